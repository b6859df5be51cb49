"""A review as a sheet: to decide in a spreadsheet, and to bring the decisions back."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from quotetrace.cli.review.desk import entry_about
from quotetrace.cli.review.log import Entry
from quotetrace.cli.review.pile import VERDICTS, Item
from quotetrace.errors import InputError
from quotetrace.writing.phrases import attribution, place, speaker_name, when, worth_a_look
from quotetrace.writing.sheet import guarded, lines

__all__ = ["decisions", "sheet"]

COLUMNS = [
    "quote",
    "verdict",
    "note",
    "initials",
    "speaker",
    "words",
    "attributed",
    "outlet",
    "date",
    "flags",
    "source",
]


def sheet(items: Sequence[Item]) -> Iterator[str]:
    """One report a row, as CSV; a person fills `verdict` with confirmed, rejected or unclear, and `note` with
    anything."""
    return lines([COLUMNS, *([guarded(cell) for cell in _row(item)] for item in items)], ",")


def decisions(path: Path, items: Sequence[Item], initials: str) -> list[Entry]:
    """The entries that a filled sheet asks for: its verdicts and notes that are not in the log yet. InputError for a
    wrong sheet."""
    known = {item.quote.id: item for item in items}
    entries: list[Entry] = []
    for number, row in enumerate(_rows(path), 2):
        item, verdict, note = known.get(row["quote"]), row["verdict"].strip().lower(), row["note"].strip()
        who = row["initials"].strip() or initials
        if verdict and verdict not in VERDICTS:
            raise InputError(str(path), f"line {number}: unknown verdict '{verdict}'", f"known: {', '.join(VERDICTS)}")
        if item is None or not (verdict or note):
            continue
        if verdict and not any((entry.initials, entry.verdict) == (who, verdict) for entry in item.verdicts):
            entries.append(entry_about(item, who, verdict, note))
        elif note and note not in {guarded(entry.note) for entry in item.notes}:
            entries.append(entry_about(item, who, "note", note))
    return entries


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [{key: value or "" for key, value in row.items() if key} for row in csv.DictReader(file)]
    except OSError as error:
        raise InputError(str(path), str(error.strerror).lower(), "give a sheet made with --export") from error
    except (ValueError, csv.Error) as error:
        raise InputError(str(path), f"can not be read as CSV: {error}", "give a sheet made with --export") from error
    missing = [name for name in COLUMNS[:4] if rows and name not in rows[0]]
    if missing:
        raise InputError(str(path), f"no column {', '.join(missing)}", "give a sheet made with --export")
    return rows


def _row(item: Item) -> list[str]:
    latest = item.verdicts[-1] if item.verdicts else None
    quote = item.quote
    return [
        quote.id,
        latest.verdict if latest else "",
        item.notes[-1].note if item.notes else "",
        latest.initials if latest else "",
        speaker_name(quote.speaker),
        quote.content.text,
        attribution(quote),
        place(quote.article),
        when(quote.article),
        " ".join(flag.message for flag in worth_a_look(item.statement)),
        quote.article.source,
    ]
