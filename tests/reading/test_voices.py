"""Whose voice a source is, and which attribution owns a word."""

import pytest
from notation import unmark

from sayso.model import Source, SourceKind, Voice
from sayso.page.given import take_text_as_given
from sayso.reading.layout import lay_out
from sayso.reading.parse import parse_article
from sayso.reading.voices.chains import link_chains
from sayso.reading.voices.labels import voice_of
from sayso.reading.voices.owners import own_words


@pytest.mark.parametrize(
    ("phrase", "known", "kind"),
    [
        ("He", None, "person"),
        ("They", None, "group"),
        ("Two sisters", None, "group"),
        ("Ada Marrow", None, "person"),
        ("Two officials", "unnamed", "unnamed"),
    ],
)
def test_a_kind_that_was_not_told_is_read_from_the_words(phrase: str, known: SourceKind | None, kind: str) -> None:
    text, founds = unmark(f"<s1>{phrase}</s1> <c1>said</c1> <x1>the ferry was lost</x1>.")
    article = take_text_as_given(text)
    layout = lay_out(article, parse_article(article))
    source = Source(founds[0].source, None, None, known, None, "the board")
    assert voice_of(layout, founds, link_chains(layout, founds), [source], 0) == (Voice(kind, None, "the board"), 0)


def roles(marked: str) -> list[str | None]:
    text, founds = unmark(marked)
    owners = own_words(lay_out(take_text_as_given(text), []), founds, [()] * len(founds))
    return [None if o is None else f"{o.role}{o.found + 1}" for o in owners]


def test_the_innermost_region_owns_a_word() -> None:
    assert roles("<s1>A</s1> <c1>says</c1> <x1>that <s2>B</s2> <c2>says</c2> <x2>no</x2> twice</x1> here") == [
        "source1", "cue1", "content1", "source2", "cue2", "content2", "content1", None,
    ]  # fmt: skip


def test_a_claim_inside_a_source_is_content() -> None:
    assert roles("<s1>A who <c2>vowed</c2> <x2>peace</x2></s1> <c1>says</c1> <x1>no more of it at all</x1>") == [
        "source1", "source1", "cue2", "content2", "cue1", *["content1"] * 6,
    ]  # fmt: skip


def test_of_two_with_one_content_the_repeater_owns_it() -> None:
    marked = "<s1>A</s1> <c1>repeats</c1> <s2>their</s2> <e2>claim</e2> <x1><x2>that it rains</x2></x1>"
    assert roles(marked)[-3:] == ["content1"] * 3
