"""Who carried the words between the speaker and the outlet: an agency, a paper or a station that reported, quoted or
broadcast them.

A relay is never the speaker. A medium is known by being a news agency of the lexicon, by its noun (the state news
agency, the Daily Ledger, Bay Television), or by a verb that only media take and a place where only the credit stands:
"…, Politico reported."
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from quotetrace import lexicon
from quotetrace.credits.agencies import agencies_in, agency_named
from quotetrace.model import Relay, Span
from quotetrace.speech.circumstances.distances import gap, has_barrier
from quotetrace.speech.circumstances.media_names import (
    account_pattern,
    is_lone_name,
    is_medium,
    is_name,
    is_short_for,
    relay_words,
    without_account,
    without_article,
)
from quotetrace.speech.circumstances.phrases import (
    BLANK,
    FRAME_WORD,
    Frame,
    Word,
    agency_at,
    end_of_time,
    frame_of,
    is_class,
    is_speaker,
    occurrences,
    overlaps,
    phrase_after,
    words_before,
)
from quotetrace.speech.people.names.vocabulary import vocabulary

__all__ = ["relays_in", "relays_of"]

# The letters that a medium is short for, in brackets right before the verb, and how far they reach.
LETTERS_BEFORE, SHORT = re.compile(r"\s\([A-Z][\w-]+\)\s\Z"), 16
BOUND = ",;:.!?()[]“”\"'‘’«»–—-" + BLANK
NEAR = 8  # code points within which an article ends
ASIDE = 60  # code points that an aside between a medium and its verb has at most
AT_ONCE = re.compile("")  # the link of a form that leads to its medium itself: per Xinhua
THAT = re.compile(r"\s*,?\s*(?:that\s*)?")


class Form(NamedTuple):
    """A verb form that carries: how, which subjects it takes, what must follow those, what leads to a medium after it,
    and whether one may follow at once, as what it cites or as its subject."""

    how: str
    subject: str
    onto: str
    link: re.Pattern[str] | None
    object: bool
    inverted: bool


def relays_of(
    text: str, sentence: Span, cue: Span | None, mention: Span | None, contents: Iterable[Span] = ()
) -> tuple[Relay, ...]:
    """All who carried what an attribution reports, in the order of the text; empty if it names none.

    `sentence` holds the `cue` and the speaker's `mention`; `contents` are the spans of what was said.
    """
    return relays_in(frame_of(text, sentence, cue, mention, contents))


def relays_in(frame: Frame) -> tuple[Relay, ...]:
    """The relays named in a frame."""
    found: dict[int, Relay] = {}
    cited: dict[int, Relay] = {}
    for verb in occurrences(frame, forms().keys()):
        form = forms()[frame.lower[slice(*verb)]]
        if medium := medium_after(frame, form, verb):
            found[medium.start] = relay(frame, form, medium, Span(verb.start, medium.end))
        elif medium := medium_before(frame, form, verb):
            found[medium.start] = relay(frame, form, medium, Span(medium.start, verb.end))
        elif form.inverted and (medium := medium_inverted(frame, verb)):
            found[medium.start] = relay(frame, form, medium, Span(verb.start, medium.end))
        elif form.object and (medium := medium_at(frame, verb.end)):
            cited[medium.start] = relay(frame, form, medium, Span(verb.start, medium.end))
    if cited and (found or (frame.mention and is_medium(frame.text[slice(*frame.mention)]))):
        found |= cited
    return tuple(found[start] for start in sorted(found))


def relay(frame: Frame, form: Form, medium: Span, whole: Span) -> Relay:
    """The record of a medium that carries by a verb form."""
    phrase, words = frame.text[slice(*medium)], frame.text[slice(*whole)]
    name = without_article(without_account(" ".join(phrase.split())))
    short = agency_named(frame.medium) if frame.medium and is_short_for(name, frame.medium) else None
    name = agency_at(frame, medium) or short or name
    return Relay(name, form.how, " ".join(words.split()), frame.offset + whole.start, frame.offset + whole.end)


# ---------------------------------------------------------------- after the verb: quoted by the Xinhua news agency


def medium_after(frame: Frame, form: Form, verb: Span) -> Span | None:
    """The medium that a preposition after the verb leads to: quoted (as saying) by Xinhua, according to a report in Le
    Quai."""
    link = form.link.match(frame.text, verb.end) if form.link else None
    behind = max(frame.place.end, frame.text.rfind(BLANK, 0, verb.start) + 1)  # "that" may lead to the words
    if form.onto == "clause" and verb.start > behind and has_barrier(gap(frame, behind, verb.start)):
        return None
    if link is None:
        return None
    by = link[0].endswith(" by")
    named = passes_on(frame, verb) and (by or is_article_at(frame, link.end()))
    lone = by and is_credited(frame, verb)
    if by and form.onto == "speaker" and (agency := agency_alone(frame, link.end())):
        return agency
    return medium_at(frame, link.end(), named=named, lone=lone)


def medium_inverted(frame: Frame, verb: Span) -> Span | None:
    """The medium that follows as the verb's subject, where the two stand apart: he said, reports | Xinhua."""
    medium = agency_alone(frame, verb.end) or medium_at(frame, verb.end)
    apart = medium is not None and stands_apart(frame.text, verb.start, medium.end)
    return medium if apart and not overlaps(verb, frame.cue) else None


