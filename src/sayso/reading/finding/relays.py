"""Words passed on: "citing two officials", "quoting an aide as saying", "was quoted by the Gull as saying".

Who passes on and who is passed on have the same content; the reading makes a chain of the two by the cue
(`voices.chains`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.reading.finding.cues import SPEECH
from sayso.reading.finding.drafts import Draft, without
from sayso.reading.finding.subjects import source_range, subject_of
from sayso.reading.finding.tree import cue_tokens, is_passive
from sayso.reading.who.phrases import kind_of_head

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.reading.parse import ParsedBlock

_PASSING = frozenset({"cite", "quote"})
_AS_SAYING = frozenset({"saying", "telling", "stating", "claiming", "adding", "warning"})
_RELATIVE = frozenset({"which", "who", "that"})
_REACH = 24  # tokens from "quoted" to "as saying"
_LONGEST_SOURCE = 16  # tokens
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def draft_relays(block: ParsedBlock, drafts: list[Draft]) -> list[Draft]:
    """The attributions of one block that pass on what another of `drafts` holds; those are mended where they told the
    wrong source. `drafts` are finished: quotations are in them."""
    out: list[Draft] = []
    drafts = list(drafts)
    known = len(drafts)
    for token in block.doc:
        if token.lemma_.lower() not in _PASSING or token.pos_ not in ("VERB", "NOUN", "ADP", "AUX"):
            continue
        saying = _as_saying(token)
        if saying is not None:
            out.extend(_quoted_as_saying(block, token, saying, drafts))
        elif _passes_on(token):
            out.extend(_cited(block, token, drafts))
    return out + drafts[known:]


def _as_saying(verb: Token) -> Token | None:
    """The "saying" of "quoted Aker as saying", up to the sentence's end."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.i + _REACH, verb.sent.end - 1, len(doc) - 1)):
        if doc[i].lower_ == "as" and doc[i + 1].lower_ in _AS_SAYING:
            return doc[i + 1]
        if doc[i].is_quote or doc[i].text in ";:":
            return None
    return None


def _passes_on(verb: Token) -> bool:
    """ "citing", and "which cited"."""
    if verb.lower_ in ("citing", "quoting"):
        return True
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return subject is not None and subject.lower_ in _RELATIVE and verb.tag_ in ("VBD", "VBZ")


def _cited(block: ParsedBlock, verb: Token, drafts: list[Draft]) -> Iterator[Draft]:
    obj = next((c for c in verb.rights if c.dep_ in ("dobj", "pobj")), None)
    if obj is None or not _speaks(obj):
        return
    source = _object_range(obj)
    host = _host(verb, drafts) or _own_clause(verb, drafts)
    if host is None or source is None:
        return
    cue = sorted({verb.i, *(c.i for c in verb.lefts if c.lower_ in _RELATIVE)})
    host.content = [r for r in without(host.content, cue, source) if _has_words(block, r)]
    if host.content or host.later:
        yield _beside(host, f"{verb.text} + source", cue, source)


def _own_clause(verb: Token, drafts: list[Draft]) -> Draft | None:
    """ "The Gull reported, citing two officials, that ...": the clause is of what was reported."""
    own = next((d for d in drafts if d.head == verb.i and d.source), None)
    if own is None or verb.head.i == verb.i or verb.head.lemma_.lower() not in SPEECH:
        return None
    own.head, own.cue = verb.head.i, cue_tokens(verb.head)
    return own


