"""Titles of works, nicknames and proverbs in quotation marks, which quote no one: her memoir, “Late Trains,” · Albert
“Bertie” Berg · as the proverb goes, “Red sky at night.”
"""

from collections.abc import Iterator, Sequence
from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.verbs import reporting_forms
from quotetrace.speech.prose.words import Words

__all__ = ["behind_initial", "has_capitals", "is_byname", "is_shown", "is_sung", "is_told", "set_like_title", "titles"]

# What stands between a noun and the list of its titles has no more words than this.
LEAD = 4
# A nickname has no more words than this, and on neither side of it stand so many of the name.
NICKNAME, SURNAMES = 4, 3
# A proverb stands no more words than this behind the noun that calls it one, and a verb that makes it somebody's words
# so many behind it.
SAYING_REACH, TAG_REACH = 8, 4
# What stands before the head of a noun phrase, and behind that of one which says what work a title names.
NOMINAL, BEHIND_WORK = ("N", "J", "E"), ("P", "W", "K", ",", ".")
# What may stand between a noun for proverbs and a colon: an old saying on this coast:
PHRASE = frozenset("PDHNEJYL")


def titles(words: Words, stretches: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The numbers of the stretches that are titles of works, nicknames or proverbs, by what stands around them."""
    latest = -1
    for number, (first, last) in enumerate(stretches):
        listed = (
            number
            and latest == number - 1
            and all(word in known("joint") for word in words.lower[stretches[number - 1][1] : first])
        )
        if (listed and set_like_title(words, first, last)) or is_title(words, first, last):
            latest = number
            yield number
        elif is_nickname(words, first, last) or is_proverb(words, first, last):
            yield number


def is_title(words: Words, first: int, last: int) -> bool:
    """Whether what stands before the stretch of words `first` to `last` makes it the title of a work."""
    lower, at = words.lower, first - 1
    if at < 1:
        return False
    if lower[at] in known("named") or is_known_as(words, at):
        return True
    if lower[at] in known("called") and is_indefinite(words, at - 1, governed=True):
        return True
    if is_byname(words, first, last):
        return True
    if is_named_aside(words, first, last):
        return True
    if not set_like_title(words, first, last):
        return False
    if sings(words, at) or is_apposed(words, first, last) or is_explained(words, last) or is_told(words, first, last):
        return True
    if lower[at] in known("called"):
        at -= 2 if lower[at - 1] == "," else 1
        return lower[at] in known("work") or lower[at] in known("document") or is_indefinite(words, at)
    if lower[at] == ",":
        at -= 1
    if lower[at] in known("work") and words.tags[at] in "NEJVB":
        return True
    return behind_list(words, first)


def is_nickname(words: Words, first: int, last: int) -> bool:
    """Whether the stretch of words `first` to `last` stands within the name of somebody, and in no headline in
    capitals: Albert “Bertie” Berg."""
    named = (
        first > 0
        and last - first - 2 <= NICKNAME
        and words.tags[last : last + 1] == "E"
        and words.tags[first - 1 - behind_initial(words, first)] == "E"
    )
    if not named or "E" * SURNAMES in words.tags[last : last + SURNAMES] or not words.lower[last - 2][-1].isalnum():
        return False
    return "E" * SURNAMES not in words.tags[max(0, first - SURNAMES) : first] and set_like_title(words, first, last)


def is_byname(words: Words, first: int, last: int) -> bool:
    """Whether the stretch of words `first` to `last` is what somebody goes by: who uses the call sign “Heron”."""
    bynames, before = column("phrase_words", "words", kind="byname"), words.lower[max(0, first - 2) : first]
    return last - first - 2 <= NICKNAME and not bynames.isdisjoint((" ".join(before), *before[-1:]))


def behind_initial(words: Words, i: int) -> bool:
    """Whether the stop of an initial stands before word `i`: John F. | “Jack” Berg."""
    return i > 1 and words.lower[i - 1] == "." and len(words.lower[i - 2]) == 1


def is_known_as(words: Words, at: int) -> bool:
    """Whether word `at` is the "as" of a name by which something is known: known to drivers | as “the nose”."""
    if words.lower[at] != "as":
        return False
    before = words.lower[max(0, at - LEAD) : at]
    return "," not in before and not known("known").isdisjoint(before)


def is_indefinite(words: Words, at: int, *, governed: bool = False) -> bool:
    """Whether word `at` is the head of a noun phrase that begins with an indefinite article: a bar | called “The
    Anchor”; and if it is to be `governed`, stands behind the verb or the preposition whose object it is: ate a dish |
    called “angry squid”."""
    first = opening(words, at)
    place = first - (words.tags[first] in "DH#")
    if not governed and words.tags[place] == "P":  # an exhibit | at the old port | called “Far Worlds”
        at, governed = place - 1, True
        first = opening(words, at)
    indefinite = first < at and words.tags[at] == "N" and words.lower[first] in known("indefinite")
    return indefinite and (not governed or (first > 0 and words.tags[first - 1] in "PVFBG"))


def opening(words: Words, at: int) -> int:
    """The word before the nouns and adjectives that end in word `at`."""
    first = at
    while first > max(0, at - LEAD) and words.tags[first] in "NEJ":
        first -= 1
    return first


def is_apposed(words: Words, first: int, last: int) -> bool:
    """Whether the stretch of words `first` to `last` is the name of the thing before it, the subject of the verb behind
    it: the band “Late Trains” toured."""
    at = first - 1
    noun = words.tags[at] == "N" and words.written[at][0].islower() and words.tags[opening(words, at)] == "D"
    return noun and last - first > 3 and words.lower[last - 2] != "," and words.tags[last : last + 1] in ("V", "F", "M")


def is_told(words: Words, first: int, last: int) -> bool:
    """Whether the stretch of words `first` to `last` is the name of a show that is told something, for "that"
    follows, perhaps behind a day: told “Late Trains” on Monday | that he had left."""
    form = reporting_forms().get(words.lower[first - 1])
    that = last + 2 * (words.tags[last : last + 2] == "PL") + (words.tags[last : last + 1] == "L")
    tells = form is not None and form.classes[0] == "tell" and words.tags[first - 1] in "VFG"
    return tells and words.tags[that : that + 1] == "K"


def is_shown(words: Words, first: int, last: int) -> bool:
    """Whether the stretch of words `first` to `last` is the name of a show on which something happens, perhaps behind
    whose it is: aired Sunday on | “Late Trains”; on Bay Television’s | “Late Trains,” Vik said."""
    at = first - 1
    if at > 0 and words.tags[at] == "Y":
        at = opening(words, at - 1)
        at -= words.tags[at] == "D"
    return at >= 0 and words.lower[at] in known("shows") and set_like_title(words, first, last)


def is_named_aside(words: Words, first: int, last: int) -> bool:
    """Whether commas set the stretch of words `first` to `last` off between a work and its verb, however it is written:
    The study, “Short naps help bees”, was paid for by the state."""
    verb = last + (words.lower[last : last + 1] == [","])
    aside = words.lower[first - 1] == "," and (verb > last or words.lower[last - 2] == ",")
    work = words.lower[first - 2] in known("work") and words.tags[opening(words, first - 2)] in "DH"
    said = reporting_forms().get("".join(words.lower[verb : verb + 1]))  # Her report, “a disgrace,” said Vik
    return aside and work and said is None and words.tags[verb : verb + 1] in ("V", "F", "M")


def is_explained(words: Words, last: int) -> bool:
    """Whether a noun for works with an article stands behind a comma and the stretch that ends before word `last`, and
    no verb: stole “Late Trains”, an oil painting by Vik."""
    at = last + (words.lower[last : last + 1] == [","])
    comma = at > last or words.lower[last - 2] == ","
    if not comma or words.tags[at : at + 1] != "D":
        return False
    noun = at + 1
    while noun < at + LEAD and words.tags[noun : noun + 1] in NOMINAL and words.tags[noun + 1 : noun + 2] in NOMINAL:
        noun += 1
    return words.tags[noun + 1 : noun + 2] in BEHIND_WORK and words.lower[noun] in known("work")


def is_proverb(words: Words, first: int, last: int) -> bool:
    """Whether a noun before the stretch of words `first` to `last` says that it is a proverb or a motto, and nobody is
    said to speak it."""
    at, nouns, verbs = first - 1, known("saying"), known("said of sayings")
    while at > 0 and (words.lower[at] in ",:" or words.tags[at] == "K"):
        at -= 1
    colon = words.lower[first - 1] == ":"
    verbal = words.lower[at] in verbs
    for i in range(at - verbal, max(0, at - SAYING_REACH), -1):
        if words.lower[i] in nouns and words.tags[i] not in "EG" and words.tags[i - 1] in "DHJYN":
            return (
                (colon or verbal)
                and not spoken_behind(words, last)
                and not any(speaks(words, k) for k in range(max(0, i - TAG_REACH), i))
            )
        if words.tags[i] not in PHRASE and words.lower[i] not in verbs:
            return False
    return False


def spoken_behind(words: Words, last: int) -> bool:
    """Whether a comma ends the stretch before word `last` and a verb of speech follows: “Red sky at night,” she
    said."""
    return words.lower[last - 2] == "," and any(
        speaks(words, i) for i in range(last, min(last + TAG_REACH, len(words.lower)))
    )


def speaks(words: Words, i: int) -> bool:
    """Whether word `i` is a verb of speech: chanted the slogan."""
    form = reporting_forms().get(words.lower[i])
    return form is not None and form.speech == "yes" and words.tags[i] in "VFG"


def behind_list(words: Words, first: int) -> bool:
    """Whether words that lead to a list of titles stand right before word `first`, and a noun for works before them."""
    for lead in known("lead"):
        parts = lead.split()
        at = first - len(parts)
        if at > 1 and words.lower[at:first] == parts:
            return any(word in known("work") for word in words.lower[max(0, at - LEAD) : at])
    return False


def sings(words: Words, at: int) -> bool:
    """Whether word `at` is a verb whose object may be a title: sang “Late Trains.”"""
    form = reporting_forms().get(words.lower[at])
    return (
        form is not None
        and "manner" in form.classes
        and form.lemma in column("verbs", "lemmas", titles="yes")
        and words.tags[at] in "VFGI"
    )


def is_sung(words: Words, first: int, last: int) -> bool:
    """Whether the stretch of words `first` to `last` is the title of what somebody sings."""
    return first > 0 and sings(words, first - 1) and set_like_title(words, first, last)


def set_like_title(words: Words, first: int, last: int) -> bool:
    """Whether a stretch is set like a title: most of its words have capitals, and no stop stands within."""
    inner = [i for i in range(first + 1, last) if words.written[i][0].isalpha()]
    if not inner or any(words.lower[i] in STOPS for i in range(first + 1, inner[-1])):
        return False
    large = [i for i in inner if len(words.written[i]) > 3]
    shouted = len(inner) > 1 and all(words.written[i].isupper() for i in inner)
    return (
        not shouted
        and words.written[inner[0]][0].isupper()
        and (has_capitals([words.written[i] for i in inner]) or all(words.written[i][0].isupper() for i in large))
    )


def has_capitals(words: Sequence[str]) -> bool:
    """Whether two of three words begin with a capital, as in a title."""
    return 3 * sum([word[0].isupper() for word in words]) >= 2 * len(words)


@cache
def known(kind: str) -> frozenset[str]:
    """The words of one kind in the table of what stands before titles."""
    return column("titles_of_works", "words", kind=kind)
