"""Marks that are missing, put where the words show that they belong: "The ferry will run, Nils Aaberg said."."""

from bisect import bisect_left
from collections.abc import Iterator, Set
from itertools import zip_longest

from quotetrace.lexicon import column
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms
from quotetrace.speech.prose.words import Words
from quotetrace.text.marks import Marked
from quotetrace.text.page import Page

__all__ = ["TAG_REACH", "mended"]

# "Are we ready?" Aziz asked: how many words after the closing mark may lead to a verb that reports.
TAG_REACH = 7
# What parts a marked text from the next one that the same sentence has.
PARTED = frozenset(".!?\n")
# The classes of verbs by which a sentence in marks is said.
SAYING = ("say", "state", "tell")
# An attribution at the end of a sentence has no more words than this; with a relative clause it may have more.
TAG_WORDS, RELATIVE_WORDS = 14, 28


def mended(page: Page, words: Words) -> tuple[Marked, ...]:
    """The stretches, those whose closing mark is lost ended where their attribution begins: "The ferry will run, Nils
    Aaberg said." One that lacks its opening mark opens with its paragraph, if "we" speak or marked words follow in its
    sentence or right behind it, and an attribution follows: We play the kids," Nils Aaberg said; It is old," she said,
    "and new."

    The next paragraph does not continue such a one, nor a block quotation that opened with another mark and never closes:
    it does not swallow the quotations behind it.
    """
    found: list[Marked] = []
    text, marked = page.text, page.marked
    starts, ends = {p.start for p in page.paragraphs}, {p.end for p in page.paragraphs}
    cut, before, styles = False, None, set[str]()
    for m, following in zip_longest(marked, marked[1:]):
        lost = m.continues and (cut or (m.depth == 0 and (before is None or is_other(text, before, m, styles, ends))))
        each = m._replace(continues=False) if lost else m
        comma = None
        if not (each.closed or each.depth):
            first, last = bisect_left(words.starts, each.start), bisect_left(words.starts, each.end)
            goes_on = following is not None and following.continues
            comma = tag_comma(words, first, last)
            if comma is None and not goes_on:
                comma = first_tag(words, first, last)
            if comma is None:
                commas = inverted_commas(words, first, last)
                comma = next((i for i in commas if not goes_on or closes_sentence(words, i + 2, last)), None)
        if not (each.opened or each.depth) and each.closed and each.start in starts:
            resumes = (
                following is not None
                and following.opened
                and PARTED.isdisjoint(text[each.end : following.start].rstrip(" ").removesuffix("."))
            )
            each = each._replace(opened=is_attributed(words, each.start, each.end, resumes))
        if each.depth == 0:
            cut, before = comma is not None, each
            styles = {*(styles if each.continues else ()), text[each.start : each.inner_start]}
        if comma is not None:
            each = each._replace(end=words.starts[comma], inner_end=words.starts[comma])
        found.append(each)
    return tuple(found)


def is_other(text: str, before: Marked, marked: Marked, styles: Set[str], ends: Set[int]) -> bool:
    """Whether a stretch that opens a paragraph is another quotation than the open one `before`, whose paragraphs opened with
    `styles`: its own mark is none of them, and either stands within the open one or an attribution follows. ("It
    rained. | “It was cold.” goes on.)"""
    opening = text[marked.start : marked.inner_start]
    if opening in styles:
        return False
    return not marked.opened or opening in text[before.inner_start : before.end] or marked.end not in ends


def is_attributed(words: Words, start: int, end: int, resumes: bool) -> bool:
    """Whether words from `start` on in which a speaker means the speaker, or which nobody else reports if the sentence
    `resumes` with marked words, end, with a comma or a question, in a closing mark at `end` or before a comma there,
    and nothing but a subject and a verb of saying follow.
    """
    known, first, at = reporting_forms(), bisect_left(words.starts, start), bisect_left(words.starts, end)
    at += words.lower[at : at + 1] == [","]
    own = not column("first_person").isdisjoint(words.lower[first:at]) or (resumes and states(words, first, at))
    if not own or (words.lower[at - 2] not in (",", "?", "!") and words.lower[at - 1] != ","):
        return False
    for i in range(at, min(at + 2 * TAG_REACH, len(words.lower))):
        form = known.get(words.lower[i])
        if form and words.tags[i] in "VF" and form.speech == "yes":
            return i < at + TAG_REACH or "," in words.lower[at:i]
        if words.tags[i] not in "EONDHJ~Y,":
            return False
    return False


