"""The people of an article, and the look-ups from a name to them."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from quotetrace.speech.people.names.identity import same_person, surname_alone, surname_of
from quotetrace.speech.people.names.names import Name, fold, parse_name, suffixes
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.known import is_listed

__all__ = ["Occurrence", "Person", "Roster"]

# Code points behind a full name in which it is the likeliest bearer of its surname, if no other bearer was named there.
NEAR = 500
# Bearers of one name above which nothing is weighed: it stays open.
MANY = 20
# A person whose given name stands alone this often is not meant by the surname alone, where others bear it.
FAMILIAR = 2
# A full name that stands this many times as often as another with the same surname is whom the bare surname means.
DOMINANT = 2.5


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the fullest name, the keys of all variants, the gender that names and titles tell (m, f or empty).

    `doubtful`: one bare word, which may be no person's name at all.
    """

    index: int
    name: str
    keys: tuple[tuple[str, ...], ...]
    gender: str
    role: str
    doubtful: bool

    @property
    def key(self) -> tuple[str, ...]:
        """The words of the fullest name for comparison."""
        return self.keys[0]


class Occurrence(NamedTuple):
    """A place where a person is named: the run with its title, and the person's index."""

    start: int
    end: int
    person: int


@dataclass(frozen=True)
class Roster:
    """All people, and the look-ups from a word of a name to them; `bodies` are keys of names that are no persons' for
    certain."""

    people: tuple[Person, ...]
    by_word: Mapping[str, tuple[int, ...]]
    full: Mapping[int, tuple[int, ...]]
    runs: Runs
    bodies: frozenset[tuple[str, ...]] = frozenset()

    def lookup(self, name: Name, at: int) -> tuple[int, ...]:
        """The people whom `name` at offset `at` can mean, the likeliest alone where the text decides."""
        if not name.key:
            return ()
        found = self.holders(name.key)
        if len(found) > 1 and name.gender:
            found = tuple(i for i in found if self.people[i].gender in ("", name.gender)) or found
            known = tuple(i for i in found if self.people[i].gender == name.gender)
            found = known or found
        if len(found) > 1 and name.titled and not name.courtesy:
            titles = same_title(name.role.split(" ")[-1])
            found = tuple(i for i in found if not titles.isdisjoint(self.people[i].role.lower().split())) or found
        if len(found) > 1 and name.role:  # Paris Hillman, of Paris and Nicky Hillman
            found = tuple(i for i in found if self.people[i].name == f"{name.role} {name.name}") or found
        if len(found) > 1:
            same = tuple(i for i in found if name.key in self.people[i].keys)
            found = same or found
        return self.nearest(found, at) if len(found) > 1 else found

    def holders(self, key: tuple[str, ...]) -> tuple[int, ...]:
        """The people with a name that `key` is a form of: a surname before a first name before anything between."""
        if key not in self.known:
            self.known[key] = self.find_holders(key)
        return self.known[key]

    @cached_property
    def known(self) -> dict[tuple[str, ...], tuple[int, ...]]:
        """The holders of every key that was looked up."""
        return {}

    def find_holders(self, key: tuple[str, ...]) -> tuple[int, ...]:
        """The holders of a key, by the index of words."""
        first, last = key[0], key[-1] if key[-1] not in suffixes() or len(key) == 1 else key[-2]
        found = self.by_word.get(last, ())
        if len(key) == 2 and key[1] in suffixes():  # Donald Jr.
            return tuple(i for i in found if (self.people[i].key[0], self.people[i].key[-1]) == key)
        if len(key) == 1:
            surname = tuple(i for i in found if surname_of(self.people[i].key) == last)
            return surname or tuple(i for i in found if self.people[i].key[0] == last) or found
        fits = tuple(i for i in found if any(same_person(key, k) for k in self.people[i].keys))
        if fits:
            return fits
        ending = tuple(i for i in found if key == self.people[i].key[-len(key) :])
        beginning = tuple(i for i in self.by_word.get(first, ()) if self.people[i].key[: len(key)] == key)
        strange = first.capitalize() not in vocabulary().given and first not in self.by_word
        if strange and len(key) > 3 and key[-2].capitalize() in vocabulary().given:
            return ending or beginning or self.holders(key[-2:])  # Rude Things Anna Lund, of a headline
        return (
            ending
            or beginning
            or (self.holders(key[-1:]) if len(key) == 2 and strange and found and is_listed(first) else ())
        )

    def nearest(self, found: tuple[int, ...], at: int) -> tuple[int, ...]:
        """Of people who share a word of a name, the one whom it means at `at`; all of them where nothing decides."""
        if len(found) > MANY:
            return found
        principal = self.principal(found)
        if principal is not None:
            return (principal,)
        formal = tuple(i for i in found if len(self.bare.get(self.people[i].key[0], ())) < FAMILIAR)
        if len(formal) == 1 and len(found) > 1:
            return formal
        near = [i for i in found if self.distance(i, at) <= NEAR]
        if len(near) == 1:
            return tuple(near)
        ranked = sorted(found, key=lambda i: -len(self.full[i]))
        if len(self.full[ranked[0]]) >= DOMINANT * len(self.full[ranked[1]]):
            return (ranked[0],)
        return found

    def principal(self, found: tuple[int, ...]) -> int | None:
        """The bearer whom the bare surname means throughout: it stands alone after one was introduced and before the
        others were."""
        first, *others = sorted(found, key=lambda i: self.full[i][0])
        surname = surname_of(self.people[first].key)
        if any(surname_of(self.people[i].key) != surname for i in others):
            return None
        bare = self.bare.get(surname, ())
        begin, end = self.full[first][0], min(self.full[i][0] for i in others)
        k = bisect_left(bare, begin)
        return first if k < len(bare) and bare[k] < end else None

    def distance(self, person: int, at: int) -> int:
        """Code points since the last full name of the person before `at`."""
        places = self.full[person]
        before = bisect_left(places, at)
        return at - places[before - 1] if before else 10**9

    @cached_property
    def bare(self) -> Mapping[str, list[int]]:
        """Where words of people's names stand alone or behind "Mr." and the like, by word."""
        places: dict[str, list[int]] = {}
        for start, words in zip(self.runs.starts, self.runs.words, strict=True):
            word = words if " " not in words else surname_alone(words)
            folded = fold(word)
            if folded in self.by_word:
                places.setdefault(folded, []).append(start)
        return places

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """Every place where a run names one person for certain, in the order of the text."""
        found = []
        known: dict[str, tuple[Name, tuple[int, ...]] | None] = {}
        for start, end, words in zip(self.runs.starts, self.runs.ends, self.runs.words, strict=True):
            if words not in known:
                name = self.personal(words)
                known[words] = (name, self.holders(name.key)) if name else None
            borne = known[words]
            if borne is not None:
                name, people = borne
                if len(people) > 1:
                    people = self.lookup(name, start)
                if len(people) == 1:
                    found.append(Occurrence(start, end, people[0]))
        return found

    def personal(self, words: str) -> Name | None:
        """The name in a run, if it can be that of one of the people."""
        if " " not in words and fold(words) not in self.by_word:
            return None
        name = parse_name(words)
        personal = name.kind in ("full", "short", "maybe") or (" " not in words and name.kind != "place")
        return name if personal and name.key and self.holders(name.key) else None


def same_title(title: str) -> frozenset[str]:
    """A title and what it is short for, in lower case: Cllr and councillor."""
    known = vocabulary().titles.get(title.lower())
    return frozenset((title.lower(), *(known.roles if known else ())))
