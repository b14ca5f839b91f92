"""Who is heard in the articles of one story, and how much of each stands in another's text too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.model import (
    MESSAGING_KINDS,
    Attribution,
    Heard,
    HeardAcross,
    HeardOn,
    Passage,
    Reading,
    Reply,
    SharedWords,
    Span,
)
from sayso.story.saying.speakers import Speakers, fold_name, gather_speakers, source_name
from sayso.text import merge_spans, words_in

# The first that holds is how an article hears somebody; a reply that did not come is told beside it.
_RANK: dict[Heard, int] = {"quoted": 0, "paraphrased": 1, "declined": 2, "no_response": 3, "talked_about": 4}
_HEARD = ("quoted", "paraphrased")
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "i", "we", "you", "who", "one", "that", "this", "these", "those",
     "him", "her", "them", "me", "us", "his", "their", "its", "my", "our", "your", "hers", "theirs"}
)  # fmt: skip


@dataclass
class _Met:
    name: str
    kind: str
    role: str | None = None
    party: str | None = None
    on: dict[str, HeardOn] = field(default_factory=dict)


def find_heard(readings: Sequence[Reading], text_of: dict[str, str] | None = None) -> tuple[HeardAcross, ...]:
    """Everybody whom the articles bring up, those heard in most texts first; copies of one text count once.

    `text_of` has the origin of each article. Only talked about is nobody in an article that is known to be cut: the
    rest may quote them. Sources without a name are of one row only within one text: two officials of two papers may
    be two people or one.
    """
    origins = text_of or {}
    speakers = gather_speakers(readings)
    met: dict[tuple[str, str], _Met] = {}
    for reading in readings:
        text = origins.get(reading.article.id, reading.article.id)
        _meet_mentioned(reading, speakers, met)
        _meet_sources(reading, speakers, met, text)

    parties = {speakers.key(m.party): m.party for m in met.values() if m.party}
    for one in met.values():
        # A party that speaks in its own name is of its own row, and goes by its fullest name.
        own = parties.get(speakers.key(one.party or one.name))
        one.party = speakers.printed(speakers.key(own), own) if own else one.party

    def weight(one: _Met) -> tuple[int, int, int]:
        of = [origins.get(a, a) for a in one.on]
        heard = {t for t, on in zip(of, one.on.values(), strict=True) if on.heard in _HEARD}
        best = min((_RANK[on.heard] for on in one.on.values()), default=len(_RANK))
        return -len(heard), best, -len(set(of))

    found = sorted((m for m in met.values() if m.on), key=weight)
    return tuple(HeardAcross(m.name, m.kind, m.role, m.party, tuple(m.on.values())) for m in found)


def _meet_mentioned(reading: Reading, speakers: Speakers, met: dict[tuple[str, str], _Met]) -> None:
    cut = reading.article.complete is False
    for mention in reading.mentions:
        if mention.kind == "unnamed" or (cut and mention.heard == "talked_about" and mention.reply is None):
            continue
        key = speakers.key(mention.name)
        one = met.setdefault(("", key), _Met(speakers.printed(key), mention.kind))
        _put(one, reading.article.id, mention.heard, mention.reply, ())


def _meet_sources(reading: Reading, speakers: Speakers, met: dict[tuple[str, str], _Met], text: str) -> None:
    for a in reading.attributions:
        name = source_name(reading, a)
        if a.source is None or name is None or fold_name(name) in _PRONOUNS:
            continue
        if a.source.kind == "unnamed":
            name = _description(reading, a, name)
            one = met.setdefault((text, fold_name(name)), _Met(name, "unnamed"))
        else:
            key = speakers.key(name)
            one = met.setdefault(("", key), _Met(speakers.printed(key), a.source.kind or "person"))
        one.role = one.role or a.source.role
        one.party = one.party or a.source.party
        known = one.on.get(reading.article.id)
        # What somebody thinks or wants is told of them: they are not heard by it, unless the page says otherwise.
        heard: Heard = _how(a) if a.speech else known.heard if known else "talked_about"
        if heard == "talked_about" and reading.article.complete is False:
            continue
        _put(one, reading.article.id, heard, None, (a.id,))


def _how(a: Attribution) -> Heard:
    return "paraphrased" if a.manner == "indirect" else "quoted"


def _description(reading: Reading, a: Attribution, name: str) -> str:
    words = " ".join(reading.article.words(a.source.spans).split()).strip(" ,") if a.source else ""
    return words or name


def _put(one: _Met, article: str, heard: Heard, reply: Reply | None, ids: tuple[str, ...]) -> None:
    known = one.on.get(article)
    if known is None:
        one.on[article] = HeardOn(article, heard, reply, ids)
        return
    best = min(heard, known.heard, key=_RANK.__getitem__)
    one.on[article] = HeardOn(article, best, known.reply or reply, (*known.attributions, *ids))


def share_words(readings: Sequence[Reading], passages: Sequence[Passage]) -> tuple[SharedWords, ...]:
    """For each article, how many of its words stand in a passage that another of these articles has too."""
    ids = {r.article.id for r in readings}
    spans: dict[str, list[Span]] = {}
    others: dict[str, dict[str, None]] = {}
    for p in passages:
        if p.article in ids and p.other in ids and p.article != p.other:
            spans.setdefault(p.article, []).append(p.span)
            spans.setdefault(p.other, []).append(p.other_span)
            others.setdefault(p.article, {})[p.other] = None
            others.setdefault(p.other, {})[p.article] = None
    return tuple(_share(r, spans.get(r.article.id, []), tuple(others.get(r.article.id, {}))) for r in readings)


def _share(reading: Reading, spans: list[Span], others: tuple[str, ...]) -> SharedWords:
    held = merge_spans(spans)
    words = shared = 0
    for block in reading.article.blocks:
        if block.kind in MESSAGING_KINDS or block.kind == "byline":
            continue
        for word in words_in(reading.article.text, block.span):
            words += 1
            shared += any(s.start <= word.start and word.end <= s.end for s in held)
    return SharedWords(reading.article.id, words, shared, others)
