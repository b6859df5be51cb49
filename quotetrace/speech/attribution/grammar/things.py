"""What stands beside a verb of saying and is not what was said: a title, an object, a place, a time."""

from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import DASHES, CueWord
from quotetrace.speech.attribution.candidates.sources import can_speak, phrase_ending, phrase_starting
from quotetrace.speech.attribution.grammar.findings import finds
from quotetrace.speech.attribution.grammar.handovers import follows_quotation
from quotetrace.speech.attribution.grammar.marks import Content, has_marks, marked_whole
from quotetrace.speech.attribution.grammar.silences import silence, verb_classes
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.prose import Prose, opens_stretch, word_at
from quotetrace.speech.prose.titles import has_capitals
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms

__all__ = ["HEARERS", "is_inscribed", "is_object", "is_paper", "is_read", "is_time", "is_title"]

# The classes of verbs of which a noun phrase behind "to" is who hears it.
HEARD = frozenset({"say", "state", "manner", "announce"})
# What those are made of who are told something.
HEARERS = frozenset("DHQJNEUY#~C")


@cache
def takers_of_titles() -> frozenset[str]:
    """The verbs whose object may be a title."""
    return column("verbs", "lemmas", titles="yes")


def is_title(prose: Prose, cue: CueWord, part: tuple[int, int]) -> bool:
    """Whether what a content begins with, the whole of it or all that is marked, is set like a title, and the verb is
    one that also takes titles: sang “The Long Shore”; read “The Long Shore” at school."""
    if (
        not (cue.kind == "other" or cue.lemma in takers_of_titles())
        or is_inscribed(prose, cue)
        or follows_quotation(prose, cue)
    ):
        return False
    title = next((title for title in prose.titles if title.start == prose.words.starts[part[0]]), None)
    if title is not None:
        behind = word_at(prose, title.end)
        return prose.words.tags[behind : behind + 1] in ("", "C", "P", ".")  # sang “Home” and left
    first, last = prose.stretches[prose.stretch_of[part[0]]] if prose.stretch_of[part[0]] >= 0 else part
    placed = first == part[0] and prose.words.tags[last : last + 1] == "P"
    if not (marked_whole(prose, part) or placed):
        return False
    words = [word for word in prose.words.written[first + 1 : last] if word[0].isalpha()]
    inner = prose.words.lower[first + 1 : last]
    return (
        (len(words) > 1 or cue.kind in ("other", "write", "announce"))
        and has_capitals(words)
        and not any(word in ".!?…" for word in inner)
        and not all(word.isupper() for word in words)
    )


def is_inscribed(prose: Prose, cue: CueWord) -> bool:
    """Whether the subject of "read", also of a clause about it, is something written: the sign on the gate read; a hat,
    which read."""
    lower, at = prose.words.lower, cue.first - 1
    at -= prose.words.tags[at] in "WK"
    at -= lower[at] == "," or lower[at] in DASHES
    placed = phrase_ending(prose, at + 1, cue.window[0]) if cue.lemma == "read" else None
    if placed is not None and placed[0] - 2 >= cue.window[0] and prose.words.tags[placed[0] - 1] == "P":
        at = placed[0] - 2
    return cue.lemma == "read" and at >= cue.window[0] and lower[at] in vocabulary().documents


