"""Whom one mention means: each kind of mention by its own rule."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from quotetrace.lexicon import column
from quotetrace.model import ResolvedBy, Span, SpeakerType
from quotetrace.speech.people.cast.clients import is_beside_client
from quotetrace.speech.people.cast.scene import UNKNOWN, Found, Scene, Source
from quotetrace.speech.people.names.described import is_role, is_trade, words_of
from quotetrace.speech.people.names.names import Name, parse_name
from quotetrace.speech.people.names.phrases import Phrase, read_phrase
from quotetrace.speech.people.names.titles import body_in_apposition
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.acronyms import person_by_letters
from quotetrace.speech.people.reference.bearers import by_name, full_or_surname
from quotetrace.speech.people.reference.epithets import person_by_role, person_by_unknown_trade
from quotetrace.speech.people.reference.issuers import issuer, spoke_in
from quotetrace.speech.people.reference.kin import by_kin
from quotetrace.speech.people.reference.leads import headed_by, introduced_next, named_next, revealed_next
from quotetrace.speech.people.reference.openers import meet_roles
from quotetrace.speech.people.reference.pairs import are_others, couple_in_view, two_in_view
from quotetrace.speech.people.reference.pronouns import antecedent
from quotetrace.speech.people.reference.relatives import is_plural, pair_before, phrase_before, whose_clause
from quotetrace.speech.people.reference.things import by_body, firm_by_trade, of_many_or_thing
from quotetrace.speech.people.reference.turns import by_initials, by_label
from quotetrace.speech.people.reference.wording import bare, full_words
from quotetrace.speech.prose.words import read_words
from quotetrace.text.mark_scan import opening_marks

__all__ = ["fuller", "whom"]

OPENS = re.compile(r",\s+(?:an?|the|his|her|their)\s")
# Code points behind a role in which a name is looked for.
NAMED = 90
# Code points behind a name in which the dash stands that sets it off.
DASHED = 4
# What describes somebody before "named" and the name: a thin, anxious man, a night porter.
DESCRIBING = frozenset("DQHJN#P,CL")
# "who gave his name only as", "who identified herself as", "who gave only his first name,"
ONLY, OWN_NAME = r"(?:only |simply |just )?", r"(?:his|her|their) (?:first |last |full |given |only )?name"
GIVEN = re.compile(
    rf"^,?\s*(?:(?:who )?(?:gave|giving) {OWN_NAME} {ONLY}as"
    rf"|who (?:would give|would only give|gave|offered) (?:only )?{OWN_NAME},"
    r"|(?:who (?:is|was) )?(?:known|nicknamed)(?: simply| only| just)?(?: to (?:\w+ ){1,2}| )as"
    rf"|who asked to be (?:named|known|identified|called) {ONLY}(?:as|by {OWN_NAME},)"
    rf"|(?:an? [\w-]+ )?(?:(?:later )?identified|identified (?:in|by) [\w ]{{1,30}}) {ONLY}as|whose name (?:is|was)"
    r"|who (?:later )?turned out to be"
    rf"|(?:who |and )?(?:simply |only )?identif(?:ied|ying) (?:himself|herself|themself) {ONLY}as)$"
)
# Code points before a relative pronoun in which "and" stands, and in which the one that it is joined to stands.
LINK, CLAUSE = 12, 400
PAIRED = re.compile(r"\b(?:and|or|but)\s+$")


def whom(scene: Scene, phrase: Phrase, source: Source, sources: Sequence[Source], found: Sequence[Found]) -> Found:
    """Whom one mention means."""
    if phrase.kind == "pronoun":
        return by_pronoun(scene, phrase, source, sources, found)
    if phrase.kind == "joint":
        inner = [source._replace(mention=Span(part.start, part.end)) for part in phrase.parts]
        who = [whom(scene, part, i, sources, found) for part, i in zip(phrase.parts, inner, strict=True)]
        company = phrase.parts[-1]
        known = {person for other in who[:-1] for person in other.people}
        if company.name is None and known.issuperset(who[-1].people):
            return in_company(who[:-1], company.words)
        given = [p for other in who for p in other.people if scene.roster.people[p].key[0] != surname_of(company)]
        if phrase.words and len(given) < len(who):
            return Found(phrase.words, SpeakerType.PERSON, ResolvedBy.JOINT)  # Mr. and Mrs. Moen
        return together(who)
    if phrase.name is not None and phrase.name.key in scene.roster.bodies and is_beside_client(phrase):
        phrase = read_phrase(scene.text, Span(phrase.start, scene.text.rfind(",", phrase.start, phrase.at)), scene.runs)
    if phrase.kind == "person" and phrase.name is not None:
        return by_label(scene, phrase, source) or by_name(scene, phrase, phrase.name)
    if (place := issuer(scene, phrase, source)) is not None:
        behind = read_phrase(scene.text, place, scene.runs)
        issued_by = whom(scene, behind, source._replace(mention=place), sources, found)
        return issued_by._replace(place=issued_by.place or place)
    if (writer := spoke_in(scene, phrase)) is not None:
        return writer
    name = phrase.name or lone_name(phrase)
    if name is not None and bears_surname(scene, phrase, name):
        return by_name(scene, phrase._replace(at=phrase.at or phrase.start), name)
    if phrase.name is not None and (holder := person_by_letters(scene, phrase)) is not None:
        return Found(scene.roster.people[holder].name, SpeakerType.PERSON, ResolvedBy.ROLE, people=(holder,))
    if phrase.kind == "role":
        return by_initials(scene, phrase, source) or by_role(scene, phrase, source)
    if is_one_of_several(phrase) and (named := named_behind(scene, phrase)) is not None:
        return by_name(scene, phrase, named)._replace(type=SpeakerType.PERSON)
    if phrase.kind == "other" and (person := person_by_unknown_trade(scene, phrase)) is not None:
        return Found(scene.roster.people[person].name, SpeakerType.PERSON, ResolvedBy.ROLE, people=(person,))
    return by_body(scene, phrase, source)


def is_one_of_several(phrase: Phrase) -> bool:
    """Whether a phrase without a noun for a person means one of those who were told of: another, one, the other."""
    words = phrase.words.lower()
    return words in phrase_words("alone") or words in phrase_words("one of several")


def lone_name(phrase: Phrase) -> Name | None:
    """The name in a mention of one capitalised word that is no name elsewhere: Winter said."""
    alone = phrase.words[:1].isupper() and phrase.words[1:].islower() and " " not in phrase.words
    return parse_name(phrase.words) if alone else None


def bears_surname(scene: Scene, phrase: Phrase, name: Name) -> bool:
    """Whether a word that means a thing or a role elsewhere is here the surname of one person: "Baker", "Song"."""
    if name.kind == "thing" and len(name.key) == 2:  # Mark Day
        return any(name.key in scene.roster.people[i].keys for i in scene.roster.holders(name.key))
    if len(name.key) != 1 or (phrase.kind == "role" and phrase.words != name.name):
        return False
    bearers = len(scene.roster.lookup(name, phrase.at or phrase.start))
    return bearers == 1 or (bearers > 1 and name.kind == "thing")


def fuller(here: str, elsewhere: str) -> str:
    """The role that says more: with a known noun for a person before one without, else the longer."""
    known = [any(is_role(word) for word in words_of(role)) for role in (here, elsewhere)]
    if here and elsewhere and known[0] != known[1]:
        return here if known[0] else elsewhere
    return here if len(here) >= len(elsewhere) else elsewhere


def surname_of(phrase: Phrase) -> str:
    """The last word of the name in a phrase, for comparison; empty where it has none."""
    return phrase.name.key[-1] if phrase.name is not None and phrase.name.key else ""


def in_company(people: Sequence[Found], words: str) -> Found:
    """People who speak with others that are only told in `words`: Siri Moen and her lawyers."""
    names = [person.name for person in people if person.name]
    if len(names) < len(people):
        return Found(None, SpeakerType.GROUP, None)
    return Found(f"{', '.join(names)} and {words}", SpeakerType.GROUP, ResolvedBy.JOINT)


def together(parts: Sequence[Found]) -> Found:
    """Several who speak as one, or the body of whose name they are the halves: the Law and Harbor Party."""
    names = [p.name for p in parts if p.name]
    if len(names) == len(parts) and names[-1].startswith(f"{', '.join(names[:-1])} and "):
        return parts[-1]
    people = tuple(i for p in parts for i in p.people)
    types = {p.type for p in parts}
    kind = types.pop() if len(types) == 1 else SpeakerType.GROUP
    if len(names) < len(parts):
        return Found(None, kind, None, people=people)
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    return Found(name, kind, ResolvedBy.JOINT, " and ".join(p.role for p in parts if p.role) or None, people)


def by_pronoun(
    scene: Scene, phrase: Phrase, source: Source, sources: Sequence[Source], found: Sequence[Found]
) -> Found:
    """Whom a pronoun means."""
    pronoun = phrase.pronoun
    assert pronoun is not None
    if pronoun.kind == "relative":
        return by_relative(scene, phrase, source, sources, found)
    if pronoun.kind in ("first", "second"):
        return UNKNOWN
    if pronoun.number == "two":
        if are_others(scene, phrase):
            return UNKNOWN
        pair = two_in_view(scene, phrase.start) or couple_in_view(scene, phrase)
        pair = pair or of_many_or_thing(scene, phrase, replace(pronoun, number="many"))
        return pair if len(pair.people) == 2 else UNKNOWN
    if pronoun.number == "many" or pronoun.gender == "n":
        return of_many_or_thing(scene, phrase, pronoun)
    cue = scene.text[source.cue.start : source.cue.end] if source.cue else ""
    meet_roles(scene, phrase.start)
    person = antecedent(scene, pronoun.gender, phrase.start, source.content, cue, subject=pronoun.kind == "personal")
    if isinstance(person, Found):
        return person
    if person is None:
        return Found(None, SpeakerType.PERSON, None)
    if not scene.traits.gender(person):
        scene.traits.genders[person] = pronoun.gender  # who was "he" is not "she" later
    known = scene.roster.people[person]
    return Found(known.name, SpeakerType.PERSON, ResolvedBy.PRONOUN, people=(person,))


def by_relative(
    scene: Scene, phrase: Phrase, source: Source, sources: Sequence[Source], found: Sequence[Found]
) -> Found:
    """The noun phrase that a relative pronoun stands behind."""
    floor = scene.sentence_start(phrase.start)
    clause = whose_clause(scene.text, first_of_pair(scene.text, phrase, floor), floor)
    if clause is None:
        return UNKNOWN
    before = phrase_before(scene, clause, phrase.noun in ("who", "whom", "whose"))
    if before.kind in ("pronoun", "other") or before.words.split(" ", 1)[0].lower() in column(
        "word_classes", "words", tag="W"
    ):
        return UNKNOWN
    inner = source._replace(mention=Span(before.start, before.end))
    who = whom(scene, before, inner, sources, found)._replace(by=ResolvedBy.PRONOUN)
    if who.type is not SpeakerType.PERSON:
        return who
    if pronoun_is_thing(phrase):
        return behind_name(scene, before, who)
    if len(who.people) != 1 or not is_plural(scene.text, phrase.end):
        return who
    pair = pair_before(scene, before)
    return UNKNOWN if pair is None else whom(scene, pair, inner, sources, found)._replace(by=ResolvedBy.PRONOUN)


def pronoun_is_thing(phrase: Phrase) -> bool:
    """Whether a pronoun can mean no person: which, that."""
    return phrase.pronoun is not None and phrase.pronoun.gender == "n"


def behind_name(scene: Scene, name: Phrase, who: Found) -> Found:
    """The body that "which" refers to behind what looks like a person's name: Friends of Berg, W.W. Norton."""
    k = scene.runs.first_at(name.start) - 1
    body = scene.runs[k] if k >= 0 else None
    if body is None or scene.text[body.end : name.start].split() not in (["for"], ["of"], ["behind"]):
        nobody = who.name is not None and all(not scene.traits.gender(person) for person in who.people)
        return who._replace(type=SpeakerType.ORGANIZATION, people=()) if nobody else UNKNOWN
    words = " ".join(scene.text[body.start : name.end].split())
    return Found(words, SpeakerType.ORGANIZATION, ResolvedBy.PRONOUN)


