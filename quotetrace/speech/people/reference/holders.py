"""Whether a person can be the bearer of a role, by what else the article tells: other offices and trades, whose words
they are."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise

from quotetrace.lexicon import mapping, several, table
from quotetrace.model import Span
from quotetrace.speech.people.cast.clauses import named_between
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.standing import stands_at
from quotetrace.speech.people.names.described import title_words, words_of
from quotetrace.speech.people.names.offices import offices_of, phrase_at, words_of_office
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import Role, phrase_words, vocabulary
from quotetrace.speech.people.reference.askers import is_reply
from quotetrace.speech.people.reference.nations import is_foreign, is_told_anew, states_told
from quotetrace.speech.people.reference.pronouns import people_before, places_before
from quotetrace.speech.people.reference.surroundings import introduced
from quotetrace.speech.people.reference.terms import agrees_in_time
from quotetrace.speech.prose.words import read_words

__all__ = [
    "at_hand",
    "barred",
    "brought_in_by_narrower",
    "called_alike",
    "can_be_called",
    "elsewhere",
    "has_state",
    "in_full",
    "is_another",
    "is_deputy",
    "left_to_another",
    "spoken_of",
    "states_of",
    "subject_beside",
    "works_otherwise",
]

# What an office is of or for: of | Sund, for | energy.
COMPLEMENT = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?([\w’'-]+)")
# The classes of finite verbs, and code points behind a role in which the rest of its clause is looked at.
VERBS, CLAUSE = frozenset("VFM"), 160
POSSESSIVE, MARKS = re.compile(r"['’]s?$"), re.compile(r"[\"“”;:]|\n\n")
# People with one role that are weighed before and behind a place in the text.
BEFORE, BEHIND = 40, 10
# Code points beside a role in which its verb stands, and reported words back in which somebody can have spoken of its
# bearer.
SHORT, RECENT = 24, 12


def can_be_called(role: Role, noun: str, described: Collection[str]) -> bool:
    """Whether a role that can point back fits a person of whom these words are told: "the mayor" is no nurse, and no
    envoy."""
    told = [(word, known) for word in described if (known := vocabulary().roles.get(word))]
    offices = [(word, known) for word, known in told if known.kind == "office"]
    trades = {known.kind for _, known in told} & {"job", "source"}
    if role.anaphor == "office":
        return any(known.kind in ("office", "voice") for _, known in told) and not trades
    if role.anaphor == "seat" and any(word != noun and known.anaphor != "run" for word, known in offices):
        return False
    return role.kind == "epithet" or bool(offices) or "job" not in trades


@cache
def nouns_alike() -> Mapping[str, frozenset[str]]:
    """From each noun for an office or a trade to all by which its bearer is called in turn."""
    called: dict[str, set[str]] = {}
    for row in table("roles_alike"):
        nouns, wider = several(row["nouns"]), several(row["wider"])
        for noun in wider or nouns:
            called.setdefault(noun, set()).update(nouns)
    return {noun: frozenset(others) for noun, others in called.items()}


def called_alike(scene: Scene, phrase: Phrase, out: Collection[int]) -> int | None:
    """The only person before who was brought in by another noun for what a role says: Justice Anna Lund, "the
    judge"."""
    alike = [set(noun.split()) for noun in nouns_alike().get(phrase.noun, ())]
    gender = vocabulary().roles[phrase.noun].gender
    bearers = [
        p
        for p in (people_before(scene, phrase.start) if alike else ())
        if any(nouns.issubset(scene.traits.bears(p)) and agrees_in_time(scene, phrase, p, nouns) for nouns in alike)
    ]
    if len(bearers) != 1 or bearers[0] in out or not scene.traits.fits(bearers[0], gender):
        return None
    described = scene.traits.described(bearers[0])
    known = (vocabulary().roles.get(noun) for noun in nouns_alike()[phrase.noun])
    trade = any(role.kind == "job" for role in known if role)
    foreign = is_foreign(phrase, described) and not (trade and is_told_anew(scene, phrase, bearers[0]))
    another = foreign or is_another(scene, phrase, described) or is_deputy(scene, phrase, bearers[0])
    return None if another else bearers[0]


