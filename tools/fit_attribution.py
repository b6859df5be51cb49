"""Fits the weights of quotetrace/lexicon/attribution_weights.tsv on annotated articles.

    python tools/fit_attribution.py ../shared/bench/polnear_train.jsonl.gz

Needs numpy and scipy. The data are JSON Lines with `text` and `quotes`, each with content `spans`, and spans of cue and
speaker. Each model is a conditional log-linear one, fitted by L-BFGS with an L2 penalty: `frame` over the classes of a
cue, `start`, `end` and `speaker` over the candidates of one choice. Same data, same weights.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from quotetrace.speech.attribution.attribution import FRAMES
from quotetrace.speech.attribution.candidates.bounds import (
    Ends,
    PlaceFacts,
    Starts,
    describe_ends,
    describe_starts,
    place_facts,
)
from quotetrace.speech.attribution.candidates.clauses import CueFacts, cue_facts, kinds_of
from quotetrace.speech.attribution.candidates.cues import CueWord, find_cues
from quotetrace.speech.attribution.candidates.places import ends_after, ends_before, starts_after, starts_before
from quotetrace.speech.attribution.candidates.scorer import JOINT, Facts, features_of
from quotetrace.speech.attribution.candidates.sources import (
    noun_phrases,
)
from quotetrace.speech.attribution.candidates.subjecthood import CueSides, Phrases, cue_sides, describe_phrases
from quotetrace.speech.prose.prose import Prose, read_prose, sentence_of
from quotetrace.speech.quotes.carried import CARRIED_CLASSES, StretchFacts, stretch_facts, uncovered
from quotetrace.text.page import read_page

LOOSE = "\"“”‘’'«»„`,.;:!?… \u00a0\n"
# A value seen less often than this in training gets no weight of its own.
RARE = 10


def load(path: Path) -> list[dict]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def trim(text: str, a: int, b: int) -> tuple[int, int]:
    while a < b and text[a] in LOOSE:
        a += 1
    while b > a and text[b - 1] in LOOSE:
        b -= 1
    return a, b


@dataclass(frozen=True)
class Model:
    """What a model is fitted with: the facts given with a choice, those of its candidates, its classes (1: it ranks),
    the L2 penalty."""

    given: Facts
    facts: Facts
    classes: int
    penalty: float


MODELS = {
    "frame": Model((), CueFacts._fields, len(FRAMES), 2.0),
    "start": Model(PlaceFacts._fields, Starts._fields, 1, 2.0),
    "end": Model(PlaceFacts._fields, Ends._fields, 1, 2.0),
    "speaker": Model(CueSides._fields, Phrases._fields, 1, 3.0),
    "carried": Model((), StretchFacts._fields, len(CARRIED_CLASSES), 2.0),
}


def described(model: str, given: Sequence[str], candidates: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The values of a model's features, as the table of weights writes them, for each candidate."""
    names = (*MODELS[model].given, *MODELS[model].facts)
    features = [
        [names.index(name) for name in feature.name.split("+")]
        for feature in features_of(model, MODELS[model].given, MODELS[model].facts)
    ]
    return [
        [JOINT.join(row[k] for k in places) for places in features]
        for row in ((*given, *facts) for facts in candidates)
    ]


class Examples:
    """Choices for one model: a list of described candidates, which one is right, and how much the choice counts."""

    def __init__(self) -> None:
        self.rows: list[list[Sequence[str]]] = []
        self.right: list[int] = []
        self.weight: list[float] = []

    def add(self, described: list[Sequence[str]], right: int, weight: float = 1.0) -> None:
        self.rows.append(described)
        self.right.append(right)
        self.weight.append(weight)


def gold_of(prose: Prose, cues: list[CueWord], quotes: list[dict]) -> dict[int, dict | None]:
    """From the index of a cue to the annotated quote that it attributes; None for one that only accompanies such a
    cue."""
    words = prose.words
    spans = [(words.starts[c.first], words.end(c.last - 1)) for c in cues]
    chosen: dict[int, dict | None] = {}
    for quote in sorted(quotes, key=lambda q: not q["target"]):
        if quote["cue_start"] is None:
            continue
        over = [k for k, (a, b) in enumerate(spans) if a < quote["cue_end"] and b > quote["cue_start"]]
        if not over:
            continue
        edges = [x for s in quote["spans"] for x in s]
        near = min(
            over,
            key=lambda k: (
                cues[k].speech != "yes" or cues[k].kind in ("noun", "colon"),
                min(abs(x - spans[k][0]) for x in edges),
            ),
        )
        for k in over:
            chosen.setdefault(k, None)
        if chosen.get(near) is None:
            chosen[near] = quote
    return chosen


def place_of(prose: Prose, places: list[int], position: int, side: str) -> int | None:
    """Which of `places` lies at the annotated `position`."""
    text, words = prose.page.text, prose.words

    def at(i: int) -> int:
        if side == "start":
            return trim(text, words.starts[i], len(text))[0]
        return trim(text, 0, words.end(i - 1))[1]

    off = [abs(at(i) - position) for i in places]
    k = min(range(len(places)), key=off.__getitem__, default=None)
    return k if k is not None and off[k] <= 8 else None


