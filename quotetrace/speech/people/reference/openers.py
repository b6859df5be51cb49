"""Whom a role that opens a sentence means, for "he" or "she" behind it: The mayor laughed. "Never," she said."""

import re
from bisect import insort

from quotetrace.model import Span
from quotetrace.speech.people.cast.roster import Occurrence
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.phrases import read_phrase
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.people.reference.askers import asker_before
from quotetrace.speech.people.reference.epithets import person_by_role
from quotetrace.speech.people.reference.kin import by_kin
from quotetrace.speech.people.reference.nations import nations_of
from quotetrace.speech.people.reference.pronouns import people_before
from quotetrace.speech.prose.words import read_words

__all__ = ["meet_roles"]

# Sentences back in which such a role is looked for, and code points in which it ends.
NEAR, LONGEST = 2, 60
# Speakers back among whom the role may stand as a mention.
MANY = 12
# A definite phrase that opens a sentence, or follows what opens it: On Monday, the Harwick mayor was; Her husband was
OPENING = re.compile(r"(?:[^,\"“”]{0,100}, )?(?=(?:[Tt]he|[Hh]is|[Hh]er) [\w’'-]+[ ,])")


def meet_roles(scene: Scene, at: int) -> None:
    """Notes in `scene` whom the roles mean that open the sentence of `at` and those shortly before it, and whom one who
    was asked something last."""
    here = scene.sentence(at)
    for k in range(max(0, here - NEAR), here + 1) if scene.sentences else ():
        if k not in scene.read:
            scene.read.add(k)
            met = opening_person(scene, scene.sentences[k])
            if met is not None:
                insort(scene.met, met)
                scene.stands[met.start] = "subject"
    asker = asker_before(scene, at)
    if asker is not None and asker.said is not None and (asked := role_asked(scene, asker.said.end)) is not None:
        if asked.person in asker.found.people:
            return
        insort(scene.met, asked)
        scene.stands[asked.start] = "object"


def role_asked(scene: Scene, end: int) -> Occurrence | None:
    """The person whom the role means behind the verb of asking that ends at `end`: Berg asked | the mayor | if she
    would go."""
    start = end + 1
    if not scene.text.startswith(" the ", end) or start in scene.stands:
        return None
    words = read_words(scene.text[start : start + LONGEST])
    last = next((i for i, tag in enumerate(words.tags) if tag not in "DJNE"), 0) - 1
    if last < 1 or words.lower[last] not in vocabulary().roles:
        return None
    phrase = read_phrase(scene.text, Span(start, start + words.end(last)), scene.runs)
    person = person_by_role(scene, phrase, ()) if phrase.kind == "role" and phrase.definite else None
    return None if person is None else Occurrence(phrase.start, phrase.end, person)


def opening_person(scene: Scene, sentence: Span) -> Occurrence | None:
    """The person whom the role means that opens a sentence, outside of reported words; None where there is none, or it
    has just spoken."""
    found = OPENING.match(scene.text, *sentence)
    role = opening_role(scene, Span(found.end(), sentence.end)) if found else None
    if role is None or scene.quoted(role.start) or any(s.start == role.start for s in scene.history[-MANY:]):
        return None
    phrase = read_phrase(scene.text, role, scene.runs)
    meant = person_by_role(scene, phrase, ()) if phrase.kind == "role" and phrase.definite else None
    native = vocabulary().demonyms.get(phrase.noun.title())
    if (
        meant is not None
        and native
        and native not in nations_of(scene, meant)
        and not is_alone(scene, meant, role.start)
    ):
        return None
    person = by_kin(scene, phrase) if meant is None and phrase.kind == "role" else meant
    return None if person is None else Occurrence(role.start, role.end, person)


def is_alone(scene: Scene, person: int, at: int) -> bool:
    """Whether a person has just spoken before `at`, and nobody else is named near it: “It hurts,” said Lund. | The Dane
    laughed."""
    last = next((s for s in reversed(scene.history) if s.start < at), None)
    spoke = last is not None and last.found.people == (person,) and scene.paragraph(last.start) == scene.paragraph(at)
    return spoke and people_before(scene, at) == [person]


def opening_role(scene: Scene, clause: Span) -> Span | None:
    """The words from the start of a clause to the role before its first verb, ", who" or "'s"; None where no
    role stands there."""
    words = read_words(scene.text[clause.start : min(clause.end, clause.start + LONGEST)])
    verb = next((i for i, tag in enumerate(words.tags) if tag in "VMFY" or words.lower[i : i + 2] == [",", "who"]), 0)
    roles = vocabulary().roles
    native = verb == 2 and bool(vocabulary().demonyms.get(words.written[1]))  # The Dane laughed
    known = native or words.lower[verb - 1] in roles or " ".join(words.lower[verb - 2 : verb]) in roles
    if verb < 2 or not known:
        return None
    return Span(clause.start, clause.start + words.end(verb - 1))
