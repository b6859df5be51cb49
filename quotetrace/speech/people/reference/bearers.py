"""Whom a name means: a full name, a surname, a first name, or the body that a lone name is short for."""

from collections.abc import Sequence
from itertools import takewhile

from quotetrace.lexicon import column
from quotetrace.model import ResolvedBy, SpeakerType
from quotetrace.speech.people.cast.scene import UNKNOWN, Found, Scene
from quotetrace.speech.people.cast.subjects import is_affair
from quotetrace.speech.people.names.described import tells_who
from quotetrace.speech.people.names.names import Name, is_behind_sort, is_small
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.titles import end_of_title
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.people.reference.bodies import ending_in, in_full
from quotetrace.speech.people.reference.kin import by_age, by_title, spouse

__all__ = ["by_name", "full_or_surname"]

# Letters that a name has more of whose ending tells a surname.
LEAST = 5
# Sentences back in which one of several bearers of a name has spoken.
RECENT = 3


def by_name(scene: Scene, phrase: Phrase, name: Name) -> Found:
    """A person by a full name, a surname or a first name; more than one bearer stays open."""
    people = scene.roster.people
    if name.key[:1] and name.key[0] in vocabulary().particles and not name.titled:
        given = any(people[i].key[0] == name.key[0] for i in scene.roster.holders(name.key))
        name = name if given else name._replace(gender="")  # Van Rijn is not Van
    aged = by_age(scene, name, phrase.role)
    if aged == ():
        return Found(None, SpeakerType.PERSON, None, phrase.role, gender=name.gender)
    if not tells_who(phrase.role):
        phrase = phrase._replace(role="")
    holders = by_title(scene, name, scene.roster.lookup(name, phrase.at)) if aged is None else aged
    if holders and len(name.key) == 1 and is_other_half(scene, name, holders):
        wed = spouse(scene, name)
        if wed is None:
            return Found(phrase.noun, SpeakerType.PERSON, ResolvedBy.SURNAME, gender=name.gender)
        holders = (wed,)
    if not holders and (is_small(name.name) or is_affair(name.name)):
        return UNKNOWN
    body = short_name(scene, phrase, name, holders)
    if body is not None:
        return Found(body, SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    if not holders:
        personal = name.key not in scene.roster.bodies and is_personal(phrase, name)
        kind = SpeakerType.PERSON if personal else SpeakerType.ORGANIZATION
        plain = kind is SpeakerType.ORGANIZATION and name.role and not (name.titled or is_behind_sort(name))
        return Found(
            f"{name.role} {name.name}" if plain else name.name,
            kind,
            ResolvedBy.ORGANIZATION if kind is SpeakerType.ORGANIZATION else full_or_surname(name),
            None if plain else phrase.role,
        )
    if len(holders) > 1 and (spoke := who_spoke(scene, holders, phrase.start)) is not None:
        holders = (spoke,)
    if len(holders) > 1:
        names = tuple(sorted(people[i].name for i in holders))
        return Found(None, SpeakerType.PERSON, None, phrase.role, candidates=names, gender=name.gender)
    person = people[holders[0]]
    if name.role and person.name == f"{name.role} {name.name}":  # Paris Hillman
        role = phrase.role.removeprefix(name.role).lstrip(", ")
        return Found(person.name, SpeakerType.PERSON, ResolvedBy.FULL_NAME, role or None, holders)
    if len(name.key) > 1 or len(person.key) == 1:
        by = ResolvedBy.FULL_NAME
    else:
        by = (
            ResolvedBy.FIRST_NAME
            if name.key[0] == person.key[0] and name.key[0].capitalize() in vocabulary().given
            else ResolvedBy.SURNAME
        )
    return Found(person.name, SpeakerType.PERSON, by, phrase.role, holders)


def who_spoke(scene: Scene, holders: Sequence[int], at: int) -> int | None:
    """The only one of several bearers of a name who spoke shortly before `at`, if no other of them was named since,
    outside of what was said: Asked about Ada Lund, Ivar Lund laughed and said no. Lund said"""
    alone = (s for s in reversed(scene.history) if s.start < at and len(s.found.people) == 1)
    near = takewhile(lambda s: scene.sentence(at) - scene.sentence(s.start) <= RECENT, alone)
    heard = [s for s in near if s.found.people[0] in holders]
    if len({s.found.people for s in heard}) != 1:
        return None
    begin = max(heard[0].end, heard[0].said.end if heard[0].said else 0)
    since = (o.person for o in scene.named_between(begin, at) if scene.holding(o.start) is None)
    return None if {*holders}.difference(heard[0].found.people).intersection(since) else heard[0].found.people[0]


def is_other_half(scene: Scene, name: Name, holders: Sequence[int]) -> bool:
    """Whether "Mrs. Lund" is none of the Lunds who were named, all of them men."""
    genders = {scene.roster.people[person].gender for person in holders}
    return name.courtesy and name.gender != "" and "" not in genders and name.gender not in genders


def short_name(scene: Scene, phrase: Phrase, name: Name, holders: Sequence[int]) -> str | None:
    """The body that a lone name means because it begins with it, as long as no person of that name was brought in:
    Skylark Airways.

    Its name may go on behind the mention: Oars for Norway.
    """
    if not holders and not name.titled and " " in phrase.words and phrase.words.split()[0] not in vocabulary().given:
        return in_full(scene, phrase.words, phrase.at)
    if len(name.key) != 1 or name.titled or name.name in vocabulary().given or len(holders) > 1:
        return None
    if holders and scene.roster.full[holders[0]][0] < phrase.at:
        return None
    end = end_of_title(scene.text, phrase.end, phrase.end)
    if end > phrase.end and not holders and phrase.words == name.name and scene.text.startswith(" for ", phrase.end):
        return " ".join(scene.text[phrase.start : end].split())
    return in_full(scene, name.name, phrase.at) or ending_in(scene, name.name, phrase.at)


def full_or_surname(name: Name) -> ResolvedBy:
    """How a person is known whom only one name tells of."""
    alone = len(name.key) == 1 and not name.titled and name.name not in vocabulary().given
    return ResolvedBy.SURNAME if alone else ResolvedBy.FULL_NAME


def is_personal(phrase: Phrase, name: Name) -> bool:
    """Whether a name that nobody in the article bears is a person's: not a lone unknown word, not a known body."""
    known = vocabulary()
    if name.name in known.bodies or phrase.noun in known.bodies:
        return False
    if len(name.key) > 1 or name.titled or name.name in known.given or name.name in known.people:
        return True
    return len(name.name) > LEAST and name.name[1:].islower() and name.name.endswith(tuple(column("surname_endings")))
