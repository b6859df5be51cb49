"""The news agencies of `lexicon/agencies.tsv`, and how to find them in a credit or in a phrase.

Names are compared word by word through a table of first words, so finding is linear in the text. A short form that also
means other things (AP, PA, Beta) counts only where the caller says that it stands in a credit position.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from quotetrace.lexicon import column, mapping, several, table

__all__ = [
    "Agency",
    "Mention",
    "agencies_in",
    "agency_at",
    "agency_named",
    "agency_of_host",
    "canonical",
    "is_generic",
    "mentions",
    "wire_of",
]

WORD = re.compile(r"[^\W_]+")
UNSPACED = "\u3000"  # from here on stand the scripts that set no space between words
COMPOUND = re.compile(r"[-'’](?!s\b)[^\W_]")  # "Interfax-Sever" is not Interfax, "SANA'A" not SANA; "Interfax's" is


@dataclass(frozen=True, slots=True)
class Agency:
    """One row of the table. `cities` and `country` are case-folded; `wire` is the name that the agency has today."""

    name: str
    kind: str
    country: str
    city: str
    wire: str


class Alias(NamedTuple):
    """One way to name an agency: its words case-folded, the form as printed, whether the form is unambiguous."""

    words: tuple[str, ...]
    form: str
    safe: bool
    agency: Agency
    minor: bool = False


class Mention(NamedTuple):
    """An agency's name in a text: its place, the agencies it may mean, whether it is unambiguous, and the better known
    of them."""

    start: int
    end: int
    agencies: tuple[Agency, ...]
    safe: bool
    known: tuple[Agency, ...]


def agencies_in(credit: str, place: str = "") -> tuple[str, ...]:
    """The canonical names of the agencies that a credit names: the content of a dateline's bracket, a sign-off.

    Case is no matter here, ambiguous short forms count, and `place` (a city or country) decides between namesakes.
    """
    found = (decide(mention, place) for mention in mentions(credit, loose=True))
    return tuple(dict.fromkeys(agency.name for agency in found if agency and gives_text(agency)))


@lru_cache(maxsize=4096)
def agency_named(phrase: str, place: str = "") -> str | None:
    """The canonical name of the agency that `phrase` is, standing where someone is told, cited or credited.

    "Itar-Tass", "the Interfax news agency", "state-run Xinhua", "a Reuters report" are; "the PA" and "Petra" are not.
    """
    phrase = phrase.strip(" \t\n\r.,;:!?\"'“”‘’()[]*_–—-")
    every = list(mentions(phrase))
    if len(every) != 1:
        return None
    mention = every[0]
    before, after = phrase[: mention.start], phrase[mention.end :]
    agency = decide(mention, place or place_told(before))
    if agency is None or not gives_text(agency):
        return None
    kin = says_agency(before) or says_agency(after)
    if not (kin or (stands_beside(before) and stands_beside(after))):
        return None
    if mention.safe or kin or counts_alone(phrase[mention.start : mention.end], before, agency):
        return agency.name
    return None


def agency_at(text: str, start: int) -> Mention | None:
    """The agency whose name stands in `text` at `start` as it is printed, the longest that fits."""
    word = WORD.match(text, start)
    if text[start : start + 1] < UNSPACED and (word is None or word[0].casefold() not in first_words()):
        return None
    return next((mention for mention in mentions(text[start : start + 60]) if mention.start == 0), None)


def agency_of_host(host: str) -> str | None:
    """The agency whose own site `host` is, or None: papers and stations with a site of their own are not meant."""
    parts = host.lower().split(".")
    own = agencies_by_host()
    return next((own[tail] for k in range(len(parts)) if (tail := ".".join(parts[k:])) in own), None)


def wire_of(name: str) -> str:
    """The name under which two agencies are one wire: ITAR-TASS and TASS are. Other names stay as they are."""
    return present_names().get(name, name)


def canonical(name: str) -> str | None:
    """The canonical name of an agency that is given by it, or by a phrase that names it; None for anyone else."""
    return name if name in canonical_names() else agency_named(name)


def is_generic(name: str) -> bool:
    """True for a credit that names no agency, only that there was one ("agencies")."""
    return name in generic_names()


# ---------------------------------------------------------------- finding


def mentions(text: str, *, loose: bool = False) -> Iterator[Mention]:
    """The agencies' names in `text`, longest first at each word, none overlapping. `loose`: any case will do."""
    words = [(word.start(), word.end(), word[0].casefold()) for word in WORD.finditer(text)]
    index, k = first_words(), 0
    while k < len(words):
        begun = index.get(words[k][2])
        found = longest(text, words, k, begun, loose=loose) if begun else None
        if found is None:
            k += 1
            continue
        length, aliases = found
        start, end = words[k][0], words[k + length - 1][1]
        end += text.startswith(".", end) and aliases[0].form.endswith(".")
        named = tuple(dict.fromkeys(a.agency for a in aliases))
        known = tuple(dict.fromkeys(a.agency for a in aliases if not a.minor))
        yield Mention(start, end, named, any(a.safe for a in aliases), known)
        k += length
    if loose or text[:1] in "【（(" or not words:
        yield from unspaced(text)


