"""A web page's mark-up to an article: one text, blocks that tile it, and what the page says about itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sayso.errors import NotAnArticle
from sayso.model import MESSAGING_KINDS, Article, Block, BlockKind, Page, Span
from sayso.page.agencies import agency_in_copyright, agency_of, find_dateline
from sayso.page.body import Body, densest, find_body, is_prose
from sayso.page.dates import find_printed
from sayso.page.dom import Dom, parse_tree, read_lines
from sayso.page.extract import cover_lines, extract_text
from sayso.page.given import article_id
from sayso.page.label import Name, label_lines
from sayso.page.messaging import split_glued
from sayso.page.metadata import Facts, gather_facts

# Paragraphs shorter than this are not looked into for appeals glued to them.
_GLUED_FROM = 120


def read_html(html: str, page: Page, *, published: datetime | None = None, url: str | None = None) -> Article:
    """The article of a page, every character of its visible text in exactly one block.

    `published` and `url` stand over what the page says. Raises NotAnArticle where the page has no article, with what
    to do next; BrokenPage where its mark-up is nested beyond reading.
    """
    tree = parse_tree(html)
    if tree is None:
        raise NotAnArticle("the page has no text: save it from a browser after it has loaded, and read that file")
    address = url or page.url
    dom = read_lines(tree)
    facts = gather_facts(dom, address)
    body = _locate(tree, dom, facts)
    if body is None:
        hidden = read_lines(tree, unseen=True)
        body = _locate(tree, hidden, facts) if len(hidden.lines) > len(dom.lines) else None
        if body is None:
            raise NotAnArticle(_explain(dom))
        dom = hidden
    names = label_lines(dom, facts, body)
    return _assemble(dom, facts, names, page, address, published)


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
    prose = sum(len(line.text) for i, line in enumerate(dom.lines) if body.chosen[i] and is_prose(line))
    linked = sum(b - a for line in dom.lines for a, b in line.links)
    is_article = bool(facts.described.published and facts.described.headline) or any(
        name == "og:type" and "article" in value.lower() for name, value in dom.metas
    )
    if is_article:
        return prose < 60
    return prose < 140 or (prose < 900 and linked > 3 * prose)


def _explain(dom: Dom) -> str:
    words = dom.text[:20_000].lower()
    if any(
        cue in words
        for cue in ("enable javascript", "javascript is disabled", "requires javascript", "turn on javascript")
    ) or (dom.scripts > 2_000 and len(dom.text) < 400):
        return "the page needs JavaScript to show its article: save it from a browser after it has loaded, and read that file"
    if any(
        cue in words
        for cue in ("not a robot", "are human", "captcha", "access denied", "unusual traffic", "verify you")
    ):
        return "the page is a wall that checks for robots: open it in a browser, save it, and read that file"
    if any(
        cue in words
        for cue in ("subscribe to continue", "subscribe to read", "sign in to continue", "log in to continue")
    ):
        return "the page is a wall with no article behind it: open the article where you have access, save it, and read that file"
    if any(cue in words for cue in ("accept all", "consent", "cookies")) and len(words) < 3_000:
        return "the page is a consent wall: open it in a browser, accept or refuse, save it, and read that file"
    if len(dom.lines) > 20:
        return "the page is a list of links or has no article: give the address of one article"
    return "no article was found on the page: give its text with --given text, or a page saved from a browser"


def _assemble(
    dom: Dom, facts: Facts, names: list[Name], page: Page, address: str | None, given: datetime | None
) -> Article:
    blocks = _tile(dom, names)
    words = _printed_moment(dom, facts, names)
    published = given or (facts.published.as_utc() if facts.published else None)
    if published is None and words and (found := find_printed(words, facts.region)):
        published = found[1].as_utc()
    return Article(
        id=article_id(address, page.input, dom.text),
        input=page.input,
        url=address or facts.url,
        outlet=facts.outlet,
        text=dom.text,
        blocks=tuple(blocks),
        language=facts.language,
        headline=facts.headline,
        authors=facts.authors,
        published=published,
        published_as_printed=words or facts.published_words,
        modified=facts.modified.as_utc() if facts.modified else None,
        credit=_credit(dom, facts, blocks),
        genre="unknown",
        complete=None,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    kind: BlockKind
    why: str


def _tile(dom: Dom, names: list[Name]) -> list[Block]:
    """Blocks that tile the text: a line each, cut inside where a line holds two kinds; like messaging lines made one."""
    parts: list[_Part] = []
    opened = False
    for line, (kind, why) in zip(dom.lines, names, strict=True):
        pieces = [_Part(line.start, kind, why)]
        if kind == "body":
            pieces = _cut_glued(line.start, line.text, pieces)
            if not opened and pieces[0].kind == "body" and len(line.text) > 60:
                opened = True
                if dateline := find_dateline(line.text):
                    end = line.start + dateline[0]
                    pieces = [_Part(line.start, "dateline", f'opens with "{line.text[: dateline[0]].strip()}"'),
                              replace(pieces[0], start=end), *(p for p in pieces[1:] if p.start > end)]  # fmt: skip
        for piece in pieces:
            if not (
                parts and piece.kind in MESSAGING_KINDS and (parts[-1].kind, parts[-1].why) == (piece.kind, piece.why)
            ):
                parts.append(piece)
    ends = [p.start for p in parts[1:]] + [len(dom.text)]
    return [Block(Span(p.start, end), p.kind, p.why) for p, end in zip(parts, ends, strict=True)]


def _cut_glued(start: int, text: str, whole: list[_Part]) -> list[_Part]:
    if len(text) < _GLUED_FROM:
        return whole
    pieces = split_glued(text)
    if all(kind is None for _, kind, _ in pieces):
        return whole
    return [
        _Part(start + span.start, kind, why) if kind else replace(whole[0], start=start + span.start)
        for span, kind, why in pieces
    ]


def _printed_moment(dom: Dom, facts: Facts, names: list[Name]) -> str | None:
    """The words in which the page prints when it was published, near the headline."""
    first = next((i for i, (kind, _) in enumerate(names) if kind == "headline"), 0)
    wanted = facts.published.at.date() if facts.published else None
    for i, line in enumerate(dom.lines[max(0, first - 8) : first + 30], max(0, first - 8)):
        if names[i][0] in ("body", "caption") or len(line.text) > 300:
            continue
        found = find_printed(line.text, facts.region)
        if found and (wanted is None or abs((found[1].at.date() - wanted).days) <= 1):
            return found[0]
    return None


def _credit(dom: Dom, facts: Facts, blocks: list[Block]) -> str | None:
    """The agency the text is credited to: by dateline, author, byline or copyright line."""
    for block in blocks:
        words = dom.text[block.span.start : block.span.end].strip()
        if block.kind == "dateline" and (found := find_dateline(words + " x")) and found[1]:
            return found[1]
    for author in facts.authors:
        if agency := agency_of(author):
            return agency
    last = max((i for i, b in enumerate(blocks) if b.kind == "body"), default=0)
    for i, block in enumerate(blocks):
        words = dom.text[block.span.start : block.span.end].strip()
        if block.kind == "byline" and len(words) <= 120 and (agency := agency_of(words)):
            return agency
        if last < i <= last + 6 and len(words) <= 400 and (agency := agency_in_copyright(words)):
            return agency
    return None
