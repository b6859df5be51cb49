"""Commands that start quickly: words stay words.

Typer loads pydantic to turn a string into a string, which takes longer than reading a short article. Values that are
already of their type are taken as they are; all others go typer's way.
"""

from collections.abc import Iterable
from typing import Protocol

from typer import Context
from typer.core import TyperCommand, TyperGroup

__all__ = ["QuickCommand", "QuickGroup"]


class Coercion(Protocol):
    """What turns a value from the command line into the value of a parameter."""

    def coerce(self, value: object, param: "Parameter", ctx: Context) -> object:
        """The value of the parameter."""


class Parameter(Protocol):
    """What we know of typer's parameters."""

    multiple: bool
    nargs: int

    def get_runtime_param(self) -> Coercion:
        """Typer's own coercion, made when it is first asked for."""


class AsGiven:
    """The coercion of words, lists of words, and numbers that are numbers already."""

    def coerce(self, value: object, param: Parameter, ctx: Context) -> object:
        """`value` itself where it needs none, else what typer makes of it."""
        kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
        if value is None and not (param.multiple or param.nargs == -1):
            return None
        if kind in (str, str | None) and isinstance(value, str):
            return value
        if kind is int and isinstance(value, int):
            return value
        if kind == list[str] and isinstance(value, list | tuple):
            return list(value)
        setattr(param, "_runtime_param", None)  # noqa: B010 - an attribute that typer's types do not show
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def take_as_given(parameters: Iterable[object]) -> None:
    """Put our coercion in place of typer's own."""
    for parameter in parameters:
        if hasattr(parameter, "_runtime_param"):
            setattr(parameter, "_runtime_param", AsGiven())  # noqa: B010


class QuickCommand(TyperCommand):
    """A command whose parameters are taken as they are given, where that is right."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:  # type: ignore[override]  # the base class is private
        """As typer does."""
        take_as_given(self.get_params(ctx))
        return super().parse_args(ctx, args)


class QuickGroup(TyperGroup):
    """The command that has the others, likewise."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:  # type: ignore[override]  # the base class is private
        """As typer does."""
        take_as_given(self.get_params(ctx))
        return super().parse_args(ctx, args)
