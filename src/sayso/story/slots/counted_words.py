"""Words about what is counted: states that tell one count from another, units, and words that count a part."""

from __future__ import annotations

from sayso.story.saying.terms import stem_word, stems_of

# What befell or was done by those who are counted. Counts of different states are of different things.
STATES: dict[str, str] = {
    "trapped": "trap underground strand",
    "dead": "kill dead die death fatality toll body slay murder perish drown lose_life massacre corpse deadly fatal",
    "wounded": "wound injure injury hurt maim",
    "casualty": "casualty victim",
    "missing": "missing unaccounted disappear",
    "held": "arrest detain hold custody jail imprison detention apprehend",
    "charged": "charge indict prosecute",
    "freed": "release free",
    "rescued": "rescue save evacuate pull",
    "displaced": "displace homeless flee uproot evacuate",
    "sick": "infect sicken ill sick infection case",
    "treated": "hospital hospitalise hospitalize treat",
    "out": "strike striker walkout stoppage",
    "marching": "protest protester march marcher rally demonstrate demonstrator crowd attend attendance turnout",
    "jobless": "layoff redundancy redundant dismiss sack unemployed jobless",
    "survived": "survive survivor",
    "hostage": "hostage captive abduct kidnap",
    "voted": "vote ballot voter",
    "built": "build built construct",
    "destroyed": "destroy raze level demolish wreck",
    "damaged": "damage",
}
STATE_WORDS: frozenset[str] = frozenset(stem for words in STATES.values() for stem in stems_of(words))
# Nouns that may mean any of those counted.
GENERIC: frozenset[str] = stems_of(
    "people person other victim number figure total toll member individual man human thing"
)
# Verbs and nouns that say nothing of what is counted.
LIGHT: frozenset[str] = stems_of(
    "be have do make take put place give get go come see find say report estimate reach rise fall grow climb increase "
    "drop total number figure count toll stand least bring cost last spend amount use leave include involve tell know "
    "believe think expect hear show accord claim confirm announce add need "
    "happen occur"
)
# Verbs that say nothing of what is done.
LIGHT_VERBS: frozenset[str] = stems_of(
    "be have do make take put give get go come say report tell add claim announce believe think expect happen occur "
    "seem appear fail confirm continue"
)
# Things that are units of what is measured: counted nouns that a value is held in.
UNITS: dict[str, str] = {
    stem_word(word): unit
    for unit, words in {
        "crown": "crown", "krone": "krone krona", "peso": "peso", "rupee": "rupee", "franc": "franc", "dinar": "dinar",
        "mark": "mark", "dirham": "dirham", "shilling": "shilling", "rouble": "rouble ruble", "zloty": "zloty",
    }.items()
    for word in words.split()
}  # fmt: skip
# unit -> the unit that it is compared in, and how many of that it is.
SCALES: dict[str, tuple[str, float]] = {
    "km": ("m", 1000.0), "mi": ("m", 1609.34), "ft": ("m", 0.3048), "yd": ("m", 0.9144), "cm": ("m", 0.01),
    "mm": ("m", 0.001), "in": ("m", 0.0254), "nmi": ("m", 1852.0), "kg": ("kg", 1.0), "t": ("kg", 1000.0),
    "ton": ("kg", 1000.0), "g": ("kg", 0.001), "lb": ("kg", 0.453592), "oz": ("kg", 0.0283495), "pound": ("GBP", 1.0),
    "ha": ("m2", 10_000.0), "acre": ("m2", 4046.86), "sq km": ("m2", 1e6), "sq mi": ("m2", 2.59e6),
    "sq ft": ("m2", 0.092903), "mph": ("km/h", 1.60934), "knot": ("km/h", 1.852), "l": ("l", 1.0),
    "ml": ("l", 0.001), "gal": ("l", 3.78541), "kW": ("W", 1e3), "MW": ("W", 1e6), "GW": ("W", 1e9),
    "kWh": ("Wh", 1e3), "MWh": ("Wh", 1e6), "TWh": ("Wh", 1e12), "bp": ("percentage points", 0.01),
}  # fmt: skip
# Before a number: it counts a part of what another number counts.
PART = r"including|among them|of (?:whom|which|them)|another|a further|further|other|additional"
