"""What a run of capitalised words is: a person's name with its title, an organization, a place, a group."""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from quotetrace.lexicon import column
from quotetrace.speech.people.names.nobodies import body_kind, given_gender, is_initial
from quotetrace.speech.people.names.offices import phrase_at, role_noun, title_at
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.known import is_listed
from quotetrace.speech.prose.words import read_words

__all__ = [
    "Name",
    "fold",
    "is_small",
    "key_of",
    "parse_name",
    "suffixes",
]


# The classes of words that are no names.
SMALL = frozenset("DQ#RJMVGPCSW")
# The classes of words that tell what somebody is like, and the length from which on capitals are no letters.
LIKE, LONGEST_LETTERS = frozenset("JVG"), 6


class Name(NamedTuple):
    """What a run of capitalised words says.

    `kind`: full (a person's name of several words), short (one word, or a title and a word), maybe (several words that
    nothing marks as a person), organization, place, group, thing, title (no name at all). `role` is what stands before
    the name, `offset` the code points of the run before `name`, `key` its words for comparison.
    """

    kind: str
    name: str
    key: tuple[str, ...]
    role: str
    offset: int
    gender: str
    courtesy: bool
    tail: str = ""
    titled: bool = False


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word of a name for comparison: lower case, no accents, no al-, no dots."""
    word = word.strip(".,'’\"“”‘()").replace("’", "'").lower()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if word[:3] in ("al-", "el-", "ul-", "as-", "ad-") and len(word) > 4:
        word = word[3:]
    return word.replace(".", "")


def key_of(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name for comparison, without nicknames in marks."""
    return tuple(fold(w) for w in words if w[0] not in "\"“'‘(")


@lru_cache(maxsize=16384)
def parse_name(words: str) -> Name:
    """What the words of a run are. Pure."""
    known = vocabulary()
    tokens = words.split(" ")
    start, gender, courtesy, titled = leading(tokens)
    if len(tokens) == 1 and start and words.isupper() and len(words) > 1 and is_rank(words):
        return Name("acronym", words, key_of(tokens), "", 0, "", False)
    if start >= len(tokens):  # a lone title may be a surname too: Peter King
        return Name("title", words, key_of(tokens) if len(tokens) == 1 else (), words, 0, gender, courtesy)
    name = tokens[start:]
    role = " ".join(tokens[:start])
    offset = len(role) + 1 if role else 0
    role = " ".join(token for token in tokens[:start] if not is_aside(token, "courtesy"))
    tail = ""
    whole = " ".join(tokens)
    if not courtesy and not bears_title(tokens, start, titled) and (kind := body_kind(tokens, titled)):
        return Name(kind, whole, key_of(tokens), "", 0, "", False)
    if "of" in name:
        at = name.index("of")
        tail, name = " ".join(name[at:]), name[:at]
        if not name:
            return Name("title", words, (), words, 0, gender, courtesy)
        if not titled and len(name) == 1 and (kind := plain_noun(name[0])):
            return Name(kind, whole, key_of(tokens), "", 0, "", False)
    if not tail and len(name) > 2 - courtesy and fold(name[-1]) in honours():
        tail, name = name[-1], name[:-1]
    key = key_of(name)
    body = " ".join(name).rstrip(",")
    first = name[0]
    personal = (
        bool(given_gender(first))
        or is_initial(first)
        or any(t.lower() in known.particles or is_initial(t) for t in name[1:-1])
        or titled
    )
    personal = personal or ("-" in name[-1] and name[-1].split("-")[-1].islower() and len(name) == 2)
    if len(name) == 1 and not courtesy and ((start == 0 and len(first) == 1) or (not titled and role_noun(first))):
        return Name("title", words, key, words, 0, gender, courtesy)
    if len([k for k in key if k not in suffixes()]) > 1:
        kind = "full" if personal and len(name) <= 6 else "maybe"
        shown = name[-1].isupper() if kind == "maybe" else len(name) > 3 and name[-1] not in known.families
        if shown and name[-1].lower() in known.roles:  # Coalition MP, Ola Vik Campaign Chief
            return Name("title", whole, (), whole, 0, gender, courtesy)
    else:
        kind = "short"
    if not gender and kind == "full":
        gender = next((g for t in name[:-1] if (g := given_gender(t))), "")
    if kind == "full" and is_husbands(role, name):
        return Name(kind, f"{role} {body}", (f"{fold(role)} {key[0]}", *key[1:]), "", 0, gender, courtesy, tail, titled)
    if (
        kind == "short"
        and not titled
        and role
        and (first in known.demonyms or first.lower() in known.organizations or first.lower() in known.groups)
    ):
        return Name("group", whole, key_of(tokens), "", 0, "", False)
    return Name(kind, body, key, role, offset, "" if gender == "u" else gender, courtesy, tail, titled)


