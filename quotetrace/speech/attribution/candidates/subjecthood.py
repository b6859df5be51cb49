"""What tells which of the noun phrases around a cue is its subject: the facts that the model of speakers looks at."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotetrace.speech.attribution.candidates.bounds import Values
from quotetrace.speech.attribution.candidates.clauses import bucket
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import PRONOUNS, Content, NounPhrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.listed import forms_of_be
from quotetrace.speech.prose.prose import Prose

__all__ = ["CueSides", "Phrases", "cue_sides", "describe_phrases", "without_nobody"]

# What stands between a subject and its verb: auxiliaries, adverbs, "to".
BEFORE_VERB = frozenset("MRT")
# A passive before an infinitive: is believed to.
PASSIVE_TO = frozenset(("MVT", "MIT"))
# What a phrase hangs on or is joined by, by the class of the word before it: a preposition, a conjunction, a verb.
HANGS_ON = {"P": "p", "C": "c", **dict.fromkeys("VFBGI", "v")}
# How many phrases with a verb of their own are told apart between a phrase and the cue.
NEARER = 2
# A year is written with so many digits.
YEAR = 4


class CueSides(NamedTuple):
    """What is known before a speaker is chosen: where the content stands, the cue, the word before it, and whether an
    auxiliary makes it active or passive."""

    side: str
    kind: str
    form: str
    cue_before: str
    voice: str


class Phrases(NamedTuple):
    """What tells whether a noun phrase speaks: its place, its head, the words around it, and what stands between it and
    the cue; whose subject it is, whether the cue agrees with it in number, and what sort of noun it is."""

    rank: str
    direction: str
    head: str
    before: str
    after: str
    gap: str
    inside: str
    begins: str
    marked: str
    distance: str
    commas: str
    clause: str
    number: str
    sort: str


# What describes that none of the phrases speaks, and where in the facts of a phrase its clause and number stand.
NOBODY = ("none", "none", *"-" * (len(Phrases._fields) - 2))
CLAUSE, NUMBER = map(Phrases._fields.index, ("clause", "number"))


def cue_sides(prose: Prose, kinds: list[str], cue: CueWord, side: str) -> CueSides:
    """What is known of a cue whose content stands at `side`: after, before or around."""
    first, _ = cue.window
    return CueSides(
        side, cue.kind, cue.form, kinds[cue.first - 1] if cue.first > first else "<", cue.form + voice_of(prose, cue)
    )


def describe_phrases(
    prose: Prose, kinds: list[str], cue: CueWord, content: Content, phrases: Sequence[NounPhrase]
) -> list[Values]:
    """What tells which of `phrases` speaks, `Phrases` of each, and a last one for none of them; `content` are ranges of
    words."""
    first, last = cue.window
    tags, stretch_of, own = prose.words.tags, prose.stretch_of, prose.stretch_of[cue.first]
    group = group_of(prose, cue)
    several, clauses = number_of(prose, cue, group), clauses_of(prose, cue, group, phrases)
    rows = []
    for phrase, clause in zip(phrases, clauses, strict=True):
        start, end, rank = phrase
        low, high = (end, cue.first) if rank < 0 else (cue.last, start)
        rows.append((
            str(rank),
            "-" if rank < 0 else "+",
            head_of(prose, phrase),
            kinds[start - 1] if start > first else "<",
            kinds[end] if end < last else ">",
            kinds[low] if high - low == 1 else "∅" if low == high else "…",
            inside(phrase, content),
            "start" if start == first else "-",
            "q" if stretch_of[start] != own else "-",
            bucket(high - low),
            str(min(3, tags.count(",", low, high))),
            clause,
            agreement(several, stands_for_several(prose, phrase, first)) if several is not None else "-",
            sort_of(prose, phrase),
        ))  # fmt: skip
    return [*rows, NOBODY]


def without_nobody(phrases: list[Values]) -> list[Values]:
    """The same without the choice that none of them speaks, where the cue agrees in number with the one right before
    it."""
    agreed = ("own-", "yes") in [(facts[CLAUSE], facts[NUMBER]) for facts in phrases]
    return phrases[:-1] if agreed else phrases


def head_of(prose: Prose, phrase: NounPhrase) -> str:
    """The class of a phrase's last word; a pronoun stands for itself."""
    tag = prose.words.tags[phrase.last - 1]
    return prose.words.lower[phrase.last - 1] if tag in PRONOUNS else tag


