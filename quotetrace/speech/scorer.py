"""Linear models with named features: each weight stands in a table of the lexicon, fitted by tools/fit_attribution.py.

A model knows facts, each a word or two: some are `given` with a choice, the others differ between its candidates and come as
columns, one a fact. A feature is one fact or several together ("frame+left+right"); the score of a candidate is the sum of the
weights of its features' values. Which features a model has is data: `lexicon/attribution_features.tsv`.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, repeat
from math import exp
from operator import itemgetter

from quotetrace.lexicon import rows, table

__all__ = ["JOINT", "Classifier", "Facts", "Feature", "Ranker", "features_of", "load_classifier", "load_ranker"]

# What stands between the parts of a value in the table of weights.
JOINT = " + "
# The names of facts, in the order in which their values come: the fields of a named tuple.
Facts = tuple[str, ...]
Columns = Sequence[Sequence[str]]
Weights = tuple[float, ...]
Column = Callable[[Columns], Iterable[Hashable]]
Weigher = Callable[[Hashable, float], float]
ZERO = repeat(0.0)
# For how many choices, by what is given with them, the weights are kept at hand.
CHOICES_KNOWN = 512


@dataclass(frozen=True, slots=True)
class Feature:
    """Facts that are looked at together: `key` reads the given ones, `column` those of the candidates, one entry a candidate."""

    name: str
    key: Callable[[Sequence[str]], Hashable]
    column: Column

    def splitter(self, given: Facts) -> Callable[[str], tuple[Hashable, Hashable]]:
        """What reads the key and the entry of the column from a value as it is written in the table of weights."""
        names = self.name.split("+")
        if len(names) == 1:
            return lambda value: ((), value)
        key = getter([n for n, name in enumerate(names) if name in given])
        entry = getter([n for n, name in enumerate(names) if name not in given])

        def split(value: str) -> tuple[Hashable, Hashable]:
            parts = value.split(JOINT)
            return key(parts), entry(parts)

        return split


@dataclass(frozen=True, slots=True)
class Ranker:
    """A model that ranks candidates. `weigh` gives, for the facts of a choice, the columns that count and what weighs their entries."""

    weigh: Callable[[Sequence[str]], Sequence[tuple[Column, Weigher]]]

    def best(self, given: Sequence[str], columns: Columns) -> int:
        """The number of the candidate that scores best, the first of equals."""
        parts = [map(weight, column(columns), ZERO) for column, weight in self.weigh(given)]
        scores = list(map(sum, zip(*parts, strict=True)))
        return scores.index(max(scores)) if scores else 0


@dataclass(frozen=True, slots=True)
class Classifier:
    """A model of a few classes: for each feature, by entry of the column, one weight for each class but the first, whose own is 0."""

    features: tuple[tuple[Feature, Mapping[Hashable, Weights]], ...]
    none: Weights

    def probabilities(self, columns: Columns) -> list[list[float]]:
        """The probability of each class, for each candidate."""
        absent = repeat(self.none)
        parts = [map(weights.get, feature.column(columns), absent) for feature, weights in self.features]
        return [softmax([0.0, *map(sum, zip(*found, strict=True))]) for found in zip(*parts, strict=True)]


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities from scores."""
    top = max(scores)
    raised = [exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]


@cache
def load_ranker(model: str, given: Facts, facts: Facts) -> Ranker:
    """The ranker `model`, whose choices come with the facts `given`, and each of whose candidates has `facts`."""
    found = []
    for feature in features_of(model, given, facts):
        weights: dict[Hashable, dict[Hashable, float]] = {}
        split = feature.splitter(given)
        for value, numbers in weights_by_feature().get((model, feature.name), ()):
            key, entry = split(value)
            weights.setdefault(key, {})[entry] = float(numbers)
        found.append((feature, weights))

    @lru_cache(maxsize=CHOICES_KNOWN)
    def weigh(values: Sequence[str]) -> Sequence[tuple[Column, Weigher]]:
        return tuple((feature.column, known.get) for feature, weights in found if (known := weights.get(feature.key(values))))

    return Ranker(weigh)


@cache
def load_classifier(model: str, facts: Facts, classes: Facts) -> Classifier:
    """The classifier `model` of `classes`, each of whose candidates has `facts`."""
    found = []
    for feature in features_of(model, (), facts):
        split = feature.splitter(())
        known = weights_by_feature().get((model, feature.name), ())
        found.append((feature, {split(value)[1]: tuple(map(float, numbers.split(" "))) for value, numbers in known}))
    return Classifier(tuple(found), (0.0,) * (len(classes) - 1))


@cache
def features_of(model: str, given: Facts, facts: Facts) -> tuple[Feature, ...]:
    """The features of a model, in the order of the lexicon."""
    found = []
    for row in table("attribution_features"):
        if row["model"] == model:
            names = row["feature"].split("+")
            key = getter([given.index(name) for name in names if name in given])
            found.append(Feature(row["feature"], key, column_getter([facts.index(name) for name in names if name not in given])))
    return tuple(found)


def getter(places: list[int]) -> Callable[[Sequence[str]], Hashable]:
    """What reads the values at `places`: one as itself, several or none as a tuple."""
    return itemgetter(*places) if places else lambda values: ()


def column_getter(places: list[int]) -> Callable[[Columns], Iterable[Hashable]]:
    """What reads the columns at `places`: one as itself, several entry by entry."""
    if len(places) == 1:
        return itemgetter(places[0])
    chosen = itemgetter(*places)
    return lambda columns: zip(*chosen(columns), strict=True)


@cache
def weights_by_feature() -> Mapping[tuple[str, str], Sequence[tuple[str, str]]]:
    """The table of weights by model and feature, each with its values and their weights; an empty cell repeats the one above."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    section: list[tuple[str, str]] = []
    for model, feature, value, numbers in islice(rows("attribution_weights"), 1, None):
        if model:
            section = found.setdefault((model, feature), [])
        section.append((value, numbers))
    return found