def is_husbands(title: str, name: Sequence[str]) -> bool:
    """Whether a wife is called by her husband's name: Mrs. Ivar Lund."""
    return title.lower() in phrase_words("wife") and given_gender(name[0]) == "m"


def is_rank(word: str) -> bool:
    """Whether a word is short for a rank: DSP, Insp."""
    title = vocabulary().titles.get(word.lower())
    return title is not None and title.kind == "rank"


def bears_title(tokens: Sequence[str], start: int, titled: bool) -> bool:
    """Whether a title before a given name makes a person of a run whose last word is a newspaper's or, behind a trade
    too, a thing's elsewhere: Mayor Don Guardian, Attorney Rob Book."""
    known = vocabulary()
    if len(tokens) - start != 2 or tokens[start] not in known.given:
        return False
    medium = known.organizations.get(tokens[-1].lower()) == "outlet"
    trade = start > 0 and bool(role_noun(tokens[start - 1])) and tokens[-1] in known.thing
    return (titled and medium) or trade


def leading(tokens: Sequence[str]) -> tuple[int, str, bool, bool]:
    """How many tokens stand before the name; the gender that they tell; whether a courtesy title and whether any title
    is among them."""
    known = vocabulary()
    gender, courtesy, titled = "", False, False
    i, n = 0, len(tokens)
    while i < n:
        if 0 < i < n - 1 and is_aside(tokens[i]):  # Chief (Mrs) Ida Holm
            title = known.titles.get(inside(tokens[i]))
            gender = gender or (title.gender if title else "")
            courtesy = courtesy or (title is not None and title.kind == "courtesy")
            i += 1
            continue
        size = title_at(tokens, i)
        if size and courtesy and (i + size == n or (size == 1 and is_rank(tokens[i]) and tokens[i][-1] != ".")):
            break  # Mr King, Mr Col Berg
        if size and i + size == n and is_title_as_surname(tokens, i):
            break  # Dr. King
        if size and not (size == 1 and is_given_here(tokens, i)):
            title = known.titles.get(" ".join(tokens[i : i + size]).lower().removesuffix("-elect"))
            if title:
                gender = gender or title.gender
                courtesy = courtesy or title.kind == "courtesy"
            titled = titled or title is not None
            i += size
            if i < n - 2 and tokens[i] == "of":
                i = after_of(tokens, i)
            continue
        later = title_inside(tokens, i)
        if later is not None and "of" not in tokens[i:later]:
            i = later
            continue
        if tokens[i] in known.given:
            break
        size = size_of_body(tokens, i) or size_to_noun(tokens, i)
        if size and 2 <= n - i - size <= 3 and begins_name(tokens[i + size]):
            i += size
            break
        size = phrase_at(tokens, i, known.demonyms) or phrase_at(tokens, i, known.places)
        if size and i + size < n:
            i += size
            continue
        if (
            n - i >= 3
            and (
                (tokens.index("of", i) if "of" in tokens[i:] else n) - i >= 5
                or "-" in fold(tokens[i])  # no al-Amin Omar Said
                or tokens[i].lower() in known.roles
                or tokens[i][:-1].lower() in known.roles
            )
        ):
            later = next((j for j in range(i + 1, n - 1) if tokens[j] in known.given and len(tokens[j]) > 2), None)
            if later is not None:
                i = later - (tokens[later].lower() in known.particles and later > i + 1)  # Yassine Ben Ammar
                break
        if i + 2 < n and tokens[i].isupper() and not tokens[i + 1].isupper() and is_no_surname(tokens[i]):
            i += 1
            continue
        break
    return i, gender, courtesy, titled


def is_no_surname(capitals: str) -> bool:
    """Whether a word in capitals before a name is no surname in front of it: letters, or what its bearer is like, where a
    story opens in capitals: HEARTBROKEN | Ada Vik; no MARTIN Ada Rose."""
    known = vocabulary()
    name = capitals.capitalize() in known.given or capitals.capitalize() in known.families
    short = 1 < len(capitals) < LONGEST_LETTERS and "." not in capitals
    return short or (not name and read_words(capitals.lower()).tags in LIKE)


def is_aside(token: str, kind: str = "") -> bool:
    """Whether a token in brackets behind a title is another title, of this kind if one is asked for, or tells that it
    was left: (Mrs), (Retd)."""
    word = inside(token)
    title = vocabulary().titles.get(word)
    if kind or title:
        return title is not None and kind in ("", title.kind)
    return word.strip(".") in phrase_words("past")


def inside(token: str) -> str:
    """What a token in brackets says, in lower case; empty for any other."""
    return token[1:-1].lower() if token.startswith("(") and token.endswith(")") else ""


