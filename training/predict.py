"""A checkpoint's emissions over the held-out tenth and dev, cached: `python -m training.predict RUN`."""

from __future__ import annotations

import argparse
import os
import pickle
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch

from sayso.reading.learned.emissions import Emissions, Encode, Floats, Ints, emit
from sayso.reading.learned.masking import mask_text
from sayso.reading.learned.network import load_encoder
from sayso.reading.learned.windows import make_parts
from sayso.reading.learned.wordpieces import WordPieces, read_vocabulary
from training.data import RawArticle, is_held_out, read_articles
from training.encoder import NAME_PIECE, Reader
from training.hints import load_hints

Predicted = tuple[list[RawArticle], list[Emissions], Floats, int]  # articles, emissions, transitions, step


def torch_encode(model: Reader) -> Encode:
    """The model under torch, as the run-time part takes it."""
    model.eval()

    def encode(pieces: Ints, marks: Ints, firsts: Ints, hints: Ints) -> tuple[Floats, Floats]:
        with torch.inference_mode():
            scores, vectors = model(*map(torch.from_numpy, (pieces, marks, firsts, hints)))
        return scores.numpy(), vectors.numpy()

    return encode


def load_mean(run: Path) -> tuple[Reader, int]:
    """The averaged weights of a run, and their step."""
    saved = torch.load(run / "ema.pt", weights_only=True)
    model = Reader(layers=sum(k.endswith(".qkv.weight") for k in saved["ema"]))
    model.load_state_dict(saved["ema"], strict=False)  # a run without sentences has no head for them
    return model.eval(), saved["step"]


def read_part(root: Path, data: str, part: str) -> list[RawArticle]:
    """The articles of "held" (a tenth of train), "seen" (a fifth of what the tagger was trained on) or "dev"."""
    if part == "held":
        return [a for a in read_articles(root, data, "train") if is_held_out(a)]
    if part == "seen":
        return [a for a in read_articles(root, data, "train") if not is_held_out(a)][::5]
    return read_articles(root, data, part)


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("run", type=Path)
    ap.add_argument("--root", type=Path, default=Path("../shared/data"))
    ap.add_argument("--data", default="polnear")
    ap.add_argument("--minilm", type=Path, required=True)
    ap.add_argument("--common", type=Path, default=Path("training/common.txt"))
    ap.add_argument("--hints", type=Path, required=True, help="folder made by training.hints")
    ap.add_argument("--parts", default="held,dev,seen")
    ap.add_argument("--network", type=Path, help="an exported folder: its int8 encoder instead of torch")
    ap.add_argument("--suffix", default="", help="of the cached files")
    args = ap.parse_args()
    torch.set_num_threads(1)
    model, step = load_mean(args.run)
    common = frozenset(args.common.read_text(encoding="utf-8").split())
    words = WordPieces(read_vocabulary(args.minilm / "vocab.txt"), NAME_PIECE)
    encode = torch_encode(model)
    if args.network:
        words = WordPieces(read_vocabulary(args.network / "vocabulary.txt"))
        encode = load_encoder(args.network / "reader.onnx")
    for part in args.parts.split(","):
        articles = read_part(args.root, args.data, part)
        hints = load_hints(args.hints, args.data, "dev" if part == "dev" else "train")
        parts = [make_parts(mask_text(a["text"], common), hints[a["id"]][0], words) for a in articles]
        es = [emit(p, encode, words) for p in parts]
        done: Predicted = (articles, es, model.transitions().detach().numpy(), step)
        with (args.run / f"{part}{args.suffix}.pkl").open("wb") as f:
            pickle.dump(done, f)


if __name__ == "__main__":
    main()
