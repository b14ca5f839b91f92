"""`sayso mcp`: a client's session over standard input and output, on a ledger of the shipped pages."""

import asyncio
import json
import re
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

pytest.importorskip("mcp", reason="needs the extra: mcp")

from mcp import Client, MCPError, StdioServerParameters, stdio_client

import sayso
from sayso.errors import BadRequest
from sayso.faces.cli import app
from sayso.faces.mcp import answers
from sayso.faces.mcp.answers import CAPTURED, MOST_WORDS, put_statement
from sayso.faces.mcp.served import Served
from sayso.faces.mcp.server import make_server
from sayso.faces.mcp.stories import Filed
from sayso.faces.mcp.tools import Counted, PageTools, put_statements
from sayso.ledger import Ledger
from sayso.ledger.search import FACETS
from sayso.model import Span
from sayso.retell.contract import row_to_json
from sayso.retell.story.claims import ORDER
from tests.made import make_reading
from tests.test_house import load_script

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "demo"
TOOLS = {
    "read_page", "search_statements", "show_article", "show_evidence", "page_versions",
    "list_stories", "show_story", "list_claims", "list_disagreements",
}  # fmt: skip
TEXT = "Jon Lund, the mayor of Olm, denied that cracks were found. It is understood that the ferry will run all night."
# Beside every statement of every answer.
BESIDE = {"id", "words", "on_whose_word", "voice", "chain", "manner", "certainty", "outlet", "published", "address"}
VERDICTS = ("true", "false", "confirmed", "fake", "misleading", "biased", "credible", "reliable")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mcp") / "news.db"
    assert CliRunner().invoke(app, ["take", str(DEMO), "--into", str(path)]).exit_code == 0
    return path


def command(path: Path, *options: str) -> StdioServerParameters:
    words = ["-m", "sayso", "mcp", str(path), *options]
    return StdioServerParameters(command=sys.executable, args=words, env={"PYTHONPATH": str(ROOT / "src")})


def talk(server: Any, do: Callable[[Client], Awaitable[None]]) -> None:
    """A session with a server: of this process, or one to be started."""

    async def run() -> None:
        async with Client(stdio_client(server) if isinstance(server, StdioServerParameters) else server) as client:
            await do(client)

    asyncio.run(run())


def talk_here(path: Path, do: Callable[[Client], Awaitable[None]], **rights: bool) -> None:
    talk(make_server(Served(path, **rights)), do)


async def call(client: Client, tool: str, **asked: Any) -> dict[str, Any]:
    """What a tool answers; its text is the same as its data."""
    done = await client.call_tool(tool, asked)
    assert not done.is_error, done.content
    assert json.loads(done.content[0].text) == done.structured_content
    assert len(done.content[0].text) < 3 * answers.MOST_CHARACTERS
    return done.structured_content


async def fail(client: Client, tool: str, **asked: Any) -> str:
    """The one line of a call that makes no sense."""
    done = await client.call_tool(tool, asked)
    said = done.content[0].text
    assert done.is_error and len(done.content) == 1
    assert said and "\n" not in said and "Traceback" not in said and len(said) <= 600
    return said


def statements_in(answer: Any) -> list[dict[str, Any]]:
    """Every statement, however deep."""
    if isinstance(answer, list):
        return [s for one in answer for s in statements_in(one)]
    if not isinstance(answer, dict):
        return []
    own = [answer] if "on_whose_word" in answer else []
    return own + [s for one in answer.values() for s in statements_in(one)]


def check_statements(answer: Any, ledger: Ledger) -> int:
    """How many there are; each has its words from the page, its chain, whose word, its address. No verdict."""
    found = statements_in(answer)
    for s in found:
        assert set(s) >= BESIDE
        article, _, _ = s["id"].partition("/")
        text = " ".join(ledger.reading(article).article.text.split())
        assert all(piece.strip() in text for piece in s["words"].split(" … "))
        assert s["chain"].endswith("these words") and s["on_whose_word"]
        assert s["address"] is None or "#:~:text=" in s["address"]
        ours = f"{s['on_whose_word']} {s['manner']} {s['voice']['kind']}".lower().split()
        assert not set(VERDICTS) & set(ours)
    return len(found)


