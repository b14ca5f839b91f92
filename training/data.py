"""The data sets a reader is trained on, by name, and the tenth of the articles that the tagger never sees."""

from __future__ import annotations

import csv
import json
import re
import zlib
from pathlib import Path
from typing import Any, cast

RawArticle = dict[str, Any]  # id, text, attributions: [{source, cue, content: [[start, end], ...]}]


def read_articles(root: Path, names: str, part: str) -> list[RawArticle]:
    """The articles of a part ("train", "dev") of data sets, `names` separated by commas."""
    out: list[RawArticle] = []
    for name in names.split(","):
        with (root / name / f"{part}.jsonl").open(encoding="utf-8") as lines:
            out.extend(cast(RawArticle, json.loads(line)) for line in lines)
    return out


def read_sentences(root: Path, name: str, part: str) -> list[tuple[str, bool]]:
    """The sentences of a set, each with whether a fact in it is given as somebody's word."""
    with (root / name / f"{part}.csv").open(encoding="utf-8", newline="") as f:
        return [(row["sentence"], "<Fact_Appeal" in row["annotation"]) for row in csv.DictReader(f)]


_TAG = re.compile(r"<(/?)([A-Z]\w*)(?::\w+)*>|([^<]+|<)")


def mark_sourced(path: Path) -> list[tuple[str, list[tuple[int, int]]]]:
    """The sentences of a FactAppeal file, each with the stretches (code points) that are given as somebody's word."""
    out: list[tuple[str, list[tuple[int, int]]]] = []
    with path.open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            text, opened, marked = "", [], []
            for closing, name, words in _TAG.findall(row["annotation"]):
                text += words
                if name == "Fact_Appeal" and not closing:
                    opened.append(len(text))
                elif name == "Fact_Appeal" and opened:
                    marked.append((opened.pop(), len(text)))
            out.append((text, marked))
    return out


def is_held_out(article: RawArticle) -> bool:
    """Whether an article of a train part is kept for the linker and the calibration: a tenth, by hash of its id."""
    return zlib.crc32(article["id"].encode()) % 1000 < 100
