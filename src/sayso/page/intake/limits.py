"""How much of anything is taken in: far above any news page, far below what would harm."""

from sayso.errors import TooLarge

MOST_BYTES = 20_000_000  # of one page, unpacked
MOST_CHARACTERS = 1_000_000  # of one article's text; a long novel
MOST_SECONDS = 30.0  # for one address, from the first look-up to the last byte
STEP_SECONDS = 10.0  # for one step of it: connecting, or waiting for the next bytes
MOST_REDIRECTS = 8


def too_large(name: str) -> TooLarge:
    """The error for a page of more than `MOST_BYTES`."""
    return TooLarge(f"{name} has more than {MOST_BYTES // 1_000_000} MB: save the article alone, or split the file")
