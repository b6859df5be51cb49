"""Who asked whom, and so who answers: Berg asked Lund where he had been; “Never,” he replied."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from quotetrace.lexicon import column
from quotetrace.model import ResolvedBy, Span, SpeakerType
from quotetrace.speech.people.cast.scene import Found, Scene, Spoken
from quotetrace.speech.people.cast.standing import POSSESSIVE
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms
from quotetrace.speech.prose.words import read_words

__all__ = [
    "REACH",
    "SHORTLY",
    "answered",
    "asker_before",
    "askers_of",
    "is_asker",
    "is_question",
    "is_reply",
    "is_resuming",
    "person_asked",
    "unasked",
    "unnamed_asked",
]

# How far back, in code points, a pronoun and who asks and answers reach.
REACH = 1400
# Code points back in which somebody may have been spoken of by a role.
FAR = 6000
# Code points in which the word before a pronoun or a speaker, or the verb that opens a sentence, stands.
SHORTLY = 20
# Code points behind a verb of asking in which the question begins.
QUESTION = 60
# Code points behind a verb of telling in which the listener stands.
LISTENER = 40
# What stands between two quotations of which one answers the other.
ADJACENT = re.compile(r"[”\"’'][ \n]+[“\"‘']")


def answered(scene: Scene, content: Sequence[Span], cue: str) -> set[int]:
    """The people who told or asked somebody the quotation that ends right before reported words, which answer it: Berg
    told Lund: “Go.” “Never,” he said."""
    first = content[0].start if content else 0
    k = bisect_left(scene.quote_starts, first) - 1
    if k < 0 or not ADJACENT.fullmatch(scene.text, scene.quotes[k].end, first):
        return set()
    last = next((s for s in reversed(scene.history) if s.start < first), None)
    if last is None or last.said is None or not (is_reply(cue) or is_of_class(cue.lower(), ("say",))):
        return set()
    asked = is_of_class(scene.text[slice(*last.said)].lower(), ("tell", "ask")) and listens(scene, last.said.end)
    return set(last.found.people) if asked else set()


def listens(scene: Scene, at: int) -> bool:
    """Whether who is told something, right behind the verb that ends at `at`, is one person, who can answer, and no
    medium and no crowd: told Lund, asked her, told the clerk; not: told Reuters, told reporters."""
    words = scene.text[at : at + LISTENER].split()
    behind = words[1:] if words and words[0].lower() in phrase_words("article") else words
    if not behind:
        return False
    k, noun = scene.runs.first_at(at), behind[0].rstrip(".,:;”\"'’")
    if noun[:1].isupper():
        return k < len(scene.runs) and bool(scene.named_between(at, scene.runs.ends[k]))
    return noun.lower() in vocabulary().pronouns or (len(behind) < len(words) and noun in vocabulary().roles)


def is_reply(cue: str) -> bool:
    """Whether a cue answers somebody: replied, shot back."""
    return cue.lower() in column("reply_verbs")


def is_resuming(cue: str) -> bool:
    """Whether a cue goes on with what somebody has said: added, went on."""
    verb = reporting_forms().get(cue.lower())
    return verb is not None and verb.lemma in column("silence", "words", kind="speaking on")


def asker_before(scene: Scene, at: int) -> Spoken | None:
    """Who spoke last before `at`, if he asked somebody something: Berg asked Lund where he had been; I asked the
    mayor."""
    near = takewhile(lambda s: at - s.end <= REACH, reversed(scene.history))
    last = next((s for s in near if s.start < at and not scene.quoted(s.start)), None)
    if last is None or last.said is None:
        return None
    if last.said.start < last.end or not is_of_class(scene.text[slice(*last.said)].lower(), ("ask",)):
        return None
    tags = read_words(scene.text[last.said.end : last.said.end + QUESTION]).tags
    asks = next((tag for tag in tags if tag in "TWS."), "") != "T"  # asked the mayor if, not asked her to go
    return last if asks and tags[:1] in ("E", "D", "H", "U") else None


def person_asked(scene: Scene, asker: Spoken) -> int | None:
    """The person who is named as the one asked, or whom a role means there: Berg asked Lund where he had been; asked
    the mayor if she knew."""
    end = asker.said.end if asker.said else asker.end
    for places in (scene.roster.occurrences, scene.met):
        k = bisect_left(places, (end,))
        if (
            k < len(places)
            and not scene.text[end : places[k].start].strip()
            and not POSSESSIVE.match(scene.text, places[k].end)
        ):
            return places[k].person
    return None


def unnamed_asked(scene: Scene, gender: str, at: int) -> Found | None:
    """The bearer of a role that nobody is told to have by name, nor was spoken of by it, whom somebody asked last before
    `at`: Berg asked the minister if it would."""
    asker = asker_before(scene, at)
    end = asker.said.end if asker is not None and asker.said is not None else -1
    if end < 0 or not scene.text.startswith(" the ", end) or any(place.start == end + 1 for place in scene.met):
        return None
    words = read_words(scene.text[end + 1 : end + QUESTION])
    last = next((i for i, tag in enumerate(words.tags) if tag not in "DJNEYG"), 0) - 1
    noun = words.lower[last] if last > 0 else ""
    role = vocabulary().roles.get(noun)
    if (
        role is None
        or role.gender not in ("", gender)
        or noun in phrase_words("asker")
        or scene.traits.by_role.get(noun)
    ):
        return None
    if re.search(rf"\b{re.escape(noun)}\b", scene.text[max(0, end - FAR) : end], re.IGNORECASE):
        return None  # the baker Ida Holm met before
    told = scene.text[end + 1 + words.starts[1] : end + 1 + words.end(last)]
    return Found(None, SpeakerType.UNNAMED, ResolvedBy.PRONOUN, told, gender=gender)


def is_asker(scene: Scene, spoken: Spoken) -> bool:
    """Whether somebody only asked somebody else, who answers: Lund was told by a caller; Asked by a clerk if, Lund."""
    before = scene.text[max(0, spoken.start - SHORTLY) : spoken.start].split()[-1:]
    asked = spoken.said is not None and is_of_class(scene.text[slice(*spoken.said)].lower(), ("ask",))
    return before == ["by"] and (asked or not phrase_words("asker").isdisjoint((spoken.found.role or "").split()))


def unasked(scene: Scene, at: int, places: list[tuple[int, int, int, bool]]) -> list[tuple[int, int, int, bool]]:
    """The places without those in what opens the sentence of `at` by telling what somebody was asked, if any is left:
    Asked if Berg would go, she said."""
    start = scene.sentence_start(at)
    return [place for place in places if place[1] < start] or places if is_question(scene, at) else places


def is_question(scene: Scene, at: int) -> bool:
    """Whether the sentence of `at` opens by telling what somebody was asked: Asked by Berg if she would go, | she
    replied."""
    start = scene.sentence_start(at)
    verb = reporting_forms().get(scene.text[start : start + SHORTLY].partition(" ")[0].lower())
    return verb is not None and verb.classes[0] == "ask" and verb.form == "V"


def askers_of(scene: Scene, at: int) -> set[int]:
    """The people by whom somebody was asked what opens the sentence of `at`, who do not answer: Asked by | Berg, she
    replied."""
    asking = scene.named_between(scene.sentence_start(at), at) if is_question(scene, at) else ()
    return {place.person for place in asking if scene.text.endswith(" by ", 0, place.start)}
