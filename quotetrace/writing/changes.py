"""The differences between two wordings, `[-old-]{+new+}`, taken apart for formats that can show them better."""

import re
from collections.abc import Iterator

__all__ = ["SAME", "changes"]

SAME, OLD, NEW = "same", "old", "new"
MARKED = re.compile(r"\[-(?P<old>(?:(?!-\]).)*)-\]|\{\+(?P<new>(?:(?!\+\}).)*)\+\}", re.DOTALL)


def changes(diff: str) -> Iterator[tuple[str, str]]:
    """The parts of `diff` in order, each with its kind: same, old or new."""
    end = 0
    for match in MARKED.finditer(diff):
        if match.start() > end:
            yield SAME, diff[end : match.start()]
        yield (OLD, match["old"]) if match["old"] is not None else (NEW, match["new"])
        end = match.end()
    if end < len(diff):
        yield SAME, diff[end:]
