"""Invented stories of several pages, each with the answer written first: what `compare` makes of them."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, Outcome
from benchmarks.material import ROOT, digest_files

CASES = ROOT / "tests" / "cases" / "bundles"
# Half of these were first looked at when all but the last rules stood, the others by nobody who builds.
KEPT = ROOT / "tests" / "cases" / "bundles_kept"
STATES = ("outlets", "origins", "origins_at_most", "disputed", "state")
FIELDS = ("outlets", "origins", "origins_at_most", "disputed")

At = tuple[str, str]  # page, statement id


@dataclass
class Tally:
    """What held of what was expected, by kind, and a line for each thing that did not."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def check(self, what: str, holds: object, why: str) -> None:
        """Count one expectation."""
        self.asked[what] += 1
        self.right[what] += bool(holds)
        if not holds:
            self.misses.append(f"{what}: {why}")

    def add(self, other: "Tally", name: str) -> None:
        """Take in what another bundle gave."""
        self.right += other.right
        self.asked += other.asked
        self.misses += [f"{name}: {miss}" for miss in other.misses]

    def share(self, *kinds: str) -> float:
        """Share of the expectations of these kinds that held, 0 to 1."""
        return sum(self.right[k] for k in kinds) / max(1, sum(self.asked[k] for k in kinds))


class Answers:
    """What reading and comparing the pages of one bundle gave, by the pages' names."""

    def __init__(self, rows: Sequence[dict[str, Any]], compared: dict[str, Any]) -> None:
        self.rows = {Path(r["input"]).stem: r for r in rows}
        self.compared = compared
        self._page = {r["article"]["id"]: name for name, r in self.rows.items()}
        self.origin = {self._page[a["id"]]: a["origin"] for a in compared["articles"]}
        self.claims: dict[At, list[dict[str, Any]]] = {}
        for claim in compared["claims"]:
            for ref in claim["statements"]:
                self.claims.setdefault(self._at(ref), []).append(claim)
        self.links: dict[frozenset[At], list[dict[str, Any]]] = {}
        for link in compared["links"]:
            self.links.setdefault(frozenset((self._at(link["a"]), self._at(link["b"]))), []).append(link)

    def _at(self, ref: dict[str, str]) -> At:
        return self._page[ref["article"]], ref["statement"]

    def find(self, page: str, words: str) -> At | None:
        """The statement that has most of `words`, which stand once on the page."""
        row = self.rows[page]
        text = row["article"]["text"]
        if text.count(words) != 1:
            raise ValueError(f"{page}: {words!r} stands {text.count(words)} times in the page's text")
        start = text.find(words)
        end = start + len(words)
        most, best = 0, None
        for s in row["statements"]:
            held = sum(max(0, min(b, end) - max(a, start)) for a, b in s["spans"])
            if held > most:
                most, best = held, s["id"]
        return (page, best) if best else None

    def claims_at(self, page: str, words: str) -> list[dict[str, Any]]:
        """The claims that the statement with `words` is in."""
        at = self.find(page, words)
        return self.claims.get(at, []) if at else []

    def disagreements(self, one: Sequence[str], other: Sequence[str]) -> list[dict[str, Any]]:
        """The links between two statements that say that they part."""
        ends = {self.find(*one), self.find(*other)} - {None}
        return [k for k in self.links.get(frozenset(e for e in ends if e), []) if k["kind"] in ("denies", "differs")]

    def drifts(self, page: str) -> list[At]:
        """The flat sides of all drift that starts on `page`."""
        own = [(page, d["flat"]) for d in self.rows[page]["drift"]]
        return own + [self._at(d["flat"]) for d in self.compared["drift"]]


