"""What speaks for and against two wordings being one statement, as named figures, and what they add up to.

Weights stand in `lexicon/matching_weights.tsv`, one logistic model a question: `wording` asks whether both report the
same words, `rewording` whether they are two versions of one statement, as two translations are.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from math import exp, log, log1p

from quotetrace.lexicon import column, table
from quotetrace.matching.alignment import Alignment, Piece, Run, Step, alike
from quotetrace.matching.rarity import RARE, rarity
from quotetrace.matching.wording import Wording

__all__ = ["contained", "probability", "prospects", "rewording_figures", "wording_figures"]

GRAM = 4
OVERLAP = 6  # words that two cuts of one passage share at least
SLOT = 5  # a slot of a template holds no more words
STOCK = 0.15  # what may differ in a stock sentence beside its slots, as a share of what it has in common
TELLING = 1.5  # a word of more weight than this says something about the subject
ALMOST = 0.8  # what a form or misspelling of a word counts, against the word itself


def wording_figures(alignment: Alignment) -> dict[str, float]:
    """The figures for the model `wording`, from an alignment of two wordings that both have words."""
    a, b = alignment.a, alignment.b
    matched = covered = alike_words = filling = 0.0
    number_slots = name_slots = dovetail = 0
    outer: list[Piece] = []  # the first and the last common run
    sums, other_sums = a.sums, b.sums
    numeric, named = a.numbers and b.numbers, a.names and b.names
    for piece in alignment.pieces:
        step, start, end, other, other_end = piece
        if step is Step.SAME:
            ours, theirs = sums[end] - sums[start], other_sums[other_end] - other_sums[other]
            matched += ours if ours < theirs else theirs
            covered += ours + theirs
            outer = [outer[0], piece] if outer else [piece, piece]
            dovetail |= end - start >= OVERLAP and dovetails(a, b, piece)
        elif step is Step.CHANGED:
            alike_words += forms(a, b, piece)
            number_slot = numeric and changed_numbers(a, b, piece)
            name_slot = named and changed_names(a, b, piece)
            if number_slot or name_slot:
                number_slots, name_slots = number_slots + bool(number_slot), name_slots + bool(name_slot)
                filling += sums[end] - sums[start] + other_sums[other_end] - other_sums[other]
    in_order = matched + alike_words
    between = interruption(a, b, *outer) - covered if outer else 0.0
    return {
        "constant": 1.0,
        "containment": in_order / min(a.total, b.total),
        "information": log1p(matched),
        "interruption": min(3.0, between / max(1.0, matched)),
        "interrupting": between,
        "in_order": 2 * in_order / (a.total + b.total),
        "dovetail": float(dovetail),
        "number_slots": min(2.0, float(number_slots)),
        "name_slots": min(2.0, float(name_slots)),
        "stock_sentence": float(max(number_slots, name_slots)) if between - filling <= STOCK * matched else 0.0,
    }


def common_weight(a: Wording, runs: list[Run]) -> float:
    """The weight of the words of common runs."""
    return sum([a.sums[run[1]] - a.sums[run[0]] for run in runs])


def contained(a: Wording, b: Wording, runs: list[Run]) -> float:
    """The share of the shorter wording that common runs make up, by weight."""
    return common_weight(a, runs) / min(a.sums[-1], b.sums[-1])


def prospects(a: Wording, b: Wording, runs: list[Run]) -> float:
    """What the model `wording` would answer, in log-odds, if common runs were all that there is to see."""
    matched = common_weight(a, runs)
    constant, containment, information = first_weights()
    return constant + containment * matched / min(a.sums[-1], b.sums[-1]) + information * log1p(matched)


@cache
def first_weights() -> tuple[float, float, float]:
    """The weights of what common runs alone tell."""
    weights = dict(model_weights("wording"))
    return weights["constant"], weights["containment"], weights["information"]


def rewording_figures(a: Wording, b: Wording) -> dict[str, float]:
    """The figures that the model `rewording` needs beside those of `wording`: words and letters in any order."""
    return {
        "common_words": 2 * shared(a, b) / (a.total + b.total),
        "common_letters": common_letters(a, b),
        "displacement": displacement(a, b),
        "length_ratio": abs(log(a.total / b.total)),
        "size": log(min(a.total, b.total)),
        "numbers_differ": disagreement(numbers(a), numbers(b)),
        "names_differ": names_differ(a, b),
        "names_shared": log1p(names_shared(a, b)),
        "negation_differs": float(abs(negations(a) - negations(b))),
    }


def probability(model: str, figures: Mapping[str, float]) -> float:
    """The logistic model's answer, 0 to 1."""
    return 1 / (1 + exp(-sum([weight * figures[name] for name, weight in model_weights(model)])))


@cache
def model_weights(model: str) -> tuple[tuple[str, float], ...]:
    """The weights of one model by the name of the figure."""
    return tuple((row["figure"], float(row["weight"])) for row in table("matching_weights") if row["model"] == model)


