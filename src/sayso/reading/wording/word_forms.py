"""Simpler words that a word is made of: "reasserted" of "assert", "recommendations" of "recommend"."""

from collections.abc import Iterator

_PREFIXES = ("re", "mis", "over", "under", "counter", "pre", "out", "co", "un", "dis")
# Longest first; what may stand in place of the ending.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ications", ("y",)), ("ication", ("y",)), ("ations", ("e", "", "ate")), ("ation", ("e", "", "ate")),
    ("ments", ("",)), ("ment", ("",)), ("ances", ("e", "")), ("ance", ("e", "")), ("ences", ("e", "")),
    ("ence", ("e", "")), ("tions", ("t", "te", "be")), ("tion", ("t", "te", "be")), ("sions", ("d", "de", "t", "s")),
    ("sion", ("d", "de", "t", "s")), ("als", ("", "e")), ("al", ("", "e")), ("ings", ("", "e")), ("ing", ("", "e")),
    ("ied", ("y",)), ("ies", ("y",)), ("ed", ("", "e")), ("es", ("", "e")), ("s", ("",)), ("er", ("", "e")),
)  # fmt: skip
_SHORTEST = 4


def simpler_forms(word: str) -> Iterator[str]:
    """Words that `word` (lower case) may be made of, the nearest first, without prefix or ending; may be no words."""
    stems = [word, *_without_ending(word)]
    yield from stems[1:]
    for stem in stems:
        for prefix in _PREFIXES:
            rest = stem[len(prefix) :].lstrip("-")
            if stem.startswith(prefix) and len(rest) >= _SHORTEST:
                yield rest


def _without_ending(word: str) -> list[str]:
    out: list[str] = []
    for ending, others in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST - 1:
            out += [stem + other for other in others]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                out.append(stem[:-1])
    return [w for w in out if len(w) >= _SHORTEST]
