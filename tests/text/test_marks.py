"""Quotation marks: each case is a text and the stretches that it marks, outer before inner."""

import re

import pytest

from quotetrace.model import Span
from quotetrace.text.marks import Marked, find_marked


def paragraphs(text: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)]


def marked(text: str) -> tuple[Marked, ...]:
    return find_marked(text, paragraphs(text))


def words(text: str) -> list[str]:
    return [text[m.inner_start : m.inner_end] for m in marked(text) if m.opened]


STYLES = {
    "straight double": '"The dam will hold," Mayor Orla Venn said.',
    "curly double": "“The dam will hold,” Mayor Orla Venn said.",
    "straight single": "'The dam will hold,' Mayor Orla Venn said.",
    "curly single": "‘The dam will hold,’ Mayor Orla Venn said.",
    "guillemets": "«The dam will hold,» Mayor Orla Venn said.",
    "guillemets with spaces": "« The dam will hold, » Mayor Orla Venn said.",
    "guillemets turned": "»The dam will hold,« Mayor Orla Venn said.",
    "guillemets one way": "»The dam will hold,» Mayor Orla Venn said.",
    "German": "„The dam will hold,“ Mayor Orla Venn said.",
    "Polish": "„The dam will hold,” Mayor Orla Venn said.",
    "German single": "‚The dam will hold,‘ Mayor Orla Venn said.",
    "Swedish": "”The dam will hold,” Mayor Orla Venn said.",
    "wire": "``The dam will hold,'' Mayor Orla Venn said.",
    "two apostrophes": "''The dam will hold,'' Mayor Orla Venn said.",
    "TeX single": "`The dam will hold,' Mayor Orla Venn said.",
    "single guillemets": "‹The dam will hold,› Mayor Orla Venn said.",
    "corners": "「The dam will hold,」 Mayor Orla Venn said.",
    "entities": "&ldquo;The dam will hold,&rdquo; Mayor Orla Venn said.",
    "straight entities": "&quot;The dam will hold,&quot; Mayor Orla Venn said.",
    "numbers": "&#8220;The dam will hold,&#8221; Mayor Orla Venn said.",
    "Windows-1252": "\x93The dam will hold,\x94 Mayor Orla Venn said.",
    "mojibake": "â€œThe dam will hold,â€\x9d Mayor Orla Venn said.",
    "mojibake cut": "â€œThe dam will hold,â€ Mayor Orla Venn said.",
    "mojibake Latin-1": "â\x80\x9cThe dam will hold,â\x80\x9d Mayor Orla Venn said.",
    "curly then straight": '“The dam will hold," Mayor Orla Venn said.',
    "straight then curly": '"The dam will hold,” Mayor Orla Venn said.',
    "curly turned": "”The dam will hold,“ Mayor Orla Venn said.",
    "spaces within": '" The dam will hold, " Mayor Orla Venn said.',
}


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES.keys())
def test_every_style_marks_the_words(text: str) -> None:
    (found,) = marked(text)
    assert text[found.inner_start : found.inner_end].strip() == "The dam will hold,"
    assert text[found.end :] == " Mayor Orla Venn said."
    assert (found.depth, found.closed, found.continues, found.opened) == (0, True, False, True)


