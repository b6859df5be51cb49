"""Relatives: the elder and the younger of a surname, the wife of whoever was named, whose husband somebody is."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from quotetrace.lexicon import column, mapping, several
from quotetrace.speech.people.cast.scene import Found, Scene
from quotetrace.speech.people.names.names import Name
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.pronouns import antecedent
from quotetrace.speech.people.reference.surroundings import is_of_speaker

__all__ = ["by_age", "by_kin", "by_title", "of_age", "spouse"]

# "his wife", before the name of one.
OWNED = re.compile(r"\b(?:his|her) (?:[\w-]+ ){0,2}?([\w-]+),?\s$", re.IGNORECASE)
# What stands between the owner and the name of who is his or hers.
OWNERS = re.compile(r"['’]s? (?:[\w-]+ ){0,2}?([\w-]+),?\s")
# Code points behind a name in which its age stands, and before one in which "his wife" does.
AGED, SHORTLY = re.compile(r",\s+(?:who\s+(?:is|was|turned)\s+)?(\d{1,3})(?=[,.;)])"), 40
YEARS = re.compile(r"\b(\d{1,3})-year-old\b")
OLD = re.compile(YEARS.pattern + r"(?:\s[\w-]+){0,3}\s$")
# Code points behind a relative's first mention in which "her brother" is she or he.
FAR = 1200


def by_age(scene: Scene, name: Name, role: str) -> tuple[int, ...] | None:
    """Which bearers of a surname can be "the elder Lund" or "the younger Lund", by age or by whose parent or child each
    is told to be; None where the words say no such thing, or nothing tells."""
    wanted = kinds().get(role.lower().partition(" ")[0], "")
    bearers = scene.roster.holders(name.key) if wanted in ("elder", "younger") else ()
    if not bearers:
        return None
    ages = {person: age_of(scene, person) for person in bearers}
    if len(bearers) == 2 and all(ages.values()) and len(set(ages.values())) == 2:
        return ((max if wanted == "elder" else min)(bearers, key=lambda person: ages[person]),)
    told = {person: generation(scene, person) for person in bearers}
    same = tuple(person for person in bearers if told[person] == wanted)
    rest = tuple(person for person in bearers if not told[person])
    if len(same) == 1 or not (same or rest):
        return same
    return rest if not same and len(rest) == 1 < len(bearers) else None


def by_title(scene: Scene, name: Name, bearers: tuple[int, ...]) -> tuple[int, ...]:
    """Those of the bearers of a surname, `bearers` the likeliest, whom "Mr. Lund" or "Ms. Lund" can mean by the gender
    that the article tells: one is a son, another is "she"."""
    for some in (bearers, scene.roster.holders(name.key)) if bearers else ():
        if fitting := tuple(person for person in some if scene.traits.fits(person, name.gender)):
            return fitting
    return bearers


def age_of(scene: Scene, person: int) -> int:
    """The age that stands behind a person's name, or before it; 0 where none does."""
    for start, end in scene.traits.occurrences(person):
        found = AGED.match(scene.text, end) or OLD.search(scene.text, max(0, start - SHORTLY), start)
        if found:
            return int(found[1])
    return 0


def of_age(scene: Scene, words: str, people: Iterable[int]) -> list[int]:
    """Those of `people` who can be "the 48-year-old": who are told to be so old, else whose age is not told, but none who
    only looks like a person beside one who is, since a body is of no such age: Orsund Vilje, a club."""
    found = YEARS.search(words)
    ages = {person: age_of(scene, person) for person in people} if found else {}
    same = [person for person, age in ages.items() if found and age == int(found[1])]
    untold = [person for person, age in ages.items() if not age]
    return same or [person for person in untold if not scene.roster.people[person].doubtful] or untold


def generation(scene: Scene, person: int) -> str:
    """Whether a person is told to be somebody's elder or younger relative, but by these words; empty where neither or
    both are told."""
    words = (scene.roster.people[person].key[-1], *scene.traits.bears(person))
    told = {kinds().get(word, "") for word in words if kinds().get(word) != word} & {"elder", "younger"}
    return min(told, default="") if len(told) == 1 else ""


def spouse(scene: Scene, name: Name) -> int | None:
    """Whom "Mrs. Lund" means behind "Ivar Lund and his wife Marit": the only wife or mother, or husband or father,
    whose surname is not told."""
    wed = [p.index for p in scene.roster.people if len(p.key) == 1 and is_of_family(scene, p.index)]
    fits = [person for person in wed if scene.traits.gender(person) == name.gender]
    return fits[0] if len(fits) == 1 else None


