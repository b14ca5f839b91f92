"""What the desk says of itself: its addresses for programs, and what comes back from each (OpenAPI)."""

from __future__ import annotations

from typing import Any

_KINDS = {".json": "application/json", ".csv": "text/csv", ".atom": "application/atom+xml"}
_WRONG = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "message"],
            "properties": {
                "status": {"type": "integer", "description": "As the answer's own."},
                "message": {"type": "string", "description": "What is wrong and what to do next, in one line."},
            },
        }
    },
}
_SAID = {"$ref": "#/components/schemas/Wrong"}


def describe(schema: dict[str, Any]) -> dict[str, Any]:
    """`schema` as FastAPI makes it, with what comes back filled in: kinds, errors, what waits."""
    parts = schema.setdefault("components", {}).setdefault("schemas", {})
    parts.clear()
    parts["Wrong"] = _WRONG
    for path, methods in schema["paths"].items():
        for told in methods.values():
            told["responses"] = _answers(path, told)
    return schema


def _answers(path: str, told: dict[str, Any]) -> dict[str, Any]:
    kind = next((kind for ending, kind in _KINDS.items() if path.endswith(ending)), None)
    if path == "/live":
        kind = "text/event-stream"
    about = told["responses"].get("200", {}).get("description", "")
    fine: dict[str, Any] = {"description": "Found." if about in ("", "Successful Response") else about}
    if kind is not None:
        fine["content"] = {kind: {"schema": {} if kind == "application/json" else {"type": "string"}}}
    out = {"200": fine}
    if path.startswith("/story/"):
        out["202"] = {"description": "Still being compared: ask again when Retry-After says.",
                      "content": {"application/json": {"schema": {"type": "object"}}}}  # fmt: skip
    if path != "/live":
        out["304"] = {"description": "As it was: If-None-Match had its ETag."}
    out["400"] = _no("It makes no sense as it was asked.")
    out["401"] = {
        "description": "The desk asks for a token.",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    }
    if "{" in path or told.get("parameters"):
        out["404"] = _no(told["responses"].get("404", {}).get("description") or "The ledger has no such thing.")
    if told.get("parameters"):
        out["422"] = _no("A parameter is not as it has to be.")
    out["503"] = _no("The ledger is held by another process or gone, or too much is asked at once: try again.")
    return out


def _no(about: str) -> dict[str, Any]:
    return {"description": about, "content": {"application/json": {"schema": _SAID}}}
