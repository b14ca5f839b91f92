"""What can be seen of an attribution that tells whether something was said: its signs, as short names.

A sign is read off the cue, the shape of the content and the kind of the source; none holds a word of the text, so no
name, place or party can tell. What each sign weighs is data (`models/speech.json`, made by `training/fit_speech.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.model import Manner, Source
from sayso.reading.found import Found
from sayso.reading.layout import Layout, count_words
from sayso.reading.wording.act_words import ASKING_WORDS, NEGATING
from sayso.reading.wording.acts import CueReading, cue_head

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKERS_OWN = frozenset({"i", "we", "me", "us"})
_HEARERS = frozenset({"you"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_POINTING = frozenset({"it", "this", "that", "these", "those"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SIDE_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_SIZES = ((2, "1-2"), (5, "3-5"), (9, "6-9"), (19, "10-19"), (39, "20-39"))


def list_signs(
    layout: Layout, found: Found, cue: CueReading, source: Source | None, manner: Manner, nested: bool
) -> list[str]:
    """The signs of one attribution, without repetition. Never raises."""
    shape = _shape(layout, found)
    act = cue.act or ("none" if found.cue else "no cue")
    out = [f"act {act}", f"content {shape}", f"{act} + {shape}", f"words {_size(layout, found)}", f"manner {manner}"]
    out += [f"{manner} + {shape}", f"source {_who(layout, found, source)}", *(f"cue {s}" for s in _cue(layout, found))]
    if nested:
        out.append("nested")
    if found.cue and found.content[0].start < found.cue[0].start:
        out.append("content first")
    return list(dict.fromkeys(out))


def _size(layout: Layout, found: Found) -> str:
    words = count_words(layout.runs(found.content))
    return next((name for most, name in _SIZES if words <= most), "40 or more")


def _shape(layout: Layout, found: Found) -> str:
    """How the content is built: a clause, an infinitive, a question word's clause, a noun phrase, one word or two."""
    tokens = [t for _, t in layout.tokens_under(found.content)]
    if not tokens:
        return "unparsed"
    first = tokens[0]
    if first.lower_ == "that" and first.dep_ == "mark":
        return "that"
    if first.lower_ in ASKING_WORDS:
        return "asking"
    if first.lower_ == "to" and first.pos_ == "PART":
        return "to"
    if _is_clause(tokens):
        return "clause"
    if first.tag_ == "VBG":
        return "ing"
    return "to behind a phrase" if any(t.lower_ == "to" and t.pos_ == "PART" for t in tokens) else "phrase"


def _is_clause(tokens: list[Token]) -> bool:
    """Whether a finite verb with a subject stands in the content, in no relative or adverbial clause of it."""
    held = {t.i for t in tokens}
    return any(_is_finite(t, held) and not _hangs_below(t, held) for t in tokens if t.pos_ in ("VERB", "AUX"))


def _is_finite(verb: Token, held: set[int]) -> bool:
    """Whether the verb has a tense and a subject among the tokens `held`."""
    if verb.dep_ in ("aux", "auxpass") or not any(c.dep_ in _SUBJECTS and c.i in held for c in verb.children):
        return False
    return verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in verb.children if c.dep_ in ("aux", "auxpass"))


def _hangs_below(verb: Token, held: set[int]) -> bool:
    """Whether the verb is of a clause that says more about another word of the content."""
    at = verb
    while at.head.i in held and at.head.i != at.i:
        if at.dep_ in _SIDE_CLAUSES:
            return True
        at = at.head
    return False


def _who(layout: Layout, found: Found, source: Source | None) -> str:
    tokens = [t.lower_ for _, t in layout.tokens_under(found.source)]
    if not tokens:
        return "none"
    if len(tokens) == 1:
        for name, words in (
            ("speaker's own", _SPEAKERS_OWN), ("hearer", _HEARERS), ("relative", _RELATIVES), ("pointing", _POINTING),
        ):  # fmt: skip
            if tokens[0] in words:
                return name
    kind = source.kind if source is not None else None
    return kind or "of no known kind"


def _cue(layout: Layout, found: Found) -> Iterator[str]:
    """How the cue is put: its part of speech and what stands with its verb."""
    tokens = [t for _, t in layout.tokens_under(found.cue)]
    head = cue_head(layout, found)
    if not tokens or head is None:
        yield "empty"
        return
    verb = head[1]
    near = {t.i: t for t in (*tokens, *(c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")))}.values()
    if verb.lower_ in ("according", "per"):
        yield "according"
    elif verb.pos_ not in ("VERB", "AUX"):
        yield "noun" if verb.pos_ in ("NOUN", "PROPN") else "other"
    elif verb.lemma_.lower() == "be":
        yield "be"
    else:
        # "did not say" and "does say" are told of somebody; "say" behind "would" or "to" is not.
        helping = next((t for t in near if t.lemma_ == "do" and t.dep_ == "aux"), verb)
        yield helping.tag_
    if len(tokens) > 3:
        yield "long"
    if any(t.dep_ == "auxpass" for t in near) or any(c.dep_ == "nsubjpass" for c in verb.children):
        yield "passive"
    if any(t.lower_ == "to" and t.i < verb.i for t in near):
        yield "to"
    if any(t.tag_ == "MD" for t in near):
        yield "modal"
    if any(t.lower_ in NEGATING for t in near):
        yield "negated"
    if verb.tag_ == "VBG" and any(t.lemma_ == "be" for t in near):
        yield "going on"
