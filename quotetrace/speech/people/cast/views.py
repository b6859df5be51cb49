"""The body in view that another noun means: "the airline" after "Skylark Airways", "Skylark" after "Skylark
Airways"."""

import re
from collections.abc import Container, Mapping
from functools import cache
from itertools import takewhile

from quotetrace.lexicon import column, mapping, rows, several
from quotetrace.model import SpeakerType
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.subjects import affair_of_firm, firm_at, firm_of_two, is_subject, lone_subject
from quotetrace.speech.people.names.names import fold, is_small, parse_name
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.words import read_words

__all__ = [
    "affair_subject",
    "can_be",
    "can_be_sort",
    "ends_of_phrases",
    "firm_of_officer",
    "follows_word",
    "heads_of",
    "is_outlet",
    "is_second_half",
    "is_sort",
    "is_told_apart",
    "only_in_view",
    "opening_body",
    "plain_sentence_before",
    "sort_before",
    "spoken_bodies",
    "spoken_medium",
    "subject_before",
    "tells_sort",
    "told_sort",
]

# Speakers back that are weighed, and names back that are looked at for a body that has not spoken.
RECENT, NAMED = 40, 30
# Code points before a name in which the noun ends that says what it is.
NOUN = 24
# What says behind the name of a body what it is: Oars Now (ON), | a rowing club.
EXPLAINED = re.compile(r"(?: \([A-Z]+\))?, an? ([\w-]+(?: [\w-]+){0,4})")
# Sentences back in which a body is in view that has not spoken.
NEAR = 4


@cache
def body_nouns() -> Mapping[str, frozenset[str]]:
    """From a noun to the last words of the names of bodies that it can mean."""
    lines = rows("body_nouns")
    next(lines)
    return {noun: frozenset(several(names)) for nouns, names, *_ in lines for noun in several(nouns)}


@cache
def first_words() -> Mapping[str, frozenset[str]]:
    """From a noun to the words with which the names of bodies that it can mean begin: the airline, of Air Varnholm."""
    begun = mapping("body_nouns", "noun", "first")
    return {noun: frozenset(several(first)) for noun, first in begun.items()}


@cache
def plain_nouns() -> frozenset[str]:
    """The nouns that also mean a body whose name tells nothing of what it is."""
    return frozenset(noun for nouns in column("body_nouns", "noun", plain="yes") for noun in several(nouns))


def sort_before(text: str, start: int) -> str:
    """What the noun says that stands right before a name at `start`, and is no trade of a person's: firm, of the oil
    giant Norsund, outlet, of the newspaper Sund; empty where none does."""
    start -= 4 if text.endswith("The ", 0, start) else 0
    if not follows_word(text, start):
        return ""
    noun = text[max(0, start - NOUN) : start - 1].rpartition(" ")[2].lower()
    sort = vocabulary().organizations.get(noun, "")
    return sort if sort in ("firm", "outlet") and noun not in vocabulary().roles else ""


def follows_word(text: str, start: int) -> bool:
    """Whether a word that is no name stands right before offset `start`."""
    return start > 1 and text[start - 2].islower()


def ends_of_phrases(scene: Scene) -> frozenset[str]:
    """The names behind which no "and" stands somewhere in the article."""
    runs = scene.runs
    pairs = zip(runs.words, runs.ends, strict=True)
    return frozenset(words for words, end in pairs if not scene.text.startswith(" and ", end))


def is_second_half(scene: Scene, k: int, alone: Container[str]) -> bool:
    """Whether the name of the body in run `k` begins with the run before and "and": the Law and | Harbor Party,
    Westmere and | Holt Council; no country, nobody and nothing that stands `alone` in the article, or is a body:
    Norland and | Holt Council."""
    runs, known = scene.runs, vocabulary()
    if not k or scene.text[runs.ends[k - 1] : runs.starts[k]] != " and " or " " not in runs.words[k]:
        return False
    word = runs.words[k - 1]
    if " " in word or not word[1:].islower() or word in alone or scene.text.endswith(", ", 0, runs.starts[k - 1]):
        return False
    place = word in known.demonyms or known.places.get(word) == "country"
    body = word in known.bodies or known.organizations.get(word.lower(), "firm") != "firm"
    many = word.lower() in known.plurals
    return not (place or body or many or word in known.given or scene.roster.holders((fold(word),)))


def is_sort(noun: str) -> bool:
    """Whether a noun says of what sort a body is that has another noun in its name: the airline, the company."""
    return noun in body_nouns() or vocabulary().organizations.get(noun) == "firm"


def heads_of(name: str) -> tuple[str, ...]:
    """The head nouns of a body's name: the last word, and the one before "of"."""
    words = name.lower().split()
    joint = next((k for k, w in enumerate(words) if k and w in ("of", "for", "on", "against")), None)
    if len(words) > 2 and words[0] in vocabulary().organizations and not vocabulary().particles.isdisjoint(words[1:-1]):
        return (words[-1], words[0])  # Banco de Sund
    return (words[-1], words[joint - 1]) if joint else (words[-1],)