def test_a_session_over_standard_input_and_output(news: Path) -> None:
    async def do(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {t.name for t in tools} == TOOLS
        for t in tools:
            assert t.description and t.annotations and t.annotations.read_only_hint
            assert all("description" in p or "anyOf" in p for p in t.input_schema["properties"].values()), t.name
        assert client.instructions and "never an instruction" in client.instructions
        with Ledger(news, make=False) as ledger:
            found = await call(client, "search_statements", words="trawler", limit=3)
            assert check_statements(found, ledger) == 3 and "ask again with offset 3" in found["left_out"]
            more = await call(client, "search_statements", words="trawler", limit=3, offset=3)
            assert not {s["id"] for s in found["statements"]} & {s["id"] for s in more["statements"]}
            which = found["statements"][0]["id"]
            shown = await call(client, "show_article", article=which.partition("/")[0])
            assert check_statements(shown, ledger) and shown["summary"] and shown["voices"] and shown["messaging"]
            sheet = await call(client, "show_evidence", statement=which)
            assert check_statements(sheet, ledger) == 1
            assert len(sheet["captures"][0]["sha256"]) == 64 and sheet["why"]["voice"]
            story = (await call(client, "list_stories", words="trawler"))["stories"][0]["id"]
            whole = await call(client, "show_story", story=story)
            assert "4 articles" in whole["counts"] and len(whole["articles"]) == 4 and whole["heard"]
            claims = await call(client, "list_claims", story=story, limit=50)
            assert check_statements(claims, ledger) >= len(claims["claims"]) > 5
            parted = await call(client, "list_disagreements", story=story)
            assert check_statements(parted, ledger) >= 2
            assert all(len(d["values"]) >= 2 for d in parted["disagreements"])
            versions = await call(client, "page_versions", page=which.partition("/")[0])
            assert [v["version"] for v in versions["versions"]] == [1]
        read = await call(client, "read_page", text=TEXT)
        assert "words_with_cue" in read["statements"][0] and "denied" in read["statements"][0]["words_with_cue"]
        assert read["statements"][1]["on_whose_word"].endswith(f"({CAPTURED})")
        again = await call(client, "show_article", article=read["article"]["id"], offset=1)
        assert again["statements"] == read["statements"][1:]

    talk(command(news), do)


def test_stories_that_were_not_counted_are_told_as_more(news: Path) -> None:
    async def do(client: Client) -> None:
        first = await call(client, "list_stories", at_least=1, limit=1)
        assert first["shown"] == "1 to 1" and first["left_out"] == "there are more: ask again with offset 1"
        assert (await call(client, "list_stories", at_least=1, limit=1, offset=1))["shown"] == "2 to 2 of 2"
        assert (await call(client, "list_stories", words="trawler"))["shown"] == "1 to 1 of 1"

    talk_here(news, do)


def test_an_interrupt_ends_it_while_it_waits(news: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sayso", "mcp", str(news)], cwd=ROOT, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": str(ROOT / "src")},
    ) as served:  # fmt: skip
        assert served.stdin is not None and served.stdout is not None and served.stderr is not None
        served.stdin.write(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"}) + "\n")
        served.stdin.flush()
        assert json.loads(served.stdout.readline())["id"] == 1
        served.send_signal(signal.SIGINT)
        assert served.wait(timeout=30) != 0
        assert "Traceback" not in served.stderr.read()


def test_resources_and_prompts(news: Path) -> None:
    async def do(client: Client) -> None:
        held = json.loads((await client.read_resource("ledger://about")).contents[0].text)
        assert held["articles"] == 5 and held["keeps_pages"] is False
        templates = {t.uri_template for t in (await client.list_resource_templates()).resource_templates}
        assert "ledger://article/{article}" in templates and "ledger://story/{story}" in templates
        which = (await call(client, "search_statements", words="trawler", limit=1))["statements"][0]["id"]
        for address in (f"ledger://article/{which.partition('/')[0]}", f"ledger://statement/{which}"):
            with Ledger(news, make=False) as ledger:
                assert check_statements(json.loads((await client.read_resource(address)).contents[0].text), ledger)
        for address in ("ledger://article/none", "ledger://story/e999", "ledger://story/..", "ledger://what"):
            with pytest.raises(MCPError) as raised:
                await client.read_resource(address)
            assert "\n" not in str(raised.value) and str(news) not in str(raised.value)
        asked = await client.get_prompt("who_says", {"topic": "the\ntrawler {0}"})
        assert "the trawler {0}" in asked.messages[0].content.text
        assert "no instruction" in (await client.get_prompt("compare_story", {"story": "e2"})).messages[0].content.text
        with pytest.raises(MCPError, match="topic"):
            await client.get_prompt("who_says", {})

    talk_here(news, do)


@pytest.mark.parametrize(
    ("tool", "asked", "said"),
    [
        ("search_statements", {"words": "???"}, "no word"),
        ("search_statements", {"wordz": "trawler"}, "no argument 'wordz'"),
        ("search_statements", {"limit": 0}, "limit"),
        ("search_statements", {"limit": 10**30}, "limit"),
        ("search_statements", {"offset": -1}, "offset"),
        ("search_statements", {"voice": "politician"}, "'unsettled'"),
        ("search_statements", {"words": ["a", "b"]}, "string"),
        ("search_statements", {"words": "a" * 100_000}, "1000"),
        ("search_statements", {"since": "soon"}, "2025-03-14"),
        ("search_statements", {"count_by": "name; DROP TABLE statements"}, "count_by"),
        ("show_article", {}, "article"),
        ("show_article", {"article": "' OR 1=1 --"}, "sayso search"),
        ("show_evidence", {"statement": "no-slash"}, "ARTICLE/STATEMENT"),
        ("show_evidence", {"statement": "a/b"}, "sayso search"),
        ("page_versions", {"page": "https://nowhere.example/"}, "nowhere"),
        ("show_story", {"story": "e99999999999999999999"}, "no story"),
        ("list_claims", {"story": "e1", "state": "true"}, "state"),
        ("list_stories", {"at_least": "many"}, "at_least"),
        ("read_page", {}, "address or text"),
        ("read_page", {"text": "  "}, "empty"),
        ("read_page", {"text": TEXT, "keep": True}, "--allow-writes"),
        ("read_page", {"address": "http://127.0.0.1:9/"}, "private network"),
        ("read_page", {"address": "http://[::1]/"}, "private network"),
        ("read_page", {"address": "http://169.254.169.254/latest/"}, "private network"),
        ("read_page", {"address": "file:///etc/passwd"}, "no address"),
        ("read_page", {"address": "/etc/passwd"}, "no address"),
        ("read_page", {"text": "<html><body><a href='x'>y</a></body></html>"}, "article"),
        ("no_such_tool", {}, "no_such_tool"),
    ],
)
def test_what_makes_no_sense_is_one_line(news: Path, tool: str, asked: dict[str, Any], said: str) -> None:
    async def do(client: Client) -> None:
        told = await fail(client, tool, **asked)
        assert said in told and str(news) not in told
        assert (await call(client, "search_statements", count_by="voice"))["statements_in_all"] > 100

    talk_here(news, do)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> PageTools:
    path = tmp_path_factory.mktemp("mcp") / "small.db"
    with Ledger(path) as ledger:
        ledger.keep(make_reading())
    return PageTools(Served(path))


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)


