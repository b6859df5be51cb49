"""Where something was said: the phrase beside an attribution that names a statement, an interview, a post, a court
paper."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from quotetrace.model import Channel, Span
from quotetrace.speech.circumstances.channel_kinds import (
    Kind,
    channel_words,
    cues,
    heads,
    link_pattern,
    longest_kind,
    opinions,
    participles,
    verbs_of,
)
from quotetrace.speech.circumstances.distances import distance_to_cue, gap
from quotetrace.speech.circumstances.lists import joined
from quotetrace.speech.circumstances.phrases import (
    FRAME_WORD,
    Frame,
    Word,
    frame_of,
    is_class,
    occurrences,
    phrase_after,
    words_before,
)
from quotetrace.speech.prose.known import KNOWN
from quotetrace.speech.prose.words import read_words

__all__ = ["channel_in", "channel_of"]

IMPLIED = 40  # a verb that only implies a channel counts as so much farther away than a phrase that names one
SUBJECT = 3  # the same for a channel that is itself the speaker: the report said
HEAD = re.compile(r"[^\W\d_]+(?:[-&’'][^\W\d_]+)*")
SHOW = re.compile(
    r"\b[Oo]n\s+((?:(?:the\s+)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}['’]s?\s+)?"
    r"(?:[“\"]|``|'')\s?[A-Z][^“”\"\0\n]{2,40}?(?:[”\"]|''))"
)
SHOW_OF = re.compile(r"(?:['’]s?)?\s+(?:[“\"]|``|'')[A-Z\d][^“”\"\0\n]{2,40}?(?:[”\"]|'')")
NAME = re.compile(r"\s([A-Z\d][\w-]*)")
# What stands between a participle and the place where something was read, aired or played.
GIVEN_OUT = frozenset("RPL")
NO_NAMES = "DOUHPCSKWRMTL"  # classes of words that no name of a station goes on with


class Found(NamedTuple):
    """A channel in a frame, and how far from the cue it stands."""

    distance: int
    type: str
    start: int
    end: int


def channel_of(
    text: str,
    sentence: Span,
    cue: Span | None,
    mention: Span | None,
    contents: Iterable[Span] = (),
    previous: Channel | None = None,
) -> Channel | None:
    """The channel that an attribution names, or None.

    `sentence` holds the `cue` and the speaker's `mention`; `contents` are the spans of what was said. `previous` is the
    channel of the same speaker's quote in the sentence before, if there was one: it holds on where this one names no
    other occasion.
    """
    return channel_in(frame_of(text, sentence, cue, mention, contents), previous)


def channel_in(frame: Frame, previous: Channel | None = None) -> Channel | None:
    """The channel named in a frame: the nearest to the cue, else the one that the cue implies, else the `previous`
    one."""
    every = list(candidates(frame))
    if every:
        nearest = min(every)
        nearest = next((one for one in every if is_given_out(frame.text[one.end : nearest.start])), nearest)
        found = min(every, key=lambda one: (one.start > nearest.start or one.end < nearest.end, one.start - one.end))
        start, end = frame.offset + found.start, frame.offset + found.end
        return Channel(found.type, " ".join(frame.text[found.start : found.end].split()), start, end)
    return implied(frame) or (previous if previous and goes_on(frame, previous.type) else None)


def is_given_out(between: str) -> bool:
    """Whether the words between two channels tell that the first was given out by the second: a letter | read out in |
    court."""
    tags = read_words(between).tags
    return tags[:1] in ("V", "I", "B") and GIVEN_OUT.issuperset(tags[1:])


def candidates(frame: Frame) -> Iterator[Found]:
    """All channels in a frame that belong to its attribution."""
    for head in occurrences(frame, heads().keys()):
        yield from candidate(frame, head)
    for form in occurrences(frame, participles()):
        distance = distance_to_cue(frame, form.start, form.end)
        if distance is not None and not (frame.cue and form.start < frame.cue.end and frame.cue.start < form.end):
            yield Found(distance + IMPLIED, cues()[frame.lower[slice(*form)]], *form)
    for show in SHOW.finditer(frame.text) if "on" in frame.words else ():
        distance = distance_to_cue(frame, show.start(1), show.end(1))
        if distance is not None:
            yield Found(distance, "broadcast", *show.span(1))


def candidate(frame: Frame, head: Span) -> Iterator[Found]:
    """The channel whose last noun is `head`, if it is one here."""
    noun = frame.text[head.start : head.end]
    if frame.cue and frame.cue.start <= head.start < frame.cue.end and noun in opinions():
        return  # in Okoro's opinion, and in no court's
    before = words_before(frame.text, head.start)
    kind = longest_kind(noun, [word.text for word in before])
    if kind is None or is_modifier(frame, head) or not is_author(frame, kind.by):
        return
    firsts = len(kind.words) - 1
    begin = before[firsts - 1].start if firsts else head.start
    start, governor, bare = governed(before[firsts:], begin)
    if not governor:
        start, _, _ = governed(before[firsts:], begin, whole=False)
    distance: int | None = None
    if (
        governor in kind.verbs
        or is_recorded(frame, start, begin)
        or (leads_to(frame, governor, start, kind) and not (bare and needs_article(noun)))
    ):
        distance = distance_to_cue(frame, start, head.end)
    elif kind.speaks and governor not in verbs_of("") and is_speaker(frame, start, head.end, governor):
        distance = SUBJECT
    if distance is not None:
        distance += IMPLIED * (kind.type in channel_words("station") and governor in kind.verbs)  # told the radio
        yield Found(distance, kind.type, start, end_of_phrase(frame, end_of_name(frame, head, kind)))


def leads_to(frame: Frame, governor: str, start: int, kind: Kind) -> bool:
    """Whether the preposition before a phrase from `start` leads to such a channel, by itself or with the verb before
    it: | took to | X."""
    if governor in kind.prepositions:
        return True
    two = words_before(frame.text, start)[:2]
    return bool(governor) and " ".join(word.lower for word in reversed(two)) in kind.prepositions


def is_recorded(frame: Frame, start: int, noun: int) -> bool:
    """Whether a phrase from `start` tells by what record the channel at `noun` is known: according to | a transcript of
    the show."""
    recorded = "of" in frame.lower[start:noun].split()
    return recorded and frame.lower[:start].rstrip().endswith(tuple(channel_words("source")))


def end_of_name(frame: Frame, head: Span, kind: Kind) -> int:
    """Where the name of a station ends whose noun is `head`: BBC Radio | Harwick."""
    end = head.end
    if kind.type not in channel_words("station"):
        return end
    while name := NAME.match(frame.text, end, frame.limit(end)):
        begun = Span(name.start() + 1, name.end())
        if is_class(name[1].lower(), NO_NAMES) or (frame.mention and begun.start >= frame.mention.start >= end):
            break
        end = name.end()
    return end


def is_modifier(frame: Frame, head: Span) -> bool:
    """Whether a noun only modifies the next: Twitter followers, an interview request, the report's authors, an ad tracker."""
    text = frame.text
    following = HEAD.match(text, head.end + 1)
    if text[head.end : head.end + 1] in ("'", "’", "-"):
        return True
    if not following or not text[head.end].isspace() or (text[head.start].islower() and not following[0].islower()):
        return False
    lower = following[0].lower()
    later = HEAD.match(text, following.end() + 1)
    if lower in channel_words("unit") and later and later[0] in channel_words("since"):
        return False  # on Instagram minutes after the match
    known = lower in channel_words("compound") or (lower in heads() and longest_kind(following[0], []) is not None)
    small = text[head.start].islower() or text[slice(*head)].isupper()
    return known or (small and closes_compound(frame, Span(head.end, following.end())))


