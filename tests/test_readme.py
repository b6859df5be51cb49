"""Each command of the README does what it says, on the samples. The two that install are run by `.ci/run`."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SHELL = [body.strip() for kind, body in BLOCKS if kind == "sh"]
INSTALLING = [line for line in SHELL if "pip install" in line]
PIPES = [line for line in SHELL if "pip install" not in line]
SCREENS = dict(body.removeprefix("$ ").split("\n", 1) for kind, body in BLOCKS if kind == "console")
"""From each command of which the README shows the screen to the part that it shows."""
OTHER_TOOLS = ["jq", "csvcut", "sqlite-utils", "curl"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the samples and nothing else, and `quotetrace` on its path."""
    shutil.copytree(SAMPLES, tmp_path / "samples")
    command = tmp_path / "bin" / "quotetrace"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quotetrace "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def run(line: str, desk: Path, **more: str) -> subprocess.CompletedProcess[str]:
    missing = [tool for tool in OTHER_TOOLS if re.search(rf"(^|\| ){tool}\b", line) and not shutil.which(tool)]
    if missing:
        pytest.skip(f"{', '.join(missing)} is not installed here")
    environment = (
        os.environ | {"PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)} | more
    )
    return subprocess.run(["sh", "-c", line], cwd=desk, env=environment, capture_output=True, encoding="utf-8")


def output(line: str, desk: Path, **more: str) -> str:
    done = run(line, desk, **more)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def pipe(start: str) -> str:
    (line,) = [line for line in PIPES if start in line]
    return line


def test_the_two_commands_stand_in_it_word_for_word() -> None:
    assert INSTALLING == [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/quotetrace trace samples/",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/python -m pytest",
    ]


@pytest.mark.parametrize("command", SCREENS)
def test_a_screen_is_what_the_command_prints_on_a_terminal(command: str, desk: Path) -> None:
    """`COLUMNS` and `--format` stand for the terminal. After a change that is meant, run with UPDATE_GOLDEN=1 and
    look."""
    printed = part(command, output(f"{command} --format table", desk, COLUMNS="80", NO_COLOR="1"))
    if os.environ.get("UPDATE_GOLDEN"):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        (ROOT / "README.md").write_text(text.replace(SCREENS[command], printed), encoding="utf-8")
    else:
        assert SCREENS[command] == printed
    assert max(map(len, printed.splitlines())) <= 80


def part(command: str, printed: str) -> str:
    """What the README shows of a screen: the card of one statement, or the best finding."""
    blocks = printed.strip("\n").split("\n\n" if " find " in command else "\n\n╭")
    shown = (
        [block for block in blocks if "The vessel will not leave" in block][:1] if " trace " in command else blocks[:3]
    )
    return "╭" + plain(shown[0]).lstrip("╭") + "\n" if " trace " in command else "\n\n".join(map(plain, shown)) + "\n"


def test_who_spoke_first(desk: Path) -> None:
    assert output(pipe("jq .speaker.name"), desk).strip().startswith('"')


def test_what_unnamed_sources_said(desk: Path) -> None:
    rows = [line.split("\t") for line in output(pipe("select(.speaker.anonymous)"), desk).splitlines()]
    assert all(len(row) == 3 for row in rows)
    assert "samples/astra-reuters.txt" in {path for path, _, _ in rows}


def test_columns_of_the_sheet(desk: Path) -> None:
    head, *rows = output(pipe("csvcut"), desk).splitlines()
    assert head == "outlet,published,wire,speaker,relation,text"
    assert len(rows) > 20


def test_the_sheet_without_other_tools(desk: Path) -> None:
    head = output(pipe("csvcut").split(" | ")[0], desk).splitlines()[0].lstrip("\ufeff").split(",")
    assert {"outlet", "published", "wire", "speaker", "relation", "text"} <= set(head)


def test_reports_in_a_database(desk: Path) -> None:
    output(pipe("sqlite-utils"), desk)
    counted = output("sqlite-utils desk.db 'select count(*) as n from reports'", desk)
    printed = output(pipe("sqlite-utils").split(" | ")[0], desk).splitlines()
    assert f'"n": {len(printed)}' in counted


def test_a_page_to_hand_on(desk: Path) -> None:
    output(pipe("story.html"), desk)
    assert "Seventeen people, five months" in (desk / "story.html").read_text(encoding="utf-8")


def test_what_came_in_against_an_archive(desk: Path) -> None:
    reports = [json.loads(line) for line in output(pipe("archive add"), desk).splitlines()]
    assert {one["article"]["path"] for one in reports} == {"samples/wells-creek-sentinel.md", "samples/wells-ap.txt"}


def test_a_page_from_the_web(desk: Path) -> None:
    """The address in the README is an example: the page comes from the samples instead."""
    page = (desk / "samples" / "astra-piraeus-gazette.html").as_uri()
    printed = output(re.sub(r"https://\S+", page, pipe("curl")), desk)
    assert "The money left our account" in printed
    assert "Piraeus Shipping Gazette" in printed


def test_the_python_example(desk: Path) -> None:
    (example,) = [body for kind, body in BLOCKS if kind == "python"]
    (desk / "example.py").write_text(example, encoding="utf-8")
    printed = output(f'"{sys.executable}" example.py', desk)
    assert "Ilze Krastmane | Seventeen people, five months, not one cent." in printed


def test_every_pipe_of_the_readme_is_run_here() -> None:
    starts = [
        "jq .speaker.name",
        "select(.speaker.anonymous)",
        "csvcut",
        "sqlite-utils",
        "story.html",
        "archive add",
        "curl",
    ]
    assert sorted(PIPES) == sorted(map(pipe, starts))


def test_it_names_every_command() -> None:
    from quotetrace.cli.app import app

    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert {name for name in names if f"| `quotetrace {name} " not in README} == set()


def test_what_it_links_to_is_there() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert [target for target in targets if not target.startswith("http") and not (ROOT / target).exists()] == []


def plain(screen: str) -> str:
    return "\n".join(line.rstrip() for line in screen.strip("\n").splitlines())


def test_the_guide_names_every_flag() -> None:
    from quotetrace.lexicon import column

    guide = (ROOT / "docs" / "reading-the-table.md").read_text(encoding="utf-8")
    assert {code for code in column("flags", "code") if f"| `{code}` |" not in guide} == set()
