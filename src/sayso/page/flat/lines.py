"""Text without mark-up into lines or paragraphs, and which of them are an article's prose."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import BlockKind, Span
from sayso.page.furniture import name_furniture
from sayso.page.messaging import name_messaging, split_glued

_DAY = (
    r"(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4}|"
    r"[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)?"
    r"(?:Z|[+-]\d\d:?\d\d| ?(?:UTC|GMT|BST|E[SD]?T|P[SD]?T|CES?T))?"
)
# A crawler or a page printed the date on the line of what follows. Without a label only the ISO form is a stamp.
_STAMP = re.compile(
    r"(?>\s*(?:(?:date|published|posted|created|first published|(?:last )?updated)\b[\s:–-]*(?:on |at )?"
    rf"{_DAY}|\d{{4}}-\d\d-\d\d\b[\dT:Z+-]*)[ \t|•·–—:-]*)(?=\S+[ \t]+\S)",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_BLANK = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_END = re.compile(r"[.!?…][”\"’')\]»]*\s*$|[:;][”\"’']?\s*$|[”\"]\s*$")
_LITTLE = frozenset(
    re.findall(
        r"\w+",
        "the of and to in a that is was for on with as by at from it he his she her they their has have had are were "
        "be been but not this which who will would after about more than or an its out up when i you we said says",
    )
)
_COMMENTER = re.compile(
    r"[\w .@-]{2,40} (?:says|wrote|said|replied|commented)\s?:?$|"
    r"(?:reply|like|report|flag|upvote|quote|respond|log in to reply)(?: \d+)?$|"
    r".{0,40}\b(?:at|@) \d{1,2}:\d\d(?: ?[ap]m)?\b.{0,12}$|"
    r".{0,40}\b\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago$|(?:guest|anonymous|joined|posts|reputation)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\W*\d[\d,]*\s+(?:comments?|responses?|replies)\b|\(\d+\)\W*$", re.IGNORECASE)
_AGO = re.compile(
    r"\b\d+\s?(?:min(?:ute)?s?|h(?:ou)?rs?|h|m|d|days?|weeks?|months?|years?)\.? (?:ago|read)\b|\b\d+:\d\d\b",
    re.IGNORECASE,
)
# Wrapped text: most lines of a paragraph but its last are nearly as wide as the widest.
_WIDEST, _NEARLY = 110, 0.7
_MOST_FAVOUR, _FEW_SENTENCES, _MANY_SENTENCES = 1.6, 0.2, 0.5
_NAMED, _HEADING, _LISTED = -1.2, -3.0, 1.5
_REPEATED, _LONGEST_REPEATED, _BETWEEN = 5, 40, -0.4
_TOP = 30  # units in which a date stamp is looked for
# Where an appeal may be glued into prose: shorter lines are named whole or not at all.
_GLUED_FROM_WORDS = 12
_SWITCH = 1.5
_PROSE_BEFORE_COMMENTS = 150  # characters
# How many units two stretches of prose may lie apart: so many, and more for each point of the lighter one's score.
_NEAR, _PER_SCORE = 5.0, 1.0


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, a wrapped paragraph, or a part of one where messaging is glued to prose. Units tile the text."""

    span: Span
    words: str  # without the white space around it
    named: tuple[BlockKind, str] | None  # messaging, by its words alone
    furniture: tuple[BlockKind, str] | None  # byline, caption or correction, by its words alone


def cut_units(text: str) -> list[Unit]:
    """The units of `text`, in order; none for a text without a word."""
    out = []
    for span in _cut_stamp(text, _tile(text)):
        parts = [(span, None, "")]
        piece = text[span.start : span.end]
        if len(_WORD.findall(piece)) >= _GLUED_FROM_WORDS:
            parts = [
                (Span(span.start + s.start, span.start + s.end), kind, why)  # type: ignore[misc]
                for s, kind, why in split_glued(piece)
            ]
        glued = len(parts) > 1
        for part, kind, why in parts:
            words = text[part.start : part.end].strip()
            # The parts of a split line were judged in their place; a whole line is judged by itself.
            named = (kind, why) if kind else None if glued else name_messaging(words)
            out.append(Unit(part, words, named, None if named else name_furniture(words)))
    return out


def _cut_stamp(text: str, spans: list[Span]) -> list[Span]:
    out = []
    for i, span in enumerate(spans):
        m = _STAMP.match(text, span.start, span.end) if i < _TOP else None
        cut = m.end() if m and "\n" not in m.group().strip() else span.start
        out += [Span(a, b) for a, b in ((span.start, cut), (cut, span.end)) if a < b]
    return out


