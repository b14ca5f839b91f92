"""What can be asked of a ledger and of a page: the docstrings are what a program is told of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from sayso.errors import BadRequest
from sayso.faces.mcp.answers import (
    MOST_CHARACTERS,
    MOST_ROWS,
    Row,
    cut,
    fit,
    put_article,
    put_statement,
    put_why,
)
from sayso.faces.mcp.served import Served
from sayso.model import Flag, Manner, MediumKind, Reading, VoiceKind

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.ledger.history import Step
    from sayso.model import Page

Counted = Literal[
    "voice", "name", "source", "party", "act", "manner", "outlet", "block", "chain", "echoes", "medium", "by", "day",
    "certainty", "place", "month",
]  # fmt: skip
Order = Literal["rank", "newest", "oldest"]
# What programs send is bounded before anything is done with it.
Words = Annotated[str, Field(max_length=1_000)]
Name = Annotated[str, Field(max_length=300)]
Day = Annotated[str, Field(max_length=40, description="2025-03-14, or ISO 8601.")]
Id = Annotated[str, Field(max_length=300, description="An article's id, as the answers have it.")]
Limit = Annotated[int, Field(ge=1, le=MOST_ROWS, description="At most so many.")]
Offset = Annotated[int, Field(ge=0, le=10_000_000, description="Pass over so many.")]
_MOST_VOICES = 40
_MOST_CHANGES = 60


class PageTools:
    """Pages, statements, evidence and versions."""

    def __init__(self, served: Served) -> None:
        self.served = served

    def read_page(
        self,
        address: Annotated[
            str | None, Field(max_length=4_000, description="http:// or https://; with text: where the text is from.")
        ] = None,
        text: Annotated[str | None, Field(max_length=2_000_000, description="The page's HTML or text.")] = None,
        published: Annotated[Day | None, Field(description="For a page that does not say: 2025-03-14.")] = None,
        keep: Annotated[bool, Field(description="Also put it into the ledger, if the server allows it.")] = False,
        limit: Limit = 20,
    ) -> Row:
        """Read one news page, fetched from its address or given as text: for every word, on whose word it stands.

        Gives what the page says of itself, a summary in words, the voices with their shares, who is named and not
        heard, the page's own messaging (appeals, promotions), and the statements in order. For more of them call
        show_article with the id of the answer. Addresses inside a private network are refused.
        """
        if keep and not self.served.allow_writes:
            raise BadRequest("this server keeps nothing: leave keep out, or start it with --allow-writes")
        if keep and text is not None and address is not None:
            # What is on record of an address is what came from there.
            raise BadRequest("text that is given is not kept under an address: give one of them alone")
        with self.served.busy:
            reading, kept = self._read(address, text, published, keep=keep)
            self.served.remember(reading)
        answer = put_overview(reading) | put_statements(reading, limit, 0)
        return answer | ({"kept": kept} if kept else {})

    def _read(
        self, address: str | None, text: str | None, published: str | None, *, keep: bool
    ) -> tuple[Reading, str | None]:
        """The reading, and what keeping it changed; None where it was not kept."""
        from sayso.desk import read, read_text
        from sayso.desk.taking import fetch_one
        from sayso.model import Page

        reading: Reading
        if text is not None:
            reading = read_text(text, published=published, url=address, reader=self.served.reader)
            page = Page("-", text.encode("utf-8", "surrogatepass"), charset="utf-8", url=address)
        elif address is not None:
            page = fetch_one(address, allow_private=self.served.allow_private)
            reading = read(page, published=published, reader=self.served.reader)
        else:
            raise BadRequest("there is nothing to read: give address or text")
        return reading, _keep(self.served, reading, page) if keep else None

    def search_statements(
        self,
        words: Annotated[
            Words | None, Field(description='All of them; "a phrase", begin*, -not, this OR that. None: every one.')
        ] = None,
        voice: Annotated[VoiceKind | None, Field(description="On what kind of word it stands.")] = None,
        name: Annotated[Name | None, Field(description="Part of the source's name.")] = None,
        party: Annotated[Name | None, Field(description="Part of whom the source speaks for.")] = None,
        manner: Annotated[Manner | None, Field(description="How much of it is in quotation marks.")] = None,
        act: Annotated[Name | None, Field(description="What the cue does: say, claim, deny, promise, ...")] = None,
        certainty: Annotated[Flag | None, Field(description="How it is put.")] = None,
        medium: Annotated[MediumKind | None, Field(description="How it reached the outlet.")] = None,
        place: Annotated[Name | None, Field(description="A place named in it.")] = None,
        outlet: Annotated[Name | None, Field(description="Whose page it is.")] = None,
        since: Annotated[Day | None, Field(description="Published on that day or later: 2025-03-14.")] = None,
        until: Annotated[Day | None, Field(description="Published before that day.")] = None,
        chain_at_least: Annotated[
            int | None, Field(ge=0, le=100, description="Sources between the outlet and the words.")
        ] = None,
        loaded: Annotated[bool, Field(description="Only with a loaded word outside quotation marks.")] = False,
        every_version: Annotated[bool, Field(description="Also texts that their address shows no more.")] = False,
        order: Annotated[Order, Field(description="By words' rank, or by day of publication.")] = "rank",
        count_by: Annotated[
            Counted | None, Field(description="Do not list them: count them by this, the most frequent first.")
        ] = None,
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Row:
        """Find statements in the ledger, by their words and by whose word they are; all conditions hold together.

        Each comes with its words, the chain of sources with the cue words, on whose word it stands, outlet, day and
        address. That nothing is found says only that no text in this ledger has it.
        """
        from sayso.desk import to_moment
        from sayso.ledger.rows import writable
        from sayso.ledger.search import Query, count, facet, search

        asked = {"words": words, "name": name, "party": party, "act": act, "place": place, "outlet": outlet}
        query = Query(
            **{field: value and writable(value) for field, value in asked.items()},
            voice=voice, manner=manner, certainty=certainty, medium=medium, since=to_moment(since),
            until=to_moment(until), chain_at_least=chain_at_least, loaded=loaded, every_version=every_version,
        )  # fmt: skip
        with self.served.open() as ledger:
            total = count(ledger, query)
            if count_by is not None:
                counts = facet(ledger, query, count_by, limit=None)
                rows: list[Row] = [
                    {count_by: None if value is None else cut(value), "statements": n}
                    for value, n in counts[offset : offset + limit]
                ]
                return {"statements_in_all": total} | fit(rows, "counts", offset=offset, total=len(counts))
            readings: dict[tuple[str, str], Reading] = {}
            found = []
            for hit in search(ledger, query, order=order, limit=limit, offset=offset):
                key = hit.article_id, hit.by.partition("@")[0]
                if key not in readings:
                    readings[key] = ledger.reading(*key)
                s = next(s for s in readings[key].statements if s.id == hit.statement)
                found.append(put_statement(readings[key], s))
            return fit(found, "statements", offset=offset, total=total)

    def show_article(self, article: Id, limit: Limit = 20, offset: Offset = 0) -> Row:
        """Show an article: what the page says of itself, whose words it has, and its statements in order.

        It is one of the ledger, or one that read_page read just now.
        """
        reading = self._reading(article)
        overview = put_overview(reading) if not offset else {"article": put_article(reading.article)}
        return overview | put_statements(reading, limit, offset)

    def show_evidence(
        self,
        statement: Annotated[str, Field(max_length=400, description="ARTICLE/STATEMENT: 3f2a90c1d2e4b5a6/s7.")],
    ) -> Row:
        """Show what is on record of one statement of the ledger: for the file.

        The words, the paragraph around them, a line for each label with the words that decided, the address, and of
        the page's bytes their SHA-256, size, time of capture and address after redirects.
        """
        from sayso.ledger.captures import captures_of
        from sayso.ledger.rows import writable
        from sayso.retell.evidence import make_sheet

        article_id, _, part = writable(statement).partition("/")
        if not part:
            raise BadRequest(f"{statement[:60]!r} names no statement: give ARTICLE/STATEMENT, as the answers have it")
        with self.served.open() as ledger:
            reading = ledger.reading(article_id)
            sheet = make_sheet(reading, captures_of(ledger, article_id), part)
        s = next(s for s in reading.statements if s.id == part)
        around = "".join(words for words, _ in sheet["statements"][0]["paragraph"])
        captures = [{k: v for k, v in c.items() if k != "headers"} for c in sheet["captures"]]
        return {
            "statement": put_statement(reading, s),
            "paragraph": cut(" ".join(around.split())),
            "why": put_why(reading, s),
            "article": put_article(reading.article),
            "captures": captures[-_MOST_VOICES:] or "no bytes are on record: it was taken in without a page",
        }

    def page_versions(
        self,
        page: Annotated[str, Field(max_length=4_000, description="An address, or an article's id.")],
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Row:
        """Show how a page of the ledger was edited: its texts, oldest first, and what became of the statements.

        Between two texts a statement was changed (the same words on another's word, by another cue, or put with more or
        less certainty), reworded, dropped, or is new; those that were kept are counted. Each has its words, chain,
        voice and address as before, in the text that had it last.
        """
        from sayso.desk.editions import editions
        from sayso.ledger.rows import writable

        with self.served.open() as ledger:
            found = editions(ledger, writable(page))
            rows = []
            for edition in found[offset : offset + limit]:
                row = {
                    "version": edition.version.number, "article": edition.version.article_id,
                    "seen": list(edition.version.seen[:_MOST_VOICES]), "words": edition.version.words,
                    "headline": cut(edition.version.headline or "") or None, "edited": edition.edited,
                }  # fmt: skip
                rows.append(row | (_put_steps(ledger, edition.steps) if edition.edited else {}))
        return fit(rows, "versions", offset=offset, total=len(found))

    def _reading(self, article: str) -> Reading:
        """The reading of an id: of the ledger, else of a page read just now. Raises LedgerError."""
        from sayso.errors import LedgerError
        from sayso.ledger.rows import writable

        try:
            with self.served.open() as ledger:
                return ledger.reading(writable(article))
        except LedgerError:
            reading = self.served.read.get(article)
            if reading is None:
                raise
            return reading


def _keep(served: Served, reading: Reading, page: Page) -> str:
    """What keeping it changed: "new", "version", "reread", "same"."""
    from sayso.desk.readers import reader_version
    from sayso.desk.taking import keep_read
    from sayso.ledger import Ledger

    with Ledger(served.path) as ledger:
        return keep_read(ledger, reading, page, by=reader_version(served.reader))


def put_overview(reading: Reading) -> Row:
    """An article without its statements: facts, shares, voices, who is not heard, messaging."""
    from sayso.retell.passages import find_passages
    from sayso.retell.people import find_people
    from sayso.retell.summary import put_summary, weigh
    from sayso.retell.voices import cast_voices

    cast = cast_voices(reading)
    voices = [
        {
            "voice": cut(v.label), "kind": v.kind, "role": v.role and cut(v.role), "party": v.speaks_for,
            "words": v.words, "how": v.how, "told_by": [cut(t) for t in v.told_by[:_MOST_VOICES]],
        }
        for v in cast.lines
    ]  # fmt: skip
    folds = [f for p in find_passages(reading.article) for f in p.folds]
    return {
        "article": put_article(reading.article),
        "summary": put_summary(weigh(reading, cast)),
        "voices": voices[:_MOST_VOICES],
        "named_and_not_heard": {how: names[:_MOST_VOICES] for how, names in find_people(reading).items()},
        "messaging": [{"kind": f.kind, "words": f.words, "opening": f.opening} for f in folds[:_MOST_VOICES]],
        **_left_out({"voices": len(voices), "messaging": len(folds)}),
    }


def _left_out(totals: dict[str, int]) -> Row:
    return {f"{name}_left_out": n - _MOST_VOICES for name, n in totals.items() if n > _MOST_VOICES}


def put_statements(reading: Reading, limit: int, offset: int) -> Row:
    """Some of an article's statements, with how many there are."""
    some = (put_statement(reading, s) for s in reading.statements[offset : offset + limit])
    return fit(some, "statements", offset=offset, total=len(reading.statements))


def _put_steps(ledger: Ledger, steps: tuple[Step, ...]) -> Row:
    readings: dict[str, Reading] = {}
    rows: list[Row] = []
    size = 0
    told = [step for step in steps if step.fate != "kept"]
    for step in told[:_MOST_CHANGES]:
        s = step.after or step.before
        if s is None:
            continue
        if s.article_id not in readings:
            readings[s.article_id] = ledger.reading(s.article_id)
        row = {"fate": step.fate, "what": step.what and cut(step.what), **put_statement(readings[s.article_id], s)}
        size += len(str(row))
        if size > MOST_CHARACTERS:
            break
        rows.append(row)
    left = len(told) - len(rows)
    kept = len(steps) - len(told)
    return {"statements_kept": kept, "statements": rows} | ({"statements_left_out": left} if left else {})
