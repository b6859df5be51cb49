"""The marks of a heading in Markdown are no words of its headline."""

import pytest

from quotetrace.model import Article
from quotetrace.speech import extract_quotes


@pytest.mark.parametrize("mark", ["#", "##", "######"])
def test_the_marks_of_a_heading_are_not_quoted(mark: str) -> None:
    article = Article(id="a", text=f"{mark} Quay Open to Larger Ships, Port Chief Tells Council\n\nIt opens in May.")
    assert [q.content.text for q in extract_quotes(article)] == ["Quay Open to Larger Ships"]
