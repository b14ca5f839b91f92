"""Lists of links: what stands under their headings, and headings that turn out to be theirs."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import BlockKind
from sayso.page.web.body import HEADS, Body, line_tags
from sayso.page.web.extract import fold_words
from sayso.page.web.markup import Line

Name = tuple[BlockKind, str]
# Whys of lines that nothing but their place names.
BY_PLACE = ("after the article", "before the article", "not prose")
_LISTS: frozenset[str] = frozenset({"related", "read_more"})
# A box with more of the article's prose than this is no box beside it.
_BOX = 0.15


def settle_lists(lines: Sequence[Line], body: Body, names: list[Name]) -> None:
    """Renames, in place, the links and headings of `names` that their neighbours show to be of a list of links."""
    _carry_headings(lines, names)
    _name_runs(lines, names)
    _name_cards(lines, body, names)
    _close_article(lines, body, names)
    _share_boxes(lines, body, names)


def _share_boxes(lines: Sequence[Line], body: Body, names: list[Name]) -> None:
    """Lines that only their place names are of the kind of the appeal or credit whose small box they are in."""
    for i, (kind, why) in enumerate(names):
        if kind in ("appeal", "subscribe") and not why.startswith("in the box of "):
            near = range(max(0, i - 3), min(len(lines), i + 4))
        elif kind == "caption" and why == "credits a picture":
            near = range(max(0, i - 1), i)
        else:
            continue
        held = [j for j in near if j != i and names[j][1] in BY_PLACE]
        for place in lines[i].place.up() if held else ():
            if body.weights.share(place) > 0 or place.tag in ("body", "html"):
                break
            if boxed := [j for j in held if place in lines[j].place.up()]:
                for j in boxed:
                    names[j] = kind, f'in the box of "{lines[i].text[:40]}"'
                break


def _carry_headings(lines: Sequence[Line], names: list[Name]) -> None:
    """Links under a heading such as "Related stories" or "Most read" are of its kind."""
    heading: Name | None = None
    for i, line in enumerate(lines):
        kind, why = names[i]
        words = len(fold_words(line.text))
        if kind in ("related", "read_more") and words <= 14 and not why.startswith("a "):
            heading = kind, f'under "{line.text[:40]}"'
        elif kind == "byline" and i and names[i - 1][0] == "related" and lines[i - 1].link_share >= 0.8 and words <= 8:
            names[i] = "related", "a name under a link to another page"
        elif heading and line.link_share >= 0.8 and (kind == "body" or why in BY_PLACE):
            names[i] = heading
        elif kind not in ("related", "read_more", "navigation", "advert"):
            heading = None


def _name_runs(lines: Sequence[Line], names: list[Name]) -> None:
    """Items of a list that are nothing but links to other pages, two or more in a row."""
    linked = [
        names[i][0] == "body" and line.link_share >= 0.95 and "li" in line_tags(line) and len(line.text.split()) >= 4
        for i, line in enumerate(lines)
    ]
    for i, is_link in enumerate(linked):
        if is_link and any(linked[max(0, i - 1) : i] + linked[i + 1 : i + 2]):
            names[i] = "related", "a list of links to other pages"


def _name_cards(lines: Sequence[Line], body: Body, names: list[Name]) -> None:
    """A heading that is a link, alone in a small box with its line of text, points to another story."""
    for i, line in enumerate(lines):
        if (
            names[i][0] not in ("body", "related")
            or line.link_share < 0.9
            or not any(t in HEADS for t in line_tags(line))
        ):
            continue
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        around = {id(p) for j in beside for p in lines[j].place.up()}
        card = next((p for p in line.place.up() if id(p) in around), None)
        if card is None or card is body.main or body.weights.share(card) > _BOX:
            continue
        for j in range(max(0, i - 3), min(len(lines), i + 6)):
            if names[j][0] in ("body", "byline") and card in lines[j].place.up():
                names[j] = "related", "in a box under a heading that is a link"


def _close_article(lines: Sequence[Line], body: Body, names: list[Name]) -> None:
    """Headings with no article text under them before the next list of links are headings of that list."""
    for i in range(len(names) - 1, -1, -1):
        if names[i][0] != "body" or not any(t in HEADS for t in line_tags(lines[i])):
            continue
        under = i + 1
        while under < len(names) and names[under][0] in ("caption", "advert"):
            under += 1
        if i > body.last or (under < len(names) and names[under][0] in _LISTS and lines[under].link_share > 0.8):
            names[i] = "related", "a heading over links"
