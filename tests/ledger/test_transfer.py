"""Out of one ledger and into another: the same rows, whatever the reading, once however often it is put in."""

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sayso.errors import BadRequest, LedgerError
from sayso.ledger import Ledger
from sayso.ledger.captures import captures_of
from sayso.ledger.records import take_out, take_out_addresses, take_out_turned_away
from sayso.ledger.transfer import put_in, put_in_address, put_in_turned_away
from sayso.model import Page, Reading
from tests.made import make_reading
from tests.readings import readings

NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)
PAGE = Page(
    "https://h.example/b", b"<p>The bridge</p>", "text/html", "utf-8", "https://h.example/bridge",
    NOON, (("ETag", '"1"'), ("Content-Type", "text/html")),
)  # fmt: skip


def another_text(reading: Reading, article_id: str) -> Reading:
    """The same address with another text."""
    return replace(
        reading,
        article=replace(reading.article, id=article_id),
        statements=tuple(replace(s, article_id=article_id) for s in reading.statements),
    )


def fill(ledger: Ledger) -> None:
    first = make_reading()
    second = another_text(first, "e" * 16)
    ledger.keep(first, PAGE, at=NOON)
    ledger.keep(second, replace(PAGE, data=b"<p>Another</p>"), at=NOON + timedelta(hours=1))
    ledger.keep(first, PAGE, at=NOON + timedelta(hours=2))
    learned = tuple(replace(s, by="model@1") for s in first.statements)
    ledger.keep(replace(first, statements=learned), PAGE, at=NOON + timedelta(hours=3))
    ledger.turn_away("list.html", "NotAnArticle", "a list of links", at=NOON)
    ledger.remember("https://h.example/feed", '"7"', None)


