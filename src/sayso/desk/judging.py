"""Two sentences read and held against each other."""

from __future__ import annotations

from sayso.desk.readers import find_reader
from sayso.page.given import take_text_as_given
from sayso.page.intake.decode import clean_text
from sayso.story.judging import KINDS, Judge, Judgement, load_sentence_judge
from sayso.story.saying.proposition import Proposition
from sayso.story.saying.propositions import proposition_of_sentence

_KEPT = 500  # sentences whose reading is kept for the next pair


class SentenceJudge:
    """Judges pairs of sentences; each is read once while it stands among the last few hundred."""

    def __init__(self, reader: str = "rules") -> None:
        self._reader = reader
        find_reader(reader)
        self._judge: Judge = load_sentence_judge()
        self._seen: dict[str, Proposition | None] = {}

    def __call__(self, a: str, b: str) -> Judgement:
        """What the sentence `a` does to the sentence `b`. Words that say nothing are `unrelated` to everything."""
        left, right = self._view(a), self._view(b)
        if left is None or right is None:
            return Judgement("unrelated", None, {k: float(k == "unrelated") for k in KINDS}, "one of them has no words")
        return self._judge(left, right)

    def _view(self, text: str) -> Proposition | None:
        if text not in self._seen:
            if len(self._seen) >= _KEPT:
                self._seen.pop(next(iter(self._seen)))
            self._seen[text] = read_sentence(text, reader=self._reader)
        return self._seen[text]


def read_sentence(text: str, *, reader: str = "rules") -> Proposition | None:
    """What a sentence says when it is given on its own; None where it has no words."""
    return proposition_of_sentence(find_reader(reader)([take_text_as_given(clean_text(text))])[0])


def judge(a: str, b: str, *, reader: str = "rules") -> Judgement:
    """What the sentence `a` does to the sentence `b`: same, stronger, denies, differs, unrelated, with the reason."""
    return SentenceJudge(reader)(a, b)
