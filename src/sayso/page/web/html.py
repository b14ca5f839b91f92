"""A web page's mark-up to an article: one text, blocks that tile it, and what the page says about itself."""

from __future__ import annotations

import re
from datetime import datetime

from sayso.errors import NotAnArticle, TooLarge
from sayso.model import Article, Page
from sayso.page.facts.metadata import Facts, gather_facts
from sayso.page.intake.limits import MOST_CHARACTERS
from sayso.page.web.assemble import assemble_article
from sayso.page.web.body import Body, densest, find_body, stand_together
from sayso.page.web.dom import parse_tree, read_lines
from sayso.page.web.extract import cover_lines, extract_text
from sayso.page.web.label import label_lines
from sayso.page.web.markup import Dom

# Characters of prose below which hidden text is looked at too.
_LITTLE = 300
# Characters of prose that make the shortest article.
_LEAST = 60


def read_html(html: str, page: Page, *, published: datetime | None = None, url: str | None = None) -> Article:
    """The article of a page, every character of its visible text in exactly one block.

    `published` and `url` stand over what the page says. Raises NotAnArticle where the page has no article, with what
    to do next; BrokenPage where its mark-up is nested beyond reading; TooLarge for more elements or text than a page
    has.
    """
    tree = parse_tree(html)
    if tree is None:
        raise NotAnArticle("the page has no text: save it from a browser after it has loaded, and read that file")
    address = url or page.url
    dom = read_lines(tree)
    if len(dom.text) > MOST_CHARACTERS:
        raise TooLarge(f"{page.input} has more than {MOST_CHARACTERS:,} characters of text: split it into articles")
    facts = gather_facts(dom, address)
    body = _locate(tree, dom, facts)
    if body is None or body.weights.total < _LITTLE:
        # Some pages hide their article until a script shows it.
        hidden = read_lines(tree, unseen=True)
        found = _locate(tree, hidden, facts) if len(hidden.text) > len(dom.text) + _LITTLE else None
        if found and (body is None or found.weights.total > 3 * body.weights.total):
            dom, body = hidden, found
    if body is None:
        raise NotAnArticle(_explain(dom, html))
    return assemble_article(dom, facts, label_lines(dom, facts, body), page, url=address, published=published)


def _locate(tree: object, dom: Dom, facts: Facts) -> Body | None:
    """Where the article's prose stands; None where the page has none."""
    if not dom.lines:
        return None
    second = densest(dom.lines)
    dense = sum(len(line.text) for line in second)
    said = cover_lines(dom.lines, facts.described.body) if len(facts.described.body) > 400 else [0.0] * len(dom.lines)
    cover = cover_lines(dom.lines, extract_text(tree))
    body = find_body(dom.lines, cover, said)
    if dense and (body is None or body.weights.total < 0.4 * dense):
        cover = cover_lines(dom.lines, extract_text(tree, thorough=True))
        body = find_body(dom.lines, cover, said)
        if body is None or body.weights.total < 0.4 * dense:
            kept = {id(line) for line in second}
            body = find_body(dom.lines, [float(id(line) in kept) for line in dom.lines], said)
    if body is None or _is_list(dom, facts, body):
        return None
    return body


def _is_list(dom: Dom, facts: Facts, body: Body) -> bool:
    """Whether the page only points to articles: little prose, many links, and nothing that says it is an article."""
    chosen = [
        line for i, line in enumerate(dom.lines) if body.chosen[i] and line.link_share < 0.5 and len(line.text) > 20
    ]
    prose = sum(len(line.text) for line in chosen)
    if facts.described.headline and facts.described.published:
        return prose < _LEAST
    if any(name == "og:type" and "article" in value.lower() for name, value in dom.metas):
        return prose < _LEAST
    linked = sum(b - a for line in dom.lines for a, b in line.links)
    return prose < 2 * _LEAST or (prose < 900 and linked > 3 * prose and not stand_together(chosen))


# What the words of a page without an article say about it, and what to do next.
_WALLS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("enable javascript", "javascript is disabled", "requires javascript", "turn on javascript"),
        "needs JavaScript to show its article: save it from a browser after it has loaded, and read that file",
    ),
    (
        ("not a robot", "are human", "captcha", "access denied", "unusual traffic", "verify you"),
        "is a wall that checks for robots: open it in a browser, save it, and read that file",
    ),
    (
        ("subscribe to continue", "subscribe to read", "sign in to continue", "log in to continue"),
        "is a wall with no article behind it: open it where you have access, save it, and read that file",
    ),
)


_NO_SCRIPT = re.compile(r"<noscript[^>]*>([^<]{1,2000})", re.IGNORECASE)


def _explain(dom: Dom, html: str) -> str:
    # What stands in <noscript> is not in the text of the page, and says what the page wants.
    words = dom.text[:20_000].lower() + " ".join(_NO_SCRIPT.findall(html[:500_000])).lower()
    for cues, what in _WALLS:
        if any(cue in words for cue in cues):
            return f"the page {what}"
    if dom.scripts > 2_000 and len(dom.text) < 400:
        return f"the page {_WALLS[0][1]}"
    if len(words) < 3_000 and any(cue in words for cue in ("accept all", "consent", "cookies")):
        return "the page is a consent wall: open it in a browser, accept or refuse, save it, and read that file"
    if len(dom.lines) > 20:
        return "the page is a list of links or has no article: give the address of one article"
    return "no article was found on the page: give its text with --given text, or a page saved from a browser"
