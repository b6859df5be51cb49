"""What an HTML page states about its article: JSON-LD, meta tags, and elements that say what they are. Keys:
`lexicon/page_fields.tsv`."""

import html
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from quotetrace.lexicon import several, table
from quotetrace.model import Fact
from quotetrace.reading.fields import value_text
from quotetrace.reading.html_text import element_text

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["page_facts", "stated_body"]

Record = Mapping[str, object]


@cache
def page_keys(place: str) -> tuple[tuple[str, str], ...]:
    """Pairs of field and key for one place (`jsonld`, `meta`, `element`, ...), the surest key of a field first."""
    return tuple(
        (row["field"], key) for row in table("page_fields") if row["place"] == place for key in several(row["keys"])
    )


def page_facts(page: "_Element") -> tuple[Fact, ...]:
    """All facts that a page states, each place in turn from the surest: JSON-LD, meta tags, elements, the title."""
    stated = [*jsonld_facts(page), *meta_facts(page), *element_facts(page)]
    return tuple(dict.fromkeys(fact for fact in stated if fact.value))


def jsonld_facts(page: "_Element") -> Iterator[Fact]:
    """The facts of the first JSON-LD object that describes an article."""
    for record in jsonld_articles(page)[:1]:
        for field, key in page_keys("jsonld"):
            if field != "text" and (
                value := html.unescape(value_text(record.get(key), dated=field in ("published", "modified")))
            ):
                yield Fact(field, value, "jsonld", key)


def stated_body(page: "_Element") -> str:
    """The article's text as JSON-LD gives it, if it does; markup in it becomes plain paragraphs."""
    bodies = (
        record.get(key) for record in jsonld_articles(page) for field, key in page_keys("jsonld") if field == "text"
    )
    text = html.unescape(max((body for body in bodies if isinstance(body, str)), key=len, default=""))
    return text.strip()


def jsonld_articles(page: "_Element") -> list[Record]:
    """The JSON-LD objects of a page whose type is one of an article."""
    types = {key for field, key in page_keys("jsonld-type") if field == "article"}
    found = []
    for script in page.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            try:
                value = json.loads((script.text or "").strip().strip(";"), strict=False)
            except (ValueError, RecursionError):
                continue  # a broken block states nothing
            found += [record for record in objects(value) if types & set(type_names(record))]
    return found


def objects(value: object) -> list[Record]:
    """The objects of a JSON-LD block: itself, the items of an array or of `@graph`."""
    if isinstance(value, list):
        return [record for item in value for record in objects(item)]
    if isinstance(value, dict):
        graph = value.get("@graph")
        return (
            [value, *(record for item in graph if isinstance(item, dict) for record in [item])]
            if isinstance(graph, list)
            else [value]
        )
    return []


def type_names(record: Record) -> list[str]:
    """The types of a JSON-LD object."""
    kind = record.get("@type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def meta_facts(page: "_Element") -> Iterator[Fact]:
    """The facts of meta tags and of the canonical link."""
    values: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (key := (meta.get(attribute) or "").strip().lower()):
                values.setdefault(key, []).append(content)
    for field, key in page_keys("meta"):
        value = ", ".join(dict.fromkeys(value_text(found) for found in values.get(key.lower(), [])))
        address = value.startswith(("http://", "https://"))
        if value and address == (field == "url"):
            yield Fact(field, value, "meta", key)
    for link in page.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield Fact("url", str(link.get("href")), "meta", "canonical")


def element_facts(page: "_Element") -> Iterator[Fact]:
    """The facts of elements that name their part (`itemprop`, `rel`, `class`), of the first heading and of the
    title."""
    wanted = page_keys("element")
    seen: set[str] = set()
    for element in page.iter():
        names = set(
            (element.get("itemprop") or "").split()
            + (element.get("rel") or "").split()
            + (element.get("class") or "").split()
        )
        for field, key in wanted if names else ():
            if key in names and field not in seen:
                value = (
                    (element.get("datetime") or element.get("content") or "")
                    if field in ("published", "modified")
                    else ""
                )
                value = value_text(value or element_text(element)[:200])
                if value:
                    seen.add(field)
                    yield Fact(field, value, "html", key)
    for tag in ("h1", "title"):
        for element in page.iter(tag):
            if text := element_text(element):
                yield Fact("headline", text, "html", tag)
                break
