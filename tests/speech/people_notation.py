"""Articles with their speaker mentions in braces: “We will wait,” {she} said.

Reported words are those in curly marks in the mention's paragraph; other mentions have none.
"""

import re

from quotetrace.model import Span, Speaker
from quotetrace.speech.people import Source, resolve
from quotetrace.speech.prose.words import read_words
from quotetrace.text.page import read_page

BRACE = re.compile(r"\{([^{}]*)\}")
QUOTE = re.compile(r"“[^”]*”")


def speakers(marked: str) -> list[Speaker]:
    """The speakers of all mentions in braces, in the order of the text."""
    text, mentions = unmarked(marked)
    page = read_page(text)
    sources = [source(text, mention) for mention in mentions]
    return list(resolve(text, page.paragraphs, page.sentences, sources, read_words(text)))


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without braces, and where the mentions stand in it."""
    text, mentions, end = "", [], 0
    for found in BRACE.finditer(marked):
        text += marked[end : found.start()]
        mentions.append(Span(len(text), len(text) + len(found.group(1))))
        text += found.group(1)
        end = found.end()
    return text + marked[end:], mentions


def source(text: str, mention: Span) -> Source:
    """A source whose content are the words in marks in the mention's paragraph."""
    start, end = text.rfind("\n\n", 0, mention.start) + 1, text.find("\n\n", mention.end)
    content = tuple(Span(*m.span()) for m in QUOTE.finditer(text, start, end if end > 0 else len(text)))
    return Source(mention, None, content, None)
