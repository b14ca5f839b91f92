"""Texts held against each other in words: what was kept, cut and added; the same quotation on several pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import QuotationAcross, Span, Spans, StoryPanels, WordChange
from sayso.retell.story.cast import StoryCast
from sayso.retell.wording import put_quoted

_KEPT_SHOWN, _CUT_SHOWN = 5, 3  # words at each end of a long run that both texts have, or that was cut
# A mark inside the text goes with its word; one that a quotation mark follows is the other text's.
_AFTER = re.compile(r"[,;:.!?]+(?=\s)")


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are kept, cut or added on the way from one text to another."""

    kind: str  # "kept", "cut", "added"
    words: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A quotation as one page has it, or as several have it alike."""

    pages: tuple[tuple[str, str | None], ...]  # page, address
    told: str  # "the text itself", "word for word", "quoted", "in the outlet's wording"
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """The same quotation on several pages."""

    speaker: str | None
    versions: tuple[VersionRow, ...]
    alike: bool  # all have the same words


def put_parts(changes: Iterable[WordChange], text: str, other: str) -> list[Part]:
    """The way from one text to the other in words; long runs that both have are shortened in the middle."""
    parts: list[Part] = []
    for change in changes:
        if change.kind == "kept" and change.other is not None:
            parts.append(Part("kept", _with_mark(other, change.other)))
        if change.kind in ("cut", "changed") and change.span is not None:
            parts.append(Part("cut", _tidy(text, change.span)))
        if change.kind in ("added", "changed") and change.other is not None:
            parts.append(Part("added", _with_mark(other, change.other)))
    return parts


def shorten_kept(parts: Sequence[Part]) -> list[Part]:
    """The same, of what both texts have only the words beside a difference."""
    out = []
    for n, part in enumerate(parts):
        words = part.words.split()
        if part.kind == "kept" and len(words) > 2 * _KEPT_SHOWN:
            before = words[:_KEPT_SHOWN] if n else []
            after = words[-_KEPT_SHOWN:] if n + 1 < len(parts) else []
            out.append(Part("kept", " ".join([*before, "…", *after])))
        else:
            out.append(part)
    return out


def shorten_cut(parts: Sequence[Part]) -> list[Part]:
    """The same, of long runs that were cut only the words at both ends; what was kept and added stays whole."""
    out = []
    for part in parts:
        words = part.words.split()
        long = part.kind == "cut" and len(words) > 2 * _KEPT_SHOWN
        shown = " ".join([*words[:_CUT_SHOWN], "…", *words[-_CUT_SHOWN:]]) if long else part.words
        out.append(Part(part.kind, shown))
    return out


def _tidy(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _with_mark(text: str, span: Span) -> str:
    """The words with the mark right after them, so that sentences stay sentences."""
    after = _AFTER.match(text, span.end)
    return _tidy(text, Span(span.start, after.end() if after else span.end))


def list_quotations(panels: StoryPanels, cast: StoryCast) -> list[QuotationRow]:
    """The quotations of a story; those whose versions differ come first."""
    rows = [_quotation_row(q, cast) for q in panels.quotations]
    return sorted(rows, key=lambda r: r.alike)


def _quotation_row(q: QuotationAcross, cast: StoryCast) -> QuotationRow:
    first = q.versions[0]
    text = cast.readings[first.article].article.text
    grouped: dict[tuple[str, tuple[Part, ...]], list[tuple[str, str | None]]] = {}
    alike = True
    for v in q.versions:
        article = cast.readings[v.article].article
        if v.manner == "indirect" or v is first:
            parts: tuple[Part, ...] = (Part("kept", _join(article.text, v.spans)),)
        else:
            parts = tuple(put_parts(v.changes, text, article.text))
        told = _told(v.manner, v is first, parts)
        if v.translated is not None:
            told += f", {put_quoted(article.words((v.translated,)))}"
        alike = alike and v.manner != "indirect" and all(p.kind == "kept" for p in parts)
        address = cast.locate(v.article, v.spans[0]) if v.spans else None
        grouped.setdefault((told, parts), []).append((cast.pages[v.article], address))
    if alike:
        pages = [page for of in grouped.values() for page in of]
        grouped = {("the same words", next(iter(grouped))[1]): pages}
    versions = tuple(VersionRow(tuple(pages), told, parts) for (told, parts), pages in grouped.items())
    return QuotationRow(q.speaker, versions, alike)


def _told(manner: str, first: bool, parts: Sequence[Part]) -> str:
    if manner == "own":
        return "the text itself"
    if manner == "indirect":
        return "in the outlet's wording"
    if first:
        return "quoted, in full as far as these pages have it"
    return "the same words" if all(p.kind == "kept" for p in parts) else "quoted, in part or otherwise"


def _join(text: str, spans: Spans) -> str:
    return " … ".join(_tidy(text, s) for s in spans)
