"""What can be asked of a ledger's stories: which there are, who is heard, what is claimed, and where pages part."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from sayso.errors import BadRequest
from sayso.faces.mcp.answers import MOST_ROWS, Row, cut, fit, put_article, put_statement
from sayso.faces.mcp.served import Served
from sayso.faces.mcp.tools import Day, Limit, Offset, Words
from sayso.retell.story.cast import StoryCast
from sayso.retell.story.claims import TITLES, ClaimRow, make_claim_rows, put_head, put_states
from sayso.retell.wording import HEARD

if TYPE_CHECKING:
    from sayso.desk import Comparison
    from sayso.desk.kept_stories import KeptStory
    from sayso.ledger import Ledger
    from sayso.model import HeardAcross, Ref, StoryPanels

# What a claim is filed under, in the order of a desk.
Filed = Literal["disagreement", "several_origins", "one_party", "own_voice", "one_text", "single"]
StoryId = Annotated[str, Field(max_length=40, description="A story's id: e7.")]
_MOST_COMPARED = 40  # articles, the latest: comparing is work for pairs of them
_MOST_SAYING = 6  # statements of one claim
_MOST_MATCHING = 100  # stories that have the words


class StoryTools:
    """Stories and their claims."""

    def __init__(self, served: Served) -> None:
        self.served = served

    def list_stories(
        self,
        words: Annotated[Words | None, Field(description="Words of its statements; None: the latest.")] = None,
        since: Annotated[Day | None, Field(description="With an article published then or later.")] = None,
        at_least: Annotated[int, Field(ge=1, le=1_000, description="Articles that it has, at least.")] = 2,
        limit: Limit = 20,
        offset: Annotated[int, Field(ge=0, le=1_000, description="Pass over so many.")] = 0,
    ) -> Row:
        """List the stories of the ledger: articles about one event. By words the one with the most of them first,
        else the one with the latest article. Each with its first headline, and why its articles are one story.
        """
        from sayso.desk import to_moment
        from sayso.desk.kept_stories import kept_stories, stories_matching
        from sayso.ledger.rows import writable

        moment = to_moment(since)
        with self.served.busy, self.served.open_at_large() as ledger:
            if words is not None:
                found = stories_matching(ledger, writable(words), limit=_MOST_MATCHING)
                found = tuple(s for s in found if len(s.articles) >= at_least and _is_since(s, moment))
            else:
                # One more than asked for tells whether there are more; nobody has to count all.
                found = kept_stories(ledger, since=moment, at_least=at_least, limit=offset + limit + 1)
            rows = [_put_story(ledger, s) for s in found[offset : offset + limit]]
        return fit(rows, "stories", offset=offset, total=len(found), counted=words is not None)

    def show_story(self, story: StoryId, limit: Limit = 20, offset: Offset = 0) -> Row:
        """Show a story: how many articles, outlets, texts and origins, its claims counted, its articles, whose text
        each is, and who is quoted, paraphrased, did not answer or is only talked about, on which pages.
        """
        from sayso.retell.story.beside import list_pages, list_texts

        comparison, panels, cast, left = self._compare(story)
        claims = make_claim_rows(comparison, cast)
        texts = [t for t in list_texts(comparison, panels, cast) if len(t.pages) > 1]
        pages = list_pages(comparison, panels, cast)
        ids = {name: article for article, name in cast.pages.items()}
        rows = [
            {
                "page": p.page, "article": put_article(cast.readings[ids[p.page]].article), "text": p.text,
                "whose_words": p.shares, "shared": p.shared,
            }
            for p in pages[offset : offset + limit]
        ]  # fmt: skip
        heard = (_put_heard(one, cast) for one in panels.heard)
        answer: Row = {
            "story": story,
            "counts": put_head(comparison, cast, claims),
            "claims": put_states(claims),
            "texts_copied": [
                {"text": t.letter, "kind": t.kind, "name": t.name, "pages": list(t.pages), "because": cut(t.because)}
                for t in texts[:MOST_ROWS]
            ],
            "heard": [h for h in islice(heard, MOST_ROWS) if h["on"]],
        }
        if len(panels.heard) > MOST_ROWS:
            answer["heard_left_out"] = len(panels.heard) - MOST_ROWS
        return answer | left | fit(rows, "articles", offset=offset, total=len(pages))

    def list_claims(
        self,
        story: StoryId,
        state: Annotated[
            Filed | None,
            Field(
                description="Only those in disagreement, with several origins, on one party's word, in several outlets'"
                " own words, from one text copied, or standing once."
            ),
        ] = None,
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> Row:
        """List what the articles of a story claim, in words found on a page, those that a desk wants first at the
        front: where pages part, then what has most origins. Each with the statements that say so (words, chain, on
        whose word, address), how many outlets and origins it has and why, and the parties that say it.
        """
        comparison, _, cast, left = self._compare(story)
        claims = [c for c in make_claim_rows(comparison, cast) if state in (None, c.shelf)]
        rows = (_put_claim(c, cast) for c in claims[offset : offset + limit])
        return {"story": story} | left | fit(rows, "claims", offset=offset, total=len(claims))

    def list_disagreements(self, story: StoryId, limit: Limit = 10, offset: Offset = 0) -> Row:
        """List where the articles of a story part: how many, when, where, who, whether. Each value with the statements
        that have it, their words, chain, voice and address; none is marked as the right one.
        """
        from sayso.retell.story.disputes import find_disputes

        comparison, _, cast, left = self._compare(story)
        disputes = find_disputes(comparison, cast, make_claim_rows(comparison, cast))
        rows = (
            {
                "about": d.title, "slot": d.slot, "because": [cut(b) for b in d.because[:_MOST_SAYING]],
                "sureness_of_the_label": d.sureness,
                "values": [
                    {"value": cut(v.words), "denies": v.denies} | _put_claim(v.row, cast)
                    for v in d.values[:_MOST_SAYING]
                ],
            }
            for d in disputes[offset : offset + limit]
        )  # fmt: skip
        return {"story": story} | left | fit(rows, "disagreements", offset=offset, total=len(disputes))

    def _compare(self, story_id: str) -> tuple[Comparison, StoryPanels, StoryCast, Row]:
        """A story compared, and what was left out of it. Raises BadRequest where there is none of that id."""
        from sayso.desk.comparing import compare_readings
        from sayso.desk.kept_stories import kept_story
        from sayso.desk.showing import find_panels
        from sayso.ledger.rows import writable
        from sayso.model import Story

        with self.served.busy:
            with self.served.open_at_large() as ledger:
                story = kept_story(ledger, writable(story_id))
                ids = story.articles[-_MOST_COMPARED:]
                readings = tuple(ledger.reading(i) for i in ids)
            held = self.served.compared.get(story.id)
            if held is None or held[0] != readings:
                made = compare_readings(readings, story=Story(story.id, ids, story.because))
                self.served.compared.clear()
                held = self.served.compared[story.id] = readings, made
            comparison = held[1]
            panels = next(iter(find_panels(comparison)), None)
        if panels is None:
            raise BadRequest(f"story {story.id} has no article that can be compared: see list_stories")
        more = len(story.articles) - len(readings)
        left = {"articles_not_compared": f"{more}, the oldest: {len(readings)} are compared"} if more else {}
        return comparison, panels, StoryCast(comparison, panels), left


def _is_since(story: KeptStory, moment: datetime | None) -> bool:
    return moment is None or (story.last is not None and story.last >= moment)


def _put_story(ledger: Ledger, story: KeptStory) -> Row:
    first = ledger.reading(story.articles[0]).article
    return {
        "id": story.id,
        "articles": len(story.articles),
        "first": story.first.isoformat() if story.first else None,
        "last": story.last.isoformat() if story.last else None,
        "first_article": put_article(first),
        "because": cut(story.because),
    }


def _put_claim(claim: ClaimRow, cast: StoryCast) -> Row:
    refs: list[Ref] = [s.ref for saying in claim.sayings for s in saying.places]
    row: Row = {
        "claim": claim.id,
        "words": cut(claim.words),
        "filed_under": TITLES[claim.shelf],
        "counts": claim.counts,
        "because": [cut(b) for b in claim.because[:_MOST_SAYING]],
        "parties": list(claim.parties[:MOST_ROWS]),
        "wording": [cut(w) for w in claim.wording[:MOST_ROWS]],
        "first_in_print": claim.first,
        "statements": [put_statement(*cast.statements[ref]) for ref in refs[:_MOST_SAYING]],
    }
    if len(refs) > _MOST_SAYING:
        row["statements_left_out"] = [f"{r.article}/{r.statement}" for r in refs[_MOST_SAYING:][:MOST_ROWS]]
    return row


def _put_heard(one: HeardAcross, cast: StoryCast) -> Row:
    """Nothing is said of who is only talked about where the text is known to be cut: the rest may quote them."""
    on = [
        {"page": cast.pages[x.article], "how": HEARD[x.heard]}
        for x in one.on
        if x.article in cast.readings
        and not (x.heard == "talked_about" and cast.readings[x.article].article.complete is False)
    ]
    return {"name": cut(one.name), "kind": one.kind, "role": one.role, "party": one.party, "on": on[:MOST_ROWS]}
