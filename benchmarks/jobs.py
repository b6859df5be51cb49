"""How much faster `extract -j 2` is than one process, on article JSON Lines made of the samples.

    python benchmarks/jobs.py [--articles 20000]

Prints the seconds of each, their ratio, and the memory of the largest process; all processes together hold at most as many times
that as there are. Linux and macOS.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = 2018


def corpus(articles: int) -> str:
    """So many article JSON Lines, each a few paragraphs of the samples in an order of its own."""
    paragraphs = [p for path in sorted((ROOT / "samples").glob("*.txt")) for p in path.read_text(encoding="utf-8").split("\n\n") if len(p) > 80]
    chance = random.Random(SEED)
    texts = ("\n\n".join(chance.sample(paragraphs, 5)) for _ in range(articles))
    return "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))


def seconds(path: Path, jobs: int) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "quotetrace", "extract", str(path), "--format", "jsonl", "-q", "-j", str(jobs)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text(corpus(arguments.articles), encoding="utf-8")
        one, two = seconds(path, 1), seconds(path, 2)
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    print(f"{arguments.articles} articles: one process {one:.1f} s, two {two:.1f} s, {one / two:.2f} times the speed; largest process {largest:.0f} MB")


if __name__ == "__main__":
    main()
