"""The registry of formats: one row a format, one module a writer, loaded when it is first used."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

from quotetrace.errors import UsageError

if TYPE_CHECKING:
    from quotetrace.matching import Member
    from quotetrace.model import Article, Quote, Statement

__all__ = ["FORMATS", "Format", "Look", "Writer", "format_for", "format_named", "writer"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a format for people should look. `width` in columns; `wide` is one flat table; `reasons` says why each
    attribution was made; `full_text` shows whole articles where otherwise each quote stands in its context; `excel`
    marks a sheet as UTF-8 for Excel. `continued` leaves the head out: what is written follows a part that was written
    before.
    """

    width: int = 80
    color: bool = False
    wide: bool = False
    reasons: bool = False
    full_text: bool = False
    excel: bool = False
    continued: bool = False


class Writer(Protocol):
    """What a format can write: the functions of the commands that it serves. Every one gives the pieces of the output
    in order."""

    def quotes(self, quotes: "Iterable[Quote]", look: Look) -> Iterator[str]:
        """The quotes of `extract`, as they come."""

    def articles(self, articles: "Iterable[Article]", copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
        """The articles of `inspect`; `copies` are, by article id, the ids of the articles that are copies of it."""

    def statements(self, statements: "Iterable[Statement]", look: Look) -> Iterator[str]:
        """The statements of `trace`."""

    def findings(self, asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
        """The quotes that `find` found for the words `asked`, the best first, each with how it stands to them."""


EVERY_COMMAND = ("trace", "extract", "inspect", "find", "check")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, the file suffixes that choose it, the module that writes it.

    `serves` names the commands that it can write for; `for_people` says that it can show reasons; `continues` that
    quotes can be written part by part, each with a `Look` that is `continued`, and the parts set one behind the other.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    about: str
    for_people: bool = False
    serves: tuple[str, ...] = EVERY_COMMAND
    continues: bool = False


FORMATS = (
    Format("table", (), "table", "cards for a terminal", for_people=True),
    Format("jsonl", (".jsonl", ".ndjson"), "jsonlines", "one JSON record a line", continues=True),
    Format("json", (".json",), "jsonfile", "one JSON document"),
    Format("csv", (".csv",), "csvfile", "comma-separated, one row a record", continues=True),
    Format("tsv", (".tsv", ".tab"), "tsvfile", "tab-separated, one row a record", continues=True),
    Format("markdown", (".md", ".markdown"), "markdown", "GitHub-flavoured Markdown", for_people=True),
    Format("html", (".html", ".htm"), "report", "one self-contained page", for_people=True, serves=("trace",)),
    Format(
        "annotations",
        (".jsonld",),
        "exports.annotations",
        "W3C Web Annotations, one a line",
        serves=("trace", "extract"),
        continues=True,
    ),
    Format(
        "hypothesis",
        (),
        "exports.anchors",
        "requests to Hypothesis, one a line",
        serves=("trace", "extract"),
        continues=True,
    ),
    Format("schemaorg", (), "exports.schemaorg", "schema.org Quotations and Claims", serves=("trace", "extract")),
    Format("prov", (".provjson",), "exports.prov", "PROV-JSON", serves=("trace",)),
)


def format_named(name: str) -> Format:
    """The format of that name. Raises UsageError, with the known names, for any other."""
    for known in FORMATS:
        if known.name == name.lower():
            return known
    raise UsageError(f"unknown format '{name}' (known: {', '.join(known.name for known in FORMATS)})")


def format_for(path: str) -> Format:
    """The format that the suffix of `path` asks for. Raises UsageError, with the known suffixes, for any other."""
    suffix = PurePath(path).suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    suffixes = ", ".join(s for known in FORMATS for s in known.suffixes)
    raise UsageError(
        f"{path}: no format is known for the suffix '{suffix}' (known: {suffixes}; or name one with --format)"
    )


def writer(known: Format) -> Writer:
    """The functions that write this format."""
    return cast(Writer, import_module(f"quotetrace.writing.{known.module}"))
