# ruff: noqa: E501  (texts stand on one line)
"""Coverage-guided fuzzing of bytes -> Article. Run it by hand; it needs atheris:

    python tests/page/fuzz_page.py -max_total_time=300 -max_len=4000 [CORPUS_FOLDER]

What it finds is fixed and kept as a case in tests/page/test_found_by_fuzzing.py.
"""

import sys

SEEDS = (
    b"<html><head><title>Bridge closes</title></head><body><article><h1>Bridge</h1><p>By Ann Lee</p><p>The old bridge over the "
    b"Tarn was closed on Sunday, the city said. Nobody was hurt.</p></article></body></html>",
    b"Bridge closes\n\nBy Ann Lee\n12 May 2024\n\nHARWICK (AP) \xe2\x80\x94 The old bridge was closed on Sunday, the city said.\n\nRead more\n",
    b'{"text": "The old bridge was closed on Sunday.", "date": "2024-05-12"}',
    b"<?xml version='1.0'?><nitf><p>The old bridge was closed on Sunday.</p></nitf>",
)
MEDIA_TYPES = (None, "text/html", "text/plain", "application/json", "application/xml", "text/markdown")
CHARSETS = (None, "utf-8", "cp1252", "utf-16", "iso-2022-jp", "nonsense")


def try_bytes(data: bytes) -> None:
    """Reads `data` as a page whose first two bytes choose type and charset; any error but a named one is a finding."""
    from sayso.errors import SaysoError
    from sayso.model import Page
    from sayso.page import make_article

    if len(data) < 2:
        return
    page = Page("page", data[2:], MEDIA_TYPES[data[0] % len(MEDIA_TYPES)], CHARSETS[data[1] % len(CHARSETS)])
    try:
        article = make_article(page)
    except SaysoError as error:
        assert "\n" not in str(error), str(error)
        return
    article.text.encode("utf-8")
    ends = [0, *(block.span.end for block in article.blocks)]
    assert [block.span.start for block in article.blocks] == ends[:-1], "blocks do not tile"
    assert not article.blocks or ends[-1] == len(article.text), "blocks end before the text"


def main() -> None:
    """Fuzz until told to stop."""
    import tempfile
    from pathlib import Path

    import atheris

    with atheris.instrument_imports(include=["sayso.page"]):
        from sayso.page import genre, messaging  # noqa: F401
        from sayso.page.facts import dates  # noqa: F401
        from sayso.page.flat import lines, plain  # noqa: F401
        from sayso.page.web import html  # noqa: F401
    corpus = Path(tempfile.mkdtemp())
    for number, seed in enumerate(SEEDS):
        for kind in range(len(MEDIA_TYPES)):
            (corpus / f"{number}-{kind}").write_bytes(bytes([kind, 0]) + seed)
    atheris.Setup([*sys.argv, str(corpus)], try_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
