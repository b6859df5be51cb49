"""Somebody without a name whom a sentence is about, for "he" or "she" in the next: A porter was asked. "Sit down," he
said."""

import re
from bisect import bisect_left

from quotetrace.model import ResolvedBy, SpeakerType
from quotetrace.speech.people.cast.clauses import is_marked
from quotetrace.speech.people.cast.scene import Found, Scene
from quotetrace.speech.people.cast.standing import modifies_subject
from quotetrace.speech.people.cast.traits import HE, SHE
from quotetrace.speech.people.names.plurals import one_of_many
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.verbs import reporting_forms
from quotetrace.speech.prose.words import read_words

__all__ = ["acts", "is_silent", "noun_of", "stranger", "stranger_in_words"]

# Sentences back in which somebody is looked for.
NEAR = 3
# Code points before the end of a sentence at which what is reported in it still stands, before its stop.
LAST = 2
# The kinds of roles whose bearers stay without a name.
KINDS = frozenset({"job", "source", "epithet", "office", "kin", "part"})
# An indefinite phrase that opens a sentence, or follows what opens it: At the pier, an old porter was; At Sund station
# a porter who
OPENING = re.compile(
    r"(?:[^,\"“”.]{0,60}, (?:[a-z][^,\"“”.]{0,30}, )?|[A-Z][a-z]+ (?:[\w’'-]+ ){1,5}?)?(?:An?|an?|One|one) ((?:[\w-]+(?:, |[ .])){2,8})"
)
# A phrase that opens a sentence and tells whose relative, or whose officer, somebody is, or which: At the pier, Lund's
# old brother was, the country's president was, The skipper was
KIN = re.compile(
    r"(?:(?:[A-Z][a-z]+ (?:[a-z]+,? ){1,6})?(?:his|her|their|(?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w-]+['’]s|[Tt]he \w+['’]s)|His|Her|Their|The)"
    r" ((?:[\w-]+(?:, |[ .])){2,8})"
)
# One of several that opens a sentence: One of the porters, Another of them, A second.
MEMBER = re.compile(
    r"(?:One|Another|(?:A|The) (?:other|second|third))"
    r"(?: of (?:the|these|those|his|her|their|its) ((?:[\w-]+ ){0,2}?[a-z-]+s|(?:wo)?men)\b| of (?:them|these|those)\b| (?!of\b)(?=(\w+)))"
)
# The classes of verbs, and of words that a phrase of place begins with: at Sund station, next to her.
VERBS, PLACE = frozenset("VMF"), frozenset("PJRL")
# The ending of an owner.
POSSESSED = re.compile(r"['’]s $")
# In what somebody says it is also one of whom the speaker tells: My cousin played; said | the skipper left.
OWN = re.compile(r"(?:My|Our|[Aa]n?|One|([Tt]he)) ((?:[\w-]+[ .]){2,5})")

# Somebody without a name whom a speaker tells of, but not as what somebody is: told my wife; met a porter; no: is my wife.
TOLD_OF = re.compile(
    r"(?<!\bis )(?<!\bwas )(?<!['’]s )(?<!\bas )\b(?:(?:[Mm]y|[Oo]ur|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er)|([Tt]he)) (?=((?:[a-z-]+ ){0,2}[a-z-]+)\b)"
)
# Code points back in which a speaker told of somebody.
TOLD = 300


def stranger_in_words(scene: Scene, gender: str, at: int) -> Found | None:
    """Whom "he" or "she" means in the marked words of somebody who told of nobody else before, there or just before: “I
    told my wife. | She laughed,” said Lund."""
    said = next((words for words in scene.around(at) if is_marked(scene.text, words.start)), None)
    if said is None or not gender:
        return None
    speakers = scene.said_by.get(said, ())
    k = bisect_left(scene.quote_starts, said.start)
    own = [words.start for words in scene.quotes[max(0, k - NEAR) : k] if scene.said_by.get(words, ()) == speakers]
    begin = max(min([*own, said.start]), at - TOLD)
    pronoun = HE if gender == "m" else SHE
    found, head = None, ""
    for told in TOLD_OF.finditer(scene.text, begin, at):
        noun = next((word for word in told[2].split() if word in vocabulary().roles), "")
        role = vocabulary().roles.get(noun)
        if role is None or role.kind not in KINDS or role.gender not in ("", gender):
            continue
        if (told[1] and role.kind == "office") or scene.traits.by_role.get(noun):
            continue
        found, head = (None, "") if is_known(scene, told.start()) else (told, noun)
    if found is None:
        return None
    begin = max(begin, scene.paragraphs[scene.paragraph(found.start())].start)
    if pronoun.search(scene.text, begin, found.start()):
        return None
    others = {place.person for place in scene.named_between(found.start(), at)}.difference(speakers)
    if any(scene.traits.fits(person, gender) for person in others):
        return None
    role = vocabulary().roles[head]
    return Found(
        None, SpeakerType.UNNAMED, ResolvedBy.PRONOUN, head, anonymous=not found[1], gender=role.gender or gender
    )


def is_known(scene: Scene, at: int) -> bool:
    """Whether a mention at `at`, of somebody who spoke, means a person who is named."""
    k = bisect_left(scene.history, at, key=lambda spoken: spoken.start)
    return k < len(scene.history) and scene.history[k].start == at and bool(scene.history[k].found.people)


