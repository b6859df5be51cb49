"""The text of an element tree: paragraphs with a blank line between them, quotations in their marks, inline marks
without a trace."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["body_text", "element_text", "markup_text", "own_paragraphs", "paragraphs", "with_headline"]


def tag_names(names: str) -> frozenset[str]:
    """The names of elements in a line of them."""
    return frozenset(names.split())


SPACES = re.compile(r"[ \t\r\n\f\v]+")
# Elements that begin a paragraph, in trafilatura's tree (the first line) and in HTML.
BLOCKS = tag_names("p head list item table row cell quote div code") | tag_names(
    "block body.content body.end body.head bq byline dateline hedline hl1 hl2 note tagline "
    "address article blockquote body dd dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol pre section td th tr ul"
)
QUOTATIONS = tag_names("q quote blockquote bq")
# Elements inside of which a quotation is a part of the sentence.
RUNNING = tag_names("p item head cell hi ref li h1 h2 h3 h4 h5 h6 span em strong a td")
UNREAD = tag_names(
    "script style noscript nav footer form aside button select svg template iframe object head title textarea"
)
HEADLINE_LINES = 5  # lines with text; a headline stands no lower
MARKS = "\"“”‘’«»„‟'"
DASHES = ("—", "–", "―", "- ", "-- ")


def body_text(page: "_Element") -> str:
    """The main text of a page as trafilatura finds it; empty where it finds nothing."""
    import logging
    from copy import deepcopy

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            deepcopy(page),
            include_comments=False,
            include_formatting=True,
            include_links=True,
            include_tables=True,
            with_metadata=False,
        )
    except Exception:  # a page may be broken in any way; the page's own paragraphs are left to read
        return ""
    body = getattr(found, "body", None)
    return "" if body is None else "\n\n".join(paragraphs(body, frozenset()))


def own_paragraphs(page: "_Element") -> str:
    """All paragraphs, headings, items and quotations of a page, wherever they stand, but for menus, forms and
    scripts."""
    return "\n\n".join(paragraphs(page, UNREAD))


def markup_text(markup: str) -> str:
    """The paragraphs of a piece of HTML, such as a feed or a record carries; what is no markup comes back as it is."""
    from lxml import etree, html

    if "<" not in markup:
        return markup.strip()
    try:
        return own_paragraphs(html.fragment_fromstring(markup, create_parent="div"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""


def with_headline(text: str, headline: str | None) -> str:
    """The text with its headline as first paragraph, if it is not already one of its first lines."""
    sought = letters(headline or "")
    first_lines = [letters(line) for line in text[:2000].splitlines() if line.strip()][:HEADLINE_LINES]
    if (
        not text
        or not sought
        or any(line == sought or (len(sought) > 20 and line.startswith(sought)) for line in first_lines)
    ):
        return text
    return f"{headline}\n\n{text}"


def letters(text: str) -> str:
    """Letters and digits only, in lower case, for comparing a headline with the first lines."""
    return "".join(filter(str.isalnum, text.casefold()))


def element_text(element: "_Element") -> str:
    """The words of one element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def paragraphs(root: "_Element", unread: frozenset[str]) -> list[str]:
    """The paragraphs under an element, in order, without the subtrees of `unread` elements. Depth costs no
    recursion."""
    from lxml import etree

    done: list[str] = []
    parts: list[str] = []
    quotations: list[int | str] = []  # for each open one: its closing mark, or the number of its first paragraph
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in unread and element is not root:
                steps.skip_subtree()
                continue
            if tag in QUOTATIONS:
                inline = tag == "q" or (tag == "quote" and (runs_on(element) or "".join(parts).strip() != ""))
                if not inline:
                    end_paragraph(parts, done)
                opening, closing = marks_for(element, "".join(parts[-1:]), sum(isinstance(q, str) for q in quotations))
                quotations.append(closing if inline else len(done))
                parts.append(opening if inline else "")
            elif tag in BLOCKS:
                end_paragraph(parts, done)
            elif tag in ("lb", "br"):
                parts.append("\0")
            parts.append(element.text or "")
            continue
        if tag in QUOTATIONS:
            quotation = quotations.pop()
            if isinstance(quotation, str):
                parts.append(quotation)
            else:
                end_paragraph(parts, done)
                done[quotation:] = marked_block(done[quotation:])
        elif tag in BLOCKS:
            end_paragraph(parts, done)
        if element is not root:
            parts.append(element.tail or "")
    end_paragraph(parts, done)
    return done


def end_paragraph(parts: list[str], done: list[str]) -> None:
    """Close the paragraph that `parts` make up, its lines where the page broke them."""
    lines = [SPACES.sub(" ", line).strip() for line in "".join(parts).split("\0")]
    parts.clear()
    if text := "\n".join(filter(None, lines)):
        done.append(text)


def runs_on(element: "_Element") -> bool:
    """Whether a quotation stands in the running text of a paragraph."""
    parent = element.getparent()
    return parent is not None and parent.tag in RUNNING


def marks_for(element: "_Element", before: str, depth: int) -> tuple[str, str]:
    """The marks of an inline quotation: none where the page writes them itself, single ones inside another
    quotation."""
    words = "".join(map(str, element.itertext())).strip()
    if not words or words[0] in MARKS or (before.rstrip()[-1:] in '"“‘«„' and before.strip()):
        return "", ""
    return ("‘", "’") if depth % 2 else ("“", "”")


def marked_block(paragraphs: list[str]) -> list[str]:
    """A block quotation in marks, as print does it: each paragraph opens, only the last closes. One that has marks
    keeps its own."""
    if any(mark in text for text in paragraphs for mark in '"“”«»„'):
        return paragraphs
    said = list(paragraphs)
    signed: list[str] = []
    while said and said[-1].startswith(DASHES):
        signed.insert(0, said.pop())
    if not said:
        return paragraphs
    words, newline, signature = said[-1].rpartition("\n")
    if newline and signature.startswith(DASHES):
        said[-1] = f"{words}”\n{signature}"
    else:
        said[-1] += "”"
    return ["“" + text for text in said] + signed
