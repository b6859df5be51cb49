"""People by their nation: who can be "the French president", and who "the Italian" is."""

import re
from collections.abc import Collection, Mapping
from functools import cache

from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.standing import stands_at
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.pronouns import people_before, places_before
from quotetrace.speech.prose.words import read_words

__all__ = ["by_adjective", "by_nation", "is_foreign", "is_told_anew", "nations_of", "of_nation", "states_told"]

# Sentences back in which somebody is in view, and code points beside a name in which a country tells where its bearer
# is from.
NEAR, BESIDE = 3, 30
# Speakers back among whom somebody was called after a nation.
HEARD = 12
# Code points before a word for a nation in which its article stands, and the classes of what may follow an adjective.
SHORTLY, NOMINAL = 12, ("N", "J", "E")
# Code points back in which a word for the nation tells that somebody else was brought in.
FAR = 1500

FROM = re.compile(r"(?:,?\s(?:of|from)|\s\()\s?(?:the\s)?((?:[A-Z]\w+\s?)+)")
# A nation and what is its.
OWNER = re.compile(r"(?:[Tt]he )?([A-Z][\w. -]*?)['’]s? (.+)$")
OF = re.compile(r"\b(?:of|from)\s(?:the\s)?$")
# What makes a man or a woman of an adjective: Irishman, Frenchwoman.
PERSON = re.compile(r"(?:wo)?man$")


def by_adjective(phrase: Phrase) -> Phrase:
    """A role that is a nation's with the adjective for the nation, and without the place that its bearer comes from:
    "Turkey's top diplomat" is the Turkish top diplomat, the Sund-born | singer any singer."""
    words = phrase.words.split()
    kept = [word for word in words if word.rpartition("-")[2] not in phrase_words("origin") or "-" not in word]
    phrase = phrase._replace(words=" ".join(kept)) if len(kept) < len(words) else phrase
    owner = OWNER.match(phrase.words)
    adjective = adjectives().get(owner[1]) if owner else None
    return phrase if owner is None or adjective is None else phrase._replace(words=f"the {adjective} {owner[2]}")


@cache
def adjectives() -> Mapping[str, str]:
    """From each nation the first adjective for it."""
    found: dict[str, str] = {}
    for adjective, nation in vocabulary().demonyms.items():
        found.setdefault(nation, adjective)
    return found


def is_foreign(phrase: Phrase, described: Collection[str]) -> bool:
    """Whether a role names a nation that nothing tells a person to be of: "the French president"."""
    known = vocabulary().demonyms
    nations = [(w.lower(), known[w].lower()) for w in phrase.words.split() if known.get(w)]
    return bool(nations) and not any(adjective in described or place in described for adjective, place in nations)


def is_told_anew(scene: Scene, phrase: Phrase, person: int) -> bool:
    """Whether a role can be the first to tell of what nation a person is, for nothing tells of another one, or of
    somebody else of that one: coach José Lund, "the Portuguese manager"."""
    known = vocabulary().demonyms
    places = [known[word] for word in phrase.words.split() if known.get(word)]
    return not nations_of(scene, person) and not any(is_somebody_else(scene, place, phrase.start) for place in places)


def of_nation(scene: Scene, phrase: Phrase) -> set[int]:
    """The people named before who are told to be of the nation that a role names."""
    near = people_before(scene, phrase.start)
    return {person for person in near if not is_foreign(phrase, scene.traits.described(person))}


def by_nation(scene: Scene, phrase: Phrase, gender: str, out: Collection[int]) -> int | None:
    """The person whom "the Italian" means: the only one before who is told to be of that nation, else the only one in
    view of whom no other is told; "the Texan" is only who is told to be of that state."""
    place = vocabulary().demonyms[phrase.noun.title()]
    person = PERSON.search(phrase.noun)
    if person is not None and phrase.noun[: person.start()].capitalize() in vocabulary().demonyms:
        gender = vocabulary().roles[person[0]].gender
    here = scene.sentence(phrase.start)
    before = [
        (person, here - scene.sentence(start) <= NEAR)
        for person, start, _, _ in places_before(scene, phrase.start)
        if person not in out and scene.traits.fits(person, gender)
    ]
    nations = {person: {p for p in nations_of(scene, person) if is_state(p) == is_state(place)} for person, _ in before}
    told = {person for person, _ in before if place in nations[person]}
    told_of_another = not told and is_somebody_else(scene, place, phrase.start)
    called = called_after(scene)
    free = {person for person, near in before if near and not nations[person] and called.get(person, place) == place}
    fits = told or (set() if told_of_another or is_state(place) else free)
    if len(fits) > 1:
        fits = fits.intersection(just_spoken(scene, phrase.start)) or fits.intersection(just_met(scene, phrase.start))
    return next(iter(fits)) if len(fits) == 1 else None