def stranger(scene: Scene, gender: str, at: int) -> tuple[int, Found] | None:
    """Whom the last sentence before `at`, outside of reported words unless `at` stands in them, is about if it names
    nobody: where, and who."""
    here, within = scene.sentence(at), scene.quoted(at)
    for k in range(here - 1, max(-1, here - NEAR), -1):
        start, end = scene.sentences[k]
        words = scene.holding((start + end) // 2) or (scene.holding(end - LAST) if within else None)
        if words is not None and not within and scene.quoted(start + 1):
            continue
        quoted = words is not None and within
        start = max(start, words.start) if words is not None and within else start  # Lund: | My cousin played.
        if not quoted and (one := one_of_several(scene, start, end)) is not None:
            who = Found(None, SpeakerType.UNNAMED, ResolvedBy.PRONOUN, one or None, anonymous=True, gender=gender)
            return (start, who) if not one or vocabulary().roles[one].gender in ("", gender) else None
        found = OWN.match(scene.text, start, end) if quoted else opening(scene.text, start, end)
        relative = None if quoted else KIN.match(scene.text, start, end)
        if found and relative and not is_apposed(relative, found):
            relative = None
        found = relative or found
        begin = found.start(found.lastindex or 0) if relative and found else start
        met = any(start <= place.start < end for place in scene.met)
        if found is None or met:
            return None
        head = found.start(found.lastindex or 0)
        if any(not modifies_subject(scene.text[head : o.start]) for o in scene.named_between(begin, end)):
            return None
        described = description(found[found.lastindex or 0])
        noun = noun_of(described)
        role = vocabulary().roles.get(noun)
        if role is None or role.kind not in KINDS or role.gender not in ("", gender):
            return None
        owned = relative is not None and POSSESSED.search(scene.text, relative.start(), relative.start(1)) is not None
        definite = scene.text[found.start() : found.start() + 4].lower() == "the "
        pointing = definite or relative is not None
        if pointing and ((role.kind != "kin" and not owned and not definite) or scene.traits.by_role.get(noun)):
            return None
        who = Found(
            None, SpeakerType.UNNAMED, ResolvedBy.PRONOUN, described, anonymous=not definite, gender=role.gender
        )
        return start, who
    return None


def one_of_several(scene: Scene, start: int, end: int) -> str | None:
    """What somebody is whom a sentence opens with as one of several, who are told of there or in the sentence before:
    porter, of "One of the porters had" and of "Two porters met Lund. | One of them had"; empty of people. None where nobody is told of, or somebody by name."""
    found = MEMBER.match(scene.text, start, end)
    if found is None or scene.named_between(start, end):
        return None
    if found[2] and not VERBS.issuperset(read_words(found[2]).tags):
        return None  # Another porter
    told = found[1] or scene.text[scene.sentences[max(0, scene.sentence(start) - 1)].start : start]
    for word in reversed(read_words(told).lower):
        one = one_of_many(word)
        if one != word and one in vocabulary().roles and vocabulary().roles[one].kind in KINDS:
            return one
        if word in vocabulary().groups:
            return ""
    return None


def acts(scene: Scene, start: int) -> bool:
    """Whether whom a sentence that begins at `start` is about does something there, and so may speak next: a porter
    waited; not: a porter was hurt, a porter is missing."""
    words = read_words(scene.text[start : scene.sentences[scene.sentence(start)].end])
    clauses = words.tags.count("O")
    verbs = [words.lower[i] for i, tag in enumerate(words.tags) if tag in VERBS]
    return len(verbs) > clauses and verbs[min(clauses, 1)] not in phrase_words("being")


def is_silent(scene: Scene, start: int) -> bool:
    """Whether no verb of a sentence that begins at `start` tells that somebody spoke: a porter clapped; not: a porter
    disagreed."""
    words = read_words(scene.text[start : scene.sentences[scene.sentence(start)].end])
    return not any(tag in VERBS and words.lower[i] in reporting_forms() for i, tag in enumerate(words.tags))


def opening(text: str, start: int, end: int) -> re.Match[str] | None:
    """The indefinite phrase that a sentence begins with, or that stands behind a comma or a phrase of place there: At
    Sund station | a porter who had waited."""
    found = OPENING.match(text, start, end)
    before = text[start : found.start(1)].split()[:-1] if found else []
    if not before or before[-1].endswith(","):
        return found
    tags = read_words(" ".join(before)).tags
    return found if tags[0] in PLACE and VERBS.isdisjoint(tags) else None


def is_apposed(relative: re.Match[str], found: re.Match[str]) -> bool:
    """Whether an indefinite phrase only tells what somebody is whom the phrase before it means: Lund's brother, | a
    nurse, laughed."""
    return relative.start(1) < found.start(1) and noun_of(description(relative[1])) != ""


def description(words: str) -> str:
    """What stands before the first verb, clause or mark of these words, or before the first preposition where none
    follows: old porter, of "old porter was asked" and of "old porter who had waited"; porter in oilskins."""
    read = read_words(words)
    end = next((i for i, tag in enumerate(read.tags) if tag in VERBS or tag in "W," or read.lower[i] == "who"), None)
    end = read.tags.find("P") if end is None else end
    return words[: read.starts[end]].strip() if end > 0 else ""


def noun_of(described: str) -> str:
    """The role that heads a description: porter, of "old porter of the inn"; empty where none does."""
    read = read_words(described)
    last = read.tags.find("P") if "P" in read.tags else len(read.tags)
    for size in (2, 1):
        noun = " ".join(read.lower[max(0, last - size) : last])
        if noun in vocabulary().roles:
            return noun
    return ""
