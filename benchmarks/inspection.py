"""How fast articles are inspected, on one core: `quotetrace inspect` on a file of JSON Lines, from its start to its
end.

    python benchmarks/inspection.py             10,000 articles, under twenty seconds
    python benchmarks/inspection.py --quick     1,000

The articles are made here: paragraphs of `samples/`, shuffled with a fixed seed, each under a headline, with a dateline
of the table of agencies, and some with a sign-off or a copyright line. Prints one JSON object, so that runs can be
compared.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from quotetrace.credits import credit
from quotetrace.lexicon import table
from quotetrace.model import Article
from quotetrace.provenance import copies
from quotetrace.reading import read, sources

SAMPLES = Path(__file__).parent.parent / "samples"
PARAGRAPHS = 12  # an article of about 3,500 characters
FEET = (
    "",
    "",
    "(Reporting by Ada Quill; Editing by Ben Moss)",
    "© 2019 The Harbour Times. All rights reserved.",
    "(With AFP)",
)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="a tenth of the articles")
    json.dump(measure(1_000 if arguments.parse_args().quick else 10_000), sys.stdout, indent=1)
    print()


def measure(size: int) -> dict[str, float]:
    """The seconds that the command takes for `size` articles, and those of its two parts, in this process."""
    texts = list(articles(size))
    found = [Article(id=str(k), text=text) for k, text in enumerate(texts)]
    credit(found[0])
    return {
        "articles": size,
        "megabytes": round(sum(len(text.encode()) for text in texts) / 1e6, 1),
        "inspect_seconds": round(timed(lambda: inspect(texts)), 2),
        "credit_seconds": round(timed(lambda: [credit(article) for article in found]), 2),
        "copies_seconds": round(timed(lambda: copies(found)), 2),
    }


def articles(size: int) -> Iterator[str]:
    """`size` texts, the same on every machine."""
    chance = random.Random(20_190_304)
    pool = [p for s in sources([str(SAMPLES)]) for a in read(s) for p in a.text.split("\n\n") if len(p) > 120]
    lines = [row["example"] for row in table("agencies") if not row["example"].startswith(("told ", "By ", "This "))]
    for number in range(size):
        words = " ".join(chance.sample(pool, PARAGRAPHS)).split()
        chance.shuffle(words)  # or every article would be a copy of every other
        body = [" ".join(words[k : k + 45]) + "." for k in range(0, len(words), 45)]
        yield "\n\n".join(
            [
                f"Headline of article number {number}",
                f"{chance.choice(lines)} {body[0]}",
                *body[1:],
                chance.choice(FEET),
            ]
        )


def inspect(texts: list[str]) -> None:
    """One run of the command."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text(
            "".join(json.dumps({"id": str(k), "text": t}) + "\n" for k, t in enumerate(texts)), encoding="utf-8"
        )
        command = [sys.executable, "-m", "quotetrace", "inspect", str(path), "--format", "jsonl", "--quiet"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def timed(work: Callable[[], object]) -> float:
    """The seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
