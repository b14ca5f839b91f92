"""The evidence sheet: the words with their denial, the bytes' hash, one safe page to be printed."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings

from sayso.errors import BadRequest
from sayso.model import Capture, Reading
from sayso.retell.evidence import make_sheet, sheet_to_html, sheet_to_text
from tests.made import make_reading
from tests.readings import readings

NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)
DATA = b"<p>The bridge</p>"
CAPTURE = Capture(
    "https://h.example/b", "https://h.example/bridge", "text/html", "utf-8", (("ETag", '"<1>"'), ("Server", "quay")),
    NOON, NOON, sha256(DATA).hexdigest(), len(DATA), DATA,
)  # fmt: skip


def test_a_sheet_has_the_words_the_chain_and_the_bytes() -> None:
    sheet = make_sheet(make_reading(), [CAPTURE], "s11")
    (one,) = sheet["statements"]
    assert one["words"] == "that the steel was cheap"
    assert one["told"]["The chain"] == (
        "Harbour Post → The Evening Gull “reported” → the builder Tor Vane “had told” → these words"
    )
    assert one["link"].startswith("https://harbourpost.example/2031/06/bridge#:~:text=")
    (capture,) = sheet["captures"]
    assert (capture["sha256"], capture["size"]) == (CAPTURE.sha256, len(DATA))
    assert capture["address"] == "https://h.example/bridge" and capture["fetched"] == NOON.isoformat()
    assert ["Server", "quay"] in capture["headers"]


def test_what_is_denied_is_shown_with_who_denies_it() -> None:
    sheet = make_sheet(make_reading(), [], "s8")
    assert sheet["statements"][0]["with_cue"] == "The city council denied that its staff had seen the reports"


def test_without_a_statement_the_sheet_has_them_all() -> None:
    made = make_reading()
    assert [s["id"] for s in make_sheet(made, [])["statements"]] == [s.id for s in made.statements]
    page = sheet_to_html(made, [CAPTURE])
    assert all(f">{s.id}<" in page for s in made.statements)


def test_a_statement_that_is_none_is_named() -> None:
    with pytest.raises(BadRequest, match="s99"):
        make_sheet(make_reading(), [], "s99")


def test_the_page_has_no_script_and_nothing_from_another_host() -> None:
    page = sheet_to_html(make_reading(), [CAPTURE], "s11")
    assert CAPTURE.sha256 in page and "12 June 2031, 12:00:00 UTC" in page
    assert "<script" not in page and "src=" not in page and "url(" not in page and "@import" not in page
    assert "default-src 'none'" in page
    assert "&lt;1&gt;" in page and "<1>" not in page
    assert set(re.findall(r'href="(https?://[^/"]+)', page)) == {"https://harbourpost.example"}


def test_mark_up_in_a_page_stays_words() -> None:
    made = make_reading()
    bad = '<img src=x onerror="alert(1)">'
    article = replace(made.article, headline=bad, outlet=bad, url="javascript:alert(1)", published_as_printed=bad)
    evil = replace(CAPTURE, input=bad, address=bad, headers=((bad, bad),))
    page = sheet_to_html(replace(made, article=article), [evil], "s11")
    assert "<img" not in page and "javascript:" not in page and "&lt;img" in page


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_any_reading_has_a_sheet_whose_paragraph_holds_the_words(reading: Reading) -> None:
    sheet = make_sheet(reading, [CAPTURE])
    for s, made in zip(reading.statements, sheet["statements"], strict=True):
        block = reading.article.blocks[s.block].span
        assert "".join(words for words, _ in made["paragraph"]) == reading.article.text[block.start : block.end]
        marked = "".join(words for words, own in made["paragraph"] if own)
        assert marked == "".join(reading.article.text[x.start : x.end] for x in s.spans)
    assert sheet_to_html(reading, [CAPTURE]).startswith("<!doctype html>")
    assert CAPTURE.sha256 in sheet_to_text(reading, [CAPTURE])


def test_what_has_no_bytes_says_so() -> None:
    assert "No bytes are on record" in sheet_to_text(make_reading(), [], "s1")
    assert "No bytes are on record" in sheet_to_html(make_reading(), [], "s1")
    only_hash = replace(CAPTURE, data=None)
    assert "only the hash is on record" in sheet_to_text(make_reading(), [only_hash], "s1")
