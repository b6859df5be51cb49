"""A quote as ranges of words, before anyone knows who the speaker is."""

from collections.abc import Mapping
from dataclasses import dataclass

from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.candidates.sources import NounPhrase
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.prose.prose import Prose, sentence_of

__all__ = ["Draft", "among_own_words", "apart", "is_marked", "last_sentence"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote as ranges of words. `carried_from` is the index of the draft whose speaker goes on; `rule` says how it
    was found."""

    content: Content
    sentence: int
    cue: CueWord | None
    speaker: NounPhrase | None
    carried_from: int | None
    probability: float
    rule: str

    def moved(self, place: Mapping[int, int], content: Content) -> "Draft":
        """The draft with another content and, among drafts whose new places are known, with its source where that
        stands now."""
        source = None if self.carried_from is None else place.get(self.carried_from)
        if source == self.carried_from and content == self.content:
            return self
        return Draft(content, self.sentence, self.cue, self.speaker, source, self.probability, self.rule)

    @property
    def end(self) -> int:
        """The word after the last of content, cue and speaker."""
        return max(
            self.cue.last if self.cue else 0,
            self.speaker.last if self.speaker else 0,
            *(last for _, last in self.content),
        )


def among_own_words(prose: Prose, cue: CueWord | None, content: Content) -> bool:
    """Whether cue and content stand in one stretch, whose marks then are another's: "My doctor told me she is
    leaving"."""
    own = prose.stretch_of[cue.first] if cue else -1
    return own >= 0 and all(prose.stretch_of[first] == own for first, _ in content)


def last_sentence(prose: Prose, draft: Draft) -> int:
    """The sentence in which a draft ends."""
    sentence = sentence_of(prose, draft.end - 1)
    return draft.sentence if sentence is None else sentence


def is_marked(prose: Prose, draft: Draft) -> bool:
    """Whether any words of a draft's content stand in marks."""
    return any(prose.stretch_of[i] >= 0 for first, last in draft.content for i in range(first, last))


def apart(prose: Prose, sentence: int, other: int) -> bool:
    """Whether two sentences stand in different paragraphs."""
    return prose.paragraph_of[sentence] != prose.paragraph_of[other]
