"""Every case of `tests/cases/speech/`, through the library and through the command line, with the invariants of each.

How a case is written stands in `casefile.py`; how to add one, in CONTRIBUTING.md.
"""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from casefile import Case, Record, cases, problems, quotes_of

SPEECH = cases("speech")
each = pytest.mark.parametrize("case", SPEECH, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def by_command(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Record]]:
    """The records of the quotes of all cases, as one call of the command finds them."""
    path = tmp_path_factory.mktemp("cases") / "cases.jsonl"
    path.write_text("".join(json.dumps({"id": c.name, "text": c.text}) + "\n" for c in SPEECH), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "quotetrace", "extract", str(path), "--format", "jsonl"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, list[Record]] = defaultdict(list)
    for line in done.stdout.splitlines():
        record = json.loads(line)
        found[record["article"]["id"]].append(record)
    return found


@each
def test_the_quotes_are_those_that_the_case_expects(case: Case) -> None:
    assert problems(case, quotes_of(case)) == []


@each
def test_the_command_finds_what_the_library_finds(case: Case, by_command: dict[str, list[Record]]) -> None:
    """Also in another process, from another format and under another article id: only the ids differ."""
    assert [told(r) for r in by_command[case.name]] == [told(r) for r in quotes_of(case)]


@each
def test_what_holds_for_any_article(case: Case) -> None:
    records = quotes_of(case)
    assert len({r["id"] for r in records}) == len(records), "ids are unique"
    for record in records:
        for field, text, spans in stretches(record):
            words = " ".join(" ".join(case.text[start:end].split()) for start, end in spans)
            assert words == " ".join(str(text).split()), f"{field}: the span is the words"
    assert overlaps(records) == [], "quotes overlap only where one is nested in the other"


def told(record: Record) -> Record:
    """A record without what names the file that the article came from, and the ids that are made of it."""
    return {key: value for key, value in record.items() if key not in {"article", "id", "inside"}}


def stretches(record: Record) -> list[tuple[str, str, list[tuple[int, int]]]]:
    """Each field of a record that is words of the article: its name, the words, the spans."""
    content, quoted, speaker = record["content"], record["quoted"], record["speaker"]
    assert isinstance(content, dict)
    assert isinstance(quoted, list)
    assert isinstance(speaker, dict)
    relays = record["relayed_by"]
    assert isinstance(relays, list)
    single = [
        ("cue", record["cue"]),
        ("mention", speaker["mention"]),
        ("channel", record["channel"]),
        ("told_to", record["told_to"]),
    ]
    found = [("content", content["text"], content["spans"])]
    found += [("quoted", q["text"], [(q["start"], q["end"])]) for q in quoted]
    found += [("relay", r["text"], [(r["start"], r["end"])]) for r in relays]
    found += [(name, s["text"], [(s["start"], s["end"])]) for name, s in single if isinstance(s, dict)]
    return found


def overlaps(records: list[Record]) -> list[tuple[str, str]]:
    """Pairs of quotes that share characters though neither is nested in the other, however deep."""
    outer = {r["id"]: r.get("inside") for r in records}

    def around(key: object) -> set[object]:
        found = set()
        while key := outer.get(key):
            found.add(key)
        return found

    spans = [(r["id"], r["content"]["text"], s) for r in records for s in r["content"]["spans"]]  # type: ignore[index]
    return [
        (first, second)
        for i, (a, first, (start, end)) in enumerate(spans)
        for b, second, (other_start, other_end) in spans[i + 1 :]
        if a != b and start < other_end and other_start < end and a not in around(b) and b not in around(a)
    ]


def test_there_are_cases_of_every_group() -> None:
    groups = {path.name.split("-")[0] for path in (Path(__file__).parent / "cases" / "speech").glob("*.txt")}
    assert groups == {
        "addressee", "anonymous", "apostrophe", "carried", "channel", "cue", "denial", "document", "furniture", "headline",
        "indirect", "interview", "joint", "marks", "nested", "notquote", "paragraphs", "relay", "role", "speaker", "split",
        "surname", "unicode",
    }  # fmt: skip
    assert len(SPEECH) >= 150
