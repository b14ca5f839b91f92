"""The words the parser sees: every name one stand-in, gendered words one form, so that it cannot take a side.

A run of capitalised words is one stand-in whatever its length; titles before a name stay, and every people is the same
one. Pronouns are folded to the feminine, whose one "her" stands for both "him" and "his": that way alone, both genders
look the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.model import READ_KINDS, Article, Span
from sayso.models.words import common_words
from sayso.reading.learned.masking import NAME, NUMBER, Unit, fold_word, mask_text, split_lines
from sayso.reading.where.gazetteer import is_demonym
from sayso.reading.who.source_nouns import HONORIFICS, ROLE_NOUNS, SHORT_ROLES, STYLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Of seven common surnames the one that costs least; a longer stand-in and one a word were no better.
STAND_IN = "Jones"
_ONE_PEOPLE, _PEOPLE = "American", "Americans"
_TITLES = HONORIFICS | SHORT_ROLES | STYLES | ROLE_NOUNS
_ONE_FORM = {
    "he": "she", "him": "her", "his": "her", "hers": "her", "himself": "herself", "she": "she", "her": "her",
    "herself": "herself", "mrs": "mr", "ms": "mr", "mrs.": "mr.", "ms.": "mr.", "mx": "mr", "mx.": "mr.", "miss": "mr",
    "dame": "sir",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MaskedWords:
    """One text as the parser sees it. `places[k]` are the first and last token of the text behind word `k`."""

    words: list[str]
    spaces: list[bool]  # a space follows
    places: list[tuple[int, int]]


# One article's rows are asked for by the parser, the learned finder and loaded wording, one after the other.
@lru_cache(maxsize=1)
def mask_article(article: Article) -> list[list[Unit]]:
    """The masked units of each line that is read."""
    read = [b.span for b in article.blocks if b.kind in READ_KINDS]
    lines = [(s.start + a, s.start + z) for s in read for a, z in split_lines(article.text[s.start : s.end])]
    return mask_text(article.text, common_words(), lines)


def find_name_runs(article: Article) -> list[Span]:
    """Where the lines that are read hold names, in order. A run is one span, titles and particles in it included."""
    rows = mask_article(article)
    return sorted((Span(u.start, u.end) for row in rows for u in row if u.form == NAME), key=lambda s: s.start)


def mask_words(doc: Doc, start: int, runs: Sequence[Span]) -> MaskedWords:
    """The words of `doc`, whose first character stands at `start` of the article, with names and genders hidden."""
    held = _runs_of_tokens(doc, start, runs)
    out = MaskedWords([], [], [])
    i = 0
    while i < len(doc):
        first = last = i
        if held[i] is not None:
            while last + 1 < len(doc) and held[last + 1] == held[i]:
                last += 1
        i = last + 1
        if held[first] is None:
            _put(out, doc, first, last, _one_form(doc[first].text))
        else:
            first = _put_what_leads(doc, first, last, out)
            _put(out, doc, first, last, (_kept_form(doc[first]) if first == last else None) or STAND_IN)
    return out


def _runs_of_tokens(doc: Doc, start: int, runs: Sequence[Span]) -> list[int | None]:
    """Of each token the run that its first letter or figure lies in."""
    starts = [r.start for r in runs]
    out: list[int | None] = []
    for token in doc:
        at = start + token.idx
        if not token.text[0].isalnum():
            at += next((n for n, c in enumerate(token.text) if c.isalnum()), 0)
        k = bisect_right(starts, at) - 1
        out.append(k if k >= 0 and at < runs[k].end else None)
    return out


def _put_what_leads(doc: Doc, first: int, last: int, out: MaskedWords) -> int:
    """The first token of a run that is neither title nor people; those before it are put one by one."""
    while first < last and (form := _kept_form(doc[first])):
        _put(out, doc, first, first, form)
        first += 1
    return first


def _kept_form(token: Token) -> str | None:
    """What stands for a title (itself) or for a people (one for all); None for a name."""
    if token.lower_.rstrip(".") in _TITLES:
        return _one_form(token.text)
    if is_demonym(token.text):
        return _PEOPLE if token.text.endswith("s") else _ONE_PEOPLE
    return None


def _put(out: MaskedWords, doc: Doc, first: int, last: int, word: str) -> None:
    out.words.append(word)
    out.spaces.append(bool(doc[last].whitespace_))
    out.places.append((first, last))


@lru_cache(maxsize=1 << 16)
def _one_form(word: str) -> str:
    """The word in the form that stands for both genders, its capitals kept."""
    low = word.lower()
    folded = _ONE_FORM.get(low)
    if folded is None:
        folded = fold_word(word)
        if folded in (low, NUMBER):
            return word
    return folded if word.islower() else folded.capitalize()
