"""Linked data against the shapes that schema.org, the Web Annotation model and PROV-O define."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings

from sayso.model import Capture, Reading
from sayso.retell.contract import row_to_json
from sayso.retell.linked import PROV_CONTEXT, annotations_of, news_article_of, provenance_of
from sayso.retell.linked.provenance import Life
from tests.made import make_reading
from tests.readings import readings

NOON = datetime(2031, 6, 12, 12, tzinfo=UTC)
THING = {"@type", "@id", "name", "description", "url", "identifier"}
WORK = {"text", "author", "creator", "isPartOf", "hasPart", "isBasedOn", "keywords", "contentLocation",
        "temporalCoverage", "publisher", "headline", "datePublished", "dateModified", "inLanguage"}  # fmt: skip
# What schema.org defines for each type that is used, as far as it is used; and the types that a property may have.
SHAPES: dict[str, set[str]] = {
    "NewsArticle": THING | WORK | {"articleBody"},
    "OpinionNewsArticle": THING | WORK | {"articleBody"},
    "Quotation": THING | WORK | {"spokenByCharacter"},
    "Claim": THING | WORK | {"appearance", "firstAppearance"},
    "CreativeWork": THING | WORK,
    "Person": THING | {"jobTitle", "affiliation"},
    "Organization": THING,
    "GovernmentOrganization": THING,
    "NewsMediaOrganization": THING,
    "Place": THING | {"geo"},
    "GeoCoordinates": {"@type", "latitude", "longitude"},
}
AGENTS = {"Person", "Organization", "GovernmentOrganization", "NewsMediaOrganization"}
WORKS = {"NewsArticle", "OpinionNewsArticle", "CreativeWork", "Quotation", "Claim"}
RANGES = {
    "author": AGENTS, "creator": AGENTS | {"CreativeWork"}, "spokenByCharacter": AGENTS, "publisher": AGENTS,
    "appearance": WORKS, "firstAppearance": WORKS, "isPartOf": WORKS, "isBasedOn": WORKS, "hasPart": WORKS,
    "contentLocation": {"Place"}, "geo": {"GeoCoordinates"}, "affiliation": {"Organization"},
}  # fmt: skip
RATES = re.compile("review|rating|score|truth|false|veracity|bias", re.IGNORECASE)


def check_shape(node: dict[str, Any]) -> None:
    """Types that exist, properties that the type has, values of a type that the property may have, nothing empty."""
    assert set(node) <= SHAPES[node["@type"]], (node["@type"], set(node) - SHAPES[node["@type"]])
    for name, value in node.items():
        assert value not in (None, [], ""), name
        assert not RATES.search(name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and set(one) != {"@id"}:
                assert one["@type"] in RANGES[name], (name, one["@type"])
                check_shape(one)


def part(number: int, reading: Reading | None = None) -> dict[str, Any]:
    made = news_article_of(reading or make_reading())
    found: dict[str, Any] = next(p for p in made["hasPart"] if p["@id"].endswith(f":s{number}"))
    return found


def test_the_article_has_the_shape_of_schema_org_and_no_rating() -> None:
    made = news_article_of(make_reading())
    check_shape(made)
    assert made["@type"] == "NewsArticle" and made["headline"] == make_reading().article.headline
    assert made["publisher"]["name"] == "Harbour Post"
    assert made["author"] == [{"@type": "Person", "name": "Ana Pell"}]
    assert "Give from two crowns" not in made["articleBody"] and "“was never safe”" in made["articleBody"]


def test_quoted_words_are_a_quotation_of_who_spoke() -> None:
    made = part(7)
    assert made["@type"] == "Quotation"
    assert made["text"] == "“I wrote two reports and nobody read them,”"
    assert made["spokenByCharacter"]["name"] == made["creator"]["name"] == "Mira Holt"


def test_a_claim_has_its_author_and_where_it_appears() -> None:
    made, page = part(6), make_reading().article.url
    assert made["@type"] == "Claim" and made["author"]["name"] == "Mira Holt"
    assert made["author"]["jobTitle"] == "chief engineer"
    assert made["appearance"] == made["firstAppearance"] == {"@id": page}
    assert made["url"].startswith(f"{page}#:~:text=")


def test_a_claim_that_was_passed_on_first_appeared_with_who_passed_it_on() -> None:
    made = part(11)
    assert made["author"]["name"] == "Tor Vane"
    assert made["firstAppearance"]["author"]["name"] == "Evening Gull"


def test_what_is_denied_is_never_claimed_without_the_denial() -> None:
    assert part(8)["text"] == "denied that its staff had seen the reports"
    assert part(8)["keywords"] == ["denied"]
    quoted = make_reading()
    eighth = replace(quoted.statements[7], manner="direct")
    made = part(8, replace(quoted, statements=(*quoted.statements[:7], eighth, *quoted.statements[8:])))
    assert made["@type"] == "Claim" and made["text"].startswith("denied")


def test_nobody_is_the_author_of_what_nobody_says() -> None:
    assert "author" not in part(14) and "author" not in part(15)
    assert part(4)["author"]["name"] == "Harbour Post"


def test_who_is_only_described_has_no_name() -> None:
    author = part(9)["author"]
    assert "name" not in author and author["description"].startswith("Two officials")


def test_annotations_have_what_the_model_requires() -> None:
    reading = make_reading()
    made = annotations_of(reading, "2031-06-12T12:00:00+00:00")
    assert len({a["id"] for a in made}) == len(made) == len(reading.statements)
    for a in made:
        assert {"id", "type", "target"} <= set(a) and a["type"] == "Annotation"
        assert a["motivation"] == "identifying"
        for body in a["body"]:
            assert body["type"] == "TextualBody" and body["value"]
            assert body["purpose"] in {"identifying", "tagging", "describing"}
        for target in a["target"] if isinstance(a["target"], list) else [a["target"]]:
            quote, position = target["selector"]
            assert target["source"] == reading.article.url
            assert set(quote) == {"type", "exact", "prefix", "suffix"} and quote["type"] == "TextQuoteSelector"
            assert set(position) == {"type", "start", "end"} and position["type"] == "TextPositionSelector"
            assert target["state"]["type"] == "TimeState" and target["state"]["sourceDate"]
    named = [b["value"] for b in made[6]["body"] if b["purpose"] == "identifying"]
    assert named == ["Mira Holt"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_the_offsets_of_an_annotation_select_its_words(reading: Reading) -> None:
    text = reading.article.text
    for a, s in zip(annotations_of(reading), reading.statements, strict=True):
        targets = a["target"] if isinstance(a["target"], list) else [a["target"]]
        assert len(targets) == len(s.spans)
        for target in targets:
            quote, at = target["selector"]
            assert text[at["start"] : at["end"]] == quote["exact"]
            assert text[: at["start"]].endswith(quote["prefix"]) and text[at["end"] :].startswith(quote["suffix"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_any_reading_becomes_linked_data_that_is_json(reading: Reading) -> None:
    made = news_article_of(reading)
    check_shape(made)
    for node in (made, *annotations_of(reading), *provenance_of(reading)):
        assert json.loads(row_to_json(node))


def capture() -> Capture:
    return Capture("b.html", "https://h.example/b", None, None, (), NOON, NOON, "ab" * 32, 9, b"<p>bytes</p>")


def test_provenance_uses_only_terms_that_its_context_has() -> None:
    nodes = provenance_of(make_reading(), [capture()], Life("2031-06-12T12:00:00+00:00", "f" * 16))
    for node in nodes:
        assert set(node) - {"@id", "@type"} <= set(PROV_CONTEXT)
        kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
        assert set(kinds) <= {"prov:Entity", "prov:Agent", "prov:Person", "prov:Organization"}
    assert len({n["@id"] for n in nodes}) == len(nodes)


def test_every_link_of_provenance_leads_to_a_node() -> None:
    nodes = {n["@id"]: n for n in provenance_of(make_reading(), [capture()])}
    for node in nodes.values():
        for name in ("wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom", "isPartOf"):
            value = node.get(name, [])
            assert set(value if isinstance(value, list) else [value]) <= set(nodes)


def test_a_chain_is_told_from_the_words_to_who_spoke_first() -> None:
    reading = make_reading()
    base = f"urn:sayso:{reading.article.id}"
    nodes = {n["@id"]: n for n in provenance_of(reading)}
    assert nodes[f"{base}:s11"]["wasDerivedFrom"] == [f"{base}:a8", f"{base}:a7"]
    assert nodes[f"{base}:a7"]["wasDerivedFrom"] == [f"{base}:a8"]
    assert nodes[nodes[f"{base}:a8"]["wasAttributedTo"]]["label"] == "Tor Vane"
    assert nodes[f"{base}:s7"]["wasQuotedFrom"] == [f"{base}:a4"]
    assert nodes[f"{base}:s4"]["wasAttributedTo"] == f"{base}:outlet"
    assert "wasAttributedTo" not in nodes[f"{base}:s14"]
    assert nodes[f"{base}:s8"]["value"].startswith("denied")


def test_a_text_is_a_revision_of_the_one_before_and_derived_from_its_bytes() -> None:
    first = provenance_of(make_reading(), [capture()], Life(None, "f" * 16))[0]
    assert first["wasRevisionOf"] == "urn:sayso:" + "f" * 16
    assert first["wasDerivedFrom"][0].startswith("ni:///sha-256;q6urq6ur")
