"""A timeline laid out: columns of days (or hours), a lane a party, marks in tracks; drawn as SVG on the server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sayso.model import Interval, StoryPanels, TimelineEntry
from sayso.retell.inline import clean
from sayso.retell.story.cast import Shown, StoryCast, put_moment
from sayso.retell.wording import put_interval, put_quoted

NO_PARTY = "no party told"
KINDS = {"said": "said", "event": "event", "printed": "in print"}
# More marks than these nobody reads as a picture; the list has them all.
_MOST_MARKS = 40
_LONGEST, _FARTHEST, _UNTIL = timedelta(days=45), timedelta(days=120), timedelta(days=7)
_WIDE, _NARROW = 720, 330  # units of the picture: pixels at its own size
_COLUMN = {_WIDE: 52, _NARROW: 46}
_TRACK, _HEAD, _AXIS, _SIDE = 20, 19, 18, 4
_RADIUS = 8


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One entry of the list under the picture."""

    number: int | None  # in the picture; None where it is not drawn
    time: str
    kind: str  # "said", "event", "in print"
    words: str | None  # of the page for that time
    lane: str
    shown: Shown


def list_times(panels: StoryPanels, cast: StoryCast) -> list[TimeRow]:
    """The entries in order of time; those in the picture are numbered."""
    drawn = {id(e): n for n, e in enumerate(choose_marks(panels, cast), 1)}
    rows = []
    for entry in panels.timeline.entries:
        if entry.ref not in cast.statements:
            continue
        reading = cast.readings[entry.ref.article]
        words = put_quoted(reading.article.words((entry.words,))) if entry.words else None
        time = put_moment(reading) if entry.kind == "printed" else put_interval(entry.at)
        rows.append(TimeRow(
            drawn.get(id(entry)), time or "", KINDS[entry.kind], words, entry.lane or NO_PARTY, cast.show(entry.ref)
        ))  # fmt: skip
    return rows


def choose_marks(panels: StoryPanels, cast: StoryCast) -> list[TimelineEntry]:
    """The entries that are drawn: times that words tell first, then the printing of what parties say, then the rest.

    What is long before the story or takes months is background, and what one article printed is a page and no event:
    both are in the list and not in the picture.
    """
    dates = [d for r in cast.readings.values() if (d := r.article.published) is not None]
    known = [e for e in panels.timeline.entries if e.ref in cast.statements and is_near(e, min(dates, default=None))]
    known = [e for e in known if e.kind != "printed" or e.lane is not None or cast.spread.get(e.claim or "", 0) > 1]
    ranked = sorted(range(len(known)), key=lambda n: (known[n].kind == "printed", known[n].lane is None, n))
    return [known[n] for n in sorted(ranked[:_MOST_MARKS])]


def is_near(entry: TimelineEntry, first: datetime | None) -> bool:
    """Whether a time belongs to what the pages are about, and not to its background."""
    start, end = _edges(entry.at)
    if entry.at.earliest is None and first is not None:
        return first - end <= _UNTIL
    return end - start <= _LONGEST and (first is None or first - end <= _FARTHEST)


@dataclass(frozen=True, slots=True)
class _Column:
    start: datetime
    end: datetime
    label: str


