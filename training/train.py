"""Train the tagger: `python -m training.train --out RUN`.

Resumes from RUN/last.pt; writes RUN/log.jsonl, and RUN/ema.pt with the running mean of the weights, which is what is
measured and shipped. Data-parallel over single-threaded processes; gradients are averaged once a step.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch
import torch.distributed as dist
from torch import Tensor
from torch.nn import functional as F

from sayso.reading.learned.hints import BY_RULES, NOTHING, Hints
from sayso.reading.learned.masking import NAME, TOKEN, mask_text
from sayso.reading.learned.wordpieces import WordPieces, read_vocabulary
from training.data import RawArticle, is_held_out, read_articles, read_sentences
from training.encoder import NAME_PIECE, SPECIAL, Reader, link_scores, load_minilm
from training.hints import load_hints
from training.labels import Example, LabelledPart, epoch_batches, label_article, sentence_examples, shuffle_batches

_MASK = 103  # BERT's own [MASK], for word dropout
_DEAF = 0.1


def count_names(articles: Sequence[RawArticle], common: frozenset[str], words: WordPieces) -> dict[int, float]:
    """log(1 + count) of each vocabulary word that the placeholder replaced, by piece id."""
    seen = Counter[str]()
    for a in articles:
        for row in mask_text(a["text"], common):
            for u in row:
                if u.form == NAME:
                    seen.update(w.lower() for w in TOKEN.findall(a["text"][u.start : u.end]) if w.isalpha())
    return {words.ids[w]: math.log1p(n) for w, n in seen.items() if w in words.ids and n > 1}


def _pad(rows: Sequence[Sequence[int]]) -> Tensor:
    n = max(map(len, rows))
    return torch.tensor([[*r, *[0] * (n - len(r))] for r in rows])


def _pad_hints(rows: Sequence[Sequence[Hints]]) -> Tensor:
    n = max(map(len, rows))
    return torch.tensor([[*r, *[NOTHING] * (n - len(r))] for r in rows])


def forward(model: Reader, batch: Sequence[Example], noise: float, gen: torch.Generator) -> tuple[Tensor, ...]:
    """Label scores, vectors and the mask of units of a batch; a share `noise` of the plain pieces is hidden."""
    pieces = _pad([x.window.pieces for x in batch])
    if noise:
        plain = (pieces > 1000) & ~torch.isin(pieces, torch.tensor(SPECIAL))
        pieces = pieces.masked_fill(plain & (torch.rand(pieces.shape, generator=gen) < noise), _MASK)
    hints = _pad_hints([x.window.hints for x in batch])
    if model.training:
        # Some windows are read without the rules' word, so that it is never believed blindly.
        deaf = torch.rand(len(batch), generator=gen) < _DEAF
        hints[..., list(BY_RULES)] *= (~deaf)[:, None, None]
    scores, vectors = model(
        pieces, _pad([x.window.marks for x in batch]), _pad([x.window.firsts for x in batch]), hints
    )
    return scores, vectors, _pad([[1] * len(x.labels) for x in batch]).bool()


def batch_loss(model: Reader, batch: Sequence[Example], noise: float, gen: torch.Generator) -> tuple[Tensor, Tensor]:
    """CRF loss a unit, and link loss a pair of span starts."""
    scores, vectors, mask = forward(model, batch, noise, gen)
    crf = model.crf_loss(scores, _pad([x.labels for x in batch]), mask) / mask.sum()
    links = [(n, *link) for n, x in enumerate(batch) for link in x.links]
    if not links:
        return crf, crf * 0
    n, kind, i, j, y = torch.tensor(links).T
    return crf, F.binary_cross_entropy_with_logits(link_scores(vectors)[n, kind, i, j], y.float())


def sentence_loss(model: Reader, batch: Sequence[Example], noise: float, gen: torch.Generator) -> Tensor:
    """Loss a sentence of telling the sourced ones."""
    _, vectors, mask = forward(model, batch, noise, gen)
    odds = (vectors[..., -1] * mask).sum(1) / mask.sum(1)
    return F.binary_cross_entropy_with_logits(odds, torch.tensor([float(bool(x.sourced)) for x in batch]))


def make_optimizer(model: Reader, lr: float, decay: float) -> torch.optim.AdamW:
    """AdamW; the rate falls by `decay` a layer downwards and is larger for what starts from nothing."""
    groups = []
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        rate = lr * decay ** len(model.layers)
        if name.startswith("layers."):
            rate = lr * decay ** (len(model.layers) - 1 - int(name.split(".")[1]))
        elif name.startswith(("tag", "arc", "sourced", "hints")):
            rate = lr * 3
        elif name == "moves":
            rate = lr * 30
        groups.append({"params": [p], "lr": rate, "peak": rate, "weight_decay": 0.01 if p.dim() > 1 else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


@dataclass(slots=True)
class State:
    """What a checkpoint holds."""

    model: Reader
    mean: Reader
    optimizer: torch.optim.AdamW
    step: int
    total: int

    def save(self, out: Path) -> None:
        """Write last.pt and ema.pt, each whole or not at all."""
        mean = {"ema": self.mean.state_dict(), "step": self.step, "total": self.total}
        whole = mean | {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        for name, content in (("last.pt", whole), ("ema.pt", mean)):
            torch.save(content, out / "next.pt")
            (out / "next.pt").replace(out / name)

    def load(self, path: Path) -> None:
        """Go on from last.pt."""
        saved = torch.load(path, weights_only=True)
        self.model.load_state_dict(saved["model"])
        self.mean.load_state_dict(saved["ema"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.step = saved["step"]

    def update(self, workers: int) -> None:
        """One step of the optimizer on the gradients averaged over the processes, and of the running mean."""
        params = [p for p in self.model.parameters() if p.requires_grad]
        if workers > 1:
            flat = torch.cat([torch.zeros(p.numel()) if p.grad is None else p.grad.flatten() for p in params])
            dist.all_reduce(flat)
            for p, g in zip(params, (flat / workers).split([p.numel() for p in params]), strict=True):
                p.grad = g.view_as(p)
        torch.nn.utils.clip_grad_norm_(params, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        keep = min(0.995, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for m, p in zip(self.mean.parameters(), self.model.parameters(), strict=True):
                if p.requires_grad:
                    m.lerp_(p, 1 - keep)


@dataclass(slots=True)
class Material:
    """What is trained on."""

    articles: list[list[LabelledPart]]
    sentences: list[Example]
    words: WordPieces
    names: dict[int, float]


def load_material(args: argparse.Namespace) -> Material:
    """The labelled articles (without the held-out tenth, unless --all) and sentences."""
    common = frozenset(args.common.read_text(encoding="utf-8").split())
    words = WordPieces(read_vocabulary(args.minilm / "vocab.txt"), NAME_PIECE)
    raw = [a for a in read_articles(args.root, args.data, "train") if args.all or not is_held_out(a)]
    raw = raw[: args.limit or None]
    told = [s for name in args.sentences.split(",") if name for s in read_sentences(args.root, name, "train")]
    hints = load_hints(args.hints, args.data, "train")
    heard = load_hints(args.hints, args.sentences, "train") if args.sentences else {}
    return Material(
        [label_article(a, hints[a["id"]][0], common, words) for a in raw],
        sentence_examples(told, heard, common, words),
        words,
        count_names(raw, common, words),
    )


def begin(args: argparse.Namespace, material: Material, total: int) -> State:
    """The state to go on from: RUN/last.pt, else --start, else MiniLM."""
    model = load_minilm(args.minilm / "model.safetensors", material.names, args.layers)
    if args.start:
        # An older run may have no head for sentences or no table of hints.
        model.load_state_dict(torch.load(args.start, weights_only=True)["ema"], strict=False)
    mean = Reader(layers=args.layers)
    mean.load_state_dict(model.state_dict())
    state = State(model, mean, make_optimizer(model, args.lr, args.decay), 0, total)
    if (args.out / "last.pt").exists():
        state.load(args.out / "last.pt")
    return state


class Batches:
    """The batches of one process, by step; the same for the same seed, also after a restart."""

    def __init__(self, args: argparse.Namespace, material: Material, rank: int) -> None:
        self.args, self.material, self.rank = args, material, rank
        self.epoch, self.batches = 0, self._epoch(0)
        self.per_epoch = len(self.batches) // args.workers
        self.asides: list[list[Example]] = []

    def _epoch(self, epoch: int) -> list[list[Example]]:
        return epoch_batches(self.material.articles, self.material.words, self.args.seed + epoch, self.args.pieces)

    def at(self, step: int) -> list[Example]:
        """The batch of a step."""
        epoch, place = divmod(step, self.per_epoch)
        if epoch != self.epoch:
            self.epoch, self.batches = epoch, self._epoch(epoch)
        return self.batches[(place * self.args.workers + self.rank) % len(self.batches)]

    def aside(self, step: int) -> list[Example]:
        """Sentences beside it."""
        if not self.asides:
            rng = random.Random(step * self.args.workers + self.rank)
            self.asides = shuffle_batches(self.material.sentences, rng, self.args.pieces // 2)
        return self.asides.pop()


def run(rank: int, args: argparse.Namespace) -> None:
    """One process's whole training."""
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    if args.workers > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(args.port))
        dist.init_process_group("gloo", rank=rank, world_size=args.workers)
    material = load_material(args)
    batches = Batches(args, material, rank)
    state = begin(args, material, int(batches.per_epoch * args.epochs))
    gen = torch.Generator().manual_seed(args.seed + rank + 10 * state.step)
    log, saved = Log(args.out / "log.jsonl", args.every), time.time()
    state.model.train()
    while state.step < state.total:
        rate = min(1.0, (state.step + 1) / args.warm) * (1 - state.step / state.total)
        for g in state.optimizer.param_groups:
            g["lr"] = g["peak"] * rate
        batch = batches.at(state.step)
        crf, link = batch_loss(state.model, batch, args.noise, gen)
        loss = crf + args.link * link
        if material.sentences:
            told = sentence_loss(state.model, batches.aside(state.step), args.noise, gen)
            loss = loss + args.sentence * told
        loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
        state.update(args.workers)
        if rank:
            continue
        pieces = sum(len(x.window.pieces) for x in batch) * args.workers
        log.add(state, float(crf.detach()), float(link.detach()), pieces, batches.per_epoch)
        if time.time() - saved > args.save or state.step == state.total:
            state.save(args.out)
            saved = time.time()


