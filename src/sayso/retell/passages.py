"""An article's blocks put together as a reader sees them: paragraphs, and messaging folded."""

from dataclasses import dataclass

from sayso.model import MESSAGING_KINDS, Article
from sayso.text import count_words_in


@dataclass(frozen=True, slots=True)
class Fold:
    """Neighbouring blocks of messaging of one kind."""

    kind: str  # a BlockKind
    blocks: tuple[int, ...]  # indices into Article.blocks
    words: int
    opening: str  # its first words


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the article (blocks on one line, such as a dateline and its text), or messaging in its place."""

    kind: str  # a BlockKind, or "messaging"
    blocks: tuple[int, ...]  # indices into Article.blocks
    folds: tuple[Fold, ...] = ()  # of messaging


def find_passages(article: Article) -> list[Passage]:
    """The passages of an article in order; every block that is not blank is in exactly one."""
    out: list[Passage] = []
    for index, block in enumerate(article.blocks):
        if not article.text[block.span.start : block.span.end].strip():
            continue
        if block.kind in MESSAGING_KINDS:
            if out and out[-1].kind == "messaging":
                out[-1] = Passage("messaging", (*out[-1].blocks, index))
            else:
                out.append(Passage("messaging", (index,)))
        elif out and _runs_on(article, out[-1], index):
            out[-1] = Passage(block.kind, (*out[-1].blocks, index))
        else:
            out.append(Passage(block.kind, (index,)))
    return [Passage(p.kind, p.blocks, _folds(article, p.blocks)) if p.kind == "messaging" else p for p in out]


def _runs_on(article: Article, passage: Passage, index: int) -> bool:
    """Nothing but a dateline, or a piece of the same kind on the same line, stands before the block."""
    last, block = article.blocks[passage.blocks[-1]], article.blocks[index]
    if passage.kind == "messaging" or last.kind not in ("dateline", block.kind):
        return False
    before = article.text[last.span.start : last.span.end]
    after = article.text[block.span.start : block.span.end]
    gap = before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]
    return "\n" not in gap


def _folds(article: Article, blocks: tuple[int, ...]) -> tuple[Fold, ...]:
    groups: list[list[int]] = []
    for index in blocks:
        if groups and article.blocks[groups[-1][0]].kind == article.blocks[index].kind:
            groups[-1].append(index)
        else:
            groups.append([index])
    return tuple(_fold(article, g) for g in groups)


def _fold(article: Article, blocks: list[int]) -> Fold:
    spans = [article.blocks[i].span for i in blocks]
    words = count_words_in(article.text, spans)
    opening = " ".join(article.text[spans[0].start : min(spans[-1].end, spans[0].start + 400)].split())
    return Fold(article.blocks[blocks[0]].kind, tuple(blocks), words, shorten(opening, 60))


def shorten(words: str, most: int) -> str:
    """`words` cut at a space to at most `most` characters, with an ellipsis where something was cut."""
    if len(words) <= most:
        return words
    cut = words[: most - 1].rpartition(" ")[0] or words[: most - 1]
    return cut.rstrip(" ,;:.-–—") + "…"
