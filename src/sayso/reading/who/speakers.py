"""Who exactly: each attribution's source as the person, body or paper that the article names or describes."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from sayso.model import Article, Source, SourceKind, Span, Spans
from sayso.reading.found import Found
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.bodies import kind_shown
from sayso.reading.who.descriptions import (
    describes_person,
    employer,
    fuller_description,
    is_mouthpiece,
    issuer,
    resolve_body,
    resolve_person,
)
from sayso.reading.who.discourse import Discourse, Referent, follow_discourse, phrase_around
from sayso.reading.who.names import Named, gather_cast
from sayso.reading.who.parties import find_party
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
    head_of,
    kind_of_head,
    kind_of_unknown,
    take_apart,
)
from sayso.reading.who.pronouns import gender_of_pronoun, learn_genders, resolve_pronoun
from sayso.reading.who.relatives import find_antecedent
from sayso.reading.who.roles import is_role_noun
from sayso.reading.who.source_nouns import SHORT_ROLES, SOME_OF_THEM, UTTERANCE_NOUNS
from sayso.reading.who.stand_ins import resolve_pair, resolve_some, resolve_varied
from sayso.reading.who.unnamed import tell_unnamed

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDE = re.compile(r"\([^)]*\)|\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Sen|Sens|Rep|Reps|Gov|Prof)\b\.?")
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
        self.done[i] = self._source(found, number, tokens, referent)
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
            return self._named(phrase)
        some = resolve_some(tokens, position, self.discourse) or self._apposed(number, tokens)
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

    def _apposed(self, number: int, tokens: list[Token]) -> Referent | None:
        """ "Ida, a teacher, said" and "Mayor of Olm, Jan Oder said": the name beside a description that was cut off."""
        block, first, last = self.discourse.parsed[number], tokens[0].i, tokens[-1].i
        named = self._named_behind(block, tokens)
        if named is not None:
            return named
        if first < 2 or block.doc[first - 1].text != "," or tokens[0].lower_ not in ("a", "an", "the"):
            return None
        if tokens[-1].text != "," and (last + 1 == len(block.doc) or block.doc[last + 1].text != ","):
            return None
        standing = self.discourse.cast.standing_at(block.start + block.doc[first - 2].idx)
        if standing is None or standing[1] is None or standing[1].kind != "person":
            return None
        return self.discourse.referent_of(standing[1])

    def _named_behind(self, block: ParsedBlock, tokens: list[Token]) -> Referent | None:
        """The full name that stands behind a role and a comma, right before the cue."""
        at = tokens[-1].i if tokens[-1].text == "," else tokens[-1].i + 1
        if at + 2 >= len(block.doc) or block.doc[at].text != "," or not is_role_noun(head_of(tokens)):
            return None
        standing = self.discourse.cast.standing_at(block.start + block.doc[at + 1].idx)
        if standing is None or standing[1] is None or standing[1].kind != "person" or len(standing[0].words) < 2:
            return None
        behind = standing[0].last + 1
        if behind < len(block.doc) and block.doc[behind].pos_ in ("VERB", "AUX", "ADV"):
            return self.discourse.referent_of(standing[1])
        return None

    def _named(self, phrase: Phrase) -> Referent | None:
        led = self._led_by_role(phrase)
        if led is not None:
            return self.discourse.referent_of(led)
        people = [(run, who) for run, who in phrase.heads if who is None or who.kind == "person"]
        others = phrase.plural and any(t.pos_ == "CCONJ" for t in phrase.tokens)
        others = others and not (people and self._two_roles(phrase, people[0][0].first))
        if others and len(people) == 1 and len(phrase.heads) == 1 and people[0][0].last >= phrase.head.i:
            return Referent("group", phrase.span, True, None, "")
        chosen = people or list(phrase.heads)
        text = self.article.text
        if len(phrase.heads) == 2 and len(people) == 1 and phrase.heads[0] is people[0]:
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
            block = self.discourse.parsed[phrase.block]
            return Referent("group", block.span(tokens[0].i, tokens[-1].i), True, None, "")
        whole = [n for run, n in chosen if len(run.words) > 1 or run.title]
        if not people and len(chosen) == 1 and chosen[0][0].label == "NORP" and not phrase.plural:
            if phrase.definite or any(t.lower_ in SOME_OF_THEM for t in phrase.tokens):
                kind = kind_of_head(phrase.head, False) or ("unnamed" if phrase.definite else "group")
                return Referent(kind, phrase.span, False, None, phrase.head.lemma_.lower())
            return self._people_of(chosen[0][1])
        who = whole[0] if people and whole else chosen[0][1]
        return self.discourse.referent_of(who) if who is not None else None

    def _led_by_role(self, phrase: Phrase) -> Named | None:
        """ "Party for Olm leader Jan Oder": the person at the end, whose role holds the names before."""
        if any(who is None or who.kind == "person" for _, who in phrase.heads):
            return None
        block = self.discourse.parsed[phrase.block]
        names = self.discourse.cast.within([block.token_span(t) for t in phrase.tokens])
        run, who = names[-1] if names else (None, None)
        if run is None or who is None or who.kind != "person" or len(run.words) < 2:
            return None
        ends = run.last + 1 >= len(block.doc) or block.doc[run.last + 1].text == "," or run.last >= phrase.tokens[-1].i
        return who if ends and run.first and is_role_noun(block.doc[run.first - 1]) else None

    def _two_roles(self, phrase: Phrase, name: int) -> bool:
        """ "Author and teacher Jan Oder": two roles of one, not "the author and Jan Oder"."""
        joint = next((t.i for t in phrase.tokens if t.pos_ == "CCONJ"), name)
        before = [t for t in phrase.tokens if t.i < joint]
        alone = not any(t.pos_ in ("DET", "PRON") or t.tag_ in ("NNS", "NNPS") or t.is_punct for t in before)
        return alone and joint + 1 < name and is_role_noun(self.discourse.parsed[phrase.block].doc[name - 1])

    def _people_of(self, named: Named | None) -> Referent | None:
        """An adjective's country under the country's own name where the article has it: "a Olmish claim" is Olm's."""
        if named is None:
            return None
        word = named.words[-1]
        for other in self.discourse.cast.named:
            stem = other.words[-1][: max(4, len(other.words[-1]) - 2)]
            if other.kind == "government" and len(stem) >= 4 and word.startswith(stem):
                return Referent(named.kind, other.full, True, None, word)
        return self.discourse.referent_of(named)

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

    def _source(self, found: Found, number: int, tokens: list[Token], referent: Referent | None) -> Source:
        named = referent.named if referent else None
        role = self._role(named) if named else None
        name_at = referent.name if referent else None
        return Source(
            spans=found.source,
            name=self._words(name_at),
            named_at=name_at if self._words(name_at) else None,
            kind=self._kind(referent, found, tokens),
            role=self._words(role),
            party=self._party(number, tokens, named),
        )

    def _kind(self, referent: Referent | None, found: Found, tokens: list[Token]) -> SourceKind | None:
        if referent is None:
            return self._kind_unresolved(found.source, tokens)
        return kind_shown(referent.named) if referent.named is not None else referent.kind

    def _kind_unresolved(self, spans: Spans, tokens: list[Token]) -> SourceKind | None:
        """What kind of source it is whose name cannot be told."""
        words = {t.lower_ for t in tokens}
        if words & (PLURAL_PRONOUNS | {"we", "us", "our"}):
            return "group"
        cast = self.discourse.cast
        if words & (PERSONAL | SPEAKERS_OWN):
            return "person" if any(n.kind == "person" for n in cast.named) else "unnamed"
        ambiguous = any(who is None for _, who in cast.within(spans))
        return "person" if ambiguous else None

    def _role(self, named: Named) -> Span | None:
        """The first role that is more than an abbreviation ("Sen."), else the first."""
        full = (r for r in named.roles if self.article.text[r.start : r.end].strip(".").lower() not in SHORT_ROLES)
        return next(full, named.roles[0] if named.roles else None)

    def _party(self, number: int, tokens: list[Token], named: Named | None) -> str | None:
        """For whom the source speaks, by the words here, else by those that the article has beside the name."""
        party = find_party(self.discourse.parsed[number], tokens, self.discourse.cast)
        for role in named.roles if named else ():
            if party is not None:
                break
            block, words = self.discourse.tokens_of((role,))
            party = find_party(self.discourse.parsed[block], words, self.discourse.cast)
        if party is None and named is not None and named.kind != "person":
            # "A spokesman said" was taken for the body that he speaks for.
            speaks = any(t.lower_.startswith("spokes") for t in tokens)
            return self._words(named.full) if speaks else None
        if party is None or (party[1] is not None and party[1] is named):
            return None
        # "Commissioner of Lind" is of the town, also where a person's name has it.
        body = party[1] is not None and party[1].kind != "person"
        return self._words(party[1].full if party[1] is not None and body else party[0])

    def _words(self, span: Span | None) -> str | None:
        return self.article.text[span.start : span.end] or None if span is not None else None
