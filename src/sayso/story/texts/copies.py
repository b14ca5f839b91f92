"""Which articles are one text: the passages they share, and the origin of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from sayso.model import Article, Origin, OriginKind, Passage, Span
from sayso.story.saying.quoting import called
from sayso.story.texts.alignment import Run, align
from sayso.story.texts.credits import credit_of, plain_address
from sayso.story.texts.shingles import Words, words_of

_SHARE = 0.4  # of the shorter text's runs of words
_LEAST = 8  # words of a passage
MANY = 500  # articles: up to here every run of five words is looked up
_CLOSING, _OPENING = '.!?…"”’»)]', '"“‘„«(['
CROWD = 60  # articles with one run of words
_EDITION = 0.2  # share that makes two texts of one outlet under one headline editions of one article


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share words."""

    a: Words  # the one that has the text first
    b: Words
    runs: tuple[Run, ...]  # what counts as shared, in order of a
    shared: int  # words of the shorter text that stand in `runs`, those in quotation marks left out
    share: float  # of the shorter text, 0 to 1: with and without the words in quotation marks, the smaller


def shared_passages(articles: Sequence[Article]) -> tuple[Passage, ...]:
    """The stretches of text that stand in two of `articles`, by article in order of date, then of place.

    A passage has at least eight words of both articles in the same order, small edits allowed for; it takes in whole
    sentences where it has most of them. What somebody said is the speaker's, not the outlet's: a passage that is
    mostly quotation counts only between two texts that are copies anyway. Messaging, headlines, bylines and datelines
    are not looked at. Never raises.
    """
    return passages_and_origins(articles)[0]


def text_origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """The texts that `articles` come from, in order of the articles; each article is in exactly one.

    Two articles are one text where the shorter has at least two fifths of its words from the other, or where one is a
    later edition of the other. An article that shares so much with several texts goes with the one it shares most
    with. Never raises.
    """
    return passages_and_origins(articles)[1]


def passages_and_origins(articles: Sequence[Article]) -> tuple[tuple[Passage, ...], tuple[Origin, ...]]:
    """`shared_passages` and `text_origins` of the same articles, which are held against each other once."""
    rows = in_order(articles)
    pairs = _pairs(rows)
    passages = tuple(_passage(pair, run) for pair in pairs for run in pair.runs)
    return passages, _origins(articles, rows, pairs)


def _origins(articles: Sequence[Article], rows: list[Words], pairs: list[Pair]) -> tuple[Origin, ...]:
    parents = _parents(rows, pairs)
    groups: dict[str, list[str]] = {}
    for row in rows:
        root = row.article.id
        while parents[root] is not None:
            root = parents[root].a.article.id  # type: ignore[union-attr]
        groups.setdefault(root, []).append(row.article.id)
    root_of = {i: root for root, ids in groups.items() for i in ids}
    by_id = {a.id: a for a in articles}
    out: list[Origin] = []
    for root in dict.fromkeys(root_of[a.id] for a in articles):
        ids = [i for i in dict.fromkeys(a.id for a in articles) if root_of[i] == root]
        links = [p for i in groups[root] if (p := parents[i]) is not None]
        out.append(_origin(f"o{len(out) + 1}", [by_id[i] for i in groups[root]], ids, links))
    return tuple(out)


def held_beside(article: Article, others: Iterable[Article]) -> tuple[Pair | None, tuple[Pair, ...]]:
    """The older one of `others` that `article` is a copy or an edition of, and the later ones that are such of it.

    The others are not held against each other. Pairs stand in order of age, then of the later article's.
    """
    mine = words_of(article)
    found = [_one_text(mine, row) for row in in_order(o for o in others if o.id != article.id)]
    pairs = [pair for pair in found if pair is not None]
    parent = choose_parents([bond_of(pair) for pair in pairs]).get(article.id)
    later = tuple(p for p in pairs if p.a is mine and (p.share >= _SHARE or is_edition(p)))
    return pairs[parent] if parent is not None else None, later


def _one_text(mine: Words, other: Words) -> Pair | None:
    """What two articles share, the older one first; also where they are one address and share no passage."""
    a, b = sorted((mine, other), key=age_of)
    pair = None if a.places.keys().isdisjoint(b.places) else judge_pair(a, b)
    return pair or next(iter(_same_address([a, b], [])), None)


