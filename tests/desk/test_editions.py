"""An edit of the outlet's is told from what another sayso cuts otherwise out of the same page."""

from dataclasses import replace
from pathlib import Path

import pytest

from sayso import read
from sayso.desk.editions import editions
from sayso.ledger import Ledger
from sayso.model import Article, Block, Page, Reading, Span

ADDRESS = "https://olm.example/bridge"
NEWS = (
    "The swing bridge at Olm was closed on Tuesday for repairs, and buses will run round the harbour until June.",
    "Mira Holt, the city's chief engineer, said the bridge had three cracks and that more would be looked for.",
    "The harbour office has counted nine thousand cars a day on the bridge, more than it was ever built to carry.",
)


def page(*paragraphs: str) -> Page:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    html = f"<html lang=en><title>Bridge shut</title><article><h1>Bridge at Olm shut</h1>{body}</article></html>"
    return Page(ADDRESS, html.encode(), media_type="text/html", url=ADDRESS)


def cut_otherwise(reading: Reading) -> Reading:
    """The reading as a sayso would have made it that took a line of the frame for text."""
    article = reading.article
    more = "Share this story with a friend.\n"
    end = len(article.text)
    blocks = (*article.blocks, Block(Span(end, end + len(more)), "body", "a paragraph"))
    old = Article(**{**{f: getattr(article, f) for f in Article.__dataclass_fields__}, "text": article.text + more,
                     "id": "0" * 16, "blocks": blocks})  # fmt: skip
    statements = tuple(replace(s, article_id=old.id) for s in reading.statements)
    added = replace(statements[-1], id="s99", block=len(article.blocks), spans=(blocks[-1].span,), text=more, chain=())
    return replace(reading, article=old, statements=(*statements, added))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "news.db")


def test_the_same_bytes_cut_otherwise_are_no_edit(ledger: Ledger) -> None:
    shown = page(*NEWS)
    now = read(shown)
    ledger.keep(cut_otherwise(now), shown)
    assert ledger.keep(now, shown) == "version"
    first, second = editions(ledger, ADDRESS)
    assert not first.edited and not second.edited and second.steps == second.words == ()


def test_other_bytes_of_the_same_words_are_no_edit_either(ledger: Ledger) -> None:
    old, new = page(*NEWS), page(*NEWS)
    new = replace(new, data=new.data.replace(b"<article>", b"<!-- visit 2 --><article>"))
    ledger.keep(cut_otherwise(read(old)), old)
    ledger.keep(read(new), new)
    assert [e.edited for e in editions(ledger, ADDRESS)] == [False, False]


def test_an_edit_is_shown_without_what_was_cut_otherwise(ledger: Ledger) -> None:
    old, new = page(*NEWS), page(NEWS[0], NEWS[1].replace("said", "claimed"), NEWS[2])
    ledger.keep(cut_otherwise(read(old)), old)
    ledger.keep(read(new), new)
    edition = editions(ledger, ADDRESS)[1]
    assert edition.edited
    assert [(w.kind, w.text.strip()) for w in edition.words if w.kind != "same"] == [
        ("cut", "said"),
        ("added", "claimed"),
    ]
    assert not any(s.fate in ("dropped", "new") for s in edition.steps)
    assert any("said -> claimed" in (s.what or "") for s in edition.steps)


def test_without_the_bytes_every_change_is_shown(ledger: Ledger) -> None:
    now = read(page(*NEWS))
    ledger.keep(cut_otherwise(now))
    ledger.keep(now)
    edition = editions(ledger, ADDRESS)[1]
    assert edition.edited and any(s.fate == "dropped" for s in edition.steps)
