"""The readers: by rules, and by a trained model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec

from sayso import model
from sayso.errors import BadRequest
from sayso.model import Article

ReadArticles = Callable[[Sequence[Article]], list[model.Reading]]


def find_reader(name: str, *, min_score: float | None = None) -> ReadArticles:
    """The function that reads a batch of articles.

    Raises BadRequest for a name that is none, and where what the learned reader needs is not installed.
    """
    if name not in _READERS:
        raise BadRequest(f"there is no reader called {name!r}: the readers are: {', '.join(_READERS)}")
    if name == "model" and find_spec("onnxruntime") is None:
        raise BadRequest("the reader called model needs onnxruntime: pip install 'sayso[model]', or use the rules")
    return partial(_read_by_model, min_score=min_score) if name == "model" and min_score else _READERS[name]


def reader_version(name: str) -> str:
    """The name and version that a reader puts on what it reads: "rules@1"."""
    from sayso.reading.versions import VERSIONS

    return VERSIONS[name]


def _read_by_rules(articles: Sequence[Article]) -> list[model.Reading]:
    from sayso.reading import read_articles

    return read_articles(articles)


def _read_by_model(articles: Sequence[Article], *, min_score: float = 0.0) -> list[model.Reading]:
    from sayso.reading import read_by_model

    return read_by_model(articles, min_score=min_score)


_READERS: dict[str, ReadArticles] = {"rules": _read_by_rules, "model": _read_by_model}
