"""HTML pages: the article's own paragraphs with their quotation marks, and what the page states about itself."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotetrace.model import Article, Fact
from quotetrace.reading.html_facts import page_facts, stated_body
from quotetrace.reading.html_text import body_text, own_paragraphs, with_headline
from quotetrace.reading.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["parse_page", "read", "recognizes"]

ROOT = re.compile(
    r"(?is)\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|script|link|section|table)\b"
)
DECLARED = re.compile(rb"""(?i)<meta[^>]+charset\s*=\s*["']?([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)""")
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
LEAST = 200  # code points; a shorter extraction is held against the page's own paragraphs


def recognizes(text: str) -> bool:
    """Whether the start of a text is an HTML page or a part of one."""
    return text.startswith("<") and ROOT.match(text[:20_000]) is not None


def read(source: Source) -> Iterator[Article]:
    """The one article of a page; InputError where it has no text at all."""
    data = source.data()
    found = DECLARED.search(data[:4096])
    markup, warnings = source.decode(data, (found[1] or found[2]).decode("ascii", "ignore") if found else None)
    yield page_article(source, markup, data, warnings)


def page_article(source: Source, markup: str, data: bytes, warnings: tuple[str, ...] = ()) -> Article:
    """The article of one page in memory; InputError where it has no text."""
    page = parse_page(markup, source)
    facts = page_facts(page)
    text, doubts = page_text(page, facts)
    if not text.strip():
        raise source.error("no article text found", "try --input-format text")
    language = page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang")
    return source.article(text, data, facts, language=language or None, warnings=warnings + doubts)


def parse_page(markup: str, source: Source) -> "_Element":
    """The element tree of a page; no network, no entities of its own, bounded depth."""
    from lxml import etree
    from lxml import html as parser

    markup = XML_DECLARATION.sub("", markup, count=1).replace("\0", "")
    try:
        page = parser.document_fromstring(
            markup, parser=parser.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise source.error("no HTML that can be read", "try --input-format text") from None
    return page


def page_text(page: "_Element", facts: tuple[Fact, ...]) -> tuple[str, tuple[str, ...]]:
    """The article's text with its headline first, and warnings where it had to be taken from elsewhere than the page's
    main body."""
    headline = next((fact.value for fact in facts if fact.field == "headline"), None)
    text = body_text(page)
    warnings: tuple[str, ...] = ()
    stated = stated_body(page)
    if len(text) < LEAST:
        own = own_paragraphs(page)
        if len(own) > 2 * len(text):
            text, warnings = own, ("no main text was found: read from all paragraphs of the page",)
    if len(stated) > 1.5 * len(text):
        text, warnings = stated, ("the page's body is cut: read from its JSON-LD articleBody",)
    return with_headline(text, headline), warnings
