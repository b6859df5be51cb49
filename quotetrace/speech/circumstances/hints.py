"""Whether an attribution stands among words that can tell a circumstance at all: most do not, and need no frame."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from quotetrace import lexicon
from quotetrace.credits.agencies import aliases
from quotetrace.model import Span
from quotetrace.speech.circumstances import addressees, channel_kinds, relays
from quotetrace.speech.circumstances.antecedents import points
from quotetrace.speech.circumstances.media_names import relay_words
from quotetrace.speech.circumstances.phrases import FRAME_WORD, media_nouns, stations

__all__ = ["cue_tells", "surroundings_tell"]

# Words and marks behind "on" within which the name of a show stands in marks: on Dana Ruiz’s “The Late Hour”.
SHOW_REACH = 12
# Words before a verb among which the name of its subject ends, adverbs between them counted.
SUBJECT_REACH = 3


def surroundings_tell(words: Sequence[str], starts: Sequence[int], window: Span, inside: Sequence[Span]) -> bool:
    """Whether a word of `window` outside of the spans `inside` (the cue, what was said) can tell a circumstance.

    `words` are the words and marks of the article in lower case, `starts` their offsets.
    """
    known = hint_words()
    for start, end in outside(window, inside):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        found = words[first:last]
        if not known.isdisjoint(found) or carried(words, first, last) or points(found):
            return True
        if "on" in found and not show_marks().isdisjoint(words[first : last + SHOW_REACH]):
            return True
    return False


def outside(window: Span, inside: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The parts of `window` that none of `inside` covers."""
    at = window.start
    for start, end in sorted(inside):
        if at < start:
            yield at, min(start, window.end)
        at = max(at, end)
    if at < window.end:
        yield at, window.end


def cue_tells(text: str, cue: Span) -> bool:
    """Whether the cue itself can tell a circumstance: tweeted, according to, said to."""
    certain, leads = told_by(text[cue.start : cue.end].lower())
    return certain or any(lead.link.match(text, cue.end) for lead in leads)


@lru_cache(maxsize=1024)
def told_by(cue: str) -> tuple[bool, tuple[addressees.Lead, ...]]:
    """Whether a cue tells a circumstance whatever follows, and how it leads to a listener."""
    words = FRAME_WORD.findall(cue)
    leads = [addressees.leads().get(word, ()) for word in words]
    return not telling_cues().isdisjoint((cue[:1], *words)) or any(leads[:-1]), leads[-1] if leads else ()


def carried(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a medium that says or writes can stand among words `first` to `last`: Interfax said."""
    return any(
        not media_ends().isdisjoint(words[max(0, i - SUBJECT_REACH) : i])
        for i in range(first, last)
        if words[i] in common_carriers()
    )


@cache
def hint_words() -> frozenset[str]:
    """The words that tell a circumstance wherever they stand in a sentence."""
    words = {
        *channel_kinds.heads(),
        *(relays.forms().keys() - common_carriers()),
        *listener_words(),
        *channel_kinds.participles(),
    }
    return frozenset(words | {"&" for word in words if "&" in word})


@cache
def telling_cues() -> frozenset[str]:
    """The words that tell a circumstance as the cue itself, whatever follows."""
    carriers = (word for word, form in relays.forms().items() if form.link or form.object or form.onto == "speaker")
    return frozenset(
        {
            *channel_kinds.heads(),
            *channel_kinds.cues(),
            *channel_kinds.channel_words("posting"),
            *listener_words(),
            *carriers,
        }
    )


@cache
def listener_words() -> frozenset[str]:
    """The words that lead to a listener without being the cue."""
    return frozenset(word for word, ways in addressees.leads().items() if not all(lead.is_cue for lead in ways))


@cache
def show_marks() -> frozenset[str]:
    """The marks that the name of a show opens with."""
    return lexicon.column("channel_words", "words", kind="show")


@cache
def common_carriers() -> frozenset[str]:
    """The verbs that carry only behind the name of a medium, and that everybody else uses too: said, wrote."""
    return frozenset(
        word
        for word, form in relays.forms().items()
        if form.link is None and form.onto in ("free", "close") and not form.object
    )


@cache
def media_ends() -> frozenset[str]:
    """The last words of the names of agencies and media, in lower case."""
    nouns = {*relay_words("noun"), *media_nouns(), *stations()}
    return frozenset({noun.split()[-1].lower() for noun in nouns} | {alias.words[-1] for alias in aliases()})
