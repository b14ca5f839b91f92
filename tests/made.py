"""A reading made by hand: an invented page with every kind of voice, for tests of what people see."""

from dataclasses import replace
from datetime import UTC, datetime

from sayso.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Drift,
    Flag,
    Interval,
    Loaded,
    Manner,
    Medium,
    Mention,
    Quantity,
    Reading,
    Source,
    SourceKind,
    Span,
    Spans,
    Statement,
    Voice,
    VoiceKind,
    When,
    Where,
)
from sayso.text import WORD

BLOCKS: list[tuple[BlockKind, str]] = [
    ("navigation", "Home\n"),
    ("navigation", "Harbour\n"),
    ("appeal", "Your support keeps our reporters on the quay. Give from two crowns a month.\n"),
    ("headline", "Bridge at Olm was never safe, engineer says\n"),
    ("standfirst", "City denies that it knew of cracks\n"),
    ("byline", "By Ana Pell\n"),
    ("dateline", "OLM (Coast Wire) — "),
    ("body", "The swing bridge at Olm, which carries 9,000 cars a day, was closed on Tuesday. Mira Holt, the city's "
             "chief engineer, said on Wednesday that the bridge “was never safe” and that three cracks had been "
             "found in May.\n"),
    ("body", "“I wrote two reports and nobody read them,” Holt told reporters in Olm.\n"),
    ("body", "The city council denied that its staff had seen the reports. Two officials familiar with the matter, "
             "who asked not to be named because they feared for their posts, said the mayor may have been told.\n"),
    ("read_more", "Read more: Ferry prices double\n"),
    ("body", "The Evening Gull reported that the builder Tor Vane — who was fined for a collapse in 2019 — had told a "
             "friend that the steel was cheap.\n"),
    ("body", "Mayor Jon Lund repeated the council's claim that no report had reached city hall. The reckless closure "
             "has split the town.\n"),
    ("body", "It is understood that the ferry will run all night. “Somebody has to answer for this.”\n"),
    ("body", "The builders' guild did not respond to a request for comment.\n"),
    ("caption", "The bridge at Olm in June.\n"),
    ("subscribe", "Sign up for the Harbour letter\n"),
]  # fmt: skip
TEXT = "".join(words for _, words in BLOCKS)
DAY = Interval(datetime(2031, 6, 11, tzinfo=UTC), datetime(2031, 6, 12, tzinfo=UTC))


def at(*words: str, after: str = "") -> Spans:
    """The spans of `words` in TEXT, each searched after the one before it."""
    found, start = [], TEXT.index(after)
    for piece in words:
        start = TEXT.index(piece, start)
        found.append(Span(start, start + len(piece)))
        start += len(piece)
    return tuple(found)


def source(
    *words: str, after: str = "", name: str | None, kind: SourceKind, role: str | None = None, party: str | None = None
) -> Source:
    spans = at(*words, after=after)
    return Source(spans, name, spans[0] if name else None, kind, role, party)


def attribution(
    number: int,
    who: Source | None,
    cue: Spans,
    content: Spans,
    *,
    act: str | None = "say",
    manner: Manner = "indirect",
    certainty: tuple[Flag, ...] = ("asserted",),
    frame: Spans = (),
    parent: str | None = None,
    link: str = "says",
    said_at: Interval | None = None,
    medium: Medium | None = None,
) -> Attribution:
    return Attribution(
        f"a{number}", who, cue, content, frame, act, True, manner, certainty, said_at, (), medium, parent,
        "echoes" if link == "echoes" else "says", None, "rules@1", "cue word with a clause",
    )  # fmt: skip


