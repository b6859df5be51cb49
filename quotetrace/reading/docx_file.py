"""Word documents (.docx): their paragraphs and the cells of their tables, in order."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotetrace.errors import MissingExtraError
from quotetrace.model import Article, Fact
from quotetrace.reading.source import DOCUMENT_LIMIT, Source

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["read", "recognizes"]

OTHERS = ("xl/", "ppt/")  # what sheets and slides hold in the place of `word/`


def recognizes(text: str) -> bool:
    """Whether the first bytes, as Latin-1, are a zip archive that begins like a Word document."""
    if not text.startswith("PK\x03\x04"):
        return False
    return "word/" in text or ("[Content_Types].xml" in text[:4096] and not any(other in text for other in OTHERS))


def read(source: Source) -> Iterator[Article]:
    """The article of a document; InputError if it is no document or has no text."""
    try:
        import docx
    except ImportError:
        raise MissingExtraError(source.name, "Word documents", "docx") from None
    data = source.data()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
        document = docx.Document(io.BytesIO(data)) if size <= DOCUMENT_LIMIT else None
        texts = list(block_texts(document)) if document else []
        named = document.core_properties if document else None
        stated = {"headline": named.title, "byline": named.author} if named else {}
    except Exception:  # a document may be broken in any way, and the library trips over it in as many
        raise source.error("no Word document that can be read", "save it again as .docx, or as text") from None
    if document is None:
        raise source.error(f"a document that unpacks to more than {DOCUMENT_LIMIT // 2**20} MB", "save it as text")
    text = "\n\n".join(texts)
    if not text.strip():
        raise source.error("a document without text", "give one that holds an article")
    facts = tuple(
        Fact(field, value.strip(), "docx", field) for field, value in stated.items() if value and value.strip()
    )
    yield source.article(text, data, facts)


def block_texts(document: "Document") -> Iterator[str]:
    """The texts of the paragraphs, and of the cells of tables, in the order of the document."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield from dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip())
        elif block.text.strip():
            yield block.text.strip()