def can_be(name: str, noun: str) -> bool:
    """Whether a noun such as "company", "newspaper", "airline" or "group" can mean the body of this name."""
    known, heads = vocabulary(), heads_of(name)
    kinds = {known.organizations.get(head, "") for head in heads}
    if not name[:1].isupper() or "camp" in kinds or (name in known.places and name not in known.bodies):
        return False
    if known.organizations.get(noun) == "outlet":
        return "outlet" in kinds or name in known.bodies
    if noun in phrase_words("general") or tells_sort(name, noun):
        return True
    if known.organizations.get(noun) == "firm":
        return "body" not in kinds
    return noun in plain_nouns() and kinds == {""} and known.endings.isdisjoint(heads) and not name.isupper()


def tells_sort(name: str, noun: str) -> bool:
    """Whether the name of a body itself tells that a noun means it: Skylark Airways is an airline, Skylark Freight a
    company."""
    known, heads = vocabulary(), heads_of(name)
    if not body_nouns().get(noun, frozenset()).isdisjoint(heads) or begins_as(name, noun):
        return True
    firms = known.endings.union(word for word in heads if known.organizations.get(word) == "firm")
    return known.organizations.get(noun) == "firm" and not firms.isdisjoint(heads)


def begins_as(name: str, noun: str) -> bool:
    """Whether a name of several words begins with a word that tells that a noun means its bearer: Air Varnholm is an
    airline."""
    first, _, rest = name.lower().partition(" ")
    plain = rest.rpartition(" ")[2] not in vocabulary().organizations  # no Air Force
    return bool(rest) and plain and first in first_words().get(noun, ())


def spoken_bodies(scene: Scene) -> list[tuple[int, str]]:
    """(place, name) of the organizations that spoke last, also by a spokesman."""
    last = [(s.start, s.found) for s in scene.history[-RECENT:]]
    spoke = ((at, who.name if who.type is SpeakerType.ORGANIZATION else spoken_for(who.role or "")) for at, who in last)
    return [(at, name) for at, name in spoke if name]


def spoken_for(role: str) -> str:
    """The body for which somebody of this role speaks: Skylark Freight, of "spokesman for Skylark Freight", BP, of "BP
    chief"; empty where there is none."""
    voice, _, name = role.partition(" for ")
    body, _, office = role.rpartition(" ")
    if not name and body in vocabulary().bodies and office in vocabulary().roles:
        return body
    known = vocabulary().roles.get(voice.rsplit(" ", 1)[-1].lower())
    name = name.removeprefix("the ")
    if known is None or known.kind != "voice" or not name[:1].isupper() or "," in name:
        return ""
    read = parse_name(" ".join(name.split()))
    return name if read.kind == "organization" or (read.kind == "maybe" and not read.titled) else ""


def firm_of_officer(scene: Scene, noun: str, at: int) -> str | None:
    """The firm whose officer spoke last before `at`, as his or her role tells, if the noun can mean it: Norrail, of
    "Norrail chief executive" and "managing director of Norrail"; none that nothing else names (Interim CEO), and none
    that was left."""
    last = next((s for s in reversed(scene.history) if s.start < at), None)
    role = last.found.role or "" if last is not None else ""
    officer = officer_of_firm().search(role)
    if officer is None or vocabulary().organizations.get(noun) != "firm":
        return None
    name, past = parse_name(officer[1] or officer[2]), phrase_words("past")
    named = name.kind in ("short", "maybe", "acronym", "organization") and not name.role and not is_small(name.name)
    if not named or not can_be(name.name, noun) or any(word in past for word in role.lower().split()):
        return None
    again = sum(words == name.name or words.startswith(f"{name.name} ") for words in scene.runs.words) > 1
    return name.name if again and not scene.roster.lookup(name, at) else None


@cache
def officer_of_firm() -> re.Pattern[str]:
    """A role that only firms and the like have, and whose it is."""
    officers = "|".join(sorted(phrase_words("officer of a firm"), key=len, reverse=True))
    name = r"([A-Z][\w&-]*(?: [A-Z][\w&-]*)*)"
    return re.compile(rf"\b{name}(?:['’]s?)? (?i:{officers})\b|\b(?i:{officers}) of (?:the )?{name}")


def spoken_medium(scene: Scene, at: int) -> str | None:
    """The last medium that spoke before `at`, if that was not long ago."""
    here = scene.sentence(at)
    spoken = spoken_bodies(scene)
    media = (name for start, name in reversed(spoken) if here - scene.sentence(start) <= NEAR and is_outlet(name))
    return next(media, None)


def is_outlet(name: str) -> bool:
    """Whether the name of a body tells that it is a medium: Karst Courier."""
    return any(vocabulary().organizations.get(head) == "outlet" for head in heads_of(name))


