"""What was found is kept: news says the same words, in the same surroundings, over and over."""

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Remembered"]

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V]):
    """What `find` finds for each key that was asked for, up to `most` keys; then all are forgotten."""

    def __init__(self, find: Callable[[K], V], most: int) -> None:
        super().__init__()
        self.find: Callable[[K], V] = find
        self.most = most

    def __missing__(self, key: K) -> V:
        if len(self) >= self.most:
            self.clear()
        found: V = self.find(key)
        self[key] = found
        return found
