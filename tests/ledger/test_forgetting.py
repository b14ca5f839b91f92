"""What is forgotten is gone: from readings, rows, texts, the index, and from the bytes of the file."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from sayso.errors import BadRequest, LedgerBusy, LedgerError
from sayso.ledger import Ledger
from sayso.ledger.corrections import correct, list_corrections
from sayso.ledger.forgetting import find_person, forget_article, forget_person
from sayso.ledger.redacting import HIDDEN, find_words, name_pattern, redact
from sayso.ledger.search import Query, search
from sayso.model import Page, Reading
from tests.made import TEXT, lost_words, make_reading
from tests.readings import readings

HOLT = ("Mira Holt", "Holt", "was never safe", "three cracks", "two reports", "nobody read")
PAGE = Page("pages/bridge.html", TEXT.encode(), headers=(("Link", "about Mira Holt"),))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.db") as made:
        made.keep(make_reading(), PAGE)
        other = make_reading()
        made.keep(replace(other, article=replace(other.article, id="e" * 16, url="https://olm.example/ferry")))
        yield made


def all_bytes(ledger: Ledger) -> bytes:
    """The file and its log, and what is packed inside."""
    with ledger.looking() as db:
        blobs = [r[0] for r in db.execute("SELECT whole FROM readings")]
        blobs += [r[0] for r in db.execute("SELECT bytes FROM captures WHERE bytes IS NOT NULL")]
    files = [Path(ledger.path + end) for end in ("", "-wal")]
    return b"\n".join([*(f.read_bytes() for f in files if f.exists()), *(zlib.decompress(b) for b in blobs)])


def is_sound(ledger: Ledger) -> bool:
    with ledger.looking() as db:
        db.execute("INSERT INTO statements_text (statements_text, rank) VALUES ('integrity-check', 1)")
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
        return db.execute("PRAGMA integrity_check").fetchone()[0] == "ok" and not broken


def test_of_a_person_no_byte_is_left(ledger: Ledger) -> None:
    correct(ledger, f"{make_reading().article.id}/s9", "voice", "person", "it was Mira Holt")
    correct(ledger, f"{make_reading().article.id}/s9", "name", "Mira Holt", "she said so")
    correct(ledger, f"{make_reading().article.id}/s12", "certainty", "hedged", "Mira Holt told us")
    assert all(words.encode() in all_bytes(ledger) for words in HOLT)
    gone = forget_person(ledger, "mira  holt")
    assert (gone.articles, gone.texts, gone.statements) == (0, 2, 9)
    left = all_bytes(ledger).lower()
    assert [words for words in HOLT if words.lower().encode() in left] == []
    assert "may have been told" not in ledger.reading(make_reading().article.id).article.text
    assert is_sound(ledger)
    assert [s.correction.why for s in list_corrections(ledger)] == [f"{HIDDEN} told us"]
    assert search(ledger, Query(words="cracks", every_version=True)) != []
    assert search(ledger, Query(words="reports nobody", every_version=True)) == []


def test_what_others_said_is_left_as_it_was(ledger: Ledger) -> None:
    before = make_reading()
    forget_person(ledger, "Mira Holt")
    after = ledger.reading(before.article.id)
    theirs = {s.id for s in before.statements if s.voice.name == "Mira Holt"}
    assert {s.id for s in after.statements} == {s.id for s in before.statements} - theirs
    old = {s.id: s for s in before.statements}
    for s in after.statements:
        assert (s.spans, s.voice, s.chain, s.certainty) == (
            old[s.id].spans,
            old[s.id].voice,
            old[s.id].chain,
            old[s.id].certainty,
        )
        assert s.text == after.article.words(s.spans)
    assert len(after.article.text) == len(before.article.text)
    assert after.article.blocks == before.article.blocks
    assert lost_words(after) == []
    assert HIDDEN in (after.article.headline or "")
    assert all(a == b or b == HIDDEN for a, b in zip(before.article.text, after.article.text, strict=True))


def test_one_inside_anothers_words_goes_with_what_only_passed_it_on() -> None:
    before = make_reading()
    after = redact(before, find_words([before], "Tor Vane"), ["Tor Vane"])
    assert {a.id for a in before.attributions} - {a.id for a in after.attributions} == {"a7", "a8"}
    assert "steel" not in after.article.text and "fined for a collapse" in after.article.text
    assert "s10" in {s.id for s in after.statements} and lost_words(after) == []


def test_whose_claim_is_repeated_is_forgotten_in_the_repetition() -> None:
    before = make_reading()
    after = redact(before, find_words([before], "city council"), ["city council"])
    assert {"a2", "a5", "a9", "a10"}.isdisjoint(a.id for a in after.attributions)
    assert {"s2", "s8", "s12"}.isdisjoint(s.id for s in after.statements)


def test_the_bytes_go_their_hash_stays_and_nothing_comes_back(ledger: Ledger) -> None:
    reading = make_reading()
    with ledger.looking() as db:
        hashed = db.execute("SELECT sha256 FROM captures").fetchone()[0]
    forget_person(ledger, "Mira Holt")
    with ledger.looking() as db:
        kept = db.execute("SELECT sha256, bytes FROM captures").fetchall()
    assert [tuple(k) for k in kept] == [(hashed, None)]
    newer = replace(reading, statements=tuple(replace(s, by="rules@99") for s in reading.statements))
    assert ledger.keep(newer, replace(PAGE, data=PAGE.data + b" ")) == "same"
    assert b"two reports" not in all_bytes(ledger)
    assert ledger.has_read(PAGE, "rules@1")


def test_an_article_goes_with_all_that_hangs_on_it(ledger: Ledger) -> None:
    reading = make_reading()
    ledger.keep(replace(reading, article=replace(reading.article, id="f" * 16)))
    ledger.turn_away(PAGE.input, "NotAnArticle", "it was cut", PAGE)
    ledger.remember(reading.article.url or "", "etag-of-olm", None)
    correct(ledger, f"{reading.article.id}/s1", "party", "bridge wardens", "they say")
    gone = forget_article(ledger, reading.article.id)
    assert (gone.articles, gone.texts) == (1, 2)
    assert ledger.article_ids(every_version=True) == ["e" * 16]
    assert (ledger.held().turned_away, list(list_corrections(ledger))) == (0, [])
    for words in (b"harbourpost.example", b"etag-of-olm", b"bridge wardens", b"it was cut"):
        assert words not in all_bytes(ledger)
    assert is_sound(ledger)
    forget_article(ledger, "https://olm.example/ferry")
    assert b"cracks" not in all_bytes(ledger) and ledger.held().statements == 0


def test_who_is_not_there_is_named_with_who_is(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="did you mean Mira Holt"):
        find_person(ledger, "Lena Holt")
    with pytest.raises(LedgerError, match="--facet name"):
        forget_person(ledger, "Zed Quux")
    with pytest.raises(BadRequest):
        forget_person(ledger, " ")
    with pytest.raises(LedgerError, match="sayso search"):
        forget_article(ledger, "0000")


def test_stopped_it_goes_on(ledger: Ledger) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        forget_person(ledger, "Mira Holt", on_progress=stop)
    assert find_person(ledger, "Mira Holt").texts == 1
    forget_person(ledger, "Mira Holt")
    assert b"two reports" not in all_bytes(ledger)


def test_another_program_that_looks_is_named(ledger: Ledger) -> None:
    with Ledger(ledger.path) as other, other.looking() as db:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM statements").fetchone()
        with ledger.looking() as mine:
            mine.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(LedgerBusy, match="--pack"):
            forget_person(ledger, "Mira Holt")
        db.execute("COMMIT")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_of_any_reading_nobody_forgotten_is_left(reading: Reading) -> None:
    name = reading.mentions[0].name
    taken = find_words([reading], name)
    after = redact(reading, taken, [name])
    assert len(after.article.text) == len(reading.article.text)
    assert not find_words([after], name).words
    assert all(s.text == after.article.words(s.spans) for s in after.statements)
    ids = {a.id for a in after.attributions}
    assert all(set(s.chain) <= ids and (s.echoes is None or s.echoes in ids) for s in after.statements)
    assert redact(after, find_words([after], name), [name]) == after


def test_stopped_before_packing_nothing_is_left_and_the_same_call_packs(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(ledger: Ledger) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.ledger.forgetting.pack", stop)
    with pytest.raises(KeyboardInterrupt):
        forget_person(ledger, "Mira Holt")
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="was packed"):
        forget_person(ledger, "Mira Holt")
    left = all_bytes(ledger).lower()
    assert [words for words in HOLT if words.lower().encode() in left] == []


def test_a_name_that_is_a_word_of_ours_leaves_our_words() -> None:
    reading = make_reading()
    kinds = {s.voice.kind for s in reading.statements} | {s.manner for s in reading.statements}
    hidden = redact(reading, find_words([reading], "direct"), ["direct", "person", "court"])
    assert {s.voice.kind for s in hidden.statements} | {s.manner for s in hidden.statements} == kinds


def test_a_name_that_begins_with_a_mark_is_found_against_a_word() -> None:
    name = "‘Ace’ Holt"
    found = [m.start() for m in name_pattern(name).finditer(f"{name}, then{name}; {name}s is another")]
    assert found == [0, 16]
