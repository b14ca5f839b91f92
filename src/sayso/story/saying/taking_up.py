"""What a statement takes up from those before it: "put the number at 350", "denied the claim", "That is a lie"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Quantity
from sayso.story.saying.polarity import CLAIM_NOUNS
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import are_alike, stems_of, terms_of

_NUMBER = re.compile(
    r"\b(?:number|figure|total|toll|count|tally|estimate|crowd|attendance|turnout)\b|\b(?:put|puts|putting|placed|places)\s+"
    r"(?:it|them|that|this)\s+at\b|^\W*(?:that\s+)?(?:it|that|they|there)\s+(?:was|were|is|are|had been|numbered)\b",
    re.IGNORECASE,
)  # fmt: skip
_NUMBER_OF = re.compile(
    r"\b(?:number|figure|total|toll|count|tally)\s+(?:of|for)\s+((?:the\s+)?(?:[a-z-]+\s+)?[a-z-]+?)(?=\s+(?:at|was|is|to|had|has|"
    r"rose|fell|reached|stood|as|of)\b|[.,;]|$)"
)  # fmt: skip
_CLAIM = re.compile(
    rf"\b(?:{CLAIM_NOUNS})\b|^\W*any such\b|^\W*(?:that\s+)?(?:that|this|it|those|these)"
    r"(?:['’]s\b|\s+(?:is|was|are|were|be|had|has|have|did|does|do|never|not|would|could|ever)\b|\W*$)",
    re.IGNORECASE,
)
# Words that tell neither what is claimed nor what is counted.
_EMPTY = stems_of(
    "claim report allegation accusation charge assertion suggestion rumor rumour story version account "
    "statement false untrue lie lies hoax fake bogus baseless unfounded groundless fabricated fabrication "
    "invented invention nonsense absurd wrong incorrect inaccurate propaganda happen happened place simply "
    "completely entirely true case categorically strongly firmly totally complete total pure utterly absolute "
    "absolutely disinformation myth fiction slander foundation accurate rubbish responsible responsibility "
    "involvement involved"
)
_IT = re.compile(r"(?:it|they|these|those|this|that)$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:it|they|these|those|this|that|there|he|she|i|we|you|who|which|one|some|nobody)$", re.IGNORECASE
)
_RELATIVE = re.compile(r"\W*(?:who|whom|whose|which|where|when)\b", re.IGNORECASE)  # told of somebody by the way
_HOURS = frozenset({"am", "pm", "a.m", "p.m"})
_BODIES = frozenset({"organisation", "government", "group", "document", "outlet_other"})
_MARKS = "\"'“‘«„"
_SHORT, _SUBJECTS_BACK = 3, 2  # terms; statements
_FEWEST = 2  # terms of a statement that can be taken up
_NUMBERS_BACK, _CLAIMS_BACK = 6, 3  # statements


def take_up(made: Proposition, before: Sequence[Proposition]) -> Proposition:
    """The proposition with what it takes up from the statements `before` it on its page, the nearest last."""
    made = replace(made, quantities=tuple(_with_number_of(made.text, q) for q in made.quantities))
    found = _counted_before(made, before) or _claimed_before(made, before)
    if found is None:
        meant = _subject_before(made, before)
        return replace(made, terms=(*made.terms, *meant), taken=meant) if meant else made
    source, counts = found
    own = set(made.terms)
    taken = tuple(t for t in dict.fromkeys(source.terms) if t not in own and not (counts and t[:1].isdigit()))
    quantities = made.quantities
    if counts:
        of = next(q.of for q in reversed(source.quantities) if _is_count(q))
        quantities = tuple(replace(q, of=of) if _is_bare(q) else q for q in quantities)
    return replace(made, terms=(*made.terms, *taken), taken=taken, quantities=quantities)


def _subject_before(made: Proposition, before: Sequence[Proposition]) -> tuple[str, ...]:
    """The terms of what "it" or "they" means, where a short statement is of that: the subject of the sentence before.

    Not of a person: who "she" is does not follow from the sentence before.
    """
    told = {t for t in made.terms if not t[:1].isdigit() and t not in _HOURS}
    if made.quantities or len(told) > _SHORT or not _IT.match(made.subject):
        return ()
    if made.voice.kind in _BODIES and made.text[:1] not in _MARKS:
        return ()  # "the ministry said it had not known": whoever speaks
    for other in reversed(before[-_SUBJECTS_BACK:]):
        if other.subject and not _PRONOUN.match(other.subject):
            own = set(made.terms)
            return tuple(t for t in terms_of(other.subject) if t not in own and not t[:1].isdigit())
    return ()


def _is_bare(quantity: Quantity) -> bool:
    return quantity.of is None and quantity.unit is None


def _is_count(quantity: Quantity) -> bool:
    return quantity.of is not None and quantity.unit is None


def _with_number_of(text: str, quantity: Quantity) -> Quantity:
    """ "the number of strikers at 350": what is counted stands before the number."""
    if not _is_bare(quantity):
        return quantity
    found = _NUMBER_OF.search(text, 0, quantity.span.start)
    return quantity if found is None else replace(quantity, of=found[1])


def _counted_before(made: Proposition, before: Sequence[Proposition]) -> tuple[Proposition, bool] | None:
    """The nearest statement with a count of what this one counts, where it does not say itself."""
    if not any(_is_bare(q) for q in made.quantities) or not (
        _NUMBER.search(made.text) or ("number" not in made.terms and _NUMBER.search(made.context))
    ):
        return None
    near = [p for p in reversed(before[-_NUMBERS_BACK:]) if any(_is_count(q) for q in p.quantities)]
    alike = (p for p in near if any(are_alike(t, o) for t in made.terms for o in p.terms if not t[:1].isdigit()))
    found = next(alike, next(iter(near), None))
    return None if found is None else (found, True)


def _claimed_before(made: Proposition, before: Sequence[Proposition]) -> tuple[Proposition, bool] | None:
    """The nearest statement on another's word, where this one only says that "it" is not so."""
    if not made.negative or any(t not in _EMPTY for t in made.terms) or not _CLAIM.search(made.text):
        return None
    for other in reversed(before[-_CLAIMS_BACK:]):
        if (
            len(other.terms) >= _FEWEST
            and not _RELATIVE.match(other.text)
            and (other.speaker != made.speaker or other.voice != made.voice)
        ):
            return other, False
    return None
