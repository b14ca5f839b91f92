"""A reading with what a person corrected in it: the reading itself stays as it was made."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from sqlite3 import Connection
from typing import Any, Literal, cast, get_args

from sayso.errors import BadRequest
from sayso.model import Flag, Manner, Reading, Statement, VoiceKind

Field = Literal["voice", "name", "party", "manner", "certainty", "act"]
# In the order in which they are applied: what a voice may have depends on what it is.
FIELDS: tuple[Field, ...] = get_args(Field)
Value = str | tuple[str, ...] | None

_NOBODY = frozenset({"outlet", "unstated", "unsettled"})
_NAMELESS = _NOBODY | {"unnamed"}
_ACT = re.compile(r"[a-z]+(_[a-z]+)*")
_QUOTED = re.compile(r"[\"“”„«»‘]")
# A newer reader may cut a little elsewhere; with less in common it is another statement.
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one statement. It wins over every reading of the text, older or newer."""

    article_id: str
    statement: str  # "s3", as the reading had it when this was said
    start: int  # code points into the article's text, half-open: by these the statement is found again
    end: int
    field: Field
    value: Value  # flags for "certainty"; None: there is none
    why: str
    at: datetime  # UTC


def to_value(field: str, words: str) -> tuple[Field, Value]:
    """The field and the value that a person wrote; "-" for a name, a party or an act says that there is none.

    Raises BadRequest for a field or a value that is none.
    """
    if field not in FIELDS:
        raise BadRequest(f"{field!r} cannot be corrected: there is {', '.join(FIELDS)}")
    said = " ".join(words.split())
    if field in ("voice", "manner"):
        known = get_args(VoiceKind if field == "voice" else Manner)
        if said not in known:
            raise BadRequest(f"{said!r} is no {field}: write one of {', '.join(known)}")
        return cast(Field, field), said
    if field == "certainty":
        return "certainty", _to_flags(said)
    if not said:
        raise BadRequest(f"an empty {field} says nothing: write - where there is none")
    if said == "-":
        return cast(Field, field), None
    if field == "act" and not _ACT.fullmatch(said):
        raise BadRequest(f"{said!r} is no act: write one word as sayso search --facet act lists them")
    return cast(Field, field), said


def _to_flags(said: str) -> tuple[str, ...]:
    known: tuple[str, ...] = get_args(Flag)
    flags = tuple(sorted(set(re.split(r"[,\s]+", said.strip(", ")))))
    wrong = [f for f in flags if f not in known]
    if wrong:
        raise BadRequest(f"{wrong[0]!r} is no certainty: write one or more of {', '.join(known)}")
    if "asserted" in flags and len(flags) > 1:
        raise BadRequest("asserted stands alone: leave it out where another flag holds")
    return flags


def read_value(kept: str) -> Value:
    """The value that `write_value` wrote."""
    value = json.loads(kept)
    return tuple(value) if isinstance(value, list) else value


def write_value(value: Value) -> str:
    """A value as JSON, as the ledger keeps it."""
    return json.dumps(value, ensure_ascii=False)


def corrections_of(db: Connection, article_id: str) -> list[Correction]:
    """What was corrected in a text, in the order in which it was."""
    rows = db.execute("SELECT * FROM corrections WHERE article_id = ? ORDER BY id", (article_id,))
    return [
        Correction(
            r["article_id"], r["statement"], r["start"], r["end"], r["field"], read_value(r["value"]), r["why"],
            datetime.fromisoformat(r["at"]),
        )
        for r in rows
    ]  # fmt: skip


def field_of(reading: Reading, statement: Statement, field: Field) -> Value:
    """What a reading says of a field of one of its statements."""
    if field == "act":
        inner = statement.chain[-1] if statement.chain else None
        return next((a.act for a in reading.attributions if a.id == inner), None)
    held: dict[str, Value] = {
        "voice": statement.voice.kind, "name": statement.voice.name, "party": statement.voice.party,
        "manner": statement.manner, "certainty": statement.certainty,
    }  # fmt: skip
    return held[field]


def check_correction(reading: Reading, statement: Statement, field: Field, value: Value) -> None:
    """Raises BadRequest where a statement, as corrected until now, can have no such field."""
    kind = statement.voice.kind
    if field in ("name", "party") and value is not None:
        if kind in _NOBODY:
            raise BadRequest(f"{statement.id} stands on the word of nobody else ({kind}): correct its voice first")
        if field == "name" and kind in _NAMELESS:
            raise BadRequest(f"{statement.id} is of somebody unnamed: correct its voice first")
    if field == "manner" and (value == "own") != (kind in ("outlet", "unstated")) and kind != "unsettled":
        raise BadRequest(f"{statement.id} has the voice {kind}, which is never {value}: correct its voice first")
    if field == "act" and not any(a.id in statement.chain[-1:] for a in reading.attributions):
        raise BadRequest(f"{statement.id} is in nobody's attribution, so it has no act: leave it as it is")


