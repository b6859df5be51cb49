"""The people of an article: every full name in it, its variants joined, and where each of them is spoken of."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from quotetrace.speech.people.names import SUFFIXES, Name, Run, fold, key_of, parse_name
from quotetrace.speech.people.vocabulary import vocabulary

__all__ = ["Occurrence", "Person", "Roster", "build_roster"]

# Code points behind a full name in which it is the likeliest bearer of its surname, if no other bearer was named there.
NEAR = 500
# Bearers of one name above which nothing is weighed: it stays open.
MANY = 20
# A person whose given name stands alone this often is not meant by the surname alone, where others bear it.
FAMILIAR = 2
# A full name that stands this many times as often as another with the same surname is whom the bare surname means.
DOMINANT = 2.5


DOUBLED = re.compile(r"(.)\1")


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


class Draft(NamedTuple):
    """A name of several words at one place, before variants are joined."""

    at: int
    name: Name


@dataclass(frozen=True)
class Roster:
    """All people, and the look-ups from a word of a name to them."""

    people: tuple[Person, ...]
    by_word: Mapping[str, tuple[int, ...]]
    full: Mapping[int, tuple[int, ...]]
    runs: Sequence[Run]

    def lookup(self, name: Name, at: int) -> tuple[int, ...]:
        """The people whom `name` at offset `at` can mean, the likeliest alone where the text decides."""
        if not name.key:
            return ()
        found = self.holders(name.key)
        if len(found) > 1 and name.gender:
            found = tuple(i for i in found if self.people[i].gender in ("", name.gender)) or found
            known = tuple(i for i in found if self.people[i].gender == name.gender)
            found = known or found
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
        first, last = key[0], key[-1] if key[-1] not in SUFFIXES or len(key) == 1 else key[-2]
        found = self.by_word.get(last, ())
        if len(key) == 1:
            surname = tuple(i for i in found if surname_of(self.people[i].key) == last)
            return surname or tuple(i for i in found if self.people[i].key[0] == last) or found
        fits = tuple(i for i in found if any(same_person(key, k) for k in self.people[i].keys))
        if fits:
            return fits
        ending = tuple(i for i in found if key == self.people[i].key[-len(key) :])
        beginning = tuple(i for i in self.by_word.get(first, ()) if self.people[i].key[: len(key)] == key)
        plain = len(key) == 2 and first.capitalize() not in vocabulary().given and first not in self.by_word
        return ending or beginning or (self.holders(key[-1:]) if plain and found else ())

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
        """The bearer whom the bare surname means throughout: it stands alone after one was introduced and before the others were."""
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
        """Where capitalised words stand alone or behind "Mr." and the like, by word."""
        places: dict[str, list[int]] = {}
        for run in self.runs:
            word = run.words if " " not in run.words else surname_alone(run.words)
            if word:
                places.setdefault(fold(word), []).append(run.start)
        return places

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """Every place where a run names one person for certain, in the order of the text."""
        found = []
        known: dict[str, Name | None] = {}
        for run in self.runs:
            if run.words not in known:
                known[run.words] = self.personal(run.words)
            name = known[run.words]
            if name is not None:
                people = self.lookup(name, run.start)
                if len(people) == 1:
                    found.append(Occurrence(run.start, run.end, people[0]))
        return found

    def personal(self, words: str) -> Name | None:
        """The name in a run, if it can be that of one of the people."""
        if " " not in words and fold(words) not in self.by_word:
            return None
        name = parse_name(words)
        personal = name.kind in ("full", "short", "maybe") or (" " not in words and name.kind != "place")
        return name if personal and name.key and self.holders(name.key) else None


def surname_alone(words: str) -> str:
    """The surname of a run that is nothing but a courtesy title and a surname."""
    title, _, word = words.partition(" ")
    known = vocabulary().titles.get(title.lower())
    return word if known is not None and known.kind == "courtesy" and " " not in word else ""


def surname_of(key: tuple[str, ...]) -> str:
    """The last word of a name that is no suffix."""
    return key[-2] if len(key) > 1 and key[-1] in SUFFIXES else key[-1]


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of several words can be one person's: the surnames are equal and the given names agree."""
    if surname_of(a) != surname_of(b) or (a[-1] in SUFFIXES) != (b[-1] in SUFFIXES):
        return a == b[-len(a) :] or b == a[-len(b) :]
    return given_agree(a[0], b[0]) or (len(a) != len(b) and (a == b[-len(a) :] or b == a[-len(b) :]))


def given_agree(a: str, b: str) -> bool:
    """Whether two given names can be one: equal, an initial, a short form, a shared beginning."""
    if a == b or (len(a) <= 2 and b.startswith(a[0])) or (len(b) <= 2 and a.startswith(b[0])):
        return True
    if b in vocabulary().short.get(a, ()) or (len(a) > 3 and len(b) > 3 and a[:4] == b[:4]):
        return True
    return DOUBLED.sub(r"\1", a) == DOUBLED.sub(r"\1", b)