def rows(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in order, numbers of rows left in: they are the same where the order is."""
    tables = ("articles", "versions", "sightings", "captures", "blocks", "sources", "turned_away", "addresses")
    out = {}
    with ledger.looking() as db:
        for name in tables:
            out[name] = [tuple(r) for r in db.execute(f"SELECT * FROM {name}")]
        joined = "FROM {} t JOIN readings r ON r.id = t.reading ORDER BY r.version, r.reader, t.id"
        for name in ("attributions", "statements"):
            found = db.execute(f"SELECT r.version AS v, r.by AS b, r.made AS m, t.* {joined.format(name)}")
            out[name] = [tuple(x[k] for k in dict(x) if k not in ("id", "reading")) for x in found]
        out["found"] = [tuple(r) for r in db.execute("SELECT count(*) FROM statements_text")]
    return out


def copy(ledger: Ledger, other: Ledger) -> bool:
    changed = [put_in(other, json.loads(json.dumps(r))) for r in take_out(ledger, with_bytes=True)]
    changed += [put_in_turned_away(other, r) for r in take_out_turned_away(ledger)]
    changed += [put_in_address(other, r) for r in take_out_addresses(ledger)]
    return any(changed)


@pytest.fixture
def full(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "full.db")
    fill(ledger)
    return ledger


def test_a_ledger_comes_out_and_goes_in_to_the_letter(full: Ledger, tmp_path: Path) -> None:
    with Ledger(tmp_path / "other.db") as other:
        assert copy(full, other)
        assert rows(other) == rows(full)
        assert list(take_out(other, with_bytes=True)) == list(take_out(full, with_bytes=True))
        assert other.article_ids() == full.article_ids()


def test_the_same_records_twice_change_nothing(full: Ledger, tmp_path: Path) -> None:
    with Ledger(tmp_path / "other.db") as other:
        copy(full, other)
        before = rows(other)
        assert not copy(full, other)
        assert rows(other) == before


def test_into_itself_changes_nothing(full: Ledger) -> None:
    before = rows(full)
    assert not copy(full, full)
    assert rows(full) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_any_reading_survives_the_way_to_the_letter(reading: Reading) -> None:
    with Ledger(":memory:") as one, Ledger(":memory:") as other:
        one.keep(reading, at=NOON)
        copy(one, other)
        assert other.reading(reading.article.id) == reading
        assert rows(other) == rows(one)


def test_two_ledgers_that_saw_one_page_change_are_one_history(tmp_path: Path) -> None:
    first = make_reading()
    with Ledger(tmp_path / "a.db") as a, Ledger(tmp_path / "b.db") as b:
        a.keep(first, at=NOON)
        b.keep(another_text(first, "e" * 16), at=NOON + timedelta(hours=1))
        copy(a, b)
        assert b.article_ids() == ["e" * 16]
        assert len(b.article_ids(every_version=True)) == 2
        with b.looking() as db:
            current = {tuple(r) for r in db.execute("SELECT DISTINCT article_id, current FROM statements")}
            seen = [r["at"] for r in db.execute("SELECT at FROM sightings ORDER BY id")]
        assert current == {(first.article.id, 0), ("e" * 16, 1)}
        assert seen == sorted(seen) and len(seen) == 2


def test_of_two_readings_by_one_reader_the_later_one_stays(tmp_path: Path) -> None:
    first = make_reading()
    older = replace(first, statements=first.statements[:3])
    with Ledger(tmp_path / "a.db") as a, Ledger(tmp_path / "b.db") as b:
        a.keep(older, at=NOON)
        b.keep(first, at=NOON + timedelta(hours=1))
        copy(a, b)
        assert b.reading(first.article.id) == first
        copy(b, a)
        assert a.reading(first.article.id) == first


def test_bytes_come_along_only_where_they_are_asked_for(full: Ledger, tmp_path: Path) -> None:
    with Ledger(tmp_path / "other.db") as other:
        for record in take_out(full):
            put_in(other, record)
        held = captures_of(other, make_reading().article.id)
        assert [c.data for c in held] == [None]
        assert held[0].sha256 == captures_of(full, make_reading().article.id)[0].sha256
        copy(full, other)
        assert [c.data for c in captures_of(other, make_reading().article.id)] == [PAGE.data]


def broken(full: Ledger, **changes: Any) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(json.dumps(next(take_out(full, with_bytes=True))))
    version = record["versions"][0]
    for name, value in changes.items():
        if name in record:
            record[name] = value
        elif name in version["readings"][0]:
            version["readings"][0][name] = value
        else:
            version["captures"][0][name] = value
    return record


@pytest.mark.parametrize(
    "changes",
    [{"versions": 7}, {"address": "elsewhere"}, {"whole": "no base64!"}, {"whole": "eJwDAAAAAAE="}, {"made": "noon"},
     {"bytes": "eJwDAAAAAAE="}, {"sightings": [[9, "2031"]]}, {"headers": {"a": 1}}, {"made": None}],
    ids=lambda c: next(iter(c)),
)  # fmt: skip
def test_what_no_ledger_wrote_is_refused_whole(full: Ledger, tmp_path: Path, changes: dict[str, Any]) -> None:
    with Ledger(tmp_path / "other.db") as other:
        with pytest.raises(BadRequest):
            put_in(other, broken(full, **changes))
        assert other.held().articles == 0


def test_bytes_that_were_tampered_with_are_no_evidence(full: Ledger) -> None:
    with sqlite3.connect(full.path) as db:
        db.execute("UPDATE captures SET bytes = zeroblob(9)")
    with pytest.raises(LedgerError, match="SHA-256"):
        captures_of(full, make_reading().article.id)


def test_a_capture_has_what_the_server_said(full: Ledger) -> None:
    (capture,) = captures_of(full, make_reading().article.id)
    assert (capture.address, capture.size, capture.fetched) == (PAGE.url, len(PAGE.data), NOON)
    assert dict(capture.headers)["ETag"] == '"1"' and capture.data == PAGE.data


@pytest.mark.parametrize(
    "spoil",
    [
        lambda r: r["versions"][0].update(number=2**70),
        lambda r: r["versions"][0]["captures"][0].update(input=None, sha256="0" * 64),
        lambda r: r["versions"][0]["captures"][0].update(size=2**70, sha256="0" * 64),
    ],
)
def test_a_record_that_no_table_takes_is_named_and_not_put_in(tmp_path: Path, spoil: Any) -> None:
    with Ledger(tmp_path / "a.db") as one, Ledger(tmp_path / "b.db") as other:
        fill(one)
        record = next(iter(take_out(one)))
        spoil(record)
        with pytest.raises(BadRequest, match="no record of a ledger"):
            put_in(other, record)
        assert other.held().articles == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"field": "voice", "value": '"false"'},
        {"field": "colour", "value": '"red"'},
        {"value": "7"},
        {"at": "2031-06-12T12:00:00"},
        {"start": 9, "end": 3},
        {"start": True},
        {"why": None},
    ],
)
def test_a_correction_that_nobody_could_make_is_not_put_in(tmp_path: Path, wrong: dict[str, Any]) -> None:
    right = {
        "article_id": make_reading().article.id, "statement": "s4", "start": 0, "end": 9, "field": "certainty",
        "value": '["hedged"]', "why": "read it again", "at": "2031-06-12T12:00:00+00:00",
    }  # fmt: skip
    with Ledger(tmp_path / "a.db") as one, Ledger(tmp_path / "b.db") as other:
        one.keep(make_reading(), PAGE, at=NOON)
        record = next(iter(take_out(one)))
        record["versions"][0]["corrections"] = [{**right, **wrong}]
        with pytest.raises(BadRequest, match="no record of a ledger"):
            put_in(other, record)
        record["versions"][0]["corrections"] = [right, {**right, "field": "act", "value": "null"}]
        assert put_in(other, record)
