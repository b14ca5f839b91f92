"""When: our own phrases of news English, narrative with TIMEX3 (Wikiwars), Wikinews with dates (GUM)."""

import contextlib
import io
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.driving import read_with_sayso
from benchmarks.figures import Figure, Outcome
from benchmarks.material import ROOT, digest_files, find_data, load_scorer
from sayso.model import When
from sayso.page.given import take_text_as_given
from sayso.reading.parse import parse_article
from sayso.reading.when import find_times

CASES = ROOT / "tests" / "cases" / "times" / "phrases.tsv"
_SET_OFF = frozenset({",", ".", ";", ":", "'s", "’s", "')", ")", "%", "?", "!", "n't"})
Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Gold:
    """A time that people marked: characters, and the days it means."""

    start: int
    end: int
    value: str | None  # "2014-01-23"; None for a stretch
    days: Stretch | None  # None where the marks give no more than bounds


def _days_of(value: str) -> Stretch:
    parts = [int(x) for x in value[:10].split("-")]
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        return day, day + timedelta(days=1)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    return date(parts[0], 1, 1), date(parts[0] + 1, 1, 1)


def _as_gold(start: int, end: int, marks: dict[str, str]) -> Gold:
    if "when" in marks:
        return Gold(start, end, marks["when"][:10], _days_of(marks["when"]))
    if "from" in marks and "to" in marks:
        return Gold(start, end, None, (_days_of(marks["from"])[0], _days_of(marks["to"])[1]))
    return Gold(start, end, None, None)


def load_wikinews(path: Path) -> tuple[datetime, str, list[Gold]]:
    """Day of publication, text and marked dates of one GUM file (tokens a line, elements around them)."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r'dateCreated="([^"]*)"', source)
    text, gold, still_open = "", [], []
    for line in source.splitlines():
        if line.startswith("<date"):
            still_open.append((dict(re.findall(r'(\w+)="([^"]*)"', line)), -1))
        elif line.startswith("</date"):
            marks, start = still_open.pop()
            gold.append(_as_gold(start, len(text), marks))
        elif "\t" in line:
            word = line.split("\t")[0]
            if text and text[-1] not in "\n-(" and word not in _SET_OFF and word != "-":
                text += " "
            still_open = [(marks, len(text) if start < 0 else start) for marks, start in still_open]
            text += word
        elif line.startswith(("</p", "</head", "</item", "</caption")) and not text.endswith("\n"):
            text += "\n"
    day = datetime.fromisoformat(created[1] if created else "1970-01-01").replace(tzinfo=UTC)
    return day, text, gold


def _means(when: When, gold: Gold) -> bool:
    if gold.value is not None and (when.timex or "")[:10] == gold.value:
        return True
    i = when.interval
    return i is not None and i.earliest is not None and i.latest is not None and gold.days == (
        i.earliest.date(), i.latest.date(),
    )  # fmt: skip


def score_wikinews() -> float:
    """F1 of dates found with the day or stretch that was marked; vague words ("now") are not counted against it."""
    right = marked = read = 0
    for path in sorted(find_data("gum-news").glob("*.xml")):
        published, text, gold = load_wikinews(path)
        article = take_text_as_given(text, published=published)
        times = [t for t in find_times(article, parse_article(article)) if t.type in ("DATE", "TIME")]
        used: set[int] = set()
        for g in gold:
            near = (n for n, t in enumerate(times) if n not in used and t.span.start < g.end and g.start < t.span.end)
            hit = next(near, None)
            used |= set() if hit is None else {hit}
            if g.days is not None:
                marked += 1
                right += hit is not None and _means(times[hit], g)
        read += sum(n in used or not (t.timex or "").endswith("_REF") for n, t in enumerate(times))
    return 2 * right / (marked + read)


def score_wikiwars() -> dict[str, float]:
    """What the scorer of TIMEX3 values says of 22 texts read through the command line: relaxed and value F1."""
    folder = find_data("times/wikiwars")
    with tempfile.TemporaryDirectory() as tmp:
        rows = Path(tmp) / "rows.jsonl"
        listed = _run_scorer("texts", str(folder), tmp)
        with rows.open("w", encoding="utf-8") as out:
            for name, day in (line.split("\t") for line in listed.splitlines()):
                scratch = Path(tmp) / "scratch"
                scratch.mkdir(exist_ok=True)
                text = Path(tmp) / f"{name}.txt"
                out.write(read_with_sayso(["--given", "text", "--published", day, text], scratch).output)
        said = _run_scorer(str(folder), str(rows))
    return {name: float(value) for name, value in re.findall(r"(relaxed|value) F1 ([\d.]+)", said)}


def _run_scorer(*arguments: str) -> str:
    """What the scorer prints: it is a script that reads its arguments when it is loaded."""
    kept, printed = sys.argv, io.StringIO()
    sys.argv = ["score_times.py", *arguments]
    try:
        with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
            load_scorer("score_times")
    finally:
        sys.argv = kept
    return printed.getvalue()


def _cases() -> Iterator[tuple[datetime, str, list[tuple[str, str, str]]]]:
    """Published, text, and (words, type, value) of each time in the case file."""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            published, sentence, rows = line.split("\t")
            words = re.findall(r"\[([^\]]*)\]", sentence)
            wanted = [(w, *r.split()[:2]) for w, r in zip(words, rows.split(" ; "), strict=False)]
            day = datetime.fromisoformat(published).replace(tzinfo=UTC)
            yield day, re.sub(r"[\[\]]", "", sentence), wanted


def score_cases() -> float:
    """Share of our own phrases read to the letter: words, type and value, and nothing else in the sentence."""
    right = total = 0
    for day, text, wanted in _cases():
        article = take_text_as_given(text, published=day)
        times = find_times(article, parse_article(article))
        right += [(text[t.span.start : t.span.end], t.type, str(t.timex)) for t in times] == wanted
        total += 1
    return right / total


def measure() -> Outcome:
    """Figures of times. Raises MaterialMissing where data or scorer is absent."""
    wars = score_wikiwars()
    files = [CASES, *find_data("gum-news").glob("*.xml"), *find_data("times/wikiwars").glob("*.tml")]
    return Outcome(
        part="times",
        about="Values of times: 204 phrases of our own, 24 Wikinews reports (GUM), 22 histories of wars (Wikiwars).",
        digest=digest_files(files),
        figures=(
            Figure("own phrases, words and value", score_cases(), "share"),
            Figure("Wikinews: dates", score_wikinews(), "F1"),
            Figure(
                "Wikiwars: values", wars["value"], "F1", beside="a regex for weekday, today, now, year on news .492"
            ),
            Figure("Wikiwars: times found at all", wars["relaxed"], "F1"),
        ),
        notes=("Wikiwars marks 239 durations as dates; sayso calls them durations, so not all can be found.",),
    )