def brought_in_by_narrower(scene: Scene, phrase: Phrase) -> bool:
    """Whether somebody without a name was brought in by a noun that is narrower than that of a role: an envoy ... the
    diplomat."""
    alike, roles = nouns_alike().get(phrase.noun, frozenset()), vocabulary().roles
    narrower = alike & roles.keys() if phrase.noun not in alike and roles[phrase.noun].anaphor != "yes" else ()
    return any(introduced(scene, phrase._replace(noun=noun)) for noun in narrower)


def in_full(phrase: Phrase) -> Phrase:
    """A role with "former" for "ex-" before an office: the ex-mayor."""
    noun = phrase.noun.removeprefix("ex-")
    office = vocabulary().roles.get(noun)
    if " ex-" not in phrase.words or office is None or office.kind != "office":
        return phrase
    return phrase._replace(noun=noun, words=phrase.words.replace(" ex-", " former "))


def elsewhere(phrase: Phrase, described: frozenset[str]) -> bool:
    """Whether a role is of another state or party than a person is told to be of: "the New Jersey governor", "the
    Democratic nominee"."""
    words = phrase.words.split()
    states = states_of(words)
    told = {state.lower() for state in states_told(described)} if states else set()
    if states and told and states.isdisjoint(told):
        return True
    party, parties = parties_of(words), parties_of(described)
    return bool(party and parties) and party.isdisjoint(parties)


def states_of(words: Sequence[str]) -> set[str]:
    """The states that words of a phrase name, in lower case."""
    named = {*words, *map(" ".join, pairwise(words))}
    return {name.lower() for name in named if vocabulary().places.get(name) == "state"}


def is_another(scene: Scene, phrase: Phrase, described: frozenset[str]) -> bool:
    """Whether what a role tells of its bearer is not what is told of a person: state, party, body, place, matter."""
    return (
        elsewhere(phrase, described)
        or is_of_others(phrase, described)
        or holds_other(scene, phrase, described)
        or holds_namesake(phrase, described)
    )


def holds_namesake(phrase: Phrase, described: Collection[str]) -> bool:
    """Whether a person is told to hold another office with the same head noun than one of several words: a transport
    minister is no prime minister, the police chief no fire chief; but a party's leader leads the opposition."""
    office = words_of_office(phrase.noun)
    if len(office) < 2 or phrase.head not in described or office.issubset(described):
        return False
    head = vocabulary().roles.get(phrase.head)
    if head is None or head.anaphor == "vague":
        return False
    matters = any(word.capitalize() in vocabulary().portfolios for word in described)
    return head.anaphor == "seat" or matters or any(other.issubset(described) for other in offices_of(phrase.head))


def has_state(phrase: Phrase, described: frozenset[str]) -> bool:
    """Whether a person is told to be of the state that a role names."""
    return any(described.issuperset(state.split()) for state in states_of(phrase.words.split()))


def parties_of(words: Collection[str]) -> set[str]:
    """The parties that words name, in the form that all words for one share: republican, of "GOP"."""
    known = mapping("parties", "words", "party")
    return {known[word.lower()] for word in words if word.lower() in known}


def is_of_others(phrase: Phrase, described: Collection[str]) -> bool:
    """Whether a role is of a party, a person or a body to which a person is not told to belong: the Labor candidate,
    the Lund aide. A house stands for those who speak there: the Kremlin official."""
    known, words = vocabulary(), phrase.words.split()
    i, last = 1, len(words) - len(phrase.noun.split())
    while i < last:
        seat = phrase_at(words, i, seats())
        if seat and not seats()[" ".join(words[i : i + seat])].isdisjoint(described):
            i += seat
            continue
        size, word = phrase_at(words, i, known.places), words[i]
        if POSSESSIVE.search(word):
            return False
        named = not size and word[0].isupper() and not word.isupper() and word not in known.demonyms
        if (
            named
            and word.lower() not in described
            and word.lower() not in known.roles
            and word.lower() not in known.titles
        ):
            return True
        i += size or 1
    return False


