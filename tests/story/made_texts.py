"""Articles of invented outlets, made of plain paragraphs."""

from datetime import UTC, datetime, timedelta

from sayso.model import Article, Block, BlockKind
from sayso.page.given import article_id
from sayso.text import tile_lines

DAY = datetime(2031, 6, 10, 6, tzinfo=UTC)

FERRY = (
    "The ferry Albatross ran aground off Tarn Point on Monday night with 212 people on board, the coast guard said.",
    "Lifeboats from Tarn and Little Hale took off all of the passengers within three hours, and nobody was hurt.",
    '"We heard a scrape and then the lights went out," said passenger Ilse Brandt, who was travelling with her son.',
    "The line that runs the ship, Sound Ferries, has opened an inquiry and put on two buses in its place.",
    "It was the third grounding in the sound since the harbour light was moved in the spring.",
)
MILL = (
    "Workers at the Oster paper mill voted on Thursday to accept a pay rise of four per cent over two years.",
    "The vote ends a dispute that had stopped the machines for nine days and cost the town its largest order.",
    '"It is less than we asked for, but it is honest," said Piet Aalders, who led the talks for the union.',
    "Managers said that the night shift would start again on Saturday.",
)
FERRY_AGAIN = (
    "A ferry hit rocks near Tarn Point late on Monday, and its 212 passengers were taken off by lifeboat.",
    "The coast guard said that nobody was hurt when the Albatross ran aground.",
    "Sound Ferries said it would find out why.",
)
MILL_AGAIN = (
    "Paper will be made at Oster again from Saturday: the mill's workers voted for a rise of four per cent.",
    "Their union's Piet Aalders called the pay deal honest.",
)
SCHOOL = (
    "A school board in the valley of Lund has dropped a plan to close two of its village schools.",
    "Parents had gathered 4,000 names in a fortnight against the plan, which would have saved the district a tenth of "
    "its costs.",
    "Hanne Voss, who chairs the board, said that it would look for the money elsewhere.",
    "A decision on the school buses was put off until the autumn.",
)


def article(
    *paragraphs: str,
    outlet: str | None = "harbour.example",
    hours: float | None = 0,
    headline: str | None = None,
    url: str | None = None,
    credit: str | None = None,
    authors: tuple[str, ...] = (),
) -> Article:
    """An article published `hours` after DAY; without a date where that is None. A headline is its first block."""
    lines = [*([headline] if headline else []), *paragraphs]
    text = "\n".join(lines)
    kinds: list[BlockKind] = [*(["headline"] if headline else []), *["body" for _ in paragraphs]]  # type: ignore[list-item]
    blocks = tuple(Block(s, k, "made") for s, k in zip(tile_lines(text), kinds, strict=True))
    name = url or f"{outlet}-{hours}"
    return Article(
        id=article_id(url, name, text), input=name, url=url, outlet=outlet, text=text, blocks=blocks, language="en",
        headline=headline, authors=authors, published=None if hours is None else DAY + timedelta(hours=hours),
        published_as_printed=None, modified=None, credit=credit, genre="report", complete=None,
    )  # fmt: skip


def swap(text: str) -> str:
    """A text with the names of places and people changed for one another."""
    for a, b in (("Tarn", "Oster"), ("Brandt", "Aalders"), ("Lund", "Hale")):
        text = text.replace(a, "\0").replace(b, a).replace("\0", b)
    return text
