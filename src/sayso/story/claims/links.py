"""What statements do to each other: the judged pairs as links, copies among them, and what is only a later value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sayso.model import Article, Link, LinkKind, Ref
from sayso.story.claims.filled import stands_in_slot
from sayso.story.claims.standing import (
    numbers_in,
    of_other_deeds,
    share_a_number,
    shared_words,
    stands_as_denial,
    stands_as_opposite,
)
from sayso.story.judging import Judgement
from sayso.story.saying.propositions import Proposition
from sayso.story.saying.quoting import shorten
from sayso.story.slots.comparing import compare_slots

_LEAST = 0.4  # probability below which a pair is not linked
_LEAST_SITE = 0.55  # the same for who did it and where
_SURE_TITLE = 0.7  # probability from which a headline parts with something: it leaves out much
_NEAR = 0.3  # likeness from which a judgement that two say the same counts in full
# What is left of that where the two give no number in common, or are of different deeds: neither bears the other out.
_OTHER_NUMBER, _NUMBER_MORE, _OTHER_DEED, _BOTH = 0.5, 0.8, 0.7, 0.5
_SURE_COUNT = 0.3  # how sure it is that two numbers count one thing
_COPIED_WORDS = 14  # of a copied statement that are quoted
_FEWEST, _LITTLE = 2, 0.5  # terms that two statements share, names not alone, and what is left where they do not


@dataclass(frozen=True, slots=True)
class Judged:
    """Two statements and what the first does to the second."""

    a: Proposition
    b: Proposition
    judgement: Judgement
    near: float  # 0 to 1: how alike they are by the rarity of what they share
    titled: bool  # one of them is a headline, a standfirst or a caption
    # They cannot be one claim: one denies the other or fills a slot otherwise, and both are about one thing.
    parts: bool = field(init=False)
    # How sure it is that they say the same, with or without more detail: less where they share nothing rare.
    same: float = field(init=False)

    def __post_init__(self) -> None:
        # Both are asked for again and again, and what they rest on is looked up in either statement's words.
        object.__setattr__(self, "parts", self._do_they_part())
        said = self.judgement.scores["same"] + self.judgement.scores["stronger"]
        object.__setattr__(self, "same", said * _bears_out(self.a, self.b) * min(1.0, self.near / _NEAR))

    @property
    def links(self) -> bool:
        """They have something to do with each other."""
        if self.judgement.kind in ("denies", "differs"):
            return self.parts
        return self.judgement.kind != "unrelated" and self.judgement.score >= _LEAST

    def also(self, a: Proposition, b: Proposition, share: float) -> Judged:
        """The same judgement of two that say what these two say, with `share` of its score."""
        scores = {k: p * share for k, p in self.judgement.scores.items()}
        scores["unrelated"] += 1 - sum(scores.values())
        because = f"{self.judgement.because}; the same is said here"
        return Judged(a, b, replace(self.judgement, scores=scores, because=because), self.near, self.titled)

    def _do_they_part(self) -> bool:
        kind, score = self.judgement.kind, self.judgement.score
        if (
            self.titled
            and self.a.ref is not None
            and self.b.ref is not None
            and self.a.ref.article == self.b.ref.article
        ):
            return False
        least = _LEAST_SITE if self.judgement.slot in ("who", "where") else _LEAST
        if kind not in ("denies", "differs") or score < least or not self._do_they_stand():
            return False
        return not self.titled or (self.near >= _NEAR and score >= _SURE_TITLE)

    def _do_they_stand(self) -> bool:
        if self.judgement.kind == "denies":
            return stands_as_denial(self.a, self.b, self.near)
        if self.judgement.slot == "whether":
            return stands_as_opposite(self.a, self.b, self.near)
        return stands_in_slot(self.a, self.b, self.judgement.slot, self.near)


def _bears_out(a: Proposition, b: Proposition) -> float:
    if ("conditional" in a.certainty) != ("conditional" in b.certainty):
        # "If the track is right, they were on our side": who says so under a condition does not bear it out.
        return 0.0
    count, plain = shared_words(a, b)
    if not plain or (count < _FEWEST and len(set(a.terms)) > _FEWEST and len(set(b.terms)) > _FEWEST):
        return _LITTLE
    numbers = [bool(numbers_in(p.quantities)) for p in (a, b)]
    if all(numbers):
        if share_a_number(a.quantities, b.quantities):
            return 1.0
        # "At least 12" and "19" leave room for each other; who says the one does not say the other.
        return 0.0 if _count_one_thing(a, b) else _OTHER_NUMBER
    other = of_other_deeds(a, b)
    if any(numbers):
        return _BOTH if other else _NUMBER_MORE
    return _OTHER_DEED if other else 1.0


def _count_one_thing(a: Proposition, b: Proposition) -> bool:
    found = (f for f in compare_slots(a, b) if f.slot == "how_many" and f.outcome in ("meets", "differs"))
    return any(f.sure >= _SURE_COUNT for f in found)


def order_pair(a: Proposition, b: Proposition) -> tuple[Proposition, Proposition]:
    """The two as they are judged: a denial, else the one that says more, comes first."""
    if a.negative != b.negative:
        return (a, b) if a.negative else (b, a)
    return (b, a) if len(set(b.terms)) > len(set(a.terms)) else (a, b)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the statements that links are made between."""

    copies_of: Mapping[Ref, tuple[Ref, ...]]  # for a statement that was judged, all that stand for it, itself too
    claim_of: Mapping[Ref, int]
    speaker_of: Mapping[Ref, str | None]  # who asserts it; of an outlet's own words, whom its page has them from
    article_of: Mapping[str, Article]
    page_of: Mapping[str, str]  # the page that an article is an edition of


