"""The models of attribution are data: features that name known facts, weights that name known features; words are read
in parts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.lexicon import table
from quotetrace.model import Article
from quotetrace.speech import extract_quotes
from quotetrace.speech.attribution.attribution import FRAMES
from quotetrace.speech.attribution.candidates.bounds import Ends, PlaceFacts, Starts
from quotetrace.speech.attribution.candidates.clauses import CueFacts
from quotetrace.speech.attribution.candidates.scorer import (
    features_of,
    load_classifier,
    load_ranker,
    weights_by_feature,
)
from quotetrace.speech.attribution.candidates.subjecthood import CueSides, Phrases
from quotetrace.speech.prose.words import TOKEN, read_words
from quotetrace.speech.quotes.carried import CARRIED_CLASSES, StretchFacts

FACTS = {
    "frame": ((), CueFacts._fields),
    "start": (PlaceFacts._fields, Starts._fields),
    "end": (PlaceFacts._fields, Ends._fields),
    "speaker": (CueSides._fields, Phrases._fields),
    "carried": ((), StretchFacts._fields),
}


def test_every_feature_is_of_a_model_and_names_its_facts() -> None:
    for row in table("attribution_features"):
        given_facts, facts = FACTS[row["model"]]
        assert set(row["feature"].split("+")) <= {*given_facts, *facts}, row
        assert row["example"], row


@pytest.mark.parametrize("model", FACTS)
def test_every_weight_is_of_a_feature(model: str) -> None:
    weighed = {feature for name, feature in weights_by_feature() if name == model}
    assert weighed == {feature.name for feature in features_of(model, *FACTS[model])}


@pytest.mark.parametrize("model", FACTS)
def test_every_weight_is_in_whole_hundredths(model: str) -> None:
    numbers = [cell for (name, _), each in weights_by_feature().items() if name == model for _, cell in each]
    assert all(len(number.partition(".")[2]) == 2 for cell in numbers for number in cell.split(" "))


def test_the_classes_are_probabilities() -> None:
    model = load_classifier("frame", CueFacts._fields, FRAMES)
    (chances,) = model.probabilities([["say" if name == "lemma" else "-" for name in CueFacts._fields]])
    assert sum(chances) == pytest.approx(1)
    assert len(chances) == len(FRAMES)
    unknown = load_classifier("carried", StretchFacts._fields, CARRIED_CLASSES)
    assert unknown.probabilities([["?"] * len(StretchFacts._fields)]) == [pytest.approx([1 / 3] * 3)]


def test_of_candidates_that_nothing_is_known_of_the_first_is_best() -> None:
    ranker = load_ranker("end", PlaceFacts._fields, Ends._fields)
    assert ranker.best(PlaceFacts("?", "?", "?"), [["?"] * len(Ends._fields)] * 3) == 0


def test_a_pronoun_before_the_cue_is_a_better_speaker_than_a_number_in_the_content() -> None:
    (quote,) = extract_quotes(Article(id="a_test", text="She said on Monday that 40 boats had sunk."))
    assert quote.speaker.mention is not None
    assert quote.speaker.mention.text == "She"


@given(
    st.lists(
        st.sampled_from(["Odd ", "said, ", "“No.”\n\n", "U.S. ", "l'été ", "x" * 40, " ", "the workers' ", "1,000 "]),
        max_size=40,
    ).map("".join)
)
def test_words_are_the_same_read_in_parts_or_at_once(text: str) -> None:
    words = read_words(text)
    spans = [found.span() for found in TOKEN.finditer(text)]
    assert [(start, words.end(i)) for i, start in enumerate(words.starts)] == spans
    assert words.written == [text[a:b] for a, b in spans]
    assert len(words.tags) == len(words.lower) == len(spans)


@pytest.mark.large
@pytest.mark.parametrize(
    "phrase",
    [
        "he said that the pier and the rope, ",
        '"a" and “b” said Foss of the ',
        "the council said no ",
        'Foss, a baker, said, "no," and he said ',
    ],
)
def test_one_sentence_without_end_takes_time_in_proportion(phrase: str) -> None:
    short, long = (duration(phrase * (size // len(phrase))) for size in (8_000, 64_000))
    assert long < max(14 * short, 0.5)


def duration(text: str) -> float:
    """The lesser time of two runs, in seconds: what else the machine does only adds to one."""
    spent: list[float] = []
    for _ in range(2):
        began = time.process_time()
        extract_quotes(Article(id="a_test", text=text))
        spent.append(time.process_time() - began)
    return min(spent)
