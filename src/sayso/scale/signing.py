"""What is kept of each article of a lake so that those like it are found: its place, its age, its words as numbers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.ledger.arrow import load_parquet
from sayso.ledger.putting import thaw_reading
from sayso.model import Reading
from sayso.scale.blocking import PRINT, WORD, deal_out
from sayso.scale.storage import Store, open_store
from sayso.story.events.event_words import event_words, weigh
from sayso.story.texts.copies import age_of, keys_of, origin_of
from sayso.story.texts.credits import plain_address
from sayso.story.texts.shingles import words_of

FOLDER = "_gathered"
_KEYS = 24  # of an article's words, the weightiest, by which others are looked for among very many


@dataclass(frozen=True, slots=True)
class File:
    """A file of articles, with the rows that count: each article once, however often it was captured."""

    lake: str
    path: str
    rows: tuple[int, ...]
    number: int  # among the files
    first: int  # articles in the files before it: the number of its own first one
    ages: tuple[int, ...] = ()  # of its articles, among all: 0 for the oldest; once they are signed


@dataclass(frozen=True, slots=True)
class Sign:
    """What is known of an article without its words."""

    id: str  # Article.id
    file: int
    row: int  # in its file
    when: float  # seconds since 1970; inf where no date is known
    short: int  # words, negative: among texts of one age the longest comes first
    day: float  # days since 1970; nan where no date is known
    terms: int  # different words
    address: str | None  # the plain one
    alone: tuple[str, str | None, str]  # kind, name and why of its origin, if it is a copy of none


def age_key(sign: Sign) -> tuple[float, int, str]:
    """What articles are put in order by: the oldest first, as the story stage does."""
    return sign.when, sign.short, sign.id


@dataclass(frozen=True, slots=True)
class Signed:
    """The articles of one file."""

    file: int
    signs: list[Sign]
    terms: NDArray[np.int64]  # each word of the file once,
    texts: NDArray[np.int64]  # and in how many of its articles it is


def sign_file(articles: int, file: File) -> Signed:
    """What is known of a file's articles, of so many in all; their numbers of words and runs are put down beside."""
    signs, prints, words, weights, lengths = [], [], [], [], []
    for row, reading in read_rows(open_store(file.lake), file.path, file.rows):
        article = reading.article
        own, about = words_of(article), event_words(article)
        keys = np.fromiter(keys_of(own, articles), dtype=np.int64)
        when, short, _ = age_of(own)
        alone = origin_of("", [article], {})
        day = np.nan if about.day is None else about.day
        told = (alone.kind, alone.name, alone.because)
        signs.append(
            Sign(article.id, file.number, row, when, short, day, len(about.weights), plain_address(article.url), told)
        )
        prints.append(keys)
        words.append(np.fromiter((hash_word(w) for w in about.weights), dtype=np.int64))
        weights.append(np.fromiter(about.weights.values(), dtype=np.float64))
        lengths.append((len(keys), len(about.weights)))
    packed = io.BytesIO()
    every_word = _join(words, np.int64)
    np.savez(
        packed,
        prints=_join(prints, np.int64),
        words=every_word,
        weights=_join(weights, np.float64),
        lengths=np.array(lengths, dtype=np.int64),
        days=np.array([s.day for s in signs]),
    )
    open_store(file.lake).write(_sign_path(file), packed.getvalue())
    terms, texts = np.unique(every_word, return_counts=True)
    return Signed(file.number, signs, terms, texts)


