"""How fast quotes are extracted, on one core, beside one plain regular expression over the same text.

    python benchmarks/extract.py             about a minute
    python benchmarks/extract.py --quick     a few seconds, for a look after a change

Two corpora are made here, in articles of about 4,000 characters. The samples are written to show quotes, and have one
in every 160 characters; news has one in 280 (PolNeAR) to 500 (Wikinews). So in `news` each paragraph of `samples/`,
shuffled with a fixed seed, is followed by one in which nobody is quoted, a quarter longer, made of the sentences of
`narrative.tsv`: a quote in every 300 characters. `samples` are the paragraphs of the samples alone.

Prints for each the quotes in 1,000 characters, articles and megabytes (10^6 bytes of UTF-8) a second, and the ratio to
the plain scan; for the news also how much longer ten times as long an article takes, and the peak of allocated memory
as a multiple of the text. One JSON object, so that runs can be compared.
"""

import argparse
import gc
import json
import random
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import regex

from quotetrace.model import Article
from quotetrace.pipeline import extract
from quotetrace.reading import read, sources

HERE = Path(__file__).parent
NARRATIVE = HERE / "narrative.tsv"
SAMPLES = HERE.parent / "samples"
ARTICLE_LENGTH = 4_000  # characters: about 650 words, the usual length of a news article
PER_SAMPLE = 1.25  # characters of narrative for each of the samples: together a quote in every 300
CAST = 5  # people in the narrative of an article
SLOT = re.compile(r"\{(\w+)\}")
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


def measure(size: int, runs: int) -> dict[str, dict[str, float]]:
    """All figures, on corpora of `size` characters, each time the best of `runs`."""
    one, ten = long_article(size // 10), long_article(size)
    extract(one)  # the lexicon loads once, outside of what is measured
    shorter, longer = best(lambda: extract(one), runs), best(lambda: extract(ten), runs)
    growth = {
        "ten_times_the_length_takes": round(longer / shorter, 2),
        "peak_memory_per_text": round(peak(lambda: extract(one)) / len(one.text.encode()), 1),
    }
    return {"news": speed(corpus(size, news), runs) | growth, "samples": speed(corpus(size, paragraphs), runs)}


def speed(articles: Sequence[Article], runs: int) -> dict[str, float]:
    """How fast the quotes of `articles` are extracted, and how many there are."""
    text_bytes = sum(len(article.text.encode()) for article in articles)
    seconds = best(lambda: extract_all(articles), runs)
    scan = best(lambda: [sum(1 for _ in PLAIN_SCAN.finditer(article.text)) for article in articles], runs)
    characters = sum(len(article.text) for article in articles)
    return {
        "articles": len(articles),
        "megabytes": round(text_bytes / 1e6, 3),
        "quotes_per_1000_characters": round(1000 * extract_all(articles) / characters, 2),
        "articles_per_second": round(len(articles) / seconds, 1),
        "megabytes_per_second": round(text_bytes / 1e6 / seconds, 3),
        "times_the_plain_scan": round(seconds / scan, 1),
    }


def corpus(size: int, dealt: Callable[[int], Iterable[str]]) -> list[Article]:
    """Articles of about `ARTICLE_LENGTH` characters, `size` in all, that are the same on every machine."""
    articles: list[Article] = []
    text: list[str] = []
    for paragraph in dealt(size):
        text.append(paragraph)
        if sum(map(len, text)) >= ARTICLE_LENGTH:
            articles.append(Article(id=f"a_{len(articles):012d}", text="\n\n".join(text)))
            text = []
    return articles


def long_article(size: int) -> Article:
    return Article(id="a_long", text="\n\n".join(news(size)))


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


def news(size: int) -> Iterable[str]:
    """Paragraphs of the samples, `size` characters with the paragraphs without quotes that follow each."""
    dice = random.Random(23)
    balance, written = 0, 0
    cast: list[tuple[str, str]] = []
    for paragraph in paragraphs(round(size / (1 + PER_SAMPLE))):
        yield paragraph
        balance += round(len(paragraph) * PER_SAMPLE)
        if written % ARTICLE_LENGTH < len(paragraph) or not cast:
            cast = [(dice.choice(words("first")), surname(dice)) for _ in range(CAST)]
        story = narrative(dice, cast, balance)
        balance -= len(story)
        written += len(paragraph) + len(story)
        if story:
            yield story


def narrative(dice: random.Random, cast: Sequence[tuple[str, str]], length: int) -> str:
    """Sentences about the people of `cast` in which no one is quoted, as many as `length` characters hold, at least
    half of the last."""
    text = ""
    while True:
        sentence = filled(dice, dice.choice(words("sentence")), *dice.choice(cast))
        if 2 * (length - len(text)) < len(sentence):
            return text
        text += (" " if text else "") + sentence[0].upper() + sentence[1:]


def filled(dice: random.Random, sentence: str, first: str, last: str) -> str:
    """A sentence with a word in each of its slots."""
    known = {"person": f"{first} {last}", "surname": last}
    return SLOT.sub(lambda slot: known.get(slot[1]) or dice.choice(words(slot[1])), sentence)


def surname(dice: random.Random) -> str:
    """An invented name of two syllables."""
    return "".join(dice.choice(words("syllable")) for _ in range(2)).capitalize()


@cache
def words(name: str) -> list[str]:
    """The words, or the sentences, of a class of `narrative.tsv`."""
    lines = NARRATIVE.read_text(encoding="utf-8").splitlines()
    cells = (line.partition("\t") for line in lines if not line.startswith("#"))
    return [word for kind, _, cell in cells if kind == name for word in cell.split("|")]


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
