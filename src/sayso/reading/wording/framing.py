"""What belongs to the act of saying and not to what is said: when, to whom, where, by what medium."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Medium, Spans
from sayso.reading.found import Found
from sayso.reading.layout import Layout, holds_at
from sayso.reading.wording.acts import cue_head
from sayso.reading.wording.media import find_medium, kind_of_medium
from sayso.reading.wording.media_words import SCENE_PARTICIPLES, TELLING
from sayso.text import join_spans

if TYPE_CHECKING:
    from spacy.tokens import Token

_SMALL = frozenset({"aux", "auxpass", "neg", "cc", "preconj", "prt", "advmod", "mark", "intj", "dep"})
_PHRASES = frozenset({"prep", "npadvmod", "agent", "dative", "dobj", "iobj", "obl", "nmod"})
_FINITE = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
# A phrase longer than this says more than where and when.
_LONGEST_PHRASE = 25
_LONGEST_TELLING = 7
_LONGEST_MANNER = 2  # "she said, smiling"
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "conj"})


@dataclass(frozen=True, slots=True)
class Framing:
    """What one attribution's sentence says about the saying."""

    frame: Spans
    addressee: Spans
    medium: Medium | None


def frame_attributions(layout: Layout, founds: Sequence[Found]) -> list[Framing]:
    """Frame, addressee and medium of each attribution, in order.

    Frame words are in no attribution's source, cue or content. A second verb of the same subject ("... and said")
    shares the first one's medium. Never raises.
    """
    taken = _mark_taken(layout, founds)
    heads = [cue_head(layout, f) for f in founds]
    out: list[Framing] = []
    for found, head in zip(founds, heads, strict=True):
        out.append(_frame_one(layout, found, head, taken))
    return _share_media(founds, heads, out)


def _mark_taken(layout: Layout, founds: Sequence[Found]) -> bytearray:
    """One byte a word: 1 in a source, cue or content."""
    taken = bytearray(len(layout.words))
    for f in founds:
        for a, b in layout.runs((*f.source, *f.cue, *f.content)):
            taken[a:b] = b"\x01" * (b - a)
    return taken


def _frame_one(layout: Layout, found: Found, head: tuple[int, Token] | None, taken: bytearray) -> Framing:
    if head is None:
        return Framing((), (), find_medium(layout, found, ()))
    piece, verb = head
    own = {t.i for _, t in layout.tokens_under((*found.source, *found.cue))}
    start = layout.parsed[piece].start
    near = {t.i for t in verb.subtree} | {t.i for t in verb.sent}
    content = {i for i in near if holds_at(found.content, start + verb.doc[i].idx)}
    frame: list[Token] = []
    addressee: list[Token] = []
    verbs = list(_cue_verbs(verb, own))
    for child in [*(c for t in verbs for c in t.children), *_hung_on_subject(verbs)]:
        if child.i in own or child.i in content:
            continue
        words = _belongs(child, verb, content)
        frame += words
        if _is_addressee(child, verb):
            addressee += [t for t in words if t.i != child.i] if child.dep_ == "prep" else words
    free = [t for t in frame if not _word_taken(layout, start, t, taken)]
    kept = {t.i for t in free}
    medium = find_medium(layout, found, [(piece, t) for t in free])
    return Framing(_spans(layout, piece, free), _spans(layout, piece, [t for t in addressee if t.i in kept]), medium)


def _cue_verbs(verb: Token, own: set[int]) -> Iterable[Token]:
    """The cue's verb and the verbs it hangs on inside the cue ("went on to say")."""
    yield verb
    while verb.head.i != verb.i and verb.head.i in own and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        yield verb


def _hung_on_subject(verbs: Sequence[Token]) -> Iterable[Token]:
    """The prepositions that the parser gives to the subject: of "the army in a statement said" only the army speaks."""
    for verb in verbs:
        for subject in (s for s in verb.lefts if s.dep_ == "nsubj"):
            yield from (c for c in subject.rights if c.dep_ == "prep" and c.i < verb.i)


def _word_taken(layout: Layout, start: int, token: Token, taken: bytearray) -> bool:
    return any(taken[i] for i in layout.between(start + token.idx, start + token.idx + len(token)))


