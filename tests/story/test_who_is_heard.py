from dataclasses import replace

from made_stories import ECHO, GAZETTE, WIRE, Own, Said, day, make_comparison, read_page

from sayso.model import Mention, Passage, Reply, Span
from sayso.story.beside.heard import find_heard, share_words
from sayso.story.saying.speakers import Speakers

TEXTS = {WIRE.article.id: "o1", GAZETTE.article.id: "o1", ECHO.article.id: "o2"}


def by_name() -> dict[str, dict[str, str]]:
    return {h.name: {on.article: on.heard for on in h.on} for h in find_heard([WIRE, GAZETTE, ECHO], TEXTS)}


def test_each_page_hears_somebody_in_its_own_way() -> None:
    heard = by_name()
    assert heard["Ada Brenn"] == {r.article.id: "quoted" for r in (WIRE, GAZETTE, ECHO)}
    assert heard["The pit workers' union"] == {ECHO.article.id: "paraphrased"}
    assert heard["Mines Inspectorate"] == {ECHO.article.id: "no_response"}
    assert heard["Osk Tarn"] == {ECHO.article.id: "talked_about"}


def test_those_heard_in_most_texts_come_first_and_copies_count_once() -> None:
    names = list(by_name())
    assert names[0] == "Ada Brenn"
    assert names.index("The pit workers' union") < names.index("Osk Tarn")
    twice = find_heard([WIRE, GAZETTE], TEXTS)
    assert [on.heard for on in twice[0].on] == ["quoted", "quoted"]


def test_role_and_party_are_those_that_a_page_tells() -> None:
    brenn = next(h for h in find_heard([ECHO, WIRE], TEXTS) if h.name == "Ada Brenn")
    assert (brenn.role, brenn.party) == ("embattled director", "Harl Mining")


def test_a_party_that_speaks_in_its_own_name_is_of_its_own_row() -> None:
    page = read_page(
        "a.example", day(6), Said("Ola Verk, a spokesman for Harl Mining,", "said", "all was well.", name="Ola Verk",
                                  party="Harl Mining"),
        Said("Harl Mining", "said", "the pit was safe.", kind="organisation"),
    )  # fmt: skip
    assert {h.name: h.party for h in find_heard([page])} == {"Ola Verk": "Harl Mining", "Harl Mining": "Harl Mining"}


def test_nobody_is_only_talked_about_in_a_text_that_is_cut() -> None:
    cut = replace(ECHO, article=replace(ECHO.article, complete=False))
    names = {h.name for h in find_heard([cut])}
    assert "Osk Tarn" not in names
    assert {"Ada Brenn", "Mines Inspectorate"} <= names


def test_a_reply_is_kept_also_of_one_who_is_heard() -> None:
    reply = Reply(Span(0, 4), "declined")
    page = replace(WIRE, mentions=(Mention("Ada Brenn", "person", (), "quoted", reply),))
    brenn = next(h for h in find_heard([page]) if h.name == "Ada Brenn")
    assert (brenn.on[0].heard, brenn.on[0].reply) == ("quoted", reply)


def test_unnamed_people_of_two_texts_are_not_one_and_those_of_copies_are() -> None:
    one = read_page("a.example", day(6), Said("Two officials", "said", "the pit was dry.", kind="unnamed"))
    other = read_page("b.example", day(6), Said("Two officials", "said", "the pit was wet.", kind="unnamed"))
    ids = one.article.id, other.article.id
    assert len(find_heard([one, other])) == 2
    (row,) = find_heard([one, other], {ids[0]: "o1", ids[1]: "o1"})
    assert [on.article for on in row.on] == list(ids)


def test_what_somebody_thinks_is_told_of_them() -> None:
    page = read_page(
        "a.example", day(6), Said("Osk Tarn", "hopes", "that the pit will open.", act="hope", speech=False)
    )
    assert [(h.name, h.on[0].heard) for h in find_heard([page])] == [("Osk Tarn", "talked_about")]


def test_short_names_lead_to_the_one_long_name_that_they_end() -> None:
    speakers = Speakers(["Ada Brenn", "Brenn", "the Coastguard", "Coastguard", "Ruth Salk", "Jon Salk", "Salk"])
    assert speakers.key("Brenn") == speakers.key("Ada Brenn") == speakers.key("Dr. Ada M. Brenn")
    assert speakers.key("The Coastguard's") == speakers.key("coastguard")
    assert speakers.key("Salk") not in {speakers.key("Ruth Salk"), speakers.key("Jon Salk")}
    assert speakers.printed(speakers.key("Brenn")) == "Ada Brenn"


def test_shared_words_are_counted_on_both_pages() -> None:
    made = make_comparison()
    wire, gazette, echo = share_words(made.readings, made.passages)
    assert wire.shared == gazette.shared == 26
    assert (wire.others, echo.shared, echo.others) == ((GAZETTE.article.id,), 0, ())
    assert 0 < gazette.shared <= gazette.words


def test_overlapping_passages_count_a_word_once() -> None:
    page = read_page("a.example", day(6), Own("one two three four five"))
    other = read_page("b.example", day(6), Own("one two three four five"))
    a, b = page.article.id, other.article.id
    passages = [Passage(a, Span(0, 13), b, Span(0, 13), 1.0), Passage(a, Span(4, 18), b, Span(4, 18), 1.0)]
    assert [s.shared for s in share_words([page, other], passages)] == [4, 4]
