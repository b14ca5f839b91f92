"""Own voice and asides, word by word, on twenty pages labelled by hand: `cases/voice.md` says how."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.driving import Row, read_with_sayso, write_texts
from benchmarks.figures import Figure, Outcome
from benchmarks.material import MaterialMissing, digest_files, find_data

CASES = Path(__file__).with_name("cases") / "voice.jsonl"
WORD = re.compile(r"\w+")
OWN = "own"


def load_cases() -> dict[str, tuple[str, dict[str, Any]]]:
    """Page -> its text and its labels. Raises MaterialMissing where a page is absent or not the labelled one."""
    out = {}
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        body = json.loads(find_data(f"pages/{case['page']}.json").read_text(encoding="utf-8"))["body"]
        text = "\n\n".join(body)
        if sha256(text.encode()).hexdigest()[:16] != case["digest"]:
            raise MaterialMissing(f"{case['page']}.json is not the page that was labelled")
        out[case["page"].split("/")[1]] = text, case
    return out


def paint(text: str, stretches: Sequence[Sequence[Any]]) -> list[str]:
    """The label of each word; the shorter stretch wins."""
    labels = [OWN] * len(text)
    for start, end, label, *_ in sorted(stretches, key=lambda s: s[0] - s[1]):
        labels[start:end] = [label] * (end - start)
    return [labels[m.start()] for m in WORD.finditer(text)]


def join_passes(text: str, case: dict[str, Any]) -> list[str]:
    """What both passes say of each word; "unsettled" where they differ."""
    both = zip(paint(text, case["first"]), paint(text, case["second"]), strict=True)
    return [a if a == b else "unsettled" for a, b in both]


def read_voices(row: Row) -> list[str]:
    """Of each word: "own", "source", "unsettled", "unstated", or "" for source, cue and frame."""
    kinds = {"outlet": OWN, "unsettled": "unsettled", "unstated": "unstated"}
    text = row["article"]["text"]
    labels = [""] * len(text)
    for s in row["statements"]:
        for start, end in s["spans"]:
            labels[start:end] = [kinds.get(s["voice"]["kind"], "source")] * (end - start)
    return [labels[m.start()] for m in WORD.finditer(text)]


def who_speaks(text: str, case: dict[str, Any]) -> list[str]:
    """Of each word of a source: "man", "woman", "body", "group"; else "own"."""
    return paint(text, [(a, b, who) for a, b, label, who in case["first"] if label == "source"])


def tally(rows: Sequence[Row]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """(label, reading) of each word; (who speaks, reading) of each word of a source."""
    cases = load_cases()
    words: Counter[tuple[str, str]] = Counter()
    speakers: Counter[tuple[str, str]] = Counter()
    for row in rows:
        text, case = cases[Path(row["input"]).stem]
        read, gold = read_voices(row), join_passes(text, case)
        words.update(zip(gold, read, strict=True))
        spoken = zip(who_speaks(text, case), gold, read, strict=True)
        speakers.update((who, r) for who, g, r in spoken if g == "source" and who != OWN)
    return words, speakers


def figures_of(words: Counter[tuple[str, str]], speakers: Counter[tuple[str, str]], of: str) -> Iterator[Figure]:
    """The figures of one reader; `of` names it."""
    in_statements = sum(n for (_, read), n in words.items() if read)
    right = words[OWN, OWN] + words["aside", OWN]
    charged = words["source", OWN]
    asides = sum(n for (label, _), n in words.items() if label == "aside")
    given = words["aside", OWN] + words["aside", "unsettled"]
    yield Figure(f"{of}: own words, precision", right / (right + charged), "share", beside=f"{charged} words charged")
    strict = right / (right + charged + words["unsettled", OWN])
    yield Figure(f"{of}: the same, unsettled words counted as wrong", strict, "share")
    unsettled = sum(n for (_, read), n in words.items() if read == "unsettled")
    yield Figure(f"{of}: words left unsettled", unsettled / in_statements, "share", "lower")
    yield Figure(
        f"{of}: words of asides not the source's", given / asides, "share", beside=f"{given} of {asides} words"
    )
    yield Figure(f"{of}: own words given to a source", words[OWN, "source"] / in_statements, "share", "lower")
    for who in ("man", "woman", "body", "group"):
        total = sum(n for (w, read), n in speakers.items() if w == who and read)
        yield Figure(
            f"{of}: words of a {who} charged to the outlet", speakers[who, OWN] / total, "share", "lower", f"of {total}"
        )


def measure() -> Outcome:
    """Figures of own voice. Raises MaterialMissing where the pages are absent."""
    cases = load_cases()
    figures: list[Figure] = []
    notes: list[str] = []
    for reader in ("rules", "model"):
        with tempfile.TemporaryDirectory() as tmp:
            folder = Path(tmp) / "texts"
            folder.mkdir()
            write_texts(folder, ((name, text) for name, (text, _) in cases.items()))
            run = read_with_sayso(["--given", "text", "--reader", reader, folder], Path(tmp))
        notes += run.list_failures()
        figures += figures_of(*tally([row for row in run.rows if "error" not in row]), reader)
    return Outcome(
        part="voice",
        about="Twenty pages labelled word by word, twice: is what sayso calls the outlet's own really so? Words that "
        "nobody can settle, or on which the passes differ, count for neither side unless it says so.",
        digest=digest_files([CASES]),
        figures=tuple(figures),
        notes=tuple(notes),
    )
