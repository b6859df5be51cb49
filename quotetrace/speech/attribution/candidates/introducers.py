"""What makes the clause of a verb a subordinate one (the mayor who said, while Okoro says, as Okoro put it), and where
a main one begins."""

from quotetrace.speech.attribution.candidates.lookalikes import FINITE
from quotetrace.speech.prose.prose import Prose

__all__ = ["APPOSED", "introducer", "main_follows"]

# What an apposition is made of.
APPOSED = frozenset("DHQNJE#Y~P")
# What the subject of a clause is made of, without what hangs on it.
SUBJECT = frozenset("EONDHJQ#~YR")
# What may stand before the conjunction that opens a sentence: and when, even though.
BEFORE_OPENER = frozenset("CR")
# How far before its verb a subject stands whose relative clause gives a reason.
REASON_REACH = 30


def introducer(prose: Prose, word: int, sentence: int) -> str:
    """The word that makes the clause of a cue at `word` a subordinate one, with < where it opens the sentence, or what
    "that" does, and , behind a comma."""
    first, _ = prose.sentences[sentence]
    tags, lower, stretch_of = prose.words.tags, prose.words.lower, prose.stretch_of
    own = stretch_of[word]
    at = before_reason(prose, before_apposition(prose, word, first), first)
    for i in range(at - 1, max(first - 1, at - 9), -1):
        tag = tags[i]
        if stretch_of[i] != own or tag in ",;:.":
            second = tags[first] == "S" and tags[i : i + 2] == ",C" and "," not in tags[first:i]
            return lower[first] + "<" if second else "-"  # while she stayed, and he said so,
        if (tag in "SWK" and tags[i : i + 2] != "SL") or lower[i] == "who":
            return (
                lower[i] + "<"
                if BEFORE_OPENER.issuperset(tags[first:i]) or (tag in "SW" and tags[i - 1] == "K")
                else lower[i] + ","
                if tags[i - 1] == ","
                else lower[i]
            )
    return "-"


def before_reason(prose: Prose, word: int, first: int) -> int:
    """The relative pronoun of a clause on the subject of the verb at `word` that ends in a whole subordinate clause, or
    `word`: an envoy | who asked not to be named because the talks are secret told."""
    tags, lower = prose.words.tags, prose.words.lower
    least, i = max(first, word - REASON_REACH), word - 1
    while i > least and tags[i] not in ",;:SWK":
        i -= 1
    if i <= least or tags[i] != "S" or FINITE.isdisjoint(tags[i + 1 : word]):
        return word
    relative = next((k for k in range(i - 1, least, -1) if lower[k] == "who" or tags[k] in ",;:SWK"), least)
    opens = lower[relative] == "who" and tags[relative - 1] in "NE" and not FINITE.isdisjoint(tags[relative + 1 : i])
    return relative if opens else word


def before_apposition(prose: Prose, word: int, first: int) -> int:
    """The comma that opens the apposition between a noun and its verb at `word`, or `word`: which an aide |, Dana Ruiz,
    said."""
    tags = prose.words.tags
    comma = tags.rfind(",", first, word - 1) if tags[word - 1 : word] == "," else -1
    return (
        comma if comma > first and tags[comma - 1] in "NE" and APPOSED.issuperset(tags[comma + 1 : word - 1]) else word
    )


def main_follows(prose: Prose, first: int, last: int, subject: frozenset[str] = SUBJECT) -> bool:
    """Whether a main clause begins with word `first`: its `subject`, of words of these classes, and its verb behind
    it."""
    end = first
    while end < last and prose.words.tags[end] in subject:
        end += 1
    return end > first and prose.words.tags[end : end + 1] in FINITE
