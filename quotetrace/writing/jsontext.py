"""A value as JSON text that is safe on a terminal and stays on one line for every program."""

import json
import re

from quotetrace.writing.visible import DANGEROUS

__all__ = ["json_text"]

ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in DANGEROUS if character >= " "}
"""JSON escapes the controls below U+0020 itself; these it would let through."""

TO_ESCAPE = re.compile(f"[{''.join(map(chr, ESCAPES))}]")


def json_text(value: object, indent: int | None = None, compact: bool = False) -> str:
    """`value` as JSON, readable in any script; controls, bidi controls and line separators are written as `\\uXXXX`."""
    separators = (",", ":") if compact else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return text.translate(ESCAPES) if TO_ESCAPE.search(text) else text
