"""Whom the article names, and who of them is heard in it, would not speak, gave no answer or is only talked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.model import Article, Attribution, Heard, Mention, Reply, ReplyKind, SourceKind, Span
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.bodies import kind_shown
from sayso.reading.who.discourse import Discourse
from sayso.reading.who.mentioning import part_of
from sayso.reading.who.name_runs import NameRun
from sayso.reading.who.names import Cast, Named
from sayso.reading.who.phrases import PERSONAL
from sayso.reading.who.pronouns import resolve_pronoun
from sayso.reading.who.source_nouns import GOVERNMENT_NOUNS, ROLE_NOUNS
from sayso.text import merge_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What news English says of those who would not speak ...
_DECLINED = re.compile(
    r"""\b(?:(?:declin|refus)(?:ed|es|ing)|would\s+not|wouldn't|did\s+not\s+want|didn't\s+want)\s+
        (?:(?:to|immediate|further|any|an?|all|requests?\s+for|on|the\s+record|be)\s+)*
        (?:comment|discuss|elaborat|answer|speak|interview|give\s+details|say\s+(?:more|whether|how|why|what|if))
        | \bhad\s+no\s+(?:immediate\s+|further\s+)?comment""",
    re.IGNORECASE | re.VERBOSE,
)
# ... and of those who gave no answer, whose name stands before the words,
_NO_ANSWER = re.compile(
    r"""\b(?:did|had|has|have|do|does)(?:\s+not|n't)\s+(?:\w+\s+){0,2}
          (?:respond\w*|repl\w+|return\w*|answer\w*)
          (?=\s*[.,;]|.{0,80}?\b(?:comment|request|message|e-?mail|calls?|inquir|enquir|quer|interview|questions?\s+from))
        | \b(?:could|can)(?:\s+not|n't|not)\s+(?:\w+\s+)?be\s+(?:\w+\s+)?reached
        | \b(?:has|have|had)\s+been\s+(?:contacted|approached)\b
        | \b(?:has|have|had)\s+been\s+asked\s+(?:for|to)\s+(?:\w+\s+)?(?:comment|respon)""",
    re.IGNORECASE | re.VERBOSE,
)
# ... or after them.
_ASKED = re.compile(
    r"""\b(?:has|have)\s+(?:contacted|approached)\b
        | \b(?:has|have)\s+asked\b(?=.{1,80}\bcomment)
        | \b(?:requests?|calls?|emails?|messages?)\s+(?:\w+\s+){0,4}(?:to|from|by|with)\b
          (?=.{1,90}\b(?:not\s+(?:\w+\s+)?(?:returned|answered)|unanswered|unreturned))""",
    re.IGNORECASE | re.VERBOSE,
)
# One of these stands in every such sentence: most paragraphs are passed over at once.
_HINT = re.compile(r"comment|declin|refus|not|n't|contacted|approached|asked|unanswered|unreturned", re.IGNORECASE)
_UNREACHED = re.compile(r"\breached\b", re.IGNORECASE)
_WAS_ASKED = re.compile(r"\b(?:contacted|approached|asked)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:!?()–—\"”\n]|\.(?=\s|$)|\s(?:but|when|while|after|although|though|and said|and told)\b")
_LONGEST_OF = 6  # words of "of Information"
# The parts of who does something, and for people also of those to whom it is done.
_ACTS = frozenset({"nsubj", "nsubjpass", "agent", "aside"})
_ABOUT = frozenset({"about", "against", "on"})
_ACTED_ON = _ACTS | {"dobj", "dative"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


def list_mentions(
    article: Article,
    parsed: list[ParsedBlock],
    cast: Cast,
    attributions: Sequence[Attribution],
    discourse: Discourse | None = None,
) -> tuple[Mention, ...]:
    """The people, organisations, governments and groups that the article names, in order of first mention.

    Each stands once, under its fullest name in the article, with every place where it is named. One who speaks is
    always listed; of those only talked about, places that do nothing, adjectives and the outlet itself are left out.
    With `discourse`, "she declined to comment" is hers whom the pronoun means. Never raises.
    """
    spoke = _spoke(attributions)
    silent: dict[int, Reply] = {}
    out: list[Mention] = []
    for who, reply in _silent(parsed, cast, discourse):
        if isinstance(who, Span):
            words = article.text[who.start : who.end]
            if words not in {m.name for m in out}:
                out.append(Mention(words, _kind_of_body(words), (who,), _HEARD[reply.kind], reply))
        else:
            silent.setdefault(id(who), reply)
    for one in sorted(cast.named, key=lambda n: n.runs[0].span):
        name = article.text[one.full.start : one.full.end]
        answer = silent.get(id(one))
        way: Heard = spoke.get(one.full) or (_HEARD[answer.kind] if answer else "talked_about")
        if way != "talked_about" or (_acts(parsed, one) and not _is_outlet(article, one)):
            out.append(Mention(name, kind_shown(one), merge_spans(r.span for r in one.runs), way, answer))
    return tuple(sorted(out, key=lambda m: m.spans))


def _kind_of_body(words: str) -> SourceKind:
    """The kind of one who is called by a common noun: "the Olmish foreign ministry"."""
    head = words.partition(" of ")[0].lower().split()[-1]
    if head in ROLE_NOUNS:
        return "unnamed"
    return "government" if head in GOVERNMENT_NOUNS else "organisation"


def _spoke(attributions: Sequence[Attribution]) -> dict[Span, Heard]:
    """How those are heard who say something, by where the source's name stands."""
    out: dict[Span, Heard] = {}
    for a in attributions:
        if a.speech and a.source is not None and a.source.named_at is not None:
            quoted = a.manner in ("direct", "partial")
            if quoted or a.source.named_at not in out:
                out[a.source.named_at] = "quoted" if quoted else "paraphrased"
    return out


def _silent(parsed: list[ParsedBlock], cast: Cast, discourse: Discourse | None) -> Iterator[tuple[Named | Span, Reply]]:
    """Who would not speak or gave no answer: the subject of such words, or whom the outlet asked; and the words.

    One who is called by a common noun ("the Olmish embassy", "the mayor's office") comes as those words.
    """
    for block in parsed:
        text = block.text
        if not _HINT.search(text):
            continue
        for pattern, kind in _PATTERNS:
            for match in pattern.finditer(text):
                first = block.doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
                if first is None:
                    continue
                sentence = first.sent.end_char
                reply = Reply(_whole(block.start, text, match, sentence), _kind_of_reply(kind, match.group()))
                who: Named | Span | None
                if pattern is _ASKED:
                    who = _asked(block, match.end(), sentence, cast)
                else:
                    who = _who_is_silent(block, first[0], cast, discourse)
                if who is not None:
                    yield who, reply


def _asked(block: ParsedBlock, at: int, sentence: int, cast: Cast) -> Named | None:
    """The first one named after the words."""
    spans = [Span(block.start + at, block.start + sentence)]
    return next((n for _, n in cast.within(spans) if n is not None), None)


def _who_is_silent(block: ParsedBlock, token: Token, cast: Cast, discourse: Discourse | None) -> Named | Span | None:
    """The subject of the words: a body as its own words, a name, or whom a pronoun means."""
    body = _body(block, token, cast)
    if body is not None:
        return body
    named = next((n for _, n in cast.within(_subject(block, token)) if n is not None), None)
    subject = _subject_of(token) if named is None else None
    if subject is None or discourse is None or subject.lower_ not in PERSONAL:
        return named
    referent = resolve_pronoun(subject.lower_, block.start + subject.idx, discourse)
    return referent.named if referent is not None else None


def _whole(offset: int, text: str, match: re.Match[str], sentence: int) -> Span:
    """The words up to the end of their clause."""
    end = _CLAUSE_END.search(text, match.end(), sentence)
    stop = end.start() if end else min(sentence, len(text))
    kept = text[match.start() : stop].rstrip()
    return Span(offset + match.start(), offset + match.start() + len(kept))


def _kind_of_reply(kind: ReplyKind, words: str) -> ReplyKind:
    if kind != "no_response":
        return kind
    if _UNREACHED.search(words):
        return "unreachable"
    return "asked" if _WAS_ASKED.search(words) else kind


def _body(block: ParsedBlock, token: Token, cast: Cast) -> Span | None:
    """The subject's words without their article, where their head is a common noun that a name only describes."""
    subject = _subject_of(token)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return None
    standing = cast.standing_at(block.start + subject.idx)
    if standing is not None:
        return None
    if any(c.dep_ == "appos" for c in subject.rights):
        return None
    first = subject.left_edge.i
    while first < subject.i and block.doc[first].pos_ in ("DET", "PUNCT"):
        first += 1
    described = any(block.doc[i].pos_ in ("PROPN", "ADJ") for i in range(first, subject.i))
    last = subject.i
    after = block.doc[last + 1] if last + 1 < len(block.doc) else subject
    if after.lower_ == "of" and after.head.i == subject.i and after.right_edge.i - last <= _LONGEST_OF:
        last = after.right_edge.i
    return block.span(first, last) if described else None


def _subject(block: ParsedBlock, token: Token) -> list[Span]:
    """The words of the subject of the verb that a token belongs to."""
    subject = _subject_of(token)
    if subject is None:
        return []
    return [block.span(subject.left_edge.i, subject.i), block.span(subject.i, subject.right_edge.i)]


def _subject_of(token: Token) -> Token | None:
    for _ in range(4):
        subject = next((c for c in token.lefts if c.dep_ in _SUBJECTS), None)
        if subject is not None:
            return subject
        if token.head.i == token.i or token.dep_ in ("relcl", "advcl", "ccomp", "acl"):
            break
        token = token.head
    return None


_PATTERNS: tuple[tuple[re.Pattern[str], ReplyKind], ...] = (
    (_DECLINED, "declined"),
    (_NO_ANSWER, "no_response"),
    (_ASKED, "no_response"),
)
_HEARD: dict[ReplyKind, Heard] = {
    "declined": "declined",
    "no_response": "no_response",
    "unreachable": "no_response",
    "asked": "no_response",
}


def _acts(parsed: list[ParsedBlock], one: Named) -> bool:
    """Whether the article speaks of somebody, not only of a place, a thing or a kind ("in Olm", "the Olmish coast")."""
    if one.kind == "government" and all(w in GOVERNMENT_NOUNS for w in one.words):
        return True
    if one.kind == "organisation" and not any(r.label == "ORG" for r in one.runs):
        return False
    for run in one.runs:
        doc = parsed[run.block].doc
        head = next((t for t in doc[run.first : run.last + 1] if not run.first <= t.head.i <= run.last), doc[run.last])
        part = part_of(head, run.last)
        if part == "ROOT" and doc[run.last].pos_ == "PROPN" and head.i == doc[run.last].i:
            continue
        person = one.kind == "person" and (len(one.words) > 1 or run.title is not None)
        if person and (len(one.runs) > 1 or head.head.lower_ in _ABOUT):
            return True
        if not run.where and part in (_ACTED_ON if person else _ACTS) and (one.kind != "group" or _is_noun(doc, run)):
            return True
    return False


def _is_noun(doc: Doc, run: NameRun) -> bool:
    """ "Danes", not "Danish"."""
    return doc[run.last].tag_ in ("NNPS", "NNS")


def _is_outlet(article: Article, one: Named) -> bool:
    """Whether a name is the outlet's own: "The Olm Gazette" on olmgazette.example."""
    outlet = (article.outlet or "").lower()
    if "." in outlet:
        outlet = outlet.removeprefix("www.").split(".")[0]
    plain = re.sub(r"^the\b|\W", "", outlet)
    return bool(plain) and plain.removeprefix("the") == "".join(one.words).removeprefix("the")
