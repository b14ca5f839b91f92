"""The encoder (MiniLM-L6's shape, in plain torch) with a tagging head, a CRF and link vectors."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reading.learned.hints import NUMBERS
from sayso.reading.learned.linking import ARC, KINDS
from sayso.reading.learned.tagging import LABELS, may_follow

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
DROP = 0.1
NAME_PIECE = "[unused0]"  # the row of BERT's vocabulary that stands for a name
SPECIAL = (1, 102, 1523, 1524)  # name, separator, opening and closing quotation mark: their rows are learned
_N = len(LABELS)


class Layer(nn.Module):
    """One transformer layer, normalised after each sum as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`bias` [windows, 1, 1, pieces] is added to the attention scores."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(q @ (k * (WIDTH // HEADS) ** -0.5).transpose(-1, -2) + bias, -1)
        heard = self.out((weights @ v).transpose(1, 2).reshape(b, n, WIDTH))
        x = self.norm1(x + F.dropout(heard, DROP, self.training))
        out: Tensor = self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), DROP, self.training))
        return out


class Reader(nn.Module):
    """Piece ids and marks -> label scores and link vectors of each unit."""

    blocked: Tensor

    def __init__(self, vocabulary: int = 30522, layers: int = LAYERS) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.special = nn.Embedding(len(SPECIAL), WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.marks = nn.Embedding(5, WIDTH)
        self.hints = nn.Embedding(NUMBERS, WIDTH, padding_idx=0)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.tag = nn.Linear(WIDTH, _N)
        self.arc = nn.Linear(WIDTH, 2 * len(KINDS) * ARC)
        self.sourced = nn.Linear(WIDTH, 1)  # its mean over a sentence's units: log odds that the sentence is sourced
        self.moves = nn.Parameter(torch.zeros(_N + 1, _N))  # last row: from the start
        nn.init.zeros_(self.marks.weight)
        nn.init.zeros_(self.hints.weight)
        nn.init.zeros_(self.special.weight)
        blocked = [[not may_follow(p, q) for q in range(_N)] for p in (*range(_N), 0)]
        self.register_buffer("blocked", torch.tensor(blocked))
        # Whole words are learned from too little here; the layers above are not.
        self.words.weight.requires_grad_(False)

    def encode(self, pieces: Tensor, marks: Tensor, hints: Tensor) -> Tensor:
        """[windows, pieces, width]."""
        special = (pieces[..., None] == torch.tensor(SPECIAL)).to(self.special.weight.dtype) @ self.special.weight
        x = self.words(pieces) + special + self.places.weight[: pieces.shape[1]] + self.kind
        x = self.norm(x + self.marks(marks) + self.hints(hints).sum(-2))
        bias = torch.where(pieces == 0, -1e4, 0.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, pieces: Tensor, marks: Tensor, firsts: Tensor, hints: Tensor) -> tuple[Tensor, Tensor]:
        """Label scores [windows, units, labels]; link vectors and "sourced" [windows, units, 6 * ARC + 1]."""
        x = self.encode(pieces, marks, hints)
        x = torch.gather(x, 1, firsts[..., None].expand(-1, -1, WIDTH))
        x = F.dropout(x, DROP, self.training)
        return self.tag(x), torch.cat([self.arc(x), self.sourced(x)], -1)

    def transitions(self) -> Tensor:
        """Scores of label after label; what may not follow is ruled out."""
        return self.moves.masked_fill(self.blocked, -1e4)

    def crf_loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of the label paths, summed over the windows."""
        moves = self.transitions()
        start, step = moves[-1], moves[:-1]
        alpha = start + scores[:, 0]
        gold = start[labels[:, 0]] + scores[:, 0].gather(1, labels[:, :1])[:, 0]
        for t in range(1, scores.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, t]
            alpha = torch.where(mask[:, t, None], new, alpha)
        emitted = scores[:, 1:].gather(2, labels[:, 1:, None])[..., 0] + step[labels[:, :-1], labels[:, 1:]]
        gold = gold + (emitted * mask[:, 1:]).sum(1)
        return (torch.logsumexp(alpha, 1) - gold).sum()


def link_scores(vectors: Tensor) -> Tensor:
    """[windows, kinds, units, units]: how well two units begin a pair of spans of one attribution."""
    b, n, _ = vectors.shape
    v = vectors[..., : 2 * len(KINDS) * ARC].view(b, n, 2 * len(KINDS), ARC).permute(2, 0, 1, 3)
    return torch.stack([v[2 * k] @ v[2 * k + 1].transpose(1, 2) for k in range(len(KINDS))], 1) * ARC**-0.5


def load_minilm(path: Path, name_words: dict[int, float], layers: int = LAYERS) -> Reader:
    """A reader with MiniLM's weights (`layers` of the six, evenly spaced).

    The placeholder's row is the mean of the words it stands for, weighted by `name_words`.
    """
    from safetensors.torch import load_file

    w = load_file(str(path))
    reader = Reader(layers=layers)
    with torch.no_grad():
        rows = reader.words.weight
        rows.copy_(w["embeddings.word_embeddings.weight"])
        name = sum((rows[i] * n for i, n in name_words.items()), torch.zeros(WIDTH))
        rows[SPECIAL[0]] = name * rows[2000:20000].norm(dim=1).mean() / name.norm()
        reader.places.weight.copy_(w["embeddings.position_embeddings.weight"])
        reader.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
        reader.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        reader.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for n in range(layers):
            _copy_layer(reader.layers[n], w, f"encoder.layer.{round((n + 1) * LAYERS / layers) - 1}.")
    return reader


def _copy_layer(layer: nn.Module, w: dict[str, Tensor], prefix: str) -> None:
    names = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
             "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
    for end in ("weight", "bias"):
        qkv = torch.cat([w[f"{prefix}attention.self.{x}.{end}"] for x in ("query", "key", "value")])
        layer.get_submodule("qkv").get_parameter(end).copy_(qkv)
        for mine, theirs in names.items():
            layer.get_submodule(mine).get_parameter(end).copy_(w[f"{prefix}{theirs}.{end}"])
