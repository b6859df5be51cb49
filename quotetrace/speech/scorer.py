"""Linear models with named features: each weight stands in weights.tsv, fitted by tools/fit_attribution.py.

A model has a fixed tuple of feature names; a candidate is a tuple of values, one a name; its score is the sum of the weights of
its (name, value) pairs, per class. Probabilities follow by the logistic function over classes or over candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

__all__ = ["Classifier", "Ranker", "load_classifier", "load_ranker", "softmax"]

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of a model that ranks candidates: a dictionary from value to weight for each feature, in the features' order."""

    weights: tuple[dict[str, float], ...]

    def score(self, values: Sequence[str]) -> float:
        """The score of a candidate: higher is likelier."""
        return sum([table[value] for table, value in zip(self.weights, values, strict=True) if value in table])

    def best(self, described: Sequence[Sequence[str]]) -> int:
        """The index of the candidate that scores best, the first of equals."""
        scores = list(map(self.score, described))
        return scores.index(max(scores))


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights of a model of a few classes: a dictionary from value to one weight a class for each feature."""

    classes: tuple[str, ...]
    weights: tuple[dict[str, tuple[float, ...]], ...]

    def probabilities(self, values: Sequence[str]) -> list[float]:
        """The probability of each class for a candidate."""
        rows = [table[value] for table, value in zip(self.weights, values, strict=True) if value in table]
        return softmax([sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(self.classes))


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities from scores."""
    top = max(scores)
    raised = [exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]


@cache
def load_ranker(name: str, features: tuple[str, ...]) -> Ranker:
    """The ranker `name`, with a weight for each value of each of `features` that has one."""
    return Ranker(tuple({value: row[0] for value, row in sections().get((name, feature), {}).items()} for feature in features))


@cache
def load_classifier(name: str, features: tuple[str, ...], classes: tuple[str, ...]) -> Classifier:
    """The classifier `name` of `classes`, with weights for each value of each of `features` that has some."""
    return Classifier(classes, tuple(sections().get((name, feature), {}) for feature in features))


@cache
def sections() -> dict[tuple[str, str], dict[str, tuple[float, ...]]]:
    """The weights of weights.tsv by model and feature: a line `[model<TAB>feature]`, then a line a value with one weight a class."""
    found: dict[tuple[str, str], dict[str, tuple[float, ...]]] = {}
    section: dict[str, tuple[float, ...]] = {}
    with (HERE / "weights.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            value, *numbers = line.rstrip("\n").split("\t")
            if value.startswith("[") and value != "[":
                section = found[value[1:], numbers[0].rstrip("]")] = {}
            elif numbers:
                section[value] = tuple(map(float, numbers))
    return found
