"""Rows in a form that travels well between processes: columns of plain values, each speaker once."""

from array import array
from collections.abc import Collection
from itertools import chain
from pickle import HIGHEST_PROTOCOL, dumps, loads

from quotetrace.matching.rows import Row
from quotetrace.model import Span, Speaker, SpeakerType

__all__ = ["packed_rows", "unpacked_rows"]


def packed_rows(rows: Collection[Row]) -> bytes:
    """The rows, with no more of their speakers than matching looks at."""
    speakers = {id(row.speaker): row.speaker for row in rows}
    place = {speaker: index for index, speaker in enumerate(speakers)}
    columns = (
        [row.faces for row in rows],
        bytes([row.indirect for row in rows]),
        array("L", [place[id(row.speaker)] for row in rows]),
        [(speaker.name, speaker.role, speaker.type.value) for speaker in speakers.values()],
        [row.day for row in rows],
        [row.article for row in rows],
        array("L", [len(row.spans) for row in rows]),
        array("Q", chain.from_iterable(chain.from_iterable(row.spans) for row in rows)),
    )
    return dumps(columns, HIGHEST_PROTOCOL)


def unpacked_rows(packed: bytes) -> list[Row]:
    """The rows that were packed."""
    faces, indirect, places, people, days, articles, counts, ends = loads(packed)
    speakers = [Speaker(name, role, SpeakerType(type_), None, None) for name, role, type_ in people]
    pairs = iter(ends)
    spans = [tuple([Span(next(pairs), next(pairs)) for _ in range(count)]) for count in counts]
    said = [speakers[place] for place in places]
    return list(map(Row, faces, map(bool, indirect), said, days, articles, spans))
