"""Whether a statement says P or not-P."""

from __future__ import annotations

import re
from collections.abc import Collection

from sayso.model import Flag

CLAIM_NOUNS = (
    r"claims?|reports?|allegations?|accusations?|charges?|assertions?|suggestions?|rumou?rs?|stor(?:y|ies)|statements?|"
    r"account|version|figures?|numbers?"
)
FALSE_WORDS = (
    r"false|untrue|a lie|lies|a hoax|hoaxes|fake|bogus|baseless|unfounded|groundless|fabricated|a fabrication|"
    r"fabrications|invented|an invention|made up|made-up|nonsense|rubbish|absurd|without foundation|incorrect|wrong|"
    r"inaccurate|a myth|propaganda|disinformation|fiction|a fiction|slander"
)
_MUCH = r"(?:\w+ly |all |just |simply |pure |plain |complete |total |entirely |nothing but |absolute )?"
_BE = r"(?:is|are|was|were|be|been|being)"
# "reports of a strike were untrue", "That is a lie", "it was false that", "(called) the report false".
_UNTRUE = re.compile(
    rf"\b(?:(?:{CLAIM_NOUNS})\b[^.;]{{0,90}}?\b{_BE} |(?:that|this|it) (?:is|was) |(?:that|this|it)['’]s )"
    rf"{_MUCH}(?:{FALSE_WORDS})(?!\w)"
    rf"|\b(?:{CLAIM_NOUNS})\b[^.;,]{{0,60}}? {_MUCH}(?:{FALSE_WORDS})[\W]*$"
    r"|^[\"“'‘]*(?:false|untrue|nonsense|lies|fabricated)\b[\W]*$",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"\b(?:neither confirm\w*(?: \w+)? nor den\w+|(?:not|n['’]t) confirm or deny|refus\w+ to (?:confirm or )?deny|"
    r"declin\w+ to (?:confirm or )?deny|(?:not|n['’]t|never) den(?:y|ied))\b",
    re.IGNORECASE,
)


_QUOTED_NO = re.compile(r"[\"“'‘](?:no|nay)[\"”'’]", re.IGNORECASE)
_NEGATOR = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot|without|fail\w*)\b|n['’]t\b", re.IGNORECASE
)
# "could not be issued without their votes" says how it can be issued.
_BOUND = re.compile(r"\b(?:not|n['’]t|never|cannot)\b[^.;:]*\b(?:without|unless)\b", re.IGNORECASE)


def is_negative(certainty: Collection[Flag], text: str = "", context: str = "") -> bool:
    """It says not-P: denied, negated, or called untrue. Two of these together say P ("denied that it had not paid").

    `text` is the statement, `context` its sentence. Who "neither confirmed nor denied" P, or did not deny it, has not
    said not-P.
    """
    denied = "denied" in certainty
    if "negated" in certainty and _QUOTED_NO.search(text) and not _NEGATOR.search(_QUOTED_NO.sub("", text)):
        certainty = {flag for flag in certainty if flag != "negated"}  # "the lone 'no' vote"
    if denied and _NEITHER.search(context):
        denied = False
    against = denied != ("negated" in certainty and not _BOUND.search(text))
    return (not against) if not denied and is_called_untrue(text) else against


def is_called_untrue(text: str) -> bool:
    """Whether the words say of a report or claim, or of "that", that it is false."""
    return _UNTRUE.search(text) is not None
