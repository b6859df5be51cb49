"""Who somebody is of whom a lead tells by role alone, and the next sentences by name: an aide said ... “Never,” aide Ida
Holm told reporters."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from quotetrace.lexicon import column, several, table
from quotetrace.speech.people.cast.roster import Occurrence
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.standing import stands_at
from quotetrace.speech.people.names.described import title_words, words_of
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import is_possessive, phrase_words, vocabulary
from quotetrace.speech.people.reference.holders import nouns_alike
from quotetrace.speech.people.reference.surroundings import goes_on
from quotetrace.speech.prose.verbs import reporting_forms
from quotetrace.speech.prose.words import read_words

__all__ = ["headed_by", "introduced_next", "named_next", "revealed_next"]

# Sentences behind a role in which the name may stand, and code points beside the name in which its title and verb do.
NEXT, BESIDE = 3, 60
# Words that the name of a body has at least.
LEAST = 2
MARKS = "\"”“’'.,"
# How many names a lead holds at most.
LEAD = 12
# Names behind a role among which that of its bearer is looked for.
SOON = 4
# The kinds of roles whose bearer a lead may keep back.
KINDS = frozenset({"office", "job", "kin"})
# What stands behind the name of somebody who was told of before: the age, and a verb.
APPOSED = re.compile(r", [^,.;:“”\"\n]{1,80},")
BARE = re.compile(r", \d{1,3},\s+(?!and\b|or\b)([a-z]+)")


def introduced_next(scene: Scene, phrase: Phrase) -> int | None:
    """The person who is first named with the same title right behind a role with “a”, and speaks there."""
    article, *role = phrase.words.lower().split()
    kind = vocabulary().roles[phrase.noun].kind if phrase.noun in vocabulary().roles else ""
    if article not in phrase_words("article"):
        return None
    occurrences = scene.roster.occurrences
    k = bisect_right(occurrences, (phrase.end,))
    if (resumed := next((o for o in occurrences[k : k + SOON] if is_resumed(scene, o, phrase)), None)) is not None:
        return resumed.person
    if k == len(occurrences) or occurrences[k].start != scene.traits.occurrences(occurrences[k].person)[0][0]:
        return None
    far = scene.sentence(occurrences[k].start) - scene.sentence(phrase.start)
    least = 1 if kind in ("office", "job", "voice") else 2  # a resident may be any, a Kremlin aide hardly
    return occurrences[k].person if 0 < far <= NEXT and speaks_as(scene, occurrences[k], role, least) else None


def is_resumed(scene: Scene, named: Occurrence, phrase: Phrase) -> bool:
    """Whether somebody is first named shortly behind a role, between commas behind its noun: a baker laughed. The baker,
    | Ida Holm, said."""
    again = scene.text.endswith((f"The {phrase.noun}, ", f"the {phrase.noun}, "), 0, named.start)
    far = scene.sentence(named.start) - scene.sentence(phrase.start)
    first = named.start == scene.traits.occurrences(named.person)[0][0]
    apposed = again and scene.text.startswith(",", named.end)
    return first and apposed and 0 < far <= NEXT


def speaks_as(scene: Scene, named: Occurrence, role: list[str], least: int) -> bool:
    """Whether nothing but the last words of a role, the `least` of them so many, stands before a name in its phrase,
    and a verb of speech beside it."""
    text = scene.text
    title = parse_name(" ".join(text[named.start : named.end].split())).role
    before = (
        f"{text[max(scene.sentence_start(named.start), named.start - BESIDE) : named.start]} {title}".lower().split()
    )
    size = next((n for n in range(len(role), least - 1, -1) if are_same(before[-n:], role[-n:])), 0)
    above = before[-size - 1] if len(before) > size else ""
    apposed = APPOSED.match(text, named.end)
    verb = text[apposed.end() if apposed else named.end : named.end + 2 * BESIDE].split()[:1]
    told = bool(verb) and verb[0].strip(MARKS) in reporting_forms()
    inverted = above in reporting_forms()
    return size > 0 and ((told and (not above or above[-1] in MARKS)) or inverted)


def are_same(words: Sequence[str], role: Sequence[str]) -> bool:
    """Whether words before a name are those of a role, also a title that is short for one: Sen., of "a senator"."""
    pairs = zip(words, role, strict=False)
    return len(words) == len(role) and all(noun == word or noun in title_words(word) for word, noun in pairs)


def named_next(scene: Scene, phrase: Phrase) -> int | None:
    """The person whom an article first names, as the subject of one of the next sentences and without a word of who that
    is, behind a lead in which somebody speaks by a role and more: A baker from Sund said no. Ida Holm, 34, said"""
    role = vocabulary().roles.get(phrase.noun)
    occurrences = scene.roster.occurrences
    k = bisect_right(occurrences, (phrase.end,))
    if role is None or role.anaphor == "run" or k == len(occurrences):
        return None
    if (known := resumed_next(scene, phrase, k)) is not None:
        return known
    if role.kind not in KINDS:
        return None
    named = occurrences[k]
    genders = {role.gender, scene.traits.gender(named.person)}
    far = scene.sentence(named.start) - scene.sentence(phrase.start)
    if not 0 < far <= NEXT or genders == {"m", "f"} or is_named_before(scene, k) or not tells_more(scene, phrase):
        return None
    return named.person if is_bare(scene, named, phrase) or is_untold(scene, named, phrase) else None


def resumed_next(scene: Scene, phrase: Phrase, k: int) -> int | None:
    """The person first named shortly behind a definite role, from occurrence `k` on, with the role again, or with what
    its bearers do or a title that they have, and nothing else: “Go,” the lawyer said. Ida Holm has defended Vik for
    years."""
    if phrase.indefinite or scene.quoted(phrase.start):
        return None
    occurrences, role = scene.roster.occurrences, vocabulary().roles[phrase.noun]
    for named in occurrences[k : k + SOON]:
        far = scene.sentence(named.start) - scene.sentence(phrase.start)
        if not 0 < far <= NEXT or named.start != scene.traits.occurrences(named.person)[0][0]:
            continue
        if role.gender and not scene.traits.fits(named.person, role.gender):
            continue
        if is_resumed(scene, named, phrase):
            return named.person
        first = not is_named_before(scene, bisect_right(occurrences, (named.start,)) - 1)
        if (first or is_owned(phrase)) and is_known_so(scene, named, phrase):
            return named.person
    return None


def is_known_so(scene: Scene, named: Occurrence, phrase: Phrase) -> bool:
    """Whether a full name, of whose bearer nothing else is told, is the subject of its sentence and goes on with what
    those of a role do, or bears a title that goes with it: the ambassador ... | Sir Odd Vik; the priest ... Rev. Odd Vik.
    """
    name = parse_name(" ".join(scene.text[named.start : named.end].split()))
    if name.kind != "full" or scene.quoted(named.start) or stands_at(scene, named.start) != "subject":
        return False
    title = vocabulary().titles.get(name.role.lower())
    alike = any(phrase.noun in nouns_alike().get(word, ()) for word in ("cleric", *title_words(name.role)))
    if title is not None and title.kind == "clergy" and alike:
        return True
    known = vocabulary().roles
    if deeds(phrase.noun).match(scene.text, named.end):
        return known.keys().isdisjoint(scene.traits.described(named.person))
    role = known[phrase.noun]
    high = (role.kind == "office" and role.anaphor not in ("vague", "besides")) or phrase.noun.startswith("chief ")
    return high and name.role.lower() in phrase_words("knighted") and tells_nothing(scene, named.person)


@cache
def deeds(noun: str) -> re.Pattern[str]:
    """What stands behind the name of somebody who does what those of a role do: Ida Holm |, who has long defended |"""
    told = "|".join(deed for row in table("careers") if noun in several(row["roles"]) for deed in several(row["deeds"]))
    between = "|".join(sorted(phrase_words("before a deed")))
    return re.compile(rf"(?:, \d{{1,3}})?(?:, who)?,? (?:(?:{between}) )*(?:{told})\b" if told else r"(?!)")


def is_owned(phrase: Phrase) -> bool:
    """Whether a role is told with whose it is: his agent, Norland's envoy."""
    first = phrase.words.lower().partition(" ")[0]
    return is_possessive(first) or first.endswith(("'s", "’s", "s'", "s’"))


