"""How a name stands in its sentence: as its subject, as an object, or neither, as far as the words beside it tell."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotetrace.lexicon import column
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.listed import names_speech
from quotetrace.speech.prose.verbs import reporting_forms
from quotetrace.speech.prose.words import read_words

__all__ = ["POSSESSIVE", "modifies_subject", "stands_at"]

# Code points from the start of its sentence in which a name is early, and before a name in which a preposition counts.
EARLY, SHORTLY = 70, 40
# Code points behind a name in which the next word ends.
NEXT = 20

# The classes of words that a noun phrase without a preposition is made of.
NOMINAL = frozenset("DJNE#Y~")

# The classes of words that a clause about something begins with: it, the choice, his work.
TOPICAL = ("O", "D", "H", "U", "K")

# What hangs on a noun opens with one of these classes of words; a finite verb with those that help it.
MODIFIERS, FINITE = frozenset("POW"), re.compile(r"[VMF](?:R*[VMF])*")

POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")
MARKED = re.compile(r"[\"”’']$")
COMMA = re.compile(r",[\"”’']{0,2}\s$")
CLOSED = re.compile(r"[,;:—–\"”.]['’]?$")
APPOSED = re.compile(r"['’](?:s\b|(?=\s))|[,.;)]")
AUXILIARY = re.compile(r"\s+([a-z]+(?:n['’]t)?)\b")


def stands_at(scene: Scene, place: int) -> str:
    """How a name stands in its sentence; worked out once."""
    if place not in scene.stands:
        scene.stands[place] = standing(scene, place)
    return scene.stands[place]


def standing(scene: Scene, place: int) -> str:
    """subject (early in its sentence, before other names, or whose words or whom alone it is about), clause (first behind a
    comma), object (behind a preposition), or empty."""
    start = scene.sentence_start(place)
    before = words_before(scene, start, place)
    occurrences = scene.roster.occurrences
    k = bisect_left(occurrences, (place,))
    end = occurrences[k].end if k < len(occurrences) else place
    if k and (listed := in_list(scene, k)):
        return listed
    if utters(before) and not (k and occurrences[k - 1].start >= start):
        return "subject"
    if before == ["for"] and is_topic(scene, end):
        return "subject"
    if before and not is_free(before) and not (before[-1] not in phrase_words("object") and governs(scene, end)):
        return "object"
    if (
        scene.text[end : end + 2].strip(" ").islower() and read_words(scene.text[end : end + NEXT]).tags[:1] == "N"
    ):  # a Lund impersonation
        return ""
    if k + 1 < len(occurrences) and modifies(scene, end, occurrences[k + 1].start):
        return ""
    if is_fronted(scene, start, place, end) or (place - start <= EARLY and is_in_clause(scene.text[start:place])):
        return ""
    if is_apposed(scene, start, place, end):
        return "subject"
    earlier = [o for o in occurrences[max(0, k - 3) : k] if o.start >= start]
    if place - start < EARLY and all(
        modifies(scene, o.end, place) or POSSESSIVE.match(scene.text, o.end) for o in earlier
    ):
        return "subject"
    paired = k + 1 < len(occurrences) and scene.text[end : occurrences[k + 1].start].strip() in phrase_words("link")
    last = occurrences[k + 1].end if paired else end  # named two bakers, | Berg and Lund, as
    behind_comma = COMMA.search(scene.text, max(start, place - 4), place) and not APPOSED.match(scene.text, last)
    return "clause" if behind_comma else ""


def is_topic(scene: Scene, end: int) -> bool:
    """Whether a clause about something else follows a name that ends at `end`, behind the "for" that opens its sentence:
    For Lund | it came too fast; For Lund, | the choice was easy."""
    behind = scene.text[end : end + NEXT].removeprefix(",")
    return behind[:1] == " " and behind[1:2].islower() and read_words(behind).tags[:1] in TOPICAL


def is_in_clause(before: str) -> bool:
    """Whether what stands before a name in its sentence is a subject with a relative clause, in which the name stands: The
    porter who drove | Lund left."""
    tags = read_words(before).tags
    return tags[:1] == "D" and not set(tags).isdisjoint("OW") and modifies_subject(before)


def modifies_subject(before: str) -> bool:
    """Whether words from a subject up to a name go on with what hangs on the subject, and the name is part of that: porter
    who drove | Lund, porter at the inn of | Lund; not: porter drove | Lund."""
    tags = read_words(before).tags
    clauses = tags.count("O") + tags.count("W")
    return "," not in tags and not MODIFIERS.isdisjoint(tags) and len(FINITE.findall(tags)) <= clauses


def is_fronted(scene: Scene, start: int, place: int, end: int) -> bool:
    """Whether a name stands in the phrase that opens its sentence before the subject: Commenting on a visit by envoy
    Berg, he said."""
    before = scene.text[start:place] if place - start <= EARLY else ""
    if "," in before or not scene.text.startswith(",", end):
        return False
    return read_words(before).tags[:1] in ("G", "P")


def is_apposed(scene: Scene, start: int, place: int, end: int) -> bool:
    """Whether a name stands between commas behind a role that opens its sentence: "Her rival, Sal Lind, agreed", "Berg's
    rival, Sal Lind, agreed"."""
    opening = scene.text[start:place].rstrip() if place - start <= EARLY else ""
    if not opening.endswith(",") or "," in opening[:-1] or not scene.text.startswith(",", end):
        return False
    words = read_words(opening[:-1])
    opens = words.tags[:1] == "D" or "Y" in words.tags
    return opens and set(words.tags) <= NOMINAL and words.lower[-1] in vocabulary().roles


