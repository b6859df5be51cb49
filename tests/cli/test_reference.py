"""`docs/commands.md` is what the commands say of themselves. After a change that is meant, run with UPDATE_GOLDEN=1."""

import os

from command import in_process as quotetrace
from conftest import ROOT

REFERENCE = ROOT / "docs" / "commands.md"
COMMANDS = ["trace", "extract", "inspect", "find", "check", "review", "archive"]
OF_THE_ARCHIVE = [f"archive {name}" for name in ("add", "stats", "verify", "export", "remove")]
INTRODUCTION = """# The commands

Written from `--help`; a test holds it to that.
"""


def reference() -> str:
    """The help of every command, one section each."""
    sections = [
        ("quotetrace", ["--help"]),
        *((f"quotetrace {name}", [*name.split(), "--help"]) for name in [*COMMANDS, *OF_THE_ARCHIVE]),
    ]
    helps = [(title, quotetrace(*arguments, COLUMNS="100").out.rstrip()) for title, arguments in sections]
    return INTRODUCTION + "".join(f"\n## {title}\n\n```text\n{text}\n```\n" for title, text in helps)


def test_the_reference_is_what_the_commands_say() -> None:
    found = reference()
    if os.environ.get("UPDATE_GOLDEN"):
        REFERENCE.write_text(found, encoding="utf-8")
    assert found == REFERENCE.read_text(encoding="utf-8")


def test_every_command_is_in_the_reference() -> None:
    overview = quotetrace("--help").out
    listed = [line.split()[0] for line in overview.split("Commands:\n")[1].splitlines() if line.startswith("  ")]
    assert listed == COMMANDS


def test_every_option_has_a_help() -> None:
    for name in [*COMMANDS, *OF_THE_ARCHIVE]:
        for line in quotetrace(*name.split(), "--help", COLUMNS="200").out.splitlines():
            assert not line.strip().startswith("-") or len(line.split("  ")) > 2, line
