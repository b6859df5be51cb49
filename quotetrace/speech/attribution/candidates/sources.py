"""The noun phrases around a cue, and what is one with them."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.prose import Prose, begins_phrase, begins_sentence
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = [
    "NounPhrase",
    "can_speak",
    "has_speaker",
    "is_speaker",
    "noun_phrases",
    "phrase_ending",
    "phrase_starting",
    "stands_first",
    "whole_phrase",
    "with_prepositions",
]

# Words that may stand in a noun phrase, and how many phrases are looked at on each side of a cue.
NOMINAL = frozenset("DQHJNE#Y~")
LEFT, RIGHT = 8, 4
# Ranges of words.
Content = Sequence[tuple[int, int]]
PRONOUNS = frozenset("OUW")
# What stands before the subject of a clause.
BEFORE_SUBJECT = frozenset(",;:\"”’'SK")


class NounPhrase(NamedTuple):
    """Words `first` to `last` (exclusive) and the number of phrases between it and the cue, negative on the left."""

    first: int
    last: int
    rank: int


def noun_phrases(prose: Prose, cue: CueWord, content: Content) -> list[NounPhrase]:
    """The noun phrases of the cue's sentence that stand nearest to it, left ones first; none in `content` at its
    beginning or end."""
    first, last = cue.window
    for begins, ends in content:
        if begins <= first < ends <= cue.first:
            first = ends
        elif cue.last <= begins < last <= ends:
            last = begins
    left: list[NounPhrase] = []
    i = cue.first
    while i > first and len(left) < LEFT:
        phrase = phrase_ending(prose, i, first)
        if phrase:
            left.append(NounPhrase(*phrase, -1 - len(left)))
            i = phrase[0]
        else:
            i -= 1
    right: list[NounPhrase] = []
    i = cue.last
    while i < last and len(right) < RIGHT:
        phrase = phrase_starting(prose, i, last)
        if phrase:
            right.append(NounPhrase(*phrase, 1 + len(right)))
            i = phrase[1]
        else:
            i += 1
    return left[::-1] + right


def phrase_ending(prose: Prose, last: int, least: int) -> tuple[int, int] | None:
    """The noun phrase that ends before word `last`, with what hangs on it by "of"; none where no word from `least` on
    stands before."""
    if last <= least:
        return None
    tags = prose.words.tags
    if tags[last - 1] in "OUW":
        return last - 1, last
    if tags[last - 1] not in "NEQ#DHJ" or (tags[last - 1] in "JD" and tags[last : last + 1] == "L"):
        return None
    last -= tags[last - 2 : last + 1] == "NJT" and last - 1 > least  # a boy | next to me
    i = last
    while i > least and (tags[i - 1] in NOMINAL or (i < last and i - 1 > least and joins(prose, i - 1))):
        if i < last and begins_phrase(prose, i):
            return i, last
        i -= 1
    opens = i - 1 == least or (i - 2 == least and tags[least] == "C")
    if opens and tags[i - 1 : i + 1] == "GN" and prose.words.lower[last - 1].endswith("s"):
        i -= 1  # hacking specialists say
    return i, last


def phrase_starting(prose: Prose, first: int, most: int) -> tuple[int, int] | None:
    """The noun phrase that begins with word `first`; none where no word is left before word `most`."""
    if first >= most:
        return None
    tags = prose.words.tags
    if tags[first] in "OUW":
        return first, first + 1
    if tags[first] not in "DQHJNE#":
        return None
    i = first
    while i < most and (tags[i] in NOMINAL or (first < i < most - 1 and joins(prose, i))):
        if i > first and begins_phrase(prose, i):
            break
        i += 1
    if i - 1 > first and ((tags[i - 1] in "JD" and tags[i : i + 1] == "L") or tags[i - 2 : i + 1] == "NJT"):
        i -= 1  # said this | week; a boy | next to me
    late = i - 1 > first and tags[i - 1 : i + 1] == "JP" and prose.words.lower[i - 1] in phrase_words("before when")
    i -= late  # said police | late on Tuesday
    return (first, i) if i > first else None


def is_compound(prose: Prose, i: int) -> bool:
    """Whether a word in -ing between two nouns makes one with them, for the noun before it cannot stand alone: policy
    planning director, media buying sources; not: officials citing papers, a man carrying flags."""
    tags, noun = prose.words.tags, prose.words.lower[i - 1]
    verb = reporting_forms().get(prose.words.lower[i])
    first = i - 1
    while first > 0 and tags[first - 1] in "NEJ":
        first -= 1
    bare = first == 0 or tags[first - 1] not in "DHQ#Y"
    return bare and not noun.endswith("s") and (verb is None or verb.speech == "thought")


def is_of_paper(prose: Prose, i: int) -> bool:
    """Whether a word in -ing behind a noun or a name is a paper, or says of what sort the paper behind it is: a court
    filing, U.S. lobbying records; not: a judge ruling on it."""
    tags, lower, known = prose.words.tags, prose.words.lower, vocabulary().documents
    if tags[i - 1] not in "NE":
        return False
    paper = lower[i] in known and tags[i + 1] in ".,;:VFM"
    sort = tags[i - 1] == "E" and lower[i + 1] in known and lower[i] not in reporting_forms()
    return paper or sort


def can_speak(prose: Prose, first: int, last: int) -> bool:
    """Whether a noun phrase names somebody who can speak: no report, no figures."""
    tags = prose.words.tags
    head = next((i for i in range(first + 1, last) if tags[i] == "P"), last) - 1  # survivors | of the flood
    return tags[head] == "E" or is_speaker(prose.words.lower[head])


def has_speaker(prose: Prose, verb: int, least: int, papers: Container[str] = ()) -> bool:
    """Whether the subject right before a verb and its auxiliaries, if one stands there, is somebody who can speak, or
    one of `papers`: the union is | threatening, they were | told; not: the storm is | threatening."""
    tags = prose.words.tags
    while verb > least and tags[verb - 1] in "MR":
        verb -= 1
    subject = phrase_ending(prose, verb, least)
    if subject is None or tags[subject[1] - 1] in PRONOUNS or prose.words.lower[subject[1] - 1] in papers:
        return True
    return can_speak(prose, *with_prepositions(prose, subject, least))


def is_speaker(noun: str) -> bool:
    """Whether a noun is one for people or a body: residents, the youth, the crowd, the ministry."""
    known = vocabulary()
    noun = noun.removeprefix("ex-")
    return any(noun in nouns for nouns in (known.roles, known.plurals, known.groups, known.organizations))


def with_prepositions(prose: Prose, phrase: tuple[int, int], least: int) -> tuple[int, int]:
    """The phrase with those before it, not before word `least`, that it hangs on by a preposition: an aide to | the
    fund; those still on | the ward."""
    first, last = phrase
    while first - 1 > least and prose.words.tags[first - 1] in "PT":
        joint = first - 2 if prose.words.tags[first - 2] == "R" else first - 1
        before = phrase_ending(prose, joint, least) if joint > least else None
        if before is None:
            break
        first = before[0]
    return first, last


def joins(prose: Prose, i: int) -> bool:
    """Whether word `i`, neither the first nor the last of its text, joins two parts of one noun phrase: of, &, the stop
    of an abbreviation, more than ten, nine in ten, a newly found letter, German forward Al Orr, a CNN/ORC poll, a
    Monday paper, three night porters, old and new members, media buying sources, a court filing, World Fish Body (WFB)
    director Al Orr."""
    word, tags = prose.words.lower[i], prose.words.tags
    tag, before, after = tags[i], tags[i - 1], tags[i + 1]
    if word in ("of", "&"):
        return before in "NEQ#" and after in "DHJNE"
    if word == "than":
        return prose.words.lower[i - 1] in phrase_words("comparative") and after in "#QD"
    if tag == "G":
        if after == "N" and f"{word} {prose.words.lower[i + 1]}" in vocabulary().roles:
            return before in "NEJY"  # Lund managing partner Dana Ruiz
        return (before == "N" and after == "N" and is_compound(prose, i)) or is_of_paper(prose, i)
    if tag == "R":
        return (before in "DHYJQC" and after in "JN") or (
            after == "E" and before in "EJ" and word in vocabulary().roles
        )
    if tag == "L":
        one = before in "#Q" and after == "N" and prose.words.written[i] == word and not word.endswith("s")
        return after == "Y" or one or (before in "DHYJ" and after in "NEJ#")
    if tag == "C":
        return before == "J" and after in "JR"
    if word == "/":
        return before in "NE" and after in "NE"
    if word in "()":
        return is_around_letters(prose, i if word == "(" else i - 2)
    if word == "." and after == "#":
        return prose.words.written[i - 1] == "No"  # No. 10
    if word == "." and after in "E~":
        return not begins_sentence(prose, i + 1)
    return word == "in" and before in "#Q" and after in "#Q"


def is_around_letters(prose: Prose, i: int) -> bool:
    """Whether the bracket at word `i` holds the letters of the body before it, and a noun goes on behind it."""
    tags = prose.words.tags
    if i < 1 or tags[i - 1 : i + 3] != "E(E)" or tags[i + 3 : i + 4] not in ("E", "N", "J"):
        return False
    letters = prose.words.written[i + 1]
    return len(letters) > 1 and letters.isupper()


def whole_phrase(prose: Prose, cue: CueWord, phrases: Sequence[NounPhrase], chosen: int) -> NounPhrase:
    """The chosen phrase with what it is one with: a name that "and" joins to it, and an apposition between commas."""
    phrase = phrases[chosen]
    if prose.words.tags[phrase.last - 1] in "OUW":
        return phrase
    ahead = phrase_ending(prose, phrase.first - 1, cue.window[0]) if phrase.rank == -LEFT else None
    beyond = [NounPhrase(*ahead, phrase.rank - 1)] if ahead else []  # the name that is one too far from the cue
    for before in [*reversed(phrases[:chosen]), *beyond]:
        if before.rank * phrase.rank > 0 and (
            joined(prose, cue, before, phrase) or describes(prose, cue, before, phrase)
        ):
            phrase = NounPhrase(before.first, phrase.last, phrase.rank)
    for after in phrases[chosen + 1 :]:
        if prose.words.lower[after.first - 1] == "(":
            continue
        if after.rank * phrase.rank < 0 or not (
            joined(prose, cue, phrase, after) or apposed(prose, cue, phrase, after)
        ):
            break
        phrase = NounPhrase(phrase.first, after.last, phrase.rank)
    return phrase


def joined(prose: Prose, cue: CueWord, one: NounPhrase, other: NounPhrase) -> bool:
    """Whether "and" makes one subject of two names: both stand first in their clause or right behind the cue; or of two
    nouns, said a teacher and a nurse. Not where the second does something else: said Okoro, and Lund nodded."""
    tags, link = prose.words.tags, prose.words.lower[one.last : other.first]
    verb = other.last + (tags[other.last : other.last + 1] == "R")
    if one.first == cue.last and tags[verb : verb + 1] in FINITE:
        return False
    named = tags[one.last - 1] == "E" and tags[other.last - 1] == "E"
    if link == ["and"] and one.first == cue.last and tags[other.last - 1] in "NE":
        return named or closes_apposition(prose, cue, other)
    return link in (["and"], [",", "and"], ["&"]) and named and opens_clause(prose, cue, one)


def apposed(prose: Prose, cue: CueWord, phrase: NounPhrase, after: NounPhrase) -> bool:
    """Whether `after` is an apposition to `phrase`, or hangs on one by a preposition, the letters of a body in brackets
    aside: the firm's lawyer, Dana Ruiz, said; the head of the World Fish Body (WFB), Dana Ruiz, said."""
    tags, lower = prose.words.tags, prose.words.lower
    link = lower[phrase.last : after.first]
    link = link[3:] if tags[phrase.last : phrase.last + 3] == "(E)" else link
    if link[:1] and link[0] in phrase_words("naming") and link[1:] in ([], ["as"]):
        return tags[phrase.last - 1] != "E" and tags[after.first] == "E" and closes_apposition(prose, cue, after)
    leads = tags[phrase.last] == "P" or (tags[phrase.last] == "T" and is_speaker(lower[phrase.last - 1]))  # aide to
    if (leads and len(link) == 1 and link != ["on"]) or describes_behind(prose, cue, phrase, link):
        return tags[after.last - 1] != "L" and closes_apposition(prose, cue, after)
    return (
        link == [","]
        and tags[after.last - 1] in "NEJ#"
        and tags[after.first] not in "OL"
        and closes_apposition(prose, cue, after)
    )