def revealed_next(scene: Scene, phrase: Phrase) -> int | None:
    """The person of whom the next sentence tells that he or she is whom a role with “a” told of: said a man in a hat. He
    turned out to be | Odd Holm."""
    k = scene.sentence(phrase.start) + 1
    found = revealing().match(scene.text, scene.sentences[k].start) if k < len(scene.sentences) else None
    role = vocabulary().roles.get(phrase.noun)
    if found is None or role is None or not phrase.indefinite or tells_of_another(scene, phrase):
        return None
    run = scene.runs.first_at(found.end())
    gender = vocabulary().pronouns[(found[1] or found[2] or found[3]).lower()].gender
    if {role.gender, gender} == {"m", "f"} or run == len(scene.runs) or scene.runs.starts[run] != found.end():
        return None
    people = scene.roster.lookup(parse_name(scene.runs.words[run]), found.end())
    return people[0] if len(people) == 1 else None


def tells_of_another(scene: Scene, phrase: Phrase) -> bool:
    """Whether somebody else is told of behind a role, whom the next sentence may name: A doctor said | the girl was
    ill."""
    rest = scene.text[phrase.end : scene.sentences[scene.sentence(phrase.start)].end]
    words, known = (word.strip(MARKS).lower() for word in rest.split()), vocabulary()
    return any(word in known.roles or word in phrase_words("one person") for word in words)


