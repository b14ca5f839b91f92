"""The text that others quote from, where it is among the articles: a speech, a transcript, a press release."""

from __future__ import annotations

from collections.abc import Sequence, Set

from sayso.model import READ_KINDS, Origin, Reading, Span, Spans
from sayso.story.beside.quoted_words import quoted_spans
from sayso.story.beside.word_runs import Word, list_words, longest_run
from sayso.text import subtract_spans

# Words in a row outside quotation marks that make an article the text that is quoted from: fewer where it calls
# itself a transcript or a press release, for others may take words over without marks.
RUN, RUN_OF_OWN_TEXT = 12, 8
_SHARE = 0.6


class PrimaryTexts:
    """The words of some articles that stand outside quotation marks, found by runs of eight."""

    def __init__(self, readings: Sequence[Reading], origins: Sequence[Origin] = ()) -> None:
        releases = {a for o in origins if o.kind == "press_release" for a in o.articles}
        self._own = [r.article.genre == "transcript" or r.article.id in releases for r in readings]
        self._words = [list_words(r.article.text, _plain_text(r)) for r in readings]
        self._holders: dict[tuple[str, ...], list[int]] = {}
        for page, words in enumerate(self._words):
            for run in _runs(words):
                held = self._holders.setdefault(run, [])
                if not held or held[-1] != page:
                    held.append(page)

    def find(self, quoted: Sequence[Word], pages: Set[int]) -> tuple[int, Span] | None:
        """The first article, not among `pages`, that has the quoted words without marks, and where they stand."""
        for page in sorted({p for run in _runs(quoted) for p in self._holders.get(run, ())} - pages):
            words = self._words[page]
            start, at, run = longest_run(quoted, words)
            if run >= (RUN_OF_OWN_TEXT if self._own[page] else RUN) and run >= _SHARE * len(quoted):
                first = max(0, at - start)
                last = min(len(words), first + len(quoted)) - 1
                return page, Span(words[first].span.start, words[last].span.end)
        return None


def _runs(words: Sequence[Word]) -> list[tuple[str, ...]]:
    folded = [w.folded for w in words]
    return [tuple(folded[n : n + RUN_OF_OWN_TEXT]) for n in range(len(folded) - RUN_OF_OWN_TEXT + 1)]


def _plain_text(reading: Reading) -> Spans:
    read = [b.span for b in reading.article.blocks if b.kind in READ_KINDS and b.kind not in ("headline", "caption")]
    said = [s for a in reading.attributions for s in quoted_spans(reading.article.text, a)]
    return subtract_spans(read, said)
