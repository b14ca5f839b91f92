"""How the outlets put one thing, each in its own words: cues for one source, what a name is called, words for a thing.

Only what the outlet itself chose is held against the others: its own statements, the cue and what it calls a source.
Nothing says which of the words is fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.model import Claim, Link, Reading, Ref, Span, Statement, WordingRow, WordingUse
from sayso.story.names import find_names
from sayso.story.speakers import gather_speakers, speaker_of
from sayso.story.stop_words import STOP_WORDS
from sayso.story.terms import stem_word
from sayso.story.word_runs import Word, compare_words, list_words
from sayso.story.words_for_one_thing import LINES

# What these do is a matter of choice beside "said"; whether somebody denies, asks or promises is not.
_CHOSEN_ACTS = frozenset({"claim", "confirm", "admit", "reveal", "note", "repeat", "warn", "suggest"})
_TELLING_ACTS = frozenset({"say", *_CHOSEN_ACTS})
_NEAR = 3  # words between a word and the name that it goes with
_SHARED_TERMS = 3
_LONGEST_CHANGE = 3  # words
_FEWEST_KEPT = 4  # words on both sides of a change, together
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|(?<!\w)‘[^’]*’(?!\w)")
_DIGIT = re.compile(r"\d")
# Of which body or place somebody is something: "of the health board", "the board's".
_OF, _OWNER = re.compile(r"\s(?:of|for|in|at|from|on)\s.*"), re.compile(r"\b(?:the\s+)?[\w-]+['’]s?\s")


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


def find_wordings(
    readings: Sequence[Reading],
    claims: Sequence[Claim] = (),
    links: Sequence[Link] = (),
    text_of: dict[str, str] | None = None,
) -> tuple[WordingRow, ...]:
    """The things that two texts or more put differently, in order: cues, names, words.

    Copies (`text_of`: the origin of each article) are one text and are not held against each other; what they changed
    is told with the copies.
    """
    origins = {r.article.id: (text_of or {}).get(r.article.id, r.article.id) for r in readings}
    rows = [*_cue_rows(readings, origins), *_name_rows(readings, origins)]
    rows += _word_rows(readings, claims, links, origins)
    return tuple(rows)


def _cue_rows(readings: Sequence[Reading], origins: dict[str, str]) -> Iterator[WordingRow]:
    """For each speaker whom two texts hear, the cues, where they do not do the same."""
    speakers = gather_speakers(readings)
    cues: dict[str, list[tuple[str, Span, str, str]]] = {}
    acts: dict[str, dict[str, set[str]]] = {}
    for reading in readings:
        article = reading.article
        for a in reading.attributions:
            speaker = speaker_of(reading, a, speakers)
            if speaker is None or not a.speech or a.act not in _TELLING_ACTS or not a.cue or a.parent is not None:
                continue
            words = article.words(a.cue).lower()
            if not re.search(r"\w", words):
                continue
            span = Span(a.cue[0].start, a.cue[-1].end)
            cues.setdefault(speaker, []).append((article.id, span, words, a.act))
            of = acts.setdefault(speaker, {}).setdefault(origins[article.id], set())
            of.update({a.act} & _CHOSEN_ACTS)
    for speaker, found in cues.items():
        told = list(acts[speaker].values())
        if len(told) > 1 and any(t != told[0] for t in told):
            yield WordingRow("cue", speakers.printed(speaker), _uses((w, i, s) for i, s, w, _ in found))


def _name_rows(readings: Sequence[Reading], origins: dict[str, str]) -> Iterator[WordingRow]:
    """For each name that two texts hear, what it is called, where one says another thing than the other."""
    speakers = gather_speakers(readings)
    roles: dict[str, list[tuple[str, str, Span]]] = {}
    for reading in readings:
        article = reading.article
        for a in reading.attributions:
            speaker = speaker_of(reading, a, speakers)
            if speaker is None or a.source is None or not a.source.role or a.source.kind != "person":
                continue
            at = next((at for s in a.source.spans if (at := _locate(article.text, s, a.source.role))), None)
            if at is not None:
                roles.setdefault(speaker, []).append((a.source.role, article.id, at))
    for speaker, found in roles.items():
        uses = _uses(found)
        texts = [{origins[i] for i, _ in use.at} for use in uses]
        apart = any(
            _calls_otherwise(x.words, y.words) and texts[n] != texts[m]
            for n, x in enumerate(uses)
            for m, y in enumerate(uses[:n])
        )
        if apart:
            yield WordingRow("name", speakers.printed(speaker), uses)


def _calls_otherwise(one: str, other: str) -> bool:
    """Some word that is no name stands in one and not in the other.

    "chairman of the health board" and "the board's chairman" call alike: of what one body or place it is, is compared
    only where both tell it.
    """
    if bool(_OF.search(one)) != bool(_OF.search(other)):
        one, other = _OF.sub("", one), _OF.sub("", other)
    left, right = (
        {stem_word(w): w for w in re.findall(r"\w+", _OWNER.sub("", x)) if w not in STOP_WORDS} for x in (one, other)
    )
    apart = [w for x, y in ((left, right), (right, left)) for stem, w in x.items() if stem not in y]
    return any(w[:1].islower() for w in apart)


def _locate(text: str, span: Span, words: str) -> Span | None:
    at = text.find(words, span.start, span.end)
    return Span(at, at + len(words)) if at >= 0 else None


def _folds(words: str) -> set[str]:
    return {stem_word(w) for w in re.findall(r"\w+", words.casefold()) if w not in STOP_WORDS}


def _uses(found: Iterable[tuple[str, str, Span]]) -> tuple[WordingUse, ...]:
    """Words, article and place, put together by the words; each place once."""
    by_words: dict[str, dict[tuple[str, Span], None]] = {}
    printed: dict[str, str] = {}
    for words, article, span in found:
        key = " ".join(words.casefold().split())
        printed.setdefault(key, " ".join(words.split()))
        by_words.setdefault(key, {})[article, span] = None
    return tuple(WordingUse(printed[k], tuple(at)) for k, at in by_words.items())


def _word_rows(
    readings: Sequence[Reading], claims: Sequence[Claim], links: Sequence[Link], origins: dict[str, str]
) -> list[WordingRow]:
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
        uses = _uses((f.words.lower(), f.article, f.span) for f in dict.fromkeys(members))
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
        if not (_may_differ(one) and _may_differ(two)) or _folds(one) == _folds(two):
            continue
        if len(_outside(context, change.span)) >= _FEWEST_KEPT:
            about = " ".join(
                f"{ours[before.span.start : before.span.end]} … {ours[after.span.start : after.span.end]}".split()
            )
            places = [(one, left.article.id, change.span), (two, right.article.id, change.other)]
            yield WordingRow("word", about, _uses(places))


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
