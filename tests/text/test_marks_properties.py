"""What holds for the marks of any text whatever."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrace.model import Span
from quotetrace.text.marks import Marked, find_marked

PIECES = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "``",
    "''",
    "&quot;",
    "&ldquo;",
    "â€œ",
    "\x93",
    "\x94",
    "「",
    "」",
    "‹",
    "›",
]
FILLING = [
    " ",
    " ",
    "\n\n",
    "s",
    "yes",
    "Rao said",
    ",",
    ".",
    "?",
    "6",
    "90s",
    "(",
    ")",
    "—",
    "\u200b",
    "é",
    "\U0001f600",
]

texts = st.lists(st.sampled_from(PIECES + FILLING), max_size=60).map("".join) | st.text(max_size=80)


def paragraphs(text: str) -> list[Span]:
    """Paragraphs as runs between empty lines."""
    spans, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            spans.append(Span(start, start + len(part)))
        start += len(part) + 2
    return spans


@settings(max_examples=400, deadline=None)
@given(texts)
def test_stretches_are_nested_or_apart_and_stay_in_their_paragraph(text: str) -> None:
    spans = paragraphs(text)
    found = find_marked(text, spans)
    for one in found:
        assert one.start <= one.inner_start < one.inner_end <= one.end
        assert text[one.inner_start : one.inner_end].strip()
        assert any(span.start <= one.start and one.end <= span.end for span in spans)
        assert one.opened == (one.inner_start > one.start)
        assert one.closed == (one.inner_end < one.end)
        assert one.opened or one.closed
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    assert [one.depth for one in found] == [depth(one, found) for one in found]


def depth(one: Marked, found: tuple[Marked, ...]) -> int:
    """How many others stand around `one`; none may cross it."""
    others = [other for other in found if other is not one and other.start <= one.start < other.end]
    assert all(one.end <= other.inner_end for other in others)
    return len(others)


@settings(max_examples=200, deadline=None)
@given(texts, texts)
def test_a_bad_mark_costs_at_most_its_own_paragraph(first: str, second: str) -> None:
    """What stands after a paragraph without marks is found as if it stood alone."""
    before = f"{' '.join(first.split())}\n\nNothing is marked here.\n\n"
    text = before + second
    after = [one for one in find_marked(text, paragraphs(text)) if one.start >= len(before)]
    alone = find_marked(second, paragraphs(second))
    assert [(one.start - len(before), one.end - len(before), *one[4:]) for one in after] == [
        (one.start, one.end, *one[4:]) for one in alone
    ]


ROWS = [
    "“",
    "”",
    '"',
    "'",
    "‘a ",
    "’ ",
    "«",
    "a’s ‘b",
    '" a',
    "“a “a” ",
    "'a s' ",
    "‘x. y’ z ",
    "&quot",
    "â€",
    "''''",
    "` ",
]


@pytest.mark.parametrize("piece", ROWS)
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        begin = time.process_time()
        find_marked(text, [Span(0, len(text))])
        return time.process_time() - begin

    small = max(1e-3, min(seconds(500) for _ in range(3)))
    large = min(seconds(4_000) for _ in range(3))
    assert large < 30 * small, f"{large / small:.0f} times as long for 8 times the text"
