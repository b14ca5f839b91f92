"""A copy never raises the number of origins: one more outlet takes over a page of an invented story."""

from pathlib import Path

import pytest

import sayso
from sayso.model import Claim, Comparison, Reading, Ref
from sayso.story.compare import compare

CASES = Path(__file__).resolve().parents[1] / "cases" / "bundles"
NAMES = ("airstrip", "dam", "flight", "mine", "rally", "recount", "shelling", "toll")
READ = {"headline", "standfirst", "body"}


def taken_over(reading: Reading, share: float) -> Reading:
    article = reading.article
    lines = [article.text[b.span.start : b.span.end].strip() for b in article.blocks if b.kind in READ]
    text = "\n\n".join(lines)
    if share < 1:
        text = text[: int(len(text) * share)].rsplit(".", 1)[0] + "."
    return sayso.read_text(text, given="text", published=article.published, url="https://mirror.example/1")


def counts(comparison: Comparison, known: set[str]) -> dict[frozenset[Ref], tuple[int, int]]:
    def mine(claim: Claim) -> frozenset[Ref]:
        return frozenset(ref for ref in claim.statements if ref.article in known)

    return {mine(c): (c.origins, c.origins_at_most) for c in comparison.claims if mine(c)}


@pytest.mark.parametrize("share", [1.0, 0.7])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_taken_over_changes_no_claims_origins(name: str, share: float) -> None:
    readings = [sayso.read(path) for path in sorted((CASES / name).glob("*.html"))]
    known = {r.article.id for r in readings}
    before = counts(compare(readings), known)
    for reading in readings:
        after = counts(compare([*readings, taken_over(reading, share)]), known)
        assert {k: v for k, v in after.items() if before.get(k, v) != v} == {}
