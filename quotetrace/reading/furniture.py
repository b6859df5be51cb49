"""Page furniture: the spans of a text that the page says and not its article.

Evidence is a phrase (`lexicon/furniture.tsv`), helped by position and shape: a line in the head of the page made of
section names, clock times or weather, what is left of a template, the list after "Related articles", the paragraphs of
an appeal for support. Spans are marked, never removed, and may still be read for what they state (a copyright line
names its owner).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from quotetrace.model import Span
from quotetrace.reading.appeals import OPENING, ends_of, mark_appeals, mark_lone_appeals, may_ask
from quotetrace.reading.pagehead import CLOCK_FIRST, SENTENCE_END, is_date, is_page_head, is_section_name
from quotetrace.reading.phrases import inside_phrases, phrases_beginning, plain_letters, rows_by_first_word, words_in

__all__ = ["find_furniture", "merged"]

ENDS = 40  # lines with text; how far from the top and the end of a text page heads and feet reach
SHORT = 160  # code points; a longer line is running text
LONG = 600  # code points; a longer line may be a whole article, of which a phrase marks one sentence only
WRAPPED = 40  # code points; a line after one at least this long that ends in mid-sentence continues it
ARTICLE, RUNNING = (
    3,
    100,
)  # paragraphs, code points: with fewer paragraphs above, comments may be a link at the head of the page
MENU = 3  # lines, each the name of a section, that make a menu
LISTED = 20  # lines that a list of links has at most
FIRST_WORD = re.compile(r"[^\w(©@]*([^\W\d][\w'-]*|\d|[(©@]\w*)")
TEMPLATE = re.compile(
    r"\$!?\{?[a-zA-Z_]\w{0,40}\.\w[\w.]{0,80}\(|\$\{[^}\n]{1,80}\}|\{\{[^}\n]{1,80}\}\}|<%[^%\n]{1,80}%>|\{%[^%\n]{1,80}%\}|\[\[[+$*~%][^\]\n]{1,80}\]\]"
)
STYLE_RULE = re.compile(r"[.#@]?[\w-][\w\s.,:#>-]{0,80}\{|\}|-?[a-z][a-z-]{1,30}:\s?[^;:]{1,80};")
ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?$")
SENTENCE = re.compile(r"[.!?][\"”’')]*\s+")
CLOSING = ("”", '"', "»", "''", ",", ":", ";")  # ends of lines that go on, and of quotations
FURNITURE, PAGE_HEAD = 1, 2  # what `marks` say of a line; 0 is the article


def find_furniture(text: str) -> tuple[Span, ...]:
    """The spans of `text` that are furniture, in order: whole lines, or a sentence of a very long one; neighbours are
    joined."""
    starts = line_starts(text)
    lines = [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    marks = bytearray(len(lines))
    appeals = mark_phrases(lines, marks)
    low = plain_bytes(text)
    words = words_in(low)
    spans = list(mark_inside(text, low, words, starts, lines, marks, appeals))
    mark_leftovers(text, low, starts, lines, marks)
    mark_page_head(lines, marks)
    mark_appeals(lines, marks, appeals)
    if may_ask(words):
        mark_lone_appeals(lines, marks, ends_of(filled_ends(lines)))
    if any(marks):
        spans += (line_span(text, starts, i) for i, mark in enumerate(marks) if mark)
    return merged(spans, text)


def line_starts(text: str) -> list[int]:
    """Where each line begins; a lone carriage return ends a line only in a text without line feeds."""
    starts, at, mark = [0], 0, "\n" if "\n" in text or "\r" not in text else "\r"
    while at := text.find(mark, at) + 1:
        starts.append(at)
    return starts


def line_span(text: str, starts: Sequence[int], i: int) -> Span:
    """A line without the white space around it."""
    start, end = starts[i], starts[i + 1] if i + 1 < len(starts) else len(text)
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def mark_phrases(lines: Sequence[str], marks: bytearray) -> list[int]:
    """Mark lines that are or begin with a phrase, and the lists that some take along; return those that appeal for
    support."""
    known, appeals, before = rows_by_first_word(), [], ""
    for i, line in enumerate(lines):
        found = FIRST_WORD.match(line)
        if found and (word := plain_letters(found[1])) in known:
            low = plain_letters(line[: SHORT + 1])
            open_end = before and not before.endswith(SENTENCE_END) and not marks[i - 1]
            continued = open_end and (len(before) >= WRAPPED or line[0].islower())
            for phrase in () if continued else phrases_beginning(word):
                fits = len(line) <= SHORT and (phrase.whole or not line.startswith(OPENING))
                if (fits or phrase.any_length) and phrase.pattern.match(low):
                    marks[i] = FURNITURE
                    if phrase.takes == "list":
                        mark_list(lines, marks, i + 1)
                    elif phrase.takes == "appeal":
                        appeals.append(i)
                    elif phrase.takes == "rest" and follows_article(lines[:i]):
                        marks[i:] = bytes(bool(rest) for rest in lines[i:])
                        return appeals
                    break
        elif "/" in line and ADDRESS.match(line):
            marks[i] = FURNITURE
        before = line
    return appeals


def follows_article(lines: Sequence[str]) -> bool:
    """Whether some paragraphs of running text stand above, so that what comes now may be the end."""
    return sum(len(line) > RUNNING for line in lines) >= ARTICLE


def mark_list(lines: Sequence[str], marks: bytearray, first: int) -> None:
    """Mark the lines of a list of links: short, and no sentences."""
    taken = 0
    for i in range(first, len(lines)):
        line = lines[i]
        if not line:
            continue
        if (
            taken == LISTED
            or len(line) > SHORT
            or (line.endswith((*SENTENCE_END, *CLOSING)) and not ends_in_words(line))
        ):
            return
        marks[i] = FURNITURE
        taken += 1


def ends_in_words(line: str) -> bool:
    """Whether a line that ends in a quotation mark is a headline with a few quoted words, and no quotation: Council:
    "no money for rope"."""
    return line.endswith(CLOSING[:4]) and line[-2:-1].isalnum() and not line.startswith(OPENING)


def plain_bytes(text: str) -> bytes:
    """The text in lower case as ASCII, one byte for each code point, which is the fastest to search."""
    if not text.isascii():
        text = text.replace("’", "'").replace("\xa0", " ")
    return text.encode("ascii", "replace").lower()


def mark_inside(
    text: str,
    low: bytes,
    words: set[bytes],
    starts: Sequence[int],
    lines: Sequence[str],
    marks: bytearray,
    appeals: list[int],
) -> Iterator[Span]:
    """Mark lines that hold a telling phrase outside of quotation marks, noting `appeals`; yield the sentences of very
    long lines."""
    for word in sorted(words & inside_phrases().keys()):
        for phrase, takes in inside_phrases()[word]:
            at = low.find(phrase)
            while at >= 0:
                i = bisect_right(starts, at) - 1
                if len(lines[i]) > LONG:
                    yield from sentence_around(text, starts[i], at, len(lines[i]))
                elif not in_quotation_marks(text[starts[i] : at]):
                    marks[i] = FURNITURE
                    if takes == "appeal":
                        appeals.append(i)
                at = low.find(phrase, at + len(phrase))


def sentence_around(text: str, start: int, at: int, length: int) -> Iterator[Span]:
    """The sentence at `at` in a very long line that begins at `start`, unless it stands in quotation marks."""
    before = text[max(start, at - LONG) : at]
    ends = [found.end() for found in SENTENCE.finditer(before)]
    first = at - len(before) + (ends[-1] if ends else 0)
    end = SENTENCE.search(text, at, min(start + length, at + LONG))
    if not in_quotation_marks(text[first:at]) and before.rfind("“") <= before.rfind("”"):
        yield Span(first, end.start() + 1 if end else min(start + length, at + LONG))


def in_quotation_marks(before: str) -> bool:
    """Whether a quotation opened in the part of a paragraph that stands `before` is still open."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or before.count("«") > before.count("»")


