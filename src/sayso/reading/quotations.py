"""Quotation marks: which stretches of an article stand inside them.

Marks are paired within a paragraph, whatever their style or mixture, and never raise: a mark without a partner closes
at the paragraph's end when the next paragraph opens again (a quotation over several paragraphs), else it is no
quotation when it looks like an inch mark or an apostrophe.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import READ_KINDS, Article, Span
from sayso.text import strip_span

_OPEN_DOUBLE = "“„«‟"
_CLOSE_DOUBLE = "”»"
_DOUBLE = re.compile(f"``|''|,,|[\"{_OPEN_DOUBLE}{_CLOSE_DOUBLE}]")
_WRITTEN_AS_TWO = {"``": "“", ",,": "“", "''": "”"}
_SINGLE = re.compile("['‘’`´]")
_RUNS_ON = 5  # spaces in the shortest paragraph that may leave a single mark open
_BEFORE_OPENING = "([{—–-/:,…“„«\"'‘"
_AFTER_CLOSING = ".,;:!?)]}—–-/…”»\"'’"


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch in quotation marks, inside one block."""

    block: int  # into Article.blocks
    span: Span  # with its marks
    inner: Span  # without them
    closed: bool  # False: runs to the paragraph's end without a closing mark
    nested: bool  # inside another quotation
    single: bool  # marked by single quotation marks


def find_quotes(article: Article) -> list[Quote]:
    """The quotations of all blocks that are read, in order of their first character; nested ones follow their outer."""
    out: list[Quote] = []
    for index, block in enumerate(article.blocks):
        if block.kind in READ_KINDS:
            inner = strip_span(article.text, block.span.start, block.span.end)
            # A body block may hold several paragraphs where lines were hard-wrapped; a blank line ends a quotation.
            for start, end in _paragraphs(article.text, inner):
                out.extend(_in_paragraph(article.text, start, end, index))
    return sorted(out, key=lambda q: (q.span.start, -q.span.end))


def outer_quotes(article: Article) -> list[Quote]:
    """`find_quotes` without those inside another."""
    return [q for q in find_quotes(article) if not q.nested]


def _paragraphs(text: str, span: Span) -> Iterator[tuple[int, int]]:
    at = span.start
    while at < span.end:
        cut = text.find("\n\n", at, span.end)
        end = span.end if cut < 0 else cut
        yield at, end
        at = end + 2


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark at `at` stands where a quotation opens."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _closes(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark at `at` stands where a quotation closes."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)


def _in_paragraph(text: str, start: int, end: int, block: int) -> Iterator[Quote]:
    doubles = list(_double_quotes(text, start, end, block))
    yield from doubles
    at = start
    for q in (*doubles, None):
        stop = q.span.start if q else end
        yield from _single_quotes(text, at, stop, block, nested=False)
        if q:
            yield from _single_quotes(text, q.inner.start, q.inner.end, block, nested=True)
            at = q.span.end


def _double_quotes(text: str, start: int, end: int, block: int) -> Iterator[Quote]:
    opened: int | None = None
    at, opened_width = start, 1
    while found := _DOUBLE.search(text, at, end):
        at, width = found.start(), len(found[0])
        if found[0] == ",," and not (_opens(text, at + 1, at, end) and (at == start or text[at - 1].isspace())):
            at += 1
            continue
        mark = _WRITTEN_AS_TWO.get(found[0], found[0])
        if opened is None:
            is_open = mark in _OPEN_DOUBLE or (mark in '"”»' and _opens(text, at, start, end))
            # An inch mark or a stray closing mark opens nothing.
            if is_open and not (mark == '"' and at > start and text[at - 1].isdigit()):
                opened, opened_width = at, width
        elif _ends_double(text, mark, at, start, end):
            yield _quote(block, opened, opened_width, at, width, closed=True)
            opened = None
        at += width
    if opened is not None and end - opened > 2:
        yield Quote(block, Span(opened, end), Span(opened + opened_width, end), False, False, False)


def _ends_double(text: str, mark: str, at: int, start: int, end: int) -> bool:
    """Whether a double mark inside a quotation ends it, however badly it is chosen."""
    if mark in _CLOSE_DOUBLE:
        return True
    closes = _closes(text, at, start, end)
    return (mark == '"' and closes) or (not _opens(text, at, start, end) and (mark == '"' or closes))


def _quote(block: int, opened: int, opened_width: int, at: int, width: int, *, closed: bool) -> Quote:
    return Quote(block, Span(opened, at + width), Span(opened + opened_width, at), closed, False, False)


def _single_quotes(text: str, start: int, end: int, block: int, *, nested: bool) -> Iterator[Quote]:
    opened: int | None = None
    for found in _SINGLE.finditer(text, start, end):
        at, ch = found.start(), found[0]
        if opened is None:
            before = text[at - 1] if at > start else " "
            if (
                ch in "'‘`"
                and (before.isspace() or before in '([{—–-/:,"“')
                and at + 1 < end
                and text[at + 1].isalnum()
            ):
                opened = at
        elif ch == "‘":
            opened = at
        elif _closes(text, at, start, end) and not _is_possessive(text, at, opened, end):
            if len(text[opened + 1 : at].strip()) > 1:
                yield Quote(block, Span(opened, at + 1), Span(opened + 1, at), True, nested, True)
            opened = None
    if opened is not None and not nested and _runs_on(text, opened, start, end):
        # The quotation goes on in the next paragraph.
        yield Quote(block, Span(opened, end), Span(opened + 1, end), False, False, True)


def _runs_on(text: str, opened: int, start: int, end: int) -> bool:
    """Whether a single mark without a partner opens a sentence at the paragraph's start or behind "said:"."""
    opens = opened == start or text[max(start, opened - 2) : opened].rstrip().endswith(":")
    return opens and text[opened + 1 : opened + 2].isupper() and text.count(" ", opened, end) >= _RUNS_ON


def _is_possessive(text: str, at: int, opened: int, end: int) -> bool:
    """Whether the mark is the apostrophe of a plural ("workers' rights") or a dropped letter with a later close."""
    if text[at - 1] != "s" or at + 1 >= end or not text[at + 1].isspace():
        return False
    later = next(
        (i for i in range(at + 1, min(end, at + 400)) if text[i] in "'’" and _closes(text, i, opened, end)), None
    )
    return later is not None