def score_bundle(expect: dict[str, Any], got: Answers) -> Tally:
    """What held of one bundle's answer."""
    tally = Tally()
    _score_copies(expect, got, tally)
    for one, other in expect["same"]:
        ids = {c["id"] for c in got.claims_at(*one)} & {c["id"] for c in got.claims_at(*other)}
        tally.check("same claim", ids, f"{one} {other}")
    for slot, one, other in expect["disagree"]:
        found = got.disagreements(one, other)
        tally.check("disagreement", found, f"{slot} {one} {other}")
        tally.check("slot", any(k["slot"] == slot for k in found), f"{slot} {one} {other}")
    for one, other in expect["agree"]:
        found = got.disagreements(one, other)
        tally.check("no false disagreement", not found, f"{one} {other} {[k['because'] for k in found]}")
    for claim in expect["claims"]:
        _score_claim(claim, got.claims_at(*claim["at"]), tally)
    for chain in expect.get("chains", []):
        tally.check("chain", _has_chain(chain, got), f"{chain}")
    for drift in expect.get("drift", []):
        flat = got.find(*drift["flat"])
        tally.check("drift", flat and any(d[1] == flat[1] for d in got.drifts(drift["attributed"][0])), f"{drift}")
    return tally


def _score_copies(expect: dict[str, Any], got: Answers, tally: Tally) -> None:
    groups = expect["copies"] + expect.get("versions", [])
    pages = sorted(got.rows)
    for k, a in enumerate(pages):
        for b in pages[k + 1 :]:
            one_text = any(a in g and b in g for g in groups)
            tally.check("copies", (got.origin.get(a) == got.origin.get(b)) == one_text, f"{a} {b}")


def _score_claim(claim: dict[str, Any], mine: list[dict[str, Any]], tally: Tally) -> None:
    for name in FIELDS:
        if name in claim:
            why = f"{claim['at']} wants {claim[name]}, got {[m[name] for m in mine]}"
            tally.check(name, any(m[name] == claim[name] for m in mine), why)
    if "state" in claim:
        why = f"{claim['at']} wants {claim['state']}, got {[m['states'] for m in mine]}"
        tally.check("state", any(claim["state"] in m["states"] for m in mine), why)


def _has_chain(chain: dict[str, Any], got: Answers) -> bool:
    at = got.find(*chain["at"])
    if at is None:
        return False
    row = got.rows[at[0]]
    held = next(s["chain"] for s in row["statements"] if s["id"] == at[1])
    names = [next(a["name"] or "" for a in row["attributions"] if a["id"] == i) for i in held]
    return len(names) == len(chain["names"]) and all(w in n for w, n in zip(chain["names"], names, strict=True))


def list_bundles(cases: Path = CASES) -> list[Path]:
    """The folders of the bundles, in order of name."""
    return sorted(p.parent for p in cases.glob("*/expect.json"))


def compare_bundle(folder: Path) -> Tally:
    """Read and compare the pages of one bundle, and hold the result against its answer."""
    import sayso

    readings = [r for r in sayso.read_each(sorted(folder.glob("*.html"))) if isinstance(r, sayso.Reading)]
    got = Answers([r.to_dict() for r in readings], sayso.compare(readings).to_dict())
    return score_bundle(json.loads((folder / "expect.json").read_text(encoding="utf-8")), got)


def tally_all(folders: Sequence[Path]) -> Tally:
    """What held of all the bundles."""
    total = Tally()
    for folder in folders:
        total.add(compare_bundle(folder), folder.name)
    return total


def measure() -> Outcome:
    """Figures over all bundles of the tests, and over those that were kept from whoever built."""
    folders, kept = list_bundles(), list_bundles(KEPT)
    total, apart = tally_all(folders), tally_all(kept)
    kinds = sorted(total.asked)
    return Outcome(
        part="bundles",
        about=f"{len(folders) + len(kept)} invented stories of 3 to 6 pages, the right answer written first; "
        f"{len(kept)} of them were kept from whoever built, half of those until all but the last rules stood.",
        digest=digest_files(p for f in (*folders, *kept) for p in f.iterdir()),
        figures=(
            Figure("states and counts", total.share(*STATES), "share"),
            *(Figure(k, total.share(k), "share", beside=f"{total.right[k]} of {total.asked[k]}") for k in kinds),
            Figure("kept: states and counts", apart.share(*STATES), "share"),
            *(
                Figure(f"kept: {k}", apart.share(k), "share", beside=f"{apart.right[k]} of {apart.asked[k]}")
                for k in ("disagreement", "slot", "same claim", "no false disagreement", "copies")
            ),
        ),
    )
