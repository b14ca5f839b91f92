"""What the rules found, as units, and how it agrees with the tagger's spans."""

from __future__ import annotations

import numpy as np

from sayso.model import Span, Spans
from sayso.reading.found import Found
from sayso.reading.learned.candidates import WIDTH, choose, collect, describe_candidates
from sayso.reading.learned.doubt import find_runs, number_sentences
from sayso.reading.learned.emissions import Emissions
from sayso.reading.learned.known import Placed, agreement, place
from sayso.reading.learned.linking import Joined, count_units
from sayso.reading.learned.masking import mask_text
from sayso.reading.learned.tagging import CONTENT, CUE, SOURCE, Piece, piece_at

TEXT = "The mill is shut, Odd Marr said. A guard stood by.\nIt was cold. “We left,” said a guard."
WORDS = frozenset(("the", "mill", "is", "shut", "said", "a", "guard", "stood", "by", "it", "was", "cold", "we", "left"))


def emissions() -> Emissions:
    rows = mask_text(TEXT, WORDS)
    units = [u for row in rows for u in row]
    line = np.array([k for k, row in enumerate(rows) for _ in row], np.int32)
    n = len(units)
    return Emissions(units, line, line, line, np.zeros((n, 7), np.float32), np.zeros((n, 384), np.float32))


def at(words: str) -> Spans:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


MARR = Found(at("Odd Marr"), at("said"), at("The mill is shut"), "said behind its clause")


def words_of(e: Emissions, ranges: list[tuple[int, int]]) -> list[str]:
    return [TEXT[e.units[s].start : e.units[t].end] for s, t in ranges]


def test_an_attribution_in_units_is_its_words() -> None:
    e = emissions()
    (roles,) = place(e, [MARR])
    assert [words_of(e, r) for r in roles] == [["Odd Marr"], ["said"], ["The mill is shut"]]


def test_what_lies_on_two_lines_is_two_stretches() -> None:
    e = emissions()
    (roles,) = place(e, [Found((), (), at("A guard stood by.\nIt was cold"), "")])
    assert words_of(e, roles[CONTENT]) == ["A guard stood by.", "It was cold"]


def test_agreement_is_the_share_of_units_in_both() -> None:
    assert agreement([(0, 3)], [(2, 5)]) == 2 / 6
    assert agreement([], []) == 1
    assert agreement([(0, 1)], []) == 0
    assert agreement([(0, 1), (4, 5)], [(0, 5)]) == 4 / 6


def test_a_span_touches_the_same_role_alone() -> None:
    e = emissions()
    known = Placed(place(e, [MARR]))
    (source, cue, content) = known.roles[0]
    assert known.touching(Piece(SOURCE, *source[0], 0.9, 0.9, 0.9)) == {0: 1.0}
    assert known.touching(Piece(CUE, *source[0], 0.9, 0.9, 0.9)) == {}
    assert known.nearest(content) == (1.0, 0)
    assert known.nearest(cue) == (0.0, None)


def test_a_rules_attribution_is_weighed_once() -> None:
    e = emissions()
    labels = np.full((len(e.units), 7), 1 / 7, np.float32)
    known = Placed(place(e, [MARR]))
    (candidate,) = collect(e, labels, [], known)
    assert candidate.rule == 0
    pieces = [piece_at(labels, role, *known.roles[0][role][0]) for role in (SOURCE, CUE, CONTENT)]
    same = Joined(pieces[0], pieces[1], (pieces[2],), (0.9,), 0.9)
    (candidate,) = collect(e, labels, [same], known)
    assert candidate.rule is None
    counts = count_units(e, pieces)
    assert describe_candidates(counts, [candidate], known).shape == (1, WIDTH)
    assert describe_candidates(counts, [], known).shape == (0, WIDTH)


def test_the_surest_of_two_that_share_words_is_shown() -> None:
    e = emissions()
    labels = np.full((len(e.units), 7), 1 / 7, np.float32)
    longer = Found(at("Odd Marr"), at("said"), at("mill is shut"), "")
    other = Found(at("a guard."), at("said a"), at("We left"), "")
    found = collect(e, labels, [], Placed(place(e, [MARR, longer, other])))
    assert choose(found, np.array([0.6, 0.7, 0.5]), np.full(3, 0.4)) == [1, 2]
    assert choose(found, np.array([0.6, 0.7, 0.5]), np.full(3, 0.65)) == [1]
    assert choose(found, np.array([0.6, 0.7, 0.5]), np.array([0.4, 0.8, 0.4])) == [0, 2]
    assert choose([], np.zeros(0), np.zeros(0)) == []


def test_runs_of_words_left_over_end_at_sentences_and_lines() -> None:
    e = emissions()
    sentences = number_sentences(e)
    told = {i for i, u in enumerate(e.units) if u.end <= TEXT.index(". A")}
    runs = find_runs(e, sentences, told)
    assert words_of(e, runs) == ["A guard stood by.", "It was cold.", "“We left,” said a guard."]
