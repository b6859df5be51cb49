"""Rows and what was found about them, in few bytes: what comes out is what went in."""

import errno
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from select import select

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.errors import QuotetraceError
from quotetrace.matching import packing
from quotetrace.matching.comparison import Comparison
from quotetrace.matching.packing import Parked, packed_rows, unpacked_rows
from quotetrace.matching.parcels import findings, pack, taken, unpack
from quotetrace.matching.parents import Found, Judged
from quotetrace.matching.processes import spread
from quotetrace.matching.rows import Row
from quotetrace.matching.shards import by_window
from quotetrace.model import Relation, Span, Speaker, SpeakerType

TEXTS = st.text(st.characters(), max_size=12)  # half surrogate pairs among them
ODD = ["Žluťoučký kůň", "half a pair \ud83d", "水は六日分", "", "a\x00b"]
SPEAKERS = st.builds(Speaker, st.none() | TEXTS, st.none() | TEXTS, st.sampled_from(SpeakerType), st.none(), st.none())
SPANS = st.lists(st.builds(Span, st.integers(0, 1 << 40), st.integers(0, 1 << 40)), max_size=3).map(tuple)
ROWS = st.builds(
    Row,
    st.lists(TEXTS, min_size=1, max_size=2).map(tuple),
    st.booleans(),
    SPEAKERS,
    st.none() | st.integers(1, 4_000_000),
    TEXTS,
    SPANS,
    st.booleans(),
)

ADA = Speaker("Ada Quill", "mayor", SpeakerType.PERSON, None, None)


def row(*faces: str, day: int | None = None) -> Row:
    return Row(faces, False, ADA, day, "a_1", (Span(0, 9),), True)


@given(st.lists(ROWS, max_size=6))
def test_rows_come_out_as_they_went_in(rows: list[Row]) -> None:
    assert unpacked_rows(packed_rows(rows)) == rows


def test_rows_of_one_speaker_share_it() -> None:
    first, second = unpacked_rows(packed_rows([row("one"), row("two")]))
    assert first.speaker is second.speaker


def test_parked_rows_are_found_by_their_window() -> None:
    windows = [3, None, 3, 7, None]
    rows = [row(text) for text in ODD]
    with Parked(rows, by_window(windows)) as parked:
        found = {window: parked.rows(window) for window in set(windows)}
    assert found == {window: [r for r, w in zip(rows, windows, strict=True) if w == window] for window in set(windows)}


def test_parked_rows_leave_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Parked([row("one")], by_window([None])) as parked:
        assert parked.rows(None) == [row("one")]
    assert parked.file.closed
    assert list(tmp_path.iterdir()) == []


class FullDisk:
    """A file on a disk without room."""

    def tell(self) -> int:
        return 0

    def write(self, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "TemporaryFile", FullDisk)
    with pytest.raises(QuotetraceError) as told:
        Parked([row("one")], by_window([None]))
    assert (
        str(told.value)
        == "no temporary file could be written: No space left on device (set TMPDIR to a folder with room)"
    )


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="files in memory are of Linux")
def test_without_a_folder_that_can_be_written_rows_are_parked_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with Parked([row("one"), row("two")], by_window([1, 2])) as parked:
        assert [parked.rows(window) for window in (1, 2)] == [[row("one")], [row("two")]]


def test_a_missing_folder_is_told_where_there_are_no_files_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    monkeypatch.delattr(os, "memfd_create", raising=False)
    with pytest.raises(
        QuotetraceError, match=r"^no temporary file could be written: No such file or directory \(set TMPDIR"
    ):
        Parked([row("one")], by_window([None]))


# ---------------------------------------------------------------- what was found

COMPARISONS = [
    Comparison("the whole", "part", Relation.TRIMMED, 0.1 + 0.2, 0.987654321, 0),
    Comparison("its quoted words", "another", Relation.REWORDED, 0.0, 1.0, 3),
]


@pytest.fixture
def rows() -> list[Row]:
    return [row("the whole", "its quoted words"), row("another", "part"), row(*ODD[:2])]


@pytest.mark.parametrize("comparison", COMPARISONS)
@pytest.mark.parametrize("known_as", [0, (1 << 32) - 1, 1 << 40])
def test_a_parent_comes_out_as_it_went_in(rows: list[Row], comparison: Comparison, known_as: int) -> None:
    packed = pack(rows, 1, (0, comparison), known_as)
    assert packed[0] == known_as
    assert unpack(rows, 1, (0, *packed[1:])) == (0, comparison)


def test_what_was_found_about_a_row_is_taken_once(rows: list[Row]) -> None:
    odd = Comparison(ODD[1], "part", Relation.EDITED, 0.5, 0.5)
    parents = {1: [(0, COMPARISONS[0]), (2, odd)]}
    judged: Judged = {(2, 1): odd, (0, 1): None, (0, 2): None}
    found = findings(rows, Found(parents, judged))
    assert taken(rows, found, 1) == (parents[1], {(2, 1): odd, (0, 1): None})
    assert taken(rows, found, 2) == ([], {(0, 2): None})
    assert taken(rows, found, 0) == ([], {})
    assert found == ({}, {})


# ---------------------------------------------------------------- processes


def endless(_: int) -> Iterator[bytes]:
    while True:
        yield bytes(1000)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked where that can be done")
def test_processes_end_when_the_one_that_reads_them_is_killed() -> None:
    listening, held = os.pipe()  # each process that is still there holds the other end
    parent = os.fork()
    if not parent:
        for _ in spread(endless, [1, 2, 3]):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(parent, 0)
    os.close(held)
    readable, _, _ = select([listening], [], [], 10)
    assert readable, "a process waits for ever"
    assert os.read(listening, 1) == b""
    os.close(listening)
