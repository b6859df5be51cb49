"""The words that describe a name: of the noun phrase before it, its titles, and what they say that somebody was or
is."""

import re
from collections.abc import Sequence
from functools import lru_cache
from sys import intern

from quotetrace.speech.people.names.names import Name
from quotetrace.speech.people.names.offices import role_noun
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.words import Words, read_words

__all__ = [
    "is_lead",
    "is_role",
    "is_trade",
    "parted",
    "parted_by_complement",
    "parted_by_owner",
    "phrase_in_front",
    "role_in_front",
    "tells_who",
    "title_words",
    "tokens_before",
    "with_past",
    "words_of",
]

WORD = re.compile(r"[^\W\d_][\w'’-]*\.?")
OFFICE, BREAK = re.compile(r"\b([\w-]+)\s(?:of|for)\s"), re.compile(r"[,.;:!?“”\"()—\n]")
# The letters in brackets that an office is short for: the chief medical director | (CMD), Ida Holm.
SHORT_FOR = re.compile(r"\s\([A-Z]{2,6}\)(?=,?\s)")
# The end of a sentence, and what stands behind a name that a comma sets off.
SENTENCE, CLOSED = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z])|\n"), tuple(',.;:!?)—–"”')
# What stands before a name in its own noun phrase.
NOMINAL = frozenset("JNG")
# The classes of words that tell what somebody is like.
LIKE = ("J", "G", "V", "R")
POSSESSIVE = re.compile(r"['’]s?$")
# What the phrase is made of that ends in a role right before a name.
IN_FRONT = frozenset("JNEGY")


@lru_cache(maxsize=8192)
def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in lower case, without possessive endings."""
    words = WORD.findall(phrase)
    return tuple(intern(POSSESSIVE.sub("", w.lower()).rstrip(".") if w[-1] in ".s'’" else w.lower()) for w in words)


@lru_cache(maxsize=8192)
def title_words(role: str) -> tuple[str, ...]:
    """The words of a title as it stands before a name, with the roles that it is short for."""
    known = vocabulary().titles
    tokens = [role.lower(), *role.lower().split()]
    short_for = (w for token in tokens if token in known for r in known[token].roles for w in r.split())
    return (*words_of(role), *short_for)


def is_trade(words: str) -> bool:
    """Whether words before a name are no more than what its bearer is or was: shearing contractor, retired general, retired
    lampshifter."""
    tokens = words.split()
    past = tokens[:1] and tokens[0] in phrase_words("past")
    tokens = tokens[1:] if past else tokens
    if not tokens or not NOMINAL.issuperset(read_words(" ".join(tokens)).tags):
        return False
    return tokens[-1] in vocabulary().roles or (bool(past) and tokens[-1].endswith(tuple(phrase_words("agent"))))


def role_in_front(before: str) -> str:
    """The role that ends right before a name, with all of its phrase: in Lund, | former port director and poet."""
    last = before.rstrip().rpartition(" ")[2]
    return phrase_in_front(before) if last and is_role(last) else ""


def phrase_in_front(before: str) -> str:
    """The nouns right before a name in its paragraph, with all that tells what they are like; empty where none stand
    there."""
    before = before[before.rfind("\n\n") + 1 :]
    words = read_words(before)
    verbal = words.tags[-1:] == "F" and words.lower[-1] in vocabulary().singulars
    first = len(words.tags) - verbal
    while first and (words.tags[first - 1] in IN_FRONT or joins_roles(words, first - 1)):
        first -= 1
    if verbal and words.tags[first - 1 : first] not in ("P", "D"):
        return ""  # Dana Lund hosts; but: with Sund hosts
    phrase = before[words.starts[first] :].strip() if first < len(words.tags) else ""
    return phrase if words.tags[first : first + 1] != "Y" else ""


def joins_roles(words: Words, i: int) -> bool:
    """Whether word `i` is an "and" behind a role: port director | and | poet."""
    return words.tags[i] == "C" and i > 0 and words.lower[i - 1] in vocabulary().roles


def tells_who(words: str) -> bool:
    """Whether the words before a name say more than what its bearer is like: no choked-up, no younger, no
    Sund-based, no HEARTBROKEN."""
    last = words.rpartition(" ")[2].rpartition("-")[2]
    if "-" in words.rpartition(" ")[2] and read_words(last).tags in LIKE and not role_noun(last):
        return False
    if not (words.islower() or words.isupper()) or " " in words:
        return True
    return ("-" not in words or bool(role_noun(words))) and read_words(words.lower()).tags not in LIKE


def with_past(before: str, name: Name) -> list[str]:
    """The words that describe a name from before it, with the "former" before a title."""
    _, tokens = parted_by_owner(tokens_before(before))
    opening = before.split()[-len(tokens) - 1 :][:1]
    past = opening if opening and opening[0].lower() in phrase_words("past") else []
    return [*past, *tokens, *name.role.split()]


def parted(words: Sequence[str]) -> tuple[set[str], set[str]]:
    """The words of a description behind "former", and the others; "now" and the like end what was, and so does a title
    behind a role: the former candidate | Sen. Anna Lund."""
    was: set[str] = set()
    now: set[str] = set()
    past = False
    before = ""
    for word in words:
        ends = word in phrase_words("present") or begins_title(before, word)
        past = (past or word in phrase_words("past")) and not ends
        before = word
        prefix, _, noun = word.partition("-")
        if noun and prefix in phrase_words("past"):
            was.add(noun)
        else:
            (was if past else now).add(word)
    return was, now


def begins_title(before: str, word: str) -> bool:
    """Whether a word is a title that stands behind another role: candidate | senator, but vice president."""
    known = vocabulary()
    return before in known.roles and f"{before} {word}" not in known.roles and word in known.titles


def parted_by_owner(tokens: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a noun phrase up to its last possessive, and those behind it: (Mayor Lund's) (husband)."""
    last = max((i for i, token in enumerate(tokens) if POSSESSIVE.search(token)), default=-1)
    return tokens[: last + 1], tokens[last + 1 :]


