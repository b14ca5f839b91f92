"""What a person is said to be, in the page's words: before the name ("mayor Jan Oder") or after it (", the mayor,")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.reading.who.name_pieces import is_capital, plain_word
from sayso.reading.who.name_runs import NameRun
from sayso.reading.who.source_nouns import HONORIFICS, NO_OFFICE, ROLE_NOUNS, SHORT_ROLES, STYLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AGE = re.compile(r"\d{1,3}")
_LONGEST = 14  # tokens of a role; more is a story, not a role
_STOPS = frozenset({"who", "which", "that", "whose", "whom", "said", "says"})
_LEFT_PARTS = frozenset({"NOUN", "ADJ", "PROPN", "NUM", "ADV"})
_ROLE_MARKS = ROLE_NOUNS | SHORT_ROLES


def is_role_noun(token: Token) -> bool:
    """Whether a token says what a person is or does ("ex-mayor", "spokeswoman")."""
    word = plain_word(token)
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    lemma = token.lemma_.lower()
    return (
        word in _ROLE_MARKS
        or lemma in ROLE_NOUNS
        or word.rpartition("-")[2] in ROLE_NOUNS
        or (token.pos_ == "NOUN" and len(word) > 5 and word.endswith(("man", "ologist", "graphers", "grapher")))
    )


def role_before(doc: Doc, run: NameRun) -> tuple[int, int] | None:
    """Tokens (first, last) of the role that stands directly before a name: "former city engineer" Ruth Salk."""
    at = run.first - 1
    while at >= 0 and (doc[at].text == "." or plain_word(doc[at]) in HONORIFICS):
        at -= 1
    last = at
    while at >= 0 and last - at < _LONGEST:
        token = doc[at]
        inner = token.pos_ == "ADP" and 0 < at < last and doc[at - 1].text == doc[at + 1].text == "-"
        hyphen = inner or (token.text in ("-", "/") and at > 0 and at != last)
        if token.sent != doc[run.first].sent or not (hyphen or token.pos_ in _LEFT_PARTS) or token.is_quote:
            break
        at -= 1
    first = at + 1
    while first <= last and (doc[first].pos_ in ("ADV", "ADP") or doc[first].text in ("-", "/")):
        first += 1
    if first > last or doc[last].tag_ in ("NNS", "NNPS"):
        return None
    if first == last and plain_word(doc[last]) in NO_OFFICE:
        return None
    if is_role_noun(doc[last]) or plain_word(doc[last]) in STYLES:
        return first, last
    return _role_of(doc, first, last)


def _role_of(doc: Doc, at: int, last: int) -> tuple[int, int] | None:
    """A role with "of" before a name: "Secretary of Works" Ruth Salk. `at` to `last` is what stands after "of"."""
    while at > 0 and doc[at - 1].pos_ == "DET":
        at -= 1
    if at < 2 or doc[at - 1].lower_ != "of" or not is_role_noun(doc[at - 2]):
        return None
    first = at - 2
    while first > 0 and doc[first - 1].pos_ in _LEFT_PARTS and not doc[first - 1].is_quote:
        first -= 1
    return (first, last) if last - first < _LONGEST else None


def _phrase_after(doc: Doc, at: int) -> tuple[int, int] | None:
    """The noun phrase with a role noun that starts at `at`, up to a comma, a relative pronoun or the sentence's end."""
    first = at
    while first < len(doc) and doc[first].pos_ in ("DET", "PRON") and first - at < 2:
        first += 1
    seen = False
    end = first
    if first < len(doc) and doc[first].pos_ in ("VERB", "AUX", "ADV", "SCONJ"):
        return None
    while end < len(doc) and end - first < _LONGEST and doc[end].sent == doc[at].sent:
        token = doc[end]
        if token.text in ",;:()" or _is_dash(token) or token.is_quote or token.lower_ in _STOPS:
            break
        if token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ != "amod":
            break
        # "Ruth Salk, Jan Oder and other candidates" is a list, not a role.
        if not seen and (token.pos_ in ("ADP", "CCONJ") or (is_role_noun(token) and token.tag_ in ("NNS", "NNPS"))):
            return None
        owns = end + 1 < len(doc) and doc[end + 1].tag_ == "POS"
        seen = seen or (is_role_noun(token) and not owns)
        end += 1
    while end > first and (
        doc[end - 1].pos_ in ("CCONJ", "ADP", "PART", "DET") or doc[end - 1].text in (".", "!", "?")
    ):
        end -= 1
    return (first, end - 1) if seen and end > first else None


def _is_dash(token: Token) -> bool:
    """Whether a token is a dash between words, not a hyphen inside one."""
    return token.text in ("--", "–", "—") or (token.text == "-" and bool(token.whitespace_))


def role_after(doc: Doc, run: NameRun) -> tuple[int, int] | None:
    """Tokens (first, last) of the role that stands after a name and a comma: Ruth Salk, "city engineer of Olm"."""
    at = run.last + 1
    if at >= len(doc) - 1 or doc[at].text not in (",", "(", "-", "–", "—", "--"):
        return None
    at += 1
    if _AGE.fullmatch(doc[at].text) and at + 2 < len(doc) and doc[at + 1].text == ",":
        at += 2
    return _phrase_after(doc, at)


def has_age_after(doc: Doc, run: NameRun) -> bool:
    """Whether a name is followed by an age (", 41,"): only people have one there."""
    at = run.last + 1
    return at + 2 < len(doc) and doc[at].text == "," and bool(_AGE.fullmatch(doc[at + 1].text)) and doc[at + 2].is_punct


def role_of_apposed(doc: Doc, run: NameRun) -> tuple[int, int] | None:
    """Tokens of a role that the name explains: "the mayor of Olm", Jan Oder."""
    # Who is introduced so is named in full; "with the mayor, Oder said" introduces nobody.
    if run.first < 2 or doc[run.first - 1].text != "," or len(run.words) < 2:
        return None
    at = run.first - 2
    first = at
    while first >= 0 and at - first < _LONGEST and doc[first].sent == doc[run.first].sent:
        token = doc[first]
        if token.pos_ in ("VERB", "AUX", "SCONJ") or token.is_quote or token.text in (",", ";", ":"):
            break
        if token.pos_ == "DET" and first + 1 <= at and _opens_with_role(doc, first + 1, at):
            return first + 1, at
        first -= 1
    if first + 1 <= at and is_capital(doc[first + 1]) and _opens_with_role(doc, first + 1, at):
        return first + 1, at
    return None


def _opens_with_role(doc: Doc, first: int, last: int) -> bool:
    """Whether a role noun stands in the phrase's first words, before any preposition."""
    for token in doc[first : min(first + 6, last + 1)]:
        if token.pos_ == "ADP" or token.is_punct:
            return False
        if is_role_noun(token):
            return True
    return False


def roles_of(doc: Doc, run: NameRun) -> list[tuple[int, int]]:
    """Every role that stands beside one written name, as token ranges of its block."""
    if run.where:
        return []
    found = (role_before(doc, run), role_after(doc, run), role_of_apposed(doc, run))
    return [r for r in found if r is not None]
