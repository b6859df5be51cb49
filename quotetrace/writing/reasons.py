"""Why an attribution was made, in words that a desk editor understands. The words are data: `lexicon/reasons.tsv`."""

from functools import cache

from quotetrace.lexicon import table
from quotetrace.model import Quote
from quotetrace.writing.visible import folded

__all__ = ["reason"]


def reason(quote: Quote) -> str:
    """One line: what shows that it is speech, how the name was found, and how sure the rules are."""
    speaker = quote.speaker
    mention = folded(speaker.mention.text) if speaker.mention else ""
    parts = [_words("rule", quote.rule)]
    if speaker.resolved_by:
        template = _words("resolved_by", str(speaker.resolved_by))
        parts.append(template.replace("{mention}", f"“{mention}”").replace("{name}", folded(speaker.name or "")))
    if speaker.candidates:
        parts.append(f"“{mention}” fits {' and '.join(folded(name) for name in speaker.candidates)}")
    return f"why: {'; '.join(parts)}; confidence {quote.confidence:.0%}"


def _words(about: str, code: str) -> str:
    """The explanation of a code; a rule that the table does not explain is named as it is."""
    return _explanations().get((about, code), code.replace("-", " "))


@cache
def _explanations() -> dict[tuple[str, str], str]:
    return {(row["about"], row["code"]): row["words"] for row in table("reasons")}
