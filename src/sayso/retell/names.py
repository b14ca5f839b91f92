"""Which labels hold a name and which only describe: "Brannock Civil" and "one of them"."""

import re

from sayso.model import Article

_WORD = re.compile(r"[^\W_][\w’'.&-]*")
# Where the words that a phrase is about end: "two officials at the Ministry" is about officials.
_PHRASE_END = re.compile(
    r",|\s(?:of|for|from|in|at|on|with|who|whom|which|that|near|by|to|close|familiar|briefed)\b|\s[-–—]\s"
)
_PEOPLE = frozenset({"person", "group", "unnamed", "witness"})
_BODIES = frozenset({"organisation", "government"})
# Bodies that open a sentence without an article, and are called so by everybody.
_COMMON_BODIES = frozenset({"government", "leadership", "management", "police", "staff"})
_POSSESSIVE = ("'s", "’s")


def holds_name(label: str, kind: str, article: Article) -> bool:
    """Whether `label` holds a proper name, as far as capital letters in the article tell.

    A capital on the first word counts only where the word has it by itself: for a person, inside a word ("FBI"), where
    the article has it after a small word, or where a body is called by one word that is no common one. People are
    named where the word that they are called by is a name: "Mira Holt" is, "two Olmish officials" describes; a body
    is named by any name in it: "Holt's office".
    """
    if kind == "unnamed":
        return False
    about = _PHRASE_END.split(label, maxsplit=1)[0] if kind in _PEOPLE else label
    words = _WORD.findall(about)
    proper = [_is_proper(word, not number, kind, len(words), article) for number, word in enumerate(words)]
    if kind in _PEOPLE:
        return bool(proper) and proper[-1]
    return any(proper)


def same_outlet(name: str, outlet: str | None) -> bool:
    """Whether `name` is the outlet itself: "The Harbour Post" and "harbourpost.example" are."""
    own = (outlet or "").strip()
    own = own.partition(".")[0] if " " not in own else own
    return bool(own) and _bare(name) == _bare(own)


def _bare(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold().strip().removeprefix("the "))


def _is_proper(word: str, first: bool, kind: str, count: int, article: Article) -> bool:
    if not word[0].isupper():
        return False
    if not first or any(c.isupper() for c in word[1:]) or (kind == "person" and count == 1):
        return True
    if kind == "outlet_other":
        return True
    for mark in _POSSESSIVE:
        word = word.removesuffix(mark)
    if count == 1 and kind in _BODIES and not word.endswith("s") and word.lower() not in _COMMON_BODIES:
        return True
    seen = re.search(rf"\b[a-z][\w’'-]*,? {re.escape(word)}\b", article.text)
    return seen is not None and re.search(rf"\b{re.escape(word.lower())}\b", article.text) is None
