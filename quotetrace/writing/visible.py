"""Text from articles, made harmless for terminals and sheets: what would act or hide is shown instead."""

__all__ = ["DANGEROUS", "folded", "visible", "visible_lines"]

C0 = [chr(code) for code in range(0x20)]
C1 = [chr(code) for code in range(0x7F, 0xA0)]
BIDI = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
SEPARATORS = list("\u2028\u2029")

DANGEROUS = frozenset(C0 + C1 + BIDI + SEPARATORS)
"""Characters that move the cursor, start an escape sequence, turn the direction of writing, or break a line."""


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"


SHOWN = {ord(character): _shown(character) for character in DANGEROUS}


def visible(text: str) -> str:
    """`text` with every dangerous character shown as a picture or as its number: ESC as ␛, a right-to-left override as
    ⟨U+202E⟩."""
    return text.translate(SHOWN)


def visible_lines(text: str) -> str:
    """`text` made visible, its lines and tabs kept."""
    return "\n".join(visible(line).replace("␉", "\t") for line in text.split("\n"))


def folded(text: str) -> str:
    """`text` on one line: white space folded to single spaces, then made visible."""
    return visible(" ".join(text.split()))
