"""What is the page's and what is the article's: cases in `furniture/*.txt`, and what must hold for any text."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.reading import find_furniture
from quotetrace.reading.phrases import inside_phrases, rows_by_first_word

FOLDER = Path(__file__).parent / "furniture"


def cases() -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.txt")):
        name, lines = path.stem, []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("==="):
                yield name, "\n".join(lines)
                name, lines = f"{path.stem}: {line[4:]}", []
            elif not line.startswith("# Lines"):
                lines.append(line)
        yield name, "\n".join(lines)


@pytest.mark.parametrize(("name", "case"), list(cases()), ids=[name for name, _ in cases()])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_page_s_lines_are_told_from_the_article_s(name: str, case: str, ends: str) -> None:
    lines = case.split("\n")
    text = ends.join(line.removeprefix(">").removeprefix(" ") for line in lines)
    spans = find_furniture(text)
    told, at = [], 0
    for line in text.split(ends):
        inside = any(start <= at + len(line) - len(line.lstrip()) < end for start, end in spans)
        told.append(f"> {line}" if inside and line.strip() else line)
        at += len(line) + len(ends)
    expected = [line if line.strip("> ") else "" for line in lines]
    assert [line if line.strip("> ") else "" for line in told] == expected


def test_one_sentence_of_a_text_without_paragraphs_is_marked_and_not_the_text() -> None:
    news = "The ferry was stopped on Monday, the port said. " * 20
    appeal = "Sign up to our newsletter for more."
    text = news + appeal + " " + news
    assert [text[start:end] for start, end in find_furniture(text)] == [appeal]


@given(st.lists(st.sampled_from([
    "Read more", "Related articles:", "… a small favour to ask of you.", "$a.b(c)", "Home | News | Sport", "8 March 2016", "",
    "The ferry was stopped on Monday, the port said.", "“We need your help,” she said.", "\u0130stanbul", "\u00a0", "9.41 AM Friday",
]), max_size=12), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))  # fmt: skip
def test_spans_are_in_order_apart_and_hold_words(lines: list[str], ends: str) -> None:
    text = ends.join(lines)
    spans = find_furniture(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(text[a.end : b.start].strip() for a, b in pairwise(spans))


@given(st.text(max_size=300))
def test_any_text_has_its_spans_within_it(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in find_furniture(text))


def test_each_example_of_the_table_is_found() -> None:
    phrases = [row["phrase"] for rows in rows_by_first_word().values() for row in rows]
    missed = []
    for phrase in dict.fromkeys(phrases):
        line = phrase.replace("{name}", "Orsund").replace("{number}", "5").replace("{any}", "interview").capitalize()
        if not find_furniture(line):
            missed.append(line)
    assert missed == []


def test_phrases_inside_paragraphs_can_be_found_at_all() -> None:
    for word, phrases in inside_phrases().items():
        for phrase, _ in phrases:
            assert word in phrase
            assert find_furniture(f"See that {phrase.decode('ascii')} here.") != ()
