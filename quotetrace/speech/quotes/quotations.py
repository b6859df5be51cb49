"""What marked words are by themselves: whole sentences, too long for scare quotes, one quotation with those of other
paragraphs."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import VERBAL
from quotetrace.speech.attribution.candidates.sources import phrase_starting
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.prose import CLOSING_MARKS, Prose
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms
from quotetrace.speech.quotes.carried import FINITE
from quotetrace.speech.quotes.interruptions import resumes
from quotetrace.speech.quotes.turns import fills_paragraph
from quotetrace.text.marks import Marked

__all__ = [
    "begins_anew",
    "chain_of",
    "ends_in_another",
    "is_mentioned",
    "long_words",
    "picks_up",
    "resumes_later",
    "stands_alone",
    "verbless",
    "whole_sentence",
    "with_chain",
]

# So many marked words are someone's, whoever is named: scare quotes and mentioned words are shorter.
LONG = 8
# A subheading has no more words than this; the marks of so many stretches on each side are held against its own.
HEADING_WORDS, BESIDE = 9, 50
# How many words a quotation and one that ends it have at least.
LEAST_AROUND = 5
# A mentioned word is no longer than this many words.
MENTIONED = 2
# What may stand between a verb and its quotation.
LEADING = frozenset(",:")
# No quotation runs over more paragraphs on each side of one.
LONGEST_CHAIN = 60


def picks_up(prose: Prose, first: int) -> bool:
    """Whether a quotation that opens with word `first` goes on with a sentence behind a verb of speech: “In the end,”
    she said, | “nobody asked.”"""
    lower, inner = prose.words.lower, prose.words.written[first + 1 : first + 2]
    behind = first > 1 and lower[first - 1] == "," and lower[first - 2] in reporting_forms()
    return behind and inner != [] and inner[0][0].islower()


def begins_anew(prose: Prose, end: int, first: int) -> bool:
    """Whether the words between an attribution that ends before word `end` and a quotation that opens with word `first`
    tell that it was said later: “...,” she said, | and then, in English, | “We are tired.”"""
    tags = prose.words.tags
    at = end + (tags[end : end + 1] == ",")
    return tags[at : at + 1] == "C" and at + 1 < first and prose.words.lower[at + 1] in phrase_words("anew")


def stands_alone(prose: Prose, stretch: int, sentence: int) -> bool:
    """Whether marked words go on with nobody's words: they are a subheading, or have a verb or a subject of their own."""
    first, _ = prose.stretches[stretch]
    return has_own_verb(prose, first, sentence) or is_subheading(prose, stretch) or is_predicate(prose, first, sentence)


def has_own_verb(prose: Prose, first: int, sentence: int) -> bool:
    """Whether a verb like say stands right before a quotation that opens with word `first`, and no other quotation before
    it in its `sentence`: what nobody would ever say, | “It is fine,” goes on with no one's words."""
    begin, at = prose.sentences[sentence][0], first - 1 - (prose.words.lower[first - 1] in LEADING)
    alone = all(stretch < 0 for stretch in prose.stretch_of[begin : at + 1])
    return at > begin and is_of_class(prose.words.lower[at], ("say",)) and alone and prose.words.tags[at] in VERBAL


def is_predicate(prose: Prose, first: int, sentence: int) -> bool:
    """Whether a form of be stands right before marked words that open with word `first`, and a thing is its subject,
    which opens the `sentence`: The headline was | “Pier sinks”."""
    begin = prose.sentences[sentence][0]
    subject = phrase_starting(prose, begin, first)
    return (
        subject is not None
        and subject[1] == first - 1
        and prose.words.lower[first - 1] in column("silence", "words", kind="being")
        and prose.words.tags[begin] in "DHE"
        and prose.words.tags[subject[1] - 1] == "N"
    )


def resumes_later(prose: Prose, end: int, first: int) -> bool:
    """Whether nothing but when and how stand between what was said before word `end` and a quotation that opens with
    word `first`, in a sentence without a verb: “Never,” she said. Then, in English: | “We are tired.”"""
    tags, at = prose.words.tags, end + (prose.words.tags[end : end + 1] == ".")
    at += tags[at : at + 1] == "C"
    opens = (
        at < first - 1 and prose.words.lower[at] in phrase_words("anew") and prose.words.lower[first - 1] in (":", ",")
    )
    return opens and set("VMFB.").isdisjoint(tags[at:first])


