"""Articles and stories drawn in each of their forms: the work of a process, which needs no server for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.faces.web.packing import Packed, pack, pack_json, pack_rows
from sayso.faces.web.work import Workers
from sayso.model import Reading, Span

if TYPE_CHECKING:
    from sayso.ledger import Ledger


def _draw_html(ledger: Ledger, article_id: str, reader: str | None) -> Packed:
    reading = ledger.reading(article_id, reader)
    return draw_article(reading, place=_place(ledger, reading))


def draw_article(reading: Reading, *, place: dict[str, Any] | None = None) -> Packed:
    """Screen 1 of a reading; `place` is what the ledger knows of it, None where it is not kept."""
    from sayso.retell.html import draw_reading

    drawn = draw_reading(reading, "article.html.j2", package="sayso.faces.web", linked=True, place=place, here="")
    return pack(drawn.html, policy=drawn.style)


def _place(ledger: Ledger, reading: Reading) -> dict[str, Any]:
    from sayso.desk.kept_stories import story_of
    from sayso.ledger.history import versions

    texts = versions(ledger, reading.article.id)
    return {
        "story": story_of(ledger, reading.article.id),
        "versions": len(texts),
        "newest": texts[-1].article_id if texts else reading.article.id,
    }


def _draw_json(ledger: Ledger, article_id: str, reader: str | None) -> Packed:
    from sayso.retell.contract import reading_to_dict

    return pack_json(reading_to_dict(ledger.reading(article_id, reader)))


def _draw_csv(ledger: Ledger, article_id: str, reader: str | None) -> Packed:
    from sayso.retell.table import COLUMNS, statement_rows

    return pack_rows(statement_rows([ledger.reading(article_id, reader)]), COLUMNS)


MOST = 60  # articles of a story that are compared, unless more are asked for
# What draws an article of a ledger, by its id and whose reading.
ARTICLE: dict[str, Callable[[Ledger, str, str | None], Packed]] = {
    "html": _draw_html,
    "json": _draw_json,
    "csv": _draw_csv,
}


@dataclass(frozen=True, slots=True)
class AskedStory:
    """Which story, and of how many of its texts."""

    story: str
    most: int = MOST  # articles, the latest
    versions: bool = False  # with what their addresses showed before


@dataclass(frozen=True, slots=True)
class DrawnStory:
    """A story in each of its forms."""

    html: str
    policy: str
    data: str
    rows: str


def locate_here(reading: Reading, span: Span | None) -> str:
    """Where an article, or the statement that words of it are in, stands on this desk."""
    at = next((s.id for s in reading.statements if span and any(x.start <= span.start < x.end for x in s.spans)), None)
    return f"/article/{reading.article.id}" + (f"#card-{at}" if at else "")


def draw_story(path: Path, asked: AskedStory) -> DrawnStory:
    """A story of the ledger at `path`, compared and drawn in each form: the work of a process. Raises SaysoError."""
    import io

    from sayso.desk.kept_stories import compare_kept, kept_story
    from sayso.desk.showing import comparison_to_data, find_panels
    from sayso.faces.story_forms import write_rows
    from sayso.ledger import Ledger
    from sayso.retell.contract import row_to_json
    from sayso.retell.html import draw
    from sayso.retell.story.page import story_values

    with Ledger(path, make=False) as ledger:
        story = kept_story(ledger, asked.story, gathered=True)
        comparison = compare_kept(ledger, story, most=asked.most, versions=asked.versions)
    panels = find_panels(comparison)
    values = story_values(comparison, panels, locate=locate_here)
    texts = {r.article.id for r in comparison.readings}
    left_out = sum(i not in texts for i in story.articles)
    older_left_out = sum(then not in texts for _, then in story.earlier) if asked.versions else 0
    drawn = draw(
        "sayso.faces.web",
        "story_page.html.j2",
        "",
        here="",
        kept=story,
        asked=asked,
        usual=MOST,
        left_out=left_out,
        older_left_out=older_left_out,
        **values,
    )
    out = io.StringIO()
    write_rows(comparison, panels, out)
    data = row_to_json(comparison_to_data(comparison, panels, comparison.errors))
    return DrawnStory(drawn.html, drawn.style, data + "\n", out.getvalue())


class Begun:
    """Processes that are started before the desk is, and the story that one of them draws meanwhile."""

    def __init__(self) -> None:
        self.workers = Workers()
        self._story: tuple[AskedStory, Future[DrawnStory]] | None = None
        self.workers.submit(_load)

    def draw_newest(self, path: Path) -> None:
        """Have the latest story of the ledger at `path` drawn. Raises SaysoError."""
        from sayso.desk.kept_stories import list_stories
        from sayso.ledger import Ledger

        with Ledger(path, make=False) as ledger:
            for story in list_stories(ledger, limit=1, gathered=True):
                asked = AskedStory(story.id)
                self._story = asked, self.workers.submit(draw_story, path, asked)

    def take(self, asked: AskedStory) -> Future[DrawnStory] | None:
        """The drawing of the story where it is the one that was begun; once, for later the ledger may have changed."""
        begun, self._story = self._story, None
        return begun[1] if begun is not None and begun[0] == asked else None

    def close(self) -> None:
        """End the processes."""
        self.workers.close()


def _load() -> None:
    from sayso.retell.html import load_template

    for name in ("desk.kept_stories", "desk.showing", "story.beside.panels", "story.compare", "faces.story_forms"):
        import_module(f"sayso.{name}")
    load_template("sayso.faces.web", "story_page.html.j2")
