"""The log of a review: JSON Lines that are only ever added to, each line carrying the digest of the one before.

A line that was altered no longer fits its own digest; a line that was taken out or put in breaks the chain of its
neighbours. A line that was cut off while it was written, as by a crash, is left as it is: nothing depends on it.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path

from quotetrace.errors import InputError, UsageError

__all__ = ["Entry", "Log", "append", "merge", "read_log"]

SCHEMA = "quotetrace/review@1"
BEGINNING = "0" * 64  # what the first line carries as the digest of the line before


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody decided: when, who, about which report, with the words judged and the state of the source at that
    time.

    `verdict` is confirmed, rejected, unclear or note. `sha256` is the digest of the article as it was read.
    """

    time: str
    initials: str
    verdict: str
    note: str
    quote: str
    statement: str
    source: str
    sha256: str
    words: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Log:
    """The entries of a log in their order, the digest of the last line, and the first line that is broken, with the
    reason."""

    entries: tuple[Entry, ...] = ()
    last: str = BEGINNING
    broken: int | None = None
    reason: str = ""


def read_log(path: Path) -> Log:
    """The log at `path`; an empty one where there is none. InputError where it can not be read at all."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return Log()
    except OSError as error:
        raise InputError(str(path), error.strerror or "can not be read", "name another log with --log") from error
    entries: list[Entry] = []
    last, broken, reason = BEGINNING, None, ""
    for number, line in enumerate(lines, 1):
        if not line.strip() or _cut_off(line):
            continue
        entry, previous, digest, problem = _parsed(line)
        if problem is None and previous != last:
            problem = "does not follow the line before it"
        if problem and broken is None:
            broken, reason = number, problem
        if entry:
            entries.append(entry)
        last = digest or last
    return Log(tuple(entries), last, broken, reason)


def append(path: Path, entry: Entry, last: str) -> str:
    """Add the entry to the log, safe on the disk when this returns. Gives the digest for the line to come. UsageError
    where there can be no log."""
    record = {"schema": SCHEMA, "previous": last, **asdict(entry)}
    digest = _digest(record)
    line = json.dumps(record | {"digest": digest}, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    except OSError as error:
        raise UsageError(f"{path}: can not be written: {error.strerror} (name another log with --log)") from error
    try:
        size = os.fstat(descriptor).st_size
        torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        os.write(descriptor, b"\n" * torn + line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return digest


def merge(path: Path, others: Iterable[Entry]) -> int:
    """Add what other logs have and this one has not, in the order of time. Gives the number of entries added."""
    log = read_log(path)
    new = sorted(set(others) - set(log.entries), key=lambda entry: (entry.time, entry.initials, entry.quote))
    last = log.last
    for entry in new:
        last = append(path, entry, last)
    return len(new)


def _parsed(line: bytes) -> tuple[Entry | None, str, str, str | None]:
    """The entry of a line, the digest it carries of the line before, its own, and what is wrong with it."""
    try:
        record = json.loads(line)
        known = {field.name: record[field.name] for field in fields(Entry)}
        previous, digest = str(record["previous"]), str(record["digest"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, "", "", "is no line of a review"
    right = _digest({key: value for key, value in record.items() if key != "digest"})
    return Entry(**known), previous, digest, None if right == digest else "was changed after it was written"


def _cut_off(line: bytes) -> bool:
    """Whether a line begins as ours do and has no end."""
    return line.startswith(b'{"schema": "' + SCHEMA.encode()) and not line.rstrip().endswith(b"}")


def _digest(record: dict[str, object]) -> str:
    return sha256(json.dumps(record, ensure_ascii=True, sort_keys=True).encode("ascii")).hexdigest()
