"""Phrases of time as patterns over the classes of words, in order: at one place the first that matches has it."""

from __future__ import annotations

import re
from functools import cache

from sayso.reading.when import clocks, dated, lasting, periods, relative, years
from sayso.reading.when.amounts import AMOUNT
from sayso.reading.when.phrase import Phrase, Resolve
from sayso.reading.when.tokens import SIGNS, Tokens, compile_pattern
from sayso.reading.when.words import as_words

# Classes that stand beside what a phrase is about, and make none by themselves.
PLAIN = as_words(
    "THE A ONE THIS THAT LAST PREV NEXT FOLL COMING RECENT SAME AGO EARLIER LATER BEFORE AFTER EARLY LATE MID END "
    "BEGIN MIDDLE HALF OF IN AT ON AND OR TO BETWEEN FROM EVERY PER FEW SEVERAL COUPLE TIMES SCORE OLD LONG FISCAL "
    "TIME NUM COUNT DECIMAL ORDW SECOND COMMA HYPH APOS"
)
_FARTHEST = 10
_BACK_OR_ON = "(?: which=LAST | which=NEXT | which=PREV | which=FOLL | which=COMING | which=PAST )"
_WHICH = (
    "(?: which=LAST | which=NEXT | which=PREV | which=FOLL | which=COMING | THIS which=PAST | which=THIS | which=THAT )"
)
_THAT_YEAR = (
    "OF (?: THE? which=SAME | which=THAT SAME? | which=THIS | THE? which=PREV | THE? which=FOLL | which=LAST "
    "| which=NEXT | the=THE ) unit=UNIT"
)
_UNIT = "(?: u=UNIT | u=UNITS )"
_ENDS = "(?= COMMA | MARK | AND | OR | HYPH | $ )"
_DATE = "(?: w=WEEKDAY COMMA? )?"

# (pattern, who resolves it). A name may stand in several branches.
RULES: tuple[tuple[str, Resolve], ...] = (
    ("iso=ISO", dated.iso_day),
    # days and months
    ("m=MONTH d=DNUM (?: HYPH | TO | AND | OR ) e=DNUM (?: COMMA? y=YEAR )?"
     "(?! HYPH? (?: WORD | UNIT | UNITS | AMPM | PRICE | MONTH ) )", dated.two_days),
    ("THE? d=DNUM (?: HYPH | TO | AND | OR | COMMA ) e=DNUM OF? m=MONTH (?: COMMA? y=YEAR )?", dated.two_days),
    (f"m=MONTH (?: d=DNUM )? {_THAT_YEAR} | d=DNUM m=MONTH {_THAT_YEAR}", dated.month_of_that_year),
    ("m=MONTH (?: which=LAST | which=THIS | which=NEXT ) YR", dated.month_of_that_year),
    ("THE? d=ORD OF (?: which=THAT SAME? | THE? which=SAME | which=THIS | which=LAST | which=NEXT | THE ) u=UNIT",
     dated.day_of_month_told),
    (f"{_DATE} m=MONTH THE? d=DNUM (?: (?: COMMA | OF )? y=YEAR )?", dated.month_day),
    ("m=MONTH (?: COMMA | OF )? y=YEAR", dated.month_year),
    ("EVERY m=MONTH", lasting.every),
    (f"THE? {_WHICH} m=MONTH (?: THE? d=DNUM )?", dated.month_beside),
    (f"{_DATE} THE? d=DNUM OF? m=MONTH (?: COMMA? y=YEAR )?", dated.month_day),
    ("m=MONTH", dated.bare_month),
    # feasts
    (f"(?: {_WHICH} )? f=FEAST (?: COMMA? y=YEAR )?", periods.feast),
    ("THE? o=ANYORD ANNIV", dated.anniversary),
    # years and longer
    ("n=YEAR BC | n=NUM BC", years.before_christ),
    ("THE? d=DECADE | the=THE d=DECW", years.decade),
    ("THE? o=ANYORD HYPH? CENT bc=BC?", years.century),
    ("FISCAL UNIT? y=YEAR | fy=FYEAR", years.fiscal),
    ("y=YEAR HYPH e=NUM | y=YEAR HYPH e=YEAR", years.two_years),
    # quarters, halves, seasons
    (f"(?: the=THE? o=ANYORD joined=HYPH? QUART | q=QCODE ) (?: OF? y=YEAR | {_THAT_YEAR} )?", periods.quarter),
    (f"THE? o=ANYORD HYPH? HALF (?: OF y=YEAR | {_THAT_YEAR} )", periods.half),
    ("EVERY s=SEASON", lasting.every),
    (f"(?: THE? {_WHICH} SAME? | the=THE )? s=SEASON (?: OF? y=YEAR | OF (?: THE? year=SAME "
     "| THE? year=NEXT | year=LAST | year=THAT ) unit=UNIT )?", periods.season),
    # weekdays and weekends
    ("EVERY w=WEEKDAY | w=WEEKDAYS", lasting.every),
    ("w=WEEKDAY OF? (?: week=LAST | week=NEXT | week=THIS ) UNIT", relative.weekday),
    (f"(?: THE? {_WHICH} )? w=WEEKDAY", relative.weekday),
    ("EVERY weekend=WEEKEND", lasting.every),
    (f"(?: THE? {_WHICH} | the=THE )? WEEKEND", relative.weekend),
    # days beside today
    ("THE far=UNIT (?: BEFORE t=YESTERDAY | AFTER t=TOMORROW )", clocks.today),
    ("t=YESTERDAY | t=TODAY | t=TOMORROW", clocks.today),
    ("TONIGHT", clocks.tonight),
    ("OVERNIGHT", relative.overnight),
    # times of day
    ("c=CLOCK ap=AMPM? | n=NUM ap=AMPM", clocks.clock),
    ("n=NUM oclock=OCLOCK | n=COUNT oclock=OCLOCK | n=ONE oclock=OCLOCK", clocks.clock),
    ("n=YEAR z=ZONE | n=NUM z=ZONE", clocks.clock),
    ("noon=NOON | MIDNIGHT", clocks.midday),
    ("EVERY p=PART", lasting.every),
    (f"(?: THE? {_WHICH} SAME? | THE )? (?: EARLY | LATE )? p=PART UNITS?", clocks.part),
    # so long ago, so long after
    (f"{AMOUNT} {_UNIT} (?: AND A h=HALF )? AGO day=TODAY? | UNITS AGO", relative.ago),
    (f"{AMOUNT} {_UNIT} (?: ahead=FROM NOW | ahead=APOS TIME )", relative.ago),
    (f"{AMOUNT} {_UNIT} (?: side=LATER | side=EARLIER | side=BEFORE {_ENDS} | side=AFTER {_ENDS} )", relative.later),
    # how long
    (f"THE? {_BACK_OR_ON} {AMOUNT} u=UNITS", lasting.up_to_now),
    ("the=THE (?: which=LAST | which=PAST | which=NEXT ) u=UNIT", lasting.this_past),
    # weeks, months and years beside another
    ("THE? (?: edge=END | edge=BEGIN | edge=MIDDLE ) OF (?: THE | which=THIS | which=THAT | which=LAST "
     "| which=NEXT | THE which=FOLL | THE which=PREV ) u=UNIT", relative.calendar_unit),
    ("u=UNIT APOS? edge=END", relative.calendar_unit),
    ("(?: EARLY | LATE ) IN edge=THE u=UNIT", relative.calendar_unit),
    ("(?: side=EARLIER | side=LATER ) (?: IN? which=THIS | IN THE | IN? which=THAT SAME? | which=LAST | which=NEXT "
     "| IN? THE which=SAME ) u=UNIT", relative.part_of_unit),
    ("(?: the=THE which=NEXT | THE which=FOLL | THE which=PREV | THE? which=SAME | which=THAT SAME? ) u=UNIT",
     relative.calendar_unit),
    (f"THE u=UNIT (?: after=BEFORE {_ENDS} | after=AFTER {_ENDS} | after=EARLIER | after=FOLL {_ENDS} )",
     relative.calendar_unit),
    ("(?: which=LAST | THIS which=PAST | which=THIS | which=NEXT | which=PREV | which=FOLL ) u=UNIT",
     relative.calendar_unit),
    ("THE? which=RECENT UNITS | THE? which=COMING UNITS", relative.recent),
    # again and again, and how long
    (f"EVERY (?: {AMOUNT} )? {_UNIT}", lasting.every),
    ("PER u=UNIT | TIMES A u=UNIT", lasting.every),
    (f"{AMOUNT} HYPH? {_UNIT} (?: HYPH? old=OLD | HYPH? long=LONG | AND A h=HALF )?", lasting.duration),
    ("u=UNIT HYPH long=LONG", lasting.duration),
    ("u=UNITS", lasting.many),
    ("s=ADVSET", lasting.adverb),
    # now and then
    ("VAGUE | NOW | THE (?: PAST | FUTURE | PRESENT )", relative.vague_word),
    ("(?<= ON ) THE d=ORD (?= COMMA | MARK | AND | IN | $ )", dated.day_of_month_told),
    ("y=YEAR", years.bare_year),
)  # fmt: skip


