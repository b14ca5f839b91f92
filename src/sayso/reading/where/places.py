"""The places that an article names, with their degrees where the article tells which place is meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from sayso.model import Article, Statement, Where
from sayso.reading.parse import ParsedBlock
from sayso.reading.where.gazetteer import country_of_demonym, fold_name, load_countries
from sayso.reading.where.mentions import Mention, find_mentions
from sayso.reading.where.regions import load_regions, load_short_names
from sayso.reading.where.resolve import Resolver
from sayso.reading.who.names import Cast

_CAPITALISED = re.compile(r"\b[A-Z][a-zé]{2,14}\b")
_SHOUTED = 5  # letters: a name in capitals that long is no abbreviation


def find_places(article: Article, parsed: Sequence[ParsedBlock], cast: Cast) -> list[Where]:
    """The places named in the blocks that are read, in order, each name as printed, degrees of its middle.

    A name that several places have gets degrees only where the article tells which is meant: by the country or state
    beside it, the places around, the size. No country is attached to a place; of places that two sides claim, none
    is known. Never raises.
    """
    mentions = list(find_mentions(parsed, cast))
    named = {fold_name(m.name) for m in mentions}
    kept = [m for m in mentions if _is_meant(m, named)]
    resolver = Resolver(kept, _hints(article, parsed))
    out = []
    for m in kept:
        sense = resolver.place_of(m)
        if sense is None and not _is_name(m, resolver):
            continue
        if sense is None:
            out.append(Where(m.span, _printed(m.name), None, None))
        else:
            out.append(Where(m.span, _printed(m.name), sense.latitude, sense.longitude, sense.kind))
    return out


def place_statements(statements: Iterable[Statement], places: Sequence[Where]) -> tuple[Statement, ...]:
    """The statements, each with the places that it names, every name once."""
    starts = [p.span.start for p in places]
    out = []
    for statement in statements:
        named: dict[str, Where] = {}
        for span in statement.spans:
            for place in places[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                named.setdefault(place.name, place)
        out.append(replace(statement, where=tuple(named.values())) if named else statement)
    return tuple(out)


def _is_meant(mention: Mention, named: set[str]) -> bool:
    """Not an abbreviation that stands alone, unless the article has the full name too."""
    region = load_short_names().get(mention.name)
    if region is None or mention.sure or mention.dateline or mention.name in load_regions():
        return True
    return fold_name(region.name) in named


def _is_name(mention: Mention, resolver: Resolver) -> bool:
    """Whether a name without degrees is shown: one of several places, or one with a known place after it."""
    return (
        mention.known
        or mention.inside is not None
        or ((mention.located or mention.dateline) and bool(resolver.senses[mention.name]))
    )


def _printed(name: str) -> str:
    return name.title() if name.isupper() and max(map(len, name.split()), default=0) >= _SHOUTED else name


def _hints(article: Article, parsed: Sequence[ParsedBlock]) -> Iterator[str]:
    """Countries by the adjectives of the text ("Danish") and by the end of the page's address (".dk")."""
    seen: set[str] = set()
    for block in parsed:
        seen.update(_CAPITALISED.findall(block.text))
    for word in sorted(seen):
        country = country_of_demonym(word)
        if country is not None:
            yield country.code
    host = urlsplit(article.url).hostname if article.url else None
    code = (host or "").rsplit(".", 1)[-1].upper().replace("UK", "GB")
    if len(code) == 2 and code in load_countries() and code not in ("EU", "ME", "IO", "TV", "CO", "AI", "FM"):
        yield code
