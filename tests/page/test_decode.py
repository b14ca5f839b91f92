"""Bytes to text, whatever the page declares about itself."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.page.intake.decode import clean_text, decode_page

SAID = "“Nobody should cross,” the mayor said – the café by the bridge is shut."


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (SAID.encode(), None),
        (SAID.encode(), "iso-8859-1"),  # wrong
        (SAID.encode("cp1252"), "iso-8859-1"),  # what browsers read under that name
        (SAID.encode("cp1252"), "utf-8"),  # wrong
        (SAID.encode("cp1252"), None),
        (SAID.encode("cp1252"), "no-such-charset"),
        (SAID.encode("utf-16"), None),
        (SAID.encode("utf-16-le"), None),
        (SAID.encode("utf-16-be"), "utf-8"),
        (codecs.BOM_UTF8 + SAID.encode(), "cp1252"),
        (SAID.encode("utf-32"), None),
    ],
)
def test_the_same_words_from_any_bytes(data: bytes, charset: str | None) -> None:
    assert decode_page(data, charset) == SAID


@pytest.mark.parametrize("charset", ["euc-jp", "shift_jis", "windows-1251", "gb2312", "big5", "koi8-r", "iso-2022-jp"])
def test_a_charset_that_the_page_declares(charset: str) -> None:
    words = {"windows-1251": "новости дня", "koi8-r": "новости дня", "gb2312": "新闻", "big5": "新聞"}.get(
        charset, "ニュース"
    )
    page = f'<html><head><meta charset="{charset}"></head><body><p>{words}</p></body></html>'
    assert decode_page(page.encode(charset)) == page


def test_the_server_is_believed_before_the_page() -> None:
    page = '<meta charset="windows-1252"><p>новости</p>'.encode("windows-1251")
    assert "новости" in decode_page(page, "windows-1251")


def test_an_undeclared_charset_is_detected() -> None:
    words = "Президент сказал в пятницу, что говорил по телефону с главой соседнего государства. " * 5
    assert decode_page(words.encode("windows-1251")) == words


def test_a_page_cut_inside_a_letter_stays_itself() -> None:
    assert decode_page((SAID * 20).encode()[:-40] + b"\xe2\x80").endswith("\ufffd")


def test_a_few_bad_bytes_do_not_change_the_rest() -> None:
    data = (SAID * 40).encode()
    assert decode_page(data[:100] + b"\xff" + data[100:]).replace("\ufffd", "") == SAID * 40


def test_nuls_and_lone_surrogates_become_one_mark_each() -> None:
    assert decode_page(b"a\x00b") == "a\ufffdb"
    assert clean_text("a\ud800b\x00") == "a\ufffdb\ufffd"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "hex", "utf-7", "utf-16", "cp1252", "idna", "", "\0"]))
def test_any_bytes_become_clean_text(data: bytes, charset: str | None) -> None:
    text = decode_page(data, charset)
    assert clean_text(text) == text
    text.encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_utf8_is_read_to_the_letter(text: str) -> None:
    clean = clean_text(text).lstrip("\ufeff")
    if not clean.startswith(("\ufffe",)) and "\x1b" not in clean:
        assert decode_page(clean.encode("utf-8")) == clean