def marked_at(prose: Prose, position: int, cue: CueWord) -> bool:
    """Whether the character at `position` stands in a stretch that the cue does not stand in."""
    stretch = prose.stretch_of[cue.first]
    return any(m.start <= position < m.end for k, m in enumerate(prose.marked) if k != stretch)


def learn(doc: dict, data: dict[str, Examples], optional: float) -> None:
    text = doc["text"]
    prose = read_prose(read_page(text))
    words, kinds = prose.words, kinds_of(prose)
    cues = list(find_cues(prose))
    gold = gold_of(prose, cues, doc["quotes"])
    contents: list = []
    for k, (cue, facts) in enumerate(zip(cues, cue_facts(prose, kinds, cues), strict=True)):
        candidate = described("frame", (), [facts])
        if k not in gold:
            data["frame"].add(candidate, 0)
            continue
        quote = gold[k]
        if quote is None:
            continue
        first, last = cue.window
        c0, c1 = words.starts[cue.first], words.end(cue.last - 1)
        low, high = words.starts[first], words.end(last - 1)
        spans = [trim(text, *s) for s in quote["spans"]]
        before = [(max(a, low), min(b, c0)) for a, b in spans if b > low and a < c0]
        after = [(max(a, c1), min(b, high)) for a, b in spans if b > c1 and a < high]
        if not before and not after:
            continue
        if before and after and marked_at(prose, trim(text, *after[0])[0], cue):
            after = []  # the second half of a quote that its attribution interrupts: it joins the first
        frame = "around" if before and after else "before" if before else "after"
        data["frame"].add(
            candidate, FRAMES.index(frame) if quote["target"] else 0, 1.0 if quote["target"] else optional
        )
        weight = 1.0 if quote["target"] else 0.3
        content = []
        if before:
            ends = ends_before(prose, cue)
            right = place_of(prose, ends, trim(text, before[0][0], before[-1][1])[1], "end")
            if right is not None:
                data["end"].add(
                    described("end", place_facts(cue, "b"), describe_ends(prose, kinds, cue, first, ends)),
                    right,
                    weight,
                )
                starts = [i for i in starts_before(prose, cue, ends[right]) if i < ends[right]]
                begin = place_of(prose, starts, trim(text, before[0][0], before[-1][1])[0], "start")
                if begin is not None:
                    data["start"].add(
                        described("start", place_facts(cue, "b"), describe_starts(prose, kinds, cue, "b", starts)),
                        begin,
                        weight,
                    )
                    content.append((starts[begin], ends[right]))
        if after:
            starts = starts_after(prose, cue)
            position = trim(text, after[0][0], after[-1][1])[0]
            if text[position : position + 5] == "that ":
                position += 5
            begin = place_of(prose, starts, position, "start")
            if begin is not None:
                data["start"].add(
                    described("start", place_facts(cue, "a"), describe_starts(prose, kinds, cue, "a", starts)),
                    begin,
                    weight,
                )
                ends = ends_after(prose, cue, starts[begin])
                right = place_of(prose, ends, trim(text, after[0][0], after[-1][1])[1], "end")
                if right is not None:
                    data["end"].add(
                        described("end", place_facts(cue, "a"), describe_ends(prose, kinds, cue, starts[begin], ends)),
                        right,
                        weight,
                    )
                    content.append((starts[begin], ends[right]))
        if not content:
            continue
        phrases = noun_phrases(prose, cue, content)
        s0, s1 = quote["speaker_start"], quote["speaker_end"]
        if s0 is None:
            right = len(phrases)
        else:
            over = [max(0, min(words.end(p.last - 1), s1) - max(words.starts[p.first], s0)) for p in phrases]
            if not over or max(over) == 0:
                if low <= s0 < high:
                    continue
                right = len(phrases)
            else:
                right = next(k for k, shared in enumerate(over) if shared)
        data["speaker"].add(
            described(
                "speaker", cue_sides(prose, kinds, cue, frame), describe_phrases(prose, kinds, cue, content, phrases)
            ),
            right,
            weight,
        )
        ends = max(cue.last, *(b for _, b in content))
        contents.append((content, ends, cue.sentence, quote, cue.first))
    learn_carried(prose, kinds, contents, doc["quotes"], data["carried"])


