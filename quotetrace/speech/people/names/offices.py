"""Titles and roles as words: how long one is, which role a word names, and how it is told."""

from collections.abc import Container, Sequence
from functools import cache, lru_cache

from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.known import is_listed

__all__ = ["of_one", "offices_of", "phrase_at", "role_noun", "title_at", "without_style", "words_of_office"]

LONGEST_TITLE = 5
# A learned title of no more letters is written short: Dr., Prof.
LONGEST_SHORT_TITLE = 4


def title_at(tokens: Sequence[str], i: int) -> int:
    """How many tokens from `i` are one title or one role noun, 0 if none."""
    known = vocabulary()
    if tokens[i] in known.particles:
        return 0  # Mr. da Silva is no district attorney
    for size in range(min(LONGEST_TITLE, len(tokens) - i), 0, -1):
        words = " ".join(tokens[i : i + size]).lower().removesuffix("-elect")
        if words in known.titles:
            return size
        role = known.roles.get(words)
        alone = size == len(tokens) - i and size == 1  # may be a surname: Butler
        if role and role.kind in ("office", "job", "voice") and not alone:
            return size
        behind = tokens[1] if size == 1 and i == 0 and len(tokens) > 2 else ""
        named = behind in known.given or (behind != "" and not is_listed(behind))
        many = known.plurals.get(words)
        of_trade = many is not None and many.kind == "job" and behind.lower() not in known.organizations
        if named and (of_trade or (role and role.kind in ("source", "part"))):
            return size  # Eyewitness Li Na, Sailors Li Na and Ola Vik; no Witness Lane, no Victim Support Scotland
        if behind in known.given and (many or is_doer(words, tokens)):
            return size
        if role and role.kind == "kin" and i + size < len(tokens) - 1 and tokens[i + size] in known.given:
            return size  # Harbor Widow Ida Holm
    return 0


def is_doer(word: str, tokens: Sequence[str]) -> bool:
    """Whether the first word of a name, in lower case, which is no known role, tells by its ending what its bearer does,
    and is no name: Lampshifter Ida Holm; no Homer Ida Holm."""
    known, first = vocabulary(), tokens[0]
    names = (known.given, known.demonyms, known.places, known.bodies, known.trades)
    return (
        len(tokens) == 3
        and word.endswith((*phrase_words("agent"), *phrase_words("agents")))
        and first[1:].islower()
        and not any(first in table for table in names)
        and not is_listed(first)
    )


def phrase_at(tokens: Sequence[str], i: int, table: Container[str]) -> int:
    """How many tokens from `i` stand together in `table`, 0 if none."""
    for size in range(min(3, len(tokens) - i), 0, -1):
        if " ".join(tokens[i : i + size]).rstrip(",") in table:
            return size
    return 0


def role_noun(word: str) -> str:
    """The role that a word names, in lower case, also behind "ex-" and the like or with stops (M.P.); empty if it is none
    or a given name."""
    known = vocabulary()
    plain = word.lower().replace(".", "") if word[1:2] == "." else word.lower()
    for prefix in ("", "ex-", "vice-", "co-", "then-"):
        if plain.startswith(prefix) and plain[len(prefix) :] in known.roles:
            return "" if word in known.given else plain[len(prefix) :]
    return ""


@lru_cache(maxsize=1024)
def without_style(role: str) -> str:
    """A role without the Mr. or Dr. that stands between it and the name; a lone Dr. is one, and so is the first lady."""
    words = role.split(" ")
    while (
        words
        and " ".join(words[-2:]).lower() not in vocabulary().roles
        and (title := vocabulary().titles.get(words[-1].lower())) is not None
    ):
        short = title.kind == "learned" and len(words) > 1 and len(words[-1].strip(".")) <= LONGEST_SHORT_TITLE
        if title.kind != "courtesy" and not short:
            break
        words.pop()
    if words[-2:-1] == ["of"]:
        return " ".join(words)  # chair of governors
    return " ".join([*words[:-1], of_one(words[-1])]) if words else ""


def of_one(title: str) -> str:
    """A title or a role that stands before several names, as it stands before one: Rep., of "Reps."; Sailor."""
    noun = vocabulary().singulars.get(title.lower(), "")
    if noun and title[0].isupper() and title.lower() not in vocabulary().titles:
        return noun.capitalize()
    stop = "." if title.endswith(".") else ""
    one, known = title.removesuffix(stop).removesuffix("s") + stop, vocabulary().titles
    return one if known.get(title.lower()) == known.get(one.lower()) is not None else title


@cache
def offices_of(head: str) -> tuple[frozenset[str], ...]:
    """The words of each office of several that has this head: minister, of "prime minister" and "foreign minister"."""
    offices = (noun for noun, role in vocabulary().roles.items() if role.kind == "office" and " " in noun)
    return tuple(words_of_office(noun) for noun in offices if noun.partition(" of ")[0].split(" ")[-1] == head)


def words_of_office(noun: str) -> frozenset[str]:
    """The words of an office but for "of": chief, staff."""
    return frozenset(noun.replace("-", " ").split()) - {"of"}
