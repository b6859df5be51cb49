"""The formats of other programs hold what their makers ask for."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from test_safety import HOSTILE, hostile
from told import BRIDGE, COURIER, FULLEST, GAZETTE, MONEY, QUOTES, STATEMENTS, UNNAMED

from quotetrace.model import Quote
from quotetrace.writing import Look, format_named, writer

LOOK = Look()

SELECTORS = {
    "oneOf": [
        {
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                **{k: {"type": "string"} for k in ("exact", "prefix", "suffix")},
            },
            "required": ["type", "exact"],
            "additionalProperties": False,
        },
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                **{k: {"type": "integer", "minimum": 0} for k in ("start", "end")},
            },
            "required": ["type", "start", "end"],
            "additionalProperties": False,
        },
    ]
}
TARGETS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "properties": {
            "source": {"type": "string", "format": "iri"},
            "selector": {"type": "array", "items": SELECTORS, "minItems": 1},
        },
        "required": ["source", "selector"],
        "additionalProperties": False,
    },
}
ANNOTATION = {
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^urn:quotetrace:q_"},
        "type": {"const": "Annotation"},
        "motivation": {"const": "identifying"},
        "body": {"type": "array", "items": {"required": ["type", "purpose"]}},
        "target": TARGETS,
    },
    "required": ["@context", "id", "type", "target"],
    "additionalProperties": False,
}
ANCHOR = {
    "properties": {
        "uri": {"type": "string", "minLength": 1},
        "document": {
            "properties": {"title": {"type": "array", "items": {"type": "string"}}},
            "additionalProperties": False,
        },
        "text": {"type": "string"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "target": TARGETS,
    },
    "required": ["uri", "target"],
    "additionalProperties": False,
}


def lines(format: str, *quotes: Quote) -> list[dict[str, Any]]:
    return [json.loads(line) for line in "".join(writer(format_named(format)).quotes(quotes, LOOK)).splitlines()]


@pytest.mark.parametrize(("format", "schema"), [("annotations", ANNOTATION), ("hypothesis", ANCHOR)])
def test_each_line_is_an_annotation(format: str, schema: dict[str, object]) -> None:
    records = lines(format, *QUOTES, hostile(HOSTILE))
    assert len(records) == len(QUOTES) + 1
    assert [error.message for record in records for error in Draft202012Validator(schema).iter_errors(record)] == []


def test_an_annotation_is_anchored_by_its_words_and_its_place() -> None:
    (record,) = lines("annotations", FULLEST)
    words, place = record["target"][0]["selector"]
    assert GAZETTE.text[place["start"] : place["end"]] == words["exact"]
    assert GAZETTE.text.count(words["prefix"] + words["exact"] + words["suffix"]) == 1
    assert record["target"][0]["source"] == "urn:quotetrace:a_gazette"


def test_an_article_on_the_web_is_annotated_there() -> None:
    there = replace(FULLEST, article=replace(GAZETTE, url="https://gazette.example/bridge"))
    assert lines("annotations", there)[0]["target"][0]["source"] == "https://gazette.example/bridge"
    assert lines("hypothesis", there)[0]["uri"] == "https://gazette.example/bridge"


def test_a_report_is_linked_to_its_statement() -> None:
    text = "".join(writer(format_named("annotations")).statements(STATEMENTS, LOOK))
    links = [
        body["source"]
        for line in text.splitlines()
        for body in json.loads(line)["body"]
        if body["purpose"] == "linking"
    ]
    assert links == ["urn:quotetrace:s_000000000001"] * 2 + ["urn:quotetrace:s_000000000003"]


def test_a_quotation_has_its_speaker_and_its_article() -> None:
    graph = json.loads("".join(writer(format_named("schemaorg")).quotes([FULLEST, UNNAMED], LOOK)))
    assert graph["@context"] == "https://schema.org"
    named, unnamed = graph["@graph"]
    assert named["creator"] == {"@type": "Person", "name": "Ida Brandt", "jobTitle": "Mayor"}
    assert named["isPartOf"]["publisher"] == {"@type": "Organization", "name": "Linden Gazette"}
    assert named["isPartOf"]["sourceOrganization"]["name"] == "Reuters"
    assert "creator" not in unnamed


def test_a_claim_is_not_rated() -> None:
    text = "".join(writer(format_named("schemaorg")).statements(STATEMENTS, LOOK))
    bridge, money = json.loads(text)["@graph"]
    assert bridge["@type"] == "Claim"
    assert [quotation["@id"] for quotation in bridge["appearance"]] == [
        "urn:quotetrace:q_000000000001",
        "urn:quotetrace:q_000000000002",
    ]
    assert bridge["firstAppearance"]["headline"] == GAZETTE.headline
    assert money["text"] == MONEY.text
    assert "rating" not in text.lower()


def test_the_provenance_is_read_by_the_prov_library() -> None:
    prov = pytest.importorskip("prov.model", reason="the prov library is not installed")
    text = "".join(writer(format_named("prov")).statements(STATEMENTS, LOOK))
    document = prov.ProvDocument.deserialize(content=text, format="json")
    counted = {
        kind.__name__: len(list(document.get_records(kind)))
        for kind in (prov.ProvEntity, prov.ProvAgent, prov.ProvDerivation)
    }
    assert counted["ProvEntity"] == 2 + 3 + 2  # statements, quotes, articles
    assert counted["ProvDerivation"] == 3
    assert counted["ProvAgent"] == len({"Ida Brandt", "Linden Gazette", "Reuters", "origin one", "origin two"})
    assert prov.ProvDocument.deserialize(content=document.serialize(format="json"), format="json") == document


def test_an_id_of_any_characters_is_a_name_in_every_format() -> None:
    odd = replace(COURIER, id='a "b": <c>/ü')
    quote = replace(FULLEST, article=replace(odd, text=GAZETTE.text))
    assert lines("annotations", quote)[0]["target"][0]["source"] == "urn:quotetrace:a%20%22b%22%3A%20%3Cc%3E%2F%C3%BC"


def test_a_sheet_for_excel_has_its_mark_and_is_the_same_otherwise() -> None:
    to = writer(format_named("csv"))
    plain = "".join(to.statements([BRIDGE], LOOK))
    marked = "".join(to.statements([BRIDGE], Look(excel=True)))
    assert marked == "\ufeff" + plain
    assert len(list(csv.reader(io.StringIO(plain)))) == 3


def test_csvkit_reads_the_sheet(tmp_path: Path) -> None:
    pytest.importorskip("csvkit", reason="csvkit is not installed")
    path = tmp_path / "sheet.csv"
    path.write_text("".join(writer(format_named("csv")).statements(STATEMENTS, LOOK)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "csvkit.utilities.csvstat", "--count", path], capture_output=True, text=True
    )
    assert "3" in done.stdout
