"""Floors of accuracy that nobody lowers in silence: raise one whenever a change earns it.

Over our own cases always. Over annotated news where the data lies beside the checkout (`../shared/bench`, or the folder
that QUOTETRACE_BENCH names): that data may not be shipped. Its scorer calls the command as a user does.
"""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from casefile import cases, problems, quotes_of
from conftest import ROOT

BENCH = Path(os.environ.get("QUOTETRACE_BENCH") or ROOT.parent / "shared" / "bench")
DATA_MISSING = (
    f"no annotated news: {'QUOTETRACE_BENCH' if 'QUOTETRACE_BENCH' in os.environ else '../shared/bench'} is not there"
)
needs_data = pytest.mark.skipif(not (BENCH / "score.py").exists(), reason=DATA_MISSING)

# score.py's task, with the name of its data where it is not the usual one; the figure (levels joined by a slash); the
# floor.
AT_LEAST = [
    ("seeds", "marked_found", 17),
    ("seeds", "marked_speaker", 17),
    ("seeds", "indirect_found", 22),
    ("seeds", "indirect_speaker", 20),
    ("seeds", "facts_right", 15),
    ("seeds", "statements_joined", 2),
    ("seeds", "kept_apart", 2),
    ("seeds", "origins_right", 1),
    ("cases", "found", 91),
    ("cases", "speaker", 84),
    ("quotes", "cover>0.3/F1", 0.93),
    ("quotes", "cover>0.8/F1", 0.895),
    ("quotes", "iou>0.5/F1", 0.882),
    ("quotes", "iou>0.5/P_strict", 0.826),
    ("quotes", "iou>0.5/speaker", 0.964),
    ("quotes", "iou>0.5/cue", 0.976),
    ("quotes", "iou>0.5/name", 0.876),
    ("quotes", "iou>0.5/pronoun_name", 0.866),
    ("quotes", "iou>0.5/recall_by_kind/direct", 0.952),
    ("quotes", "iou>0.5/recall_by_kind/mixed", 0.845),
    ("quotes", "iou>0.5/recall_by_kind/indirect", 0.79),
    ("quotes", "iou>0.8/F1", 0.83),
    ("quotes gum_dev.jsonl", "cover>0.3/F1", 0.805),
    ("quotes gum_dev.jsonl", "iou>0.5/F1", 0.69),
    ("quotes gum_dev.jsonl", "iou>0.5/speaker", 0.98),
    ("quotes gum_dev.jsonl", "iou>0.5/name", 0.8),
    ("pairs", "F1", 0.95),
    ("pairs", "P", 0.96),
    ("pairs translation_pairs.jsonl", "F1", 0.94),
    ("wires", "P", 0.98),
    ("wires", "R", 0.97),
]
AT_MOST = [
    ("seeds", "marked_false", 0),
    ("seeds", "bad_offsets", 0),
    ("seeds", "furniture_quoted", 0),
    ("cases", "false", 3),
    ("quotes", "iou>0.5/name_wrong", 0.027),
    ("quotes gum_dev.jsonl", "iou>0.5/name_wrong", 0.1),
]


@needs_data
@pytest.mark.parametrize(("what", "figure", "floor"), AT_LEAST)
def test_it_is_at_least_as_good_as_it_was(what: str, figure: str, floor: float) -> None:
    assert value(what, figure) >= floor


@needs_data
@pytest.mark.parametrize(("what", "figure", "ceiling"), AT_MOST)
def test_it_makes_no_more_mistakes_than_it_did(what: str, figure: str, ceiling: float) -> None:
    assert value(what, figure) <= ceiling


def test_our_own_cases() -> None:
    """Recall and precision over the expected rows of `tests/cases/speech`, without those on which readers disagree."""
    expected = missed = false = 0
    for case in cases("speech"):
        wrong = problems(case, quotes_of(case))
        expected += sum(not row.optional for row in case.expected[0])
        missed += sum(line.startswith("missed") for line in wrong)
        false += sum(line.startswith("false") for line in wrong)
    assert 1 - missed / expected >= OUR_RECALL, f"{missed} of {expected} missed"
    assert false <= OUR_FALSE


OUR_RECALL = 0.95
OUR_FALSE = 5


def value(what: str, figure: str) -> float:
    """A figure that score.py prints; one that it leaves out is a count of nothing."""
    found = scores(what)
    for level in figure.split("/"):
        found = found.get(level, 0)
    return found


@cache
def scores(what: str):
    task, *data = what.split()
    command = [sys.executable, str(BENCH / "score.py"), task, *(str(BENCH / name) for name in data)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
