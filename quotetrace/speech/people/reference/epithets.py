"""The person that a role means: "the mayor", "the Vermont senator", "the 68-year-old former mayor"."""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.traits import EITHER, HE, LINK, SHE
from quotetrace.speech.people.names.described import is_role, tokens_before, words_of
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.holders import (
    at_hand,
    barred,
    brought_in_by_narrower,
    called_alike,
    can_be_called,
    elsewhere,
    has_state,
    in_full,
    is_another,
    is_deputy,
    left_to_another,
    spoken_of,
    states_of,
    subject_beside,
    works_otherwise,
)
from quotetrace.speech.people.reference.kin import of_age
from quotetrace.speech.people.reference.nations import by_adjective, by_nation, is_foreign, of_nation
from quotetrace.speech.people.reference.pronouns import antecedent, distance_between, people_before, places_before
from quotetrace.speech.people.reference.styles import styled
from quotetrace.speech.people.reference.surroundings import belongs, goes_on, in_view, introduced, is_agent, is_plain
from quotetrace.speech.people.reference.terms import is_in_office
from quotetrace.speech.people.reference.variation import (
    gender_told,
    is_anybodys,
    is_told_more,
    only_subject,
    opens_paragraph,
)

__all__ = ["person_by_role", "person_by_unknown_trade"]

# Speakers back among whom the bearer of an office is looked for.
HEARD = 12
# Code points before a name in which the noun stands that tells a trade, and sentences back in which somebody else speaks.
FAR, NEAR = 40, 2


def person_by_role(scene: Scene, phrase: Phrase, content: Sequence[Span]) -> int | None:
    """The person whom a definite role means: introduced with it and nearest; else whoever is spoken of, if nothing
    tells otherwise."""
    phrase = by_adjective(phrase)
    role = vocabulary().roles.get(phrase.noun)
    if vocabulary().demonyms.get(phrase.noun.title()) and phrase.words.lower().partition(" ")[2] == phrase.noun:
        return by_nation(scene, phrase, role.gender if role else "", barred(scene, phrase.start, content))
    if role is None:
        return None
    if role.kind == "style":
        return styled(scene, phrase)
    out = barred(scene, phrase.start, content)
    gender = role.gender or gender_told(scene, phrase)
    described = best_described(scene, in_full(phrase), gender, out)
    if described is not None and left_to_another(scene, phrase, described):
        out.add(described)
        described = best_described(scene, phrase, gender, out)
    if described is not None and is_told_apart(scene, phrase, described):
        out.add(described)
        described = best_described(scene, phrase, gender, out)
    if described is not None and (nearer := named_sooner(scene, phrase, described, out)) is not None:
        return nearer
    if described is not None or belongs(phrase):
        return described
    if (spoke := who_spoke_as(scene, phrase, out)) is not None:
        return spoke
    if (
        (alike := called_alike(scene, in_full(phrase), out)) is not None
        and not goes_on(scene, phrase)
        and not introduced(scene, phrase)
        and not brought_in_by_narrower(scene, phrase)
    ):
        return alike
    if role.anaphor == "yes" and (native := of_state(scene, phrase, out)) is not None:
        return native
    native = sole_native(scene, phrase, out) if role.kind in ("epithet", "job", "office") else None
    varies = native is not None and (role.kind != "office" or is_brought_in_as(scene, native, "same"))
    if varies and not introduced(scene, phrase):
        return native
    if role.kind not in ("office", "epithet", "job") or is_agent(scene, phrase) or introduced(scene, phrase):
        return None
    if brought_in_by_narrower(scene, phrase):
        return None
    if "year-old" in phrase.words:
        near = people_before(scene, phrase.start)
        if len(aged := of_age(scene, phrase.words, near)) == 1 and aged[0] not in out:
            return aged[0]
        out.update(set(near).difference(aged))
    meant = antecedent(scene, gender, phrase.start, (), "", subject=True, named=role.kind == "office")
    if (
        not isinstance(meant, int)
        or meant in out
        or is_deputy(scene, phrase, meant)
        or is_in_office(scene, phrase, meant)
        or spoken_of(scene, meant, phrase)
    ):
        return None
    described_as = scene.traits.described(meant)
    another = is_another(scene, phrase, described_as)
    more = another and is_told_more(scene, phrase, meant)
    if another and not more:
        return None
    if role.kind == "office" and scene.roster.people[meant].name in vocabulary().given:
        return None  # nobody who is Anna and no more
    if role.kind == "office" and named_later(scene, meant, phrase):
        return None if works_otherwise(role, scene.traits.bears(meant)) else meant
    lower = phrase.words.lower()
    former = role.kind == "office" and "former" in lower and not works_otherwise(role, described_as)
    free = role.anaphor in ("yes", "run", "office") or former
    known = bool(described_as) or scene.traits.gender(meant) != ""
    told = any(word in vocabulary().roles for word in described_as)
    bare = len(phrase.words.split()) == 2
    if bare and role.kind == "office" and not told and spoken_to(scene, meant, phrase, content):
        return None
    if "year-old" in lower or (free and known and can_be_called(role, phrase.noun, described_as)):
        return meant
    varied = (
        meant == only_subject(scene, phrase, gender)
        and not is_anybodys(scene, phrase, meant)
        and is_plain(phrase)
        and not goes_on(scene, phrase)
        and not works_otherwise(role, described_as)
        and not (role.kind == "office" and opens_paragraph(scene, phrase))
    )
    if varied and not spoken_to(scene, meant, phrase, content):
        return meant
    if (role.kind == "office" and role.anaphor != "vague") or (role.kind == "job" and (bare or not told)):
        return None
    if not is_plain(phrase) or goes_on(scene, phrase) or works_otherwise(role, scene.traits.bears(meant)):
        return None
    foreign = is_foreign(phrase, described_as)
    if foreign and (natives := of_nation(scene, phrase)):
        native = natives.pop()
        return native if not natives and not works_otherwise(role, scene.traits.bears(native)) else None
    return meant if in_view(scene, meant, phrase.start, spoken=foreign and role.kind != "job") else None


