"""What an outlet did with the words of a text."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.story.texts.copies import shared_passages
from sayso.story.texts.word_changes import rewordings, word_changes
from sayso.text import WORD
from tests.story.made_texts import FERRY, MILL, article

OLD = "The old bridge was closed on Tuesday after divers found a crack in its second pier, the city said."
NEW = "The bridge was shut on Tuesday after city divers found a crack in its second pier."


def said(text: str, *spans: Span) -> list[str]:
    return [text[s.start : s.end] for s in spans]


def test_words_are_kept_cut_added_and_replaced() -> None:
    changes = word_changes(OLD, Span(0, len(OLD)), NEW, Span(0, len(NEW)))
    assert said(OLD, *changes.cut) == ["old", "the city said"]
    assert said(NEW, *changes.added) == ["city"]
    [(was, becomes)] = changes.replaced
    assert (said(OLD, was), said(NEW, becomes)) == (["closed"], ["shut"])
    assert said(NEW, *(b for _, b in changes.kept)) == [
        "The", "bridge was", "on Tuesday after", "divers found a crack in its second pier",
    ]  # fmt: skip


def test_offsets_are_of_the_whole_texts() -> None:
    before = "Words before. "
    changes = word_changes(before + OLD, Span(len(before), len(before) + len(OLD)), NEW, Span(0, len(NEW)))
    assert said(before + OLD, *changes.cut) == ["old", "the city said"]


def test_capitals_and_points_are_no_change() -> None:
    changes = word_changes("THE END.", Span(0, 8), "the, end", Span(0, 8))
    assert changes.kept == ((Span(0, 7), Span(0, 8)),)
    assert not (changes.cut or changes.added or changes.replaced)


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_word_is_in_one_run(a: str, b: str) -> None:
    changes = word_changes(a, Span(0, len(a)), b, Span(0, len(b)))
    in_a = [s for s, _ in changes.kept] + list(changes.cut) + [s for s, _ in changes.replaced]
    in_b = [s for _, s in changes.kept] + list(changes.added) + [s for _, s in changes.replaced]
    for text, runs in ((a, in_a), (b, in_b)):
        words = [m.start() for m in WORD.finditer(text)]
        assert sorted(i for r in runs for i in words if r.start <= i < r.end) == words


def test_a_sentence_put_another_way_is_found_beside_the_one_it_comes_from() -> None:
    old = article(*FERRY)
    new = article(
        FERRY[0],
        "Sound Ferries, the line that runs the ship, said that two buses stood in its place and an inquiry was open.",
        "The harbour master declined to speak.",
        outlet="gazette.example", hours=2,
    )  # fmt: skip
    [found] = rewordings(old, new, shared_passages([old, new]))
    assert new.text[found.other_span.start : found.other_span.end].startswith("Sound Ferries, the line")
    assert old.text[found.span.start : found.span.end] == FERRY[3].rstrip(".")
    assert found.cover >= 0.6


def test_sentences_of_another_event_are_no_rewordings() -> None:
    assert rewordings(article(*FERRY), article(*MILL, outlet="b.example")) == ()
