"""What was met lately: a memory that stays small over a stream without end."""

from collections.abc import Hashable

__all__ = ["Lately"]

MOST = 50_000  # things; twice as many take about 20 MB


class Lately:
    """Things, each with the place where it was first met. At least the last so many are remembered, the oldest
    forgotten."""

    def __init__(self, most: int = MOST) -> None:
        """Nothing is known yet."""
        self.most = most
        self.places: dict[int, str] = {}
        self.older: dict[int, str] = {}

    def first(self, thing: Hashable, place: str) -> str | None:
        """Where a thing was met before; None if it is new, and from now on it was met at `place`."""
        key = hash(thing)
        known = self.places.get(key) or self.older.get(key)
        if known is None:
            if len(self.places) >= self.most:
                self.places, self.older = {}, self.places
            self.places[key] = place
        return known
