"""Chains and versions in the words of PROV-O: what was said by whom, quoted from what, and a revision of what.

Source: W3C, PROV-O: The PROV Ontology (2013).
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Article, Attribution, Capture, Reading, Source, Statement
from sayso.retell.linked.shared import (
    Node,
    chain_of,
    name_id,
    name_page,
    name_part,
    name_text,
    put_with_cue,
    without_unknown,
)

_LINKS = (
    "wasAttributedTo", "wasQuotedFrom", "wasDerivedFrom", "wasRevisionOf", "specializationOf", "hadPrimarySource",
)  # fmt: skip
PROV_CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "value": "prov:value",
    "isPartOf": {"@id": "dcterms:isPartOf", "@type": "@id"},
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    "atLocation": {"@id": "prov:atLocation", "@type": "@id"},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _LINKS},
}
_AGENTS = {
    "person": "prov:Person",
    "witness": "prov:Person",
    "organisation": "prov:Organization",
    "government": "prov:Organization",
    "group": "prov:Organization",
    "outlet_other": "prov:Organization",
}


@dataclass(frozen=True, slots=True)
class Life:
    """Where a text stands in the life of its page."""

    seen: str | None = None  # when it was first found; ISO 8601
    revision_of: str | None = None  # id of the text that was there before


def provenance_of(reading: Reading, captures: Sequence[Capture] = (), life: Life | None = None) -> list[Node]:
    """The text, the bytes it was made of, each saying and each statement as entities (under PROV_CONTEXT).

    A statement in the outlet's own voice is attributed to the outlet; another's was quoted from (direct) or derived
    from that one's saying and from those that passed it on; what somebody tells of another's saying derives from it.
    Of `unstated` and `unsettled` words nobody is told. A name stands for one agent inside one text only.
    """
    life = life or Life()
    nodes = _text_nodes(reading.article, captures, life)
    agents: dict[str, Node] = {}
    used = {i for s in reading.statements for i in (*s.chain, *([s.echoes] if s.echoes else []))}
    for a in reading.attributions:
        if a.id in used:
            nodes.append(_saying(reading, a, agents))
    nodes += [_statement(reading, s) for s in reading.statements]
    return nodes + list(agents.values())


def _text_nodes(article: Article, captures: Sequence[Capture], life: Life) -> list[Node]:
    page = name_page(article)
    text = without_unknown({
        "@id": name_text(article),
        "@type": "prov:Entity",
        "label": article.headline,
        "generatedAtTime": life.seen,
        "specializationOf": page if page != name_text(article) else None,
        "wasRevisionOf": name_id(life.revision_of) if life.revision_of else None,
        "wasDerivedFrom": [_name_bytes(c) for c in captures],
        "wasAttributedTo": _name_outlet(article) if article.outlet else None,
    })  # fmt: skip
    outlet = {"@id": _name_outlet(article), "@type": ["prov:Agent", "prov:Organization"], "label": article.outlet}
    return [text, *([outlet] if article.outlet else []), *(_bytes(c) for c in captures)]


def _bytes(capture: Capture) -> Node:
    return without_unknown({
        "@id": _name_bytes(capture),
        "@type": "prov:Entity",
        "label": f"{capture.size} bytes of {capture.input}",
        "generatedAtTime": (capture.fetched or capture.taken).isoformat(),
        "atLocation": capture.address,
    })  # fmt: skip


def _name_bytes(capture: Capture) -> str:
    """Source: RFC 6920, Naming Things with Hashes."""
    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(capture.sha256)).decode().rstrip("=")


def _name_outlet(article: Article) -> str:
    return name_part(article, "outlet")


def _saying(reading: Reading, a: Attribution, agents: dict[str, Node]) -> Node:
    article = reading.article
    document = a.source is not None and a.source.kind == "document"
    agent = _agent(article, a.source, agents) if a.source and not document else None
    told = [b for b in reading.attributions if b.parent == a.id and b.link == "says"]
    return without_unknown({
        "@id": name_part(article, a.id),
        "@type": "prov:Entity",
        "label": " ".join(article.words((*(a.source.spans if a.source else ()), *a.cue)).split()) or None,
        "wasAttributedTo": agent,
        "hadPrimarySource": _document(article, a.source) if document and a.source else None,
        "wasDerivedFrom": [name_part(article, b.id) for b in told],
    })  # fmt: skip


def _document(article: Article, source: Source) -> Node:
    return {"@type": "prov:Entity", "label": source.name or " ".join(article.words(source.spans).split())}


def _agent(article: Article, source: Source, agents: dict[str, Node]) -> str | None:
    words = " ".join(article.words(source.spans).split())
    label = source.name or words
    if not label:
        return None
    # Two who are only described with the same words may be two.
    part = f"agent:{label}" if source.name and source.kind != "unnamed" else f"agent:{label}:{source.spans[0].start}"
    name = name_part(article, part)
    kind = _AGENTS.get(source.kind or "")
    agents.setdefault(name, {"@id": name, "@type": ["prov:Agent", *([kind] if kind else [])], "label": label})
    return name


def _statement(reading: Reading, s: Statement) -> Node:
    article = reading.article
    chain = chain_of(reading, s)
    sayings = [name_part(article, a.id) for a in reversed(chain)]
    said = "wasQuotedFrom" if s.manner == "direct" else "wasDerivedFrom"
    node: Node = {
        "@id": name_part(article, s.id),
        "@type": "prov:Entity",
        "value": put_with_cue(article, s, chain),
        "isPartOf": name_text(article),
    }
    if sayings:
        node[said] = [*node.get(said, []), sayings[0]]
    relayed = [*sayings[1:], *([name_part(article, s.echoes)] if s.echoes else [])]
    if relayed:
        node["wasDerivedFrom"] = [*node.get("wasDerivedFrom", []), *relayed]
    if s.voice.kind == "outlet" and article.outlet:
        node["wasAttributedTo"] = _name_outlet(article)
    return node