def called_after(scene: Scene) -> dict[int, str]:
    """The countries after which people among the last speakers were called: the Portuguese coach."""
    known = vocabulary().demonyms
    last = (s.found for s in scene.history[-HEARD:] if len(s.found.people) == 1)
    return {f.people[0]: place for f in last for word in (f.role or "").split() if (place := known.get(word))}


def just_spoken(scene: Scene, at: int) -> tuple[int, ...]:
    """Who spoke last before `at`, in the same sentence or the one before."""
    last = next((s for s in reversed(scene.history) if s.start < at), None)
    return last.found.people if last is not None and scene.sentence(at) - scene.sentence(last.start) <= 1 else ()


def just_met(scene: Scene, at: int) -> set[int]:
    """Who is the subject of the sentence before that of `at`, in its paragraph, if that names nobody else."""
    start = scene.sentence_start(scene.sentence_start(at) - 1) if scene.sentence(at) else at
    places = scene.named_between(start, scene.sentence_start(at)) if not scene.quoted(start) else []
    people = {place.person for place in places}
    here = scene.paragraph(start) == scene.paragraph(at)
    return people if here and len(people) == 1 and stands_at(scene, places[0].start) == "subject" else set()


def is_somebody_else(scene: Scene, place: str, at: int) -> bool:
    """Whether the words before `at` tell of somebody of a country, by a noun for a person behind its adjective or by
    the country itself: a British tourist, from Britain; no British firm."""
    known = vocabulary()
    for nation in spoken_of_nation(place).finditer(scene.text, max(0, at - FAR), at):
        word = nation.group()
        behind = read_words(scene.text[nation.end() : nation.end() + BESIDE])
        if any(role in known.roles for role in behind.lower[:2]):
            return True
        if known.demonyms.get(word) != place:
            if OF.search(scene.text, max(0, nation.start() - SHORTLY), nation.start()):
                return True
            continue
        before = scene.text[max(0, nation.start() - SHORTLY) : nation.start()].lower().split()[-1:]
        one = not phrase_words("article").isdisjoint(before) or any(word.endswith("year-old") for word in before)
        if one and behind.tags[:1] not in NOMINAL:
            return True
    return False


@cache
def spoken_of_nation(place: str) -> re.Pattern[str]:
    """A country, or any word for its people."""
    words = [word for word, home in vocabulary().demonyms.items() if home == place]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, [place, *words]))})s?\b")


def nations_of(scene: Scene, person: int) -> set[str]:
    """The countries and states that a person is told to be of: Finn Jari Lehto, Italy's Fabio Renzi, Lars Holm of Denmark,
    Iowa senator Ida Holm; but no Iowa golfer."""
    known = vocabulary()
    described = scene.traits.described(person)
    found = {place for word in described if (place := known.demonyms.get(word.capitalize()))}
    if any(is_of_a_place(word) for word in scene.traits.bears(person)):
        found |= {state for state in states_told(described) if holds_office_in(state, scene.roster.people[person].role)}
    for start, end in scene.traits.occurrences(person):
        owner = re.split(r"['’]s?\s", scene.text[max(0, start - BESIDE) : start])
        names = [" ".join(owner[0].split()[-size:]) for size in (1, 2)] if len(owner) == 2 and not owner[1] else []
        behind = FROM.search(scene.text, start, end) or FROM.match(scene.text, end, end + BESIDE)
        names += [behind[1].strip()] if behind else []
        found.update(name for name in names if known.places.get(name))
    return found


def is_of_a_place(noun: str) -> bool:
    """Whether a noun is for who is elected in a place: senator, governor."""
    role = vocabulary().roles.get(noun)
    return role is not None and role.kind == "office" and role.anaphor in ("yes", "seat")


def holds_office_in(state: str, role: str) -> bool:
    """Whether a role is not of a town or a body with the name of a state in its own: Iowa Gov.; no Iowa City mayor."""
    behind = role.partition(f"{state} ")[2].split(" ")[0]
    known = vocabulary()
    return not behind[:1].isupper() or behind.lower() in known.titles or behind.lower() in known.roles


def is_state(place: str) -> bool:
    """Whether a place is a state of a country."""
    return vocabulary().places.get(place) == "state"


def states_told(described: Collection[str]) -> set[str]:
    """The states that words which are told of a person name."""
    return {name for name, words in states_known().items() if words.issubset(described)}


@cache
def states_known() -> Mapping[str, frozenset[str]]:
    """From the name of each state to its words in lower case."""
    return {name: frozenset(name.lower().split()) for name, kind in vocabulary().places.items() if kind == "state"}
