"""The records are those of the design, field by field, and the schemas in `docs/schema/` know them and nothing else."""

import json
from collections.abc import Iterator

import pytest
from schemas import load, problems
from told import ARTICLES, ASKED, COPIES, EDITED, FINDINGS, QUOTES, STATEMENTS

from quotetrace.writing import Look, format_named, writer
from quotetrace.writing.records import quote_record

LOOK = Look()
JSONL = writer(format_named("jsonl"))
JSON = writer(format_named("json"))

QUOTE_KEYS = "schema id article kind content quoted cue speaker channel relayed_by told_to polarity confidence rule paragraph before after"
ARTICLE_KEYS = "id path url headline outlet outlet_from published published_from byline dateline wire"


def records(lines: Iterator[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in "".join(lines).splitlines()]


@pytest.mark.parametrize(
    ("lines", "schema", "definition"),
    [
        (JSONL.quotes(QUOTES, LOOK), "quote", None),
        (JSONL.articles(ARTICLES, COPIES, LOOK), "article", None),
        (JSONL.statements(STATEMENTS, LOOK), "trace", "row"),
        (JSONL.findings(ASKED, FINDINGS, LOOK), "trace", "finding"),
    ],
    ids=["quotes", "articles", "rows", "findings"],
)
def test_each_line_is_a_record_that_the_schema_describes(
    lines: Iterator[str], schema: str, definition: str | None
) -> None:
    found = records(lines)
    assert found
    assert [problem for record in found for problem in problems(load(schema, definition), record)] == []


def test_the_trace_document_is_one_that_the_schema_describes() -> None:
    document = json.loads("".join(JSON.statements(STATEMENTS, LOOK)))
    assert problems(load("trace"), document) == []
    assert list(document) == ["schema", "statements"]
    assert len(document["statements"]) == 2


def test_a_field_that_the_schema_does_not_know_is_found() -> None:
    record = quote_record(EDITED) | {"mood": "angry"}
    assert problems(load("quote"), record) != []


def test_the_keys_stand_in_the_order_of_the_design() -> None:
    record = quote_record(EDITED)
    assert list(record) == QUOTE_KEYS.split()
    assert isinstance(record["article"], dict)
    assert list(record["article"]) == ARTICLE_KEYS.split()


def test_an_article_record_is_the_article_of_a_quote_and_some_more() -> None:
    record = records(JSONL.articles(ARTICLES, COPIES, LOOK))[0]
    assert list(record) == ["schema", *ARTICLE_KEYS.split(), "sha256", "language", "title_from", "furniture", "copies"]


@pytest.mark.parametrize("name", ["quotes", "articles", "findings"])
def test_an_empty_result_is_still_a_document(name: str) -> None:
    empty = {
        "quotes": lambda: JSON.quotes((), LOOK),
        "articles": lambda: JSON.articles((), {}, LOOK),
        "findings": lambda: JSON.findings(ASKED, (), LOOK),
    }
    assert json.loads("".join(empty[name]()))[name] == []


def test_spans_give_the_words_of_the_article() -> None:
    for quote in QUOTES:
        slices = (quote.article.text[start:end] for start, end in quote.content.spans)
        assert " ".join(" ".join(slices).split()) == quote.content.text
