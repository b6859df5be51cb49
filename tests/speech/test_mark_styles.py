"""In whatever style an article sets its quotation marks, the same people say the same words."""

import pytest

from quotetrace.pipeline import extract
from quotetrace.reading import read_bytes

STORY = """Corve harbour to reopen, mayor says

Mayor Lena Orr, 54, said on Monday that the harbour would reopen in June.

{We are ready,} Orr told reporters. {The gates are old. They need paint.}

{The harbour,} said Tor Vik, the treasurer, {isn't ours to close.}

{I was there when it broke,} recalled Ole Rand, who's a welder. {It didn't sound good.

{Then it fell,} he said. {Nobody was hurt, but we all knew that the plan had failed.

{I'd do it again.}

According to Rand, the owners {don't care.}

The union's leader called the plan {a gift to the rich,} adding that it {won't last.}

Vik denied it: {That's a lie.}

The so-called {floating gate} was built in the '90s.
"""
STYLES = {
    "curly": "“”", "British": "‘’", "straight single": "''", "guillemets": "«»", "turned guillemets": "»«", "German": "„“", "Polish": "„”", "Swedish": "””",
    "corners": "「」", "full width": "＂＂", "primes": "″″",
}  # fmt: skip
WRITTEN_LONGER = {"TeX": ("``", "''"), "doubled": ("''", "''"), "spaced guillemets": ("« ", " »")}


def said(opening: str, closing: str) -> list[tuple[str, str | None, str | None, str]]:
    """What is found in the story: kind, speaker, cue, and the letters of the words."""
    (article,) = read_bytes(STORY.replace("{", opening).replace("}", closing).encode(), "story.txt", "text")
    return [
        (q.kind.value, q.speaker.name, q.cue and q.cue.text, "".join(filter(str.isalpha, q.content.text)))
        for q in extract(article)
    ]


@pytest.mark.parametrize("style", [*STYLES, *WRITTEN_LONGER])
def test_the_style_of_the_marks_makes_no_difference(style: str) -> None:
    opening, closing = WRITTEN_LONGER.get(style) or STYLES[style]
    assert said(opening, closing) == said('"', '"')


def test_what_is_said_in_the_story() -> None:
    assert [(speaker, cue) for _, speaker, cue, _ in said('"', '"')] == [
        ("Lena Orr", "says"), ("Lena Orr", "said"), ("Lena Orr", "told"), ("Tor Vik", "said"), ("Ole Rand", "recalled"), ("Ole Rand", "said"), ("Ole Rand", "According to"),
        (None, "called"), (None, "adding"), ("Tor Vik", "denied"),
    ]  # fmt: skip
