"""Page furniture: the spans of a text that the page says and not its article.

Evidence is a phrase (`lexicon/furniture.tsv`), helped by position and shape: a line in the head of the page made of section names,
clock times or weather, what is left of a template, the list after "Related articles", the paragraphs of an appeal for support.
Spans are marked, never removed, and may still be read for what they state (a copyright line names its owner).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from quotetrace.model import Span
from quotetrace.reading.phrases import appeal_words, head_words, inside_phrases, phrases_by_first_word

__all__ = ["find_furniture", "merged"]

HEAD_LINES = TAIL_LINES = 40  # how far from the top and the end of a text page heads and feet reach
SHORT = 160  # code points; a longer line is running text
WRAPPED = 40  # code points; a line after one at least this long that ends in mid-sentence continues it
LISTED = 20  # lines that a list of links has at most
FIRST_WORD = re.compile(r"[^\w(©@]*([\w'-]+|[(©@]\w*)")
WORDS = re.compile(r"[\w'.°/-]*[\w°]")
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|\d{1,2}|-?\d+\s?°[cf]?|°[cf]?")
CLOCK_FIRST = re.compile(r"\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?[\s,|-]+[a-z]")
YEAR_OR_CLOCK = re.compile(r"\b(?:19|20)\d\d\b|\d[:.]\d\d")
TEMPLATE = re.compile(
    r"\$!?\{?[a-zA-Z_]\w*\.\w+[\w.]*\(|\$\{[^}\n]{1,80}\}|\{\{[^}\n]{1,80}\}\}|<%[^%\n]{1,80}%>|\{%[^%\n]{1,80}%\}|\[\[[+$*~%][^\]\n]{1,80}\]\]"
)
ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?$")
SENTENCE_END = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"', ".'", ".’", ".)", ":”", "...", "…")
OPENING = ('"', "“", "‘", "'", "«", "„", "``", "''")


def find_furniture(text: str) -> tuple[Span, ...]:
    """The spans of `text` that are furniture, whole lines, in order; neighbours are joined."""
    starts = line_starts(text)
    lines = [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    low = plain_letters(text)
    marks = bytearray(len(lines))  # 1 where a line is furniture
    appeals = mark_phrases(lines, marks)
    appeals += mark_inside(low, starts, lines, marks)
    mark_templates(text, starts, marks)
    if lines:
        mark_head_and_tail(lines, marks)
    if appeals:
        mark_appeals(lines, marks, appeals)
    if 1 not in marks:
        return ()
    return merged((line_span(text, starts, i) for i, marked in enumerate(marks) if marked), text)


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


def plain_letters(text: str) -> str:
    """The text in lower case with straight apostrophes and plain spaces, every code point still in its place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("\xa0", " ")


def mark_phrases(lines: Sequence[str], marks: bytearray) -> list[int]:
    """Mark lines that are or begin with a phrase, and the lists that some take along; return those that appeal for support."""
    by_word, appeals, before = phrases_by_first_word(), [], ""
    for i, line in enumerate(lines):
        if not line:
            before = ""
            continue
        if (found := FIRST_WORD.match(line)) and (phrases := by_word.get(plain_letters(found[1]))):
            continues = len(before) >= WRAPPED and not before.endswith(SENTENCE_END) and not marks[i - 1]
            if not continues:
                low = plain_letters(line[: SHORT + 1])
                phrase = next(
                    (p for p in phrases if p.pattern.match(low) and (p.any_length or len(line) <= SHORT)), None
                )
                if phrase and not line.startswith(OPENING):
                    marks[i] = 1
                    if phrase.takes == "list":
                        mark_list(lines, marks, i + 1)
                    elif phrase.takes == "appeal":
                        appeals.append(i)
        elif "/" in line and ADDRESS.match(line):
            marks[i] = 1
        before = line
    return appeals


def mark_list(lines: Sequence[str], marks: bytearray, first: int) -> None:
    """Mark the lines of a list of links: short, and no sentences."""
    taken = 0
    for i in range(first, len(lines)):
        line = lines[i]
        if not line:
            continue
        if taken == LISTED or len(line) > SHORT or line.endswith(SENTENCE_END) or line.startswith(OPENING):
            return
        marks[i] = 1
        taken += 1


def mark_inside(low: str, starts: Sequence[int], lines: Sequence[str], marks: bytearray) -> list[int]:
    """Mark lines that hold a telling phrase outside of quotation marks; return those that appeal for support."""
    appeals = []
    for phrase in inside_phrases():
        at = low.find(phrase.text)
        while at >= 0:
            i = bisect_right(starts, at) - 1
            if not in_quotation_marks(low[starts[i] : at]):
                marks[i] = 1
                if phrase.takes == "appeal":
                    appeals.append(i)
            at = low.find(phrase.text, at + len(phrase.text))
    return appeals


