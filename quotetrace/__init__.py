"""Who said what, reported where, by which wire service, and is it the same words everywhere?

    from quotetrace import extract, read, trace

    for article in read("story.html"):
        for quote in extract(article):
            print(quote.speaker.name, quote.content.text)

The names load when they are first used, so that `import quotetrace` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotetrace.errors import InputError, QuotetraceError
    from quotetrace.matching import compare
    from quotetrace.model import (
        Article,
        Flag,
        Kind,
        Origin,
        Quote,
        Relation,
        Report,
        Speaker,
        SpeakerType,
        Statement,
        Wire,
    )
    from quotetrace.pipeline import extract, find, trace
    from quotetrace.reading import read

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Flag",
    "InputError",
    "Kind",
    "Origin",
    "Quote",
    "QuotetraceError",
    "Relation",
    "Report",
    "Speaker",
    "SpeakerType",
    "Statement",
    "Wire",
    "compare",
    "extract",
    "find",
    "read",
    "trace",
]

_ROOMS = {
    "InputError": "errors",
    "QuotetraceError": "errors",
    "compare": "matching",
    "extract": "pipeline",
    "find": "pipeline",
    "read": "reading",
    "trace": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'quotetrace' has no attribute {name!r}")
    value: object = getattr(import_module(f"quotetrace.{_ROOMS.get(name, 'model')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
