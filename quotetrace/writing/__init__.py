"""Quotes, articles, statements and findings -> text, in the formats that people and programs read.

Each format is a module with the four functions of `Writer`. They are pure: values in, pieces of text out, one by one,
so that a long stream is never held whole. Opening files and terminals is the business of `cli`.
"""

from quotetrace.writing.formats import FORMATS, Format, Look, Writer, format_for, format_named, writer

__all__ = [
    "FORMATS",
    "Format",
    "Look",
    "Writer",
    "format_for",
    "format_named",
    "writer",
]
