"""Invented pages on one event, and a comparison of them made by hand, for tests of what people see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sayso.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Comparison,
    DriftAcross,
    Flag,
    Genre,
    Interval,
    Link,
    Manner,
    Mention,
    Origin,
    Passage,
    Reading,
    Ref,
    Source,
    SourceKind,
    Span,
    Statement,
    Story,
    Voice,
    VoiceKind,
    When,
)


@dataclass(frozen=True)
class Said:
    """A sentence of somebody: SOURCE CUE CONTENT, or CONTENT CUE SOURCE where `after`."""

    source: str
    cue: str
    content: str
    name: str | None = None
    kind: SourceKind = "person"
    party: str | None = None
    role: str | None = None
    act: str = "say"
    flags: tuple[Flag, ...] = ("asserted",)
    said_at: Interval | None = None
    after: bool = False
    tail: str = ""
    speech: bool = True


@dataclass(frozen=True)
class Own:
    """A sentence in the outlet's own voice."""

    words: str
    kind: VoiceKind = "outlet"
    block: BlockKind = "body"


def day(number: int, hour: int = 0, month: int = 5) -> datetime:
    return datetime(2031, month, number, hour, tzinfo=UTC)


def on_day(number: int) -> Interval:
    return Interval(day(number), day(number + 1))


def read_page(
    outlet: str,
    published: datetime | None,
    *sentences: Said | Own | str,
    genre: Genre = "report",
    complete: bool | None = None,
    mentions: tuple[Mention, ...] = (),
    times: tuple[tuple[str, Interval], ...] = (),
) -> Reading:
    """The reading of a page of such sentences; the first, a string, is its headline. Offsets are right by making."""
    text, blocks = "", []
    attributions: list[Attribution] = []
    statements: list[Statement] = []
    for one in sentences:
        start = len(text)
        if isinstance(one, str):
            text += f"{one}\n"
            blocks.append(Block(Span(start, len(text)), "headline", "by hand"))
            _state(statements, len(blocks) - 1, text, [Span(start, start + len(one))], Voice("outlet", outlet, None))
            continue
        if isinstance(one, Own):
            text += f"{one.words}\n"
            span = Span(start, start + len(one.words))
            blocks.append(Block(Span(start, len(text)), one.block, "by hand"))
            name = outlet if one.kind == "outlet" else None
            _state(statements, len(blocks) - 1, text, [span], Voice(one.kind, name, None))
            continue
        text, source, cue, content = _say(text, one)
        blocks.append(Block(Span(start, len(text)), "body", "by hand"))
        known = f"a{len(attributions) + 1}"
        quoted = one.content[0] in '“"' and one.content[-1] in '”"'
        manner: Manner = "direct" if quoted else "partial" if "“" in one.content else "indirect"
        name = one.name or one.source
        who = Source((source,), None if one.kind == "unnamed" else name, None, one.kind, one.role, one.party)
        attributions.append(
            Attribution(
                known, who, (cue,), (content,), (), one.act, one.speech, manner, one.flags, one.said_at, (), None,
                None, "says", None, "hand@1", "by hand",
            )
        )  # fmt: skip
        voice = Voice(one.kind, name, one.party)
        _state(statements, len(blocks) - 1, text, [content], voice, (known,), manner, one.flags)
    ident = f"{outlet.split('.')[0]:0<16}"[:16]
    article = Article(
        ident, f"{outlet}.html", f"https://{outlet}/story", outlet, text, tuple(blocks), "en",
        sentences[0] if isinstance(sentences[0], str) else None, (), published, None, None, None, genre, complete,
    )  # fmt: skip
    whens = tuple(When(Span(text.index(w), text.index(w) + len(w)), "DATE", None, interval) for w, interval in times)
    made = [_with_when(replace(s, article_id=ident), whens) for s in statements]
    return Reading(article, tuple(attributions), tuple(made), mentions, whens, (), (), (), 0)


def _with_when(s: Statement, whens: tuple[When, ...]) -> Statement:
    inside = [w for w in whens for p in s.spans if p.start <= w.span.start and w.span.end <= p.end]
    return replace(s, when=inside[0]) if inside else s


def _say(text: str, one: Said) -> tuple[str, Span, Span, Span]:
    order = (one.content, one.cue, one.source) if one.after else (one.source, one.cue, one.content)
    spans = []
    for words in order:
        spans.append(Span(len(text), len(text) + len(words)))
        text += words + " "
    text = text.rstrip() + one.tail + "\n"
    content, cue, source = spans if one.after else (spans[2], spans[1], spans[0])
    return text, source, cue, content


def _state(
    out: list[Statement],
    block: int,
    text: str,
    spans: list[Span],
    voice: Voice,
    chain: tuple[str, ...] = (),
    manner: Manner = "own",
    flags: tuple[Flag, ...] = ("asserted",),
) -> None:
    words = " ".join(text[s.start : s.end] for s in spans)
    out.append(
        Statement(
            f"s{len(out) + 1}", "", block, tuple(spans), words, voice, chain, None, manner, flags, None, (), (), None,
            "hand@1", "by hand",
        )
    )  # fmt: skip


def find(reading: Reading, words: str) -> Ref:
    """The statement that has `words`."""
    return Ref(reading.article.id, next(s.id for s in reading.statements if words in s.text))


