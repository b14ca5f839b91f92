"""What a page says about its article: JSON-LD first, then meta elements, then what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.page.facts.addresses import host_of
from sayso.page.facts.authors import merge_authors, split_authors, trim_place
from sayso.page.facts.dates import Moment, read_moment
from sayso.page.facts.jsonld import Described, describe
from sayso.page.web.extract import fold_words
from sayso.page.web.markup import Dom, Place
from sayso.page.web.zones import hint_of

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "parsely-pub-date",
    "datepublished", "date.available", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created",
    "dc.date.created", "date.created", "sailthru.date", "cxenseparse:publishtime", "cxenseparse:recs:publishtime",
    "publish-date", "publish_date", "publishdate", "publication_date", "publicationdate", "pubdate", "published_at",
    "article.published", "article_date_original", "originalpublicationdate", "date_published", "ptime", "dateposted",
    "article:post_date", "displaydate", "date", "datecreated",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "datemodified", "date.modified", "date.updated",
    "og:updated_time",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "last_modified", "revised", "article.updated",
    "cxenseparse:modified_time",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author_name", "article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator",
    "byl", "cxenseparse:author", "dcsext.author", "og:article:author", "creator", "article.author", "citation_author",
)  # fmt: skip
_TITLES = (
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "cxenseparse:title",
    "dc.title",
    "title",
    "headline",
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "sailthru.description", "dc.description")
_SUFFIX = re.compile(r"(?<!\s)\s+[|\-–—·•:»/]{1,2}\s+|(?:(?<!\s)\s+)?\|\s*")
# A page gives its title, its description and its headings a few times each; more of them only cost time.
_MOST_OF_ONE = 50
# What follows names in a printed byline: dates, ages, addresses, other fields.
_BYLINE_REST = re.compile(
    r"\s*(?:[|•·/–—(]|\s-\s|\d|(?<=\w)\s+(?:for|in)\s|\b(?:Published|Updated|Posted|Last)\b).*", re.DOTALL
)
_AUTHOR_HINT = re.compile("author|byline|contributor")
_NAME = re.compile(
    r"[A-Z\u00c0-\u00de][\w.'’-]+(?:,? (?:and )?[A-Z\u00c0-\u00de][\w.'’-]*| (?:de|van|von|der|al|bin|la|el|and)){1,8}"
)
_DAY_FOLDERS = re.compile(
    r"[/-](?P<y>(?:19|20)\d\d)[/-](?P<m>\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](?P<d>\d\d?)(?=[/-])",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"updat|modif|edit", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """The page's own word on its article."""

    described: Described
    headline: str | None
    headlines: tuple[str, ...]  # every form of it that the page gives, to find it in the text
    standfirsts: tuple[str, ...]
    authors: tuple[str, ...]
    published: Moment | None
    published_words: str | None  # as the metadata or the <time> element has it
    address_day: Moment | None  # the day that the address names: "/2025/03/04/"
    modified: Moment | None
    outlet: str | None
    language: str | None  # as the page declares it, ISO 639-1
    region: str | None  # "US" in en-US
    url: str | None


def gather_facts(dom: Dom, url: str | None = None) -> Facts:
    """What the page says about its article; `url` stands over its own address. Unknown is None or (); never raises."""
    metas: dict[str, list[str]] = {}
    for name, content in dom.metas:
        if len(held := metas.setdefault(name, [])) < _MOST_OF_ONE:
            held.append(content)
    said = describe(dom.json_ld, dom.canonical or url or "") or Described()
    address = url or dom.canonical or next(iter(metas.get("og:url", [])), "") or None
    language, region = _languages(dom, metas, said)
    outlet = _outlet(metas, said, address)
    headlines = _headlines(dom, metas, said, outlet)
    stamps = list(_header_stamps(dom))
    published, words = _moment(
        [said.published, *_values(metas, _PUBLISHED), *_items(dom, "datepublished"), *stamps], region
    )
    modified, _ = _moment([said.modified, *_values(metas, _MODIFIED), *_items(dom, "datemodified")], region)
    return Facts(
        described=said,
        headline=headlines[0] if headlines else None,
        headlines=headlines,
        standfirsts=tuple(dict.fromkeys(filter(None, [*_values(metas, _DESCRIPTIONS), said.description]))),
        authors=_authors(dom, metas, said, outlet),
        published=published,
        published_words=words,
        address_day=_day_in_address(address or ""),
        modified=modified,
        outlet=outlet,
        language=language,
        region=region,
        url=address,
    )


