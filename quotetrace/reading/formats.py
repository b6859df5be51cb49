"""The registry of formats: how each is recognized by its first bytes, and which module reads it. Modules load when they
are needed."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from quotetrace.errors import InputError
from quotetrace.lexicon import table
from quotetrace.model import Article
from quotetrace.reading.encoding import decode
from quotetrace.reading.source import Source

__all__ = ["FORMATS", "OWN_MARKDOWN", "Format", "format_named", "format_of"]

OWN_MARKDOWN = "<!-- written by quotetrace -->"  # the first line of our Markdown, which no page shows


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name for `--input-format`, what it is in words, and the module that has `recognizes` and `read`.

    `begins` are the first characters of which a file of this format has one, `holds` words of which its start holds
    one; so that a module is loaded only where it may be needed. A `binary` format is shown the bytes of a file that is
    no text, as Latin-1.
    """

    name: str
    what: str
    module: str
    begins: str = ""
    holds: tuple[str, ...] = ()
    binary: bool = False

    def recognizes(self, text: str) -> bool:
        """Whether a file that begins with `text` is of this format."""
        if (self.begins and not text.startswith(tuple(self.begins))) or (
            self.holds and not any(word in text for word in self.holds)
        ):
            return False
        known: bool = import_module(f"quotetrace.reading.{self.module}").recognizes(text)
        return known

    def read(self, source: Source) -> Iterator[Article]:
        """The articles of a source of this format."""
        reader: Callable[[Source], Iterator[Article]] = import_module(f"quotetrace.reading.{self.module}").read
        return reader(source)


# In the order in which they are tried; plain text takes what no other format claims.
FORMATS = (
    Format("pdf", "a PDF file", "pdf_file", begins="%", binary=True),
    Format("docx", "a Word document", "docx_file", begins="P", binary=True),
    Format("warc", "a web archive, WARC or WACZ", "warc", begins="PW", binary=True),
    Format("wire", "wire text with its control bytes, ANPA 1312 or IPTC 7901", "wire_text", holds=("\x02",)),
    Format("json", "article JSON or JSON Lines, ninjs, AP items, GDELT GQG", "article_json", begins="{["),
    Format("nitf", "NITF", "nitf", begins="<"),
    Format("newsml", "NewsML-G2 or NewsML 1", "newsml", begins="<"),
    Format("feed", "an RSS or Atom feed", "feed", begins="<"),
    Format("html", "an HTML page", "html", begins="<"),
    Format("email", "an e-mail", "email_message", holds=("From:", "Subject:", "from:", "subject:")),
    Format("export", "a text export of Nexis or Factiva", "export", holds=("Document", "DOCUMENT")),
    Format("table", "CSV or TSV with a column of text", "delimited", holds=(",", "\t", ";", "|")),
    Format("markdown", "Markdown", "markdown", holds=("#", "---", "+++")),
    Format("text", "plain text", "plain"),
)


def format_named(name: str) -> Format | None:
    """The format of that name."""
    return next((known for known in FORMATS if known.name == name), None)


def format_of(head: bytes, name: str) -> Format:
    """The format of a file with these first bytes. InputError where they are no text and no known format."""
    if not head.strip():
        raise InputError(name, "empty", "give a file that holds an article")
    if error := own_output(head, name):
        raise error
    try:
        text = decode(cut_at_character(head), name).text.lstrip("\ufeff \t\r\n\f")
    except InputError as unreadable:
        if found := recognized(head.decode("latin-1"), binary=True):
            return found
        raise known_kind(head, name) or unreadable from None
    found = recognized(text)
    if found is None and (error := known_kind(head, name)):
        raise error
    return found or FORMATS[-1]


def own_output(head: bytes, name: str) -> InputError | None:
    """The error for a result that quotetrace wrote: read as an article, it would report everything once more. None for
    any other file."""
    begin = head[:200].removeprefix(BOM_UTF8).lstrip().replace(b"\t", b",")
    known = ((row["begins"], row["holds"], row["what"]) for row in table("own_outputs"))
    for begins, holds, what in ((OWN_MARKDOWN, "", "Markdown"), *known):
        if begin.startswith(begins.encode()) and holds.encode() in head:
            return InputError(
                name, f"{what}, which quotetrace wrote", "give the articles; write results into another folder"
            )
    return None


def known_kind(head: bytes, name: str) -> InputError | None:
    """The error for a file of a kind that can not be read, which says what it is; None for an unknown kind."""
    for row in table("file_kinds"):
        if head.startswith(bytes.fromhex(row["begins"])) and row["holds"].encode() in head:
            return InputError(name, row["what"], row["remedy"])
    return None


def recognized(text: str, *, binary: bool = False) -> Format | None:
    """The first format that knows the start of a file; one that is no text shows its bytes as Latin-1, to the `binary`
    formats."""
    tried = (known for known in FORMATS[:-1] if known.binary or not binary)
    return next((known for known in tried if known.recognizes(text)), None)


def cut_at_character(head: bytes) -> bytes:
    """The bytes up to the last whole UTF-8 character."""
    for back in range(1, min(4, len(head)) + 1):
        if head[-back] & 0xC0 != 0x80:
            return head[:-back] if head[-back] >= 0xC0 else head
    return head
