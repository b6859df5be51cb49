"""Where a clause without "that" begins behind whom it is told to, and where: told reporters | prices would rise; told
newsmen at the airport | he had no word; and what they are told to do."""

from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, VERBAL, CueWord
from quotetrace.speech.attribution.candidates.introducers import main_follows
from quotetrace.speech.attribution.candidates.sources import is_speaker, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import has_clause_behind_that
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.listed import forms_of_be, nouns_for_many
from quotetrace.speech.prose.prose import Prose

__all__ = ["COMMANDING", "OPENS_CLAUSE", "TELLING", "behind_hearer", "commanded", "governs_object"]

# What is made of who is told something, and what opens a clause.
HEARER, OPENS_CLAUSE = frozenset("DHJNELY"), frozenset("DHOQENJ#")
RELATIVES = column("relatives")
# How many words behind the first noun phrase behind "told" a "that" shows that nobody is told the clause without it.
FAR = 12
# The classes of verbs by which somebody is told to do something.
COMMANDING = frozenset({"urge", "tell", "ask"})
# Verbs with whom they tell, and what.
TELLING = column("silence", "words", kind="telling")
# The classes of verbs of which no preposition leads to what is said.
CLAUSAL_ONLY = frozenset({"say", "quote"})


def behind_hearer(prose: Prose, cue: CueWord, first: int) -> int:
    """Where a clause without "that" begins behind the name that closes who is told it, from word `first` on, or behind
    a noun for listeners or media, or at the word that tells that something is there; 0 where none does: told the
    Norland news agency Sunda | the pier was shut; told reporters | prices would rise; told reporters | there was no
    money.

    A verb that can do without a hearer has one only before the subject of the clause (warned drivers | roads could
    flood). Where the cue is the verb of "as", that is behind the comma: As Okoro told the Post, | the pier was shut.
    """
    if cue.kind != "tell":
        return behind_bare_hearer(prose, cue, first) if cue.lemma in TELLING else 0
    tags, lower, (_, last), i, behind = prose.words.tags, prose.words.lower, cue.window, first + 1, 0
    comma = tags.find(",", first, last) if cue.opener == "as" else -1
    told = first < comma < last - 1 and HEARER.issuperset(tags[first:comma])
    if told and lower[comma + 1] not in RELATIVES:
        return comma + 1
    while i < last and (tags[i - 1] in HEARER or lower[i - 1] in hearers() or is_counted(prose, i - 1, first)):
        if tags[i - 1] == "E" and tags[i] in "DHOQ#":
            return i if main_follows(prose, i, last) or has_clause_behind_that(prose, i, last) else 0
        if lower[i] in phrase_words("existential") and tags[i + 1 : i + 2] in FINITE:
            return i
        opens = tags[i] in OPENS_CLAUSE and lower[i] not in RELATIVES and lower[i] not in hearers()
        heard = lower[i - 1] in hearers() or (is_plural(lower[i - 1]) and tags[first] in "DH")
        if opens and heard and has_clause_behind_that(prose, i, last):
            behind = i
        i += 1
    return behind or behind_bare_hearer(prose, cue, first)


def behind_bare_hearer(prose: Prose, cue: CueWord, first: int) -> int:
    """Where the subject of a clause begins right behind the noun, from word `first` on, for whom it is told, be it that
    a verb of telling has one of each or that it is people: told Bay Radio | officers had come; told the board | new
    staff were there; warned drivers | roads could flood; 0 where none does."""
    tags, (_, last) = prose.words.tags, cue.window
    head = first
    while head < last and tags[head] in HEARER:
        head += 1
    subject = head - 1
    while subject > first and tags[subject - 1] == "J":
        subject -= 1
    if subject <= first or tags[head - 1] != "N" or "K" in tags[head : min(last, head + FAR)]:
        return 0
    told = tags[subject - 1] == "E" or tags[first] + tags[subject - 1] == "DN"
    noun = prose.words.lower[subject - 1]
    people = tags[first:subject] == "N" and noun in vocabulary().plurals and noun.endswith("s")
    if not (people or (cue.kind == "tell" and told)):
        return 0
    while tags[head : head + 1] == "P" and (phrase := phrase_starting(prose, head + 1, last)):
        head = phrase[1]
    return subject if tags[head : head + 1] in FINITE else 0


def is_plural(noun: str) -> bool:
    """Whether a noun stands for many: drivers, people."""
    return noun in vocabulary().plurals or noun in nouns_for_many()


