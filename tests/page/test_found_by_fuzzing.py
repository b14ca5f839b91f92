"""What fuzzing found, kept; and the seeds that it starts from."""

import pytest
from fuzz_page import CHARSETS, MEDIA_TYPES, SEEDS, try_bytes

FOUND = (
    # A vertical tab in the name of an attribute, which XML does not allow.
    b"\x01\x00meta<html><head><the city sa\xb9d. Nobody ?was hurt.</p></atimele></body><h\x0b/K\x0btml>",
)


@pytest.mark.parametrize("data", FOUND)
def test_findings_stay_fixed(data: bytes) -> None:
    try_bytes(data)


@pytest.mark.parametrize("seed", SEEDS)
def test_seeds_are_read_whatever_they_are_declared_as(seed: bytes) -> None:
    for kind in range(len(MEDIA_TYPES)):
        for charset in range(len(CHARSETS)):
            try_bytes(bytes([kind, charset]) + seed)
