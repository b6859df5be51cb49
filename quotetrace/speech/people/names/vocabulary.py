"""What the lexicon knows about names, titles, roles and bodies, in the forms that look-ups need."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from quotetrace.lexicon import column, rows, several

__all__ = ["Pronoun", "Role", "Title", "Vocabulary", "is_possessive", "phrase_words", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Title:
    """What a title before a name says: the roles of its bearer, a gender (m, f or empty), and the kind of title."""

    roles: tuple[str, ...]
    gender: str
    kind: str


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for a person: its kind (office, job, epithet, kin, voice, source, part), gender (m, f or empty), and how
    it can point back.

    `anaphor`: yes, run, seat, office, vague, besides or empty, as the table of roles explains.
    """

    kind: str
    gender: str
    anaphor: str = ""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can point to: gender m, f, n or empty, number one, many or empty, and its kind."""

    gender: str
    number: str
    kind: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Look-ups in lower case, but for `given`, `cut` and `thing`, which hold words as names are written."""

    given: Mapping[str, str]
    short: Mapping[str, frozenset[str]]
    titles: Mapping[str, Title]
    abbreviations: tuple[str, ...]
    titles_marked: tuple[str, ...]
    roles: Mapping[str, Role]
    plurals: Mapping[str, Role]
    singulars: Mapping[str, str]
    organizations: Mapping[str, str]
    endings: frozenset[str]
    groups: Mapping[str, str]
    documents: frozenset[str]
    particles: frozenset[str]
    demonyms: Mapping[str, str]
    places: Mapping[str, str]
    bodies: frozenset[str]
    people: Mapping[str, str]
    cut: frozenset[str]
    thing: frozenset[str]
    modals: frozenset[str]
    untitled: frozenset[str]
    families: frozenset[str]
    trades: frozenset[str]
    portfolios: frozenset[str]
    placed: Mapping[str, str]
    pronouns: Mapping[str, Pronoun]


@cache
def vocabulary() -> Vocabulary:
    """All tables, read once."""
    titles = {
        form: Title(tuple(several(role)), gender, kind)
        for forms, role, gender, kind in body("titles", 4)
        for listed in several(forms)
        for form in (listed, listed.replace(" ", "-"))
    }
    roles: dict[str, Role] = {}
    for kind, gender, nouns, anaphor in body("roles", 4):
        hyphened = (noun.replace(" ", "-") for noun in several(nouns) if kind == "office")
        for noun in (*several(nouns), *hyphened):
            known = roles.get(noun.lower())
            if known is None or (gender and not known.gender):
                roles[noun.lower()] = Role(
                    known.kind if known else kind, gender, (known.anaphor if known else "") or anaphor
                )
    roles |= parents_of_several(roles)
    cuts = {
        kind: frozenset(w for k, words in body("never_names", 2) if k == kind for w in several(words))
        for kind in ("cut", "thing", "modal", "surname", "family", "trade", "portfolio")
    }
    return Vocabulary(
        given=given_names(),
        short=short_names(),
        titles={form.lower(): title for form, title in titles.items()},
        abbreviations=tuple(
            sorted({word for form in titles for word in form.split(" ") if word.endswith(".")}, key=len, reverse=True)
        ),
        titles_marked=tuple(f for f in titles if f.endswith("'")),
        roles=roles,
        plurals={form: role for noun, role in roles.items() for form in plurals_of(noun)},
        singulars={form: noun for noun in roles for form in plurals_of(noun)},
        organizations={
            noun: kind
            for kind, nouns in reversed(list(body("organization_heads", 2)))
            for noun in several(nouns)
            if kind != "name"
        },
        endings=frozenset(
            word for kind, words in body("organization_heads", 2) if kind == "name" for word in several(words)
        ),
        groups={
            form: hides
            for hides, nouns in reversed(list(body("group_nouns", 2)))
            for noun in several(nouns)
            for form in (noun, noun + "s")
        },
        documents=frozenset(noun for line in body("document_nouns", 1) for noun in several(line[0])),
        particles=column("name_particles"),
        demonyms={word: place for place, words in body("demonyms", 2) for word in several(words)},
        places={name: kind for kind, names in reversed(list(body("places", 2))) for name in with_curly(several(names))},
        bodies=frozenset(with_curly(column("known_bodies"))),
        people={name: gender for gender, names in body("known_people", 2) for name in several(names)},
        cut=cuts["cut"],
        thing=cuts["thing"],
        modals=cuts["modal"],
        untitled=cuts["surname"],
        families=cuts["family"],
        trades=cuts["trade"],
        portfolios=cuts["portfolio"],
        placed={name: gender for gender, names in body("place_names", 2) for name in several(names)},
        pronouns={
            w: Pronoun(gender, number, kind)
            for words, gender, number, kind in body("pronouns", 4)
            for w in several(words)
        },
    )


def with_curly(names: Iterable[str]) -> Iterable[str]:
    """Names, each also with curly apostrophes: Macy's, Macy’s."""
    return (form for name in names for form in {name, name.replace("'", "’")})


def parents_of_several(roles: Mapping[str, Role]) -> dict[str, Role]:
    """Nouns for whoever has so many children, as which anybody can be meant again: mum-of-two, father of four."""
    numbers = column("numbers", "word", kind="unit") | column("numbers", "word", kind="loose")
    return {
        f"{noun}{link}of{link}{number}": Role("epithet", roles[noun].gender, "yes")
        for noun in column("kin", "nouns", kind="elder") & roles.keys()
        for number in numbers
        for link in "- "
    }


@cache
def phrase_words(kind: str) -> frozenset[str]:
    """The words of one kind that shape a noun phrase."""
    return column("phrase_words", "words", kind=kind)


def is_number(word: str) -> bool:
    """Whether a word is a number, in figures or in letters: 10, nine."""
    return word.isdigit() or word.lower() in column("numbers", "word")


def is_possessive(word: str) -> bool:
    """Whether a word is "his", "her" and the like."""
    pronoun = vocabulary().pronouns.get(word.lower())
    return pronoun is not None and pronoun.kind == "possessive"


def body(name: str, width: int) -> Iterable[list[str]]:
    """The rows of a table without its header, each filled up to `width` cells."""
    lines = rows(name)
    next(lines)
    return (row + [""] * (width - len(row)) for row in lines)


def given_names() -> Mapping[str, str]:
    """From given name to gender; a name that any row calls common to both is `u`."""
    names: dict[str, str] = {}
    for gender, _region, listed in body("first_names", 3):
        for name in listed.split("|"):
            if gender == "u":
                names[name] = "u"
            else:
                names.setdefault(name, gender)
    return names


def short_names() -> Mapping[str, frozenset[str]]:
    """From a given name or short form to all the names that it may stand for, in lower case."""
    related: dict[str, set[str]] = {}
    for given, forms in body("short_names", 2):
        for form in several(forms):
            related.setdefault(form.lower(), set()).add(given.lower())
            related.setdefault(given.lower(), set()).add(form.lower())
    return {name: frozenset(others) for name, others in related.items()}


def plurals_of(noun: str) -> tuple[str, ...]:
    """The plural forms of a role noun; the noun that changes is the last, or the one before "of"."""
    head, space, rest = noun.partition(" of ")
    if head.endswith("man"):
        return (head[:-2] + "en" + space + rest,)
    if head.endswith(("s", "x", "ch", "sh")):
        return (head + "es" + space + rest,)
    if head.endswith("y") and head[-2:-1] not in tuple("aeiou"):
        return (head[:-1] + "ies" + space + rest,)
    return (head + "s" + space + rest,)
