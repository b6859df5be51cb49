"""How well and how fast quotes are joined into statements, beside datasketch's MinHash LSH, on a labelled corpus of
invented quotes.

    python benchmarks/match.py [10000 100000 1000000] [--seed 1] [--engine python --engine duckdb] [--workers 2]
                               [--text-only] [--without-datasketch] [--json FILE]

For each size and system, in a process of its own: recall by kind of variant (the variant stands with its base wording),
precision of pairs, B-cubed F1, seconds, CPU seconds, peak memory of the process and its workers (and what the corpus
takes of it), candidates a quote. `--text-only` takes speakers and dates away. At the end: how the time of each engine
grows with the size, as a power.
"""

import argparse
import json
import multiprocessing
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import log
from pathlib import Path
from threading import Event, Thread

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from corpus import Labelled, corpus, text_only  # noqa: E402

from quotetrace.matching import Group, link  # noqa: E402
from quotetrace.matching.candidates import candidates  # noqa: E402
from quotetrace.matching.keys import keys  # noqa: E402
from quotetrace.matching.linking import in_order, window  # noqa: E402
from quotetrace.matching.processes import cores  # noqa: E402
from quotetrace.matching.rows import row_of  # noqa: E402

Clusters = list[list[int]]  # numbers of quotes
SAMPLE = 30_000
SIGNATURE, THRESHOLD = 128, 0.5  # datasketch: permutations, and Jaccard's coefficient from which two quotes are joined


def main() -> None:
    """Runs every system on every size and prints a row for each."""
    asked = arguments()
    rows = []
    for size in asked.sizes:
        systems = [*asked.engine, *([] if asked.without_datasketch else ["datasketch"])]
        for system in systems:
            row = in_process(measure, size, asked.seed, system, asked.workers, asked.text_only)
            rows.append(row)
            print(json.dumps(row), flush=True)
    for system, power in growth(rows).items():
        print(f"{system}: time grows as N^{power:.2f}")
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000], help="quotes (default: 10000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", action="append", choices=["python", "duckdb"], help="default: python")
    parser.add_argument("--workers", type=int, default=cores(), help="processes (default: one a core)")
    parser.add_argument("--text-only", action="store_true", help="no speakers, no dates")
    parser.add_argument("--without-datasketch", action="store_true")
    parser.add_argument("--json", type=Path, help="write the rows to a file")
    asked = parser.parse_args()
    asked.engine = asked.engine or ["python"]
    return asked


def in_process(function: Callable[..., dict[str, object]], *arguments: object) -> dict[str, object]:
    """Calls a function in a fresh process, so that its peak of memory is its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def measure(size: int, seed: int, system: str, workers: int, bare: bool) -> dict[str, object]:
    """One row of the benchmark."""
    labelled = corpus(size, seed)
    if bare:
        labelled = text_only(labelled)
    before = megabytes(os.getpid())
    memory = Memory()
    memory.start()
    cpu, start = cpu_seconds(), time.perf_counter()
    groups: tuple[Group, ...] = ()
    clusters: Clusters = []
    looked_at = 0
    if system == "datasketch":
        clusters, looked_at = by_datasketch(labelled)
    else:
        groups = link([one.quote for one in labelled], engine=system, workers=workers)
    seconds = time.perf_counter() - start
    row: dict[str, object] = {
        "system": system, "workers": 1 if system == "datasketch" else workers, "quotes": size, "text_only": bare, "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu_seconds() - cpu, 1), "peak_mb": round(memory.stop()), "of_which_corpus_mb": round(before),
    }  # fmt: skip
    clusters = clusters or numbered(labelled, groups)
    row["candidates_per_quote"] = round(looked_at / size if looked_at else candidates_a_quote(labelled), 1)
    return row | quality(labelled, clusters)


def numbered(labelled: Sequence[Labelled], groups: Sequence[Group]) -> Clusters:
    """The groups of quotetrace by the numbers of their quotes."""
    number = {one.quote.id: n for n, one in enumerate(labelled)}
    return [[number[member.quote.id] for member in group.members] for group in groups]


def candidates_a_quote(labelled: Sequence[Labelled]) -> float:
    """How many quotes the index gives to compare, on average: counted on the first days of a large corpus."""
    first = sorted(labelled, key=lambda one: one.quote.article.published or "")[:SAMPLE]
    rows = [row_of(quote) for quote in sorted((one.quote for one in first), key=in_order)]
    found = candidates([keys(row.wordings()) for row in rows], [window(row) for row in rows])
    return sum(len(found(number)) for number in range(len(rows))) / max(1, len(rows))


def by_datasketch(labelled: Sequence[Labelled]) -> tuple[Clusters, int]:
    """MinHash LSH over word 3-grams: each quote joins its most similar earlier candidate of the wanted similarity."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=SIGNATURE)
    ordered = sorted(range(len(labelled)), key=lambda n: (-len(labelled[n].quote.content.text), labelled[n].quote.id))
    root = list(range(len(labelled)))
    signatures: dict[int, MinHash] = {}
    looked_at = 0
    for n in ordered:
        words = labelled[n].quote.content.text.lower().split()
        signature = MinHash(num_perm=SIGNATURE)
        signature.update_batch([" ".join(words[i : i + 3]).encode() for i in range(max(1, len(words) - 2))])
        candidates = index.query(signature)
        looked_at += len(candidates)
        best = max(((signature.jaccard(signatures[other]), -other) for other in candidates), default=(0.0, 0))
        if best[0] >= THRESHOLD:
            root[n] = root[-best[1]]
        signatures[n] = signature
        index.insert(n, signature)
    clusters: dict[int, list[int]] = {}
    for n in range(len(labelled)):
        clusters.setdefault(root[n], []).append(n)
    return list(clusters.values()), looked_at


