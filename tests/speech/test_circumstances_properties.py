"""What holds for the circumstances of any attribution whatever."""

import time
from itertools import accumulate

from circumstances_notation import attribution
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrace.model import Span
from quotetrace.speech.circumstances import addressee_of, channel_of, circumstances_of, relays_of
from quotetrace.speech.prose.words import read_words

WORDS = [
    "in",
    "a",
    "statement",
    "on",
    "its",
    "website",
    "Reuters",
    "told",
    "said",
    "Rao",
    "the",
    "Interfax",
    "news",
    "agency",
]
MORE = [
    "quoted",
    "by",
    "as",
    "saying",
    "according",
    "to",
    "report",
    "of",
    "who",
    "X",
    "“",
    "”",
    ",",
    ".",
    "reporters",
    "with",
    "İ",
    "\0",
    "\n",
]
sentences = st.lists(st.sampled_from(WORDS + MORE), min_size=1, max_size=30).map(" ".join) | st.text(
    min_size=1, max_size=60
)


@st.composite
def attributions(draw: st.DrawFn) -> tuple[str, Span, Span | None, Span | None, list[Span]]:
    text = draw(sentences)
    cuts = st.integers(0, len(text))
    spans = st.tuples(cuts, cuts).map(lambda cut: Span(min(cut), max(cut)))
    return text, draw(spans), draw(st.none() | spans), draw(st.none() | spans), draw(st.lists(spans, max_size=3))


@settings(max_examples=500, deadline=None)
@given(attributions())
def test_what_is_found_stands_in_the_sentence(case: tuple[str, Span, Span | None, Span | None, list[Span]]) -> None:
    text, sentence = case[0], case[1]
    found = circumstances_of(*case)
    assert found == (channel_of(*case), relays_of(*case), addressee_of(*case))
    for one in (found.channel, *found.relayed_by, found.told_to):
        if one is not None:
            assert " ".join(text[one.start : one.end].split()) == one.text
            assert sentence.start <= one.start < one.end <= sentence.end


@settings(max_examples=200, deadline=None)
@given(attributions(), st.text(max_size=40))
def test_what_stands_before_the_sentence_changes_nothing(
    case: tuple[str, Span, Span | None, Span | None, list[Span]], before: str
) -> None:
    def moved(span: Span) -> Span:
        return Span(span.start + len(before), span.end + len(before))

    text, sentence, cue, mention, contents = case
    later = (before + text, moved(sentence), moved(cue) if cue else None, moved(mention) if mention else None)
    first, second = circumstances_of(*case), circumstances_of(*later, [moved(span) for span in contents])
    assert (first.channel and first.channel.text) == (second.channel and second.channel.text)
    assert [relay.text for relay in first.relayed_by] == [relay.text for relay in second.relayed_by]
    assert (first.told_to and first.told_to.text) == (second.told_to and second.told_to.text)


def test_a_sentence_without_end_takes_no_longer() -> None:
    def seconds(count: int) -> float:
        tail = "in a statement to the news agency of the state told Reuters quoted by the report of the " * count
        case = attribution("[“It holds,”] <Ruiz> {said} " + tail)
        begin = time.perf_counter()
        for _ in range(20):
            circumstances_of(*case)
        return time.perf_counter() - begin

    short, long = min(seconds(20) for _ in range(3)), min(seconds(2_000) for _ in range(3))
    assert long < 5 * short


@st.composite
def spoken(draw: st.DrawFn) -> tuple[str, Span, Span | None, Span | None, list[Span]]:
    """An attribution whose spans begin and end between words."""
    words = draw(st.lists(st.sampled_from([*WORDS, *MORE, "on", "tweeted", "remarks"]), min_size=1, max_size=20))
    cuts = [0, *accumulate(len(word) + 1 for word in words)]
    spans = st.tuples(st.sampled_from(cuts), st.sampled_from(cuts)).map(lambda cut: Span(min(cut), max(cut)))
    anywhere = (draw(spans), draw(st.none() | spans), draw(st.none() | spans), draw(st.lists(spans, max_size=3)))
    return " ".join(words) + " ", *anywhere


@settings(max_examples=500, deadline=None)
@given(spoken())
def test_knowing_the_words_of_the_article_changes_nothing(
    case: tuple[str, Span, Span | None, Span | None, list[Span]],
) -> None:
    words = read_words(case[0])
    assert circumstances_of(*case, words=(words.lower, words.starts)) == circumstances_of(*case)
