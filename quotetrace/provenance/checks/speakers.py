"""Checks of who spoke: full name and role, explicit attribution, the verb that attributes, how near the source is."""

from collections.abc import Iterator

from quotetrace.lexicon import column
from quotetrace.model import Quote, Relation, ResolvedBy, SpeakerType
from quotetrace.provenance.chains import place_of
from quotetrace.provenance.checks.registry import Case, Finding, Verdict, called, check_for, finding
from quotetrace.provenance.sentences import places, short

__all__: list[str] = []

EXPLICIT = (ResolvedBy.FULL_NAME, ResolvedBy.LABEL, ResolvedBy.ORGANIZATION, ResolvedBy.ACRONYM)
SOCIAL = "social"


@check_for("name-and-role")
def name_and_role(case: Case) -> Finding:
    """A full name and a role, each in two sources of different origin."""
    people = [quote for quote in case.quotes if quote.speaker.type is SpeakerType.PERSON and quote.speaker.name]
    if not people:
        return finding(Verdict.NOT_APPLICABLE)
    whole = [quote for quote in people if " " in (quote.speaker.name or "") and quote.speaker.role]
    if not whole:
        return finding(Verdict.FAILED, one=people[0].speaker.name or "")
    one = f"{whole[0].speaker.name}, {whole[0].speaker.role}"
    origin = {report.quote.id: report.origin for report in case.reports}
    several = len({origin[quote.id] for quote in whole}) > 1
    return finding(Verdict.PASSED if several else Verdict.OPEN, one=one, where=places(whole))


@check_for("attribution")
def attribution(case: Case) -> Finding:
    """The speaker's name beside the words, or a pronoun or surname that was resolved."""
    quotes = [quote for quote in case.quotes or (case.draft,) if quote]
    known = [quote for quote in quotes if quote.speaker.mention]
    explicit = next((quote for quote in known if quote.speaker.resolved_by in EXPLICIT), None)
    if explicit:
        return finding(Verdict.PASSED, one=attributing(explicit), where=place_of(explicit.article))
    if not known:
        return finding(Verdict.FAILED)
    read = known[0]
    name = read.speaker.name or " or ".join(read.speaker.candidates) or short(mention_of(read))
    return finding(Verdict.OPEN, one=name, other=mention_of(read), where=place_of(read.article))


def attributing(quote: Quote) -> str:
    """The words that attribute, as they stand: the mention and the cue in the order of the text."""
    parts = [part for part in (quote.speaker.mention, quote.cue) if part]
    return " … ".join(short(part.text) for part in sorted(parts, key=lambda part: part.start))


def mention_of(quote: Quote) -> str:
    """The words by which the text names the speaker."""
    return " ".join(quote.speaker.mention.text.split()) if quote.speaker.mention else ""


@check_for("cue")
def cue(case: Case) -> Finding:
    """A verb that only says that it was said."""
    every = [quote for quote in case.quotes or (case.draft,) if quote]
    cues = [(quote.cue, quote) for quote in every if quote.cue and any(map(str.isalpha, quote.cue.text))]
    if not cues:
        return finding(Verdict.NOT_APPLICABLE)
    loaded = [(cue, quote) for cue, quote in cues if cue.lemma in column("checks_words", "word", role="loaded")]
    if loaded:
        verbs = ", ".join(dict.fromkeys(cue.text for cue, _ in loaded))
        return finding(Verdict.OPEN, one=verbs, where=places([quote for _, quote in loaded]))
    return finding(Verdict.PASSED, one=", ".join(dict.fromkeys(short(cue.text) for cue, _ in cues)))


@check_for("source-kind")
def source_kind(case: Case) -> Finding:
    """Second hand, anonymous, from a social network, or translated."""
    found = list(dict.fromkeys(kinds(case)))
    return finding(Verdict.OPEN, one="; ".join(found)) if found else finding(Verdict.PASSED)


def kinds(case: Case) -> Iterator[str]:
    """What keeps the reports from being first hand, named and on the record."""
    quotes = case.quotes
    if quotes and all(quote.relayed_by for quote in quotes):
        yield called("relay", one=", ".join(dict.fromkeys(relay.agency for q in quotes for relay in q.relayed_by)))
    unnamed = [quote for quote in quotes if quote.speaker.anonymous]
    if unnamed:
        yield called("anonymous", one=places(unnamed))
    known = (quote for quote in (*quotes, case.draft) if quote and (quote.speaker.name or quote.speaker.mention))
    if not unnamed and next(known, None) is None:
        yield called("unattributed")
    if any(quote.channel and quote.channel.type.startswith(SOCIAL) for quote in quotes):
        yield called("social")
    other = [report.quote for report in case.reports if report.relation is Relation.REWORDED]
    if other:
        yield called("translated", one=places(other))
