"""Which quotes are worth comparing, found by DuckDB: the same candidates as the index in plain Python gives.

The join spills to disk and keeps to a limit of memory. Needs the extra `scale` (numpy and duckdb).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from importlib.util import find_spec

from quotetrace.matching.candidates import ALWAYS, CAP, FEW, FULLEST, MOST, SHARE, TELLING
from quotetrace.matching.keys import WORD
from quotetrace.matching.wording import Wording

__all__ = ["Join", "installed"]

MEMORY = "400MB"
STEP = 4  # windows of days that are joined at a time
UNDATED = -1_000_000  # stands for no window, far from any

POSTINGS = f"""
CREATE TABLE postings AS
    SELECT win, key, number,
        CASE WHEN key & {WORD} = 0 AND count(*) OVER (PARTITION BY win, key) <= {CAP} THEN {TELLING} ELSE 1 END AS weight
    FROM held SEMI JOIN (SELECT key FROM held GROUP BY key HAVING count(*) > 1) shared USING (key)
    QUALIFY count(*) OVER (PARTITION BY win, key) <= {CAP}
        OR (key & {WORD} = 0 AND row_number() OVER (PARTITION BY win, key ORDER BY number) <= {FULLEST})
    ORDER BY win;
"""
HITS = """
    SELECT child, parent, sum(weight)::INTEGER AS shared FROM (
        SELECT child.number AS child, postings.number AS parent, weight FROM child
        JOIN postings ON postings.key = child.key AND postings.win = child.near WHERE postings.number < child.number
    ) GROUP BY child, parent
"""
NEAREST = f"""
WITH own AS (SELECT win, key, number FROM held WHERE win BETWEEN $first AND $last),
child AS (SELECT key, number, unnest([win - 1, win, win + 1, {UNDATED}]) AS near FROM own),
hits AS ({HITS}),
likely AS (
    SELECT child, parent, shared, row_number() OVER (PARTITION BY child ORDER BY shared DESC, parent) AS place
    FROM hits JOIN (SELECT child, max(shared) AS most FROM hits GROUP BY child) USING (child) WHERE shared * {SHARE} >= most
)
SELECT child, parent FROM likely JOIN (SELECT number, count(*) AS keys FROM own GROUP BY number) ON number = child
WHERE place <= {MOST} AND (place <= {ALWAYS} OR shared * {FEW} >= keys)
ORDER BY child, place
"""
UNDATED_HITS = f"""
WITH child AS (SELECT key, number, near FROM held CROSS JOIN (SELECT unnest($windows::INTEGER[]) AS near) WHERE win = {UNDATED}),
hits AS ({HITS})
SELECT child, parent, shared FROM hits
QUALIFY row_number() OVER (PARTITION BY child ORDER BY shared DESC, parent) <= {MOST}
ORDER BY child, shared DESC, parent
"""


def installed() -> bool:
    """Whether the extra `scale` is installed."""
    return find_spec("duckdb") is not None and find_spec("numpy") is not None


class Join:
    """Finds candidates among quotes, given their first wordings and the numbers of their windows of days."""

    def __init__(self, wordings: Sequence[Wording], windows: Sequence[int | None], threads: int = 1) -> None:
        """Fills a database of its own."""
        import duckdb
        import numpy

        from quotetrace.matching.key_arrays import key_arrays

        self.size = len(wordings)
        self.connection = duckdb.connect(":memory:", config={"memory_limit": MEMORY, "threads": threads})
        key, number = key_arrays(wordings)
        wins = numpy.array([UNDATED if window is None else window for window in windows], dtype=numpy.int32)
        batch = {"win": wins[number], "key": key, "number": number}  # noqa: F841 - DuckDB reads the variable
        self.connection.execute("CREATE TABLE held AS SELECT DISTINCT win, key, number FROM batch")
        self.connection.execute(POSTINGS)

    def close(self) -> None:
        """Gives the memory back."""
        self.connection.close()

    def nearest(self, windows: Collection[int]) -> Callable[[int], Sequence[int]]:
        """A function that gives the candidates of a quote of one of `windows`, best first."""
        import numpy

        children, parents = [numpy.empty(0, numpy.int32)], [numpy.empty(0, numpy.int32)]
        wanted = sorted(windows)
        for start in range(0, len(wanted), STEP):
            span = wanted[start : start + STEP]
            found = self.connection.execute(NEAREST, {"first": span[0], "last": span[-1]}).fetchnumpy()
            children.append(found["child"])
            parents.append(found["parent"])
        child, parent = numpy.concatenate(children), numpy.concatenate(parents)
        order = numpy.argsort(child, kind="stable")
        starts = numpy.searchsorted(child[order], numpy.arange(self.size + 1)).tolist()
        ranked = array("i", parent[order].astype(numpy.int32).tobytes())
        return lambda number: ranked[starts[number] : starts[number + 1]]

    def undated(self, windows: Collection[int | None]) -> dict[int, list[tuple[int, int]]]:
        """For each quote without a date, the best candidates of `windows`: what each counts, and its number."""
        numbers = [UNDATED if window is None else window for window in windows]
        found: dict[int, list[tuple[int, int]]] = {}
        for child, parent, shared in self.connection.execute(UNDATED_HITS, {"windows": numbers}).fetchall():
            found.setdefault(child, []).append((shared, parent))
        return found

    def held(self) -> dict[int, int]:
        """How many keys each quote without a date holds."""
        counts = self.connection.execute(f"SELECT number, count(*) FROM held WHERE win = {UNDATED} GROUP BY number").fetchall()
        return dict(counts)
