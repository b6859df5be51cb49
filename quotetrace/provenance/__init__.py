"""Provenance: how many really know it. Copies among articles, then statements with origins, first report and flags."""

from collections.abc import Iterable
from hashlib import sha256

from quotetrace.matching import Group, Member
from quotetrace.model import Quote, Report, Speaker, Statement
from quotetrace.provenance.chains import origins_of
from quotetrace.provenance.copying import Copies, Copy, copies
from quotetrace.provenance.dating import first_of, is_first, last_day_of_the_first
from quotetrace.provenance.findings import flags_of
from quotetrace.provenance.rejoining import rejoined

__all__ = ["Copies", "Copy", "copies", "state"]


def state(groups: Iterable[Group], copies: Copies) -> tuple[Statement, ...]:
    """The statement of each group: its reports in order of date and place, its origins, its first report, its flags."""
    return tuple(statement_of(group, copies) for group in rejoined(groups, copies))


def statement_of(group: Group, copies: Copies) -> Statement:
    """One statement."""
    members = sorted(group.members, key=in_order)
    quotes = [member.quote for member in members]
    origins, owner = origins_of(quotes, copies)
    first, last = first_of(quotes), last_day_of_the_first(quotes)
    return Statement(
        id="s_" + sha256(group.fullest.id.encode()).hexdigest()[:12],
        text=group.fullest.content.text,
        speaker=speaker_of(group),
        first=first,
        origins=origins,
        outlets=tuple(dict.fromkeys(quote.article.outlet for quote in quotes if quote.article.outlet)),
        flags=flags_of(group, origins, copies),
        reports=tuple(as_report(m, owner[m.quote.id], is_first(m.quote, first, last)) for m in members),
    )


def as_report(member: Member, origin: str, first: bool | None) -> Report:
    """A member of a group as a report of its statement."""
    found = member.comparison
    return Report(member.quote, found.relation, found.similarity, found.diff, origin, first)


def speaker_of(group: Group) -> Speaker:
    """The speaker of the fullest report, or of the first that names one."""
    if group.fullest.speaker.name:
        return group.fullest.speaker
    named = (member.quote.speaker for member in group.members if member.quote.speaker.name)
    return next(named, group.fullest.speaker)


def in_order(member: Member) -> tuple[str, str, int, str]:
    """A sort key: by date, the unknown ones last, then by place."""
    quote: Quote = member.quote
    article = quote.article
    return article.published or "9999", article.path or article.id, quote.content.spans[0].start, quote.id
