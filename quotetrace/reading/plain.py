"""Plain text: one article a file, untouched, so that offsets count the decoded input itself."""

from collections.abc import Iterator

from quotetrace.model import Article
from quotetrace.reading.source import Source

__all__ = ["read"]


def read(source: Source) -> Iterator[Article]:
    """The one article of a text file; InputError if it has no text."""
    data = source.data()
    text, warnings = source.decode(data)
    if not text.strip():
        raise source.error("empty", "give a file that holds an article")
    yield source.article(text, data, warnings=warnings)
