"""Values of the model from the plain JSON that they were written as, checked against the types of their fields."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

from quotetrace.model import Span

__all__ = ["rebuilt"]

Value = TypeVar("Value")
Maker = Callable[[object], object]


def rebuilt(kind: type[Value], value: object) -> Value:
    """The value of type `kind` that JSON describes; fields that it does not mention keep their default.

    `kind` is a dataclass of `quotetrace.model`. ValueError if a field is missing or of another type.
    """
    return cast(Value, maker(cast(object, kind))(value))


@cache
def maker(kind: object) -> Maker:
    """What makes values of a type out of JSON. A type is looked into once, not for each of a million records."""
    if get_origin(kind) in (Union, UnionType):
        choices = get_args(kind)
        made = maker(next(choice for choice in choices if choice is not NoneType))
        return partial(optional, made) if NoneType in choices else made
    if get_origin(kind) is tuple:
        return partial(several, maker(get_args(kind)[0]))
    if kind is Span:
        return span
    if isinstance(kind, type) and is_dataclass(kind):
        return partial(of_fields, kind, shape(kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda value: kind(str(value))
    if isinstance(kind, type):
        return partial(simple, kind)
    raise ValueError(f"no {kind} in JSON")


def optional(made: Maker, value: object) -> object:
    """A value that may be missing."""
    return None if value is None else made(value)


def several(made: Maker, value: object) -> object:
    """A tuple of values, from a list."""
    if not isinstance(value, list):
        raise ValueError("no list")
    return tuple([made(item) for item in value])


def span(value: object) -> Span:
    """A span, from a list of its ends."""
    start, end = cast(tuple[int, ...], several(maker(int), value))
    return Span(start, end)


def simple(kind: type, value: object) -> object:
    """A text, a number, or a truth; a whole number is a number too."""
    if type(value) is kind:
        return value
    if kind is float and type(value) is int:
        return float(value)
    raise ValueError(f"{value!r} is no {kind}")


def of_fields(kind: type, known: Mapping[str, tuple[Maker, bool]], value: object) -> object:
    """A dataclass from an object with a key for each of its fields."""
    if not isinstance(value, Mapping):
        raise ValueError("no object")
    given = {}
    for name, (made, needed) in known.items():
        if name in value:
            given[name] = made(value[name])
        elif needed:
            raise ValueError(f"no {name}")
    return kind(**given)


def shape(kind: type) -> Mapping[str, tuple[Maker, bool]]:
    """What makes each field of a dataclass, and whether the field must be given."""
    hints = get_type_hints(kind)
    needed = {field.name: field.default is MISSING and field.default_factory is MISSING for field in fields(kind)}
    return {name: (maker(hints[name]), required) for name, required in needed.items()}
