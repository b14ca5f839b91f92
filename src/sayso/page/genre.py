# ruff: noqa: E501  (tables of patterns: one row a line reads better than wrapped)
"""What kind of piece an article is, and whether its text is known to be cut."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from urllib.parse import unquote, urlsplit

from sayso.model import BlockKind, Genre

Line = tuple[BlockKind, str]

# schema.org types, lower case. NewsArticle is put on everything and tells nothing.
_TYPES: dict[str, Genre] = {
    "liveblogposting": "live",
    "opinionnewsarticle": "opinion",
    "reviewnewsarticle": "opinion",
    "criticreview": "opinion",
    "review": "opinion",
    "reportagenewsarticle": "report",
    "interview": "interview",
}
# Words that an address has as one of its folders, a page as its section, or a line above the headline.
_SECTIONS: dict[Genre, re.Pattern[str]] = {
    "opinion": re.compile(
        r"opinions?|editorials?|the editorial|op-?eds?|comment|commentary|columns?|columnists?|commentators?|viewpoints?|"
        r"views?|perspectives?|letters?|letters to the editor|leaders?|leading articles?|guest (?:column|essay|post)s?|"
        r"opinion (?:and|&) (?:analysis|ideas)|opinion-?(?:columns?|articles?|pieces?|contributor)s?|your say|voices",
        re.IGNORECASE,
    ),
    "live": re.compile(r"live|live-?blogs?|live-?updates?|live-?news|live-?reporting|as-it-happened", re.IGNORECASE),
    "interview": re.compile(r"interviews?|the interview|q-?(?:and|&)-?a|q\+a", re.IGNORECASE),
    "transcript": re.compile(r"transcripts?", re.IGNORECASE),
}
_HEADLINES: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    ("transcript", re.compile(r"\btranscript\b|\bfull text (?:of|:)|\bin full:? .{0,40}\b(?:speech|statement|remarks)", re.I)),
    ("live", re.compile(r"^live\b\s?[:|–—-]|\blive (?:updates?|blog|coverage|news|reaction)\b|\s[:,–—|-]+ (?:live|updates|latest updates)\W*$|: live\W*$|\bas it happened\b", re.I)),
    ("opinion", re.compile(r"^(?:opinion|editorial|op-ed|column|commentary|comment|letters?(?: to the editor)?|guest (?:column|essay)|the .{2,30} view on)\s?[:|–—-]|[|–—-]\s?(?:opinion|editorial|comment|column|commentary)\W*$|^the .{2,40} view on\b", re.I)),
    ("interview", re.compile(r"^(?:interview|q ?& ?a|the interview)\b\s?[:|–—-]|\bq ?& ?a\b|\b(?:an )?interview with\b|[:|–—-]\s?(?:the )?interview\W*$|\bin conversation with\b", re.I)),
)  # fmt: skip
_OWN_VIEWS = re.compile(
    r"\b(?:views|opinions) (?:expressed|here|in this)\b.{0,80}\b(?:author|writer|own|his|her|their|necessarily)\b|"
    r"\bthis (?:article|piece|column) (?:is|was|represents)\b.{0,30}\b(?:opinion|commentary|views)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:Q|Question)\s?[:.]\s")
_ANSWERS = re.compile(r"(?:A|Answer)\s?[:.]\s")
_SPEAKER = re.compile(
    r"((?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+|(?:MR|MS|MRS|DR|SEN)\.?)(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,4}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3})(?: \([^)]{1,60}\))?:\s+\S"
)
_STAMP = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|\d{1,3}\s?(?:m|min|mins|minutes?|h|hours?) ago)"
    r"(?:\s?(?:[A-Z]{2,4}))?(?:\W|$)"
)
_REPORTS = re.compile(
    r"\b(?:said|says|told|according to|announced|reported|confirmed|added|statement|spokes(?:man|woman|person))\b"
)
_WALL = re.compile(
    r"(?:subscribe|register|sign ?(?:in|up)|log ?in|create (?:an?|your) (?:free )?account|become a (?:member|subscriber)|"
    r"subscribers?|members?|trial|unlock|limit)",
    re.IGNORECASE,
)
_WALL_SAYS = re.compile(
    r"\b(?:to|and) (?:continue|keep|finish|read (?:on|the (?:full|rest|whole|entire)|more|this)|unlock|view (?:this|the)|access (?:this|the)|get (?:full|unlimited))|"
    r"\b(?:for|to|reserved for|available to|only for|exclusive to|is for) (?:our )?(?:paid |digital |premium |registered )?(?:subscribers|members)\b|"
    r"\bsubscribers?[- ]only\b|\brest of (?:this|the) (?:article|story|content)\b|\byou(?:[’']ve| have) (?:reached|read|used|hit)\b.{0,50}\b(?:limit|free|article)|"
    r"\balready (?:a |an )?(?:subscribe|member|registered)|\bcontinue reading\b|\bread the full (?:story|article|report)\b",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(r"\b(?:enable|turn on|requires?|activate|allow)\b.{0,30}\bjavascript\b|\bjavascript\b.{0,40}\b(?:disabled|required|enabled)\b", re.I)  # fmt: skip
_CUT_END = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|\+\d+ chars?)\]?)[”\"’')\]]*\s*(?:read more|more|continue)?\W*$", re.IGNORECASE
)
# Previews that a wall lets through are a few paragraphs; a longer text under an offer is whole.
_PREVIEW_WORDS = 300
_TEASER_WORDS = 120
# Shares and counts from which lines of one form make the piece.
_FEWEST_ANSWERS, _FEWEST_TURNS, _FEWEST_STAMPS = 3, 6, 5


def judge_genre(
    *,
    headline: str | None,
    url: str | None,
    lines: Sequence[Line],
    types: Iterable[str] = (),
    sections: Iterable[str] = (),
) -> Genre:
    """The kind of piece, from what the page says of itself first, then from the form of its lines.

    `lines` are kind and words of the page's blocks, in order; `types` its schema.org types; `sections` the names of
    the section it stands in. "unknown" where nothing tells. Never raises.
    """
    for name in types:
        if found := _TYPES.get(name.lower().rpartition("/")[2]):
            return found
    if headline and (found := next((g for g, p in _HEADLINES if p.search(headline)), None)):
        return found
    named = [*_folders(url), *(s.strip() for s in sections)]
    for genre, pattern in _SECTIONS.items():
        if any(pattern.fullmatch(name) for name in named):
            return genre
    if _SECTIONS["opinion"].fullmatch(_above_headline(lines)):
        return "opinion"
    body = [words.strip() for kind, words in lines if kind == "body"]
    if found := _judge_form(lines, body):
        return found
    if any(_OWN_VIEWS.search(words[:1000]) for _, words in lines):
        return "opinion"
    reports = sum(len(_REPORTS.findall(words)) for words in body)
    return "report" if reports >= 2 or any(kind == "dateline" for kind, _ in lines) else "unknown"


def judge_complete(lines: Sequence[Line], *, free: bool | None = None) -> bool | None:
    """False where the text is known to be cut, else None: a page cannot show that nothing is missing.

    `free` is the page's own isAccessibleForFree; pages that say False often carry the whole text all the same.
    """
    return None if why_cut(lines, free=free) is None else False


def why_cut(lines: Sequence[Line], *, free: bool | None = None) -> str | None:
    """Why the text is known to be cut, in one line a person can check; None where nothing tells."""
    body = [(i, words.strip()) for i, (kind, words) in enumerate(lines) if kind == "body" and words.strip()]
    length = sum(len(words.split()) for _, words in body)
    if not body:
        return None
    last, words = body[-1]
    if _CUT_END.search(words[-60:]):
        return f'the text ends in "{words[-30:]}"'
    if length < _PREVIEW_WORDS:
        for kind, line in lines[last + 1 : last + 9]:
            if kind in ("subscribe", "read_more", "navigation", "appeal") and _is_wall(kind, line):
                return f'after {length} words the page says "{line.strip()[:60]}"'
    if length < _TEASER_WORDS:
        if free is False:
            return f"{length} words of an article that the page says is not free to read"
        if any(_NEEDS_SCRIPT.search(line[:300]) for kind, line in lines if kind in ("navigation", "legal")):
            return f"{length} words of a page that says it needs JavaScript"
    return None


def _is_wall(kind: BlockKind, line: str) -> bool:
    line = line[:300]
    if kind == "read_more":
        return bool(re.match(r"\W*(?:continue reading|read the (?:full|rest|whole))", line, re.IGNORECASE))
    return bool(_WALL.search(line) and _WALL_SAYS.search(line))


def _folders(url: str | None) -> list[str]:
    try:
        return [unquote(part) for part in urlsplit(url or "").path.split("/")[:-1] if part]
    except ValueError:
        return []


def _above_headline(lines: Sequence[Line]) -> str:
    """The line right above the headline, where sites print the section; "" where there is none."""
    at = next((i for i, (kind, _) in enumerate(lines) if kind == "headline"), 0)
    above = lines[at - 1][1].strip().splitlines() if at else []
    return above[-1].strip(" |:>»›•·") if above else ""


def _judge_form(lines: Sequence[Line], body: Collection[str]) -> Genre | None:
    if min(sum(map(bool, map(_ASKS.match, body))), sum(map(bool, map(_ANSWERS.match, body)))) >= _FEWEST_ANSWERS:
        return "interview"
    turns = [m.group(1) for words in body if (m := _SPEAKER.match(words))]
    speakers = Counter(turns)
    repeated = sum(n for n in speakers.values() if n > 1)
    if repeated >= _FEWEST_TURNS and len([n for n in speakers.values() if n > 1]) >= 2 and repeated >= 0.4 * len(body):
        asked = Counter(m.group(1) for words in body if (m := _SPEAKER.match(words)) and "?" in words)
        asks = max(asked.values(), default=0) >= 0.7 * max((speakers[s] for s in asked), default=1)
        return "interview" if len(speakers) == 2 and asks else "transcript"
    at = [i for i, (kind, _) in enumerate(lines) if kind == "body"]
    within = lines[at[0] : at[-1]] if at else []
    stamps = sum(bool(_STAMP.match(words.strip())) for kind, words in within if kind in ("body", "byline"))
    return "live" if stamps >= _FEWEST_STAMPS and stamps >= 0.08 * len(body) else None
