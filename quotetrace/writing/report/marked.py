"""Articles with their quotes, cues and speakers marked: the text cut wherever a mark begins or ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from quotetrace.model import Article, Quote, Span, Statement
from quotetrace.writing.visible import visible_lines

__all__ = ["Piece", "Told", "marked", "told_articles"]

Mark = tuple[str, Span, Quote, str]  # what it is, where, of which quote, of which statement
CONTEXT = 120  # characters shown around a quote where the whole text is not


@dataclass(frozen=True, slots=True)
class Told:
    """An article, with its quotes in the order of the text, each with the id of the statement that it reports."""

    article: Article
    quotes: tuple[tuple[Quote, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text between two boundaries: what it is, which quotes begin here, and the statement that it leads to."""

    text: str
    kinds: str
    begins: tuple[str, ...]
    statement: str | None


def told_articles(statements: Iterable[Statement]) -> tuple[Told, ...]:
    """The articles that report the statements, ordered by outlet or file, each once."""
    quotes: dict[tuple[str, str], list[tuple[Quote, str]]] = {}  # an id that an input gave may stand for two texts
    for statement in statements:
        for report in statement.reports:
            article = report.quote.article
            quotes.setdefault((article.id, article.text), []).append((report.quote, statement.id))
    told = (Told(found[0][0].article, tuple(sorted(found, key=_position))) for found in quotes.values())
    return tuple(sorted(told, key=lambda one: (one.article.outlet or one.article.path or "", one.article.id)))


def marked(told: Told, whole: bool) -> Iterator[list[Piece]]:
    """The whole text as one passage, or a passage for each stretch of text around its quotes, with … where the text
    goes on."""
    text = told.article.text
    for window in [Span(0, len(text))] if whole else _windows(told):
        before = [Piece("… ", "", (), None)] if text[: window.start].strip() else []
        after = [Piece(" …", "", (), None)] if text[window.end :].strip() else []
        yield [*before, *_pieces(told, window), *after]


def _position(item: tuple[Quote, str]) -> tuple[Span, ...]:
    return item[0].content.spans


def _windows(told: Told) -> list[Span]:
    """The surroundings of the quotes; those that touch become one. They begin and end between words."""
    text = told.article.text
    windows: list[Span] = []
    for quote, _ in told.quotes:
        marks = [mark for _, mark in _marks(quote)]
        start = max(0, min(mark.start for mark in marks) - CONTEXT)
        end = min(len(text), max(mark.end for mark in marks) + CONTEXT)
        while 0 < start < len(text) and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        if windows and start <= windows[-1].end:
            windows[-1] = Span(min(start, windows[-1].start), max(end, windows[-1].end))
        else:
            windows.append(Span(start, end))
    return windows


def _marks(quote: Quote) -> Iterator[tuple[str, Span]]:
    for span in quote.content.spans:
        yield "quote", span
    if quote.cue:
        yield "cue", Span(quote.cue.start, quote.cue.end)
    if quote.speaker.mention and quote.speaker.mention.end > quote.speaker.mention.start:
        yield "speaker", Span(quote.speaker.mention.start, quote.speaker.mention.end)


def _pieces(told: Told, window: Span) -> list[Piece]:
    """The text of the window, cut at each boundary of a mark."""
    marks = [
        (kind, span, quote, statement)
        for quote, statement in told.quotes
        for kind, span in _marks(quote)
        if span.start < window.end and span.end > window.start
    ]
    first = {quote.id: quote.content.spans[0].start for quote, _ in told.quotes}
    bounds = sorted(
        {*window, *(max(window.start, m[1].start) for m in marks), *(min(window.end, m[1].end) for m in marks)}
    )
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(max(window.start, mark[1].start), []).append(mark)
    pieces: list[Piece] = []
    active: list[Mark] = []
    for start, end in pairwise(bounds):
        active = [mark for mark in active if mark[1].end > start] + opening.get(start, [])
        kinds = " ".join(kind for kind in ("quote", "cue", "speaker") if any(mark[0] == kind for mark in active))
        begins = tuple(mark[2].id for mark in active if mark[0] == "quote" and first[mark[2].id] == start)
        inmost = max((mark for mark in active if mark[0] == "quote"), key=lambda mark: mark[1].start, default=None)
        pieces.append(Piece(visible_lines(told.article.text[start:end]), kinds, begins, inmost and inmost[3]))
    return pieces
