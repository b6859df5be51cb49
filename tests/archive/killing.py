"""Ends `archive add` with SIGKILL at random moments: `python tests/archive/killing.py 200`.

Each time the archive must be whole, and hold every article that was reported as added; at the end, one more run
completes it.
"""

import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
QUOTETRACE = [sys.executable, "-m", "quotetrace"]
LONGEST = 2.5  # seconds until the end comes, at most: later than the whole run
ARTICLES = 30

WORDS = sorted(
    {
        "kiln",
        "gasket",
        "barley",
        "lantern",
        "ferry",
        "quarry",
        "cobbler",
        "turbine",
        "orchard",
        "ledger",
        "anvil",
        "harbour",
        "cistern",
        "sluice",
        "granary",
        "tannery",
        "signal",
        "bellows",
        "culvert",
        "pantry",
        "rudder",
        "trestle",
        "winch",
        "almond",
        "beacon",
        "chisel",
        "dowel",
        "ember",
        "furrow",
        "gantry",
    }
)
STORY = """{headline}

The Larkfield Courier
2019-03-{day:02d}

LARKFIELD - The council met for {number} hours.

“{words} will not be paid for by the people of this valley again,” said Greta Holm, the mayor.

“We counted {number} of them and wrote every one into the book,” Tom Harrow said.
"""


def main() -> None:
    """Kills as often as asked, and says how it went."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        killed = kill(Path(folder), times, random.Random(1))
    print(f"{times} runs, {killed} of them killed in the midst; the archive was whole each time, and nothing was lost")


def kill(folder: Path, times: int, chance: random.Random) -> int:
    """Runs `archive add` that often, killing it at random, then once more to its end. How many runs were killed."""
    stories = folder / "stories"
    stories.mkdir()
    write(stories, chance)
    killed = 0
    reported: set[str] = set()
    db = folder / "desk-0.db"
    for number in range(times):
        code, lines = run_and_kill(
            ["archive", "add", str(stories), "--db", str(db), "-v", "-q"], chance.uniform(0.0, LONGEST)
        )
        killed += code == -signal.SIGKILL
        reported |= {line.split()[1] for line in lines if line.startswith("added ")}
        if db.exists():
            check(db, reported)
        if code == 0:  # all is in it: begin another
            db, reported = folder / f"desk-{number + 1}.db", set()
    done = subprocess.run([*QUOTETRACE, "archive", "add", str(stories), "--db", str(db), "-q"], cwd=ROOT)
    assert done.returncode == 0
    check(db, reported, ARTICLES)
    return killed


def run_and_kill(arguments: list[str], seconds: float) -> tuple[int, list[str]]:
    """Runs the command for some seconds: its exit code, and the whole lines that it had printed."""
    with subprocess.Popen([*QUOTETRACE, *arguments], stdout=subprocess.PIPE, cwd=ROOT) as process:
        try:
            out, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
    return process.returncode, [line.decode() for line in out.splitlines(keepends=True) if line.endswith(b"\n")]


def check(db: Path, reported: set[str], articles: int | None = None) -> None:
    """The archive is whole and holds what was reported; all articles, if their number is given."""
    from quotetrace.archive import everything, opened, verify

    if not reported and not is_archive(db):
        return  # killed before the file had its tables
    with opened(str(db)) as archive:
        assert list(verify(archive)) == []
        held = {one.article.id for one in everything(archive)}
    assert reported <= held
    assert articles in (None, len(held))


def is_archive(db: Path) -> bool:
    """Whether the file has its tables."""
    with sqlite3.connect(db) as found:
        return bool(found.execute("PRAGMA user_version").fetchone()[0])


def write(folder: Path, chance: random.Random) -> None:
    """Some articles, a file each."""
    for number in range(ARTICLES):
        words = "The " + " and the ".join(chance.sample(WORDS, 4))
        told = STORY.format(
            headline=f"Council hears of the {chance.choice(WORDS)}", day=1 + number % 28, number=number + 2, words=words
        )
        (folder / f"{number:03d}.txt").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    started = time.perf_counter()
    main()
    print(f"{time.perf_counter() - started:.0f} s")
