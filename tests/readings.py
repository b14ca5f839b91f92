"""Any reading at all: random text in random blocks, every word in one statement, strange characters included."""

from hypothesis import strategies as st

from sayso.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Manner,
    Mention,
    Reading,
    Source,
    Span,
    Statement,
    Voice,
    VoiceKind,
)
from sayso.text import WORD

KINDS: list[BlockKind] = ["headline", "body", "dateline", "caption", "appeal", "related", "byline", "navigation"]
VOICES: list[VoiceKind] = ["outlet", "person", "government", "unnamed", "unstated", "unsettled"]
WORDS = st.sampled_from([
    "bridge", "said", "<script>alert(1)</script>", "</style>", "\"'>", "&amp;", "{{ 7*7 }}", "{% raw %}", "\x1b[31m",
    "\x00", "\ud800", "\u202egnorw", "\u2028", "\x85", "𝔘", "é", "https://elsewhere.example/x.js", "a" * 90,
    "javascript:", "”", "“no”", "\n", "\r\n",
])  # fmt: skip
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading that keeps the model's promises, over text that keeps none."""
    pieces = draw(st.lists(st.tuples(st.sampled_from(KINDS), TEXTS.filter(bool)), max_size=6))
    text, blocks = "", []
    for kind, words in pieces:
        blocks.append(Block(Span(len(text), len(text) + len(words)), kind, draw(TEXTS)))
        text += words
    name = draw(TEXTS.filter(str.strip))
    article = Article(
        "0" * 16, name, draw(st.sampled_from([None, "https://a.example/<x>", "javascript:alert(1)"])), name, text,
        tuple(blocks), "en", draw(st.none() | TEXTS), (name,), None, None, None, None, "report",
        draw(st.sampled_from([None, True, False])),
    )  # fmt: skip
    attributions, statements = [], []
    for index, block in enumerate(blocks):
        if block.kind in ("appeal", "related", "byline", "navigation"):
            continue
        for m in WORD.finditer(text, block.span.start, block.span.end):
            span = Span(m.start(), m.end())
            kind = draw(st.sampled_from(VOICES))
            chain: tuple[str, ...] = ()
            if kind in ("person", "government", "unnamed"):
                chain = (f"a{len(attributions) + 1}",)
                who = Source((span,), name if kind != "unnamed" else None, None, None, None, None)
                attributions.append(_attribution(chain[0], who, span))
            manner: Manner = "own" if kind == "outlet" else "indirect"
            voice = Voice(kind, name if kind == "person" else None, None)
            statements.append(_statement(len(statements) + 1, index, span, m.group(), voice, chain, manner, name))
    mentions = (Mention(name, "person", (), draw(st.sampled_from(["talked_about", "declined"]))),)
    return Reading(article, tuple(attributions), tuple(statements), mentions, (), (), (), (), 0)


def _attribution(name: str, source: Source, content: Span) -> Attribution:
    return Attribution(
        name, source, (), (content,), (), None, True, "indirect", ("asserted",), None, (), None, None, "says", None,
        "rules@0", "",
    )  # fmt: skip


def _statement(
    number: int, block: int, span: Span, words: str, voice: Voice, chain: tuple[str, ...], manner: Manner, why: str
) -> Statement:
    return Statement(
        f"s{number}", "0" * 16, block, (span,), words, voice, chain, None, manner, ("hedged",), None, (), (), None,
        "rules@0", why,
    )  # fmt: skip
