"""The same quotation in several articles, word by word: what each kept, cut and changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.model import (
    Attribution,
    Claim,
    Manner,
    Origin,
    QuotationAcross,
    QuotationVersion,
    Reading,
    Ref,
    Span,
    Spans,
    Statement,
)
from sayso.story.beside.primary_texts import PrimaryTexts
from sayso.story.beside.quoted_words import quoted_spans
from sayso.story.beside.word_runs import Word, compare_words, list_words, longest_run
from sayso.story.saying.speakers import Speakers, gather_speakers, speaker_of
from sayso.story.saying.stop_words import STOP_WORDS
from sayso.text import count_words_in, merge_spans, subtract_spans

# Words in a row that one speaker says alike in two articles: two such stretches are one quotation.
_RUN = 4
# Words in a row that are one quotation even where the articles have them from different mouths.
_RUN_OF_ANYBODY = 8
_SHARE = 0.6
_FEWEST_TELLING = 2
_TRANSLATED = re.compile(
    r"\b(?:in (?:an? |its |the )?(?:own |official |unofficial )?translation|translated(?: from [A-Z]\w+)?|"
    r"through (?:an |a |his |her |their )?(?:interpreter|translator)|(?:speaking|said|spoke|written|wrote) in "
    r"(?:Arabic|Bengali|Chinese|Czech|Dutch|Farsi|French|German|Greek|Hebrew|Hindi|Hungarian|Italian|Japanese|Korean|"
    r"Mandarin|Persian|Polish|Portuguese|Romanian|Russian|Spanish|Swahili|Turkish|Ukrainian|Urdu|Vietnamese))\b"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s|\n")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Quoted words of one attribution."""

    page: int  # index into the readings
    attribution: Attribution
    speaker: str | None
    spans: Spans
    words: tuple[Word, ...]


def find_quotations(
    readings: Sequence[Reading], claims: Sequence[Claim] = (), origins: Sequence[Origin] = ()
) -> tuple[QuotationAcross, ...]:
    """The quotations that stand in two articles or more, in order of the first.

    The first version is the primary text where one of the articles is that (a transcript, a press release, or a text
    that has the words without quotation marks), else the longest; the others are held against it. An article that has
    the same claim of the same speaker in its own wording (`claims`) is among the versions as "indirect".
    """
    speakers = gather_speakers(readings)
    pieces = [p for n, r in enumerate(readings) for p in _quoted_pieces(n, r, speakers)]
    primary = PrimaryTexts(readings, origins)
    indirect = _Indirect(readings, claims, speakers)
    out = []
    for group in _group(pieces):
        pages = {p.page for p in group}
        longest = max(group, key=lambda p: len(p.words))
        found = primary.find(longest.words, pages)
        if len(pages) > 1 or found is not None:
            out.append(_make_across(readings, group, indirect, found))
    return tuple(out)


def _quoted_pieces(page: int, reading: Reading, speakers: Speakers) -> list[_Piece]:
    out = []
    for a in reading.attributions:
        spans = quoted_spans(reading.article.text, a)
        words = tuple(list_words(reading.article.text, spans))
        if len(words) > 1:
            out.append(_Piece(page, a, speaker_of(reading, a, speakers), spans, words))
    return out