def closes_compound(frame: Frame, word: Span) -> bool:
    """Whether the noun behind another makes one thing of the two: an ad | tracker; but in a letter | lawyers said."""
    speaks = any(word.start < span.start < word.end for span in (frame.cue, frame.mention) if span)
    lower = frame.lower[slice(*word)].strip()
    apart = lower.endswith("s") or "-" in lower or lower in channel_words("carrier") | channel_words("nearby")
    return not speaks and KNOWN[lower].tag == "N" and not apart


def is_author(frame: Frame, by: frozenset[str]) -> bool:
    """Whether the speaker is such a one as a channel is told by: | the judge, | in her order; anybody, where it takes none."""
    mention = frame.lower[slice(*frame.mention)] if frame.mention else ""
    return not by or not by.isdisjoint(FRAME_WORD.findall(f"{mention} {frame.role.lower()}"))


def governed(before: list[Word], start: int, *, whole: bool = True) -> tuple[int, str, bool]:
    """Where a noun's phrase begins, what governs it ("" if nothing known), and whether it stands bare of articles and
    adjectives.

    `before` are the words before the noun, the nearest first. The `whole` phrase takes in what the noun is joined to or
    a part of: a long and angry speech, a series of tweets.
    """
    noun, article = start, False
    for number, word in enumerate(before):
        if word.lower == "of" and whole and before[number + 1 :] and before[number + 1].lower in channel_words("part"):
            article = False
        elif is_class(word.lower, "PT") or word.lower in verbs_of(""):
            return start, word.lower, start == noun
        elif article or is_class(word.lower, "SWMO" if whole else "SWMOC"):
            break
        else:
            article = is_class(word.lower, "DHK")
        start = word.start
    return start, "", start == noun


