"""Article text that is given as such: nothing to find, nothing to leave out."""

from datetime import datetime
from hashlib import sha256

from sayso.model import Article, Block
from sayso.text import tile_lines


def article_id(url: str | None, input_name: str, text: str) -> str:
    """16 hexadecimal digits that stay the same for the same address (else input) and text."""
    return sha256(f"{url or input_name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def take_text_as_given(
    text: str,
    input_name: str = "-",
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: datetime | None = None,
) -> Article:
    """An article whose text is `text` to the letter, every non-blank line a body block.

    Never raises: an empty text gives an article without blocks.
    """
    blocks = tuple(Block(span, "body", "given as article text") for span in tile_lines(text))
    return Article(
        id=article_id(url, input_name, text),
        input=input_name,
        url=url,
        outlet=outlet,
        text=text,
        blocks=blocks,
        language=None,
        headline=None,
        authors=(),
        published=published,
        published_as_printed=None,
        modified=None,
        credit=None,
        genre="unknown",
        complete=None,
    )
