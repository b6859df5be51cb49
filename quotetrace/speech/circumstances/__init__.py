"""The circumstances of an attribution: where it was said, who carried it, to whom it was said.

All of it is read from the sentence around the cue, the speaker's own words left out. Which words tell what is data:
`lexicon/channel*.tsv`, `relay*.tsv`, `addressees.tsv`.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quotetrace.model import Addressee, Channel, Relay, Span
from quotetrace.speech.circumstances.addressees import addressee_in, addressee_of
from quotetrace.speech.circumstances.antecedents import meant_by_pronoun, posted_on
from quotetrace.speech.circumstances.channel_kinds import channel_words
from quotetrace.speech.circumstances.channels import channel_in, channel_of
from quotetrace.speech.circumstances.hints import cue_tells, surroundings_tell
from quotetrace.speech.circumstances.phrases import frame_of, window_of
from quotetrace.speech.circumstances.relays import relays_in, relays_of

__all__ = ["Circumstances", "addressee_of", "channel_of", "circumstances_of", "relays_of"]


class Circumstances(NamedTuple):
    """Where something was said, who carried it, and to whom it was said, as far as the sentence tells."""

    channel: Channel | None
    relayed_by: tuple[Relay, ...]
    told_to: Addressee | None


NOTHING_TOLD = Circumstances(None, (), None)


def circumstances_of(
    text: str,
    sentence: Span,
    cue: Span | None,
    mention: Span | None,
    contents: Iterable[Span] = (),
    previous: Channel | None = None,
    words: tuple[Sequence[str], Sequence[int]] | None = None,
    role: str = "",
    medium: str | None = None,
) -> Circumstances:
    """All circumstances of one attribution at once.

    `sentence` is the sentence of the `cue`, or of the speaker's `mention` where there is no cue; it may begin or end
    within the content. `contents` are the spans of what was said. `previous` is the channel of the same speaker's quote
    right before, which holds on where this sentence names no channel and no other occasion. `words` are the words and
    marks of the whole article in lower case, with their offsets: they save time where nothing can be found. `role` is
    the speaker's, `medium` the one that an attribution before named last. Time is constant, however long the sentence.
    """
    contents = tuple(contents)
    if words is not None and previous is None and not (cue and cue_tells(text, cue)):
        inside = (cue, *contents) if cue else contents
        if not surroundings_tell(*words, window_of(sentence, cue, mention), inside):
            return NOTHING_TOLD
    frame = frame_of(text, sentence, cue, mention, contents, role, medium)
    told_to = addressee_in(frame)
    held = None if turns_to(told_to, previous) else previous
    pointed = meant_by_pronoun(text, sentence, frame)
    channel = channel_in(frame, None if pointed else held or posted_on(text, sentence, frame)) or pointed
    return Circumstances(channel, relays_in(frame), told_to)


def turns_to(told_to: Addressee | None, previous: Channel | None) -> bool:
    """Whether somebody is named who was spoken to elsewhere than on the channel before: asked by The Daily Ledger; but
    reporters ask in a briefing."""
    if told_to is None or previous is None:
        return False
    return previous.type not in channel_words("dialogue") or told_to.text.split()[-1][0].isupper()