def learn_carried(prose: Prose, kinds: list[str], contents: list, quotes: list[dict], examples: Examples) -> None:
    """Stretches that no cue of their own attributes, by what the annotation says of them."""
    contents = list(contents)
    for stretch in uncovered(prose, [(c[0], c[4]) for c in contents]):
        a, b = prose.marked[stretch].inner_start, prose.marked[stretch].inner_end
        over = [(max((min(b, y) - max(a, x) for x, y in q["spans"])), q) for q in quotes]
        share, quote = max(over, key=lambda o: o[0], default=(0, None))
        sentence = sentence_of(prose, prose.stretches[stretch][0])
        if sentence is None:
            continue
        earlier = [c for c in contents if c[1] <= prose.stretches[stretch][0]]
        last = max(earlier, key=lambda c: c[1], default=None)
        previous = (
            (last[1], last[2], any(prose.stretch_of[i] >= 0 for x, y in last[0] for i in range(x, y))) if last else None
        )
        right = 0
        if quote is not None and share > 0.6 * (b - a):
            if not quote["target"]:
                continue
            right = 1 if last and last[3] is quote else 2
            if (
                right == 2
                and quote["cue_start"] is not None
                and prose.words.starts[prose.sentences[sentence][0]] <= quote["cue_start"] < b + 100
            ):
                continue
        examples.add(
            described("carried", (), [stretch_facts(prose, kinds, stretch, previous, sentence)]),
            right,
        )
        if right:
            contents.append(
                (
                    [prose.stretches[stretch]],
                    prose.stretches[stretch][1],
                    sentence_of(prose, prose.stretches[stretch][1] - 1) or sentence,
                    quote,
                    None,
                )
            )


def fit(examples: Examples, classes: int, penalty: float) -> dict[tuple[int, str], np.ndarray]:
    """Weights by (index of the feature, value): one number a class, or a single one where the choice is between
    candidates."""
    seen = Counter((f, v) for rows in examples.rows for row in rows for f, v in enumerate(row))
    index = {key: n for n, key in enumerate(sorted(k for k, c in seen.items() if c >= RARE))}
    indices, pointers, groups = [], [0], []
    for g, rows in enumerate(examples.rows):
        for row in rows:
            indices += [index[key] for key in enumerate(row) if key in index]
            pointers.append(len(indices))
            groups.append(g)
    X = csr_matrix(
        (np.ones(len(indices), np.float64), np.array(indices), np.array(pointers)), shape=(len(groups), len(index))
    )
    XT = X.T.tocsr()
    group, right, weight = np.array(groups), np.array(examples.right), np.array(examples.weight)
    n = len(index)
    first_row = np.searchsorted(group, np.arange(len(right)))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        if classes > 1:
            W = w.reshape(n, classes)
            Z = X @ W
            Z -= Z.max(1, keepdims=True)
            P = np.exp(Z)
            P /= P.sum(1, keepdims=True)
            value = -(weight * np.log(P[np.arange(len(right)), right] + 1e-12)).sum()
            P[np.arange(len(right)), right] -= 1
            gradient = XT @ (P * weight[:, None])
            return value + penalty / 2 * (w @ w), (gradient.ravel() + penalty * w)
        z = X @ w
        top = np.maximum.reduceat(z, first_row)
        e = np.exp(z - top[group])
        p = e / np.add.reduceat(e, first_row)[group]
        winner = first_row + right
        value = -(weight * np.log(p[winner] + 1e-12)).sum()
        p[winner] -= 1
        return value + penalty / 2 * (w @ w), XT @ (p * weight[group]) + penalty * w

    found = minimize(loss, np.zeros(n * classes), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x.reshape(
        n, classes
    )
    return {key: found[k] for key, k in index.items() if np.abs(found[k]).max() >= 0.03}


def lines_of(name: str, model: Model, weights: dict[tuple[int, str], np.ndarray]) -> Iterator[str]:
    """The rows of the table of weights for one model; with classes the weights are those above the first one's."""
    for f, feature in enumerate(features_of(name, model.given, model.facts)):
        above = [name, feature.name]
        for (_, value), numbers in sorted((key, row) for key, row in weights.items() if key[0] == f):
            shown = numbers[1:] - numbers[0] if model.classes > 1 else numbers
            yield "\t".join([*above, value, " ".join(f"{x:.2f}" for x in shown)])
            above = ["", ""]


def kept(path: Path) -> dict[str, list[str]]:
    """The lines of each model in a table that was written before."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "model\t")):
            name = line.partition("\t")[0] or name
            found.setdefault(name, []).append(line)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).parents[1] / "quotetrace/lexicon/attribution_weights.tsv"
    )
    parser.add_argument("--optional", type=float, default=0.3, help="how much an optional attribution counts as none")
    parser.add_argument(
        "--fold", type=int, default=0, help="leave out every fifth article, beginning with this one (1 to 5)"
    )
    parser.add_argument(
        "--only", choices=list(MODELS), help="fit this model alone; the others stay as they are in OUTPUT"
    )
    arguments = parser.parse_args()
    before = kept(arguments.output) if arguments.only else {}
    data: dict[str, Examples] = defaultdict(Examples)
    for n, doc in enumerate(load(arguments.data)):
        if not arguments.fold or n % 5 != arguments.fold - 1:
            learn(doc, data, arguments.optional)
    out = [
        "# Written by tools/fit_attribution.py: a weight for each value of a feature that has one; with classes (frame: after, before,",
        "# around; carried: joins, free) one for each but the first, none. Empty cells repeat those above. Parts of a value stand around +.",
        "model\tfeature\tvalue\tweights",
    ]
    for name, model in MODELS.items():
        if name in before and name != arguments.only:
            out += before[name]
            continue
        weights = fit(data[name], model.classes, model.penalty)
        print(name, len(data[name].rows), "choices", len(weights), "weights")
        out += lines_of(name, model, weights)
    arguments.output.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
