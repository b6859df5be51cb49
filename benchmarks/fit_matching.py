"""Fits the weights of one matching model to labelled pairs, and says how well they would do on pairs that they were not
fitted to.

    python benchmarks/fit_matching.py wording PAIRS.jsonl [MORE.jsonl ...] [--penalty 1.0] [--folds 5]

Each line is {"a": "...", "b": "...", "label": true or false}. Prints precision, recall and F1 over all folds, those of
the weights in the lexicon for comparison, and the fitted weights. Weights are rounded by hand before they go into the
lexicon, and no weight is kept that only helps the pairs at hand. Needs numpy.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).parent.parent))

from quotetrace.matching.alignment import align
from quotetrace.matching.evidence import model_weights, rewording_figures, wording_figures
from quotetrace.matching.wording import read_wording

STEPS = 30  # of Newton's method: more than enough


def main() -> None:
    """Reads the pairs, fits, and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=["wording", "rewording"])
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--penalty", type=float, default=1.0, help="on the squares of the weights")
    parser.add_argument("--folds", type=int, default=5)
    asked = parser.parse_args()
    names = [name for name, _ in model_weights(asked.model)]
    figures, labels = read(asked.pairs, names)
    order = numpy.random.default_rng(1).permutation(len(labels))
    guesses = numpy.zeros(len(labels))
    for fold in range(asked.folds):
        held_out = order[fold :: asked.folds]
        rest = numpy.setdiff1d(order, held_out)
        guesses[held_out] = probabilities(figures[held_out], fitted(figures[rest], labels[rest], asked.penalty))
    print("cross-validated:", scores(labels, guesses))
    print(
        "as in the lexicon:",
        scores(labels, probabilities(figures, numpy.array([w for _, w in model_weights(asked.model)]))),
    )
    for name, weight in zip(names, fitted(figures, labels, asked.penalty), strict=True):
        print(f"{asked.model}\t{name}\t{weight:.2f}")


def read(paths: list[Path], names: list[str]) -> tuple[numpy.ndarray, numpy.ndarray]:
    """The figures of all pairs that have words and a label, and the labels."""
    figures, labels = [], []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            a, b = read_wording(pair["a"]), read_wording(pair["b"])
            if a.words and b.words and pair["label"] is not None:
                found = wording_figures(align(a, b)) | rewording_figures(a, b)
                figures.append([found[name] for name in names])
                labels.append(float(pair["label"]))
    return numpy.array(figures), numpy.array(labels)


def fitted(figures: numpy.ndarray, labels: numpy.ndarray, penalty: float) -> numpy.ndarray:
    """The weights of a logistic regression, by Newton's method on standardized figures; the first figure is the
    constant."""
    mean, scale = figures.mean(axis=0), figures.std(axis=0)
    mean[0], scale[scale == 0] = 0.0, 1.0
    x = (figures - mean) / scale
    shrink = numpy.diag([0.0, *[penalty] * (x.shape[1] - 1)])
    weights = numpy.zeros(x.shape[1])
    for _ in range(STEPS):
        guess = probabilities(x, weights)
        slope = x.T @ (labels - guess) - shrink @ weights
        weights += numpy.linalg.lstsq(x.T @ (x * (guess * (1 - guess))[:, None]) + shrink, slope, rcond=None)[0]
    weights /= scale
    weights[0] -= float(mean @ weights)
    return weights


def probabilities(figures: numpy.ndarray, weights: numpy.ndarray) -> numpy.ndarray:
    """The logistic model's answers."""
    return 1 / (1 + numpy.exp(-numpy.clip(figures @ weights, -30, 30)))


def scores(labels: numpy.ndarray, guesses: numpy.ndarray) -> str:
    """Precision, recall and F1 at a half."""
    said, true = guesses >= 0.5, labels > 0
    hits = float((said & true).sum())
    precision, recall = hits / max(1.0, said.sum()), hits / max(1.0, true.sum())
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


if __name__ == "__main__":
    main()
