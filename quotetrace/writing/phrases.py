"""The small phrases that all formats for people share: who, how attributed, by which way, from where."""

import re

from quotetrace.lexicon import column
from quotetrace.model import Addressee, Article, First, Flag, Kind, Quote, Relation, Speaker, Statement
from quotetrace.provenance.chains import place_of
from quotetrace.writing.visible import folded

__all__ = [
    "asked_for",
    "attribution",
    "counts",
    "fullest",
    "of_one_article",
    "passed_on",
    "place",
    "speaker_name",
    "speaker_role",
    "via",
    "when",
    "words",
    "worth_a_look",
]

OF_EVERY_SINGLE_REPORT = {"single-origin", "no-date"}
SECONDS = re.compile(r"(?<=^\d\d:\d\d):\d\d(\.\d+)?")


def words(quote: Quote) -> str:
    """What was said, on one line: in quotation marks where all of it is quoted, with … where an attribution interrupts
    it."""
    text = quote.article.text
    parts = [folded(text[start:end]) for start, end in quote.content.spans]
    return " … ".join(f"“{part}”" if quote.kind is Kind.DIRECT else part for part in parts)


def fullest(statement: Statement) -> Quote:
    """The quote whose words are the statement's."""
    quotes = [report.quote for report in statement.reports]
    return next((quote for quote in quotes if quote.content.text == statement.text), quotes[0])


def speaker_name(speaker: Speaker) -> str:
    """The name, else the mention, else an honest unknown."""
    if speaker.name:
        return folded(speaker.name)
    if speaker.candidates:
        return f"undecided: {' or '.join(folded(name) for name in speaker.candidates)}"
    if speaker.mention and speaker.mention.text.strip():
        mention, role = folded(speaker.mention.text), folded(speaker.role or "")
        opening, _, noun = mention.partition(" ")
        if role and mention.lower() in column("pronouns", "pronoun"):
            mention = role  # He, Rovers boss
        whole = f"{opening} {role}" if noun and role.lower().startswith(f"{noun} ".lower()) else mention
        return whole if speaker.anonymous else f"{whole} (name not known)"
    return "speaker not known"


def speaker_role(speaker: Speaker) -> str:
    """The role, where the name shown does not say it, and the stated reason of an unnamed source; empty where neither
    is known."""
    role = folded(speaker.role or "")
    parts = [role] if role and role.lower() not in speaker_name(speaker).lower() else []
    if speaker.anonymous:
        parts.append("unnamed source" + (f": {folded(speaker.reason)}" if speaker.reason else ""))
    return "; ".join(parts)


def attribution(quote: Quote, listener: Addressee | None = None) -> str:
    """The words that attribute, and those for the `listener`, in the order of the text, with … where others stand
    between."""
    told = quote.speaker.mention, quote.cue, quote.channel, listener
    pieces = [piece for piece in told if piece and piece.text.strip()]
    shown, end = "", None
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if end is not None and piece.end <= end:
            continue
        near = end is not None and not quote.article.text[end : piece.start].strip()
        shown += (" " if near else " … ") * bool(shown) + folded(piece.text)
        end = piece.end
    return shown or "no words of attribution"


def via(quote: Quote) -> str:
    """The ways by which the words came: the article's wire, relays, who was told; empty where the article names
    none."""
    wire = [f"{folded(quote.article.wire.agency)} (wire)"] if quote.article.wire else []
    return ", ".join(dict.fromkeys([*wire, *passed_on(quote)]))


def passed_on(quote: Quote) -> list[str]:
    """The relays of a quote, and who was told."""
    parts = [f"{folded(relay.agency)} ({folded(relay.how)})" for relay in quote.relayed_by]
    if quote.told_to and not any(relay.agency == quote.told_to.agency for relay in quote.relayed_by):
        parts.append(f"told {folded(quote.told_to.agency or quote.told_to.text)}")
    return parts


def asked_for(words: str) -> str:
    """The words that somebody asks about, in marks once, however they were typed."""
    from quotetrace.text.mark_scan import mark_characters

    bare = folded(words).strip()
    if len(bare) > 2 and {bare[0], bare[-1]} <= mark_characters():
        bare = bare[1:-1]
    return f"“{bare}”"


def place(article: Article) -> str:
    """The outlet, or the file's name or the address where the outlet is not known."""
    return folded(place_of(article))


def when(article: Article) -> str:
    """The date, and the time to the minute, that the article states; or that it states none."""
    return _moment(article.published) if article.published else "no date"


def counts(statement: Statement) -> str:
    """`3 reports · 2 independent origins · first 2012-01-30`."""
    parts = [_counted(len(statement.reports), "report"), _counted(statement.independent_origins, "independent origin")]
    return " · ".join([*parts, _first(statement.first)])


def of_one_article(statement: Statement) -> bool:
    """Whether one article alone reports it, once, be it copied to the letter by others or printed again by its own
    outlet."""
    reports = statement.reports
    if len(reports) == 1:
        return True
    articles = [report.quote.article for report in reports]
    own = len({article.outlet for article in articles}) == 1 and articles[0].outlet is not None
    return (
        len(statement.origins) == 1
        and (own or statement.origins[0].basis == "copy")
        and len({article.id for article in articles}) == len(articles)
        and all(report.relation is Relation.VERBATIM for report in reports)
        and len({attribution(report.quote).replace("’", "'") for report in reports}) == 1
    )


def worth_a_look(statement: Statement) -> list[Flag]:
    """Its flags; of one article's report, not those that its being the only one says already."""
    alone = of_one_article(statement)
    return [flag for flag in statement.flags if not (alone and flag.code in OF_EVERY_SINGLE_REPORT)]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _moment(published: str) -> str:
    date, _, time = folded(published).partition("T")
    return f"{date} {SECONDS.sub('', time)}".rstrip()


def _first(first: First | None) -> str:
    if first is None:
        return "first report undetermined"
    who = "report undetermined" if first.quote is None else folded(first.outlet or "")
    return f"first {_moment(first.published)}" + (f" ({who})" if who else "")
