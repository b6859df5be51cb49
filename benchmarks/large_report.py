"""How large the HTML report of 10,000 quotes is, and how long it takes to make and to open.

    python benchmarks/large_report.py [ARTICLES]        2,000 articles of five quotes each, if not said otherwise

Prints one JSON object: megabytes, seconds to make, and, where Chromium is installed, seconds to open. The limits are 25
MB and 3 s.
"""

import json
import sys
import tempfile
from pathlib import Path
from random import Random
from time import perf_counter

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests"), str(HERE.parent / "tests" / "writing")]

from browser import available, opened  # noqa: E402

from quotetrace.pipeline import trace  # noqa: E402
from quotetrace.reading import read_bytes  # noqa: E402
from quotetrace.writing import Look, format_named, writer  # noqa: E402

WORDS = [
    a + b + c
    for a in ("ba", "de", "fi", "go", "hu", "ka", "le", "mi")
    for b in ("bra", "den", "fil", "gor", "mun", "ste")
    for c in ("dor", "let", "nis", "rum")
]
QUOTES = 5  # in each article


def main(articles: int) -> None:
    """Make the report, and open it."""
    statements = trace(article for text in texts(articles) for article in read_bytes(text.encode(), "story.txt"))
    started = perf_counter()
    page = "".join(writer(format_named("html")).statements(statements, Look()))
    figures = {
        "quotes": sum(len(statement.reports) for statement in statements),
        "megabytes": round(len(page.encode()) / 1e6, 1),
        "seconds_to_make": round(perf_counter() - started, 2),
    }
    if not available():
        figures["seconds_to_open"] = seconds_to_open(page)
    print(json.dumps(figures))


def texts(articles: int) -> list[str]:
    """Invented articles; every third quote is one that another article has too."""
    random = Random(1)

    def sentence(length: int) -> str:
        return " ".join(random.choice(WORDS) for _ in range(length)).capitalize()

    shared = [sentence(25) for _ in range(articles)]
    return [
        f"{sentence(6)}\n\n"
        + "\n\n".join(
            f'{sentence(40)}. "{random.choice(shared) if number % 3 == 0 else sentence(25)}," said Ida Brandt, the mayor of Linden.'
            for number in range(QUOTES)
        )
        for _ in range(articles)
    ]


def seconds_to_open(page: str) -> float:
    """Until the browser has loaded the whole page."""
    with tempfile.TemporaryDirectory() as folder, opened() as browser:
        path = Path(folder) / "report.html"
        path.write_text(page, encoding="utf-8")
        browser.open(path)
        milliseconds: float = browser.ask("return performance.getEntriesByType('navigation')[0].loadEventEnd")
        return round(milliseconds / 1000, 2)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
