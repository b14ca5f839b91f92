"""What is asked of Explore: the parameters of its address, as a query, as chips, as a sentence, as a command."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query, Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from sayso.errors import BadRequest
from sayso.model import Flag, Manner, MediumKind, VoiceKind
from sayso.retell.wording import FLAGS, MANNERS, MEDIA, OUTLET, UNNAMED, UNSETTLED, UNSTATED, put_quoted

if TYPE_CHECKING:
    from sayso.ledger.search import Order
    from sayso.ledger.search import Query as Wanted

EACH = 20  # statements on a page


def _none_where_empty(value: Any) -> Any:
    """A field of a form that was left empty asks nothing."""
    return None if isinstance(value, str) and not value.strip() else value


_Empty = BeforeValidator(_none_where_empty)
_Words = Annotated[Annotated[str, Field(max_length=1000)] | None, _Empty]
_Day = Annotated[Annotated[str, Field(max_length=40)] | None, _Empty]


class Asked(BaseModel):
    """What statements have to be; nothing is asked by what is not given. Several conditions hold together."""

    model_config = ConfigDict(frozen=True)

    q: _Words = Field(default=None, description='Words: all of them; "a phrase", begin*, -not, this OR that.')
    voice: Annotated[VoiceKind | None, _Empty] = Field(default=None, description="Whose word it is.")
    source: _Words = Field(default=None, description="The whole name of who is heard; never the outlet itself.")
    name: _Words = Field(default=None, description="Part of the source's name.")
    party: _Words = Field(default=None, description="Part of whom the source speaks for.")
    party_is: _Words = Field(default=None, description="All of it.")
    unnamed: _Words = Field(default=None, description="Words of how an unnamed source is described.")
    manner: Annotated[Manner | None, _Empty] = Field(default=None, description="Whose words they are.")
    act: _Words = Field(default=None, description="What the cue does: say, deny, promise.")
    certainty: Annotated[Flag | None, _Empty] = Field(default=None, description="How it is put.")
    medium: Annotated[MediumKind | None, _Empty] = Field(default=None, description="Where it was said.")
    place: _Words = Field(default=None, description="A place in the statement, as printed.")
    outlet: _Words = Field(default=None, description="Whose page it is.")
    since: _Day = Field(default=None, description="Published on that day or later.")
    until: _Day = Field(default=None, description="Published before that day.")
    chain: Annotated[Annotated[int, Field(ge=1, le=99)] | None, _Empty] = Field(
        default=None, description="At least so many sources between the outlet and the words."
    )
    loaded: bool = Field(default=False, description="With a loaded word.")
    every_version: bool = Field(default=False, description="Also of texts that changed since.")
    sort: Literal["rank", "newest", "oldest"] = Field(
        default="rank", description="Without words, rank is the newest first."
    )
    page: int = Field(default=1, ge=1, le=1_000_000, description=f"Which {EACH} of them.")
    counts: bool = Field(default=False, description="With counts by field, also where there are very many statements.")

    def to_query(self) -> Wanted:
        """What the ledger is asked. Raises BadRequest for a day that is none, and where filters exclude each other."""
        from sayso.desk import to_moment
        from sayso.ledger.search import Query as Wanted

        voice, name = self.voice, self.name
        if self.unnamed is not None:
            if voice not in (None, "unnamed") or name is not None:
                raise BadRequest("unnamed sources have no other voice and no name: take that filter away")
            voice, name = "unnamed", self.unnamed
        return Wanted(
            words=self.q, voice=voice, name=name, source=self.source, party=self.party, party_is=self.party_is,
            manner=self.manner, act=self.act, certainty=self.certainty, place=self.place, outlet=self.outlet,
            medium=self.medium, since=to_moment(self.since), until=to_moment(self.until), chain_at_least=self.chain,
            loaded=self.loaded, every_version=self.every_version,
        )  # fmt: skip

    @property
    def order(self) -> Order:
        """What comes first."""
        return self.sort

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return any(name not in _NOT_ASKED for name in self._given())

    def parts(self, **changes: Any) -> str:
        """What stands after the "?" of an address, with some fields otherwise; "" where nothing is asked.

        The same question is always put in the same words. Another question begins with its first page.
        """
        if changes and "page" not in changes:
            changes = {"page": 1, **changes}
        made = self.model_copy(update=changes)
        return urlencode([(n, "1" if v is True else v) for n, v in made._given().items()], errors="replace")

    def address(self, place: str = "/explore", /, **changes: Any) -> str:
        """The address of a page of this desk that is asked the same, with some fields otherwise."""
        parts = self.parts(**changes)
        return f"{place}?{parts}" if parts else place

    def narrowed(self, name: str, value: Any) -> str:
        """The address of Explore with one more filter."""
        return self.address(**{name: value})

    def page_at(self, page: int) -> str:
        """The address of another page of the list."""
        return self.address(page=page)

    @property
    def saved(self) -> str:
        """What is kept of it as a saved search, and followed as a feed: what is asked, and no page or order of it."""
        return self.parts(page=1, counts=False, sort="rank")

    def _given(self) -> dict[str, Any]:
        fields = type(self).model_fields
        return {n: v for n in fields if (v := getattr(self, n)) is not None and v != fields[n].default}


_NOT_ASKED = ("sort", "page", "counts")


def ask(request: Request, asked: Annotated[Asked, Query()]) -> Asked:
    """What a request asks. Raises BadRequest for a filter that there is none of."""
    # Left out, it would find more than was asked for.
    unknown = next((name for name in request.query_params if name not in Asked.model_fields), None)
    if unknown is not None:
        known = ", ".join(n for n in Asked.model_fields)
        raise BadRequest(f"there is no filter called {unknown[:40]!r}: there is {known}")
    return asked


Wished = Annotated[Asked, Depends(ask)]


def read_saved(query: str) -> Asked:
    """What a saved search asks. Raises BadRequest where this sayso does not know it any more."""
    from urllib.parse import parse_qsl

    try:
        given = dict(parse_qsl(query, keep_blank_values=False))
        if not given.keys() <= Asked.model_fields.keys():
            raise ValueError(query)
        return Asked.model_validate(given)
    except ValueError:
        raise BadRequest("this search asks for what this sayso does not know: delete it and make it anew") from None


VOICES = {
    "outlet": OUTLET, "person": "people", "organisation": "organisations", "government": "governments",
    "group": "groups", "document": "documents", "outlet_other": "other outlets", "unnamed": UNNAMED,
    "witness": "witnesses", "unstated": UNSTATED, "unsettled": UNSETTLED,
}  # fmt: skip
MANNERS_HERE = {**MANNERS, "indirect": "in the outlet's wording", "own": "nobody else's words"}
SORTS = {"rank": "best match first", "newest": "newest first", "oldest": "oldest first"}
_VOICE_SAID = {
    "outlet": "in the outlet's own words", "unstated": "without a source given",
    "unsettled": "whose voice is not settled",
}  # fmt: skip
_LABELS = {
    "q": "words", "voice": "voice", "source": "source", "name": "name", "party": "speaks for", "party_is": "speaks for",
    "unnamed": "unnamed", "manner": "manner", "act": "act", "certainty": "put as", "medium": "said", "place": "place",
    "outlet": "outlet", "since": "since", "until": "before", "chain": "passed on by", "loaded": "loaded words",
    "every_version": "older texts",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, with the address without it."""

    label: str
    words: str
    without: str


