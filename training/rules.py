"""What the rules find in the articles of a part, kept in a file: they are read once for every fit."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

from sayso.reading.found import Found
from training.data import RawArticle


def read_rules(articles: Sequence[RawArticle], kept: Path) -> list[list[Found]]:
    """The rules' attributions of each article, in order, from the file `kept` where it exists, else written there."""
    known: dict[str, list[Found]] = pickle.loads(kept.read_bytes()) if kept.exists() else {}
    if any(a["id"] not in known for a in articles):
        # The parser is needed only here, and loads slowly.
        from sayso.page.given import take_text_as_given
        from sayso.reading.finding.attribution import find_by_rules
        from sayso.reading.parse import parse_article

        for a in articles:
            article = take_text_as_given(a["text"], a["id"])
            known[a["id"]] = find_by_rules(article, parse_article(article))
        kept.write_bytes(pickle.dumps(known))
    return [known[a["id"]] for a in articles]