def only_in_view(scene: Scene, noun: str, at: int) -> tuple[int, str] | None:
    """The only body named shortly before `at` whose name tells that the noun means it, in its longest form, with its
    last place."""
    here, k = scene.sentence(at), scene.runs.first_at(at)
    near = takewhile(lambda run: here - scene.sentence(run.start) <= NEAR, reversed(scene.runs[max(0, k - NAMED) : k]))
    found = [
        run
        for run in near
        if " " in run.words
        and tells_sort(run.words, noun)
        and (parse_name(run.words).kind == "organization" or begins_as(run.words, noun))
    ]
    longest = max(found, key=lambda run: len(run.words), default=None)
    if longest is None or any(run.words not in longest.words for run in found):
        return None
    firm = firm_of_two(scene.text, scene.runs, scene.runs.first_at(longest.start) - 1)
    return found[0].start, firm or longest.words


def subject_before(scene: Scene, at: int, noun: str) -> str | None:
    """The lone name of no person that the last sentence before that of `at`, outside of reported words, begins with, if
    the noun can mean it."""
    k = plain_sentence_before(scene, at)
    if k is None or (opens_with_affair(scene, k) and vocabulary().organizations.get(noun) != "firm"):
        return None
    name = lone_subject(scene, k)
    return None if name and is_told_apart(scene, scene.sentences[k].start, name, noun) else name


def opens_with_affair(scene: Scene, sentence: int) -> bool:
    """Whether a sentence begins with the affairs of a firm."""
    return affair_of_firm().match(scene.text, scene.sentences[sentence].start) is not None


def plain_sentence_before(scene: Scene, at: int) -> int | None:
    """The last sentence shortly before that of `at` that is none of reported words."""
    here = scene.sentence(at)
    return next((k for k in range(here - 1, max(-1, here - NEAR), -1) if scene.plain_sentences(k, k + 1)), None)


def is_told_apart(scene: Scene, start: int, name: str, noun: str) -> bool:
    """Whether what is said of a body behind its name, which begins at `start` or soon after, tells that a noun cannot
    mean it: Oars Now, a rowing club, is no firm."""
    sorts = vocabulary().organizations
    kind = sorts.get(told_sort(scene, start, name), "")
    return bool(kind) and kind != sorts.get(noun) and noun not in phrase_words("general")


def told_sort(scene: Scene, start: int, name: str) -> str:
    """The noun that says behind the name of a body, at `start` or soon after, what it is: club, of Oars Now, a rowing
    club; empty where none does."""
    at = scene.text.find(name, start, start + NOUN + len(name))
    told = EXPLAINED.match(scene.text, at + len(name)) if at >= 0 else None
    return told[1].rpartition(" ")[2] if told else ""


def opening_body(scene: Scene, noun: str, at: int) -> str | None:
    """The body that opens the last sentence before that of `at`, outside of reported words, if "the group" or the like
    can mean it."""
    k = plain_sentence_before(scene, at)
    if k is None or noun not in phrase_words("general"):
        return None
    start = scene.sentences[k].start
    start += 4 if scene.text.startswith("The ", start) else 0
    run = scene.runs.first_at(start)
    opens = run < len(scene.runs) and scene.runs.starts[run] == start and " " in scene.runs.words[run]
    name = scene.runs.words[run] if opens else ""
    if name and parse_name(name).kind == "organization" and can_be(name, noun):
        return name
    return None if opens else body_of_halves(scene, run, start)


def body_of_halves(scene: Scene, run: int, start: int) -> str | None:
    """The body whose name of three words or more begins with run `run` at `start`, a subject, and goes on behind "and":
    Harbor | and Tide Control."""
    second = run + 1
    if second >= len(scene.runs) or scene.runs.starts[run] != start or not is_second_half(scene, second, ()):
        return None
    named = parse_name(scene.runs.words[second]).kind == "full" or scene.runs.words[run] in vocabulary().places
    whole = " ".join(scene.text[start : scene.runs.ends[second]].split())
    return None if named or not is_subject(scene.text, scene.runs.ends[second]) else whole


def affair_subject(scene: Scene, at: int, noun: str) -> str | None:
    """The firm with whose affairs the sentence of a noun for one at `at` opens, in a clause behind: Shares in Varnholm
    fell after | the chain."""
    start = scene.sentence_start(at)
    affair = affair_of_firm().match(scene.text, start, at)
    if affair is None or vocabulary().organizations.get(noun) != "firm" or scene.quoted(start):
        return None
    before = read_words(scene.text[max(start, at - NOUN) : at])
    clause = before.tags.endswith("S") and before.lower[-1] not in phrase_words("contrast")  # while another retailer
    return firm_at(scene, affair.end()) if clause else None


def can_be_sort(noun: str) -> bool:
    """Whether a noun means a firm, or a body of a sort that its name need not tell: the company, the airline."""
    return vocabulary().organizations.get(noun) == "firm" or noun in plain_nouns()
