"""`quotetrace archive`, and `--archive` of the other commands; every command of the guide."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES

sys.path.append(str(ROOT / "tests" / "cli"))
from command import COMMAND
from command import in_process as quotetrace

GUIDE = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^```sh\n(.*?)\n```$", GUIDE, re.MULTILINE | re.DOTALL)
ASKED = "We have food for three days and water for six"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive of the samples."""
    path = str(tmp_path_factory.mktemp("desk") / "desk.db")
    assert quotetrace("archive", "add", SAMPLES, "--db", path, "-q").code == 0
    return path


def test_the_archive_traces_as_its_articles_do(desk: str) -> None:
    assert quotetrace("trace", "--archive", desk).out == quotetrace("trace", SAMPLES).out


def test_what_is_exported_traces_as_the_archive_does(desk: str) -> None:
    exported = quotetrace("archive", "export", "--db", desk).out
    assert quotetrace("trace", "-", stdin=exported).out == quotetrace("trace", "--archive", desk).out


def test_who_reads_only_the_first_lines_of_an_export_sees_no_traceback(desk: str) -> None:
    command = [*COMMAND, "archive", "export", "--db", desk]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith(b'{"schema"')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


@pytest.mark.parametrize(("added", "removed"), [(".", "one.txt"), ("one.txt", "./one.txt"), (".", "./one.txt")])
def test_an_article_is_removed_by_its_path_however_that_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, added: str, removed: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text('"The ferry will run," said Ida Brandt, the mayor.\n', encoding="utf-8")
    assert quotetrace("archive", "add", added, "--db", "desk.db", "-q").code == 0
    assert quotetrace("archive", "remove", removed, "--db", "desk.db").err == "1 article removed\n"


def test_of_an_archive_alone_no_articles_are_counted(desk: str) -> None:
    assert quotetrace("find", ASKED, "--archive", desk).err == "4 reports of these words\n"


def test_what_is_exported_makes_another_archive(desk: str, tmp_path: Path) -> None:
    exported = quotetrace("archive", "export", "--db", desk).out
    assert quotetrace("archive", "add", "-", "--db", tmp_path / "other.db", stdin=exported).code == 0
    assert quotetrace("archive", "export", "--db", tmp_path / "other.db").out == exported


def test_an_exported_record_is_a_quote_record(desk: str) -> None:
    sys.path.append(str(ROOT / "tests" / "writing"))
    from schemas import load, problems

    quote = load("quote")
    for line in quotetrace("archive", "export", "--db", desk).out.splitlines():
        assert problems(quote, json.loads(line)) == []


def test_other_formats_are_those_of_extract(desk: str) -> None:
    exported, extracted = (
        quotetrace(*arguments, "-f", "csv").out.splitlines()
        for arguments in (("archive", "export", "--db", desk), ("extract", SAMPLES))
    )
    assert exported == extracted


def test_find_in_the_archive_is_find_among_its_articles(desk: str) -> None:
    assert quotetrace("find", ASKED, "--archive", desk).out == quotetrace("find", ASKED, SAMPLES).out
    assert quotetrace("find", ASKED, SAMPLES, "--archive", desk).out == quotetrace("find", ASKED, SAMPLES).out
    assert quotetrace("find", "the moon is made of green cheese", "--archive", desk).code == 1


def test_check_the_archive(desk: str) -> None:
    assert quotetrace("check", "--archive", desk).out == quotetrace("check", SAMPLES).out


def test_check_a_draft_against_the_archive(desk: str) -> None:
    draft = SAMPLES / "astra-mirror.txt"
    checked, plain = (
        quotetrace("check", "--draft", draft, *more, "-f", "csv").out for more in (("--archive", desk), (SAMPLES,))
    )
    assert checked == plain


def test_adding_again_says_so(desk: str) -> None:
    done = quotetrace("archive", "add", SAMPLES, "--db", desk, "-v")
    assert (done.code, done.out) == (0, "")
    assert "0 articles added, 0 changed, 13 known already" in done.err


def test_verify_and_stats(desk: str) -> None:
    verified, counted = quotetrace("archive", "verify", "--db", desk), quotetrace("archive", "stats", "--db", desk)
    assert (verified.code, verified.out) == (0, "")
    assert "all whole" in verified.err
    assert "articles\t13\n" in counted.out


def test_removing_what_is_not_there(desk: str) -> None:
    done = quotetrace("archive", "remove", "nowhere.txt", "--db", desk)
    assert (done.code, done.problems) == (1, [f"quotetrace: nowhere.txt: no such article in {desk}"])


@pytest.mark.parametrize("command", ["stats", "verify", "export"])
def test_an_archive_that_is_not_there(command: str, tmp_path: Path) -> None:
    done = quotetrace("archive", command, "--db", tmp_path / "no.db")
    assert (done.code, len(done.problems), done.out) == (2, 1, "")
    assert "no such archive" in done.err


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples, and `quotetrace` on its path."""
    folder = tmp_path_factory.mktemp("recipes")
    shutil.copytree(SAMPLES, folder / "samples")
    command = folder / "bin" / "quotetrace"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quotetrace "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder


def test_the_recipes_of_the_guide_work_one_after_the_other(table: Path) -> None:
    path = f"{table / 'bin'}{os.pathsep}{os.environ['PATH']}"
    for recipe in RECIPES:
        tool = recipe.split()[0]
        if tool != "quotetrace" and not shutil.which(tool):
            continue
        done = subprocess.run(
            ["sh", "-c", recipe],
            cwd=table,
            env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == (1 if " check " in recipe else 0), (recipe, done.stderr)
        assert done.stdout or ">" in recipe or "verify" in recipe or "add" in recipe, recipe
