"""Words of an article never act: not on a terminal, not in a spreadsheet, not in Markdown."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import FULLEST, GAZETTE, MONEY, STATEMENTS

from quotetrace.model import Content, Kind, Quote, Span, Speaker, SpeakerType, Stretch
from quotetrace.writing import FORMATS, Look, format_named, writer
from quotetrace.writing.changes import changes
from quotetrace.writing.markdown import escaped
from quotetrace.writing.sheet import guarded
from quotetrace.writing.visible import DANGEROUS, folded, visible

HOSTILE = "\x1b]8;;http://evil.example\x07click\x1b]8;;\x07 \x1b[2J \u202egnihton\u202c \x9b31m [bold]applause[/bold] <script>alert(1)</script> | ]]> \u2028end"
LONG = "Donaudampfschiff" * 20


def hostile(words: str) -> Quote:
    """A quote in which every text of the article is `words`."""
    everywhere = Span(0, len(words))
    article = replace(GAZETTE, text=words, headline=words, outlet=words, byline=words, path=words, furniture=())
    speaker = Speaker(words, words, SpeakerType.PERSON, None, Stretch(words, *everywhere))
    content = Content(" ".join(words.split()), (everywhere,))
    return replace(
        FULLEST,
        article=article,
        speaker=speaker,
        content=content,
        kind=Kind.INDIRECT,
        quoted=(),
        cue=None,
        told_to=None,
    )


@pytest.mark.parametrize("format", [known.name for known in FORMATS if "find" in known.serves])
@pytest.mark.parametrize("look", [Look(), Look(wide=True)])
@pytest.mark.parametrize("words", [HOSTILE, LONG, "=HYPERLINK(A1)"])
def test_no_control_reaches_any_output(format: str, look: Look, words: str) -> None:
    to = writer(format_named(format))
    quote = hostile(words)
    statement = replace(MONEY, text=words, reports=(replace(MONEY.reports[0], quote=quote, diff=f"[-{words}-]"),))
    twice = replace(statement, reports=statement.reports * 2)
    shown = [
        *to.quotes([quote], look),
        *to.articles([quote.article], {}, look),
        *to.statements([statement, twice], look),
    ]
    assert not (DANGEROUS - {"\n", "\t"}) & set("".join(shown))


def test_what_would_act_is_shown() -> None:
    assert visible("\x1b[31m\u202eabc\x9b\x7f") == "␛[31m⟨U+202E⟩abc⟨U+009B⟩␡"


def test_brackets_of_an_article_are_no_markup() -> None:
    shown = "".join(writer(format_named("table")).quotes([hostile("He left. [applause] [/bold]")], Look()))
    assert "[applause] [/bold]" in shown


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"


@given(st.text(max_size=40))
def test_a_guarded_cell_never_begins_like_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_sheet_has_one_row_a_report_and_all_its_cells(format: str, delimiter: str) -> None:
    text = "".join(writer(format_named(format)).statements(STATEMENTS, Look()))
    header, *rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    assert len(rows) == 3
    assert {len(row) for row in rows} == {len(header)}
    first = dict(zip(header, rows[0], strict=True))
    assert first["speaker"] == "Ida Brandt"
    assert first["origin"] == "Reuters"
    assert first["independent_origins"] == "1"
    assert first["told_to"] == "Reuters"
    assert first["first"] == "true"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", r"a \| b"),
        ("*stars* and _lines_", r"\*stars\* and \_lines\_"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("[link](x)", r"\[link\](x)"),
        ("- not a list", r"\- not a list"),
        ("1. not a list", r"1\. not a list"),
        ("# no heading\nat all", r"\# no heading at all"),
    ],
)
def test_markdown_of_an_article_is_shown_not_followed(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.lists(st.tuples(st.sampled_from(["same", "old", "new"]), st.text("ab []{}+-", min_size=1)), max_size=5))
def test_a_difference_is_taken_apart_without_loss(parts: list[tuple[str, str]]) -> None:
    marks = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}
    diff = "".join(marks[kind][0] + words + marks[kind][1] for kind, words in parts)
    assert "".join(marks[kind][0] + words + marks[kind][1] for kind, words in changes(diff)) == diff


@given(st.text())
def test_folding_leaves_one_harmless_line(text: str) -> None:
    assert not DANGEROUS & set(folded(text))


@given(st.text())
def test_json_stays_on_one_line_and_loses_nothing(text: str) -> None:
    quote = replace(FULLEST, content=Content(text, FULLEST.content.spans))
    lines = "".join(writer(format_named("jsonl")).quotes([quote], Look())).splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["content"]["text"] == text


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://gazette.example/bridge", True),
        ("javascript:alert(1)", False),
        ("https://gazette.example/\x1b]8;;evil", False),
        ("https://gazette.example/\x07", False),
    ],
)
def test_a_terminal_links_only_to_harmless_addresses(url: str, linked: bool) -> None:
    quote = replace(FULLEST, article=replace(GAZETTE, url=url))
    to = writer(format_named("table"))
    assert ("\x1b]8;" in "".join(to.quotes([quote], Look(color=True)))) is linked
    assert "\x1b" not in "".join(to.quotes([quote], Look()))