class Log:
    """A line of JSON every few steps: means of the losses, pieces a second."""

    def __init__(self, path: Path, every: int) -> None:
        self.path, self.every = path, every
        self.sums, self.began = [0.0, 0.0, 0.0], time.time()

    def add(self, state: State, crf: float, link: float, pieces: int, per_epoch: int) -> None:
        """One step."""
        self.sums = [a + b for a, b in zip(self.sums, (crf, link, pieces), strict=True)]
        if state.step % self.every:
            return
        row = {
            "step": state.step, "of": state.total, "epoch": round(state.step / per_epoch, 3),
            "crf": round(self.sums[0] / self.every, 4), "link": round(self.sums[1] / self.every, 4),
            "pieces_s": round(self.sums[2] / (time.time() - self.began)), "time": time.strftime("%H:%M:%S"),
        }  # fmt: skip
        with self.path.open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")
        self.sums, self.began = [0.0, 0.0, 0.0], time.time()


def main() -> None:
    """Command line."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--root", type=Path, default=Path("../shared/data"), help="folder of the data sets")
    ap.add_argument("--data", default="polnear", help="data sets, separated by commas")
    ap.add_argument("--sentences", default="", help="sets of sentences, sourced or not: factappeal")
    ap.add_argument("--start", type=Path, help="begin with the averaged weights of another run (its ema.pt)")
    ap.add_argument("--minilm", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    ap.add_argument("--common", type=Path, default=Path("training/common.txt"))
    ap.add_argument("--hints", type=Path, required=True, help="folder made by training.hints")
    ap.add_argument("--all", action="store_true", help="train on the held-out tenth too")
    ap.add_argument("--limit", type=int, default=0, help="only the first articles")
    ap.add_argument("--layers", type=int, default=6)
    ap.add_argument("--epochs", type=float, default=5)
    ap.add_argument("--pieces", type=int, default=900, help="word pieces a batch and process")
    ap.add_argument("--lr", type=float, default=3e-4)
    ap.add_argument("--decay", type=float, default=0.9)
    ap.add_argument("--warm", type=int, default=40, help="steps to the full rate")
    ap.add_argument("--noise", type=float, default=0.04, help="share of pieces masked")
    ap.add_argument("--link", type=float, default=0.1, help="weight of the link loss")
    ap.add_argument("--sentence", type=float, default=0.05, help="weight of the sentence loss")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--workers", type=int, default=2)
    ap.add_argument("--port", type=int, default=29511)
    ap.add_argument("--every", type=int, default=20, help="steps between log lines")
    ap.add_argument("--save", type=float, default=480, help="seconds between checkpoints")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "args.json").write_text(json.dumps(vars(args), default=str, indent=1), encoding="utf-8")
    if args.workers > 1:
        torch.multiprocessing.spawn(run, (args,), args.workers)  # type: ignore[no-untyped-call, unused-ignore]
    else:
        run(0, args)


if __name__ == "__main__":
    main()
