"""NITF, the News Industry Text Format: headline, byline, dateline and body of one article, and the notes at its end."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotetrace.lexicon import several, table
from quotetrace.model import Article, Fact
from quotetrace.reading.html_text import paragraphs, with_headline
from quotetrace.reading.source import Source
from quotetrace.reading.xml_tree import first_text, parse_xml, root_name

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["nitf_facts", "nitf_text", "read", "recognizes", "xml_facts"]

UNREAD = frozenset(("media", "script", "style", "body.head", "distributor"))


def recognizes(text: str) -> bool:
    """Whether the start of a text is a NITF document."""
    return root_name(text) == "nitf"


def read(source: Source) -> Iterator[Article]:
    """The article of a NITF document; InputError if its body has no text."""
    data = source.data()
    root, warnings = parse_xml(data, source)
    facts = nitf_facts(root)
    text = with_headline(nitf_text(root), first_text(root, ".//{*}hl1", ".//{*}hedline", ".//{*}title"))
    if not text:
        raise source.error("no text in body.content", "try --input-format text")
    yield source.article(text, data, facts, warnings=warnings)


def nitf_text(root: "_Element") -> str:
    """The paragraphs of the body and of the notes at its end, without those of pictures."""
    parts = [element for name in ("body.content", "body.end") for element in root.iter(f"{{*}}{name}")]
    return "\n\n".join(text for part in parts or [root] for text in paragraphs(part, UNREAD))


def nitf_facts(root: "_Element") -> tuple[Fact, ...]:
    """What the head of a NITF document states."""
    return xml_facts(root, "nitf")


def xml_facts(root: "_Element", place: str) -> tuple[Fact, ...]:
    """The facts that stand where `lexicon/xml_fields.tsv` says for one format; `path/@name` is an attribute."""
    facts = []
    for row in table("xml_fields"):
        for path in several(row["paths"]) if row["format"] == place else ():
            way, _, attribute = path.partition("/@")
            for found in root.iterfind(
                "/".join(step if step in (".", "") else "{*}" + step for step in way.split("/"))
            ):
                value = (
                    found.get(attribute) if attribute else " ".join("".join(map(str, found.itertext())).split())
                ) or ""
                if value := moment(value.strip()) if row["field"] in ("published", "modified") else value.strip():
                    facts.append(Fact(row["field"], value, place, path))
    return tuple(dict.fromkeys(facts))


def moment(value: str) -> str:
    """A date as ISO 8601 writes it with hyphens and colons, from the form without: 20120130T101500Z."""
    day, mark, time = value.partition("T")
    if not (len(day) == 8 and day.isdigit()):
        return value
    iso = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    if not mark or not time[:6].isdigit():
        return iso
    zone = time[6:]
    if len(zone) == 5 and zone[1:].isdigit():
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{iso}T{time[:2]}:{time[2:4]}:{time[4:6]}{zone}"
