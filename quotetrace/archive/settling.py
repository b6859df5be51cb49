"""Statements across the archive: new quotes against all that was ever seen, through their neighbourhood alone.

A statement is joined by the pipeline's own `join`, as if only the articles near it had been given. The file keeps the
outcome for readers of its views; it can be made again from the quotes at any time.
"""

import json
from collections.abc import Iterable, Sequence

from quotetrace.archive.index import Postings, alike, likely, speaking
from quotetrace.archive.shelf import Entry, clean, entries, everything, of_articles, place_of, selected
from quotetrace.archive.transactions import Database, snapshot, transaction
from quotetrace.archive.witnesses import witnesses
from quotetrace.collector import without_collector
from quotetrace.matching import Member, matches
from quotetrace.matching.linking import in_order
from quotetrace.matching.rows import Row, row_of
from quotetrace.matching.verdict import WINDOW, judge, witness
from quotetrace.model import Quote, Statement
from quotetrace.pipeline import Heard, join
from quotetrace.provenance import Copies, copies

__all__ = ["find", "recall", "settle", "trace"]

BATCH = 100  # articles that are settled in one transaction
SMALL = 1000  # quotes of an archive that is joined as a whole in half a second: nearest to a trace of all its articles

STATEMENT = """INSERT INTO statement (statement, text, speaker, first_published, first_outlet, reports, independent_origins, outlets, flags)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
REPORT = "INSERT INTO report (quote, statement, relation, similarity, origin, is_first) VALUES (?, ?, ?, ?, ?, ?)"
TOGETHER = """SELECT quote FROM report WHERE statement IN (SELECT statement FROM report WHERE quote = ?)"""


def trace(db: Database, heard: Sequence[Heard]) -> tuple[Statement, ...]:
    """The statements that the articles `heard` report, with all reports that the archive holds of them."""
    ours = {one.article.id for one in heard}
    places = {place_of(one.article) for one in heard}
    near = [one for one in recall(db, heard) if one.article.id not in ours and place_of(one.article) not in places]
    own = {quote.id for one in heard for quote in one.quotes}
    return tuple(
        one
        for one in join([*heard, *(one.heard for one in near)])
        if any(report.quote.id in own for report in one.reports)
    )


def find(db: Database, text: str) -> tuple[Member, ...]:
    """The quotes in the archive that report the words `text`, the best first, each with what `text` changes in them."""
    with snapshot(db):
        found = matches(text, quotes_of(entries(db, with_statements(db, alike(db, text)))))
        return found or matches(text, quotes_of(entries(db, speaking(db, text))))


def recall(db: Database, heard: Iterable[Heard | Entry]) -> list[Entry]:
    """What the archive holds of the statements in `heard`: their reports, and what else copies of these articles say.

    Of articles that stand in the file themselves, the statements that they are in already come whole. Of a small
    archive, all comes.
    """
    with snapshot(db):
        return neighbourhood(db, list(heard))[0]


def neighbourhood(db: Database, known: Sequence[Heard | Entry]) -> tuple[list[Entry], Copies | None]:
    """The same, and the copies among all these articles, if they came up on the way."""
    if db.execute("SELECT count(*) FROM word_docsize").fetchone()[0] <= SMALL:
        return list(everything(db)), None
    own = [number for one in known if isinstance(one, Entry) for number in one.numbers]
    numbers = with_statements(db, reporting(db, known).union(own))
    near = entries(db, numbers)
    ours, seen = {one.article.id for one in known}, {one.article.id for one in near}
    among = copies([*(one.article for one in known), *(one.article for one in near)])
    pairs = [(pair.fuller.id, pair.other.id) for pair in among.pairs]
    copied = {article for pair in pairs if set(pair) & ours for article in pair} & seen
    if copied:
        rest = [number for one in near if one.article.id in copied for number in siblings(db, one.numbers)]
        near = entries(db, numbers | with_statements(db, rest))
    return near, among if seen.issuperset(one.article.id for one in near) else None


def reporting(db: Database, heard: Iterable[Heard | Entry]) -> set[int]:
    """The rows of stored quotes that report the same as a quote of some articles, as far as the two by themselves can
    tell."""
    postings = Postings(db)
    asked = [
        (in_order(quote), ours := witness(row_of(quote)), likely(postings, quote, ours, number))
        for one in heard
        for quote, number in zip(one.quotes, numbers_of(one), strict=True)
    ]
    stored = witnesses(db, {number for _, _, numbers in asked for number in numbers})
    found: set[int] = set()
    for place, ours, numbers in asked:
        for number in numbers:
            other = stored[number]
            if number in found or too_far(ours.row, other.row):
                continue
            pair = (ours, other.witness) if place < other.place else (other.witness, ours)
            if judge(*pair) is not None:
                found.add(number)
    return found


def too_far(a: Row, b: Row) -> bool:
    """Whether two quotes are of days between which nothing is joined."""
    return a.day is not None and b.day is not None and abs(a.day - b.day) > WINDOW


def numbers_of(one: Heard | Entry) -> Sequence[int | None]:
    """The rows of an article's quotes; none where it does not stand in the file."""
    return one.numbers if isinstance(one, Entry) else [None] * len(one.quotes)


