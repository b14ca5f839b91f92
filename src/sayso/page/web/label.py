"""A kind and a checkable why for every line of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import BlockKind
from sayso.page.facts.agencies import find_dateline
from sayso.page.facts.metadata import Facts
from sayso.page.furniture import is_biography, name_furniture
from sayso.page.web.body import HEADS, Body, is_gallery, is_prose, line_tags, name_words
from sayso.page.web.extract import fold_words
from sayso.page.web.link_lists import BY_PLACE, Name, settle_lists
from sayso.page.web.markup import Dom, Line
from sayso.page.web.zones import Hint

# Kinds that words tell better than a box named for promotions.
_SAYS_MORE: frozenset[str] = frozenset({"subscribe", "appeal", "advert", "read_more"})
# In a gallery a description opens with a letter, or with the picture's number and then a letter.
_DESCRIBED = re.compile(r"\W*(?:\d{1,3}\s?(?:/|of)\s?\d{1,3}\W+)?[^\W\d]")
_LIKE_CREDIT = re.compile(r"[(/|]|\b(?:photo|image|picture)\b", re.IGNORECASE)
# A button that the mark-up puts on the line of a description, or of an author's job.
_GLUED_BUTTON = re.compile(r"(?:\s+more >|\s*(?:read|see) more|(?<=[a-z])(?:Follow|Subscribe))\s*$")
# A paragraph of the article that is only a link is a pointer to another page from this many words on.
_LINK_WORDS = 4
# A summary stands so many lines under its headline at most.
_NEAR_HEADLINE = 12


@dataclass(slots=True)
class _View:
    """What all the rules look at."""

    dom: Dom
    facts: Facts
    body: Body
    headline: int | None  # index of the line that prints the headline
    authors: frozenset[str]
    forms: frozenset[str]
    standfirsts: tuple[str, ...]


def label_lines(dom: Dom, facts: Facts, body: Body) -> list[Name]:
    """One kind and why for each line of `dom`, in order. Never raises."""
    forms = frozenset(_key(h) for h in facts.headlines)
    view = _View(
        dom=dom,
        facts=facts,
        body=body,
        headline=_find_headline(dom, facts, body, forms),
        authors=frozenset(_key(a) for a in facts.authors),
        forms=forms,
        standfirsts=tuple(k for s in facts.standfirsts if len(k := _key(s)) >= 20),
    )
    names = [_name(view, i, line) for i, line in enumerate(dom.lines)]
    settle_lists(dom.lines, body, names)
    return names


def _key(text: str) -> str:
    return " ".join(fold_words(text))


def _find_headline(dom: Dom, facts: Facts, body: Body, forms: frozenset[str]) -> int | None:
    best: tuple[int, int] | None = None
    wanted = [set(f.split()) for f in forms]
    for i, line in enumerate(dom.lines[: body.last + 1]):
        key = _key(line.text)
        if not key:
            continue
        words = set(key.split())
        like = max((len(words & w) / max(len(words), len(w)) for w in wanted if w), default=0.0)
        heading = "h1" in line_tags(line)
        score = 4 * (key in forms) + 3 * heading + 2 * (like > 0.6) + ("h2" in line_tags(line)) - 3 * (i > body.first)
        score -= 3 * ((z := body.zones[i]) is not None and z.kind not in ("standfirst", "byline"))
        told = key in forms or like > 0.6 or (heading and not wanted)
        if told and (best is None or score > best[0]):
            best = score, i
    return best[1] if best else None


def _name(view: _View, i: int, line: Line) -> Name:
    if i == view.headline:
        return "headline", "the page's own headline" + (" in <h1>" if "h1" in line_tags(line) else ", by its words")
    zone = view.body.zones[i]
    chosen = view.body.chosen[i]
    for rule in (_name_repeat, _name_zone, _name_credit, _name_standfirst, _name_words):
        if name := rule(view, i, line, zone):
            return name
    if chosen and (name := _name_pointer(view, i, line)):
        return name
    if chosen and view.body.first <= i <= view.body.last:
        return "body", _why_body(line)
    if chosen and is_prose(line):
        return "body", "prose of the article"
    return _name_rest(view, i, line)


def _why_body(line: Line) -> str:
    tags = line_tags(line)
    if any(t in HEADS for t in tags):
        return "a heading between paragraphs of the article"
    if "blockquote" in tags:
        return "a quotation between paragraphs of the article"
    if "li" in tags:
        return "a list between paragraphs of the article"
    return "prose of the article" if is_prose(line) else "stands between paragraphs of the article"


def _name_repeat(view: _View, i: int, line: Line, zone: Hint | None) -> Name | None:
    """The headline again, in a bar or a sharing window."""
    if view.headline is None or len(line.text) > 300 or _key(line.text) not in view.forms:
        return None
    if len(fold_words(line.text)) < 3:
        return None
    kind: BlockKind = zone.kind if zone and zone.kind in ("share", "related", "navigation") else "navigation"
    return kind, "repeats the headline"


def _name_zone(view: _View, i: int, line: Line, zone: Hint | None) -> Name | None:
    if zone is None:
        figure = next((p for p in line.place.up() if p.tag in ("figure", "blockquote", "table")), None)
        if (
            figure is not None
            and figure.tag == "figure"
            and view.body.weights.share(figure) < 0.1
            and len(line.text) < 500
        ):
            if (named := name_words(line.text)) and named[0] in ("navigation", "subscribe", "advert", "share"):
                return named
            return (
                ("caption", "in <figure>")
                if _is_of_article(view, i, line)
                else ("related", "a picture of another story")
            )
        return None
    kind = zone.kind
    inside = (view.headline or view.body.first) <= i <= view.body.last
    if kind == "related" and is_gallery(zone) and view.body.chosen[i] and is_prose(line):
        return None
    if inside and kind == "related" and is_gallery(zone) and line.link_share < 0.5 and _DESCRIBED.match(line.text):
        return "caption", f"a picture's description ({zone.why})"
    if inside and kind == "related" and line.link_share < 0.5 and _LIKE_CREDIT.search(line.text):
        own = name_furniture(_GLUED_BUTTON.sub("", line.text))
        if own and own[0] == "caption" and len(fold_words(line.text)) >= 8:
            return "caption", f"a picture's description, {own[1]}"
    if inside and kind == "legal" and "copyright" in zone.why:
        return "caption", f"credits a picture ({zone.why})"
    if kind == "standfirst":
        return ("standfirst", zone.why) if i <= view.body.first and len(fold_words(line.text)) >= 4 else None
    if kind in ("pull_quote", "correction"):
        return kind, zone.why
    if kind == "byline":
        own = name_furniture(line.text)
        return own if own and own[0] == "caption" else _name_byline(view, i, line, zone)
    if kind == "caption":
        if (named := name_words(line.text)) and named[0] in _SAYS_MORE:
            return named
        if view.headline is not None and i < view.headline and len(line.text) < 30:
            return "navigation", f"too short for a caption ({zone.why})"
        return (
            ("caption", zone.why)
            if _is_of_article(view, i, line)
            else ("related", f"a picture of another story ({zone.why})")
        )
    if kind in ("navigation", "related") and (named := name_words(line.text)):
        return named if kind == "navigation" or named[0] in _SAYS_MORE else (kind, zone.why)
    if kind == "subscribe" and zone.tag:
        return name_words(line.text) or ("navigation", zone.why)
    return kind, zone.why


def _is_of_article(view: _View, i: int, line: Line) -> bool:
    """Whether a caption or byline stands at the article and not in a list of other stories."""
    if view.body.main in line.place.up():
        return True
    start = view.body.first if view.headline is None else min(view.headline, view.body.first)
    return start - 8 <= i <= view.body.last + 2


def _name_byline(view: _View, i: int, line: Line, zone: Hint) -> Name:
    named = name_words(line.text)
    if named and named[0] in ("share", "subscribe", "comment"):
        return named
    key = _key(line.text)
    own = any(a and (a in key or key in a) for a in view.authors)
    if not own and (button := _GLUED_BUTTON.search(line.text)):
        return "share", f'ends in a button: "{button.group().strip()}"'
    # Bylines of other stories stand away from the article, beside their headlines.
    if not (own and i <= view.body.last + 15) and not _is_of_article(view, i, line):
        return "related", f"byline of another story ({zone.why})"
    if not own and len(key.split()) < 2 and not any(c.isdigit() for c in key) and not key.startswith("by"):
        return "navigation", f"no name ({zone.why})"
    return "byline", zone.why


def _name_credit(view: _View, i: int, line: Line, zone: Hint | None) -> Name | None:
    near = i - view.body.first >= -25 and i <= view.body.last + 12
    if not near:
        return None
    key = _key(line.text)
    if key in view.authors and (i <= view.body.first + 6 or i > view.body.last):
        return "byline", "the author's name"
    if (named := name_furniture(line.text)) and _credit_fits(view, i, line, named):
        return named
    starts = any(a and key.startswith(a) for a in view.authors)
    if starts and len(line.text) <= 100 and i < view.body.first:
        return "byline", "opens with the author's name"
    # The note on the author stands under the article.
    if starts and i > view.body.last:
        return "byline", "opens with the author's name"
    if (starts or i >= view.body.last - 1) and i >= view.body.last - 2 and is_biography(line.text):
        return "byline", "a note on the author"
    return None


def _credit_fits(view: _View, i: int, line: Line, named: Name) -> bool:
    """Whether words that open like a credit stand where credits stand; in the midst of the article they are prose."""
    first, last = view.body.first, view.body.last
    kind, why = named
    midst = view.body.chosen[i] and first < i < last
    if not _is_of_article(view, i, line) and "worked" not in why and kind != "correction":
        return False
    if kind == "caption" and line.link_share > 0.8:
        return False
    if kind == "byline":
        if "worked" in why:
            return i >= last - 3 or i <= first + 1
        return i > first - 20 and not midst
    return not (kind == "caption" and why.startswith("ends") and midst and is_prose(line) and len(line.text) > 200)


def _name_standfirst(view: _View, i: int, line: Line, zone: Hint | None) -> Name | None:
    if i > view.body.first or (view.headline is not None and i < view.headline - 3) or len(line.text) < 30:
        return None
    tags = line_tags(line)
    near_head = view.headline is not None and 0 < i - view.headline <= 4
    if any(t in ("h2", "h3", "h4") for t in tags) and near_head and i <= view.body.first:
        return "standfirst", "a heading under the headline"
    key = _key(line.text)
    told = any(s.startswith(key) or key.startswith(s) for s in view.standfirsts)
    if told and i < view.body.first and not view.body.chosen[i]:
        return "standfirst", "the page's description of the article"
    between = view.headline is not None and 0 < i - view.headline <= _NEAR_HEADLINE and not view.body.chosen[i]
    if between and zone is None and is_prose(line) and line.link_share < 0.2 and name_words(line.text) is None:
        return "standfirst", "a paragraph between headline and article"
    return None


def _name_words(view: _View, i: int, line: Line, zone: Hint | None) -> Name | None:
    return name_words(line.text)


def _name_pointer(view: _View, i: int, line: Line) -> Name | None:
    """A link to another page that stands as a paragraph of its own."""
    words = len(fold_words(line.text))
    share = line.link_share
    if (
        share >= 0.9
        and not re.search(r"[a-z][.!?][\"'”’]?$", line.text)
        and words >= _LINK_WORDS
        and "li" not in line_tags(line)
        and not any(t in HEADS for t in line_tags(line))
    ):
        return "related", "a paragraph that is only a link"
    return None


def _name_links(line: Line) -> Name | None:
    """The kind of a row of links: what the words of one of them say, else navigation where they are short."""
    labels = [line.text[a:b] for a, b in line.links]
    if named := next(filter(None, map(name_words, labels)), None):
        return named
    if line.link_share > 0.7 and sum(len(label.split()) for label in labels) <= 3 * len(labels):
        return "navigation", "a row of short links"
    return None


def _name_rest(view: _View, i: int, line: Line) -> Name:
    if view.body.chosen[i] and view.body.first <= i <= view.body.last:
        return "body", _why_body(line)
    words = len(fold_words(line.text))
    after = i > view.body.last
    if not words:
        return "navigation", "a line without words"
    if len(line.links) > 1 and (named := _name_links(line)):
        return named
    if line.link_share >= 0.6 and words >= _LINK_WORDS:
        return "related", "a link to another page"
    if after and words >= 8:
        return "related", BY_PLACE[0]
    if view.body.first - 2 <= i < view.body.first and find_dateline(line.text + " x"):
        return "dateline", "the place in capitals before the first paragraph"
    return "navigation", BY_PLACE[0] if after else BY_PLACE[1] if i < view.body.first else BY_PLACE[2]
