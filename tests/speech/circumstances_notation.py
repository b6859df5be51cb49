"""A notation for attributions in tests: <speaker>, {cue}, [content] within one sentence."""

from typing import NamedTuple

from quotetrace.model import Span


class Attribution(NamedTuple):
    """What the functions of `circumstances` take, in their order."""

    text: str
    sentence: Span
    cue: Span | None
    mention: Span | None
    contents: list[Span]


def attribution(marked: str) -> Attribution:
    """The attribution that a marked sentence writes."""
    plain: list[str] = []
    begun: dict[str, int] = {}
    spans: dict[str, list[Span]] = {"<": [], "{": [], "[": []}
    for char in marked:
        if char in "<{[":
            begun[char] = len(plain)
        elif char in ">}]":
            opening = {">": "<", "}": "{", "]": "["}[char]
            spans[opening].append(Span(begun.pop(opening), len(plain)))
        else:
            plain.append(char)
    text = "".join(plain)
    cue, mention = (next(iter(spans[kind]), None) for kind in "{<")
    return Attribution(text, Span(0, len(text)), cue, mention, spans["["])