def needs_article(noun: str) -> bool:
    """Whether a noun tells a channel only with an article or the like: in a brief, but by telephone, in remarks, on
    Twitter."""
    return noun.islower() and not noun.endswith("s") and noun not in channel_words("bare")


def end_of_phrase(frame: Frame, end: int) -> int:
    """Where the phrase of a channel ends: on its website, posted on Facebook, with The Daily Ledger in Venn belong to
    it."""
    text, limit = frame.text, frame.limit(end)
    show = SHOW_OF.match(text, end, limit)
    end = show.end() if show else end
    for _ in range(2):
        link = link_pattern().match(text, end, limit)
        place = phrase_after(text, link.end(), limit) if link else None
        if place is None or not is_place(text[place.start : place.end]):
            break
        end = joined(frame, place, limit).end
        show = SHOW_OF.match(text, end, limit)
        end = show.end() if show else end
    return end


def is_place(phrase: str) -> bool:
    """Whether a phrase names a place, a medium or listeners, rather than a time or a topic."""
    words = phrase.split()
    return words[-1] in channel_words("object") or any(word[0].isupper() for word in words[1:]) or words[0][0].isupper()


def is_speaker(frame: Frame, start: int, end: int, governor: str) -> bool:
    """Whether the phrase is itself the speaker (the report), belongs to him before the cue (Ruiz's statement said), or
    is what the cue leads to (according to a statement). One that a preposition governs belongs to what stands before it:
    she replied | to his message | by saying."""
    mention, cue = frame.mention, frame.cue
    if mention and mention.start <= start and end <= mention.end:
        inner = frame.text[mention.start : start]
        return not any(is_class(word, "P") for word in inner.lower().split())
    if cue is None or end > cue.start:
        return cue is not None and cue.end <= start and not gap(frame, cue.end, start).strip() and is_source(frame, cue)
    if governor != "of" and is_class(governor, "P"):
        return False
    words = gap(frame, end, cue.start).lower().split()
    owned = mention is not None and end <= mention.start and mention.end <= cue.start
    leads = bool(words) and is_class(words[-1], "P")
    return all(word in channel_words("owner") for word in words) and (owned if leads else bool(words) or not owned)


def is_source(frame: Frame, cue: Span) -> bool:
    """Whether what follows the cue is the source: according to."""
    return frame.text[cue.start : cue.end].lower().split()[-1:] == ["to"]


def implied(frame: Frame) -> Channel | None:
    """The channel that the cue itself implies: tweeted, @okoro."""
    if frame.cue is None:
        return None
    words = frame.text[frame.cue.start : frame.cue.end]
    handle = words[:1] if words[1:].isidentifier() else ""
    kind = next((cues()[word] for word in (handle, *words.lower().split()) if word in cues()), None)
    return (
        Channel(kind, " ".join(words.split()), frame.offset + frame.cue.start, frame.offset + frame.cue.end)
        if kind
        else None
    )


def goes_on(frame: Frame, kind: str) -> bool:
    """Whether nothing in the frame speaks of another occasion: a time, a place, a question where none is put, what somebody
    | has | said."""
    others = channel_words("occasion") | (
        frozenset() if kind in channel_words("dialogue") else channel_words("question")
    )
    if not others.isdisjoint(frame.words) or is_asked_by_name(frame):
        return False
    verb = words_before(frame.text, frame.cue.start)[:2] if frame.cue else []
    behind = FRAME_WORD.match(frame.lower, frame.place.end + 1)
    elsewhere = behind is not None and behind[0] in channel_words("scene")
    return not elsewhere and not any(word.lower in channel_words("perfect") for word in verb)


def is_asked_by_name(frame: Frame) -> bool:
    """Whether a frame names who asks: Asked about it | by The Daily Ledger, she said."""
    if channel_words("question").isdisjoint(frame.words):
        return False
    ways = occurrences(frame, channel_words("asker"))
    return any(frame.text[way.end + 1 : way.end + 2].isupper() for way in ways)
