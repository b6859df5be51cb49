"""Data on standard output, all else on standard error; exit codes; files written at one stroke; terminals and pipes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from command import COMMAND, environment, in_process, quotetrace, quotetrace_on_terminal
from conftest import ROOT, SAMPLES

from quotetrace.__main__ import run

STORY = """Bridge to reopen

LINDEN (Reuters) - The bridge will be open to lorries again before summer.

"We will reopen the bridge in May, whatever the weather," said Ida Brandt, the mayor of Linden.
"""
REPEATED = """The bridge

"We will reopen the bridge in June, whatever the weather," said Ida Brandt, the mayor of Linden.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with two articles that report one statement."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "one.txt").write_text(STORY, encoding="utf-8")
    (folder / "two.txt").write_text(REPEATED, encoding="utf-8")
    return folder


def test_in_a_pipe_there_are_json_lines_and_the_summary_is_on_standard_error(story: Path) -> None:
    done = quotetrace("extract", story / "one.txt")
    (record,) = map(json.loads, done.out.splitlines())
    assert record["speaker"]["name"] == "Ida Brandt"
    assert done.err == "1 article, 1 quote\n"
    assert done.code == 0


def test_standard_input_is_a_source(story: Path) -> None:
    done = quotetrace("extract", "-", stdin=STORY)
    assert json.loads(done.out)["article"]["path"] is None
    assert json.loads(done.out)["content"]["text"].startswith("We will reopen the bridge in May")


def test_on_a_terminal_there_are_cards(story: Path) -> None:
    done = quotetrace_on_terminal("trace", story)
    assert "We will reopen the bridge in" in done.out
    assert "2 reports" in done.out
    assert "\x1b[" in done.out
    assert "2 articles, 2 quotes, 1 statement: 1 with several reports" in done.err


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_color_can_be_refused_by_the_environment(story: Path, environment: dict[str, str]) -> None:
    done = quotetrace_on_terminal("trace", story, **environment)
    assert "\x1b[" not in done.out
    assert "[-May-]{+June+}" in done.out or "[-June-]{+May+}" in done.out


def test_color_can_be_asked_for_and_refused_by_option(story: Path) -> None:
    assert "\x1b[" not in quotetrace_on_terminal("trace", story, "--color", "never").out
    assert "\x1b[" in in_process("trace", story, "-f", "table", "--color", "always").out
    assert "\x1b[" not in in_process("trace", story, "-f", "table").out


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("command", ["trace", "extract", "inspect"])
def test_the_samples_fit_the_terminal(command: str, columns: int) -> None:
    done = in_process(command, SAMPLES, "-f", "table", COLUMNS=str(columns))
    assert max(map(len, done.out.splitlines())) <= columns
    assert done.code == 0


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv", "tsv", "md"])
def test_a_file_gets_the_format_of_its_suffix(story: Path, tmp_path: Path, suffix: str) -> None:
    named = {"md": "markdown"}.get(suffix, suffix)
    file = tmp_path / f"out.{suffix}"
    done = in_process("trace", story, "-o", file)
    assert (done.code, done.out) == (0, "")
    assert file.read_text(encoding="utf-8") == in_process("trace", story, "-f", named).out


