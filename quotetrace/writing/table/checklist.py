"""The desk's checklist as cards: what failed and what is open first, then what is settled; the evidence beside each."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from quotetrace.provenance.checks import Checked, Item, Verdict
from quotetrace.writing.formats import Look
from quotetrace.writing.phrases import counts, fullest, speaker_name, speaker_role, words
from quotetrace.writing.table.paint import dim, line, rendered, strong
from quotetrace.writing.visible import folded

__all__ = ["cards"]

ORDER = (Verdict.FAILED, Verdict.OPEN, Verdict.PASSED, Verdict.NOT_APPLICABLE)
SHOWN = {Verdict.FAILED: "FAILED", Verdict.OPEN: "open", Verdict.PASSED: "passed", Verdict.NOT_APPLICABLE: "n/a"}
STYLES = {Verdict.FAILED: "red", Verdict.OPEN: "yellow", Verdict.PASSED: "green", Verdict.NOT_APPLICABLE: "dim"}


def cards(checked: Iterable[Checked], look: Look) -> Iterator[str]:
    """A card a statement."""
    for number, one in enumerate(checked, 1):
        yield rendered(look, card(number, one, look), Text())


def card(number: int, one: Checked, look: Look) -> Panel:
    """One statement, or one quote of a draft, with its checklist."""
    quote = one.draft or fullest(one.statement)
    role = speaker_role(quote.speaker)
    body: list[RenderableType] = [
        strong(words(quote)),
        line("— ", strong(speaker_name(quote.speaker)), f", {role}" if role else ""),
        line(counts(one.statement)),
        Text(),
        items(one.items),
    ]
    return Panel(Group(*body), title=f"{number}", title_align="left", width=look.width, border_style="dim")


def items(items: Iterable[Item]) -> Table:
    """The items, those that need a person first."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=6)
    table.add_column(ratio=1)
    for item in sorted(items, key=lambda item: ORDER.index(item.verdict)):
        mark = Text(SHOWN[item.verdict], style=STYLES[item.verdict])
        settled = item.verdict in (Verdict.PASSED, Verdict.NOT_APPLICABLE)
        evidence = f"  {folded(item.evidence)}"
        table.add_row(mark, line(folded(item.title), dim(evidence)) if settled else line(strong(item.title), evidence))
    return table