def agency_alone(frame: Frame, at: int) -> Span | None:
    """The one word at `at` by which an agency goes, also where it means other things elsewhere: the ministry, quoted by
    Lusa, said."""
    phrase = phrase_after(frame.text, at, frame.limit(at))
    words = frame.text[slice(*phrase)] if phrase else ""
    known = words[:1].isupper() and (words.isupper() or words not in vocabulary().given)  # not Petra, his sister
    return phrase if known and " " not in words and agencies_in(words) else None


def is_credited(frame: Frame, verb: Span) -> bool:
    """Whether a verb stands in an aside that credits a medium, a name of one word too: “It holds,” he said, | as quoted
    by Dawn."""
    before = frame.text[: verb.start].rstrip()
    lead = before.removesuffix(" as").removesuffix("\nas")
    return lead != before and lead[-1:] in BOUND


def is_article_at(frame: Frame, at: int) -> bool:
    """Whether an article stands at `at`: in the Flag, not in Delta."""
    return is_class(next(iter(frame.lower[at : at + NEAR].split()), ""), "D")


def passes_on(frame: Frame, verb: Span) -> bool:
    """Whether the verb is that of a cue which says that another's words are passed on: was quoted by Le Quai as
    saying, quoted him saying."""
    cue = frame.cue
    if cue is None or not overlaps(verb, cue):
        return False
    return " as " in frame.text[verb.end : cue.end] or verb.start == cue.start < verb.end < cue.end


def medium_at(frame: Frame, at: int, *, named: bool = False, lone: bool = False) -> Span | None:
    """The medium whose phrase begins at `at`, unless it is the speaker; "a report by" before it is passed over. With
    `named`, any name is one's, with `lone` one of a single word."""
    phrase = phrase_after(frame.text, at, frame.limit(at))
    account = account_pattern().match(frame.text, phrase.end) if phrase else None
    if phrase and account and frame.text[slice(*phrase)].split()[-1] in relay_words("account"):
        phrase = phrase_after(frame.text, account.end(), frame.limit(account.end()))
    if phrase is None or is_speaker(frame, phrase):
        return None
    words = frame.text[slice(*phrase)]
    known = is_medium(words) or is_short_for(words, frame.medium) or (lone and is_lone_name(words))
    if not known and not (named and words.split()[-1][0].isupper()):
        return None
    following = FRAME_WORD.match(frame.text, phrase.end + 1)
    several = following and following[0] in relay_words("account") and words.split()[-1] in relay_words("several")
    return Span(phrase.start, following.end()) if following and several else phrase


# ---------------------------------------------------------------- before the verb: Itar-Tass reported


def medium_before(frame: Frame, form: Form, verb: Span) -> Span | None:
    """The medium that is the subject of the verb, if what stands around shows that the two carry the speaker's
    words."""
    is_cue = overlaps(verb, frame.cue)
    citing = citing_at(frame) if is_cue else None
    quotes = form.onto == "speaker" or citing is not None or speaker_follows(frame, verb)
    if not form.subject or (is_cue and not quotes):
        return None
    if form.onto == "speaker" and passes_on(frame, verb) and (it := pronoun_before(frame.text, verb.start)):
        return it
    medium = subject_before(frame.text, verb.start) or set_off_before(frame, verb.start)
    if medium is None and citing is not None:
        medium = subject_before(frame.text, len(frame.text[: citing.start].rstrip(" ,")))
    if medium is None or is_speaker(frame, medium):
        return None
    phrase = frame.text[slice(*medium)]
    if citing is not None and (is_medium(phrase) or (form.subject == "any" and is_name(phrase))):
        return medium
    if form.onto != "close" and speaker_follows(frame, verb):
        named = passes_on(frame, verb) and is_lone_name(phrase)
        return medium if named or carries(frame, phrase, form.subject) else None
    if form.onto == "speaker" or not stands_apart(frame.text, medium.start, verb.end) or stands_early(frame, medium):
        return None
    return medium if carries(frame, phrase, form.subject) or (form.subject == "any" and is_lone_name(phrase)) else None


def carries(frame: Frame, phrase: str, subject: str) -> bool:
    """Whether the phrase is such a subject as a verb form takes: an agency, or any medium, by its short name too."""
    if subject == "agency":
        return agency_named(phrase) is not None
    return is_medium(phrase) or is_short_for(phrase, frame.medium)


