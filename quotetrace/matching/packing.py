"""Rows in a form that travels well between processes: columns of plain values, each speaker once."""

from __future__ import annotations

import marshal
import os
from array import array
from collections.abc import Collection, Sequence
from itertools import chain
from tempfile import TemporaryFile
from typing import IO

from quotetrace.errors import QuotetraceError
from quotetrace.matching.rows import Row
from quotetrace.matching.shards import Numbers
from quotetrace.model import Span, Speaker, SpeakerType

__all__ = ["Parked", "packed_rows", "unpacked_rows"]

PIECE = 1 << 30  # bytes that are read at once: systems give no more than two gigabytes


def packed_rows(rows: Collection[Row]) -> bytes:
    """The rows, with no more of their speakers than matching looks at."""
    faces, indirect, said, days, articles, spans, affirmed = zip(*rows, strict=True) if rows else ((),) * 7
    speakers = {id(speaker): speaker for speaker in said}
    place = {speaker: index for index, speaker in enumerate(speakers)}
    columns = (
        faces,
        bytes(indirect),
        array("L", [place[id(speaker)] for speaker in said]).tobytes(),
        [(speaker.name, speaker.role, speaker.type.value) for speaker in speakers.values()],
        days,
        articles,
        array("L", map(len, spans)).tobytes(),
        array("Q", chain.from_iterable(chain.from_iterable(spans))).tobytes(),
        bytes(affirmed),
    )
    return marshal.dumps(columns, 2)  # the versions above look out for values that come twice, which takes longer


def unpacked_rows(packed: bytes) -> list[Row]:
    """The rows that were packed, by this process or one that it comes from."""
    faces, indirect, places, people, days, articles, counts, ends, affirmed = marshal.loads(packed)
    speakers = [Speaker(name, role, SpeakerType(type_), None, None) for name, role, type_ in people]
    pairs = iter(array("Q", ends))
    spans = [tuple([Span(next(pairs), next(pairs)) for _ in range(count)]) for count in array("L", counts)]
    said = [speakers[place] for place in array("L", places)]
    return list(map(Row, faces, map(bool, indirect), said, days, articles, spans, map(bool, affirmed)))


class Parked:
    """The rows of windows of days in a temporary file, which processes that are forked read: as objects, each would
    hold them all."""

    def __init__(self, rows: Sequence[Row], numbers: Numbers) -> None:
        """Parks rows; `numbers[w]` are those of window w. QuotetraceError if there is no room for the file."""
        self.places: dict[int | None, tuple[int, int]] = {}
        try:
            self.file = file_without_name()
            for window, some in numbers.items():
                start = self.file.tell()
                self.places[window] = self.file.write(packed_rows([rows[number] for number in some])), start
            self.file.flush()
        except OSError as error:
            raise QuotetraceError(
                f"no temporary file could be written: {error.strerror} (set TMPDIR to a folder with room)"
            ) from None

    def __enter__(self) -> Parked:
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the file, which is gone with that."""
        self.file.close()

    def rows(self, window: int | None) -> list[Row]:
        """The rows of a window."""
        size, start = self.places[window]
        parts = [
            os.pread(self.file.fileno(), min(PIECE, start + size - at), at) for at in range(start, start + size, PIECE)
        ]
        return unpacked_rows(b"".join(parts))


def file_without_name() -> IO[bytes]:
    """A file that is gone with its last reader: in the folder for temporary files, in memory where none can be
    written."""
    try:
        return TemporaryFile()
    except OSError:
        if not hasattr(os, "memfd_create"):
            raise
        return os.fdopen(os.memfd_create("quotetrace"), "w+b")
