"""What holds for any text and any mention: no error, true offsets, the same answer again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrace.model import Span
from quotetrace.speech.people import Source, resolve
from quotetrace.speech.prose.words import read_words
from quotetrace.text.page import read_page

WORDS = [
    "Anna",
    "Lund",
    "Mr.",
    "de",
    "al-",
    "“",
    "”",
    "he",
    "who",
    "the",
    "mayor",
    "of",
    ",",
    "(R-Fla.)",
    "and",
    "\n\n",
    "\n",
    "NHC",
    "Council",
    "'s",
    "—",
    "é",
    "İ",
    "A.",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Source]]:
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(lambda ab: Span(min(ab), max(ab)))
    mentions = draw(st.lists(st.one_of(st.none(), spans.filter(lambda s: s.start < s.end)), max_size=5))
    carried = st.one_of(st.none(), st.integers(0, 5))
    return text, [
        Source(m, draw(carried), tuple(draw(st.lists(spans, max_size=2))), draw(st.one_of(st.none(), spans)))
        for m in mentions
    ]


@settings(max_examples=200, deadline=None)
@given(articles())
def test_any_text_is_resolved_with_true_offsets_and_the_same_again(article: tuple[str, list[Source]]) -> None:
    text, sources = article
    page = read_page(text)
    found = resolve(text, page.paragraphs, page.sentences, sources, read_words(text))
    assert len(found) == len(sources)
    assert found == resolve(text, page.paragraphs, page.sentences, sources, read_words(text))
    for speaker in found:
        if speaker.mention is not None:
            assert text[speaker.mention.start : speaker.mention.end] == speaker.mention.text