def tokens_before(before: str) -> list[str]:
    """The words of the noun phrase directly before a name, in order; none where they tell no role and are no names."""
    known = vocabulary()
    tokens = SHORT_FOR.sub("", parted_by_complement(before)[0]).split()[-7:]
    if tokens and tokens[-1][-1] == "," and role_noun(tokens[-1][:-1]):
        tokens[-1] = tokens[-1][:-1]
    if tokens and not (tokens[-1][0].isupper() or is_role(tokens[-1])):
        return []
    first = len(tokens)
    while first and (is_office(tokens[first - 1 : first + 1]) or not ends_before(tokens[first - 1])):
        first -= 1
    kept = tokens[first:]
    titled = any(word in known.roles or word in known.titles for token in kept for word in title_words(token))
    return kept if titled or all(t[0].isupper() for t in tokens[-1:]) else []


def is_office(tokens: Sequence[str]) -> bool:
    """Whether two words are an office, though the first may be a verb elsewhere: managing director."""
    return " ".join(tokens).lower() in vocabulary().roles


def is_lead(before: str, behind: str) -> bool:
    """Whether what ends before a name with a comma is a phrase with a preposition that opens the sentence of which the
    name is the subject: Besides her daughter, | Ada Vik left; not: With her daughter, | Ada Vik, she left."""
    opens = SENTENCE.split(before)[-1].rstrip()
    return opens.endswith(",") and not behind.lstrip().startswith(CLOSED) and read_words(opens).tags.startswith("P")


def parted_by_complement(before: str) -> tuple[str, str]:
    """Words before a name up to the comma, and what an office at their end is of or for: (The mayor,) ( of Sund,)"""
    plain = before.rstrip()
    if not plain.endswith(","):
        return before, ""
    office = next((m for m in reversed([*OFFICE.finditer(plain)]) if m[1].lower() in vocabulary().roles), None)
    if office is None or BREAK.search(plain, office.end(), len(plain) - 1):
        return before, ""
    return f"{plain[: office.end(1)]},", plain[office.end(1) :]


def ends_before(token: str) -> bool:
    """Whether a word before a name is none of its noun phrase: behind a mark, somebody's, a verb."""
    known = vocabulary()
    ends = token[-1] in ',;:—“”"' or (token[-1] == "." and token.lower() not in known.titles)
    owner = POSSESSIVE.sub("", token)
    return (
        ends
        or (owner != token and owner.lower() in known.roles)
        or token.capitalize() in known.cut
        or (token.endswith(("ed", "ing")) and token != "retired")
        or (token.islower() and owner not in known.roles and read_words(token).tags[:1] in ("V", "F", "M"))
    )


@lru_cache(maxsize=4096)
def is_role(word: str) -> bool:
    """Whether a word before a name says what its bearer is or was: mayor, then-mayor, Sen."""
    plain = word.lower()
    return plain in vocabulary().titles or bool(role_noun(word)) or plain.endswith("-elect")