def _tile(text: str) -> list[Span]:
    found = list(_LINE.finditer(text))
    if not found:
        return []
    starts = [m.start() for m in found]
    if _is_wrapped(text, [m.group() for m in found]):
        breaks = [m.end() for m in _BLANK.finditer(text)]
        after = (bisect_left(starts, b) for b in breaks)
        starts = sorted({starts[0], *(starts[i] for i in after if i < len(starts))})
    starts[0] = 0
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _is_wrapped(text: str, lines: Sequence[str]) -> bool:
    if not _BLANK.search(text):
        return False
    inner = [
        block[:-1] for raw in _BLANK.split(text) if len(block := [x.strip() for x in raw.splitlines() if x.strip()]) > 1
    ]
    widths = [len(line) for block in inner for line in block]
    if len(widths) < max(2, len(lines) // 4):
        return False
    widest = max(widths)
    fitting = sum(w >= _NEARLY * widest for w in widths)
    ended = sum(bool(_END.search(line)) for block in inner for line in block)
    return widest <= _WIDEST and fitting >= 0.8 * len(widths) and ended <= 0.35 * len(widths)


def find_prose(units: Sequence[Unit]) -> list[bool]:
    """Which units are the article's prose: sentences, and what stands between them, in one stretch of the page."""
    seen = Counter(u.words for u in units)
    favour = _favour(units)
    scores = [_score(u, seen[u.words], favour) for u in units]
    _lower_lists(units, scores)
    end = find_comments(units)
    kept = _keep_main(_smooth(scores[:end]), scores[:end])
    repeated = {words for words, times in seen.items() if _is_repeated(words, times)}
    prose = [p and not u.named and u.words not in repeated for p, u in zip(kept, units, strict=False)]
    return prose + [False] * (len(units) - end)


def _is_repeated(words: str, times: int) -> bool:
    """A short line that stands again and again between the paragraphs: a label of the page's software."""
    return times >= _REPEATED and len(words) <= _LONGEST_REPEATED and not _END.search(words)


def find_comments(units: Sequence[Unit]) -> int:
    """Where the comments of readers begin, under their heading; the number of units where there are none."""
    prose = 0
    for i, unit in enumerate(units):
        prose += len(unit.words) if _END.search(unit.words) else 0
        if prose >= _PROSE_BEFORE_COMMENTS and unit.named and unit.named[0] == "comment":
            signs = sum(bool(_COMMENTER.match(u.words)) for u in units[i + 1 : i + 41])
            if signs >= (1 if _COUNTED.search(unit.words) else 3):
                return i
    return len(units)


def _lower_lists(units: Sequence[Unit], scores: list[float]) -> None:
    """Lowers lines without a full stop that follow the heading of a list of links."""
    listed = False
    for i, unit in enumerate(units):
        if unit.named:
            listed = listed or "heading" in unit.named[1]
        elif _END.search(unit.words):
            listed = False
        elif listed:
            scores[i] -= _LISTED


def _favour(units: Sequence[Unit]) -> float:
    """What every unit gains by the page it is on: a pasted article is mostly sentences, a whole web page is not."""
    lines = [u for u in units if not u.named and not u.furniture]
    share = sum(bool(_END.search(u.words)) for u in lines) / max(1, len(lines))
    return _MOST_FAVOUR * min(1.0, max(0.0, (share - _FEW_SENTENCES) / (_MANY_SENTENCES - _FEW_SENTENCES)))


def _score(unit: Unit, times: int, favour: float) -> float:
    """How much a unit looks like prose by itself: above 0 yes, below 0 no."""
    if unit.named:
        return _HEADING if "heading" in unit.named[1] else _NAMED
    if unit.furniture:
        return -1.0 if unit.furniture[0] == "caption" else -0.6
    if _is_repeated(unit.words, times):
        return _BETWEEN
    words = _WORD.findall(unit.words)
    count = len(words)
    if not count:
        return -0.3
    ended = bool(_END.search(unit.words))
    little = sum(w.lower() in _LITTLE for w in words) / count
    capitals = sum(w[0].isupper() for w in words) / count
    score = favour - 1.3
    score += (1.0 if count >= 4 else 0.2) * ended
    score += (0.9 if ended else 0.3) * ((count >= 10) + (count >= 18) + (count >= 30))
    score += 0.9 if little >= 0.25 else -0.3 if little < 0.1 else 0.2
    score -= 0.9 * (capitals > 0.6 and count >= 3)
    score -= 1.0 * (count <= 3 and not ended)
    score -= 1.5 * bool(_AGO.search(unit.words)) * (count < 30)
    score -= 0.8 * ("|" in unit.words or "»" in unit.words or "›" in unit.words)
    score -= 1.2 * (times > 1 and 3 <= count < 18)
    return score


def _smooth(scores: Sequence[float]) -> list[bool]:
    """The best sum of scores, less a price for each change between prose and not."""
    page, prose = 0.0, 0.0
    back = []
    for score in scores:
        stay_page, stay_prose = page >= prose - _SWITCH, prose >= page - _SWITCH
        back.append((not stay_page, stay_prose))
        page, prose = max(page, prose - _SWITCH) - score / 2, max(prose, page - _SWITCH) + score / 2
    state = prose > page
    out = []
    for from_page, from_prose in reversed(back):
        out.append(state)
        state = from_prose if state else from_page
    return out[::-1]


def _keep_main(prose: list[bool], scores: Sequence[float]) -> list[bool]:
    """Of several stretches of prose the heaviest, with those near it that weigh enough for their distance."""
    runs: list[tuple[int, int, float]] = []
    start = 0
    for i in range(len(prose) + 1):
        if i == len(prose) or not prose[i]:
            if start < i:
                runs.append((start, i, sum(scores[start:i])))
            start = i + 1
    if not runs:
        return prose
    main = max(range(len(runs)), key=lambda k: runs[k][2])
    kept = {main}
    for order in (range(main - 1, -1, -1), range(main + 1, len(runs))):
        near = runs[main]
        for k in order:
            gap = runs[k][0] - near[1] if k > main else near[0] - runs[k][1]
            if gap > _NEAR + _PER_SCORE * runs[k][2]:
                break
            kept.add(k)
            near = runs[k]
    out = [False] * len(prose)
    for k in kept:
        out[runs[k][0] : runs[k][1]] = [True] * (runs[k][1] - runs[k][0])
    return out
