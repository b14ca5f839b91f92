"""Which articles are one text, which are of one event, and what one more costs in a large ledger."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, Outcome
from benchmarks.made_texts import Newsroom, add_article, fill
from benchmarks.material import digest_files, find_data
from sayso.ledger import Ledger
from sayso.model import Article, Reading
from sayso.page.given import take_text_as_given
from sayso.story.events.grouping import StoryStream, group_stories
from sayso.story.texts.copies import text_origins
from sayso.text import WORD

SMALL, LARGE = 1_000, 100_000
_ADDED = 100
COPIED = 0.4  # of the shorter article's runs of five words: the groups that are looked for


def score_pairs(found: set[tuple[str, str]], wanted: set[tuple[str, str]]) -> float:
    """F1 of pairs, 0 to 1."""
    return 2 * len(found & wanted) / max(1, len(found) + len(wanted))


def score_groups(found: Iterable[Sequence[str]], wanted: dict[str, str]) -> float:
    """B-cubed F1, 0 to 1; `wanted` is the group's name for each article."""
    precision = recall = 0.0
    size = {name: list(wanted.values()).count(name) for name in wanted.values()}
    for group in found:
        for article in group:
            same = sum(wanted[other] == wanted[article] for other in group)
            precision += same / len(group)
            recall += same / size[wanted[article]]
    precision, recall = precision / len(wanted), recall / len(wanted)
    return 2 * precision * recall / (precision + recall)


def runs_of_five(text: str) -> set[tuple[str, ...]]:
    """All runs of five words in lower case."""
    words = WORD.findall(text.lower())
    return set(zip(*(words[n:] for n in range(5)), strict=False))


def measure_copies() -> Figure:
    """CED-1K: pairs of articles that are one text."""
    rows = [json.loads(line) for line in find_data("ced1k.jsonl").read_text(encoding="utf-8").splitlines()]
    runs = {row["id"]: runs_of_five(row["text"]) for row in rows}
    pairs = list(combinations(sorted(runs), 2))
    wanted = {(a, b) for a, b in pairs if len(runs[a] & runs[b]) >= COPIED * max(1, min(len(runs[a]), len(runs[b])))}
    articles = [take_text_as_given(row["text"], row["id"]) for row in rows]
    names = {a.id: a.input for a in articles}
    found = {
        tuple(sorted((names[a], names[b]))) for o in text_origins(articles) for a, b in combinations(o.articles, 2)
    }
    score = score_pairs(found, wanted)  # type: ignore[arg-type]
    return Figure("copies, pairs of articles", score, "F1", beside=f"{len(wanted)} pairs of {len(rows)} articles")


def load_events() -> tuple[list[Article], dict[str, str]]:
    """The articles of BASIL with their days, and the event of each."""
    articles, events = [], {}
    for path in sorted((find_data("basil") / "articles").rglob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        paragraphs = [" ".join(p) if isinstance(p, list) else p for p in row["body-paragraphs"]]
        day = datetime.fromisoformat(row["date"][:10]).replace(tzinfo=UTC)
        text = "\n".join([row["title"], *paragraphs])
        made = take_text_as_given(text, path.stem, outlet=row["source"], published=day)
        articles.append(made)
        events[made.id] = path.stem.rpartition("_")[0]
    return articles, events


def measure_events() -> list[Figure]:
    """BASIL: articles of one event, with days and without, at once and one after another."""
    articles, events = load_events()
    beside = f"{len(set(events.values()))} events, {len(articles)} articles"
    undated = [replace(a, published=None) for a in articles]
    stream = StoryStream()
    for article in sorted(articles, key=lambda a: (a.published, a.id)):
        stream.add(article)
    streamed = [[m.article for m in members] for members in stream.stories.values()]
    return [
        Figure("same event, as they come in", score_groups(streamed, events), "F1", beside=beside),
        Figure("same event, at once", score_groups(group(articles), events), "F1"),
        Figure("same event, at once, days unknown", score_groups(group(undated), events), "F1"),
    ]


def group(articles: Sequence[Article]) -> list[tuple[str, ...]]:
    """The stories of articles."""
    readings = [Reading(a, (), (), (), (), (), (), (), 0) for a in articles]
    return [s.articles for s in group_stories(readings)]


def time_adding(articles: int) -> float:
    """CPU milliseconds of keeping one more article and putting it in its story and origin: the median of a hundred."""
    with tempfile.TemporaryDirectory() as tmp:
        room = Newsroom(seed=7)
        path = Path(tmp) / "news.db"
        fill(path, articles, room)
        took = []
        with Ledger(path) as ledger:
            for number in range(_ADDED):
                article = room.write(10_000_000 + number)
                started = time.process_time()
                add_article(ledger, article)
                took.append((time.process_time() - started) * 1000)
    return median(took)


def measure() -> Outcome:
    """Figures of copies, events and growth. Raises MaterialMissing where the data are absent."""
    figures = [measure_copies(), *measure_events()]
    small, large = time_adding(SMALL), time_adding(LARGE)
    figures += [
        Figure(f"one more article among {LARGE:,}", large, "ms", "lower"),
        Figure(f"the same, of one among {SMALL:,}", large / small, "times", "lower", f"{small:.1f} ms"),
    ]
    files = [find_data("ced1k.jsonl"), *(find_data("basil") / "articles").rglob("*.json")]
    return Outcome(
        part="stories",
        about="Copies: CED-1K, pairs that share two fifths of the shorter's runs of five words have one origin. Same "
        "event: BASIL, B-cubed. Growth: CPU time of adding an invented article of 400 words to a ledger.",
        digest=digest_files(files),
        figures=tuple(figures),
        notes=("Of the large ledger a thousand articles were put in as any are, the others straight into its tables",),
    )
