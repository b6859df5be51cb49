"""A review: decided key by key, stopped and resumed, stale when the article changes, in a sheet, by two people, altered
by nobody."""

import csv
import json
import os
import signal
from pathlib import Path

import pytest
from command import in_process as quotetrace
from conftest import ROOT
from conversation import Conversation
from jsonschema import Draft202012Validator

from quotetrace.cli.review.log import Entry, append, merge, read_log

STORY = """Bridge to reopen

LINDEN (Reuters) - The bridge will be open to lorries again before summer.

"We will reopen the bridge in May, whatever the weather," said Ida Brandt, the mayor of Linden.

"Nobody has asked the ferrymen what they think of it," said Tom Okafor, who runs the ferry.
"""
PROMPT = "[q]uit [?] "


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "review.jsonl"


def review(story: Path, log: Path, *more: object, columns: int = 80) -> Conversation:
    return Conversation("review", story, "--log", log, "--initials", "AB", *more, columns=columns)


def entry(verdict: str = "confirmed", **known: str) -> Entry:
    plain = {name: name for name in ("note", "quote", "statement", "source", "words", "evidence")} | {
        "sha256": "0" * 64
    }
    return Entry(**({"time": "2019-03-12T10:00:00+00:00", "initials": "AB", "verdict": verdict} | plain | known))