def whole_sentence(prose: Prose, stretch: int, sentence: int) -> bool:
    """Whether a stretch is one or more whole sentences, with nothing around it: that is speech, not a title or a scare
    quote."""
    first, last = prose.stretches[stretch]
    words = prose.words
    final = last - 2 if prose.marked[stretch].closed else last - 1
    bare = final > first and words.lower[final] in STOPS
    return (
        bare
        and first == prose.sentences[sentence][0]
        and last == prose.sentences[sentence][1]
        and words.written[first + 1][0].isupper()
    )


def ends_in_another(prose: Prose, stretch: int, sentence: int) -> bool:
    """Whether a stretch opens a sentence and ends with another quotation that ends one: “He said: ‘Never.’”"""
    first, last = prose.stretches[stretch]
    lower = prose.words.lower
    nested = last - first > LEAST_AROUND and lower[last - 2] in CLOSING_MARKS and lower[last - 3] in STOPS
    return nested and first == prose.sentences[sentence][0] and not verbless(prose, stretch)


def is_subheading(prose: Prose, stretch: int) -> bool:
    """Whether a few words in single marks are all of their paragraph, where others beside it have double marks:
    ‘Ships that pass.’ between two paragraphs."""
    first, last = prose.stretches[stretch]
    few = last - first - 2 <= HEADING_WORDS and is_single(prose, prose.marked[stretch])
    if not few or not fills_paragraph(prose, stretch):
        return False
    return any(not is_single(prose, each) for each in prose.marked[max(0, stretch - BESIDE) : stretch + BESIDE])


def is_single(prose: Prose, marked: Marked) -> bool:
    """Whether a stretch opens with a single mark."""
    return prose.page.text[marked.start : marked.inner_start] in column("quotation_marks", "mark", style="single")


def verbless(prose: Prose, stretch: int) -> bool:
    """Whether no finite verb stands in a stretch."""
    first, last = prose.stretches[stretch]
    return not any(tag in FINITE for tag in prose.words.tags[first:last])


def long_words(prose: Prose, stretch: int) -> bool:
    """Whether a stretch is too long to be a scare quote or a word that is mentioned, and not set like a title."""
    first, last = prose.stretches[stretch]
    words = [word for word in prose.words.written[first + 1 : last] if word[0].isalpha()]
    return (
        prose.marked[stretch].opened
        and len(words) >= LONG
        and 2 * sum(word[0].isupper() for word in words) < len(words)
    )


def is_mentioned(prose: Prose, attribution: Attribution) -> bool:
    """Whether a word or two in marks are the object of a verb that reports nothing, behind it: his
    embrace of | "birtherism"."""
    cue, (first, last) = attribution.cue, attribution.content[0]
    stretch = prose.stretch_of[first]
    alone = len(attribution.content) == 1 and stretch >= 0 and prose.stretches[stretch] == (first, last)
    if cue.kind != "other" or not alone or first < cue.last or prose.words.lower[first - 1] in LEADING:
        return False
    return sum(word[0].isalnum() for word in prose.words.lower[first:last]) <= MENTIONED


def chain_of(prose: Prose, stretch: int) -> range:
    """The stretches that are one quotation with `stretch`: each goes on with the one before."""
    first = last = stretch
    while first > max(0, stretch - LONGEST_CHAIN) and goes_on(prose, first):
        first -= 1
    while last + 1 < min(len(prose.marked), stretch + LONGEST_CHAIN) and goes_on(prose, last + 1):
        last += 1
    return range(first, last + 1)


def goes_on(prose: Prose, stretch: int) -> bool:
    """Whether a stretch opens a paragraph while the one before never closed, or the one before broke off for an action
    between dashes."""
    return prose.marked[stretch].continues or resumes(prose, stretch)


def with_chain(prose: Prose, content: Content) -> Content:
    """A content with the paragraphs before and after that the quotation at its beginning or end runs on to."""
    at_ends = {prose.stretch_of[word] for first, last in content for word in (first, last - 1)} - {-1}
    others = [prose.stretches[k] for stretch in at_ends for k in chain_of(prose, stretch) if k != stretch]
    apart = {(first, last) for first, last in others if not any(a < last and first < b for a, b in content)}
    return tuple(sorted({*content, *apart})) if apart else content
