"""The nouns of sayso: frozen, made of the standard library alone, units in each field's comment.

A page (bytes) becomes an article (one text cut into blocks), an article becomes a reading (attributions and
statements over that text). Offsets are code points into `Article.text`, half-open, and never shift.
Unknown is `None` or an empty tuple, never "" or 0.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

BlockKind = Literal[
    "headline", "standfirst", "byline", "dateline", "body", "caption", "pull_quote", "correction",
    "appeal", "subscribe", "read_more", "related", "share", "advert", "legal", "comment", "navigation",
]  # fmt: skip
ARTICLE_KINDS: frozenset[str] = frozenset(
    {"headline", "standfirst", "byline", "dateline", "body", "caption", "pull_quote", "correction"}
)
# A byline names who wrote; it makes no statement, so it is of the article but is not read.
READ_KINDS: frozenset[str] = ARTICLE_KINDS - {"byline"}
MESSAGING_KINDS: frozenset[str] = frozenset(
    {"appeal", "subscribe", "read_more", "related", "share", "advert", "legal", "comment", "navigation"}
)

Genre = Literal["report", "opinion", "interview", "live", "transcript", "unknown"]
Manner = Literal["direct", "partial", "indirect", "own"]
SourceKind = Literal[
    "person", "organisation", "government", "group", "document", "outlet_other", "unnamed", "witness"
]  # fmt: skip
VoiceKind = Literal[
    "outlet", "person", "organisation", "government", "group", "document", "outlet_other", "unnamed",
    "witness", "unstated", "unsettled",
]  # fmt: skip
Flag = Literal["asserted", "hedged", "negated", "denied", "asked_for", "planned", "predicted", "conditional"]
MediumKind = Literal[
    "interview", "statement", "briefing", "speech", "post", "broadcast", "document", "court", "witnessed",
    "other_outlet",
]  # fmt: skip
PlaceKind = Literal["country", "region", "city", "feature", "continent"]
Heard = Literal["quoted", "paraphrased", "declined", "no_response", "talked_about"]
ReplyKind = Literal["declined", "no_response", "unreachable", "asked"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `text[start:end]`."""

    start: int  # code points
    end: int  # code points, exclusive


Spans = tuple[Span, ...]  # sorted, not overlapping


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched, before anything was made of it."""

    input: str  # what the user gave: a path, an address, "-"
    data: bytes
    media_type: str | None = None  # "text/html", without parameters
    charset: str | None = None  # as the server declared it
    url: str | None = None  # after redirects
    fetched: datetime | None = None  # UTC
    headers: tuple[tuple[str, str], ...] = ()  # as the server sent them


@dataclass(frozen=True, slots=True)
class Capture:
    """What is on record of a page as it came: the evidence for a text."""

    input: str  # what the user gave
    address: str | None  # after redirects
    media_type: str | None
    charset: str | None  # as the server declared it
    headers: tuple[tuple[str, str], ...]  # as the server sent them
    fetched: datetime | None  # UTC; when the bytes came from a server, or as the archive says
    taken: datetime  # UTC; when they were put on record
    sha256: str  # of the bytes, hexadecimal
    size: int  # bytes
    data: bytes | None  # None where only the hash is kept


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page's text with one purpose. Blocks tile the text: no gap, no overlap."""

    span: Span
    kind: BlockKind
    why: str  # one line a person can check: the mark-up or the words that decided


