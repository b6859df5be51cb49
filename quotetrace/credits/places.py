"""Places that datelines name: the seats of the agencies, and the cities of the world."""

from functools import cache

from quotetrace.lexicon import column, table

__all__ = ["is_capital", "is_city", "is_country", "is_seat"]


def is_seat(place: str) -> bool:
    """True for a city in which an agency sits: a capital for the most part."""
    return place.casefold() in seats()


def is_city(place: str) -> bool:
    """True for a capital or another city of the world that is known by its name."""
    return place.casefold() in cities()


def is_country(place: str) -> bool:
    """True for a country, or a state of a federation."""
    return place.casefold() in countries()


@cache
def countries() -> frozenset[str]:
    """The countries and states of the table of places, in small letters."""
    return frozenset(name.casefold() for kind in ("country", "state") for name in column("places", "names", kind=kind))


@cache
def seats() -> frozenset[str]:
    """The cities of the agencies, in small letters."""
    return frozenset(city.casefold() for row in table("agencies") for city in row["city"].split("/") if len(city) > 2)


def is_capital(place: str) -> bool:
    """True for the capital of a country."""
    return place in column("places", "names", kind="capital")


@cache
def cities() -> frozenset[str]:
    """The capitals and cities of the table of places, in small letters."""
    return frozenset(name.casefold() for kind in ("capital", "city") for name in column("places", "names", kind=kind))
