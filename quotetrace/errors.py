"""What can go wrong, as one small tree.

QuotetraceError            everything that quotetrace raises on purpose: one sentence for a person
├── InputError             a source could not be read: names the source, the reason and the remedy
│   └── MissingExtraError  the format needs an optional library: names the install command
└── UsageError             the call itself makes no sense: an unknown format, two outputs, an unsafe overwrite
"""

__all__ = ["InputError", "MissingExtraError", "QuotetraceError", "UsageError"]


class QuotetraceError(Exception):
    """The base of all errors; `str(error)` is one complete line, ready to print."""


class InputError(QuotetraceError):
    """A source that could not be read. The other sources are still processed."""

    def __init__(self, source: str, reason: str, remedy: str | None = None) -> None:
        """`source` as the user named it, `reason` in a few words, `remedy` as a thing to try."""
        self.source, self.reason, self.remedy = source, reason, remedy
        super().__init__(f"{source}: {reason}" + (f" ({remedy})" if remedy else ""))


class MissingExtraError(InputError):
    """A format whose optional library is not installed."""

    def __init__(self, source: str, what: str, extra: str) -> None:
        """`what` is the format in words, `extra` the name of the optional dependency group."""
        super().__init__(source, f"reading {what} needs an optional library", f"pip install 'quotetrace[{extra}]'")


class UsageError(QuotetraceError):
    """A call that can not be carried out as it was given."""
