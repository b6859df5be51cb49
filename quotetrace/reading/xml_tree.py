"""XML documents, parsed so that they can do no harm: no network, no document type, no entities of their own."""

import html
import re
from typing import TYPE_CHECKING

from quotetrace.reading.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["first_text", "parse_xml", "root_name"]

DECLARED = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([\w:.-]+)""")
PROLOG = re.compile(
    r"(?:\s|<\?[^>]{0,2000}\?>|<!--(?:(?!-->).){0,5000}-->|<!DOCTYPE[^\[>]{0,1000}(?:\[[^\]]{0,5000}\]\s*)?>)*",
    re.DOTALL,
)
ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
NAMED = re.compile(r"&(\w{2,31});")
XML_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))


def root_name(text: str) -> str:
    """The local name of the root element of what may be XML, in lower case; empty if it is none."""
    if not text.startswith("<"):
        return ""
    prolog = PROLOG.match(text)
    found = ROOT.match(text, prolog.end() if prolog else 0)
    return found[1].lower() if found else ""


def parse_xml(data: bytes, source: Source) -> tuple["_Element", tuple[str, ...]]:
    """The root of a document and warnings about its encoding. HTML's named characters are known; InputError for broken
    XML."""
    from lxml import etree

    found = DECLARED.search(data[:1024])
    text, warnings = source.decode(data, found[1].decode("ascii") if found else None)
    text = text.lstrip()
    if "<!ENTITY" in text:
        raise source.error("XML that declares its own entities", "remove the <!ENTITY ...> declarations")
    prolog = PROLOG.match(text)
    body = NAMED.sub(character, text[prolog.end() if prolog else 0 :])
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(body.encode("utf-8", "surrogatepass"), parser), warnings
    except etree.XMLSyntaxError as error:
        reason = str(error.msg).partition("\n")[0].strip()
        raise source.error(f"XML that can not be read: {reason}", "is it cut? try --input-format text") from None


def character(found: re.Match[str]) -> str:
    """The character that HTML knows by a name; XML's own five stay as they are."""
    return found[0] if found[1] in XML_OWN else html.unescape(found[0])


def first_text(element: "_Element", *paths: str) -> str:
    """The words of the first element that one of the `paths` finds, in any namespace; empty if none has words."""
    for path in paths:
        for found in element.iterfind(path):
            if words := " ".join("".join(map(str, found.itertext())).split()):
                return words
    return ""
