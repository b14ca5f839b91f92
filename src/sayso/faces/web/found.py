"""Statements found, ready to be shown in a list: whose word each is, by letter and line; how it is put, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sayso.retell.passages import shorten
from sayso.retell.voices import put_letter
from sayso.retell.wording import FLAGS, MANNERS, OUTLET, UNSETTLED, UNSTATED, put_day, put_quoted

if TYPE_CHECKING:
    from sayso.ledger.search import Hit

_FIXED = {"outlet": "O", "unnamed": "U", "unstated": "–", "unsettled": "?"}
# A page's words may go on without an end; its article has them all.
_LONGEST, _LONGEST_NAME, _LONGEST_CUE = 700, 120, 80


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A statement in a list."""

    hit: Hit
    letter: str  # "A", "B", ... in order of the list; "O" an outlet itself, "U" unnamed, "–" no source given, "?"
    kind: str  # a VoiceKind
    hue: int | None
    who: str
    speaks_for: str | None  # where the name does not say it
    cue: str | None  # the words that attribute it; a colon says nothing that the quotation marks do not
    words: str
    told: tuple[str, ...]  # in whose wording, and how it is put
    outlet: str
    day: str | None
    headline: str | None
    address: str  # of its card


def list_found(hits: Iterable[Hit]) -> list[FoundLine]:
    """The statements in their order; one source has one letter among them."""
    letters: dict[tuple[str, str | None], int] = {}
    out = []
    for hit in hits:
        letter, hue = _FIXED.get(hit.voice), None
        if letter is None:
            hue = letters.setdefault((hit.voice, hit.name), len(letters))
            letter = put_letter(hue)
        out.append(_line(hit, letter, hue))
    return out


def _line(hit: Hit, letter: str, hue: int | None) -> FoundLine:
    who = put_who(hit)
    party = hit.party if hue is not None and hit.party and hit.party.casefold() not in who.casefold() else None
    manner = None if hit.voice in _FIXED and hit.voice != "unnamed" else MANNERS[hit.manner]
    flags = [FLAGS.get(f, f) for f in hit.certainty if f != "asserted"]
    return FoundLine(
        hit=hit, letter=letter, kind=hit.voice, hue=hue, who=who, speaks_for=party and shorten(party, _LONGEST_NAME),
        cue=shorten(hit.cue, _LONGEST_CUE) if hit.cue and any(c.isalpha() for c in hit.cue) else None,
        words=shorten(" ".join(hit.text.split()), _LONGEST), told=tuple(t for t in (manner, *flags) if t),
        outlet=hit.outlet or "no outlet told", day=put_when(hit.published),
        headline=shorten(" ".join(hit.headline.split()), _LONGEST_NAME) if hit.headline else None,
        address=card_of(hit),
    )  # fmt: skip


def put_who(hit: Hit) -> str:
    """Whose word it is, in words."""
    if hit.voice == "outlet":
        return OUTLET
    if hit.voice in ("unstated", "unsettled"):
        return UNSTATED if hit.voice == "unstated" else UNSETTLED
    name = shorten(" ".join((hit.name or "").split()), _LONGEST_NAME)
    if not name:
        return f"a {hit.voice.replace('_', ' ')}" if hit.voice != "unnamed" else "an unnamed source"
    return put_quoted(name) if hit.voice == "unnamed" else name


def card_of(hit: Hit) -> str:
    """The address of a statement's card in its article."""
    return f"/article/{hit.article_id}#card-{hit.statement}"


def put_when(moment: str | None) -> str | None:
    """ "14 March 2025", of ISO 8601; None where it is not known."""
    try:
        return put_day(datetime.fromisoformat(moment)) if moment else None
    except ValueError:
        return None


def to_row(hit: Hit) -> dict[str, Any]:
    """The object of `sayso search --json`."""
    from dataclasses import asdict

    return asdict(hit)
