"""python -m benchmarks.costs [PAGES]    Where the time of a page goes, and what parsing cost before four things.

The same saved pages in one process, one way after the other: as it is; without each of the four things that make the
pipeline quicker than it comes; without all of them; as it is once more. The answers are the same in each.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import Any
from unittest.mock import patch

from benchmarks.made_crawl import load_pages
from sayso.desk.pages import make_page_article
from sayso.desk.reading import read_stream
from sayso.model import Article, Page
from sayso.reading import entities, parse
from sayso.reading.word_forms import _apply_rules, forget_forms

_WARM = 4  # pages after which everything is loaded


def _timed(took: dict[str, float], name: str, do: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*args: Any, **more: Any) -> Any:
        started = time.process_time()
        try:
            return do(*args, **more)
        finally:
            took[name] = took.get(name, 0.0) + time.process_time() - started

    return timed


@contextmanager
def _stages(took: dict[str, float]) -> Iterator[None]:
    """Time what parses: `parse_article`, and inside it the forms of words and the names."""
    import sayso.reading as stage

    with ExitStack() as stack:
        stack.enter_context(patch.object(stage, "parse_article", _timed(took, "parse", parse.parse_article)))
        for name, attribute in (("forms", "give_forms"), ("names", "give_entities")):
            stack.enter_context(patch.object(parse, attribute, _timed(took, name, vars(parse)[attribute])))
        yield


def _rules_for_each(nlp: Any, docs: Sequence[Any]) -> None:
    for doc in docs:
        _apply_rules(nlp, doc)


def measure(pages: Sequence[bytes]) -> dict[str, float]:
    """CPU milliseconds a page of each stage."""
    parse.load_parser.cache_clear()
    forget_forms()
    took: dict[str, float] = {}
    read = 0
    with _stages(took):
        for n, data in enumerate(pages):
            if n == _WARM:
                took.clear()
                read = 0
            started = time.process_time()
            made = make_page_article(Page(f"{n}.html", data, "text/html"))
            took["page"] = took.get("page", 0.0) + time.process_time() - started
            if isinstance(made, Article):
                started = time.process_time()
                list(read_stream([made]))
                took["read"] = took.get("read", 0.0) + time.process_time() - started
                read += 1
    return {name: 1000 * seconds / max(1, read) for name, seconds in took.items()}


def main(number: int) -> None:
    """Measure and print."""
    pages = list(islice(load_pages()[::3], number))
    parts: dict[str, tuple[Any, str, Any]] = {
        "spaCy's own sums": (parse, "_use_fast_sums", lambda nlp: None),
        "words looked up in lists": (parse, "_use_sets", lambda nlp: None),
        "forms of each word anew": (parse, "give_forms", _rules_for_each),
        "names word by word": (entities, "_load_network", lambda ner: None),
    }
    ways: list[tuple[str, list[tuple[Any, str, Any]]]] = [
        ("as it is", []),
        *((name, [part]) for name, part in parts.items()),
        ("all four", [*parts.values()]),
        ("as it is", []),
    ]
    for name, changed in ways:
        with ExitStack() as stack:
            for part in changed:
                stack.enter_context(patch.object(*part))
            took = measure(pages)
        shown = ", ".join(f"{stage} {ms:.0f}" for stage, ms in sorted(took.items()))
        print(f"{name:<30} CPU-ms a page: {shown}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
