"""Case files: an article, a line `--- expect`, and the quotes that it holds, one a row.

    "We will appeal," Dana Ruiz said.
    --- expect
    # a comment, anywhere below the marker
    direct | We will appeal | Dana Ruiz | said | channel=statement told_to=Reuters
    --- or
    other rows, where the language leaves both open
    --- not
    words that no quote may hold

A row is `kind | content | speaker | cue | extras`. The content is compared by its words alone, without marks,
punctuation or a leading *that* or *to*; the cue, by whether one holds the other. The speaker is the resolved name, `?`
where no name can be known; several that are right stand with `/` between them. `-` as a cue means that there is none,
an empty cell is not compared. A row that begins with `~` is optional: people who annotate news disagree about such. All
other quotes that the tool finds are false.

Extras: channel, polarity, relayed_by, told_to, resolved_by, mention, role, reason, type (values with `_` for a space)
and anonymous=yes, inside=N (the number of the row that it is nested in, from 1), spans=N. `role=` means that there is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from quotetrace.pipeline import extract
from quotetrace.reading import read_bytes
from quotetrace.writing.records import quote_record

CASES = Path(__file__).parent / "cases"
Record = dict[str, object]


@dataclass(frozen=True, eq=False)
class Row:
    kind: str
    content: str
    speaker: str
    cue: str
    extras: dict[str, str] = field(default_factory=dict)
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.kind} | {self.content} | {self.speaker} | {self.cue} | {self.extras}"


@dataclass(frozen=True, eq=False)
class Case:
    name: str
    text: str
    expected: tuple[tuple[Row, ...], ...]  # the alternatives, usually one
    unwanted: tuple[str, ...]


@cache
def cases(area: str) -> tuple[Case, ...]:
    """All cases of `tests/cases/AREA/`, in the order of their names."""
    return tuple(read_case(path) for path in sorted((CASES / area).glob("*.txt")))


@cache
def quotes_of(case: Case) -> list[Record]:
    """The records of the quotes of a case, as the library finds them."""
    (article,) = read_bytes(case.text.encode(), f"{case.name}.txt", "text")
    assert article.text == case.text
    return [quote_record(quote) for quote in extract(article)]


def read_case(path: Path) -> Case:
    text, marker, rest = path.read_text(encoding="utf-8").partition("\n--- expect\n")
    assert marker, f"{path.name}: no line `--- expect`"
    expected, _, unwanted = rest.partition("--- not\n")
    alternatives = tuple(tuple(map(read_row, told(rows))) for rows in expected.split("--- or\n"))
    return Case(path.stem, text, alternatives, tuple(told(unwanted)))


def told(lines: str) -> Iterator[str]:
    return (line.strip() for line in lines.splitlines() if line.strip() and not line.startswith("#"))


def read_row(line: str) -> Row:
    kind, content, speaker, cue, *more = [cell.strip() for cell in line.split(" |")]
    extras = dict(pair.split("=", 1) for pair in " ".join(more).replace("|", " ").split())
    return Row(kind.removeprefix("~").strip(), content, speaker, cue, extras, kind.startswith("~"))


def problems(case: Case, records: list[Record]) -> list[str]:
    """What is wrong with `records`, the quotes found in the text of `case`, a line each; by the nearest alternative."""
    held = [" ".join(words(r["content"]["text"])) for r in records]  # type: ignore[index]
    unwanted = [
        f"quoted, though it is no quote: {u}" for u in case.unwanted if any(" ".join(words(u)) in h for h in held)
    ]
    return min((problems_by(rows, records) for rows in case.expected), key=len) + unwanted


def problems_by(rows: tuple[Row, ...], records: list[Record]) -> list[str]:
    rest = list(records)
    chosen: list[Record | None] = []
    wrong: list[str] = []
    for row in rows:
        same = [r for r in rest if words(r["content"]["text"]) == words(row.content)]  # type: ignore[index]
        chosen.append(same[0] if same else None)
        if same:
            rest.remove(same[0])
            wrong += [f"{problem}   in: {row}" for problem in differences(row, same[0], chosen)]
        elif not row.optional:
            wrong.append(f"missed: {row}")
    return wrong + [f"false: {short(record)}" for record in rest]


def differences(row: Row, record: Record, chosen: list[Record | None]) -> Iterator[str]:
    if row.kind != record["kind"]:
        yield f"kind {record['kind']}"
    speaker, cue = record["speaker"], record["cue"]
    assert isinstance(speaker, dict)
    if row.speaker and not any(same_name(name, speaker["name"]) for name in row.speaker.split("/")):
        yield f"speaker {speaker['name']!r} (mention {(speaker['mention'] or {}).get('text')!r})"
    if row.cue and not same_cue(row.cue, cue["text"] if isinstance(cue, dict) else "-"):
        yield f"cue {cue['text'] if isinstance(cue, dict) else None!r}"
    for key, value in row.extras.items():
        found, expected = extra(key, record), value.replace("_", " ")
        if key == "inside":
            outer = chosen[int(value) - 1]
            expected = str(outer["id"]) if outer else "the quote of that row"
        if expected and key in {"told_to", "role", "reason", "mention"} and expected.casefold() in found.casefold():
            continue
        if expected != found:
            yield f"{key} {found!r}"


def extra(key: str, record: Record) -> str:
    """The field of `record` that an extra of a row speaks of, as a string; empty where there is none."""
    speaker = record["speaker"]
    assert isinstance(speaker, dict)
    match key, record:
        case "channel", {"channel": {"type": str(kind)}}:
            return kind
        case "relayed_by", {"relayed_by": list(relays)}:
            return "+".join(relay["agency"] for relay in relays)
        case "told_to", {"told_to": {"text": str(text), "agency": agency}}:
            return f"{text} {agency or ''}"
        case "anonymous", _:
            return "yes" if speaker["anonymous"] else "no"
        case "mention", _:
            return (speaker["mention"] or {}).get("text", "")
        case "spans", {"content": {"spans": list(spans)}}:
            return str(len(spans))
        case (("role" | "reason" | "type" | "resolved_by"), _):
            return speaker[key] or ""
        case (("polarity" | "inside"), _):
            return str(record.get(key) or "")
    return ""


def same_name(expected: str, found: str | None) -> bool:
    if expected.strip() == "?":
        return found is None
    return found is not None and words(found, "the") == words(expected, "the")


def same_cue(expected: str, found: str) -> bool:
    return expected == found or (
        expected != "-" and (f" {expected} " in f" {found} " or f" {found} " in f" {expected} ")
    )


def words(text: str, *leading: str) -> list[str]:
    """The words of `text`, in small letters and with straight apostrophes, without a word that may lead it."""
    found = [w.strip("'") for w in re.findall(r"[\w'$%°&-]+", text.replace("’", "'").replace("‘", "'").casefold())]
    found = [w for w in found if w.strip("-")]
    return found[1:] if found[:1] and found[0] in (leading or ("that", "to")) else found


def short(record: Record) -> str:
    speaker, content, cue = record["speaker"], record["content"], record["cue"]
    assert isinstance(speaker, dict)
    assert isinstance(content, dict)
    named = cue["text"] if isinstance(cue, dict) else None
    return f"{record['kind']} | {content['text'][:80]} | {speaker['name']} | {named} | rule {record['rule']}"
