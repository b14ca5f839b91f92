"""How the outlets put one thing, each in its own words: cues for one source, what a name is called, words for a thing.

Only what the outlet itself chose is held against the others: its own statements, the cue and what it calls a source.
Nothing says which of the words is fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.model import Claim, Link, Reading, Span, WordingRow
from sayso.story.beside.own_words import find_words, gather_uses
from sayso.story.saying.speakers import Speakers, gather_speakers, speaker_of
from sayso.story.saying.stop_words import STOP_WORDS
from sayso.story.saying.terms import stem_word

# What these do is a matter of choice beside "said"; whether somebody denies, asks or promises is not.
_CHOSEN_ACTS = frozenset({"claim", "confirm", "admit", "reveal", "note", "repeat", "warn", "suggest"})
_TELLING_ACTS = frozenset({"say", *_CHOSEN_ACTS})
# Of which body or place somebody is something: "of the health board", "the board's".
_OF, _OWNER = re.compile(r"\s(?:of|for|in|at|from|on)\s.*"), re.compile(r"\b(?:the\s+)?[\w-]+['’]s?\s")


def find_wordings(
    readings: Sequence[Reading],
    claims: Sequence[Claim] = (),
    links: Sequence[Link] = (),
    text_of: dict[str, str] | None = None,
) -> tuple[WordingRow, ...]:
    """The things that two texts or more put differently, in order: cues, names, words.

    Copies (`text_of`: the origin of each article) are one text and are not held against each other; what they changed
    is told with the copies.
    """
    origins = {r.article.id: (text_of or {}).get(r.article.id, r.article.id) for r in readings}
    speakers = gather_speakers(readings)
    rows = [*_cue_rows(readings, origins, speakers), *_name_rows(readings, origins, speakers)]
    rows += find_words(readings, claims, links, origins)
    return tuple(rows)


def _cue_rows(readings: Sequence[Reading], origins: dict[str, str], speakers: Speakers) -> Iterator[WordingRow]:
    """For each speaker whom two texts hear, the cues, where they do not do the same."""
    cues: dict[str, list[tuple[str, Span, str, str]]] = {}
    acts: dict[str, dict[str, set[str]]] = {}
    for reading in readings:
        article = reading.article
        for a in reading.attributions:
            speaker = speaker_of(reading, a, speakers)
            if speaker is None or not a.speech or a.act not in _TELLING_ACTS or not a.cue or a.parent is not None:
                continue
            words = article.words(a.cue).lower()
            if not re.search(r"\w", words):
                continue
            span = Span(a.cue[0].start, a.cue[-1].end)
            cues.setdefault(speaker, []).append((article.id, span, words, a.act))
            of = acts.setdefault(speaker, {}).setdefault(origins[article.id], set())
            of.update({a.act} & _CHOSEN_ACTS)
    for speaker, found in cues.items():
        told = list(acts[speaker].values())
        if len(told) > 1 and any(t != told[0] for t in told):
            yield WordingRow("cue", speakers.printed(speaker), gather_uses((w, i, s) for i, s, w, _ in found))


def _name_rows(readings: Sequence[Reading], origins: dict[str, str], speakers: Speakers) -> Iterator[WordingRow]:
    """For each name that two texts hear, what it is called, where one says another thing than the other."""
    roles: dict[str, list[tuple[str, str, Span]]] = {}
    for reading in readings:
        article = reading.article
        for a in reading.attributions:
            speaker = speaker_of(reading, a, speakers)
            if speaker is None or a.source is None or not a.source.role or a.source.kind != "person":
                continue
            at = next((at for s in a.source.spans if (at := _locate(article.text, s, a.source.role))), None)
            if at is not None:
                roles.setdefault(speaker, []).append((a.source.role, article.id, at))
    for speaker, found in roles.items():
        uses = gather_uses(found)
        texts = [{origins[i] for i, _ in use.at} for use in uses]
        apart = any(
            _calls_otherwise(x.words, y.words) and texts[n] != texts[m]
            for n, x in enumerate(uses)
            for m, y in enumerate(uses[:n])
        )
        if apart:
            yield WordingRow("name", speakers.printed(speaker), uses)


def _calls_otherwise(one: str, other: str) -> bool:
    """Some word that is no name stands in one and not in the other.

    "chairman of the health board" and "the board's chairman" call alike: of what one body or place it is, is compared
    only where both tell it.
    """
    if bool(_OF.search(one)) != bool(_OF.search(other)):
        one, other = _OF.sub("", one), _OF.sub("", other)
    left, right = (
        {stem_word(w): w for w in re.findall(r"\w+", _OWNER.sub("", x)) if w not in STOP_WORDS} for x in (one, other)
    )
    apart = [w for x, y in ((left, right), (right, left)) for stem, w in x.items() if stem not in y]
    return any(w[:1].islower() for w in apart)


def _locate(text: str, span: Span, words: str) -> Span | None:
    at = text.find(words, span.start, span.end)
    return Span(at, at + len(words)) if at >= 0 else None
