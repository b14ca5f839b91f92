"""All that is known of one article before attributions are weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.found import Found
from sayso.reading.learned.candidates import Candidate, collect
from sayso.reading.learned.emissions import Emissions, Floats
from sayso.reading.learned.known import Placed, outermost, place
from sayso.reading.learned.linking import Counts, Pairs, count_units, join_pieces, make_pairs
from sayso.reading.learned.tagging import Piece, read_pieces
from sayso.reading.learned.trees import Trees


@dataclass(slots=True)
class Evidence:
    """The tagger's spans, how they may be paired, and the rules' attributions, all as units."""

    e: Emissions
    labels: Floats  # [units, labels]: probability of each
    pieces: list[Piece]
    counts: Counts
    pairs: list[Pairs]
    rules: list[Found]  # the outermost, as they were found
    known: Placed  # the same as units, in the same order

    def candidates(self, models: Sequence[Trees]) -> list[Candidate]:
        """What is to be weighed, joined by the pair models."""
        p = [m.probability(here.rows) for m, here in zip(models, self.pairs, strict=True)]
        return collect(self.e, self.labels, join_pieces(self.pieces, self.pairs, p), self.known)


def gather_evidence(e: Emissions, moves: Floats, less_outside: float, founds: Sequence[Found]) -> Evidence:
    """The evidence of one article from its emissions and what the rules found in it."""
    pieces, labels = read_pieces(e, moves, less_outside)
    rules = outermost(founds)
    known = Placed(place(e, rules))
    counts = count_units(e, pieces)
    return Evidence(e, labels, pieces, counts, make_pairs(e, counts, pieces, known), rules, known)