def with_statements(db: Database, numbers: Iterable[int]) -> set[int]:
    """Some rows of quotes, and those of all other reports of their statements."""
    wanted = set(numbers)
    return wanted | {row for number in wanted for (row,) in db.execute(TOGETHER, (number,))}


def siblings(db: Database, numbers: Sequence[int]) -> list[int]:
    """The rows of all quotes of the article that one quote stands in."""
    same = "SELECT id FROM quote WHERE article = (SELECT article FROM quote WHERE id = ?)"
    return [number for (number,) in db.execute(same, numbers[:1])]


def quotes_of(found: Iterable[Heard | Entry]) -> list[Quote]:
    """The quotes of some articles."""
    return [quote for one in found for quote in one.quotes]


def quotes_at(found: Iterable[Entry]) -> dict[int, Quote]:
    """The quotes of some entries by their rows."""
    return {number: quote for one in found for number, quote in zip(one.numbers, one.quotes, strict=True)}


# ---------------------------------------------------------------- settling


def settle(db: Database) -> int:
    """Joins the quotes of articles that were added since, or whose statements were dissolved: how many articles.

    A batch is one transaction: what is interrupted is taken up by the next call.
    """
    done = 0
    while some := settle_some(db):
        done += some
    return done


def settle_some(db: Database) -> int:
    """Settles one batch."""
    waiting = "SELECT id FROM article WHERE is_current AND NOT is_settled ORDER BY id LIMIT ?"
    with without_collector(), transaction(db):
        articles = [number for (number,) in db.execute(waiting, (BATCH,))]
        fresh = of_articles(db, articles)
        keep(db, fresh, *neighbourhood(db, fresh))
        db.executemany("UPDATE article SET is_settled = 1 WHERE id = ?", [(number,) for number in articles])
    return len(articles)


def keep(db: Database, fresh: Sequence[Entry], near: Sequence[Entry], among: Copies | None) -> None:
    """Writes the statements of some articles and their neighbours in place of those that these were in; `among` are
    copies among them."""
    whole = {number for one in fresh for number in one.numbers}
    heard = [*fresh, *(one for one in near if not whole.issuperset(one.numbers))]
    held = quotes_at(heard)
    numbers = {id(quote): number for number, quote in held.items()}
    former = {row for (row,) in selected(db, "SELECT statement FROM report WHERE quote IN", sorted(held))}
    db.executemany("DELETE FROM report WHERE quote = ?", [(number,) for number in held])
    db.executemany("DELETE FROM statement WHERE id = ?", [(number,) for number in sorted(former)])
    for statement in join((one.heard for one in heard), among):
        write(db, statement, numbers)


def write(db: Database, statement: Statement, numbers: dict[int, int]) -> None:
    """Writes one statement; `numbers` leads from a quote (its identity) to its row."""
    first = statement.first
    told = (first.published, first.outlet) if first else (None, None)
    lists = (
        json.dumps(list(statement.outlets), ensure_ascii=False),
        json.dumps([flag.code for flag in statement.flags]),
    )
    words = (statement.id, statement.text, statement.speaker.name, *told)
    counts = (len(statement.reports), statement.independent_origins)
    row = db.execute(STATEMENT, (*map(clean, words), *counts, *map(clean, lists))).lastrowid
    db.executemany(REPORT, [
        (numbers[id(r.quote)], row, str(r.relation), r.similarity, r.origin, r.first) for r in statement.reports
    ])  # fmt: skip