def _join(pieces: list[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate(pieces) if pieces else np.zeros(0, dtype=kind)


def _sign_path(file: File) -> str:
    return f"{FOLDER}/signs/{file.number:07}.npz"


def _signs(file: File) -> dict[str, NDArray[Any]]:
    with np.load(io.BytesIO(open_store(file.lake).read(_sign_path(file))), allow_pickle=False) as held:
        return {name: held[name] for name in held.files}


@lru_cache(maxsize=300_000)
def hash_word(word: str) -> int:
    """A word as a number of 64 bits, the same in every process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


def key_prints(file: File) -> list[tuple[int, bytes]]:
    """The runs of words of a file's articles, as keys."""
    held = _signs(file)
    rows = np.empty(len(held["prints"]), dtype=PRINT)
    rows["key"] = held["prints"]
    rows["age"] = np.repeat(np.array(file.ages, dtype=np.uint32), held["lengths"][:, 0])
    rows["number"] = np.repeat(np.arange(file.first, file.first + len(file.rows)), held["lengths"][:, 0])
    return deal_out(rows)


def key_words(counted: str, many: bool, file: File) -> list[tuple[int, bytes]]:
    """The weighty words of a file's articles, as keys: all that are compared, or where there are many the weightiest.

    `counted` is where `put_counts` put down how rare words are. Puts the articles' vectors down beside.
    """
    held, counts = _signs(file), load_counts(file.lake, counted)
    out, vectors = [], []
    for n, weights in enumerate(_weights(held)):
        vector = weigh(weights, counts.articles, counts)
        vectors.append((np.array(list(vector), dtype=np.int64), np.array(list(vector.values()))))
        kept = vectors[-1][0][:_KEYS] if many else vectors[-1][0]
        rows = np.empty(len(kept), dtype=WORD)
        rows["key"], rows["day"], rows["number"] = kept, held["days"][n], file.first + n
        out.append(rows)
    packed = io.BytesIO()
    np.savez(
        packed,
        words=_join([w for w, _ in vectors], np.int64),
        weights=_join([x for _, x in vectors], np.float64),
        lengths=np.array([len(w) for w, _ in vectors], dtype=np.int64),
    )
    open_store(file.lake).write(f"{FOLDER}/vectors/{file.number:07}.npz", packed.getvalue())
    return deal_out(np.concatenate(out)) if out else []


def _weights(held: dict[str, NDArray[Any]]) -> Iterator[dict[int, float]]:
    ends = np.cumsum(held["lengths"][:, 1])
    for a, b in zip(ends - held["lengths"][:, 1], ends, strict=True):
        yield dict(zip(held["words"][a:b].tolist(), held["weights"][a:b].tolist(), strict=True))


def load_vectors(lake: str, file: int) -> list[dict[int, float]]:
    """The vectors of a file's articles."""
    data = open_store(lake).read(f"{FOLDER}/vectors/{file:07}.npz")
    with np.load(io.BytesIO(data), allow_pickle=False) as held:
        words, weights, ends = held["words"], held["weights"], np.cumsum(held["lengths"])
        starts = ends - held["lengths"]
    return [
        dict(zip(words[a:b].tolist(), weights[a:b].tolist(), strict=True)) for a, b in zip(starts, ends, strict=True)
    ]


class Counts(Mapping[int, int]):
    """In how many articles each word is."""

    def __init__(self, articles: int, words: NDArray[np.int64], texts: NDArray[np.int64]) -> None:
        self.articles = articles
        self.words, self.texts = words, texts

    def __getitem__(self, word: int) -> int:
        at = int(np.searchsorted(self.words, word))
        if at == len(self.words) or self.words[at] != word:
            raise KeyError(word)
        return int(self.texts[at])

    def __iter__(self) -> Iterator[int]:
        return iter(self.words.tolist())

    def __len__(self) -> int:
        return len(self.words)


def put_counts(lake: str, articles: int, words: NDArray[np.int64], texts: NDArray[np.int64]) -> str:
    """Put down in how many of the articles each word is; the path of it."""
    packed = io.BytesIO()
    np.savez(packed, articles=np.array([articles]), words=words, texts=texts)
    path = f"{FOLDER}/counts-{blake2b(packed.getvalue(), digest_size=8).hexdigest()}.npz"
    open_store(lake).write(path, packed.getvalue())
    return path


@lru_cache(maxsize=1)
def load_counts(lake: str, path: str) -> Counts:
    """The same, read back; once in each process."""
    with np.load(io.BytesIO(open_store(lake).read(path)), allow_pickle=False) as held:
        return Counts(int(held["articles"][0]), held["words"], held["texts"])


def read_rows(store: Store, path: str, rows: Iterable[int]) -> Iterator[tuple[int, Reading]]:
    """The readings in those rows of a file of articles."""
    column = load_parquet().read_table(io.BytesIO(store.read(path)), columns=["whole"]).column("whole")
    for row in rows:
        yield row, thaw_reading(column[row].as_py())
