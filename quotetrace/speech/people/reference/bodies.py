"""The fullest name of an organization: by its words, its acronym, or its head noun alone ("the ministry")."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from quotetrace.lexicon import column
from quotetrace.model import ResolvedBy
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.subjects import firm_of_two
from quotetrace.speech.people.cast.views import (
    affair_subject,
    can_be,
    ends_of_phrases,
    firm_of_officer,
    follows_word,
    heads_of,
    is_outlet,
    is_second_half,
    is_sort,
    is_told_apart,
    only_in_view,
    opening_body,
    sort_before,
    spoken_bodies,
    subject_before,
    tells_sort,
    told_sort,
)
from quotetrace.speech.people.names.described import words_of
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.nobodies import needs_no_country
from quotetrace.speech.people.names.offices import phrase_at
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.titles import end_before_acronym, end_of_title
from quotetrace.speech.people.names.vocabulary import is_possessive, phrase_words, vocabulary
from quotetrace.speech.people.reference.acronyms import OWNER, acronym_in_view, spelled_out
from quotetrace.speech.people.reference.owned import BASED, campaign_of, near_owned
from quotetrace.speech.prose.verbs import is_of_class
from quotetrace.speech.prose.words import read_words

__all__ = ["body_name", "by_head", "ending_in", "in_full", "without_article"]

POSSESSIVE = re.compile(r"['’]s?\s+")
# What ends a plural, and no adjective: teachers, teachers'.
PLURAL = re.compile(r"[^su]s['’]?$")
# The classes of words that tell what a body is or is like.
NOMINAL = frozenset("JGNV")
# What goes on behind a whole name.
ONWARD = re.compile(r" (?:for|of|on|against) ")
# Sentences back in which a general noun finds the body that spoke.
NEAR = 6
# Bodies of one head noun that are weighed before and behind a place.
BEFORE, BEHIND = 20, 5
# Code points before a name in which "told the" or "an e-mail to" stands.
TOLD = 32


def body_name(scene: Scene, phrase: Phrase) -> tuple[str | None, ResolvedBy]:
    """The fullest name of the body that `phrase` means, and how it was found."""
    words = named_part(without_article(phrase.words))
    first = words.split(" ", 1)[0].lower()
    if is_possessive(first):
        return campaign_of(scene, phrase, first, words.split(" ", 1)[1]), ResolvedBy.ORGANIZATION
    if phrase.name is not None and words.isupper() and " " not in words:
        spelled = spelled_out(scene, words, phrase.start)
        return (spelled, ResolvedBy.ACRONYM) if spelled else (words, ResolvedBy.ORGANIZATION)
    if (named := department(scene, phrase, words)) is not None:
        return named, ResolvedBy.ORGANIZATION
    rest = BASED.sub("", words).strip()
    if phrase.definite and is_sort(phrase.noun) and (rest == phrase.noun != words or without_nation(rest).islower()):
        return by_head(scene, phrase), ResolvedBy.ORGANIZATION
    if any(c.isupper() for c in rest):
        words = rest if words.endswith(f" {rest}") else words  # the Basel-based Oars Union
        near = bodies(scene, words.lower().split()[-1], phrase.start)
        name = fullest(words, phrase.start, near)
        of_nation = name == words and phrase.definite and without_nation(words).islower()
        acronym = acronym_in_view(scene, phrase.noun, phrase.start) if of_nation else None
        return acronym[1] if acronym else name, ResolvedBy.ORGANIZATION
    if phrase.indefinite:
        return words, ResolvedBy.ORGANIZATION
    found = by_head(scene, phrase)
    if found is None and phrase.definite and tells_size(words):
        return None, ResolvedBy.ORGANIZATION
    return words if found is None or is_another(words, phrase.noun, found) else found, ResolvedBy.ORGANIZATION


def is_alone_or_telling(noun: str, words: str) -> bool:
    """Whether a noun for a body tells of what sort it is, or, where any can be called so, stands alone in these words:
    the agency; no aid agency."""
    return words == noun or noun not in phrase_words("general")


def tells_size(words: str) -> bool:
    """Whether all that stands before the noun for a body tells how large it is or what it deals in, so that the words
    only point back to one: 12-shop | chain, dairy-to-deli | group; no anti-fraud | group."""
    *before, _ = words.split()
    return bool(before) and all(word[0].isdigit() or word.count("-") > 1 for word in before)


def department(scene: Scene, phrase: Phrase, words: str) -> str | None:
    """The body of two words, named before, that its first is short for: State, of the State Department."""
    plain = words.istitle() and " " not in words and not phrase.definite and words not in vocabulary().bodies
    named = in_full(scene, words, phrase.start) if plain else None
    return named if named is not None and named.count(" ") == 1 else None


def named_part(words: str) -> str:
    """The name in the words of a body, without what it is like before it and the noun for a medium behind it: the
    nationalist | Global Tides | tabloid."""
    tokens = words.split()
    first = next((i for i, token in enumerate(tokens) if token[0].isupper()), 0)
    if first and NOMINAL.issuperset(read_words(" ".join(tokens[:first])).tags):
        tokens = tokens[first:]
    medium = len(tokens) > 2 and tokens[-2][0].isupper() and vocabulary().organizations.get(tokens[-1]) == "outlet"
    return " ".join(tokens[:-1] if medium and parse_name(" ".join(tokens[:-1])).kind == "organization" else tokens)


def is_another(words: str, noun: str, name: str) -> bool:
    """Whether what stands before the head tells that words mean another body than the one of a name with this head, which
    lacks it: a plural (the teachers' union is no Dock Union), or anything before a common noun (the mountain rescue
    service is no regional fire service)."""
    before, named = words.lower().removesuffix(noun).split(), words_of(name)
    lacking = [word for word in before if words_of(word)[-1:] and words_of(word)[-1] not in named]
    return noun in heads_of(name) and any(name.islower() or PLURAL.search(word) for word in lacking)


def without_nation(words: str) -> str:
    """The words of a body without the nation or place that opens them: Chicago | company; in capitals where none does."""
    tokens, known = words.split(), vocabulary()
    size = phrase_at(tokens, 0, known.demonyms) or phrase_at(tokens, 0, known.places)
    return " ".join(tokens[size:]) if size else words.upper()


def bodies(scene: Scene, noun: str, at: int) -> Sequence[tuple[int, str]]:
    """(place, name) of the organizations nearest to `at` that runs name with this head noun, with the country that owns
    them.

    A word with a space behind it is the first of a name instead.
    """
    if not scene.bodies:
        runs, alone = scene.runs, ends_of_phrases(scene)
        for k, words in enumerate(runs.words):
            start = runs.starts[k]
            sort = sort_before(scene.text, start) or told(scene.text, start)
            if sort and names_no_person(scene, words, start):
                scene.bodies.setdefault(f"={sort}", []).append((start, words))
            if "-" in words and (based := BASED.match(words)) and based.end() < len(words):  # Basel-based Oars Union
                start, words = start + based.end() + 1, words[based.end() + 1 :]
            if (inner := body_behind_name(words)) and is_body(inner):
                words, start = inner, runs.ends[k] - len(inner)
            if not is_body(words) or not scene.text.startswith(words.partition(" ")[0], start):
                continue
            end = end_before_acronym(scene.text, start) or end_of_title(scene.text, runs.ends[k], runs.ends[k])
            name = words if end == runs.ends[k] else " ".join(scene.text[start:end].split())
            if name == runs.words[k] and (firm := firm_of_two(scene.text, runs, k - 1)) is not None:
                start, name = runs.starts[k - 1], firm
            if is_second_half(scene, k, alone):
                start, name = runs.starts[k - 1], " ".join(scene.text[runs.starts[k - 1] : end].split())
            owner = runs.words[k - 1] if k and between(scene, runs.ends[k - 1], start) else ""
            if owner in vocabulary().places and not needs_no_country(name):
                start, name = runs.starts[k - 1], f"{owner}’s {name}"
            elif (many := owner.rpartition(" ")[2].lower()) in vocabulary().plurals or many in vocabulary().groups:
                start = runs.starts[k - 1]
                name = " ".join(scene.text[start:end].split())  # Dockers’ Union
            for head in (*heads_of(name), f"{words.partition(' ')[0].lower()} "):
                scene.bodies.setdefault(head, []).append((start, name))
        scene.bodies.setdefault("", [])
    found = scene.bodies.get(noun, [])
    k = bisect_left(found, (at,))
    return found[max(0, k - BEFORE) : k + BEHIND]


def told(text: str, start: int) -> str:
    """What a name at `start` is of if somebody told its bearer, or wrote or spoke to it: outlet, of an e-mail to
    Tagblad."""
    if not follows_word(text, start):
        return ""
    before = text[max(0, start - TOLD) : start].lower().split()
    before = before[:-1] if before[-1:] and before[-1] in phrase_words("article") else before
    if before and is_of_class(before[-1], ("tell",)):
        return "outlet"
    to = len(before) > 1 and before[-1] in ("to", "with") and before[-2] in column("channels", "noun")
    return "outlet" if to else ""


def names_no_person(scene: Scene, words: str, start: int) -> bool:
    """Whether a run can be the name of a firm: no title marks it as a person's, and nobody bears it."""
    name = parse_name(words)
    nobody = name.kind in ("maybe", "short", "acronym", "organization") and not name.titled
    return nobody and not scene.roster.lookup(name, start)


