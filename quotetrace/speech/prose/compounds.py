"""Whether a base form behind a name or a noun is its verb, or a noun that makes one with it: the task force said, the
state land registry; police allege."""

from collections.abc import Sequence

from quotetrace.lexicon import column
from quotetrace.speech.prose.known import LOWER
from quotetrace.speech.prose.listed import nouns_for_many

__all__ = ["ends_many", "is_bearers", "is_compound", "names_one"]

# What stands behind a word between two nouns whose verb comes: police press | rooms were.
COMPOUND = frozenset({"NM", "NV", "NF"})


def names_one(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether the name that ends with word `i` is one, so that no base form is its verb: White House press, not Okoro
    and Berg press, or Police allege; but Police press rooms were."""
    alone = (i == 0 or tags[i - 1] != "E") and ("".join(tags[i + 2 : i + 4]) not in COMPOUND)
    if words[i][-1] == "s" or (alone and LOWER[words[i]] in nouns_for_many()):
        return False
    while i > 0 and tags[i] == "E":
        i -= 1
    return tags[i] not in "C," and not (tags[i] in "PT" and is_of_many(words, i))


def ends_many(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether a name with an article, behind a preposition and a noun for many, ends before word `i`: experts at the
    Sund Institute | warn."""
    i -= 1
    while i > 1 and tags[i] == "E":
        i -= 1
    return i > 1 and tags[i] == "D" and tags[i - 1] == "P" and is_of_many(words, i - 1)


def is_of_many(words: Sequence[str], preposition: int) -> bool:
    """Whether a name behind a preposition belongs to a noun for many: allies of | Okoro, those close to | Okoro."""
    before = words[max(0, preposition - 2) : preposition]
    return any(word[-2:-1] != "s" == word[-1] or LOWER[word] in nouns_for_many() for word in before)


def is_compound(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether word `i`, a base form behind a noun, is a noun with it: one thing does not "force", and a finite verb
    follows, or the phrase ends, or who is such and the name: the task force said, the state land registry, hedge fund
    manager Ada Okoro."""
    trade = LOWER[words[i + 1]] in column("roles", "roles") and "".join(words[i + 2 : i + 3])[:1].isupper()
    if words[i - 1][-1] == "s" or (not trade and (i < 2 or tags[i - 2] not in "DHYJPE.")):
        return False
    behind, last = tags[i + 1], tags[i + 2] if i + 2 < len(tags) else "."
    return (
        trade
        or behind in "VF"
        or (behind in "Nx" and words[i + 1][-1] != "s" and last in "VFM")
        or (behind in "Nx" and tags[i - 2] == "D" and last in ",." and LOWER[words[i - 1]] not in nouns_for_many())
    )


def is_bearers(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether word `i` behind a name is the trade of whose name stands between it and a finite verb: Tide News host Ada
    Okoro said."""
    after = i + 1
    while after < len(tags) and words[after][0].isupper() and tags[after] in "EN":
        after += 1
    return LOWER[words[i]] in column("roles", "roles") and i + 1 < after < len(tags) and tags[after] in "VFM"