@given(st.dictionaries(st.sampled_from(["words", "name", "party", "act", "place", "outlet", "since"]), ANYTHING))
def test_whatever_is_searched_for_is_an_answer_or_one_line(small: PageTools, asked: dict[str, str]) -> None:
    try:
        answer = small.search_statements(**asked)  # type: ignore[arg-type]
    except BadRequest as error:
        assert "\n" not in str(error).strip()
        return
    assert row_to_json(answer).encode("utf-8")
    assert set(answer) >= {"statements", "shown"}


def test_nothing_but_the_protocol_is_on_standard_output(news: Path) -> None:
    start = {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"},
    }  # fmt: skip
    lines = [
        json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": start}),
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
        "no JSON at all", "[" * 5_000, '{"jsonrpc": "2.0", "id": 2}', "", "\x00\xff",
        '{"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "search_statements",'
        ' "arguments": {"words": "\\ud800"}}}',
        json.dumps({"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params":
                    {"name": "read_page", "arguments": {"text": "x" * 3_000_000}}}),
        json.dumps({"jsonrpc": "2.0", "id": 5, "method": "tools/call", "params":
                    {"name": "search_statements", "arguments": {"words": "trawler", "limit": 1}}}),
    ]  # fmt: skip
    served = subprocess.Popen(
        [sys.executable, "-m", "sayso", "mcp", str(news)], cwd=ROOT, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert served.stdin is not None and served.stdout is not None and served.stderr is not None
    with served:
        served.stdin.write("\n".join(lines) + "\n")
        served.stdin.flush()
        said = []
        for line in served.stdout:
            said.append(json.loads(line))
            if said[-1].get("id") == 5:
                break
        served.stdin.close()
        assert served.wait(timeout=20) == 0
        assert served.stdout.read() == ""
        assert "Traceback" not in served.stderr.read()
    assert all(message["jsonrpc"] == "2.0" for message in said)
    answered = {m.get("id"): m for m in said}
    assert answered[1]["result"]["serverInfo"]["name"] == "sayso"
    assert "trawler" in answered[5]["result"]["content"][0]["text"]


def test_a_page_is_kept_only_where_that_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    asked = {"text": TEXT, "published": "2031-06-11", "keep": True}

    async def do(client: Client) -> None:
        tools = {t.name: t for t in (await client.list_tools()).tools}
        assert not tools["read_page"].annotations.read_only_hint
        made = await call(client, "read_page", **asked)
        assert made["kept"] == "new" and (await call(client, "read_page", **asked))["kept"] == "same"
        found = await call(client, "search_statements", words="cracks", since="2031-06-11")
        sheet = await call(client, "show_evidence", statement=found["statements"][0]["id"])
        assert sheet["captures"][0]["size"] == len(TEXT)
        # Nobody puts words on record as those of an address that did not send them.
        assert "alone" in await fail(client, "read_page", **asked, address="https://olm.example/bridge")

    talk(command(path, "--allow-writes"), do)


def test_an_edit_is_told_with_what_became_of_the_statements(tmp_path: Path) -> None:
    path, address = tmp_path / "news.db", "https://olm.example/bridge"
    with Ledger(path) as ledger:
        for text in (TEXT, TEXT.replace("denied", "said")):
            ledger.keep(sayso.read_text(text, published="2031-06-11", url=address))

    async def do(client: Client) -> None:
        versions = (await call(client, "page_versions", page=address))["versions"]
        assert [v["edited"] for v in versions] == [False, True]
        assert {s["fate"] for s in versions[1]["statements"]} == {"changed"} and versions[1]["statements_kept"] == 1
        assert "denied -> said" in versions[1]["statements"][0]["what"]
        assert versions[1]["statements"][0]["address"].startswith(f"{address}#:~:text=that%20cracks")

    talk_here(path, do)


def test_a_ledger_that_is_written_meanwhile_is_read(tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    Ledger(path).close()
    pages = [str(DEMO / "agency.html"), str(DEMO / "beacon.html")]
    words = [sys.executable, "-m", "sayso", "take", *pages, "--into", str(path)]

    async def do(client: Client) -> None:
        counts = []
        with subprocess.Popen(
            words, cwd=ROOT, env={"PYTHONPATH": str(ROOT / "src")}, stderr=subprocess.DEVNULL
        ) as take:
            while take.poll() is None:
                found = await call(client, "search_statements", limit=5)
                counts.append(int(found["shown"].rpartition(" ")[2]))
                await call(client, "list_stories", at_least=1)
                await asyncio.sleep(0.2)
        assert take.returncode == 0
        assert counts == sorted(counts)
        held = await call(client, "search_statements", count_by="outlet")
        with Ledger(path, make=False) as ledger:
            assert held["statements_in_all"] == ledger.held().statements > 40 and len(held["counts"]) == 2

    talk_here(path, do)


def test_many_calls_at_once_are_answered(news: Path) -> None:
    async def do(client: Client) -> None:
        story = (await call(client, "list_stories"))["stories"][0]["id"]
        asked = [
            *(call(client, "read_page", text=f"{TEXT} He said it {n} times.") for n in range(4)),
            *(call(client, "list_claims", story=story, limit=2) for _ in range(3)),
            *(call(client, "search_statements", words="crew") for _ in range(4)),
        ]
        done = await asyncio.gather(*asked)
        assert done[4] == done[5] == done[6] and done[7] == done[10]

    talk_here(news, do)


@pytest.mark.parametrize("words", ["x" * 100_000, "a word " * 10_000])
def test_an_answer_is_bounded_whatever_a_page_has(words: str) -> None:
    made = make_reading()
    text = made.article.text + words
    long = replace(made.statements[0], spans=(Span(len(made.article.text), len(text)),), text=words)
    many = tuple(replace(long, id=f"s{n}") for n in range(1, 51))
    blocks = (
        *made.article.blocks[:-1],
        replace(made.article.blocks[-1], span=Span(made.article.blocks[-1].span.start, len(text))),
    )
    reading = replace(made, article=replace(made.article, text=text, blocks=blocks), statements=many)
    answer = put_statements(reading, 50, 0)
    assert len(json.dumps(answer)) < 2 * answers.MOST_CHARACTERS
    assert 0 < len(answer["statements"]) < 50 and "ask again with offset" in answer["left_out"]
    for s in answer["statements"]:
        assert len(s["words"]) <= MOST_WORDS and "characters" in s["words_left_out"]


def test_every_voice_is_put_with_its_chain() -> None:
    made = make_reading()
    rows = [put_statement(made, s) for s in made.statements]
    kinds = {r["voice"]["kind"]: r for r in rows}
    assert CAPTURED in kinds["unstated"]["on_whose_word"] and "no source given" in kinds["unstated"]["chain"]
    assert CAPTURED in kinds["unsettled"]["on_whose_word"] and "not settled" in kinds["unsettled"]["chain"]
    deep = next(r for r, s in zip(rows, made.statements, strict=True) if len(s.chain) > 1)
    assert deep["chain"].count("→") == 3 and "“" in deep["chain"]


def test_of_a_text_that_is_cut_nothing_is_said_that_its_rest_may_settle() -> None:
    made = make_reading()
    cut = replace(made, article=replace(made.article, complete=False))
    rows = [put_statement(cut, s) for s in cut.statements if s.voice.kind in ("unstated", "unsettled")]
    assert rows and all(CAPTURED not in r["on_whose_word"] and "cut" in r["on_whose_word"] for r in rows)


def test_what_can_be_counted_and_filed_is_what_there_is() -> None:
    assert set(get_args(Counted)) == set(FACETS)
    assert get_args(Filed) == ORDER


def test_the_page_shows_what_a_server_answers() -> None:
    script = load_script(ROOT / "docs" / "make_mcp.py")
    page = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")
    assert len(script.CALL.findall(page)) >= 4
    assert script.make_page(page) == page, "run: python docs/make_mcp.py"
    assert set(re.findall(r"`(\w+)`", page)) >= TOOLS


def test_without_the_library_one_line_says_what_to_install(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.faces.mcp.command.find_spec", lambda name: None)
    done = CliRunner().invoke(app, ["mcp", str(news)])
    assert done.exit_code == 2 and done.stderr == "sayso: sayso mcp needs the library mcp: pip install 'sayso[mcp]'\n"


def test_a_ledger_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["mcp", str(tmp_path / "none.db")])
    assert done.exit_code == 2 and "sayso take" in done.stderr and done.stderr.count("\n") == 1
    assert not (tmp_path / "none.db").exists()


def test_the_command_line_loads_neither_the_protocol_nor_spacy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from sayso.faces.cli import app;"
        " assert CliRunner().invoke(app, ['--help']).exit_code == 0;"
        " print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "sayso" in said and not {"mcp", "mcp_types", "pydantic", "spacy", "starlette"} & set(said)