def person_by_unknown_trade(scene: Scene, phrase: Phrase) -> int | None:
    """The only person before whose name stands right behind a noun that no list holds but that ends as trades do: cave
    lampshifter Ida Holm ... the lampshifter."""
    article, _, noun = phrase.words.lower().partition(" ")
    if (
        article != "the"
        or " " in noun
        or not noun.endswith(tuple(phrase_words("agent")))
        or noun in phrase_words("machine")
    ):
        return None
    before = scene.roster.occurrences[: bisect_left(scene.roster.occurrences, (phrase.start,))]
    called = {person: f" {noun} {scene.roster.people[person].name.lower()}" for person in {o.person for o in before}}
    found = {o.person for o in before if called[o.person] in f" {scene.text[max(0, o.start - FAR) : o.end].lower()}"}
    return found.pop() if len(found) == 1 else None


def named_sooner(scene: Scene, phrase: Phrase, described: int, out: Collection[int]) -> int | None:
    """Whom a trade means before `described`, its bearer, who is only named further on: who is told to have one like it,
    else the only subject here: Film star Ida Holm laughed. "No," the actress said."""
    role = vocabulary().roles[phrase.noun]
    if scene.traits.places[described][0][0] < phrase.start or role.kind not in ("job", "epithet"):
        return None
    if (alike := called_alike(scene, phrase, out)) is not None:
        return alike
    subject = only_subject(scene, phrase)
    if subject is None or subject in out or not scene.traits.fits(subject, role.gender):
        return None
    return None if works_otherwise(role, scene.traits.bears(subject)) else subject


def is_told_apart(scene: Scene, phrase: Phrase, described: int) -> bool:
    """Whether the bearer of a role without more is only named further on, by name or place of what he or she is that of,
    while somebody else speaks: "It rained," Ida Holm said. The manager laughed. ... The Sund manager, Tor Vik, said"""
    start, end = scene.traits.places[described][0]
    heard = scene.history[-1] if scene.history else None
    bare = phrase.words.lower() == f"the {phrase.noun}"
    if start < phrase.end or heard is None or not bare or described in heard.found.people:
        return False
    near = distance_between(scene, heard.start, phrase.start) <= NEAR
    title = parse_name(" ".join(scene.text[start:end].split())).role.split()
    told = (*tokens_before(scene.traits.words_before(start, end)), *title)
    return near and any(token[0].isupper() and not is_role(token) for token in told)


def of_state(scene: Scene, phrase: Phrase, out: Collection[int]) -> int | None:
    """The only person named before who is told to be of the state that a role names: "the Iowa Democrat" after Senator
    Anna Lund of Iowa."""
    if not states_of(phrase.words.split()):
        return None
    found = [
        p
        for p in people_before(scene, phrase.start)
        if p not in out
        and has_state(phrase, scene.traits.described(p))
        and not elsewhere(phrase, scene.traits.described(p))
    ]
    return found[0] if len(found) == 1 else None


def sole_native(scene: Scene, phrase: Phrase, out: Collection[int]) -> int | None:
    """The only person before who is told to be of the nation that a role names, unless he or she has another trade: the
    Dutch runner."""
    role = vocabulary().roles[phrase.noun]
    if not any(vocabulary().demonyms.get(word) for word in phrase.words.split()) or goes_on(scene, phrase):
        return None
    natives = of_nation(scene, phrase)
    fits = [
        p
        for p in natives - set(out)
        if not works_otherwise(role, scene.traits.bears(p)) and scene.traits.fits(p, role.gender)
    ]
    return fits[0] if len(fits) == len(natives) == 1 else None


def is_brought_in_as(scene: Scene, person: int, holder: str) -> bool:
    """Whether a person is told to hold the `same` office as somebody else, or to have `left` the one that somebody holds:
    "the Dutch minister" after his Dutch counterpart, "the former minister" after her predecessor."""
    told = (vocabulary().roles.get(word) for word in scene.traits.bears(person))
    return any(role is not None and role.anaphor == holder for role in told)


