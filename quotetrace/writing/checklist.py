"""The desk's checklist, in every format that `check` can write: one function a format, and which serves which name."""

from collections.abc import Callable, Iterable, Iterator

from quotetrace.errors import UsageError
from quotetrace.provenance.checks import Checked, Item, Verdict
from quotetrace.writing.csvfile import marked
from quotetrace.writing.formats import Look
from quotetrace.writing.jsontext import json_text
from quotetrace.writing.markdown import HEAD, escaped
from quotetrace.writing.phrases import counts, fullest, place, speaker_name, speaker_role, words
from quotetrace.writing.sheet import guarded, lines

__all__ = ["checklist", "item_record"]

Record = dict[str, object]
BOXES = {Verdict.PASSED: "- [x]", Verdict.NOT_APPLICABLE: "- [x]", Verdict.OPEN: "- [ ]", Verdict.FAILED: "- [ ]"}
COLUMNS = ("statement", "text", "speaker", "origins", "draft", "code", "item", "verdict", "evidence")


def checklist(format: str, checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """The checklists in the format of that name, piece by piece. Raises UsageError where no such format writes them."""
    if format not in WRITERS:
        raise UsageError(f"the format {format} is not for quotetrace check (known: {', '.join(WRITERS)})")
    return WRITERS[format](checked, look)


def cards(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """A card a statement, for a terminal."""
    from quotetrace.writing.table.checklist import cards

    return cards(checked, look)


def markdown(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """A heading a statement and a task list that a desk can paste and tick."""
    yield HEAD
    for number, one in enumerate(checked, 1):
        quote = one.draft or fullest(one.statement)
        role = speaker_role(quote.speaker)
        who = speaker_name(quote.speaker) + (f", {role}" if role else "")
        yield f"## {number}. {escaped(who)}\n\n> {escaped(words(quote))}\n\n{escaped(counts(one.statement))}\n\n"
        yield from (f"{BOXES[item.verdict]} {in_markdown(item)}\n" for item in one.items)
        yield "\n"


def in_markdown(item: Item) -> str:
    """An item behind its box: a failed one, and one without meaning here, say so in words."""
    said = f"*{item.verdict}:* " if item.verdict in (Verdict.FAILED, Verdict.NOT_APPLICABLE) else ""
    return f"**{escaped(item.title)}**: {said}{escaped(item.evidence)}"


def json_lines(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """One item a line, with the statement that it is about."""
    return (json_text(about(one) | item_record(item)) + "\n" for one in checked for item in one.items)


def json_document(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """One document: the statements, each with its items."""
    statements = [about(one) | {"items": [item_record(item) for item in one.items]} for one in checked]
    yield json_text({"schema": "quotetrace/check@1", "statements": statements}) + "\n"


def comma_separated(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """One item a row."""
    return marked(lines(rows(checked), ","), look)


def tab_separated(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """One item a row."""
    return lines(rows(checked), "\t")


def rows(checked: Iterable[Checked]) -> Iterator[list[str]]:
    """A header and one row an item, safe to open in a spreadsheet."""
    yield list(COLUMNS)
    for one in checked:
        statement = one.statement
        draft = place(one.draft.article) if one.draft else ""
        shared = (statement.id, (one.draft or fullest(statement)).content.text, speaker_name(statement.speaker))
        for item in one.items:
            cells = (
                *shared,
                str(statement.independent_origins),
                draft,
                item.code,
                item.title,
                item.verdict,
                item.evidence,
            )
            yield [guarded(str(cell)) for cell in cells]


def about(one: Checked) -> Record:
    """What an item's record says of its statement."""
    statement, draft = one.statement, one.draft
    return {
        "schema": "quotetrace/check@1",
        "statement": statement.id,
        "text": statement.text,
        "speaker": statement.speaker.name,
        "independent_origins": statement.independent_origins,
        "draft": draft and {"id": draft.id, "path": draft.article.path, "text": draft.content.text},
    }


def item_record(item: Item) -> Record:
    """One item of the checklist."""
    return {"code": item.code, "title": item.title, "verdict": str(item.verdict), "evidence": item.evidence}


WRITERS: dict[str, Callable[[Iterable[Checked], Look], Iterator[str]]] = {
    "table": cards,
    "jsonl": json_lines,
    "json": json_document,
    "csv": comma_separated,
    "tsv": tab_separated,
    "markdown": markdown,
}