def between(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but a possessive ending stands between two offsets."""
    return POSSESSIVE.fullmatch(scene.text, start, end) is not None


@lru_cache(maxsize=4096)
def is_body(words: str) -> bool:
    """Whether a run is the name of an organization, or the head noun of one."""
    return (" " in words or words.lower() in vocabulary().organizations) and parse_name(words).kind == "organization"


@lru_cache(maxsize=4096)
def body_behind_name(words: str) -> str:
    """The words behind a person's name and "of": University of Harwick, of "Anna Lund of the University of Harwick";
    empty where none stand there."""
    name = parse_name(words) if " of " in words else None
    return name.tail.removeprefix("of ").removeprefix("the ") if name is not None and name.kind == "full" else ""


def fullest(words: str, at: int, known: Sequence[tuple[int, str]]) -> str:
    """The longest name nearby that holds all words of this one and ends alike, or goes on behind them: European Centre |
    for Quays; "Russian Dike Board" goes before "Russia's Dike Board"."""
    if (" " in words and words in vocabulary().bodies) or words in vocabulary().demonyms:
        return words  # the House is not the White House
    mine = core(words)
    nearest = sorted(known, key=lambda b: (b[0] > at, abs(at - b[0])))
    longer = next(
        (name for _, name in nearest if len(core(name)) > len(mine) and core(name)[-len(mine) :] == mine),
        next((name for _, name in nearest if " " in words and ONWARD.match(name.removeprefix(words))), words),
    )
    whole = core(longer)
    return next(
        (name for _, name in nearest if core(name) == whole and not OWNER.search(name.partition(" ")[0])), longer
    )


def core(name: str) -> tuple[str, ...]:
    """The words of a body's name in lower case, with the country's name for "Norwegian" and "Norway's"."""
    known = vocabulary().demonyms
    first, _, rest = name.partition(" ")
    country = known.get(first) or OWNER.sub("", first)
    return (*country.lower().split(), *rest.lower().split())


def by_head(scene: Scene, phrase: Phrase) -> str | None:
    """The last body before the phrase (else the first behind it) that its head noun can mean: "the ministry", "the
    company"."""
    noun, at = phrase.noun, phrase.start
    named = bodies(scene, noun, at)
    if (alike := named_alike(phrase, named)) is not None:
        return alike
    brought = bodies(scene, f"={vocabulary().organizations.get(noun, '')}", at)
    spoken = spoken_bodies(scene)
    near = [(start, name) for start, name in spoken if scene.sentence(at) - scene.sentence(start) <= NEAR]
    if called := [b for b in near if told_sort(scene, *b) == noun]:
        return max(called)[1]
    fitting = [b for b in near if can_be(b[1], noun) and not is_told_apart(scene, *b, noun)]
    firm = vocabulary().organizations.get(noun) == "firm"
    if firm and any(can_be(name, noun) and not is_outlet(name) for _, name in spoken):
        fitting = [(start, name) for start, name in fitting if not is_outlet(name)]
    before = [
        b
        for b in (*named, *brought, *((start, name) for start, name in spoken if noun in heads_of(name)), *fitting)
        if b[0] < at
    ]
    owned = near_owned(scene, phrase, noun)
    if owned:
        before.append(owned)
    before = [b for b in before if not is_employer(scene.text, b[0])] or before
    sort = is_sort(noun) and is_alone_or_telling(noun, without_article(phrase.words).lower())
    only = only_in_view(scene, noun, at) if sort else None
    tells = sort and noun not in phrase_words("general")
    subject = affair_subject(scene, at, noun) or subject_before(scene, at, noun) if tells else None
    acronym = acronym_in_view(scene, noun, at)
    if acronym is not None and (not before or acronym[0] > max(before)[0]):
        return acronym[1]
    if before:
        place, name = max(before)
        far = scene.sentence(place) < scene.sentence(at) - 1
        if far and only is None and (nearer := subject or opening_body(scene, noun, at)) is not None:
            return nearer
        if only is not None and only[0] > place and not tells_sort(name, noun):
            return only[1]
        return fullest(name, at, named) if any(c.isupper() for c in name) else name
    if only is not None:
        return only[1]
    officers = firm_of_officer(scene, noun, at)
    if subject is None and officers is not None:
        return in_full(scene, officers, at) or officers
    return subject or opening_body(scene, noun, at) or (min(named)[1] if named else None)


def named_alike(phrase: Phrase, named: Sequence[tuple[int, str]]) -> str | None:
    """The last body before a phrase, else the first behind it, whose name holds all words that stand before the noun: Sund
    Harbor Safety Agency, of "the harbor agency"; none where the noun stands alone."""
    told = set(words_of(without_article(phrase.words).lower().removesuffix(phrase.noun)))
    alike = [b for b in named if told and told.issubset(words_of(b[1]))]
    before = [b for b in alike if b[0] < phrase.start]
    return max(before)[1] if before else min(alike)[1] if alike else None


def is_employer(text: str, start: int) -> bool:
    """Whether a body at `start` only tells where somebody works who speaks about others: an economist at | Sund Bank."""
    before = text[max(0, start - TOLD) : start].lower().removesuffix("the ").split()
    return before[-1:] == ["at"] and not phrase_words("commentator").isdisjoint(before[-2:-1])


def in_full(scene: Scene, word: str, at: int) -> str | None:
    """The last body named before `at` that begins with a word by which it is called for short: Skylark Airways."""
    first = word.partition(" ")[0].lower()
    named = reversed(bodies(scene, f"{first} ", at))
    return next((name for start, name in named if start < at and name.startswith(f"{word} ")), None)


def ending_in(scene: Scene, word: str, at: int) -> str | None:
    """The last body named before `at` whose name ends in a word by which it is called for short: Sund Rovers."""
    if word.lower() not in vocabulary().endings:
        return None
    named = reversed(bodies(scene, word.lower(), at))
    return next((name for start, name in named if start < at and name.endswith(f" {word}")), None)


def without_article(words: str) -> str:
    """The words of a body without the article that they open with."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in phrase_words("article") else words
