"""Markdown: text untouched like plain text; YAML or TOML front matter states facts and is no part of the article."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quotetrace.model import Article, Fact, Span
from quotetrace.reading.fields import stated_facts
from quotetrace.reading.furniture import merged
from quotetrace.reading.source import Source

__all__ = ["front_matter", "read", "recognizes"]

FRONT_MATTER = re.compile(r"\s{0,3}(---|\+\+\+)[ \t]*\r?\n((?:(?!\1).*\n){0,200})\1[ \t]*(?:\r?\n|$)")
PAIR = re.compile(r"^([\w.-]+)[ \t]*[:=][ \t]*(.*)$")
ITEM = re.compile(r"^[ \t]*-[ \t]+(.*)$")
# What a Markdown page says about itself and no reader sees: images, comments, link definitions.
UNSEEN = re.compile(
    r"^(?:!\[[^\]\n]*\]\([^)\n]*\)|<!--[^\n]*-->|\[[^\]\n]+\]:[ \t]+<?(?:https?:|mailto:|[/#.]).*)[ \t]*\r?$",
    re.MULTILINE,
)
HEADING = re.compile(r"^#{1,3} \S", re.MULTILINE)


def recognizes(text: str) -> bool:
    """Whether the start of a text is Markdown: front matter, or a heading marked with `#` near the top."""
    return stated_block(text) is not None or HEADING.search(text[:600]) is not None


def read(source: Source) -> Iterator[Article]:
    """The one article of a Markdown file; InputError if it has no text beside its front matter."""
    data = source.data()
    text, warnings = source.decode(data)
    matter = stated_block(text)
    if not text[matter.end() if matter else 0 :].strip():
        raise source.error("no text" if matter else "empty", "give a file that holds an article")
    article = source.article(text, data, front_matter(matter[2]) if matter else (), warnings=warnings)
    unseen = [Span(*found.span()) for found in UNSEEN.finditer(text)]
    if matter:
        unseen.append(Span(*matter.span()))
    yield replace(article, furniture=merged([*article.furniture, *unseen], text))


def stated_block(text: str) -> re.Match[str] | None:
    """The front matter of a text, its lines in group 2: all of them pairs, items of lists, comments or indented."""
    found = FRONT_MATTER.match(text)
    lines = found[2].splitlines() if found else []
    stated = all(PAIR.match(line) or ITEM.match(line) or line[:1] in ("", " ", "\t", "#") for line in lines)
    return found if stated and any(map(PAIR.match, lines)) else None


def front_matter(block: str) -> tuple[Fact, ...]:
    """The facts that simple `key: value` lines state; lists may stand in brackets or one item a line."""
    values: dict[str, str | list[str]] = {}
    key = ""
    for line in block.splitlines():
        if pair := PAIR.match(line):
            key, value = pair[1], pair[2].strip()
            listed = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else None
            values[key] = [bare(part) for part in listed] if listed else bare(value)
        elif key and (item := ITEM.match(line)):
            before = values[key]
            values[key] = [*(before if isinstance(before, list) else [before] if before else []), bare(item[1])]
    return stated_facts(values, "frontmatter")


def bare(value: str) -> str:
    """A YAML or TOML scalar without its quotation marks."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
