"""Which channel stands in the words before: a clip of an interview, in which she says; His memoir came out. In it, he
wrote; She hit back on X. “Never,” she posted."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotetrace import lexicon
from quotetrace.model import Channel, Span
from quotetrace.speech.circumstances.channel_kinds import channel_words, cues, heads, longest_kind
from quotetrace.speech.circumstances.channels import Found, governed, is_modifier
from quotetrace.speech.circumstances.distances import gap
from quotetrace.speech.circumstances.phrases import Frame, Word, frame_of, is_class, occurrences, words_before
from quotetrace.text.page import sentences

__all__ = ["meant_by_pronoun", "points", "posted_on"]

BETWEEN = 24  # code points between a channel and "in which": an interview on Monday, in which
BACK = 400  # code points in which the sentence before begins


def points(words: Sequence[str]) -> bool:
    """Whether words hold a preposition and a pronoun that may stand for a channel: in which, in it."""
    pronouns, leads = channel_words("pronoun"), channel_words("pronoun_lead")
    return not pronouns.isdisjoint(words) and any(a in leads and b in pronouns for a, b in pairwise(words))


def meant_by_pronoun(text: str, sentence: Span, frame: Frame) -> Channel | None:
    """The channel that a pronoun before the cue stands for: the one right before "in which", the only one of the
    sentence before "in it"."""
    found = pointer(frame)
    if found is None:
        return None
    lead, pronoun = found
    if is_class(pronoun.lower, "W"):
        return as_channel(
            frame, [one for one in named(frame, lead.lower, lead.start) if is_right_before(frame, one, lead)]
        )
    return in_sentence_before(text, sentence, lead.lower)


def posted_on(text: str, sentence: Span, frame: Frame) -> Channel | None:
    """The social network that the sentence before names, where a pronoun then posts or writes: She hit back | on X |.
    “Never,” she posted."""
    if frame.cue is None or frame.mention is None or frame.lower[slice(*frame.cue)] not in channel_words("posting"):
        return None
    speaker = frame.lower[slice(*frame.mention)]
    personal = is_class(speaker, "O") and speaker not in lexicon.column("relatives")
    found = in_sentence_before(text, sentence, "on") if personal else None
    return found if found and found.type == cues()["tweeted"] else None


def pointer(frame: Frame) -> tuple[Word, Word] | None:
    """The preposition and the pronoun that stand before the speaker and the cue with nothing but these behind them: in
    which | he says."""
    if frame.cue is None:
        return None
    for found in occurrences(frame, channel_words("pronoun")):
        before = words_before(frame.text, found.start)[:1]
        between = gap(frame, found.end, frame.cue.start).strip(" ,") if found.end <= frame.cue.start else "-"
        leads = before and before[0].lower in channel_words("pronoun_lead")
        if leads and all(is_class(word, "RM") for word in between.lower().split()):
            return before[0], Word(frame.text[slice(*found)], frame.lower[slice(*found)], *found)
    return None


def named(frame: Frame, preposition: str, end: int) -> Iterator[Found]:
    """The channels of which `preposition` tells that are named before `end`."""
    for head in occurrences(frame, heads().keys()):
        before = words_before(frame.text, head.start)
        kind = longest_kind(frame.text[slice(*head)], [word.text for word in before])
        if kind is None or head.end > end or preposition not in kind.prepositions or is_modifier(frame, head):
            continue
        firsts = len(kind.words) - 1
        start, _, bare = governed(before[firsts:], before[firsts - 1].start if firsts else head.start)
        if not bare or frame.text[head.start].isupper():
            yield Found(end - head.end, kind.type, start, head.end)


def is_right_before(frame: Frame, channel: Found, lead: Word) -> bool:
    """Whether a relative clause that `lead` opens is the channel's: an interview on Monday, | in which."""
    between = frame.text[channel.end : lead.start].rstrip(" ,")
    return len(between) <= BETWEEN and all(is_class(word, "PLJR") for word in between.lower().split())


def in_sentence_before(text: str, sentence: Span, preposition: str) -> Channel | None:
    """The channel that the sentence before names, if that is one of the paragraph and names no other."""
    begin = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - BACK)
    last = list(sentences(text, Span(begin, sentence.start)))[-1:]
    if not last:
        return None
    frame = frame_of(text, Span(*last[0]), None, None, ())
    return as_channel(frame, list(named(frame, preposition, len(frame.text))))


def as_channel(frame: Frame, found: Sequence[Found]) -> Channel | None:
    """The record of the only channel that was found."""
    if len(found) != 1:
        return None
    _, kind, start, end = found[0]
    return Channel(kind, " ".join(frame.text[start:end].split()), frame.offset + start, frame.offset + end)
