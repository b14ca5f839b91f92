"""The words that ship beside the models."""

from functools import cache
from importlib.resources import files


@cache
def common_words() -> frozenset[str]:
    """Lower-case words that may begin a sentence and are no names."""
    listed = files("sayso") / "models" / "reader" / "common.txt"
    return frozenset(listed.read_text(encoding="utf-8").split())
