"""Bodies that the article names: organisations, governments, groups, papers, with their short forms joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.model import SourceKind, Span
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.name_runs import NameRun
from sayso.reading.who.source_nouns import GENERATIONS, NEWSROOM_NAME_WORDS, ORGANISATION_NAME_WORDS

_NOT_LETTERS = frozenset({"of", "the", "and", "for", "in", "on", "&", "to", "a"})
Words = tuple[str, ...]


@dataclass(slots=True)
class Named:
    """Somebody the article names."""

    kind: SourceKind
    full: Span  # where the fullest name stands
    words: tuple[str, ...]  # of the fullest name, lower case
    runs: list[NameRun] = field(default_factory=list)
    gender: str | None = None  # "he" or "she", from titles, nouns and pronouns of the text
    roles: list[Span] = field(default_factory=list)  # in order of the text

    @property
    def surname(self) -> str:
        """The last word that is no generation ("Jr")."""
        return next((w for w in reversed(self.words) if w not in GENERATIONS), self.words[-1])


def kind_shown(named: Named) -> SourceKind:
    """The kind of somebody named, newsrooms apart from other organisations."""
    newsroom = named.kind == "organisation" and len(named.words) > 1 and named.words[-1] in NEWSROOM_NAME_WORDS
    return "outlet_other" if newsroom else named.kind


def _acronyms(words: Words) -> set[str]:
    return {"".join(w[0] for w in words if w not in _NOT_LETTERS), "".join(w[0] for w in words)}


def _bracketed(parsed: list[ParsedBlock], runs: list[NameRun]) -> dict[Words, Words]:
    """Short forms that stand in brackets after a long one: "Olm Harbour Guild (OHG)"."""
    out: dict[Words, Words] = {}
    for before, run in pairwise(runs):
        if before.block != run.block or len(run.words) > 1:
            continue
        doc = parsed[run.block].doc
        closed = run.last + 1 < len(doc) and doc[run.last + 1].text == ")"
        if closed and doc[before.last + 1 : run.first].text == "(" and run.words[0][0] == before.words[0][0]:
            out[run.words] = before.words
    return out


class _Bodies:
    """Bodies by the words under which a shorter form may find them."""

    def __init__(self) -> None:
        self.by_words: dict[Words, Named] = {}
        self.by_end: dict[Words, list[Named]] = {}
        self.by_start: dict[Words, list[Named]] = {}
        self.by_acronym: dict[str, list[Named]] = {}

    def add(self, words: Words, one: Named) -> None:
        self.by_words[words] = one
        if one.words != words or one.kind != "organisation":
            return
        for n in range(1, min(len(words), 6)):
            self.by_end.setdefault(words[-n:], []).append(one)
            if all(w in ORGANISATION_NAME_WORDS for w in words[n:]):
                self.by_start.setdefault(words[:n], []).append(one)
        if len(words) > 1:
            for letters in _acronyms(words):
                self.by_acronym.setdefault(letters, []).append(one)

    def longer(self, words: Words) -> Iterator[Named]:
        """Bodies whose name a shorter form may be."""
        if len(words) == 1 and len(words[0]) >= 2:
            yield from self.by_acronym.get(words[0].replace(".", ""), ())
        yield from self.by_end.get(words, ())
        yield from self.by_start.get(words, ())


def gather_bodies(
    parsed: list[ParsedBlock], runs: list[NameRun], kinds: dict[Words, SourceKind | None]
) -> dict[Words, Named]:
    """One body for each form that is no person's, the shorter forms joined to the one longer that fits."""
    first: dict[Words, Span] = {}
    for run in runs:
        first.setdefault(run.words, run.span)
    bracketed = _bracketed(parsed, runs)
    bodies = _Bodies()
    for words in sorted(first, key=lambda w: (-len(w), first[w])):
        kind = kinds.get(words)
        home = bodies.by_words.get(bracketed.get(words, ()))
        if home is None and (kind is None or kind == "person"):
            continue
        if home is None and kind == "organisation":
            fits = {id(n): n for n in bodies.longer(words)}
            home = next(iter(fits.values())) if len(fits) == 1 else None
        bodies.add(words, home or Named(kind or "organisation", first[words], words))
    return bodies.by_words
