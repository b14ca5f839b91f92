import pytest
from made_stories import ECHO, GAZETTE, WIRE, Own, Said, day, find, make_comparison, read_page

from sayso.model import Claim, Reading, WordingRow
from sayso.story.beside.wordings import find_wordings
from sayso.story.beside.words_for_one_thing import LINES

TEXTS = {WIRE.article.id: "o1", GAZETTE.article.id: "o1", ECHO.article.id: "o2"}


def uses(rows: tuple[WordingRow, ...], kind: str, *readings: Reading) -> list[tuple[str, dict[str, list[str]]]]:
    outlets = {r.article.id: (r.article.outlet or "").partition(".")[0] for r in readings}
    return [(row.about, {u.words: [outlets[i] for i, _ in u.at] for u in row.uses}) for row in rows if row.kind == kind]


def own(outlet: str, words: str) -> Reading:
    return read_page(outlet, day(6), Own(words))


def same(*readings: Reading) -> Claim:
    refs = tuple(find(r, "") for r in readings)
    return Claim("c1", "x", refs[0], refs, len(refs), 1, 1, (), (), False, ("several_origins",))


def test_the_cues_for_one_source_stand_beside_each_other() -> None:
    rows = find_wordings([WIRE, GAZETTE, ECHO], text_of=TEXTS)
    ((about, found),) = uses(rows, "cue", WIRE, GAZETTE, ECHO)
    assert about == "Ada Brenn"
    assert found == {"said": ["coastwire", "coastwire", "gazette", "gazette"], "claimed": ["echo"]}


def test_words_stand_where_the_row_says() -> None:
    made = make_comparison()
    texts = {r.article.id: r.article.text for r in made.readings}
    rows = find_wordings(made.readings, made.claims, made.links, TEXTS)
    assert {row.kind for row in rows} == {"cue", "name", "word"}
    for row in rows:
        for use in row.uses:
            assert use.at
            assert {texts[i][s.start : s.end].casefold() for i, s in use.at} == {use.words.casefold()}


def test_a_denial_is_no_wording_of_the_same() -> None:
    one = read_page("a.example", day(6), Said("Ada Brenn", "said", "the pit was dry."))
    two = read_page("b.example", day(6), Said("Ada Brenn", "denied", "the pit was wet.", act="deny"))
    assert find_wordings([one, two]) == ()


def test_what_somebody_is_called() -> None:
    rows = find_wordings([WIRE, GAZETTE, ECHO], text_of=TEXTS)
    assert uses(rows, "name", WIRE, GAZETTE, ECHO) == [
        ("Ada Brenn", {"director": ["coastwire", "gazette"], "embattled director": ["echo"]})
    ]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("chairman of the health board", "board's chairman", False),
        ("prosecutor", "prosecutor in the port trial", False),
        ("leader of the rebels", "leader of the government", True),
        ("strongman", "president", True),
        ("US president", "president", False),
    ],
)
def test_where_somebody_is_something_is_no_other_name(one: str, other: str, apart: bool) -> None:
    pages = [
        read_page(outlet, day(6), Said(f"Ola Verk, {role},", "said", "all was well.", name="Ola Verk", role=role))
        for outlet, role in (("a.example", one), ("b.example", other))
    ]
    assert bool(find_wordings(pages)) is apart


def test_words_for_one_thing_beside_one_name() -> None:
    rows = find_wordings([WIRE, GAZETTE, ECHO], text_of=TEXTS)
    assert uses(rows, "word", WIRE, GAZETTE, ECHO) == [("Varn", {"regime": ["coastwire"], "government": ["echo"]})]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("The war in Ostren entered its third year on Sunday.",
         "The special operation in Ostren entered its third year on Sunday.", {"war", "special operation"}),
        ("Protesters blocked the ring road around Harl for six hours.",
         "Rioters blocked the ring road around Harl for six hours.", {"protesters", "rioters"}),
        ("Seven villagers were killed near the Olm crossing.",
         "Seven villagers were murdered near the Olm crossing.", {"killed", "murdered"}),
    ],
)  # fmt: skip
def test_pairs_that_newsrooms_choose_between(one: str, other: str, words: set[str]) -> None:
    rows = find_wordings([own("a.example", one), own("b.example", other)])
    assert {u.words for row in rows if row.kind == "word" for u in row.uses} == words


def test_words_of_one_line_about_other_things_are_no_row() -> None:
    pages = (
        own("a.example", "The war in Ostren entered its third year."),
        own("b.example", "The campaign for the mayor's office in Tull cost a million crowns."),
    )
    assert find_wordings(pages) == ()


def test_only_the_outlets_own_voice_is_looked_at() -> None:
    one = own("a.example", "The government in Varn has sent divers to the pit.")
    said = read_page("b.example", day(6), Said("Osk Tarn", "said", "the regime in Varn has sent divers to the pit."))
    marked = own("c.example", "The “regime” in Varn has sent divers to the pit.")
    assert find_wordings([one, said]) == ()
    assert find_wordings([one, marked]) == ()


def test_copies_are_not_held_against_each_other() -> None:
    one = own("a.example", "The regime in Varn has sent divers to the pit.")
    two = own("b.example", "The government in Varn has sent divers to the pit.")
    assert len(find_wordings([one, two])) == 1
    assert find_wordings([one, two], text_of={one.article.id: "o1", two.article.id: "o1"}) == ()


def test_a_few_words_that_part_inside_one_claim() -> None:
    one = own("a.example", "The mayor opened the splendid new harbour bath on Sunday.")
    two = own("b.example", "The mayor opened the costly new harbour bath on Sunday.")
    assert find_wordings([one, two]) == ()
    rows = find_wordings([one, two], [same(one, two)])
    assert uses(rows, "word", one, two) == [
        ("The mayor opened the … new harbour bath on Sunday", {"splendid": ["a"], "costly": ["b"]})
    ]


def test_numbers_and_names_are_no_matter_of_wording() -> None:
    one = own("a.example", "The mayor opened the bath for 40 children on Sunday.")
    two = own("b.example", "The mayor opened the bath for 50 children on Sunday.")
    assert find_wordings([one, two], [same(one, two)]) == ()
    one = own("a.example", "The flood reached the houses of Harl before dawn.")
    two = own("b.example", "The flood reached the houses of Tull before dawn.")
    assert find_wordings([one, two], [same(one, two)]) == ()


def test_swapping_the_names_swaps_the_rows() -> None:
    one, two = "The regime in Varn has sent divers.", "The government in Varn has sent divers."
    there = find_wordings([own("a.example", one), own("b.example", two)])
    swapped = find_wordings(
        [own("a.example", one.replace("Varn", "Tull")), own("b.example", two.replace("Varn", "Tull"))]
    )
    assert [(r.kind, r.about.replace("Varn", "Tull"), r.uses) for r in there] == [
        (r.kind, r.about, r.uses) for r in swapped
    ]


def test_the_table_is_of_small_letters_and_says_each_word_once_a_line() -> None:
    for line in LINES:
        words = line.split(", ")
        assert len(words) > 1 and len(words) == len(set(words)), line
        assert line == line.lower()
