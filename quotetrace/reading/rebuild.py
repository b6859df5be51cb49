"""Values of the model from the plain JSON that they were written as, checked against the types of their fields."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

from quotetrace.model import Span

__all__ = ["rebuilt"]

Value = TypeVar("Value")


def rebuilt(kind: type[Value], value: object) -> Value:
    """The value of type `kind` that JSON describes; fields that it does not mention keep their default.

    `kind` is a dataclass of `quotetrace.model`. ValueError if a field is missing or of another type.
    """
    return cast(Value, of_type(kind, value))


def of_type(kind: object, value: object) -> object:
    """One value of any type that the model uses."""
    if get_origin(kind) in (Union, UnionType):
        choices = get_args(kind)
        if value is None and NoneType in choices:
            return None
        return of_type(next(choice for choice in choices if choice is not NoneType), value)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError("no list")
        return tuple(of_type(get_args(kind)[0], item) for item in value)
    if kind is Span:
        start, end = cast(tuple[int, ...], of_type(tuple[int, ...], value))
        return Span(start, end)
    if isinstance(kind, type) and is_dataclass(kind):
        return of_dataclass(kind, value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(str(value))
    if kind is float and isinstance(value, int):
        return float(value)
    if isinstance(kind, type) and isinstance(value, kind) and isinstance(value, bool) == (kind is bool):
        return value
    raise ValueError(f"{value!r} is no {kind}")


def of_dataclass(kind: type, value: object) -> object:
    """A dataclass from an object with a key for each of its fields."""
    if not isinstance(value, Mapping):
        raise ValueError("no object")
    given = {}
    for name, (hint, needed) in shape(kind).items():
        if name in value:
            given[name] = of_type(hint, value[name])
        elif needed:
            raise ValueError(f"no {name}")
    return kind(**given)


@cache
def shape(kind: type) -> Mapping[str, tuple[object, bool]]:
    """The type of each field of a dataclass, and whether it must be given."""
    hints = get_type_hints(kind)
    needed = {field.name: field.default is MISSING and field.default_factory is MISSING for field in fields(kind)}
    return {name: (hints[name], required) for name, required in needed.items()}
