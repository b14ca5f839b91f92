"""Who follows a ledger is told of every statement that came, and whether anything changed at all."""

from dataclasses import replace
from pathlib import Path

from sayso.ledger import Ledger
from sayso.ledger.changes import added_since, mark
from sayso.ledger.corrections import correct
from sayso.ledger.forgetting import forget_article
from tests.made import make_reading

MADE = make_reading()


def test_a_mark_changes_with_every_change_and_with_nothing_else(tmp_path: Path) -> None:
    with Ledger(tmp_path / "news.db") as reader, Ledger(tmp_path / "news.db") as writer:
        seen = [mark(reader)]
        assert seen[0].row == 0

        def changed() -> bool:
            seen.append(mark(reader))
            return seen[-1].change != seen[-2].change

        assert not changed()
        writer.keep(MADE)
        assert changed() and seen[-1].row == len(MADE.statements)
        assert not changed()
        writer.keep(MADE)  # nothing is other than before
        correct(reader, f"{MADE.article.id}/{MADE.statements[0].id}", "certainty", "hedged", why="it is")
        assert changed() and not changed()
        forget_article(writer, MADE.article.id)
        assert changed() and seen[-1].row == 0


def test_what_came_is_told_in_order_and_in_parts() -> None:
    with Ledger(":memory:") as ledger:
        assert added_since(ledger, 0).hits == ()
        ledger.keep(MADE)
        first = added_since(ledger, 0, limit=3)
        assert [h.statement for h in first.hits] == [s.id for s in MADE.statements[:3]] and first.more
        rest = added_since(ledger, first.row)
        assert [h.statement for h in rest.hits] == [s.id for s in MADE.statements[3:]] and not rest.more
        assert added_since(ledger, rest.row).hits == () and added_since(ledger, rest.row).row == rest.row


def test_a_text_that_is_read_again_is_told_of_again() -> None:
    with Ledger(":memory:") as ledger:
        ledger.keep(MADE)
        row = mark(ledger).row
        newer = replace(MADE, statements=tuple(replace(s, by="rules@9") for s in MADE.statements))
        assert ledger.keep(newer) == "reread"
        assert [h.by for h in added_since(ledger, row).hits] == ["rules@9"] * len(MADE.statements)
        assert mark(ledger).row == 2 * row