def make_links(judged: Sequence[Judged], known: Known) -> list[Link]:
    """A link for each judged pair that has something to do with each other, and for each of their copies.

    Two that say the same are linked where they are in one claim; where two claims part nothing else links them.
    """
    apart = {_claims(pair, known) for pair in judged if pair.parts}
    out: list[Link] = []
    for pair in judged:
        a, b = pair.a.ref, pair.b.ref
        if a is None or b is None or not pair.links:
            continue
        if pair.parts and _of_one_page(pair, known):
            continue
        claims = _claims(pair, known)
        if not pair.parts and len(claims) > 1 and (pair.judgement.kind == "same" or claims in apart):
            continue
        made = (_link(one, other, pair, known) for one in known.copies_of[a] for other in known.copies_of[b])
        out += [link for link in made if link.kind not in ("denies", "differs") or not _of_one_speaker(link, known)]
    return out


def _of_one_page(pair: Judged, known: Known) -> bool:
    """One page has both in its outlet's own voice: it tells of two things."""
    if pair.a.voice.kind != "outlet" or pair.b.voice.kind != "outlet" or pair.a.ref is None or pair.b.ref is None:
        return False
    pages = {ref.article for ref in known.copies_of[pair.a.ref]}
    return any(ref.article in pages for ref in known.copies_of[pair.b.ref])


def _of_one_speaker(link: Link, known: Known) -> bool:
    """Nobody stands against what they say themselves: a later word is an update, the rest are two things."""
    speaker = known.speaker_of[link.a]
    return speaker is not None and speaker == known.speaker_of[link.b]


def _claims(pair: Judged, known: Known) -> frozenset[int]:
    return frozenset(known.claim_of[ref] for ref in (pair.a.ref, pair.b.ref) if ref is not None)


def copy_links(copies: Sequence[tuple[Ref, Ref]], words: Mapping[Ref, str]) -> list[Link]:
    """A link for each two statements that are one text, the later's first; `words` are those of the statements."""
    quoted = ((a, b, shorten(words[b], _COPIED_WORDS)) for a, b in copies)
    return [Link(b, a, "copies", None, None, f'both have "{said}"') for a, b, said in quoted]


def _link(a: Ref, b: Ref, pair: Judged, known: Known) -> Link:
    judgement = pair.judgement
    kind: LinkKind = judgement.kind if judgement.kind != "unrelated" else "same"
    because, score = judgement.because, round(judgement.score, 4)
    if pair.parts and (later := _later(a, b, pair, known)) is not None:
        first, second = (a, b) if later == a else (b, a)
        return Link(first, second, "updates", judgement.slot, score, f"{because}: the later word of the same source")
    return Link(a, b, kind, judgement.slot, score, because)


def _later(a: Ref, b: Ref, pair: Judged, known: Known) -> Ref | None:
    """The one of two values of one page or one speaker that came later; None where they are of two, or of one time."""
    one_page = known.page_of[a.article] == known.page_of[b.article] and a.article != b.article
    if one_page and _both_stand(a, b, pair, known):
        return None
    speaker = known.speaker_of[a]
    if not one_page and (speaker is None or speaker != known.speaker_of[b]):
        return None
    if a.article == b.article:
        left, right = pair.a.said, pair.b.said
    else:
        left, right = _last_touched(known.article_of[a.article]), _last_touched(known.article_of[b.article])
    if left is None or right is None or left == right:
        # Which of two editions came later nobody may know; that they are of one page is enough.
        return max(a, b) if one_page else None
    return a if left > right else b


def _both_stand(a: Ref, b: Ref, pair: Judged, known: Known) -> bool:
    """One edition has both: they part on the page itself, whichever edition is looked at."""
    copies_of_a = known.copies_of.get(pair.a.ref or a, ())
    copies_of_b = known.copies_of.get(pair.b.ref or b, ())
    return any(r.article == b.article for r in copies_of_a) or any(r.article == a.article for r in copies_of_b)


def _last_touched(article: Article) -> datetime | None:
    return article.modified or article.published
