"""From renderables to strings: one console without a terminal, and the few styles that all cards share."""

import io

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from quotetrace.writing.changes import changes
from quotetrace.writing.formats import Look
from quotetrace.writing.visible import folded

__all__ = ["changed", "dim", "indented", "line", "linked", "rendered", "strong"]

STYLE_OF_CHANGE = {"same": "", "old": "red", "new": "green"}
BRACKETS_OF_CHANGE = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}


def rendered(look: Look, *renderables: RenderableType) -> str:
    """The renderables as lines of text, without spaces at the ends of lines."""
    console = Console(
        file=io.StringIO(),
        width=look.width,
        height=100,
        force_terminal=look.color,
        color_system="standard" if look.color else None,
        no_color=not look.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(Group(*renderables))
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())


def line(*parts: str | Text, style: str = "") -> Text:
    """The parts as one text that folds at the edge and is never cut."""
    text = Text(style=style, overflow="fold")
    for part in parts:
        text.append_text(part) if isinstance(part, Text) else text.append(part)
    return text


def strong(text: str) -> Text:
    """What the eye should find first."""
    return Text(text, style="bold")


def linked(shown: str, url: str | None) -> Text:
    """`shown`, on terminals that know hyperlinks a link to a web address, if that is a harmless one."""
    safe = url is not None and url.isascii() and url.isprintable() and url.startswith(("https://", "http://"))
    return Text(shown, style=Style(link=url if safe else None))


def dim(text: str) -> Text:
    """What supports the rest."""
    return Text(text, style="dim")


def changed(diff: str) -> Text:
    """A difference of wording with its brackets, coloured as well."""
    text = Text(overflow="fold")
    for kind, words in changes(diff):
        before, after = BRACKETS_OF_CHANGE[kind]
        text.append(f"{before}{_kept(words)}{after}", style=STYLE_OF_CHANGE[kind])
    return text


def indented(renderable: RenderableType, columns: int = 2) -> Padding:
    """The renderable, set in from the left."""
    return Padding(renderable, (0, 0, 0, columns))


def _kept(words: str) -> str:
    """Folded, but with the spaces at the ends, which separate the parts of a difference."""
    inner = folded(words)
    return " " * words[:1].isspace() + inner + " " * (words[-1:].isspace() and bool(inner))
