"""What holds for any text and any metadata, however odd: no error, spans within the text, the same answer twice."""

from hypothesis import given
from hypothesis import strategies as st

from quotetrace.credits import credit
from quotetrace.credits.dates import stated_date
from quotetrace.credits.layout import lay_out
from quotetrace.model import Article, Fact, Span

PIECES = [
    "DELTA (AP) —", "(ANSA) - ROMA, 22 MAR -", "By Ada Quill", "4 March 2019", "The Harbour Times", "**", "# ", "\n", "\n\n", " ", "|",
    "© 2019 AFP", "(Reporting by A; Editing by B)", "burs/jm/bp", "Source:", "/TASS/.", "【", "】", "(", ")", "“", "\x85", "\u2028", "Ü", "İ",
    "Jan 30", "[India]", "Published:", "https://a.example/2019/03/04/b", "The ferry stayed in port on Monday, the harbour master said.",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)
fields = st.sampled_from(["headline", "outlet", "published", "byline", "dateline", "credit", "url"])
facts = st.lists(st.builds(Fact, fields, st.sampled_from(PIECES) | st.text(max_size=20), st.just("meta")), max_size=4)


@given(texts, facts, st.lists(st.integers(0, 200), max_size=4))
def test_crediting_never_fails_and_stays_within_the_text(text: str, known: list[Fact], cuts: list[int]) -> None:
    furniture = tuple(
        Span(a, b) for a, b in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False) if a < b <= len(text)
    )
    article = credit(Article(id="a", text=text, facts=tuple(known), furniture=furniture))
    assert article.text == text
    if article.headline_span:
        start, end = article.headline_span
        assert 0 <= start < end <= len(text)
    if article.dateline_span:
        assert 0 <= article.dateline_span.start < article.dateline_span.end <= len(text)
    for value, place in (("headline", "headline_from"), ("outlet", "outlet_from"), ("published", "published_from")):
        assert (getattr(article, value) is None) == (getattr(article, place) is None)
    assert credit(article) == article


@given(texts)
def test_lines_are_the_texts_own_words_in_order(text: str) -> None:
    lines = lay_out(Article(id="a", text=text)).lines
    assert all(line.text == text[line.start : line.end] for line in lines)
    assert [line.start for line in lines] == sorted(line.start for line in lines)


@given(st.text(max_size=40) | st.sampled_from(PIECES))
def test_a_stated_date_is_a_date_or_nothing(words: str) -> None:
    found = stated_date(words)
    assert found is None or found[:4].isdigit()
