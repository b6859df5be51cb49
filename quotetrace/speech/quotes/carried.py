"""Marked stretches that no cue of their own attributes: do they go on with the quote before, stand free, or quote no
one?"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from quotetrace.speech.attribution.candidates.clauses import bucket
from quotetrace.speech.prose.prose import Prose

__all__ = ["CARRIED_CLASSES", "StretchFacts", "stretch_facts", "uncovered"]

# A stretch is no quote, goes on with the attribution before it, or is a quote of its own.
CARRIED_CLASSES = ("none", "joins", "free")
# So many words on each side of a stretch tell what stands beside it.
BESIDE = 40
FINITE = frozenset("VFMB")


class StretchFacts(NamedTuple):
    """What a marked stretch looks like: where it stands, what stands around it, and the quote before it."""

    place: str
    previous: str
    distance: str
    same: str
    capital: str
    ending: str
    left: str
    title: str
    finite: str
    outside: str
    since: str
    above: str
    between: str


def uncovered(prose: Prose, contents: Sequence[tuple[Sequence[tuple[int, int]], int | None]]) -> list[int]:
    """The outer stretches of which no more than half is said by somebody outside of them.

    `contents` come with the first word of their cue, if they have one: what a cue inside a stretch attributes there
    ("They say, 'Never'") leaves open who speaks the stretch.
    """
    words_in = [0] * len(prose.stretches)
    for content, cue in contents:
        own = -1 if cue is None else prose.stretch_of[cue]
        for first, last in content:
            for i in range(max(0, bisect_left(prose.stretches, (first,)) - 1), bisect_left(prose.stretches, (last,))):
                a, b = prose.stretches[i]
                if i != own:
                    words_in[i] = max(words_in[i], min(b, last) - max(a, first))
    return [i for i, (a, b) in enumerate(prose.stretches) if 2 * words_in[i] <= b - a]


def stretch_facts(
    prose: Prose, kinds: list[str], stretch: int, previous: tuple[int, int, bool] | None, sentence: int
) -> StretchFacts:
    """What tells whether outer stretch number `stretch`, in `sentence`, is a quote.

    `previous` is the attribution before it: the word after its last word, its sentence, and whether its content is
    marked.
    """
    words, paragraph_of = prose.words, prose.paragraph_of
    a, b = prose.stretches[stretch]
    first, last = prose.sentences[sentence]
    last = max(last, b)
    paragraph = paragraph_of[sentence]
    at_start = sentence == 0 or paragraph_of[sentence - 1] != paragraph
    final = max(sentence, bisect_left(prose.sentences, (b,)) - 1)
    at_end = final + 1 == len(prose.sentences) or paragraph_of[final + 1] != paragraph
    opens, closes = a == first, b >= prose.sentences[final][1] - 1
    written, lower = words.written[a + 1 : b], words.lower[a + 1 : b]
    capitals, alphabetic = sum([word[0].isupper() for word in written]), sum([word[0].isalpha() for word in lower])
    beside = [*kinds[max(first, a - BESIDE) : a], *kinds[b : min(last, b + BESIDE)]]
    end, its_sentence, marked = previous or (a, sentence, False)
    apart = paragraph - paragraph_of[its_sentence]
    border = prose.sentences[sentence - 1][1] - 1 if at_start and sentence else None
    return StretchFacts(
        place=("P" if opens and at_start else "S" if opens else "m")
        + ("P" if closes and at_end else "S" if closes else "m"),
        previous=("m" if marked else "i") + ("0" if apart == 0 else "1" if apart == 1 else "2") if previous else "-",
        distance=str(min(3, sentence - its_sentence)) + "/" + bucket(max(0, a - end)) if previous else "-",
        same="same" if previous and apart == 0 else "-",
        capital="C" if written and written[0][0].isupper() else "c",
        ending=lower[-2] if len(lower) > 1 and not lower[-2][0].isalnum() else "w",
        left=kinds[a - 1] if a > first else "<",
        title=("T" if alphabetic > 1 and capitals * 3 >= alphabetic * 2 else "-") + bucket(max(0, b - a - 2)),
        finite=str(min(2, sum(map(words.tags[a + 1 : b].count, FINITE)))),
        outside=bucket(sum([kind[0].isalnum() for kind in beside])),
        since=str(min(3, sentence - its_sentence)) if previous else "-",
        above="-" if border is None else ("q" if prose.stretch_of[border] >= 0 else "o") + words.lower[border],
        between=actor_between(prose, its_sentence, sentence, a) if previous else "-",
    )


def actor_between(prose: Prose, attributed: int, sentence: int, first: int) -> str:
    """The class of who acts between the attribution before and the stretch that begins with word `first`: in its own
    sentence or one before."""
    tags = prose.words.tags
    begin = prose.sentences[sentence][0]
    where = "o"
    if sentence == attributed:
        return "-"
    if begin == first:
        if sentence - 1 == attributed:
            return "-"
        where, (begin, first) = "b", prose.sentences[sentence - 1]
    while begin < first and tags[begin] not in "EONU":
        begin += 1
    while begin + 1 < first and tags[begin + 1] in "NE":
        begin += 1
    return where + (tags[begin] if begin < first else "-")
