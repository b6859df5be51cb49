"""The noun phrase that "who" or "which" stands behind."""

import re
from collections.abc import Sequence

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.phrases import Phrase, read_phrase
from quotetrace.speech.people.names.pieces import closers
from quotetrace.speech.people.names.runs import Run
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.verbs import same_in_past
from quotetrace.speech.prose.words import read_words

__all__ = ["is_plural", "pair_before", "phrase_before", "whose_clause"]

WORD = re.compile(r"[\w’'.&-]+")
# The words, and the sign of percent, in so many code points before a relative pronoun, that may only count.
COUNT, COUNTED = re.compile(r"[\w.,-]*\w|%"), 40

PLURAL = re.compile(r"\s+(?:are|were|have)\b")
# Code points behind a relative pronoun in which its verb stands.
NEXT = 30


OPENS_PHRASE = re.compile(
    r"(?:^|[\s(“\"])(?:the|a|an|one|his|her|their|its|some|many|several)\s+(?=(?:[\w’'.-]+\s*){1,6}$)", re.IGNORECASE
)


APPOSITION = re.compile(
    r"(?:\s+(?:of|from|in)\s+[^,]{1,40})?(?:,\s+\d{1,3})?\s*\(?[^,()]{0,12}\)?\s*,\s+(?:the|a|an|his|her|its|one|[\w-]+|[A-Z][\w.]*['’]s)\s[^,;:]*$"
)

# The age and the home behind a name: Ida Holm, 61, of Oslo; Ida Holm (61).
ASIDE = re.compile(r"(?:,? \(?\d{1,3}\)?(?:, (?:of|from) [^,;]{2,40})?|, (?:of|from) [^,;]{2,40})\Z")


def phrase_before(scene: Scene, clause: Span, person: bool) -> Phrase:
    """The phrase at the end of a clause that a relative pronoun refers to; if it must be a `person`, the one that a
    place or a body hangs on there by a preposition: a nurse | in Oslo, who."""
    clause = without_home(scene, clause) if person else clause
    span = last_phrase(scene, clause, person)
    phrase = read_phrase(scene.text, span, scene.runs)
    before = scene.text[clause.start : span.start].rstrip()
    preposition = before.rpartition(" ")[2]
    town = phrase.kind == "person" and preposition in phrase_words("home") and is_nobodys(scene, phrase)
    if not person or not (town or phrase.kind in ("place", "organization")):
        return phrase
    rest = before.removesuffix(preposition).rstrip()
    if not rest or preposition not in column("word_classes", "words", tag="P"):
        return phrase
    whose = phrase_before(scene, Span(clause.start, clause.start + len(rest)), person)
    if town and whose.kind not in ("role", "group", "person"):
        return phrase
    return whose._replace(end=clause.end) if whose.kind in ("role", "group") else whose


def is_nobodys(scene: Scene, phrase: Phrase) -> bool:
    """Whether a lone name is nobody's in the article, and no given name, so that it may be a town's: a nurse from | Sund."""
    name = phrase.name
    alone = name is not None and name.kind == "short" and not name.role and name.name not in vocabulary().given
    return name is not None and alone and not scene.roster.lookup(name, phrase.at)


def without_home(scene: Scene, clause: Span) -> Span:
    """A clause without the age and the home behind a name that it ends in, or without the town and its state or land behind
    a preposition: Ida Holm |, 61, of Oslo, who; a nurse | in Oslo, Norway, who."""
    runs = scene.runs
    aside = ASIDE.search(scene.text, clause.start, clause.end)
    k = runs.first_at(aside.start()) - 1 if aside else -1
    if aside and k >= 0 and runs.ends[k] == aside.start() and runs.starts[k] >= clause.start:
        name = parse_name(runs.words[k])
        if name.kind in ("full", "short") or scene.roster.lookup(name, clause.start):
            return Span(clause.start, aside.start())
    k = runs.first_at(clause.end) - 1
    if k < 1 or runs.ends[k] != clause.end or scene.text[runs.ends[k - 1] : runs.starts[k]] != ", ":
        return clause
    if vocabulary().places.get(runs.words[k]) not in ("state", "country"):
        return clause
    if parse_name(runs.words[k - 1]).tail:
        return Span(clause.start, runs.ends[k - 1])  # Ida Holm of Oslo | , Norway, who
    before = scene.text[clause.start : runs.starts[k - 1]].rstrip()
    rest, _, preposition = before.rpartition(" ")
    bound = rest and preposition in column("word_classes", "words", tag="P")
    return Span(clause.start, clause.start + len(rest)) if bound else clause


