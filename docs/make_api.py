"""Write docs/api.md from what the web desk says of itself, so that the two cannot differ: `python docs/make_api.py`."""

import inspect
from pathlib import Path
from typing import Any

from fastapi.routing import iter_route_contexts

from sayso.faces.web.app import DeskApp, make_app
from sayso.faces.web.settings import Settings

TARGET = Path(__file__).with_name("api.md")
HEAD = """# The web desk for programs

`sayso serve news.db` answers at `http://127.0.0.1:8765`, to this machine alone. Every page has a twin: its address with
`.json`, and `.csv` where it lists; the address holds the whole state. The objects are those of the command line
([json.md](json.md)). The same as OpenAPI is at `/openapi.json`. This page is made by `docs/make_api.py` from it.

```sh
curl http://127.0.0.1:8765/index.json
curl -H "Authorization: Bearer $TOKEN" http://desk.example:8765/index.json     # where a token is asked for
```

What is wrong is `{"error": {"status": 404, "message": "one line that says what to do next"}}`. Answers carry an `ETag`;
with `If-None-Match` what has not changed is 304 and is not sent again. What is asked with `HEAD` has no body.
"""
PAGES = """## Pages

The addresses that people see; each works without scripts.

| address | |
|---|---|
"""
WRITES = """
## What writes

The desk's own forms alone: they carry a word of their session (`csrf`, or the header `X-CSRF-Token`) and are turned
away from anywhere else. To write from a program use the command line, or the package.

| address | |
|---|---|
"""


def make_page() -> str:
    """The page as Markdown."""
    app = make_app(Settings(Path("news.db")))
    schema = app.openapi()
    tags: dict[str, list[str]] = {}
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            tags.setdefault((told.get("tags") or ["other"])[0], []).append(_address(method, path, told))
    parts = [HEAD, *(f"## {tag.capitalize()}\n\n" + "\n".join(lines) for tag, lines in tags.items())]
    return "\n".join([*parts, PAGES + _list(app, "GET") + WRITES + _list(app, "POST")])


def _address(method: str, path: str, told: dict[str, Any]) -> str:
    kinds = [k for answer in told["responses"].values() for k in answer.get("content", {})][:1]
    lines = [f"### `{method.upper()} {path}`", "", told.get("description", ""), ""]
    if told.get("parameters"):
        lines += ["| | | |", "|---|---|---|", *(_row(p) for p in told["parameters"]), ""]
    special = [
        f"{code}: {told['responses'][code]['description']}" for code in ("202", "404") if code in told["responses"]
    ]
    return "\n".join([*lines, " ".join([f"Gives {', '.join(f'`{k}`' for k in kinds)}.", *special]), ""])


def _row(parameter: dict[str, Any]) -> str:
    schema = parameter.get("schema", {})
    either = [s for s in schema.get("anyOf", [schema]) if s.get("type") != "null"]
    first = either[0] if either else {}
    kind = ", ".join(f"`{v}`" for v in first.get("enum", ())) or first.get("type", "any")
    bounds = [f"{word} {first[key]}" for key, word in (("minimum", "at least"), ("maximum", "at most")) if key in first]
    default = f"`{schema['default']}` unless given" if schema.get("default") not in (None, "", False) else ""
    about = parameter.get("description", "")
    said = "; ".join(x for x in (", ".join([kind, *bounds]), default) if x)
    return f"| `{parameter['name']}` | {said} | {about} |".replace("\n", " ")


def _list(app: DeskApp, method: str) -> str:
    rows = []
    for route in iter_route_contexts(app.routes):
        path, endpoint = str(route.path), getattr(route, "endpoint", None)
        is_page = not path.startswith(("/static", "/openapi")) and not getattr(route, "include_in_schema", True)
        if endpoint is None or not is_page or method not in (getattr(route, "methods", None) or ()):
            continue
        about = " ".join((inspect.getdoc(endpoint) or "").split("\n\n")[0].split())
        rows.append(f"| `{path}` | {about} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.write_text(make_page(), encoding="utf-8")
