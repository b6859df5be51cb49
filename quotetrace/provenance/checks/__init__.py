"""The desk's checklist: for each statement, what is settled and what a person has still to do. It never rates truth."""

from collections.abc import Iterable, Sequence

from quotetrace.matching import Group, Member, compare, matches
from quotetrace.model import Quote, Statement
from quotetrace.provenance.checks import sources, speakers, words
from quotetrace.provenance.checks.registry import Case, Checked, Item, Verdict, run

__all__ = ["Checked", "Item", "Verdict", "check", "check_draft"]

ROOMS = (words, speakers, sources)  # loaded so that their checks are registered


def check(statements: Iterable[Statement], min_origins: int = 3) -> tuple[Checked, ...]:
    """Each statement with its checklist, in the order given. `min_origins`: so many independent origins are enough."""
    return tuple(Checked(statement, tuple(run(Case(statement, min_origins)))) for statement in statements)


def check_draft(quotes: Sequence[Quote], statements: Sequence[Statement], min_origins: int = 3) -> tuple[Checked, ...]:
    """Each quote of one's own draft, checked against the statement of the sources that it reports.

    A quote whose words stand in no source has a checklist as well: it says so.
    """
    owner = {report.quote.id: statement for statement in statements for report in statement.reports}
    pile = [report.quote for statement in statements for report in statement.reports]
    return tuple(checked(quote, pile, owner, min_origins) for quote in quotes)


def checked(quote: Quote, pile: Sequence[Quote], owner: dict[str, Statement], min_origins: int) -> Checked:
    """One quote of the draft with its checklist."""
    best = next(iter(matches(quote.content.text, pile)), None)
    statement = owner[best.quote.id] if best else unheard(quote)
    return Checked(statement, tuple(run(Case(statement, min_origins, quote, best))), quote)


def unheard(quote: Quote) -> Statement:
    """A statement that only the draft reports."""
    from quotetrace.provenance import copies, state

    same = compare(quote.content.text, quote.content.text)
    return state([Group(quote, (Member(quote, same),))], copies([quote.article]))[0]
