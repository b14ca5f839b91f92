"""Copies, stories and claims of a lake are those that the story stage finds among the same articles."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.errors import BadRequest
from sayso.model import Article, Block, Reading
from sayso.page.given import article_id
from sayso.scale import gathering
from sayso.scale.gathering import gather
from sayso.scale.lake import Lake
from sayso.story.compare import compare
from sayso.story.events import grouping
from sayso.story.events.grouping import group_stories
from sayso.story.texts import copies
from sayso.story.texts.copies import text_origins
from sayso.text import tile_lines
from tests.scale.made_crawl import read_trivially, write_lake
from tests.story.made_texts import DAY

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra: scale)")

BUNDLES = Path(__file__).resolve().parents[1] / "cases" / "bundles"
SYLLABLES = ("ta", "rel", "mon", "shi", "vo", "kar", "lin", "pos", "ded", "ury", "gan", "fel")


def rows(lake: Path, table: str) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    return pq.read_table(lake / "gathered" / f"{table}.parquet").to_pylist()  # type: ignore[no-any-return]


def groups_of(found: Sequence[dict[str, Any]], key: str) -> set[frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in found:
        out.setdefault(row[key], set()).add(row["article_id"])
    return {frozenset(group) for group in out.values()}


def check(lake: Path, readings: Sequence[Reading]) -> None:
    """What was gathered is what the story stage says of the same readings, word for word."""
    articles = [r.article for r in readings]
    told = rows(lake, "origins")
    origins = text_origins(articles)
    assert groups_of(told, "origin") == {frozenset(o.articles) for o in origins}
    wanted = {a: (o.kind, o.name, o.because) for o in origins for a in o.articles}
    assert {r["article_id"]: (r["kind"], r["name"], r["because"]) for r in told} == wanted
    told = rows(lake, "stories")
    stories = group_stories(readings)
    assert groups_of(told, "story") == {frozenset(s.articles) for s in stories}
    because = {a: s.because for s in stories for a in s.articles}
    assert {r["article_id"]: r["because"] for r in told} == because


@pytest.fixture(scope="module")
def bundles() -> list[Reading]:
    pages = sorted(BUNDLES.glob("*/*.html"))
    articles = [a for a in sayso.open_pages(*pages) if isinstance(a, Article)]
    assert len(articles) == len(pages) > 60
    return read_trivially(articles)


def test_all_bundles_at_once_have_the_stories_and_origins_of_one_machine(
    bundles: list[Reading], tmp_path: Path
) -> None:
    lake = write_lake(tmp_path / "lake", bundles)
    made = gather(str(lake))
    check(lake, sorted(bundles, key=_order_of(lake)))
    assert made.articles == len(bundles) and made.copies > 5 and made.stories > 15


def _order_of(lake: Path) -> Any:
    """The order in which the lake has its articles: that of its files, then of their rows."""
    import pyarrow.parquet as pq

    files = [pq.ParquetFile(lake / path).read(["article_id"]) for path in Lake(str(lake)).files("articles")]
    order = {a: n for n, a in enumerate(a for file in files for a in file["article_id"].to_pylist())}
    return lambda reading: order[reading.article.id]


def test_claims_and_links_are_those_of_the_story_stage(tmp_path: Path) -> None:
    names = ("dam", "ferry", "tram")
    readings = [
        r for n in names for r in sayso.read_each(sorted((BUNDLES / n).glob("*.html"))) if isinstance(r, Reading)
    ]
    lake = write_lake(tmp_path / "lake", readings)
    made = gather(str(lake), at_least=1)
    wanted = compare(sorted(readings, key=_order_of(lake)))
    claims = rows(lake, "claims")
    assert made.claims == len(claims) > 20
    held: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in rows(lake, "claim_statements"):
        held.setdefault((row["story"], row["claim"]), set()).add((row["article_id"], row["statement"]))
    told = {
        (frozenset(held[c["story"], c["claim"]]), c["text"], c["outlets"], c["origins"], c["origins_at_most"],
         tuple(c["parties"]), c["disputed"], tuple(c["states"]))
        for c in claims
    }  # fmt: skip
    assert told == {
        (frozenset((r.article, r.statement) for r in c.statements), c.text, c.outlets, c.origins, c.origins_at_most,
         c.parties, c.disputed, c.states)
        for c in wanted.claims
    }  # fmt: skip
    links = {
        (k["a_article"], k["a_statement"], k["b_article"], k["b_statement"], k["kind"], k["slot"], k["score"],
         k["because"])
        for k in rows(lake, "links")
    }  # fmt: skip
    assert links == {
        (k.a.article, k.a.statement, k.b.article, k.b.statement, k.kind, k.slot, k.score, k.because)
        for k in wanted.links
    }


class Press:
    """Articles of invented words on invented events: reports, whole and cut copies, digests, editions, briefs."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4))) for _ in range(2_000)]
        self.events = [self._event(n) for n in range(30)]

    def _event(self, number: int) -> dict[str, Any]:
        names = [w.capitalize() for w in self.chance.sample(self.words, 8)]
        return {"hours": number * 9.0, "names": names, "texts": []}

    def _sentence(self, event: dict[str, Any]) -> str:
        words = self.chance.sample(self.words[:400], 9) + self.chance.sample(event["names"], 2)
        self.chance.shuffle(words)
        quoted = self.chance.random() < 0.2
        said = " ".join(words)
        return f'"{said}," said {event["names"][0]}.' if quoted else f"The {said}."

    def write(self, number: int) -> Article:
        event = self.chance.choice(self.events)
        kind = self.chance.random()
        if event["texts"] and kind < 0.35:
            text = self.chance.choice(event["texts"])
            text = text[: self.chance.randint(2, len(text))] if kind < 0.2 else text
        elif event["texts"] and kind < 0.45:
            other = self.chance.choice(self.events)
            text = [*self.chance.choice(event["texts"])[:4], *(self._sentence(other) for _ in range(6))]
        else:
            text = [self._sentence(event) for _ in range(self.chance.choice((2, 9, 14)))]
            event["texts"].append(text)
        outlet = f"{self.chance.choice(self.words[:12])}.example"
        url = f"https://{outlet}/{number if self.chance.random() < 0.9 else self.chance.randint(0, 3)}"
        hours = None if self.chance.random() < 0.1 else event["hours"] + self.chance.random() * 60
        return make(text, outlet, url, hours)