def origin_of(number: str, articles: Sequence[Article], links: Mapping[str, str]) -> Origin:
    """The origin of articles that are known to come from one text; `links` leads from a copy to the older article.

    As `text_origins` gives it, but that its articles are in order of age.
    """
    rows = {r.article.id: r for r in in_order(articles)}
    members = [r.article for r in rows.values()]
    pairs = [
        judge_pair(rows[links[later]], row) or Pair(rows[links[later]], row, (), 0, 0.0)
        for later, row in rows.items()
        if later in links
    ]
    return _origin(number, members, [a.id for a in members], pairs)


def describe_origin(number: str, articles: Sequence[Article]) -> Origin:
    """The origin of articles that are known to come from one text, the oldest first: its kind, its name, and why."""
    rows = in_order(articles)
    members = [r.article for r in rows]
    links = [p for p in _parents(rows, _pairs(rows)).values() if p is not None]
    return _origin(number, members, [a.id for a in members], links)


def in_order(articles: Iterable[Article]) -> list[Words]:
    """Each article once, the oldest first; where no date tells, the longest first, since copies are cut."""
    return sorted((words_of(a) for a in {a.id: a for a in articles}.values()), key=age_of)


def age_of(row: Words) -> tuple[float, int, str]:
    """What articles are put in order by."""
    when = row.article.published.timestamp() if row.article.published else float("inf")
    return when, -len(row.row), row.article.id


def _pairs(rows: list[Words]) -> list[Pair]:
    """Every two articles that share a passage."""
    candidates = _candidates(rows)
    return [pair for i, j in candidates if (pair := judge_pair(rows[i], rows[j])) is not None]


def _candidates(rows: list[Words]) -> list[tuple[int, int]]:
    """Pairs of indexes that have a run of words in common; among many articles, twelve words in a row."""
    holders: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        for number in keys_of(row, len(rows)):
            holders.setdefault(number, []).append(i)
    found: set[tuple[int, int]] = set()
    for held in holders.values():
        # A phrase that very many share would pair all with all: neighbours in time are enough to hang together.
        found.update(combinations(held, 2) if len(held) <= CROWD else pairwise(held))
    return sorted(found)


def keys_of(row: Words, articles: int) -> Iterable[int]:
    """Numbers of runs of words: two of so many articles are held against each other where they have one in common."""
    return row.prints if articles > MANY else row.places


def judge_pair(a: Words, b: Words) -> Pair | None:
    """What two articles share, the older one first; None where that is no passage."""
    if a.keys == b.keys and a.keys:
        n = len(a.keys)
        whole = Run(0, n, 0, n, tuple((i, i) for i in range(n)))
        return Pair(a, b, (whole,), a.own, 1.0)
    runs = [r for r in align(a, b) if len(r.same) >= _LEAST]
    short, side = (a, 0) if len(a.row) <= len(b.row) else (b, 1)
    held = {same[side] for r in runs for same in r.same}
    own = sum(not short.row[i].quoted for i in held)
    shingles = len(a.places.keys() & b.places.keys()) / max(1, min(len(a.places), len(b.places)))
    # Two own reports of one announcement have many words in one order, but few runs of five.
    words = min(len(held) / max(1, len(short.row)), 2 * shingles)
    share = min(max(shingles, words), own / max(_LEAST, short.own))
    if share < _SHARE:
        runs = [r for r in runs if _is_own(a, r)]
    return Pair(a, b, tuple(runs), own, share) if runs else None


def _is_own(a: Words, run: Run) -> bool:
    """More of the passage is the writer's than the words of somebody who is quoted."""
    own = sum(not a.row[i].quoted for i, _ in run.same)
    return own >= _LEAST or 2 * own >= len(run.same)


def _passage(pair: Pair, run: Run) -> Passage:
    shorter = min(run.a_end - run.a_start, run.b_end - run.b_start)
    return Passage(
        pair.a.article.id,
        _with_stop(pair.a, run.a_start, run.a_end),
        pair.b.article.id,
        _with_stop(pair.b, run.b_start, run.b_end),
        min(1.0, len(run.same) / shorter),
    )


