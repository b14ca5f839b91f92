"""The trained encoder and its tables: the one place where onnxruntime is imported, when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from sayso.reading.learned.emissions import Encode, Floats, Ints
from sayso.reading.learned.trees import Trees, load_trees
from sayso.reading.learned.wordpieces import WordPieces, read_vocabulary


@dataclass(frozen=True, slots=True)
class Network:
    """Everything learned, in memory."""

    encode: Encode
    words: WordPieces
    moves: Floats  # label after label; last row: from the start
    pairs: tuple[Trees, ...]  # source and cue, content and cue, content and source
    whole: Trees  # an attribution is right
    cut: float  # of `whole`: below it nothing is shown
    cut_quoted: float  # the same for what stands wholly in quotation marks
    slope: float  # calibration of `whole` (Platt)
    shift: float
    doubt: Trees  # words left over are the outlet's own
    sure: float  # of `doubt`: below it they are doubtful
    less_outside: float


def load_network(folder: Path, threads: int = 1) -> Network:
    """The network stored in a folder: reader.onnx, vocabulary.txt, linker.npz."""
    encode = load_encoder(folder / "reader.onnx", threads)
    tables = np.load(folder / "linker.npz")
    cut, cut_quoted, slope, shift, sure, less_outside = tables["numbers"].tolist()
    return Network(
        encode, WordPieces(read_vocabulary(folder / "vocabulary.txt")),
        tables["moves"],
        tuple(load_trees(tables, f"pair{k}") for k in range(3)), load_trees(tables, "whole"),
        cut, cut_quoted, slope, shift, load_trees(tables, "doubt"), sure, less_outside,
    )  # fmt: skip


def load_encoder(path: Path, threads: int = 1) -> Encode:
    """The encoder of an ONNX file, on the processor."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Kept for the next run, the memory of the largest batch would never come back; asked for anew it costs no time.
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def encode(pieces: Ints, marks: Ints, firsts: Ints, hints: Ints) -> tuple[Floats, Floats]:
        feed = {"pieces": pieces, "marks": marks, "firsts": firsts, "hints": hints}
        got: Any = session.run(["scores", "vectors"], feed)
        return got[0], got[1]

    return encode


@cache
def shipped_network() -> Network:
    """The network that ships with the package, loaded once a process."""
    with as_file(files("sayso") / "models" / "reader") as folder:
        return load_network(folder)
