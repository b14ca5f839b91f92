"""The words by which a statement's certainty can be checked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from sayso.model import Flag
from sayso.reading.wording import certainty_words as w
from sayso.reading.wording.modality import flags_of_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 4  # words named for one flag


def put_signs(
    tokens: Sequence[Token], certainty: Sequence[Flag], *, cue: str | None = None, lent: Collection[Flag] = ()
) -> str | None:
    """One line: each flag with the words that give it ("hedged: may; denied: the cue “denied”"); None without a flag.

    `tokens` are the statement's own, `cue` the words of its attribution, `lent` the flags that come from it. A flag
    that no single word gives is put down to how the sentence is built.
    """
    told = []
    for flag in certainty:
        if flag == "asserted":
            continue
        words = [t.text for t in tokens if _gives(t, flag)]
        if words:
            told.append(f"{flag}: {', '.join(dict.fromkeys(words[:_MOST]))}")
        elif flag in lent and cue:
            told.append(f"{flag}: the cue “{cue}”")
        else:
            told.append(f"{flag}: how the sentence is built")
    return "; ".join(told) or None


def _gives(t: Token, flag: Flag) -> bool:
    if flag == "negated" and t.lower_ in w.NEGATORS:
        return True
    if flag == "conditional" and t.lower_ in w.CONDITIONS:
        return True
    return flag in flags_of_word(t, True) or flag in flags_of_word(t, False)
