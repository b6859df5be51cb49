"""PDF files: their lines joined to paragraphs again, and words that were divided at a line's end made whole."""

import io
import re
from collections.abc import Iterator, Sequence

from quotetrace.errors import MissingExtraError
from quotetrace.model import Article, Fact
from quotetrace.reading.source import Source

__all__ = ["join_lines", "read", "recognizes"]

PAGES = 500  # pages that one article may have
PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
DIVIDED = re.compile(r"(?<=[a-z]{2})[-\u00ad]$")
FITS = 0.8  # of the width in characters; with proportional letters lines of one width differ by a fifth
REJOINED = "read from a PDF: line ends and divided words were joined, columns follow the order of the file"


def recognizes(text: str) -> bool:
    """Whether the first bytes, as Latin-1, are a PDF."""
    return text.startswith("%PDF-")


def read(source: Source) -> Iterator[Article]:
    """The article of a file; InputError if it is broken, encrypted, too long or only pictures."""
    try:
        import pypdf
    except ImportError:
        raise MissingExtraError(source.name, "PDF files", "pdf") from None
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = source.data()
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() for page in reader.pages[:PAGES]]
        longer = not locked and len(reader.pages) > PAGES
        stated: dict[str, object] = dict(reader.metadata or {})
    except Exception:  # a PDF may be broken in any way, and the library trips over it in as many
        raise source.error("a PDF that can not be read", "save it again, or as text") from None
    if locked or longer:
        raise source.error(
            "an encrypted PDF" if locked else f"a PDF of more than {PAGES} pages", "save the article alone"
        )
    text = "\n\n".join(join_lines([line for page in pages for line in (*page.splitlines(), "\f")]))
    if not text.strip():
        raise source.error("a PDF without text", "it may be scanned: run it through text recognition first")
    headline, author = (str(stated.get(key) or "").strip() for key in ("/Title", "/Author"))
    facts = tuple(
        Fact(field, value, "pdf", key)
        for field, value, key in (("headline", headline, "/Title"), ("byline", author, "/Author"))
        if value
    )
    yield source.article(text, data, facts, warnings=(REJOINED,))


def join_lines(lines: Sequence[str]) -> list[str]:
    """The paragraphs of lines as a page breaks them; a form feed ends a page, not a paragraph.

    A paragraph ends at an empty line, and at a line that was ended early: the next word would have fitted well within
    the width.
    """
    lines = [line.strip(" \t") for line in lines]
    lines = [line for line in lines if line != "\f" and not PAGE_NUMBER.fullmatch(line)]
    lengths = sorted(map(len, filter(None, lines)))
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    done: list[str] = []
    current = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        current = DIVIDED.sub("", current) + line if DIVIDED.search(current) else f"{current} {line}".strip()
        if not following or len(line) + 1 + len(following.split()[0]) < FITS * width:
            done.append(current)
            current = ""
    return list(filter(None, done))