@dataclass(frozen=True, slots=True)
class Article:
    """A page made into one text, cut into blocks, with what the page says about itself."""

    id: str  # hash of (url, else input) and text, 16 hexadecimal digits
    input: str
    url: str | None
    outlet: str | None  # as the page names it, else the address's host without "www."
    text: str
    blocks: tuple[Block, ...]
    language: str | None  # ISO 639-1
    headline: str | None
    authors: tuple[str, ...]  # as printed, without "By"
    published: datetime | None  # UTC; never borrowed from `modified`
    published_as_printed: str | None
    modified: datetime | None  # UTC
    credit: str | None  # agency: "AP", "Reuters", "PA"
    genre: Genre
    complete: bool | None  # False where the text is known to be cut; None where nothing tells

    def words(self, spans: Spans) -> str:
        """The text under `spans`, the pieces joined by one space."""
        return " ".join(self.text[s.start : s.end] for s in spans)


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What is told of a source that has no name."""

    count: int | None  # how many people; None where the words do not tell
    several: bool  # more than one
    described: Span  # how they are described, without the count: "officials familiar with the matter"
    anonymity: Span | None  # that they would not be named: "spoke on condition of anonymity"
    reason: Span | None  # why: "because the talks were private"


@dataclass(frozen=True, slots=True)
class Source:
    """Who something is attributed to."""

    spans: Spans  # as the text has it here: "the president"
    name: str | None  # fullest name the article has: "Donald Trump"
    named_at: Span | None  # where that name stands
    kind: SourceKind | None
    role: str | None  # in the page's words: "President"
    party: str | None  # only from "spokesman for", "minister of", "forces of"
    unnamed: Unnamed | None = None  # of people who are described and not named


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time, half-open, aware UTC."""

    earliest: datetime | None
    latest: datetime | None


@dataclass(frozen=True, slots=True)
class When:
    """Words that say when, and the time they mean."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    timex: str | None  # TIMEX3 value
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Where:
    """Words that name a place. Coordinates are degrees; None where the name is ambiguous or unknown."""

    span: Span
    name: str  # as printed, without an article
    latitude: float | None
    longitude: float | None
    kind: PlaceKind | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """Words that say how many, with their bounds: "at least 12" is low 12, high None."""

    span: Span
    low: float | None
    high: float | None
    unit: str | None  # "EUR", "%", "km", "USD/kg"; None where things are counted
    of: str | None  # what is counted, in the page's words
    about: bool = False  # "some 200", "nearly 200", "hundreds": the bounds are not sharp


@dataclass(frozen=True, slots=True)
class Medium:
    """Where it was said and how it reached the outlet, with the words."""

    span: Span
    kind: MediumKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source + cue + content + frame, as a reader would underline them."""

    id: str  # "a1", in order of first span
    source: Source | None  # None: the words attribute to nobody ("it is said")
    cue: Spans
    content: Spans  # with all that lies inside it
    frame: Spans  # when, to whom, where it was said
    act: str | None  # "say", "deny", "order"; None where the cue is not known
    speech: bool  # said, written or published; not thought, wanted, felt
    manner: Manner  # of the whole content; never "own"
    certainty: tuple[Flag, ...]  # sorted; "asserted" stands alone
    said_at: Interval | None
    addressee: Spans
    medium: Medium | None
    parent: str | None  # the attribution whose content holds this one
    link: Literal["says", "echoes"]
    score: float | None  # calibrated probability that content and source are right
    by: str  # reader and version: "rules@1"
    why: str  # the rule or model, and the words it used


@dataclass(frozen=True, slots=True)
class Voice:
    """On whose word."""

    kind: VoiceKind
    name: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded word outside quotation marks."""

    span: Span
    kind: str
    whose: Literal["outlet", "either"]
    why: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb of a statement with who does it and to whom: offsets into the article's text."""

    verb: Span
    lemma: str  # in lower case: "shell"
    doer: Span | None  # subject of an active verb, "by ..." of a passive one; None where the words do not tell
    done_to: Span | None  # object of an active verb, subject of a passive one
    is_main: bool  # not inside a clause that only tells which thing is meant


@dataclass(frozen=True, slots=True)
class Statement:
    """The longest run of words with one voice in one sentence."""

    id: str  # "s1", in order of first span
    article_id: str
    block: int  # index into Article.blocks
    spans: Spans
    text: str  # the words under `spans`, the pieces joined by one space
    voice: Voice
    chain: tuple[str, ...]  # attribution ids, from the outermost to the voice
    echoes: str | None  # attribution id of the party whose claim is repeated
    manner: Manner
    certainty: tuple[Flag, ...]  # sorted; "asserted" stands alone
    when: When | None
    where: tuple[Where, ...]
    loaded: tuple[Loaded, ...]
    score: float | None  # calibrated probability that the voice is right
    by: str
    why: str
    certainty_why: str | None = None  # each flag with the words that give it; None where it is asserted
    deeds: tuple[Deed, ...] = ()  # who does what to whom, in order of the verbs