def test_where_the_system_knows_no_user_name_it_is_asked_for(
    story: Path, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", unknown)
    sheet = tmp_path / "sheet.csv"
    assert quotetrace("review", story, "--log", log, "--export", sheet).code == 0
    done = quotetrace("review", story, "--log", log, "--import", sheet)
    assert done.err == "quotetrace: your user name is not known (say who decides with --initials)\n"
    assert quotetrace("review", story, "--log", log, "--import", sheet, "--initials", "AB").code == 0


def test_a_sheet_or_log_that_is_not_there_is_one_line(story: Path, log: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    sheet = quotetrace("review", story, "--log", log, "--import", nowhere)
    assert (sheet.code, sheet.problems) == (
        2,
        [f"quotetrace: {nowhere}: no such file or directory (give a sheet made with --export)"],
    )
    filled = tmp_path / "filled.csv"
    pile = list(csv.DictReader(quotetrace("review", story, "--log", log, "--export", "-").out.splitlines()))
    filled.write_text(f"quote,verdict,note,initials\n{pile[0]['quote']},confirmed,,AB\n", encoding="utf-8")
    unwritable = quotetrace("review", story, "--log", nowhere / "log", "--import", filled)
    assert (unwritable.code, unwritable.problems) == (
        2,
        [f"quotetrace: {nowhere / 'log'}: can not be written: No such file or directory (name another log with --log)"],
    )


@pytest.mark.parametrize("option", ["--merge", "--export"])
def test_nothing_is_added_to_a_file_that_is_no_log(story: Path, log: Path, tmp_path: Path, option: str) -> None:
    append(log, entry(), read_log(log).last)
    article = tmp_path / "mine.txt"
    article.write_text("The bridge\n\nIt is open.\n", encoding="utf-8")
    refused = quotetrace(
        "review", story, "--log", article, option, log if option == "--merge" else tmp_path / "sheet.csv"
    )
    assert (refused.code, refused.err) == (
        2,
        f"quotetrace: {article}: no log of a review (name another file with --log)\n",
    )
    assert article.read_text(encoding="utf-8") == "The bridge\n\nIt is open.\n"


def verdicts(log: Path) -> list[tuple[str, str]]:
    return [(one.verdict, one.words[:9]) for one in read_log(log).entries]


def test_confirm_note_quit_and_resume(story: Path, log: Path) -> None:
    with review(story, log) as person:
        card = person.answer(PROMPT, "c")
        assert "⟦We will reopen the bridge in May, whatever the weather,⟧" in card or "⟦We will reopen" in card
        assert "1 of 2" in card
        person.answer(PROMPT, "n")
        person.answer("note: ", "ask the ferrymen\n")
        person.answer(PROMPT, "q")
        person.expect("2 reports: 1 confirmed, 0 rejected, 0 unclear, 1 open")
        assert person.end() == 0
    assert verdicts(log) == [("confirmed", "We will r"), ("note", "Nobody ha")]
    with review(story, log) as person:
        card = person.answer(PROMPT, "r")
        assert "1 of 1" in card
        assert "note by AB: ask the ferrymen" in card
        person.expect("2 reports: 1 confirmed, 1 rejected, 0 unclear, 0 open")
        assert person.end() == 0


def test_in_a_narrow_window_no_key_is_broken_in_two(story: Path, log: Path) -> None:
    with review(story, log, columns=60) as person:
        assert person.answer(PROMPT, "q").endswith("[s]kip\n[q]uit [?] ")
        assert person.end() == 0


def test_back_skip_help_and_unknown_keys_decide_nothing(story: Path, log: Path) -> None:
    with review(story, log) as person:
        person.answer(PROMPT, "s")
        person.answer(PROMPT, "b")
        assert "1 of 2" in person.answer(PROMPT, "?")
        assert "leave it open" in person.answer(PROMPT, "x")
        person.answer(PROMPT, "u")
        person.answer(PROMPT, "q")
        assert person.end() == 0
    assert verdicts(log) == [("unclear", "We will r")]


def test_what_is_decided_survives_a_kill_at_any_key(story: Path, log: Path) -> None:
    with review(story, log) as person:
        person.answer(PROMPT, "c")
        person.expect(PROMPT)
        os.kill(person.process.pid, signal.SIGKILL)
        person.process.wait()
    assert verdicts(log) == [("confirmed", "We will r")]
    assert read_log(log).broken is None


def test_an_interrupt_loses_nothing(story: Path, log: Path) -> None:
    with review(story, log) as person:
        person.answer(PROMPT, "c")
        person.answer(PROMPT, "\x03")
        assert person.end() == 130
    assert verdicts(log) == [("confirmed", "We will r")]


def test_a_verdict_about_an_article_that_has_changed_is_stale_and_asked_again(story: Path, log: Path) -> None:
    with review(story, log) as person:
        person.answer(PROMPT, "c")
        person.answer(PROMPT, "q")
        person.end()
    story.write_text(STORY.replace("the mayor of Linden", "the deputy mayor of Linden"), encoding="utf-8")
    with review(story, log) as person:
        card = person.answer(PROMPT, "q")
        assert "stale: confirmed by AB" in card
        person.expect("2 open, 1 stale")
        assert person.end() == 0


def test_a_sheet_goes_out_and_comes_back(story: Path, log: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    assert quotetrace("review", story, "--log", log, "--export", sheet).code == 0
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[1] |= {"verdict": "rejected", "note": "he said it of the ferry", "initials": "CD"}
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    for _ in range(2):  # the same sheet twice decides nothing twice
        done = quotetrace("review", story, "--log", log, "--import", sheet)
        assert done.code == 0
        assert "1 rejected" in done.err
    (only,) = read_log(log).entries
    assert (only.initials, only.verdict, only.note) == ("CD", "rejected", "he said it of the ferry")


def test_a_sheet_with_an_unknown_verdict_is_refused(story: Path, log: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    quotetrace("review", story, "--log", log, "--export", sheet)
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(",,,,", ",maybe,,,", 1), encoding="utf-8")
    done = quotetrace("review", story, "--log", log, "--import", sheet)
    assert done.code == 2
    assert done.problems == [
        f"quotetrace: {sheet}: line 2: unknown verdict 'maybe' (known: confirmed, rejected, unclear)"
    ]
    assert not log.exists()


def test_two_people_review_one_pile(story: Path, log: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    with review(story, log) as person:
        person.answer(PROMPT, "c")
        person.answer(PROMPT, "q")
        person.end()
    with Conversation("review", story, "--log", other, "--initials", "CD") as person:
        person.answer(PROMPT, "r")
        person.answer(PROMPT, "q")
        person.end()
    done = quotetrace("review", "--log", log, "--merge", other)
    assert (done.code, done.err) == (0, f"1 entry added from {other}\n")
    assert quotetrace("review", "--log", log, "--merge", other).err == f"0 entries added from {other}\n"
    assert quotetrace("review", "--log", log, "--check").code == 0
    assert "1 disputed" in quotetrace("review", story, "--log", log, "--export", "-").err


@pytest.mark.parametrize(
    ("damage", "line", "reason"),
    [
        (
            lambda lines: [lines[0], lines[1].replace("confirmed", "rejected"), lines[2]],
            2,
            "was changed after it was written",
        ),
        (lambda lines: [lines[0], lines[2]], 2, "does not follow the line before it"),
        (lambda lines: [lines[1], lines[0], lines[2]], 1, "does not follow the line before it"),
        (lambda lines: [lines[0], '{"hello": 1}', *lines[1:]], 2, "is no line of a review"),
        (lambda lines: [*lines[:2], lines[2].replace("confirmed", "rejected")], 3, "was changed after it was written"),
    ],
)
def test_whoever_tampers_with_the_log_is_found_at_the_first_line(
    log: Path, damage: object, line: int, reason: str
) -> None:
    last = read_log(log).last
    for number in range(3):
        last = append(log, entry(quote=f"q_{number}"), last)
    assert quotetrace("review", "--log", log, "--check").err == f"{log}: 3 entries, unaltered\n"
    lines = log.read_text(encoding="utf-8").splitlines()
    log.write_text("\n".join(damage(lines)) + "\n", encoding="utf-8")  # type: ignore[operator]
    done = quotetrace("review", "--log", log, "--check")
    assert (done.code, done.err) == (1, f"quotetrace: {log}: line {line} {reason}\n")


def test_a_line_that_a_crash_cut_off_breaks_nothing(log: Path) -> None:
    first = append(log, entry(quote="q_1"), read_log(log).last)
    whole = log.read_bytes()
    append(log, entry(quote="q_2"), first)
    log.write_bytes(log.read_bytes()[: len(whole) + 90])
    append(log, entry(quote="q_3"), read_log(log).last)
    found = read_log(log)
    assert [one.quote for one in found.entries] == ["q_1", "q_3"]
    assert found.broken is None


def test_a_log_that_was_altered_is_not_merged(log: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    append(other, entry(), read_log(other).last)
    other.write_text(other.read_text(encoding="utf-8").replace("confirmed", "rejected"), encoding="utf-8")
    done = quotetrace("review", "--log", log, "--merge", other)
    reason = "line 1 was changed after it was written: nothing was added (ask for the log as it was written)"
    assert (done.code, done.err) == (2, f"quotetrace: {other}: {reason}\n")
    assert not log.exists()


def test_logs_merge_in_the_order_of_time_and_only_once(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    late, early = entry(time="2019-03-13T10:00:00+00:00"), entry(time="2019-03-11T10:00:00+00:00")
    append(path, entry(), read_log(path).last)
    assert merge(path, [late, early, entry()]) == 2
    assert [one.time[:10] for one in read_log(path).entries] == ["2019-03-12", "2019-03-11", "2019-03-13"]
    assert read_log(path).broken is None


def test_without_a_terminal_there_is_no_asking(story: Path, log: Path) -> None:
    done = quotetrace("review", story, "--log", log)
    assert done.code == 2
    assert "a review needs a terminal" in done.err


def test_a_line_of_the_log_is_json_with_the_digest_of_the_last(log: Path) -> None:
    first = append(log, entry(), read_log(log).last)
    append(log, entry(words="“Grüße”"), first)
    one, two = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    schema = json.loads((ROOT / "docs" / "schema" / "review.schema.json").read_text(encoding="utf-8"))
    assert [error.message for line in (one, two) for error in Draft202012Validator(schema).iter_errors(line)] == []
    assert one["previous"] == "0" * 64
    assert two["previous"] == one["digest"] == first
    assert two["words"] == "“Grüße”"
