"""Windows hold every unit once, in order, and never more than the encoder takes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.learned.hints import COLUMNS
from sayso.reading.learned.masking import mask_text
from sayso.reading.learned.windows import WIDEST, group_parts, make_parts, make_window
from sayso.reading.learned.wordpieces import WordPieces

WORDS = WordPieces(["[PAD]", "[X]", "[UNK]", "[CLS]", "[SEP]", "a", "##a", "b", ".", "“", "”", "0"])
TEXT = st.lists(st.sampled_from(["a", "aa", "aaaa", "b", "B", ".", '"', "7", "\n", "zz"]), max_size=400)


@given(TEXT)
@settings(max_examples=60, deadline=None)
def test_windows_hold_every_unit_once(tokens: list[str]) -> None:
    rows = mask_text(" ".join(tokens), frozenset({"a", "b"}))
    hints = [[(n,) * COLUMNS for n, _ in enumerate(row)] for row in rows]
    parts = make_parts(rows, hints, WORDS)
    assert [u for p in parts for u in p.units] == [u for row in rows for u in row]
    windows = [make_window(g, WORDS) for g in group_parts(parts)]
    assert all(len(w.pieces) <= WIDEST for w in windows)
    assert [(w.parts[k].line, i) for w in windows for k, i in w.owners if k >= 0] == [
        (p.line, i) for p in parts for i in range(len(p.units))
    ]
    for w in windows:
        assert len(w.pieces) == len(w.marks) == len(w.hints)
        assert all(w.hints[at] == w.parts[k].hints[i] for at, (k, i) in zip(w.firsts, w.owners, strict=True) if k >= 0)
        assert w.firsts == sorted(set(w.firsts))


def test_a_long_word_is_cut_and_an_unknown_one_is_one_piece() -> None:
    assert WORDS.of("aaa") == [5, 6, 6]
    assert WORDS.of("a" * 1000) == [5, 6, 6, 6, 6]
    assert WORDS.of("qq") == [2]
    assert WORDS.of("á") == [5]
