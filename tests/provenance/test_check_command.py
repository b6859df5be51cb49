"""`quotetrace check` as a desk runs it: formats, exit codes, and words of articles that never act."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, SAMPLES
from newsroom import article, printed

from quotetrace.errors import UsageError
from quotetrace.pipeline import trace
from quotetrace.provenance.checks import check
from quotetrace.writing import Look
from quotetrace.writing.checklist import checklist

SAID = '"The ferry will stay in port until the engine has been repaired," harbour master Ada Quill said.'
VERDICTS = {"passed", "open", "failed", "not applicable"}


def quotetrace(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quotetrace", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT)


def written(format: str, width: int = 80) -> str:
    checked = check(trace([article(printed(SAID), "The Harbour Times", "2019-03-04")]))
    return "".join(checklist(format, checked, Look(width=width)))


def test_json_lines_give_one_item_a_line() -> None:
    records = [json.loads(line) for line in written("jsonl").splitlines()]
    assert {record["schema"] for record in records} == {"quotetrace/check@1"}
    assert {record["verdict"] for record in records} <= VERDICTS
    assert len({record["code"] for record in records}) == len(records) == 12


def test_each_line_is_as_the_schema_says() -> None:
    schema = json.loads((ROOT / "docs" / "schema" / "check.schema.json").read_text(encoding="utf-8"))
    for line in written("jsonl").splitlines():
        jsonschema.validate(json.loads(line), schema)


def test_json_holds_the_same_as_json_lines() -> None:
    (statement,) = json.loads(written("json"))["statements"]
    assert [item["code"] for item in statement["items"]] == [
        json.loads(line)["code"] for line in written("jsonl").splitlines()
    ]


def test_csv_gives_one_item_a_row() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert len(rows) == 12
    assert {row["speaker"] for row in rows} == {"Ada Quill"}


def test_markdown_is_a_task_list() -> None:
    boxes = [line for line in written("markdown").splitlines() if line.startswith("- [")]
    assert len(boxes) == 12
    assert {line[:5] for line in boxes} == {"- [ ]", "- [x]"}


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_statement_fits_a_screen(width: int) -> None:
    card = written("table", width).splitlines()
    assert max(map(len, card)) <= width
    assert len(card) <= (40 if width > 60 else 55)


def test_words_of_an_article_never_act() -> None:
    hostile = "=cmd()\x1b[2J[bold]<script>|"
    (checked,) = check(trace([article(printed(SAID), "The Harbour Times")]))
    items = tuple(replace(item, evidence=hostile) for item in checked.items)
    for format in ("table", "markdown", "csv", "tsv", "json", "jsonl"):
        text = "".join(checklist(format, [replace(checked, items=items)], Look()))
        assert "\x1b" not in text
    cells = list(csv.DictReader(io.StringIO("".join(checklist("csv", [replace(checked, items=items)], Look())))))
    assert all(row["evidence"].startswith("'=") for row in cells)
    assert "<script>" not in "".join(checklist("markdown", [replace(checked, items=items)], Look()))


def test_a_format_that_writes_no_checklists_is_refused() -> None:
    with pytest.raises(UsageError, match="html"):
        checklist("html", (), Look())


def test_open_items_end_with_one() -> None:
    done = quotetrace("check", SAMPLES, "--format", "jsonl")
    assert done.returncode == 1
    assert "with open or failed items" in done.stderr
    assert {json.loads(line)["verdict"] for line in done.stdout.splitlines()} <= VERDICTS


def test_a_draft_is_checked_against_the_sources(tmp_path: Path) -> None:
    draft = tmp_path / "story.md"
    draft.write_text(
        "# Sailors without pay\n\nLatvia holds a ship in Ventspils whose sailors have not been paid since June, the ministry says.\n\n"
        '"We have food for nine days and water for six," said its master, Mykola Dorosh.\n',
        encoding="utf-8",
    )
    done = quotetrace("check", SAMPLES, "--draft", draft, "--format", "jsonl")
    found = {
        record["code"]: record
        for record in map(json.loads, done.stdout.splitlines())
        if record["text"] and "food" in record["draft"]["text"]
    }
    assert done.returncode == 1
    assert found["draft-wording"]["verdict"] in ("open", "failed"), "nine days are not four"
    assert done.stderr.endswith("2 quotes checked, 2 with open or failed items\n")


def test_a_draft_that_can_not_be_read_is_one_line() -> None:
    done = quotetrace("check", SAMPLES, "--draft", "no-such-draft.md", "--quiet", "--format", "csv")
    assert done.returncode == 2
    assert "no-such-draft.md" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_draft_among_the_sources_is_no_source(tmp_path: Path) -> None:
    draft = tmp_path / "story.txt"
    draft.write_text(printed(SAID), encoding="utf-8")
    done = quotetrace("check", tmp_path, "--draft", draft, "--format", "jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {r["verdict"] for r in found if r["code"] == "draft-wording"} == {"failed"}


def test_a_checklist_for_excel_says_that_it_is_utf8() -> None:
    plain, marked = (quotetrace("check", SAMPLES, "-f", "csv", *more).stdout for more in ([], ["--excel"]))
    assert marked == "\ufeff" + plain
