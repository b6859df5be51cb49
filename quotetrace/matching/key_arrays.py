"""The keys of many wordings at once, in arrays of numpy: the same keys as `keys` gives one by one."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from quotetrace.matching.keys import COMMONEST, MIX, NEXT, WINDOW, WORD, number_of, whole
from quotetrace.matching.rarity import COMMON
from quotetrace.matching.wording import CODES, SURROGATES, Wording

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Codes = NDArray[numpy.uint64]
    Owners = NDArray[numpy.int32]

__all__ = ["UNDATED", "key_arrays"]

UNDATED = -1_000_000  # stands for no window, far from any
NUMBERS = array("Q")  # of the stems that have codes, in the order of these


def key_arrays(wordings: Sequence[Wording]) -> tuple[Codes, Owners]:
    """Each key, and the number of the wording that holds it; some come twice."""
    import numpy

    lengths = numpy.fromiter((len(wording.stems) for wording in wordings), numpy.int64, len(wordings))
    owners = numpy.repeat(numpy.arange(len(wordings), dtype=numpy.int32), lengths)
    stems, weights, fillers = numbers(wordings), weights_of(wordings, lengths), fillers_of(wordings, lengths)
    telling = (weights > COMMON) | fillers
    words = telling | (weights > COMMONEST)
    parts = [
        ((stems[words] << numpy.uint64(1)) | numpy.uint64(WORD), owners[words]),
        *(even(pairs(stems[telling], owners[telling], step)) for step in range(1, NEXT + 1)),
        even(kept_runs(stems, owners)),
        even((
            numpy.fromiter((whole(wording.stems) for wording in wordings), numpy.uint64, len(wordings)),
            numpy.arange(len(wordings), dtype=numpy.int32),
        )),
    ]  # fmt: skip
    return numpy.concatenate([codes for codes, _ in parts]), numpy.concatenate([held for _, held in parts])


def numbers(wordings: Sequence[Wording]) -> Codes:
    """The stems of all wordings as numbers."""
    import numpy

    if not all(isinstance(wording.codes, str) for wording in wordings):
        return numpy.array([number_of(stem) for wording in wordings for stem in wording.stems], dtype=numpy.uint64)
    NUMBERS.extend(map(number_of, islice(CODES, len(NUMBERS), None)))
    known = numpy.array(NUMBERS, dtype=numpy.uint64)
    codes = numpy.frombuffer("".join([str(wording.codes) for wording in wordings]).encode("utf-32-le"), numpy.uint32)
    found: Codes = known[numpy.where(codes < SURROGATES.start, codes, codes - len(SURROGATES))]
    return found


def weights_of(wordings: Sequence[Wording], lengths: NDArray[numpy.int64]) -> NDArray[numpy.float64]:
    """The weight of each word of all wordings."""
    import numpy

    sums = numpy.frombuffer(b"".join([wording.sums for wording in wordings]), numpy.float64)
    steps = numpy.diff(sums, append=0.0)
    found: NDArray[numpy.float64] = numpy.delete(steps, numpy.cumsum(lengths + 1) - 1)
    return found


def fillers_of(wordings: Sequence[Wording], lengths: NDArray[numpy.int64]) -> NDArray[numpy.bool_]:
    """Which words are names or numbers: what tells one stock sentence from the next."""
    import numpy

    found = numpy.zeros(lengths.sum(), dtype=bool)
    starts = numpy.cumsum(lengths) - lengths
    for indices in ([wording.names for wording in wordings], [wording.numbers for wording in wordings]):
        counts = numpy.fromiter(map(len, indices), numpy.int64, len(indices))
        places = numpy.fromiter(chain.from_iterable(indices), numpy.int64, counts.sum())
        found[numpy.repeat(starts, counts) + places] = True
    return found


def even(part: tuple[Codes, Owners]) -> tuple[Codes, Owners]:
    """Keys that stand for more than a word."""
    import numpy

    return part[0] & numpy.uint64(2**64 - 1 - WORD), part[1]


def pairs(stems: Codes, owners: Owners, step: int) -> tuple[Codes, Owners]:
    """Keys of the unordered pairs of stems that stand so many steps apart in one wording."""
    import numpy

    x, y = stems[:-step], stems[step:]
    together = owners[:-step] == owners[step:]
    codes = numpy.minimum(x, y) * numpy.uint64(MIX[0]) + numpy.maximum(x, y)
    return codes[together], owners[:-step][together]


def kept_runs(stems: Codes, owners: Owners) -> tuple[Codes, Owners]:
    """Keys of the runs of four stems: of each few neighbours the least, or all of a wording that has fewer; the first
    and the last."""
    import numpy

    one, two, three = (numpy.uint64(number) for number in MIX)
    codes = stems[:-3] * one + stems[1:-2] * two + stems[2:-1] * three + stems[3:]
    together = owners[:-3] == owners[3:]
    runs, held = codes[together], owners[:-3][together]
    least = (
        numpy.minimum.reduce([runs[n : len(runs) - WINDOW + 1 + n] for n in range(WINDOW)])
        if len(runs) >= WINDOW
        else runs[:0]
    )
    whole_windows = held[: len(least)] == held[len(runs) - len(least) :]
    counts = numpy.bincount(held, minlength=1)
    others = counts[held] < WINDOW
    if len(held):
        others[0] = others[-1] = True
        others[1:] |= held[1:] != held[:-1]
        others[:-1] |= held[1:] != held[:-1]
    return (
        numpy.concatenate((least[whole_windows], runs[others])),
        numpy.concatenate((held[: len(least)][whole_windows], held[others])),
    )
