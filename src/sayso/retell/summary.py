"""How much of a page stands on whose word: counts of words, and one sentence."""

from dataclasses import dataclass

from sayso.model import MESSAGING_KINDS, Reading
from sayso.retell.voices import Cast, find_relays
from sayso.retell.wording import count_words
from sayso.text import count_words_in


@dataclass(frozen=True, slots=True)
class Share:
    """Words of the article that stand on one sort of word."""

    label: str  # "the outlet's own", "four named sources"
    words: int
    percent: int  # of the article's words; all shares sum to 100


@dataclass(frozen=True, slots=True)
class Weights:
    """The words of a page, weighed."""

    article: int  # words of the article, the byline left out
    shares: tuple[Share, ...]
    messaging: int  # words of the page that are not the article
    page: int  # all words of the page
    relays: int  # unnamed sources through whom somebody else's words came


def weigh(reading: Reading, cast: Cast) -> Weights:
    """How many words of the article are whose. What is neither statement nor byline is who said it, how and when."""
    text = reading.article.text
    counted = {"article": 0, "byline": 0, "messaging": 0}
    for block in reading.article.blocks:
        part = "messaging" if block.kind in MESSAGING_KINDS else "byline" if block.kind == "byline" else "article"
        counted[part] += count_words_in(text, (block.span,))
    parts = _parts(cast)
    parts.append(("who said it, when and how", counted["article"] - sum(n for _, n in parts)))
    parts = [(label, n) for label, n in parts if n > 0]
    percents = _percents([n for _, n in parts])
    shares = tuple(Share(label, n, p) for (label, n), p in zip(parts, percents, strict=True))
    return Weights(counted["article"], shares, counted["messaging"], sum(counted.values()), len(find_relays(reading)))


def put_summary(weights: Weights) -> str:
    """ "412 words: 38% the outlet's own, 41% four named sources. Another 57 words are not the article."."""
    if not weights.article:
        return "No words of an article."
    shares = ", ".join(f"{s.percent or 'under 1'}% {s.label}" for s in weights.shares)
    said = f"{weights.article:,} words: {shares}."
    if weights.relays:
        said += f" Some of that came through {count_words(weights.relays, 'unnamed source')}."
    if weights.messaging:
        percent = round(100 * weights.messaging / weights.page)
        are = "word is" if weights.messaging == 1 else "words are"
        said += f" Another {weights.messaging:,} {are} not the article ({percent or 'under 1'}% of the page)."
    return said


def _parts(cast: Cast) -> list[tuple[str, int]]:
    groups: dict[str, list[int]] = {
        "outlet": [],
        "named": [],
        "described": [],
        "unnamed": [],
        "unstated": [],
        "unsettled": [],
    }
    for voice in cast.lines:
        name = voice.kind if voice.hue is None else "named" if voice.named else "described"
        name = "outlet" if voice.itself else name
        groups[name].append(voice.words)
    labels = {
        "outlet": "the outlet's own",
        "named": count_words(len(groups["named"]), "named source"),
        "described": count_words(len(groups["described"]), "source") + " described but not named",
        "unnamed": "unnamed sources",
        "unstated": "no source given",
        "unsettled": "not settled",
    }
    return [(labels[name], sum(words)) for name, words in groups.items()]


def _percents(counts: list[int]) -> list[int]:
    """Whole percents that sum to 100, the largest remainders rounded up."""
    total = sum(counts)
    if not total:
        return [0 for _ in counts]
    floors = [100 * n // total for n in counts]
    by_remainder = sorted(range(len(counts)), key=lambda i: -(100 * counts[i] % total))
    for i in by_remainder[: 100 - sum(floors)]:
        floors[i] += 1
    return floors
