"""What the clause of a cue looks like: the features that tell whether it attributes, and where its content stands.

Which words a cue is made of matters only through its class and, weakly, its lemma.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, MARK_REACH, VERBAL, CueWord
from quotetrace.speech.prose.prose import Prose, final_word
from quotetrace.speech.prose.titles import has_capitals
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["REPORTING", "CueFacts", "bucket", "cue_facts", "kinds_of"]

# Classes whose words stand for themselves in features: prepositions, conjunctions, subordinators, wh-words, to, marks.
CLOSED = frozenset("PCSKWT")
# What features know the forms of verbs that report by.
REPORTING = frozenset("r" + form for form in VERBAL)
# The marks that break a clause off, and the word that opens one.
CLAUSE_MARKS = frozenset(mark for mark in column("breaks") if not mark[0].isalnum()) | {"that"}
NEGATIONS = column("silence", "words", kind="negation")
# How far the next clause behind a cue is looked for, and how many words of a quotation tell what it looks like.
CLAUSE_REACH, LOOKS_REACH = 30, 40


def kinds_of(prose: Prose) -> list[str]:
    """For each word what features know it by: closed-class words and marks as themselves, others by class, reporting
    verbs by r + class.

    The marks around a quotation are “ and ” in whatever style they are written.
    """
    known = reporting_forms()
    kinds = [
        word if tag in CLOSED or tag == word else ("r" + tag if tag in VERBAL and word in known else tag)
        for word, tag in zip(prose.words.lower, prose.words.tags, strict=True)
    ]
    for marked, (first, last) in zip(prose.marked, prose.stretches, strict=True):
        if marked.opened:
            kinds[first] = "“"
        if marked.closed:
            kinds[last - 1] = "”"
    return kinds


class CueFacts(NamedTuple):
    """What a cue looks like: itself, the words around it, and how far the next quotations and verbs are."""

    lemma: str
    kind: str
    form: str
    before: str
    before2: str
    after: str
    after2: str
    auxiliary: str
    subject: str
    negated: str
    mark_after: str
    mark_before: str
    inside: str
    position: str
    room: str
    clause_after: str
    other: str
    looks_after: str
    headline: str
    comma_before: str
    comma_after: str
    lead: str
    introducer: str


def cue_facts(prose: Prose, kinds: list[str], cues: Iterable[CueWord]) -> Iterator[CueFacts]:
    """What tells whether each of `cues` attributes, and whether its content stands after it, before it or around it."""
    reports = [i for i, kind in enumerate(kinds) if kind in REPORTING]
    for cue in cues:
        yield facts_of(prose, kinds, cue, reports)


def facts_of(prose: Prose, kinds: list[str], cue: CueWord, reports: list[int]) -> CueFacts:
    """The facts of one cue; `reports` are the words of the page that are verbs of speech."""
    first, last = cue.window
    tags, lower = prose.words.tags, prose.words.lower
    i, j = cue.first, cue.last
    k = i - 1
    while k > first and tags[k] == "R":
        k -= 1
    outside = prose.stretch_of[i] < 0
    mark_after, mark_before, looks_after = marks_around(prose, cue, first, last) if outside else ("-", "-", "-")
    earlier = bisect_left(reports, i)
    comma_before, comma_after = tags.rfind(",", first, i), tags.find(",", j, last)
    before_it = "-" if comma_before < 0 else bucket(i - 1 - comma_before)
    after_it = "-" if comma_after < 0 else bucket(comma_after - j)
    verbs = bucket(tags.count("V", first, i) + tags.count("F", first, i) + tags.count("M", first, i))
    return CueFacts(  # by place, in the order of the fields: there are many cues, and names take twice the time
        cue.lemma,
        cue.kind,
        cue.form,
        kinds[i - 1] if i > first else "<",
        kinds[i - 2] if i > first + 1 else "<",
        kinds[j] if j < last else ">",
        kinds[j + 1] if j + 1 < last else ">",
        lower[k] if k >= first and tags[k] in "MT" else "-",
        tags[k] if k >= first else "<",
        "-" if NEGATIONS.isdisjoint(lower[max(first, i - 4) : i]) else "not",
        mark_after,
        mark_before,
        "out" if outside else "in",
        bucket(i - first),
        bucket(last - j),
        next_clause(kinds, tags, j, min(last, j + CLAUSE_REACH)),
        "l" if earlier and reports[earlier - 1] >= first else "-",
        looks_after,
        "head" if prose.paragraph_of[cue.sentence] == 0 else "body",
        before_it,
        after_it,
        verbs[0] + (tags[first] if first < i else "-") + after_it[0] + before_it[0],
        cue.introducer,
    )


def next_clause(kinds: list[str], tags: str, first: int, last: int) -> str:
    """The first of words `first` to `last` that is a mark, a finite verb or "that", and how far it is."""
    for i in range(first, last):
        if tags[i] in FINITE:
            return "v" + bucket(i - first)
        if kinds[i] in CLAUSE_MARKS:
            return kinds[i] + str(min(i - first, 4))
    return "-"


def marks_around(prose: Prose, cue: CueWord, first: int, last: int) -> tuple[str, str, str]:
    """How far the next quotation and the one before are from a cue outside of both, and what the next one looks like if
    it is near."""
    following = bisect_left(prose.stretches, (cue.last,))
    after, before, looks = "-", "-", "-"
    if following < len(prose.stretches) and (start := prose.stretches[following][0]) < last:
        after = bucket(start - cue.last)
        if start - cue.last <= MARK_REACH:
            looks = looks_of(prose, following)
    if following and (end := prose.stretches[following - 1][1]) > first:
        before = bucket(max(0, cue.first - end))  # 0 where it stands within: quoted by “Le Soir” as saying
    return after, before, looks


def looks_of(prose: Prose, stretch: int) -> str:
    """What a stretch looks like: its length, whether it is set like a title, and what it ends in."""
    words, (a, b) = prose.words, prose.stretches[stretch]
    inner = [word for word in words.written[a + 1 : min(b, a + LOOKS_REACH)] if word[0].isalpha()]
    case = "T" if has_capitals(inner) else "C" if words.written[a + 1][0].isupper() else "c"
    last = words.lower[final_word(prose, stretch)]
    ending = last if b - a > 2 and not last[0].isalnum() else "w"
    return bucket(len(inner)) + case + ending


BUCKETS = ("0", "1", "2", "3", "4-5", "4-5", "6-9", "6-9", "6-9", "6-9", *["10-19"] * 10)


def bucket(n: int) -> str:
    """A number of words, coarsely."""
    return BUCKETS[n] if n < 20 else "20+"
