"""What parse and rules say of every article and sentence, cached: `python -m training.hints DIR`.

Writes DIR/SET.PART.pkl: id (of a sentence: its text) -> (rows of hints, the rules' attributions). What is there already
is not made again.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sayso.page.given import take_text_as_given
from sayso.reading.finding.attribution import find_by_rules
from sayso.reading.found import Found
from sayso.reading.learned.hints import Hints, hint_rows
from sayso.reading.learned.masking import mask_text
from sayso.reading.parse import parse_article
from training.data import read_articles, read_sentences

Rows = list[list[Hints]]
Told = tuple[Rows, list[Found]]
_TOLD_EVERY = 40


def make_hints(texts: Sequence[tuple[str, str]], common: frozenset[str]) -> dict[str, Told]:
    """Hints and attributions of each (id, text); `mask_text` cuts the text into rows."""
    out: dict[str, Told] = {}
    began = time.time()
    for key, text in texts:
        article = take_text_as_given(text, key)
        parsed = parse_article(article)
        rules = find_by_rules(article, parsed)
        out[key] = hint_rows(mask_text(text, common), parsed, rules), rules
        if len(out) % _TOLD_EVERY == 0:
            print(f"\r{len(out)} of {len(texts)}, {time.time() - began:.0f} s", end="", file=sys.stderr)
    print(file=sys.stderr)
    return out


def load_hints(folder: Path, names: str, part: str) -> dict[str, Told]:
    """What is cached of data sets, `names` separated by commas. Raises FileNotFoundError before they were made."""
    out: dict[str, Told] = {}
    for name in names.split(","):
        with (folder / f"{name}.{part}.pkl").open("rb") as f:
            out |= pickle.load(f)
    return out


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("into", type=Path)
    ap.add_argument("--root", type=Path, default=Path("../shared/data"))
    ap.add_argument("--data", default="polnear")
    ap.add_argument("--sentences", default="")
    ap.add_argument("--common", type=Path, default=Path("training/common.txt"))
    args = ap.parse_args()
    args.into.mkdir(parents=True, exist_ok=True)
    common = frozenset(args.common.read_text(encoding="utf-8").split())
    jobs = [
        (f"{name}.{part}", [(a["id"], a["text"]) for a in read_articles(args.root, name, part)])
        for name in args.data.split(",")
        for part in ("dev", "train")
    ] + [
        (f"{name}.{part}", [(text, text) for text, _ in read_sentences(args.root, name, part)])
        for name in args.sentences.split(",")
        if name
        for part in ("val", "train")
    ]
    for name, texts in jobs:
        path = args.into / f"{name}.pkl"
        if path.exists():
            continue
        done = pickle.dumps(make_hints(texts, common))
        path.with_suffix(".new").write_bytes(done)
        path.with_suffix(".new").replace(path)


if __name__ == "__main__":
    main()