def first_of_pair(text: str, phrase: Phrase, floor: int) -> int:
    """Where the clause of a relative pronoun begins; in "who sings and who dances" that of the first one."""
    if not PAIRED.search(text, max(floor, phrase.start - LINK), phrase.start):
        return phrase.start
    earlier = text.rfind(f" {phrase.noun} ", max(floor, phrase.start - CLAUSE), phrase.start)
    return earlier + 1 if earlier > 0 else phrase.start


def named_behind(scene: Scene, phrase: Phrase) -> Name | None:
    """The full name that stands between commas or dashes behind a role, or behind "called": "her manager, Dana Ruiz,",
    "a man called Tor Vik"."""
    k = scene.runs.first_at(phrase.end)
    if k == len(scene.runs) or scene.runs.starts[k] - phrase.end > NAMED:
        return None
    place, comma, rest = scene.text[phrase.end : scene.runs.starts[k]].strip().partition(",")
    between = (
        comma + rest if place in phrase_words("on the spot") else place + comma + rest
    )  # the doctor there, Ida Moe
    name = parse_name(scene.runs.words[k])
    if between == "(":  # the chairman (Mr. Vik) said
        alone = scene.text.startswith(")", scene.runs.ends[k]) and (name.kind == "full" or name.courtesy)
        return name if alone else None
    closed = scene.text.startswith(",", scene.runs.ends[k])
    trade = between[:1] == "," and is_trade(between[1:])
    if name.kind == "full" and between in column("dateline_dashes"):  # the singer — Ida Moen — said
        behind = scene.text[scene.runs.ends[k] : scene.runs.ends[k] + DASHED]
        return name if behind.lstrip(" ").startswith(between) else None
    if between == "," or trade:
        given = name.kind == "short" and name.name in vocabulary().given
        known = trade and name.kind == "maybe" and bool(scene.roster.holders(name.key))
        return name if closed and (name.kind == "full" or given or known) else None
    words = between.split(" ")
    if (GIVEN.search(between) or byname().search(between)) and name.kind in ("full", "maybe", "short"):
        return name
    named = words[-1] in phrase_words("naming") and name.kind in ("full", "maybe")
    if named and (
        len(words) == 1
        or (closed and OPENS.match(between) and DESCRIBING.issuperset(read_words(between[1:]).tags[:-1]))
    ):
        return name
    office = phrase.noun in vocabulary().roles and vocabulary().roles[phrase.noun].kind == "office"
    if (
        office
        and len(words) > 1
        and words[0] == "for"
        and name.kind == "full"
        and all(word[:1].isupper() or word == "and" for word in words[1:])
        and between[-1].isalpha()
    ):
        return name  # MP for Sund West Ida Holm; Minister for Trade and Industry Odd Vik
    return inside(scene.runs.words[k]) if between == "for" and office and not name.titled else None


