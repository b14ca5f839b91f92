"""A ledger copied, put together with others, and looked after."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sayso.errors import BadRequest, LedgerBusy, LedgerNotWritten, NotALedger
from sayso.ledger import Ledger
from sayso.ledger.copies import backup
from sayso.ledger.corrections import correct, list_corrections
from sayso.ledger.forgetting import forget_person, pack
from sayso.ledger.health import examine
from sayso.ledger.merging import merge
from sayso.ledger.records import take_out
from sayso.ledger.transfer import put_in
from sayso.model import Page, Reading
from tests.made import TEXT, make_reading

NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)
ID = make_reading().article.id


def version(number: int, page: int = 0, by: str = "rules@1") -> Reading:
    """Another text, or another address, or another reader of the invented page."""
    made = make_reading()
    article = replace(
        made.article, id=f"{page:08x}{number:08x}", url=f"https://olm.example/{page}", text=f"{TEXT}\n{page}.{number}"
    )
    statements = tuple(replace(s, by=by, article_id=article.id) for s in made.statements)
    return replace(made, article=article, statements=statements)


def everything(ledger: Ledger) -> list[str]:
    with ledger.looking() as db:
        return list(db.iterdump())


def contents(ledger: Ledger) -> list[str]:
    """What is in a ledger, whatever the order in which it came."""
    out = []
    for record in take_out(ledger, with_bytes=True):
        for v in record["versions"]:
            # Of one and the same reading the first to come stays, with its time.
            v["readings"] = sorted((r["by"], r["whole"]) for r in v["readings"])
        out.append(repr(record))
    with ledger.looking() as db:
        rows = db.execute("SELECT article_id, statement, by, current, voice, certainty FROM statements")
        return sorted(out) + sorted(repr(tuple(r)) for r in rows)


def put_together(into: Ledger, *sources: Ledger) -> int:
    return sum(m.changed for source in sources for m in merge(source, into))


def test_a_backup_is_the_same_ledger_and_writes_over_nothing(tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.keep(make_reading(), Page("bridge.html", TEXT.encode()))
        to = tmp_path / "copy.db"
        assert backup(ledger, to) == to.stat().st_size
        with Ledger(to) as copy:
            assert everything(copy) == everything(ledger)
        before = to.read_bytes()
        with pytest.raises(BadRequest, match="not written over"):
            backup(ledger, to)
        assert to.read_bytes() == before
        with pytest.raises(LedgerNotWritten, match="folder"):
            backup(ledger, tmp_path / "nowhere" / "copy.db")
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_is_of_one_moment_while_others_write(tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.db") as ledger, Ledger(tmp_path / "news.db") as writer:
        ledger.keep(version(1), Page("big.html", bytes(range(256)) * 100))
        for n in range(8):
            ledger.keep(
                version(1, n + 10), Page(f"{n}.html", sqlite3.version_info.__repr__().encode() * 9 + bytes([n]))
            )
        before = contents(ledger)
        seen = []

        def write(done: int, total: int) -> None:
            seen.append(done)
            writer.keep(version(2 + len(seen)))

        backup(ledger, tmp_path / "copy.db", on_progress=write)
        assert seen
        with Ledger(tmp_path / "copy.db") as copy:
            assert contents(copy) == before


def test_a_stopped_backup_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with Ledger(tmp_path / "news.db") as ledger:
        ledger.keep(make_reading())
        with pytest.raises(KeyboardInterrupt):
            backup(ledger, tmp_path / "copy.db", on_progress=stop)
        assert ledger.keep(version(1)) == "new"
    assert not (tmp_path / "copy.db").exists() and not list(tmp_path.glob("*.part*"))


PUTS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 1), st.sampled_from(["rules@1", "rules@10", "rules@9", "model@1"])),
    min_size=1,
    max_size=4,
)


@settings(max_examples=6, phases=(Phase.generate,), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PUTS, PUTS)
def test_putting_together_twice_is_once_and_the_order_does_not_matter(
    one: list[tuple[int, int, str]], other: list[tuple[int, int, str]]
) -> None:
    with Ledger(":memory:") as a, Ledger(":memory:") as b, Ledger(":memory:") as c, Ledger(":memory:") as d:
        minute = 0
        for ledger, puts in ((a, one), (b, other)):
            for number, page, by in puts:
                minute += 1
                ledger.keep(version(number, page, by), at=NOON + timedelta(minutes=minute))
        put_together(c, a, b)
        once = everything(c)
        assert put_together(c, a, b) == 0
        assert everything(c) == once
        put_together(d, b, a)
        assert contents(d) == contents(c)
        newest: dict[str, int] = {}
        for puts in (one, other):
            for number, page, by in puts:
                key = f"{page:08x}{number:08x}{by.partition('@')[0]}"
                newest[key] = max(newest.get(key, 0), int(by.partition("@")[2]))
        with c.looking() as db:
            held = {
                f"{r['article_id']}{r['reader']}": int(r["by"].partition("@")[2])
                for r in db.execute("SELECT * FROM readings JOIN versions v ON v.id = version")
            }
        assert held == newest
        assert all(c.keep(version(n, p, "rules@11")) != "same" for n, p, _ in one[:1])


def test_the_later_correction_stays_and_shows(tmp_path: Path) -> None:
    with Ledger(":memory:") as a, Ledger(":memory:") as b, Ledger(":memory:") as c:
        for ledger in (a, b):
            ledger.keep(make_reading(), at=NOON)
        correct(a, f"{ID}/s9", "certainty", "asserted", "first", at=NOON)
        correct(b, f"{ID}/s9", "certainty", "planned", "second", at=NOON + timedelta(hours=1))
        put_together(c, b, a)
        put_together(c, a, b)
        (standing,) = list_corrections(c)
        assert standing.correction.why == "second"
        with c.looking() as db:
            assert db.execute("SELECT certainty FROM statements WHERE statement = 's9'").fetchone()[0] == " planned "


@pytest.mark.parametrize("first", [True, False])
def test_what_one_has_forgotten_the_other_does_not_bring_back(tmp_path: Path, first: bool) -> None:
    page = Page("bridge.html", TEXT.encode())
    with Ledger(":memory:") as whole, Ledger(":memory:") as less, Ledger(tmp_path / "c.db") as c:
        for ledger in (whole, less):
            ledger.keep(make_reading(), page, at=NOON)
        correct(whole, f"{ID}/s15", "voice", "person", "it was her")
        correct(whole, f"{ID}/s15", "name", "Mira Holt", "it was her")
        forget_person(less, "Mira Holt")
        put_together(c, *((less, whole) if first else (whole, less)))
        assert c.reading(ID) == less.reading(ID)
        assert put_together(c, whole, less) == 0
        with c.looking() as db:
            assert db.execute("SELECT count(*) FROM captures WHERE bytes IS NOT NULL").fetchone()[0] == 0
        assert not any(words in line for line in everything(c) for words in ("two reports", "Mira Holt"))
        if not first:
            assert b"two reports" not in (tmp_path / "c.db").read_bytes()
        forget_person(whole, "Jon Lund")
        put_together(c, whole)
        assert not any(words in line for line in everything(c) for words in ("Mira Holt", "Jon Lund"))


def test_what_was_corrected_and_forgotten_goes_through_an_export() -> None:
    with Ledger(":memory:") as one, Ledger(":memory:") as other:
        one.keep(make_reading(), Page("bridge.html", TEXT.encode()), at=NOON)
        correct(one, f"{ID}/s9", "certainty", "planned", "looked again", at=NOON)
        before = list(take_out(one, with_bytes=True))
        forget_person(one, "Mira Holt")
        for record in (*take_out(one), *before):
            put_in(other, record)
            assert contents(other) == contents(one)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with Ledger(path) as ledger:
        ledger.keep(make_reading(), Page("bridge.html", TEXT.encode()))
        ledger.keep(version(1))
    return path


def test_a_sound_ledger_is_left_as_it_is(kept: Path) -> None:
    before = kept.read_bytes()
    found = examine(kept)
    assert found.sound and found.advice == ()
    assert found.counts["articles"] == 2 and found.counts["statements"] == 2 * len(make_reading().statements)
    assert found.bytes == len(before)
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    ("harm", "where", "said"),
    [
        ("DELETE FROM articles WHERE id = 1", "links between tables", "no row of articles"),
        ("DELETE FROM sightings", "orphans", "never seen"),
        ("UPDATE statements SET current = 0", "orphans", "current"),
        ("DELETE FROM statements WHERE statement = 's3'", "readings", "in its reading"),
        ("UPDATE readings SET whole = x'00'", "readings", "cannot be opened"),
        ("UPDATE captures SET bytes = x'00'", "bytes kept as evidence", "unpacked"),
        ("UPDATE captures SET sha256 = 'ab'", "bytes kept as evidence", "SHA-256"),
        ("INSERT INTO statements_text (statements_text) VALUES ('delete-all')", "search index", "words"),
        ("UPDATE counts SET statements = statements + 1 WHERE field = 'voice'", "counts", "which voice"),
        (
            f"INSERT INTO corrections VALUES (1, '{'0' * 16}', 's1', 0, 4, 'act', 'null', 'why', '2031')",
            "orphans",
            "s1",
        ),
    ],
)
def test_what_is_wrong_is_found_and_named(kept: Path, harm: str, where: str, said: str) -> None:
    with sqlite3.connect(kept) as db:
        db.execute(harm)
    db.close()
    found = examine(kept)
    assert not found.sound and found.advice
    assert any(said in line for c in found.checks if c.name == where for line in c.wrong)


def test_an_index_out_of_step_is_made_again(kept: Path) -> None:
    with sqlite3.connect(kept) as db:
        db.execute("INSERT INTO statements_text (statements_text) VALUES ('delete-all')")
    db.close()
    assert "--pack" in examine(kept).advice[0]
    with Ledger(kept) as ledger:
        pack(ledger)
    assert examine(kept).sound


def test_a_damaged_file_is_a_finding_and_another_file_none(kept: Path, tmp_path: Path) -> None:
    whole = bytearray(kept.read_bytes())
    for page in range(2, len(whole) // 4096, 2):
        whole[page * 4096 : page * 4096 + 2000] = b"\xa5" * 2000
    kept.write_bytes(whole)
    found = examine(kept)
    assert not found.sound and "copy" in found.advice[0]
    kept.write_bytes(whole[:5000])
    assert not examine(kept).sound
    (tmp_path / "notes.txt").write_bytes(b"words " * 500)
    for other in ("notes.txt", "none.db"):
        with pytest.raises(NotALedger):
            examine(tmp_path / other)


def test_somebody_elses_file_beside_the_copy_stays(tmp_path: Path) -> None:
    mine = tmp_path / "copy.db.part"
    mine.write_text("mine")
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.keep(make_reading())
        backup(ledger, tmp_path / "copy.db")
    assert mine.read_text() == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "copy.db.part", "news.db"]


def test_a_ledger_that_is_held_is_not_called_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ledger.database._WAIT_SECONDS", 0.05)
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.keep(make_reading())
        with ledger.writing(), pytest.raises(LedgerBusy):
            examine(tmp_path / "news.db")


def test_headers_that_name_whom_the_other_forgot_go_too(tmp_path: Path) -> None:
    page = Page("b.html", TEXT.encode(), headers=(("Link", "about Mira Holt"),))
    with Ledger(tmp_path / "a.db") as one, Ledger(tmp_path / "b.db") as other:
        for ledger in (one, other):
            ledger.keep(make_reading(), page, at=NOON)
        other.keep(make_reading(), Page("c.html", b"another", headers=(("Link", "Mira Holt too"),)), at=NOON)
        forget_person(one, "Mira Holt")
        assert put_together(other, one) == 1
        assert put_together(other, one) == 0
        assert not any("Mira Holt" in line for line in everything(other))


def test_an_address_without_a_text_is_passed_over(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as one, Ledger(tmp_path / "b.db") as other:
        one.keep(make_reading())
        with one.writing() as db:
            db.execute("INSERT INTO articles (address) VALUES ('https://olm.example/empty')")
        assert [m.changed for m in merge(one, other)] == [True, False]


def test_one_page_saved_under_two_names_is_one_version(tmp_path: Path) -> None:
    made = make_reading()
    data = b"<p>the page</p>"
    with Ledger(tmp_path / "one.db") as one, Ledger(tmp_path / "two.db") as two, Ledger(tmp_path / "all.db") as into:
        url = "https://olm.example/bridge"
        for ledger, name in ((one, "a/page.html"), (two, "b/page.html")):
            article = replace(made.article, id=name[0] * 16, input=name, url=url)
            statements = tuple(replace(s, article_id=article.id) for s in made.statements)
            ledger.keep(replace(made, article=article, statements=statements), Page(name, data))
        assert [m.changed for ledger in (one, two, one, two) for m in merge(ledger, into)] == [
            True,
            False,
            False,
            False,
        ]
        assert (into.held().articles, into.held().versions) == (1, 1)
        # What a newer reader made of it is not lost.
        newer = two.reading("b" * 16)
        newer = replace(newer, statements=tuple(replace(s, by="rules@99") for s in newer.statements))
        two.keep(newer)
        assert [m.changed for m in merge(two, into)] == [True]
