"""Patterns of the words around a number: its bounds, what it is a part of, and numbers that count nothing."""

from __future__ import annotations

import re

from sayso.story.slots.counted_words import PART

DAYS = {"D": 1.0, "W": 7.0, "M": 365.25 / 12, "Y": 365.25, "H": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}
VAGUE_FACTOR = 10.0  # "dozens" are fewer than 240
LASTING = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])$")
MORE = r"at least|more than|over|no (?:less|fewer) than|not less than|a minimum of|upwards? of|well over|longer than"
LESS = (
    r"at most|less than|fewer than|under|up to|no more than|within|a maximum of|as (?:much|many|long) as|no longer than"
)
NEAR = r"about|around|some|roughly|nearly|almost|approximately|close to|an estimated|estimated|just over|just under"
BOUND = re.compile(rf"\b(?:(?P<more>{MORE})|(?P<less>{LESS})|(?P<near>{NEAR}))\s+(?:another\s+)?$", re.IGNORECASE)
PART_BEFORE = re.compile(rf"\b(?:(?:{PART})\s+(?:\w+\s+)?|of (?:the|its|their|our|his|her)\s+)$", re.IGNORECASE)
PART_AFTER = re.compile(
    r"[^,.;]{0,40}\balone\b"
    r"|\s+(?:of|out of|among)\s+(?:the|them|these|those|its|their|our|his|her)\b|\s+(?:more|others?)\b"
)
PER = re.compile(r"^[^,.;]{0,30}?\s+(?:an?|per|each|every)\s+(hour|day|night|week|month|year|minute)\b", re.IGNORECASE)
# "a year ago" tells when, "12 years old" an age.
NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zero|nil)"
SCORE_AFTER = re.compile(rf"(?:\s?[-–]\s?|\s+to\s+){NUMBER}\b(?!\s+(?:[a-z]+s|per|years?|days?)\b)", re.IGNORECASE)
SCORE_BEFORE = re.compile(rf"(?<!from )\b{NUMBER}(?:\s?[-–]\s?|\s+to\s+)$", re.IGNORECASE)
GRADED = re.compile(
    r"\b(magnitude|category|grade|level|class|type|version|phase|stage|round|chapter|page|room|flight|route|line|bus|"
    r"train|highway|article|section|rule|row|gate|platform|channel|number\s+(?!of))\s*(?:of\s+)?$",
    re.IGNORECASE,
)
AGED = re.compile(r"\b(?:boy|girl|man|woman|child|teenager|youth)\s+of\s+$|\baged?\s+$", re.IGNORECASE)
LOCAL = re.compile(
    r"\b(?:in|across|for) (?:the|its|this|that|our|one|some) (?:\w+ )?(?:district|town|city|village|province|county|"
    r"region|suburb|area|constituency|ward|capital)s?\b",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:our|its|their)\b", re.IGNORECASE)
CUTS = (", ", "; ", ": ", " - ", " – ", " — ")
NO_LENGTH = re.compile(r"\s+(?:ago|earlier|later|old|after|before)\b")
CHANGE = re.compile(r"\b(?:by|from)\s+$", re.IGNORECASE)
