"""Which quotes are worth comparing, found by DuckDB: the same candidates as the index in plain Python gives.

The join spills to disk and keeps to a limit of memory: for more quotes than arrays should hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from quotetrace.matching.candidates import ALWAYS, CAP, FEW, FULLEST, MOST, SHARE, TELLING
from quotetrace.matching.key_arrays import UNDATED
from quotetrace.matching.keys import WORD

if TYPE_CHECKING:
    from quotetrace.matching.array_index import Found, Holders, Integers, Keys

__all__ = ["Join", "installed"]

MEMORY = "400MB"
STEP = 4  # windows of days that are joined at a time

POSTINGS = f"""
CREATE TABLE postings AS
    SELECT win, key, number,
        CASE WHEN key & {WORD} = 0 AND count(*) OVER (PARTITION BY win, key) <= {CAP} THEN {TELLING} ELSE 1 END AS weight
    FROM held SEMI JOIN (SELECT key FROM held GROUP BY key HAVING count(*) > 1) shared USING (key)
    QUALIFY count(*) OVER (PARTITION BY win, key) <= {CAP}
        OR (key & {WORD} = 0 AND row_number() OVER (PARTITION BY win, key ORDER BY number) <= {FULLEST})
    ORDER BY win;
"""
NEAREST = f"""
WITH own AS (SELECT win, key, number FROM held WHERE win BETWEEN $first AND $last),
hits AS MATERIALIZED (
    SELECT own.number AS child, postings.number AS parent, sum(weight)::INTEGER AS shared
    FROM own JOIN postings ON postings.key = own.key
    WHERE postings.number < own.number AND (postings.win BETWEEN own.win - 1 AND own.win + 1 OR postings.win = {UNDATED})
    GROUP BY own.number, postings.number
),
likely AS (
    SELECT child, parent, shared, row_number() OVER (PARTITION BY child ORDER BY shared DESC, parent) AS place
    FROM hits JOIN (SELECT child, max(shared) AS most FROM hits GROUP BY child) USING (child) WHERE shared * {SHARE} >= most
)
SELECT child, parent FROM likely JOIN (SELECT number, count(*) AS keys FROM own GROUP BY number) ON number = child
WHERE place <= {MOST} AND (place <= {ALWAYS} OR shared * {FEW} >= keys)
ORDER BY child, place
"""
UNDATED_HITS = f"""
SELECT own.number AS child, postings.number AS parent, sum(weight)::BIGINT AS shared
FROM held own JOIN postings ON postings.key = own.key
WHERE own.win = {UNDATED} AND postings.win = $window AND postings.number < own.number
GROUP BY own.number, postings.number
QUALIFY row_number() OVER (PARTITION BY own.number ORDER BY shared DESC, postings.number) <= {MOST}
ORDER BY own.number, shared DESC, postings.number
"""


def installed() -> bool:
    """Whether the extra `scale` is installed."""
    return find_spec("duckdb") is not None and find_spec("numpy") is not None


class Join:
    """Finds candidates among quotes, given their keys, as `ArrayIndex` does."""

    def __init__(self, keys: Keys, holders: Holders, numbers: Integers, windows: Integers) -> None:
        """Fills a database of its own. `holders[i]` holds `keys[i]`; quote q has the number `numbers[q]`, is of window
        `windows[q]`."""
        import duckdb

        self.connection = duckdb.connect(":memory:", config={"memory_limit": MEMORY, "threads": 1})
        batch = {"win": windows[holders], "key": keys, "number": numbers[holders]}  # noqa: F841 - DuckDB reads the variable
        self.connection.execute("CREATE TABLE held AS SELECT DISTINCT win, key, number FROM batch")
        self.connection.execute(POSTINGS)

    def nearest(self, windows: Collection[int]) -> Iterator[tuple[Integers, Integers]]:
        """For quotes of `windows`, their numbers and those of their candidates: each quote's in a row, best first."""
        wanted = sorted(windows)
        for start in range(0, len(wanted), STEP):
            span = wanted[start : start + STEP]
            found = self.connection.execute(NEAREST, {"first": span[0], "last": span[-1]}).fetchnumpy()
            yield found["child"], found["parent"]

    def undated(self, windows: Collection[int]) -> Iterator[Found]:
        """For quotes without a date, the best candidates of each of `windows`."""
        for window in windows:
            found = self.connection.execute(UNDATED_HITS, {"window": window}).fetchnumpy()
            yield found["child"], found["parent"], found["shared"]

    def held(self) -> dict[int, int]:
        """How many keys each quote without a date holds."""
        counts = self.connection.execute(
            f"SELECT number, count(*) FROM held WHERE win = {UNDATED} GROUP BY number"
        ).fetchall()
        return dict(counts)