def by_kin(scene: Scene, phrase: Phrase) -> int | None:
    """Whom "her husband" means if she was brought in as his wife: "Ivar Lund and his wife Marit"; and "her host" or
    "my host", if somebody was brought in so."""
    if is_of_speaker(phrase):
        return brought_in(scene, phrase, "", None)
    first = phrase.words.partition(" ")[0].lower()
    pronoun = vocabulary().pronouns.get(first)
    if pronoun is None or pronoun.kind != "possessive" or not pronoun.gender:
        return None
    owner = antecedent(scene, pronoun.gender, phrase.start, (), "", named=True)
    if (brought := brought_in(scene, phrase, first, owner)) is not None:
        return brought
    if not isinstance(owner, int) or (phrase.head not in kinds() and phrase.head not in others()):
        return None
    if kinds().get(phrase.head) == "sibling" and (other := sibling(scene, phrase.head, owner)) is not None:
        return other
    theirs = {p for p in scene.traits.by_role.get(phrase.head, ()) if (phrase.head, owner) in told_to_be(scene, p)}
    if len(theirs) == 1:
        return theirs.pop()
    role = vocabulary().roles.get(phrase.head)
    for noun, other in told_to_be(scene, owner):
        if phrase.head in others().get(noun, ()) and other != owner:
            return other if role and scene.traits.fits(other, role.gender) else None
    return None


def told_to_be(scene: Scene, person: int) -> Iterator[tuple[str, int]]:
    """What a person is told to be, and to whom: Ivar Lund and his wife Marit; Lund's lawyer, Ann Gow; Ann Gow, a lawyer for
    Lund."""
    named = scene.roster.occurrences
    for start, end in scene.traits.occurrences(person):
        k = bisect_left(named, (start,))
        if k:
            gap = scene.text[named[k - 1].end : start]
            his = OWNED.search(scene.text, max(0, start - SHORTLY), start)
            if (found := his or OWNERS.fullmatch(gap)) and is_so_now(found):
                yield found[1].lower(), named[k - 1].person
        if k + 1 < len(named) and (found := to_whom().fullmatch(scene.text, end, named[k + 1].start)):
            behind = scene.text[named[k + 1].end : named[k + 1].end + SHORTLY].split()[:1]
            if is_so_now(found) and phrase_words("link").isdisjoint(behind):
                yield found[1].lower(), named[k + 1].person


def is_so_now(told: re.Match[str]) -> bool:
    """Whether words that tell whose somebody is do not say that this is over: Lund's | former lawyer."""
    return phrase_words("left").isdisjoint(told[0].lower().split())


@cache
def to_whom() -> re.Pattern[str]:
    """What stands between the name of who is somebody's and the owner: Ann Gow|, a lawyer for | Lund."""
    return re.compile(rf",? an? (?:[\w-]+ ){{0,2}}?([\w-]+) (?:{'|'.join(sorted(phrase_words('for whom')))})\s")


def sibling(scene: Scene, noun: str, person: int) -> int | None:
    """The other of two who were brought in together: "the brothers Ivar and Karl Moe"."""
    named = scene.roster.occurrences
    for start, _ in scene.traits.occurrences(person):
        k = bisect_left(named, (start,))
        for first, second in ((k - 1, k), (k, k + 1)):
            if first < 0 or second >= len(named) or scene.text[named[first].end : named[second].start] != " and ":
                continue
            if scene.text.endswith(f" {noun}s ", 0, named[first].start):
                return named[second if first == k else first].person
    return None


def brought_in(scene: Scene, phrase: Phrase, pronoun: str, owner: int | Found | None) -> int | None:
    """The only person who was brought in as "her brother", `pronoun` the first of these words or empty for either,
    shortly before, or as that of the same `owner`: "Ann Moe and her brother, Karl Moe"."""
    found = set()
    for person in scene.traits.by_role.get(phrase.head, ()):
        for start, _ in scene.traits.occurrences(person):
            kin = OWNED.search(scene.text, max(0, start - SHORTLY), start) if start < phrase.start else None
            if kin is None or kin[1].lower() != phrase.head or not kin[0].lower().startswith(pronoun):
                continue
            gender = vocabulary().pronouns[kin[0].partition(" ")[0].lower()].gender
            whose = antecedent(scene, gender, kin.start(), (), "", named=True)
            if phrase.start < start + FAR or (isinstance(owner, int) and whose == owner):
                found.add(person)
    return found.pop() if len(found) == 1 else None


def is_of_family(scene: Scene, person: int) -> bool:
    """Whether a person is told to be a relative who bears the surname too: somebody's wife or husband, mother or father."""
    return not column("kin", "nouns", surname="yes").isdisjoint(scene.traits.bears(person))


@cache
def kinds() -> Mapping[str, str]:
    """From a relative, or an adjective, to its kind: spouse, sibling, elder, younger."""
    return mapping("kin", "nouns", "kind")


@cache
def others() -> Mapping[str, tuple[str, ...]]:
    """From a relative, or from a lawyer, to what those are to her or him whose relative or lawyer it is."""
    told = {**mapping("kin", "nouns", "other"), **mapping("clients", "nouns", "other")}
    return {noun: tuple(several(other)) for noun, other in told.items() if other}