def build_roster(
    runs: Sequence[Run], heads: Iterable[tuple[int, Name]], beside: frozenset[str] = frozenset()
) -> Roster:
    """The people that `runs` name. `heads` are the names of speakers and their places: they are people without more evidence, as are
    the given names in `beside`, which stand in apposition ("his wife, Anna,")."""
    heads = list(heads)
    parsed = [
        Draft(run.start + name.offset, name) for run in runs if " " in run.words for name in (parse_name(run.words),)
    ]
    titled = [d for d in parsed if d.name.kind == "short" and d.name.titled and d.name.key]
    surnames = {d.name.key[-1] for d in titled if d.name.courtesy}
    spoken = {name.key for _, name in heads}
    alone = {fold(run.words) for run in runs if " " not in run.words}
    full = [d for d in parsed if d.name.kind == "full"]
    bearers: dict[str, set[tuple[str, ...]]] = {}
    for d in full:
        bearers.setdefault(surname_of(d.name.key), set()).add(d.name.key)
    full = [d for d in full if not is_question(d.name, bearers)]
    alone, surnames = alone - bearers.keys(), surnames - bearers.keys()
    full += [d for d in parsed if d.name.kind == "maybe" and evident(d.name, alone, surnames, spoken, bearers)]
    clusters = cluster(sorted(without_neighbours(full), key=lambda d: d.at))
    words = {word for drafts in clusters for d in drafts for word in d.name.key}
    lone = [d for d in titled if d.name.key[-1] not in words]
    lone += [Draft(at, name) for at, name in heads if name.kind == "short" and name.key and name.key[-1] not in words]
    lone += [
        Draft(run.start, given_alone(run.words)) for run in runs if run.words in beside and fold(run.words) not in words
    ]
    by_key: dict[str, list[Draft]] = {}
    for draft in sorted(lone, key=lambda d: d.at):
        by_key.setdefault(draft.name.key[-1], []).append(draft)
    return roster_of([*clusters, *by_key.values()], titled, runs)


def given_alone(word: str) -> Name:
    """A given name that stands for a person by itself, with its gender."""
    gender = vocabulary().given.get(word, "")
    return replace(parse_name(word), kind="short", gender="" if gender == "u" else gender)


def evident(
    name: Name, alone: set[str], surnames: set[str], spoken: set[tuple[str, ...]], bearers: Container[str]
) -> bool:
    """Whether a name that nothing in itself marks as a person's is one: it speaks, or its last word alone is a surname elsewhere."""
    key = name.key
    if key in spoken and key[-1] not in bearers:
        return True
    return len(key) in (2, 3) and (key[-1] in surnames or (key[-1] in alone and key[0] not in alone))


def is_question(name: Name, bearers: Mapping[str, set[tuple[str, ...]]]) -> bool:
    """Whether a name is a sentence's first word before the surname of somebody else: "Will Dahl resign?"."""
    if len(name.key) != 2 or name.name.split(" ")[0] not in vocabulary().modals:
        return False
    return len(bearers[name.key[-1]]) > 1


def without_neighbours(drafts: Sequence[Draft]) -> list[Draft]:
    """Names cut back to a name of two words that stands elsewhere, where a headline's capitals made them longer."""
    pairs = {d.name.key for d in drafts if len(d.name.key) == 2}
    return [
        shortened(d) if len(d.name.key) > 2 and d.name.key[:2] in pairs and d.name.key[2] not in SUFFIXES else d
        for d in drafts
    ]


def shortened(draft: Draft) -> Draft:
    """The first two words of a name."""
    name = draft.name
    words = name.name.split(" ")[:2]
    return Draft(draft.at, replace(name, name=" ".join(words), key=key_of(words)))


def cluster(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """The names of several words, those of one person together, in the order of their first place."""
    clusters: list[list[Draft]] = []
    keys: list[list[tuple[str, ...]]] = []
    by_key: dict[tuple[str, ...], int] = {}
    by_surname: dict[str, list[int]] = {}
    for draft in drafts:
        key = draft.name.key
        if key not in by_key:
            known = by_surname.setdefault(surname_of(key), [])
            same = next((i for i in known if any(same_person(key, other) for other in keys[i])), len(clusters))
            if same == len(clusters):
                clusters.append([])
                keys.append([])
                known.append(same)
            keys[same].append(key)
            by_key[key] = same
        clusters[by_key[key]].append(draft)
    return clusters


def roster_of(clusters: Sequence[Sequence[Draft]], titled: Sequence[Draft], runs: Sequence[Run]) -> Roster:
    """The roster of these clusters of names; titles before a bare surname tell the gender of its only bearer."""
    by_word: dict[str, list[int]] = {}
    for i, drafts in enumerate(clusters):
        for word in {word for d in drafts for word in d.name.key}:
            by_word.setdefault(word, []).append(i)
    genders: dict[int, str] = {}
    for d in titled:
        bearers = [i for i in by_word.get(d.name.key[-1], ()) if surname_of(clusters[i][0].name.key) == d.name.key[-1]]
        if d.name.gender and len(bearers) == 1:
            genders.setdefault(bearers[0], d.name.gender)
    people = tuple(person_of(i, drafts, genders.get(i, "")) for i, drafts in enumerate(clusters))
    full = {i: tuple(d.at for d in drafts) for i, drafts in enumerate(clusters)}
    return Roster(people, {word: tuple(found) for word, found in by_word.items()}, full, runs)


def person_of(index: int, drafts: Sequence[Draft], told: str) -> Person:
    """The person that these names are one of; `told` is the gender that a title before the surname tells."""
    fullest = max(drafts, key=lambda d: (len(d.name.key), -d.at)).name
    keys = dict.fromkeys([fullest.key, *(d.name.key for d in drafts)])
    gender = told or next((d.name.gender for d in drafts if d.name.gender), "")
    role = max((d.name.role for d in drafts if not d.name.courtesy), key=len, default="")
    doubtful = not gender and len(fullest.key) == 1 and not any(d.name.titled for d in drafts)
    return Person(index, fullest.name, tuple(keys), gender, role, doubtful)
