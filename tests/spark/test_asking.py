"""What is refused before any work is done, and the small parts that need no Spark."""

import sys
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.lexicon import column
from quotetrace.provenance.corrections import correction_in
from quotetrace.spark import session
from quotetrace.spark.ordering import sortable
from quotetrace.spark.rejoining import connected

sys.path.append(str(ROOT / "tests" / "cli"))
from command import in_process as quotetrace

KEYS = st.tuples(
    st.booleans(),
    st.integers(-(2**40), 2**40),
    st.text(),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))).map(tuple),
)


def test_without_the_extra_the_command_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[session.__module__], "find_spec", lambda name: None)
    done = quotetrace("trace", SAMPLES, "--engine", "spark", "-o", "out.jsonl")
    assert done.problems == ["quotetrace: the engine spark needs optional libraries (pip install 'quotetrace[spark]')"]
    assert done.code == 2


def test_without_java_the_command_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys.modules[session.__module__], "find_spec", lambda name: object())
    done = quotetrace("trace", SAMPLES, "--engine", "spark", "-o", "out.jsonl", JAVA_HOME=str(tmp_path))
    assert done.problems == ["quotetrace: the engine spark needs Java 17 (install it, or set JAVA_HOME)"]
    assert done.code == 2


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (["--engine", "abacus"], "--engine abacus: unknown (known: auto, python, duckdb, spark)"),
        (["--master", "local[2]"], "--master is for --engine spark"),
        (["--engine", "spark", "-o", "o.jsonl", "--archive", "desk.db"], "--archive does not go with --engine spark"),
        (["--engine", "spark", "-o", "o.jsonl", "-j", "4"], "--jobs does not go with --engine spark"),
        (["--engine", "spark"], "--engine spark needs SOURCES and --output OUT, a folder of .jsonl or .parquet files"),
        (["--engine", "spark", "-o", "o.csv"], "o.csv: the engine spark writes .jsonl or .parquet"),
    ],
)
def test_what_makes_no_sense_is_refused_at_once(
    asked: list[str], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[session.__module__], "missing", lambda: None)
    monkeypatch.setattr("quotetrace.spark.missing", lambda: None)
    done = quotetrace("trace", SAMPLES, *asked)
    assert (done.problems, done.code) == ([f"quotetrace: {problem}"], 2)


def test_the_engines_of_one_machine_write_the_same() -> None:
    pytest.importorskip("duckdb")
    plain, joined = (quotetrace("trace", SAMPLES, "--engine", engine) for engine in ("python", "duckdb"))
    assert plain.out == joined.out
    assert (plain.code, joined.code) == (0, 0)


@given(st.lists(KEYS))
def test_bytes_sort_as_the_values_do(keys: list[tuple[object, ...]]) -> None:
    assert sorted(keys, key=sortable) == sorted(keys)  # type: ignore[type-var]


@pytest.mark.parametrize("phrase", sorted(column("flags_corrections")))
@pytest.mark.parametrize(
    "frame",
    [
        "{} said the harbour was open. It is shut.",
        "Ships wait.\n\n> **{}   the number was wrong.\nMore.",
        "One. {} two",
    ],
)
def test_what_is_read_of_a_text_later_stays_when_the_text_goes(phrase: str, frame: str) -> None:
    words = correction_in(frame.format(phrase.capitalize()))
    assert words is None or correction_in(words) == words


def test_what_is_connected() -> None:
    assert connected([(5, 9), (3, 4), (9, 7), (4, 3)]) == {3: 3, 4: 3, 5: 5, 7: 5, 9: 5}
