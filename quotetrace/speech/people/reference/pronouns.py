"""Whom a pronoun means: the people named before it, weighed by nearness, by grammar, and by who has been speaking."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from quotetrace.lexicon import mapping
from quotetrace.model import ResolvedBy, Span, SpeakerType
from quotetrace.speech.people.cast.clauses import (
    MARK,
    interrupted,
    is_addressed,
    is_marked,
    named_behind,
    named_in,
    named_next,
)
from quotetrace.speech.people.cast.roster import Occurrence
from quotetrace.speech.people.cast.scene import Found, Scene, Spoken
from quotetrace.speech.people.cast.standing import POSSESSIVE, stands_at
from quotetrace.speech.people.cast.strangers import acts, is_silent, noun_of, stranger, stranger_in_words
from quotetrace.speech.people.cast.traits import HE, SHE, STOP
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.people.reference.askers import (
    REACH,
    SHORTLY,
    answered,
    asker_before,
    askers_of,
    is_asker,
    is_question,
    is_reply,
    is_resuming,
    person_asked,
    unasked,
    unnamed_asked,
)
from quotetrace.speech.prose.words import read_words

__all__ = ["again", "antecedent", "distance_between", "last_of", "people_before", "places_before"]

# How many names a pronoun weighs at most.
MOST = 14
# The label of a turn has fewer code points.
LABEL = 60


@cache
def weights() -> Mapping[str, float]:
    """The points of each feature."""
    return {feature: float(points) for feature, points in mapping("pronoun_weights", "feature", "points").items()}


def antecedent(
    scene: Scene, gender: str, at: int, content: Sequence[Span], cue: str, *, subject: bool = False, named: bool = False
) -> int | Found | None:
    """The person that a singular pronoun of this gender at `at` means: an index, somebody unnamed, or None where nobody
    is likely enough.

    `subject`: the pronoun (or the role) is the subject of its sentence, and means nobody who is named behind it there.
    `named`: it means nobody unnamed.
    """
    if not named and (inner := stranger_in_words(scene, gender, at)) is not None:
        return inner
    points: dict[int, float] = {}
    w = weights()
    speaking = speakers_around(scene, at) | answered(scene, content, cue) | askers_of(scene, at)
    for person, place, end, spoke in unasked(scene, at, places_before(scene, at)):
        if not scene.traits.fits(person, gender) or person in speaking:
            continue
        score = place_points(scene, place, end, spoke, at, content)
        points[person] = max(score, points.get(person, -9.0))
    unnamed = None if named else somebody(scene, gender, at, content, cue)
    if not points and unnamed:
        return bearer(scene, unnamed[1], gender)
    if not points:
        only = only_person(scene, at)
        nearest = only if only is not None and scene.traits.fits(only, gender) else named_next(scene, gender, at)
        return None if nearest in speaking else nearest
    for person in points:
        if scene.traits.gender(person) == gender:
            points[person] += w["gender_known"]
        elif scene.roster.people[person].doubtful:
            points[person] += w["doubtful_name"]
        points[person] += w["often_named"] * min(3, len(scene.traits.occurrences(person)) / 3)
    for person in points.keys() & (named_in(scene, content) | interrupted(scene, at, content)):
        points[person] += w["addressed_within" if is_addressed(scene, person, content) else "named_in_own_words"]
    for person, share in named_behind(scene, at).items() if subject else ():
        if person in points:
            points[person] += share * w["named_behind"]
    last = last_spoken(scene, at)
    asker = asker_before(scene, at)
    asked = person_asked(scene, asker) if asker is not None else None
    if asked in points and is_reply(cue):
        return asked
    if asked is not None and asked in points:
        points[asked] += w["was_asked"]
    if last is not None and last.found.people[0] in points:
        chain = chain_points(scene, last, gender, at, content, cue)
        points[last.found.people[0]] += w["asked_somebody"] if asker == last else chain
    best = max(points, key=lambda p: (points[p], -p))
    if unnamed and unnamed[0] >= points[best]:
        return bearer(scene, unnamed[1], gender)
    sole = len(points) == 1 and (scene.traits.gender(best) == gender or only_person(scene, at) == best)
    return best if points[best] >= w["least_of_one" if sole else "least"] else None


def speakers_around(scene: Scene, at: int) -> set[int]:
    """The people whose own marked words, or whose turn behind a label, stand around `at`: they are "I" there, not
    "she"."""
    marked = (words for words in scene.around(at) if is_marked(scene.text, words.start) or is_turn(scene, words))
    return {person for words in marked for person in scene.said_by.get(words, ())}


def is_turn(scene: Scene, words: Span) -> bool:
    """Whether nothing but a label stands before reported words in their paragraph: Ida Holm: | She told me so."""
    label = scene.text[max(scene.paragraphs[scene.paragraph(words.start)].start, words.start - LABEL) : words.start]
    turn = 2 < len(label) < LABEL and label.rstrip().endswith((":", "))"))
    return turn and not any(word[0].islower() for word in label.split())


def only_person(scene: Scene, at: int) -> int | None:
    """The person who is a subject in an article before `at`, if it names no other at all."""
    people = scene.roster.people
    if len(people) != 1 or people[0].doubtful:
        return None
    places = (start for start, _ in scene.traits.occurrences(0) if start < at)
    return 0 if any(stands_at(scene, start) == "subject" for start in places) else None


def places_before(scene: Scene, at: int) -> list[tuple[int, int, int, bool]]:
    """(person, start, end, whether it is a speaker's mention) of the names and resolved mentions before `at`, nearest
    first."""
    occurrences = scene.roster.occurrences
    k = bisect_left(occurrences, (at,))
    spoken: list[tuple[int, int, int, bool]] = []
    for s in reversed(scene.history):
        if at - s.start > REACH or len(spoken) >= MOST:
            break
        if s.start < at and len(s.found.people) == 1:
            spoken.append((s.found.people[0], s.start, s.end, True))
    near = [*occurrences[max(0, k - MOST) : k], *scene.met[: bisect_left(scene.met, (at,))][-MOST:]]
    named = [
        (o.person, o.start, o.end, False) for o in near if at - o.start <= REACH and not is_heard(scene, o, spoken)
    ]
    return sorted([*named, *spoken], key=lambda p: -p[1])


def people_before(scene: Scene, at: int) -> list[int]:
    """The people who stand at these places, each once, nearest first."""
    return list(dict.fromkeys(person for person, _, _, _ in places_before(scene, at)))


def is_heard(scene: Scene, named: Occurrence, spoken: Sequence[tuple[int, int, int, bool]]) -> bool:
    """Whether a name stands in the mention of a speaker who bears it: Port manager Ivar Lund, the elder Lund."""
    surname = scene.roster.people[named.person].key[-1]
    return any(
        start <= named.start < end and scene.roster.people[who].key[-1] == surname for who, start, end, _ in spoken
    )


def place_points(scene: Scene, place: int, end: int, spoke: bool, at: int, content: Sequence[Span]) -> float:
    """What one earlier mention of a person is worth to a pronoun at `at`."""
    w = weights()
    distance = distance_between(scene, place, at)
    score = (w["same_sentence"], w["previous_sentence"], w["two_sentences_back"])[min(distance, 2)] + w[
        "each_further_sentence"
    ] * max(0, distance - 2)
    if scene.paragraph(at) == scene.paragraph(place):
        score += w["same_paragraph"]
    if not spoke and any(place < words.start for words in scene.around(at)):
        score += w["in_report"]  # the reported words that the pronoun stands in begin only behind it
    if spoke:
        return score + w["spoke_there"] / (1, 1, 2, 4)[min(distance, 3)]
    holding = scene.holding(place, at) or next((c for c in content if c.start <= place < c.end), None)
    if holding and MARK.search(scene.text, max(0, holding.start - 2), place):
        return score + w["in_quote"]
    if POSSESSIVE.match(scene.text, end):
        score += w["possessive"]
    score += w["in_report"] if holding else 0
    return score + subject_points(scene, place, distance if not holding else 1)


def distance_between(scene: Scene, place: int, at: int) -> int:
    """How many sentences lie between two places, those in quotation not counted unless the later one stands in it; 0 in
    the same sentence."""
    there, here = scene.sentence(place), scene.sentence(at)
    if here <= there:
        return 0
    if scene.quoted(at):
        return here - there
    told = scene.plain_sentences(there + 1, min(here, there + 9))
    return 1 + told + max(0, here - there - 9)


def subject_points(scene: Scene, place: int, distance: int) -> float:
    """What the place of a name in its sentence is worth; more where the pronoun stands in the same sentence."""
    w = weights()
    stands = stands_at(scene, place)
    if stands in ("", "object"):
        return w["object"] if stands else 0
    same = w["same_sentence_subject"] if distance == 0 else 0
    return w["subject"] + same + (w["nearest"] if stands == "clause" and distance == 0 else 0)


def last_spoken(scene: Scene, at: int) -> Spoken | None:
    """The last speech of one person before `at`, if near, but of nobody by whom somebody else was asked; that of
    several is passed over in the sentence of one who speaks there too: Lund said it could hold, which | his aides
    doubt. | He said"""
    within = -1
    for s in reversed(scene.history):
        if at - s.end > REACH:
            return None
        if s.start >= at or scene.quoted(s.start) or is_asker(scene, s):
            continue
        here = scene.sentence(s.start)
        if within not in (-1, here):
            return None
        if len(s.found.people) == 1:
            return s
        within = here
    return None


def somebody(scene: Scene, gender: str, at: int, content: Sequence[Span], cue: str) -> tuple[float, Found] | None:
    """Somebody unnamed who spoke last, or whom the last sentence is about, with the points for being meant."""
    w = weights()
    if not is_resuming(cue) and (asked := unnamed_asked(scene, gender, at)) is not None:
        return w["previous_sentence"] + w["subject"] + w["was_asked"], asked
    spoke = unnamed_speaker(scene, gender, at, content, cue)
    met = bystander(scene, gender, at, cue)
    if met is None:
        return spoke
    place, who = met
    points = w["previous_sentence"] + w["subject"] + w["gender_known"]
    points += w["same_paragraph"] if scene.paragraph(at) == scene.paragraph(place) else 0
    if spoke is not None and f" {noun_of(who.role or '')} " in f" {spoke[1].role} ":
        return max(spoke[0], points), spoke[1]  # a port official told ... The official laughed
    return spoke if spoke is not None and spoke[0] >= points else (points, who)


def bystander(scene: Scene, gender: str, at: int, cue: str) -> tuple[int, Found] | None:
    """Somebody unnamed whom the last sentence is about, with the place; nobody who has kept silent can go on with what
    a named person said before: Lund said no. A porter clapped. “Thank you,” | he added."""
    met, last = stranger(scene, gender, at), last_spoken(scene, at) if is_resuming(cue) else None
    spoke = last is not None and scene.traits.fits(last.found.people[0], gender)
    return None if met is not None and spoke and is_silent(scene, met[0]) else met


def bearer(scene: Scene, found: Found, gender: str) -> int | Found:
    """The only one of several bearers of a name who is of this gender, else the one that was found: Lund, of Ada and
    Odd Lund, where "she" goes on."""
    fitting = [
        p.index for p in scene.roster.people if p.name in found.candidates and scene.traits.fits(p.index, gender)
    ]
    return fitting[0] if gender and len(fitting) == 1 else found


def unnamed_speaker(
    scene: Scene, gender: str, at: int, content: Sequence[Span], cue: str
) -> tuple[float, Found] | None:
    """Somebody unnamed, or one of several of a name, or by a name that stands nowhere else, who spoke last, with the
    points for being meant; not whom only a pronoun means in reported words that the place stands outside of."""
    asked = asker_before(scene, at)
    heard = (s for s in reversed(scene.history) if s.start < at and (s == asked or not is_author(scene, s)))
    before = (s for s in heard if s.found.by is not ResolvedBy.PRONOUN or scene.quoted(at) or not scene.quoted(s.start))
    last = next((s for s in before if not any(words.start <= s.start < words.end for words in content)), None)
    if (
        last is None
        or is_asker(scene, last)
        or not (last.found.type is SpeakerType.UNNAMED or last.found.candidates or is_named_once(last.found))
        or last.found.plural
        or (last.found.gender or told_of_self(scene, last)) not in ("", gender)
    ):
        return None
    points = place_points(scene, last.start, last.end, True, at, content) + weights()["gender_known"]
    return points + chain_points(scene, last, gender, at, content, cue), again(last.found)


def is_named_once(found: Found) -> bool:
    """Whether somebody only gave a name that marks nobody elsewhere: a clerk who gave her name as Pearl."""
    return found.type is SpeakerType.PERSON and found.name is not None and not found.people


def is_author(scene: Scene, spoken: Spoken) -> bool:
    """Whether who spoke is the author, who only tells what he asked: I asked about dates."""
    pronoun = vocabulary().pronouns.get(scene.text[spoken.start : spoken.end].lower())
    return pronoun is not None and pronoun.kind == "first" and not scene.quoted(spoken.start)


def told_of_self(scene: Scene, last: Spoken) -> str:
    """The gender of all pronouns in what somebody unnamed said in the rest of the sentence, m or f: A clerk said that
    he lost his keys; empty where none or both stand there."""
    end = scene.sentences[scene.sentence(last.start)].end if scene.sentences else last.end
    told = STOP.split(scene.text[last.end : end], maxsplit=1)[0]
    men, women = HE.search(told), SHE.search(told)
    return "" if bool(men) == bool(women) or last.found.candidates else "m" if men else "f"


def chain_points(scene: Scene, last: Spoken, gender: str, at: int, content: Sequence[Span], cue: str) -> float:
    """What it is worth to have spoken last: less with every sentence between that is no quote, and little once another
    subject came in."""
    w = weights()
    if is_reply(cue) and not is_question(scene, at):
        return w["spoke_last_in_reply"]
    met = bystander(scene, gender, at, cue)
    if met is not None and met[0] > last.end and acts(scene, met[0]):
        return w["spoke_before_another_subject"]
    begun = scene.sentence_start(at) if opens_clause(scene, at) else at  # the firm dismissed Lund after | he said
    for o in scene.named_between(last.end, at):
        own = any(c.start <= o.start < c.end for c in content)
        other = (o.person,) != last.found.people and not own and scene.traits.fits(o.person, gender)
        if not other or scene.quoted(o.start):
            continue
        if o.start >= begun or stands_at(scene, o.start) in ("subject", "clause"):
            later = scene.paragraph(o.start) > scene.paragraph(last.end - 1)
            return w["spoke_before_another_paragraph" if later else "spoke_before_another_subject"]
    gap = max(0, distance_between(scene, last.end - 1, at) - 1)
    return (w["spoke_last"], w["spoke_two_sentences_ago"])[gap] if gap < 2 else w["spoke_before_that"]


def opens_clause(scene: Scene, at: int) -> bool:
    """Whether a subordinate clause begins with the pronoun at `at`: after | he said."""
    return read_words(scene.text[max(0, at - SHORTLY) : at]).tags.endswith("S")


def last_of(
    scene: Scene,
    at: int,
    types: Sequence[SpeakerType],
    several: bool,
    *,
    besides: Callable[[Scene, Spoken], bool],
) -> Spoken | None:
    """The last speaker before `at` of one of these types, or (`several`) the last people who spoke together, `besides`
    some."""
    for s in reversed(scene.history):
        if s.start >= at:
            continue
        if scene.sentence(at) - scene.sentence(s.start) > 4:
            return None
        if (s.found.type in types and not besides(scene, s)) or (several and len(s.found.people) > 1):
            return s
    return None


def again(found: Found) -> Found:
    """The same speaker, found by a pronoun."""
    return found._replace(by=ResolvedBy.PRONOUN, place=None)
