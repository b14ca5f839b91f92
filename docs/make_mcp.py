"""Put into docs/mcp.md what a server answers to the calls that stand there: `python docs/make_mcp.py`."""

import asyncio
import json
import re
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import Any

from mcp import Client

from sayso import Ledger, take
from sayso.faces.mcp.served import Served
from sayso.faces.mcp.server import make_server

TARGET = Path(__file__).with_name("mcp.md")
_ROOT = TARGET.parent.parent
CALL = re.compile(r"<!-- call -->\n```json\n(.*?)\n```\n\n<!-- answer -->\n```(?:json)?\n.*?```\n", re.DOTALL)


def make_page(page: str) -> str:
    """The page with each call's answer, from a ledger of the pages in demo/."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        # A file's name is part of its article's id.
        with chdir(_ROOT), Ledger(path) as ledger:
            for _ in take(["demo"], ledger):
                pass
        answers = asyncio.run(_ask(path, [json.loads(call) for call in CALL.findall(page)]))
    waiting = iter(answers)
    return CALL.sub(lambda m: f"<!-- call -->\n```json\n{m[1]}\n```\n\n<!-- answer -->\n{next(waiting)}\n", page)


async def _ask(path: Path, calls: list[dict[str, Any]]) -> list[str]:
    async with Client(make_server(Served(path))) as client:
        return [_put(await client.call_tool(call["tool"], call["arguments"])) for call in calls]


def _put(answer: Any) -> str:
    if answer.structured_content is None:
        return f"```\n{answer.content[0].text}\n```"
    return f"```json\n{_lay_out(answer.structured_content)}\n```"


def _lay_out(value: Any, indent: str = "") -> str:
    """JSON with a line for each field, and what is short on one line."""
    whole = json.dumps(value, ensure_ascii=False)
    if len(whole) + len(indent) <= 100 or not isinstance(value, dict | list):
        return whole
    inner = indent + "  "
    if isinstance(value, dict):
        rows = [f"{inner}{json.dumps(k)}: {_lay_out(v, inner)}" for k, v in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    return "[\n" + ",\n".join(f"{inner}{_lay_out(v, inner)}" for v in value) + f"\n{indent}]"


if __name__ == "__main__":
    TARGET.write_text(make_page(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
