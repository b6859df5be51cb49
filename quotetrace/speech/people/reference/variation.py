"""A role that tells something new of the one person whom it can mean: Lund refused to go. “No,” the Sund keeper said."""

import re
from bisect import bisect_left

from quotetrace.speech.people.cast.clauses import is_marked
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.standing import stands_at
from quotetrace.speech.people.cast.traits import HE, SHE
from quotetrace.speech.people.names.described import is_role
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.holders import can_be_called, works_otherwise
from quotetrace.speech.prose.words import read_words

__all__ = ["gender_told", "is_anybodys", "is_told_more", "only_subject", "opens_paragraph"]

# Code points from the start of a sentence in which a phrase before its subject ends.
LEAD = 90
# Code points, and names, from the beginning of an article in which a role can tell more of the only person so far.
BEGINNING, FEW = 3000, 16
VERBS = frozenset("VMF")


def opens_paragraph(scene: Scene, phrase: Phrase) -> bool:
    """Whether a role opens its paragraph, and so may bring in somebody new."""
    return scene.paragraphs[scene.paragraph(phrase.start)].start == phrase.start


def only_subject(scene: Scene, phrase: Phrase, gender: str = "") -> int | None:
    """The only person who is the subject of a sentence in the paragraph of a role, or, where none is before it there,
    in that one and the one before: Harry Lund praised the plan. "It works," the minority leader said. None for a role
    in reported words or before a colon. Of several in its paragraph, who is not of this gender or has another trade is
    left out.
    """
    if scene.holding(phrase.start) is not None or scene.text.startswith(":", phrase.end):
        return None
    paragraph = scene.paragraph(phrase.start)
    end = scene.paragraphs[paragraph].end
    for begin in (scene.paragraphs[paragraph].start, scene.paragraphs[max(0, paragraph - 1)].start):
        places = [
            place
            for place in scene.named_between(begin, end)
            if scene.holding(place.start) is None and stands_at(scene, place.start) == "subject"
        ]
        people = {place.person for place in places}
        if any(place.start < phrase.start for place in places):
            if len(people) > 1 and begin == scene.paragraphs[paragraph].start:
                people = {p for p in people if scene.traits.fits(p, gender) and not has_other_trade(scene, phrase, p)}
            return people.pop() if len(people) == 1 else None
    return None


def has_other_trade(scene: Scene, phrase: Phrase, person: int) -> bool:
    """Whether a person is told to have another trade than the one that a role tells."""
    role = vocabulary().roles[phrase.noun]
    return role.kind == "job" and works_otherwise(role, scene.traits.bears(person))


def is_anybodys(scene: Scene, phrase: Phrase, person: int) -> bool:
    """Whether the sentence before a trade alone names somebody else too who may have it: Lund praised Vik. The striker
    said."""
    start = scene.sentence_start(max(0, scene.sentence_start(phrase.start) - 1))
    others = (
        o for o in scene.named_between(start, phrase.start) if o.person != person and not in_marks(scene, o.start)
    )
    role = vocabulary().roles[phrase.noun]
    return role.kind == "job" and any(
        scene.traits.fits(o.person, role.gender) and not has_other_trade(scene, phrase, o.person) for o in others
    )


def in_marks(scene: Scene, at: int) -> bool:
    """Whether a place lies in what somebody said in marks."""
    words = scene.holding(at)
    return words is not None and is_marked(scene.text, words.start)


def is_told_more(scene: Scene, phrase: Phrase, person: int) -> bool:
    """Whether a role is the first to name the body or the party of whoever has just spoken, and is the only one named
    so far: no word before it names that body, so that it is nobody else's."""
    last, at = scene.history[-1] if scene.history else None, phrase.start
    if last is None or last.found.people != (person,) or scene.paragraph(last.start) != scene.paragraph(at):
        return False
    k = bisect_left(scene.roster.occurrences, (at,))
    alone = k <= FEW and all(place.person == person for place in scene.roster.occurrences[:k])
    if at > BEGINNING or not alone or scene.holding(at) is not None or not is_article(phrase):
        return False
    known = vocabulary()
    named = [word for word in phrase.words.split()[1:] if word[0].isupper()]
    if any(word in known.places or re.search(rf"\b{re.escape(word)}\b", scene.text[:at]) for word in named):
        return False
    role, described = known.roles[phrase.noun], scene.traits.described(person)
    free = role.kind == "epithet" and can_be_called(role, phrase.noun, described)
    return free or not any(is_role(word) for word in described)


def is_article(phrase: Phrase) -> bool:
    """Whether a role begins with an article: the Sund keeper."""
    return phrase.words.lower().split()[0] in phrase_words("article")


def gender_told(scene: Scene, phrase: Phrase) -> str:
    """The gender of the pronouns in the phrase that opens the sentence of a role right before it, m or f; empty where
    none or both stand there: In his first interview the former baker said."""
    start = scene.sentence_start(phrase.start)
    lead = scene.text[start : phrase.start] if phrase.start - start <= LEAD else ""
    tags = read_words(lead).tags
    if tags[:1] not in ("P", "G") or not VERBS.isdisjoint(tags) or any(c in lead for c in '“”"'):
        return ""
    men, women = HE.search(lead), SHE.search(lead)
    return "" if bool(men) == bool(women) else "m" if men else "f"
