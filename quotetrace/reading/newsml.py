"""NewsML-G2 and NewsML 1: each text item of a message, whose body is NITF, XHTML or plain text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotetrace.model import Article, Fact
from quotetrace.reading.html_text import markup_text, paragraphs, with_headline
from quotetrace.reading.nitf import nitf_text, xml_facts
from quotetrace.reading.source import Source
from quotetrace.reading.xml_tree import parse_xml, root_name

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read", "recognizes"]

UNREAD = frozenset(("script", "style", "head", "title", "media", "figure"))


def recognizes(text: str) -> bool:
    """Whether the start of a text is a NewsML document of either generation."""
    return root_name(text) in ("newsmessage", "newsitem", "newsml", "packageitem", "conceptitem")


def read(source: Source) -> Iterator[Article]:
    """The text items of a document; an item without text (a picture, a list of other items) is passed over if others
    have some."""
    data = source.data()
    root, warnings = parse_xml(data, source)
    first = root.tag.rpartition("}")[2] == "NewsML" if isinstance(root.tag, str) else False
    name = "NewsItem" if first else "newsItem"
    items = (
        [root] if isinstance(root.tag, str) and root.tag.rpartition("}")[2] == name else list(root.iter(f"{{*}}{name}"))
    )
    found = False
    for item in items:
        facts = xml_facts(item, "newsml1" if first else "newsml-g2")
        headline = next((fact.value for fact in facts if fact.field == "headline"), None)
        body = body_of(item)
        if body:
            found = True
            yield source.article(
                with_headline(body, headline), data, with_credit(facts), id=item.get("guid") or None, warnings=warnings
            )
    if not found:
        raise source.error("no text item in this NewsML document", "give a document whose content is in it")


def body_of(item: "_Element") -> str:
    """The text of an item's content, whatever it is written in."""
    for content in item.iterfind(".//{*}contentSet/*"):
        name = content.tag.rpartition("}")[2] if isinstance(content.tag, str) else ""
        if name in ("inlineXML", "inlineData") and (text := content_text(content, content.get("contenttype") or "")):
            return text
    for content in item.iter("{*}DataContent"):
        if text := content_text(content, ""):
            return text
    return ""


def content_text(content: "_Element", kind: str) -> str:
    """The text of one content element: NITF, XHTML, escaped HTML or plain text."""
    if next(content.iter("{*}body.content"), None) is not None:
        return nitf_text(content)
    if len(content):
        return "\n\n".join(paragraphs(content, UNREAD))
    plain = content.text or ""
    return markup_text(plain) if "html" in kind or "</p>" in plain else plain.strip()


def with_credit(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts, each once."""
    return tuple(dict.fromkeys(facts))
