"""Why an attribution was made, in words that a desk editor understands. The words are data: `lexicon/reasons.tsv`."""

from collections.abc import Mapping
from functools import cache

from quotetrace.lexicon import table
from quotetrace.model import Quote
from quotetrace.writing.visible import folded

__all__ = ["reason"]


def reason(quote: Quote) -> str:
    """One line: what shows that it is speech, how the name was found, and how sure the rules are."""
    speaker = quote.speaker
    filled = {
        "{mention}": f"“{folded(speaker.mention.text)}”" if speaker.mention else "that is not named",
        "{cue}": f"“{folded(quote.cue.text)}”" if quote.cue else "",
        "{name}": folded(speaker.name or "nobody"),
    }
    parts = [_rule(quote.rule, filled)]
    if speaker.resolved_by:
        parts.append(_words("resolved_by", str(speaker.resolved_by), filled))
    if speaker.candidates:
        parts.append(f"{filled['{mention}']} fits {' and '.join(folded(name) for name in speaker.candidates)}")
    return f"why: {'; '.join(parts)}; confidence {quote.confidence:.0%}"


def _rule(rule: str, filled: Mapping[str, str]) -> str:
    """A rule in words: as a whole where the table has it, else its parts in their order."""
    if ("rule", rule) in _explanations():
        return _words("rule", rule, filled)
    parts = [_words("part", part, filled) for part in rule.split("-")]
    return f"in this order: {', '.join(parts)}" if len(parts) > 1 else parts[0]


def _words(about: str, code: str, filled: Mapping[str, str]) -> str:
    """The explanation of a code with the article's words; what the table does not explain is named as it is."""
    words = _explanations().get((about, code), code.replace("-", " "))
    for place, value in filled.items():
        words = words.replace(place, value)
    return words


@cache
def _explanations() -> dict[tuple[str, str], str]:
    return {(row["about"], row["code"]): row["words"] for row in table("reasons")}