def _quoted_as_saying(block: ParsedBlock, verb: Token, saying: Token, drafts: list[Draft]) -> Iterator[Draft]:
    said = next((d for d in drafts if d.head == saying.i), None)
    said = said or next((d for d in drafts if d.head == verb.i), None)
    if said is None:
        said = _after_saying(block, saying)
        if said is None:
            return
        drafts.append(said)
    passive = is_passive(verb)
    by = _agent(verb, saying) if passive else None
    inner, outer = _parties(verb, saying, by, said, drafts)
    if inner is None:
        return
    said.cue, said.source, said.head = [saying.i - 1, saying.i], inner, saying.i
    said.why = f"{verb.text} ... as {saying.text}"
    cue = [i for i in cue_tokens(verb) if i < saying.i - 1]
    if by is not None and outer is not None:
        cue = sorted({*cue, outer[0] - 1} if block.doc[outer[0] - 1].lower_ == "by" else cue)
    said.content = [r for r in without(said.content, cue, outer) if r[0] > saying.i or r[1] < verb.i]
    said.content = [r for r in without(said.content, [], inner) if _has_words(block, r)]
    if outer is not None and (said.content or said.later):
        yield _beside(said, f"{verb.text} ... as {saying.text}", cue, outer)
    elif passive:
        said.cue = sorted({*cue, saying.i - 1, saying.i})


def _parties(
    verb: Token, saying: Token, by: Token | None, said: Draft, drafts: list[Draft]
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Tokens of the one who is quoted, and of the one who quotes."""
    whole = (saying.i + 1, saying.i + 1)
    if is_passive(verb):
        subject = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None) or subject_of(verb)
        inner = source_range(subject, verb, whole) if subject is not None else said.source
        return inner, (_object_range(by) if by is not None else None)
    last = saying.i - 2
    inner = (verb.i + 1, last) if 0 <= last - verb.i - 1 < _LONGEST_SOURCE else None
    if verb.tag_ == "VBG":
        host = _host(verb, [d for d in drafts if d is not said])
        outer = host.source if host is not None and host.block is said.block else None
    else:
        subject = subject_of(verb)
        outer = source_range(subject, verb, whole) if subject is not None else None
    return inner, outer


def _agent(verb: Token, saying: Token) -> Token | None:
    for child in (*verb.rights, *saying.rights):
        if child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _after_saying(block: ParsedBlock, saying: Token) -> Draft | None:
    first, last = saying.i + 1, saying.sent.end - 1
    return Draft(block, "as saying", [saying.i], [(first, last)], None, saying.i) if first <= last else None


def _host(verb: Token, drafts: list[Draft]) -> Draft | None:
    """What a participle passes on: the attribution of the verb it hangs on, else the nearest of the sentence."""
    sentence = verb.sent
    near = [
        d
        for d in drafts
        if d.source and d.link == "says" and d.head is not None and d.head != verb.i
        and sentence.start <= d.head < sentence.end and not d.source[0] <= verb.i <= d.source[1]
    ]  # fmt: skip
    above = {t.i for t in verb.ancestors}
    hung = [d for d in near if d.head in above]
    return min(hung or near, key=lambda d: (d.weak, abs((d.head or 0) - verb.i)), default=None)


def _beside(host: Draft, why: str, cue: list[int], source: tuple[int, int]) -> Draft:
    return Draft(host.block, why, cue, list(host.content), source, cue[0], later=list(host.later))


def _object_range(obj: Token) -> tuple[int, int] | None:
    first, last = obj.left_edge.i, obj.right_edge.i
    for child in obj.rights:
        apart = child.left_edge.i > obj.i + 1 and obj.doc[child.left_edge.i - 1].text in {",", "—", "–"}
        if apart and child.dep_ in ("relcl", "acl", "advcl", "appos", "prep"):
            last = min(last, child.left_edge.i - 2)
    while last > obj.i and (obj.doc[last].is_punct or obj.doc[last].is_space):
        last -= 1
    return (first, last) if last - first < _LONGEST_SOURCE else None


def _speaks(obj: Token) -> bool:
    """Whether the object is somebody or a document, not a reason ("citing safety")."""
    if obj.ent_type_ in _NAMES and obj.pos_ == "PROPN":
        return True
    plural = obj.tag_ in ("NNS", "NNPS")
    return obj.pos_ in ("NOUN", "PROPN", "NUM") and kind_of_head(obj, plural) is not None


def _has_words(block: ParsedBlock, part: tuple[int, int]) -> bool:
    return any(t.is_alpha or t.like_num for t in block.doc[part[0] : part[1] + 1])
