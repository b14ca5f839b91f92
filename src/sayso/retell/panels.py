"""What is told beside the text, a panel a subject; one that would be empty is not there, and none is a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Attribution, Reading, Source, Span, Unnamed
from sayso.retell.cue_table import NOBODY, table_cues
from sayso.retell.loaded_words import show_loaded
from sayso.retell.reached import WAYS, list_reached
from sayso.retell.voices import source_words
from sayso.retell.wording import HEARD, LOADED_SORTS, REPLIES, WAYS_REACHED, count_words, put_quoted

# A long page has a hundred of each; past these the JSON has the rest.
MOST_ROWS = 12
_MOST_EXAMPLES = 2
_MOST_CUES = 6
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "one", "that", "this", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several", "many", "few", "two", "three", "four", "five"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"})
# What is left of "who asked not to be named" before the words themselves.
_DANGLING = re.compile(r"(?:,?\s+(?:and|but|who|whom|all|both|each|has|had|have|was|were|is|are))+\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a panel."""

    words: str  # what it is about, shown first: the page's own words, or a name
    told: tuple[str, ...]  # what is told of it
    statements: tuple[str, ...] = ()  # ids


@dataclass(frozen=True, slots=True)
class Panel:
    """One subject: a title, perhaps a line for all, and its rows."""

    key: str  # "unnamed", "reply", "reached", "cues", "loaded"
    title: str
    lead: str | None
    rows: tuple[Row, ...]  # at most MOST_ROWS
    left_out: int  # rows past those


def make_panels(reading: Reading) -> list[Panel]:
    """The panels of a reading that hold something: who is unnamed, who was asked, which way, which cue, which words."""
    made = (_unnamed(reading), _replies(reading), _reached(reading), _cues(reading), _loaded(reading))
    return [panel for panel in made if panel is not None]


def _panel(key: str, title: str, lead: str | None, rows: list[Row]) -> Panel | None:
    if not rows:
        return None
    return Panel(key, title, lead, tuple(rows[:MOST_ROWS]), max(0, len(rows) - MOST_ROWS))


def _unnamed(reading: Reading) -> Panel | None:
    said = by_attribution(reading)
    grouped: dict[str, list[tuple[Attribution, Unnamed]]] = {}
    for a in reading.attributions:
        if a.source is not None and a.source.unnamed is not None and _is_told_of(reading, a.source, a.source.unnamed):
            words = reading.article.words((a.source.unnamed.described,))
            grouped.setdefault(words.casefold(), []).append((a, a.source.unnamed))
    rows = []
    for group in grouped.values():
        told_of = (put_count(group[0][1]), *_why_unnamed(reading, group))
        ids = dict.fromkeys(i for a, _ in group for i in said.get(a.id, ()))
        rows.append(Row(put_quoted(_description(reading, group)), tuple(t for t in told_of if t), tuple(ids)))
    return _panel("unnamed", "Sources without a name, in this text as captured", None, rows)


def _is_told_of(reading: Reading, source: Source, unnamed: Unnamed) -> bool:
    """Not a pronoun that leads to nobody, people at large ("voters") or the one holder of a post ("the minister")."""
    if unnamed.anonymity or unnamed.reason:
        return True
    words = reading.article.words((unnamed.described,)).casefold()
    if words in _PRONOUNS or (source.kind == "group" and not unnamed.count):
        return False
    return unnamed.several or _opening(reading, unnamed) in _INDEFINITE


def _opening(reading: Reading, unnamed: Unnamed) -> str:
    """The word before a description, or its first, in lower case: "a", "two", "the", "her"."""
    before = reading.article.text[max(0, unnamed.described.start - 20) : unnamed.described.start].split()
    first = reading.article.words((unnamed.described,)).split()[:1]
    word = first[0].lower() if first and first[0].lower() in _INDEFINITE | _DEFINITE else ""
    return word or (before[-1].lower() if before else "")


def _description(reading: Reading, group: list[tuple[Attribution, Unnamed]]) -> str:
    """The description from its article or number on, up to what is said of the name: "a person who has read it"."""
    for a, unnamed in group:
        for span in a.source.spans if a.source else ():
            if span.start <= unnamed.described.start < unnamed.described.end <= span.end:
                hidden = unnamed.anonymity
                inside = hidden is not None and unnamed.described.end < hidden.start < span.end
                end = hidden.start if hidden and inside else unnamed.described.end
                return _DANGLING.sub("", reading.article.words((Span(span.start, end),))).rstrip(" ,")
    return reading.article.words((group[0][1].described,))


def put_count(one: Unnamed) -> str | None:
    """How many people a description is of; never added up, for the official of two places may be one."""
    if one.count is not None:
        return count_words(one.count, "person", "people")
    return "more than one" if one.several else None


