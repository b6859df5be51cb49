"""The words of a text with a light word class each: enough grammar to see clauses and noun phrases, at the speed of a look-up.

Classes are one letter, as in lexicon/word_classes.tsv, and for verbs: V past, B base, F third person, G -ing, I participle; E is a name,
# a number, Y a possessive mark; a punctuation mark is its own class, and ~ a full stop inside a sentence.
"""

import re
from array import array
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from quotetrace.lexicon import column, several, table

__all__ = ["STOPS", "ReportingForm", "Words", "forms", "is_listed", "names_one", "read_words", "reporting_forms", "same_in_past"]

# The marks that end a whole sentence.
STOPS = frozenset(".!?…")
TOKEN = re.compile(
    r"[A-Za-z](?:\.[A-Za-z])+\.?|['’]s\b|\d\d?:\d\d(?!\w)|\d[\d,.]*\d(?!-[A-Za-z])|\w+(?:['’](?!s\b)\w+|-\w+|['’](?!s\b)(?=-))*|``|''|--+|\.{2,}|[^\w\s]"
)
VOWELS = "aeiou"
# The classes that a neighbour may change, and those that a capital may.
DOUBTFUL, MAYBE_NAME = frozenset("BFxVIGH'’"), frozenset("NJRQPM")
# A paragraph begins behind an empty line.
PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
# Splits a text into what stands between words and, in turns with it, the words.
BETWEEN_GAPS = re.compile(f"({TOKEN.pattern})")
# How many words are remembered.
WORDS_KNOWN = 1 << 15
# How many code points are read together: what is needed on the way stays small, however long the text.
AT_ONCE = 4_000


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel columns, one entry a word or mark: as written, in lower case, its class (one character each), and where it begins."""

    written: list[str]
    lower: list[str]
    tags: str
    starts: Sequence[int]

    def end(self, i: int) -> int:
        """Where word `i` ends."""
        return self.starts[i] + len(self.written[i])


@dataclass(frozen=True, slots=True)
class ReportingForm:
    """A form of a verb that reports: its dictionary form, its classes in verbs.tsv (main class first), and which form it is."""

    lemma: str
    classes: tuple[str, ...]
    form: str
    speech: str


class Remembered(dict[str, str]):
    """What `find` finds for each word that was met: news says the same ones over and over."""

    def __init__(self, find: Callable[[str], str]) -> None:
        super().__init__()
        self.find: Callable[[str], str] = find

    def __missing__(self, word: str) -> str:
        if len(self) >= WORDS_KNOWN:
            self.clear()
        self[word] = found = self.find(word)
        return found


def read_words(text: str) -> Words:
    """All words and marks of `text` with their classes."""
    written: list[str] = []
    lower: list[str] = []
    tags: list[str] = []
    doubts: list[str] = []
    starts = array("I")
    fresh: set[int] = set()
    at = 0
    while at < len(text):
        end = text.find(" ", at + AT_ONCE) + 1 or len(text)
        gaps_and_words = BETWEEN_GAPS.split(text[at:end])
        words = list(map(KNOWN.__getitem__, gaps_and_words[1::2]))
        fresh.update([len(written) + i for i, gap in enumerate(gaps_and_words[:-1:2]) if "\n" in gap and PARAGRAPH.search(gap)])
        written += words
        lower += map(LOWER.__getitem__, words)
        tags.append("".join(map(TAG.__getitem__, words)))
        doubts.append("".join(map(DOUBT.__getitem__, words)))
        borders = list(accumulate(map(len, gaps_and_words), initial=at))
        starts.extend(borders[1:-1:2])
        at = end
    return Words(written, lower, settled(written, list("".join(tags)), "".join(doubts), fresh), starts)


def lower_of(word: str) -> str:
    """A word in lower case, unless it is an acronym that would be another word then: the WHO."""
    return word if word in acronyms() else word.lower()


@cache
def acronyms() -> frozenset[str]:
    """The acronyms that are another word in lower case."""
    return column("phrase_words", "words", kind="acronym")


def tag_of(word: str) -> str:
    """The class of a word by itself."""
    lower = LOWER[word]
    return word_tags().get(lower) or unknown_tag(lower)


def doubt_about(word: str) -> str:
    """A question mark if the words around may change the class of a word."""
    tag = TAG[word]
    return "?" if tag in DOUBTFUL or (tag in MAYBE_NAME and word[0].isupper()) else " "


# By the word as it is written: the first string that was met for it, so that each stands in memory once; and what is known of it.
KNOWN, LOWER, TAG, DOUBT = Remembered(str), Remembered(lower_of), Remembered(tag_of), Remembered(doubt_about)


def unknown_tag(word: str) -> str:
    """The class of a word that no list holds, by its ending."""
    if not word[0].isalpha():
        return "#" if word[0].isdigit() else word[0]
    if word.endswith("ing") and len(word) > 5:
        return "G"
    if word.endswith("ed") and len(word) > 4:
        return "J" if "-" in word else "V"
    return "R" if word.endswith("ly") and len(word) > 4 else "N"


# What a word that may be noun or verb is, by the class before it: nominal after these ...
NOMINAL_BEFORE = frozenset("DQHJPY#")
# (and a participle before these) ...
NOMINAL_AFTER = frozenset("NEJxB")
# A participle behind a preposition is one before these (in rising waters), else a gerund (by raising it).
NOUN_AFTER = frozenset("NJxB#")
# Behind these a participle or a verb may stay one.
MAY_STAY_VERB = frozenset("PDQ#J")
# A possessive before these is an object: told her that.
NOT_OWNED = frozenset("PTKWSCODUM.,;:!?")
# ... and verbal after these.
VERBAL_BEFORE = frozenset("OMT")
# What stands before the first word of a sentence, or may.
FRESH = frozenset(".!?:\"“‘")
# Marks behind which a sentence begins if one ends before them.
CLOSED = frozenset("”’'»")


def settled(written: list[str], tags: list[str], doubts: str, fresh: Container[int] = ()) -> str:
    """The classes of words with those decided, from left to right, that are in doubt: names, nouns that could be verbs, marks. The words
    `fresh` are the first of their paragraphs, behind a headline without a stop too.
    """
    i = doubts.find("?")
    while i >= 0:
        tag, before = tags[i], tags[i - 1] if i and i not in fresh else "."
        after = tags[i + 1] if i + 1 < len(tags) else "."
        if tag in "BFxVIG":
            if before == "R" and tag in "VIG" and i > 1 and tags[i - 2] in NOMINAL_BEFORE and after in NOMINAL_AFTER:
                before = "J"
            if tag == "B" and before in "ENO" and LOWER[written[i]] in same_in_past():
                tag = "V"
            elif tag == "B" and (
                (before == "E" and names_one(written, tags, i - 1)) or (before == "N" and after in "VFN" and is_compound(written, tags, i))
            ):
                tag = "N"
            elif before in MAY_STAY_VERB and stays_verb(written, i, tag, before, after):
                pass
            elif (before in NOMINAL_BEFORE and not (tag == "F" and LOWER[written[i - 1]] in pointing_to_one())) or (
                tag == "F" and before in "VFBGI"
            ):
                tag = {"V": "J", "I": "J", "G": "J"}.get(tag, "N")
            elif tag == "B" and before == "F" and i > 1 and tags[i - 2] not in "NEOU":
                tags[i - 1] = "N"
            elif tag == "x":
                many = before in "NE" and written[i - 1][-1] == "s" and after in "DH"
                to_noun = before == "T" and i > 1 and (LOWER[written[i - 2]] in names_source() or third_person(written[i]))
                tag = "B" if (before in VERBAL_BEFORE and not to_noun) or many else "N"  # Danes trust the bank, according to | police
                tag = "F" if before == "E" and after == "T" and third_person(written[i]) else tag  # Okoro plans to
            tags[i] = tag
        elif tag == "H" and after in NOT_OWNED:
            tags[i] = tag = "U"
        opens = (before in FRESH and not (before == "." and i > 1 and is_title(written[i - 2]))) or (before in CLOSED and i > 1 and tags[i - 2] in STOPS)
        if written[i][0].isupper() and (tag == "N" or (tag in "JVGIBFRQPM" and (not opens or speaks(written, tags, i)))):
            tags[i] = tag = "E"
        elif tag in "'’" and len(written[i]) == 2 and written[i][1] == "s":
            tags[i] = tag = "M" if before == "O" or before == "U" else "Y"
        elif tag in "'’" and before in "NE" and written[i - 1][-1] == "s" and i + 1 < len(tags) and tags[i + 1] in "NEJxB":
            tags[i] = tag = "Y"
        i = doubts.find("?", i + 1)
    return "".join(tags)


def speaks(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether the first word of a sentence, which might be no name, is one, for a verb of speech or an age follows: Kelly warned, May, 45,.

    What is listed as an adverb or a quantity is none, and an adjective only before "say" and "tell": new reported cases.
    """
    if "".join(tags[i + 1 : i + 4]) == ",#," and tags[i] not in "QP":
        return True
    verb = reporting_forms().get(LOWER[words[i + 1]]) if i + 1 < len(words) else None
    if verb is None or verb.form not in "VF" or tags[i] in "QP" or (tags[i] == "R" and is_listed(words[i])):
        return False
    return tags[i] != "J" or says(words[i + 1])


