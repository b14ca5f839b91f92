"""Checkpoint -> the folder that ships: `python -m training.export RUN --into DIR`.

reader.onnx (int8 weights), vocabulary.txt (the rows that masked English text can use), common.txt, linker.npz.
"""

from __future__ import annotations

import argparse
import shutil
import string
from pathlib import Path
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from sayso.reading.learned.hints import COLUMNS, NUMBERS
from sayso.reading.learned.masking import NAME
from sayso.reading.learned.wordpieces import read_vocabulary
from training.encoder import NAME_PIECE, SPECIAL, Reader
from training.predict import load_mean

_KEEP = set(string.ascii_lowercase + string.digits + string.punctuation + "\u201c\u201d\u2014\u2013\u2026\u00a3\u20ac")
_FIRST = ("[PAD]", NAME_PIECE, "[UNK]", "[CLS]", "[SEP]")


def keep_rows(vocabulary: list[str]) -> list[int]:
    """Ids of the pieces that masked English text can use; a figure is always 0."""
    out = [vocabulary.index(w) for w in _FIRST]
    for i, w in enumerate(vocabulary):
        body = w.removeprefix("##")
        figures = any(c.isdigit() for c in body) and body != "0"
        if body and not w.startswith("[") and set(body) <= _KEEP and not figures:
            out.append(i)
    return out


class Fixed(nn.Module):
    """The reader over the kept rows; what was learned about special pieces is added to their rows."""

    def __init__(self, reader: Reader, rows: list[int]) -> None:
        super().__init__()
        table = reader.words.weight.detach().clone()
        for k, i in enumerate(SPECIAL):
            table[i] += reader.special.weight[k].detach()
        self.words = nn.Embedding.from_pretrained(table[rows] + reader.kind.detach())
        self.reader = reader

    def forward(self, pieces: Tensor, marks: Tensor, firsts: Tensor, hints: Tensor) -> tuple[Tensor, Tensor]:
        """As `Reader.forward`."""
        r = self.reader
        x = r.norm(self.words(pieces) + r.places.weight[: pieces.shape[1]] + r.marks(marks) + r.hints(hints).sum(-2))
        bias = torch.where(pieces == 0, -1e4, 0.0)[:, None, None, :]
        for layer in r.layers:
            x = layer(x, bias)
        x = torch.gather(x, 1, firsts[..., None].expand(-1, -1, x.shape[-1]))
        return r.tag(x), torch.cat([r.arc(x), r.sourced(x)], -1)


def _sample() -> tuple[Tensor, ...]:
    return (torch.randint(5, 900, (3, 40)), torch.zeros(3, 40, dtype=torch.long), torch.arange(30).repeat(3, 1),
            torch.randint(0, NUMBERS, (3, 40, COLUMNS)))  # fmt: skip


def write_onnx(fixed: Fixed, path: Path) -> None:
    """The float32 file, with free numbers of windows, pieces and units."""
    sample = _sample()
    pieces, units = {0: "windows", 1: "pieces"}, {0: "windows", 1: "units"}
    axes = dict.fromkeys(("pieces", "marks", "hints"), pieces) | dict.fromkeys(("firsts", "scores", "vectors"), units)
    torch.onnx.export(
        fixed, sample, str(path), input_names=["pieces", "marks", "firsts", "hints"],
        output_names=["scores", "vectors"], dynamic_axes=axes, dynamo=False, opset_version=17,
    )  # fmt: skip


def shrink(path: Path, small: Path) -> None:
    """The int8 file: dynamic quantisation of the products and the tables, a scale a channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(path, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                     op_types_to_quantize=["MatMul", "Gather"])  # fmt: skip


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("run", type=Path)
    ap.add_argument("--into", type=Path, required=True)
    ap.add_argument("--minilm", type=Path, required=True)
    ap.add_argument("--common", type=Path, default=Path("training/common.txt"))
    args = ap.parse_args()
    args.into.mkdir(parents=True, exist_ok=True)
    model, step = load_mean(args.run)
    vocabulary = read_vocabulary(args.minilm / "vocab.txt")
    rows = keep_rows(vocabulary)
    names = [NAME if vocabulary[i] == NAME_PIECE else vocabulary[i] for i in rows]
    (args.into / "vocabulary.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    shutil.copy(args.common, args.into / "common.txt")
    if (args.run / "linker.npz").exists():
        shutil.copy(args.run / "linker.npz", args.into / "linker.npz")
    fixed = Fixed(model, rows).eval()
    write_onnx(fixed, args.run / "reader.fp32.onnx")
    shrink(args.run / "reader.fp32.onnx", args.into / "reader.onnx")
    import onnxruntime

    feed = _sample()
    with torch.inference_mode():
        want = fixed(*feed)[0].numpy()
    for path in (args.run / "reader.fp32.onnx", args.into / "reader.onnx"):
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        named = dict(zip(("pieces", "marks", "firsts", "hints"), (t.numpy() for t in feed), strict=True))
        got = cast(np.ndarray, session.run(["scores"], named)[0])
        print(
            step,
            path.name,
            path.stat().st_size // 1000,
            "kB,",
            len(rows),
            "rows, off by",
            float(np.abs(got - want).max()),
        )


if __name__ == "__main__":
    main()