@cache
def _compiled() -> tuple[re.Pattern[str], dict[str, tuple[int, dict[str, str]]]]:
    """All patterns as one; for each rule's group which rule it is and its named parts by their full names."""
    parts: list[str] = []
    known: dict[str, tuple[int, dict[str, str]]] = {}
    for number, (pattern, _) in enumerate(RULES):
        pieces = re.split(r"\(\?P<([a-z]+)>", compile_pattern(pattern))
        names = {f"r{number}_{n}": name for n, name in enumerate(pieces[1::2])}
        inner = pieces[0] + "".join(f"(?P<{full}>{rest}" for full, rest in zip(names, pieces[2::2], strict=True))
        parts.append(f"(?P<r{number}>{inner})")
        known[f"r{number}"] = (number, names)
    return re.compile("|".join(parts)), known


@cache
def _cores() -> tuple[re.Pattern[str], frozenset[str]]:
    """What every phrase has one of, and what no phrase reaches over."""
    plain = frozenset(PLAIN) | {"WORD", "CAP", "MARK", "PRICE"}
    core = "".join(sign for name, sign in SIGNS.items() if name not in plain)
    return re.compile(f"[{core}]"), frozenset(SIGNS[name] for name in ("WORD", "CAP", "MARK", "PRICE"))


def next_phrase(tokens: Tokens, at: int) -> tuple[Phrase, Resolve] | None:
    """The first phrase from token `at` on, and who resolves it.

    Patterns are tried only at the few words before a word that phrases are about, so the cost grows with the text.
    """
    pattern, known = _compiled()
    cores, walls = _cores()
    signs = tokens.signs
    while (core := cores.search(signs, at)) is not None:
        first = core.start()
        while first > at and core.start() - first < _FARTHEST and signs[first - 1] not in walls:
            first -= 1
        for start in range(first, core.start() + 1):
            m = pattern.match(signs, start)
            if m is not None and m.lastgroup is not None:
                number, names = known[m.lastgroup]
                named = {short: m.start(full) for full, short in names.items() if m.start(full) >= 0}
                return Phrase(tokens, m.start(), m.end(), named), RULES[number][1]
        at = core.start() + 1
    return None
