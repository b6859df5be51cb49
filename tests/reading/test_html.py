"""HTML pages: quotations keep their marks, paragraphs their breaks, and what the page states about itself is kept
apart."""

import pytest

from quotetrace.errors import InputError
from quotetrace.model import Article
from quotetrace.reading import read_bytes

FILLER = (
    "<p>The ferry between Orsund and Hale was stopped on Monday after divers found a crack in its hull, the port said.</p>"
    * 3
)


def page(body: str, head: str = "") -> Article:
    (article,) = read_bytes(
        f"<!doctype html><html><head>{head}</head><body><article>{body}{FILLER}</article></body></html>".encode(),
        "page",
    )
    return article


def facts(article: Article, field: str) -> list[tuple[str, str]]:
    return [(fact.value, fact.found_in) for fact in article.facts if fact.field == field]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>He said <q>we go</q> and left the pier.</p>", "He said “we go” and left the pier."),
        ("<p>He said “<q>we go</q>” and left the pier.</p>", "He said “we go” and left the pier."),
        ("<p>He said <q>“we go”</q> and left the pier.</p>", "He said “we go” and left the pier."),
        ("<p><q>She told me <q>no</q> twice,</q> he said of the port.</p>", "“She told me ‘no’ twice,” he said of the port."),
        ("<p>The <b>port</b>, <i>he</i> said, is <a href='/x'>closed</a>.</p>", "The port, he said, is closed."),
        ("<p>First line of it,<br>second line of it.</p>", "First line of it,\nsecond line of it."),
        ("<p>One   line\nin   the source.</p>", "One line in the source."),
        ("<p>Marks: &ldquo;yes&rdquo; &#8220;yes&#8221; &quot;yes&quot;, said all.</p>", "Marks: “yes” “yes” \"yes\", said all."),
        ("<p>The minister said:</p><blockquote><p>We go.</p><p>All of us.</p></blockquote>", "The minister said:\n\n“We go.\n\n“All of us.”"),
        ("<p>The minister said:</p><blockquote><p>“We go,” and left.</p></blockquote>", "The minister said:\n\n“We go,” and left."),
        ("<p>She tweeted:</p><blockquote><p>We go.</p>— Ida Brandt (@ida)</blockquote>", "She tweeted:\n\n“We go.”\n\n— Ida Brandt (@ida)"),
        ("<ul><li>Item one of the list.</li><li>Item two of the list.</li></ul>", "Item one of the list.\n\nItem two of the list."),
    ],
)  # fmt: skip
def test_the_words_of_a_page_are_those_that_a_reader_sees(markup: str, text: str) -> None:
    assert page(markup).text.startswith(text + "\n\nThe ferry")


def test_menus_scripts_and_footers_are_no_text() -> None:
    menu = "<nav><a href='/'>Home</a></nav><script>var x = 'said';</script><style>p {}</style><footer>© 2016</footer>"
    assert page(menu).text == page("").text


def test_what_json_ld_states_comes_first() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], '
        '"headline": "Ferry &amp; hull", "datePublished": "2016-03-08", "author": [{"name": "Mette Falk"}, {"name": "Ola Lie"}], '
        '"publisher": {"name": "The Herald"}, "sourceOrganization": {"name": "Nordnews"}, "creditText": "NN", "dateline": "ORSUND"}]}'
        '</script><meta property="og:title" content="Other"><meta property="og:site_name" content="Herald">'
    )
    article = page("", head)
    assert facts(article, "headline")[:2] == [("Ferry & hull", "jsonld"), ("Other", "meta")]
    assert facts(article, "outlet") == [("The Herald", "jsonld"), ("Herald", "meta")]
    assert facts(article, "byline") == [("Mette Falk, Ola Lie", "jsonld")]
    assert facts(article, "credit") == [("Nordnews", "jsonld"), ("NN", "jsonld")]
    assert facts(article, "dateline") == [("ORSUND", "jsonld")]


@pytest.mark.parametrize("broken", ["{", "[1, 2", '"text"', "null", "[" * 90_000, '{"@type": 5}'])
def test_broken_json_ld_states_nothing(broken: str) -> None:
    article = page(
        "", f'<script type="application/ld+json">{broken}</script><meta property="og:title" content="Ferry">'
    )
    assert facts(article, "headline") == [("Ferry", "meta")]


def test_a_date_that_the_page_does_not_state_is_none() -> None:
    article = page("<p>© 2016 Orsund Herald. Updated every day since 1 May 1926.</p>")
    assert facts(article, "published") == []


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="article:published_time" content="2016-03-08T10:00">', "published", "2016-03-08T10:00"),
        (
            '<meta name="author" content="https://a.example/mf"><meta name="author" content="Mette Falk">',
            "byline",
            None,
        ),
        ('<link rel="canonical" href="https://a.example/x">', "url", "https://a.example/x"),
        ('<meta property="og:url" content="https://a.example/y">', "url", "https://a.example/y"),
        ("<title>Ferry line stops | Herald</title>", "headline", "Ferry line stops | Herald"),
        ('<meta name="syndication-source" content="Nordnews">', "credit", "Nordnews"),
    ],
)
def test_meta_tags_are_facts(head: str, field: str, value: str | None) -> None:
    assert [found for found, _ in facts(page("", head), field)][:1] == ([value] if value else [])


def test_the_headline_is_the_first_paragraph() -> None:
    assert page("", '<meta property="og:title" content="Ferry line stops">').text.startswith(
        "Ferry line stops\n\nThe ferry"
    )


def test_a_page_without_main_text_gives_its_own_paragraphs_and_says_so() -> None:
    body = (
        "<div>"
        + "".join(f"<span><p>Line {n} of a page that is laid out oddly.</p></span>" for n in range(3))
        + "</div>"
    )
    (article,) = read_bytes(f"<html><body>{body}</body></html>".encode(), "page")
    assert "Line 1 of a page" in article.text


def test_a_body_that_is_cut_comes_from_json_ld() -> None:
    whole = "The ferry was stopped on Monday, the port said. " * 40
    markup = f'<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{whole}"}}</script></head><body><article><p>The ferry was stopped on Monday...</p></article></body></html>'
    (article,) = read_bytes(markup.encode(), "page")
    assert article.text == whole.strip()


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><body><script>x</script></body></html>", "<!doctype html>", "<p>"]
)
def test_a_page_without_text_is_one_line(markup: str) -> None:
    with pytest.raises(InputError, match="page: "):
        list(read_bytes(markup.encode(), "page", "html"))
