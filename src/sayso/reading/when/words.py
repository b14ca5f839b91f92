"""Words that take part in phrases of time: each has one class, some a value. Data only."""

from __future__ import annotations

from sayso.text import MONTHS


def as_words(row: str) -> frozenset[str]:
    """The words of a row."""
    return frozenset(row.split())


WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
         "sunday sun"), start=1)
    for name in names.split()
}  # fmt: skip
# Months whose name is also a verb or a given name need a word beside them that only a month has.
DOUBTFUL_MONTHS = frozenset({"may", "march", "april", "june", "august"})
_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
COUNTS = {word: number for number, word in enumerate(_COUNTED.split(), start=1)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
     "hundred": 100, "dozen": 12}  # fmt: skip
_IN_A_ROW = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_IN_A_ROW.split(), start=1)} | {
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}  # fmt: skip
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
           "eighties": 80, "nineties": 90}  # fmt: skip
UNITS = {
    "year": "Y", "month": "M", "week": "W", "day": "D", "decade": "E", "century": "C", "quarter": "Q", "hour": "h",
    "minute": "m", "second": "s", "night": "N", "fortnight": "F",
}  # fmt: skip
PLURALS = {word + "s": code for word, code in UNITS.items() if word != "century"} | {
    "centuries": "C", "yrs": "Y", "hrs": "h", "mins": "m", "secs": "s",
}  # fmt: skip
PARTS = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "dawn": "TMO", "dusk": "TEV", "lunchtime": "TMI",
    "nightfall": "TEV", "daybreak": "TMO", "sunset": "TEV", "sunrise": "TMO",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
ADVERBS_OF_SETS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annual": "P1Y",
    "annually": "P1Y", "hourly": "PT1H", "nightly": "XXXX-XX-XXTNI", "fortnightly": "P2W",
}  # fmt: skip
VAGUE = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "recently": "PAST_REF",
    "lately": "PAST_REF", "soon": "FUTURE_REF", "at present": "PRESENT_REF", "at the moment": "PRESENT_REF",
    "these days": "PRESENT_REF", "right now": "PRESENT_REF", "long ago": "PAST_REF", "the past": "PAST_REF",
    "the future": "FUTURE_REF", "the near future": "FUTURE_REF", "present-day": "PRESENT_REF",
    "the distant past": "PAST_REF", "the recent past": "PAST_REF", "the present": "PRESENT_REF",
    "the foreseeable future": "FUTURE_REF", "modern-day": "PRESENT_REF",
}  # fmt: skip

# Class by class, the words that stand for nothing else here.
_PLAIN = """
THE       the
A         a an
ONE       one
THIS      this
THAT      that
LAST      last
PAST      past
PREV      previous preceding prior
NEXT      next
FOLL      following ensuing subsequent
COMING    coming
RECENT    recent
SAME      same
AGO       ago
EARLIER   earlier previously
LATER     later
BEFORE    before
AFTER     after
EARLY     early
LATE      late
MID       mid
END       end close
BEGIN     beginning start outset
MIDDLE    middle
HALF      half
OF        of
IN        in during within
AT        at
ON        on
AND       and
OR        or
TO        to through until till
BETWEEN   between
FROM      from
EVERY     every each
PER       per
FEW       few
SEVERAL   several many some numerous
COUPLE    couple
TIMES     once twice times
SCORE     dozens scores hundreds thousands
TODAY     today
YESTERDAY yesterday
TOMORROW  tomorrow
TONIGHT   tonight
OVERNIGHT overnight
WEEKEND   weekend
NOON      noon midday
MIDNIGHT  midnight
OCLOCK    o'clock
FISCAL    fiscal financial
BC        bc bce
OLD       old
LONG      long
NOW       now
ANNIV     anniversary
FUTURE    future
PRESENT   present
TIME      time
"""
CLASSES: dict[str, str] = {word: line.split()[0] for line in _PLAIN.split("\n") if line for word in line.split()[1:]}
for _name, _words in (
    ("MONTH", MONTHS), ("WEEKDAY", WEEKDAYS), ("COUNT", [w for w in COUNTS if w != "one"]), ("ORDW", ORDINALS),
    ("UNIT", UNITS), ("UNITS", PLURALS), ("PART", PARTS), ("SEASON", SEASONS), ("ADVSET", ADVERBS_OF_SETS),
    ("DECW", DECADES), ("WEEKDAYS", [w + "s" for w in WEEKDAYS if w.endswith("day")]), ("VAGUE", VAGUE),
    ("PARTS", [w + "s" for w in PARTS]),
):  # fmt: skip
    CLASSES |= {word: _name for word in _words if word not in CLASSES}
CLASSES["century"], CLASSES["quarter"], CLASSES["year"] = "CENT", "QUART", "YR"
CLASSES["second"] = "SECOND"  # of a row and of a minute
CLASSES["night"] = "NIGHT"  # a unit and a part of the day
# Names: with a capital only ("they may march").
CAPITAL = frozenset({"MONTH", "WEEKDAY", "WEEKDAYS"})
# Which class stands for which in a pattern.
UNIONS = {
    "UNIT": ("UNIT", "SECOND", "NIGHT", "CENT", "QUART", "YR"),
    "ORDW": ("ORDW", "SECOND"),
    "PART": ("PART", "NIGHT"),
    "DNUM": ("NUM", "ORD"),
    "ANYORD": ("ORD", "ORDW", "SECOND"),
    "QTY": ("NUM", "COUNT", "ONE", "YEAR", "DECIMAL"),
}

# A number after one of these is the name of something, and no year.
NUMBERED = as_words(
    "flight resolution route highway room article section chapter page channel line unit bus train no number version "
    "windows boeing airbus model law act code case bill order protocol platoon asteroid minute figure gate platform "
    "proposition measure district ward precinct apartment suite building lot item serial registration motion title "
    "psalm canon top about nearly almost approximately roughly over than least around exactly another other only "
    "just all these those nos vol volume issue directive regulation convoy battalion regiment squadron extension "
    "area studio hall world's type series serie class mark"
)
# Words that 2,000 of something may be, besides plurals.
COUNTED = as_words(
    "people men women children percent per metres meters feet foot miles mile km kilometres kilometers metre meter "
    "kilometer kilometre tons tonnes ton tonne dollars euros pounds yen rupees km2 sq square cubic kg kilograms watts "
    "mw kw hp rpm calories words fps dpi square-foot square-mile troops police personnel staff cattle sheep head acres "
    "hectares degrees points votes seats jobs homes soldiers civilians migrants refugees students workers times "
    "million billion trillion thousand hundred bc bce cc lb lbs oz m cm mm yards yard jews officers prisoners others"
)
# Streets: a number before them is a house's.
STREETS = as_words(
    "street avenue road lane drive boulevard square place court crescent terrace way highway parkway st ave rd blvd "
    "row quay broadway gardens hill"
)
# What may be three years old and be told for the time, not for an age.
EVENTS = as_words(
    "war wars conflict conflicts dispute feud insurgency rebellion uprising revolt siege blockade embargo truce "
    "ceasefire cease-fire campaign crisis agreement deal treaty accord pact ban boycott strike standoff stand-off "
    "occupation investigation inquiry probe law policy programme program project partnership alliance coalition "
    "government regime drought recession epidemic pandemic outbreak case lawsuit battle struggle offensive invasion "
    "protest movement rule marriage relationship contract moratorium sanctions tradition record "
    "freeze shutdown stalemate hunt search effort process peace stand row quarrel ordeal mission slump"
)