def dovetails(a: Wording, b: Wording, piece: Piece) -> bool:
    """Whether a common run ends the one wording and begins the other."""
    return (piece.a_start == 0 and piece.b_end == len(b.words)) or (piece.b_start == 0 and piece.a_end == len(a.words))


def forms(a: Wording, b: Wording, piece: Piece) -> float:
    """The weight of words in a changed piece that are forms of one word on both sides."""
    left = list(range(piece.b_start, piece.b_end))
    found = 0.0
    for at in range(piece.a_start, piece.a_end):
        word = a.words[at]
        for index in left:
            if word[0] == b.words[index][0] and alike(word, b.words[index]):
                left.remove(index)
                found += ALMOST * min(a.weight(at, at + 1), b.weight(index, index + 1))
                break
    return found


def shared(a: Wording, b: Wording) -> float:
    """The weight of the words that both wordings have, in whatever order, forms and misspellings counted almost
    whole."""
    weights = {s: wording.weight(i, i + 1) for wording in (a, b) for i, s in enumerate(wording.stems)}
    ours, theirs = Counter(a.stems), Counter(b.stems)
    same = ours & theirs
    found = sum(weights[s] * n for s, n in same.items())
    left = list((theirs - same).elements())
    for x in (ours - same).elements():
        y = next((y for y in left if x[0] == y[0] and alike(x, y)), None)
        if y is not None:
            left.remove(y)
            found += ALMOST * min(weights[x], weights[y])
    return found


def interruption(a: Wording, b: Wording, first: Piece, last: Piece) -> float:
    """The weight of everything from the first common run to the last, on both sides."""
    return a.weight(first.a_start, last.a_end) + b.weight(first.b_start, last.b_end)


def common_letters(a: Wording, b: Wording) -> float:
    """Dice's coefficient of the letter 4-grams of the two normal forms, names left out."""
    ours, theirs = grams(a), grams(b)
    return 2 * sum((ours & theirs).values()) / (sum(ours.values()) + sum(theirs.values()))


def grams(wording: Wording) -> Counter[str]:
    """The letter 4-grams of a normal form without its names, word boundaries included."""
    text = f" {' '.join(word for index, word in enumerate(wording.words) if index not in wording.names)} "
    return Counter(text[start : start + GRAM] for start in range(max(1, len(text) - GRAM + 1)))


def displacement(a: Wording, b: Wording) -> float:
    """How far the telling words that both have moved, on average, as a share of the text; a half where they have
    none."""
    places: dict[str, list[float]] = {}
    for index, stem_ in enumerate(b.stems):
        places.setdefault(stem_, []).append(index / len(b.stems))
    moved = [
        min(abs(index / len(a.stems) - place) for place in places[stem_])
        for index, stem_ in enumerate(a.stems)
        if stem_ in places and a.weight(index, index + 1) > TELLING
    ]
    return sum(moved) / len(moved) if moved else 0.5


def numbers(wording: Wording) -> frozenset[str]:
    """The numbers of a wording."""
    return frozenset(wording.words[index] for index in wording.numbers)


def disagreement(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of values that only one side has, of all."""
    return len(ours ^ theirs) / len(ours | theirs) if ours | theirs else 0.0


def changed_numbers(a: Wording, b: Wording, piece: Piece) -> bool:
    """Whether a changed piece holds other numbers on either side."""
    ours = {a.words[index] for index in a.numbers if piece.a_start <= index < piece.a_end}
    theirs = {b.words[index] for index in b.numbers if piece.b_start <= index < piece.b_end}
    return bool(ours and theirs) and not ours & theirs


def changed_names(a: Wording, b: Wording, piece: Piece) -> bool:
    """Whether a short changed piece holds other names on either side, none of them a bracketed insertion."""
    if max(piece.a_end - piece.a_start, piece.b_end - piece.b_start) > SLOT:
        return False
    ours, theirs = proper_names(a, piece.a_start, piece.a_end), proper_names(b, piece.b_start, piece.b_end)
    return bool(ours and theirs) and not any(x == y or alike(x, y) for x in ours for y in theirs)


def proper_names(wording: Wording, start: int, end: int) -> set[str]:
    """The stems of the words from `start` to `end` that name someone, some place or day, and stand in no brackets."""
    return {
        wording.stems[index]
        for index in wording.names
        if start <= index < end
        and index not in wording.bracketed
        and (rarity(wording.words[index]) >= RARE or wording.words[index] in column("matching_slot_words"))
    }


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
        word in column("negation")
        and not (index + 1 < len(wording.words) and wording.words[index + 1] in excused(word))
        for index, word in enumerate(wording.words)
    )


@cache
def excused(word: str) -> frozenset[str]:
    """The words after which a negation negates nothing: not only, no doubt."""
    return column("negation", "unless_next", word=word)