@cache
def seats() -> Mapping[str, frozenset[str]]:
    """From each house by which a government is meant the words one of which is told of those who speak there."""
    told = mapping("seats", "seats", "told")
    return {seat: frozenset(several(words)) for seat, words in told.items()}


def holds_other(scene: Scene, phrase: Phrase, described: Collection[str]) -> bool:
    """Whether a role is of another place or for another matter than a person is told to hold it: the mayor of Lund, the
    health minister."""
    known = vocabulary()
    at = scene.text[phrase.start : phrase.end].lower().find(phrase.head)
    behind = COMPLEMENT.match(scene.text, phrase.start + at + len(phrase.head)) if at >= 0 else None
    named = behind[1] if behind else ""
    role = known.roles.get(phrase.noun)
    field = role is None or role.kind != "epithet" or role.anaphor == "office"  # but a business mogul
    matters = {word for word in words_of(phrase.words) if field and word.capitalize() in known.portfolios}
    if named[:1].isupper() or named.capitalize() in known.portfolios:
        matters.add(named.lower())
    if not matters or not matters.isdisjoint(described):
        return False
    return any(word in ("of", "for") or word.capitalize() in known.portfolios for word in described)


def works_otherwise(role: Role, borne: Collection[str]) -> bool:
    """Whether a person is told to have another trade than a role says: "the victim" is no detective."""
    many = ("vague", "besides")
    told = [known for word in borne if (known := vocabulary().roles.get(word)) and known.anaphor not in many]
    if role.anaphor == "vague":
        return any(known.kind in ("job", "source", "part") for known in told)
    return any(known.kind in ("office", "job", "source", "voice", "part") for known in told)


def barred(scene: Scene, at: int, content: Sequence[Span]) -> set[int]:
    """The people whom a role at `at` cannot mean: who is named in what its bearer says, to whom it is said, and who
    reports that it was said."""
    named = {person for c in content for person in named_between(scene, c.start, c.end)}
    return named.union(
        addressed(scene, at),
        main_subject(scene, at),
        named_in_lead(scene, at),
        *(scene.said_by.get(words, ()) for words in scene.around(at)),
    )


def addressed(scene: Scene, at: int) -> set[int]:
    """Who is named as an object behind the verb of which a role at `at` is the subject: the minister said to | Mrs.
    Berg."""
    end = min(scene.sentences[scene.sentence(at)].end, at + CLAUSE) if scene.sentences else at
    behind = (o for o in scene.named_between(at, end) if scene.holding(o.start) is None)
    return {
        o.person
        for o in behind
        if stands_at(scene, o.start) == "object" and not VERBS.isdisjoint(read_words(scene.text[at : o.start]).tags)
    }


def main_subject(scene: Scene, at: int) -> set[int]:
    """Who is the subject of the sentence in a dependent clause of which a role stands at `at`: Berg left after | the
    mayor had spoken."""
    start = scene.sentence_start(at)
    named = scene.roster.occurrences
    k = bisect_left(named, (start,))
    if at - start > CLAUSE or k == len(named) or named[k].end >= at or stands_at(scene, named[k].start) != "subject":
        return set()
    before, between = scene.text[start : named[k].start], scene.text[named[k].end : at]
    opens, depends = read_words(before).tags, read_words(between)
    if "," in opens or not set(opens).isdisjoint("SWPKG") or MARKS.search(between):
        return set()
    return {named[k].person} if depends.tags[-1:] in ("S", "W", "K") else set()


