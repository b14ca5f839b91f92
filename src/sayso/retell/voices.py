"""The voices of a reading: each with a letter, a label and its share of the words."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Attribution, Reading, Statement, Voice
from sayso.retell.names import holds_name, same_outlet
from sayso.retell.passages import shorten
from sayso.retell.wording import OUTLET, UNNAMED, UNSETTLED, UNSTATED
from sayso.text import count_words_in

# O and U are kept for the outlet and the unnamed.
_LETTERS = "ABCDEFGHIJKLMNPQRSTVWXYZ"
_FIXED = {
    "outlet": ("O", OUTLET),
    "unnamed": ("U", UNNAMED),
    "unstated": ("–", UNSTATED),
    "unsettled": ("?", UNSETTLED),
}
_LONGEST_TELLER = 90

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """One voice as it is shown."""

    letter: str  # "A", "B", ..., "AA"; "O" the outlet, "U" unnamed, "–" no source given, "?" not settled
    label: str  # the name, else the page's own words for the source
    kind: str  # a VoiceKind
    named: bool  # the label holds a proper name; else it only describes
    itself: bool  # the outlet, named by itself as a source: "The Harbour Post has seen ..."
    hue: int | None  # 0, 1, 2, ... in order of appearance; None for the outlet, unnamed, unstated, unsettled
    role: str | None  # in the page's words
    party: str | None
    words: int
    statements: tuple[str, ...]  # ids
    described: tuple[str, ...]  # the page's words for the source, each once: "two officials"
    told_by: tuple[str, ...]  # who passes its words on to the outlet, each once: names, else the page's own words
    how: str | None  # "quoted", "paraphrased", "quoted and paraphrased"; None for the outlet and where nobody is known

    @property
    def speaks_for(self) -> str | None:
        """The party, where neither the name nor the role says it already."""
        told = f"{self.label} {self.role or ''}".lower()
        return self.party if self.party and self.party.lower() not in told else None


@dataclass(frozen=True, slots=True)
class Cast:
    """All voices of a reading in order of appearance, the outlet first."""

    lines: tuple[VoiceLine, ...]
    by_statement: dict[str, VoiceLine]
    words: dict[str, int]  # of each statement


def cast_voices(reading: Reading) -> Cast:
    """The voices of all statements, with letters; the same reading always gives the same letters."""
    attributions = {a.id: a for a in reading.attributions}
    text = reading.article.text
    keys = {s.id: _key(reading, s, attributions) for s in reading.statements}
    words = {s.id: count_words_in(text, s.spans) for s in reading.statements}
    grouped: dict[Key, list[Statement]] = {}
    for s in reading.statements:
        grouped.setdefault(keys[s.id], []).append(s)
    lines: dict[Key, VoiceLine] = {}
    hue = 0
    for key, statements in grouped.items():
        fixed = key[0] in _FIXED
        lines[key] = _line(reading, statements, attributions, words, None if fixed else hue)
        hue += not fixed
    ordered = sorted(lines.values(), key=lambda v: (v.kind != "outlet", v.hue is None))
    return Cast(tuple(ordered), {s.id: lines[keys[s.id]] for s in reading.statements}, words)


def source_words(reading: Reading, attribution: Attribution | None) -> str | None:
    """The page's own words for who said it; None where it names nobody."""
    if attribution is None or attribution.source is None:
        return None
    return " ".join(reading.article.words(attribution.source.spans).split()) or None


def source_label(reading: Reading, attribution: Attribution | None) -> str | None:
    """The fullest name for who said it, else the page's own words."""
    if attribution is None or attribution.source is None:
        return None
    return attribution.source.name or source_words(reading, attribution)


def _key(reading: Reading, s: Statement, attributions: dict[str, Attribution]) -> Key:
    if s.voice.kind in _FIXED:
        return s.voice.kind, ""
    if s.voice.name:
        return "named", _same_name(s.voice.name)
    words = source_words(reading, attributions.get(s.chain[-1]) if s.chain else None)
    return s.voice.kind, _same_name(words or "")


def _same_name(name: str) -> str:
    """What "The coastguard" and "Coastguard" have in common."""
    return name.casefold().removeprefix("the ").strip(" ,")


def _line(
    reading: Reading,
    statements: list[Statement],
    attributions: dict[str, Attribution],
    words: dict[str, int],
    hue: int | None,
) -> VoiceLine:
    voice: Voice = statements[0].voice
    said = [attributions[s.chain[-1]] for s in statements if s.chain and s.chain[-1] in attributions]
    described = tuple(dict.fromkeys(w for a in said if (w := source_words(reading, a))))
    if voice.kind in _FIXED:
        letter, label = _FIXED[voice.kind]
    else:
        letter = put_letter(hue or 0)
        label = voice.name or (f"“{described[0]}”" if described else f"a {voice.kind}")
    itself = hue is not None and voice.name is not None and same_outlet(voice.name, reading.article.outlet)
    return VoiceLine(
        letter=letter,
        label=f"{label}, of itself" if itself else label,
        kind=voice.kind,
        named=voice.name is not None and holds_name(voice.name, voice.kind, reading.article),
        itself=itself,
        hue=hue,
        role=_first(a.source.role for a in said if a.source),
        # All unnamed are shown under one letter: what one of them speaks for, the others may not.
        party=None if hue is None else _first(s.voice.party for s in statements),
        words=sum(words[s.id] for s in statements),
        statements=tuple(s.id for s in statements),
        described=described,
        told_by=_tellers(reading, statements, attributions, voice),
        how=_how(statements) if voice.kind not in ("outlet", "unstated", "unsettled") else None,
    )


def find_relays(reading: Reading) -> tuple[str, ...]:
    """The unnamed sources, in the page's words and each once, through whom somebody else's words came."""
    attributions = {a.id: a for a in reading.attributions}
    outer = [attributions[i] for s in reading.statements for i in s.chain[:-1] if i in attributions]
    unnamed = [a for a in outer if a.source is not None and a.source.kind == "unnamed"]
    return tuple({_same_name(w): w for a in unnamed if (w := source_words(reading, a))}.values())


def _tellers(
    reading: Reading, statements: list[Statement], attributions: dict[str, Attribution], voice: Voice
) -> tuple[str, ...]:
    tellers: dict[str, str] = {}
    for s in statements:
        for a in (attributions[i] for i in s.chain[:-1] if i in attributions):
            name = a.source.name if a.source else None
            label = source_label(reading, a)
            if a.source is None or label is None or (name and name == voice.name):
                continue
            words = source_words(reading, a) or label
            if name and a.source.kind != "unnamed":
                words, shown = name, name
            else:
                shown = f"“{shorten(words.rstrip(' ,'), _LONGEST_TELLER)}”"
            tellers.setdefault(_same_name(words), shown)
    return tuple(tellers.values())


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _how(statements: list[Statement]) -> str | None:
    manners = {s.manner for s in statements}
    heard = [("quoted", {"direct", "partial"}), ("paraphrased", {"partial", "indirect"})]
    return " and ".join(word for word, of in heard if of & manners) or None


def put_letter(number: int) -> str:
    """ "A" for 0, "B" for 1, ..., "AA" after the last."""
    high, low = divmod(number, len(_LETTERS))
    return (put_letter(high - 1) if high else "") + _LETTERS[low]