def draw_timeline(panels: StoryPanels, cast: StoryCast, *, narrow: bool = False) -> str | None:
    """The picture as inline SVG without style of its own; None where there is no time to draw.

    Numbers on the marks are those of `list_times`. A column is a day, or an hour where all is of one day; days without
    an entry are left out, so lengths are not durations.
    """
    width = _NARROW if narrow else _WIDE
    marks = choose_marks(panels, cast)
    columns = _columns([e.at for e in marks], (width - 2 * _SIDE) // _COLUMN[width])
    if not marks or not columns:
        return None
    step = (width - 2 * _SIDE) / len(columns)
    out: list[str] = []
    y = 0
    for lane in panels.timeline.lanes:
        of = [(n, e) for n, e in enumerate(marks, 1) if e.lane == lane]
        if of:
            y = _draw_lane(out, y, width, clean(lane or NO_PARTY), of, columns, step, clean(panels.story))
    for n, column in enumerate(columns):
        x = _SIDE + (n + 0.5) * step
        out.append(f'<text class="tick" x="{x:.0f}" y="{y + 13}" text-anchor="middle">{clean(column.label)}</text>')
    size = f'viewBox="0 0 {width} {y + _AXIS}" width="{width}" height="{y + _AXIS}"'
    shown = "narrow" if narrow else "wide"
    # A group and no picture: its marks are links.
    told = 'role="group" aria-label="Timeline; the list below says the same"'
    return f'<svg class="time {shown}" {size} {told}>{"".join(out)}</svg>'


def _draw_lane(
    out: list[str],
    y: int,
    width: int,
    label: str,
    of: Sequence[tuple[int, TimelineEntry]],
    columns: Sequence[_Column],
    step: float,
    story: str,
) -> int:
    """Draw one lane from `y` on; the next free y."""
    out.append(f'<line class="rule" x1="0" x2="{width}" y1="{y + 0.5}" y2="{y + 0.5}"/>')
    out.append(f'<text class="lane" x="{_SIDE}" y="{y + 14}">{label}</text>')
    taken: list[list[tuple[int, int]]] = []
    for number, entry in of:
        first, last = _place(entry.at, columns)
        track = next((t for t, held in enumerate(taken) if all(last < a or b < first for a, b in held)), len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((first, last))
        middle = y + _HEAD + track * _TRACK + _TRACK // 2
        _draw_mark(out, story, number, entry, _SIDE + (first + 0.5) * step, _SIDE + (last + 0.5) * step, middle)
    return y + _HEAD + len(taken) * _TRACK + 4


def _draw_mark(
    out: list[str], story: str, number: int, entry: TimelineEntry, left: float, right: float, y: int
) -> None:
    """A disc: said; a square: told of; a ring: in print. Intervals are bars."""
    out.append(f'<a class="m-{entry.kind}" href="#{story}-time-{number}"><title>{clean(KINDS[entry.kind])}</title>')
    if right > left:
        out.append(f'<line class="span" x1="{left:.1f}" x2="{right:.1f}" y1="{y}" y2="{y}"/>')
    if entry.at.earliest is None or entry.at.latest is None:
        start, end = (left - 20, left) if entry.at.earliest is None else (right, right + 20)
        out.append(f'<line class="open" x1="{start:.1f}" x2="{end:.1f}" y1="{y}" y2="{y}"/>')
    x = (left + right) / 2
    r = _RADIUS
    if entry.kind == "event":
        out.append(f'<rect x="{x - r:.1f}" y="{y - r}" width="{2 * r}" height="{2 * r}" rx="1"/>')
    else:
        out.append(f'<circle cx="{x:.1f}" cy="{y}" r="{r}"/>')
    out.append(f'<text x="{x:.1f}" y="{y + 3.5}" text-anchor="middle">{number}</text></a>')


def _edges(at: Interval) -> tuple[datetime, datetime]:
    start = at.earliest or at.latest
    end = at.latest or at.earliest
    assert start is not None and end is not None
    # Half-open: what ends at midnight ends with the day before.
    return start, max(start, end - timedelta(microseconds=1)) if end > start else start


def _columns(times: Sequence[Interval], most: int) -> list[_Column]:
    """The days, or hours of one day, in which something begins or ends; joined where they are too many."""
    edges = [e for at in times if at.earliest or at.latest for e in _edges(at)]
    days = sorted({e.replace(hour=0, minute=0, second=0, microsecond=0) for e in edges})
    if not days:
        return []
    years = {d.year for d in days}
    if len(days) == 1 and any(at.earliest == at.latest for at in times):
        starts = sorted({e.replace(minute=0, second=0, microsecond=0) for e in edges})
        length, form = timedelta(hours=1), _put_hour
    else:
        starts, length = days, timedelta(days=1)
        form = _put_year_day if len(years) > 1 else _put_day
    per = -(-len(starts) // most)
    groups = [starts[n : n + per] for n in range(0, len(starts), per)]
    return [_Column(g[0], g[-1] + length, form(g[0])) for g in groups]


def _put_hour(moment: datetime) -> str:
    return f"{moment:%H}:00"


def _put_day(moment: datetime) -> str:
    return f"{moment.day} {moment:%b}"


def _put_year_day(moment: datetime) -> str:
    return f"{moment.day}.{moment.month}.{moment:%y}"


def _place(at: Interval, columns: Sequence[_Column]) -> tuple[int, int]:
    start, end = _edges(at)
    first = next((n for n, c in enumerate(columns) if start < c.end), len(columns) - 1)
    last = max((n for n, c in enumerate(columns) if c.start <= end), default=first)
    return first, max(first, last)
