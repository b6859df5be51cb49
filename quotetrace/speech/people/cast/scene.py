"""An article as the resolver sees it: its names, its sentences, what stands in quotes, and who has spoken so far."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import NamedTuple

from quotetrace.model import ResolvedBy, Span, SpeakerType
from quotetrace.speech.people.cast.roster import Occurrence, Roster
from quotetrace.speech.people.cast.traits import Traits
from quotetrace.speech.people.names.runs import Runs

__all__ = ["UNKNOWN", "Found", "Scene", "Source", "Spoken"]


class Source(NamedTuple):
    """One attribution as far as its speaker goes.

    `mention` is the speaker's noun phrase; without one, `carried_from` is the index of the attribution whose speaker
    goes on. `content` are the reported words, `cue` the words that attribute them.
    """

    mention: Span | None
    carried_from: int | None
    content: tuple[Span, ...]
    cue: Span | None


class Found(NamedTuple):
    """Whom a mention means. `people` are indices into the roster: one for a person, more for people who speak
    together."""

    name: str | None
    type: SpeakerType
    by: ResolvedBy | None
    role: str | None = None
    people: tuple[int, ...] = ()
    candidates: tuple[str, ...] = ()
    anonymous: bool = False
    plural: bool = False
    gender: str = ""
    place: Span | None = None


UNKNOWN = Found(None, SpeakerType.UNKNOWN, None)


class Spoken(NamedTuple):
    """One speaker in the order of the text: where the mention stands, who it is, and where the words end by which he
    speaks."""

    start: int
    end: int
    found: Found
    said: Span | None = None


@dataclass(slots=True)
class Scene:
    """The article's text with all that is known of it; `history` grows as mentions are resolved, `stands`, `bodies` and
    `offices` as they are asked for.

    `said_by` are the people who speak a stretch of reported words, as far as they are known; `met` are the places where
    a role opens a sentence, with whom it means, in the sentences that were `read` for it.
    """

    text: str
    paragraphs: Sequence[Span]
    sentences: Sequence[Span]
    runs: Runs
    roster: Roster
    traits: Traits
    quotes: Sequence[Span]
    history: list[Spoken] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    paragraph_starts: list[int] = field(default_factory=list)
    stands: dict[int, str] = field(default_factory=dict)
    bodies: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    offices: dict[str, dict[tuple[str, ...], int]] = field(default_factory=dict)
    quote_starts: list[int] = field(default_factory=list)
    plain: Sequence[int] = ()
    said_by: dict[Span, tuple[int, ...]] = field(default_factory=dict)
    met: list[Occurrence] = field(default_factory=list)
    read: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Prepares the look-ups by offset."""
        self.sentence_starts = [s.start for s in self.sentences]
        self.paragraph_starts = [p.start for p in self.paragraphs]
        self.quote_starts = [q.start for q in self.quotes]

    def afresh(self) -> "Scene":
        """The same article without anything that was looked up in it: long ones need the room."""
        roster = replace(self.roster)
        return Scene(
            self.text, self.paragraphs, self.sentences, self.runs, roster, Traits(self.text, roster), self.quotes
        )

    def named_between(self, start: int, end: int) -> list[Occurrence]:
        """Where people are named from `start` up to `end`, also by a role that opens a sentence, in order."""
        found: list[Occurrence] = []
        for places in (self.roster.occurrences, self.met):
            found += places[bisect_left(places, (start,)) : bisect_left(places, (end,))]
        return sorted(found)

    def sentence(self, at: int) -> int:
        """The index of the sentence at an offset."""
        return max(0, bisect_right(self.sentence_starts, at) - 1)

    def paragraph(self, at: int) -> int:
        """The index of the paragraph at an offset."""
        return max(0, bisect_right(self.paragraph_starts, at) - 1)

    def sentence_start(self, at: int) -> int:
        """Where the sentence at an offset begins."""
        return self.sentence_starts[self.sentence(at)] if self.sentence_starts else 0

    def holding(self, at: int, beside: int = -1) -> Span | None:
        """The reported words around an offset that do not also hold the offset `beside`."""
        k = bisect_right(self.quote_starts, at)
        for quote in self.quotes[max(0, k - 4) : k]:
            start, end = quote
            if start <= at < end and not start <= beside < end:
                return quote
        return None

    def around(self, at: int) -> list[Span]:
        """All reported words that an offset lies in."""
        k = bisect_right(self.quote_starts, at)
        return [quote for quote in self.quotes[max(0, k - 4) : k] if at < quote.end]

    def plain_sentences(self, first: int, last: int) -> int:
        """How many of the sentences from `first` up to, not including, `last` are none of reported words."""
        if not self.plain:
            plain = (not self.quoted((s.start + s.end) // 2) for s in self.sentences)
            self.plain = array("I", accumulate(plain, initial=0))
        return self.plain[last] - self.plain[first] if first < last else 0

    def quoted(self, at: int) -> bool:
        """Whether an offset lies inside reported words."""
        return self.holding(at) is not None
