import io
import json
import socket
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from made import make_reading

import sayso
from sayso import desk, model
from sayso.errors import BadRequest, Defect, EmptyPage, SourceNotFound

PAGE = """<!doctype html><html lang="en"><head><title>Ferry back in Olm</title></head><body><article>
<h1>Ferry back in Olm</h1>
<p>The ferry at Olm sails again, the harbour office said on Monday, after three weeks of repairs to its engine room.</p>
<p>“We are glad to see her out there,” said Mira Holt, who has run the office for nine years and lives by the quay.</p>
<p>The council denied that the repairs had been late. It has promised to pay for a second boat before the winter.</p>
</article></body></html>"""
TEXT = "“We are glad to see her out there,” said Mira Holt. The council denied that the repairs had been late."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_a_page_is_read_from_a_path(page: Path) -> None:
    for reading in (sayso.read(page), sayso.read(str(page))):
        assert reading.article.headline == "Ferry back in Olm"
        assert "Mira Holt" in {s.voice.name for s in reading.statements}
        assert reading.unaccounted == 0


def test_an_article_and_a_page_are_read_as_they_are(page: Path) -> None:
    found = list(sayso.open_pages(page))
    assert isinstance(found[0], sayso.Article)
    assert sayso.read(found[0]).to_json() == sayso.read(page).to_json()
    from_bytes = sayso.read(sayso.Page(str(page), PAGE.encode()))
    assert from_bytes.statements == sayso.read(page).statements


def test_a_reading_retells_itself(page: Path) -> None:
    reading = sayso.read(page)
    assert repr(reading) == f"<Reading of {str(page)!r}: {len(reading.statements)} statements>"
    row = json.loads(reading.to_json())
    assert row == reading.to_dict()
    assert row["input"] == str(page)
    assert reading.to_html().startswith("<!doctype html>")
    assert reading._repr_html_().startswith("<iframe")
    pytest.importorskip("pandas")
    assert len(reading.to_dataframe()) == len(reading.statements)


def test_text_at_hand_is_read_by_its_own_function() -> None:
    given = sayso.read_text(TEXT, given="text", published="2031-06-12")
    assert given.article.text == TEXT
    assert given.article.published == datetime(2031, 6, 12, tzinfo=UTC)
    assert [b.kind for b in given.article.blocks] == ["body"]
    assert sayso.read_text(PAGE).article.headline == "Ferry back in Olm"
    assert sayso.read_text("", given="text").statements == ()
    with pytest.raises(EmptyPage):
        sayso.read_text(" ")


@pytest.mark.parametrize("text", [None, b"The ferry sails.", 5])
def test_what_is_no_string_is_told_in_a_line(text: object) -> None:
    with pytest.raises(BadRequest, match=r"takes a string, not \w+: give"):
        sayso.read_text(text)  # type: ignore[arg-type]
    if not isinstance(text, bytes):
        with pytest.raises(BadRequest, match="a source is"):
            sayso.read(text)  # type: ignore[arg-type]
    with pytest.raises(BadRequest, match="no address"):
        sayso.fetch(text)  # type: ignore[arg-type]


def test_bytes_are_a_page() -> None:
    assert sayso.read(PAGE.encode("utf-16")).article.headline == "Ferry back in Olm"
    assert sayso.read(TEXT.encode(), given="text").article.text == TEXT


def test_a_statement_has_its_words(page: Path) -> None:
    reading = sayso.read(page)
    assert "the repairs had been late" in " ".join(s.text for s in reading.statements)
    assert all(s.text == reading.article.words(s.spans) for s in reading.statements)
    assert [s["text"] for s in reading.to_dict()["statements"]] == [s.text for s in reading.statements]


def test_text_without_a_name_is_called_the_text() -> None:
    for words in ("", " ", "Home\nAbout us\n"):
        with pytest.raises(sayso.PageError, match=r"^the text "):
            sayso.read_text(words)
    with pytest.raises(sayso.PageError, match=r"^the text "):
        sayso.read(b"")


def test_another_language_is_refused_in_a_sentence_too() -> None:
    for words in ("Der Minister sagte am Montag, dass die Fähre nicht sicher sei und repariert werden müsse.",
                  "Le ministre a dit que la digue ne serait pas prête pour la fin du mois."):  # fmt: skip
        with pytest.raises(sayso.LanguageNotRead):
            sayso.read_text(words)
    assert sayso.read_text("Allez les Bleus, sang Mira Holt. The crowd at Olm sang with her.").statements


def test_a_list_is_asked_for_where_many_are_read(page: Path) -> None:
    with pytest.raises(BadRequest, match="takes a list"):
        sayso.read_each(str(page))


@pytest.mark.parametrize("words", [TEXT, "The ferry\nis back", "x" * 5000, "The \0 ferry"])
def test_text_in_place_of_a_path_is_told_where_to_go(words: str) -> None:
    with pytest.raises(BadRequest, match=r"sayso\.read_text"):
        sayso.read(words)


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(SourceNotFound, match=r"nothere\.html: check the path$"):
        sayso.read("nothere.html")
    with pytest.raises(SourceNotFound, match=r"write https://harbour\.example/ferry$"):
        sayso.read("harbour.example/ferry")
    with pytest.raises(BadRequest, match="http"):
        sayso.fetch("ftp://harbour.example")
    with pytest.raises(BadRequest, match="rules"):
        sayso.read(TEXT[:10], reader="oracle")


