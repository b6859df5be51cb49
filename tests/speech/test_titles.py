"""Titles of works are marked stretches that quote no one: shown on request only."""

from quotetrace.model import Article
from quotetrace.speech import extract_quotes

TEXT = 'In his book "Dry Decades," the economist Omar Reed argues that water was never cheap.'


def test_a_title_is_shown_with_everything_and_quoted_by_no_one() -> None:
    article = Article(id="a", text=TEXT)
    plain, full = extract_quotes(article), extract_quotes(article, everything=True)
    assert [q.content.text for q in plain] == ["water was never cheap"]
    assert [(q.content.text, q.rule) for q in full if q not in plain] == [("Dry Decades", "mark-only")]
