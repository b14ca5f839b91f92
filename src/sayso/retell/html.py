"""A reading as one self-contained page: no script, nothing from another host, readable without colour."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sayso.model import Reading
from sayso.retell.cards import find_link, make_cards, pair_drift
from sayso.retell.inline import clean, draw_badge, draw_runs, voice_class
from sayso.retell.panels import MOST_ROWS, make_panels
from sayso.retell.passages import find_passages, shorten
from sayso.retell.people import find_people
from sayso.retell.runs import lay_out
from sayso.retell.summary import put_summary, weigh
from sayso.retell.voices import Cast, cast_voices
from sayso.retell.wording import BLOCKS, put_facts, put_quoted

if TYPE_CHECKING:
    from jinja2 import Environment

# In the strip, letters on segments under this share of the words would only be cut off.
_LETTERED = 0.025
# On a narrow screen the legend stands above the text; further voices are folded, and all are under "Who speaks".
_MOST_IN_LEGEND = 8
# Each statement that answers to the pointer needs a rule of its own; past this many only the letters do.
_MOST_HOVER_RULES = 600


HERE = "sayso.retell"  # the package whose templates these are


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page made of a template."""

    html: str
    style: str  # the hash of the style sheet inside, as a policy names it: "sha256-..."


def reading_to_html(reading: Reading) -> str:
    """One HTML page: the strip, the summary, the text with its voices, panels, a card a statement, who speaks.

    Every word of the page read is escaped; the policy inside allows one style sheet, by its hash, and nothing else.
    """
    return draw_reading(reading).html


def draw_reading(
    reading: Reading, template: str = "reading.html.j2", *, package: str = HERE, linked: bool = False, **more: Any
) -> Drawn:
    """The page of `reading_to_html` by a template of `package`, which may extend `reading.html.j2`, with `more` values.

    `linked`: the sheet inside has only the rules of this reading, for a page that links to `reading.css`.
    """
    cast = cast_voices(reading)
    runs, seen = lay_out(reading), set[str]()
    passages = find_passages(reading.article)
    head = next((p for p in passages if p.kind == "headline"), None)
    weights = weigh(reading, cast)
    drawn = {i: draw_runs(runs[i], cast, seen) for p in passages for i in p.blocks}
    cards = make_cards(reading, cast)
    pairs = pair_drift(reading, cards)
    rules = _rules(cast)
    return draw(
        package,
        template,
        rules if linked else f"{template_text(HERE, 'reading.css')}\n{rules}",
        article=reading.article,
        cards=cards,
        cast=cast,
        drawn=drawn,
        drift=pairs[:MOST_ROWS],
        most=MOST_ROWS,
        more_drift=max(0, len(pairs) - MOST_ROWS),
        head=head,
        lettered=_LETTERED * sum(cast.words.values()),
        link=find_link(reading.article),
        most_in_legend=_MOST_IN_LEGEND if len(cast.lines) > _MOST_IN_LEGEND + 1 else len(cast.lines),
        panels=make_panels(reading),
        passages=[p for p in passages if p is not head],
        people=find_people(reading),
        readers=sorted({s.by for s in reading.statements}),
        summary=put_summary(weights),
        title=shorten(" ".join((reading.article.headline or "A reading").split()), 160),
        cut=reading.article.complete is False,
        facts=put_facts(reading.article),
        **more,
    )


def draw(package: str, template: str, css: str, **values: Any) -> Drawn:
    """The page that a template of `package` makes of `values`; it may extend the templates of this package."""
    css_hash = b64encode(sha256(css.encode()).digest()).decode()
    made = _environment(package).get_template(template).render(css=css, css_hash=css_hash, **values)
    return Drawn(made.strip() + "\n", f"sha256-{css_hash}")


def load_template(package: str, template: str) -> None:
    """Have a template and what it needs ready before somebody waits for it."""
    _environment(package).get_template(template)


def reading_to_frame(reading: Reading) -> str:
    """`reading_to_html` in a frame of its own, for notebooks: neither page's styles reach the other."""
    return put_in_frame(reading_to_html(reading), "A reading")


def put_in_frame(page: str, title: str) -> str:
    """A whole page in a frame of its own."""
    # A frame's addresses are read against the notebook's: a link to a place inside would load the notebook into it. The
    # page's own policy lets no base be set, so it stands before that.
    page = page.replace("<head>\n", '<head>\n<base href="about:srcdoc">\n', 1)
    # Without scripts the same origin gives the page nothing; some viewers leave a frame of another origin blank.
    rights = "allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    size = 'width="100%" height="640" frameborder="0"'
    return f'<iframe srcdoc="{escape(page)}" sandbox="{rights}" title="{escape(title)}" {size}></iframe>'


def _rules(cast: Cast) -> str:
    """What the sheet has for this reading alone: a length for each segment of the strip, a rule for each card."""
    lengths = "\n".join(f".strip .g{n}{{flex-grow:{n}}}" for n in sorted(set(cast.words.values())))
    ids = list(cast.words)[:_MOST_HOVER_RULES]
    lit = ",\n".join(f"body:has(.of-{i}:hover) .of-{i},body:has(#card-{i}:target) .of-{i}" for i in ids)
    shown = ",\n".join(f"body:has(.of-{i}:hover) #card-{i}" for i in ids)
    rules = f"{lit}{{background:var(--lit)}}\n" if ids else ""
    hover = f"@media (hover:hover) and (min-width:70rem){{\n{shown}{{{_HOVERED}}}\n}}\n" if ids else ""
    return f"{lengths}\n{rules}{hover}"


_HOVERED = (
    "position:fixed;z-index:3;bottom:1.5rem;left:50%;width:20.5rem;margin:0 0 0 11.5rem;padding:1rem 1.25rem 1.25rem;"
    "border-top:3px solid var(--c);box-shadow:var(--lift)"
)


@cache
def _environment(package: str) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FunctionLoader(lambda name: template_text(package, name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.globals.update(voice_class=voice_class, kinds=BLOCKS, badge=lambda voice: Markup(draw_badge(voice)))
    made.filters.update(plain_kind=BLOCKS.__getitem__, quoted=put_quoted)
    return made


def _finalize(value: Any) -> Any:
    """Text from a page may hold characters that no document may; marked-up text was made here and is kept."""
    # What is printable holds none of them, and the template escapes it.
    if not isinstance(value, str) or value.isprintable() or hasattr(value, "__html__"):
        return value
    return _Escaped(clean(value))


class _Escaped(str):
    """Text that is escaped already."""

    def __html__(self) -> str:
        return str(self)


def template_text(package: str, name: str) -> str:
    """The text of a template or a style sheet of `package`, or of this one where that has none of the name."""
    own = files(package).joinpath("templates", name)
    found = own if own.is_file() else files(HERE).joinpath("templates", name)
    return found.read_text(encoding="utf-8")