def make(lines: Sequence[str], outlet: str, url: str, hours: float | None) -> Article:
    text = "\n".join(lines)
    return Article(
        id=article_id(url, url, text), input=url, url=url, outlet=outlet, text=text,
        blocks=tuple(Block(s, "body", "made") for s in tile_lines(text)), language="en", headline=None, authors=(),
        published=None if hours is None else DAY + timedelta(hours=hours), published_as_printed=None, modified=None,
        credit=None, genre="report", complete=None,
    )  # fmt: skip


@pytest.mark.parametrize(("number", "many"), [(90, 500), (120, 50)])
def test_invented_texts_have_the_stories_and_origins_of_one_machine(
    number: int, many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Above so many articles two are held against each other for twelve words in a row, and no longer for five.
    monkeypatch.setattr(copies, "MANY", many)
    press = Press(many)
    readings = [Reading(press.write(n), (), (), (), (), (), (), (), 0) for n in range(number)]
    readings = list({r.article.id: r for r in readings}.values())
    lake = write_lake(tmp_path / "lake", readings, 100)
    made = gather(str(lake), at_least=10_000)
    check(lake, sorted(readings, key=_order_of(lake)))
    assert made.copies > number // 6 and made.stories > 5 and made.claims == 0


def stories_as_pairs(stories: Iterable[Sequence[str]]) -> set[frozenset[str]]:
    return {frozenset(p) for articles in stories for p in combinations(sorted(articles), 2)}


def f1(found: set[frozenset[str]], wanted: set[frozenset[str]]) -> float:
    return 2 * len(found & wanted) / (len(found) + len(wanted))


@pytest.mark.parametrize("bound", ["MANY", "MOST"])
def test_very_many_articles_are_compared_with_a_bounded_number_and_found_all_the_same(
    bound: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = Press(3)
    readings = [Reading(press.write(n), (), (), (), (), (), (), (), 0) for n in range(100)]
    readings = list({r.article.id: r for r in readings}.values())
    wanted = stories_as_pairs(s.articles for s in group_stories(readings))
    monkeypatch.setattr(gathering, bound, 50)
    lake = write_lake(tmp_path / "lake", readings, 100)
    gather(str(lake), at_least=10_000)
    found = stories_as_pairs(groups_of(rows(lake, "stories"), "story"))
    assert len(found & wanted) >= 0.9 * len(wanted)
    if bound == "MANY":
        assert f1(found, wanted) >= 0.95
    else:
        # Articles that are all alike are taken one after the other, here as on one machine, and that is coarser.
        monkeypatch.setattr(grouping, "MOST", 50)
        assert f1(found, wanted) >= f1(stories_as_pairs(s.articles for s in group_stories(readings)), wanted)


def test_an_article_captured_twice_counts_once_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    press = Press(4)
    readings = [Reading(press.write(n), (), (), (), (), (), (), (), 0) for n in range(30)]
    again = replace(readings[3], article=replace(readings[3].article, input="again.warc:7"))
    lake = write_lake(tmp_path / "lake", [*readings, again], 10)
    made = gather(str(lake))
    assert made.articles == len({r.article.id for r in readings}) == len(rows(lake, "origins"))
    before = {p.name: p.read_bytes() for p in (lake / "gathered").iterdir()}
    assert gather(str(lake), parallel=2) == made
    assert {p.name: p.read_bytes() for p in (lake / "gathered").iterdir()} == before
    assert not list((lake / "_gathered").rglob("*.npz"))


def test_a_folder_that_is_no_lake_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="is no lake"):
        gather(str(tmp_path))