def is_read(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether a participle between a cue and marked words tells that these stand on the cue's object: carried signs |
    reading | “Out”."""
    at, tags = content[0][0] - 1, prose.words.tags
    sign = phrase_starting(prose, at + 1, cue.window[1]) if at + 1 == cue.last and cue.form in "VF" else None
    if sign and prose.words.lower[sign[1] - 1] in vocabulary().documents and tags[sign[1] : sign[1] + 1] == "K":
        read = sign[1] + 1 < cue.window[1] and is_of_class(prose.words.lower[sign[1] + 1], ("read", "show"))
        return read and opens_stretch(prose, sign[1] + 2) and cue.kind in ("show", "other", "mention")
    form = reporting_forms().get(prose.words.lower[at]) if at > cue.last and opens_stretch(prose, at + 1) else None
    return form is not None and tags[at] == "G" and tags[at - 1] in "NE" and cue.kind in ("other", "mention")


def is_paper(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether a verb has something written for its object, and a participle tells what that says: issued a statement |
    saying that it was late."""
    first, lower = content[0][0], prose.words.lower
    issued = first >= cue.last and lower[cue.first] in silence("uttering") and prose.stretch_of[first] < 0
    paper = phrase_starting(prose, first, cue.window[1]) if issued else None
    if paper is None or lower[paper[1] - 1] not in vocabulary().documents:
        return False
    return prose.words.tags[paper[1] : paper[1] + 1] == "G" and is_of_class(
        lower[paper[1]], ("say", "state", "announce", "mention")
    )


def is_object(prose: Prose, cue: CueWord, part: tuple[int, int]) -> bool:
    """Whether a verb of saying has a plain object or place instead of words: claimed three lives, denied himself sugar,
    urged them.

    Nor does a name behind a colon say anything (Photo: A. Smith).
    """
    first, last = part
    tags = prose.words.tags[first:last]
    if cue.last <= first <= cue.last + 1 and is_time(prose, cue.last, last):
        return True  # said the other day, said that night
    written = first > cue.last and cue.kind == "write" and prose.words.lower[cue.last] == "to"
    addressed = cue.kind in HEARD and prose.words.lower[cue.last : cue.last + 1] == ["to"] and can_speak(prose, *part)
    if addressed and first == cue.last + 1 and {*tags}.isdisjoint("VMFBGTKS") and not has_marks(prose, cue, (part,)):
        return True  # complained to the owner of the house
    if written and prose.stretch_of[first] < 0 and prose.words.tags[first - 1] not in "K,:":
        return True  # wrote to the council
    if (
        cue.kind == "promise"
        and prose.words.tags[cue.last : cue.last + 1] == "P"
        and cue.last <= first <= cue.last + 1
        and {*tags}.isdisjoint("VMFT")
    ):
        return True  # as he has vowed at every stop
    if (
        cue.kind == "manner"
        and is_behind_plain_preposition(prose, cue, first)
        and {*tags}.isdisjoint("VMFT")
        and not has_marks(prose, cue, (part,))
    ):
        return True  # wept on the steps
    if last - first == 1 and tags == "J" and first == cue.last and prose.words.lower[cue.first - 1] in silence("being"):
        return True  # are confirmed dead
    if (
        first >= cue.last
        and (set(tags) <= {"T", "U"} or prose.words.lower[first:last] == ["it"])
        and prose.stretch_of[first] < 0
    ):
        return True  # was repeated to him
    told = phrase_starting(prose, first, last) if cue.kind == "tell" and first == cue.last else None
    if told is not None and told[1] < last and is_of_class(prose.words.lower[told[1]], ("say",)):
        return True  # had told his guests | said
    if first < cue.last or any(tag in "VMFBGTKSW" for tag in tags) or has_marks(prose, cue, (part,)):
        return False
    hearers = tags.removesuffix("L").removesuffix("P")
    if set(tags) == {"L"} or (cue.kind == "tell" and first == cue.last and HEARERS.issuperset(hearers)):
        return True  # repeated Thursday, told the dog on Sunday
    placed = (tags[0] == "U" or prose.words.lower[first] == "it") and tags[1:2] in ("R", "P", "L", "T")
    if placed and first == cue.last and cue.kind in verb_classes("objects", "no"):
        return True  # claimed it back from the insurers
    if cue.kind == "colon" and prose.words.tags[last - 1] == "E" and cue.sentence > 0:
        return True
    if (
        cue.kind in ("write", "call") and "E" in tags and set(tags) <= {*"DEP.,~"}
    ):  # posted on Facebook, a man called Okoro
        return True
    whole = phrase_starting(prose, first, last) if cue.kind == "deny" else None
    blamed = whole is not None and prose.words.lower[whole[1] - 1] in silence("denied")  # denies two counts of murder
    all_of_it = whole is not None and prose.words.lower[first] in phrase_words("all")  # denied all charges
    counted = tags[0] in "Q#P" and not (all_of_it or blamed)
    plain = counted or prose.words.lower[first] in silence("reflexive")
    return plain and cue.kind in verb_classes("objects", "no") and not finds(prose, cue)


def is_time(prose: Prose, first: int, last: int) -> bool:
    """Whether words only tell when: this week, the other day, that night."""
    tags, lower = prose.words.tags, prose.words.lower
    last -= tags[last - 1] in STOPS
    return (
        tags[first] in "DK"
        and {*tags[first + 1 : last - 1]} <= {"J"}
        and (tags[last - 1] == "L" or lower[last - 1] in phrase_words("time"))
    )


def is_behind_plain_preposition(prose: Prose, cue: CueWord, first: int) -> bool:
    """Whether words that begin with `first` stand behind a cue and a preposition that does not lead to what is said:
    wept on | the steps, in front of | them."""
    between = prose.words.tags[cue.last : first]
    return between in ("P", "PNP") and prose.words.lower[cue.last] not in phrase_words("objective")
