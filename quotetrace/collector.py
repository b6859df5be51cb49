"""The collector of cyclic garbage, and when it had better rest."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_collector"]


@contextmanager
def without_collector() -> Iterator[None]:
    """Pauses the collector: extracting and linking make no cycles, and each of its passes over a long text or a million
    quotes takes longer the more there is."""
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()
