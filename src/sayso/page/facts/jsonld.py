"""What a page says about its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

_ARTICLE_TYPES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
     "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "blogposting", "liveblogposting", "report",
     "advertisercontentarticle", "satiricalarticle", "techarticle", "scholarlyarticle", "socialmediaposting", "review",
     "interview"}
)  # fmt: skip
# Said of the page where no article is described.
_PAGE_TYPES = frozenset({"webpage", "itempage", "creativework"})
_DEEPEST = 40
_MOST_NODES = 5_000
_TAG = re.compile(r"<[^>]{1,200}>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Described:
    """One article as JSON-LD describes it; "" and () where it says nothing."""

    types: tuple[str, ...] = ()  # schema.org types, lower case
    headline: str = ""
    description: str = ""
    people: tuple[str, ...] = ()  # authors said to be persons, or of no said type
    bodies: tuple[str, ...] = ()  # authors said to be organisations
    published: str = ""
    modified: str = ""
    publisher: str = ""
    sections: tuple[str, ...] = ()
    body: str = ""
    language: str = ""
    free: bool | None = None  # isAccessibleForFree


def describe(scripts: Sequence[str], canonical: str = "") -> Described | None:
    """The article that the page's JSON-LD is about, or None where it describes none.

    Where several are described (related stories, lists) the one with the page's address wins, then the one with
    most fields. Broken JSON is mended where only comments, control characters or trailing commas break it.
    """
    nodes = [node for script in scripts for node in _walk(_load(script))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    best: tuple[tuple[int, int], dict[str, Any]] | None = None
    for number, node in enumerate(nodes):
        types = set(_types(node))
        rank = 2 if types & _ARTICLE_TYPES else 1 if types & _PAGE_TYPES else 0
        told = sum(
            k in node for k in ("headline", "datePublished", "author", "articleBody", "publisher", "description")
        )
        if not rank or told < 2:
            continue
        about = 1 if canonical and canonical in _addresses(node) else 0
        key = (rank * 10 + about * 5 + told, -number)
        if best is None or key > best[0]:
            best = key, node
    return _read(best[1], by_id, nodes) if best else None


def _load(script: str) -> Any:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    for mended in (text, re.sub(r",\s*([}\]])", r"\1", text), re.sub(r"[\x00-\x1f]+", " ", text)):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    stack: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while stack and seen < _MOST_NODES:
        seen += 1
        value, depth = stack.pop()
        if depth > _DEEPEST:
            continue
        if isinstance(value, dict):
            if "@type" in value or "@id" in value:
                yield value
            stack.extend((v, depth + 1) for v in reversed(value.values()) if isinstance(v, dict | list))
        elif isinstance(value, list):
            stack.extend((v, depth + 1) for v in reversed(value) if isinstance(v, dict | list))


def _types(node: dict[str, Any]) -> list[str]:
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return [n.rsplit("/", 1)[-1].lower() for n in names if isinstance(n, str)]


def _addresses(node: dict[str, Any]) -> set[str]:
    out = set()
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            out.add(value.split("#")[0])
    return out


def _text(value: Any) -> str:
    """A field as text; markup and entities that publishers leave in are taken out."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, str):
        return ""
    return _SPACE.sub(" ", _TAG.sub("", unescape(unescape(value)))).strip()


def _long(value: Any) -> str:
    """A long field, line by line."""
    if isinstance(value, list):
        return "\n".join(_long(v) for v in value)
    if not isinstance(value, str):
        return ""
    return unescape(re.sub(r"</?(?:p|div|li|h\d|br)\b[^>]{0,200}>", "\n", value))


def _authors(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    for one in value if isinstance(value, list) else [value]:
        node = one
        if isinstance(node, dict):
            if not node.get("name") and isinstance(node.get("@id"), str):
                node = by_id.get(node["@id"], node)
            names = node.get("name")
            body = any(t.endswith("organization") or t == "corporation" for t in _types(node))
            for name in names if isinstance(names, list) else [names]:
                if cleaned := _text(name):
                    yield cleaned, body
        elif cleaned := _text(node):
            yield cleaned, False


def _read(node: dict[str, Any], by_id: dict[str, dict[str, Any]], nodes: Sequence[dict[str, Any]]) -> Described:
    authors = list(dict.fromkeys(_authors(node.get("author") or node.get("creator") or [], by_id)))
    publisher = node.get("publisher")
    if isinstance(publisher, dict) and not publisher.get("name") and isinstance(publisher.get("@id"), str):
        publisher = by_id.get(publisher["@id"])
    sections = node.get("articleSection") or []
    free = node.get("isAccessibleForFree")
    if isinstance(free, str):
        free = {"true": True, "false": False}.get(free.strip().lower().rsplit("/", 1)[-1])
    body = _long(node.get("articleBody") or "")
    updates = node.get("liveBlogUpdate")
    if isinstance(updates, list):
        body = "\n".join([body, *(_long(u.get("articleBody")) for u in updates if isinstance(u, dict))])
    return Described(
        types=tuple(_types(node)),
        headline=_text(node.get("headline") or node.get("name")),
        description=_text(node.get("description")),
        people=tuple(name for name, is_body in authors if not is_body),
        bodies=tuple(name for name, is_body in authors if is_body),
        published=_text(node.get("datePublished") or node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        publisher=_text(publisher),
        sections=tuple(filter(None, map(_text, sections if isinstance(sections, list) else [sections]))),
        body=body,
        language=_text(node.get("inLanguage")),
        free=free if isinstance(free, bool) else None,
    )