def longest(
    text: str, words: list[tuple[int, int, str]], k: int, aliases: Iterable[Alias], *, loose: bool
) -> tuple[int, list[Alias]] | None:
    """The longest alias that begins with word `k`, as its number of words and all agencies that share it."""
    best: list[Alias] = []
    for alias in aliases:  # the longest come first
        if best and len(alias.words) < len(best[0].words):
            break
        size = len(alias.words)
        if k + size > len(words) or words[k + size - 1][2] != alias.words[-1]:
            continue
        if size > 2 and tuple(word[2] for word in words[k : k + size]) != alias.words:
            continue
        start, end = words[k][0], words[k + size - 1][1]
        if loose or (printed_as(text[start:end], alias.form) and not COMPOUND.match(text, end)):
            best.append(alias)
    if not best:
        return None
    safe = [alias for alias in best if alias.safe]
    return len(best[0].words), safe or best


def printed_as(words: str, form: str) -> bool:
    """True if `words` are the form as it stands in the table, or in capitals."""
    words, form = " ".join(words.split()), form.rstrip(".")
    return words in (form, form.upper())


def unspaced(text: str) -> Iterator[Mention]:
    """The agencies of scripts that set no space between words."""
    for alias in unspaced_aliases():
        at = text.find(alias.form)
        if at >= 0:
            yield Mention(at, at + len(alias.form), (alias.agency,), True, (alias.agency,))


# ---------------------------------------------------------------- deciding


def decide(mention: Mention, place: str) -> Agency | None:
    """The one agency that is meant: the only one, the only one of the place, or the only one that is known beyond its
    place."""
    here = place.casefold()
    local = [
        a for a in mention.agencies if here and any(p in here for p in (*a.city.split("/"), *a.country.split("/")) if p)
    ]
    for found in (mention.agencies if len(mention.known) == len(mention.agencies) else (), local, mention.known):
        if len(found) == 1:
            return found[0]
    return None


def gives_text(agency: Agency) -> bool:
    """False for picture agencies: their name is no evidence for a text."""
    return agency.kind in column("credit_kinds", "kind", text="yes")


def counts_alone(form: str, before: str, agency: Agency) -> bool:
    """True if an ambiguous form counts without the word agency: worldwide names, and acronyms without an article."""
    if agency.kind in column("credit_kinds", "kind", bare="yes"):
        return True
    acronym = form.isupper() or sum(map(str.isupper, form)) > 1
    return acronym and not words_of(before) & column("credit_words", role="article")


def says_agency(words: str) -> bool:
    """True if the words beside a name say that it is an agency."""
    low = f" {' '.join(w[0] for w in WORD.finditer(words.casefold()))} "
    return any(f" {noun} " in low for noun in column("credit_words", role="agency"))


def stands_beside(words: str) -> bool:
    """True if the words beside a name leave it what it is: articles, "state-run", "report", "Russia's"."""
    rest = re.sub(r"[^\W_]+['’]s?\b", "", words.casefold())
    known = column("credit_words", role="around") | column("credit_words", role="article")
    return words_of(rest) <= known | {"s"} | demonyms().keys()


def place_told(words: str) -> str:
    """The country that the words before a name tell: "Syria's", "the Syrian"."""
    countries = demonyms()
    return " ".join([words, *(countries[word] for word in words_of(words) if word in countries)])


def words_of(text: str) -> frozenset[str]:
    """The words of `text`, case-folded."""
    return frozenset(w[0] for w in WORD.finditer(text.casefold()))


# ---------------------------------------------------------------- tables


@cache
def aliases() -> tuple[Alias, ...]:
    """Every form of every agency."""
    every = []
    for row in table("agencies"):
        agency = Agency(
            row["name"], row["kind"], row["country"].casefold(), row["city"].casefold(), row["now"] or row["name"]
        )
        for cell, safe in (("aliases", True), ("ambiguous", False)):
            for form in several(row[cell]):
                words = tuple(word.casefold() for word in WORD.findall(form))
                every.append(Alias(words, form.removeprefix("?"), safe, agency, form.startswith("?")))
    return tuple(every)


@cache
def first_words() -> dict[str, tuple[Alias, ...]]:
    """The forms by their first word, the longest first."""
    index: dict[str, list[Alias]] = {}
    for alias in aliases():
        index.setdefault(alias.words[0], []).append(alias)
    return {word: tuple(sorted(found, key=lambda a: -len(a.words))) for word, found in index.items()}


@cache
def unspaced_aliases() -> tuple[Alias, ...]:
    """The forms in scripts without spaces, which words can not be matched in."""
    return tuple(alias for alias in aliases() if alias.form[0] >= UNSPACED)


@cache
def agencies_by_host() -> dict[str, str]:
    """From each domain of an agency to its name."""
    own = column("credit_kinds", "kind", site="yes")
    return {host: row["name"] for row in table("agencies") if row["kind"] in own for host in several(row["domains"])}


@cache
def demonyms() -> dict[str, str]:
    """From each adjective of a country, case-folded, to the country."""
    return {word.casefold(): country for word, country in mapping("demonyms", "words", "place").items()}


@cache
def canonical_names() -> frozenset[str]:
    """The names of all agencies."""
    return frozenset(row["name"] for row in table("agencies"))


@cache
def present_names() -> dict[str, str]:
    """From an agency's former name to the present one."""
    return {row["name"]: row["now"] for row in table("agencies") if row["now"]}


@cache
def generic_names() -> frozenset[str]:
    """The names that stand for agencies that the credit does not name."""
    return frozenset(mapping("credit_signoffs", "kind", "agency").get("generic", "").split("|")) - {""}