CASES = [
    # apostrophes are no marks
    ("It's the workers' union, not the owners' club, that won't pay.", []),
    ("Back in the '90s and the ‘80s, 'twas the rock 'n' roll years; let 'em go.", []),
    ("Rock ’n’ roll from ’68, the Joneses’ house, O’Dell’s ol’ car.", []),
    ('The 6\'4" forward and a 5\' 10" guard stood by a 12" pipe at 40°26\'46" north.', []),
    ('He said the 12" pipe would "never" burst.', ["never"]),
    ('"We need a 12" pipe there," Ruiz said of "the hole".', ['We need a 12" pipe there,', "the hole"]),
    ('"I am 6\'4" tall," Ruiz said.', ["I am 6'4\" tall,"]),
    ('"We won in 2016" was what Ruiz said of "the year".', ["We won in 2016", "the year"]),
    ("‘The workers’ rights don’t matter,’ Ruiz said.", ["The workers’ rights don’t matter,"]),
    (
        "'The workers' rights don't matter. We're goin' home,' Ruiz said.",
        ["The workers' rights don't matter. We're goin' home,"],
    ),
    ("'I love rock 'n' roll,' Ruiz said.", ["I love rock 'n' roll,"]),
    ("They were the ‘dark horses’ of the race.", ["dark horses"]),
    ("They were the 'dark horses' of the workers' party.", ["dark horses"]),
    ("She called the plan ‘unworkable’ and the minister ‘absent’.", ["unworkable", "absent"]),
    (
        "'Abd al-Karim met, in the old town hall near the port, the leader of the fish market and the workers' union.",
        [],
    ),
    # nested
    ("“He told me ‘no’ twice,” Ruiz said.", ["He told me ‘no’ twice,", "no"]),
    ("\"He told me 'no, never,' twice,\" Ruiz said.", ["He told me 'no, never,' twice,", "no, never,"]),
    ("‘He told me “no” twice,’ Ruiz said.", ["He told me “no” twice,", "no"]),
    ("“He told me, ‘No.’” Then he left.", ["He told me, ‘No.’", "No."]),
    ("\"'No,' he told me,\" Ruiz said.", ["'No,' he told me,", "No,"]),
    ("“He told me “no” twice,” Ruiz said.", ["He told me “no” twice,", "no"]),
    ('"He told me "no" twice," Ruiz said.', ['He told me "no" twice,', "no"]),
    ("«He told me “no” twice», Ruiz said.", ["He told me “no” twice", "no"]),
    # one after the other
    ('"Yes," said Ruiz. "We will." He left.', ["Yes,", "We will."]),
    ('He said:"Yes," and she said,"No."', ["Yes,", "No."]),
    ('"Yes"—he paused—"and no."', ["Yes", "and no."]),
    ('("Yes," she said.) ["No."]', ["Yes,", "No."]),
    ('"... and we will," Ruiz said.', ["... and we will,"]),
    ('"#NoDam," Ruiz tweeted. "@mayor, go!"', ["#NoDam,", "@mayor, go!"]),
    # faults
    ("?The dam will hold,? Ruiz said.", []),
    ('â€ and “” and "" and " " mark nothing.', []),
    ('"The dam will hold, Ruiz said. "It must," he added.', ["The dam will hold, Ruiz said.", "It must,"]),
    ('The dam will hold," Ruiz said. "It must," he added.', ["It must,"]),
    ("“The dam will hold, Ruiz said.\n\n“It must,” she said.", ["The dam will hold, Ruiz said.", "It must,"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_marked_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_depth_counts_what_stands_around() -> None:
    assert [m.depth for m in marked("“He said ‘she said “no” twice’ and left,” Ruiz said.")] == [0, 1, 2]


def test_a_missing_closing_mark_ends_with_its_paragraph() -> None:
    first, second = marked('"The dam will hold.\n\nIt was "sound", Ruiz said.')
    assert (first.closed, first.end) == (False, len('"The dam will hold.'))
    assert (second.closed, second.continues) == (True, False)


def test_a_missing_opening_mark_is_told() -> None:
    text = 'The river rose. The dam will hold," Ruiz said. "It must."'
    first, second = marked(text)
    assert (first.opened, text[first.inner_start : first.inner_end]) == (False, "The dam will hold,")
    assert second.opened


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', "‘’", "''", ("``", "''"), "«»", "„“"])
def test_a_paragraph_that_opens_with_a_mark_continues_an_open_one(opening: str, closing: str) -> None:
    text = f"{opening}The dam will hold.\n\n{opening}It must hold.\n\n{opening}It will,{closing} Ruiz said.\n\n{opening}Good,{closing} she said."
    assert [(m.closed, m.continues) for m in marked(text)] == [
        (False, False),
        (False, True),
        (True, True),
        (True, False),
    ]


def test_a_continuing_paragraph_may_lack_its_opening_mark() -> None:
    text = "“The dam will hold.\n\nIt must hold,” Ruiz said."
    first, second = marked(text)
    assert not first.closed
    assert (second.opened, second.continues, text[second.inner_start : second.inner_end]) == (
        False,
        True,
        "It must hold,",
    )