def is_given_here(tokens: Sequence[str], i: int) -> bool:
    """Whether a title at `i` is the given name of the last surname: Dean Lund, Marine Le Pen; no Sheikh Omar."""
    known = vocabulary()
    left = len(tokens) - i - (fold(tokens[-1]) in suffixes())
    if is_initial(tokens[i]) and left > 2 and tokens[i + 1] not in known.given:
        return True  # M. Dane Waters
    if tokens[i] not in known.given or tokens[i].endswith(".") or left > 3:
        return False
    if left == 3:
        return tokens[i + 1].lower() in known.particles
    title = known.titles.get(tokens[i].lower())
    return left < 2 or title is None or title.kind not in ("clergy", "royal") or tokens[i + 1] not in known.given


def is_title_as_surname(tokens: Sequence[str], i: int) -> bool:
    """Whether the last token, a royal or a clerical title elsewhere, is a surname behind the title of another sort before
    it: Dr. King, Sgt. Bishop; no Chief Rabbi, no Lord Bishop."""
    titles = vocabulary().titles
    before, title = (titles.get(tokens[k].lower()) for k in (i - 1, i)) if i else (None, None)
    higher = phrase_words("high office") | phrase_words("lesser")
    return (
        before is not None
        and before.kind in ("office", "learned", "rank")
        and tokens[i - 1].lower() not in higher
        and title is not None
        and title.kind in ("royal", "clergy")
    )


def begins_name(word: str) -> bool:
    """Whether a word is a given name, or has an Arabic article as names have that may stand first: al-Amin."""
    return word in vocabulary().given or (word[0].islower() and "-" in word)


def title_inside(tokens: Sequence[str], i: int) -> int | None:
    """Where the title stands that a name or a place at `i` is part of: Harbor Board | Chair Ola Vik. A given name may
    be a surname there, if the title stands further on, before another given name: Clark County | Sheriff Ola Vik."""
    known = vocabulary()
    free = tokens[i] not in known.given or tokens[i] in known.demonyms or phrase_at(tokens, i, known.places) > 0
    for j in range(i + 1 if free else i + 2, len(tokens) - 1):
        # Omar bin Sultan Said, Virga M. Lund, Mendes da Costa (no DA)
        bound = not known.particles.isdisjoint(tokens[j - 1 : j + 1]) or is_initial(tokens[j])
        if bound or tokens[j] in known.given or not (size := title_at(tokens, j)):
            continue
        if free or (j + size < len(tokens) - 1 and tokens[j] not in known.families and tokens[j + size] in known.given):
            return j
    return None


def size_of_body(tokens: Sequence[str], i: int) -> int:
    """How many tokens from `i` are the name of a known body, with a noun for bodies behind it: "BBC News"; 0 if
    none."""
    known = vocabulary()
    size = phrase_at(tokens, i, known.bodies)
    while size and i + size < len(tokens) and tokens[i + size].lower() in known.organizations:
        size += 1
    return size


def size_to_noun(tokens: Sequence[str], i: int) -> int:
    """How many tokens from `i` are a body that a person's name follows without a comma, up to the noun that says what
    it is: Sund Foreign Ministry | Ola Vik; 0 if none."""
    known = vocabulary()
    last = range(max(i + 1, len(tokens) - 4), len(tokens) - 2)
    return next((j + 1 - i for j in last if tokens[j].lower() in known.organizations), 0)


def after_of(tokens: Sequence[str], i: int) -> int:
    """Where the name begins after "Governor of Texas": behind the place, or at the next given name."""
    known = vocabulary()
    j = i + 1
    if tokens[j] == "the":
        j += 1
    size = phrase_at(tokens, j, known.places)
    if size and j + size < len(tokens):
        return j + size
    named = (k for k in range(j + 1, len(tokens) - 1) if tokens[k] in known.given)
    return next((k for k in named if tokens[k].lower() not in known.particles), i)


def is_behind_sort(name: Name) -> bool:
    """Whether letters before a name say that it is a body's: the super PAC Oars Now."""
    sort = name.role.rpartition(" ")[2]
    return sort.isupper() and sort.lower() in vocabulary().organizations


def plain_noun(word: str) -> str:
    """What a capitalised common noun before "of" makes of the phrase: "Friends of Dahl" are a group, "Surveys of" a
    document."""
    known = vocabulary()
    if word.lower() in known.documents:
        return "thing"
    return body_kind([word], False)


def is_small(word: str) -> bool:
    """Whether a word is no name although it stands alone with a capital: a determiner, a number, an adverb, an
    adjective."""
    tag = read_words(word.lower()).tags
    return tag in SMALL and " " not in word and (tag != "R" or is_listed(word))


@cache
def honours() -> frozenset[str]:
    """Letters behind a whole name that are no part of it, as in "Anna Lund QC"."""
    return column("name_particles", "honour")


@cache
def suffixes() -> frozenset[str]:
    """Words behind a surname that are no part of it, as in "Dahl Jr."."""
    return column("name_particles", "suffix")