@dataclass(frozen=True, slots=True)
class Reply:
    """Words on somebody's right of reply: "declined to comment", "has been approached for comment"."""

    span: Span
    kind: ReplyKind


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody the article names, and whether they are heard in it."""

    name: str
    kind: str  # a SourceKind
    spans: Spans
    heard: Heard
    reply: Reply | None = None  # also of one who is heard: "said ... but declined to discuss the letter"


@dataclass(frozen=True, slots=True)
class Drift:
    """Attributed in one place, flat in another: two statement ids."""

    attributed: str
    flat: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with, for every word, on whose word it stands."""

    article: Article
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    times: tuple[When, ...]
    places: tuple[Where, ...]
    quantities: tuple[Quantity, ...]
    drift: tuple[Drift, ...]
    unaccounted: int  # words of the article in no statement, source, cue or frame: 0

    def innermost(self, statement: Statement) -> Attribution | None:
        """The attribution nearest to the words of one of its statements; None where nobody stands behind them."""
        return next((a for a in self.attributions if statement.chain and a.id == statement.chain[-1]), None)


LinkKind = Literal["same", "stronger", "denies", "differs", "updates", "copies"]
Slot = Literal["how_many", "when", "where", "who", "whether"]
OriginKind = Literal["agency", "press_release", "outlet", "edition"]
State = Literal["single", "one_text", "one_party", "several_origins", "disagreement"]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A statement among several articles."""

    article: str  # Article.id
    statement: str  # Statement.id


@dataclass(frozen=True, slots=True)
class Passage:
    """One text that stands in two articles: the same words, but for `kept` of them."""

    article: str  # Article.id: the one that has it first, where that is known
    span: Span  # in that article's text
    other: str  # Article.id
    other_span: Span  # in the other's text
    kept: float  # share of the shorter one's words that both have, 0 to 1


@dataclass(frozen=True, slots=True)
class Origin:
    """A text that articles come from; each article has one."""

    id: str  # "o1", in order of the articles
    kind: OriginKind
    name: str | None  # "AP", or the outlet's name
    articles: tuple[str, ...]  # Article.id
    because: str  # one line that a person can check


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event."""

    id: str  # "e1", in order of the articles
    articles: tuple[str, ...]  # Article.id
    because: str  # the words, names and days they share, or that it stands alone


