"""`sayso compare` in its forms, and `sayso story` on a ledger of invented pages."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso import read_text
from sayso.faces.cli import app
from sayso.faces.web.drawing import AskedStory, draw_story
from sayso.ledger import Ledger

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{head}</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{head}",
"datePublished": "2031-05-0{day}T08:00:00+00:00", "publisher": {{"@type": "Organization",
"name": "{outlet}"}}}}</script>
</head><body><article><h1>{head}</h1>{body}</article></body></html>"""
STORY = {
    "wire": (
        "Forty miners missing at Harl", 6,
        "<p>Water broke into the Harl pit on Monday and forty miners were missing, mine director Ada Brenn said.</p>"
        "<p>“We closed the lower gates within six minutes and nobody was sent down after that,” Brenn said.</p>",
    ),
    "echo": (
        "Union counts 55 miners missing at Harl", 7,
        "<p>Fifty-five miners were missing after water broke into the Harl pit on Monday, the pit union said.</p>"
        "<p>Ada Brenn, the mine director, said the gates of the Harl pit were closed “within six minutes”.</p>",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, (head, day, body) in STORY.items():
        html = PAGE.format(head=head, day=day, body=body, outlet=f"{name}.example")
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def news(pages: Path) -> str:
    path = str(pages / "news.db")
    assert CliRunner().invoke(app, ["take", *map(str, sorted(pages.glob("*.html"))), "--into", path]).exit_code == 0
    return path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.stdout, done.stderr


def sources(pages: Path) -> list[str]:
    return [str(p) for p in sorted(pages.glob("*.html"))]


def test_compare_prints_for_a_person(pages: Path) -> None:
    code, out, _ = run("compare", *sources(pages))
    shown = " ".join(out.split())
    assert code == 0
    assert "2 articles, 2 outlets, 2 texts" in shown
    assert "Who is heard, in these texts as captured" in shown
    assert "[-We closed the lower gates]" in shown


def test_compare_writes_a_page(pages: Path, tmp_path: Path) -> None:
    code, out, err = run("compare", "--html", str(tmp_path / "new" / "story.html"), *sources(pages))
    assert (code, out) == (0, "")
    assert "story.html" in err
    page = (tmp_path / "new" / "story.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "Forty miners missing at Harl" in page


def test_compare_writes_a_row_a_claim(pages: Path) -> None:
    code, out, _ = run("compare", "--csv", *sources(pages))
    rows = list(csv.DictReader(io.StringIO(out)))
    whole = json.loads(run("compare", "--json", *sources(pages))[1])
    assert code == 0
    assert {r["claim"] for r in rows} == {c["id"] for c in whole["claims"]}
    assert [b["story"] for b in whole["beside"]] == [s["id"] for s in whole["stories"]]


def test_forms_exclude_each_other_and_a_page_is_no_folder(pages: Path, tmp_path: Path) -> None:
    code, _, err = run("compare", "--json", "--csv", *sources(pages))
    assert code == 2 and "exclude each other" in err
    code, _, err = run("compare", "--html", str(tmp_path), *sources(pages))
    assert code == 2 and "is a folder" in err


def test_a_page_that_cannot_be_read_is_named_on_the_page(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("", encoding="utf-8")
    code, out, _ = run("compare", "--html", "-", *sources(pages), str(tmp_path / "empty.html"))
    assert code == 1
    assert "Not read" in out and "empty.html" in out


def test_the_latest_stories_are_listed(news: str) -> None:
    code, out, _ = run("story", "--from", news)
    assert code == 0
    assert "2 articles" in out and "2031-05-06 to 2031-05-07" in out
    row = json.loads(run("story", "--from", news, "--json")[1].splitlines()[0])
    assert len(row["articles"]) == 2 and row["id"] in out


def test_a_story_is_found_by_words_and_by_its_id(news: str) -> None:
    known = json.loads(run("story", "--from", news, "--json")[1].splitlines()[0])
    for asked in ("miners", known["id"]):
        code, out, _ = run("story", asked, "--from", news, "--json")
        whole = json.loads(out)
        assert code == 0
        assert [s["id"] for s in whole["stories"]] == [known["id"]]
        assert {a["id"] for a in whole["articles"]} == set(known["articles"])
    code, out, _ = run("story", "miners", "--from", news, "--html", "-")
    assert code == 0 and "2 articles, 2 outlets" in out


def test_of_a_long_story_the_latest_articles_are_compared(news: str) -> None:
    code, out, err = run("story", "miners", "--from", news, "--json", "--most", "1")
    assert code == 0 and "the latest 1 are compared" in err
    assert [a["outlet"] for a in json.loads(out)["articles"]] == ["echo.example"]


def test_a_story_that_is_not_there_gets_one_line(news: str, tmp_path: Path) -> None:
    for words in (["story", "zebra"], ["story", "e999"], ["story", "--csv"], ["story", "--html", "x.html"]):
        code, out, err = run(*words, "--from", news)
        assert (code, out) == (2, "")
        assert len(err.strip().splitlines()) == 1
    code, _, err = run("story", "miners", "--from", str(tmp_path / "none.db"))
    assert code == 2 and "none.db" in err


def test_with_its_versions_a_story_tells_what_edits_did(tmp_path: Path) -> None:
    path = tmp_path / "edited.db"
    with Ledger(path) as ledger:
        for hour, second in ((7, "Mine director Ada Brenn said that nobody was sent down."), (12, "The union met.")):
            text = f"Water broke into the Harl pit on Monday and forty miners were missing.\n\n{second}"
            moment = datetime(2031, 5, 6, hour, tzinfo=UTC)
            ledger.keep(read_text(text, url="https://wire.example/pit", published=moment))
    code, out, _ = run("story", "e2", "--from", str(path))
    assert code == 0 and "1 article," in out and "no more on" not in out
    code, out, _ = run("story", "e2", "--from", str(path), "--versions")
    assert code == 0 and "on wire.example (07:00), no more on wire.example (12:00)" in " ".join(out.split())
    now, both = (draw_story(path, AskedStory("e2", 60, versions)).html for versions in (False, True))
    assert 'href="/story/e2?versions=true"' in now and "with 1 earlier version, and what the edits did" in now
    assert "no more on wire.example (12:00)" in both and 'href="/story/e2.csv?versions=true"' in both
