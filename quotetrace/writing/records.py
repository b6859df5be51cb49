"""The records of quotetrace: what each noun looks like in JSON, field by field, in a fixed order.

Plain dictionaries of strings, numbers, lists and None. `docs/schema/` describes them for other programs.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quotetrace.model import (
    Addressee,
    Article,
    Channel,
    Cue,
    First,
    Flag,
    Origin,
    Quote,
    Relay,
    Report,
    Speaker,
    Statement,
    Stretch,
    Wire,
)

if TYPE_CHECKING:
    from quotetrace.matching import Comparison

__all__ = [
    "article_record",
    "finding_record",
    "origin_record",
    "quote_record",
    "report_record",
    "report_rows",
    "statement_record",
]

Record = dict[str, object]


def quote_record(quote: Quote) -> Record:
    """One quote, as `extract --format jsonl` prints it. `inside` stands only in nested quotes."""
    return {
        "schema": "quotetrace/quote@1",
        "id": quote.id,
        "article": _article(quote.article),
        "kind": str(quote.kind),
        "content": {"text": quote.content.text, "spans": [list(span) for span in quote.content.spans]},
        "quoted": [_stretch(stretch) for stretch in quote.quoted],
        "cue": quote.cue and _cue(quote.cue),
        "speaker": _speaker(quote.speaker),
        "channel": quote.channel and _channel(quote.channel),
        "relayed_by": [_relay(relay) for relay in quote.relayed_by],
        "told_to": quote.told_to and _addressee(quote.told_to),
        "polarity": str(quote.polarity),
        "confidence": quote.confidence,
        "rule": quote.rule,
        "paragraph": quote.paragraph,
        "before": quote.before,
        "after": quote.after,
        **({"inside": quote.inside} if quote.inside else {}),
    }


def article_record(article: Article, copies: Sequence[str] = ()) -> Record:
    """One article, as `inspect --format jsonl` prints it; `copies` are the ids of the articles that are copies of
    it."""
    return {
        "schema": "quotetrace/article@1",
        **_article(article),
        "sha256": article.sha256,
        "language": article.language,
        "title_from": article.headline_from,
        "furniture": [list(span) for span in article.furniture],
        "copies": list(copies),
    }


def statement_record(statement: Statement) -> Record:
    """One statement with all its reports."""
    return _statement(statement) | {"reports": [report_record(report) for report in statement.reports]}


def report_record(report: Report) -> Record:
    """One report of a statement: the quote, and how it stands to the fullest report."""
    return quote_record(report.quote) | {
        "relation": str(report.relation),
        "similarity": report.similarity,
        "diff": report.diff,
        "origin": report.origin,
        "first": report.first,
    }


def report_rows(statement: Statement) -> Iterator[Record]:
    """The statement's rows of the provenance table: each report, with the statement that it reports."""
    about = _statement(statement)
    for report in statement.reports:
        yield report_record(report) | {"statement": about}


def finding_record(quote: Quote, comparison: "Comparison") -> Record:
    """A quote that `find` found, and how it stands to the words that were asked about."""
    return quote_record(quote) | {
        "relation": str(comparison.relation),
        "similarity": comparison.similarity,
        "diff": comparison.diff,
    }


def _statement(statement: Statement) -> Record:
    return {
        "id": statement.id,
        "text": statement.text,
        "speaker": _speaker(statement.speaker),
        "first": statement.first and _first(statement.first),
        "origins": [origin_record(origin) for origin in statement.origins],
        "independent_origins": statement.independent_origins,
        "outlets": list(statement.outlets),
        "flags": [_flag(flag) for flag in statement.flags],
    }


def _article(article: Article) -> Record:
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "headline": article.headline,
        "outlet": article.outlet,
        "outlet_from": article.outlet_from,
        "published": article.published,
        "published_from": article.published_from,
        "byline": article.byline,
        "dateline": article.dateline,
        "wire": article.wire and _wire(article.wire),
    }


def _wire(wire: Wire) -> Record:
    return {"agency": wire.agency, "found_in": wire.found_in, "evidence": wire.evidence}


def _stretch(stretch: Stretch) -> Record:
    return {"text": stretch.text, "start": stretch.start, "end": stretch.end}


def _cue(cue: Cue) -> Record:
    return {"text": cue.text, "lemma": cue.lemma, "start": cue.start, "end": cue.end}


def _speaker(speaker: Speaker) -> Record:
    return {
        "name": speaker.name,
        "role": speaker.role,
        "type": str(speaker.type),
        "resolved_by": speaker.resolved_by and str(speaker.resolved_by),
        "mention": speaker.mention and _stretch(speaker.mention),
        "anonymous": speaker.anonymous,
        "reason": speaker.reason,
    }


def _channel(channel: Channel) -> Record:
    return {"type": channel.type, "text": channel.text, "start": channel.start, "end": channel.end}


def _relay(relay: Relay) -> Record:
    return {"agency": relay.agency, "how": relay.how, "text": relay.text, "start": relay.start, "end": relay.end}


def _addressee(addressee: Addressee) -> Record:
    return {"agency": addressee.agency, "text": addressee.text, "start": addressee.start, "end": addressee.end}


def _first(first: First) -> Record:
    return {"published": first.published, "outlet": first.outlet, "quote": first.quote}


def origin_record(origin: Origin) -> Record:
    """One independent chain of reporting."""
    return {"id": origin.id, "name": origin.name, "basis": origin.basis, "evidence": origin.evidence}


def _flag(flag: Flag) -> Record:
    return {"code": flag.code, "message": flag.message, "quotes": list(flag.quotes)}
