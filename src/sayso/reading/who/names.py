"""Whom the article names: the runs of names joined into people, organisations, governments and groups."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.model import SourceKind, Span
from sayso.reading.parse import ParsedBlock
from sayso.reading.who.bodies import Named, Words, gather_bodies
from sayso.reading.who.name_kinds import kind_of_name
from sayso.reading.who.name_pieces import is_capital, plain_word
from sayso.reading.who.name_runs import NameRun, find_name_runs
from sayso.reading.who.roles import roles_of
from sayso.reading.who.source_nouns import (
    GENERATIONS,
    HE_WORDS,
    HONORIFICS,
    KIN,
    SHE_WORDS,
    STYLES,
)

_NOBODY = Named("unnamed", Span(0, 0), ())
# A bare surname is taken for the one who is named in full this many times as often as any other of that name.
_DOMINANCE = 3
# ... or for the one named in full just before (characters), where the other was last named long before.
_NEAR, _FAR = 600, 2500


@dataclass(slots=True)
class Cast:
    """Everybody named, and who stands at which character. `None` in `at` is a name that fits several."""

    named: list[Named]
    starts: list[int]  # of the runs, sorted
    runs: list[NameRun]
    who: list[Named | None]  # beside runs

    def standing_at(self, position: int) -> tuple[NameRun, Named | None] | None:
        """The run that covers a character of the article, and whose name it is."""
        i = bisect_right(self.starts, position) - 1
        if i >= 0 and position < self.runs[i].span.end:
            return self.runs[i], self.who[i]
        return None

    def within(self, spans: Iterable[Span]) -> list[tuple[NameRun, Named | None]]:
        """The runs that start in one of the spans, in order."""
        out = []
        for s in spans:
            i = bisect_right(self.starts, s.start - 1)
            while i < len(self.runs) and self.starts[i] < s.end:
                out.append((self.runs[i], self.who[i]))
                i += 1
        return out


def _surname_key(words: Words) -> tuple[str, str, str]:
    generation = words[-1] if words[-1] in GENERATIONS else ""
    rest = words[:-1] if generation else words
    return rest[0], rest[-1], generation


def _is_person_form(words: Words, kind: SourceKind | None) -> bool:
    return kind == "person" and len([w for w in words if w not in GENERATIONS]) >= 2


def _titled_gender(run: NameRun) -> str | None:
    if run.title in HE_WORDS:
        return "he"
    return "she" if run.title in SHE_WORDS else None


def _pick(run: NameRun, fits: list[Named]) -> Named | None:
    """Which of several people of one surname is meant, or None."""
    gender = _titled_gender(run)
    if gender:
        same = [n for n in fits if n.gender == gender]
        fits = same or [n for n in fits if n.gender is None] or fits
    if len(fits) == 1:
        return fits[0]
    at = run.span.start
    earlier = [n for n in fits if n.runs[0].span.start < at]
    if len(earlier) == 1:
        return earlier[0]
    ranked = sorted(fits, key=lambda n: -len(n.runs))
    if len(ranked[0].runs) >= _DOMINANCE * len(ranked[1].runs):
        return ranked[0]
    gaps = sorted((min(at - r.span.end for r in n.runs if r.span.end <= at), i) for i, n in enumerate(earlier))
    return earlier[gaps[0][1]] if gaps and gaps[0][0] < _NEAR and gaps[1][0] > _FAR else None


def _gather_people(runs: list[NameRun], kinds: dict[Words, SourceKind | None]) -> list[Named]:
    """The people named in full, the forms of one person joined, each under the fullest form in use."""
    groups: dict[tuple[str, str, str], list[NameRun]] = {}
    for run in runs:
        if _is_person_form(run.words, kinds[run.words]):
            groups.setdefault(_surname_key(run.words), []).append(run)
    # "Minister Jan Oder" with a title that no table knows is still Jan Oder.
    for key, of in list(groups.items()):
        words = of[0].words
        shorter = (_surname_key(words[n:]) for n in range(1, len(words) - 1))
        home = next((k for k in shorter if k in groups and k != key), None)
        if home is not None:
            groups[home].extend(groups.pop(key))
    people = []
    for of in groups.values():
        times = Counter(r.words for r in of)
        best = max(times, key=lambda w: (min(times[w], 2), len(w)))
        full = next(r for r in of if r.words == best)
        people.append(Named("person", full.span, best, of))
    return people


def _part_kin(
    parsed: list[ParsedBlock], runs: list[NameRun], people: list[Named], by_word: dict[str, list[Named]]
) -> None:
    """Where "Mr. Oder" comes before "his wife, Ruth Oder", the bare surname is not hers: it fits him, or nobody."""
    first: dict[str, NameRun] = {}
    for run in runs:
        if len(run.words) == 1 and run.title:
            first.setdefault(run.words[0], run)
    for one in people:
        bare = first.get(one.surname)
        at = one.runs[0]
        near = parsed[at.block].doc[max(0, at.first - 6) : at.last + 7]
        if bare and bare.span < at.span and len(by_word[one.surname]) == 1 and any(t.lower_ in KIN for t in near):
            other = Named("person", bare.span, bare.words, [bare], _titled_gender(bare))
            by_word[one.surname].append(other)


def _missed_surnames(parsed: list[ParsedBlock], runs: list[NameRun], known: set[str]) -> list[NameRun]:
    """Capitalised tokens that are a known person's surname and that the recogniser passed over."""
    if not known:
        return []
    taken = {(r.block, i) for r in runs for i in range(r.first, r.last + 1)}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known)))})\b", re.IGNORECASE)
    out = []
    for number, block in enumerate(parsed):
        starts: list[int] = []
        for match in pattern.finditer(block.text):
            starts = starts or block.doc.to_array("IDX").tolist()
            i = bisect_right(starts, match.start()) - 1
            t = block.doc[i]
            if t.lower_ in known and is_capital(t) and (number, i) not in taken:
                before = plain_word(block.doc[i - 1]) if i else ""
                title = before if before in HONORIFICS | STYLES else None
                out.append(NameRun(number, i, i, block.span(i, i), (t.lower_,), "", title, False))
    return out


