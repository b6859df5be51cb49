"""Which quotes are worth comparing, found by DuckDB: the same candidates as the index in plain Python gives, for a million quotes.

The join spills to disk and keeps to a limit of memory. Needs the extra `scale` (numpy and duckdb).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quotetrace.errors import UsageError
from quotetrace.matching.candidates import ALWAYS, CAP, FEW, FULLEST, MOST, SHARE, TELLING, Candidates
from quotetrace.matching.keys import WORD

if TYPE_CHECKING:
    import duckdb

__all__ = ["joined_candidates"]

MEMORY = "1GB"
WINDOWS = 8  # windows of days that are joined at a time
UNDATED = -1_000_000  # stands for no window, far from any

TABLES = """
CREATE TABLE held (win INTEGER, key UBIGINT, number INTEGER);
"""
POSTINGS = f"""
CREATE TABLE postings AS
    SELECT win, key, number,
        CASE WHEN key & {WORD} = 0 AND count(*) OVER (PARTITION BY win, key) <= {CAP} THEN {TELLING} ELSE 1 END AS weight
    FROM held SEMI JOIN (SELECT key FROM held GROUP BY key HAVING count(*) > 1) shared USING (key)
    QUALIFY count(*) OVER (PARTITION BY win, key) <= {CAP}
        OR (key & {WORD} = 0 AND row_number() OVER (PARTITION BY win, key ORDER BY number) <= {FULLEST})
    ORDER BY win;
"""
RANKED = f"""
WITH child AS (SELECT win, key, number FROM held WHERE win BETWEEN $first AND $last),
meeting AS (
    SELECT child.number AS child, postings.number AS parent, weight FROM child
        JOIN postings ON postings.key = child.key AND postings.win = child.win WHERE postings.number < child.number
    UNION ALL
    SELECT child.number, postings.number, weight FROM child
        JOIN postings ON postings.key = child.key AND postings.win = child.win + 1 WHERE postings.number < child.number
    UNION ALL
    SELECT child.number, postings.number, weight FROM child
        JOIN postings ON postings.key = child.key AND postings.win = child.win - 1 WHERE postings.number < child.number
    UNION ALL
    SELECT child.number, postings.number, weight FROM child
        JOIN postings ON postings.key = child.key AND postings.win = {UNDATED}
        WHERE child.win <> {UNDATED} AND postings.number < child.number
    UNION ALL
    SELECT child.number, postings.number, weight FROM child
        JOIN postings ON postings.key = child.key AND postings.win <> {UNDATED}
        WHERE child.win = {UNDATED} AND postings.number < child.number
),
hits AS (SELECT child, parent, sum(weight)::INTEGER AS shared FROM meeting GROUP BY child, parent),
likely AS (
    SELECT child, parent, shared, row_number() OVER (PARTITION BY child ORDER BY shared DESC, parent) AS place
    FROM hits JOIN (SELECT child, max(shared) AS most FROM hits GROUP BY child) USING (child) WHERE shared * {SHARE} >= most
)
SELECT child, parent FROM likely JOIN (SELECT number, count(*) AS keys FROM child GROUP BY number) ON number = child
WHERE place <= {MOST} AND (place <= {ALWAYS} OR shared * {FEW} >= keys)
ORDER BY child, place
"""


def joined_candidates(keys: Iterable[array[int]], windows: Sequence[int | None]) -> Candidates:
    """A function that gives, for a quote's number, the numbers of quotes before it that share keys with it, best first.

    `keys` gives the keys of each quote in turn, `windows[i]` is the number of quote i's window of days, None without a date.
    """
    connection = connect()
    try:
        load(connection, keys, windows)
        connection.execute(POSTINGS)
        starts, parents = ranked(connection, sorted({UNDATED if win is None else win for win in windows}), len(windows))
    finally:
        connection.close()
    return lambda number: parents[starts[number] : starts[number + 1]]


def connect() -> duckdb.DuckDBPyConnection:
    """A database in memory, that spills to a directory of its own."""
    try:
        import duckdb
        import numpy  # noqa: F401
    except ImportError as error:
        raise UsageError("the engine duckdb needs optional libraries (pip install 'quotetrace[scale]')") from error
    connection = duckdb.connect(":memory:", config={"memory_limit": MEMORY, "preserve_insertion_order": "false"})
    connection.execute("SET enable_progress_bar = false")
    return connection


def load(connection: duckdb.DuckDBPyConnection, keys: Iterable[array[int]], windows: Sequence[int | None]) -> None:
    """Puts the keys into the table `held`, a batch of quotes at a time."""
    import numpy

    connection.execute(TABLES)
    flat, lengths, first = array("Q"), array("I"), 0

    def flush() -> None:
        numbers = numpy.arange(first, first + len(lengths), dtype=numpy.int32)
        wins = numpy.array(
            [UNDATED if win is None else win for win in windows[first : first + len(lengths)]], dtype=numpy.int32
        )
        repeat = numpy.frombuffer(lengths, dtype=numpy.uint32)
        batch = {  # noqa: F841 - DuckDB reads the variable
            "win": numpy.repeat(wins, repeat),
            "key": numpy.frombuffer(flat, dtype=numpy.uint64),
            "number": numpy.repeat(numbers, repeat),
        }
        connection.execute("INSERT INTO held SELECT win, key, number FROM batch")

    for held in keys:
        flat += held
        lengths.append(len(held))
        if len(flat) >= 2_000_000:
            flush()
            flat, lengths, first = array("Q"), array("I"), first + len(lengths)
    if lengths:
        flush()


def ranked(connection: duckdb.DuckDBPyConnection, wins: list[int], size: int) -> tuple[array[int], array[int]]:
    """The candidates of all quotes one after the other, and where each quote's begin."""
    import numpy

    children, parents = [numpy.empty(0, numpy.int32)], [numpy.empty(0, numpy.int32)]
    for start in range(0, len(wins), WINDOWS):
        span = wins[start : start + WINDOWS]
        found = connection.execute(RANKED, {"first": span[0], "last": span[-1]}).fetchnumpy()
        children.append(found["child"])
        parents.append(found["parent"])
    child, parent = numpy.concatenate(children), numpy.concatenate(parents)
    order = numpy.argsort(child, kind="stable")
    starts = numpy.searchsorted(child[order], numpy.arange(size + 1))
    return array("q", starts.astype(numpy.int64).tobytes()), array("i", parent[order].astype(numpy.int32).tobytes())
