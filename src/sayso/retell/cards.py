"""A card for each statement: on whose word, by which chain, how it is put, and why the label."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urlsplit

from sayso.model import Article, Attribution, Loaded, Reading, Span, Statement, Where
from sayso.retell.loaded_words import show_loaded
from sayso.retell.voices import Cast, VoiceLine, source_label, source_words
from sayso.retell.wording import (
    MEDIA,
    UNSETTLED,
    UNSTATED,
    put_bounds,
    put_certainty,
    put_interval,
    put_manner,
    put_quoted,
    put_sureness,
)
from sayso.text import WORD

_FRAGMENT_WORDS = 5
_LONGEST_FRAGMENT = 1_500  # characters: what is longer is no run of words, and no address
_CLOSING = "”\"’')]» "
_ENDED = re.compile(r"[.!?…:][”\"’')\]»]*\s*$|\n\s*$")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain, in the page's own words."""

    name: str | None  # the name found for it, where the words are not the name
    words: str  # of the source
    cue: str | None
    when: str | None
    addressee: str | None
    medium: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """What there is to know about one statement, ready to be shown."""

    id: str
    voice: VoiceLine
    title: str  # "Mira Holt, in the outlet's wording"
    echo: str | None  # "repeating city council's claim"
    cue: str | None  # stands before the words, so that a denial is never without its "denied"
    words: str  # an ellipsis where words of somebody else are left out inside
    excerpt: str  # the same, with an ellipsis also where it begins or ends inside a sentence
    certainty: str | None
    chain: tuple[Link, ...]
    when: str | None
    where: str | None
    how_many: str | None  # only amounts whose bounds the words do not show by themselves
    loaded: tuple[str, ...]  # the word, and why it is marked
    why: str
    by: str
    sureness: str | None
    block: str
    address: str | None  # of these words on the page itself


def make_cards(reading: Reading, cast: Cast) -> list[Card]:
    """A card for each statement, in order."""
    attributions = {a.id: a for a in reading.attributions}
    return [_card(reading, s, cast.by_statement[s.id], attributions) for s in reading.statements]


def _card(reading: Reading, s: Statement, voice: VoiceLine, attributions: dict[str, Attribution]) -> Card:
    article = reading.article
    chain = [attributions[i] for i in s.chain if i in attributions]
    return Card(
        id=s.id,
        voice=voice,
        title=put_title(reading, s, voice, attributions),
        echo=put_echo(reading, attributions.get(s.echoes)) if s.echoes else None,
        cue=_tidy(article.words(chain[-1].cue)) if chain else None,
        words=put_words(article, s),
        excerpt=put_excerpt(article, s, cued=bool(chain)),
        certainty=put_certainty(s),
        chain=tuple(_link(reading, a) for a in chain),
        when=_when(reading, s),
        where="; ".join(dict.fromkeys(put_place(w) for w in s.where)) or None,
        how_many=_how_many(reading, s),
        loaded=tuple(put_loaded(article, x) for x in s.loaded),
        why=s.why,
        by=s.by,
        sureness=put_sureness(s.score),
        block=article.blocks[s.block].kind,
        address=put_address(article, s),
    )


def pair_drift(reading: Reading, cards: list[Card]) -> list[tuple[Card, Card, str]]:
    """What is attributed in one place, what is flat in another, and why they are set beside each other."""
    by_id = {c.id: c for c in cards}
    return [
        (by_id[d.attributed], by_id[d.flat], d.why) for d in reading.drift if d.attributed in by_id and d.flat in by_id
    ]


def find_link(article: Article) -> str | None:
    """The page's address where it is one of the web: a link to anything else could run code."""
    try:
        return article.url if urlsplit(article.url or "").scheme in ("http", "https") else None
    except ValueError:
        return None


def put_address(article: Article, s: Statement) -> str | None:
    """The page's address with the statement's words, which a browser then lights up; None without an address.

    Source: WICG, URL Fragment Text Directives (text=start,end).
    """
    return put_span_address(article, s.spans[0]) if s.spans else None


def put_span_address(article: Article, span: Span) -> str | None:
    """The page's address with the words under `span`, as `put_address` has it."""
    url = find_link(article)
    if url is None:
        return None
    words = article.text[span.start : span.end].split()
    ends = [words] if len(words) <= 2 * _FRAGMENT_WORDS else [words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]]
    # A bare hyphen has a meaning of its own in the directive.
    texts = [quote(" ".join(e), safe="", errors="replace").replace("-", "%2D") for e in ends]
    page = urldefrag(url).url
    return page if sum(map(len, texts)) > _LONGEST_FRAGMENT else f"{page}#:~:text={','.join(texts)}"