def gather_cast(parsed: list[ParsedBlock], genders: Mapping[Words, str] | None = None) -> Cast:
    """Everybody the article names, each with all runs of the name. Never guesses between two of one surname.

    `genders` ("he" or "she" by the words of a full name) may be what a first reading of the pronouns found.
    """
    runs = find_name_runs(parsed)
    forms: dict[Words, list[NameRun]] = {}
    for run in runs:
        forms.setdefault(run.words, []).append(run)
    lone_people = {r.words[-1] for r in runs if r.label == "PERSON" or r.title in HONORIFICS}
    kinds = {words: kind_of_name(parsed, of, lone_people) for words, of in forms.items()}
    people = _gather_people(runs, kinds)
    by_word: dict[str, list[Named]] = {}
    for one in people:
        for word in {one.words[0], one.surname}:
            by_word.setdefault(word, []).append(one)
        one.gender = (genders or {}).get(one.words) or next((g for g in map(_titled_gender, one.runs) if g), None)
    _part_kin(parsed, runs, people, by_word)
    runs = sorted([*runs, *_missed_surnames(parsed, runs, {one.surname for one in people})], key=lambda r: r.span)
    single = {id(r): one for one in people for r in one.runs}
    lone: dict[Words, Named] = {}
    bodies = gather_bodies(parsed, runs, kinds)
    standing: list[tuple[NameRun, Named | None]] = []
    for run in runs:
        home = single.get(id(run)) or _home_of(run, kinds.get(run.words), by_word, bodies, lone)
        if home is not None and len(home.words) == 1 and run.title in STYLES and home.full == run.span:
            home.full = Span(parsed[run.block].span(run.first - 1, run.last).start, run.span.end)
        if home is not _NOBODY:
            standing.append((run, home))
    named = list({id(n): n for _, n in standing if n is not None}.values())
    for one in named:
        one.runs.clear()
    for run, who in standing:
        if who is not None:
            who.runs.append(run)
            who.gender = who.gender or _titled_gender(run)
    for one in named:
        if one.kind == "person":
            one.roles.extend(
                parsed[r.block].span(first, last) for r in one.runs for first, last in roles_of(parsed[r.block].doc, r)
            )
    return Cast(named, [r.span.start for r, _ in standing], [r for r, _ in standing], [w for _, w in standing])


def _home_of(
    run: NameRun,
    kind: SourceKind | None,
    by_word: dict[str, list[Named]],
    bodies: dict[Words, Named],
    lone: dict[Words, Named],
) -> Named | None:
    """Whose name a run is; None where it fits several people, `_NOBODY` where it is no name of anybody."""
    last = next((w for w in reversed(run.words) if w not in GENERATIONS), run.words[-1])
    fits = by_word.get(last, []) if len(run.words) == 1 or kind == "person" else []
    place = kind == "government" and run.where
    if fits and not place and not (kind in ("organisation", "group") and len(run.words) > 1):
        gender = _titled_gender(run)
        if gender and len(fits) == 1 and fits[0].gender not in (None, gender):
            # "Sir Jan Oder and Lady Oder" are two.
            words = (str(run.title), *run.words)
            return lone.setdefault(words, Named("person", run.span, run.words, gender=gender))
        # A surname that is another's first name is whose has been named, and nobody's where both have.
        named = [n for n in fits if n.runs[0].span <= run.span]
        surname_fits = [n for n in fits if n.surname == last]
        if not named or not surname_fits:
            named = surname_fits or fits
        return named[0] if len(named) == 1 else _pick(run, named)
    if run.words in bodies:
        return bodies[run.words]
    if kind == "person" or run.title in HONORIFICS:
        return lone.setdefault(run.words, Named("person", run.span, run.words, gender=_titled_gender(run)))
    return _NOBODY


__all__ = ["Cast", "Named", "gather_cast"]
