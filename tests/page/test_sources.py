"""What a person names, to pages: one bad source never ends a run."""

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from sayso.errors import BrokenPage, NotAnArticle, SaysoError, SourceNotFound, TooLarge
from sayso.model import Page
from sayso.page.intake.limits import MOST_BYTES
from sayso.page.intake.sources import SourceFailure, open_sources

TEXT = b"The bridge was closed on Sunday, the city said.\n"
HTML = b"<html><body><p>The bridge was closed on Sunday, the city said.</p></body></html>"


def opened(*inputs: str | Path, **options: object) -> list[Page | SourceFailure]:
    return list(open_sources([str(i) for i in inputs], **options))  # type: ignore[arg-type]


def only_error(*inputs: str | Path) -> SaysoError:
    (found,) = opened(*inputs)
    assert isinstance(found, SourceFailure)
    assert "\n" not in str(found.error)
    return found.error


def test_files_come_in_the_order_given(tmp_path: Path) -> None:
    for name, data in (("b.html", HTML), ("a.txt", TEXT)):
        (tmp_path / name).write_bytes(data)
    found = opened(tmp_path / "b.html", tmp_path / "a.txt")
    assert [(p.input, p.data, p.media_type) for p in found if isinstance(p, Page)] == [
        (str(tmp_path / "b.html"), HTML, "text/html"),
        (str(tmp_path / "a.txt"), TEXT, "text/plain"),
    ]


def test_a_file_of_any_name_is_read_when_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "page.aspx").write_bytes(HTML)
    (found,) = opened(tmp_path / "page.aspx")
    assert isinstance(found, Page) and found.data == HTML and found.media_type is None


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(HTML[:20]) + gzip.compress(HTML[20:]))
    (found,) = opened(tmp_path / "a.html.gz")
    assert isinstance(found, Page) and found.data == HTML and found.media_type == "text/html"


def test_a_folder_is_read_in_order_of_name_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.html", "a.txt", "more/c.md", ".hidden/d.txt", ".e.txt", "notes.pdf", "data.json"):
        (tmp_path / name).write_bytes(b"{}" if name.endswith("json") else HTML)
    skipped: dict[str, str] = {}
    found = opened(tmp_path, on_skip=skipped.__setitem__)
    assert [Path(f.input).name for f in found] == ["a.txt", "b.html", "c.md"]
    assert sorted(Path(s).name for s in skipped) == ["data.json", "notes.pdf"]


def test_one_bad_page_in_a_folder_is_a_failure_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(HTML)[:-12])
    (tmp_path / "c.html").write_bytes(HTML)
    found = opened(tmp_path)
    assert [type(f) for f in found] == [Page, SourceFailure, Page]
    assert isinstance(found[1], SourceFailure) and isinstance(found[1].error, BrokenPage)
    assert "ends too early" in str(found[1].error)


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "shut").mkdir()
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    skipped: list[tuple[str, str]] = []
    (page,) = opened(tmp_path, on_skip=lambda name, why: skipped.append((name, why)))
    assert isinstance(page, Page)
    assert skipped == [(str(tmp_path / "shut"), "cannot be opened (Permission denied)")]


def test_a_folder_without_pages_says_so(tmp_path: Path) -> None:
    assert isinstance(only_error(tmp_path), SourceNotFound)


def test_what_is_not_there_is_said_so_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    missing, page = opened(tmp_path / "none.txt", tmp_path / "a.txt")
    assert isinstance(missing, SourceFailure) and isinstance(missing.error, SourceNotFound)
    assert isinstance(page, Page)
    assert "https://www." in str(only_error("www.gazette.example/story"))


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "", "file://[a"])
def test_what_is_no_path_is_a_named_error(name: str) -> None:
    assert isinstance(only_error(name), SaysoError)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.html").open("wb") as file:
        file.truncate(50_000_000)
    assert isinstance(only_error(tmp_path / "big.html"), TooLarge)


def test_a_gzip_bomb_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(bytes(MOST_BYTES * 3)))
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(b"1" * MOST_BYTES * 3))
    assert isinstance(only_error(tmp_path / "bomb.html.gz"), TooLarge)
    assert isinstance(only_error(tmp_path / "bomb.jsonl.gz"), TooLarge)


def test_a_gzip_of_very_many_parts_is_read_in_bounded_time(tmp_path: Path) -> None:
    (tmp_path / "parts.html.gz").write_bytes(gzip.compress(HTML) + gzip.compress(b"") * 300_000 + gzip.compress(TEXT))
    (page,) = opened(tmp_path / "parts.html.gz")
    assert isinstance(page, Page) and page.data == HTML + TEXT


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    (given,) = opened("-", stdin=gzip.compress(HTML))
    assert isinstance(given, Page) and given.data == HTML and given.input == "-"

    class Stdin:
        buffer = io.BytesIO(TEXT)

    monkeypatch.setattr(sys, "stdin", Stdin())
    (read,) = opened("-")
    assert isinstance(read, Page) and read.data == TEXT


def test_json_lines_are_a_page_each_and_a_bad_line_is_a_failure(tmp_path: Path) -> None:
    rows = [{"text": "One.", "url": "https://gazette.example/1"}, {"title": "no text"}, {"html": "<p>Two.</p>"}]
    lines = [json.dumps(row) for row in rows] + ["", "{not json"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    for name in ("a.jsonl", "b.jsonl.gz"):
        found = opened(tmp_path / name)
        assert [Path(f.input).name for f in found] == [f"{name}:{n}" for n in (1, 2, 3, 5)]
        assert [type(f) for f in found] == [Page, SourceFailure, Page, SourceFailure]
        assert isinstance(found[0], Page) and found[0].url == "https://gazette.example/1"
        assert [type(f.error) for f in found if isinstance(f, SourceFailure)] == [NotAnArticle, BrokenPage]


def test_cut_json_lines_give_what_was_whole(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"text": f"Story number {n} was told on Monday."}) for n in range(2000))
    data = gzip.compress(rows.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    found = opened(tmp_path / "a.jsonl.gz")
    assert len(found) > 10 and all(isinstance(f, Page) for f in found[:-1])
    assert isinstance(found[-1], SourceFailure) and isinstance(found[-1].error, BrokenPage)


def test_json_files_hold_one_article_or_a_list(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"text": "One."}), encoding="utf-8")
    (tmp_path / "two.json").write_text(json.dumps([{"text": "One."}, 7]), encoding="utf-8")
    (tmp_path / "none.json").write_text(json.dumps([1, 2]), encoding="utf-8")
    assert [type(f) for f in opened(tmp_path / "one.json")] == [Page]
    assert [type(f) for f in opened(tmp_path / "two.json")] == [Page, SourceFailure]
    assert isinstance(only_error(tmp_path / "none.json"), NotAnArticle)


def test_a_file_address_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "a page.txt").write_bytes(TEXT)
    (found,) = opened((tmp_path / "a page.txt").as_uri())
    assert isinstance(found, Page) and found.data == TEXT


def test_a_folders_notes_are_no_pages_unless_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("What these pages are.", encoding="utf-8")
    (tmp_path / "a.html").write_text("<p>The bridge is closed.</p>", encoding="utf-8")
    told: list[tuple[str, str]] = []
    found = list(open_sources([str(tmp_path)], on_skip=lambda *x: told.append(x)))
    assert [f.input for f in found] == [str(tmp_path / "a.html")]
    assert [name for name, _ in told] == [str(tmp_path / "README.md")]
    assert [f.input for f in open_sources([str(tmp_path / "README.md")])] == [str(tmp_path / "README.md")]
