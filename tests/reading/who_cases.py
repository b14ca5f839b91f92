"""Reads the cases of `tests/cases/who` and tells what in a reading is not as a case says."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.model import Attribution, Reading, Span
from sayso.page.given import take_text_as_given
from sayso.reading import read_articles

PLACE = Path(__file__).resolve().parents[1] / "cases" / "who" / "cases.jsonl"
Case = dict[str, Any]  # JSON; the fields are described in the folder's README


def load_cases() -> list[Case]:
    """The cases in order."""
    return [json.loads(line) for line in PLACE.read_text(encoding="utf-8").splitlines()]


def read_cases(cases: list[Case]) -> list[Reading]:
    """A reading a case, by rules, parsed in one batch."""
    articles = [
        replace(take_text_as_given(case["text"], f"{number}.txt"), outlet=case.get("outlet"))
        for number, case in enumerate(cases)
    ]
    return read_articles(articles)


def find_faults(case: Case, reading: Reading) -> Iterator[str]:
    """What is not as the case says, a line each."""
    if "absent" in case:
        sources = [reading.article.words(a.source.spans) for a in reading.attributions if a.source]
        if any(case["absent"] in s for s in sources):
            yield f"{case['absent']} is a source"
    if "of" in case:
        yield from _attribution_faults(case, reading)
    mentions = {m.name: m for m in reading.mentions}
    for name, wanted in case.get("heard", {}).items():
        one = mentions.get(name)
        if one is None:
            yield f"{name} is not mentioned, but {sorted(mentions)}"
            continue
        got = {
            "heard": one.heard,
            "reply": _words(reading, one.reply.span if one.reply else None),
            "how": one.reply.kind if one.reply else None,
        }
        yield from (
            f"{name}: {key} is {got[key]!r}, not {value!r}" for key, value in wanted.items() if got[key] != value
        )
    yield from (f"{name} is mentioned" for name in case.get("unheard", ()) if name in mentions)


def _attribution_faults(case: Case, reading: Reading) -> Iterator[str]:
    at = reading.article.text.index(case["of"])
    holding = [a for a in reading.attributions if any(s.start <= at < s.end for s in a.content) and a.link == "says"]
    if not holding:
        yield "no attribution"
        return
    voice = next((s for s in reading.statements if any(p.start <= at < p.end for p in s.spans)), None)
    given = voice.chain[-1] if voice is not None and voice.chain else None
    smallest = min(holding, key=lambda a: sum(s.end - s.start for s in a.content))
    one = next((a for a in holding if a.id == given), smallest)
    got = _fields(reading, one)
    for key, value in case.items():
        if key in got and not _same(key, got[key], value):
            yield f"{key} is {got[key]!r}, not {value!r}"


def _same(key: str, got: object, wanted: object) -> bool:
    if key in ("name", "chain", "echoes"):
        return _bare(got) == _bare(wanted)
    return got == wanted


def _bare(names: object) -> object:
    """Names without their article."""
    if isinstance(names, list):
        return [_bare(n) for n in names]
    return names.removeprefix("the ").removeprefix("The ") if isinstance(names, str) else names


def _fields(reading: Reading, one: Attribution) -> dict[str, object]:
    source = one.source
    unnamed = source.unnamed if source else None
    statement = next((s for s in reading.statements if s.chain and s.chain[-1] == one.id), None)
    by_id = {a.id: a for a in reading.attributions}
    echo = by_id.get(statement.echoes or "") if statement else None
    return {
        "source": reading.article.words(source.spans) if source else None,
        "name": source.name if source else None,
        "kind": source.kind if source else None,
        "role": source.role if source else None,
        "party": source.party if source else None,
        "medium": one.medium.kind if one.medium else None,
        "addressee": reading.article.words(one.addressee) or None,
        "chain": [_name(by_id[i]) for i in statement.chain] if statement else None,
        "echoes": _name(echo) if echo else None,
        "count": unnamed.count if unnamed else None,
        "several": unnamed.several if unnamed else None,
        "described": _words(reading, unnamed.described if unnamed else None),
        "anonymity": _words(reading, unnamed.anonymity if unnamed else None),
        "reason": _words(reading, unnamed.reason if unnamed else None),
    }


def _name(a: Attribution) -> str | None:
    return a.source.name if a.source else None


def _words(reading: Reading, span: Span | None) -> str | None:
    return reading.article.text[span.start : span.end] if span else None
