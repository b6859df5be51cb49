"""What people see, held as files: each format at each width. After a change that is meant, run with UPDATE_GOLDEN=1 and
look."""

import os
import re
from pathlib import Path

import pytest
from told import ARTICLES, ASKED, COPIES, FINDINGS, QUOTES, STATEMENTS

from quotetrace.writing import FORMATS, Look, format_named, writer

GOLDEN = Path(__file__).parent / "golden"
LOOKS = {
    "60": Look(width=60),
    "80": Look(width=80),
    "80-reasons": Look(width=80, reasons=True),
    "80-color": Look(width=80, color=True),
    "120": Look(width=120),
    "200-wide": Look(width=200, wide=True),
}
CASES = [("table", name) for name in LOOKS] + [
    (known.name, "80") for known in FORMATS if known.name != "table" and "find" in known.serves
]


def written(command: str, format: str, look: Look) -> str:
    """What `command` writes about the story."""
    to = writer(format_named(format))
    pieces = {
        "trace": lambda: to.statements(STATEMENTS, look),
        "extract": lambda: to.quotes(QUOTES, look),
        "inspect": lambda: to.articles(ARTICLES, COPIES, look),
        "find": lambda: to.findings(ASKED, FINDINGS, look),
    }
    return "".join(pieces[command]())


@pytest.mark.parametrize("command", ["trace", "extract", "inspect", "find"])
@pytest.mark.parametrize(("format", "look"), CASES)
def test_the_output_is_as_it_was_when_a_person_last_looked(command: str, format: str, look: str) -> None:
    golden = GOLDEN / f"{command}.{format}.{look}.txt"
    found = written(command, format, LOOKS[look])
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["trace", "extract", "inspect", "find"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_wide_table_breaks_no_word_in_a_window_that_is_too_narrow_for_it(command: str, width: int) -> None:
    def parts(text: str) -> set[str]:
        return {part for part in re.split(r"[\s─]+|(?<=[-_./])", text) if part}

    narrow, roomy = (written(command, "table", Look(width=columns, wide=True)) for columns in (width, 2000))
    assert parts(narrow) == parts(roomy)
    assert not re.search(r"\w…", narrow), "an ellipsis stands where words were cut off"


@pytest.mark.parametrize("command", ["trace", "extract", "inspect", "find"])
@pytest.mark.parametrize("width", [40, 60, 79, 80, 100, 120, 200])
def test_nothing_is_cut_and_no_line_is_too_long(command: str, width: int) -> None:
    found = written(command, "table", Look(width=width))
    assert max(len(line) for line in found.splitlines()) <= width
    assert not re.search(r"\w…", found), "an ellipsis stands where words were cut off"
    shown = "".join(found.split()).replace("│", "")
    for article in ARTICLES if command == "inspect" else ():
        assert "".join((article.headline or "").split()) in shown
