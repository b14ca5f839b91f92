from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from made_stories import ECHO, GAZETTE, WIRE, Own, Said, day, find, make_comparison, read_page

from sayso.model import Claim, Origin, Reading, Span
from sayso.story.beside.quotations import find_quotations
from sayso.story.beside.word_runs import compare_words, list_words

LONG = "We will open the lower gates before the flood comes and nobody will be left behind in the valley"


def quoted(outlet: str, words: str, name: str = "Ada Brenn", *, source: str = "Ada Brenn", tail: str = "") -> Reading:
    return read_page(outlet, day(6), Said(source, "said", f"“{words}”", name=name, after=True, tail=tail))


def texts(*readings: Reading) -> list[list[tuple[str, list[str]]]]:
    by_id = {r.article.id: r.article for r in readings}
    return [
        [(by_id[v.article].outlet or "", [by_id[v.article].text[s.start : s.end] for s in v.spans]) for v in q.versions]
        for q in find_quotations(readings)
    ]


def test_the_longest_version_comes_first_and_the_others_are_held_against_it() -> None:
    (q,) = find_quotations([ECHO, GAZETTE, WIRE])
    assert q.speaker == "Ada Brenn"
    assert [v.article for v in q.versions] == [r.article.id for r in (WIRE, ECHO, GAZETTE)]
    text = WIRE.article.text
    cuts = [[text[c.span.start : c.span.end] for c in v.changes if c.kind == "cut" and c.span] for v in q.versions]
    assert cuts == [
        [],
        ["We closed the lower gates", "and nobody was sent down after that"],
        ["and nobody was sent down after that"],
    ]
    assert [v.manner for v in q.versions] == ["direct", "partial", "direct"]


def test_changed_words_have_both_places() -> None:
    other = "We will open the upper gates before the flood comes and nobody will be left behind"
    one, two = quoted("a.example", LONG), quoted("b.example", other)
    (q,) = find_quotations([one, two])
    (changed,) = [c for c in q.versions[1].changes if c.kind == "changed"]
    assert changed.span and changed.other
    assert one.article.text[changed.span.start : changed.span.end] == "lower"
    assert two.article.text[changed.other.start : changed.other.end] == "upper"


def test_one_quotation_over_two_attributions_is_one() -> None:
    whole = quoted("a.example", "The gates are open tonight and the pit will be dry by Friday morning")
    cut = read_page(
        "b.example", day(6), Said("Brenn", "said", "“The gates are open tonight”", name="Ada Brenn", after=True),
        Said("Brenn", "said", "“the pit will be dry by Friday morning”", name="Ada Brenn", after=True),
    )  # fmt: skip
    assert texts(whole, cut) == [
        [
            ("a.example", ["The gates are open tonight and the pit will be dry by Friday morning"]),
            ("b.example", ["The gates are open tonight", "the pit will be dry by Friday morning"]),
        ]
    ]


def test_two_speakers_who_share_a_few_words_are_two_quotations() -> None:
    one = quoted("a.example", "We closed the lower gates on Monday")
    two = quoted("b.example", "We closed the lower gates on Sunday", name="Osk Tarn", source="Osk Tarn")
    assert texts(one, two) == []


def test_long_words_alike_are_one_quotation_whoever_is_said_to_have_said_them() -> None:
    one, two = quoted("a.example", LONG), quoted("b.example", LONG, name="Osk Tarn", source="Osk Tarn")
    (q,) = find_quotations([one, two])
    assert len(q.versions) == 2
    assert {c.kind for c in q.versions[1].changes} == {"kept"}


def test_other_words_of_one_speaker_are_another_quotation() -> None:
    assert texts(quoted("a.example", LONG), quoted("b.example", "Nobody told me that the pumps had been sold")) == []
    assert texts(quoted("a.example", "It was a good day for all of us"), quoted("b.example", "All of us are sad")) == []


def test_a_text_that_has_the_words_without_marks_is_the_primary_text() -> None:
    speech = read_page("harl.example", day(5), Own(f"Friends. {LONG}. Thank you."), genre="transcript")
    (q,) = find_quotations([quoted("a.example", "We will open the lower gates before the flood comes"), speech])
    first = q.versions[0]
    assert (first.article, first.manner, first.attribution) == (speech.article.id, "own", None)
    assert [speech.article.text[s.start : s.end] for s in first.spans] == [
        "We will open the lower gates before the flood comes"
    ]


def test_a_press_release_is_a_primary_text_and_a_short_likeness_is_none() -> None:
    release = read_page("harl.example", day(5), Own("The lower gates were closed within six minutes of it, it says."))
    page = quoted("a.example", "The lower gates were closed within six minutes of it")
    assert find_quotations([page, release]) == ()
    origin = Origin("o1", "press_release", "Harl", (release.article.id,), "says so")
    (q,) = find_quotations([page, release], origins=[origin])
    assert q.versions[0].article == release.article.id


def test_words_that_mark_a_translation_are_found_outside_the_quotation() -> None:
    told = quoted("a.example", LONG, tail=", speaking in French.")
    inside = quoted("b.example", f"{LONG} speaking in French")
    (q,) = find_quotations([told, inside])
    by_page = {v.article: v.translated for v in q.versions}
    found = by_page[told.article.id]
    assert found and told.article.text[found.start : found.end] == "speaking in French"
    assert by_page[inside.article.id] is None


def test_a_page_that_puts_it_in_its_own_words_is_among_the_versions() -> None:
    other = read_page("d.example", day(6), Said("Ada Brenn", "said", "the lower gates were shut in six minutes."))
    refs = (find(WIRE, "We closed"), find(GAZETTE, "We closed"), find(other, "lower gates"))
    claim = Claim("c1", "x", refs[0], refs, 3, 1, 1, (), (), False, ("one_party",))
    (q,) = find_quotations([WIRE, GAZETTE, other], [claim])
    assert [(v.article, v.manner) for v in q.versions][-1] == (other.article.id, "indirect")
    assert q.versions[-1].changes == ()


def test_the_order_of_the_pages_changes_no_version() -> None:
    made = make_comparison()
    forth, back = find_quotations(made.readings), find_quotations(made.readings[::-1])
    assert {v for q in forth for v in q.versions} == {v for q in back for v in q.versions}


def test_nothing_is_found_on_one_page_alone() -> None:
    assert find_quotations([WIRE]) == ()
    assert find_quotations([replace(WIRE, attributions=())]) == ()


SAID = ["the", "pit", "at", "harl", "was", "dry", "we", "closed", "gates", "don't", "1,200", "men"]
WORDS = st.lists(st.sampled_from(SAID), max_size=14)


@given(WORDS, WORDS)
def test_every_word_of_both_texts_is_in_one_change(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), ", ".join(other)
    left, right = list_words(a, [Span(0, len(a))]), list_words(b, [Span(0, len(b))])
    changes = compare_words(left, right)
    ours = [w for c in changes if c.span for w in a[c.span.start : c.span.end].split()]
    theirs = [w for c in changes if c.other for w in b[c.other.start : c.other.end].replace(", ", " ").split()]
    assert (ours, theirs) == (one, other)
    for c in changes:
        if c.kind == "kept" and c.span and c.other:
            kept = b[c.other.start : c.other.end].replace(", ", " ")
            assert a[c.span.start : c.span.end] == kept


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_survives(a: str, b: str) -> None:
    changes = compare_words(list_words(a, [Span(0, len(a))]), list_words(b, [Span(0, len(b))]))
    assert all(c.span or c.other for c in changes)
