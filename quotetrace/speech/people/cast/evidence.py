"""What marks a name as a person's that no given name or title in it marks: who speaks, who is described, who is
"he"."""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass

from quotetrace.lexicon import column
from quotetrace.speech.people.cast.clients import clients
from quotetrace.speech.people.cast.families import given_before_pair, of_relatives
from quotetrace.speech.people.cast.loners import acting_alone, of_one_name, stands_for_somebody
from quotetrace.speech.people.cast.traits import AGED, HE, SHE, STOP, is_described
from quotetrace.speech.people.cast.views import can_be_sort, follows_word, sort_before
from quotetrace.speech.people.names.described import parted_by_complement
from quotetrace.speech.people.names.names import Name, fold, is_behind_sort, parse_name
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.runs import Run, Runs
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.known import KNOWN
from quotetrace.speech.prose.words import read_words

__all__ = ["Evidence", "evidence_of"]

GIVEN_BESIDE = re.compile(r", ([A-Z]\w+),")
CALLED = re.compile(r"(?:named|called|(?:name|himself|herself)(?: only| simply| just)? as) ([A-Z][a-z]+)\b(?! [A-Z])")
# Who gave her name only as Pearl, identified himself as Pearl
OWN_NAME = re.compile(
    r"(?:\b(?:his|her)(?: first)? name|himself|herself)(?: only| simply| just)? as ([A-Z]\w+)\b(?! [A-Z])"
)
# The words of which a text has one that calls somebody so.
CALLING = frozenset({"named", "called", "name", "himself", "herself"})
PLAIN_WORD = re.compile(r"\b[a-z]+ $")
RELATED = re.compile(r"(?:\b[Hh]is|\b[Hh]er|['’]s) (?:\w+ ){0,2}\w+$")
WITH_ARTICLE = re.compile(r"\b(?:an?|the) (?:[\w-]+ ){0,2}?([\w-]+)$")
# Her brother Joren, who; his wife Marit said; her sister, Marit, said
OF_RELATIVE = re.compile(
    r"[Hh'’](?:(?<=\b[Hh])(?:is|er)|(?<=['’])s) (?:[\w-]+ ){0,2}?([a-z-]+)"
    r"(?: ([^\W\d_a-z][^\W\d_A-Z]+)(?= [a-z(]|[,.;] )|, ([^\W\d_a-z][^\W\d_A-Z]+)(?=,))"
)
# His company, Meghna Boats, said
FIRM = re.compile(r", ([A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+)+),")
OWNED = re.compile(r"(?:\b[Hh]is|\b[Hh]er|\b[Ii]ts|\b[Tt]heir|\b[Aa]n?|['’]s) (?:[\w-]+ ){0,2}?[a-z-]+$")
CLAUSES = re.compile(r"[“\".?!;\n]")
# A name whose owner "said it would", or has "its" in the next words; and a body that is spoken of at the head of a
# sentence behind.
WILL = re.compile(
    r"\s+\w+(?:\s+on\s+\w+)?\s+(?:that\s+)?it\s+(?:would|will|had|has|planned|plans|expected|expects)\b(?! be\b)"
)
APPOSED = re.compile(r",\s+(?:the|an?)\s+(?:[\w-]+\s+){0,4}?([a-z-]+)(?:,|\s(?:that|which)\b)")
ITS = re.compile(r"\s+\w+(?:\s+on\s+\w+)?\s+(?:that\s+)?(?:(?:it\s+)?[a-z]+\s+){0,2}its\b")
SORT = re.compile(r"[.?!][\"”’]*\s+(?:[\"“][^\"”]*[\"”],?\s+)?[Tt]he ([a-z]+)\b")
CAPITAL = re.compile(r"\b[^\W\d_a-z]")
WORD = re.compile(r"\b[^\W\d_]+")
# The points from which on a name is a body's.
THING = 2
# Code points behind a name in which its pronouns are counted, and around it in which capitals tell a headline.
NEAR, AROUND = 140, 120
# Code points before a name in which the role stands that it is in apposition to, and the word before "named".
BEHIND = 40
# Code points before a name in which the office stands, with what it is of, to which it is in apposition.
FAR = 80
# The share of capitalised words from which on a line is taken for a headline.
HEADLINE = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """`heads`: names, with their places, that are persons for certain. `likely`: keys of names that look like persons'.

    `told`: keys of such names of whose bearers the age or the trade is told. `beside`: given names that stand in
    apposition to somebody's relative ("his wife, Anna,"), and who is told to have no other name. `acting`: words that
    act alone before "he" or "she" in a text without longer names. `paired`: names whose surname stands behind another
    given name ("Nils and Anna Lund"), with their places. `mentioned`: the words of all that speak. `small`: the words of
    long names that stand in small letters too. `bodies`: keys of names of which "it" and "the company" tell that they
    are no persons'. `related`: the genders of relatives who are told of and may bear somebody's surname. `kin`: the
    surnames of relatives in apposition. `inner`: keys of names that are persons' for certain, the first word of which
    can only be a name's, for a word in small letters stands before it.
    """

    heads: tuple[tuple[int, Name], ...]
    likely: frozenset[tuple[str, ...]]
    told: frozenset[tuple[str, ...]]
    beside: frozenset[str]
    acting: frozenset[str]
    paired: tuple[tuple[int, Name], ...]
    mentioned: frozenset[str]
    small: frozenset[str]
    bodies: frozenset[tuple[str, ...]]
    related: frozenset[str]
    kin: frozenset[str]
    inner: frozenset[tuple[str, ...]]


