"""A ledger as text that others read, an article at a time, and back: JSON lines, and linked data."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sayso.errors import BadRequest
from sayso.ledger import Ledger
from sayso.ledger.captures import captures_of
from sayso.ledger.history import versions
from sayso.ledger.records import take_out, take_out_addresses, take_out_searches, take_out_turned_away
from sayso.ledger.transfer import put_in, put_in_address, put_in_search, put_in_turned_away
from sayso.retell.contract import reading_to_dict, row_to_json
from sayso.retell.linked import PROV_CONTEXT, annotations_of, news_article_of, provenance_of
from sayso.retell.linked.annotations import ANNOTATION_CONTEXT
from sayso.retell.linked.provenance import Life

Form = Literal["jsonl", "jsonld", "annotations", "prov"]
# What stands before and after the nodes, so that the whole file is one document.
_FRAMES: dict[str, tuple[str, str]] = {
    "jsonld": ('{"@context":"https://schema.org","@graph":[\n', "\n]}\n"),
    "annotations": (
        f'{{"@context":"{ANNOTATION_CONTEXT}","id":"urn:sayso:annotations","type":"AnnotationCollection","first":'
        '{"id":"urn:sayso:annotations:1","type":"AnnotationPage","partOf":"urn:sayso:annotations","startIndex":0,'
        '"items":[\n',
        '\n]},"total":%d}\n',
    ),
    "prov": (f'{{"@context":{json.dumps(PROV_CONTEXT)},"@graph":[\n', "\n]}\n"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one line of an import."""

    number: int  # 1 for the first
    changed: bool
    error: BadRequest | None = None


def export_text(ledger: Ledger, form: Form, *, with_bytes: bool = False) -> Iterator[str]:
    """The ledger as text, a piece an article; the pieces together are the file.

    "jsonl": a line an address, the object of `sayso read --json` for the text that it shows now, with all else that the
    ledger holds of it under "ledger" (`with_bytes`: the captures' bytes too): `import_lines` makes the same ledger of
    it. "jsonld" and "annotations" have the texts that are shown now; "prov" has every version.
    """
    if form == "jsonl":
        return _lines(ledger, with_bytes)
    nodes = {"jsonld": _news_articles, "annotations": _annotations, "prov": _provenance}[form]
    return _framed(nodes(ledger), *_FRAMES[form])


def _lines(ledger: Ledger, with_bytes: bool) -> Iterator[str]:
    for record in take_out(ledger, with_bytes=with_bytes):
        numbers = {v["number"]: v["article_id"] for v in record["versions"]}
        if numbers:
            shown = numbers[record["sightings"][-1][0]] if record["sightings"] else numbers[max(numbers)]
            row = reading_to_dict(ledger.reading(shown))
            yield row_to_json({**row, "ledger": {"article": record}}) + "\n"
    for away in take_out_turned_away(ledger):
        error = {"kind": away["kind"], "message": away["message"]}
        yield row_to_json({"input": away["input"], "error": error, "ledger": {"turned_away": away}}) + "\n"
    for server in take_out_addresses(ledger):
        yield row_to_json({"input": server["address"], "ledger": {"server": server}}) + "\n"
    for saved in take_out_searches(ledger):
        yield row_to_json({"input": saved["name"], "ledger": {"search": saved}}) + "\n"


def _news_articles(ledger: Ledger) -> Iterator[list[dict[str, Any]]]:
    for reading in ledger.readings():
        yield [news_article_of(reading)]


def _annotations(ledger: Ledger) -> Iterator[list[dict[str, Any]]]:
    for reading in ledger.readings():
        captures = captures_of(ledger, reading.article.id)
        captured = (captures[0].fetched or captures[0].taken).isoformat() if captures else None
        yield annotations_of(reading, captured)


def _provenance(ledger: Ledger) -> Iterator[list[dict[str, Any]]]:
    for reading in ledger.readings(every_version=True):
        article_id = reading.article.id
        life, before = Life(), None
        for version in versions(ledger, article_id):
            if version.article_id == article_id:
                life = Life(version.seen[0] if version.seen else None, before)
            before = version.article_id
        yield provenance_of(reading, captures_of(ledger, article_id), life)


def _framed(nodes: Iterable[list[dict[str, Any]]], head: str, foot: str) -> Iterator[str]:
    total = 0
    yield head
    for some in nodes:
        if some:
            yield (",\n" if total else "") + ",\n".join(row_to_json(node) for node in some)
        total += len(some)
    yield foot % total if "%d" in foot else foot


def import_lines(lines: Iterable[str], ledger: Ledger) -> Iterator[Line]:
    """Put the lines of an export in, each in a transaction of its own; what came of each.

    The same lines twice change nothing. A line that no export wrote is an error in its place, and the others go on.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Line(number, _import_line(line, ledger))
        except BadRequest as error:
            yield Line(number, False, BadRequest(f"line {number}: {error}"))


_PUT: dict[str, Callable[[Ledger, dict[str, Any]], bool]] = {
    "article": put_in,
    "turned_away": put_in_turned_away,
    "server": put_in_address,
    "search": put_in_search,
}


def _import_line(line: str, ledger: Ledger) -> bool:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise BadRequest("this is no JSON: give a file that sayso export --as jsonl wrote") from None
    held = row.get("ledger") if isinstance(row, dict) else None
    if not isinstance(held, dict) or not held or not all(isinstance(v, dict) for v in held.values()):
        raise BadRequest('there is no "ledger" in it: give a file that sayso export --as jsonl wrote')
    if unknown := sorted(set(held) - set(_PUT)):
        raise BadRequest(f"nothing is known of {unknown[0][:40]!r}: a newer sayso wrote it, update sayso")
    # Every kind is put in, also after one that changed something.
    changed = [_PUT[kind](ledger, record) for kind, record in held.items()]
    return any(changed)