def last_phrase(scene: Scene, clause: Span, person: bool) -> Span:
    """The last noun phrase of a clause: from its name, or its last article, to the end; an apposition belongs to the
    name before it.

    `person`: the phrase must be able to mean people ("who").
    """
    text, runs = scene.text, scene.runs
    k = runs.first_at(clause.end)
    near = [run for run in runs[max(0, k - 6) : k] if run.start >= clause.start]
    adjacent = near[-1] if near and clause.end - near[-1].end <= 2 else None
    if adjacent and person and (worker := who_works_there(scene, near, clause)) is not None:
        return worker
    if adjacent and (not person or parse_name(adjacent.words).kind in ("full", "short", "maybe", "group")):
        firm = len(near) > 1 and text[near[-2].end : adjacent.start].strip() == "&"  # Hobb & Sons, which
        return Span(near[-2].start if firm else adjacent.start, clause.end)
    if (counted := count_before(text, clause)) is not None:
        return counted
    for run in reversed(near if person else ()):
        name = parse_name(run.words)
        known = name.kind in ("full", "short") or (name.kind == "maybe" and scene.roster.holders(name.key))
        if known and APPOSITION.match(text, run.end, clause.end):
            return Span(run.start, run.end)
    openers = list(OPENS_PHRASE.finditer(text, clause.start, clause.end))
    short = last_words(text, clause)
    return Span(openers[-1].start() if openers and openers[-1].end() >= short else short, clause.end)


def who_works_there(scene: Scene, near: Sequence[Run], clause: Span) -> Span | None:
    """The person that a clause before "who" ends in telling the employer of: Jan Berg, head of sales at Norsund |,
    who."""
    before = scene.text[clause.start : near[-1].start].split()
    if not before or before[-1] not in phrase_words("workplace"):
        return None
    earlier = near[-2] if len(near) > 1 else None
    named = (
        earlier is not None
        and parse_name(earlier.words).kind == "full"
        and APPOSITION.match(scene.text, earlier.end, clause.end)
    )
    return Span(earlier.start, earlier.end) if earlier is not None and named else None


def count_before(text: str, clause: Span) -> Span | None:
    """The words at the end of a clause that only count: another 12 percent who, the few who; but not: Lund was the one
    who."""
    start = clause.end
    for word in reversed(list(COUNT.finditer(text, max(clause.start, clause.end - COUNTED), clause.end))):
        plain = word.group().lower()
        number = plain[0].isdigit() or plain in column("numbers", "word") or plain in phrase_words("quantity")
        single = start == clause.end and plain in column("numbers", "word", value="1")
        if single or (
            not number and (start == clause.end or plain not in phrase_words("article") | phrase_words("indefinite"))
        ):
            break
        start = word.start()
    return Span(start, clause.end) if start < clause.end else None


def last_words(text: str, clause: Span) -> int:
    """Where the bare noun phrase at the end of a clause begins: behind the last mark, preposition or "to"."""
    start = clause.end
    for word in reversed(
        list(WORD.finditer(text, max(clause.start, text.rfind(",", clause.start, clause.end) + 1), clause.end))[-4:]
    ):
        if (
            word.group().lower() in closers()
            or (word.group().islower() and word.group().endswith(("ed", "ing")))
            or word.group() == "to"
        ):
            break
        start = word.start()
    return start if start < clause.end else clause.start


def is_plural(text: str, end: int) -> bool:
    """Whether the verb behind a relative pronoun that ends at `end` is one of several: who are, who say."""
    words = read_words(text[end : end + NEXT])
    verb = 1 if words.tags[:1] == "R" else 0
    return PLURAL.match(text, end) is not None or (
        words.tags[verb : verb + 1] == "B" and words.lower[verb] not in same_in_past()
    )


def pair_before(scene: Scene, last: Phrase) -> Phrase | None:
    """The two names of which the second is `last`: Jan Berg and Olaf Lund, who say."""
    k = scene.runs.first_at(last.start) - 1
    if k < 0 or scene.text[scene.runs.ends[k] : last.start].split() != ["and"]:
        return None
    pair = read_phrase(scene.text, Span(scene.runs.starts[k], last.end), scene.runs)
    return pair if pair.kind == "joint" else None


def whose_clause(text: str, at: int, floor: int) -> Span | None:
    """The words before a relative pronoun at `at` that it can refer to: the clause up to it, without the comma."""
    end = at
    while end > floor and text[end - 1] in " \n,\t—–-":
        end -= 1
    start = max(floor, end - 160)
    return Span(start, end) if end > start else None
