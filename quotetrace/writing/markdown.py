"""GitHub-flavoured Markdown: to paste into a wiki, an issue or a message. Everything that comes from an article is
escaped.

A comment at the head, which no page shows, tells our own reader that it is no article.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quotetrace.model import Article, Quote, Statement
from quotetrace.reading.formats import OWN_MARKDOWN
from quotetrace.writing.changes import changes
from quotetrace.writing.formats import Look
from quotetrace.writing.phrases import (
    asked_for,
    attribution,
    counts,
    fullest,
    place,
    speaker_name,
    speaker_role,
    via,
    when,
    words,
)
from quotetrace.writing.reasons import reason
from quotetrace.writing.visible import folded

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["HEAD", "articles", "escaped", "findings", "quotes", "statements"]

HEAD = f"{OWN_MARKDOWN}\n\n"
SPECIAL = re.compile(r"[\\`*_\[\]<>|~#&$]")
AT_THE_START = re.compile(r"^(\d+)([.)])|^([-+=])")
WRAPPING = {"same": ("", ""), "old": ("<del>", "</del>"), "new": ("<ins>", "</ins>")}


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """A heading an article, a block quote a quote."""
    yield HEAD
    article = None
    for quote in quotes:
        if quote.article.id != article:
            article = quote.article.id
            yield _heading(quote.article)
        yield _item(quote, look)


def articles(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """One table, an article a row."""
    yield HEAD
    yield _row("source", "outlet", "published", "headline", "byline", "wire", "evidence")
    yield "|---|---|---|---|---|---|---|\n"
    for article in articles:
        source = article.source
        wire = (article.wire.agency, article.wire.evidence) if article.wire else (None, None)
        known = (source, article.outlet, article.published, article.headline, article.byline, *wire)
        yield _row(*(escaped(value or "") for value in known))


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """A section a statement: the words, the speaker, the counts, flags, origins and the table of reports."""
    yield HEAD
    for number, statement in enumerate(statements, 1):
        yield f"## {number}. {_who(statement.reports[0].quote)}\n\n"
        yield f"> {escaped(words(fullest(statement)))}\n\n{escaped(counts(statement))}\n\n"
        yield from _listed([f"⚑ {escaped(flag.message)}" for flag in statement.flags])
        yield from _listed(
            [
                f"origin **{escaped(origin.name)}** ({escaped(origin.basis)}){f': {escaped(origin.evidence)}' if origin.evidence else ''}"
                for origin in statement.origins
            ]
        )
        yield from _reports(statement, look)


def findings(asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """The words that were asked about; then each found quote, with what was changed."""
    yield f"{HEAD}Asked: {escaped(asked_for(asked))}\n\n"
    for member in findings:
        quote, comparison = member.quote, member.comparison
        yield _heading(quote.article)
        yield f"**{comparison.relation}**, {comparison.similarity:.0%} alike: {_changed(comparison.diff)}\n\n"
        yield _item(quote, look)


def escaped(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown or HTML would act on."""
    flat = SPECIAL.sub(r"\\\g<0>", folded(text))
    return AT_THE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", flat)


def _heading(article: Article) -> str:
    wire = f" · {escaped(article.wire.agency)} (wire)" if article.wire else ""
    headline = f"\n\n*{escaped(article.headline)}*" if article.headline else ""
    return f"## {escaped(place(article))} · {when(article)}{wire}{headline}\n\n"


def _item(quote: Quote, look: Look) -> str:
    why = f"\n\n{escaped(reason(quote))}" if look.reasons else ""
    return f"> {escaped(words(quote))}\n\n**{_who(quote)}** · {escaped(attribution(quote))}{why}\n\n"


def _who(quote: Quote) -> str:
    role = speaker_role(quote.speaker)
    return escaped(speaker_name(quote.speaker) + (f", {role}" if role else ""))


def _reports(statement: Statement, look: Look) -> Iterator[str]:
    origins = {origin.id: origin.name for origin in statement.origins}
    yield _row("outlet", "date", "via", "attributed", "origin", "relation", "changed")
    yield "|---|---|---|---|---|---|---|\n"
    for report in statement.reports:
        quote = report.quote
        about = (
            place(quote.article),
            when(quote.article),
            via(quote),
            attribution(quote),
            origins.get(report.origin, ""),
        )
        difference = _changed(report.diff) if report.relation != "verbatim" else ""
        yield _row(*map(escaped, about), report.relation, difference)
    yield "\n"
    if look.reasons:
        yield from _listed(
            [escaped(f"{place(report.quote.article)}: {reason(report.quote)}") for report in statement.reports]
        )


def _changed(diff: str) -> str:
    marked = ((WRAPPING[kind], words) for kind, words in changes(diff))
    return "".join(
        f"{' ' * words[:1].isspace()}{before}{escaped(words)}{after}{' ' * words[-1:].isspace()}"
        for (before, after), words in marked
    )


def _listed(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"- {line}\n" for line in lines)
    if lines:
        yield "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
