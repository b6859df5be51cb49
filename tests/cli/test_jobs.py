"""Many articles in several processes: the same results in the same order, whatever goes wrong with one of them, in flat
memory."""

import errno
import json
import os
from collections.abc import Iterator

import pytest
from command import in_process
from conftest import SAMPLES

from quotetrace.cli.jobs import Failed, in_order
from quotetrace.cli.lately import Lately
from quotetrace.errors import QuotetraceError, UsageError

STREAM = "\n".join(
    json.dumps({"text": f"“We sail at {hour},” said Ida Brandt, the mayor of Linden."}) for hour in range(9)
)
HELD = 400  # articles that two processes may have been given and not yet given back


def halved(number: int) -> int:
    """Work that fails for some."""
    if number % 50 == 7:
        raise ValueError(f"{number} is odd")
    return number // 2


def ending(number: int) -> int:
    """Work that ends the process that does it."""
    if number == 60:
        os._exit(1)
    return number


def noted(articles: int, drawn: list[int]) -> Iterator[int]:
    """So many numbers, each noted when it is taken."""
    for number in range(articles):
        drawn.append(number)
        yield number


def light(number: int) -> int:
    return 1


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order_and_a_failure_costs_one_article_only(jobs: int) -> None:
    results = list(in_order(halved, range(300), jobs, light))
    assert [number for number, _ in results] == list(range(300))
    for number, result in results:
        if number % 50 == 7:
            assert isinstance(result, Failed)
            assert result.error == f"ValueError: {number} is odd"
            assert "in halved" in result.traceback
        else:
            assert result == number // 2


def test_a_machine_that_gives_no_processes_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refused)
    done = in_process("extract", "-", "-j", "2", stdin=STREAM)
    assert done.code == 2
    assert done.err == "quotetrace: no processes can be had for --jobs: Read-only file system (leave out --jobs)\n"


@pytest.mark.parametrize("articles", [0, 1, 2, 5])
def test_few_articles_are_enough(articles: int) -> None:
    assert [result for _, result in in_order(int, range(articles), 2, light)] == list(range(articles))


def test_reading_runs_ahead_only_so_far() -> None:
    drawn: list[int] = []
    assert max(len(drawn) - number for number, _ in in_order(int, noted(2000, drawn), 2, light)) <= HELD


def test_heavy_articles_travel_alone() -> None:
    drawn: list[int] = []
    assert max(len(drawn) - number for number, _ in in_order(int, noted(200, drawn), 2, lambda number: 10**6)) <= 10


def test_a_process_that_is_killed_is_one_line() -> None:
    with pytest.raises(QuotetraceError, match="one of the processes was ended"):
        list(in_order(ending, range(300), 2, light))


def test_no_process_is_no_way_to_work() -> None:
    with pytest.raises(UsageError, match="give 1 or more"):
        in_order(int, [], 0, light)


@pytest.mark.parametrize(
    "format", ["table", "jsonl", "json", "csv", "tsv", "markdown", "annotations", "hypothesis", "schemaorg"]
)
@pytest.mark.parametrize("option", [[], ["--excel"], ["--verbose"]], ids=["plain", "excel", "verbose"])
def test_several_processes_write_what_one_does(format: str, option: list[str]) -> None:
    alone = in_process("extract", "-", "-f", format, *option, stdin=STREAM)
    together = in_process("extract", "-", "-f", format, *option, "-j", "2", stdin=STREAM)
    assert "Ida Brandt" in alone.out
    assert (together.out, together.err, together.code) == (alone.out, alone.err, alone.code)


@pytest.mark.parametrize("format", ["jsonl", "csv", "tsv", "json"])
def test_without_quotes_there_is_still_a_head(format: str) -> None:
    article = json.dumps({"text": "The ferry sails at nine. The port is small."})
    alone = in_process("extract", "-", "-f", format, stdin=article)
    assert alone.out.startswith({"jsonl": "", "csv": "speaker,", "tsv": "speaker\t", "json": '{"schema"'}[format])
    assert in_process("extract", "-", "-f", format, "-j", "2", stdin=article) == alone


def test_several_processes_read_a_folder_alike() -> None:
    assert in_process("extract", SAMPLES, "-j", "2") == in_process("extract", SAMPLES)


def test_problems_are_told_alike_by_several_processes() -> None:
    lines = [json.dumps({"text": f"“It sails at {n},” said Ida Brandt."}) for n in range(90)]
    lines[40] = "{broken"
    lines[60] = json.dumps({"title": "no text"})
    alone = in_process("extract", "-", stdin="\n".join(lines))
    assert (alone.code, len(alone.problems)) == (2, 2)
    together = in_process("extract", "-", "-j", "2", stdin="\n".join(lines))
    assert (together.out, together.problems, together.code) == (alone.out, alone.problems, alone.code)


def test_quote_records_pass_through_several_processes() -> None:
    records = in_process("extract", "-", stdin=STREAM).out
    assert in_process("extract", "-", "-j", "2", stdin=records).out == records


def test_what_was_met_lately_is_remembered_and_the_oldest_forgotten() -> None:
    lately = Lately(most=3)
    assert [lately.first(thing, f"place {thing}") for thing in (1, 2, 1)] == [None, None, "place 1"]
    assert [lately.first(thing, "") for thing in range(10, 16)] == [None] * 6
    assert lately.first(1, "again") is None
    assert len(lately.places) + len(lately.older) <= 6
