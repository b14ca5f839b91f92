"""Words for one thing in the outlets' own voice: of a table, beside one name; or those that one claim parts by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.model import Claim, Link, Reading, Ref, Span, Statement, WordingRow, WordingUse
from sayso.story.beside.word_runs import Word, compare_words, list_words
from sayso.story.beside.words_for_one_thing import LINES
from sayso.story.saying.names import find_names
from sayso.story.saying.stop_words import STOP_WORDS
from sayso.story.saying.terms import stem_word

_NEAR = 3  # words between a word and the name that it goes with
_SHARED_TERMS = 3
_LONGEST_CHANGE = 3  # words
_FEWEST_KEPT = 4  # words on both sides of a change, together
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|(?<!\w)‘[^’]*’(?!\w)")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """One of the words of a line, in an outlet's own voice."""

    text: str  # which text it stands in: the origin of its article
    article: str
    ref: Ref
    line: int
    folded: str  # the stems of the words: "govern"
    words: str
    span: Span
    names: frozenset[str]  # beside it
    terms: dict[str, str]  # of its statement, without its own: stems, and the words as printed


def gather_uses(found: Iterable[tuple[str, str, Span]]) -> tuple[WordingUse, ...]:
    """Words, article and place, put together by the words; each place once."""
    by_words: dict[str, dict[tuple[str, Span], None]] = {}
    printed: dict[str, str] = {}
    for words, article, span in found:
        key = " ".join(words.casefold().split())
        printed.setdefault(key, " ".join(words.split()))
        by_words.setdefault(key, {})[article, span] = None
    return tuple(WordingUse(printed[k], tuple(at)) for k, at in by_words.items())


def fold_words(words: str) -> set[str]:
    """The stems of the words that tell something."""
    return {stem_word(w) for w in re.findall(r"\w+", words.casefold()) if w not in STOP_WORDS}


def find_words(
    readings: Sequence[Reading], claims: Sequence[Claim], links: Sequence[Link], origins: dict[str, str]
) -> list[WordingRow]:
    """The words for one thing in the outlets' own statements that two texts or more put differently."""
    own = {Ref(r.article.id, s.id): (r, s) for r in readings for s in r.statements if s.voice.kind == "outlet"}
    pairs = _same_pairs(claims, links, set(own))
    found = [f for ref, (r, s) in own.items() for f in _find_listed(r, s, ref, origins[r.article.id])]
    rows = _listed_rows(found, pairs)
    known = {(i, span) for row in rows for use in row.uses for i, span in use.at}
    for a, b in pairs:
        if origins[a.article] != origins[b.article]:
            rows += [row for row in _changed_rows(own[a], own[b]) if not {p for u in row.uses for p in u.at} & known]
    return list({(row.about, tuple(sorted(u.words for u in row.uses))): row for row in reversed(rows)}.values())[::-1]


def _same_pairs(claims: Sequence[Claim], links: Sequence[Link], own: set[Ref]) -> list[tuple[Ref, Ref]]:
    """Own statements of two articles that say the same, or the same but for a slot."""
    found: dict[tuple[Ref, Ref], None] = {}
    for claim in claims:
        refs = [r for r in claim.statements if r in own]
        found.update({(a, b): None for n, b in enumerate(refs) for a in refs[:n] if a.article != b.article})
    for link in links:
        if link.kind in ("same", "stronger") and {link.a, link.b} <= own and link.a.article != link.b.article:
            found.setdefault((min(link.a, link.b), max(link.a, link.b)))
    return list(found)


