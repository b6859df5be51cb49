"""Every case of `tests/cases/credits/`: an article, `--- expect`, and what it states, a row each.

    headline | Ferry stays in port | text
    wire | Reuters | dateline | VIENNA (Reuters) -

A row is a field, its value, where it was found, and for a wire its evidence. `-` means that the field is not known;
cells that are left out are not compared.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from casefile import CASES, told

from quotetrace.credits import credit
from quotetrace.model import Article
from quotetrace.reading import read_bytes

PATHS = sorted((CASES / "credits").glob("*.txt"))


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    rows: tuple[tuple[str, ...], ...]


def read_case(path: Path) -> Case:
    text, marker, rest = path.read_text(encoding="utf-8").partition("--- expect\n")
    assert marker, f"{path.name}: no line `--- expect`"
    return Case(path.stem, text, tuple(tuple(cell.strip() for cell in row.split(" | ")) for row in told(rest)))


EVERY = [read_case(path) for path in PATHS]
each = pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)


def credited(case: Case) -> Article:
    (article,) = read_bytes(case.text.encode(), f"{case.name}.txt", "text")
    return credit(article)


def found(article: Article, row: tuple[str, ...]) -> Iterator[str]:
    """The cells of the article that stand beside those of the row."""
    field = row[0]
    yield field
    if field == "wire":
        wire = article.wire
        yield from (wire.agency, wire.found_in, wire.evidence) if wire else ("-",)
        return
    yield str(getattr(article, field) or "-")
    yield str(getattr(article, f"{field}_from", "") or "-")


@each
def test_the_article_states_what_the_case_expects(case: Case) -> None:
    article = credited(case)
    wrong = [(row, got) for row in case.rows if (got := tuple(found(article, row))[: len(row)]) != row]
    assert wrong == []


@each
def test_what_holds_for_any_article(case: Case) -> None:
    article = credited(case)
    assert credit(article) == article, "crediting twice changes nothing"
    if article.headline_span and article.headline_from == "text":
        start, end = article.headline_span
        assert " ".join(article.text[start:end].split()) == article.headline
    if article.wire and article.wire.found_in != "url":
        text = " ".join(article.text.split())
        assert article.wire.evidence in text or not article.wire.evidence, "evidence is in the article's words"
    for value, place in (("outlet", "outlet_from"), ("published", "published_from"), ("headline", "headline_from")):
        assert (getattr(article, value) is None) == (getattr(article, place) is None)


def test_the_command_states_what_the_library_finds(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    lines = (json.dumps({"id": case.name, "text": case.text}, ensure_ascii=False) + "\n" for case in EVERY)
    path.write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "quotetrace", "inspect", str(path), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    records = {record["id"]: record for record in map(json.loads, done.stdout.splitlines())}
    for case in EVERY:
        (article,) = read_bytes(json.dumps({"id": case.name, "text": case.text}).encode(), "case.jsonl", "json")
        wire = credit(article).wire
        assert records[case.name]["wire"] == (
            wire and {"agency": wire.agency, "found_in": wire.found_in, "evidence": wire.evidence}
        )