def quality(labelled: Sequence[Labelled], clusters: Clusters) -> dict[str, object]:
    """B-cubed F1, precision of pairs, and recall by kind of variant."""
    cluster_of = {n: number for number, cluster in enumerate(clusters) for n in cluster}
    base = {one.statement: cluster_of[n] for n, one in enumerate(labelled) if one.variant == "base"}
    asked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for n, one in enumerate(labelled):
        if one.variant != "base" and one.statement in base:
            asked[one.variant] += 1
            found[one.variant] += cluster_of[n] == base[one.statement]
    sizes = Counter(one.statement for one in labelled)
    precision = recall = 0.0
    right = pairs = 0
    for cluster in clusters:
        for statement, count in Counter(labelled[n].statement for n in cluster).items():
            precision += count * count / len(cluster)
            recall += count * count / sizes[statement]
            right += count * (count - 1) // 2
        pairs += len(cluster) * (len(cluster) - 1) // 2
    precision, recall = precision / len(labelled), recall / len(labelled)
    return {
        "b_cubed": {"P": round(precision, 3), "R": round(recall, 3), "F1": round(2 * precision * recall / (precision + recall), 3)},
        "pair_precision": round(right / max(1, pairs), 3),
        "recall": {kind: round(found[kind] / asked[kind], 3) for kind in sorted(asked)},
    }  # fmt: skip


def growth(rows: Sequence[dict[str, object]]) -> dict[str, float]:
    """For each system that ran on several sizes, the power of the size by which its CPU time grew from the least to the
    greatest."""
    found = {}
    for system in dict.fromkeys(str(row["system"]) for row in rows):
        runs = sorted(
            (int(str(row["quotes"])), float(str(row["cpu_seconds"]))) for row in rows if row["system"] == system
        )
        if runs[0][0] < runs[-1][0]:
            found[system] = log(runs[-1][1] / runs[0][1]) / log(runs[-1][0] / runs[0][0])
    return found


class Memory(Thread):
    """The peak of memory of this process and its workers together, in megabytes; shared pages count once."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self.done = Event()

    def run(self) -> None:
        """Looks until told that it is done, ever more seldom: processes stand still while their pages are counted."""
        pause = 0.5
        while not self.done.wait(pause):
            self.look()
            pause = min(5.0, pause * 1.25)

    def look(self) -> None:
        """Takes note of what is in use now."""
        self.peak = max(self.peak, sum(megabytes(process) for process in [os.getpid(), *children(os.getpid())]))

    def stop(self) -> float:
        """The peak."""
        self.done.set()
        self.join()
        self.look()
        return self.peak


def megabytes(process: int) -> float:
    """What a process uses: its share of shared pages where the system tells, else the peak of this process."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if process == os.getpid() else 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def children(process: int) -> list[int]:
    """The processes that a process has begun."""
    try:
        return [
            int(child)
            for task in Path(f"/proc/{process}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return []


def cpu_seconds() -> float:
    """The CPU time of this process and its workers."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    main()
