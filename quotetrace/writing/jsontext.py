"""A value as JSON text that is safe on a terminal and stays on one line for every program."""

import json

from quotetrace.writing.visible import DANGEROUS

__all__ = ["json_text"]

ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in DANGEROUS if character >= " "}
"""JSON escapes the controls below U+0020 itself; these it would let through."""


def json_text(value: object, indent: int | None = None, compact: bool = False) -> str:
    """`value` as JSON, readable in any script; controls, bidi controls and line separators are written as `\\uXXXX`."""
    separators = (",", ":") if compact else None
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators).translate(ESCAPES)
