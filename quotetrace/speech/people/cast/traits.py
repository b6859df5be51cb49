"""What an article tells of a person besides the name: gender, and the roles in which he or she is introduced."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import groupby

from quotetrace.lexicon import mapping
from quotetrace.speech.people.cast.roster import Roster
from quotetrace.speech.people.cast.several import shared_role
from quotetrace.speech.people.names.described import (
    is_lead,
    is_role,
    parted,
    parted_by_complement,
    parted_by_owner,
    title_words,
    tokens_before,
    with_past,
    words_of,
)
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.pieces import without_article
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.verbs import is_of_class
from quotetrace.speech.prose.words import read_words
from quotetrace.text.abbreviations import never_ending

__all__ = [
    "AGED",
    "DASHED",
    "EITHER",
    "FAR_BEHIND",
    "HE",
    "LINK",
    "PLACES",
    "REACH",
    "RELATIVE",
    "SHE",
    "STOP",
    "Traits",
    "apposed",
    "full_state",
    "is_clause",
    "is_described",
    "is_description",
    "up_to_mark",
]

# How far around a name its description is looked for, in code points, and at how many of its places.
REACH, PLACES = 110, 6
# How far behind it an apposition ends, and how far one behind the name and an age does.
APPOSED_REACH = REACH + 60
FAR_BEHIND = APPOSED_REACH + 50
# How many places of a person are kept: who stands in as many is named often.
OFTEN = 9
# How far behind a name its pronouns are counted, up to the next mark or paragraph.
PRONOUN_REACH = 160

BRACKET = re.compile(r"['’]?s?,?\s*\(?\b([RDI])-\s?([A-Z][\w. ]*)")
STATE = re.compile(r"\s\(([A-Z][\w. ]*)\)")
# Ada Moe — a former pilot — said
DASHED = re.compile(r"\s*[—–]\s*([^,.;:!?“”\"()—–\n]+?)\s*[—–]|\s--?\s([^,.;:!?“”\"()—–\n]+?)\s--?\s")
COPULA = re.compile(
    r"['’]?s?,?\s+(?:who\s+)?(?:is|was|became|has been|serves as|served as)\s+(?:now\s+)?((?:the|a|an|his|her)\s+[^,.;:!?“”\"()—]+)"
)
ELECTED = re.compile(
    r"\s+(?:was|is|has been|had been)\s+(?:re-?)?(?:elected|appointed|named|sworn in)\s+(?:as\s+)?(?:the\s+|an?\s+)?([^,.;:!?“”\"()—]+)"
)
BARE = re.compile(
    r"\s+(?:is|was|became|has been)\s+((?!the\s|an?\s|his\s|her\s)[a-z]+\s(?:of|at|in)\s[^,.;:!?“”\"()—]+)"
)
RELATIVE = re.compile(r"\s(?:who|whom|whose|which|that|where|since)\s")
LINK = re.compile(r"\s(?:of|in|for|to|at|from|with|on|by)\s")
STOP = re.compile(r"[“\"\n]")
HE = re.compile(r"\b(?:[Hh]e|[Hh]is|him|himself)\b")
SHE = re.compile(r"\b(?:[Ss]he|[Hh]er|hers|herself)\b")
EITHER = re.compile(f"{HE.pattern}|{SHE.pattern}")
# Pronouns that mean somebody else than the subject before them: Lund told him, Lund had been a patient of hers.
OTHERS = re.compile(r"^\s+[a-z]+ him\b|\bof (?:hers\b|his(?=\s*[.,;]))")
# What stands behind an owner: Lund's | old wife laughed.
OWNED = re.compile(r"['’]s? ((?:[\w-]+ ){0,2}[\w-]+)")
# The age behind a name, and the place that its bearer is of.
AGED = re.compile(r",\s+\d{1,3}(?=[,.;])")
OF_PLACE = re.compile(r"\s+of\s+(?:the\s+)?([A-Z]\w+(?: [A-Z]\w+)?)")
PARTIES = {"R": "republican", "D": "democrat democratic", "I": "independent"}


@cache
def gone() -> re.Pattern[str]:
    """A word for what somebody no longer is: former, ex-."""
    return re.compile(rf"\b(?:{'|'.join(sorted(phrase_words('past')))})\b", re.IGNORECASE)


@cache
def apposed() -> re.Pattern[str]:
    """What stands behind the comma behind a name, up to the next mark."""
    return re.compile(rf"['’]?s?,\s+(?!and\b|but\b|who(?:se|m)?\b|which\b)({up_to_mark()})")


def up_to_mark() -> str:
    """The pattern of words up to the next mark or the end of the paragraph, the stops of abbreviations left out."""
    forms = ("|".join(rf"\b{re.escape(word)}" for word in alike) for _, alike in groupby(never_ending(), len))
    short = "|".join(rf"(?<={form})" for form in forms)
    stop = rf"\.(?=[\w-])|(?:(?<=\b[A-Z])|{short})\.(?=\s\w)"
    return rf"(?:[^,.;:!?“”\"()—\n]|\n(?!\s*\n)|{stop})+"


class Traits:
    """Traits of the people of one article, worked out when they are asked for."""

    def __init__(self, text: str, roster: Roster) -> None:
        """`text` is the article's."""
        self.text, self.roster = text, roster
        self.genders: dict[int, str] = {}
        self.roles: dict[int, frozenset[str]] = {}
        self.heads: dict[int, tuple[str, ...]] = {}
        self.left: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self.lower: dict[int, frozenset[str]] = {}

    @cached_property
    def places(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        """Where each person is named for certain, at first: start and end of each run."""
        places: dict[int, list[tuple[int, int]]] = {}
        for o in self.roster.occurrences:
            known = places.setdefault(o.person, [])
            if len(known) < OFTEN:
                known.append((o.start, o.end))
        return places

    def occurrences(self, person: int) -> Sequence[tuple[int, int]]:
        """Where one person is named for certain, the first places of many."""
        return self.places.get(person, ())

    def gender(self, person: int) -> str:
        """m, f or empty: by the names and titles, then the roles, then the pronouns in sentences about that person
        alone."""
        if person not in self.genders:
            self.genders[person] = (
                self.roster.people[person].gender or self.gender_of_roles(person) or self.gender_of_pronouns(person)
            )
        return self.genders[person]

    def fits(self, person: int, gender: str) -> bool:
        """Whether a pronoun or a role of this gender, if it has one, can mean this person."""
        return not gender or self.gender(person) in ("", gender)

    def gender_of_roles(self, person: int) -> str:
        """The gender that role nouns such as "chairwoman" or "husband" tell."""
        known = vocabulary().roles
        told = [known[w].gender for w in self.described(person) if w in known and known[w].gender]
        return told[0] if told and len(set(told)) == 1 else ""

    def gender_of_pronouns(self, person: int) -> str:
        """The gender of most pronouns between a mention of this person and the next name of anyone."""
        men, women = self.pronouns.get(person, (0, 0))
        return "m" if men > 2 * women else "f" if women > 2 * men else ""

    @cached_property
    def pronouns(self) -> Mapping[int, tuple[int, int]]:
        """How many male and female pronouns follow the mentions of each person of unknown gender."""
        counts: dict[int, tuple[int, int]] = {}
        occurrences = self.roster.occurrences
        for k, o in enumerate(occurrences):
            if self.roster.people[o.person].gender or owns_somebody(self.text, o.end):
                continue
            until = min(occurrences[k + 1].start if k + 1 < len(occurrences) else len(self.text), o.end + PRONOUN_REACH)
            gap = OTHERS.sub(" ", STOP.split(self.text[o.end : until], maxsplit=1)[0])
            men, women = counts.get(o.person, (0, 0))
            counts[o.person] = (men + len(HE.findall(gap)), women + len(SHE.findall(gap)))
        return counts

    @cached_property
    def by_role(self) -> Mapping[str, Sequence[int]]:
        """The people who bear each role, in the order of their first mention."""
        people: dict[str, list[int]] = {}
        for person in sorted(self.places, key=lambda p: self.places[p][0]):
            for word in self.bears(person):
                people.setdefault(word, []).append(person)
        return people

    def described(self, person: int) -> frozenset[str]:
        """The words, in lower case, of titles, modifiers and appositions at the first places where the person is
        named."""
        if person not in self.roles:
            heads: set[str] = set(title_words(self.roster.people[person].role))
            words: set[str] = set()
            for start, end in self.occurrences(person)[:PLACES]:
                name = parse_name(" ".join(self.text[start:end].split()))
                before = self.words_before(start, end)
                owners, own = parted_by_owner(tokens_before(before))
                heads.update(word for token in own for word in title_words(token))
                words.update(word for token in owners for word in words_of(token) if not is_role(word))
                words.update(words_of(parted_by_complement(before)[1]))
                heads.update(title_words(shared_role(self.text, self.roster.occurrences, start)))
                heads.update(title_words(name.role) if name.role and name.kind != "title" else ())
                for told in self.told_behind(end):
                    heads.update(words_of(LINK.split(told, maxsplit=1)[0]))
                    words.update(words_of(told))
                words |= self.words_in_bracket(end)
                words |= self.place_behind(end).union(words_of(name.tail)[1:])
            self.heads[person], self.roles[person] = tuple(sorted(heads)), frozenset(words | heads)
        return self.roles[person]

    def bears(self, person: int) -> tuple[str, ...]:
        """Of these words those that stand in the head of a description: no victim in "the mother of a victim"."""
        self.described(person)
        return self.heads[person]

    def past(self, person: int) -> frozenset[str]:
        """Of these words those that only tell what the person was: mayor, of "former mayor Anna Lund"."""
        return self.told_of_past(person)[0]

    def told_of_past(self, person: int) -> tuple[frozenset[str], frozenset[str]]:
        """Of these words those that only tell what the person was, and all that do, also where others tell the same of the
        present: the former mayor Anna Lund ... Mayor Lund."""
        if person not in self.left:
            past: set[str] = set()
            present: set[str] = set()
            places = self.occurrences(person)[:PLACES]
            former = any(gone().search(self.text, max(0, start - REACH), end + FAR_BEHIND) for start, end in places)
            for start, end in places if former else ():
                before = self.words_before(start, end)
                name = parse_name(" ".join(self.text[start:end].split()))
                told = [LINK.split(words, maxsplit=1)[0] for words in self.told_behind(end)]
                for words in (*told, " ".join(with_past(before, name))):
                    was, now = parted(words_of(words))
                    past |= was
                    present |= now
            self.left[person] = in_full(past - present), in_full(past)
        return self.left[person]

    def under(self, person: int) -> frozenset[str]:
        """Of these words those that only tell whose deputy the person is: president, of "Vice President Anna Lund"."""
        if person not in self.lower:
            lower: set[str] = set()
            whole: set[str] = set()
            for start, end in self.occurrences(person)[:PLACES]:
                name = parse_name(" ".join(self.text[start:end].split()))
                _, own = parted_by_owner(tokens_before(self.words_before(start, end)))
                told = [LINK.split(words, maxsplit=1)[0].split() for words in self.told_behind(end)]
                for tokens in ([*own, *name.role.split()], *told):
                    places = [
                        i for i, token in enumerate(tokens) if token.lower().rstrip(".") in phrase_words("lesser")
                    ]
                    first = places[0] if places else len(tokens)
                    whole.update(word for token in tokens[:first] for word in title_words(token))
                    lower.update(word for token in tokens[first + 1 :] for word in title_words(token))
            self.lower[person] = frozenset(lower - whole)
        return self.lower[person]

    def words_before(self, start: int, end: int) -> str:
        """What stands before a name in its paragraph, as far as it may tell of its bearer."""
        before = self.text[max(0, start - REACH) : start].rpartition("\n\n")[2]
        return "" if is_lead(before, self.text[end : end + 2]) else before

    def told_behind(self, end: int) -> list[str]:
        """What appositions and "is the mayor" behind a name that ends at `end` say, up to a relative clause."""
        aged = AGED.match(self.text, end)
        after = aged.end() if aged else end
        found = (behind.match(self.text, after, after + APPOSED_REACH) for behind in (apposed(), COPULA, ELECTED))
        told = [RELATIVE.split(m.group(1), maxsplit=1)[0] for m in found if m]
        dashed = DASHED.match(self.text, end, end + APPOSED_REACH)
        told += [RELATIVE.split(dashed[1] or dashed[2], maxsplit=1)[0]] if dashed else []
        bare = BARE.match(self.text, end, end + APPOSED_REACH)
        if bare and bare.group(1).partition(" ")[0] in vocabulary().roles:
            told.append(bare.group(1))
        return [words for words in told if is_description(words) and not is_clause(words)]

    def words_in_bracket(self, end: int) -> set[str]:
        """What a bracket behind a name that ends at `end` says: party and state."""
        text = self.text
        found: set[str] = set()
        if (alone := STATE.match(text, end, end + 40)) and full_state(alone[1]):
            return {*words_of(alone[1]), *words_of(full_state(alone[1]))}
        bracket = BRACKET.match(text, end, end + 40)
        if bracket:
            found |= {
                *PARTIES[bracket.group(1)].split(),
                *words_of(bracket.group(2)),
                *words_of(full_state(bracket.group(2).strip())),
            }
        return found

    def place_behind(self, end: int) -> set[str]:
        """The state or land that a name is of, in lower case: Senator Anna Lund of Ohio."""
        found = OF_PLACE.match(self.text, end)
        names = (found[1], found[1].partition(" ")[0]) if found else ()
        return set(next((words_of(name) for name in names if name in vocabulary().places), ()))


def owns_somebody(text: str, end: int) -> bool:
    """Whether a name that ends at `end` only tells whose somebody is, who is "he" or "she" behind it: Lund's | old wife."""
    owned = OWNED.match(text, end)
    return owned is not None and any(is_role(word) for word in owned[1].lower().split())


@cache
def states() -> Mapping[str, str]:
    """From a state's abbreviation to its name."""
    return mapping("state_abbreviations", "abbreviation", "state")


def full_state(short: str) -> str:
    """The state that "Vt." or "Fla" stands for."""
    return states().get(short.replace(" ", "").rstrip(".").lower(), "")


def in_full(words: Iterable[str]) -> frozenset[str]:
    """Words of descriptions with what the titles among them are short for: gov, governor."""
    return frozenset(full for word in words for form in (word, f"{word}.") for full in title_words(form))


BEHIND = re.compile(r",\s+(?:\d\d,\s+)?(?:an?|the|his|her|who)\s")


def is_described(text: str, end: int) -> bool:
    """Whether a name that ends at `end` has an apposition that tells a role."""
    m = apposed().match(text, end, end + APPOSED_REACH)
    if m is None or not (BEHIND.match(text, end) or is_office(m.group(1))):
        return False
    return is_description(m.group(1))


def is_office(phrase: str) -> bool:
    """Whether an apposition without an article tells an office or a trade: president of the port, director at Oars Now."""
    noun = LINK.split(phrase, maxsplit=1)[0]
    role = vocabulary().roles.get(noun)
    return noun != phrase and role is not None and role.kind in ("office", "job", "voice")


def is_clause(phrase: str) -> bool:
    """Whether words behind a comma go on with the sentence and describe nobody: ", the minister pointed out", ",
    rejected the minister"."""
    words = read_words(phrase)
    i = next((i for i, tag in enumerate(words.tags) if tag in "VMF"), -1)
    if i <= 0:
        return i == 0
    behind = words.tags[i + 1 :].lstrip("R")[:1]
    says = is_of_class(words.lower[i], ("say", "tell"))
    return words.tags[i] == "M" or behind in tuple("KDHO") or (behind != "P" and (says or not behind))


def is_description(phrase: str) -> bool:
    """Whether an apposition tells a role: a role noun stands in its head, or behind the body that it opens with: a poet
    from Lund; the University of Lund poet; not: the most of any poet."""
    known = vocabulary().roles
    words = without_article(phrase.removeprefix("one of "))
    head = words if words[:1].isupper() else LINK.split(words, maxsplit=1)[0]
    return any(w in known for w in words_of(head)[:9])