def states(words: Words, first: int, last: int) -> bool:
    """Whether words `first` to `last` are a clause in which no verb reports, and no colon: nobody but who is named
    behind it speaks it."""
    known = reporting_forms()
    verbs = [i for i in range(first, last) if words.tags[i] in "VFM"]
    return bool(verbs) and ":" not in words.lower[first:last] and not any(words.lower[i] in known for i in verbs)


def tag_comma(words: Words, first: int, last: int) -> int | None:
    """The comma of words `first` to `last` behind which only a subject, a reporting verb and its circumstances
    stand."""
    known = reporting_forms()
    near = [i for i in range(last - 1, max(first, last - RELATIVE_WORDS), -1) if words.lower[i] == ","]
    commas = [i for i in near if i > last - TAG_WORDS]
    if not commas or words.lower[last - 1] != ".":
        return None
    relative = relative_comma(words, near)
    if relative is not None:
        return relative
    # Around an apposition stand two commas more: ..., the harbour master, Ivo Radman, said.
    comma = commas[0] if len(commas) < 3 or words.lower[commas[0] + 1] not in known else commas[2]
    verbs = [i for i in range(comma + 1, last) if words.tags[i] in "VFMBG"]
    report = len(verbs) == 1 and is_of_class(words.lower[verbs[0]], SAYING)
    return (
        comma if report and verbs[0] > comma + 1 and set(words.tags[comma + 1 : verbs[0]]) <= set("EONDHJ~Y,") else None
    )


def first_tag(words: Words, first: int, last: int) -> int | None:
    """The same comma of the first sentence of words `first` to `last`, where somebody by name says it: "It was never
    ours, Nils Aaberg said on Monday. The yard is shut."""
    stops = (i for i in range(first + 1, last - 1) if words.lower[i] == "." and words.written[i + 1][0].isupper())
    stop = next((i for i in stops if words.tags[i - 1] != "E" or len(words.written[i - 1]) > 1), None)
    comma = tag_comma(words, first, stop + 1) if stop is not None else None
    return comma if comma is not None and words.tags[comma + 1] == "E" else None


def relative_comma(words: Words, commas: list[int]) -> int | None:
    """The comma of `commas`, the last first, before a subject with a relative clause and a verb of saying: ..., Jan
    Vos, whose son saw it, said on Monday."""
    if len(commas) < 3 or words.lower[commas[1] + 1] not in column("phrase_words", "words", kind="stop"):
        return None
    subject = words.tags[commas[2] + 1 : commas[1]]
    reports = is_of_class(words.lower[commas[0] + 1], SAYING) and words.tags[commas[0] + 1] in "VF"
    alone = not any(tag in "VFMBG" for tag in words.tags[commas[0] + 2 : words.tags.find(".", commas[0])])
    return commas[2] if reports and alone and subject and set(subject) <= set("EONDHJ~Y") else None


def inverted_commas(words: Words, first: int, last: int) -> Iterator[int]:
    """The commas of words `first` to `last` behind which a verb of saying and its subject stand: said Hanna Roos,
    looking at the ashes; said rescue worker Hanna Roos."""
    for i in range(first + 1, last - 2):
        said = words.lower[i] == "," and words.tags[i + 1] in "VF" and is_of_class(words.lower[i + 1], ("say", "state"))
        if said and (
            words.tags[i + 2] == "D" or words.tags[i + 2 : min(last, i + 2 + TAG_REACH)].lstrip("NJ")[:1] == "E"
        ):
            yield i


def closes_sentence(words: Words, first: int, last: int) -> bool:
    """Whether a name or an office stands from word `first` on, and nothing more than its apposition or relative clause
    up to the stop: no quotation that the next paragraph goes on with tells so who spoke. (said Annie Gow, 77.; not:
    said Gow, and wept.; said the prayer.)
    """
    tags, at = words.tags, first
    while at < last and (
        tags[at] in "DHNEJ~Y" or (words.lower[at] == "." and tags[at - 1] == "E" and tags[at + 1] == "E")
    ):
        at += 1
    if "E" not in tags[first:at] and words.lower[at - 1] not in column("roles", "roles"):
        return False
    relative = False
    for i in range(at, last):
        if words.lower[i] in STOPS and not (tags[i - 1] == "E" and tags[i + 1 : i + 2] == "E"):
            return True
        if words.lower[i] == ",":
            relative = False
        elif words.lower[i] in column("relatives"):
            relative = True
        elif tags[i] in "VFM" and not relative:
            return False
    return True
