"""The times of an article in order: phrases found, resolved against what was told before, and joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sayso.model import READ_KINDS, Article, Interval, Span, When
from sayso.reading.parse import ParsedBlock
from sayso.reading.when.anchor import Anchor
from sayso.reading.when.clocks import on_day
from sayso.reading.when.grammar import next_phrase
from sayso.reading.when.phrase import Piece
from sayso.reading.when.stretches import DAY, Meant
from sayso.reading.when.tense import Tenses
from sayso.reading.when.tokens import Tokens, tokenise

# Between a day and its hour: "Sunday at 8 p.m.", "8 p.m. on Sunday", "the evening of March 3".
_GLUE = frozenset({"AT", "ON", "OF", "COMMA", "IN", "THE"})
_MOST_GLUE = 2
_BOUNDS = frozenset({"until", "till", "by", "before", "since", "to"})
_EDGES = frozenset({"END", "BEGIN", "MIDDLE"})
_LAST_DAY = datetime.max.replace(tzinfo=UTC) - DAY  # that a day may follow
_COARSE = frozenset({"month", "year", "decade", "century", "season", "quarter", "half", "week"})


def find_times(article: Article, parsed: Sequence[ParsedBlock] = ()) -> list[When]:
    """The time words of the blocks that are read, in order, each with its TIMEX3 value and UTC stretch where known.

    A bare weekday or month is the last one up to the day of publication, or the next one where the verb over it (in
    `parsed`) tells of what is to come; "the next day" leans on the time told before; in a text about older times a date
    without a year belongs to the year told last. Days are UTC days; a time of day has its exact stretch only where its
    zone is known. "since", "until", "by", "before" and "after" open the stretch to one side. Relative words have no
    stretch where `published` is unknown. Never raises.
    """
    anchor = Anchor(article, Tenses(parsed))
    out: list[When] = []
    for block in article.blocks:
        if block.kind in READ_KINDS:
            anchor.open_block()
            tokens = tokenise(article.text, block.span.start, block.span.end)
            out += [_as_when(tokens, piece, anchor) for piece in _in_tokens(tokens, anchor)]
    return out


@dataclass(slots=True)
class _Row:
    """Pieces found so far in one block; the last may still wait for its day."""

    pieces: list[Piece]
    waiting: bool = False


def _in_tokens(tokens: Tokens, anchor: Anchor) -> list[Piece]:
    row = _Row([])
    at = 0
    while (found := next_phrase(tokens, at)) is not None:
        phrase, resolve = found
        try:
            pieces = resolve(phrase, anchor)
        except (ValueError, OverflowError, KeyError):
            pieces = Meant("DATE", None)
        if isinstance(pieces, Meant):
            pieces = [Piece(phrase.first, phrase.last, pieces)]
        if pieces is None:
            at = phrase.first + 1
            continue
        named = phrase.has("y") or phrase.has("iso")
        aside = phrase.before() in _BOUNDS
        for piece in pieces:
            _add(tokens, row, piece, anchor)
            if not _waits(piece.meant):
                anchor.told(piece.meant, named=named, aside=aside)
        anchor.opening = False
        at = max(phrase.last, pieces[-1].last)
    _settle(row, anchor)
    return row.pieces


def _add(tokens: Tokens, row: _Row, piece: Piece, anchor: Anchor) -> None:
    last = row.pieces[-1] if row.pieces else None
    near = last is not None and piece.first - last.last <= _MOST_GLUE and _glued(tokens, last.last, piece.first)
    if _waits(piece.meant):
        if near and last is not None and last.meant.grain == "day" and last.meant.start is not None:
            row.pieces[-1] = Piece(last.first, piece.last, on_day(piece.meant, last.meant.start))
            return
        _settle(row, anchor)
        row.pieces.append(piece)
        row.waiting = True
        return
    if row.waiting and near and last is not None and piece.meant.grain == "day" and piece.meant.start is not None:
        row.pieces[-1] = Piece(last.first, piece.last, on_day(last.meant, piece.meant.start))
        row.waiting = False
        return
    _settle(row, anchor)
    row.pieces.append(_widen(tokens, piece))


def _waits(meant: Meant) -> bool:
    return meant.clock is not None or meant.part is not None


def _glued(tokens: Tokens, first: int, last: int) -> bool:
    return all(tokens.name(i) in _GLUE for i in range(first, last))


def _settle(row: _Row, anchor: Anchor) -> None:
    """What waits for its day gets the one told last; a bare part of the day without one is nothing."""
    if not row.waiting:
        return
    row.waiting = False
    piece = row.pieces.pop()
    day = anchor.day_told or anchor.day
    if piece.meant.part is not None:
        return
    meant = Meant("TIME", None) if day is None else on_day(piece.meant, day)
    row.pieces.append(replace(piece, meant=meant))


def _widen(tokens: Tokens, piece: Piece) -> Piece:
    """With the words before that say which part of it: "early March", "mid-2019", "the end of February"."""
    if piece.meant.type != "DATE" or not piece.meant.grain:
        return piece
    first = piece.first
    name = tokens.name(first - 1)
    if name in ("EARLY", "LATE", "MID"):
        first -= 1
    elif (name == "HYPH" and tokens.name(first - 2) in ("EARLY", "LATE", "MID")) or (
        name in ("IN", "ON") and tokens.name(first - 2) in ("EARLY", "LATE") and tokens.word(first - 1) in ("in", "on")
    ):
        first -= 2
    elif name == "OF" and tokens.name(first - 2) in _EDGES and piece.meant.grain in _COARSE:
        first -= 3 if tokens.name(first - 3) == "THE" else 2
    if piece.meant.grain == "decade" and tokens.name(first - 1) == "THE":
        first -= 1
    return replace(piece, first=first)


def _as_when(tokens: Tokens, piece: Piece, anchor: Anchor) -> When:
    meant = piece.meant
    return When(
        Span(tokens.starts[piece.first], tokens.ends[piece.last - 1]),
        meant.type,
        meant.timex,
        _bound(tokens, piece, anchor),
    )


def _bound(tokens: Tokens, piece: Piece, anchor: Anchor) -> Interval | None:
    """The stretch, opened to one side by the word before it."""
    meant = piece.meant
    if meant.start is None or meant.end is None:
        return None
    before = tokens.word(piece.first - 1)
    plain = Interval(meant.start, meant.end)
    if meant.type not in ("DATE", "TIME"):
        return plain
    day = anchor.day
    if before == "since" and day is not None and not anchor.narrative and meant.start <= day <= _LAST_DAY:
        return Interval(meant.start, day + DAY)
    if before in ("by", "until", "till"):
        return Interval(None, meant.end)
    follows = tokens.name(piece.last)
    if meant.type == "DATE" and before == "before" and follows != "APOS":
        return Interval(None, meant.start)
    if meant.type == "DATE" and before == "after" and follows in ("", "COMMA", "MARK"):
        return Interval(meant.end, None)
    return plain
