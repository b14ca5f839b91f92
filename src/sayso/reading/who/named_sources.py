"""Whom a source that holds a name means: "Oder, a teacher", "Oder and Sand", "party leader Jan Oder"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.model import Article, Span
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.discourse import Discourse, Referent
from sayso.reading.who.names import Named
from sayso.reading.who.phrases import Phrase, head_of, is_human, kind_of_head
from sayso.reading.who.roles import is_role_noun
from sayso.reading.who.source_nouns import SOME_OF_THEM

if TYPE_CHECKING:
    from spacy.tokens import Token

_DESCRIBING = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "one", "another"})
_BESIDE_ROLE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM"})  # what may stand before a role: "deputy town clerk"
_ASIDE = re.compile(r"\([^)]*\)|\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Sen|Sens|Rep|Reps|Gov|Prof)\b\.?")


def resolve_named(article: Article, discourse: Discourse, phrase: Phrase) -> Referent | None:
    """Who is meant by a phrase that holds names: one named, a group of several, or None where two fit."""
    led = _led_by_role(discourse, phrase)
    if led is not None:
        return discourse.referent_of(led)
    people = [(run, who) for run, who in phrase.heads if who is None or who.kind == "person"]
    others = phrase.plural and any(t.pos_ == "CCONJ" for t in phrase.tokens)
    if others and people:
        others = not (_two_roles(discourse, phrase, people[0][0].first) or _has_role_behind(phrase, people[0][0].last))
    if others and len(people) == 1 and len(phrase.heads) == 1 and people[0][0].last >= phrase.head.i:
        return Referent("group", phrase.span, True, None, "")
    chosen = people or list(phrase.heads)
    text = article.text
    if len(phrase.heads) == 2 and len(people) == 1 and phrase.heads[0][0] is people[0][0]:
        (left, _), (right, body) = phrase.heads
        joined = text[left.span.end : right.span.start].strip() in ("and", "&")
        if joined and len(left.words) == 1 and body is not None and len(right.words) > 1:
            # "Ansel and Olm Police" is one body.
            return Referent(body.kind, Span(left.span.start, right.span.end), False, None, "")
    if len(chosen) > 1:
        first, last = chosen[0][0].span, chosen[-1][0].span
        between = _ASIDE.sub("", text[chosen[-2][0].span.end : chosen[-1][0].span.start])
        if between.strip(" ,") in ("and", "&", "or") and last.end - first.start < 160:
            return Referent("group", Span(first.start, last.end), True, None, "")
    if len(people) > 1 and phrase.plural:
        tokens = [t for t in phrase.tokens if not t.is_space]
        block = discourse.parsed[phrase.block]
        return Referent("group", block.span(tokens[0].i, tokens[-1].i), True, None, "")
    whole = [n for run, n in chosen if len(run.words) > 1 or run.title]
    if not people and len(chosen) == 1 and chosen[0][0].label == "NORP" and not (phrase.plural or _are_many(phrase)):
        if phrase.definite or any(t.lower_ in SOME_OF_THEM for t in phrase.tokens):
            kind = kind_of_head(phrase.head, False) or ("unnamed" if phrase.definite else "group")
            return Referent(kind, phrase.span, False, None, phrase.head.lemma_.lower())
        return _people_of(discourse, chosen[0][1])
    who = whole[0] if people and whole else chosen[0][1]
    return discourse.referent_of(who) if who is not None else None


def _are_many(phrase: Phrase) -> bool:
    """ "The Royalists have said": the verb or the ending tells that a group is meant, where the tagger does not."""
    verb = phrase.head.head
    have = verb.tag_ == "VBP" or any(c.tag_ == "VBP" for c in verb.lefts if c.dep_ in ("aux", "auxpass"))
    return phrase.head.pos_ == "PROPN" and (have or phrase.head.lower_.endswith("s"))


def _led_by_role(discourse: Discourse, phrase: Phrase) -> Named | None:
    """ "Party for Olm leader Jan Oder": the person at the end, whose role holds the names before."""
    if any(who is None or who.kind == "person" for _, who in phrase.heads):
        return None
    block = discourse.parsed[phrase.block]
    names = discourse.cast.within([block.token_span(t) for t in phrase.tokens])
    run, who = names[-1] if names else (None, None)
    if run is None or who is None or who.kind != "person" or len(run.words) < 2:
        return None
    ends = run.last + 1 >= len(block.doc) or block.doc[run.last + 1].text == "," or run.last >= phrase.tokens[-1].i
    return who if ends and run.first and is_role_noun(block.doc[run.first - 1]) else None


def _two_roles(discourse: Discourse, phrase: Phrase, name: int) -> bool:
    """ "Author and teacher Jan Oder": two roles of one, not "the author and Jan Oder"."""
    joint = next((t.i for t in phrase.tokens if t.pos_ == "CCONJ"), name)
    before = [t for t in phrase.tokens if t.i < joint]
    alone = not any(t.pos_ in ("DET", "PRON") or t.tag_ in ("NNS", "NNPS") or t.is_punct for t in before)
    return alone and joint + 1 < name and is_role_noun(discourse.parsed[phrase.block].doc[name - 1])


def _has_role_behind(phrase: Phrase, name: int) -> bool:
    """ "Jan Oder, head of crafts and trade": a role behind a name and a comma, not "Jan Oder, the guild and Salk"."""
    behind = [t for t in phrase.tokens if t.i > name]
    if len(behind) < 2 or behind[0].text != ",":
        return False
    for token in behind[1:5]:
        if token.pos_ not in _BESIDE_ROLE:
            return False
        if token.tag_ not in ("NNS", "NNPS") and (is_role_noun(token) or (token.is_upper and 2 < len(token) < 5)):
            return True
    return False


def _people_of(discourse: Discourse, named: Named | None) -> Referent | None:
    """An adjective's country under the country's own name where the article has it: "a Olmish claim" is Olm's."""
    if named is None:
        return None
    word = named.words[-1]
    for other in discourse.cast.named:
        stem = other.words[-1][: max(4, len(other.words[-1]) - 2)]
        if other.kind == "government" and len(stem) >= 4 and word.startswith(stem):
            return Referent(named.kind, other.full, True, None, word)
    return discourse.referent_of(named)


