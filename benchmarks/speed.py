"""What reading costs: beside bare spaCy on the same texts, in memory, and before the first word."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.driving import find_command, read_with_sayso, write_texts
from benchmarks.figures import Figure, Outcome
from benchmarks.material import ROOT, digest_files, find_data

ROUNDS = 3
STARTS = 7
FEW, MANY = 10, 200  # articles in two runs: the cost of one more article is the same in both
PAGE = ROOT / "demo" / "agency.html"
IMPORT = "import time; t = time.perf_counter(); import sayso; print(time.perf_counter() - t)"


def load_texts() -> tuple[list[str], Path]:
    """The articles of PolNeAR dev, and the file they are from."""
    data = find_data("polnear/dev.jsonl")
    return [json.loads(line)["text"] for line in data.read_text(encoding="utf-8").splitlines()], data


def cost_in_cpu_seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds of this process for `work` on each text in turn."""
    started = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - started


def compare_with_spacy(texts: list[str]) -> tuple[float, float]:
    """CPU seconds for all texts: `sayso.read` by rules, and bare `nlp`; medians of interleaved rounds."""
    import sayso
    from sayso.reading.parse import load_parser

    nlp = load_parser()

    def read(text: str) -> object:
        return sayso.read_text(text, given="text")

    ours, bare = [], []
    cost_in_cpu_seconds(read, texts[:2])
    cost_in_cpu_seconds(nlp, texts[:2])
    for _ in range(ROUNDS):
        ours.append(cost_in_cpu_seconds(read, texts))
        bare.append(cost_in_cpu_seconds(nlp, texts))
    return statistics.median(ours), statistics.median(bare)


def compare_run_lengths(texts: list[str]) -> float:
    """CPU seconds an article of a run of MANY articles, start-up taken off, beside those of a run of FEW."""
    import sayso

    def read(n: int) -> float:
        with tempfile.TemporaryDirectory() as tmp:
            folder = Path(tmp)
            # A word of its own makes each an article not seen before.
            write_texts(folder, ((f"{i:05}", f"{texts[i % FEW]}\n\nNumber {i}.") for i in range(n)))
            return cost_in_cpu_seconds(lambda given: list(sayso.read_each([given], given="text")), [tmp]) / n

    read(FEW)
    few = statistics.median(read(FEW) for _ in range(ROUNDS))
    return read(MANY) / few


def time_page(page: Path) -> float:
    """Wall seconds to read one saved page to JSON in a process that has read one before; median."""
    import sayso

    sayso.read(page).to_json()
    took = []
    for _ in range(STARTS):
        started = time.perf_counter()
        sayso.read(page).to_json()
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def time_import() -> float:
    """Seconds of `import sayso` in a fresh interpreter, the best of some (the rest is the machine's noise)."""
    return min(
        float(subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True).stdout)
        for _ in range(STARTS)
    )


def time_help() -> float:
    """Wall seconds of `sayso --help`, the interpreter's own start included, the best of some."""
    took = []
    for _ in range(STARTS):
        started = time.perf_counter()
        subprocess.run([*find_command(), "--help"], capture_output=True, check=True)
        took.append(time.perf_counter() - started)
    return min(took)


def measure() -> Outcome:
    """Figures of speed and memory. Raises MaterialMissing where the texts are absent."""
    texts, data = load_texts()
    ours, bare = compare_with_spacy(texts)
    with tempfile.TemporaryDirectory() as tmp:
        folder = Path(tmp) / "texts"
        folder.mkdir()
        write_texts(folder, ((f"{i:03}", text) for i, text in enumerate(texts)))
        run = read_with_sayso(["--given", "text", folder], Path(tmp))
    return Outcome(
        part="speed",
        about=f"The {len(texts)} PolNeAR dev articles one after the other, medians of {ROUNDS} interleaved rounds; "
        "peak memory of `sayso read --json` on all of them in a child process; start-up as the best of some.",
        digest=digest_files([data]),
        figures=(
            Figure("cost beside bare spaCy", ours / bare, "times", "lower"),
            Figure("articles read", len(texts) / ours, "per CPU-second", beside=f"bare spaCy {len(texts) / bare:.1f}"),
            Figure("cost per article, 200 articles beside 10", compare_run_lengths(texts), "times", "lower"),
            Figure("peak memory", run.peak_megabytes, "MB", "lower"),
            Figure("a 300-word page, bytes to JSON", time_page(PAGE), "s", "lower"),
            Figure("import sayso", time_import(), "s", "lower"),
            Figure("sayso --help", time_help(), "s", "lower"),
        ),
    )