def make_attributions() -> list[Attribution]:
    holt = "Mira Holt"
    return [
        attribution(1, source("engineer", name=holt, kind="person"), at("says"), at("Bridge at Olm was never safe")),
        attribution(2, source("City", after="City denies", name="city council", kind="government"), at("denies"),
                    at("that it knew of cracks"), act="deny", certainty=("denied",)),
        attribution(3, source("Mira Holt, the city's chief engineer,", name=holt, kind="person", role="chief engineer",
                              party="city"),
                    at("said", after="chief engineer, said"), at("that the bridge “was never safe” and that three "
                    "cracks had been found in May"), manner="partial", frame=at("on Wednesday"), said_at=DAY),
        attribution(4, source("Holt", after="Holt told", name=holt, kind="person"), at("told", after="Holt told"),
                    at("“I wrote two reports and nobody read them,”"), manner="direct",
                    frame=at("reporters in Olm"), medium=Medium(at("told reporters")[0], "briefing")),
        attribution(5, source("The city council", name="city council", kind="government"), at("denied"),
                    at("that its staff had seen the reports"), act="deny", certainty=("denied",)),
        attribution(6, source("Two officials familiar with the matter, who asked not to be named because they feared "
                              "for their posts,", name=None, kind="unnamed"),
                    at("said", after="their posts"), at("the mayor may have been told"), certainty=("hedged",)),
        attribution(7, source("The Evening Gull", name="Evening Gull", kind="outlet_other"), at("reported"),
                    at("the builder Tor Vane", "had told a friend that the steel was cheap"), act="report",
                    frame=at("that", after="Gull reported")),
        attribution(8, source("the builder Tor Vane", name="Tor Vane", kind="person", role="builder"), at("had told"),
                    at("that the steel was cheap"), parent="a7", frame=at("a friend")),
        attribution(9, source("Mayor Jon Lund", name="Jon Lund", kind="person", role="Mayor"), at("repeated"),
                    at("that no report had reached city hall"), act="repeat"),
        attribution(10, source("the council's", name="city council", kind="government"), at("claim"),
                    at("that no report had reached city hall"), link="echoes", act="claim"),
    ]  # fmt: skip


ROWS: list[tuple[tuple[str, ...], VoiceKind, str | None, tuple[str, ...], Manner, tuple[Flag, ...]]] = [
    (("Bridge at Olm was never safe",), "person", "Mira Holt", ("a1",), "indirect", ("asserted",)),
    (("that it knew of cracks",), "government", "city council", ("a2",), "indirect", ("denied",)),
    (("OLM (Coast Wire)",), "outlet", None, (), "own", ("asserted",)),
    (
        ("The swing bridge at Olm, which carries 9,000 cars a day, was closed on Tuesday.",),
        "outlet",
        None,
        (),
        "own",
        ("asserted",),
    ),
    (("that the bridge “was never safe”",), "person", "Mira Holt", ("a3",), "partial", ("negated",)),
    (("and that three cracks had been found in May",), "person", "Mira Holt", ("a3",), "indirect", ("asserted",)),
    (("“I wrote two reports and nobody read them,”",), "person", "Mira Holt", ("a4",), "direct", ("asserted",)),
    (("that its staff had seen the reports",), "government", "city council", ("a5",), "indirect", ("denied",)),
    (("the mayor may have been told",), "unnamed", None, ("a6",), "indirect", ("hedged",)),
    (("who was fined for a collapse in 2019",), "outlet", None, (), "own", ("asserted",)),
    (("that the steel was cheap",), "person", "Tor Vane", ("a7", "a8"), "indirect", ("asserted",)),
    (("that no report had reached city hall",), "person", "Jon Lund", ("a9",), "indirect", ("negated",)),
    (("The reckless closure has split the town.",), "outlet", None, (), "own", ("asserted",)),
    (("It is understood that the ferry will run all night.",), "unstated", None, (), "own", ("predicted",)),
    (("“Somebody has to answer for this.”",), "unsettled", None, (), "direct", ("asserted",)),
    (("The builders' guild did not respond to a request for comment.",), "outlet", None, (), "own", ("negated",)),
    (("The bridge at Olm in June.",), "outlet", None, (), "own", ("asserted",)),
]


