"""A person's words taken out of a reading: where they stood are as many █, so no offset moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from sayso.model import Article, Attribution, Mention, Reading, Span, Spans, Statement
from sayso.text import WORD, merge_spans, subtract_spans

HIDDEN = "█"

# A shorter piece of what was said also stands in rules' reasons, as everybody's word.
_FEWEST_WORDS = 2
T = TypeVar("T")
Scrub = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Taken:
    """What goes out of a text."""

    words: Spans  # what they said, with the words that tell that they did
    names: Spans  # and where they are named otherwise


def same_name(one: str | None, other: str) -> bool:
    """Whether two names are the same, whatever their case and spaces."""
    return one is not None and one.casefold().split() == other.casefold().split()


def name_pattern(name: str) -> re.Pattern[str]:
    """What finds a name in a text, whatever its case and spaces."""
    words = r"\s+".join(map(re.escape, name.split()))
    # A name that begins or ends with a mark may stand against a word.
    before, after = (
        (r"(?<!\w)" if name.strip()[:1].isalnum() else ""),
        (r"(?!\w)" if name.strip()[-1:].isalnum() else ""),
    )
    return re.compile(f"{before}{words}{after}", re.IGNORECASE)


def find_words(readings: Iterable[Reading], name: str) -> Taken:
    """Where a person's words stand in a text that has one reading or more, by any of them."""
    words: Spans = ()
    names: list[Span] = []
    for reading in readings:
        words = merge_spans([*words, *_said_by(reading, name)])
        names += [s for m in reading.mentions if same_name(m.name, name) for s in m.spans]
        names += [Span(m.start(), m.end()) for m in name_pattern(name).finditer(reading.article.text)]
    return Taken(words, merge_spans(names))


def _said_by(reading: Reading, name: str) -> Spans:
    theirs = {a.id for a in reading.attributions if a.source and same_name(a.source.name, name)}
    said = [s for a in reading.attributions if a.id in theirs for s in _all_spans(a)]
    for s in reading.statements:
        if same_name(s.voice.name, name) or s.echoes in theirs or theirs.intersection(s.chain):
            said += s.spans
    gone = merge_spans(said)
    # What told of words that are gone, or stood in them, goes with them.
    left = [a for a in reading.attributions if a.id not in theirs]
    while falling := [a for a in left if _falls(reading.article.text, a, gone)]:
        gone = merge_spans([*gone, *(s for a in falling for s in _all_spans(a))])
        left = [a for a in left if a not in falling]
    return gone


def redact(reading: Reading, taken: Taken, names: Iterable[str] = ()) -> Reading:
    """The reading without what was taken, in texts, statements, names and reasons; offsets and ids are as they were."""
    gone, hidden = taken.words, merge_spans([*taken.words, *taken.names])
    old = reading.article
    scrub = _make_scrub([*names, *_pieces(old.text, taken)])
    text = hide(old.text, hidden)
    article: Article = replace(
        _scrub(replace(old, headline=_hide_headline(old, text)), scrub), id=old.id, input=old.input, url=old.url,
        text=text,
    )  # fmt: skip
    attributions = tuple(
        _scrub(_keep_attribution(a, hidden), scrub) for a in reading.attributions if not _falls(old.text, a, gone)
    )
    ids = {a.id for a in attributions}
    statements = tuple(
        _keep_statement(s, article, hidden, ids, scrub) for s in reading.statements if _has_words(old.text, s, gone)
    )
    kept = {s.id for s in statements}
    return Reading(
        article,
        attributions,
        statements,
        tuple(_scrub(m, scrub) for m in _mentions(reading, taken, hidden)),
        tuple(_scrub(t, scrub) for t in reading.times if not _meets((t.span,), hidden)),
        tuple(_scrub(p, scrub) for p in reading.places if not _meets((p.span,), hidden)),
        tuple(_scrub(q, scrub) for q in reading.quantities if not _meets((q.span,), hidden)),
        tuple(_scrub(d, scrub) for d in reading.drift if {d.attributed, d.flat} <= kept),
        reading.unaccounted,
    )


def hide(text: str, spans: Iterable[Span]) -> str:
    """The text with █ for each character of the spans, line breaks left where they are."""
    for s in spans:
        text = text[: s.start] + re.sub(r"[^\n]", HIDDEN, text[s.start : s.end]) + text[s.end :]
    return text


