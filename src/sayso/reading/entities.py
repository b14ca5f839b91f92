"""Names of people, places and the like: what spaCy's own network for them says, asked for a page at once.

spaCy asks its network word after word and looks for an error at each small step, which costs twice what the network
does. But what it says of a word outside of a name depends on that word alone, so all of them are asked in one
multiplication; only names that are longer than a word are followed word by word. What may follow what is spaCy's
own (`ner.pyx`; begin, in, last, unit, out), and so are the answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats: TypeAlias = NDArray[np.float32]

_MOST_WORDS = 4_096  # looked at together; a word takes 1.5 KB
_LOOKED_AT = 3  # words: the one at hand, the first of its name, the one before it
_GIVEN: list[int | str] = ["SENT_START", "IS_SPACE"]
_TAKEN: list[int | str] = ["ENT_IOB", "ENT_TYPE"]
_BEGIN, _INSIDE, _OUTSIDE = 3, 1, 2


@dataclass(frozen=True, slots=True)
class _Network:
    """The weights of spaCy's network. `n` labels, `h` hidden units of two pieces each, `w` numbers for a word."""

    vectors: Any  # spaCy's model from docs to (words, w)
    labels: list[str]
    words: Floats  # (3 * h * 2, w): what a word adds in each of the three places
    absent: Floats  # (3, h, 2): what no word adds there
    bias: Floats  # (h, 2)
    starts: Floats  # (n + n + 1, h): scores of B and U by label, and of O
    starts_bias: Floats
    inside: Floats  # (n, 2, h): scores of I and L of one label
    inside_bias: Floats


def give_entities(ner: Any, docs: Sequence[Doc]) -> None:
    """Set the named entities of each doc, in place, as `ner` of the pipeline would. The docs are parsed."""
    network = _load_network(ner)
    if network is None:
        for _ in ner.pipe(docs):
            pass
        return
    for batch in _batches(docs):
        _give_batch(network, batch)


@lru_cache(maxsize=1)
def _load_network(ner: Any) -> _Network | None:
    """The weights; None where the network is of another make than is known here."""
    import numpy as np

    model = ner.model
    moves = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
    row = {name: i for i, name in enumerate(moves)}
    labels = [name[2:] for name in moves if name[:2] == "B-" and name != "B-"]
    known = model.attrs.get("has_upper") and not model.attrs.get("unseen_classes") and ner.cfg["beam_width"] == 1
    if not known or any(f"{move}-{label}" not in row for move in "BILU" for label in labels) or "O" not in row:
        return None
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    words, scores, bias = lower.get_param("W"), upper.get_param("W"), upper.get_param("b")
    if words.shape[0] != _LOOKED_AT:
        return None
    starts = [row[f"{move}-{label}"] for move in "BU" for label in labels] + [row["O"]]
    inside = np.array([[row[f"I-{label}"], row[f"L-{label}"]] for label in labels])
    return _Network(
        vectors=model.get_ref("tok2vec"),
        labels=labels,
        words=words.reshape(-1, words.shape[-1]),
        absent=lower.get_param("pad")[0],
        bias=lower.get_param("b"),
        starts=scores[starts],
        starts_bias=bias[starts],
        inside=scores[inside],
        inside_bias=bias[inside],
    )


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        if batch and words + len(doc) > _MOST_WORDS:
            yield batch
            batch, words = [], 0
        if len(doc):
            batch.append(doc)
            words += len(doc)
    if batch:
        yield batch


def _give_batch(network: _Network, docs: Sequence[Doc]) -> None:
    import numpy as np

    given: Any = np.concatenate([doc.to_array(_GIVEN) for doc in docs])
    ends = np.cumsum([len(doc) for doc in docs])
    stops = np.roll(given[:, 0] == 1, -1)  # no name goes on after this word: its sentence ends
    stops[ends - 1] = True
    vectors = network.vectors.predict(docs)
    added = (vectors @ network.words.T).reshape(len(vectors), *network.absent.shape)
    n = len(network.labels)
    starts = _find_starts(network, added, stops, given[:, 1] != 0)
    table = np.full((len(starts), 2), (_OUTSIDE, 0), dtype=np.uint64)
    strings = docs[0].vocab.strings
    numbers = [strings.add(label) for label in network.labels]
    done = 0
    for first in np.flatnonzero(starts != 2 * n).tolist():
        if first < done:
            continue
        label = int(starts[first]) % n
        done = first + 1 if starts[first] >= n else _find_end(network, added, stops, first, label)
        table[first:done] = (_INSIDE, numbers[label])
        table[first, 0] = _BEGIN
    rows: Any
    for doc, rows in zip(docs, np.split(table, ends[:-1]), strict=True):
        doc.from_array(_TAKEN, rows)


def _find_starts(network: _Network, added: Floats, stops: NDArray[np.bool_], blank: NDArray[np.bool_]) -> Any:
    """Of each word, were it outside of a name, the best move that is allowed: a row of `starts`."""
    import numpy as np

    n = len(network.labels)
    hidden = (added[:, 0] + network.absent[1] + network.absent[2] + network.bias).max(axis=2)
    scores = hidden @ network.starts.T + network.starts_bias
    scores[stops, :n] = -np.inf
    scores[blank, : 2 * n] = -np.inf
    return scores.argmax(axis=1)


def _find_end(network: _Network, added: Floats, stops: NDArray[np.bool_], first: int, label: int) -> int:
    """Where a name that begins at word `first` ends: the word after its last."""
    at = first + 1
    while not stops[at]:
        hidden = (added[at, 0] + added[first, 1] + added[at - 1, 2] + network.bias).max(axis=1)
        goes_on, is_last = network.inside[label] @ hidden + network.inside_bias[label]
        if is_last > goes_on:
            break
        at += 1
    return at + 1
