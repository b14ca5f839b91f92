"""The learned reader on the same articles as the rules: attribution, own words, calibration, claims, cost."""

from dataclasses import replace
from typing import Any

from benchmarks.attribution import ROLES, load_gold, predict_with_sayso, score
from benchmarks.claims import score_claims
from benchmarks.driving import Row
from benchmarks.figures import Figure, Outcome
from benchmarks.material import digest_files, find_data, load_scorer

DATA = "polnear/dev.jsonl"
BINS = 10

Gold = dict[str, Any]


def score_own_words(scorer: Any, pairs: list[tuple[Gold, Row]]) -> tuple[Figure, ...]:
    """Of the words that statements give the outlet, the share in no gold attribution; and the share unsettled."""
    own = right = unsettled = words = 0
    for gold, row in pairs:
        article = scorer.Article(gold["text"])
        held = article.tokens([s for a in gold["attributions"] for role in ROLES for s in a.get(role) or ()])
        of = {
            kind: article.tokens([s for st in row["statements"] if st["voice"]["kind"] == kind for s in st["spans"]])
            & article.word
            for kind in ("outlet", "unsettled")
        }
        own += len(of["outlet"])
        right += len(of["outlet"] - held)
        unsettled += len(of["unsettled"])
        words += len(article.word)
    return (
        Figure("words of statements in the outlet's voice, precision", right / own, "share"),
        Figure("words of statements that are unsettled", unsettled / words, "share", "lower"),
    )


def score_calibration(scorer: Any, pairs: list[tuple[Gold, Row]]) -> Figure:
    """Expected calibration error of the attributions' scores where they have one, over ten bins of equal width."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for gold, row in pairs:
        article = scorer.Article(gold["text"])
        wanted = [article.attribution(a) for a in gold["attributions"]]
        made = [article.attribution({role: a[role] for role in ROLES}) for a in row["attributions"]]
        right = {p for g, p in scorer.match(wanted, made, 0.5) if has_source(scorer, wanted[g], made[p])}
        for i, a in enumerate(row["attributions"]):
            if a["score"] is not None:
                bins[min(BINS - 1, int(a["score"] * BINS))].append((a["score"], i in right))
    total = sum(map(len, bins))
    error = sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins) / total
    return Figure("calibration error of the scores", error, "share", "lower")


def has_source(scorer: Any, wanted: Any, made: Any) -> bool:
    """Whether the source is right as the scorer counts it."""
    neither = not wanted["source"] and not made["source"]
    return bool(neither or scorer.jaccard(wanted["source"], made["source"]) >= 0.5)


def measure() -> Outcome:
    """Figures of the learned reader. Raises MaterialMissing where data or scorer is absent."""
    gold = load_gold(DATA)
    scorer = load_scorer("score_attribution")
    texts = [(key, article["text"]) for key, article in gold.items()]
    predicted, failures, run = predict_with_sayso(texts, "model")
    rules = predict_with_sayso(texts)[2]
    pairs = [(gold[key], row) for key, row in predicted_rows(run.rows)]
    claims, unread = score_claims("model")
    cost = (
        Figure("articles read, beside the rules", rules.cpu_seconds / run.cpu_seconds, "times"),
        Figure("peak memory", run.peak_megabytes, "MB", "lower", f"rules {rules.peak_megabytes:.0f}"),
    )
    return Outcome(
        part="model",
        about=f"`--reader model` on the {len(gold)} articles of PolNeAR dev and on CED-1K, scored as above. It was "
        "trained on PolNeAR's train part: dev holds other articles of the same outlets, CED-1K is other data.",
        digest=digest_files([find_data(DATA), find_data("ced1k.jsonl")]),
        figures=(
            *score(gold, predicted),
            *score_own_words(scorer, pairs),
            score_calibration(scorer, pairs),
            *(replace(f, name=f"CED-1K: {f.name}") for f in claims),
            *cost,
        ),
        notes=(*failures, *unread),
    )


def predicted_rows(rows: list[Row]) -> list[tuple[str, Row]]:
    """The readings by the id of their text."""
    return [(row["input"].rpartition("/")[2].removesuffix(".txt"), row) for row in rows if "error" not in row]
