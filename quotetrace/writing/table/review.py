"""A report to decide on: the statement in short, the quote marked in its context, the flags, and what was decided
before."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from quotetrace.model import Report, Statement
from quotetrace.writing.formats import Look
from quotetrace.writing.phrases import attribution, counts, place, speaker_name, speaker_role, via, when, worth_a_look
from quotetrace.writing.reasons import reason
from quotetrace.writing.report.marked import Told, marked
from quotetrace.writing.table.paint import changed, dim, line, rendered, strong
from quotetrace.writing.visible import folded, visible_lines

__all__ = ["review_card"]

STYLES = {"quote": "bold", "cue": "green", "speaker": "cyan"}


def review_card(position: str, statement: Statement, report: Report, past: Sequence[str], look: Look) -> str:
    """The card as text; `position` is such as `3 of 12`, `past` are lines about earlier verdicts and notes."""
    quote = report.quote
    role = speaker_role(statement.speaker if quote.speaker.name is None else quote.speaker)
    through = via(quote)
    body: list[RenderableType] = [
        Text(),
        Rule(position, align="left", style="dim"),
        line(strong(speaker_name(quote.speaker)), f", {role}" if role else ""),
        dim(counts(statement)),
        line(f"{place(quote.article)} · {when(quote.article)}" + (f" · {through}" if through else "")),
        line(dim("attributed  "), attribution(quote), dim(f"  {report.relation}")),
    ]
    if report.diff and report.relation != "verbatim":
        body.append(line(dim("changed  "), changed(report.diff)))
    body += [Text(f"⚑ {folded(flag.message)}", style="yellow") for flag in worth_a_look(statement)]
    body += [Text(), *_context(report, statement), Text(), dim(reason(quote))]
    body += [Text(visible_lines(entry), style="magenta") for entry in past]
    return rendered(look, *body)


def _context(report: Report, statement: Statement) -> Iterator[Text]:
    """The passages of the article around the quote; the quote stands between ⟦ and ⟧, so that nothing hangs on
    colour."""
    quote = report.quote
    for passage in marked(Told(quote.article, ((quote, statement.id),)), whole=False):
        text = Text(overflow="fold")
        inside = False
        for piece in passage:
            quoted = "quote" in piece.kinds.split()
            text.append("" if quoted == inside else "⟦" if quoted else "⟧", style="bold")
            text.append(piece.text, style=" ".join(STYLES[kind] for kind in piece.kinds.split()))
            inside = quoted
        text.append("⟧" if inside else "", style="bold")
        yield text
