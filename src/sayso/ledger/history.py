"""The life of a page: its versions, the words that changed, and what became of each statement."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from sayso.errors import LedgerError
from sayso.ledger.store import Ledger
from sayso.model import Reading, Statement

Fate = Literal["kept", "changed", "reworded", "dropped", "new"]

# A word with the space before it: spaces by themselves would match everywhere.
_PIECE = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\s]*|[.!?\s]+")
# Pairs of the same piece; stretches with more are too much alike everywhere to be laid side by side.
_MOST_PAIRS = 300_000
_WORD = re.compile(r"\w+")
# Two statements with less in common are rather two statements than one in other words.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an address has shown."""

    article_id: str
    number: int  # 1 for the first
    headline: str | None
    seen: tuple[str, ...]  # when it was found to be there instead of another; ISO 8601 UTC
    words: int


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one statement between two versions."""

    fate: Fate  # "changed": the same words, on another's word or put otherwise
    before: Statement | None
    after: Statement | None
    what: str | None  # the change in cue, voice or certainty, in words: "said -> claimed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that two texts share, or that one of them alone has."""

    kind: Literal["same", "cut", "added"]
    text: str


def versions(ledger: Ledger, address: str) -> list[Version]:
    """The texts that an address (or an input without one, or the address of an article's id) has shown, oldest first.

    Raises LedgerError where the ledger does not know it.
    """
    with ledger.looking() as db:
        article = db.execute(
            "SELECT id FROM articles WHERE address = ?1 UNION SELECT article FROM versions WHERE article_id = ?1",
            (address,),
        ).fetchone()
        if article is None:
            raise LedgerError(f"{ledger.path} holds nothing of {address}: give an address or an id that it has")
        rows = db.execute(
            "SELECT id, article_id, number, headline, text FROM versions WHERE article = ? ORDER BY number",
            (article["id"],),
        ).fetchall()
        seen = defaultdict(list)
        for row in db.execute("SELECT version, at FROM sightings WHERE article = ? ORDER BY id", (article["id"],)):
            seen[row["version"]].append(row["at"])
    return [
        Version(r["article_id"], r["number"], r["headline"], tuple(seen[r["id"]]), len(_WORD.findall(r["text"])))
        for r in rows
    ]


def compare_words(old: str, new: str) -> list[Stretch]:
    """The two texts as stretches, in order; "same" and "cut" make up the old text, "same" and "added" the new one.

    Sentences are laid side by side, then the words of those that differ. What repeats itself too often is cut and added
    as a whole, so that no text takes long.
    """
    out: list[Stretch] = []
    for cut, added in _side_by_side(_SENTENCE.findall(old), _SENTENCE.findall(new)):
        if cut == added:
            _put(out, "same", cut)
            continue
        for less, more in _side_by_side(_PIECE.findall(cut), _PIECE.findall(added)):
            if less == more:
                _put(out, "same", less)
            else:
                _put(out, "cut", less)
                _put(out, "added", more)
    return out


def _put(out: list[Stretch], kind: Literal["same", "cut", "added"], text: str) -> None:
    if text and out and out[-1].kind == kind:
        out[-1] = Stretch(kind, out[-1].text + text)
    elif text:
        out.append(Stretch(kind, text))


