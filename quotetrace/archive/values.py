"""Values of the model as compressed JSON, and back: nothing in the file is code."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache

from quotetrace.model import Article, Quote, Span
from quotetrace.reading.rebuild import rebuilt

__all__ = ["packed_article", "packed_quote", "plain", "unpacked_article", "unpacked_quote"]

BLANK: Mapping[str, object] = {"id": "", "text": ""}


def packed_article(article: Article) -> bytes:
    """An article as bytes."""
    return packed(plain(article))


def unpacked_article(data: bytes) -> Article:
    """The article that was packed."""
    return rebuilt(Article, json.loads(zlib.decompress(data)))


def packed_quote(quote: Quote) -> bytes:
    """A quote as bytes, without its article."""
    return packed({name: plain(getattr(quote, name)) for name in names(Quote) if name != "article"})


def unpacked_quote(data: bytes, article: Article) -> Quote:
    """The quote that was packed, in its article."""
    return replace(rebuilt(Quote, {**json.loads(zlib.decompress(data)), "article": BLANK}), article=article)


def packed(value: object) -> bytes:
    """Plain data as bytes."""
    return zlib.compress(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 6
    )


def plain(value: object) -> object:
    """A value of the model as JSON has it: what `rebuilt` takes."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in names(type(value))}
    return str(value) if isinstance(value, str) else value


@cache
def names(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields."""
    return tuple(field.name for field in fields(kind))