def test_the_learned_reader_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.desk.readers.find_spec", lambda name: None)
    with pytest.raises(BadRequest, match=r"needs onnxruntime: pip install 'sayso\[model\]'"):
        sayso.read_text(TEXT, given="text", reader="model")


def test_min_score_leaves_out_what_the_learned_reader_is_less_sure_of() -> None:
    from sayso.desk import read_stream

    article = sayso.read_text(TEXT, given="text").article
    some, none = (next(read_stream([article], reader="model", min_score=p)) for p in (0.0, 1.0))
    assert isinstance(some, sayso.Reading) and isinstance(none, sayso.Reading)
    assert some.attributions and all(a.by == "model@1" and 0 < (a.score or 0) <= 1 for a in some.attributions)
    assert not none.attributions and none.unaccounted == 0
    # What was left out does not become the outlet's own.
    said = [s for s in none.statements if any(s.text in article.words(a.content) for a in some.attributions)]
    assert all(s.voice.kind != "outlet" for s in said)
    assert {s.voice.kind for s in none.statements} >= {"unsettled"}


def test_a_private_address_is_refused() -> None:
    with pytest.raises(sayso.PrivateAddress):
        sayso.fetch("http://127.0.0.1:9/")


def test_a_folder_of_several_pages_is_for_read_each(page: Path) -> None:
    (page.parent / "more.html").write_text(PAGE, encoding="utf-8")
    with pytest.raises(BadRequest, match="read_each"):
        sayso.read(page.parent)
    assert len(list(sayso.read_each([page.parent]))) == 2


def test_one_bad_page_is_a_failure_in_its_place(page: Path) -> None:
    (page.parent / "a.html").write_bytes(b"")
    (page.parent / "notes.xyz").write_bytes(b"?")
    skipped: list[str] = []
    found = list(sayso.read_each([page.parent, "nothere"], on_skip=lambda name, why: skipped.append(name)))
    assert [type(f).__name__ for f in found] == ["Failure", "Reading", "Failure"]
    assert isinstance(found[0], sayso.Failure) and isinstance(found[0].error, EmptyPage)
    assert found[2].to_dict()["error"]["kind"] == "SourceNotFound"
    assert [Path(name).name for name in skipped] == ["notes.xyz"]


def test_a_mistake_of_our_own_on_one_page_spares_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_reading()

    def fails_on_the_second(articles: list[model.Article]) -> list[model.Reading]:
        if any(a.input == "2" for a in articles):
            raise ZeroDivisionError("by nought")
        return [made for _ in articles]

    monkeypatch.setitem(desk.readers._READERS, "rules", fails_on_the_second)
    articles = [model.Article(**{**_fields(made.article), "input": str(n)}) for n in range(4)]
    found = list(desk.read_stream(articles))
    assert [type(f).__name__ for f in found] == ["Reading", "Reading", "Failure", "Reading"]
    failure = found[2]
    assert isinstance(failure, sayso.Failure) and isinstance(failure.error, Defect)
    assert isinstance(failure.error.__cause__, ZeroDivisionError)
    assert "please report" in str(failure.error)


def _fields(article: model.Article) -> dict[str, object]:
    return {name: getattr(article, name) for name in model.Article.__dataclass_fields__}


def test_results_come_while_sources_are_still_open(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_reading()
    taken = []

    def endless() -> object:
        while True:
            taken.append(1)
            yield made.article

    monkeypatch.setitem(desk.readers._READERS, "rules", lambda articles: [made for _ in articles])
    next(desk.read_stream(endless()))  # type: ignore[arg-type]
    assert len(taken) <= 64


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        (None, None),
        ("2031-06-12", datetime(2031, 6, 12, tzinfo=UTC)),
        (date(2031, 6, 12), datetime(2031, 6, 12, tzinfo=UTC)),
        ("2031-06-12T01:30:00+02:00", datetime(2031, 6, 11, 23, 30, tzinfo=UTC)),
        (datetime(2031, 6, 12, 1, tzinfo=timezone(timedelta(hours=2))), datetime(2031, 6, 11, 23, tzinfo=UTC)),
    ],
)
def test_a_day_becomes_a_moment_in_utc(published: desk.Published, moment: datetime | None) -> None:
    assert desk.to_moment(published) == moment
    assert moment is None or desk.to_moment(published).tzinfo is UTC  # type: ignore[union-attr]


@pytest.mark.parametrize("published", ["yesterday", "", "2031-13-01", 5])
def test_what_is_no_day_is_refused(published: desk.Published) -> None:
    with pytest.raises(BadRequest, match="is no date"):
        desk.to_moment(published)


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert sayso.read("-").article.headline == "Ferry back in Olm"


def test_reading_a_file_opens_no_connection(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert sayso.read(page).to_html()