def _day_in_address(address: str) -> Moment | None:
    m = _DAY_FOLDERS.search(address)
    if m is None:
        return None
    month = m["m"] if m["m"].isdigit() else m["m"].title()
    return read_moment(
        f"{m['y']}-{int(month):02}-{int(m['d']):02}" if month.isdigit() else f"{m['d']} {month} {m['y']}"
    )


def _values(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _items(dom: Dom, name: str) -> list[str]:
    return [value for mark, value, place in dom.items if mark == name and value and not _is_of_picture(place)]


def _is_of_picture(place: Place) -> bool:
    for p in place.up():
        kind = p.attributes.get("itemtype", "")
        if kind:
            return bool(re.search(r"Image|Video|Media|Comment|Product", kind))
        if p.tag in ("figure", "figcaption"):
            return True
    return False


def _languages(dom: Dom, metas: dict[str, list[str]], said: Described) -> tuple[str | None, str | None]:
    for value in (dom.language, said.language, *_values(metas, ("og:locale", "content-language", "language"))):
        m = re.match(r"([A-Za-z]{2})(?:[-_]([A-Za-z]{2}))?\b", value.strip())
        if m:
            return m[1].lower(), m[2].upper() if m[2] else None
    return None, None


def _outlet(metas: dict[str, list[str]], said: Described, address: str | None) -> str | None:
    host = host_of(address)
    names = [
        n for n in (*_values(metas, ("og:site_name",)), said.publisher, *_values(metas, ("application-name",))) if n
    ]
    # "nationalpost" beside "National Post": the form that a person would print.
    printed = [n for n in names if n != n.lower()]
    return next(iter([*printed, *names, host]), None) or None


def _headlines(dom: Dom, metas: dict[str, list[str]], said: Described, outlet: str | None) -> tuple[str, ...]:
    """Every form of the headline, the one to show first.

    That is the title the page gives for quoting it, where the printed heading says the same in more or other words;
    else the printed heading; else JSON-LD's; else the title of the window.
    """
    quoted = [_strip_outlet(t, outlet) for t in _values(metas, _TITLES)]
    window = _strip_outlet(dom.title, outlet)
    told = [t for t in (*quoted, said.headline, window) if t]
    printed = [line.text for line in dom.lines if any(p.tag == "h1" for p in line.place.up())][:_MOST_OF_ONE]
    printed.sort(key=lambda h: -max((_likeness(h, t) for t in told), default=0))
    heading = printed[0] if printed and (not told or max(_likeness(printed[0], t) for t in told) >= 0.4) else ""
    if not heading and len(printed) == 1 and not quoted and not said.headline:
        # Only the window's title speaks against the one heading of the page, and it may be anything.
        heading = printed[0]
    first = quoted[0] if quoted else ""
    if heading and first:
        same = fold_words(heading) == fold_words(first)
        inside = " ".join(fold_words(heading)) in " ".join(fold_words(first))
        show = heading if same or inside or _likeness(heading, first) < 0.5 else first
    else:
        show = heading or first or said.headline or window
    return tuple(dict.fromkeys(filter(None, [show, heading, said.headline, *quoted, window])))


def _likeness(a: str, b: str) -> float:
    """Share of the shorter one's words that the other has, 0 to 1."""
    x, y = set(fold_words(a)), set(fold_words(b))
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def _strip_outlet(title: str, outlet: str | None) -> str:
    """The title without the name of the outlet or of its sections at the end."""
    title = title.strip()
    name = set(fold_words(outlet or "")) - {"the"}
    while True:
        cuts = list(_SUFFIX.finditer(title))
        if not cuts:
            return title
        last = cuts[-1]
        head, tail = title[: last.start()], fold_words(title[last.end() :])
        squeezed = "".join(tail)
        is_name = bool(name) and (
            bool(name & set(tail)) or "".join(fold_words(outlet or "")) in squeezed or squeezed in name
        )
        if not (is_name and len(tail) <= 6 and len(fold_words(head)) >= 2):
            return title
        title = head


def _authors(dom: Dom, metas: dict[str, list[str]], said: Described, outlet: str | None) -> tuple[str, ...]:
    own = " ".join(fold_words(outlet or said.publisher))
    publisher = " ".join(fold_words(said.publisher))

    def others(names: Iterable[str]) -> tuple[str, ...]:
        return merge_authors(
            n for v in names for n in split_authors(v) if " ".join(fold_words(n)) not in (own, publisher)
        )

    marked = [*_items(dom, "author"), *_items(dom, "creator")]
    printed = [trim_place(name) for value in _printed_bylines(dom) for name in split_authors(value)]
    metadata = [v for name in _AUTHORS for v in ([", ".join(metas[name])] if name in metas else [])]
    for names in (said.people, *((m,) for m in metadata), said.bodies, marked[:3], printed):
        if found := others(names):
            return found
    return merge_authors(n for v in (*said.people, *said.bodies, *metadata, *marked[:1]) for n in split_authors(v))[:1]


def _printed_bylines(dom: Dom) -> Iterator[str]:
    """What stands near the heading after "By", then what stands in an element named for authors."""
    start = next((i for i, line in enumerate(dom.lines) if any(p.tag == "h1" for p in line.place.up())), 0)
    near = dom.lines[start : start + 40]
    for i, line in enumerate(near):
        if (by := re.match(r"[Bb][Yy]\s+(?=\S)", line.text)) and len(line.text) <= 120:
            names = _BYLINE_REST.split(line.text[by.end() :])[0].strip()
            if i < 15 or _NAME.fullmatch(names):
                yield names
                return
        if line.text.lower().rstrip(":") == "by" and i + 1 < len(near):
            yield near[i + 1].text
            return
    for line in near[:15]:
        hint = next(filter(None, map(hint_of, [*line.place.up()][:3])), None)
        if hint and hint.kind == "byline" and _AUTHOR_HINT.search(hint.why):
            name = _BYLINE_REST.split(line.text)[0].strip()
            if _NAME.fullmatch(name):
                yield name
                return


def _header_stamps(dom: Dom) -> Iterator[str]:
    """<time> elements around the heading, not those of changes or of other stories."""
    start = next((i for i, line in enumerate(dom.lines) if any(p.tag == "h1" for p in line.place.up())), None)
    if start is None:
        return
    for stamp in dom.stamps:
        if not start - 6 <= stamp.line <= start + 25:
            continue
        names = " ".join(
            v for p in [*stamp.place.up()][:2] for k, v in p.attributes.items() if k in ("class", "itemprop", "id")
        )
        if not _CHANGE.search(names) and not _CHANGE.match(stamp.words):
            yield stamp.moment or stamp.words


def _moment(values: Iterable[str], region: str | None) -> tuple[Moment | None, str | None]:
    """The first value that can be read; of values for the same hour one that names its zone is preferred."""
    read = [(m, value) for value in values if value and (m := read_moment(value, region))]
    if not read:
        return None, None
    first, words = read[0]
    if not first.zoned:
        for moment, value in read[1:]:
            if moment.zoned and moment.at.replace(tzinfo=None, second=0) == first.at.replace(second=0):
                return moment, value
        if not first.timed:
            for moment, value in read[1:]:
                if moment.zoned and moment.at.date() == first.at.date():
                    return moment, value
    return first, words
