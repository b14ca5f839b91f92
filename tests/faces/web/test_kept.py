"""Drawn pages that are kept: within a size, and only as long as what they show is so."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.faces.web.kept import _EACH, KeptPages
from sayso.faces.web.packing import Packed, pack

KEYS = st.sampled_from("abcdefgh")
STEPS = st.lists(st.tuples(KEYS, st.integers(0, 2), st.integers(0, 5_000), st.booleans()), max_size=60)
MOST = 12_000


def page(size: int) -> Packed:
    return Packed(b"x" * size, f'"{size}"', "text/html")


@given(STEPS)
def test_kept_pages_stay_within_their_size_and_are_never_old(steps: list[tuple[str, int, int, bool]]) -> None:
    kept, model = KeptPages(MOST), dict[str, tuple[int, Packed]]()
    for key, stamp, size, is_put in steps:
        if is_put:
            made = page(size)
            assert kept.keep(key, stamp, made) is made
            model.pop(key, None)
            model[key] = stamp, made
        else:
            found, known = kept.find(key, stamp), model.get(key)
            # A page may be gone; one that is there is the last that was put there, for this stamp.
            assert found is None or (known is not None and known == (stamp, found))
        held = {k: kept.find(k, s) for k, (s, _) in list(model.items())}
        weights = [len(p.zipped) + _EACH for p in held.values() if p is not None]
        assert sum(weights) <= MOST or len(weights) == 1
        assert kept.size == sum(weights)
        if is_put:
            assert held[key] is not None
    kept.clear()
    assert kept.size == 0 and all(kept.find(k, s) is None for k, (s, _) in model.items())


def test_the_one_not_asked_for_longest_goes_first() -> None:
    kept = KeptPages(3 * (_EACH + 100))
    for key in "abc":
        kept.keep(key, 0, page(100))
    assert kept.find("a", 0) is not None
    kept.keep("d", 0, page(100))
    assert [kept.find(k, 0) is not None for k in "abcd"] == [True, False, True, True]


def test_a_page_is_drawn_once_for_each_stamp() -> None:
    kept, drawn = KeptPages(), list[int]()

    def draw() -> Packed:
        drawn.append(1)
        return pack("words")

    for stamp in (1, 1, 2, 2, 1):
        assert kept.draw("a", stamp, draw).etag == pack("words").etag
    assert len(drawn) == 3
