"""The protocol: tools, resources and prompts handed to the library `mcp`, and every error as one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from inspect import getdoc
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError
from mcp.shared.exceptions import MCPError
from mcp_types import INVALID_PARAMS, CallToolResult, TextContent, ToolAnnotations
from pydantic import Field, ValidationError

from sayso import __version__
from sayso.errors import SaysoError
from sayso.faces.mcp.answers import Row
from sayso.faces.mcp.prompts import INSTRUCTIONS, STORY, WHO_SAYS
from sayso.faces.mcp.served import Served
from sayso.faces.mcp.stories import StoryTools
from sayso.faces.mcp.tools import PageTools
from sayso.ledger.rows import writable
from sayso.retell.contract import row_to_json

_LONGEST_ERROR = 600
_JSON = "application/json"


def serve(served: Served) -> None:
    """Answer on standard input and output until the other side closes."""
    make_server(served).run("stdio")


def make_server(served: Served) -> MCPServer[Any]:
    """The server of a ledger, with all that can be asked of it."""
    server = _Server("sayso", title="sayso", version=__version__, instructions=INSTRUCTIONS, log_level="ERROR")
    server.ledger_path = str(served.path)
    pages, stories = PageTools(served), StoryTools(served)
    _add_tool(server, pages.read_page, writes=served.allow_writes, fetches=True)
    for tool in (
        pages.search_statements, pages.show_article, pages.show_evidence, pages.page_versions,
        stories.list_stories, stories.show_story, stories.list_claims, stories.list_disagreements,
    ):  # fmt: skip
        _add_tool(server, tool)
    _add_resources(server, served, pages, stories)
    _add_prompts(server)
    return server


def _add_tool(server: MCPServer[Any], tool: Callable[..., Row], *, writes: bool = False, fetches: bool = False) -> None:
    @wraps(tool)
    def answer(**asked: Any) -> CallToolResult:
        # Half a surrogate pair would end the connection: no message can hold it.
        text = row_to_json(tool(**asked))
        return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=json.loads(text))

    rights = ToolAnnotations(
        read_only_hint=not writes, destructive_hint=False, idempotent_hint=True, open_world_hint=fetches
    )
    server.add_tool(answer, description=getdoc(tool), annotations=rights, structured_output=False)


def _add_resources(server: MCPServer[Any], served: Served, pages: PageTools, stories: StoryTools) -> None:
    @server.resource("ledger://about", mime_type=_JSON, description="How much the ledger holds.")
    def about() -> str:
        with served.open() as ledger:
            held = ledger.held()
        return row_to_json(
            {"articles": held.articles, "texts": held.versions, "statements": held.statements,
             "turned_away": held.turned_away, "reader": served.reader, "keeps_pages": served.allow_writes}
        )  # fmt: skip

    @server.resource("ledger://article/{article}", mime_type=_JSON, description="An article, as show_article has it.")
    def article(article: str) -> str:
        return row_to_json(pages.show_article(article))

    @server.resource(
        "ledger://statement/{article}/{statement}", mime_type=_JSON, description="What is on record of a statement."
    )
    def statement(article: str, statement: str) -> str:
        return row_to_json(pages.show_evidence(f"{article}/{statement}"))

    @server.resource("ledger://story/{story}", mime_type=_JSON, description="A story, as show_story has it.")
    def story(story: str) -> str:
        return row_to_json(stories.show_story(story))


def _add_prompts(server: MCPServer[Any]) -> None:
    @server.prompt(title="Who says what", description="Who says what about something, each with words and address.")
    def who_says(topic: Annotated[str, Field(description="What it is about.")]) -> str:
        return WHO_SAYS.format(topic=" ".join(topic.split()))

    @server.prompt(title="Compare a story", description="What the pages of one story say together.")
    def compare_story(story: Annotated[str, Field(description="Its id, as list_stories has it: e7.")]) -> str:
        return STORY.format(story=" ".join(story.split()))


class _Server(MCPServer[Any]):
    """The library's server; what goes wrong is one clear line, and an argument that no tool has is no silence."""

    ledger_path = ""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None) -> Any:
        try:
            await self._check_names(name, arguments)
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            raise ToolError(self._put(error)) from None

    async def _check_names(self, name: str, arguments: dict[str, Any]) -> None:
        for tool in await self.list_tools():
            known = tool.input_schema.get("properties", {})
            if tool.name == name and (unknown := sorted(set(arguments) - set(known))):
                raise ToolError(f"{name} has no argument {unknown[0][:60]!r}: it has {', '.join(known)}")

    async def read_resource(self, uri: Any, context: Context[Any, Any] | None = None) -> Any:
        try:
            return await super().read_resource(uri, context)
        except ResourceError as error:
            kind = ResourceNotFoundError if isinstance(_find_cause(error), SaysoError) else ResourceError
            raise kind(self._put(error)) from None

    async def get_prompt(
        self, name: str, arguments: dict[str, Any] | None = None, context: Context[Any, Any] | None = None
    ) -> Any:
        try:
            return await super().get_prompt(name, arguments, context)
        except ValueError as error:
            raise MCPError(code=INVALID_PARAMS, message=writable(str(error))[:_LONGEST_ERROR]) from None

    def _put(self, error: BaseException) -> str:
        """The line for an error; where the ledger lies is nobody's business on the other side."""
        return _put_error(error).replace(self.ledger_path or "\0", "the ledger")


def _find_cause(error: BaseException) -> BaseException:
    """What a tool raised first, whatever the library put around it."""
    while error.__cause__ is not None and not isinstance(error, SaysoError):
        error = error.__cause__
    return error


def _put_error(error: BaseException) -> str:
    """One line, without what the caller sent: it may be long, and anybody's."""
    cause = _find_cause(error)
    if isinstance(cause, ValidationError):
        said = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in cause.errors(include_input=False))
    elif isinstance(cause, SaysoError | ToolError | ResourceError):
        said = str(cause)
    else:
        said = f"sayso failed on this ({type(cause).__name__}: {cause}): please report it"
    return writable(" ".join(said.split()))[:_LONGEST_ERROR]