def _group(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Each long piece with the pieces of other pages that are one quotation with it; each piece is in one group.

    Pieces are never joined by way of a third: a page that quotes twice from one speech has two quotations.
    """
    held: dict[tuple[str, str], list[int]] = {}
    for n, piece in enumerate(pieces):
        for pair in {*pairwise(w.folded for w in piece.words)}:
            held.setdefault(pair, []).append(n)
    groups: list[tuple[int, list[_Piece]]] = []
    taken: set[int] = set()
    for n in sorted(range(len(pieces)), key=lambda n: (-len(pieces[n].words), n)):
        if n in taken:
            continue
        near = {k for pair in pairwise(w.folded for w in pieces[n].words) for k in held[pair]} - taken
        same = [k for k in sorted(near) if pieces[k].page != pieces[n].page and _are_one(pieces[n], pieces[k])]
        taken.update((n, *same))
        members = sorted((n, *same))
        groups.append((members[0], [pieces[k] for k in members]))
    return [group for _, group in sorted(groups, key=lambda g: g[0])]


def _are_one(a: _Piece, b: _Piece) -> bool:
    start, _, run = longest_run(a.words, b.words)
    shared = [w.folded for w in a.words[start : start + run]]
    telling = sum(w not in STOP_WORDS for w in shared)
    if telling < _FEWEST_TELLING and not (run == len(a.words) == len(b.words) and run >= _RUN):
        return False
    if a.speaker is None or a.speaker != b.speaker:
        return run >= _RUN_OF_ANYBODY
    return run >= _RUN or run >= _SHARE * min(len(a.words), len(b.words))


def _make_across(
    readings: Sequence[Reading],
    group: Sequence[_Piece],
    indirect: _Indirect,
    primary: tuple[int, Span] | None,
) -> QuotationAcross:
    by_page: dict[int, list[_Piece]] = {}
    for piece in group:
        by_page.setdefault(piece.page, []).append(piece)
    versions = {n: _version(readings[n], pieces) for n, pieces in by_page.items()}
    if primary is not None:
        page, span = primary
        versions[page] = QuotationVersion(readings[page].article.id, None, "own", (span,), None, ())
    words = {n: list_words(readings[n].article.text, v.spans) for n, v in versions.items()}
    first = primary[0] if primary is not None else max(words, key=lambda n: (len(words[n]), -n))
    ordered = [first, *(n for n in sorted(versions) if n != first)]
    out = [_held_against(versions[n], words[first], words[n] if n != first else None) for n in ordered]
    keys = Counter(p.speaker for p in group if p.speaker)
    speaker = min(keys, key=lambda k: -keys[k]) if keys else None
    refs = {(readings[p.page].article.id, p.attribution.id) for p in group}
    out += indirect.versions(refs, speaker, {readings[n].article.id for n in versions})
    return QuotationAcross(indirect.speakers.printed(speaker) if speaker else None, tuple(out))


def _version(reading: Reading, pieces: Sequence[_Piece]) -> QuotationVersion:
    spans = merge_spans(s for p in pieces for s in p.spans)
    a = pieces[0].attribution
    manner: Manner = "partial" if all(p.attribution.manner == "partial" for p in pieces) else "direct"
    return QuotationVersion(reading.article.id, a.id, manner, spans, find_translation(reading, a), ())


def _held_against(version: QuotationVersion, first: list[Word], words: list[Word] | None) -> QuotationVersion:
    return version if words is None else replace(version, changes=compare_words(first, words))


def find_translation(reading: Reading, attribution: Attribution) -> Span | None:
    """The words in the sentence around an attribution that say that it is translated; None where nothing says so."""
    text = reading.article.text
    spans = [*attribution.content, *attribution.cue, *(attribution.source.spans if attribution.source else ())]
    low, high = min(s.start for s in spans), max(s.end for s in spans)
    block = next((b.span for b in reading.article.blocks if b.span.start <= low < b.span.end), Span(low, high))
    start = max((m.end() for m in _SENTENCE_END.finditer(text, block.start, low)), default=block.start)
    ends = _SENTENCE_END.search(text, high, max(high, block.end))
    outside = subtract_spans(
        [Span(start, ends.end() if ends else max(high, block.end))], quoted_spans(text, attribution)
    )
    for span in outside:
        if m := _TRANSLATED.search(text, span.start, span.end):
            return Span(m.start(), m.end())
    return None


class _Indirect:
    """Statements in the outlets' wording that are of one claim with a quoted statement."""

    def __init__(self, readings: Sequence[Reading], claims: Sequence[Claim], speakers: Speakers) -> None:
        self.speakers = speakers
        self.readings = {r.article.id: r for r in readings}
        self.attributions = {(r.article.id, a.id): a for r in readings for a in r.attributions}
        statements = {Ref(r.article.id, s.id): s for r in readings for s in r.statements}
        # Of each attribution, the statements that are of one claim with what is said in it.
        self.beside: dict[tuple[str, str], dict[Ref, Statement]] = {}
        for claim in claims:
            known = {ref: statements[ref] for ref in claim.statements if ref in statements}
            indirect = {ref: s for ref, s in known.items() if s.manner == "indirect" and s.chain}
            for ref, s in known.items():
                if indirect and s.chain and s.manner != "indirect":
                    self.beside.setdefault((ref.article, s.chain[-1]), {}).update(indirect)

    def versions(self, quoted: set[tuple[str, str]], speaker: str | None, taken: set[str]) -> list[QuotationVersion]:
        """Of the articles that are not `taken` the first statement of that speaker; `quoted` are the attributions."""
        found = {ref: s for key in sorted(quoted) for ref, s in self.beside.get(key, {}).items()}
        out = []
        for ref, s in sorted(found.items(), key=lambda x: x[0]):
            reading, last = self.readings[ref.article], self.attributions.get((ref.article, s.chain[-1]))
            if speaker is None or last is None or ref.article in taken:
                continue
            if speaker_of(reading, last, self.speakers) == speaker and _count(reading, s.spans) > 1:
                taken.add(ref.article)
                out.append(QuotationVersion(ref.article, last.id, "indirect", s.spans, None, ()))
        return out


def _count(reading: Reading, spans: Spans) -> int:
    return count_words_in(reading.article.text, spans)
