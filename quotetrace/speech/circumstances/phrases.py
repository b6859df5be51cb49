"""What stands around an attribution, and the plain noun phrases in it.

A frame is the sentence of a cue with the speaker's own words blanked, so that nothing is found in what was said, and
with offsets that still count from one place. Phrases are bounded by closed word classes (`lexicon/word_classes.tsv`)
and by capitals; they need no tagger, look at a few words only, and so take constant time.
"""

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from typing import NamedTuple

from quotetrace import lexicon
from quotetrace.credits.agencies import agency_named
from quotetrace.model import Span

__all__ = [
    "BLANK",
    "FRAME_WORD",
    "NEXT_WORD",
    "Frame",
    "Word",
    "agency_at",
    "end_of_time",
    "frame_of",
    "is_class",
    "is_speaker",
    "occurrences",
    "opens_phrase",
    "overlaps",
    "phrase_after",
    "phrase_ends",
    "window_of",
    "words_before",
]

REACH = 400  # code points around cue and speaker that are looked at: a sentence of three hundred words is none
LONGEST_PHRASE = 9  # words
AGE = re.compile(r"\s+(?:an?\s+|the\s+)?\d{1,3}-year-old(?=\s)")
NEAR = 72  # code points in which the words of one phrase are looked for
BLANK = "\0"

WORD = re.compile(r"\d[\d,]*\d(?!-\w)|[^\W_](?:[\w’'&/-]*\w)?(?:\.(?=\w)\w+)*")
FRAME_WORD = re.compile(r"[^\W\d_]+(?:[-&][^\W\d_]+)*")
NEXT_WORD = re.compile(r"\s+(\w+)")
# How the name of a show may go on, with nothing behind it that it could be the subject of: BBC | Match of the Day:
SHOW = re.compile(r"(?:\s(?:[A-Z][\w’'-]*|of(?=\s)|the(?=\s)))+(?=\s*[:,.;“\"‘]|\s(?:that|on|in)\b)")
LETTERS = re.compile(r"\s\(([A-Z][\w-]+)\)")
ABBREVIATED = re.compile(r"(?:[A-Z]|[A-Z][a-z]{1,4})\.")


class Word(NamedTuple):
    """A word of a frame, as written and in lower case."""

    text: str
    lower: str
    start: int
    end: int


class Frame(NamedTuple):
    """The words around an attribution. Positions count from `offset` in the article; `cue` and `mention` are such
    positions.

    `lower` is the text in lower case, of the same length, and `words` are the words in it. `role` is the speaker's, as
    far as it is known, and `medium` the one that was named last before.
    """

    text: str
    lower: str
    words: frozenset[str]
    offset: int
    cue: Span | None
    mention: Span | None
    role: str = ""
    medium: str | None = None

    def limit(self, at: int) -> int:
        """How far a phrase that begins at `at` may reach: to the cue, if that follows."""
        return self.cue.start if self.cue and self.cue.start >= at else len(self.text)

    @property
    def place(self) -> Span:
        """Where the attribution stands: the cue, or else the speaker, or else the beginning."""
        return self.cue or self.mention or Span(0, 0)


def frame_of(
    text: str,
    sentence: Span,
    cue: Span | None,
    mention: Span | None,
    contents: Iterable[Span],
    role: str = "",
    medium: str | None = None,
) -> Frame:
    """The frame of an attribution in `sentence`, whose content stands at `contents`, of a speaker with a `role`, behind
    one that named a `medium`."""
    anchors = anchors_in(sentence, cue, mention)
    start, end = window_of(sentence, cue, mention)
    words = text[start:end]
    for first, last in contents:
        if first < end and last > start:
            first, last = max(first, start) - start, min(last, end) - start
            words = words[:first] + BLANK * (last - first) + words[last:]
    inside = {
        span: Span(span.start - start, span.end - start) for span in anchors if start <= span.start and span.end <= end
    }
    lower = lower_case(words)
    return Frame(
        words,
        lower,
        frozenset(FRAME_WORD.findall(lower)),
        start,
        inside.get(cue) if cue else None,
        inside.get(mention) if mention else None,
        role,
        medium,
    )