def _why_unnamed(reading: Reading, group: list[tuple[Attribution, Unnamed]]) -> list[str]:
    words = reading.article.words
    ones = [u for _, u in group]
    out = [f"not to be named: {put_quoted(words((u.anonymity,)))}" for u in ones if u.anonymity][:1]
    reasons = [f"reason given: {put_quoted(words((u.reason,)))}" for u in ones if u.reason][:1]
    # Of a text that is cut nothing is said of what is missing, and "the officials" are somebody's told of before.
    silent = reading.article.complete is not False and not any(_opening(reading, u) in _DEFINITE for u in ones)
    return out + (reasons or (["no reason given"] if silent else []))


def _replies(reading: Reading) -> Panel | None:
    rows = []
    for mention in reading.mentions:
        if mention.reply is None:
            continue
        words, kind = " ".join(reading.article.words((mention.reply.span,)).split()), REPLIES[mention.reply.kind]
        told = [put_quoted(words) if words.casefold().startswith(kind) else f"{kind}: {put_quoted(words)}"]
        if mention.heard in ("quoted", "paraphrased"):
            told.append(f"elsewhere {HEARD[mention.heard]}")
        at = mention.reply.span
        ids = [s.id for s in reading.statements if any(p.start < at.end and at.start < p.end for p in s.spans)]
        rows.append(Row(mention.name, tuple(told), tuple(ids)))
    return _panel("reply", "Asked, and what came of it", None, rows)


def _reached(reading: Reading) -> Panel | None:
    ways = list_reached(reading)
    rows = []
    for way in WAYS:
        told = []
        if way != "not_said":
            words = (_way_words(reading, a) for a in ways[way])
            examples = list(dict.fromkeys(w for w in words if w and w.casefold() not in _PRONOUNS))
            told = [put_quoted(w) for w in examples[:_MOST_EXAMPLES]]
            told += ["…"] if len(examples) > _MOST_EXAMPLES else []
        if ways[way]:
            rows.append(Row(f"{len(ways[way])} {WAYS_REACHED[way]}", tuple(told)))
    nowhere = len(ways["not_said"]) == sum(map(len, ways.values()))
    return None if nowhere else _panel("reached", "How these words reached the outlet", None, rows)


def _way_words(reading: Reading, a: Attribution) -> str | None:
    """The words for the way: of the medium, with the cue where it stands right before ("told reporters")."""
    if a.medium is None:
        return source_words(reading, a)
    start = a.medium.span.start
    if a.cue and not reading.article.text[a.cue[-1].end : start].strip() and a.cue[-1].end <= start:
        start = a.cue[-1].start
    return " ".join(reading.article.words((Span(start, a.medium.span.end),)).split()) or None


def _cues(reading: Reading) -> Panel | None:
    documents = {a.source.name for a in reading.attributions if a.source and a.source.kind == "document"}
    rows = []
    for row in table_cues(reading):
        if row.who == NOBODY or row.who in documents:
            continue
        shown = [f"{cue} {n}" if n > 1 else cue for cue, n in row.cues[:_MOST_CUES]]
        shown += ["…"] if len(row.cues) > _MOST_CUES else []
        rows.append(Row(f"for {row.who}" if row.is_party else row.who, (", ".join(shown),)))
    # One source alone can be compared with nobody.
    return _panel("cues", "The cue words chosen for each", None, rows) if len(rows) > 1 else None


def _loaded(reading: Reading) -> Panel | None:
    """A row for each sort, its words in the order of the text."""
    grouped: dict[str, dict[str, str]] = {}
    for s in reading.statements:
        for x in s.loaded:
            sort = LOADED_SORTS["scare quotes" if x.kind == "scare quotes" else x.whose]
            grouped.setdefault(sort, {}).setdefault(put_quoted(show_loaded(reading.article, x)), s.id)
    rows = []
    for sort, found in grouped.items():
        shown = [*list(found)[:MOST_ROWS], *([f"and {len(found) - MOST_ROWS} more"] if len(found) > MOST_ROWS else [])]
        rows.append(Row(sort, tuple(shown), tuple(dict.fromkeys(list(found.values())[:MOST_ROWS]))))
    lead = "Marked * in the text: how a thing is put, not whether it is so."
    return _panel("loaded", "Loaded words", lead, rows)


def by_attribution(reading: Reading) -> dict[str, list[str]]:
    """The ids of the statements that stand on each attribution, by the attribution's id."""
    out: dict[str, list[str]] = {}
    for s in reading.statements:
        for name in _links(s.chain, s.echoes):
            out.setdefault(name, []).append(s.id)
    return out


def _links(chain: Iterable[str], echoes: str | None) -> Iterable[str]:
    return [*chain, echoes] if echoes else chain
