"""What speaks for and against two wordings being one statement, as named figures, and what they add up to.

Weights stand in `lexicon/matching_weights.tsv`, one logistic model a question: `wording` asks whether both report the same words,
`rewording` whether they are two versions of one statement, as two translations are.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from math import exp, log, log1p

from quotetrace.lexicon import column, table
from quotetrace.matching.alignment import Alignment, Piece, Step, alike
from quotetrace.matching.rarity import rarity
from quotetrace.matching.wording import Wording, is_number

__all__ = ["changed_numbers", "evidence", "probability", "shared"]

GRAM = 4
SLOT = 5  # a slot of a template holds no more words
ALMOST = 0.8  # what a form or misspelling of a word counts, against the word itself


def evidence(alignment: Alignment) -> dict[str, float]:
    """The named figures for an alignment of two wordings that both have words."""
    a, b = alignment.a, alignment.b
    total_a, total_b = total(a), total(b)
    least = min(total_a, total_b)
    runs = [weight(alignment, piece) for piece in alignment.same()]
    matched = sum(runs)
    in_order = matched + sum(forms(a, b, piece) for piece in alignment.pieces if piece.step is Step.CHANGED)
    in_bag = shared(a, b)
    return {
        "containment": in_order / least,
        "information": log1p(matched),
        "longest_run": log1p(max(runs, default=0.0)),
        "interruption": min(3.0, interruption(alignment) / max(1.0, matched)),
        "common_words": 2 * in_bag / (total_a + total_b),
        "common_letters": common_letters(a, b),
        "in_order": 2 * in_order / (total_a + total_b),
        "length_ratio": abs(log(total_a / total_b)),
        "size": log(least),
        "numbers_differ": disagreement(numbers(a), numbers(b)),
        "number_slots": min(2.0, float(sum(changed_numbers(a, b, p) for p in alignment.pieces))),
        "name_slots": min(2.0, float(sum(changed_names(a, b, p) for p in alignment.pieces))),
        "names_differ": names_differ(a, b),
        "names_shared": log1p(names_shared(a, b)),
        "negation_differs": float(abs(negations(a) - negations(b))),
    }


def probability(model: str, figures: Mapping[str, float]) -> float:
    """The logistic model's answer, 0 to 1."""
    weights = model_weights(model)
    return 1 / (1 + exp(-sum(weight * figures.get(name, 1.0) for name, weight in weights.items())))


@cache
def model_weights(model: str) -> dict[str, float]:
    """The weights of one model by the name of the figure; `constant` is always 1."""
    return {row["figure"]: float(row["weight"]) for row in table("matching_weights") if row["model"] == model}


def total(wording: Wording) -> float:
    """The weight of all words."""
    return sum(map(rarity, wording.words))


def weight(alignment: Alignment, piece: Piece) -> float:
    """The weight of the words that a piece has in common."""
    ours = alignment.a.words[piece.a_start : piece.a_end]
    theirs = alignment.b.words[piece.b_start : piece.b_end]
    return sum(min(rarity(x), rarity(y)) for x, y in zip(ours, theirs, strict=True))


def forms(a: Wording, b: Wording, piece: Piece) -> float:
    """The weight of words in a changed piece that are forms of one word on both sides."""
    left = list(range(piece.b_start, piece.b_end))
    found = 0.0
    for x in a.words[piece.a_start : piece.a_end]:
        y = next((index for index in left if alike(x, b.words[index])), None)
        if y is not None:
            left.remove(y)
            found += ALMOST * min(rarity(x), rarity(b.words[y]))
    return found


def shared(a: Wording, b: Wording) -> float:
    """The weight of the words that both wordings have, in whatever order, forms and misspellings counted almost whole."""
    weights = {s: rarity(w) for wording in (a, b) for s, w in zip(wording.stems, wording.words, strict=True)}
    ours, theirs = Counter(a.stems), Counter(b.stems)
    same = ours & theirs
    found = sum(weights[s] * n for s, n in same.items())
    left = list((theirs - same).elements())
    for x in (ours - same).elements():
        y = next((y for y in left if alike(x, y)), None)
        if y is not None:
            left.remove(y)
            found += ALMOST * min(weights[x], weights[y])
    return found


def interruption(alignment: Alignment) -> float:
    """The weight of what was changed, dropped or added between the first and the last common word."""
    same = alignment.same()
    if not same:
        return 0.0
    inner = [p for p in alignment.pieces if p.step is not Step.SAME and same[0].a_end <= p.a_start <= p.a_end <= same[-1].a_start]
    return sum(
        sum(map(rarity, alignment.a.words[p.a_start : p.a_end])) + sum(map(rarity, alignment.b.words[p.b_start : p.b_end]))
        for p in inner
    )


def common_letters(a: Wording, b: Wording) -> float:
    """Dice's coefficient of the letter 4-grams of the two normal forms."""
    ours, theirs = grams(a), grams(b)
    return 2 * sum((ours & theirs).values()) / (sum(ours.values()) + sum(theirs.values()))


def grams(wording: Wording) -> Counter[str]:
    """The letter 4-grams of a normal form, word boundaries included."""
    text = f" {' '.join(wording.words)} "
    return Counter(text[start : start + GRAM] for start in range(max(1, len(text) - GRAM + 1)))


def numbers(wording: Wording) -> frozenset[str]:
    """The numbers of a wording."""
    return frozenset(filter(is_number, wording.words))


def disagreement(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of values that only one side has, of all."""
    return len(ours ^ theirs) / len(ours | theirs) if ours | theirs else 0.0


def changed_numbers(a: Wording, b: Wording, piece: Piece) -> bool:
    """Whether a changed piece holds other numbers on either side."""
    ours = {word for word in a.words[piece.a_start : piece.a_end] if is_number(word)}
    theirs = {word for word in b.words[piece.b_start : piece.b_end] if is_number(word)}
    return bool(ours and theirs) and not ours & theirs


def changed_names(a: Wording, b: Wording, piece: Piece) -> bool:
    """Whether a short changed piece holds other names on either side, none of them a bracketed insertion."""
    if max(piece.a_end - piece.a_start, piece.b_end - piece.b_start) > SLOT:
        return False
    ours = {a.stems[i] for i in range(piece.a_start, piece.a_end) if i in a.names and i not in a.bracketed}
    theirs = {b.stems[i] for i in range(piece.b_start, piece.b_end) if i in b.names and i not in b.bracketed}
    return bool(ours and theirs) and not ours & theirs


def name_stems(wording: Wording) -> set[str]:
    """The stems of the capitalized words."""
    return {wording.stems[index] for index in wording.names}


def names_differ(a: Wording, b: Wording) -> float:
    """The share of the names on either side that the other side lacks in any spelling."""
    ours, theirs = name_stems(a), name_stems(b)
    missing = (ours - set(b.stems)) | (theirs - set(a.stems))
    return len(missing) / len(ours | theirs) if ours | theirs else 0.0


def names_shared(a: Wording, b: Wording) -> int:
    """How many names of either side stand on both."""
    return len((name_stems(a) & set(b.stems)) | (name_stems(b) & set(a.stems)))


def negations(wording: Wording) -> int:
    """How many words of a wording turn its sense round."""
    return sum(
        word in column("negation") and not (index + 1 < len(wording.words) and wording.words[index + 1] in excused(word))
        for index, word in enumerate(wording.words)
    )


@cache
def excused(word: str) -> frozenset[str]:
    """The words after which a negation negates nothing: not only, no doubt."""
    return column("negation", "unless_next", word=word)
