"""From the runs of an article to its people: which names are persons, and which are one person's."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from quotetrace.speech.people.cast.evidence import Evidence
from quotetrace.speech.people.cast.roster import Person, Roster
from quotetrace.speech.people.names.described import tells_who
from quotetrace.speech.people.names.identity import same_person, surname_of
from quotetrace.speech.people.names.names import Name, fold, key_of, parse_name, suffixes
from quotetrace.speech.people.names.offices import without_style
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import vocabulary

__all__ = ["build_roster"]


class Draft(NamedTuple):
    """A name of several words at one place, before variants are joined."""

    at: int
    name: Name


def build_roster(runs: Runs, evidence: Evidence) -> Roster:
    """The people that `runs` name: full names, titled names, and what the evidence makes a person."""
    parsed = [
        Draft(start + name.offset, name)
        for start, words in zip(runs.starts, runs.words, strict=True)
        if " " in words
        for name in (parse_name(words),)
    ]
    titled = [d for d in parsed if d.name.kind == "short" and d.name.titled and d.name.key]
    clusters = cluster(sorted(whole_names(runs, evidence, parsed, titled), key=lambda d: d.at))
    words = {word for drafts in clusters for d in drafts for word in d.name.key}
    by_key: dict[str, list[Draft]] = {}
    for draft in sorted(lone_names(runs, evidence, titled, words), key=lambda d: d.at):
        by_key.setdefault(draft.name.key[-1], []).append(draft)
    likely = evidence.likely - {name.key for _, name in evidence.heads}
    return replace(roster_of([*clusters, *by_key.values()], titled, runs, likely, evidence), bodies=evidence.bodies)


def whole_names(runs: Runs, evidence: Evidence, parsed: Sequence[Draft], titled: Sequence[Draft]) -> list[Draft]:
    """The names of several words that are persons', without what a headline or a neighbour adds to them."""
    spoken = evidence.likely.union(name.key for _, name in evidence.heads)
    full = [d for d in parsed if d.name.kind == "full" and d.name.key not in evidence.bodies]
    bearers: dict[str, set[tuple[str, ...]]] = {}
    for d in full:
        bearers.setdefault(surname_of(d.name.key), set()).add(d.name.key)
    alone = {fold(words) for words in set(runs.words) if " " not in words} - bearers.keys()
    surnames = {d.name.key[-1] for d in titled if d.name.courtesy} - bearers.keys()
    full = [d for d in full if not is_question(d.name, bearers)]
    full += [Draft(at, name) for at, name in evidence.paired if name.key[0] not in bearers]
    full += [
        d
        for d in parsed
        if d.name.kind == "maybe"
        and d.name.key not in evidence.bodies
        and (
            d.name.key in evidence.inner
            or d.name.key in evidence.told
            or evident(d.name, alone, surnames, spoken, bearers, evidence.kin)
        )
    ]
    full += [
        Draft(start, name)
        for start, words in zip(runs.starts, runs.words, strict=True)
        if not evidence.mentioned.isdisjoint((words, words.rpartition(" ")[2]))
        and (name := named_like_a_thing(words, bearers))
    ]
    full = [
        without_headline(d, alone, evidence.small) for d in full if not is_headline(d.name, bearers, evidence.small)
    ]
    return without_leads(without_neighbours(without_surnames(full)))


def lone_names(runs: Runs, evidence: Evidence, titled: Sequence[Draft], words: Container[str]) -> list[Draft]:
    """The surnames and given names that stand for somebody alone, and are no `words` of a longer name."""
    lone = [d for d in titled if d.name.key[-1] not in words]
    spare = ((at, name) for at, name in evidence.heads if name.kind == "short" and name.key)
    lone += [Draft(at, known_alone(name)) for at, name in spare if name.key[-1] not in words]
    for start, name in zip(runs.starts, runs.words, strict=True):
        if name in evidence.beside and fold(name) not in words:
            lone.append(Draft(start, given_alone(name)))
        elif name in evidence.acting and fold(name) not in words:
            lone.append(Draft(start, parse_name(name)._replace(kind="short", gender="")))
    return lone


