"""Flags: what a person should look at in a statement, each with its code, a sentence and the quotes that it is about.

The sentences are data (`lexicon/flags.tsv`); here is only what must hold for each.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations

from quotetrace.lexicon import table
from quotetrace.matching import Group
from quotetrace.matching.speakers import same_speaker
from quotetrace.model import Flag, Kind, Origin, Quote, Relation, SpeakerType
from quotetrace.provenance.chains import place_of
from quotetrace.provenance.copying import Copies
from quotetrace.provenance.corrections import correction_in
from quotetrace.provenance.rewriting import telling
from quotetrace.provenance.sentences import places, short

__all__ = ["flags_of"]

Finder = Callable[[Group, Sequence[Origin], Copies], Iterator[Flag]]


def flags_of(group: Group, origins: Sequence[Origin], copies: Copies) -> tuple[Flag, ...]:
    """All findings about a statement, in the order of the table."""
    order = {row["code"]: number for number, row in reversed(list(enumerate(table("flags"))))}
    found = [flag for finder in FINDERS for flag in finder(group, origins, copies)]
    return tuple(sorted(dict.fromkeys(found), key=lambda flag: order[flag.code]))


def speakers_differ(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """The same words, given to two speakers who can not be one."""
    by_speaker = {(q.speaker.name, q.speaker.role, q.speaker.type): q for q in reversed(named(group))}
    quotes = list(reversed(by_speaker.values()))
    for quote, other in combinations(quotes, 2):
        if same_speaker(quote.speaker, other.speaker) is False:
            one, two = quote.speaker.name or "", other.speaker.name or ""
            yield flag(
                "speakers-differ", (quote, other), one=one, where=where(quote), other=two, elsewhere=where(other)
            )
            return


def named(group: Group) -> list[Quote]:
    """The reports that name a speaker."""
    return [member.quote for member in group.members if member.quote.speaker.name]


def wording_changed(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """Numbers, negations and hedges that differ; where no graver change is found, the first of the others."""
    for member in group.members:
        if member.comparison.relation not in (Relation.EDITED, Relation.TRIMMED):
            continue
        indirect = member.quote.kind is not Kind.DIRECT or group.fullest.kind is Kind.INDIRECT
        for kind, change in telling(member.comparison, indirect=indirect):
            words = {"old": short(change.old), "new": short(change.new), "where": where(member.quote)}
            yield flag("wording-changed", (member.quote,), kind, **words)


def reworded(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """Reports in other words."""
    yield from about(group, "reworded", Relation.REWORDED)


def trimmed(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """Reports that leave something out."""
    yield from about(group, "trimmed-context", Relation.TRIMMED)


def about(group: Group, code: str, relation: Relation) -> Iterator[Flag]:
    """One flag for all reports of a relation."""
    quotes = [member.quote for member in group.members if member.comparison.relation is relation]
    if quotes:
        yield flag(code, quotes, where=places(quotes))


def attribution_dropped(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """Reports without a speaker or a relay that others with the same text or words name."""
    quotes = [member.quote for member in group.members]
    speaking = next(iter(named(group)), None)
    bare = [q for q in quotes if q.speaker.mention is None and q.speaker.type is SpeakerType.UNKNOWN]
    if speaking and bare:
        yield flag("attribution-dropped", bare, "speaker", where=places(bare), one=speaking.speaker.name or "")
    credited = relays(group)
    relayed = {copies.text_of(article): agency for article, agency in credited.items()}
    silent = [q for q in quotes if q.article.id not in credited and copies.text_of(q.article.id) in relayed]
    if silent:
        agency = relayed[copies.text_of(silent[0].article.id)]
        yield flag("attribution-dropped", silent, "relay", where=places(silent), one=agency)


def corrections(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """Articles that say that they were corrected or withdrawn."""
    seen: set[str] = set()
    for member in group.members:
        article = member.quote.article
        words = correction_in(article.text) if article.id not in seen else None
        seen.add(article.id)
        if words:
            yield flag("correction", (member.quote,), where=where(member.quote), old=short(words))


def anonymous(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """Reports whose source is not named, with the reason if one is given."""
    quotes = [member.quote for member in group.members if member.quote.speaker.anonymous]
    if quotes:
        reason = next((q.speaker.reason for q in quotes if q.speaker.reason), None)
        yield flag("anonymous", quotes, "reason" if reason else "", where=places(quotes), one=reason or "")


def only_relays(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """Nobody heard it: every report has the words from somebody else."""
    quotes = [member.quote for member in group.members]
    credited = relays(group)
    if all(quote.article.id in credited for quote in quotes):
        yield flag("only-relays", quotes, one=" and ".join(dict.fromkeys(credited.values())))


def relays(group: Group) -> dict[str, str]:
    """The relay that each article credits the statement to in any of its reports, by the article's id: one may report
    it twice."""
    found: dict[str, str] = {}
    for member in group.members:
        for relay in member.quote.relayed_by[:1]:
            found.setdefault(member.quote.article.id, relay.agency)
    return found


def single_origin(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """One chain of reporting, however many outlets printed it."""
    if len(origins) == 1:
        yield flag("single-origin", (), one=origins[0].name)


def no_date(group: Group, origins: Sequence[Origin], copies: Copies) -> Iterator[Flag]:
    """Reports whose day is not known."""
    quotes = [member.quote for member in group.members]
    undated = [quote for quote in quotes if not quote.article.published]
    if undated:
        kind = "" if len(undated) < len(quotes) else "all" if len(quotes) > 1 else "one"
        yield flag("no-date", undated, kind, count=str(len(undated)), all=str(len(quotes)))


FINDERS: tuple[Finder, ...] = (
    speakers_differ,
    wording_changed,
    reworded,
    trimmed,
    attribution_dropped,
    corrections,
    anonymous,
    only_relays,
    single_origin,
    no_date,
)


# ---------------------------------------------------------------- sentences


def flag(code: str, quotes: Sequence[Quote], kind: str = "", **words: str) -> Flag:
    """A flag with its sentence from the table."""
    if "new" in words and not (words["old"] and words["new"]):
        side = "dropped" if words["old"] else "added"
        kind = f"{kind}-{side}" if (code, f"{kind}-{side}") in sentences() else side
    return Flag(code, sentences()[code, kind].format(**words), tuple(quote.id for quote in quotes))


def where(quote: Quote) -> str:
    """Where a report was printed."""
    return place_of(quote.article)


@cache
def sentences() -> dict[tuple[str, str], str]:
    """The sentence of each code and kind."""
    return {(row["code"], row["kind"]): row["message"] for row in table("flags")}
