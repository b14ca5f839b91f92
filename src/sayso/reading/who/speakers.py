"""Who exactly: each attribution's source as the person, body or paper that the article names or describes."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sayso.model import Article, Source, SourceKind, Span
from sayso.reading.found import Found
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.described_bodies import employer, is_mouthpiece, issuer, resolve_body
from sayso.reading.who.descriptions import describes_person, fuller_description, resolve_person
from sayso.reading.who.discourse import Discourse, Referent
from sayso.reading.who.mentioning import follow_discourse, phrase_around
from sayso.reading.who.named_sources import resolve_apposed, resolve_closing, resolve_named
from sayso.reading.who.names import gather_cast
from sayso.reading.who.phrases import (
    INDEFINITE,
    NO_ONE,
    NOBODYS,
    PERSONAL,
    PLURAL_PRONOUNS,
    RELATIVES,
    SPEAKERS_OWN,
    THINGS,
    Phrase,
    kind_of_head,
    kind_of_unknown,
    take_apart,
)
from sayso.reading.who.pronouns import gender_of_pronoun, learn_genders, resolve_pronoun
from sayso.reading.who.relatives import find_antecedent
from sayso.reading.who.source_facts import make_source
from sayso.reading.who.source_nouns import UTTERANCE_NOUNS
from sayso.reading.who.stand_ins import resolve_pair, resolve_some, resolve_varied
from sayso.reading.who.unnamed import tell_unnamed

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = PERSONAL | PLURAL_PRONOUNS | THINGS | SPEAKERS_OWN | NOBODYS | RELATIVES | INDEFINITE


def follow_article(parsed: list[ParsedBlock], founds: list[Found]) -> Discourse:
    """Who is named in the article and who was brought up when, with genders learnt from its own titles and pronouns."""
    discourse = follow_discourse(parsed, gather_cast(parsed), founds)
    learn_genders(discourse)
    if any(who is None for who in discourse.cast.who):
        genders = {n.words: n.gender for n in discourse.cast.named if n.gender}
        discourse = follow_discourse(parsed, gather_cast(parsed, genders), founds)
        learn_genders(discourse)
    return discourse


def resolve_sources(article: Article, discourse: Discourse, founds: list[Found]) -> list[Source | None]:
    """Who each attribution's source is, one `Source` a `Found` in the same order; None where it has no source.

    `name` is words of the article, `text[named_at.start:named_at.end]`: the fullest name of whoever is meant, or the
    words that describe one who is not named. Both are None where nobody fits or two fit equally well. Never raises.
    """
    resolver = _Resolver(article, discourse, founds)
    resolver.walk()
    sources = [resolver.done.get(i) for i in range(len(founds))]
    return tell_unnamed(discourse, sources, resolver.meant)


def _told_by(token: Token, who: Referent | None) -> Referent | None:
    """The same one, who from here on is known by the gender of the pronoun that took her up."""
    gender = gender_of_pronoun(token.lower_)
    if who is not None and who.named is not None and who.kind == "person" and token.dep_ == "nsubj":
        who.named.gender = who.named.gender or gender
    return who


class _Resolver:
    """Walks through an article's attributions in the order of their sources."""

    def __init__(self, article: Article, discourse: Discourse, founds: list[Found]) -> None:
        self.article = article
        self.discourse = discourse
        self.founds = founds
        self.done: dict[int, Source | None] = {}
        self.meant: dict[int, Referent | None] = {}
        self.by_content = sorted((s, i) for i, f in enumerate(founds) for s in f.content)

    def walk(self) -> None:
        """Resolve every source in the order of the text, and keep those alive whom the story takes up by pronouns."""
        taken = {f.source[0].start for f in self.founds if f.source}
        jobs: list[tuple[int, int, Token | None]] = [
            (f.source[0].start, i, None) for i, f in enumerate(self.founds) if f.source
        ]
        jobs += [(start, -1, token) for start, token in self._subjects() if start not in taken]
        for start, i, token in sorted(jobs, key=lambda job: job[:2]):
            if token is None:
                self.resolve(i)
                continue
            referent = _told_by(token, self._named_elsewhere(resolve_pronoun(token.lower_, start, self.discourse)))
            if referent is not None:
                self.discourse.recall(referent, start)

    def _subjects(self) -> list[tuple[int, Token]]:
        """The personal pronouns that are subjects outside all contents."""
        return [
            (position, token)
            for position, token in self.discourse.pronouns()
            if token.dep_ == "nsubj" and not self.discourse.holders(position)
        ]

    def resolve(self, i: int) -> Referent | None:
        if i in self.done:
            return self.meant.get(i)
        found = self.founds[i]
        self.done[i] = Source(found.source, None, None, None, None, None)
        number, tokens = self.discourse.tokens_of(found.source)
        if not tokens:
            return None
        referent = self._referent(i, number, tokens)
        self.meant[i] = referent
        self.done[i] = make_source(self.article, self.discourse, found, referent)
        if referent is not None:
            self.discourse.hear(referent, found.source[0].start)
        return referent

    def _referent(self, i: int, number: int, tokens: list[Token]) -> Referent | None:
        words = [t for t in tokens if t.is_alpha]
        if words and all(t.lower_ in _PRONOUNS or t.lower_ in ("also", "both", "all") for t in words):
            word = next((t for t in words if t.lower_ in _PRONOUNS), words[0])
            return self._pronoun(i, number, word)
        return self._phrase(i, number, tokens)

    def _pronoun(self, i: int, number: int, token: Token) -> Referent | None:
        word = token.lower_
        position = self.discourse.starts_in(number)[token.i]
        if word in SPEAKERS_OWN:
            outer = self._outer(i, position)
            return self.resolve(outer) if outer is not None else None
        if word in RELATIVES and (token.tag_ in ("WP", "WDT", "WP$", "IN") or word != "that"):
            return self._antecedent(i, number, token)
        if word in NOBODYS:
            return None
        if word in INDEFINITE:
            return Referent("unnamed", Span(position, position + len(token)), False, None, word)
        who = resolve_pronoun(word, position, self.discourse, self._banned(i, position))
        return _told_by(token, self._named_elsewhere(who))

    def _named_elsewhere(self, who: Referent | None) -> Referent | None:
        """The same one, by name where a description of a person ("the Olmish president") means somebody named."""
        if who is None or who.named is not None or who.name is None or who.kind != "unnamed":
            return who
        number, tokens = self.discourse.tokens_of((who.name,))
        if not tokens:
            return who
        phrase = take_apart(number, self.discourse.parsed[number].start, tokens, self.discourse.cast)
        if phrase.heads or not phrase.definite or not describes_person(phrase):
            return who
        return resolve_person(self.article, phrase, who.name.start, self.discourse, []) or who

    def _outer(self, i: int, position: int) -> int | None:
        """The attribution whose content holds a character, the innermost; not `i` itself."""
        at = bisect_left(self.by_content, (Span(position + 1, 0), -1))
        for span, j in reversed(self.by_content[max(0, at - 40) : at]):
            if span.start <= position < span.end and j != i and self.founds[j].source:
                return j
        return None

    def _banned(self, i: int, position: int) -> list[Referent]:
        """Who cannot be the source: those named in what it says, and one who is spoken of in a quotation by herself."""
        found = self.founds[i]
        out = []
        for run, who in self.discourse.cast.within(found.content):
            if who is not None and run.span.start != position:
                out.append(self.discourse.referent_of(who))
        if found.link == "echoes":
            # Nobody repeats a claim of one's own.
            partners = (j for j, f in enumerate(self.founds) if f.link != "echoes" and f.content == found.content)
            out.extend(r for j in partners if (r := self.resolve(j)) is not None)
        reach = max(s.end for s in found.content)
        low, high = min(found.source[-1].end, reach), found.content[0].start
        if low < high <= low + 200:
            out.extend(
                self.discourse.referent_of(w) for _, w in self.discourse.cast.within([Span(low, high)]) if w is not None
            )
        return out

    def _antecedent(self, i: int, number: int, token: Token) -> Referent | None:
        block = self.discourse.parsed[number]
        noun = find_antecedent(token)
        if noun is None:
            return None
        standing = self.discourse.cast.standing_at(block.start + noun.idx)
        if standing is not None and standing[1] is not None:
            thing = standing[1].kind in ("government", "organisation") and token.lower_ == "who"
            return None if thing else self.discourse.referent_of(standing[1])
        span = phrase_around(block, noun)
        _, tokens = self.discourse.tokens_of((span,))
        return self._phrase(i, number, tokens) if tokens else None

    def _phrase(self, i: int, number: int, tokens: list[Token]) -> Referent | None:
        block = self.discourse.parsed[number]
        phrase = take_apart(number, block.start, tokens, self.discourse.cast)
        position = block.start + tokens[0].idx
        words = [t for t in tokens if t.is_alpha]
        # "Neither side", "whose feud", "the border that": nobody is named by these.
        if words and (words[0].lower_ in NO_ONE or (words[-1].lower_ in RELATIVES and not phrase.heads)):
            return None
        if phrase.heads:
            return resolve_named(self.article, self.discourse, phrase)
        closing = resolve_closing(self.discourse, number, tokens)
        if closing is not None:
            return closing
        some = resolve_some(tokens, position, self.discourse) or resolve_apposed(self.discourse, number, tokens)
        if some is not None:
            return some
        lemma = phrase.head.lemma_.lower()
        kind = kind_of_head(phrase.head, phrase.plural)
        if lemma in UTTERANCE_NOUNS or (kind or kind_of_unknown(phrase)) == "document":
            owner = self._owner(phrase, i, position)
            if owner is not None:
                return owner
        if kind is None and phrase.head.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            return None
        return self._described(phrase, kind, i, position)

    def _owner(self, phrase: Phrase, i: int, position: int) -> Referent | None:
        """Whose claim, tweet or report it is: a possessor before the head, or for words of a person one after "by"."""
        block = self.discourse.parsed[phrase.block]
        spoken = phrase.head.lemma_.lower() in UTTERANCE_NOUNS
        for token in phrase.tokens:
            # "Her campaign's memo" is the campaign's.
            again = any(t.tag_ == "POS" for t in block.doc[token.i + 1 : max(token.i + 1, phrase.head.i)])
            if token.tag_ == "PRP$" and token.i < phrase.head.i and not again:
                return self._pronoun(i, phrase.block, token)
            standing = self.discourse.cast.standing_at(block.start + token.idx)
            if standing is None or standing[1] is None:
                continue
            if any(t.tag_ == "POS" for t in block.doc[standing[0].last + 2 : max(0, phrase.head.i)]):
                continue
            after = block.doc[standing[0].last + 1] if standing[0].last + 1 < len(block.doc) else token
            before = block.doc[token.i - 1].lower_ if token.i else ""
            owns = after.tag_ == "POS" and token.i < phrase.head.i
            if owns or (spoken and (before in ("by", "from") or token.i < phrase.head.i)):
                return self.discourse.referent_of(standing[1])
        return self._maker(phrase, i, position) if spoken else None

    def _maker(self, phrase: Phrase, i: int, position: int) -> Referent | None:
        """ "A claim made by the minister": who is described after "by"."""
        by = next((t.i for t in phrase.tokens if t.lower_ == "by" and t.i > phrase.head.i), None)
        rest = [t for t in phrase.tokens if by is not None and t.i > by]
        stop = next((n for n, t in enumerate(rest) if t.is_punct or t.lower_ in RELATIVES), len(rest))
        if not rest[:stop]:
            return None
        maker = take_apart(phrase.block, self.discourse.parsed[phrase.block].start, rest[:stop], self.discourse.cast)
        if maker.heads or not maker.definite or not describes_person(maker):
            return None
        return resolve_person(self.article, maker, position, self.discourse, self._banned(i, position))

    def _described(self, phrase: Phrase, kind: SourceKind | None, i: int, position: int) -> Referent | None:
        article, discourse = self.article, self.discourse
        banned = self._banned(i, position)
        if is_mouthpiece(phrase) and not phrase.plural and len([t for t in phrase.tokens if t.is_alpha]) <= 2:
            body = employer(phrase, position, discourse) if not phrase.definite else None
            if body is not None:
                return body
        pair = resolve_pair(article, phrase, position, discourse) if phrase.definite else None
        if pair is not None:
            return self._as_known(phrase, pair)
        if phrase.definite or len(phrase.tokens) == 1:
            if describes_person(phrase):
                person = resolve_person(article, phrase, position, discourse, banned)
                person = person or resolve_varied(phrase, position, discourse, banned)
                if person is not None:
                    return person
            elif not phrase.plural and kind in ("organisation", "government", "outlet_other", "document", None):
                body = resolve_body(article, phrase, position, discourse, banned)
                if body is not None:
                    return body
            issued = issuer(phrase, position, discourse) if phrase.definite else None
            if issued is not None and issued not in banned:
                return issued
            fuller = fuller_description(article, phrase, position, discourse)
            if fuller is not None:
                return fuller
        kind = kind or kind_of_unknown(phrase)
        if self.article.text[phrase.span.start : phrase.span.end].lower() in _PRONOUNS:
            return None
        known = discourse.described.get(discourse.starts_in(phrase.block)[phrase.head.i])
        if known is not None and known.name is not None:
            if known.name.start >= position - 2:
                known.name = phrase.span
            return known
        return Referent(kind, phrase.span, phrase.plural, None, phrase.head.lemma_.lower())

    def _as_known(self, phrase: Phrase, pair: Referent) -> Referent:
        """A pair as the one referent of its description, so that "they" can take it up."""
        known = self.discourse.described.get(self.discourse.starts_in(phrase.block)[phrase.head.i])
        if known is None:
            return pair
        known.name, known.plural, known.kind = pair.name, True, "group"
        return known
