"""What the commands do with `--archive`: sources against all that was ever added, or the archive by itself."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quotetrace.cli.session import Session
from quotetrace.errors import UsageError
from quotetrace.model import Statement
from quotetrace.pipeline import Heard, join, quotes_once

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["bearing_on", "given", "reports_in", "statements_of"]


def given(sources: list[str] | None, archive: str | None, command: str) -> list[str]:
    """The sources; UsageError if there are neither sources nor an archive."""
    if not sources and archive is None:
        raise UsageError(f"Missing argument 'SOURCES' (see quotetrace {command} --help)")
    return sources or []


def statements_of(
    heard: Iterable[Heard], archive: str | None, session: Session, *, whole: bool, engine: str = "auto"
) -> tuple[Statement, ...]:
    """The statements of some articles, with all that the archive, if there is one, holds of them; of all the archive if
    `whole`."""
    if archive is None:
        return join(quotes_once(heard), engine=engine)
    from quotetrace.archive import everything, opened, trace

    with opened(archive) as db:
        if whole:
            return join(session.counted(one.heard for one in everything(db) if one.quotes), engine=engine)
        return trace(db, quotes_once(heard))


def bearing_on(own: Sequence[Heard], archive: str) -> list[Heard]:
    """What the archive holds of the statements in one's own draft, the draft itself left out."""
    from quotetrace.archive import opened, recall

    ours = {one.article.id for one in own}
    with opened(archive) as db:
        return [one.heard for one in recall(db, own) if one.article.id not in ours]


def reports_in(archive: str, text: str, findings: "Sequence[Member]") -> "tuple[Member, ...]":
    """The reports of some words in the archive, together with those that were found elsewhere; each report once."""
    from quotetrace.archive import find, opened
    from quotetrace.matching import matches

    with opened(archive) as db:
        stored = find(db, text)
    if not findings:
        return stored
    quotes = {member.quote.id: member.quote for member in (*findings, *stored)}
    return matches(text, list(quotes.values()))