@dataclass(frozen=True, slots=True)
class Link:
    """What one statement does to another."""

    a: Ref
    b: Ref
    kind: LinkKind  # a `denies` b, a is `stronger` than b, a `updates` b; the others hold both ways
    slot: Slot | None  # where they differ
    score: float | None  # calibrated probability that the kind is right
    because: str  # one line that can be quoted, with the words it rests on


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements that say the same thing, on whosever word."""

    id: str  # "c1", in order of the first statement
    text: str  # words found on a page; never denied words without the denial
    at: Ref  # where those words stand
    statements: tuple[Ref, ...]  # in order of the articles, then of the text
    outlets: int
    origins: int  # known to be separate
    origins_at_most: int  # where nobody can know: unsourced own voice, unnamed people who may be one
    origins_because: tuple[str, ...]  # a line for each origin and each thing that was folded
    parties: tuple[str, ...]  # in the pages' words
    disputed: bool  # another claim denies it or differs from it
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class DriftAcross:
    """Attributed on one page, flat on another."""

    attributed: Ref
    flat: Ref
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several pages say: whose texts they are, what they claim, and where they part."""

    readings: tuple[Reading, ...]
    origins: tuple[Origin, ...]
    passages: tuple[Passage, ...]
    stories: tuple[Story, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    drift: tuple[DriftAcross, ...]
    in_order: bool = False  # the readings stand in the order in which they were seen: an address shows its last one now


@dataclass(frozen=True, slots=True)
class WordChange:
    """A run of words held against the same place of another text."""

    kind: Literal["kept", "cut", "added", "changed"]
    span: Span | None  # in the text that is started from; None where words were added
    other: Span | None  # in the text that is held against it; None where words were cut


@dataclass(frozen=True, slots=True)
class PassageChanges:
    """A passage of two articles, word by word."""

    passage: Passage
    changes: tuple[WordChange, ...]  # from `passage.article` to `passage.other`, in order


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence of one article that says with other words what a sentence of another says."""

    article: str  # Article.id
    span: Span  # in that article's text
    other: str  # Article.id
    other_span: Span  # in the other's text: the sentence that puts it another way
    likeness: float  # share of the content words of the two sentences that both have (Dice), 0 to 1


@dataclass(frozen=True, slots=True)
class HeardOn:
    """How one article hears somebody."""

    article: str  # Article.id
    heard: Heard
    reply: Reply | None
    attributions: tuple[str, ...]  # Attribution.id: what is said on their word, or told of their mind


@dataclass(frozen=True, slots=True)
class HeardAcross:
    """Somebody of a story, and how each article hears them."""

    name: str  # the fullest that the articles have, else the page's words
    kind: str  # a SourceKind
    role: str | None  # in a page's words
    party: str | None  # in a page's words
    on: tuple[HeardOn, ...]  # in order of the articles; those that do not bring them up are left out


@dataclass(frozen=True, slots=True)
class SharedWords:
    """How much of an article's text other articles have too."""

    article: str  # Article.id
    words: int  # of the article, the byline left out
    shared: int  # of them, those in a passage that another article has, on whosever word
    others: tuple[str, ...]  # Article.id of those that have them


@dataclass(frozen=True, slots=True)
class WordingUse:
    """Words that were chosen, and each place where they stand."""

    words: str  # as first printed
    at: tuple[tuple[str, Span], ...]  # Article.id and where the words stand in it


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One thing that the articles put in several ways; no way is the right one."""

    kind: Literal["cue", "name", "word"]  # cues of one source, what a name is called, words for one thing
    about: str  # the source, the name, or words that stand beside each of the uses
    uses: tuple[WordingUse, ...]  # in order of the articles


@dataclass(frozen=True, slots=True)
class QuotationVersion:
    """One quotation as one article has it."""

    article: str  # Article.id
    attribution: str | None  # Attribution.id; None in the primary text
    manner: Manner  # "indirect": the article has it in its own wording; "own": the primary text
    spans: Spans  # the words, without quotation marks
    translated: Span | None  # the words that say so
    changes: tuple[WordChange, ...]  # from the first version to this; none where it is indirect


@dataclass(frozen=True, slots=True)
class QuotationAcross:
    """The same words of one speaker in several articles."""

    speaker: str | None
    versions: tuple[QuotationVersion, ...]  # the one that the others are held against comes first


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A claim at a time, on the word of those of one lane."""

    ref: Ref  # the statement whose words are shown
    claim: str | None  # Claim.id
    lane: str | None  # the party; None for those who speak for none that the pages tell
    kind: Literal[
        "said", "event", "printed"
    ]  # when it was said, when it is to have happened, when it was first printed
    at: Interval
    words: Span | None  # the words for that time; None of what was printed


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was said and printed when, and what is to have happened when."""

    lanes: tuple[str | None, ...]  # parties in the pages' words, None last
    entries: tuple[TimelineEntry, ...]  # by earliest, then latest
    undated: tuple[Ref, ...]  # statements without any known time


@dataclass(frozen=True, slots=True)
class ClaimEdit:
    """A claim that a page got or lost when it was edited."""

    claim: str  # Claim.id
    kind: Literal["added", "dropped"]
    before: str  # Article.id: the state of the page before the edit
    after: str  # Article.id


@dataclass(frozen=True, slots=True)
class StoryPanels:
    """What stands beside the claims of one story."""

    story: str  # Story.id
    copies: tuple[PassageChanges, ...]
    rewordings: tuple[Rewording, ...]  # between articles that share a passage, in order of the copies
    heard: tuple[HeardAcross, ...]  # those who are heard most first
    shares: tuple[SharedWords, ...]  # in order of the articles
    wordings: tuple[WordingRow, ...]
    quotations: tuple[QuotationAcross, ...]
    timeline: Timeline
    editions: tuple[tuple[str, ...], ...]  # articles that are states of one page, the oldest first
    edits: tuple[ClaimEdit, ...]  # in order of the claims
