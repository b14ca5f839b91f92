"""Which articles of a lake have their text from which others, judged as the story stage does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, Protocol

from sayso.model import Article, Reading
from sayso.scale.signing import Sign, age_key, read_rows
from sayso.scale.storage import open_store
from sayso.story.texts.copies import Bond, bond_of, choose_parents, judge_pair, origin_of
from sayso.story.texts.shingles import Words, words_of

_BATCH = 200  # origins that are described together


@dataclass(frozen=True, slots=True)
class Text:
    """Where an article stands."""

    lake: str
    path: str  # of its file
    row: int
    file: int
    place: int  # among the articles of its file that count


class _Each(Protocol):
    def each(self, items: Sequence[Any], do: Any) -> Iterable[Any]:
        """What `do` gives for each item."""


def load_readings(texts: Iterable[Text]) -> dict[Text, Reading]:
    """The readings of articles, each file opened once."""
    by_file: dict[tuple[str, str], list[Text]] = {}
    for text in dict.fromkeys(texts):
        by_file.setdefault((text.lake, text.path), []).append(text)
    out: dict[Text, Reading] = {}
    for (lake, path), some in by_file.items():
        found = dict(read_rows(open_store(lake), path, [t.row for t in some]))
        out |= {t: found[t.row] for t in some}
    return out


def judge_copies(pairs: Sequence[tuple[Text, Text]]) -> list[Bond]:
    """How much the two articles of each pair, the older one first, are one text; without those that share none."""
    articles = {t: r.article for t, r in load_readings(t for pair in pairs for t in pair).items()}

    @cache
    def words(text: Text) -> Words:
        return words_of(articles[text])

    found = (judge_pair(words(a), words(b)) for a, b in pairs)
    return [bond_of(pair) for pair in found if pair is not None]


def find_origins(
    signs: Sequence[Sign], texts: Mapping[str, Text], bonds: Sequence[Bond], engine: _Each
) -> list[dict[str, Any]]:
    """A row for each article: the text that it comes from, which is named for its oldest article."""
    ordered = sorted(signs, key=age_key)
    age = {s.id: n for n, s in enumerate(ordered)}
    bonds = sorted(bonds, key=lambda b: (age[b.older], age[b.later]))
    bonds += _same_address(ordered, bonds)
    parents = choose_parents(bonds)
    copied = {later: bonds[n] for later, n in parents.items()}
    root: dict[str, str] = {}
    for article in age:
        # The older one comes before the later, so its own root is known.
        root[article] = root[copied[article].older] if article in copied else article
    groups: dict[str, list[str]] = {}
    for article in age:
        groups.setdefault(root[article], []).append(article)
    families = [
        _Family(tuple(texts[i] for i in ids), {i: copied[i].older for i in ids[1:]})
        for ids in groups.values()
        if len(ids) > 1
    ]
    work = list(_cut(families))
    told = {ids[0]: kind for some in engine.each(work, _describe) for ids, kind in some}
    alone = {s.id: s.alone for s in ordered}
    return [
        _row(article, root[article], told.get(root[article], alone[article]), copied.get(article)) for article in age
    ]


def _row(article: str, root: str, told: tuple[str, str | None, str], bond: Bond | None) -> dict[str, Any]:
    return {
        "article_id": article, "origin": root, "kind": told[0], "name": told[1],
        "copied_from": bond.older if bond else None, "share": bond.share if bond else None, "because": told[2],
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Family:
    texts: tuple[Text, ...]
    links: dict[str, str]  # a copy's id to the older article's


def _describe(families: Sequence[_Family]) -> list[tuple[list[str], tuple[str, str | None, str]]]:
    readings = load_readings(t for f in families for t in f.texts)
    out: list[tuple[list[str], tuple[str, str | None, str]]] = []
    for family in families:
        articles: list[Article] = [readings[t].article for t in family.texts]
        made = origin_of("", articles, family.links)
        out.append((list(made.articles), (made.kind, made.name, made.because)))
    return out


def _same_address(ordered: Sequence[Sign], bonds: Sequence[Bond]) -> list[Bond]:
    """Articles of one address that share no passage are one page all the same: each with the oldest such other."""
    known = {(b.older, b.later) for b in bonds}
    groups: dict[str, list[str]] = {}
    out = []
    for sign in ordered:
        if sign.address is None:
            continue
        before = groups.setdefault(sign.address, [])
        if (older := next((o for o in before if (o, sign.id) not in known), None)) is not None:
            out.append(Bond(older, sign.id, 0.0, True))
        before.append(sign.id)
    return out


def _cut(items: Sequence[Any]) -> Iterable[list[Any]]:
    rest = iter(items)
    while some := list(islice(rest, _BATCH)):
        yield some