def describes(prose: Prose, cue: CueWord, name: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether `phrase` is an apposition to the name that opens the clause, so that the name speaks: Tor Vik (R), a
    friend of Pell, said."""
    tags, link = prose.words.tags, prose.words.lower[name.last : phrase.first]
    bracketed = link[:1] == ["("] and link[-2:] == [")", ","]
    of = next((i for i in range(phrase.first, phrase.last) if prose.words.lower[i] == "of"), phrase.last)
    described = tags[name.last - 1] == "E" and tags[phrase.first] == "D" and tags[of - 1] in "NJ"
    closed = phrase.last != cue.first and closes_apposition(prose, cue, phrase)
    return (link == [","] or bracketed) and described and closed and opens_clause(prose, cue, name)


def closes_apposition(prose: Prose, cue: CueWord, phrase: NounPhrase) -> bool:
    """Whether an apposition that ends with `phrase` can end, or go on by a preposition: at a comma, a stop or the
    cue."""
    if phrase.last == cue.first:
        return phrase.rank < 0
    if phrase.last >= len(prose.words.lower):
        return True
    return (
        prose.words.lower[phrase.last] in (",", ".", ";", ":", "--", "—", "–", '"', "“", "''")
        or prose.words.tags[phrase.last] == "P"
    )


def opens_clause(prose: Prose, cue: CueWord, phrase: NounPhrase) -> bool:
    """Whether a phrase stands first in its clause or right behind its verb, so that "and" behind it joins subjects."""
    return phrase.rank == 1 or stands_first(prose, cue, phrase.first)


def stands_first(prose: Prose, cue: CueWord, first: int) -> bool:
    """Whether a phrase that begins with word `first` stands first in its clause."""
    words = prose.words
    return first == cue.window[0] or words.tags[first - 1] in BEFORE_SUBJECT or words.lower[first - 1] == "''"


def describes_behind(prose: Prose, cue: CueWord, phrase: NounPhrase, link: Sequence[str]) -> bool:
    """Whether the two words behind a noun for speakers are an adjective or a participle, which tells who they are, and
    its preposition: a source | close to | the deal said; officials | briefed on | it said; not: leaders | relied on |
    it, saying so."""
    tags = prose.words.tags
    if len(link) != 2 or tags[phrase.last + 1] not in "PT" or not is_speaker(prose.words.lower[phrase.last - 1]):
        return False
    finite = cue.kind == "source" or cue.form in ("V", "F")
    closes = link[0] in phrase_words("closer") and tags[phrase.last] not in FINITE
    return tags[phrase.last] == "J" or closes or (finite and tags[phrase.last] in "VI")
