"""Every case of `tests/cases/origins/`: some articles with `--- article` between them, `--- expect`, and what must be
found.

origins | words of the statement | 2
origin  | words | Reuters | wire            one of its origins, and the basis
first   | words | 2019-03-04 | Outlet       or `undetermined`, or `-` where no date is known
flag    | words | wording-changed | number  a code, and what its sentence says
no flag | words | single-origin            likewise
copies  | 1 | 2                             the numbers of two articles with one text; `- | -` for none at all
"""

from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from casefile import CASES, told

from quotetrace.credits import credit
from quotetrace.model import Article, Statement
from quotetrace.pipeline import trace
from quotetrace.provenance import copies
from quotetrace.reading import read_bytes

PATHS = sorted((CASES / "origins").glob("*.txt"))
each = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def parts(path: Path) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    text, marker, rest = path.read_text(encoding="utf-8").partition("--- expect\n")
    assert marker, f"{path.name}: no line `--- expect`"
    rows = tuple(tuple(cell.strip() for cell in row.split(" | ")) for row in told(rest))
    return tuple(text.split("\n--- article\n")), rows


@cache
def articles(path: Path) -> tuple[Article, ...]:
    texts, _ = parts(path)
    return tuple(
        article for k, text in enumerate(texts, 1) for article in read_bytes(text.encode(), f"{k}.txt", "text")
    )


@cache
def statements(path: Path) -> tuple[Statement, ...]:
    return trace(articles(path))


def stating(path: Path, words: str) -> Statement:
    found = [s for s in statements(path) if any(words in report.quote.content.text for report in s.reports)]
    assert len(found) == 1, [s.text for s in statements(path)]
    return found[0]


def holds(path: Path, row: tuple[str, ...]) -> bool:
    if row[0] == "copies":
        pairs = {frozenset((pair.fuller.id, pair.other.id)) for pair in copies(map(credit, articles(path))).pairs}
        ids = [article.id for article in articles(path)]
        return pairs == (set() if row[1] == "-" else {frozenset(ids[int(k) - 1] for k in row[1:])})
    statement = stating(path, row[1])
    match row[0], row[2:]:
        case "origins", (count,):
            return statement.independent_origins == int(count)
        case "origin", (name, basis):
            return (name, basis) in {(origin.name, origin.basis) for origin in statement.origins}
        case "first", ("-",):
            return statement.first is None
        case "first", ("undetermined",):
            undetermined = all(report.first is not True for report in statement.reports)
            return statement.first is not None and statement.first.quote is None and undetermined
        case "first", (day, outlet):
            first = [report.quote for report in statement.reports if report.first]
            known = statement.first and (statement.first.published, statement.first.outlet) == (day, outlet)
            return bool(known) and [quote.article.outlet for quote in first] == [outlet]
        case "flag", (code, *says):
            return any(f.code == code and all(word in f.message for word in says) for f in statement.flags)
        case "no flag", (code, *says):
            return not any(f.code == code and all(word in f.message for word in says) for f in statement.flags)
    raise AssertionError(f"{path.name}: not a row that is known: {row}")


@each
def test_what_the_case_expects_is_found(path: Path) -> None:
    assert [row for row in parts(path)[1] if not holds(path, row)] == []


@each
def test_the_order_of_the_articles_makes_no_difference(path: Path) -> None:
    for some in list(permutations(articles(path)))[1:3]:
        assert trace(some) == statements(path)


@each
def test_what_holds_for_any_statement(path: Path) -> None:
    for statement in statements(path):
        known = {origin.id for origin in statement.origins}
        assert {report.origin for report in statement.reports} == known
        assert statement.independent_origins <= len(statement.reports)
        assert sum(report.first is True for report in statement.reports) <= 1
        ids = {report.quote.id for report in statement.reports}
        assert all(set(flag.quotes) <= ids for flag in statement.flags)
        assert [report.quote.article.published or "9" for report in statement.reports] == sorted(
            report.quote.article.published or "9" for report in statement.reports
        )
