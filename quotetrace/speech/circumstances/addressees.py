"""To whom something was said: told Reuters by telephone, in an interview with The Daily Ledger, speaking to
reporters."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from quotetrace import lexicon
from quotetrace.credits.agencies import agency_named
from quotetrace.model import Addressee, Span
from quotetrace.speech.circumstances.channel_kinds import verbs_of
from quotetrace.speech.circumstances.distances import distance_to_cue
from quotetrace.speech.circumstances.lists import joined
from quotetrace.speech.circumstances.media_names import is_medium, relay_words
from quotetrace.speech.circumstances.phrases import (
    BLANK,
    NEXT_WORD,
    Frame,
    agency_at,
    end_of_time,
    frame_of,
    is_class,
    is_speaker,
    occurrences,
    phrase_after,
    phrase_ends,
    words_before,
)
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["addressee_in", "addressee_of", "leads"]


# What was said, with its marks, between the verb and the listener: said “never again” to reporters.
QUOTATION = rf"\s+[^\w\s{BLANK}]{{0,3}}{BLANK}+[^\w\s{BLANK}]{{0,3}}"


class Lead(NamedTuple):
    """What leads to a listener: whether it must be the cue itself, and the pattern of what stands before him."""

    is_cue: bool
    link: re.Pattern[str]


class Found(NamedTuple):
    """A listener in a frame, and how far from the cue what leads to him stands."""

    distance: int
    start: int
    end: int


def addressee_of(
    text: str, sentence: Span, cue: Span | None, mention: Span | None, contents: Iterable[Span] = ()
) -> Addressee | None:
    """To whom an attribution says that something was said, or None; pronouns tell nobody.

    `sentence` holds the `cue` and the speaker's `mention`; `contents` are the spans of what was said.
    """
    return addressee_in(frame_of(text, sentence, cue, mention, contents))


def addressee_in(frame: Frame) -> Addressee | None:
    """The listener named in a frame, the nearest to the cue."""
    found = min(listeners(frame), default=None)
    if found is None:
        return None
    words = " ".join(frame.text[found.start : found.end].split())
    agency = agency_at(frame, Span(found.start, found.end))
    return Addressee(words, frame.offset + found.start, frame.offset + found.end, agency)


def listeners(frame: Frame) -> Iterator[Found]:
    """All listeners in a frame."""
    text = frame.text
    for form in occurrences(frame, leads().keys()):
        for lead in leads()[frame.lower[slice(*form)]]:
            distance = distance_to_lead(frame, lead, form)
            if distance is None or (distance and is_of_another(frame, form.end)):
                continue
            link = lead.link.match(text, form.end if lead.is_cue else end_of_time(text, form.end))
            phrase = phrase_after(text, link.end(), len(text)) if link else None
            if (
                phrase
                and is_listener(text[slice(*phrase)], at_once=not lead.link.pattern)
                and not is_speaker(frame, phrase)
            ):
                yield Found(distance, *listed(frame, phrase))


def is_of_another(frame: Frame, lead: int) -> bool:
    """Whether what leads to a listener and ends at `lead` is the doing of who quotes the speaker: We spoke with Ruiz, | and
    she said; or the cue itself tells by a pronoun who listened: told me."""
    cue, mention = frame.cue, frame.mention
    if cue is None:
        return False
    links = (way.link.match(frame.text, cue.end) for way in leads().get(frame.lower[slice(*cue)], ()) if way.is_cue)
    behind = (NEXT_WORD.match(frame.lower, link.end()) for link in links if link)
    if any(word is not None and is_class(word[1], "U") for word in behind):
        return True
    joined = words_before(frame.text, mention.start)[:1] if mention and lead <= mention.start <= cue.start else []
    own = lexicon.column("first_person").isdisjoint(frame.lower[:lead].split())
    return not own and any(is_class(word.lower, "C") for word in joined)


def listed(frame: Frame, phrase: Span) -> Span:
    """The listener with those who are named along with him; of media, each goes by its own name: told the police and the
    mayor; but told Reuters | and AFP."""
    several = joined(frame, phrase, len(frame.text))
    parts = frame.text[slice(*phrase)], frame.text[phrase.end : several.end].strip(" ,").partition(" ")[2]
    return phrase if any(part and is_medium(part) for part in parts) else several


def is_listener(phrase: str, *, at_once: bool) -> bool:
    """Whether a phrase may name who is spoken to: a name, a known listener, an agency that writes itself small (dpa), a
    noun with an article; told insight is none.

    With `at_once`, right behind the verb, a plural is enough: told mourners.
    """
    words = phrase.split()
    last = words[-1]
    if last[0].isupper() or last in phrase_ends():
        return True
    nobody = last in lexicon.column("addressees", "forms", kind="nobody")
    plural = at_once and last.endswith("s") and not last.endswith("ss")
    several = len(words) > 1 or plural or agency_named(phrase) is not None
    adverb = last.endswith("ly") and last not in relay_words("noun")  # told her gently; but the daily
    return several and not adverb and not nobody


def distance_to_lead(frame: Frame, lead: Lead, form: Span) -> int | None:
    """How far the words that lead to a listener stand from the cue; None where they do not belong to it."""
    is_cue = frame.cue is not None and frame.cue.start <= form.start < frame.cue.end
    if lead.is_cue or is_cue:
        return 0 if is_cue else None
    if is_told_of(frame, form.start):
        return None
    return distance_to_cue(frame, form.start, form.end)


def is_told_of(frame: Frame, at: int) -> bool:
    """Whether the noun at `at` is what another verb of speech tells of: the report cited | interviews with Ruiz and said."""
    before = words_before(frame.text, at)
    verb = next((word for word in before if not is_class(word.lower, "DHQJ")), None)
    if verb is None or (frame.cue and frame.cue.start <= verb.start < frame.cue.end):
        return False
    form = reporting_forms().get(verb.lower)
    told_of = form is not None and form.form != "B" and verb.lower not in verbs_of("")
    return told_of and verb.lower not in lexicon.column("reply_verbs")


@cache
def leads() -> Mapping[str, tuple[Lead, ...]]:
    """From a word to how it leads to a listener."""
    found: dict[str, list[Lead]] = {}
    for row in lexicon.table("addressees"):
        prepositions = lexicon.several(row["preposition"])
        if not prepositions:
            continue
        words = "|".join(word for word in prepositions if word != "-")
        link = re.compile(rf"(?:{QUOTATION})?\s+(?:{words})\b" if words else "")
        for form in lexicon.several(row["forms"]):
            found.setdefault(form, []).append(Lead(row["kind"] == "cue", link))
    return {form: tuple(ways) for form, ways in found.items()}