@cache
def revealing() -> re.Pattern[str]:
    """What leads at the start of a sentence to the name of somebody who was told of without it: He turned out to be."""
    subject, owner, verb = (
        "|".join(sorted(phrase_words(kind))) for kind in ("revealing", "name given", "naming by others")
    )
    others = rf"(?:[A-Z][\w’'-]*|[Tt]he|[Aa]n?) ?(?:[\w’'-]+ ){{0,4}}?(?:{verb}) (him|her) as"
    return re.compile(rf"(?:(He|She) (?:{subject})|(His|Her) (?:{owner})|{others}) ")


def headed_by(scene: Scene, role: str) -> int | None:
    """The only person before whose name a title of the same words stands, said of the head of a body: the head of the
    port's dike board ... Dike Board Chairman Ida Holm."""
    office, _, body = role.lower().partition(" of ")
    told, heads, other = words_of(body), phrase_words("head of a body"), phrase_words("lesser") | phrase_words("past")
    if office.rpartition(" ")[2] not in heads or len(told) < LEAST or not other.isdisjoint(office.split()):
        return None
    found = [
        person.index
        for person in scene.roster.people
        for *title, office in [words_of(person.role) or ("",)]
        if office in heads
        and len(title) >= LEAST
        and title[-1] == told[-1]
        and set(told).issuperset(title)
        and office not in scene.traits.past(person.index)
    ]
    return found[0] if len(found) == 1 else None


def tells_more(scene: Scene, phrase: Phrase) -> bool:
    """Whether a role is told with more than an article: a marine surveyor, its chief executive, Norland's trade minister,
    the head of the port."""
    return is_owned(phrase) or phrase.words.lower().partition(" ")[2] != phrase.noun or goes_on(scene, phrase)


def is_bare(scene: Scene, named: Occurrence, phrase: Phrase) -> bool:
    """Whether a full name stands as a subject with the age alone, before a verb of speech where the role has “a”,
    or behind the role again: the commissioner, | Ida Holm."""
    text = scene.text
    if scene.quoted(named.start) or parse_name(" ".join(text[named.start : named.end].split())).role:
        return False
    if text.endswith((f"the {phrase.head}, ", f"The {phrase.head}, "), 0, named.start):
        return True
    behind = BARE.match(text, named.end)
    speaks = behind is not None and (not phrase.indefinite or behind[1] in reporting_forms())
    return speaks and " " in scene.roster.people[named.person].name and stands_at(scene, named.start) == "subject"


def is_untold(scene: Scene, named: Occurrence, phrase: Phrase) -> bool:
    """Whether a full name stands beside a verb of speech behind an office that only one holds, and its bearer alone of
    all who are named soon is nowhere told to be anybody: Norland’s trade minister said no. “It hurts,” | Ida Holm told
    a press conference. Elsewhere it may be a bystander: “It hurts,” Ida Holm said."""
    name, role = scene.roster.people[named.person].name, vocabulary().roles[phrase.noun]
    if role.kind != "office" or role.anaphor in ("yes", "vague") or phrase.indefinite or scene.quoted(named.start):
        return False
    if parse_name(" ".join(scene.text[named.start : named.end].split())).name != name or " " not in name:
        return False
    untold = {o.person for o in scene.roster.occurrences[:LEAD] if tells_nothing(scene, o.person)}
    if untold != {named.person} or name.rpartition(" ")[2] in vocabulary().people:
        return False
    before = scene.text[max(scene.sentence_start(named.start), named.start - BESIDE) : named.start].split()[-1:]
    behind = read_words(scene.text[named.end : named.end + BESIDE])
    verb = next((i for i, tag in enumerate(behind.tags) if tag not in "RM"), 0)
    told = bool(behind.tags) and behind.lower[verb] in reporting_forms() and (not before or before[0][-1] in MARKS)
    sentence = scene.sentences[scene.sentence(named.start)]
    stage = column("channels", "noun", type="press conference")
    opens = scene.text[sentence.start : sentence.end].partition(" ")[0].lower()
    official = opens in phrase_words("taking the floor") or any(
        noun in scene.text[sentence.start : sentence.end].lower() for noun in stage
    )
    return official and (told or (bool(before) and before[0] in reporting_forms()))


def tells_nothing(scene: Scene, person: int) -> bool:
    """Whether no title, no apposition and no clause behind the name tells what a person is."""
    roles, places = vocabulary().roles, scene.traits.occurrences(person)
    clause = any(scene.text.startswith((", who", ", a ", ", an ", ", the "), end) for _, end in places)
    return not clause and roles.keys().isdisjoint(scene.traits.described(person))


def is_named_before(scene: Scene, k: int) -> bool:
    """Whether somebody is named in full before occurrence `k`, or so many are named that this is no lead."""
    return k > LEAD or any(len(scene.roster.people[o.person].key) > 1 for o in scene.roster.occurrences[:k])
