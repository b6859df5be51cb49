"""What people in the street say, each in a paragraph behind who they are: Ida Holm, 61, retired nurse: I would walk it."""

from collections.abc import Iterator, Sequence

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.sources import NounPhrase
from quotetrace.speech.layout.labels import by_mark
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose

__all__ = ["vox_pops"]

# Who somebody is, with age and trade, has no more words and marks than this.
LONGEST = 16
# What stands behind a name in such a label.
DESCRIBING = frozenset("DHJNEPVY#,()~&C")


def vox_pops(prose: Prose, paragraphs: Sequence[list[int]]) -> Iterator[Attribution]:
    """The paragraphs that each begin with a person and his or her age or trade, where there are two of them or more and
    at least half speak of the speaker: no list of the dead, of candidates or of medals."""
    found = [told for sentences in paragraphs if (told := described_turn(prose, sentences)) is not None]
    own = [told for told in found if is_spoken(prose, *told.content[0])]
    if len(found) > 1 and 2 * len(own) >= len(found):
        yield from found


def described_turn(prose: Prose, sentences: list[int]) -> Attribution | None:
    """What is said behind the label with which a paragraph begins, if that is a name with an age or a trade."""
    words, tags = prose.words, prose.words.tags
    first, last = prose.bounds(sentences)
    while first < last and not words.lower[first][0].isalnum():
        first += 1
    colon = tags.find(":", first, min(last, first + LONGEST))
    end = first
    while end < colon and tags[end] in "E~":
        end += 1
    if not first < end < colon - 1 or colon + 1 >= last or not DESCRIBING.issuperset(tags[end:colon]):
        return None
    aged = tags[end : end + 2] in (",#", "(#") and words.lower[end + 1].isdigit()
    trade = tags[end] == "," and words.lower[colon - 1] in vocabulary().roles
    if not (aged or trade):
        return None
    return by_mark(prose, colon, sentences[0], "label", ((colon + 1, last),), NounPhrase(first, end, -1))


def is_spoken(prose: Prose, first: int, last: int) -> bool:
    """Whether a speaker means the speaker in words `first` to `last`, or these stand in marks."""
    return prose.stretch_of[first] >= 0 or not column("first_person").isdisjoint(prose.words.lower[first:last])