WIRE = read_page(
    "coastwire.example", day(6, 7),
    "Pit at Harl flooded, 40 miners missing",
    Own("Water broke into the Harl pit on Monday."),
    Said("Mine director Ada Brenn", "said", "that 40 miners were missing.", name="Ada Brenn", party="Harl Mining",
         role="director", said_at=on_day(6)),
    Said("Brenn", "said", "“We closed the lower gates within six minutes and nobody was sent down after that”",
         name="Ada Brenn", after=True, said_at=on_day(6)),
    Own("The regime in Varn has sent divers to the pit."),
    times=(("on Monday", on_day(5)),),
    mentions=(Mention("Ada Brenn", "person", (), "quoted"), Mention("Varn", "government", (), "talked_about")),
)  # fmt: skip
GAZETTE = read_page(
    "gazette.example", day(6, 9),
    "Forty miners missing at Harl",
    Own("Water broke into the Harl pit on Monday."),
    Said("Mine director Ada Brenn", "said", "that 40 miners were missing.", name="Ada Brenn", party="Harl Mining",
         role="director", said_at=on_day(6)),
    Said("Brenn", "said", "“We closed the lower gates within six minutes”", name="Ada Brenn", after=True,
         said_at=on_day(6)),
    times=(("on Monday", on_day(5)),),
    mentions=(Mention("Ada Brenn", "person", (), "quoted"),),
)  # fmt: skip
ECHO = read_page(
    "echo.example", day(6, 15),
    "Union says 55 miners never came up",
    Said("The pit workers' union", "said", "55 miners had not come up.", kind="organisation", party=None),
    Said("Ada Brenn, the embattled director of the pit,", "claimed",
         "that the gates had been closed “within six minutes”.",
         name="Ada Brenn", party="Harl Mining", role="embattled director", act="claim"),
    Said("Brenn", "denied", "that anybody had been sent down after the alarm.", name="Ada Brenn", act="deny",
         flags=("denied",)),
    Said("Two foremen", "said", "men were sent down after the alarm.", kind="unnamed"),
    Own("The government in Varn has sent divers to the pit."),
    mentions=(Mention("Ada Brenn", "person", (), "quoted"), Mention("Osk Tarn", "person", (), "talked_about"),
              Mention("Mines Inspectorate", "government", (), "no_response")),
)  # fmt: skip


def make_comparison() -> Comparison:
    """Three pages: a wire text, its copy with cuts, and one of its own with another count and a denial."""
    missing = (find(WIRE, "40 miners were"), find(GAZETTE, "40 miners were"))
    broke = (find(WIRE, "Water broke"), find(GAZETTE, "Water broke"))
    union = find(ECHO, "55 miners had")
    denied, sent = find(ECHO, "anybody had been"), find(ECHO, "men were sent")
    gates = (find(WIRE, "We closed"), find(GAZETTE, "We closed"), find(ECHO, "gates had been"))
    divers = (find(WIRE, "sent divers"), find(ECHO, "sent divers"))
    text = ECHO.article.text
    at = text.index("Brenn denied")
    one = ("one speaker: Ada Brenn",)
    claims = (
        _claim("c1", "Water broke into the Harl pit on Monday.", broke, 2, 1, 1, ("one text: Coast Wire",), "one_text"),
        _claim("c2", "40 miners were missing.", missing, 2, 1, 1, one, "one_text", party="Harl Mining", disputed=True),
        _claim("c3", "55 miners had not come up.", (union,), 1, 1, 1, ("one article",), "single", disputed=True),
        _claim("c4", text[at : text.index("\n", at)], (denied,), 1, 1, 1, one, "single", party="Harl Mining",
               disputed=True),
        _claim("c5", "men were sent down after the alarm.", (sent,), 1, 1, 1, ("one article",), "single",
               disputed=True),
        _claim("c6", "the gates had been closed “within six minutes”.", gates, 3, 1, 1, one, "one_party",
               party="Harl Mining"),
        _claim("c7", "The government in Varn has sent divers to the pit.", divers, 2, 1, 2,
               ("the outlets' own words name nobody",), "several_origins"),
    )  # fmt: skip
    links = (
        Link(missing[0], union, "differs", "how_many", 0.9, "“40 miners” (Ada Brenn) and “55 miners” (the union)"),
        Link(missing[1], union, "differs", "how_many", 0.9, "“40 miners” (Ada Brenn) and “55 miners” (the union)"),
        Link(denied, sent, "denies", "whether", 0.8, "“denied that anybody had been sent down” (Ada Brenn)"),
        Link(*broke, "copies", None, None, "the same words in both"),
    )
    a, b = WIRE.article.text, GAZETTE.article.text
    start, start_b = a.index("Water"), b.index("Water")
    passage = Passage(
        WIRE.article.id, Span(start, a.index("within six minutes") + 18), GAZETTE.article.id,
        Span(start_b, b.index("within six minutes") + 18), 1.0,
    )  # fmt: skip
    wire, gazette, echo = (r.article.id for r in (WIRE, GAZETTE, ECHO))
    return Comparison(
        (WIRE, GAZETTE, ECHO),
        (
            Origin("o1", "agency", "Coast Wire", (wire, gazette), "36 words in the same order"),
            Origin("o2", "outlet", "echo.example", (echo,), "a text of its own"),
        ),
        (passage,),
        (Story("e1", (wire, gazette, echo), "share Harl, Brenn and the day"),),
        claims,
        links,
        (DriftAcross(union, find(WIRE, "Pit at Harl"), "miners missing is attributed here and flat there"),),
    )


def _claim(
    ident: str,
    text: str,
    refs: tuple[Ref, ...],
    outlets: int,
    origins: int,
    most: int,
    because: tuple[str, ...],
    state: str,
    *,
    party: str | None = None,
    disputed: bool = False,
) -> Claim:
    states = (state, "disagreement") if disputed else (state,)
    return Claim(
        ident, text, refs[0], refs, outlets, origins, most, because, (party,) if party else (), disputed,
        states,  # type: ignore[arg-type]
    )  # fmt: skip