def mark_leftovers(text: str, low: bytes, starts: Sequence[int], lines: Sequence[str], marks: bytearray) -> None:
    """Mark lines with remains of a template, such as `$page.title()`, and the lines of a style sheet."""
    if b"$" in low or b"{" in low or b"<%" in low or b"[[" in low:
        for found in TEMPLATE.finditer(text):
            marks[bisect_right(starts, found.start()) - 1] = PAGE_HEAD
    if b"{" in low or b";\n" in low or b";\r" in low:
        for i, line in enumerate(lines):
            if line.endswith(("{", "}", ";")) and len(line) <= SHORT and STYLE_RULE.fullmatch(line):
                marks[i] = FURNITURE


def mark_page_head(lines: Sequence[str], marks: bytearray) -> None:
    """Mark what page heads and feet are made of: section names, share buttons, prayer times, weather, and the day of
    the visit.

    A date is the day of the visit where nothing but such lines stands above it; below the headline it is the article's
    own.
    """
    filled = filled_ends(lines)
    head = before_running_text(filled[:ENDS], lines)
    for block in head, before_running_text(filled[len(head) :][: -ENDS - 1 : -1], lines):
        for named, run in groupby(block, key=lambda i: is_section_name(plain_letters(lines[i]))):
            menu = list(run)
            for i in menu:
                if not marks[i] and ((named and len(menu) >= MENU) or is_page_head(plain_letters(lines[i]))):
                    marks[i] = PAGE_HEAD
    top = []
    for i in head:
        if not marks[i] and not is_date(plain_letters(lines[i])):
            break
        top.append(i)
    if any(marks[i] == PAGE_HEAD or (not marks[i] and CLOCK_FIRST.match(plain_letters(lines[i]))) for i in top):
        for i in top:
            marks[i] = marks[i] or PAGE_HEAD


def filled_ends(lines: Sequence[str]) -> list[int]:
    """The numbers of the lines with text near the top and near the end."""
    if len(lines) <= 8 * ENDS:
        return [i for i, line in enumerate(lines) if line]
    return [i for part in (range(4 * ENDS), range(len(lines) - 4 * ENDS, len(lines))) for i in part if lines[i]]


def before_running_text(numbers: Iterable[int], lines: Sequence[str]) -> list[int]:
    """The numbers of the lines before the first that is a sentence of running text."""
    taken = []
    for i in numbers:
        if len(lines[i]) > SHORT or (len(lines[i]) > 60 and lines[i].endswith(SENTENCE_END)):
            break
        taken.append(i)
    return taken


def merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans in order, joined where they overlap or only white space stands between them; empty ones left out."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and (start <= joined[-1].end or text[joined[-1].end : start].isspace()):
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        elif start < end:
            joined.append(Span(start, end))
    return tuple(joined)