def resolve_closing(discourse: Discourse, number: int, tokens: list[Token]) -> Referent | None:
    """ "A conductor on the train, Ada Sim, said", "the operator, Moy Lines": the name that ends a description."""
    block = discourse.parsed[number]
    words = [t for t in tokens if not (t.is_punct or t.is_space)]
    standing = discourse.cast.standing_at(block.start + words[-1].idx) if words else None
    if standing is None or standing[1] is None or words[0].lower_ not in _DESCRIBING:
        return None
    first, last = standing[0].first, standing[0].last
    head = head_of(tokens)
    plain = head.tag_ == "NN" and head.i < first and not any(t.pos_ == "CCONJ" or t.text == "," for t in words)
    if not plain or last != words[-1].i or first == last or first - 2 < words[0].i or block.doc[first - 1].text != ",":
        return None
    commas = sum(t.text == "," for t in block.doc[words[0].i : last])
    # "A friend of the mayor, Ruth Salk": either of the two may be meant.
    beside = block.doc[first - 2]
    return discourse.referent_of(standing[1]) if commas == 1 and (beside.i == head.i or not is_human(beside)) else None


def resolve_apposed(discourse: Discourse, number: int, tokens: list[Token]) -> Referent | None:
    """ "Ida, a teacher, said" and "Mayor of Olm, Jan Oder said": the name beside a description that was cut off."""
    block, first, last = discourse.parsed[number], tokens[0].i, tokens[-1].i
    named = _named_behind(discourse, block, tokens)
    if named is not None:
        return named
    if first < 2 or block.doc[first - 1].text != "," or tokens[0].lower_ not in ("a", "an", "the"):
        return None
    if tokens[-1].text != "," and (last + 1 == len(block.doc) or block.doc[last + 1].text != ","):
        return None
    standing = discourse.cast.standing_at(block.start + block.doc[first - 2].idx)
    if standing is None or standing[1] is None or standing[1].kind != "person":
        return None
    return discourse.referent_of(standing[1])


def _named_behind(discourse: Discourse, block: ParsedBlock, tokens: list[Token]) -> Referent | None:
    """The full name that stands behind a role and a comma, right before the cue."""
    at = tokens[-1].i if tokens[-1].text == "," else tokens[-1].i + 1
    if at + 2 >= len(block.doc) or block.doc[at].text != "," or not is_role_noun(head_of(tokens)):
        return None
    standing = discourse.cast.standing_at(block.start + block.doc[at + 1].idx)
    if standing is None or standing[1] is None or standing[1].kind != "person" or len(standing[0].words) < 2:
        return None
    behind = standing[0].last + 1
    if behind < len(block.doc) and block.doc[behind].pos_ in ("VERB", "AUX", "ADV"):
        return discourse.referent_of(standing[1])
    return None