def says(word: str, *others: str) -> bool:
    """Whether a word is a form of a verb like say or tell, or of one of the classes `others`."""
    verb = reporting_forms().get(LOWER[word])
    return verb is not None and verb.classes[0] in ("say", "tell", *others)


def stays_verb(words: Sequence[str], i: int, tag: str, before: str, after: str) -> bool:
    """Whether word `i`, a verb or a participle of the class `tag`, is no adjective between words of the classes `before` and `after`: by saying
    that it; several said; each called it.
    """
    if tag == "G":
        return before == "P" and after not in NOUN_AFTER and not (after == "K" and asks(words[i]))
    alone = before == "D" and stands_alone(words[i - 1]) and says(words[i], "write", "state", "call")
    if tag not in "VI" or not (alone or before in "Q#J"):
        return False
    return says(words[i]) or (after not in NOMINAL_AFTER and not (before == "J" and after in ",C"))


def asks(word: str) -> bool:
    """Whether a word is a form of a verb like ask."""
    verb = reporting_forms().get(LOWER[word])
    return verb is not None and verb.classes[0] == "ask"


def stands_alone(word: str) -> bool:
    """Whether a determiner may stand for somebody by itself: another, each."""
    return LOWER[word] in column("phrase_words", "words", kind="alone")


def is_title(word: str) -> bool:
    """Whether the stop behind a word is that of a title: Mr., Sen."""
    return word + "." in column("titles", "title")