def words_before(scene: Scene, start: int, place: int) -> list[str]:
    """The last three words before a name, a conjunction that opens the sentence at `start` left out."""
    words = scene.text[max(start, place - SHORTLY) : place].lower().split()
    if place - start <= SHORTLY and words and words[0] in column("word_classes", "words", tag="C"):
        words = words[1:]
    return words[-3:]


def modifies(scene: Scene, end: int, place: int) -> bool:
    """Whether a name that ends at `end` is a part of the role of the name at `place`: Lund campaign chief Ola Vik,
    Lund's aide, Ola Vik."""
    known = vocabulary()
    nouns = (known.organizations, known.roles, known.titles)
    between = scene.text[end:place].lower() if place - end <= SHORTLY else ""
    owned = POSSESSIVE.match(between)
    words = between[owned.end() :].rstrip(", ").split() if owned else between.split()
    told = [any(word in table for table in nouns) for word in words]
    return 0 < len(words) <= 4 and (told[-1] if owned else all(told)) and all(word.isalpha() for word in words)


def in_list(scene: Scene, k: int) -> str:
    """How the names before stand that "and" or commas join to the name at occurrence `k`; empty where it is joined to
    none."""
    here, before = scene.roster.occurrences[k], scene.roster.occurrences[k - 1]
    link = scene.text[before.end : here.start].split() if here.start - before.end <= len(", and ") else None
    if link is None or before.start < scene.sentence_start(here.start):
        return ""
    if link in (["and"], [",", "and"]) or (link == [","] and goes_on(scene, k)):
        return stands_at(scene, before.start)
    return ""


def goes_on(scene: Scene, k: int) -> bool:
    """Whether another name follows that at occurrence `k` in a list."""
    occurrences = scene.roster.occurrences
    after = occurrences[k + 1] if k + 1 < len(occurrences) else None
    return after is not None and scene.text[occurrences[k].end : after.start].split() in ([","], ["and"], [",", "and"])


def governs(scene: Scene, end: int) -> bool:
    """Whether an auxiliary or a finite verb follows the name that ends at `end`: it is the subject of a clause."""
    after = AUXILIARY.match(scene.text, end)
    return after is not None and read_words(after[1]).tags in ("M", "V", "F")


def utters(before: Sequence[str]) -> bool:
    """Whether a noun of speech and "by" stand right before a name, or before its country, or a verb of speech behind a
    mark: remarks by | Lund; “Who?” asked | Lund."""
    if len(before) > 1 and MARKED.search(before[-2]) and before[-1] in reporting_forms():
        return True
    by = len(before) - 1 - (POSSESSIVE.search(before[-1]) is not None) if before else 0
    noun = before[by - 1] if by > 0 and before[by] == "by" else ""
    return names_speech(noun)


def is_free(before: Sequence[str]) -> bool:
    """Whether no preposition and no article binds a name to these words before it, as far as no mark parts them: In the
    village of Sund, | farmer Ola Vik lost."""
    if CLOSED.search(before[-1]) or " ".join(before) in vocabulary().roles:
        return True
    parted = max((i + 1 for i, word in enumerate(before) if CLOSED.search(word)), default=0)
    return phrase_words("object").isdisjoint(before[parted:]) and before[-1] not in phrase_words("article")