def evidence_of(text: str, runs: Runs, phrases: Sequence[Phrase | None], words: Set[str]) -> Evidence:
    """The evidence of a whole article; `words` are all its words as written."""
    heads = [head for p in phrases if p for head in named_heads(p)]
    things = {p.name.key for p in phrases if p and p.name and p.at > p.start and is_of_thing(text, p.at, p.name)}
    lone = {name.name for _, name in heads if len(name.key) == 1 and not name.titled}
    nobody = {
        word for word, places in places_of(runs, lone).items() if not stands_for_somebody(text, runs, word, places)
    }
    heads = [(at, name) for at, name in heads if name.name not in nobody]
    doubtful = [
        (runs[k], name)
        for k, words_of_run in enumerate(runs.words)
        if " " in words_of_run and (name := parse_name(words_of_run)).kind == "maybe"
    ]
    described = [
        (r, name)
        for r, name in doubtful
        if is_described(text, r.end) or is_behind_role(text, r) or AGED.match(text, r.end)
    ]
    heads += [(run.start + name.offset, name) for run, name in described]
    certain = {name.key for _, name in described}
    bodies = bodies_among(text, doubtful, {name.key for _, name in heads} - certain)
    sorts = things | {name.key for run, name in doubtful if sort_before(text, run.start) or is_behind_sort(name)}
    sorts |= {name.key for _, name in doubtful if name.name.partition(" ")[0] in vocabulary().bodies}
    towns = {name.key for run, name in doubtful if is_town(text, run, runs)} | set(only_places(text, runs, doubtful))
    bodies |= (sorts | towns) - certain
    bodies |= (
        set(named_firms(text)) | set(clients(phrases, runs)) | (set(called_by_first(text, runs, doubtful)) - certain)
    )
    heads = [(at, name) for at, name in heads if name.key not in bodies]
    long = {word.lower() for run in set(runs.words) if run.count(" ") > 1 for word in run.split(" ")}
    small = {word.lower() for _, name in doubtful for word in name.name.split(" ")}.union(long).intersection(words)
    likely = frozenset(name.key for run, name in doubtful if looks_personal(text, run, name, small)) - certain - bodies
    mentioned = frozenset(p.words for p in phrases if p)
    return Evidence(
        tuple(heads),
        likely,
        frozenset(name.key for run, name in described if looks_personal(text, run, name, small)) - bodies,
        given_beside(text, words) | given_alone(text, runs) | (of_one_name(text) if "name" in words else frozenset()),
        acting_alone(text, runs) if not any(" " in words_of_run for words_of_run in runs.words) else frozenset(),
        tuple(given_before_pair(text, runs)),
        mentioned,
        frozenset(small),
        bodies,
        genders_of_relatives(text, words),
        of_relatives(text, runs) if not column("kin", "nouns").isdisjoint(words) else frozenset(),
        frozenset(name.key for at, name in heads if follows_word(text, at) and not is_common(name.name.split(" ")[0])),
    )


def named_heads(phrase: Phrase) -> list[tuple[int, Name]]:
    """The personal names that a phrase is headed by."""
    if phrase.parts:
        return [head for part in phrase.parts for head in named_heads(part)]
    if phrase.kind != "person" or phrase.name is None or phrase.name.name in vocabulary().bodies:
        return []
    return [(phrase.at, phrase.name)]


def is_of_thing(text: str, at: int, name: Name) -> bool:
    """Whether a name in a mention is no person's by what stands before it: the daily | Anand, one of them, the | Sal
    Collection."""
    article = name.kind == "maybe" and text.endswith(" the ", 0, at)
    return not name.role and (article or bool(sort_before(text, at)))


