"""What an archive exports: quote records, the first of each article with the article whole, so that nothing is lost on
the way."""

from collections.abc import Iterable, Iterator

from quotetrace.archive.values import plain
from quotetrace.pipeline import Heard
from quotetrace.writing.jsontext import json_text
from quotetrace.writing.records import quote_record

__all__ = ["archived"]


def archived(heard: Iterable[Heard]) -> Iterator[str]:
    """One quote a line, those of one article together. An article that reports nothing is left out."""
    for article, quotes in heard:
        whole: dict[str, object] = {"whole_article": plain(article)}
        for quote in quotes:
            yield json_text(quote_record(quote) | whole) + "\n"
            whole = {}
