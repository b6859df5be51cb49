"""Names that hold the ending of a possessive: Lloyd's of London, Sotheby's, St John's, Women's Aid."""

import re
from collections.abc import Container

from quotetrace.speech.people.names.runs import Run, Runs
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms
from quotetrace.speech.prose.words import read_words

__all__ = ["with_genitives"]

ENDING = re.compile(r"['’]s\b")
# What parts the halves of a name (Lloyd's | of London, Women's | Aid), the word behind an ending, and what stands before
# the name of an owner (a friend of | Berg's), with how far it reaches.
OF, GAP, NEXT = re.compile(r"\s+of\s+"), re.compile(r"[ \t]+"), re.compile(r"\s+(\w\S*)")
BEFORE, REACH = re.compile(r"\bof\s+\Z"), 5
# The classes of words with which a noun phrase goes on behind its owner.
NOMINAL = frozenset("NJBxGDQ#")


def with_genitives(text: str, runs: Runs) -> Runs:
    """The runs of a text, each with the possessive ending that is its name's, and with what the name goes on with."""
    whole, k = Runs(), 0
    alone = frozenset(
        words.rpartition(" ")[2]
        for end, words in zip(runs.ends, runs.words, strict=True)
        if not ENDING.match(text, end)
    )
    while k < len(runs):
        run, behind = runs[k], runs[k + 1] if k + 1 < len(runs) else None
        end = end_of_genitive(text, run, behind, alone) if ENDING.match(text, run.end) else run.end
        k += 2 if behind is not None and end == behind.end else 1
        whole.add(run.start, end, run.words if end == run.end else " ".join(text[run.start : end].split()))
    return whole


def end_of_genitive(text: str, run: Run, behind: Run | None, alone: Container[str]) -> int:
    """Where a name ends that holds the possessive ending behind its first words; their end where the ending is none of
    it.

    `alone` are the words that stand in the text without it too: what they name, is then the owner.
    """
    after, last = run.end + 2, run.words.rpartition(" ")[2]
    if behind is not None and GAP.fullmatch(text, after, behind.start) and is_whole(run.words, behind.words):
        return behind.end
    if last in alone or BEFORE.search(text, max(0, run.start - REACH), run.start):
        return run.end
    if behind is not None and OF.fullmatch(text, after, behind.start):
        return behind.end
    return after if owns_nothing(text, after, run.words) else run.end


def is_whole(owner: str, owned: str) -> bool:
    """Whether two halves are one name: a known one, or many's: Emily's | List, Women's | Aid."""
    many = owner.lower() in vocabulary().plurals or owner.lower() in phrase_words("many")
    return is_known(f"{owner}'s {owned}") or many


def owns_nothing(text: str, after: int, words: str) -> bool:
    """Whether nothing that somebody could own stands behind a possessive ending, so that it is the name's: St John's |
    is, Sotheby's | said; no Berg's | lawyer. Behind what is not known to be named so only a verb tells it."""
    found = NEXT.match(text, after)
    word = found[1] if found else ""
    tag = read_words(word).tags[:1]
    if is_known(f"{words}'s") or words.partition(" ")[0].lower().rstrip(".") in phrase_words("saint"):
        return (tag not in NOMINAL or word in reporting_forms()) and not word[:1].isupper()
    known, first = vocabulary(), words.partition(" ")[0]
    verb = tag == "M" or is_of_class(word, ("say",))
    small = any(words.lower() in table for table in (known.roles, known.pronouns, known.plurals, known.organizations))
    return verb and not small and not any(first in table for table in (known.given, known.demonyms, known.places))


def is_known(name: str) -> bool:
    """Whether a name is one of a body or a place that the lexicon knows."""
    return name in vocabulary().bodies or name in vocabulary().places
