"""A reading inside a spaCy pipeline: `nlp.add_pipe("sayso")`.

    doc._.sayso           the whole reading, as `sayso.read` gives it
    doc._.statements      its statements, each with its voice
    doc._.attributions    source, cue, content and frame of each
    doc.spans["sayso"]    the pieces of the statements; span._.statement is the statement

Offsets in the reading are characters of `doc.text`, to the letter; a span is widened to whole tokens, as the pipeline's
tokenizer cuts them. sayso parses by itself: the pipeline needs no parser, and what it has changes nothing. What is kept
in a document is plain data, so that it survives bytes, DocBin, pickle and other processes; to ask a document that was
loaded, import this module (a pipeline with the component does).
"""

from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from sayso.desk import Reading, find_reader, read_text, retell, to_moment
from sayso.errors import BadRequest
from sayso.ledger.putting import freeze_reading, thaw_reading
from sayso.model import Attribution, Statement

KEY = "sayso"  # of `doc.user_data` and of `doc.spans`
# Documents that are looked at in turn; a reading is made again from the document's own data after that.
_MOST_AT_HAND = 16


class SaysoComponent:
    """Reads each document of a pipeline and puts the reading into it."""

    def __init__(self, reader: str = "rules", published: str | None = None) -> None:
        find_reader(reader)
        to_moment(published)
        self.reader = reader
        self.published = published

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with its reading. `doc._.published` goes before the component's own day."""
        published = doc._.published or self.published
        reading = read_text(doc.text, given="text", published=published, reader=self.reader)
        doc.user_data[KEY] = freeze_reading(reading)
        doc.spans[KEY] = _make_spans(doc, reading)
        return doc


@Language.factory(
    "sayso",
    default_config={"reader": "rules", "published": None},
    assigns=["doc._.sayso", "doc._.statements", "doc._.attributions", "doc.spans"],
)
def make_component(nlp: Language, name: str, reader: str, published: str | None) -> SaysoComponent:
    """The component for a pipeline of English. Raises BadRequest for another language, reader or day."""
    if nlp.lang not in ("en", "xx"):
        raise BadRequest(f"sayso reads English, and this pipeline is for {nlp.lang!r}: add it to one for 'en'")
    return SaysoComponent(reader, published)


def _make_spans(doc: Doc, reading: Reading) -> SpanGroup:
    """A span for each piece of a statement: its label is the kind of voice, its kb_id the name, its id the statement's.

    Two pieces that part inside one token share that token.
    """
    spans = []
    for s in reading.statements:
        for piece in s.spans:
            span = doc.char_span(
                piece.start, piece.end, s.voice.kind, s.voice.name or "", alignment_mode="expand", span_id=s.id
            )
            if span is not None and len(span):
                spans.append(span)
    by = {"by": reading.statements[0].by} if reading.statements else {}
    attrs = {"article": reading.article.id, "unaccounted": reading.unaccounted, **by}
    return SpanGroup(doc, name=KEY, attrs=attrs, spans=spans)


@lru_cache(maxsize=_MOST_AT_HAND)
def _thaw(whole: bytes) -> Reading:
    return retell(thaw_reading(whole))


def get_reading(doc: Doc) -> Reading | None:
    """`doc._.sayso`: the reading of a document; None where the component has not read it."""
    whole = doc.user_data.get(KEY)
    return None if whole is None else _thaw(whole)


def get_statements(doc: Doc) -> tuple[Statement, ...]:
    """`doc._.statements`: in order; none where the component has not read it."""
    reading = get_reading(doc)
    return reading.statements if reading else ()


def get_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """`doc._.attributions`: in order; none where the component has not read it."""
    reading = get_reading(doc)
    return reading.attributions if reading else ()


def get_statement(span: Span) -> Statement | None:
    """`span._.statement`: the statement that a span of `doc.spans["sayso"]` is a piece of; None of any other span."""
    return next((s for s in get_statements(span.doc) if s.id == span.id_), None) if span.id_ else None


def _register() -> None:
    # Loaded twice (a notebook that reloads it), the names mean the same.
    extensions: list[tuple[Any, str, dict[str, Any]]] = [
        (Doc, "sayso", {"getter": get_reading}),
        (Doc, "statements", {"getter": get_statements}),
        (Doc, "attributions", {"getter": get_attributions}),
        (Doc, "published", {"default": None}),
        (Span, "statement", {"getter": get_statement}),
    ]
    for kind, name, how in extensions:
        kind.set_extension(name, force=True, **how)


_register()
