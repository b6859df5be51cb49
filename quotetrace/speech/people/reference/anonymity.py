"""Why a source is not named, in the article's words."""

import re
from collections.abc import Sequence
from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.people.cast.scene import Scene, Source

__all__ = ["stated_reason"]

CLAUSE_END = re.compile(r"[.;”\"—)]|,\s(?:said|told|added|and|but|who|according)\b|\n\s*\n|$")
LONGEST = 240
# How far from the mention, in code points, it is looked for: no sentence is longer.
REACH = 600


@cache
def opening() -> re.Pattern[str]:
    """What a stated reason opens with."""
    forms = sorted(column("anonymity", "opening"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in forms) + r")\b", re.IGNORECASE)


@cache
def cause() -> re.Pattern[str]:
    """What leads from the wish for anonymity to its reason."""
    return re.compile(r"\s(?:" + "|".join(sorted(column("anonymity_causes"))) + r")\s", re.IGNORECASE)


def stated_reason(scene: Scene, source: Source, beside: Sequence[Source]) -> str | None:
    """Why the source of a sentence is not named: the clause behind "because" where there is one, else the phrase that
    asks for it; none of it stands behind the verb of the main clause, nor outside of what a source `beside` it says of
    it."""
    mention, cue = source.mention, source.cue
    if mention is None or not scene.sentences:
        return None
    around = (part for other in beside for part in other.content if part.start <= mention.start < part.end)
    sentence = next(around, scene.sentences[scene.sentence(mention.start)])
    start, end = max(sentence.start, mention.start - REACH), min(sentence.end, mention.start + REACH)
    words = scene.text[start:end].lower()
    if not any(stem in words for stem in column("anonymity", "stem")):
        return None
    found = opening().search(scene.text, mention.start, end) or opening().search(scene.text, start, end)
    if found is None:
        return None
    last = cue.start if cue is not None and found.end() < cue.start < sentence.end else sentence.end
    if cue is not None and cue.start < found.end() < cue.end:  # quoted a clerk, who asked not to be named, | as saying
        last = scene.text.rfind(" as ", found.end(), cue.end)
    clause = CLAUSE_END.search(scene.text, found.end(), min(last, found.end() + LONGEST))
    phrase = " ".join(scene.text[found.start() : clause.start() if clause else found.end()].split()).rstrip(",")
    reason = cause().search(phrase)
    return phrase[reason.end() :] if reason else phrase
