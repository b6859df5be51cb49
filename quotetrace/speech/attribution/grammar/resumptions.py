"""How a sentence goes on behind an attribution that is inserted into it: It was, he said, | a mistake; It is old, he
told the House, | but it holds."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import has_clause
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.parted import OPENS_RELATIVE
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import OF_CLAUSES, has_clause_at, takes_up
from quotetrace.speech.attribution.grammar.frames import FIRST, SUBJECT, is_circumstance
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.prose import Prose, opens_stretch

__all__ = [
    "INSERTED_REACH",
    "behind_apposition",
    "behind_break",
    "behind_circumstances",
    "behind_clausal",
    "behind_heard",
    "depends",
    "parts_from",
    "relative_end",
    "relative_start",
    "resumed",
]

# How many words an inserted subject may have.
INSERTED_REACH = 25
# The classes of verbs behind which "and" may join a second clause to the one before: It was late, he said, and it
# rained.
JOINING = frozenset({"say", "tell", "announce", "state"})


def behind_clausal(prose: Prose, cue: CueWord, at: int, inverted: bool) -> int | None:
    """Where the verb of a clause that is a subject follows behind the attribution that the comma `at` opens: What
    hurts, says the vet, Ida Lund, | is the cold; That it leaked, Lund told the council, | was “clear.”"""
    words, last = prose.words, cue.window[1]
    if words.lower[at] != "," or prose.stretch_of[at] >= 0:
        return None
    if inverted:
        return resumed(prose, cue, at, at)
    comma = words.tags.find(",", cue.last, last) if cue.kind == "tell" else -1
    verb = comma + 1 + (0 < comma < last - 1 and opens_stretch(prose, comma + 1))
    return comma + 1 if comma > 0 and verb < last and words.tags[verb] in FINITE else None


def behind_break(prose: Prose, cue: CueWord, at: int, inverted: bool) -> int | None:
    """Where a clause goes on that breaks off before the comma `at`, right behind its auxiliary, or behind a verb before
    a number: It was, he said, | a mistake; The pit employs, according to the union, | 400 people; None where it does
    not."""
    words, last = prose.words, cue.window[1]
    verb = words.tags[at - 1 - (words.tags[at - 1] == "R")]  # will never, the king said, give
    if words.tags[at] != "," or verb not in FINITE or prose.stretch_of[at] >= 0 or cue.kind == "think":
        return None
    comma = words.tags.find(",", cue.last, last) if inverted or cue.kind == "tell" else behind_circumstances(prose, cue)
    subject = words.tags[cue.last : comma]
    comma = behind_apposition(prose, cue, comma) if inverted else comma
    if not cue.last <= comma < last - 1 or words.tags[comma] != "," or prose.stretch_of[comma] >= 0:
        return None
    if words.lower[comma + 1] in column("relatives") or not OF_CLAUSES.isdisjoint(subject):
        return None
    counts = cue.kind == "source" and words.tags[comma + 1] in "#Q$"
    return comma + 1 if verb == "M" or counts else None


def behind_apposition(prose: Prose, cue: CueWord, comma: int) -> int:
    """The comma that closes the apposition or the relative clause behind `comma` to an inverted subject, or `comma`: It
    was, said his teacher, Tor Vik|, a mistake; It was, said Tor Vik, who taught him|, a mistake."""
    words, last = prose.words, cue.window[1]
    if comma > 0 and comma + 1 < last and words.lower[comma + 1] in OPENS_RELATIVE:
        return max(comma, words.tags.find(",", comma + 1, last))
    other = phrase_starting(prose, comma + 1, last) if comma > 0 else None
    if other is None or words.lower[other[1] : other[1] + 1] != [","]:
        return comma
    named = words.tags[comma - 1] == "N" and set(words.tags[slice(*other)]) == {"E"}
    told = words.tags[comma - 1] == "E" and (words.tags[other[0]] == "H" or words.lower[other[0]] == "the")
    behind = words.tags[other[1] + 1 : other[1] + 2]
    role = told and (behind in FIRST or behind in FINITE) and words.lower[other[1] - 1] in vocabulary().roles
    return other[1] if named or role else comma


def depends(prose: Prose, cue: CueWord, at: int, comma: int) -> bool:
    """Whether a clause stands before the comma `at`, and behind the `comma` of the cue a quotation or clause that only
    depends on it or is joined to it: Many did not, she said, “because ...”; He votes, he said, “with ...”; the worm is
    old, they found, which ...; it was late, he said, so they left."""
    words, behind = prose.words, comma + 1
    if behind + 1 >= cue.window[1] or words.lower[comma] != ",":
        return False
    marked = (
        opens_stretch(prose, behind) and words.tags[behind + 1] in "SWPT" and words.written[behind + 1][0].islower()
    )
    relative = words.tags[behind] == "W" and words.lower[behind] in column("relatives")
    bare = comma == cue.last and prose.stretch_of[behind] < 0
    phrase = words.tags[behind] == "P" and bare and not is_venue(prose, behind)
    phrase = phrase or (bare and words.lower[behind] in phrase_words("particularizing"))
    return (marked or relative or phrase or hangs_on(prose, cue, behind)) and has_clause(prose, cue.window[0], at)


def hangs_on(prose: Prose, cue: CueWord, behind: int) -> bool:
    """Whether bare words from `behind` on are an infinitive, or a clause that a conjunction opens: it was late, he
    said, | because the bus had gone; not: he said, | and left."""
    words = prose.words
    if cue.speech != "yes" or prose.stretch_of[behind] >= 0:
        return False
    joint = words.tags[behind] == "C" and cue.kind in JOINING and words.tags[cue.first] != "N"  # whiter states, but
    joins = joint or words.lower[behind] in phrase_words("hanging")
    return words.tags[behind : behind + 2] == "TB" or (joins and has_clause_at(prose, behind + 1, cue.window[1]))


def is_venue(prose: Prose, preposition: int) -> bool:
    """Whether the noun phrase behind a preposition tells where or when something was said: in a statement, on
    Monday; no gerund does."""
    phrase = phrase_starting(prose, preposition + 1, len(prose.words.tags))
    if phrase is None:
        return prose.words.tags[preposition + 1 : preposition + 2] != "G"
    return prose.words.lower[phrase[1] - 1] in column("channels", "noun")


def behind_circumstances(prose: Prose, cue: CueWord) -> int:
    """The comma behind a cue and where or when it was said, or the word behind the cue: forecasters said late on
    Tuesday |, could reach; it wrote on X, formerly Twitter |, had been."""
    comma = prose.words.tags.find(",", cue.last, cue.window[1])
    if comma > 0 and prose.words.tags[comma - 1] == "K":
        return cue.last  # said on Monday that, in his view, it
    if comma > 0 and prose.words.tags[comma + 1 : comma + 4] == "RE,":
        comma += 3
    return comma if comma > cue.last and is_circumstance(prose, cue.last, comma) else cue.last


def behind_heard(prose: Prose, cue: CueWord) -> int:
    """The comma behind whom something is told to, and where or when, or the word behind the cue: told the Post |, the
    match is off; told him on Monday |, it was."""
    heard, comma = phrase_starting(prose, cue.last, cue.window[1]), prose.words.tags.find(",", cue.last, cue.window[1])
    if (
        heard is None
        or comma < 0
        or prose.words.tags[comma - 1] == "K"
        or (heard[1] < comma and prose.words.lower[heard[1]] == "of")
    ):
        return cue.last
    return comma if comma == heard[1] or is_circumstance(prose, heard[1], comma) else cue.last


def resumed(prose: Prose, cue: CueWord, first: int, at: int) -> int | None:
    """The finite verb with which the sentence goes on that breaks off at the comma `at`, after word `first` or later,
    behind a comma and the subject of an inverted cue; a relative clause may stand between."""
    words, relative = prose.words, False
    i, last = cue.last + 1, min(cue.window[1], cue.last + INSERTED_REACH)
    while i < last:
        verb = i + opens_stretch(prose, i)
        verb += words.tags[verb : verb + 1] == "R"  # the mill, said Okoro, never closed
        if words.lower[i - 1] == "," and takes_up(prose, first, at, verb):
            return i
        if words.lower[i - 1] == "," and words.lower[i] in OPENS_RELATIVE:
            relative = True
        elif words.lower[i] == ",":
            relative = False
        elif (
            not relative and words.tags[i] not in SUBJECT and words.tags[i - 1 : i + 1] != "EC" and words.tags[i] != "U"
        ):
            return None
        i += 1
    return None


def parts_from(prose: Prose, off: int) -> bool:
    """Whether a phrase stands behind the comma before or at word `off`, which is no attribution: who, | like all of
    them, replied."""
    return prose.words.tags[off : off + 2].removeprefix(",").startswith("P")


def relative_start(prose: Prose, first: int, off: int) -> int:
    """Where content begins that begins with word `first` and breaks off at the comma before or at word `off`: with the
    relative clause that opens right there, behind a comma, if one does: all of them, | with which, she said, there
    was; the man, | whose car, she said, was old."""
    lower, tags = prose.words.lower, prose.words.tags
    comma = off - (lower[off - 1] == ",")
    owner = tags.rfind(",", first, comma) + 1
    if owner - 1 > first and lower[comma] == "," and lower[owner] == "whose" and FINITE.isdisjoint(tags[owner:comma]):
        return owner
    start = comma - 1 - (tags[comma - 2] == "P")
    some = phrase_ending(prose, start, first) if lower[start] == "of" else None
    start = some[0] if some else start  # the second of which, he said
    opens = (
        start - 1 > first
        and lower[comma] == ","
        and lower[start - 1] == ","
        and lower[comma - 1] in column("relatives")
    )
    return start if opens else first


def relative_end(prose: Prose, first: int, start: int, on: int, end: int) -> int:
    """Where content ends that opens with the relative clause at word `start`, goes on with word `on` behind an inserted
    attribution and may reach to `end`: at the comma behind which the verb follows of the noun, from word `first` on,
    that the clause is about: the fire, which, police said, began at noon|, killed two."""
    tags = prose.words.tags
    if start <= first or set("NEOUQ").isdisjoint(tags[first:start]) or not FINITE.isdisjoint(tags[first:start]):
        return end
    ends, comma = [], tags.find(",", on, end)
    while comma > 0:
        verb = comma + 1 + (tags[comma + 1 : comma + 2] == "R")
        if tags[verb : verb + 1] in FINITE and (
            not FINITE.isdisjoint(tags[on:comma]) or has_clause_at(prose, on, comma)
        ):
            ends.append(comma)
        comma = tags.find(",", verb, end)
    return next((comma for comma in ends if not tags.startswith(("V", "RV"), comma + 1)), ends[0] if ends else end)