def named_later(scene: Scene, person: int, phrase: Phrase) -> bool:
    """Whether a person first comes in behind a role that is told in full: "The chairman of the port resigned. Sir Ivar
    Lund said"."""
    places = scene.traits.occurrences(person)
    whole = goes_on(scene, phrase) and is_plain(phrase) and not introduced(scene, phrase)
    return whole and bool(places) and places[0][0] > phrase.start


def spoken_to(scene: Scene, person: int, phrase: Phrase, content: Sequence[Span]) -> bool:
    """Whether what the bearer of a role says is about a person who has not spoken: Anna Lund was arrested. The senator
    said she had lied."""
    pronouns = {"m": HE, "f": SHE}.get(scene.traits.gender(person), EITHER)
    about = any(pronouns.search(scene.text, *words) for words in content)
    return about and not in_view(scene, person, phrase.start, spoken=True)


def who_spoke_as(scene: Scene, phrase: Phrase, out: Collection[int]) -> int | None:
    """The only one of the last speakers whose mention gave this office: "Commissioner for Health, Prof. Bola Ade", "the
    commissioner"."""
    if (
        vocabulary().roles[phrase.noun].anaphor not in ("", "seat", "besides")
        or " " in phrase.noun
        or goes_on(scene, phrase)
        or is_agent(scene, phrase)
    ):
        return None
    found = set()
    for spoken in scene.history[-HEARD:]:
        head = words_of(LINK.split(spoken.found.role or "", maxsplit=1)[0])
        past = not phrase_words("past").isdisjoint(head)
        plain = head[-1:] == (phrase.noun,) and not past and phrase_words("lesser").isdisjoint(head)
        if len(spoken.found.people) == 1 and plain and spoken.found.people[0] not in out:
            found.add(spoken.found.people[0])
    found = {
        person
        for person in found
        if not is_foreign(phrase, scene.traits.described(person))
        and not is_another(scene, phrase, scene.traits.described(person))
    }
    return found.pop() if len(found) == 1 and is_plain(phrase) else None


def best_described(scene: Scene, phrase: Phrase, gender: str, out: Collection[int]) -> int | None:
    """The person introduced with this role who shares most of its words, the nearest of equals; None where two are
    equal."""
    head = phrase.head
    wanted = {w for w in words_of(phrase.words + " " + phrase.noun) if w not in phrase_words("empty")}
    former = wanted & phrase_words("past")
    places = [w.lower() for w in phrase.words.split() if w in vocabulary().places]
    rank: dict[int, int] = {}
    for k, (person, _, _, _) in enumerate(places_before(scene, phrase.start)):
        rank.setdefault(person, k)
    scores: dict[int, float] = {}
    counterparts = counterpart_heard(scene, phrase) | predecessors(scene, phrase)
    for person in {*at_hand(scene, head, phrase.start), *counterparts}:
        if person in out or not scene.traits.fits(person, gender):
            continue
        described = scene.traits.described(person)
        if is_deputy(scene, phrase, person) or is_in_office(scene, phrase, person):
            continue
        if is_another(scene, phrase, described) or is_foreign(phrase, described):
            continue
        if head.capitalize() in vocabulary().demonyms and not described.issuperset(places):
            continue
        if not belongs(phrase) or len(wanted & described) > 1 or len(wanted) == 1:
            was = 1 if former and head in scene.traits.past(person) and described.isdisjoint(former) else 0
            was += person in counterparts
            scores[person] = len(wanted & described) + was - (0.1 * rank[person] if person in rank else 2.5)
    if not scores:
        return None
    best = max(scores, key=lambda p: (scores[p], -p))
    if (subject := subject_beside(scene, best, scores, phrase)) is not None:
        return subject
    return None if any(scores[p] >= scores[best] for p in scores if p != best) else best


def counterpart_heard(scene: Scene, phrase: Phrase) -> set[int]:
    """Who has just spoken and is told to be a counterpart, for an office alone: his Danish counterpart Ola Vik ... Vik
    noted ... The minister added."""
    heard = scene.history[-1].found.people if scene.history else ()
    alone = len(phrase.words.split()) == 2 and vocabulary().roles[phrase.noun].kind == "office"
    return {person for person in heard if alone and len(heard) == 1 and is_brought_in_as(scene, person, "same")}


def predecessors(scene: Scene, phrase: Phrase) -> set[int]:
    """Who is told to be the predecessor of somebody, for the office that one holds: the minister met her predecessor, Ola
    Vik ... the former minister."""
    if phrase_words("left").isdisjoint(phrase.words.lower().split()):
        return set()
    people = people_before(scene, phrase.start)
    held = any(is_in_office(scene, phrase, person) for person in people)
    return {person for person in people if held and is_brought_in_as(scene, person, "left")}
