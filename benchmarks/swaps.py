"""Even-handed on real text: names swapped throughout whole articles, and how many labels stay."""

import re
import tempfile
from pathlib import Path

from benchmarks.attribution import load_gold
from benchmarks.driving import Row, read_with_sayso, write_texts
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data

ARTICLES = 40  # of each swap, the first that hold both names
SWAPS = {
    "parties": [("Republican", "Democratic"), ("Republicans", "Democrats")],
    "leaders": [("Trump", "Clinton"), ("Donald", "Hillary")],
    "countries": [("Russia", "Mexico"), ("Russian", "Mexican"), ("Iran", "Israel"), ("China", "Japan")],
}
WORD = re.compile(r"\w+")


def swap_names(text: str, pairs: list[tuple[str, str]]) -> str:
    """The text with each name of a pair put for the other; as many words as before."""
    other = {**dict(pairs), **{b: a for a, b in pairs}}
    return re.sub(rf"\b(?:{'|'.join(other)})\b", lambda m: other[m.group()], text)


def label_words(row: Row) -> list[tuple[str, ...]]:
    """What each word of the text is: voice kind, manner and certainty of its statement, or a part of an attribution."""
    text = row["article"]["text"]
    labels: dict[int, tuple[str, ...]] = {}
    for role in ("frame", "cue", "source"):
        for attribution in row["attributions"]:
            for start, end in attribution[role]:
                labels |= dict.fromkeys(range(start, end), (role,))
    for s in row["statements"]:
        for start, end in s["spans"]:
            labels |= dict.fromkeys(range(start, end), (s["voice"]["kind"], s["manner"], *s["certainty"]))
    return [labels.get(m.start(), ("none",)) for m in WORD.finditer(text)]


def compare(texts: list[str], pairs: list[tuple[str, str]]) -> tuple[int, int]:
    """Words whose label stays when the names are swapped, and words in all."""
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp) / "texts"
        folder.mkdir()
        both = [
            (f"{n:03}-{side}", t)
            for n, text in enumerate(texts)
            for side, t in (("a", text), ("b", swap_names(text, pairs)))
        ]
        write_texts(folder, both)
        run = read_with_sayso(["--given", "text", folder], Path(tmp))
    if failures := run.list_failures():
        raise RuntimeError(f"{len(failures)} articles could not be read: {failures[0]}")
    labels = {Path(row["input"]).stem: label_words(row) for row in run.rows}
    same = total = 0
    for n in range(len(texts)):
        one, other = labels[f"{n:03}-a"], labels[f"{n:03}-b"]
        same += sum(a == b for a, b in zip(one, other, strict=True))
        total += len(one)
    return same, total


def measure() -> Outcome:
    """Figures of even-handedness. Raises MaterialMissing where the texts are absent."""
    data = find_data("polnear/dev.jsonl")
    texts = [article["text"] for article in load_gold().values()]
    figures = []
    for name, pairs in SWAPS.items():
        chosen = [t for t in texts if any(re.search(rf"\b{a}\b", t) or re.search(rf"\b{b}\b", t) for a, b in pairs)]
        same, total = compare(chosen[:ARTICLES], pairs)
        figures.append(Figure(f"{name}: words whose label stays", same / total, "share", beside=f"{total} words"))
    return Outcome(
        part="swaps",
        about=f"Names swapped throughout up to {ARTICLES} PolNeAR dev articles: share of words whose voice kind, "
        "manner, certainty or part in an attribution stays. No rule names anybody and the parser sees no names; "
        "what changes comes from the recogniser of names.",
        digest=digest_files([data]),
        figures=tuple(figures),
    )
