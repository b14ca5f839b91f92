"""What the mark-up around a line says the line is for: tags, roles and the words of class, id and the like.

Only words that many publishers' templates share; a name is cut into its words ("ArticleByline_author__x1" is
article, byline, author), so that no table entry is one site's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sayso.model import BlockKind
from sayso.page.web.markup import Place

_NAMES = (
    "class", "id", "role", "itemprop", "aria-label", "data-testid", "data-component", "data-component-name",
    "data-qa", "data-test", "data-name", "data-type", "data-module", "name",
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CUT = re.compile(r"[^a-z]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words of names, the first table that knows one wins. Two words joined by "+" must follow each other.
_TABLES: tuple[tuple[BlockKind, frozenset[str]], ...] = (
    ("legal", _words(
        "cookie cookies consent gdpr ccpa onetrust copyright copyrights disclaimer disclaimers disclosure privacy "
        "affiliate+disclaimer terms legal")),
    ("comment", _words(
        "comment comments disqus respond commenting commentlist comment+form comment+list comment+count comment+policy "
        "comments+section view+comments")),
    ("subscribe", _words(
        "newsletter newsletters subscribe subscription subscriptions signup sign+up mailing+list mailchimp optin "
        "email+signup membership")),
    ("appeal", _words("donate donation donations appeal fundraising contribute")),
    ("advert", _words(
        "ad ads advert adverts advertisement advertisements advertising adslot adsense dfp sponsored sponsor "
        "advertorial affiliate taboola outbrain commercial google+auto ad+slot ad+unit adunit adwrapper adbox")),
    ("share", _words(
        "share sharing sharebar sharedaddy shares social socials addthis sharethis addtoany share+bar article+tools "
        "sharetools follow whatsapp telegram")),
    ("related", _words(
        "related recommended recommend recommendations recommendation recirc recirculation readmore read+more "
        "more+from more+on more+stories more+in also+read see+also up+next read+next next+article trending popular "
        "mostread most+read most+popular most+viewed latest+news teaser teasers promo promos promobox "
        "suggested infobox info+box interlink morefrom trendmd jp+relatedposts in+case alsoread you+may onward recs "
        "carousel gallery slideshow lightbox")),
    ("caption", _words(
        "caption captions figcaption wp+caption image+credit photo+credit img+credit picture+credit media+credit "
        "imagecaption photocaption caption+text image+source image+copyright media+caption cutline")),
    ("byline", _words(
        "byline bylines author authors dateline+author bio authorbio contributor contributors datepublished "
        "datemodified pubdate timestamp published publish+date post+date article+date entry+date entry+meta "
        "article+meta post+meta postmeta postinfo byline+date last+updated updated+date "
        "article+info date+time datetime")),
    ("standfirst", _words(
        "standfirst deck dek subheadline subtitle article+summary article+sub sub+title sub+headline subheading "
        "article+description post+excerpt entry+summary excerpt article+intro article+lead lead+text "
        "summary+list key+points keypoints highlights bullets summary strapline")),
    ("correction", _words("correction corrections clarification editors+note editor+note")),
    ("pull_quote", _words("pullquote pull+quote pullout quote+card")),
    ("navigation", _words(
        "nav navbar navigation menu menus submenu breadcrumb breadcrumbs pagination pager pagenav masthead sidebar "
        "skip+link skip+to footer topbar toolbar searchbox search+form tags taglist tag+list tagcloud topics keywords "
        "categories category cat+links kicker eyebrow section+name rubric login colophon toc "
        "player playlist tooltip modal popup")),
)  # fmt: skip
_TAGS: dict[str, BlockKind] = {
    "nav": "navigation",
    "footer": "navigation",
    "menu": "navigation",
    "button": "navigation",
    "form": "subscribe",
    "figcaption": "caption",
    "caption": "caption",
    "legend": "navigation",
    "label": "navigation",
}


# Around everything, or named for what stands in the cell.
_SAY_NOTHING = frozenset({"body", "html", "main", "table", "tbody", "thead", "tr", "td", "th"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Hint:
    """What one element's mark-up says."""

    kind: BlockKind
    why: str
    tag: bool = False  # from the tag itself, not from a name that somebody chose


_NONE = Hint("body", "")


def hint_of(place: Place) -> Hint | None:
    """What this element alone says about the lines in it, or None where its names tell nothing."""
    if place.hints is None:
        place.hints = _judge(place) or _NONE
    assert isinstance(place.hints, Hint)
    return None if place.hints is _NONE else place.hints


def _judge(place: Place) -> Hint | None:
    if place.tag in _SAY_NOTHING:
        return None
    found = place.attributes
    for name in _NAMES:
        value = found.get(name)
        # The id of a heading is made of its words.
        if value and not (name == "id" and place.tag in _HEADINGS) and (hint := _read_name(name, value[:300])):
            return hint
    kind = _TAGS.get(place.tag)
    return Hint(kind, f"in <{place.tag}>", tag=True) if kind else None


@lru_cache(maxsize=20_000)
def _read_name(name: str, value: str) -> Hint | None:
    words: set[str] = set()
    for token in value.split():
        parts = [p for p in _CUT.split(_CAMEL.sub("-", token).lower()) if p]
        words.update(parts)
        words.update(f"{a}+{b}" for a, b in pairwise(parts))
    if name == "aria-label":
        # A label is prose; only where it names the region shortly does it tell.
        parts = [p for p in _CUT.split(value.lower()) if p]
        if len(parts) > 4:
            return None
        words = set(parts) | {f"{a}+{b}" for a, b in pairwise(parts)}
    for kind, table in _TABLES:
        hits = words & table
        if hits:
            return Hint(kind, f'{name} "{min(hits).replace("+", "-")}"')
    return None
