"""An evidence sheet: the words, on whose word they stand, the bytes they were read from; one page, to be filed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sayso.errors import BadRequest
from sayso.model import Capture, Reading, Statement
from sayso.retell.cards import find_link, put_address, put_words
from sayso.retell.contract import reading_to_dict
from sayso.retell.explain import explain
from sayso.retell.linked.shared import chain_of, put_chain, put_with_cue
from sayso.retell.wording import put_facts

if TYPE_CHECKING:
    from sayso.retell.html import Drawn

Row = dict[str, Any]

# What a sheet calls the lines of `explain`.
_LINES = {
    "voice": "On whose word", "chain": "The chain", "echoes": "Whose claim", "manner": "Whose wording",
    "certainty": "How it is put", "medium": "How it was said", "when": "When", "where": "Where",
    "block": "Where it stands", "spans": "In the text", "by": "Reader",
}  # fmt: skip


def make_sheet(reading: Reading, captures: Sequence[Capture], statement: str | None = None) -> Row:
    """The sheet as plain data for JSON, of one statement or, without an id, of all; times are ISO 8601 in UTC.

    Raises BadRequest where the article has no such statement.
    """
    article = reading.article
    chosen = [s for s in reading.statements if statement is None or s.id == statement]
    if statement is not None and not chosen:
        raise BadRequest(f"{article.id} has no statement {statement}: sayso show {article.id} lists them")
    about = reading_to_dict(reading)["article"]
    return {
        "id": f"{article.id}/{statement}" if statement else article.id,
        "article": {key: value for key, value in about.items() if key not in ("text", "blocks")},
        "statements": [_statement(reading, s) for s in chosen],
        "captures": [_capture(c) for c in captures],
    }


def _statement(reading: Reading, s: Statement) -> Row:
    article = reading.article
    around = article.blocks[s.block].span
    chain = put_chain(reading, s)
    told = explain(s, reading) | ({"chain": chain} if chain else {})
    return {
        "id": s.id,
        "words": put_words(article, s),
        "with_cue": put_with_cue(article, s, chain_of(reading, s), with_source=True),
        "spans": [[x.start, x.end] for x in s.spans],
        "paragraph": _cut_paragraph(article.text, around.start, around.end, s),
        "voice": {"kind": s.voice.kind, "name": s.voice.name, "party": s.voice.party},
        "told": {name: told[field] for field, name in _LINES.items() if field in told},
        "link": put_address(article, s),
    }


def _cut_paragraph(text: str, start: int, end: int, s: Statement) -> list[list[Any]]:
    """The paragraph in pieces, [words, whether they are the statement's]."""
    pieces: list[list[Any]] = []
    at = start
    for span in s.spans:
        inside = max(start, span.start), min(end, span.end)
        pieces += [[text[at : inside[0]], False], [text[inside[0] : inside[1]], True]]
        at = max(at, inside[1])
    pieces.append([text[at:end], False])
    return [p for p in pieces if p[0]]


def _capture(c: Capture) -> Row:
    return {
        "sha256": c.sha256,
        "size": c.size,
        "asked_for": c.input,
        "address": c.address,
        "media_type": c.media_type,
        "charset": c.charset,
        "fetched": c.fetched.isoformat() if c.fetched else None,
        "taken": c.taken.isoformat(),
        "headers": [list(h) for h in c.headers],
        "bytes_kept": c.data is not None,
    }


def sheet_to_html(reading: Reading, captures: Sequence[Capture], statement: str | None = None) -> str:
    """The sheet as one HTML page to print: no script, nothing from another host, every word of the page escaped."""
    return draw_sheet(reading, captures, statement).html


def draw_sheet(reading: Reading, captures: Sequence[Capture], statement: str | None = None) -> Drawn:
    """`sheet_to_html`, with the hash of its style sheet."""
    from sayso.retell.html import HERE, draw, template_text

    sheet = make_sheet(reading, captures, statement)
    return draw(
        HERE,
        "evidence.html.j2",
        template_text(HERE, "evidence.css"),
        sheet=sheet,
        one=sheet["statements"][0] if statement else None,
        facts=put_facts(reading.article),
        link=find_link(reading.article),
        cut=reading.article.complete is False,
        say_time=put_time,
        rows=put_capture,
    )


def sheet_to_text(reading: Reading, captures: Sequence[Capture], statement: str | None = None) -> str:
    """The sheet as lines for a terminal; the words are the page's own, so make them safe before they are printed."""
    sheet = make_sheet(reading, captures, statement)
    article = sheet["article"]
    lines = [f"Evidence {sheet['id']}", *[line for line in (article["headline"], article["url"]) if line], ""]
    lines.insert(2, " · ".join(put_facts(reading.article)))
    for s in sheet["statements"]:
        lines += [s["with_cue"] if statement else f"{s['id']:>4}  {s['with_cue']}"]
        told = s["told"].items() if statement else [("On whose word", s["told"]["On whose word"])]
        lines += [f"      {name}: {' '.join(line.split())}" for name, line in told]
        lines += [f"      In the live page: {s['link']}"] if statement and s["link"] else []
    lines.append("")
    for c in sheet["captures"]:
        lines += [f"{name}: {value}" for name, value in put_capture(c)]
        lines += [f"  {name}: {value}" for name, value in c["headers"]] + [""]
    if not sheet["captures"]:
        lines.append("No bytes are on record: this text was taken in without a page.")
    return "\n".join(lines).rstrip() + "\n"


def put_capture(c: Row) -> list[tuple[str, str]]:
    """What is on record of the bytes, in words; absent knowledge has no row."""
    known = [
        ("SHA-256", c["sha256"]),
        ("Size", f"{c['size']:,} bytes" + ("" if c["bytes_kept"] else ", of which only the hash is on record")),
        ("Asked for", c["asked_for"]),
        ("Address after redirects", c["address"]),
        ("Fetched", put_time(c["fetched"]) if c["fetched"] else None),
        ("Put on record", put_time(c["taken"])),
        ("Kind of the bytes", "; ".join(x for x in (c["media_type"], c["charset"]) if x)),
    ]
    return [(name, value) for name, value in known if value]


def put_time(moment: str) -> str:
    """ "12 June 2031, 12:00:00 UTC" of an ISO 8601 moment."""
    at = datetime.fromisoformat(moment)
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return f"{at.day} {at:%B %Y, %H:%M:%S} UTC"
