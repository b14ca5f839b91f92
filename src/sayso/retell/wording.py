"""How labels are put to a person: plain words for kinds, manners and flags; none of them a verdict."""

from datetime import datetime, timedelta

from sayso.model import Article, Interval, Quantity, Statement

OUTLET = "the outlet's own words"
UNNAMED = "unnamed sources"
UNSTATED = "no source given"
UNSETTLED = "not settled"

MANNERS = {
    "direct": "quoted",
    "partial": "partly quoted, the rest in the outlet's wording",
    "indirect": "in the outlet's wording",
    "own": "in the outlet's wording",
}
FLAGS = {
    "asserted": "stated flatly",
    "hedged": "hedged",
    "negated": "negated",
    "denied": "a denial",
    "asked_for": "asked for",
    "planned": "planned",
    "predicted": "predicted",
    "conditional": "conditional",
}
BLOCKS = {
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "dateline": "dateline",
    "body": "text",
    "caption": "caption",
    "pull_quote": "pull quote",
    "correction": "correction",
    "appeal": "appeal",
    "subscribe": "subscription",
    "read_more": "read more",
    "related": "related links",
    "share": "sharing",
    "advert": "advertisement",
    "legal": "legal lines",
    "comment": "comments",
    "navigation": "navigation",
}
HEARD = {
    "quoted": "quoted",
    "paraphrased": "paraphrased, not quoted",
    "declined": "declined to comment",
    "no_response": "did not respond",
    "talked_about": "only talked about, in this text as captured",
}
REPLIES = {
    "declined": "declined to comment",
    "no_response": "did not respond",
    "unreachable": "could not be reached",
    "asked": "was asked",
}
WAYS_REACHED = {
    "witnessed": "witnessed by the outlet's own people",
    "told": "told to the outlet itself",
    "public": "said or published for all",
    "document": "read in a document",
    "other_outlet": "by way of another outlet",
    "not_said": "where the text does not say how",
}
LOADED_SORTS = {
    "outlet": "In the outlet's own words",
    "either": "In unquoted words, the source's or the outlet's",
    "scare quotes": "In quotation marks with nobody quoted",
}
MEDIA = {
    "interview": "in an interview",
    "statement": "in a statement",
    "briefing": "at a briefing",
    "speech": "in a speech",
    "post": "in a post",
    "broadcast": "in a broadcast",
    "document": "in a document",
    "court": "in court",
    "witnessed": "witnessed",
    "other_outlet": "to another outlet",
}
GENRES = {
    "report": "report",
    "opinion": "opinion",
    "interview": "interview",
    "live": "live page",
    "transcript": "transcript",
}
_ONES = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_PAIRS = ("“”", '""', "‘’", "''")
# Calibrated scores: nine labels in ten, and seven in ten, are right.
_SURE, _LIKELY = 0.9, 0.7


def count_words(number: int, noun: str, nouns: str | None = None) -> str:
    """ "one named source", "four named sources": in letters, for it stands beside percentages; digits from 100."""
    tens, ones = divmod(number, 10)
    if number < len(_ONES):
        shown = _ONES[number]
    elif number < 100:
        shown = _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    else:
        shown = f"{number:,}"
    return f"{shown} {noun if number == 1 else nouns or f'{noun}s'}"


def put_certainty(statement: Statement) -> str | None:
    """The flags in words with the page's, "hedged (may), predicted (will)"; None where it is stated flatly."""
    parts = (part.partition(": ") for part in (statement.certainty_why or "").split("; "))
    words = {flag: f" ({why})" for flag, _, why in parts if why}
    return ", ".join(FLAGS[f] + words.get(f, "") for f in statement.certainty if f != "asserted") or None


def put_quoted(words: str) -> str:
    """`words` in quotation marks; as they are where they stand in some already."""
    words = " ".join(words.split())
    if words[:1] + words[-1:] in _PAIRS and not set(words[:1] + words[-1:]) & set(words[1:-1]):
        return words
    return f"“{words}”"


def put_sureness(score: float | None) -> str | None:
    """How sure the label is, never the claim: "sure", "likely", "not sure"; None where there is no score."""
    if score is None:
        return None
    return "sure" if score >= _SURE else "likely" if score >= _LIKELY else "not sure"


def put_manner(statement: Statement) -> str:
    """Whose words they are, as against whose word it is."""
    return MANNERS[statement.manner]


def put_day(moment: datetime | None) -> str | None:
    """ "14 March 2025"."""
    return f"{moment.day} {moment:%B %Y}" if moment else None


def put_interval(interval: Interval | None) -> str | None:
    """The days an interval spans, in UTC: "14 March 2025", "10 March 2025 to 13 March 2025", "March 2025", "2025"."""
    if interval is None or (interval.earliest is None and interval.latest is None):
        return None
    if interval.latest is None:
        return f"from {put_day(interval.earliest)}"
    last = put_day(_last_moment(interval.latest))
    if interval.earliest is None:
        return f"until {last}"
    first = put_day(interval.earliest)
    return _whole(interval.earliest, interval.latest) or (first if first == last else f"{first} to {last}")


def _whole(earliest: datetime, latest: datetime) -> str | None:
    """ "2025" or "March 2025" where it is exactly that."""
    if any((m.day, m.hour, m.minute, m.second, m.microsecond) != (1, 0, 0, 0, 0) for m in (earliest, latest)):
        return None
    months = 12 * (latest.year - earliest.year) + latest.month - earliest.month
    if months == 1:
        return f"{earliest:%B} {earliest.year}"
    return f"{earliest.year}" if months == 12 and earliest.month == 1 else None


def _last_moment(latest: datetime) -> datetime:
    # Half-open: an interval that ends at midnight ends with the day before.
    return latest - timedelta(microseconds=1) if latest > datetime.min.replace(tzinfo=latest.tzinfo) else latest


def put_bounds(quantity: Quantity) -> str:
    """The bounds of an amount: "12 or more", "up to 40 km", "10 to 12 killed", "about 200"."""
    low, high = (None if n is None else f"{n:,.15g}" for n in (quantity.low, quantity.high))
    if low is None and high is None:
        return "not told"
    if low is not None and high is not None:
        bounds = low if low == high else f"{low} to {high}"
    else:
        bounds = f"{low} or more" if low is not None else f"up to {high}"
    of = " ".join(part for part in (quantity.unit, quantity.of) if part)
    return f"{'about ' if quantity.about else ''}{bounds}{f' {of}' if of else ''}"


def put_facts(article: Article) -> list[str]:
    """What a page says about itself, in short: outlet, authors, day, genre, agency."""
    authors = "by " + ", ".join(article.authors) if article.authors else None
    facts = [article.outlet, authors, put_day(article.published), GENRES.get(article.genre), article.credit]
    return [f for f in facts if f]