def make_article() -> Article:
    blocks, start = [], 0
    for kind, words in BLOCKS:
        blocks.append(Block(Span(start, start + len(words)), kind, f"reads like {kind}"))
        start += len(words)
    return Article(
        id="00f1a2b3c4d5e6f7", input="pages/bridge.html", url="https://harbourpost.example/2031/06/bridge",
        outlet="Harbour Post", text=TEXT, blocks=tuple(blocks), language="en",
        headline="Bridge at Olm was never safe, engineer says", authors=("Ana Pell",),
        published=datetime(2031, 6, 12, 7, 30, tzinfo=UTC), published_as_printed="12 June 2031, 9.30", modified=None,
        credit="Coast Wire", genre="report", complete=None,
    )  # fmt: skip


def make_reading() -> Reading:
    """The invented page, read as a careful person would."""
    article = make_article()
    statements = []
    for number, (pieces, kind, name, chain, manner, certainty) in enumerate(ROWS, 1):
        spans = at(*pieces)
        block = next(i for i, b in enumerate(article.blocks) if b.span.start <= spans[0].start < b.span.end)
        statements.append(Statement(
            f"s{number}", article.id, block, spans, article.words(spans), Voice(kind, name, None), chain, None, manner,
            certainty, None, (), (), None, "rules@1", "cue word with a clause" if chain else "no attribution holds it",
        ))  # fmt: skip
    closed = When(at("on Tuesday")[0], "DATE", "2031-06-10", Interval(datetime(2031, 6, 10, tzinfo=UTC), DAY.earliest))
    olm = Where(at("Olm", after="swing bridge")[0], "Olm", None, None)
    statements[3] = replace(statements[3], when=closed, where=(olm,))
    statements[11] = replace(statements[11], echoes="a10")
    reckless = Loaded(at("reckless")[0], "loaded", "outlet", "judges what it names")
    statements[12] = replace(statements[12], loaded=(reckless,))
    mentions = (
        Mention("Mira Holt", "person", at("Mira Holt"), "quoted"),
        Mention("city council", "government", at("city council"), "paraphrased"),
        Mention("Tor Vane", "person", at("Tor Vane"), "paraphrased"),
        Mention("Jon Lund", "person", at("Jon Lund"), "paraphrased"),
        Mention("builders' guild", "organisation", at("builders' guild"), "no_response"),
        Mention("Coast Wire", "outlet_other", at("Coast Wire"), "talked_about"),
    )
    cars = Quantity(at("9,000")[0], 9000.0, 9000.0, None, "cars")
    drift = (Drift("s5", "s13", "closure is said in one place, reckless in the other"),)
    return Reading(
        article, tuple(make_attributions()), tuple(statements), mentions, (closed,), (olm,), (cars,), drift, 0
    )


def lost_words(reading: Reading) -> list[str]:
    """Words of the parts that are read which stand in no statement, source, cue or frame."""
    held: set[int] = set()
    spans = [s for st in reading.statements for s in st.spans]
    for a in reading.attributions:
        spans += [*a.cue, *a.frame, *(a.source.spans if a.source else ())]
    for s in spans:
        held.update(range(s.start, s.end))
    read = [
        b.span for b in reading.article.blocks if b.kind in {"headline", "standfirst", "dateline", "body", "caption"}
    ]
    return [m[0] for b in read for m in WORD.finditer(reading.article.text, b.start, b.end) if m.start() not in held]


def pass_on(kind: SourceKind) -> Reading:
    """The invented page with one of the council's statements come through somebody else."""
    made = make_reading()
    attributions = {a.id: a for a in made.attributions}
    first, last = made.statements[0].chain[0], next(s for s in made.statements if s.voice.kind == "government").chain[0]
    source = attributions[first].source
    assert source is not None
    teller = replace(attributions[first], id="a99", source=replace(source, name=None, kind=kind))
    statements = tuple(replace(s, chain=("a99", last)) if s.chain == (last,) else s for s in made.statements)
    return replace(made, attributions=(*made.attributions, teller), statements=statements)
