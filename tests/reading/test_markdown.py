"""Markdown: text untouched, front matter as facts, and what no reader sees as furniture."""

import pytest

from quotetrace.model import Article
from quotetrace.reading import read_bytes
from quotetrace.reading.formats import format_of

BODY = "# Ferry line stops\n\nThe ferry was **stopped**, the [port](https://a.example/p) said.\n"


def only(text: str) -> Article:
    (article,) = read_bytes(text.encode(), "story")
    return article


def facts(article: Article) -> dict[str, str]:
    return {fact.field: fact.value for fact in article.facts}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_text_is_untouched_and_front_matter_is_furniture(ends: str) -> None:
    text = ("---\ntitle: Ferry line stops\ndate: 2016-03-08\n---\n" + BODY).replace("\n", ends)
    article = only(text)
    assert article.text == text
    assert [text[start:end].strip() for start, end in article.furniture] == [text[: text.index("# ")].strip()]
    assert facts(article) == {"headline": "Ferry line stops", "published": "2016-03-08"}


@pytest.mark.parametrize(
    ("matter", "stated"),
    [
        ("author: 'Mette Falk'\n", {"byline": "Mette Falk"}),
        ("authors: [Mette Falk, \"Ola Lie\"]\n", {"byline": "Mette Falk, Ola Lie"}),
        ("authors:\n  - Mette Falk\n  - Ola Lie\n", {"byline": "Mette Falk, Ola Lie"}),
        ("# a comment\nsource: The Herald\nurl: https://a.example/1\n", {"outlet": "The Herald", "url": "https://a.example/1"}),
        ("title: 'a: b'\ntags: [x]\ndate:\n", {"headline": "a: b"}),
    ],
)  # fmt: skip
def test_simple_front_matter_states_facts(matter: str, stated: dict[str, str]) -> None:
    assert facts(only(f"---\n{matter}---\n{BODY}")) == stated


def test_toml_front_matter_states_facts() -> None:
    assert facts(only(f'+++\ntitle = "Ferry"\ndate = 2016-03-08\n+++\n{BODY}')) == {
        "headline": "Ferry",
        "published": "2016-03-08",
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe ferry was stopped, the port said.\n---\nMore of it.\n",
        "---\n\n---\nThe ferry.\n",
        "--- a dash\n\nThe ferry.\n",
    ],
)
def test_lines_between_rules_are_no_front_matter(text: str) -> None:
    article = only(text)
    assert (article.facts, article.furniture, article.text) == ((), (), text)


def test_what_no_reader_sees_is_furniture() -> None:
    text = (
        BODY
        + "\n![a picture](x.jpg)\n\n<!-- “not this,” she said -->\n\n[1]: https://a.example/1\n\n[HOST]: Welcome back.\n"
    )
    article = only(text)
    assert [text[start:end] for start, end in article.furniture] == [
        "![a picture](x.jpg)\n\n<!-- “not this,” she said -->\n\n[1]: https://a.example/1"
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [(BODY, "markdown"), ("The #1 ferry stops\n\nIt did.\n", "text"), ("## Ferry\n\nIt stops.", "markdown")],
)
def test_a_heading_makes_it_markdown(text: str, name: str) -> None:
    assert format_of(text.encode(), "story").name == name