def named_in_lead(scene: Scene, at: int) -> set[int]:
    """Who is named, but owns nothing, in the phrase with a preposition that opens the sentence of a role and a comma
    ends before it at `at`: In an interview with Lund, | the mayor said."""
    start = scene.sentence_start(at)
    lead = scene.text[start:at].rstrip()
    if (
        len(lead) > CLAUSE
        or not lead.endswith(",")
        or not (read := read_words(lead)).tags.startswith("P")
        or not set(read.tags).isdisjoint("VM")
    ):
        return set()
    return {
        o.person
        for o in scene.named_between(start, at)
        if not POSSESSIVE.search(scene.text, o.start, o.end) and scene.text[o.end : o.end + 1] not in ("'", "’")
    }


def is_deputy(scene: Scene, phrase: Phrase, person: int) -> bool:
    """Whether a person only is the deputy of whoever holds an office, or the other way round: "the president" is no
    vice president."""
    plain = phrase_words("lesser").isdisjoint(word.strip(".") for word in phrase.words.lower().split())
    office = vocabulary().roles.get(phrase.head, vocabulary().roles[phrase.noun]).kind == "office"
    if not office or phrase.head not in scene.traits.bears(person):
        return False
    return plain == (phrase.head in scene.traits.under(person)) and (
        plain or phrase_words("lesser").isdisjoint(scene.traits.bears(person))
    )


def left_to_another(scene: Scene, phrase: Phrase, person: int) -> bool:
    """Whether a person only was what a role says, and somebody else who is in view may be it now: "the mayor" behind a
    former mayor."""
    words = phrase.words.lower().split()
    if phrase.head not in scene.traits.past(person) or not phrase_words("past").isdisjoint(words):
        return False
    role = vocabulary().roles[phrase.noun]
    return any(
        phrase.head in scene.traits.bears(other) or not works_otherwise(role, scene.traits.bears(other))
        for other in people_before(scene, phrase.start)
        if other != person
    )


def spoken_of(scene: Scene, person: int, phrase: Phrase) -> bool:
    """Whether a person has spoken of the bearer of a role as of somebody else: Lund said the mayor had lied."""
    noun = re.compile(rf"\bthe (?:[\w-]+ ){{0,2}}{re.escape(phrase.noun)}\b", re.IGNORECASE)
    k = bisect_left(scene.quote_starts, phrase.start)
    last = (words for words in scene.quotes[max(0, k - RECENT) : k] if person in scene.said_by.get(words, ()))
    return any(noun.search(scene.text, *words) for words in last)


def at_hand(scene: Scene, head: str, at: int) -> Sequence[int]:
    """The people described with this noun whose first mention is nearest to `at`."""
    people = scene.traits.by_role.get(head, ())
    k = bisect_left(people, at, key=lambda p: scene.traits.places[p][0][0])
    return people[max(0, k - BEFORE) : k + BEHIND]


def subject_beside(scene: Scene, bearer: int, scores: Mapping[int, float], phrase: Phrase) -> int | None:
    """The subject of the sentence in which the nearest bearer of a role is only an object, if the role is the title of both
    there, and its bearer answers nobody: Colonel Lund relieved Colonel Vik. "It rained," the colonel said."""
    places = places_before(scene, phrase.start)
    last = next((place for place in places if place[0] == bearer), None)
    agent = last is not None and scene.text.endswith(" by ", 0, last[1])
    if last is None or last[3] or agent or stands_at(scene, last[1]) == "subject" or replies(scene, phrase):
        return None
    subjects = {
        person
        for person, place, _, _ in places
        if scene.sentence(place) == scene.sentence(last[1]) and stands_at(scene, place) == "subject"
    }
    titled = {p for p in scores if phrase.head in title_words(scene.roster.people[p].role)}
    found = subjects & titled if bearer in titled else set()
    return next((person for person in found if scores[bearer] - scores[person] < 1), None)


def replies(scene: Scene, phrase: Phrase) -> bool:
    """Whether the verb beside a role tells that its bearer answers somebody: the colonel | replied."""
    before, behind = (
        scene.text[max(0, phrase.start - SHORT) : phrase.start],
        scene.text[phrase.end : phrase.end + SHORT],
    )
    return any(is_reply(word.strip(".,:")) for word in (*before.split()[-1:], *behind.split()[:1]))
