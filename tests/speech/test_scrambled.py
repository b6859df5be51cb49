"""Words in no order, and texts that break off anywhere, make no quote that does not fit and no error."""

from random import Random

import pytest
from casefile import Case, cases

from quotetrace.model import Article
from quotetrace.speech import extract_quotes

SCRAMBLES = 4
# Every so many words a text is broken off.
STRIDE = 8


@pytest.mark.parametrize("case", cases("speech"), ids=lambda case: case.name)
def test_scrambled_and_cut_texts_are_read(case: Case) -> None:
    random, words = Random(case.name), case.text.split(" ")
    for end in range(random.randrange(1, STRIDE), len(words), STRIDE):
        extract_quotes(Article(id="a_test", text=" ".join(words[:end])))
    for _ in range(SCRAMBLES):
        start = random.randrange(len(words))
        part = words[start : start + random.randrange(1, len(words) + 1)]
        text = " ".join(part if random.random() < 0.5 else random.sample(part, len(part)))
        for quote in extract_quotes(Article(id="a_test", text=text), everything=True):
            assert quote.content.spans
            assert all(0 <= span.start < span.end <= len(text) for span in quote.content.spans)


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for Sund told the Courier that ",
        "According to the clerk, Ida Holm, ",
        "It was shut, in what Holm described as",
        "A.",
        "Q. ",
        "((Holm))",
        "((",
        "Holm said it was late, and",
        "Holm said it was late, with which, she said",
        "Holm said it was late but wouldn't",
        "It was late: he",
        "The driver, said to",
        "He reminded them that,",
        "Holm said they were sold, and Wenn",
        "Holm posted a notice",
        "The so Moe war, said, Tuesday, already",
        "Holm urged fans of",
        "Holm said he was concerned with “order” and had no",
        "Holm writes that she “never believed it” in",
        "the saying said “what a ferry",
        "A pause: “Never again.” He left after",
    ],
)
def test_texts_that_break_off_before_what_was_said_are_read(text: str) -> None:
    for quote in extract_quotes(Article(id="a_test", text=text), everything=True):
        assert all(0 <= span.start < span.end <= len(text) for span in quote.content.spans)


@pytest.mark.parametrize("text", ["The ABC said no. " * 3 + "Aa-Bb-" * 2000, "The AAAAAB said no. " + "Aa-" * 4000])
def test_hyphens_without_end_are_read_in_linear_time(text: str) -> None:
    assert extract_quotes(Article(id="a_test", text=text))[0].cue is not None
