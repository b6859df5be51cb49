"""E-mails, as desks get press releases and agency copy: the message's own text, its heads and what is attached left
out."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from email import message_from_bytes, policy

from quotetrace.model import Article
from quotetrace.reading import html
from quotetrace.reading.source import Source

__all__ = ["read", "recognizes"]

FIELD = r"[!-9;-~]+:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*"
HEAD = re.compile(rf"(?:{FIELD}){{2,}}")
OF_THE_POST = re.compile(r"^(?:message-id|mime-version|received|return-path|delivered-to|content-type):", re.I | re.M)


def recognizes(text: str) -> bool:
    """Whether the start of a text is an e-mail: fields of a head from the first line on, some of which only the post
    writes."""
    head = HEAD.match(text.replace("\r\n", "\n"))
    return head is not None and OF_THE_POST.search(head[0]) is not None


def read(source: Source) -> Iterator[Article]:
    """The one article of a message: its text, else that of its page. InputError where it has neither."""
    data = source.data()
    message = message_from_bytes(data.removeprefix(BOM_UTF8), policy=policy.default)
    body = message.get_body(("plain", "html"))
    content = body.get_payload(decode=True) if body is not None else None
    if body is None or not isinstance(content, bytes) or not content.strip():
        raise source.error("an e-mail without text", "save what is attached to it, and give that")
    if body.get_content_subtype() == "html":
        yield from html.read(source.within("", content))
        return
    text, warnings = source.decode(content, body.get_content_charset())
    yield source.article(text.replace("\r\n", "\n"), data, warnings=warnings)