def hidden_spans(text: str) -> Spans:
    """Where a text has been hidden."""
    return tuple(Span(m.start(), m.end()) for m in re.finditer(f"{HIDDEN}+(?:\n+{HIDDEN}+)*", text))


def _all_spans(a: Attribution) -> Spans:
    return (*(a.source.spans if a.source else ()), *a.cue, *a.content, *a.frame)


def _falls(text: str, a: Attribution, gone: Spans) -> bool:
    if _meets(a.cue, gone) or (a.source is not None and _meets(a.source.spans, gone)):
        return True
    return _meets(a.content, gone) and not _words_left(text, a.content, gone)


def _has_words(text: str, s: Statement, gone: Spans) -> bool:
    return not _meets(s.spans, gone) or _words_left(text, s.spans, gone)


def _words_left(text: str, spans: Spans, gone: Spans) -> bool:
    return any(WORD.search(text, s.start, s.end) for s in subtract_spans(spans, gone))


def _meets(spans: Spans, others: Spans) -> bool:
    return any(a.start < b.end and b.start < a.end for a in spans for b in others)


def _keep_attribution(a: Attribution, hidden: Spans) -> Attribution:
    return replace(a, medium=None) if a.medium and _meets((a.medium.span,), hidden) else a


def _keep_statement(s: Statement, article: Article, hidden: Spans, ids: set[str], scrub: Scrub) -> Statement:
    cleaned: Statement = _scrub(
        replace(
            s,
            chain=tuple(a for a in s.chain if a in ids),
            echoes=s.echoes if s.echoes in ids else None,
            when=None if s.when and _meets((s.when.span,), hidden) else s.when,
            where=tuple(w for w in s.where if not _meets((w.span,), hidden)),
            loaded=tuple(w for w in s.loaded if not _meets((w.span,), hidden)),
        ),
        scrub,
    )
    return replace(cleaned, text=article.words(s.spans))


def _mentions(reading: Reading, taken: Taken, hidden: Spans) -> Iterable[Mention]:
    for m in reading.mentions:
        spans = tuple(s for s in m.spans if not _meets((s,), hidden))
        if m.spans and not spans:
            continue
        reply = None if m.reply and _meets((m.reply.span,), hidden) else m.reply
        yield replace(m, spans=spans, reply=reply)


def _pieces(text: str, taken: Taken) -> list[str]:
    """What was taken as it may stand in a reason or a headline: each piece of some length, and how they are named."""
    said = [text[s.start : s.end].strip(" \n\t\"“”'‘’.,;:") for s in taken.words]
    named = [text[s.start : s.end] for s in taken.names]
    return [p for p in said if len(p.split()) >= _FEWEST_WORDS] + [n for n in named if n[:1].isupper() and len(n) > 2]


def _make_scrub(needles: list[str]) -> Scrub:
    wanted = sorted({" ".join(n.split()) for n in needles if n.strip()}, key=len, reverse=True)
    if not wanted:
        return lambda words: words
    pattern = re.compile("|".join(name_pattern(n).pattern for n in wanted), re.IGNORECASE)
    return lambda words: pattern.sub(lambda m: HIDDEN * len(m[0]), words)


def _hide_headline(article: Article, text: str) -> str | None:
    """The headline as the redacted text has it; where it does not stand there, only its known pieces go."""
    headline = article.headline
    start = article.text.find(headline) if headline else -1
    return headline if headline is None or start < 0 else text[start : start + len(headline)]


@cache
def _wordy(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that may hold words of a page: not those whose words are sayso's own."""
    hints = get_type_hints(kind)
    return tuple(f.name for f in fields(cast(Any, kind)) if not _is_literal(hints[f.name]))


def _is_literal(hint: Any) -> bool:
    return get_origin(hint) is Literal or any(_is_literal(inner) for inner in get_args(hint))


def _scrub(value: T, scrub: Scrub) -> T:
    """The same with every string in it, however deep, cleaned."""
    made: Any = value
    if isinstance(made, str):
        made = scrub(made)
    elif isinstance(made, tuple):
        made = tuple(_scrub(v, scrub) for v in made)
    elif is_dataclass(made) and not isinstance(made, Span):
        changed = {name: _scrub(getattr(made, name), scrub) for name in _wordy(cast(Any, type(made)))}
        made = replace(made, **changed)  # type: ignore[type-var]
    result: T = made
    return result
