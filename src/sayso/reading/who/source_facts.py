"""What is told of a source: its name, kind, role, and for whom it speaks, all in words of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.model import Article, Source, SourceKind, Span, Spans
from sayso.reading.found import Found
from sayso.reading.who.bodies import kind_shown
from sayso.reading.who.discourse import Discourse, Referent
from sayso.reading.who.names import Named
from sayso.reading.who.parties import find_party
from sayso.reading.who.phrases import PERSONAL, PLURAL_PRONOUNS, SPEAKERS_OWN
from sayso.reading.who.source_nouns import NEWSROOM_NAME_WORDS, SHORT_ROLES
from sayso.reading.wording.media_words import REPORTERS, SEEING

if TYPE_CHECKING:
    from spacy.tokens import Token


def make_source(article: Article, discourse: Discourse, found: Found, referent: Referent | None) -> Source:
    """The source of an attribution as the page puts it, and what the article tells of the one who is meant."""
    number, tokens = discourse.tokens_of(found.source)
    named = referent.named if referent else None
    role = _role(article, named) if named else None
    name_at = referent.name if referent else None
    kind = _kind(discourse, referent, found.source, tokens)
    return Source(
        spans=found.source,
        name=_words(article, name_at),
        named_at=name_at if _words(article, name_at) else None,
        kind="witness" if _saw(discourse, found) else kind,
        role=_words(article, role),
        party=_party(article, discourse, number, tokens, named),
    )


def _kind(discourse: Discourse, referent: Referent | None, spans: Spans, tokens: list[Token]) -> SourceKind | None:
    if referent is None:
        return _kind_unresolved(discourse, spans, tokens)
    return kind_shown(referent.named) if referent.named is not None else referent.kind


def _saw(discourse: Discourse, found: Found) -> bool:
    """Whether a newsroom's people saw it: "a reporter of the Gull counted nine cranes", "were seen by the Gull"."""
    cue = discourse.tokens_of(found.cue)[1] if found.cue else []
    if not any(t.lemma_.lower() in SEEING for t in cue):
        return False
    return cue[-1].lower_ == "by" or any(t.lemma_.lower() in REPORTERS for t in discourse.tokens_of(found.source)[1])


def _kind_unresolved(discourse: Discourse, spans: Spans, tokens: list[Token]) -> SourceKind | None:
    """What kind of source it is whose name cannot be told."""
    words = {t.lower_ for t in tokens}
    if words & (PLURAL_PRONOUNS | {"we", "us", "our"}):
        return "group"
    cast = discourse.cast
    if words & (PERSONAL | SPEAKERS_OWN):
        return "person" if any(n.kind == "person" for n in cast.named) else "unnamed"
    ambiguous = any(who is None for _, who in cast.within(spans))
    return "person" if ambiguous else None


def _role(article: Article, named: Named) -> Span | None:
    """The first role that is more than an abbreviation ("Sen."), else the first."""
    full = (r for r in named.roles if article.text[r.start : r.end].strip(".").lower() not in SHORT_ROLES)
    return next(full, named.roles[0] if named.roles else None)


def _party(article: Article, discourse: Discourse, number: int, tokens: list[Token], named: Named | None) -> str | None:
    """For whom the source speaks, by the words here, else by those that the article has beside the name."""
    party = find_party(discourse.parsed[number], tokens, discourse.cast)
    for role in named.roles if named else ():
        if party is not None:
            break
        block, words = discourse.tokens_of((role,))
        party = find_party(discourse.parsed[block], words, discourse.cast)
    if party is None and named is not None and named.kind != "person":
        # "A spokesman said" was taken for the body that he speaks for.
        speaks = any(t.lower_.startswith("spokes") for t in tokens)
        return _words(article, named.full) if speaks else None
    if party is None or (party[1] is not None and party[1] is named):
        return None
    # "Commissioner of Lind" is of the town, also where a person's name has it.
    # The navy of a land is not that of a paper whose name has the land in it.
    body = party[1] is not None and party[1].kind != "person" and party[1].words[-1] not in NEWSROOM_NAME_WORDS
    return _words(article, party[1].full if party[1] is not None and body else party[0])


def _words(article: Article, span: Span | None) -> str | None:
    return article.text[span.start : span.end] or None if span is not None else None