def is_counted(prose: Prose, word: int, first: int) -> bool:
    """Whether a word is the "of" behind a noun for many, or the number behind that: told a crowd | of | 400 | people."""
    tags, lower = prose.words.tags, prose.words.lower
    return (
        word > first and (tags[word - 1 : word + 1] == "NP" or tags[word] == "#") and "of" in lower[word - 1 : word + 1]
    )


@cache
def hearers() -> frozenset[str]:
    """Nouns and media, in small letters, that end a phrase for whom something is told."""
    listeners = column("addressees", "forms", kind="listener") | column("addressees", "forms", kind="medium")
    media = column("outlets", "key", role="noun") | column("channels", "noun", type="broadcast")
    names = {name.lower() for name in media | column("agencies", "aliases")}
    return listeners | column("silence", "words", kind="assembled") | names


def governs_object(prose: Prose, cue: CueWord, last: int) -> bool:
    """Whether the word behind a verb is the preposition of its object: warned of | floods, called on | Vik to go."""
    lower = prose.words.lower
    return (leads_to_hearer(prose, cue) and commanded(prose, cue) is not None) or (
        cue.form in VERBAL
        and cue.kind not in CLAUSAL_ONLY
        and cue.last + 1 < last
        and prose.words.tags[cue.last] == "P"
        and lower[cue.last] in phrase_words("objective")
    )


def commanded(prose: Prose, cue: CueWord) -> int | None:
    """The "to" of what someone is told to do, right behind who that is: urged drivers | not | to use the bridge, asked
    residents of the islands | to stay at home, appealed to them | to go."""
    tags = prose.words.tags
    governed = leads_to_hearer(prose, cue)
    if cue.kind not in COMMANDING and not (governed and cue.kind == "call"):
        return None
    end = at = cue.last + governed
    while end < len(tags) and tags[end] in "UDHQJNE#Y" and (end == at or tags[end - 1] != "U"):
        end += 1
    anyone = tags[at : at + 1] == "U"  # urged anyone with evidence to come
    while tags[end : end + 1] == "P" and (
        anyone or (is_speaker(prose.words.lower[end - 1]) and belongs(prose, cue, end))
    ):
        phrase = phrase_starting(prose, end + 1, cue.window[1])
        if phrase is None:
            break
        end = phrase[1]
    end -= end - 1 > at and tags[end - 1] == "J" and prose.words.lower[end - 1].endswith("ing")  # those | living there
    described = (
        end > at
        and prose.words.lower[end - 1] in nouns_for_many()
        and "".join(prose.words.lower[end : end + 1]).endswith("ing")
    )
    if described or (anyone and not RELATIVES.isdisjoint(prose.words.lower[end : end + 1])):
        comma = tags.find(",", end, cue.window[1])
        infinitive = tags.find("TB", end, comma if comma > 0 else cue.window[1])
        end = infinitive if infinitive > 0 else end  # urged anyone who saw it, those living there, to come
    to = end + (tags[end : end + 1] == "R")
    calm = tags[to : to + 1] == "T" and not forms_of_be().isdisjoint(prose.words.lower[to + 1 : to + 2])  # to be calm
    named = tags[to : to + 2] == "TN" and (to > end or tags[to + 2 : to + 3] in OPENS_CLAUSE)  # not to panic
    return to if end > at and (tags[to : to + 2] == "TB" or calm or tags[to : to + 3] == "TRB" or named) else None


def leads_to_hearer(prose: Prose, cue: CueWord) -> bool:
    """Whether a preposition stands between a verb and whom it tells to do something: appealed to | drivers, pleaded with | them;
    not: pushed to | move arms."""
    tags, at = prose.words.tags, cue.last
    pleads = cue.lemma in phrase_words("pleading") and prose.words.lower[at : at + 1] == ["with"]
    if at + 1 >= len(tags) or not (pleads or prose.words.lower[at] in phrase_words("commanding")):
        return False
    return (
        tags[at] == "P"
        or tags[at + 1] in "DHEOUJ"
        or prose.words.lower[at + 1][-1] == "s"
        or is_speaker(prose.words.lower[at + 1])
    )


def belongs(prose: Prose, cue: CueWord, preposition: int) -> bool:
    """Whether a preposition leads from people whom somebody urges to where they belong (residents of the islands), and
    not to what they are told of, or when: warned owners of the risk, urged fans in May."""
    lower, told = prose.words.lower[preposition], column("silence", "words", kind="apprising")
    behind = prose.words.tags[preposition + 1 : preposition + 2]
    place = lower in column("silence", "words", kind="belonging") and behind in ("D", "E", "H")
    return place and not (lower == "of" and cue.lemma in told)
