"""When a participle describes the noun behind it, though it might be a verb: retired miner, managing director."""

from collections.abc import Sequence

from quotetrace.lexicon import column
from quotetrace.speech.prose.known import LOWER
from quotetrace.speech.prose.listed import nations
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["describes_noun"]

# What stands before the first word of a sentence, or may, and the dashes of headlines.
FRESH_OR_DASH = frozenset('.!?:"“‘–—-')


def describes_noun(words: Sequence[str], tags: Sequence[str], i: int, tag: str, before: str) -> bool:
    """Whether word `i`, of the class `tag` behind a word of the class `before`, describes the noun behind it: Retired
    miner Okoro said; We will win, says jailed mayor; the Greek shipping ministry; Sund Rail managing director."""
    if tag == "G":
        native = tags[i - 2 : i] == ["D", "E"] and words[i - 1] in nations()
        return native or f"{LOWER[words[i]]} {LOWER[words[i + 1]]}" in column("roles", "roles")
    if tag not in "VI":
        return False
    return describes_one(words, i) if before in FRESH_OR_DASH else before in "VF" and reports_of(words, i)


def describes_one(words: Sequence[str], i: int) -> bool:
    """Whether word `i`, a participle that reports nothing, stands before a trade: Retired miner Okoro, disgraced banker
    breaks silence; not: Said miner Okoro."""
    trades = (k for k in range(i + 1, min(len(words), i + 3)) if LOWER[words[k]] in column("roles", "roles"))
    trade = next(trades, None)
    return trade is not None and words[trade][0].islower() and LOWER[words[i]] not in reporting_forms()


def reports_of(words: Sequence[str], i: int) -> bool:
    """Whether a participle, word `i`, stands between a verb of speech and a trade: says | jailed mayor."""
    verb = reporting_forms().get(LOWER[words[i - 1]])
    return verb is not None and verb.speech == "yes" and LOWER[words[i + 1]] in column("roles", "roles")