def put_words(article: Article, s: Statement) -> str:
    """The words of a statement on one line, with an ellipsis where other words stand between its pieces."""
    out, at = "", None
    for span in s.spans:
        if at is not None:
            between = article.text[at : span.start]
            out += " … " if WORD.search(between) else between
        out += article.text[span.start : span.end]
        at = span.end
    return " ".join(out.split())


def put_excerpt(article: Article, s: Statement, *, cued: bool) -> str:
    """`put_words`, with an ellipsis also where the sentence begins before (not after a cue) or goes on after."""
    words = put_words(article, s)
    if not s.spans:
        return words
    block = article.blocks[s.block].span
    before = article.text[block.start : s.spans[0].start].rstrip(" “\"‘'([")
    after = article.text[s.spans[-1].end : block.end]
    opens = cued or not WORD.search(before) or _ENDED.search(before) is not None
    closes = _ENDED.search(words) is not None or not WORD.search(after) or after.lstrip(_CLOSING)[:1] in tuple(".!?…\n")
    return ("" if opens else "… ") + words + ("" if closes else " …")


def put_title(reading: Reading, s: Statement, voice: VoiceLine, attributions: dict[str, Attribution]) -> str:
    """On whose word and in whose words: "Mira Holt, in the outlet's wording", "not settled: ..."."""
    if voice.kind == "outlet":
        return f"{reading.article.outlet or 'The outlet'}, in its own words"
    if voice.kind == "unstated":
        return f"{UNSTATED[0].upper()}{UNSTATED[1:]}"
    if voice.kind == "unsettled":
        return f"{UNSETTLED[0].upper()}{UNSETTLED[1:]}: whose word this is cannot be told from the text"
    last = attributions.get(s.chain[-1]) if s.chain else None
    who = (voice.label if voice.itself else s.voice.name) or source_words(reading, last) or voice.label
    echoed = attributions.get(s.echoes) if s.echoes else None
    echo = put_echo(reading, echoed)
    return ", ".join(part for part in (who.rstrip(" ,"), echo, put_manner(s)) if part)


def put_echo(reading: Reading, echoed: Attribution | None) -> str | None:
    """ "repeating city council's claim"; None where nothing is echoed."""
    if echoed is None:
        return None
    label = source_label(reading, echoed)
    if not label:
        return "repeating a claim"
    if echoed.source is not None and not echoed.source.name and not label.endswith(("'s", "’s", "s'", "s’")):
        return f"repeating a “{label}” claim"
    label = label.removesuffix("'s").removesuffix("’s")
    mark = "'" if label.endswith("s") else "'s"
    return f"repeating {label}{mark} claim"


def _link(reading: Reading, a: Attribution) -> Link:
    words = source_words(reading, a) or "nobody named"
    name = a.source.name if a.source else None
    article = reading.article
    medium = None
    if a.medium:
        said = _tidy(article.text[a.medium.span.start : a.medium.span.end])
        medium = f"{MEDIA[a.medium.kind]} (“{said}”)"
    return Link(
        name=name if name and name.casefold() not in words.casefold() else None,
        words=words.rstrip(" ,"),
        cue=_tidy(article.words(a.cue)),
        when=put_interval(a.said_at),
        addressee=_tidy(article.words(a.addressee)),
        medium=medium,
    )


def _when(reading: Reading, s: Statement) -> str | None:
    if s.when is None:
        return None
    said = _tidy(reading.article.text[s.when.span.start : s.when.span.end])
    day = put_interval(s.when.interval)
    return f"“{said}”: {day}" if day and day != said else f"“{said}”"


def put_loaded(article: Article, loaded: Loaded) -> str:
    """ "“reckless”: judges what it names"; the line alone where it has the word already."""
    words = show_loaded(article, loaded)
    return loaded.why if words.strip("“”\"'‘’") in loaded.why else f"{put_quoted(words)}: {loaded.why}"


def put_place(place: Where) -> str:
    """ "Paris (33.66, -95.56)": which Paris is for a reader to check; the name alone of what is wide or not settled."""
    if place.latitude is None or place.longitude is None or place.kind in ("country", "continent"):
        return place.name
    return f"{place.name} ({place.latitude:.2f}, {place.longitude:.2f})"


def _how_many(reading: Reading, s: Statement) -> str | None:
    """ "“at least 12”: 12 or more killed"."""
    told = []
    for q in reading.quantities:
        sharp = q.low == q.high and not q.about
        if sharp or not any(p.start <= q.span.start and q.span.end <= p.end for p in s.spans):
            continue
        told.append(f"“{_tidy(reading.article.words((q.span,)))}”: {put_bounds(q)}")
    return "; ".join(dict.fromkeys(told)) or None


def _tidy(words: str) -> str | None:
    return " ".join(words.split()) or None
