"""A story of a lake told: why its articles are of one event, and what they claim, by the story stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.model import Comparison, Reading, Story
from sayso.scale.copying import Text, load_readings
from sayso.scale.signing import hash_word, load_vectors
from sayso.story.compare import compare
from sayso.story.events.event_words import EventWords, event_words
from sayso.story.events.grouping import because_of, shared_of

Row = dict[str, Any]
COMPARED = 300  # articles of a story whose statements are compared; of a larger one nothing is claimed


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one event."""

    story: str  # the id of its oldest article
    texts: tuple[Text, ...]  # in the order of the lake
    other: tuple[Text, Text] | None  # an article of it, and the one outside it that is likest to that


@dataclass(frozen=True, slots=True)
class Told:
    """Rows of the lake's gathered tables."""

    stories: list[Row]
    claims: list[Row]
    claim_statements: list[Row]
    links: list[Row]


def tell_stories(at_least: int, groups: Sequence[Group]) -> list[Told]:
    """The rows of each story; claims of those with so many articles and no more than 300."""
    texts = [t for g in groups for t in (*g.texts, *(g.other or ()))]
    readings = load_readings(texts)
    vectors = {f: load_vectors(t.lake, f) for f, t in {t.file: t for t in texts}.items()}
    return [_tell(group, at_least, readings, vectors) for group in groups]


def _tell(
    group: Group, at_least: int, readings: dict[Text, Reading], vectors: dict[int, list[dict[int, float]]]
) -> Told:
    held = [readings[t] for t in group.texts]
    because = _say_why(group, readings, vectors)
    compared = at_least <= len(held) <= COMPARED
    stories = [
        {"story": group.story, "article_id": r.article.id, "articles": len(held), "compared": compared,
         "because": because}
        for r in held
    ]  # fmt: skip
    if not compared:
        return Told(stories, [], [], [])
    story = Story(group.story, tuple(r.article.id for r in held), because)
    return Told(stories, *_claims_of(story, compare(held, group=lambda given: (story,))))


def _say_why(group: Group, readings: dict[Text, Reading], vectors: dict[int, list[dict[int, float]]]) -> str:
    def words(text: Text) -> EventWords:
        return event_words(readings[text].article)

    def vector(text: Text, about: EventWords) -> dict[str, float]:
        by_number = {hash_word(w): w for w in about.weights}
        return {by_number[number]: x for number, x in vectors[text.file][text.place].items()}

    about = [words(t) for t in group.texts]
    apart = None
    if group.other is not None:
        mine, theirs = group.other
        one, other = words(mine), words(theirs)
        apart = shared_of(one, vector(mine, one), other, vector(theirs, other))
    return because_of(about, [vector(t, w) for t, w in zip(group.texts, about, strict=True)], apart)


def _claims_of(story: Story, made: Comparison) -> tuple[list[Row], list[Row], list[Row]]:
    claims: list[Row] = []
    statements: list[Row] = []
    for c in made.claims:
        claims.append({
            "story": story.id, "claim": c.id, "text": c.text, "article_id": c.at.article, "statement": c.at.statement,
            "outlets": c.outlets, "origins": c.origins, "origins_at_most": c.origins_at_most,
            "origins_because": list(c.origins_because), "parties": list(c.parties), "disputed": c.disputed,
            "states": list(c.states),
        })  # fmt: skip
        statements += [
            {"story": story.id, "claim": c.id, "article_id": ref.article, "statement": ref.statement}
            for ref in c.statements
        ]
    links = [
        {
            "story": story.id, "a_article": k.a.article, "a_statement": k.a.statement, "b_article": k.b.article,
            "b_statement": k.b.statement, "kind": k.kind, "slot": k.slot, "score": k.score, "because": k.because,
        }
        for k in made.links
    ]  # fmt: skip
    return claims, statements, links