def _belongs(child: Token, verb: Token, content: set[int]) -> list[Token]:
    """The tokens of a dependent of the cue that are about the saying; empty where it says more than that."""
    if child.dep_ in _SMALL and child.pos_ not in ("VERB", "PUNCT"):
        return [t for t in child.subtree if t.i not in content] if child.dep_ == "advmod" else [child]
    manner = child.tag_ == "VBG" and child.right_edge.i - child.left_edge.i < _LONGEST_MANNER
    if child.dep_ == "advcl" and (manner or child.lemma_.lower() in SCENE_PARTICIPLES):
        scene = not any(c.dep_ in _FINITE for c in child.children) and child.tag_ in ("VBG", "VBN")
        words = [t for t in child.subtree if t.pos_ != "PUNCT"] if scene else []
        return [] if any(t.i in content for t in words) else words
    hears = _is_addressee(child, verb)
    if child.dep_ == "dobj" and not hears and kind_of_medium(child) is None:
        # Any other object is what the sentence tells, not how it was said.
        return []
    # "residents were told": those who hear it are the subject.
    if child.dep_ in _PHRASES or (hears and child.dep_ == "nsubjpass"):
        words = _without_clauses(child, content)
        return words if len(words) <= _LONGEST_PHRASE else []
    return []


def _without_clauses(top: Token, content: AbstractSet[int] = frozenset()) -> list[Token]:
    """The subtree without clauses that have a subject of their own: they are claims.

    A few words that tell which thing is meant stay ("the crews she met").
    """
    out: list[Token] = []
    queue = [top]
    while queue:
        t = queue.pop()
        out.append(t)
        queue += [c for c in t.children if c.pos_ != "PUNCT" and c.i not in content and not _claims(c, content)]
    return sorted(out, key=lambda t: t.i)


def _claims(t: Token, content: AbstractSet[int]) -> bool:
    set_off = t.left_edge.i > 0 and t.left_edge.nbor(-1).is_punct
    if t.dep_ == "appos":
        return set_off
    if t.dep_ not in _CLAUSES or not any(c.dep_ in _FINITE for c in t.children):
        return False
    size = sum(x.i not in content for x in t.subtree)
    return t.dep_ != "relcl" or set_off or size > _LONGEST_TELLING


def _is_addressee(child: Token, verb: Token) -> bool:
    told = ("dobj", "dative", "iobj", "nsubjpass")
    if child.dep_ in told and verb.lemma_.lower() in TELLING and (child.dep_ != "nsubjpass" or verb.tag_ == "VBN"):
        return True
    if child.dep_ not in ("prep", "dative") or child.lower_ != "to":
        return False
    noun = next((c for c in child.children if c.dep_ == "pobj"), None)
    return noun is not None and noun.pos_ in ("NOUN", "PROPN", "PRON")


def _spans(layout: Layout, piece: int, tokens: Sequence[Token]) -> Spans:
    block = layout.parsed[piece]
    return join_spans(layout.article.text, [block.token_span(t) for t in tokens])


def _share_media(
    founds: Sequence[Found], heads: Sequence[tuple[int, Token] | None], framings: list[Framing]
) -> list[Framing]:
    """ "In a post, Aker praised the plan and said ...": the post holds for both."""
    by_verb = {(h[0], h[1].i): n for n, h in enumerate(heads) if h is not None}
    out = list(framings)
    for n, head in enumerate(heads):
        if head is None or out[n].medium is not None:
            continue
        first = first_verb(head, by_verb)
        if first is not None and founds[first].source == founds[n].source:
            out[n] = Framing(out[n].frame, out[n].addressee, framings[first].medium)
    return out


def first_verb(head: tuple[int, Token], by_verb: dict[tuple[int, int], int]) -> int | None:
    """The attribution whose cue this cue is joined to by "and", if the joined verb has no subject of its own."""
    piece, verb = head
    if verb.dep_ != "conj" or any(c.dep_ in _FINITE for c in verb.children):
        return None
    for _ in range(6):
        if verb.dep_ != "conj":
            return None
        verb = verb.head
        if (piece, verb.i) in by_verb:
            return by_verb[piece, verb.i]
    return None
