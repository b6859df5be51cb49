"""Linear models with named features: each weight stands in weights.tsv, fitted by tools/fit_attribution.py.

A model has a fixed tuple of feature names; a candidate is a tuple of values, one a name; its score is the sum of the weights of
its (name, value) pairs, per class. Probabilities follow by the logistic function over classes or over candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

__all__ = ["Model", "load_model"]

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, one dictionary a feature in the order of the features; each weight is a tuple, one number a class."""

    classes: tuple[str, ...]
    weights: tuple[dict[str, tuple[float, ...]], ...]

    def scores(self, values: Sequence[str]) -> list[float]:
        """One score a class for a candidate."""
        totals = [0.0] * len(self.classes)
        for table, value in zip(self.weights, values, strict=True):
            row = table.get(value)
            if row:
                totals = [t + w for t, w in zip(totals, row, strict=True)]
        return totals

    def score(self, values: Sequence[str]) -> float:
        """The score of a candidate in a model of one class."""
        total = 0.0
        for table, value in zip(self.weights, values, strict=True):
            row = table.get(value)
            if row:
                total += row[0]
        return total


def softmax(scores: Sequence[float]) -> list[float]:
    """Probabilities from scores."""
    top = max(scores)
    raised = [exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]


@cache
def load_model(name: str, features: tuple[str, ...]) -> Model:
    """The model `name` from weights.tsv, whose lines are: model, feature, value, one weight a class."""
    weights: dict[str, dict[str, tuple[float, ...]]] = {feature: {} for feature in features}
    classes: tuple[str, ...] = ()
    with (HERE / "weights.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith(name + "\t"):
                continue
            _, feature, value, *numbers = line.rstrip("\n").split("\t")
            if feature == "classes":
                classes = tuple(numbers)
            else:
                weights[feature][value] = tuple(float(number) for number in numbers)
    return Model(classes, tuple(weights[feature] for feature in features))