def test_a_file_is_never_overwritten_unless_forced(story: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    file.write_text("mine", encoding="utf-8")
    refused = in_process("trace", story, "-o", file)
    assert refused.code == 2
    assert refused.problems == [f"quotetrace: {file}: exists already (use --force to replace it)"]
    assert file.read_text(encoding="utf-8") == "mine"
    assert in_process("trace", story, "-o", file, "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("statement,")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.csv"]


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_folder_is_no_file_to_write_to(story: Path, force: list[str]) -> None:
    refused = in_process("trace", story, "-f", "csv", "-o", story, *force)
    assert (refused.code, refused.err) == (2, f"quotetrace: {story}: a folder (name a file in it)\n")


def test_a_missing_folder_is_told_before_any_work(story: Path, tmp_path: Path) -> None:
    refused = in_process("trace", story, "-o", tmp_path / "gone" / "out.csv")
    assert (refused.code, refused.err) == (
        2,
        f"quotetrace: {tmp_path}/gone/out.csv: there is no folder {tmp_path}/gone (make it first)\n",
    )


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_pipe_is_written_to_and_never_replaced(story: Path, tmp_path: Path, force: list[str]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert in_process("extract", story, "-f", "csv", "-o", pipe, *force).code == 0
    assert os.read(reader, 1 << 16).decode("utf-8") == in_process("extract", story, "-f", "csv").out
    assert pipe.is_fifo()
    os.close(reader)


def test_a_link_to_a_file_stays_one(story: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert in_process("extract", story, "-o", tmp_path / "link.csv", "--force").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8").startswith("speaker,")


def test_after_nothing_but_problems_nothing_is_summed_up(tmp_path: Path) -> None:
    done = in_process("trace", tmp_path / "gone.txt")
    assert (done.code, done.err) == (2, f"quotetrace: {tmp_path}/gone.txt: no such file (check the path)\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["trace", "-f", "xml", "x"], "unknown format 'xml' (known: table, jsonl,"),
        (["trace", "-o", "x.xml", "x"], "no format is known for the suffix '.xml' (known: .jsonl,"),
        (["trace", "--color", "blue", "x"], "--color blue: unknown (known: auto, always, never)"),
        (["trace", "--layout", "tall", "x"], "--layout tall: unknown (known: cards, wide)"),
        (["extract"], "Missing argument 'SOURCES' (see quotetrace extract --help)"),
        (["guess"], "No such command 'guess' (see quotetrace --help)"),
        (["extract", "--jobs", "0", "samples"], "--jobs 0: give 1 or more"),
        (["extract", "--input-format", "xls", "samples"], "xls"),
        (["find", " … ", "samples"], "there are no words to find (see quotetrace find --help)"),
        (["archive"], "Missing command (see quotetrace archive --help)"),
        (["review", "--merge", "nowhere.jsonl"], "nowhere.jsonl: no such log (name it with --merge)"),
    ],
)
def test_wrong_usage_is_one_line_and_code_2(arguments: list[str], said: str) -> None:
    done = in_process(*arguments)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert said in done.err


def test_without_arguments_it_explains_itself_with_three_examples() -> None:
    done = quotetrace()
    assert done.code == 0
    assert sum(line.startswith("  quotetrace ") for line in done.out.splitlines()) == 3


def test_the_version_is_printed() -> None:
    assert quotetrace("--version").out == "quotetrace 0.1.0\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_leaves_early_is_no_error(jobs: str) -> None:
    many = "".join(json.dumps({"text": STORY + f"\n{number}\n"}) + "\n" for number in range(300))
    process = subprocess.Popen(
        [*COMMAND, "extract", "-", "-j", jobs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment({}),
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(many.encode())
    process.stdin.close()
    assert process.stdout.readline().startswith(b'{"schema"')
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_with_130_and_no_traceback(tmp_path: Path, jobs: str) -> None:
    process = subprocess.Popen(
        [*COMMAND, "extract", "-o", str(tmp_path / "out.jsonl"), "-", "-j", jobs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment({}),
    )
    assert process.stdin
    for number in range(2000):  # until the pipe is full: then the command is at work
        if process.stdin.write((json.dumps({"text": STORY + str(number)}) + "\n").encode()) and number == 1999:
            process.send_signal(signal.SIGINT)
    process.stdin.close()
    assert process.stderr
    assert b"Traceback" not in process.stderr.read()
    assert process.wait() == 130
    assert list(tmp_path.iterdir()) == []


def test_several_processes_give_the_same_output(story: Path) -> None:
    assert in_process("trace", SAMPLES, "-j", "2").out == in_process("trace", SAMPLES).out


def test_quiet_says_nothing_and_verbose_says_why(story: Path) -> None:
    assert in_process("trace", story, "-q").err == ""
    assert "why: " in in_process("trace", story, "-f", "table", "-v").out


@pytest.mark.parametrize("shape", [["-f", "csv"], ["-f", "table", "--layout", "wide"]])
@pytest.mark.parametrize("command", [["trace"], ["extract"], ["find", "We will reopen the bridge in May"]])
def test_verbose_says_why_beside_an_output_that_has_no_room_for_it(
    story: Path, command: list[str], shape: list[str]
) -> None:
    (story / "other.txt").write_text('"Nobody was hurt," said Tor Vik, the harbour master.\n', encoding="utf-8")
    done = in_process(*command, story, *shape, "-v")
    said = [line.partition(":")[0] for line in done.err.splitlines() if "why: " in line]
    told = ["one.txt", "two.txt"] if command[0] == "find" else ["one.txt", "other.txt", "two.txt"]
    assert sorted(Path(source).name for source in said) == told
    assert "why: " not in done.out


def test_an_interrupt_while_the_command_still_loads_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "quotetrace.cli", Interrupted("quotetrace.cli"))
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 130


@pytest.mark.parametrize("arguments", [[], ["--version"]])
def test_what_the_command_says_of_itself_may_go_unread(arguments: list[str]) -> None:
    outlet, inlet = os.pipe()
    os.close(outlet)
    done = subprocess.run([*COMMAND, *arguments], stdout=inlet, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(inlet)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_text_is_printed_as_the_offsets_count_it(story: Path) -> None:
    text = in_process("inspect", story / "one.txt", "--text").out
    quote = json.loads(in_process("extract", story / "one.txt").out)
    start, end = quote["content"]["spans"][0]
    assert " ".join(text[start:end].split()) == quote["content"]["text"]


def test_find_tells_what_was_changed_and_ends_with_1_when_nobody_said_it(story: Path) -> None:
    found = in_process("find", "We will reopen the bridge in July, whatever the weather", story)
    assert found.code == 0
    assert [json.loads(line)["diff"] for line in found.out.splitlines()] != []
    assert all("{+July+}" in json.loads(line)["diff"] for line in found.out.splitlines())
    nothing = in_process("find", "The harbour is full of seals and nobody knows why", story)
    assert (nothing.code, nothing.out) == (1, "")


def test_a_pager_shows_the_output_on_a_terminal_and_only_there(story: Path) -> None:
    paged = quotetrace_on_terminal("extract", story, "--pager", PAGER="sed s/^/paged:/")
    assert "paged:" in paged.out
    missing = quotetrace_on_terminal("extract", story, "--pager", PAGER="no-such-pager")
    assert "Ida Brandt" in missing.out
    assert "paged:" not in in_process("extract", story, "--pager", PAGER="sed s/^/paged:/").out


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_no_bug(story: Path, closed: str) -> None:
    command = [*COMMAND, "extract", str(story / "one.txt")]
    done = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *command], capture_output=True, text=True, cwd=ROOT, env=environment({})
    )
    assert done.returncode == 0
    assert "internal error" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line(story: Path) -> None:
    command = [*COMMAND, "extract", str(story / "one.txt")]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment({}))
    assert (done.returncode, done.stderr) == (
        2,
        "quotetrace: standard output: can not be written: No space left on device\n",
    )


@pytest.mark.parametrize(
    "typed", ["asked for a boat", '"asked for a boat"', "“asked for a boat”", "'asked for a boat'"]
)
def test_words_that_were_typed_in_marks_stand_in_marks_once(story: Path, typed: str) -> None:
    assert in_process("find", typed, story, "-f", "markdown").out.splitlines()[2] == "Asked: “asked for a boat”"
    assert in_process("find", typed, story, "-f", "table").out.splitlines()[0] == "asked  “asked for a boat”"