def places_of(runs: Runs, words: Collection[str]) -> dict[str, list[int]]:
    """The indices of the runs that are each of these words."""
    places: dict[str, list[int]] = {word: [] for word in words}
    for k, word in enumerate(runs.words if places else ()):
        if word in places:
            places[word].append(k)
    return places


def bodies_among(
    text: str, names: Sequence[tuple[Run, Name]], spoken: Collection[tuple[str, ...]]
) -> frozenset[tuple[str, ...]]:
    """The names of speakers, of several words that tell nothing, that are bodies: "Norsk Olje said it would ... The
    company said"."""
    found: dict[tuple[str, ...], int] = {}
    for run, name in names:
        if name.key in spoken and not name.titled:
            found[name.key] = found.get(name.key, 0) + thing_points(text, run.end)
    return frozenset(key for key, points in found.items() if points >= THING)


def called_by_first(text: str, runs: Runs, names: Sequence[tuple[Run, Name]]) -> Iterator[tuple[str, ...]]:
    """The keys of names of two words, the first nobody's given name or surname, that are bodies by what stands behind
    the first alone, and whose last never stands alone: Halcyon Bulk stopped. Halcyon denied that it had."""
    known, lone = vocabulary(), {words for words in runs.words if " " not in words}
    firsts = {
        first: name.key
        for _, name in names
        for first, _, last in (name.name.partition(" "),)
        if first in lone and last not in lone and first not in known.given and first not in known.families
    }
    for first, places in places_of(runs, firsts).items():
        if any(thing_points(text, runs.ends[k]) > 0 for k in places):
            yield firsts[first]


def named_firms(text: str) -> Iterator[tuple[str, ...]]:
    """The keys of the names that stand between commas behind somebody's firm: his company, Meghna Boats,."""
    for found in FIRM.finditer(text):
        start = found.start()
        if sort_before(text, start + 1) and OWNED.search(text, max(0, start - BEHIND), start):
            yield parse_name(found[1]).key


def is_town(text: str, run: Run, runs: Runs) -> bool:
    """Whether the state or land that a name lies in stands behind it: San Vito, California."""
    k = runs.first_at(run.end)
    behind = k < len(runs) and text[run.end : runs.starts[k]] == ", "
    return behind and vocabulary().places.get(runs.words[k]) in ("state", "country")


def only_places(text: str, runs: Runs, doubtful: Sequence[tuple[Run, Name]]) -> Iterator[tuple[str, ...]]:
    """The keys of names that stand behind "in" or "near" wherever they stand, and the last word of which never stands
    alone: a porter in Indre Skar; no Tor Moe, in whose car somebody sat."""
    places: dict[tuple[str, ...], bool] = {}
    for run, name in doubtful:
        before = text[max(0, run.start - BEHIND) : run.start].lower().split()[-1:]
        inside = not phrase_words("inside").isdisjoint(before) and text[run.end : run.end + 1] not in ("'", "’")
        places[name.key] = inside and places.get(name.key, True)
    alone = {fold(words) for words in set(runs.words) if " " not in words}
    return (key for key, inside in places.items() if inside and key[-1] not in alone)


def thing_points(text: str, end: int) -> int:
    """What tells behind a name that ends at `end` that it is a body's; below zero where it is somebody's."""
    behind = text[end : end + AROUND * 2].split("\n\n\n")[0]
    gap = STOP.split(behind, maxsplit=1)[0]
    if (apposed := APPOSED.match(gap)) and apposed[1] in vocabulary().organizations:
        return THING
    if HE.search(behind) or SHE.search(behind):
        return -THING
    again = SORT.search(behind)
    named_before = again is not None and re.search(rf"\b{again[1]}\b", behind[: again.start()])
    sort = again is not None and not named_before and can_be_sort(again[1])
    return 2 * bool(ITS.match(gap)) + bool(WILL.match(gap)) + sort


def looks_personal(text: str, run: Run, name: Name, small: Collection[str]) -> bool:
    """Whether a name of two or three plain words, maybe of two parts each, looks like a person's: none of them a common
    word, no article, no headline: Sal Lind, Jin-Ho Lind."""
    words = name.name.split(" ")
    if not 2 <= len(words) <= 3 or text[max(0, run.start - 4) : run.start].strip().lower() in phrase_words("article"):
        return False
    words = [part for word in words for part in (word.split("-") if word[0].isupper() else [word])]
    if any(len(w) < 2 or not w[1:].islower() or not w.isalpha() or w.lower() in small or is_common(w) for w in words):
        return False
    start = max(text.rfind("\n", 0, run.start) + 1, run.start - AROUND)
    line = text[start : run.end + AROUND].split("\n\n")[0]
    return len(CAPITAL.findall(line)) < HEADLINE * len(WORD.findall(line))


