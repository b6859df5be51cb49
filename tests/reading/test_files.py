"""Paths, folders and standard input: which files are articles, and what is said of those that can not be read."""

import os
from pathlib import Path

import pytest

from quotetrace.errors import InputError, UsageError
from quotetrace.reading import read, read_bytes, sources

TEXT = "Ferry line stops\n\nThe ferry was stopped on Monday, the port said.\n"


def filled(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    return folder


def test_a_folder_is_its_articles_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = filled(tmp_path, "b.txt", "a.md", "sub/c.html", "d.jsonl.gz", "noext", "readme of a ship.txt")
    expected = ["a.md", "b.txt", "d.jsonl.gz", "noext", "readme of a ship.txt", "sub/c.html"]
    assert [os.path.relpath(path, folder) for path in sources([str(folder)])] == expected


@pytest.mark.parametrize(
    "name",
    [
        "README",
        "quotetrace-review.jsonl",
        "desk.db",
        "desk.db-wal",
        "desk.db-shm",
        "README.md",
        "readme.txt",
        "LICENSE",
        "COPYING.txt",
        ".hidden",
        ".git/config",
        "_build/x.txt",
        "photo.jpg",
        "x.css",
        "a.txt~",
    ],
)
def test_what_stands_beside_articles_is_none(tmp_path: Path, name: str) -> None:
    folder = filled(tmp_path, "story.txt", name)
    assert list(sources([str(folder)])) == [str(folder / "story.txt")]
    assert list(sources([str(folder / name)])) == [str(folder / name)]


def test_files_and_standard_input_stay_as_they_are_named(tmp_path: Path) -> None:
    assert list(sources(["-", "x.txt", "https://a.example/"])) == ["-", "x.txt", "https://a.example/"]


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder without articles"):
        list(sources([str(filled(tmp_path, "README.md"))]))


@pytest.mark.parametrize(
    ("path", "told"),
    [("nowhere.txt", "no such file"), (".", "a folder"), ("a\0b", "no path"), ("x" * 5000, "too long")],
)
def test_a_path_that_can_not_be_read_is_one_line(
    path: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=told) as caught:
        list(read(path))
    assert "\n" not in str(caught.value)


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"unknown input format 'word'.*html.*text"):
        list(read_bytes(b"x", "story", "word"))


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r"), "\n\n  " + TEXT + "  ", "“\u2028” \x0c é"]
)
def test_plain_text_comes_through_untouched(text: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(text.encode())
    (article,) = read(str(path))
    assert article.text == text
    assert article.path == str(path)


def test_the_same_text_has_one_id_and_another_text_has_another() -> None:
    (a,), (b,), (c,) = (
        list(read_bytes(text.encode(), name)) for text, name in ((TEXT, "a"), (TEXT, "b"), (TEXT + "x", "a"))
    )
    assert a.id == b.id != c.id
    assert a.id.startswith("a_")
    assert len(a.id) == 14
    assert a.sha256 == b.sha256 != c.sha256
