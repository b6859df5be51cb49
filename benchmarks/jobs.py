"""How much faster `extract -j 2` is than one process, and whether memory stays flat over a stream.

    python benchmarks/jobs.py [--articles 20000] [--jobs 2] [--stream 2000 10000]

Articles are JSON Lines, each a few paragraphs of the samples and a few of words and names that never came before. For
one process and for several: seconds, CPU seconds of all processes, and the peak of the memory that all of them share or
hold (Linux: their PSS together, looked at ten times a second). Then streams of different length through standard input,
with the same peak of each.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SEED = 2018
OFTEN = 0.1  # seconds between two looks at the memory
SYLLABLES = ("ba", "den", "fi", "gor", "hal", "ki", "lor", "mun", "nes", "ri", "sel", "tov", "ul", "ven", "wy", "zan")


class Run(NamedTuple):
    """Seconds, CPU seconds and megabytes of a run."""

    wall: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s, {self.cpu:.1f} s of CPU, {self.memory:.0f} MB"


def articles() -> Iterator[str]:
    """Article JSON Lines without end, the same in each run."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt")))
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n") if len(paragraph) > 80]
    chance = random.Random(SEED)
    for number in count():
        parts = [*chance.sample(paragraphs, 3), said(chance), said(chance)]
        yield json.dumps({"id": f"article-{number}", "text": "\n\n".join(parts)}) + "\n"


def said(chance: random.Random) -> str:
    """A paragraph in which somebody new says something new."""

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=3))

    name = f"{word().title()} {word().title()}"
    return f"“The {word()} will {word()} the {word()} before {word()},” said {name}, the mayor of {word().title()}. The {word()} agreed."


def run(arguments: list[str], lines: Iterator[str] | None = None) -> Run:
    """Run `extract`, given these lines on standard input, and weigh it."""
    command = [sys.executable, "-m", "quotetrace", "extract", *arguments, "--format", "jsonl", "-q"]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=ROOT, text=True)
    peak = [0.0]
    threading.Thread(target=watch, args=(process, peak), daemon=True).start()
    assert process.stdin
    process.stdin.writelines(lines or ())
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)}: failed")
    return Run(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, peak[0] or usage.ru_maxrss / 1024)


def watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    """Keep the highest sum of the memory of a process and those that it started; 0 where the system does not tell."""
    while Path(f"/proc/{process.pid}/smaps_rollup").exists():
        peak[0] = max(peak[0], sum(map(memory, [process.pid, *children(process.pid)])))
        time.sleep(OFTEN)


def children(pid: int) -> list[int]:
    """The processes that one has started."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def memory(pid: int) -> float:
    """The megabytes of one process, what it shares with others divided among them."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--stream", type=int, nargs="*", default=[2_000, 10_000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(islice(articles(), given.articles))
        one = run([str(path)])
        several = run([str(path), "-j", str(given.jobs)])
    print(f"{given.articles} articles, one process: {one}")
    print(
        f"{given.articles} articles, -j {given.jobs}: {several}; {one.wall / several.wall:.2f} times the speed",
        flush=True,
    )
    for length in given.stream:
        print(
            f"a stream of {length}, -j {given.jobs}: {run(['-', '-j', str(given.jobs)], islice(articles(), length))}",
            flush=True,
        )


if __name__ == "__main__":
    main()
