"""Words of the news with static vectors: what MiniLM makes of each word alone, at three depths."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from sayso.reading.learned.masking import NAME, NUMBER, count_common, mask_text
from sayso.reading.learned.wordpieces import WordPieces, read_vocabulary
from sayso.reading.loaded.grams import fold_side
from training.encoder import WIDTH, load_minilm

_DEPTHS = (0, 3, 6)
_TAG = re.compile(r"<[^>]+>")
_BATCH = 128


def _plain_texts(root: Path) -> Iterator[str]:
    """Texts of the news whose words are counted; their labels are not read."""
    for name in ("polnear/train.jsonl", "ced1k.jsonl"):
        for line in (root / name).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
    with (root / "factappeal/train.csv").open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            yield _TAG.sub("", row["annotation"])


def count_words(
    root: Path, common: frozenset[str], texts: Sequence[str], sentences: Sequence[Sequence[str]]
) -> Counter[str]:
    """How often each form is met in the news and in `sentences`, sides folded; those met here, or three times there.

    A word that is more often written with a capital is a name that slipped through, and has no weight.
    """
    plain = list(_plain_texts(root))
    lower = frozenset(count_common([*plain, *texts], least=1))
    news = Counter(fold_side(u.form) for text in plain for row in mask_text(text, common) for u in row)
    here = Counter(fold_side(f) for forms in sentences for f in forms)
    met = news + here
    return Counter({w: n for w, n in met.items() if (news[w] >= 3 or w in here) and _is_word(w, lower)})


def _is_word(form: str, lower: frozenset[str]) -> bool:
    if not form.isprintable() or form.isspace():
        return False
    return form in (NAME, NUMBER) or not form.isalpha() or form in lower


def embed_words(words: Sequence[str], minilm: Path) -> NDArray[np.float32]:
    """[words, 3 * 384]: mean over a word's pieces at the input, the third and the last layer; a name is "someone"."""
    pieces = WordPieces(read_vocabulary(minilm / "vocab.txt"), "[unused0]")
    reader = load_minilm(minilm / "model.safetensors", {pieces.ids["someone"]: 1.0}).eval()
    out = np.zeros((len(words), len(_DEPTHS) * WIDTH), np.float32)
    order = sorted(range(len(words)), key=lambda i: len(pieces.of(words[i])))
    for at in range(0, len(order), _BATCH):
        rows = [[pieces.begin, *pieces.of(words[i]), pieces.end] for i in order[at : at + _BATCH]]
        width = max(map(len, rows))
        ids = torch.tensor([r + [0] * (width - len(r)) for r in rows])
        inner = torch.tensor([[0.0, *[1.0] * (len(r) - 2), *[0.0] * (width - len(r) + 1)] for r in rows])[..., None]
        with torch.no_grad():
            x = reader.norm(reader.words(ids) + reader.places.weight[:width] + reader.kind)
            bias = torch.where(ids == 0, -1e4, 0.0)[:, None, None, :]
            layers = [x, *(x := layer(x, bias) for layer in reader.layers)]
            out[order[at : at + _BATCH]] = torch.cat(
                [(layers[d] * inner).sum(1) / inner.sum(1) for d in _DEPTHS], 1
            ).numpy()
    return out
