"""Copies, stories and claims among all articles of a lake: pairs are found by what they share, then the story stage
judges them as it does on one machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

import numpy as np

from sayso.ledger.arrow import load_parquet
from sayso.scale.blocking import count_pairs, pair_prints, pair_words, split_pairs
from sayso.scale.copying import Text, find_origins, judge_copies
from sayso.scale.lake import Lake
from sayso.scale.running import Engine, find_engine
from sayso.scale.shelves import write_rows
from sayso.scale.signing import (
    FOLDER,
    File,
    Sign,
    age_key,
    key_prints,
    key_words,
    load_vectors,
    put_counts,
    sign_file,
)
from sayso.scale.storage import Store, hold_alone
from sayso.scale.telling import Group, Told, tell_stories
from sayso.scale.working import Order
from sayso.story.events.event_words import likeness
from sayso.story.events.grouping import MOST, NEAR, WINDOW, Member, choose_stories, join_nearest, margin_of

MANY = MOST  # articles: up to here each is compared with every other that shares a word with it
_NEXT = 16  # articles that one is paired with by a word, where there are very many
_SHARED = 2  # words that two must share then
_BATCH = 200  # pairs, or stories, that are judged together
_OF_A_STORY = 12  # articles of a story, the latest, that one is compared with where a story is very large

TABLES: dict[str, dict[str, str]] = {
    "origins": {
        "article_id": "words", "origin": "words", "kind": "words", "name": "words", "copied_from": "words",
        "share": "share", "because": "words",
    },
    "stories": {"story": "words", "article_id": "words", "articles": "number", "compared": "truth", "because": "words"},
    "claims": {
        "story": "words", "claim": "words", "text": "words", "article_id": "words", "statement": "words",
        "outlets": "number", "origins": "number", "origins_at_most": "number", "origins_because": "list",
        "parties": "list", "disputed": "truth", "states": "list",
    },
    "claim_statements": {"story": "words", "claim": "words", "article_id": "words", "statement": "words"},
    "links": {
        "story": "words", "a_article": "words", "a_statement": "words", "b_article": "words", "b_statement": "words",
        "kind": "words", "slot": "words", "score": "share", "because": "words",
    },
}  # fmt: skip
OnStep = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """How much was found."""

    articles: int
    pairs: int  # that were judged, of texts and of events
    copies: int  # articles that have their text from another
    stories: int  # with two articles or more
    claims: int


def gather(
    lake: str, *, on: str | None = None, parallel: int = 1, at_least: int = 2, on_step: OnStep | None = None
) -> Gathered:
    """Find which articles of a lake are one text, which are of one event, and what they claim; how much that is.

    Puts the tables origins, stories, claims, claim_statements and links into the lake's folder `gathered`, in the
    place of those of an earlier time. Claims are of stories with `at_least` so many articles. Up to 1,500 articles the
    stories are those of `sayso compare`; origins are so however many there are. An article that was captured several
    times counts once. Raises BadRequest where there is no lake.
    """
    held = Lake(lake)
    held.settings()
    tell = on_step or (lambda said: None)
    with hold_alone(lake), find_engine(Order(lake), on, parallel) as engine:
        files = _list_articles(lake, held, engine)
        articles = sum(len(f.rows) for f in files)
        tell(f"{articles:,} articles in {len(files):,} files")
        signs, counted = _sign(lake, files, articles, engine)
        files = _with_ages(files, signs)
        texts = [Text(lake, f.path, row, f.number, n) for f in files for n, row in enumerate(f.rows)]
        origins, judged = _gather_copies(files, signs, texts, engine, tell)
        stories, near = _gather_stories(files, signs, texts, counted, engine, tell)
        told = [one for some in engine.each(list(_batches(stories)), partial(tell_stories, at_least)) for one in some]
        # In whichever order they were told, the same lake has the same tables.
        told.sort(key=lambda one: str(one.stories[0]["story"]))
        _write(held.store, origins, told)
    claims = sum(len(one.claims) for one in told)
    copies = sum(row["copied_from"] is not None for row in origins)
    return Gathered(articles, judged + near, copies, sum(len(g.texts) > 1 for g in stories), claims)


def _list_articles(lake: str, held: Lake, engine: Engine) -> list[File]:
    """The files of articles, each article in the file that has it last."""
    paths = held.files("articles")
    found = dict(engine.each(paths, partial(_read_ids, lake)))
    last = {article: (path, row) for path in paths for row, article in enumerate(found[path])}
    rows: dict[str, list[int]] = {path: [] for path in paths}
    for path, row in last.values():
        rows[path].append(row)
    out: list[File] = []
    for path in paths:
        if rows[path]:
            first = out[-1].first + len(out[-1].rows) if out else 0
            out.append(File(lake, path, tuple(sorted(rows[path])), len(out), first))
    return out


def _read_ids(lake: str, path: str) -> tuple[str, list[str]]:
    from io import BytesIO

    data = BytesIO(Lake(lake).store.read(path))
    return path, load_parquet().read_table(data, columns=["article_id"]).column(0).to_pylist()


def _sign(lake: str, files: list[File], articles: int, engine: Engine) -> tuple[list[Sign], str]:
    signs: list[Sign] = []
    words, texts = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    for made in engine.each(files, partial(sign_file, articles)):
        signs += made.signs
        both = np.concatenate([words, made.terms])
        words, place = np.unique(both, return_inverse=True)
        texts = np.bincount(place, np.concatenate([texts, made.texts])).astype(np.int64)
    # By file and row: the place of an article is its number.
    signs.sort(key=lambda s: (s.file, s.row))
    return signs, put_counts(lake, articles, words, texts)


def _with_ages(files: list[File], signs: list[Sign]) -> list[File]:
    age = {n: k for k, n in enumerate(sorted(range(len(signs)), key=lambda n: age_key(signs[n])))}
    return [replace(f, ages=tuple(age[f.first + n] for n in range(len(f.rows)))) for f in files]


def _gather_copies(
    files: list[File], signs: list[Sign], texts: list[Text], engine: Engine, tell: OnStep
) -> tuple[list[dict[str, Any]], int]:
    pairs = count_pairs(engine.group(files, key_prints, pair_prints), 1)
    tell(f"{len(pairs):,} pairs of texts share a run of words")
    work = [[(texts[a], texts[b]) for a, b in some] for some in _batches(split_pairs(pairs))]
    bonds = [bond for some in engine.each(work, judge_copies) for bond in some]
    return find_origins(signs, {s.id: t for s, t in zip(signs, texts, strict=True)}, bonds, engine), len(pairs)


def _gather_stories(
    files: list[File], signs: list[Sign], texts: list[Text], counted: str, engine: Engine, tell: OnStep
) -> tuple[list[Group], int]:
    many = len(signs) > MANY
    # Few are all held against each other, also where only the line that says why needs it.
    most, days, shared = (_NEXT, WINDOW, _SHARED) if many else (len(signs), math.inf, 1)
    keys = partial(key_words, counted, many)
    pairs = count_pairs(engine.group(files, keys, partial(pair_words, most, days)), shared)
    tell(f"{len(pairs):,} pairs of articles share telling words")
    vectors = _Vectors(signs, texts)
    bonds: dict[int, list[int]] = {}
    near: dict[int, list[tuple[float, int]]] = {}
    for a, b in split_pairs(pairs):
        one, other = vectors.member(a), vectors.member(b)
        margin = margin_of(one, other)
        if margin is not None and margin >= 0:
            bonds.setdefault(a, []).append(b)
            bonds.setdefault(b, []).append(a)
        if (alike := likeness(one.vector, other.vector)) >= NEAR:
            near.setdefault(a, []).append((alike, b))
            near.setdefault(b, []).append((alike, a))
    groups = [g for part in _components(len(signs), bonds) for g in _join(part, bonds, vectors)]
    return [_describe(g, near, vectors) for g in groups], len(pairs)


class _Vectors:
    """The articles as stories are made of them."""

    def __init__(self, signs: list[Sign], texts: list[Text]) -> None:
        self.signs = signs
        self.texts = texts
        self.files: dict[int, list[dict[int, float]]] = {}

    def member(self, number: int) -> Member:
        sign, text = self.signs[number], self.texts[number]
        if text.file not in self.files:
            self.files[text.file] = load_vectors(text.lake, text.file)
        day = None if np.isnan(sign.day) else sign.day
        return Member(sign.id, day, sign.terms, self.files[text.file][text.place])


def _components(articles: int, bonds: dict[int, list[int]]) -> Iterator[list[int]]:
    """The articles that hang together by pairs that are alike enough, each group in the order of the lake."""
    seen: set[int] = set()
    for start in range(articles):
        if start in seen:
            continue
        seen.add(start)
        found, waiting = [start], [start]
        while waiting:
            for other in bonds.get(waiting.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    found.append(other)
                    waiting.append(other)
        yield sorted(found)


def _join(part: list[int], bonds: dict[int, list[int]], vectors: _Vectors) -> list[list[int]]:
    """The stories of a component: no two articles of different ones can come into one story."""
    if len(part) <= MOST:
        return [[part[i] for i in group] for group in join_nearest([vectors.member(n) for n in part])]
    # As they come in, each put where its neighbours are: what a ledger does.
    story_of: dict[int, int] = {}
    stories: dict[int, list[int]] = {}
    for number in sorted(part, key=lambda n: (vectors.signs[n].when, n)):
        near = dict.fromkeys(story_of[o] for o in bonds.get(number, ()) if o in story_of)
        held = {s: [vectors.member(n) for n in stories[s][-_OF_A_STORY:]] for s in near}
        one = choose_stories(vectors.member(number), held)
        kept = min(one, default=number)
        members = [n for s in one for n in stories.pop(s)] + [number]
        stories[kept] = sorted(members, key=lambda n: (vectors.signs[n].when, n))
        story_of.update(dict.fromkeys(members, kept))
    return list(stories.values())


def _describe(group: list[int], near: dict[int, list[tuple[float, int]]], vectors: _Vectors) -> Group:
    """A story with the article outside it that is likest to one in it."""
    inside = set(group)
    outside = [(n, alike, other) for n in group for alike, other in near.get(n, ()) if other not in inside]
    found = max(outside, key=lambda f: (f[1], -f[2], f[0]), default=None)
    other = None if found is None else (vectors.texts[found[0]], vectors.texts[found[2]])
    oldest = min(group, key=lambda n: age_key(vectors.signs[n]))
    return Group(vectors.signs[oldest].id, tuple(vectors.texts[n] for n in group), other)


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(items)
    while some := list(islice(rest, _BATCH)):
        yield some


def _write(store: Store, origins: list[dict[str, Any]], told: Sequence[Told]) -> None:
    """Put the tables in the place of those of an earlier time."""
    rows = {
        "origins": origins,
        **{name: [row for one in told for row in getattr(one, name)] for name in TABLES if name != "origins"},
    }
    for name, kinds in TABLES.items():
        store.write(f"gathered/{name}.parquet", write_rows(kinds, rows[name]))
    for folder in ("signs", "vectors"):
        for name in store.names(f"{FOLDER}/{folder}"):
            store.remove(f"{FOLDER}/{folder}/{name}")
    for name in store.names(FOLDER):
        store.remove(f"{FOLDER}/{name}")