def named_like_a_thing(words: str, bearers: Container[str]) -> Name | None:
    """The name of a person who speaks, by it or by its last word, if a place or a thing is called so too, or a nation
    whose word stands before a surname of `bearers`: Paris Hillman, Mark Day, German Ortega; no Mark Report."""
    known, (first, _, last) = vocabulary(), words.partition(" ")
    nouns = (known.roles, known.organizations, known.documents)
    noun = last not in known.families and any(last.lower() in table for table in nouns)
    if not last or " " in last or noun:
        return None
    name = parse_name(words)
    placed = name.role in known.placed or (bool(known.demonyms.get(name.role)) and fold(last) in bearers)
    if not (name.kind == "thing" and first in known.given) and not (name.kind == "short" and placed):
        return None
    gender = known.placed.get(first, known.given.get(first, "")).replace("u", "")
    return name._replace(kind="full", name=words, key=key_of([first, last]), role="", offset=0, gender=gender)


def evident(
    name: Name,
    alone: set[str],
    surnames: set[str],
    spoken: Container[tuple[str, ...]],
    bearers: Mapping[str, set[tuple[str, ...]]],
    kin: Container[str],
) -> bool:
    """Whether a name that nothing in itself marks as a person's is one: it speaks, or its last word alone is a surname
    elsewhere, or that of somebody's relative, one of `kin`."""
    key = name.key
    last = name.name.rpartition(" ")[2]
    if last in vocabulary().bodies or (last.isupper() and len(last) > 1 and not name.name.isupper()):
        return False  # Harbor Twitter, Junge SVP
    inner = name.name.split(" ")[1:-1]
    if any(word in vocabulary().demonyms or vocabulary().organizations.get(word.lower()) == "firm" for word in inner):
        return False  # Vik National Sund, Soup Maker Lund
    if key in spoken and all(key[-len(ending) :] == ending for ending in bearers.get(key[-1], ())):
        return True  # Aung San Suu Kyi, also where Ms. Suu Kyi stands
    if key in spoken and len(key) == 2 and key[-1] in kin:
        return True  # Ansel Lund, beside his wife, Ada Lund
    return len(key) in (2, 3) and (key[-1] in surnames or (key[-1] in alone and key[0] not in alone))


def is_question(name: Name, bearers: Mapping[str, set[tuple[str, ...]]]) -> bool:
    """Whether a name is a sentence's first word before the surname of somebody else: "Will Dahl resign?"."""
    if len(name.key) != 2 or name.name.split(" ")[0] not in vocabulary().modals:
        return False
    return len(bearers[name.key[-1]]) > 1


def known_alone(name: Name) -> Name:
    """A lone name with the gender of the person whom everybody knows by it."""
    people = vocabulary().people
    return name if name.gender else name._replace(gender=people.get(name.name, people.get(name.name.capitalize(), "")))


def given_alone(word: str) -> Name:
    """A given name that stands for a person by itself, with its gender."""
    gender = vocabulary().given.get(word, "")
    return parse_name(word)._replace(kind="short", gender="" if gender == "u" else gender)


def is_headline(name: Name, bearers: Container[str], small: Container[str]) -> bool:
    """Whether a long name is somebody's surname with words of a headline behind it: Lund Speech Skewered."""
    first, *rest = name.key
    return len(rest) > 1 and first in bearers and rest[-1] not in bearers and any(word in small for word in rest)


def without_headline(draft: Draft, alone: Container[str], small: Container[str]) -> Draft:
    """A name cut back to two words, the second of which is a surname elsewhere, where a word behind them is no name:
    Anna Lund Described."""
    key = draft.name.key
    longer = len(key) > 2 and key[1] in alone and key[-1] not in alone
    longer = longer and key[2] in small and key[2] not in vocabulary().particles  # but Anna Lund da Silva
    return shortened(draft) if longer else draft


def without_surnames(drafts: Sequence[Draft]) -> list[Draft]:
    """The names without those that are only the surname of others, with its particle in capitals: Van Rijn."""
    surnames = {d.name.key[i:] for d in drafts for i in range(1, len(d.name.key) - 1)}
    return [d for d in drafts if d.name.key not in surnames or d.name.key[0] not in vocabulary().particles]