def window_of(sentence: Span, cue: Span | None, mention: Span | None) -> Span:
    """What is looked at of a sentence: all of it, but no further than `REACH` from cue and speaker."""
    if sentence.end - sentence.start <= REACH:
        return sentence
    anchors = anchors_in(sentence, cue, mention)
    start = max(sentence.start, min((span.start for span in anchors), default=sentence.start) - REACH)
    return Span(start, min(sentence.end, max((span.end for span in anchors), default=sentence.start) + REACH))


def anchors_in(sentence: Span, cue: Span | None, mention: Span | None) -> list[Span]:
    """The cue and the speaker, as far as they begin in the sentence."""
    return [span for span in (cue, mention) if span and sentence.start <= span.start < sentence.end]


def lower_case(text: str) -> str:
    """The text in lower case, letters left alone that would become two."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def occurrences(frame: Frame, known: Set[str]) -> Iterator[Span]:
    """Where words of `known` (in lower case) stand in a frame."""
    lower = frame.lower
    for word in frame.words & known:
        at = lower.find(word)
        while at >= 0:
            end = at + len(word)
            whole = not (lower[at - 1 : at].isalpha() or lower[end : end + 1].isalpha())
            if whole:
                yield Span(at, end)
            at = lower.find(word, end if whole else at + 1)


def words_before(text: str, at: int) -> list[Word]:
    """The words that stand right before `at`, the nearest first, with nothing but spaces and hyphens between them."""
    low = max(0, at - NEAR)
    found: list[Word] = []
    follows = at
    for match in reversed(list(WORD.finditer(text, low, at))):
        word, between = match[0], text[match.end() : follows]
        joined = not between or between.isspace() or is_abbreviation(word, between)
        if not joined or len(found) == LONGEST_PHRASE or (low and match.start() == low):
            break
        follows = match.start()
        found.append(Word(word, word.lower(), follows, match.end()))
    return found


def is_abbreviation(word: str, between: str) -> bool:
    """Whether the stop after `word` belongs to it: Gov. Rao."""
    return between[0] == "." and not between[1:].strip() and ABBREVIATED.fullmatch(word + ".") is not None


def phrase_after(text: str, at: int, limit: int) -> Span | None:
    """The noun phrase that begins at `at` (after spaces), an age left out: an article or possessive, then words up to
    the first that can not go on. None for pronouns, and where no noun phrase stands."""
    start, end, words, previous = -1, -1, 0, ""
    aged = AGE.match(text, at, min(limit, at + NEAR))
    follows = at = aged.end() if aged else at
    for match in WORD.finditer(text, at, min(limit, at + NEAR)):
        word, lower = match[0], match[0].lower()
        between = text[follows : match.start()]
        if (between and not between.isspace() and not is_abbreviation(previous, between)) or words == LONGEST_PHRASE:
            break
        if start < 0:
            start = match.start()
        if (opens_phrase(lower) and (words == 0 or previous == "of")) or joins_papers(text, start, previous, match):
            pass
        elif words and (
            lower == "of"
            or (lower in particles() and previous[:1].isupper() and text[match.end() + 1 : match.end() + 2].isupper())
        ):
            words += 1
        elif stops_phrase(word, lower, previous, words, inside=is_in_show(text, follows, match.end())):
            break
        else:
            words, end = words + 1, match.end()
        previous, follows = word, match.end()
    return Span(start, without_possessive(text, start, end)) if end > start >= 0 else None


def joins_papers(text: str, start: int, previous: str, match: re.Match[str]) -> bool:
    """Whether a word joins the nouns of two papers that have one article to the name of one: The Post | and Courier."""
    if match[0] != "and" or previous not in media_nouns() or not text.startswith(("The ", "the "), start):
        return False
    following = NEXT_WORD.match(text, match.end())
    return following is not None and following[1] in media_nouns()


def without_possessive(text: str, start: int, end: int) -> int:
    """The end of a phrase without a possessive mark."""
    return end - 2 if text[max(start, end - 2) : end] in ("'s", "’s") else end


def opens_phrase(lower: str) -> bool:
    """Whether a word may stand before the nouns of a phrase: the, his, several."""
    return is_class(lower, "DHQ")


def stops_phrase(word: str, lower: str, previous: str, words: int, *, inside: bool) -> bool:
    """Whether a word can not go on with a phrase whose last word is `previous`: another class, a new name (none where it
    is `inside` the name of a station's show), or a participle."""
    if word[0].isupper():
        return (
            (previous.lower() in phrase_ends() and previous not in lexicon.column("addressees", "forms", kind="title"))
            or is_class(lower, "DHPCSKWM")
            or (is_class(lower, "L") and not inside and not opens_phrase(previous.lower()))  # told the Post | Sunday
            or (previous in stations() - opening_nouns() and word not in media_nouns() and not inside)
        )
    if lower in phrase_ends():
        return False
    if words and lower in lexicon.column("addressees", "forms", kind="adjunct"):
        return True
    if is_class(lower, "DHQOUPCSKWRMTL") or previous.lower() in phrase_ends():
        return True
    return words > 0 and (lower.endswith(("ing", "ed")) or lower in time_words())


def is_in_show(text: str, start: int, end: int) -> bool:
    """Whether the word that ends at `end` goes on, from `start`, with the name of a show: Good | Morning | Britain;
    BBC | Breakfast; not: told the Post | Sunday."""
    name = SHOW.match(text, start)
    return name is not None and (name.end() > end or not is_class(text[start:end].strip().lower(), "L"))


@cache
def particles() -> frozenset[str]:
    """The small words within a name: Folha do Sul."""
    return lexicon.column("name_particles")


@cache
def phrase_ends() -> frozenset[str]:
    """Nouns after which the phrase of an addressee goes on no further."""
    return lexicon.column("addressees", "forms", kind="listener")


def end_of_time(text: str, at: int) -> int:
    """Where an expression of time ends that begins at `at` (there, if none does): on Monday, late last week, in
    1991."""
    for match in NEXT_WORD.finditer(text, at, at + 40):
        lower = match[1].lower()
        told = lower.isdigit() or is_class(lower, "LR") or lower in time_words()
        if match.start() != at or not told:
            break
        at = match.end()
    return at


@cache
def time_words() -> frozenset[str]:
    """Words that lead to one of time or follow it."""
    return lexicon.column("relay_words", "words", kind="time")


@cache
def class_words(tags: str) -> frozenset[str]:
    """The words of some classes of `lexicon/word_classes.tsv`."""
    return frozenset().union(*(lexicon.column("word_classes", "words", tag=tag) for tag in tags))


def is_class(lower: str, tags: str) -> bool:
    """Whether a word in lower case is of one of the classes `tags`."""
    return lower in class_words(tags)


@cache
def media_nouns() -> frozenset[str]:
    """Capitalised nouns that media are named with."""
    names = (word for word in lexicon.column("relay_words", "words", kind="noun") if word[0].isupper())
    return frozenset(names) | lexicon.column("outlets", "key", role="noun")


@cache
def stations() -> frozenset[str]:
    """Stations by their name in capitals."""
    return frozenset(name for name in lexicon.column("channels", "noun", type="broadcast") if name.isupper())


@cache
def opening_nouns() -> frozenset[str]:
    """Nouns that open the name of a medium: TV | Alba."""
    return lexicon.column("relay_words", "words", kind="opening")


def agency_at(frame: Frame, phrase: Span) -> str | None:
    """The agency that a phrase names, or that the letters in brackets behind it stand for: the Sudanese agency
    (SUNA)."""
    letters = LETTERS.match(frame.text, phrase.end)
    return agency_named(frame.text[slice(*phrase)]) or (agency_named(letters[1]) if letters else None)


def is_speaker(frame: Frame, phrase: Span) -> bool:
    """Whether the phrase is the attribution's speaker."""
    return overlaps(phrase, frame.mention)


def overlaps(one: Span, other: Span | None) -> bool:
    """Whether two spans share a position."""
    return other is not None and one.start < other.end and other.start < one.end
