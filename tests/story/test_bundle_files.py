"""The invented stories of the cases: their answers point at words that a reader of the page finds once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sayso

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = sorted(p.parent for part in ("bundles", "bundles_kept") for p in (CASES / part).glob("*/expect.json"))
NAMES = [f.name for f in FOLDERS]
SLOTS = {"how_many", "when", "where", "who", "whether"}
STATES = {"single", "one_text", "one_party", "several_origins", "disagreement"}
ARTICLE_KINDS = {"headline", "standfirst", "caption", "body"}
REAL = (
    "Reuters|AFP|BBC|CNN|Guardian|Associated Press|Bloomberg|Russia|Ukraine|Israel|Gaza|Iran|China|America|Britain|"
    "England|France|German|India|Pakistan|Syria|Kashmir|London|Paris|Moscow|Kyiv|Washington|Beijing|Trump|Putin|Biden|"
    "Zelensky|Netanyahu|Macron|Merkel|Modi|NATO|FIFA|IOC|NASA|UEFA|Boeing|Airbus"
)


@cache
def articles(folder: Path) -> dict[str, sayso.Article]:
    """The article of each page of a bundle, by the page's name."""
    found = {}
    for path in sorted(folder.glob("*.html")):
        (article,) = sayso.open_pages(path)
        assert isinstance(article, sayso.Article), f"{path}: {article}"
        found[path.stem] = article
    return found


@cache
def answers(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "expect.json").read_text(encoding="utf-8"))
    return found


def addresses(expect: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each [page, words] of an answer."""
    for pair in expect["same"] + expect["agree"] + [d[1:] for d in expect["disagree"]]:
        yield from ((page, words) for page, words in pair)
    for asked in expect["claims"] + expect.get("chains", []):
        yield (asked["at"][0], asked["at"][1])
    for asked in expect.get("drift", []):
        yield from ((asked[end][0], asked[end][1]) for end in ("attributed", "flat"))


def test_there_are_enough_of_them() -> None:
    assert len(FOLDERS) >= 30
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_each_page_is_read_with_its_metadata(folder: Path) -> None:
    assert 3 <= len(articles(folder)) <= 6
    for page, article in articles(folder).items():
        assert article.outlet and article.headline and article.published, page
        assert any(b.kind == "body" for b in article.blocks), page


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_words_of_the_answer_stand_once_and_in_the_article(folder: Path) -> None:
    for page, words in addresses(answers(folder)):
        article = articles(folder)[page]
        assert article.text.count(words) == 1, f"{page}: {words!r}"
        where = article.text.index(words)
        held = next(b for b in article.blocks if b.span.start <= where < b.span.end)
        assert held.kind in ARTICLE_KINDS and where + len(words) <= held.span.end, f"{page}: {words!r} in {held.kind}"


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_answer_is_well_formed(folder: Path) -> None:
    expect = answers(folder)
    assert {slot for slot, _, _ in expect["disagree"]} <= SLOTS
    assert {c["state"] for c in expect["claims"] if "state" in c} <= STATES
    for claim in expect["claims"]:
        assert set(claim) - {"at"} <= {"outlets", "origins", "origins_at_most", "disputed", "state"}
        assert len(claim) > 1
        assert claim.get("origins", 1) <= claim.get("origins_at_most", 99)
    pages = set(articles(folder))
    assert all(len(g) > 1 and set(g) <= pages for g in expect["copies"] + expect.get("versions", []))


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_no_pair_is_answered_two_ways(folder: Path) -> None:
    expect = answers(folder)
    same = {frozenset(map(tuple, pair)) for pair in expect["same"]}
    agree = {frozenset(map(tuple, pair)) for pair in expect["agree"]}
    differ = {frozenset(map(tuple, pair[1:])) for pair in expect["disagree"]}
    assert not differ & (same | agree)
    disputed = {tuple(c["at"]) for c in expect["claims"] if c.get("disputed") is False}
    assert not disputed & {at for pair in differ for at in pair}


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_everything_is_invented(folder: Path) -> None:
    for page, article in articles(folder).items():
        assert not re.search(rf"\b({REAL})", article.text), page
        assert (article.url or "").split("/")[2:3] == [] or ".example/" in (article.url or ""), page