def is_listed(word: str) -> bool:
    """Whether the class of a word is known, not told by its ending."""
    return LOWER[word] in word_tags()


def names_one(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether the name that ends with word `i` is one, so that no base form is its verb: White House press, not Okoro and Berg press."""
    if words[i][-1] == "s":
        return False
    while i > 0 and tags[i] == "E":
        i -= 1
    return tags[i] not in "C,"


def is_compound(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether word `i`, a base form behind a noun, is a noun with it: one thing does not "force", and a finite verb follows: the task force said."""
    if words[i - 1][-1] == "s" or i < 2 or tags[i - 2] not in "DHYJP.":
        return False
    behind = tags[i + 1]
    return behind in "VF" or (behind == "N" and words[i + 1][-1] != "s" and i + 2 < len(tags) and tags[i + 2] in "VFM")


@cache
def word_tags() -> dict[str, str]:
    """From each listed form to its class."""
    tags: dict[str, str] = {}
    irregular = irregular_verbs()
    for row in table("word_classes"):
        for word in several(row["words"]):
            if row["tag"] in "vx":
                for form, kind in forms(word, irregular):
                    tags.setdefault(form, "x" if row["tag"] == "x" and kind in "BF" else kind)
            else:
                tags[word] = row["tag"]
    for form, reporting in reporting_forms().items():
        tags.setdefault(form, reporting.form)
    return tags


def third_person(word: str) -> bool:
    """Whether a form that may be noun or verb ends as no infinitive does: reports, not press."""
    return word[-1] == "s" and word[-2:] != "ss"


@cache
def names_source() -> frozenset[str]:
    """The words with which "to" leads to a source and not to a verb."""
    return frozenset(phrase.split()[0] for phrase in column("cue_phrases", "words", kind="source") if phrase.endswith(" to"))


@cache
def reporting_forms() -> dict[str, ReportingForm]:
    """From each form of a verb that reports to what it is a form of."""
    classes: dict[str, list[str]] = {}
    speech: dict[str, str] = {}
    for row in table("verbs"):
        for lemma in several(row["lemmas"]):
            classes.setdefault(lemma, []).append(row["class"])
            speech.setdefault(lemma, row["speech"])
    irregular = irregular_verbs()
    return {
        form: ReportingForm(lemma, tuple(dict.fromkeys(kinds)), kind, speech[lemma])
        for lemma, kinds in classes.items()
        if " " not in lemma
        for form, kind in reversed(list(forms(lemma, irregular)))
    }


@cache
def irregular_verbs() -> dict[str, dict[str, list[str]]]:
    """From a dictionary form to the forms that do not follow by rule."""
    return {row["lemma"]: {key: several(cell) for key, cell in row.items() if key != "lemma"} for row in table("irregular_verbs")}


@cache
def pointing_to_one() -> frozenset[str]:
    """The words that may be the subject of a verb in -s by themselves: this makes it hard."""
    return column("pointing", number="one")


@cache
def same_in_past() -> frozenset[str]:
    """The base forms that are past forms too: put, read."""
    return frozenset(lemma for lemma, odd in irregular_verbs().items() if lemma in odd.get("past", ()))


def forms(lemma: str, irregular: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """The forms of a verb with their classes: B, F, G, V, I."""
    odd = irregular.get(lemma, {})
    stem = lemma[:-1] if lemma.endswith("e") and lemma[-2:] not in ("ee", "oe", "ye") else lemma
    consonant_y = lemma.endswith("y") and lemma[-2] not in VOWELS
    yield lemma, "B"
    for third in odd.get("third") or [lemma[:-1] + "ies" if consonant_y else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")]:
        yield third, "F"
    for ing in odd.get("ing") or [stem + "ing"]:
        yield ing, "G"
    pasts = odd.get("past") or [lemma[:-1] + "ied" if consonant_y else lemma + "d" if lemma.endswith("e") else lemma + "ed"]
    for past in pasts:
        yield past, "V"
    for participle in odd.get("participle") or []:
        if participle not in pasts:
            yield participle, "I"