def list_chips(asked: Asked, place: str = "/explore") -> list[Chip]:
    """The filters that are set, in the order of the form."""
    given = asked._given()
    fields = type(asked).model_fields
    return [
        Chip(label, put_value(name, given[name]), asked.address(place, **{name: fields[name].default}))
        for name, label in _LABELS.items()
        if name in given
    ]


def put_value(name: str, value: Any) -> str:
    """A value of a filter in words."""
    tables = {"voice": VOICES, "manner": MANNERS_HERE, "certainty": FLAGS, "medium": MEDIA}
    if value is True:
        return "too" if name == "every_version" else "in it"
    if name == "chain":
        return f"{value} or more"
    return str(tables.get(name, {}).get(str(value), value))


def put_sentence(asked: Asked, total: int) -> str:
    """What was found, in one sentence that has every filter in it."""
    told = [_said(name, value) for name, value in asked._given().items() if name not in _NOT_ASKED]
    number = f"{total:,} statement{'' if total == 1 else 's'}" if total else "No statement"
    return f"{number}{' ' if told else ''}{', '.join(told)}."


def _said(name: str, value: Any) -> str:
    words = put_value(name, value)
    quoted = put_quoted(str(value)) if isinstance(value, str) else ""
    said = {
        "q": f"with the words {quoted}", "voice": _VOICE_SAID.get(str(value), f"on the word of {words}"),
        "source": f"on the word of {value}", "name": f"on the word of somebody called {quoted}",
        "party": f"by somebody who speaks for {quoted}", "party_is": f"by somebody who speaks for {value}",
        "unnamed": f"by unnamed sources described as {quoted}", "manner": f"given as {words}",
        "act": f"with the act {quoted}", "certainty": f"put as {words}", "medium": f"said {words}",
        "place": f"naming {value}", "outlet": f"in {value}", "since": f"published on {value} or later",
        "until": f"published before {value}", "chain": f"passed on by {words}", "loaded": "with a loaded word in it",
        "every_version": "also in texts that changed since",
    }  # fmt: skip
    return said[name]


# The option of `sayso search` for a filter, where it is not the filter's own name.
_OPTIONS = {"unnamed": "--voice unnamed --name", "q": "", "page": "--limit 20 --offset"}


def put_command(asked: Asked, ledger: str) -> str:
    """The command line that finds the same."""
    out = ["sayso search"]
    last: list[str] = []
    for name, value in asked._given().items():
        option = f"--{name.replace('_', '-')}"
        if name == "q":
            words = shlex.quote(value)
            (last if value.startswith("-") else out).append(words)
        elif name == "counts":
            continue
        elif name == "page":
            out.append(f"--limit {EACH} --offset {(value - 1) * EACH}")
        elif value is True:
            out.append(option)
        else:
            out.append(f"{_OPTIONS.get(name, option)} {shlex.quote(str(value))}")
    out.append(f"--from {shlex.quote(ledger)}")
    return " ".join([*out, *(["--", *last] if last else [])])


@cache
def choices() -> dict[str, dict[str, str]]:
    """The values that a field of the form offers, with what they are called."""
    return {"voice": VOICES, "manner": MANNERS_HERE, "certainty": FLAGS, "medium": MEDIA, "sort": SORTS}