@cache
def _listed() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """The stems of each phrase of the lines, by the first of them, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, line in enumerate(LINES):
        for phrase in line.split(", "):
            stems = tuple(stem_word(w) for w in re.findall(r"\w+", phrase))
            out.setdefault(stems[0], []).append((stems, number))
    for phrases in out.values():
        phrases.sort(key=lambda x: -len(x[0]))
    return out


def _find_listed(reading: Reading, s: Statement, ref: Ref, text: str) -> Iterator[_Found]:
    """Words of the lines in a statement, outside quotation marks."""
    body = reading.article.text
    quoted = [
        Span(m.start() + p.start, m.end() + p.start) for p in s.spans for m in _QUOTED.finditer(body[p.start : p.end])
    ]
    words = list_words(body, s.spans)
    stems = [stem_word(w.folded) for w in words]
    if not any(stem in _listed() for stem in stems):
        return
    names = [
        (Span(n.at.start + p.start, n.at.end + p.start), n.words)
        for p in s.spans
        for n in find_names(body[p.start : p.end])
    ]
    terms = {
        t: body[w.span.start : w.span.end] for t, w in zip(stems, words, strict=True) if w.folded not in STOP_WORDS
    }
    taken = -1
    for n in range(len(words)):
        if n <= taken or any(q.start <= words[n].span.start < q.end for q in quoted):
            continue
        hits = [(p, line) for p, line in _listed().get(stems[n], ()) if tuple(stems[n : n + len(p)]) == p]
        longest = max((len(p) for p, _ in hits), default=0)
        span = Span(words[n].span.start, words[n + longest - 1].span.end) if longest else None
        # A capital on the first word of a sentence makes no name of a word that the table has.
        opens = n == 0 or body[words[n - 1].span.end : words[n].span.start].strip(' “"').endswith((".", "!", "?", ":"))
        held = [a for a, parts in names if not (opens and len(parts) == 1)]
        if span is None or any(a.start < span.end and span.start < a.end for a in held):
            continue
        taken = n + longest - 1
        near = Span(words[max(0, n - _NEAR)].span.start, words[min(len(words), n + longest + _NEAR) - 1].span.end)
        beside = frozenset(w.casefold() for a, ws in names if near.start <= a.start and a.end <= near.end for w in ws)
        for phrase, line in hits:
            if len(phrase) == longest:
                rest = {t: w for t, w in terms.items() if t not in phrase}
                folded, printed = " ".join(phrase), body[span.start : span.end]
                yield _Found(text, ref.article, ref, line, folded, printed, span, beside, rest)


def _listed_rows(found: Sequence[_Found], pairs: Sequence[tuple[Ref, Ref]]) -> list[WordingRow]:
    """Words of one line that stand for one thing in two texts, as far as what stands around them tells."""
    said_alike = {frozenset(p) for p in pairs}
    groups: list[tuple[str, list[_Found]]] = []
    by_line: dict[int, list[_Found]] = {}
    for f in found:
        by_line.setdefault(f.line, []).append(f)
    for line in by_line.values():
        anchors: dict[str, list[_Found]] = {}
        for n, b in enumerate(line):
            for a in line[:n]:
                if a.text == b.text or a.folded == b.folded:
                    continue
                anchor = _anchor(a, b, frozenset((a.ref, b.ref)) in said_alike)
                if anchor is not None:
                    anchors.setdefault(anchor, []).extend((a, b))
        groups += list(anchors.items())
    rows = []
    for anchor, members in groups:
        # The same word at its other places beside the same name tells who else chose it.
        uses = gather_uses((f.words.lower(), f.article, f.span) for f in dict.fromkeys(members))
        rows.append(WordingRow("word", anchor, _by_stem(uses)))
    return rows


def _anchor(a: _Found, b: _Found, alike: bool) -> str | None:
    """The words that both stand beside: a name, or what their sentences have in common."""
    names = sorted(x for x in a.names for y in b.names if x == y)
    common = [word for stem, word in a.terms.items() if stem in b.terms]
    if names and (alike or len(common) > 1):
        return " ".join(n.capitalize() for n in names)
    if alike or (len(common) >= _SHARED_TERMS and 2 * len(common) >= min(len(a.terms), len(b.terms))):
        return ", ".join(common[:4]) or None
    return None


def _by_stem(uses: tuple[WordingUse, ...]) -> tuple[WordingUse, ...]:
    """ "protest" and "protests" are one word."""
    out: dict[str, WordingUse] = {}
    for use in uses:
        key = " ".join(stem_word(w) for w in use.words.split())
        out[key] = WordingUse(out[key].words, (*out[key].at, *use.at)) if key in out else use
    return tuple(out.values())


def _changed_rows(a: tuple[Reading, Statement], b: tuple[Reading, Statement]) -> Iterator[WordingRow]:
    """Where two own statements that say the same part by a few words, with words alike on both sides of them."""
    (left, s), (right, t) = a, b
    left_words, right_words = list_words(left.article.text, s.spans), list_words(right.article.text, t.spans)
    changes = compare_words(left_words, right_words)
    for n, change in enumerate(changes):
        if change.kind != "changed" or change.span is None or change.other is None or not 0 < n < len(changes) - 1:
            continue
        before, after = changes[n - 1], changes[n + 1]
        if before.kind != "kept" or after.kind != "kept" or before.span is None or after.span is None:
            continue
        context = [w for w in left_words if before.span.start <= w.span.start < after.span.end]
        ours, theirs = left.article.text, right.article.text
        one, two = ours[change.span.start : change.span.end], theirs[change.other.start : change.other.end]
        if not (_may_differ(one) and _may_differ(two)) or fold_words(one) == fold_words(two):
            continue
        if len(_outside(context, change.span)) >= _FEWEST_KEPT:
            about = " ".join(
                f"{ours[before.span.start : before.span.end]} … {ours[after.span.start : after.span.end]}".split()
            )
            places = [(one, left.article.id, change.span), (two, right.article.id, change.other)]
            yield WordingRow("word", about, gather_uses(places))


def _outside(words: Sequence[Word], span: Span) -> list[Word]:
    return [w for w in words if not (span.start <= w.span.start < span.end)]


def _may_differ(words: str) -> bool:
    """A few words of which some tell something; numbers and names are no matter of choice."""
    listed = re.findall(r"\w+", words)
    return (
        0 < len(listed) <= _LONGEST_CHANGE
        and not _DIGIT.search(words)
        and not any(w[:1].isupper() for w in listed)
        and any(w.casefold() not in STOP_WORDS for w in listed)
    )