def inside(phrase: NounPhrase, content: Content) -> str:
    """Whether a phrase stands in the content, in part, or outside."""
    found = "out"
    for first, last in content:
        if first <= phrase.first and phrase.last <= last:
            return "in"
        if phrase.first < last and first < phrase.last:
            found = "part"
    return found


def voice_of(prose: Prose, cue: CueWord) -> str:
    """The auxiliary nearest before a cue: be (was told), other (had told, would tell), or none of both."""
    words = prose.words
    at = next((i for i in range(cue.first - 1, group_of(prose, cue) - 1, -1) if words.tags[i] == "M"), None)
    passive = at is not None and words.lower[at] in forms_of_be() and cue.kind != "quote"
    return "" if at is None else " be" if passive else " other"


def group_of(prose: Prose, cue: CueWord) -> int:
    """The first word of the group of verbs that the cue closes: he | has since said; he | is believed to have said."""
    at, (least, _), tags = cue.first, cue.window, prose.words.tags
    while at > least and (tags[at - 1] in BEFORE_VERB or (at - 1 > least and tags[at - 2 : at + 1] in PASSIVE_TO)):
        at -= 1
    return at


def clauses_of(prose: Prose, cue: CueWord, group: int, phrases: Sequence[NounPhrase]) -> Iterator[str]:
    """For each phrase: + behind the cue; own right before its verbs, or with only phrases between that hang on it by a
    preposition; else s if it is the subject of another verb or o if not, what it hangs on, and how many subjects stand
    nearer to the cue."""
    tags, first = prose.words.tags, cue.window[0]
    found: list[str] = []
    nearer, chain = 0, group
    for phrase in reversed(phrases):
        hangs_on = HANGS_ON.get(tags[phrase.first - 1], "-") if phrase.first > first else "-"
        if phrase.rank > 0:
            found.append("+")
        elif phrase.last >= chain:
            found.append(("own" if chain == group else "chain") + hangs_on)
            chain = phrase.first - 1 if hangs_on == "p" else len(tags)
        else:
            subject = is_subject(prose, phrase, group)
            found.append(("s" if subject else "o") + hangs_on + str(nearer))
            nearer = min(NEARER, nearer + (subject and tags[phrase.first - 1] != "P"))
    return reversed(found)


def is_subject(prose: Prose, phrase: NounPhrase, last: int) -> bool:
    """Whether a finite verb before word `last` stands behind a phrase, adverbs aside."""
    at, tags = phrase.last, prose.words.tags
    while at < last and tags[at] == "R":
        at += 1
    return at < last and tags[at] in FINITE


def number_of(prose: Prose, cue: CueWord, group: int) -> bool | None:
    """Whether the verb that begins with word `group` has a subject of several; None if it does not tell."""
    first = prose.words.lower[group]
    if cue.form == "F" or first in phrase_words("auxiliary of one"):
        return False
    base = cue.form == "B" and not {"M", "T"} & set(prose.words.tags[group : cue.first])
    return True if base or first in phrase_words("auxiliary of many") else None


def stands_for_several(prose: Prose, phrase: NounPhrase, least: int) -> bool | None:
    """Whether a phrase stands for several; None if it does not tell."""
    lower, tag = prose.words.lower, prose.words.tags[phrase.last - 1]
    if tag in PRONOUNS:
        known = vocabulary().pronouns.get(lower[phrase.last - 1])
        return None if known is None or not known.number or known.kind == "relative" else known.number != "one"
    if tag == "E":
        return None if "and" in lower[max(least, phrase.first - 2) : phrase.last] else False
    if tag != "N":
        return None
    of = next((i for i in range(phrase.first, phrase.last) if lower[i] == "of"), phrase.last)
    head = lower[of - 1]
    if head in vocabulary().groups:
        return True if head.endswith("s") else None
    return head.endswith("s") and not head.endswith("ss")


def agreement(verb: bool, phrase: bool | None) -> str:
    """Whether a verb agrees in number with a phrase."""
    return "-" if phrase is None else "yes" if phrase is verb else "no"


def sort_of(prose: Prose, phrase: NounPhrase) -> str:
    """What sort of noun a phrase ends in: a role, a group, a document, a year, another one or more; else its class, and
    whether a name has several words."""
    last = phrase.last - 1
    tag, head, known = prose.words.tags[last], prose.words.lower[last], vocabulary()
    if tag == "N":
        sorts = (("role", known.roles), ("group", known.groups), ("document", known.documents))
        return next((sort for sort, nouns in sorts if head in nouns), "nouns" if head.endswith("s") else "noun")
    if head.isdigit() and len(head) == YEAR:
        return "year"
    return "names" if tag == "E" and last > phrase.first else tag
