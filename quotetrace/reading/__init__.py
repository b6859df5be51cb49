"""A path, standard input or bytes -> Article: one module a format, chosen by content; furniture is found here."""

from quotetrace.reading.files import place_of, sources
from quotetrace.reading.formats import FORMATS
from quotetrace.reading.furniture import find_furniture
from quotetrace.reading.reader import read, read_bytes, read_reported
from quotetrace.reading.source import article_id

__all__ = ["FORMATS", "article_id", "find_furniture", "place_of", "read", "read_bytes", "read_reported", "sources"]