def _side_by_side(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    """What stands in the one and in the other, stretch for stretch, the same or not."""
    head, shortest = 0, min(len(one), len(other))
    while head < shortest and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < shortest - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    same = "".join(one[:head])
    yield same, same
    a, b = one[head : len(one) - tail], other[head : len(other) - tail]
    counts = Counter(b)
    if sum(counts[piece] for piece in a) > _MOST_PAIRS:
        yield "".join(a), "".join(b)
    else:
        for _, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            yield "".join(a[i:j]), "".join(b[k:m])
    same = "".join(one[len(one) - tail :])
    yield same, same


def follow_statements(old: Reading, new: Reading) -> list[Step]:
    """What became of each statement of the old text, and which are new, in the order of the new text.

    The same words are the same statement; of the rest, the two most alike are taken for one reworded. Where the two
    were read by different readers, or versions of one, what changed says so: the page may not have.
    """
    pairs, left_old, left_new = _same_words(old.statements, new.statements)
    pairs += _alike(left_old, left_new)
    after = {id(b): a for a, b in pairs}
    gone = [s for s in left_old if not any(s is a for a, _ in pairs)]
    cues, cues_now = _cues(old), _cues(new)
    steps = []
    for s in new.statements:
        before = after.get(id(s))
        steps.append(_step(before, s, _changed_cue(cues.get(before.id), cues_now.get(s.id)) if before else None))
    return steps + [Step("dropped", s, None, None) for s in gone]


def _cues(reading: Reading) -> dict[str, str]:
    """By statement: the words that give it to its source, as they stand nearest to it."""
    words = {a.id: " ".join(reading.article.words(a.cue).lower().split()) for a in reading.attributions}
    return {s.id: words[s.chain[-1]] for s in reading.statements if s.chain and words.get(s.chain[-1])}


def _changed_cue(before: str | None, after: str | None) -> str | None:
    return f"{before} -> {after}" if before and after and before != after else None


_Pairs = list[tuple[Statement, Statement]]


def _same_words(old: Sequence[Statement], new: Sequence[Statement]) -> tuple[_Pairs, list[Statement], list[Statement]]:
    waiting: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for s in old:
        waiting[_words(s)].append(s)
    pairs: _Pairs = []
    left_new = []
    for s in new:
        same = waiting[_words(s)]
        if same:
            pairs.append((same.pop(0), s))
        else:
            left_new.append(s)
    rest = {id(s) for held in waiting.values() for s in held}
    return pairs, [s for s in old if id(s) in rest], left_new


def _alike(old: Sequence[Statement], new: Sequence[Statement]) -> _Pairs:
    scored = []
    told = [_words(s) for s in new]
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for j, words in enumerate(told):
        for word, times in Counter(words).items():
            holders[word].append((j, times))
    for i, a in enumerate(old):
        words = _words(a)
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words)
        for j, shared in _shared_words(words, holders).items():
            if 2 * shared < _ALIKE * (len(words) + len(told[j])):
                continue
            matcher.set_seq1(told[j])
            likeness = matcher.ratio()
            if likeness >= _ALIKE:
                scored.append((-likeness, abs(i - j), i, j))
    used_old, used_new = set[int](), set[int]()
    pairs: _Pairs = []
    for *_, i, j in sorted(scored):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            pairs.append((old[i], new[j]))
    return pairs


def _shared_words(words: Sequence[str], holders: dict[str, list[tuple[int, int]]]) -> Counter[int]:
    """How many words each statement that has any of them shares with these."""
    shared = Counter[int]()
    for word, times in Counter(words).items():
        for j, there in holders.get(word, ()):
            shared[j] += min(times, there)
    return shared


def _words(statement: Statement) -> tuple[str, ...]:
    return tuple(w.lower() for w in _WORD.findall(statement.text))


def _step(before: Statement | None, after: Statement, cue: str | None) -> Step:
    if before is None:
        return Step("new", None, after, None)
    changes = [cue] if cue else []
    if (before.voice.kind, before.voice.name) != (after.voice.kind, after.voice.name):
        changes.append(f"{_voice(before)} -> {_voice(after)}")
    if before.certainty != after.certainty:
        changes.append(f"{', '.join(before.certainty)} -> {', '.join(after.certainty)}")
    if changes and before.by != after.by:
        changes.append(f"read by {before.by}, then by {after.by}")
    if _words(before) != _words(after):
        return Step("reworded", before, after, "; ".join(changes) or None)
    return Step("changed" if changes else "kept", before, after, "; ".join(changes) or None)


def _voice(statement: Statement) -> str:
    voice = statement.voice
    return f"{voice.kind} {voice.name}" if voice.name and voice.kind != "outlet" else voice.kind
