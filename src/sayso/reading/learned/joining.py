"""What the rules know and a flat reader cannot: attributions inside attributions, echoes, a second saying joined on.

The learned reader was taught on text in which no attribution lies inside another. Here those of the rules are added to
what it shows, without a score: nothing was measured that they could be calibrated on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.model import Span, Spans
from sayso.reading.finding.cues import SPEECH
from sayso.reading.found import Found, span_key
from sayso.reading.parse import ParsedBlock
from sayso.text import merge_spans, subtract_spans

_TOLD_OF = (" + noun phrase", " + infinitive", " + name")  # what the rules say of their finds that are acts, not words
_SAME = 0.5  # of two contents' characters together: below it they are two contents


def keep_told(parsed: Sequence[ParsedBlock], rules: Sequence[Found]) -> list[Found]:
    """Those with a verb of saying, or "according to", and a source that is named or described.

    What somebody else is said to think, want or refuse is part of what is said; it is told of, not told.
    """
    pronouns: set[int] = set()
    verbs: set[int] = set()
    for block in parsed:
        for t in block.doc:
            if t.lower_ == "according" or (t.pos_ in ("VERB", "AUX") and t.lemma_.lower() in SPEECH):
                verbs.add(block.start + t.idx)
            elif t.pos_ == "PRON":
                pronouns.add(block.start + t.idx)
    return [
        r
        for r in rules
        if r.source
        and r.source[0].start not in pronouns
        and any(at in verbs for s in r.cue for at in range(s.start, s.end))
        and not r.why.endswith(_TOLD_OF)
    ]


def add_nested(shown: Sequence[Found], rules: Sequence[Found], told: Sequence[Found]) -> list[Found]:
    """`shown` with the rules' echoes and those `told` inside it, in order of the first character."""
    out: list[Found] = []
    for f in shown:
        out.extend(_cut_joined(_fill_gaps(f, rules), rules))
    out = _add_echoes(out, rules)
    out = _add_cited(out, rules, told)
    for r in told:
        if r.link == "says" and any(_holds(f, r) for f in out) and not any(_same(f, r) for f in out):
            out.append(replace(r, score=None))
    return sorted(out, key=span_key)


def _fill_gaps(found: Found, rules: Sequence[Found]) -> Found:
    """A content in pieces made whole where the rules have the words between: whose an aside is, is asked later."""
    if len(found.content) == 1:
        return found
    gaps = [Span(a.end, b.start) for a, b in pairwise(found.content)]
    same = [r for r in rules if r.link == "says" and _meet(r.cue, found.cue)]
    filled = [gap for gap in gaps if any(_inside((gap,), r.content) for r in same)]
    return replace(found, content=merge_spans([*found.content, *filled])) if filled else found


def _cut_joined(found: Found, rules: Sequence[Found]) -> list[Found]:
    """ "X said that A, and promised that B": B is no part of what was said, where the rules see two sayings of X."""
    first = next((r for r in rules if r.cue and r.cue == found.cue and r.source), None)
    if first is None:
        return [found]
    content, others = found.content, []
    for r in rules:
        later = r is not first and r.link == "says" and r.cue > first.cue and r.source == first.source
        if later and _inside(r.cue, content) and not _inside(r.cue, first.content):
            end = max(s.end for s in (*r.cue, *r.content))
            start = max((s.end for s in first.content if s.end <= r.cue[0].start), default=r.cue[0].start)
            rest = subtract_spans(content, [Span(start, end)])
            if rest:
                content = rest
                others.append(replace(r, score=None))
    return [replace(found, content=content), *others]


def _add_echoes(shown: list[Found], rules: Sequence[Found]) -> list[Found]:
    """Each echo of the rules with the attribution that repeats it: the one shown, else the rules' own."""
    out = list(shown)
    for echo in (r for r in rules if r.link == "echoes"):
        repeats = next((r for r in rules if r.link == "says" and r.content == echo.content), None)
        if repeats is None:
            continue
        k = next((n for n, f in enumerate(out) if f.link == "says" and _agree(f.content, echo.content) >= _SAME), None)
        if k is None:
            if any(_meet(f.content, echo.content) for f in out):
                continue
            out.append(replace(repeats, score=None))
            k = len(out) - 1
        elif not _meet(out[k].source, repeats.source):
            out[k] = replace(repeats, score=out[k].score)
        out[k] = replace(out[k], content=echo.content)
        out.append(replace(echo, score=None))
    return out


def _add_cited(shown: list[Found], rules: Sequence[Found], told: Sequence[Found]) -> list[Found]:
    """ "The Weekly, citing an officer, reported that A": where one of the two is shown, the other one has its words."""
    by_content: dict[Spans, list[Found]] = {}
    for r in rules:
        if r.link == "says":
            by_content.setdefault(r.content, []).append(r)
    out = list(shown)
    for r in told:
        for twin in by_content.get(r.content, ()):
            if twin is r or r.link != "says":
                continue
            near = [f for f in out if _agree(f.content, r.content) >= _SAME]
            held = next((f for f in near if _meet(f.cue, twin.cue)), None)
            if held is not None and not any(_meet(f.cue, r.cue) for f in near):
                out.append(replace(r, content=held.content, score=None))
    return out


def _holds(outer: Found, inner: Found) -> bool:
    """Whether the whole saying lies in what another one says."""
    near = outer.content[0].start < inner.content[-1].end and inner.content[0].start < outer.content[-1].end
    return near and outer.link == "says" and bool(inner.cue) and _inside((*inner.cue, *inner.content), outer.content)


def _inside(spans: Spans, outer: Spans) -> bool:
    return bool(spans) and not subtract_spans(spans, outer)


def _same(one: Found, other: Found) -> bool:
    return _meet(one.cue, other.cue) or (_agree(one.content, other.content) > _SAME and one.source == other.source)


def _size(spans: Spans) -> int:
    return sum(s.end - s.start for s in spans)


def _meet(one: Spans, other: Spans) -> bool:
    if not one or not other or one[-1].end <= other[0].start or other[-1].end <= one[0].start:
        return False
    return _size(subtract_spans(one, other)) < _size(one)


def _agree(one: Spans, other: Spans) -> float:
    if not _meet(one, other):
        return 0.0
    both = _size(one) - _size(subtract_spans(one, other))
    return both / max(1, _size(one) + _size(other) - both)
