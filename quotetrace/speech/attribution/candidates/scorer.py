"""Linear models with named features: each weight stands in a table of the lexicon, fitted by tools/fit_attribution.py.

A model knows facts, each a word or two: some are `given` with a choice, the others differ between its candidates and
come as rows, one a candidate. A feature is one fact or several together ("frame+left+right"); the score of a candidate is
the sum of the weights of its features' values. Which features a model has is data: `lexicon/attribution_features.tsv`.
There features that look at the same few facts are in one group: what a group weighs is remembered by the values of
these facts, so that one look-up does for all its features.

Weights are whole hundredths, so that their sums are exact, on every machine and in every order.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, islice, repeat
from math import exp, fsum
from operator import add, itemgetter
from typing import Generic, TypeVar

from quotetrace.lexicon import rows, table
from quotetrace.speech.prose.remembered import Remembered

__all__ = [
    "JOINT",
    "Classifier",
    "Facts",
    "Feature",
    "Ranker",
    "features_of",
    "load_classifier",
    "load_ranker",
    "softmax",
]

# What stands between the parts of a value in the table of weights.
JOINT = " + "
# The names of facts, in the order in which their values come: the fields of a named tuple.
Facts = tuple[str, ...]
Classes = tuple[int, ...]
# The values of some facts of a choice or a candidate: one as itself, several or none as a tuple.
Values = Sequence[str]
Getter = Callable[[Values], Values]
# A weight in hundredths: a number where candidates are ranked, one for each class but the first where they are classified.
W = TypeVar("W", int, Classes)
# For how many choices, by what is given with them, and for how many values of a group the weights are kept at hand.
CHOICES_KNOWN, VALUES_KNOWN = 512, 1 << 13


@dataclass(frozen=True, slots=True)
class Feature:
    """Facts that are looked at together, joined by + in its name, and the group of features that it is looked up
    with."""

    name: str
    group: str

    @property
    def facts(self) -> Facts:
        """The names of the facts."""
        return tuple(self.name.split("+"))


@dataclass(frozen=True, slots=True)
class Group(Generic[W]):
    """Features that are looked up together: `given` are the places of the given facts that any of them asks for, and
    `entry` reads the others from the facts of a candidate.

    For each feature there is what reads its given facts, what reads the others from an entry, and by both its weights.
    """

    given: tuple[int, ...]
    entry: Getter
    features: tuple[tuple[Getter, Getter, Mapping[Values, Mapping[Values, W]]], ...]
    total: Callable[[Iterable[W]], W]
    none: W

    def remembered(self, given: Values) -> Callable[[Values], W]:
        """What weighs an entry in a choice whose facts at `self.given` are these."""
        known = [(entry, weights.get) for key, entry, by_key in self.features if (weights := by_key.get(key(given)))]
        none = self.none

        def weigh(values: Values) -> W:
            return self.total([get(entry(values), none) for entry, get in known])

        return Remembered(weigh, VALUES_KNOWN).__getitem__


@dataclass(frozen=True, slots=True)
class Ranker:
    """A model that ranks candidates. `weigh` gives, for the facts of a choice, what reads the entries that count from the
    facts of a candidate, and what weighs each."""

    weigh: Callable[[Values], Sequence[tuple[Getter, Callable[[Values], int]]]]

    def best(self, given: Values, candidates: Sequence[Values]) -> int:
        """The number of the candidate that scores best, the first of equals."""
        sums: Iterable[int] = repeat(0)
        for entry, weight in self.weigh(given):
            sums = map(add, sums, map(weight, map(entry, candidates)))
        scores = list(sums)
        return scores.index(max(scores)) if scores else 0


@dataclass(frozen=True, slots=True)
class Classifier:
    """A model of a few classes: by entry of each group one weight for each class but the first, whose own is 0."""

    groups: tuple[tuple[Getter, Callable[[Values], Classes]], ...]

    def scores(self, candidates: Sequence[Values]) -> list[list[int]]:
        """The score of each class but the first, in hundredths, for each candidate."""
        parts = [map(weights, map(entry, candidates)) for entry, weights in self.groups]
        return [list(map(sum, zip(*found, strict=True))) for found in zip(*parts, strict=True)]

    def probabilities(self, candidates: Sequence[Values]) -> list[list[float]]:
        """The probability of each class, for each candidate."""
        return [softmax([0, *scores]) for scores in self.scores(candidates)]


def softmax(scores: Sequence[int]) -> list[float]:
    """Probabilities from scores in hundredths."""
    top = max(scores)
    raised = [exp((s - top) / 100) for s in scores]
    total = fsum(raised)
    return [r / total for r in raised]


@cache
def load_ranker(model: str, given: Facts, facts: Facts) -> Ranker:
    """The ranker `model`, whose choices come with the facts `given`, and each of whose candidates has `facts`."""
    groups = groups_of(model, given, facts, hundredths, sum, 0)
    weighers = [lru_cache(maxsize=CHOICES_KNOWN)(group.remembered) for group in groups]

    @lru_cache(maxsize=CHOICES_KNOWN)
    def weigh(values: Values) -> Sequence[tuple[Getter, Callable[[Values], int]]]:
        keys = (tuple(values[n] for n in group.given) for group in groups)
        return tuple((group.entry, weigher(key)) for group, weigher, key in zip(groups, weighers, keys, strict=True))

    return Ranker(weigh)


@cache
def load_classifier(model: str, facts: Facts, classes: Facts) -> Classifier:
    """The classifier `model` of `classes`, each of whose candidates has `facts`."""
    none = (0,) * (len(classes) - 1)
    groups = groups_of(model, (), facts, class_weights, class_totals, none)
    return Classifier(tuple((group.entry, group.remembered(())) for group in groups))


def class_weights(cell: str) -> Classes:
    """The weights of the classes as a cell of the table writes them."""
    return tuple(map(hundredths, cell.split(" ")))


def hundredths(number: str) -> int:
    """A number with two decimals as whole hundredths."""
    return round(100 * float(number))


def class_totals(weights: Iterable[Classes]) -> Classes:
    """The sum of weights, class by class."""
    return tuple(map(sum, zip(*weights, strict=True)))


@cache
def features_of(model: str, given: Facts, facts: Facts) -> tuple[Feature, ...]:
    """The features of a model, whose facts are among `given` and `facts`, in the order of the lexicon."""
    found = tuple(
        Feature(row["feature"], row["group"] or row["feature"])
        for row in table("attribution_features")
        if row["model"] == model
    )
    return tuple(feature for feature in found if {*given, *facts}.issuperset(feature.facts))


def groups_of(
    model: str, given: Facts, facts: Facts, read: Callable[[str], W], total: Callable[[Iterable[W]], W], none: W
) -> list[Group[W]]:
    """The groups of a model's features with their weights; `read` reads a weight from its cell."""
    features = sorted(features_of(model, given, facts), key=lambda feature: feature.group)
    groups = []
    for _, each in groupby(features, key=lambda feature: feature.group):
        members = list(each)
        asked = {fact for member in members for fact in member.facts}
        known, entries = [name for name in given if name in asked], [name for name in facts if name in asked]
        parts = tuple(
            (
                getter([known.index(name) for name in member.facts if name in known]),
                getter([entries.index(name) for name in member.facts if name in entries])
                if len(entries) > 1
                else itself,
                weights_of(model, member, given, read),
            )
            for member in members
        )
        groups.append(
            Group(tuple(map(given.index, known)), getter(list(map(facts.index, entries))), parts, total, none)
        )
    return groups


