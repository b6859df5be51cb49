"""Places that datelines name: the seats of the agencies, the cities of the world, and its countries and states."""

from functools import cache

from quotetrace.lexicon import column, table

__all__ = ["is_capital", "is_city", "is_country", "is_seat"]


def is_seat(place: str) -> bool:
    """True for a city in which an agency sits: a capital for the most part."""
    return place.casefold() in seats()


def is_capital(place: str) -> bool:
    """True for the capital of a country."""
    return place.casefold() in places("capital")


def is_city(place: str) -> bool:
    """True for a capital or another city of the world that is known by its name."""
    return place.casefold() in places("capital", "city")


def is_country(place: str) -> bool:
    """True for a country, or a state of a federation."""
    return place.casefold() in places("country", "state")


@cache
def seats() -> frozenset[str]:
    """The cities of the agencies, in small letters."""
    return frozenset(city.casefold() for row in table("agencies") for city in row["city"].split("/") if len(city) > 2)


@cache
def places(*kinds: str) -> frozenset[str]:
    """The names of these kinds in the table of places, in small letters."""
    return frozenset(name.casefold() for kind in kinds for name in column("places", "names", kind=kind))
