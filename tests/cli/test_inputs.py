"""Inputs that are no articles: one clear line each, code 2 where nothing could be read, the other inputs still
processed."""

import gzip
import json
import os
from pathlib import Path

import pytest
from command import in_process as quotetrace

GOOD = 'Bridge to reopen\n\n"We will reopen the bridge in May," said Ida Brandt, the mayor of Linden.\n'


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("command", [["trace"], ["extract"], ["inspect"], ["find", "We will reopen the bridge"]])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n \t\n"),
        ("binary.txt", bytes(range(256)) * 64),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(4096)),
    ],
)
def test_a_file_that_is_no_article_is_one_line_and_the_rest_is_read(
    tmp_path: Path, good: Path, command: list[str], name: str, data: bytes
) -> None:
    bad = written(tmp_path, name, data)
    done = quotetrace(*command, bad, good)
    assert done.code == 2
    assert len(done.problems) == 1
    assert done.problems[0].startswith(f"quotetrace: {bad}: ")
    assert "Traceback" not in done.err
    assert len(done.out.splitlines()) == 1


@pytest.mark.parametrize("command", [["trace"], ["extract"], ["inspect"], ["find", "We will reopen the bridge"]])
@pytest.mark.parametrize("whole", [40, 400_000])
def test_gzip_data_that_break_off_are_one_line(tmp_path: Path, good: Path, command: list[str], whole: int) -> None:
    records = quotetrace("extract", good).out.encode() if command[0] in ("trace", "extract") else GOOD.encode()
    cut = written(tmp_path, "cut.gz", gzip.compress(records * (whole // len(records) + 1), mtime=0)[:-20])
    done = quotetrace(*command, cut, good)
    assert done.code == 2
    assert f"quotetrace: {cut}: gzip data that is cut or damaged (fetch it again)" in done.problems
    assert "internal error" not in done.err
    assert str(good) in done.out


def test_a_path_that_is_not_there_is_one_line(tmp_path: Path, good: Path) -> None:
    done = quotetrace("extract", tmp_path / "nowhere.txt", good, tmp_path / "nothing")
    assert done.code == 2
    assert [line.split(": ")[1] for line in done.problems] == [str(tmp_path / "nowhere.txt"), str(tmp_path / "nothing")]
    assert len(done.out.splitlines()) == 1


def test_a_folder_without_articles_is_one_line(tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "README.md").write_text("# About\n", encoding="utf-8")
    done = quotetrace("trace", folder, good)
    assert done.code == 2
    assert done.problems[0].startswith(f"quotetrace: {folder}: ")
    assert json.loads(done.out)["article"]["path"] == str(good)


def test_a_folder_that_can_not_be_read_at_all_still_gives_a_document(tmp_path: Path) -> None:
    done = quotetrace("trace", tmp_path, "-f", "json")
    assert done.code == 2
    assert json.loads(done.out)["statements"] == []


def test_an_old_encoding_is_read(tmp_path: Path) -> None:
    text = "Café\n\n“We shall see,” said André Gérôme, the mayor.\n"
    done = quotetrace("extract", written(tmp_path, "old.txt", text.encode("cp1252")))
    assert done.code == 0
    assert json.loads(done.out)["speaker"]["name"] == "André Gérôme"


def test_one_mark_alone_costs_its_own_paragraph_at_most(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "mark.txt",
        b'The mayor\n\nShe said " and left.\n\nNobody answered.\n\n"We will reopen the bridge," said Ida Brandt.\n',
    )
    done = quotetrace("extract", path)
    assert done.code == 0
    assert "Ida Brandt" in [json.loads(line)["speaker"]["name"] for line in done.out.splitlines()]


def test_a_broken_line_in_a_file_of_many_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [json.dumps({"text": GOOD}), '{"text": "broken', json.dumps({"text": GOOD + "\n"})]
    path = written(tmp_path, "many.jsonl", "\n".join(lines).encode())
    done = quotetrace("extract", path)
    assert done.code == 2
    assert len(done.problems) == 1
    assert len(done.out.splitlines()) == 2


def test_a_file_of_megabytes_is_read(tmp_path: Path) -> None:
    paragraph = "The council met again and the minutes were read to those who had come. " * 30 + "\n\n"
    path = written(tmp_path, "big.txt", (paragraph * (2_000_000 // len(paragraph))).encode())
    done = quotetrace("extract", path)
    assert "Traceback" not in done.err
    assert (done.code, done.err) == (0, "1 article, 0 quotes\n")


def test_the_same_article_from_two_places_counts_once_and_is_told(good: Path) -> None:
    twin = written(good.parent, "twin.txt", good.read_bytes())
    done = quotetrace("trace", twin, good)
    assert done.code == 0
    assert done.problems == [f"quotetrace: warning: {good}: the same article as {twin}"]
    (row,) = map(json.loads, done.out.splitlines())
    assert row["article"]["path"] == str(good)


@pytest.mark.parametrize("command", [["trace"], ["extract"], ["inspect"], ["find", "We will reopen the bridge"]])
@pytest.mark.parametrize("again", ["good.txt", "sub/../good.txt", "link.txt", "sub", "linked"])
def test_a_file_that_is_reached_by_two_paths_is_read_once(good: Path, command: list[str], again: str) -> None:
    folder = good.parent / "sub"
    folder.mkdir()
    (folder / "inside.txt").symlink_to(good)
    (good.parent / "link.txt").symlink_to(good)
    (good.parent / "linked").symlink_to(folder)
    once = quotetrace(*command, good)
    twice = quotetrace(*command, good, f"{good.parent}/{again}")
    assert (twice.code, twice.out) == (once.code, once.out)
    (told,) = twice.problems
    assert told.startswith("quotetrace: warning: ")
    assert told.endswith(("named twice, read once", f"the same file as {good}, read once"))
    assert twice.err.splitlines()[-1] == once.err.splitlines()[-1]


def test_a_file_whose_name_is_no_utf8_is_kept_under_a_name_that_can_be_written(tmp_path: Path) -> None:
    path = written(tmp_path, os.fsdecode(b"b\xff.txt"), GOOD.encode())
    assert json.loads(quotetrace("extract", path).out)["article"]["path"] == str(tmp_path / r"b\xff.txt")
    added = quotetrace("archive", "add", path, "--db", tmp_path / "desk.db")
    assert (added.code, added.err) == (0, "1 article added, 0 changed, 0 known already; 1 new quote\n")


def test_an_empty_path_is_none(good: Path) -> None:
    done = quotetrace("extract", "", good)
    assert done.problems == ["quotetrace: '': no path (name a file, a folder, an address, or -)"]
    assert len(done.out.splitlines()) == 1


@pytest.mark.parametrize("command", ["trace", "extract", "inspect", "check"])
@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.html", "out.md"])
def test_what_we_wrote_beside_the_articles_is_not_taken_for_one(tmp_path: Path, command: str, name: str) -> None:
    if name == "out.html" and command != "trace":
        return
    (tmp_path / "one.txt").write_text('"The ferry will run," said Ida Brandt, the mayor.\n', encoding="utf-8")
    before = quotetrace("trace", tmp_path)
    quotetrace(command, tmp_path, "-o", tmp_path / name, "--excel")
    done = quotetrace("trace", tmp_path)
    assert (done.code, done.out) == (2, before.out)
    what = "Markdown" if name == "out.md" else f"of {command}"
    assert f"{what}, which quotetrace wrote (give the articles; write results into another folder)" in done.err


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (["trace"], "extract or trace"),
        (["check"], "trace or check"),
        (["inspect"], "inspect"),
        (["extract"], "extract or trace"),
        (["find", "The ferry will run"], "find"),
    ],
)
def test_a_table_that_we_drew_is_no_article(tmp_path: Path, command: list[str], what: str) -> None:
    one, table = tmp_path / "one.txt", tmp_path / "table.txt"
    one.write_text('"The ferry will run," said Ida Brandt, the mayor.\n', encoding="utf-8")
    table.write_text(quotetrace(*command, one, "-f", "table").out, encoding="utf-8")
    assert f"a table of {what}, which quotetrace wrote" in quotetrace("trace", table).err
