"""Runs of text as HTML: a span a statement with its voice's line and letter; cues boxed, loaded words marked."""

import re
from collections.abc import Iterable
from html import escape
from typing import Protocol

from sayso.retell.runs import Run
from sayso.retell.voices import Cast, VoiceLine

HUES, LINES = 8, 4
_NOT_IN_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST_KEPT = 24


class Drawn(Protocol):
    """Any voice that is drawn: of one page, or of a story."""

    @property
    def kind(self) -> str: ...

    @property
    def hue(self) -> int | None: ...

    @property
    def letter(self) -> str: ...


def voice_class(voice: Drawn) -> str:
    """The classes that give a voice its colour and its line; past eight voices the pairs differ, then the letters."""
    if voice.hue is None:
        return f"v-{voice.kind}"
    return f"v{voice.hue % HUES} l{(voice.hue + voice.hue // HUES) % LINES}"


def draw_badge(voice: Drawn) -> str:
    """A voice's letter in its colour and line, for the eye alone: the label stands beside it."""
    return f'<span class="bd flat {voice_class(voice)}" aria-hidden="true">{clean(voice.letter)}</span>'


def clean(text: str) -> str:
    """`text` escaped for HTML, without characters that no HTML document may hold."""
    return escape(_NOT_IN_HTML.sub("\ufffd", text))


def draw_runs(runs: Iterable[Run], cast: Cast, seen: set[str]) -> str:
    """The runs as HTML, all text escaped. `seen` holds the statements that have their id already, and is added to."""
    return "".join(_draw(run, cast, seen) for run in runs)


def _draw(run: Run, cast: Cast, seen: set[str]) -> str:
    words = clean(run.text)
    if run.role is not None and run.text.strip():
        words = f'<span class="{run.role}">{words}</span>'
    if run.loaded is not None:
        words = f'<span class="ld{" ld-end" if run.stops else ""}" title="{clean(run.loaded)}">{words}</span>'
    if run.statement is None:
        return words
    voice = cast.by_statement[run.statement]
    place = "" if run.statement in seen else f' id="{run.statement}"'
    seen.add(run.statement)
    if run.opens:
        words = _keep_beside(_badge(run.statement, voice), words)
    return f'<span class="st {voice_class(voice)} of-{run.statement}"{place}>{words}</span>'


def _keep_beside(badge: str, words: str) -> str:
    """The letter and the first word after it on one line, where that word is plain and no longer than a word."""
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    if not words.startswith(first) or "<" in first or len(first) > _LONGEST_KEPT:
        return badge + words
    return f'<span class="nb">{badge}{first}</span>{words[len(first) :]}'


def _badge(statement: str, voice: VoiceLine) -> str:
    label = clean(f"{voice.label}, statement {statement[1:]}")
    return f'<a class="bd" href="#card-{statement}" aria-label="{label}" title="{label}">{voice.letter}</a>'