def without_neighbours(drafts: Sequence[Draft]) -> list[Draft]:
    """Names cut back to a name of two words that stands elsewhere, where a headline's capitals made them longer."""
    pairs = {d.name.key for d in drafts if len(d.name.key) == 2}
    return [
        shortened(d) if len(d.name.key) > 2 and d.name.key[:2] in pairs and d.name.key[2] not in suffixes() else d
        for d in drafts
    ]


def without_leads(drafts: Sequence[Draft]) -> list[Draft]:
    """The names without those that only end in a name of two words that stands elsewhere, behind two that are no given
    names: Rude Things Anna Lund, of a headline."""
    pairs = {d.name.key for d in drafts if len(d.name.key) == 2}
    return [d for d in drafts if len(d.name.key) < 4 or d.name.key[-2:] not in pairs or is_strange(d.name)]


def is_strange(name: Name) -> bool:
    """Whether a name of several words may be somebody's although another ends like it: a given name or an initial stands
    in it before its last two words, or none does there."""
    given = vocabulary().given
    *before, first, _ = name.name.split(" ")
    return first not in given or any(word in given or word.endswith(".") for word in before)


def shortened(draft: Draft) -> Draft:
    """The first two words of a name."""
    name = draft.name
    words = name.name.split(" ")[:2]
    return Draft(draft.at, name._replace(name=" ".join(words), key=key_of(words)))


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


def roster_of(
    clusters: Sequence[Sequence[Draft]],
    titled: Sequence[Draft],
    runs: Runs,
    likely: Container[tuple[str, ...]],
    evidence: Evidence,
) -> Roster:
    """The roster of these clusters of names; titles before a bare surname tell the gender of its only bearer.

    `likely` are names that only look like persons'.
    """
    by_word: dict[str, list[int]] = {}
    for i, drafts in enumerate(clusters):
        for word in {word for d in drafts for word in d.name.key}:
            by_word.setdefault(word, []).append(i)
    genders: dict[int, str] = {}
    for d in titled:
        bearers = [i for i in by_word.get(d.name.key[-1], ()) if surname_of(clusters[i][0].name.key) == d.name.key[-1]]
        own = len(bearers) == 1 and not is_of_another(d.name, clusters[bearers[0]], related=evidence.related)
        if d.name.gender and own:
            genders.setdefault(bearers[0], d.name.gender)
    people = tuple(
        person_of(i, drafts, genders.get(i, ""), likely, evidence.beside) for i, drafts in enumerate(clusters)
    )
    full = {i: tuple(d.at for d in drafts) for i, drafts in enumerate(clusters)}
    return Roster(people, {word: tuple(found) for word, found in by_word.items()}, full, runs)


def is_of_another(name: Name, drafts: Sequence[Draft], *, related: Container[str]) -> bool:
    """Whether a courtesy title before a surname is not its bearer's, by the title of the whole name, or, where such
    relatives are told of, by the given name: Mrs. Lund is neither Mr. Ivar Lund nor Ivar Lund."""
    told = next(
        (d.name.gender for d in drafts if d.name.gender and (name.gender in related or d.name.courtesy)), name.gender
    )
    return name.courtesy and told != name.gender


def person_of(
    index: int, drafts: Sequence[Draft], told: str, likely: Container[tuple[str, ...]], alone: Container[str]
) -> Person:
    """The person that these names are one of; `told` is the gender that a title before the surname tells, `alone` are single
    words that are somebody's name for certain."""
    fullest = max(drafts, key=lambda d: (len(d.name.key), d.name.name.count(" "), -d.at)).name
    keys = dict.fromkeys([fullest.key, *(d.name.key for d in drafts)])
    gender = told or next((d.name.gender for d in drafts if d.name.gender), "")
    role = max((without_style(d.name.role) for d in drafts if tells_who(d.name.role)), key=len, default="")
    doubtful = not gender and not any(d.name.titled for d in drafts)
    single = len(fullest.key) == 1 and fullest.name not in alone
    doubtful = doubtful and (single or all(d.name.key in likely for d in drafts))
    return Person(index, fullest.name, tuple(keys), gender, role, doubtful)
