"""Parts of speech, lemmas and features of parsed words, each looked up once: the same words come in every article.

The pipeline's own rules look at a word, its tag and its part in the sentence, so their answer is kept by these three.
A few rules look at two words ("let 's"): texts with such words are given to the pipeline itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Key = tuple[int, int, int, bool]  # orth, tag, dep, whether "there" as in "there is" stands before
Form = tuple[int, int, int]  # pos, lemma, morph

_RULES = ("attribute_ruler", "lemmatizer")
_IN_PAIRS = frozenset({"ai", "gon", "ta", "let", "c'm", "y", "y'"})
_GIVEN: list[int | str] = ["ORTH", "TAG", "DEP"]
_TAKEN: list[int | str] = ["POS", "LEMMA", "MORPH"]
# Of these the rules ask only whether they are auxiliaries.
_OPEN_TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "RBR", "CD", "VBG", "POS", ".", ",", "``", "''")
_MOST = 300_000
_known: dict[Key, Form] = {}


def give_forms(nlp: Language, docs: Sequence[Doc]) -> None:
    """Set part of speech, lemma and features of each token, in place. The docs are tagged and parsed."""
    if len(_known) > _MOST:
        _known.clear()
    expletive = nlp.vocab.strings.add("expl")
    alone = []
    for doc in docs:
        if any(t.lower_ in _IN_PAIRS for t in doc):
            _apply_rules(nlp, doc)
        elif len(doc):
            alone.append((doc, _keys(doc, expletive)))
    missing = list(dict.fromkeys(key for _, row in alone for key in row if key not in _known))
    if missing:
        _learn(nlp, missing, expletive, type(docs[0]))
    for doc, row in alone:
        table: Any = doc.to_array(_TAKEN)  # typed as floats
        table[:] = [_known[key] for key in row]
        doc.from_array(_TAKEN, table)


def forget_forms() -> None:
    """Forget all that was learned: the numbers of words are those of one pipeline."""
    _known.clear()


def _keys(doc: Doc, expletive: int) -> list[Key]:
    strings = doc.vocab.strings
    plain, open_tags = strings.add("dep"), {strings.add(t) for t in _OPEN_TAGS}
    auxiliary = {strings.add("aux"), strings.add("auxpass")}
    out: list[Key] = []
    after = False
    for orth, tag, dep in doc.to_array(_GIVEN).tolist():
        out.append((orth, tag, plain if tag in open_tags and dep not in auxiliary else dep, after))
        after = dep == expletive
    return out


def _learn(nlp: Language, keys: Sequence[Key], expletive: int, make: type[Doc]) -> None:
    """Let the pipeline's rules judge each word once, all in a row; each after "there" where it stood so."""
    strings = nlp.vocab.strings
    comma = (",", ",", "punct")
    row: list[tuple[str, str, str]] = []
    places: list[int] = []
    for orth, tag, dep, after in keys:
        row += [("there", "EX", "expl")] * after
        places.append(len(row))
        row.append((strings[orth], strings[tag], strings[dep]))
        row += [comma] * (dep == expletive)
    words, tags, deps = map(list, zip(*row, strict=True))
    doc = make(nlp.vocab, words=words, tags=tags, deps=deps, heads=[0] * len(row))
    _apply_rules(nlp, doc)
    answers = doc.to_array(_TAKEN).tolist()
    _known.update((key, tuple(answers[at])) for key, at in zip(keys, places, strict=True))


def _apply_rules(nlp: Language, doc: Doc) -> None:
    for name in _RULES:
        nlp.get_pipe(name)(doc)
