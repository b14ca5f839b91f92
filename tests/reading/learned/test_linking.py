"""Spans joined to attributions by scores that are given here."""

from __future__ import annotations

import numpy as np

from sayso.reading.learned.emissions import Emissions
from sayso.reading.learned.known import Placed
from sayso.reading.learned.linking import (
    JOINED_WIDTH,
    PAIR_WIDTH,
    close_gaps,
    count_units,
    describe_all,
    join_pieces,
    make_pairs,
)
from sayso.reading.learned.masking import mask_text
from sayso.reading.learned.tagging import CONTENT, CUE, SOURCE, Piece

TEXT = "“It rained,” said Odd Marr, “and then it snowed.” The mill, a guard added, was shut."
WORDS = frozenset(
    ("it", "rained", "said", "and", "then", "snowed", "the", "mill", "a", "guard", "added", "was", "shut")
)


def piece(e: Emissions, role: int, words: str) -> Piece:
    at = TEXT.index(words)
    inside = [i for i, u in enumerate(e.units) if at <= u.start and u.end <= at + len(words)]
    return Piece(role, inside[0], inside[-1], 0.9, 0.9, 0.9)


def emissions() -> Emissions:
    units = [u for row in mask_text(TEXT, WORDS) for u in row]
    zeros = np.zeros(len(units), np.int32)
    return Emissions(
        units, zeros, zeros, zeros, np.zeros((len(units), 7), np.float32), np.zeros((len(units), 384), np.float32)
    )


def test_two_attributions_of_two_pieces_each_are_told_apart() -> None:
    e = emissions()
    rained, snowed = piece(e, CONTENT, "“It rained,”"), piece(e, CONTENT, "“and then it snowed.”")
    mill, shut = piece(e, CONTENT, "The mill"), piece(e, CONTENT, "was shut")
    said, added = piece(e, CUE, "said"), piece(e, CUE, "added")
    marr, guard = piece(e, SOURCE, "Odd Marr"), piece(e, SOURCE, "a guard")
    pieces = sorted([rained, snowed, mill, shut, said, added, marr, guard], key=lambda p: p.first)
    together = [{rained, snowed, said, marr}, {mill, shut, added, guard}]
    counts = count_units(e, pieces)
    pairs = make_pairs(e, counts, pieces, Placed([]))
    assert all(p.rows.shape == (len(p.ends), PAIR_WIDTH) for p in pairs)
    scores = [np.array([0.9 if any({a, b} <= t for t in together) else 0.1 for a, b in p.ends]) for p in pairs]
    one, other = join_pieces(pieces, pairs, scores)
    assert (one.source, one.cue, one.content) == (marr, said, (rained, snowed))
    assert (other.source, other.cue, other.content) == (guard, added, (mill, shut))
    assert describe_all(counts, [one, other]).shape == (2, JOINED_WIDTH)


def test_a_content_that_belongs_to_nothing_stands_alone() -> None:
    e = emissions()
    mill = piece(e, CONTENT, "The mill")
    pairs = make_pairs(e, count_units(e, [mill]), [mill], Placed([]))
    (joined,) = join_pieces([mill], pairs, [np.zeros(len(p.ends)) for p in pairs])
    assert (joined.source, joined.cue, joined.content, joined.p_source) == (None, None, (mill,), 0.0)


def test_pieces_with_only_marks_between_them_are_one() -> None:
    e = emissions()
    rained, said = piece(e, CONTENT, "It rained"), piece(e, CONTENT, "said")
    assert close_gaps(e, [said, rained]) == [(rained.first, said.last)]
    assert len(close_gaps(e, [rained, piece(e, CONTENT, "The mill")])) == 2
