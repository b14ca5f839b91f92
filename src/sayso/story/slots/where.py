"""Where: the places that two statements give for an event."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.model import Where
from sayso.story.saying.names import Name
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.terms import are_alike, stem_word
from sayso.story.slots.how_many import Compared
from sayso.story.slots.sameness import same_event, share_deed, share_deed_and_side

_SITE = (
    r"village|town|city|port|district|suburb|province|region|island|county|state|neighbou?rhood|area|hamlet|resort|"
    r"capital|camp|parish|municipality|quarter|settlement|valley|bay|lake|river"
)
_LED = re.compile(
    rf"\b(?P<lead>in|at|near|outside|off|around|inside|within|into)\s+(?:(?:central|northern|southern|eastern|western|"
    rf"downtown|nearby|neighbou?ring)\s+)?(?:the\s+(?:\w+\s+){{0,2}}?(?P<site>{_SITE})\s+of\s+|the\s+)?$",
    re.IGNORECASE,
)
_OF_SITE = re.compile(rf"\b(?P<site>{_SITE})\s+of\s+$", re.IGNORECASE)
# A place without a name: "at the railway station", "in a flat near the river".
_COMMON = re.compile(
    r"\b(?:in|at|inside|outside|on)\s+(?:the|an?|his|her|their|its)\s+((?:[a-z'’-]+\s+){0,2}?"
    r"(?:station|flat|house|home|apartment|market|school|hospital|church|mosque|temple|airport|hotel|bar|restaurant|"
    r"shop|office|factory|square|park|beach|stadium|prison|court|courthouse|museum|theatre|theater|bank|bridge|car|"
    r"street|field|forest|warehouse|port|harbour|harbor|camp|base|checkpoint|embassy|university|library|garage|tunnel))\b"
)
_NO_PLACE = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|Ramadan)$"
)
_COARSE = frozenset({"country", "region", "continent"})
_LETTERS = 3  # "Outside St. Orm's", "Mr. Vey's office": less is no place
_NEAR_KM = 50.0


@dataclass(frozen=True, slots=True)
class Site:
    """A place that a statement gives for its event."""

    words: str
    name: frozenset[str]  # its words in lower case
    site: str | None  # "port" in "the port of Vell"
    known: Where | None


def compare_sites(a: Proposition, b: Proposition) -> Iterator[Compared]:
    """What becomes of the places of two statements about one event; one inside the other may meet."""
    left, right = sites_of(a), sites_of(b)
    if not left or not right:
        yield from (("only_a", 1.0, s.words, None) for s in left[:1])
        yield from (("only_b", 1.0, None, s.words) for s in right[:1])
        yield from _compare_nameless(a, b)
        return
    apart = frozenset(stem_word(w) for s in (*left, *right) for w in s.name)
    sure = same_event(a, b, apart=apart) * (1.0 if share_deed(a, b) else 0.5)
    shared = next(((x, y) for x in left for y in right if x.name & y.name), None)
    # "in Dorn, near Vell" and "in Kest, near Vell": the finest place stands first.
    x, y = (left[0], right[0])
    if x.name & y.name:
        yield "same", sure, x.words, y.words
    elif _is_told_by(x, b) or _is_told_by(y, a) or not _are_apart(x, y, shared is not None):
        yield "meets", sure, x.words, y.words
    else:
        yield "differs", sure * (1.0 if x.known and y.known else 0.8), x.words, y.words


@lru_cache(maxsize=8192)
def sites_of(p: Proposition) -> tuple[Site, ...]:
    """The places where a statement's event is, the finest first where one is told inside the other."""
    known = {w.name.lower(): w for w in p.wheres}
    out = [s for n in p.names if (s := _site(p, n, known)) is not None]
    return tuple(out)


@lru_cache(maxsize=8192)
def nameless_sites_of(p: Proposition) -> tuple[Site, ...]:
    """The places without a name where a statement's event is."""
    return tuple(Site(m[1], frozenset({stem_word(m[1].split()[-1])}), None, None) for m in _COMMON.finditer(p.text))


def _compare_nameless(a: Proposition, b: Proposition) -> Iterator[Compared]:
    """ "seized at a flat", "arrested at the railway station": only where verb and event are plainly the same."""
    left, right = nameless_sites_of(a), nameless_sites_of(b)
    if not left or not right:
        return
    apart = frozenset(stem_word(w) for s in (*left, *right) for w in s.words.split())
    sure = same_event(a, b, apart=apart)
    if any(are_alike(s, t) for x in left for y in right for s in x.name for t in y.name):
        yield "same", sure, left[0].words, right[0].words
    elif share_deed_and_side(a, b):
        yield "differs", sure, left[0].words, right[0].words


def _site(p: Proposition, name: Name, known: dict[str, Where]) -> Site | None:
    words = p.text[name.at.start : name.at.end]
    led = _LED.search(p.text, max(0, name.at.start - 60), name.at.start)
    of_site = led if led is not None and led["site"] else _OF_SITE.search(p.text, 0, name.at.start)
    if (led is None and of_site is None) or _NO_PLACE.match(words) or words[-2:] in ("'s", "’s"):
        return None
    if len(words) < _LETTERS:
        return None
    if re.match(r"\d", words) or (led is not None and led["lead"].lower() == "at" and not of_site):
        return None
    where = known.get(" ".join(name.words).lower())
    where = None if where is None or where.latitude is None else where
    return Site(words, frozenset(w.lower() for w in name.words), of_site["site"].lower() if of_site else None, where)


def _is_told_by(site: Site, other: Proposition) -> bool:
    """Whether the other sentence has the place too, or says that it is in or near it."""
    return any(re.search(rf"(?i)\b{re.escape(word)}\b", other.context) for word in site.name if len(word) > 2)


def _are_apart(x: Site, y: Site, share_outer: bool) -> bool:
    if x.known is not None and y.known is not None:
        if (x.known.kind in _COARSE) != (y.known.kind in _COARSE):
            return False
        distance = _distance(x.known, y.known)
        return distance is None or distance > _NEAR_KM
    if x.site is not None and y.site is not None:
        return x.site == y.site or {x.site, y.site} <= {"village", "town", "city", "hamlet", "port"}
    return share_outer or (x.known is None) == (y.known is None)


def _distance(x: Where, y: Where) -> float | None:
    """Kilometres between two places; None where one is not known."""
    if x.latitude is None or x.longitude is None or y.latitude is None or y.longitude is None:
        return None
    a, b = math.radians(x.latitude), math.radians(y.latitude)
    turn = math.radians(x.longitude - y.longitude)
    angle = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return 6371.0 * math.acos(max(-1.0, min(1.0, angle)))