def subject_before(text: str, verb: int) -> Span | None:
    """The run of names and media nouns that ends right before a verb, adverbs and letters in brackets between them left
    out."""
    start = end = -1
    letters = LETTERS_BEFORE.search(text, max(0, verb - SHORT), verb)
    for word in words_before(text, letters.start() if letters else verb):
        if end < 0 and word.lower in relay_words("adverb"):
            continue
        article = is_class(word.lower, "D")
        if not article and not may_name_medium(word, inside=end >= 0):
            break
        if article and end < 0:
            break
        start, end = word.start, end if end >= 0 else word.end
        if article:
            break
    return Span(start, end) if end >= 0 else None


def set_off_before(frame: Frame, verb: int) -> Span | None:
    """The medium right before a verb and an aside: the state news agency, | Bay Wire, | quoted him as saying; | Bay
    Radio, | heard in Sund, quoted him as saying."""
    text = frame.text
    name, ahead = subject_ending(text, verb)
    medium = subject_ending(text, name.start)[0] if name else None
    if medium is not None:
        return name if is_medium(text[slice(*medium)]) else None
    comma = text.rfind(",", max(0, ahead - ASIDE), ahead)
    aside = frame.lower[comma + 1 : ahead].split()
    if comma < 0 or not aside or aside[0] not in relay_words("received"):
        return None
    medium = subject_before(text, comma)
    return medium if medium and is_medium(text[slice(*medium)]) else None


def subject_ending(text: str, at: int) -> tuple[Span | None, int]:
    """The subject that a comma ends right before `at`, and where that comma stands, or -1."""
    before = text[:at].rstrip()
    comma = len(before) - 1 if before.endswith(",") else -1
    return (subject_before(text, comma) if comma >= 0 else None), comma


def pronoun_before(text: str, verb: int) -> Span | None:
    """The pronoun before a verb, adverbs between them left out, that can mean a medium: | it | quoted him as saying."""
    before = next((word for word in words_before(text, verb) if word.lower not in relay_words("adverb")), None)
    return Span(before.start, before.end) if before and before.lower in relay_words("pronoun") else None


def may_name_medium(word: Word, *, inside: bool) -> bool:
    """Whether a word may stand in a medium's phrase: a name, a noun for media, an adjective before one."""
    if word.text[0].isupper():
        return not is_class(word.lower, "PCSLOUWR")
    return word.lower in relay_words("noun") or (
        inside and (word.lower in relay_words("adjective") or word.lower == "of")
    )


def speaker_follows(frame: Frame, verb: Span) -> bool:
    """Whether the speaker (or the cue) follows the verb at once: quoted Rao as saying, reported that Rao said; or the cue is
    the verb's own and holds the speaker: quoted the singer, Rao, as saying."""
    if passes_on(frame, verb):
        return True
    after = THAT.match(frame.text, end_of_time(frame.text, verb.end))
    reached = after.end() if after else verb.end
    return any(verb.end <= span.start <= reached for span in (frame.mention, frame.cue) if span)


def stands_early(frame: Frame, medium: Span) -> bool:
    """Whether the credit closes some clause before the attribution begins, and so is not this one's."""
    blank = frame.text.find(BLANK)
    begins = min((at for at in (blank, frame.place.start) if at >= 0), default=0)
    return 0 < medium.start < begins and not (frame.mention and frame.mention.start < medium.start)


def citing_at(frame: Frame) -> Span | None:
    """The words right before the speaker's mention by which a medium cites it: Interfax said, citing a police source."""
    before = words_before(frame.text, frame.mention.start) if frame.mention else []
    for n in range(1, len(before) + 1):
        if " ".join(word.lower for word in reversed(before[:n])) in relay_words("citing"):
            return Span(before[n - 1].start, before[0].end)
    return None


def stands_apart(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` stand between marks, as an added credit does: ", Interfax reported on
    Monday."."""
    before = text[max(0, start - 12) : start].rstrip()
    before = before.removesuffix(" as").removesuffix(",and").rstrip()
    after = text[end_of_time(text, end) :][:12].lstrip()
    return (not before or before[-1] in BOUND) and (not after or after[0] in BOUND)


@cache
def forms() -> Mapping[str, Form]:
    """From a verb form to how it carries."""
    found: dict[str, Form] = {}
    for row in lexicon.table("relay_verbs"):
        by = lexicon.several(row["by"])
        form = Form(row["how"], row["subject"], row["onto"], link_of(by), "-" in by, "," in by)
        found |= dict.fromkeys(lexicon.several(row["forms"]), form)
    return found


def link_of(by: Sequence[str]) -> re.Pattern[str] | None:
    """What leads from a form to a medium behind it, from its cell `by` of the table."""
    if "+" in by:
        return AT_ONCE
    prepositions = [word for word in by if word not in "-,"]
    if not prepositions:
        return None
    return re.compile(rf"(?:\s+as\s+(?:having\s+)?[a-z]+)?\s+(?:{'|'.join(prepositions)})\b")