def in_quotation_marks(before: str) -> bool:
    """Whether a quotation opened in the part of a paragraph that stands `before` is still open."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”") or before.count("«") > before.count("»")


def mark_templates(text: str, starts: Sequence[int], marks: bytearray) -> None:
    """Mark lines with remains of a template, such as `$page.title()`."""
    if "$" in text or "{" in text or "<%" in text or "[[" in text:
        for found in TEMPLATE.finditer(text):
            marks[bisect_right(starts, found.start()) - 1] = 1


def mark_head_and_tail(lines: Sequence[str], marks: bytearray) -> None:
    """Mark what page heads and feet are made of: section names, share buttons, prayer times, weather, the day of the visit."""
    filled = [i for i, line in enumerate(lines) if line] if len(lines) < 400 else filled_ends(lines)
    head = take_until_running_text(filled[:HEAD_LINES], lines)
    tail = take_until_running_text(filled[len(head) :][-TAIL_LINES:][::-1], lines)
    dates = []
    for i in head + tail:
        if marks[i] or len(lines[i]) > SHORT:
            continue
        kind = kind_of_words(plain_letters(lines[i]))
        if kind == "date":
            dates.append(i)
        elif kind:
            marks[i] = 1
    neighbours = {line: (head[k - 1 : k] if k else []) + head[k + 1 : k + 2] for k, line in enumerate(head)}
    for i in dates:
        if i in neighbours and (CLOCK_FIRST.match(lines[i].lower()) or any(marks[n] for n in neighbours[i])):
            marks[i] = i == head[0] or marks[neighbours[i][0]]


def filled_ends(lines: Sequence[str]) -> list[int]:
    """The first and the last lines that are not empty."""
    first = [i for i in range(min(len(lines), 4 * HEAD_LINES)) if lines[i]]
    return first + [i for i in range(max(len(lines) - 4 * TAIL_LINES, 4 * HEAD_LINES), len(lines)) if lines[i]]


def take_until_running_text(numbers: Sequence[int], lines: Sequence[str]) -> list[int]:
    """The numbers of the lines before the first that is a sentence of running text."""
    taken = []
    for i in numbers:
        if len(lines[i]) > SHORT or (len(lines[i]) > 60 and lines[i].endswith(SENTENCE_END)):
            break
        taken.append(i)
    return taken


def kind_of_words(low: str) -> str | None:
    """The kind that the words of a short line belong to: `menu`, `share`, `clock` or `date`; None for a line of other words."""
    if low.endswith(SENTENCE_END) and not low.endswith("..."):
        return None
    words = WORDS.findall(low)
    if not words:
        return None
    clocks = sum(1 for word in words if CLOCK.fullmatch(word))
    named = {kind: sum(1 for word in words if word in vocabulary) for kind, vocabulary in head_words().items()}
    numbers = sum(1 for word in words if word.rstrip("stndrh,").isdigit() or CLOCK.fullmatch(word))
    if named["date"] and named["date"] + numbers == len(words) and YEAR_OR_CLOCK.search(low):
        return "date"
    if clocks >= 3 and clocks + named["clock"] >= len(words) - 2:
        return "clock"
    if (named["clock"] >= 4 and named["clock"] + clocks >= len(words) - 1) or (
        named["clock"] and "°" in low and len(words) <= 8
    ):
        return "clock"
    for kind in ("menu", "share"):
        if named[kind] >= 3 and named[kind] >= 0.6 * len(words):
            return kind
    return None


@cache
def reader_words() -> frozenset[str]:
    """All words that an appeal is made of."""
    return frozenset().union(*appeal_words().values())


def mark_appeals(lines: Sequence[str], marks: bytearray, anchors: Iterable[int]) -> None:
    """Mark the paragraphs around an appeal's telling phrase that go on asking the reader for support."""
    for anchor in anchors:
        for direction in (1, -1):
            i = anchor + direction
            while 0 <= i < len(lines):
                if lines[i] and not marks[i] and not appeals_for_support(lines[i]):
                    break
                marks[i] = bool(lines[i])
                i += direction


def appeals_for_support(paragraph: str) -> bool:
    """Whether a paragraph speaks for the outlet to its reader about support: by the share of words that do."""
    if paragraph.startswith(OPENING):
        return False
    words = WORDS.findall(plain_letters(paragraph[:2000]))
    asking = {kind: {word for word in words if word in vocabulary} for kind, vocabulary in appeal_words().items()}
    told = sum(1 for word in words if word in reader_words())
    return (
        bool(asking["asking"])
        and bool(asking["reader"] or asking["outlet"])
        and told >= 3
        and told >= 0.12 * len(words)
    )


def merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans in order, joined where only white space stands between them."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if joined and (start <= joined[-1].end or not text[joined[-1].end : start].strip()):
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)
