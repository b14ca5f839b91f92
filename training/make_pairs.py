"""Writes the training pairs that are made from templates: `python -m training.make_pairs`.

Two sorts: an event that a source reports of an organisation, said again in other voices (denied, doubted, admitted,
put on somebody else), and a count that two outlets give. An event belongs to one set, and the sentence shapes of the
two sets differ, so that neither the words nor the shapes of a pair in `dev` were met in `train`. The tables beside this
file hold the events (`pair_events.tsv`), the counts (`pair_counts.tsv`) and the shapes (`pair_shapes.tsv`).
"""

import csv
import json
from itertools import cycle, islice
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "pairs" / "13_templates.jsonl"
SHAPES_AN_EVENT = 11

Row = dict[str, str]
Pair = dict[str, str | bool | None]


def main() -> None:
    """Write the pairs to `training/pairs/13_templates.jsonl`, one JSON object a line, in the same order every time."""
    lines = [json.dumps(pair, ensure_ascii=False) for pair in (*event_pairs(), *count_pairs())]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def event_pairs() -> list[Pair]:
    """Every event in eleven of the shapes of its set (ten in `dev`), each event beginning at another shape."""
    pairs = []
    for place, event in enumerate(read_table("pair_events.tsv")):
        part = "dev" if place % 5 == 4 else "train"
        shapes = shapes_of("event", part)
        chosen = islice(cycle(shapes), place, place + min(SHAPES_AN_EVENT, len(shapes)))
        pairs.extend(fill(shape, event) for shape in chosen)
    return pairs


def count_pairs() -> list[Pair]:
    """Every count in all shapes of its set, with bounds that the number meets and bounds that it does not."""
    pairs = []
    for place, count in enumerate(read_table("pair_counts.tsv")):
        n = int(count["number"])
        bounds = {"low": n * 4 // 5, "high": n * 3 // 2, "half": n // 3}
        words = {
            **count,
            "n": count["number"],
            "m": count["another"],
            "participle_free": "been missed in the first count",
            **{name: str(bound) for name, bound in bounds.items()},
        }
        pairs.extend(fill(shape, words) for shape in shapes_of("count", "dev" if place % 5 == 3 else "train"))
    return pairs


def shapes_of(sort: str, part: str) -> list[Row]:
    """The pairs of sentences with gaps for one sort of facts (`event`, `count`) and one set (`train`, `dev`)."""
    return [shape for shape in read_table("pair_shapes.tsv") if (shape["of"], shape["set"]) == (sort, part)]


def fill(shape: Row, words: Row) -> Pair:
    """The pair that a shape makes of these words; a gap with a capital is the same word at the start of a sentence."""
    gaps = {**words, **{name.capitalize(): word[:1].upper() + word[1:] for name, word in words.items()}}
    pair: Pair = {
        "a": shape["a"].format(**gaps),
        "b": shape["b"].format(**gaps),
        "kind": shape["kind"],
        "slot": shape["slot"] or None,
        "topic": words["topic"],
        "set": shape["set"],
        "made": "template",
    }
    return {**pair, "loose": True} if shape["loose"] else pair


def read_table(name: str) -> list[Row]:
    """The rows of a table beside this file, by the names in its first line."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


if __name__ == "__main__":
    main()
