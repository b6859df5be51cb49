"""How fast quotes are extracted, on one core, beside one plain regular expression over the same text.

    python benchmarks/extract.py             about a minute
    python benchmarks/extract.py --quick     a few seconds, for a look after a change

The corpus is made here: the paragraphs of `samples/`, shuffled with a fixed seed, in articles of about 4,000 characters.
Prints articles and megabytes (10^6 bytes of UTF-8) a second, the ratio to the plain scan, how much longer ten times as long
an article takes, and the peak of allocated memory as a multiple of the text. One JSON object, so that runs can be compared.
"""

import argparse
import gc
import json
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

import regex

from quotetrace.model import Article
from quotetrace.pipeline import extract
from quotetrace.reading import read, sources

SAMPLES = Path(__file__).parent.parent / "samples"
ARTICLE_LENGTH = 4_000  # characters: about 650 words, the usual length of a news article
PLAIN_SCAN = regex.compile(
    r'["“]([^"”\n]{3,}?)["”],?\s+(?:\p{Lu}[\p{L}.\'-]+\s+){1,4}said|said\s+(?:\p{Lu}[\p{L}.\'-]+\s?){1,4}'
)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="a tenth of the corpus, the best of one run")
    quick = arguments.parse_args().quick
    size = 100_000 if quick else 1_000_000
    json.dump(measure(size, runs=1 if quick else 3), sys.stdout, indent=1)
    print()


def measure(size: int, runs: int) -> dict[str, float]:
    """All figures, on a corpus of `size` characters, each time the best of `runs`."""
    articles = corpus(size)
    text_bytes = sum(len(article.text.encode()) for article in articles)
    extract(articles[0])  # the lexicon loads once, outside of what is measured
    seconds = best(lambda: extract_all(articles), runs)
    scan = best(lambda: [sum(1 for _ in PLAIN_SCAN.finditer(article.text)) for article in articles], runs)
    one, ten = long_article(size // 10), long_article(size)
    shorter, longer = best(lambda: extract(one), runs), best(lambda: extract(ten), runs)
    return {
        "articles": len(articles),
        "megabytes": round(text_bytes / 1e6, 3),
        "articles_per_second": round(len(articles) / seconds, 1),
        "megabytes_per_second": round(text_bytes / 1e6 / seconds, 3),
        "times_the_plain_scan": round(seconds / scan, 1),
        "ten_times_the_length_takes": round(longer / shorter, 2),
        "peak_memory_per_text": round(peak(lambda: extract(one)) / len(one.text.encode()), 1),
    }


def corpus(size: int) -> list[Article]:
    """Articles of about `ARTICLE_LENGTH` characters, `size` in all, that are the same on every machine."""
    dealt = paragraphs(size)
    articles: list[Article] = []
    text: list[str] = []
    for paragraph in dealt:
        text.append(paragraph)
        if sum(map(len, text)) >= ARTICLE_LENGTH:
            articles.append(Article(id=f"a_{len(articles):012d}", text="\n\n".join(text)))
            text = []
    return articles


def long_article(size: int) -> Article:
    return Article(id="a_long", text="\n\n".join(paragraphs(size)))


def paragraphs(size: int) -> Iterable[str]:
    """Paragraphs of the samples in a shuffled order, again and again, until they hold `size` characters."""
    texts = [article.text for source in sources([str(SAMPLES)]) for article in read(source)]
    stock = sorted({paragraph for text in texts for paragraph in text.split("\n\n") if len(paragraph) > 60})
    dice = random.Random(19)
    while size > 0:
        dice.shuffle(stock)
        for paragraph in stock:
            if size <= 0:
                return
            size -= len(paragraph)
            yield paragraph


def extract_all(articles: Iterable[Article]) -> int:
    return sum(len(extract(article)) for article in articles)


def best(work: Callable[[], object], runs: int) -> float:
    """The shortest processor time of `work`, in seconds: what other programs take of the machine does not count."""
    times = []
    for _ in range(runs):
        gc.collect()
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return max(min(times), 1e-9)


def peak(work: Callable[[], object]) -> int:
    """The most memory, in bytes, that `work` held at a time, beyond what was held before."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    work()
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return highest - before


if __name__ == "__main__":
    main()
