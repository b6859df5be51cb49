"""The text of news wires as it came over the line (ANPA 1312, IPTC 7901): control bytes, a head of codes, hard-wrapped
lines."""

import re
from collections.abc import Iterator

from quotetrace.model import Article, Fact
from quotetrace.reading.source import Source

__all__ = ["read", "recognizes"]

START, BODY, END, CLOSE = "\x01", "\x02", "\x03", "\x04"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
INDENT = re.compile(r"[ \t]{2,}")
HEAD_FIELDS = re.compile(
    r"(?P<agency>[A-Z]{2,4})(?P<number>\d{3,4})\s+(?P<priority>\d)\s+(?P<category>[A-Za-z]{1,3})\s+(?P<words>\d{1,5})"
)
TYPESETTING = re.compile(r"[\^<>]+[ \t]*$")


def recognizes(text: str) -> bool:
    """Whether the start of a text is a wire message: its start and body marks among the first characters."""
    return BODY in text[:600] and (START in text[:200] or END in text)


def read(source: Source) -> Iterator[Article]:
    """The messages of a file. InputError if none has text."""
    data = source.data()
    text, warnings = source.decode(data)
    found = False
    for message in text.split(START) if START in text else [text]:
        head, mark, rest = message.partition(BODY)
        body = paragraphs(rest.partition(END)[0])
        if mark and body:
            found = True
            yield source.article(
                body, message.encode("utf-8", "surrogatepass"), tuple(head_facts(head)), warnings=warnings
            )
    if not found:
        raise source.error("a wire message without text", "is it cut? try --input-format text")


def head_facts(head: str) -> Iterator[Fact]:
    """What the codes before the body state: the agency that sent the message, by its own letters."""
    if found := HEAD_FIELDS.search(CONTROL.sub(" ", head)):
        yield Fact("credit", found["agency"], "wire", "source identification")


def paragraphs(body: str) -> str:
    """The body with its lines joined: an indent or an empty line begins a paragraph; typesetting marks are left out."""
    done: list[str] = []
    begin = True
    for line in re.split(r"\r\n?|\n", body):
        words = TYPESETTING.sub("", CONTROL.sub("", line)).rstrip()
        ends = words != CONTROL.sub("", line).rstrip() and line.rstrip().endswith(("^", "<"))
        if not words.strip():
            begin = True
            continue
        if begin or INDENT.match(words) or not done:
            done.append(words.strip())
        else:
            done[-1] += " " + words.strip()
        begin = ends
    return "\n\n".join(done)
