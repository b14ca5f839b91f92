"""Durations ("for two years", "the past 30 days") and sets ("every Friday", "a day" of "40 tonnes a day")."""

from __future__ import annotations

from dataclasses import replace

from sayso.reading.when import relative
from sayso.reading.when.amounts import amount_of, span_value, unit_of
from sayso.reading.when.anchor import Anchor
from sayso.reading.when.phrase import Phrase
from sayso.reading.when.stretches import DAY, Meant, lasting, moved, recurring
from sayso.reading.when.words import ADVERBS_OF_SETS, EVENTS, PARTS, SEASONS, as_words

_FOR = as_words(
    "for in within over about nearly almost than after took lasted last lasts takes spent only just under every "
    "roughly approximately around least most during throughout another up served serve spend"
)
_MORE = frozenset({"for", "within", "lasted", "took", "last", "spent", "takes", "after", "over", "in"})


def duration(p: Phrase, a: Anchor) -> Meant | None:
    """ "two years", "a six-month", "three-year-old war"; an age is no time."""
    word, unit = p.word("u"), unit_of(p.word("u"))
    if p.has("old"):
        events = {p.after(), p.after(1), p.after(2)} & EVENTS
        if not events or p.tokens.name(p.last - 2) != "HYPH":
            return None
    if p.has("one") and not (p.has("long") or p.has("h")):
        if unit in "sQN":
            return None
        if _is_rate(p):
            return recurring(span_value(1, unit))
        if p.before() not in _FOR and not p.has("hyph"):
            return None
    if unit == "Q":
        return None
    if p.has("q") and p.tokens.name(p.named["q"]) == "YEAR" and not word.endswith("s"):
        return None
    count, unit = amount_of(p)
    return lasting(span_value(count, unit))


def _is_rate(p: Phrase) -> bool:
    name, word = p.tokens.name(p.first - 1), p.before()
    if name in ("PRICE", "NUM", "TIMES"):
        return True
    return name in ("WORD", "UNITS") and word.endswith("s") and word not in _FOR and not word.endswith("ss")


def many(p: Phrase, a: Anchor) -> Meant | None:
    """ "for months", "within minutes"."""
    return lasting(span_value(None, unit_of(p.word("u")).replace("F", "W"))) if p.before() in _MORE else None


def up_to_now(p: Phrase, a: Anchor) -> Meant | None:
    """ "the past two years", "the next three months", "the last week": with its stretch where it is known."""
    count, unit = amount_of(p)
    meant = lasting(span_value(count, unit))
    base = a.day
    if p.after() == "of" and p.word("which") in ("last", "first"):
        return meant  # "the last two weeks of May"
    if base is None or count is None or count != int(count) or unit not in "DWMYEC":
        return meant
    if p.word("which") in ("next", "coming"):
        return replace(meant, start=base, end=moved(base, unit, int(count)) + DAY)
    if p.word("which") in ("last", "past"):
        return replace(meant, start=moved(base, unit, -int(count)), end=base + DAY)
    return meant


def this_past(p: Phrase, a: Anchor) -> Meant | None:
    """ "the past week", "over the next year"."""
    if p.word("which") == "next" and p.before() not in ("over", "within", "for", "during"):
        return relative.calendar_unit(p, a)
    if p.after() == "of":
        return None
    unit = unit_of(p.word("u"))
    if unit == "D" and p.word("which") == "last":
        return None
    return up_to_now(p, a) if unit in "DWMYEC" else None


def every(p: Phrase, a: Anchor) -> Meant | None:
    """ "every Friday", "each year", "every two weeks", "on Sundays"."""
    if p.has("w"):
        if p.tokens.name(p.last) == "CAP":
            return None
        return recurring(f"XXXX-WXX-{p.weekday() + 1}")
    if p.has("p"):
        part = "TNI" if p.word("p") == "night" else PARTS[p.word("p")]
        return recurring(f"XXXX-XX-XX{part}")
    if p.has("s"):
        return recurring(f"XXXX-{SEASONS[p.word('s')]}")
    if p.has("m"):
        return recurring(f"XXXX-{p.month():02d}")
    if p.has("weekend"):
        return recurring("XXXX-WXX-WE")
    count, unit = amount_of(p)
    return recurring(span_value(count, unit))


def adverb(p: Phrase, a: Anchor) -> Meant | None:
    """ "daily", "annual"; with a capital beside another it is a paper's name."""
    word, t = p.word("s"), p.tokens
    if t.printed(p.first)[0].isupper() and "CAP" in (t.name(p.first - 1), t.name(p.last)):
        return None
    return recurring(ADVERBS_OF_SETS[word])