def find_statement(reading: Reading, start: int, end: int) -> Statement | None:
    """The statement at these offsets; in a reading that cuts elsewhere, the one that is mostly the same words."""
    best, most = None, _SAME
    for s in reading.statements:
        first, last = s.spans[0].start, s.spans[-1].end
        if (first, last) == (start, end):
            return s
        shared = min(last, end) - max(first, start)
        alike = shared / max(1, max(last, end) - min(first, start))
        if alike >= most and (best is None or alike > most):
            best, most = s, alike
    return best


def apply_corrections(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """The reading with every correction that finds its statement; each says so in `why`, and no score is left."""
    if not corrections:
        return reading
    found: dict[str, dict[Field, Correction]] = {}
    for c in sorted(corrections, key=lambda c: c.at):
        statement = find_statement(reading, c.start, c.end)
        if statement is not None:
            found.setdefault(statement.id, {})[c.field] = c
    statements = tuple(_correct(s, found[s.id]) if s.id in found else s for s in reading.statements)
    acts = {s.chain[-1]: (s.id, found[s.id]["act"]) for s in statements if s.chain and "act" in found.get(s.id, ())}
    attributions = tuple(
        replace(a, act=cast(Any, acts[a.id][1].value)) if a.id in acts else a for a in reading.attributions
    )
    statements = tuple(
        s if "act" in found.get(s.id, ()) else _tell_of_act(s, acts.get(s.chain[-1] if s.chain else ""))
        for s in statements
    )
    return replace(reading, statements=statements, attributions=attributions)


def _tell_of_act(s: Statement, changed: tuple[str, Correction] | None) -> Statement:
    """An act is the attribution's, so a correction of it holds for every statement in it, and each says where from."""
    if changed is None:
        return s
    said = f"act corrected by a person in {changed[0]}: {changed[1].why}"
    return replace(s, why=f"{said}; {s.why}" if s.why else said)


def _correct(s: Statement, by_field: dict[Field, Correction]) -> Statement:
    for field in FIELDS:
        if field in by_field:
            s = _set(s, field, by_field[field].value, by_field[field].why)
    said = "; ".join(f"{f} corrected by a person: {by_field[f].why}" for f in FIELDS if f in by_field)
    return replace(s, why=f"{said}; {s.why}" if s.why else said)


def _set(s: Statement, field: Field, value: Any, why: str) -> Statement:
    if field == "voice":
        return _set_voice(s, value)
    if field == "name":
        return s if s.voice.kind in _NAMELESS else replace(s, voice=replace(s.voice, name=value), score=None)
    if field == "party":
        return s if s.voice.kind in _NOBODY else replace(s, voice=replace(s.voice, party=value))
    if field == "manner":
        fits = s.voice.kind == "unsettled" or (value == "own") == (s.voice.kind in ("outlet", "unstated"))
        return replace(s, manner=value) if fits else s
    if field == "certainty":
        return replace(s, certainty=value, certainty_why=f"corrected by a person: {why}")
    return s


def _set_voice(s: Statement, kind: VoiceKind) -> Statement:
    """Another voice, and what follows from it: nobody's word has no chain, somebody's is not the outlet's own."""
    if kind == s.voice.kind:
        return replace(s, score=None)
    voice = replace(
        s.voice,
        kind=kind,
        name=None if kind in _NAMELESS else s.voice.name,
        party=None if kind in _NOBODY else s.voice.party,
    )
    manner: Manner = s.manner
    if kind in ("outlet", "unstated"):
        manner = "own"
    elif manner == "own" and kind != "unsettled":
        manner = _manner_of(s.text)
    if kind in _NOBODY:
        return replace(s, voice=voice, manner=manner, chain=(), echoes=None, score=None)
    return replace(s, voice=voice, manner=manner, score=None)


def _manner_of(text: str) -> Manner:
    marks = [m.start() for m in _QUOTED.finditer(text)]
    if not marks:
        return "indirect"
    return "direct" if marks[0] == 0 and marks[-1] >= len(text.rstrip(" .,;")) - 1 else "partial"