def is_behind_role(text: str, run: Run) -> bool:
    """Whether a name stands right behind an office or a trade, or between commas behind any role: general Sal Lind;
    "His opposite number, Sal Lind, agreed", "The head of the port, Sal Lind, agreed"."""
    last = text[max(0, run.start - BEHIND) : run.start].rpartition(" ")[0].rpartition(" ")[2]
    trade = vocabulary().roles.get(last)
    if trade is not None and (trade.kind in ("job", "voice") or (trade.kind == "office" and trade.anaphor != "vague")):
        return True
    if not text.startswith(", ", run.start - 2) or not text.startswith(",", run.end):
        return False
    words = parted_by_complement(text[max(0, run.start - FAR) : run.start])[0].rstrip(", ").lower().split()
    roles = (vocabulary().roles.get(" ".join(words[-size:])) for size in (1, 2))
    return any(role is not None and role.anaphor != "vague" for role in roles)  # its owner may be a body


def is_common(word: str) -> bool:
    """Whether a word is a noun or name for something else than a person."""
    known, plain = vocabulary(), word.lower()
    nouns = (known.roles, known.plurals, known.organizations, known.groups, known.documents)
    return (
        any(plain in table for table in nouns) or word in known.thing or word in known.places or word in known.demonyms
    )


def given_beside(text: str, words: Set[str]) -> frozenset[str]:
    """Given names in apposition to somebody's relative or friend, and of whoever is called so: "his wife, Anna,", "a
    nurse named Anna"."""
    known = vocabulary()
    found = ((m.group(1), m.start()) for m in GIVEN_BESIDE.finditer(text))
    given = ((name, at) for name, at in found if name in known.given and name not in known.places)
    calls = () if CALLING.isdisjoint(words) else CALLED.finditer(text)
    own = set() if CALLING.isdisjoint(words) else set(OWN_NAME.findall(text))
    called = (m[1] for m in calls if PLAIN_WORD.search(text, max(0, m.start() - BEHIND), m.start()))
    related = {name for name, at in given if is_beside_role(text[max(0, at - 50) : at])}
    kin = column("kin", "nouns")
    relatives = () if kin.isdisjoint(words) else OF_RELATIVE.finditer(text)
    named = ((m[1], m[2] or m[3]) for m in relatives)
    beside = {name for relative, name in named if relative in kin and not is_common(name)}
    return frozenset(
        related | beside | own | {name for name in called if name in known.given and name not in known.places}
    )


def genders_of_relatives(text: str, words: Set[str]) -> frozenset[str]:
    """The genders of those who may bear the surname of somebody named: either, where a husband or a wife is told of, else
    those of somebody's elders: Lund's mother; not: a mother of two."""
    if not column("kin", "nouns", kind="spouse").isdisjoint(words):
        return frozenset("mf")
    elders = "|".join(column("kin", "nouns", kind="elder") & words)
    owned = re.findall(rf"(?:\b[Hh]is|\b[Hh]er|['’]s) (?:[\w-]+ ){{0,2}}({elders})\b", text) if elders else ()
    return frozenset(role.gender for noun in owned if (role := vocabulary().roles.get(noun)))


def is_beside_role(before: str) -> bool:
    """Whether words before a comma end in somebody's relative, or in a trade with an article: her friend, an usher."""
    last = WITH_ARTICLE.search(before)
    trade = vocabulary().roles.get(last[1].lower()) if last else None
    return RELATED.search(before) is not None or (trade is not None and trade.kind in ("job", "source", "part"))


def given_alone(text: str, runs: Runs) -> frozenset[str]:
    """Given names that stand alone, with the pronoun of their gender in the same sentence: I rang | Anna, and she
    laughed."""
    given = vocabulary().given
    lone = {
        (word, end)
        for word, end in zip(runs.words, runs.ends, strict=True)
        if " " not in word and word in given and not is_other_word(text, word, end)
    }
    return frozenset(
        word
        for word, end in lone
        if (pronoun := {"m": HE, "f": SHE}.get(given[word]))
        and pronoun.search(CLAUSES.split(text[end : end + NEAR], maxsplit=1)[0])
        and not is_common(word)
    )


def is_other_word(text: str, word: str, end: int) -> bool:
    """Whether a given name that is a month or a verb too is that: in | April, last | June; | Will the mayor stay?"""
    known, start = vocabulary(), end - len(word)
    if word in known.modals:
        return not phrase_words("definite").isdisjoint(text[end : end + BEHIND].lower().split()[:1])
    before = text[max(0, start - BEHIND) : start].split()[-1:]
    month = KNOWN[word.lower()].tag == "L"
    return month and bool(before) and read_words(before[0]).tags in ("P", "J", "R")
