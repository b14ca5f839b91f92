"""Whom the article names, and who of them is heard in it, would not speak, gave no answer or is only talked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.model import Article, Attribution, Heard, Mention, SourceKind, Span
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.names import Cast, Named
from sayso.reading.who.source_nouns import GOVERNMENT_NOUNS, ROLE_NOUNS
from sayso.text import merge_spans

if TYPE_CHECKING:
    from spacy.tokens import Token

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
_LONGEST_OF = 6  # words of "of Information"
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})


def list_mentions(
    article: Article, parsed: list[ParsedBlock], cast: Cast, attributions: Sequence[Attribution]
) -> tuple[Mention, ...]:
    """The people, organisations, governments and groups that the article names, in order of first mention.

    Each stands once, under its fullest name in the article, with every place where it is named. One who speaks is
    always listed; of those only talked about, places that do nothing, adjectives and the outlet itself are left out.
    Never raises.
    """
    spoke = _spoke(attributions)
    silent: dict[int, Heard] = {}
    out: list[Mention] = []
    for who, heard in _silent(parsed, cast):
        if isinstance(who, Span):
            words = article.text[who.start : who.end]
            if words not in {m.name for m in out}:
                out.append(Mention(words, _kind_of_body(words), (who,), heard))
        else:
            silent.setdefault(id(who), heard)
    for one in sorted(cast.named, key=lambda n: n.runs[0].span):
        name = article.text[one.full.start : one.full.end]
        way: Heard = spoke.get(one.full) or silent.get(id(one)) or "talked_about"
        if way != "talked_about" or (_acts(parsed, one) and not _is_outlet(article, one)):
            out.append(Mention(name, one.kind, merge_spans(r.span for r in one.runs), way))
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


def _silent(parsed: list[ParsedBlock], cast: Cast) -> Iterator[tuple[Named | Span, Heard]]:
    """Who would not speak or gave no answer: the subject of such words, or whom the outlet asked.

    One who is called by a common noun ("the Olmish embassy", "the mayor's office") comes as those words.
    """
    for block in parsed:
        text = block.doc.text
        if not _HINT.search(text):
            continue
        for pattern, heard in _PATTERNS:
            for match in pattern.finditer(text):
                first = block.doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
                if first is None:
                    continue
                if pattern is _ASKED:
                    spans = [Span(block.start + match.end(), block.start + first.sent.end_char)]
                else:
                    spans = _subject(block, first[0])
                body = _body(block, first[0], cast) if pattern is not _ASKED else None
                if body is not None:
                    yield body, heard
                    continue
                who = next((n for _, n in cast.within(spans) if n is not None), None)
                if who is not None:
                    yield who, heard


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


_PATTERNS: tuple[tuple[re.Pattern[str], Heard], ...] = (
    (_DECLINED, "declined"),
    (_NO_ANSWER, "no_response"),
    (_ASKED, "no_response"),
)


def _acts(parsed: list[ParsedBlock], one: Named) -> bool:
    """Whether the article speaks of somebody, not only of a place, a thing or a kind ("in Olm", "the Olmish coast")."""
    if one.kind == "person":
        return True
    if one.kind == "organisation":
        return any(r.label == "ORG" for r in one.runs)
    if one.kind == "government" and all(w in GOVERNMENT_NOUNS for w in one.words):
        return True
    for run in one.runs:
        last = parsed[run.block].doc[run.last]
        noun = one.kind == "government" or last.tag_ in ("NNPS", "NNS")
        if not run.where and noun and last.dep_ in _SUBJECTS:
            return True
    return False


def _is_outlet(article: Article, one: Named) -> bool:
    """Whether a name is the outlet's own: "The Olm Gazette" on olmgazette.example."""
    outlet = (article.outlet or "").lower()
    if "." in outlet:
        outlet = outlet.removeprefix("www.").split(".")[0]
    plain = re.sub(r"^the\b|\W", "", outlet)
    return bool(plain) and plain.removeprefix("the") == "".join(one.words).removeprefix("the")
