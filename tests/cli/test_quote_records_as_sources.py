"""Quote records given as sources: what `extract` and `trace` printed, alone, in a pipe, or beside the articles they
tell of."""

from pathlib import Path

import pytest
from command import in_process as quotetrace
from conftest import SAMPLES

ASKED = "We have food for three days and water for six"


@pytest.fixture(scope="module", params=["extract.jsonl", "trace.jsonl", "extract.json", "trace.json"])
def records(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of the samples: those of `extract` article by article, those of `trace` statement by statement."""
    path: Path = tmp_path_factory.mktemp("records") / request.param
    quotetrace(path.stem, SAMPLES, "-o", path)
    return path


def test_each_article_counts_once_and_what_is_not_known_is_told_once(records: Path) -> None:
    quotes = len(quotetrace("extract", SAMPLES, "-f", "jsonl").out.splitlines())
    done = quotetrace("extract", records)
    assert done.err.splitlines() == [
        f"quotetrace: warning: {records}: read from quote records: whether articles are copies of each other can not be told",
        f"13 articles, {quotes} quotes",
    ]


@pytest.mark.parametrize("command", [["trace"], ["find", ASKED], ["check", "-f", "csv"]])
def test_records_beside_the_articles_they_tell_of_change_nothing(records: Path, command: list[str]) -> None:
    alone = quotetrace(*command, SAMPLES)
    assert quotetrace(*command, SAMPLES, records).out == alone.out
    assert quotetrace(*command, records, SAMPLES).out == alone.out


def test_records_beside_the_articles_change_nothing_against_an_archive_either(records: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk.db"
    quotetrace("archive", "add", SAMPLES / "wells-ap.txt", "--db", desk)
    alone = quotetrace("trace", SAMPLES, "--archive", desk)
    assert quotetrace("trace", SAMPLES, records, "--archive", desk).out == alone.out


def test_a_quote_is_found_in_records_as_in_the_articles(records: Path) -> None:
    known = quotetrace("find", ASKED, SAMPLES, "-f", "csv")
    done = quotetrace("find", ASKED, records, "-f", "csv")
    assert (done.code, done.out) == (0, known.out)


def test_records_of_what_an_archive_holds_change_nothing_in_it(records: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk.db"
    quotetrace("archive", "add", SAMPLES, "--db", desk)
    before = quotetrace("trace", "--archive", desk).out
    done = quotetrace("archive", "add", records, "--db", desk)
    assert done.err.splitlines()[-1].startswith("0 articles added, 0 changed, ")
    assert quotetrace("trace", "--archive", desk).out == before


@pytest.mark.parametrize("command", ["trace", "extract", "inspect"])
@pytest.mark.parametrize(
    "written",
    [
        ["inspect"],
        ["inspect", "-f", "json"],
        ["check"],
        ["trace", "-f", "annotations"],
        ["extract", "-f", "hypothesis"],
    ],
)
def test_records_without_quotes_are_refused_once(tmp_path: Path, command: str, written: list[str]) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(quotetrace(*written, SAMPLES, "-q").out, encoding="utf-8")
    done = quotetrace(command, path)
    reason = "records that quotetrace wrote, without the text of the articles"
    assert (done.code, done.out) == (2, "")
    assert done.err == f"quotetrace: {path}: {reason} (give the articles themselves, or quote records to trace)\n"