def itself(value: Values) -> Values:
    """An entry that is a single fact."""
    return value


def weights_of(
    model: str, feature: Feature, given: Facts, read: Callable[[str], W]
) -> Mapping[Values, Mapping[Values, W]]:
    """The weights of a feature by the values of its given facts and those of the others."""
    key = getter([n for n, name in enumerate(feature.facts) if name in given])
    entry = getter([n for n, name in enumerate(feature.facts) if name not in given])
    found: dict[Values, dict[Values, W]] = {}
    for value, numbers in weights_by_feature().get((model, feature.name), ()):
        parts = value.split(JOINT) if len(feature.facts) > 1 else [value]
        found.setdefault(key(parts), {})[entry(parts)] = read(numbers)
    return found


def getter(places: list[int]) -> Getter:
    """What reads the values at `places`: one as itself, several or none as a tuple."""
    return itemgetter(*places) if places else lambda values: ()


@cache
def weights_by_feature() -> Mapping[tuple[str, str], Sequence[tuple[str, str]]]:
    """The table of weights by model and feature, each with its values and their weights; an empty cell repeats the one
    above."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    section: list[tuple[str, str]] = []
    for model, feature, value, numbers in islice(rows("attribution_weights"), 1, None):
        if model:
            section = found.setdefault((model, feature), [])
        section.append((value, numbers))
    return found