@cache
def byname() -> re.Pattern[str]:
    """What leads at its end to the name that somebody goes by, in marks or without: who goes by the call sign |
    Badger."""
    goes, called = ("|".join(sorted(phrase_words(kind))) for kind in ("going by", "byname"))
    return re.compile(rf"^,?\s*(?:who )?(?:{goes}) (?:{called})(?: of)?(?: {opening_marks()})?$")


def inside(words: str) -> Name | None:
    """The full name that a run ends with behind the field of an office: Energy Siri Moen, of "Minister for Energy Siri
    Moen"."""
    tokens = words.split(" ")
    names = (parse_name(" ".join(tokens[i:])) for i in range(1, len(tokens) - 1))
    return next((name for name in names if name.kind == "full" and not name.role), None)


def by_role(scene: Scene, phrase: Phrase, source: Source) -> Found:
    """A person by role: the one introduced with it if the phrase is definite, or named with it right behind a lead;
    else somebody unnamed."""
    words = phrase.words
    role = full_words(scene.text, phrase, source)
    named = named_behind(scene, phrase)
    if named is not None:
        who = by_name(scene, phrase, named)._replace(role=bare(role.removesuffix(named.name).rstrip()))
        personal = who.type is SpeakerType.PERSON  # any name that a nurse gives is a nurse's
        return who if personal else who._replace(type=SpeakerType.PERSON, by=full_or_surname(named))
    body = body_in_apposition(scene.text, phrase.end)
    if body is not None:
        return Found(scene.text[slice(*body)], SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    if phrase.indefinite:
        person = introduced_next(scene, phrase)
        person = revealed_next(scene, phrase) if person is None else person
    else:
        person = person_by_role(scene, phrase, source.content)
        person = by_kin(scene, phrase) if person is None else person
        person = headed_by(scene, role) if person is None else person
    if person is None and (person := named_next(scene, phrase)) is not None:
        words = role
    if isinstance(person, int):
        known = scene.roster.people[person]
        return Found(known.name, SpeakerType.PERSON, ResolvedBy.ROLE, bare(words), (person,))
    if (firm := firm_by_trade(scene, phrase)) is not None:
        return Found(firm, SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    gender = vocabulary().roles[phrase.noun].gender if phrase.noun in vocabulary().roles else ""
    return Found(None, SpeakerType.UNNAMED, None, bare(role), anonymous=phrase.indefinite, gender=gender)
