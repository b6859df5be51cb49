"""Marked stretches that no cue of their own attributes: do they go on with the quote before, stand free, or quote no one?"""

from collections.abc import Sequence

from quotetrace.lexicon import column
from quotetrace.speech.cues import bucket
from quotetrace.speech.prose import Prose

__all__ = ["CARRIED_CLASSES", "CARRIED_FEATURES", "carried_features", "uncovered"]

# A stretch is no quote, goes on with the attribution before it, or is a quote of its own.
CARRIED_CLASSES = ("none", "joins", "free")
CARRIED_FEATURES = (
    "place", "previous", "distance", "previous+distance", "same paragraph", "previous+same paragraph", "continues", "length", "capital", "ending",
    "capital+ending", "before", "after", "before+capital", "after+ending", "title", "person", "finite", "person+finite+length", "cue outside",
    "cue outside+place", "outside words", "place+previous+ending", "before2+before", "nth", "previous sentence", "previous+place+capital", "inside cue",
    "paragraph above", "paragraph above+place",
)  # fmt: skip
FINITE = frozenset("VFMB")


def uncovered(prose: Prose, contents: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    """The outer stretches of which no more than half stands in one of `contents`."""
    words_in = [0] * len(prose.stretches)
    for content in contents:
        for first, last in content:
            for i in {prose.stretch_of[k] for k in range(first, last)} - {-1}:
                a, b = prose.stretches[i]
                words_in[i] = max(words_in[i], min(b, last) - max(a, first))
    return [i for i, (a, b) in enumerate(prose.stretches) if 2 * words_in[i] <= b - a]


def carried_features(
    prose: Prose, kinds: list[str], stretch: int, previous: tuple[int, int, bool] | None, sentence: int
) -> tuple[str, ...]:
    """What tells whether outer stretch number `stretch`, in `sentence`, is a quote.

    `previous` is the attribution before it: the word after its last word, its sentence, and whether its content is marked.
    """
    words = prose.words
    tags, lower = words.tags, words.lower
    a, b = prose.stretches[stretch]
    first, last = prose.sentences[sentence]
    last = max(last, b)
    paragraph = prose.paragraph_of[sentence]
    at_start = sentence == 0 or prose.paragraph_of[sentence - 1] != paragraph
    ending_sentence = sentence
    while ending_sentence + 1 < len(prose.sentences) and prose.sentences[ending_sentence + 1][0] < b:
        ending_sentence += 1
    at_end = ending_sentence + 1 == len(prose.sentences) or prose.paragraph_of[ending_sentence + 1] != paragraph
    opens = a == first
    closes = b >= prose.sentences[ending_sentence][1] - 1
    place = ("P" if opens and at_start else "S" if opens else "m") + ("P" if closes and at_end else "S" if closes else "m")
    if previous:
        end, its_sentence, marked = previous
        gap = paragraph - prose.paragraph_of[its_sentence]
        before_it = ("m" if marked else "i") + ("0" if gap == 0 else "1" if gap == 1 else "2")
        distance = str(min(3, sentence - its_sentence)) + "/" + bucket(max(0, a - end))
    else:
        before_it, distance = "-", "-"
    inner = lower[a + 1 : b]
    ending = inner[-2] if len(inner) > 1 and not inner[-2][0].isalnum() else "w"
    nth = bucket(sum(1 for x, _ in prose.stretches[:stretch] if x >= first))
    capitals = sum(word[0].isupper() for word in words.written[a + 1 : b])
    alphabetic = sum(word[0].isalpha() for word in inner)
    title = "T" if alphabetic > 1 and capitals * 3 >= alphabetic * 2 else "-"
    capital = "C" if a + 1 < b and words.written[a + 1][0].isupper() else "c"
    person = "-" if column("first_person").isdisjoint(inner) else "1"
    finite = bucket(min(2, sum(tag in FINITE for tag in tags[a + 1 : b])))
    outside = [*kinds[first:a], *kinds[b:last]]
    cue_outside = "r" if any(len(kind) == 2 and kind[0] == "r" for kind in outside) else "-"
    outside_words = bucket(sum(kind[0].isalnum() for kind in outside))
    left = kinds[a - 1] if a > first else "<"
    left2 = kinds[a - 2] if a > first + 1 else "<"
    right = kinds[b] if b < last else ">"
    length = bucket(b - a - 2) if b - a > 2 else "0"
    above = "-"
    if at_start and sentence > 0:
        x = prose.sentences[sentence - 1][1] - 1
        above = ("q" if prose.stretch_of[x] >= 0 else "o") + words.lower[x]
    continues = "c" if prose.marked[stretch].continues else "-"
    same = "same" if previous and prose.paragraph_of[previous[1]] == paragraph else "-"
    inside_cue = "r" if any(len(kind) == 2 and kind[0] == "r" for kind in kinds[a:b]) else "-"
    return (
        place, before_it, distance, before_it + distance, same, before_it + same, continues + above, length, capital, ending, capital + ending, left, right,
        left + capital, right + ending, title + length, person, finite, person + finite + length, cue_outside, cue_outside + place, outside_words,
        place + before_it + ending, left2 + " " + left, nth, str(min(3, sentence - previous[1])) if previous else "-", before_it + place + capital,
        inside_cue, above, above + place,
    )  # fmt: skip