def _with_stop(words: Words, start: int, end: int) -> Span:
    """The words from `start` to `end`, with the marks that close a sentence and open a quotation."""
    text, first, last = words.article.text, words.row[start].at.start, words.row[end - 1].at.end
    while last < len(text) and text[last] in _CLOSING:
        last += 1
    while first > 0 and text[first - 1] in _OPENING:
        first -= 1
    return Span(first, last)


def _parents(rows: list[Words], pairs: list[Pair]) -> dict[str, Pair | None]:
    found = [*pairs, *_same_address(rows, pairs)]
    bonds = [bond_of(pair) for pair in found]
    best: dict[str, Pair | None] = {row.article.id: None for row in rows}
    return best | {later: found[n] for later, n in choose_parents(bonds).items()}


@dataclass(frozen=True, slots=True)
class Bond:
    """How much two articles are one text."""

    older: str  # Article.id
    later: str  # Article.id
    share: float  # `Pair.share`
    edition: bool  # one article in two states


def bond_of(pair: Pair) -> Bond:
    """How much the two articles of a pair are one text."""
    return Bond(pair.a.article.id, pair.b.article.id, pair.share, is_edition(pair))


def choose_parents(bonds: Sequence[Bond]) -> dict[str, int]:
    """For each article that is a copy, the number of the bond to the older one whose text it has most of: one, so that
    a digest joins no two texts. Of two that are alike, the first.
    """
    best: dict[str, int] = {}
    rank: dict[str, tuple[bool, float]] = {}
    for number, bond in enumerate(bonds):
        if bond.share < _SHARE and not bond.edition:
            continue
        key = (bond.edition, bond.share)
        if key > rank.get(bond.later, (False, 0.0)):
            rank[bond.later] = key
            best[bond.later] = number
    return best


def _same_address(rows: list[Words], pairs: list[Pair]) -> list[Pair]:
    """Articles of one address that share no passage: one page all the same."""
    known = {(p.a.article.id, p.b.article.id) for p in pairs}
    groups: dict[str, list[Words]] = {}
    for row in rows:
        if address := plain_address(row.article.url):
            groups.setdefault(address, []).append(row)
    return [
        Pair(a, b, (), 0, 0.0)
        for group in groups.values()
        for a, b in combinations(group, 2)
        if (a.article.id, b.article.id) not in known
    ]


def is_edition(pair: Pair) -> bool:
    """One article in two states: the same address, or the same outlet and headline and some of the same text."""
    a, b = pair.a.article, pair.b.article
    address = plain_address(a.url)
    if address is not None and address == plain_address(b.url):
        return True
    if a.outlet is None or a.outlet != b.outlet:
        return False
    return pair.share >= _SHARE or (
        pair.share >= _EDITION and a.headline is not None and a.headline.casefold() == (b.headline or "").casefold()
    )


def _origin(number: str, members: list[Article], ids: list[str], links: list[Pair]) -> Origin:
    said = next(((a, c) for a in members if (c := credit_of(a)) is not None), None)
    first = members[0]
    kind: OriginKind
    shared = [_shared_line(p) for p in links]
    if said is not None:
        kind, name = said[1].kind, said[1].name
        shared.insert(0, f"{called(said[0])}: {said[1].because}")
    elif links and all(is_edition(p) for p in links):
        kind, name = "edition", first.outlet
    else:
        kind, name = "outlet", first.outlet
    return Origin(number, kind, name, tuple(ids), "; ".join(shared) or _alone(first))


def _shared_line(pair: Pair) -> str:
    later, older = called(pair.b.article), called(pair.a.article)
    if not pair.runs:
        return f"{later} is a later edition of {older}: the same address"
    length = min(len(pair.a.row), len(pair.b.row))
    side = 0 if len(pair.a.row) <= len(pair.b.row) else 1
    held = len({same[side] for r in pair.runs for same in r.same})
    longest = max(pair.runs, key=lambda r: len(r.same))
    start = pair.a.row[longest.a_start].at.start
    end = pair.a.row[min(longest.a_start + 9, longest.a_end - 1)].at.end
    words = " ".join(pair.a.article.text[start:end].split())
    edition = " (a later edition)" if is_edition(pair) else ""
    return f'{later} shares {held} of {length} words with {older}{edition}: "{words} ..."'


def _alone(article: Article) -> str:
    return f"no other article shares {_SHARE:.0%} of the text of {called(article)}"
