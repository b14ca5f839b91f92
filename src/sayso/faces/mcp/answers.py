"""Statements and articles as rows for a program: words, chain, on whose word, address; bounded in size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sayso.model import Article, Reading, Statement
from sayso.retell.cards import find_link, put_address, put_title, put_words
from sayso.retell.contract import row_to_json
from sayso.retell.explain import explain
from sayso.retell.linked.shared import chain_of, put_chain, put_with_cue
from sayso.retell.passages import shorten
from sayso.retell.voices import cast_voices
from sayso.retell.wording import UNSETTLED, UNSTATED

Row = dict[str, Any]

MOST_ROWS = 50  # of one answer
MOST_CHARACTERS = 40_000  # of an answer's rows, as JSON
MOST_WORDS = 1_500  # characters of one statement, or of one line about it
_LONGEST_ADDRESS = 4_000
CAPTURED = "in this text as captured"


def put_statement(reading: Reading, s: Statement) -> Row:
    """One statement: never without its words, its chain, on whose word it stands, and where."""
    article = reading.article
    words = put_words(article, s)
    with_cue = put_with_cue(article, s, chain_of(reading, s), with_source=True)
    row: Row = {
        "id": f"{article.id}/{s.id}",
        "words": cut(words),
        "words_with_cue": cut(with_cue) if with_cue != words else None,
        "on_whose_word": cut(_put_whose(reading, s)),
        "voice": {"kind": s.voice.kind, "name": s.voice.name, "party": s.voice.party},
        "chain": cut(put_chain(reading, s) or _put_no_chain(article, s)),
        "manner": s.manner,
        "certainty": list(s.certainty),
        "certainty_by": s.certainty_why and cut(s.certainty_why),
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "address": _put_link(put_address(article, s)),
    }
    if len(words) > MOST_WORDS:
        row["words_left_out"] = f"{len(words) - len(row['words']):,} of {len(words):,} characters: {SHOW_WHOLE}"
    return {key: value for key, value in row.items() if value is not None or key in _ALWAYS}


def _put_whose(reading: Reading, s: Statement) -> str:
    # The voices of one statement are cast, not those of the page: there may be hundreds.
    voice = cast_voices(replace(reading, statements=(s,))).by_statement[s.id]
    title = put_title(reading, s, voice, {a.id: a for a in reading.attributions})
    if s.voice.kind not in ("unstated", "unsettled"):
        return title
    # Of a text that is known to be cut nothing is said that the rest of it may settle.
    return f"{title} ({'the text is cut: the rest may tell' if reading.article.complete is False else CAPTURED})"


def _put_no_chain(article: Article, s: Statement) -> str:
    between = {"unstated": f"{UNSTATED} → ", "unsettled": f"{UNSETTLED} → "}.get(s.voice.kind, "")
    return f"{article.outlet or 'the outlet'} → {between}these words"


# Nobody has to guess whether these were left out or are not known.
_ALWAYS = frozenset({"outlet", "published", "address"})
SHOW_WHOLE = "sayso show ID prints all of them"


def put_article(article: Article) -> Row:
    """What a page says about itself, without its text."""
    row: Row = {
        "id": article.id,
        "headline": cut(" ".join(article.headline.split())) if article.headline else None,
        "outlet": article.outlet,
        "authors": [cut(a) for a in article.authors[:MOST_ROWS]],
        "published": article.published.isoformat() if article.published else None,
        "agency": article.credit,
        "genre": article.genre,
        "address": _put_link(find_link(article)),
    }
    if article.complete is False:
        row["cut"] = "the text is known not to be whole: nothing is said of who is not heard in it"
    return row


def _put_link(address: str | None) -> str | None:
    # Half of an address leads nowhere.
    return address if address and len(address) <= _LONGEST_ADDRESS else None


def put_why(reading: Reading, s: Statement) -> Row:
    """A line for each label of a statement, with the words that decided."""
    return {field: cut(line) for field, line in explain(s, reading).items()}


def cut(words: str) -> str:
    """`words`, shortened to at most `MOST_WORDS` characters with an ellipsis."""
    return shorten(words, MOST_WORDS)


def fit(rows: Iterable[Row], name: str, *, offset: int, total: int, counted: bool = True) -> Row:
    """The rows under `name`, as many as one answer holds, with how many there are and how to have the next.

    `rows` are those from `offset` on. The first is always there. Where they were not `counted`, `total` is how many
    there are at least.
    """
    held: list[Row] = []
    size = 0
    for row in rows:
        size += len(row_to_json(row))
        if held and size > MOST_CHARACTERS:
            break
        held.append(row)
    here = f"{offset + 1:,} to {offset + len(held):,}" if held else "none"
    rest = total - offset - len(held)
    answer: Row = {name: held, "shown": f"{here} of {total:,}" if counted or rest <= 0 else here}
    if rest > 0 and held:
        more = f"{rest:,} more" if counted else "there are more"
        answer["left_out"] = f"{more}: ask again with offset {offset + len(held)}"
    return answer
