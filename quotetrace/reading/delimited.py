"""CSV and TSV with a header: one article a row, its text in the column that `lexicon/article_fields.tsv` knows."""

import csv
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotetrace.errors import InputError
from quotetrace.lexicon import table
from quotetrace.model import Article
from quotetrace.reading.encoding import Decoded
from quotetrace.reading.fields import keys
from quotetrace.reading.source import LINE_LIMIT, Source

if TYPE_CHECKING:
    from quotetrace.reading.json_records import Found

__all__ = ["read", "recognizes"]

DELIMITERS = ",\t;|"
HEADER = re.compile(r"[\w .:-]{1,40}")


def recognizes(text: str) -> bool:
    """Whether the first line of a text is a header of known columns, one of which holds the text of articles."""
    return delimiter_of(text.partition("\n")[0]) is not None


def delimiter_of(header: str) -> str | None:
    """The character that separates the columns of a header; None if the line is no header of articles."""
    known = frozenset(key.casefold() for row in table("article_fields") for key in row["keys"].split("|"))
    texts = frozenset(map(str.casefold, keys("text")))
    for delimiter in DELIMITERS:
        cells = [cell.strip().strip('"').casefold() for cell in header.strip("\ufeff\r\n").split(delimiter)]
        named = [cell for cell in cells if cell in known]
        if (
            len(cells) > 1
            and texts & set(cells)
            and len(named) > 1
            and all(HEADER.fullmatch(cell) or not cell for cell in cells)
        ):
            return delimiter
    return None


def read(source: Source) -> Iterator[Article]:
    """The articles of the rows; a row without text is an error of its own. InputError if no column holds text."""
    from quotetrace.reading.article_json import article_of

    found = None
    for found in rows(source):
        try:
            article = article_of(found, source, "table")
        except InputError as error:
            source.on_error(error)
        else:
            yield article
    if found is None:
        raise source.error("a table without rows", "give one article a row")


def rows(source: Source) -> Iterator["Found"]:
    """The rows as records. InputError if no column holds text, or where the quotation marks of a cell do not close."""
    from quotetrace.reading.json_records import Found

    lines = source.text_lines()
    header = next(lines, Decoded("", ())).text.lstrip("\ufeff")
    delimiter = delimiter_of(header)
    if not header.strip():
        raise source.error("empty", "give a table with a header and a column named text")
    if delimiter is None:
        raise source.error(
            "a table without a column of text", f"name the column {', '.join(keys('text')[:3])} or the like"
        )
    warned: dict[str, None] = {}
    csv.field_size_limit(LINE_LIMIT)
    columns = next(csv.reader([header], delimiter=delimiter))
    cells = csv.reader(texts(lines, warned), delimiter=delimiter)
    try:
        for row in cells:
            if any(row):
                data = "\0".join(row).encode("utf-8", "surrogatepass")
                yield Found(f"line {cells.line_num + 1}", dict(zip(columns, row, strict=False)), data, tuple(warned))
                warned.clear()
    except csv.Error as error:
        raise source.at(f"line {cells.line_num + 1}", f"a broken row: {error}", "check its quotation marks") from None


def texts(lines: Iterator[Decoded], warned: dict[str, None]) -> Iterator[str]:
    """The texts of lines, what is to be said of them noted in `warned`."""
    for line in lines:
        warned.update(dict.fromkeys(line.warnings))
        yield line.text
