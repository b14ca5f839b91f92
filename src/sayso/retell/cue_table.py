"""Which cue words the outlet chose for whom: said, claimed, admitted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sayso.model import Attribution, Reading
from sayso.text import WORD

NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class CueRow:
    """One party, or one source that speaks for none that the page tells of."""

    who: str
    is_party: bool
    acts: tuple[tuple[str, int], ...]  # "say", "claim", the commonest first; "other" where the act is not known
    cues: tuple[tuple[str, int], ...]  # the cues' own words in lower case, the commonest first


def table_cues(reading: Reading) -> list[CueRow]:
    """A row for each party, else for each source, the most often heard first; what was said or written only.

    Counts attributions, not words. It compares nobody: which cue fits is for the reader to judge.
    """
    acts: dict[tuple[str, bool], Counter[str]] = {}
    cues: dict[tuple[str, bool], Counter[str]] = {}
    parties = _parties(reading)
    spelled: dict[tuple[str, bool], tuple[str, bool]] = {}
    for attribution in reading.attributions:
        cue = reading.article.words(attribution.cue).lower()
        # A colon attributes too, but it is no word that was chosen.
        if not attribution.speech or not WORD.search(cue):
            continue
        name, is_party = _who(attribution, parties)
        # "Rights activists" at the head of a sentence and "the rights activists" inside one.
        who = spelled.setdefault((name.casefold().removeprefix("the "), is_party), (name, is_party))
        acts.setdefault(who, Counter())[attribution.act or "other"] += 1
        cues.setdefault(who, Counter())[cue] += 1
    order = sorted(acts, key=lambda w: (-acts[w].total(), w))
    return [CueRow(who, party, _commonest(acts[who, party]), _commonest(cues[who, party])) for who, party in order]


def _parties(reading: Reading) -> dict[str, str]:
    """Whom each name speaks for: told at one place, it holds on the whole page; a party speaks for itself."""
    told: dict[str, set[str]] = {}
    for a in reading.attributions:
        if a.source and a.source.party:
            told.setdefault(a.source.party, set()).add(a.source.party)
            told.setdefault(a.source.name or "", set()).add(a.source.party)
    return {name: next(iter(of)) for name, of in told.items() if name and len(of) == 1}


def _who(attribution: Attribution, parties: dict[str, str]) -> tuple[str, bool]:
    """A party speaks in its own name too: "Halvia says" is of one row with what its ministers say."""
    source = attribution.source
    if source is None:
        return NOBODY, False
    party = source.party or parties.get(source.name or "")
    return (party, True) if party else (source.name or NOBODY, False)


def _commonest(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda x: (-x[1], x[0])))
