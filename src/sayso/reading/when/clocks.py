"""Times of day: clocks and parts of a day, which wait for the day they belong to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from sayso.reading.when.anchor import Anchor
from sayso.reading.when.phrase import Phrase, Piece
from sayso.reading.when.stretches import DAY, Meant, a_day, a_part
from sayso.reading.when.words import PARTS, as_words
from sayso.reading.when.zones import CITIES, WALLS, ZONES, as_utc, zone_called

_LED = as_words("at around about by until till from to between before after since and shortly")
_ZONE_WORDS = 3
_MIDNIGHT = 24


def clock(p: Phrase, a: Anchor) -> list[Piece] | None:
    """ "3:30 p.m.", "14:30", "1430 GMT", "8 o'clock": with its zone where one stands behind."""
    read = _hours(p)
    if read is None:
        return None
    last, zoned, zone = read_zone(p, p.last, a)
    hour, minute, exact = read
    bare = not (p.has("ap") or p.has("oclock") or p.has("z") or zoned)
    if bare and (p.before() not in _LED or "." in p.word("c") or not p.has("c")):
        return None
    meant = Meant("TIME", None, clock=(hour, minute, exact))
    return [Piece(p.first, last, _with_zone(meant, zone))]


def _hours(p: Phrase) -> tuple[int, int, int] | None:
    """Hour, minute, and how many minutes wide the words are."""
    word = p.word("c") or p.word("n")
    digits = word.replace(".", ":")
    if ":" in digits:
        hour, minute, exact = int(digits.split(":")[0]), int(digits.split(":")[1]), 1
    elif len(digits) == 4 and digits.isdigit():
        hour, minute, exact = int(digits[:2]), int(digits[2:]), 1
    else:
        hour, minute, exact = p.number("n"), 0, 60
    if p.has("ap"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if p.word("ap").startswith("p") else 0)
    return (hour, minute, exact) if hour < 24 and minute < 60 else None


def midday(p: Phrase, a: Anchor) -> list[Piece]:
    """ "noon", "midnight": midnight is the end of its day."""
    hour = 12 if p.has("noon") else _MIDNIGHT
    last, _, zone = read_zone(p, p.last, a)
    return [Piece(p.first, last, _with_zone(Meant("TIME", None, clock=(hour, 0, 60)), zone))]


def read_zone(p: Phrase, i: int, a: Anchor) -> tuple[int, bool, tzinfo | None]:
    """Where the words of a zone end, whether there are any, and the zone: "ET", "local time", "Moscow time"."""
    t = p.tokens
    if p.has("z"):
        return i, True, zone_called(t.printed(p.named["z"]))
    if t.printed(i) in ZONES:
        return i + 1, True, zone_called(t.printed(i))
    words: list[str] = []
    for k in range(i, i + _ZONE_WORDS):
        if t.word(k) == "time":
            return _called(words, k + 1, i, a)
        words.append(t.word(k))
    return i, False, None


def _called(words: list[str], end: int, start: int, a: Anchor) -> tuple[int, bool, tzinfo | None]:
    name = " ".join(words)
    if name == "local":
        return end, True, a.zone
    first = words[0] if words else ""
    if first in WALLS and (len(words) == 1 or words[1] in ("standard", "daylight", "mean")):
        return end, True, zone_called(first)
    return (end, True, zone_called(name)) if name in CITIES else (start, False, None)


def _with_zone(meant: Meant, zone: tzinfo | None) -> Meant:
    return meant if zone is None else replace(meant, zone=zone)


def part(p: Phrase, a: Anchor) -> Meant | None:
    """ "this morning", "last night", "that evening", "the next morning"; a bare "morning" waits for its day."""
    name, which = _part(p.word("p")), p.word("which")
    base = a.day if which in ("this", "last") else a.base()
    if not which or base is None:
        return Meant("TIME", None, part=name)
    back = which in ("last", "previous", "preceding")
    ahead = which in ("next", "following")
    return a_part(base + (ahead - back) * DAY, name)


def _part(word: str) -> str:
    return "TNI" if word == "night" else PARTS[word]


def tonight(p: Phrase, a: Anchor) -> Meant:
    base = a.day
    return Meant("TIME", None) if base is None else a_part(base, "TNI")


def today(p: Phrase, a: Anchor) -> Meant | None:
    """ "today", "yesterday", "tomorrow", "the day before yesterday"."""
    place = p.named["t"]
    if p.tokens.printed(place)[:1].isupper() and p.tokens.name(place - 1) == "CAP":
        return None  # the name of a paper
    if a.narrative and p.word("t") == "today":
        return Meant("DATE", "PRESENT_REF")
    base = a.day
    if base is None:
        return Meant("DATE", None)
    shift = {"yesterday": -1, "tomorrow": 1}.get(p.word("t"), 0)
    return a_day(base + (shift * (2 if p.has("far") else 1)) * DAY)


def on_day(meant: Meant, day: datetime) -> Meant:
    """A clock time or a part of the day, on that day; without a value where the calendar ends."""
    try:
        return _on_day(meant, day)
    except OverflowError:
        return Meant("TIME", None)


def _on_day(meant: Meant, day: datetime) -> Meant:
    if meant.part is not None:
        return a_part(day, meant.part)
    if meant.clock is None:
        return meant
    hour, minute, exact = meant.clock
    timex = f"{day:%Y-%m-%d}T{hour:02d}:{minute:02d}"
    if meant.zone is None:
        return Meant("TIME", timex, day, day + (2 if hour == _MIDNIGHT else 1) * DAY, "part")
    wall = day + timedelta(hours=hour, minutes=minute)
    start = as_utc(wall, meant.zone)
    return Meant("TIME", timex, start, start + timedelta(minutes=exact))
