"""When what stands behind a verb of saying shows that it means a deed: added a third goal, denied bail, were announced
on the radio."""

from collections.abc import Mapping
from functools import cache

from quotetrace.lexicon import column, several, table
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import can_speak, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import least_end
from quotetrace.speech.attribution.grammar.marks import Content, has_marks, marked_whole
from quotetrace.speech.attribution.grammar.silences import is_passive, silence
from quotetrace.speech.attribution.grammar.things import HEARERS, is_inscribed
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.titles import has_capitals

__all__ = ["does_a_deed"]

# What a noun phrase of one piece is made of, and what begins the second of two.
NOMINAL, SECOND = frozenset("DQHJNE#YR~"), frozenset("DHQ#")
# The classes of the head of one.
HEADS = frozenset("NEQU#")
# What whoever does a thing to somebody is made of: warned by | police.
AGENT = frozenset("DHENJ,")
# Stands for any object of a deed.
ANY = "*"
# What may stand between a verb and its object.
ADVERBS = frozenset("R")
# Classes of words with which a clause or an infinitive begins or goes on: with one of these, words may be what was
# said.
CLAUSAL = frozenset("VMFBGTKSW")


@cache
def deeds() -> Mapping[str, frozenset[str]]:
    """For verbs that also mean a deed, the objects that tell so; * is any object."""
    return {row["lemma"]: frozenset(several(row["objects"])) for row in table("deeds")}


def does_a_deed(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether the only content is an object or a circumstance that shows that nothing was said."""
    first, last = content[0]
    if len(content) > 1 or prose.stretch_of[cue.first] >= 0:
        return False
    if first < cue.last:
        return not has_marks(prose, cue, content) and thing_behind(prose, cue) > cue.last
    if cue.kind != "quoted" and cue.lemma in silence("verbatim") and not quotes_marks(prose, first, last):
        return True
    lower = prose.words.lower
    main = cue.form == "G" and lower[cue.first - 1] == "," and prose.words.tags[first] in "VF"
    if (
        first > cue.last
        and cue.kind != "ask"
        and lower[first - 1] == ","
        and (main or lower[first] in column("relatives"))
    ):
        return prose.stretch_of[first] < 0  # Berg, testifying in May, told the court; testifying in May, who left
    if lower[cue.first] in silence("voicing") and last - first == 1 and prose.words.tags[first] == "N":
        return True  # a letter expressing sorrow
    relative = prose.words.tags[first] in FINITE and prose.words.tags[first - 1] == "K"
    relative = relative and "'" not in lower[first] and "’" not in lower[first]  # not: that we're late
    behind = first - 2 > cue.last and prose.words.tags[first - 2] == "N" and not has_marks(prose, cue, content)
    if relative and (cue.kind in ("noun", "continue") or behind):
        return True  # a statement that surprised them; conceded in an email that was short
    if cue.kind == "continue" and cue.lemma in silence("answering") and only_answers(prose, cue, first, last):
        return True
    if has_marks(prose, cue, content):
        return (cue.kind == "continue" and tells_how(prose, cue, first, last)) or (
            (cue.kind in silence("listing") or ANY in deeds().get(cue.lemma, ()))
            and holds_names(prose, first, last)
            and not is_inscribed(prose, cue)
        )
    if cue.kind == "call" and (
        names_a_work(prose, content[0])
        or (cue.lemma == "call" and first == cue.last and is_telephoned(prose, first, last))
    ):
        return True
    if is_undone(prose, cue, first, last) or only_credits(prose, cue, first, last):
        return True
    preposition = cue.last + (prose.words.tags[cue.last] == "R")  # argued briefly with
    if first == preposition + 1 and prose.words.tags[preposition] == "P":
        return CLAUSAL.isdisjoint(prose.words.tags[first:last]) and is_circumstance(prose, cue, preposition)
    thing = thing_behind(prose, cue) if first > cue.last else cue.last
    about = thing > cue.last and prose.words.tags[thing] == "P" and prose.words.tags[thing + 1] not in "WS"
    return about or takes_a_thing(prose, cue, first, last)  # told the story of two brothers, not: of how it rained


def thing_behind(prose: Prose, cue: CueWord) -> int:
    """The word behind the noun phrase right behind a cue if its verb means a deed with that by name; else the cue's
    end: told the story | of two brothers."""
    phrase = phrase_starting(prose, cue.last, cue.window[1])
    named = phrase is not None and prose.words.lower[phrase[1] - 1] in deeds().get(cue.lemma, ())
    return phrase[1] if phrase is not None and named else cue.last


def only_answers(prose: Prose, cue: CueWord, first: int, last: int) -> bool:
    """Whether what stands behind a verb of answering is what it answers, or how, and no clause or quotation: responded
    to | his letter, reacted with a shrug, replied | to it by calling him “late”."""
    tags, before = prose.words.tags, prose.words.tags[first - 1]
    marks = next((i for i in range(first, last) if prose.stretch_of[i] >= 0), last)
    if marks < last or "K" in tags[cue.last : first]:
        return "K" not in tags[cue.last : first] and "PG" in tags[first:marks]
    return FINITE.isdisjoint(tags[first:last]) or tags[first] in "PTG" or (first > cue.last and before not in ",:G")


def only_credits(prose: Prose, cue: CueWord, first: int, last: int) -> bool:
    """Whether the object of a verb is only somebody whose words are passed on, or who is thanked for nothing that is
    told: citing | a police source; to thank | rescuers."""
    tags = prose.words.tags[first:last]
    bare = cue.lemma in silence("crediting") and CLAUSAL.isdisjoint(tags)
    bare = bare or (cue.lemma in silence("greeting") and CLAUSAL.union("P").isdisjoint(tags))
    return bare and can_speak(prose, first, last)


def tells_how(prose: Prose, cue: CueWord, first: int, last: int) -> bool:
    """Whether marked words right behind a verb that needs no object only tell how or when: would respond “in due
    course”."""
    tags, inner = prose.words.tags, first + 1
    opens = first == cue.last and marked_whole(prose, (first, last)) and tags[inner : inner + 1] == "P"
    return opens and prose.words.written[inner][0].islower() and FINITE.isdisjoint(tags[inner:last])


def holds_names(prose: Prose, first: int, last: int) -> bool:
    """Whether the marked words in a thing that is listed, found or shown are only the names of things behind their
    nouns, or titles, or one word before its noun: the band “Late Trains”, “Gone Away”, forty “lost” villages."""
    tags, written = prose.words.tags, prose.words.written
    if not CLAUSAL.isdisjoint(tags[first:last]):
        return False
    stretches = {s for s in prose.stretch_of[first:last] if s >= 0}
    for begin, end in (prose.stretches[s] for s in stretches):
        inner = [word for word in written[begin + 1 : end - 1] if word[0].isalpha()]
        title = len(inner) > 1 and has_capitals(inner)
        named = bool(inner) and inner[0][0].isupper() and (title or tags[begin - 1] == "N")
        sort = len(inner) == 1 and tags[end : end + 1] in ("N", "J") and first < begin < end < last
        if not (named or sort):
            return False
    return bool(stretches)


def quotes_marks(prose: Prose, first: int, last: int) -> bool:
    """Whether marked words stand in words `first` to `last`, and no finite verb before them: quoting a deckhand, |
    called it “a plank”."""
    marks = next((i for i in range(first, last) if prose.stretch_of[i] >= 0), None)
    return marks is not None and FINITE.isdisjoint(prose.words.tags[first:marks])


def is_undone(prose: Prose, cue: CueWord, first: int, last: int) -> bool:
    """Whether what follows right behind the cue tells only by whom the subject was told (a man warned by police was
    held), what it did not get (was denied a visa), or as what it did something (she repeated as champion)."""
    tags, behind = prose.words.tags, prose.words.lower[cue.last]
    if is_passive(prose, cue):
        if cue.lemma in silence("giving") and first == cue.last and CLAUSAL.isdisjoint(tags[first:last]):
            return True  # had been denied a visa
        return (
            behind == "by" and CLAUSAL.isdisjoint(tags[first:last]) and AGENT.issuperset(tags[cue.last + 1 : first])
        )  # was confirmed by her niece, | Ann Gow
    if first > cue.last:
        return False
    if behind == "by":
        return (
            cue.form in "VI"
            and not silence("done to").isdisjoint((cue.kind, cue.lemma))
            and tags[cue.last + 1 : cue.last + 2] in AGENT
        )
    return behind == "as" and cue.kind in silence("placed") and CLAUSAL.isdisjoint(tags[cue.last + 1 : last])


def is_telephoned(prose: Prose, first: int, last: int) -> bool:
    """Whether somebody is called to do something, by telephone: called Okoro to thank him."""
    phrase, tags = phrase_starting(prose, first, last), prose.words.tags
    named = phrase is not None and prose.words.lower[first] not in column(
        "word_classes", "words", tag="P"
    )  # Calls On Okoro To Go
    return phrase is not None and named and tags[phrase[1] - 1] in "EU" and tags[phrase[1] : phrase[1] + 2] == "TB"


def names_a_work(prose: Prose, part: tuple[int, int]) -> bool:
    """Whether what something is called ends in the title of a work: called his memoirs “Late Trains”."""
    span = prose.span(*part)
    return any(title.start > span.start and title.inner_end <= span.end <= title.end for title in prose.titles)


def is_circumstance(prose: Prose, cue: CueWord, at: int) -> bool:
    """Whether the preposition `at` behind a cue tells how, where or for what, and not what was said: announced on the
    radio, noted for its beaches, responded by leaving; nor does "said about" say what was said."""
    preposition = prose.words.lower[at]
    if cue.kind == "say" or preposition in silence("circumstance"):
        return True
    return cue.kind in silence("placed") and is_passive(prose, cue) and preposition not in silence("topic")


def takes_a_thing(prose: Prose, cue: CueWord, first: int, last: int) -> bool:
    """Whether the noun phrase right behind a cue is one with which its verb means a deed; a clause it begins tells
    otherwise."""
    objects = deeds().get(cue.lemma)
    if objects is not None and ANY in objects and describes_thing(prose, cue):
        return True
    if objects is None or not (HEARERS if cue.kind == "tell" else ADVERBS).issuperset(
        prose.words.tags[cue.last : first]
    ):
        return False
    tags, end = prose.words.tags, first + (prose.words.tags[first] == "U")
    while end < last and (
        (tags[end] in NOMINAL and (end == first or tags[end] not in SECOND or tags[end - 1] in SECOND))
        or tags[end - 1 : end + 2] in ("J,J", "J,N")  # a long, kind letter
    ):
        end += 1
    if tags[end - 1 : end + 1] == "NV" and prose.words.lower[end] in phrase_words("naming"):
        last = min(last, end)  # wrote a book | called “Late Trains”
    if end == first or (end < last and tags[end] in FINITE):
        return False
    head = next((i for i in range(end - 1, first - 1, -1) if tags[i] in HEADS), first)
    if prose.words.lower[head] in objects:
        return True
    if ANY in objects:
        clause = least_end(prose, first, last) > first if "," in tags[first:last] else tags[end : end + 1] in FINITE
        return not clause and tags[first - 1] != "K"
    return "+" in objects and tags[end - 1] in "EU" and end < last and tags[end] in SECOND  # denied Okoro a place


def describes_thing(prose: Prose, cue: CueWord) -> bool:
    """Whether a clause behind the object of a verb only describes it: added a goal | that won the cup; not: added the
    mayor | that."""
    tags = prose.words.tags
    thing = phrase_starting(prose, cue.last, cue.window[1])
    return thing is not None and tags[thing[1] : thing[1] + 1] == "K" and tags[thing[1] + 1 : thing[1] + 2] in FINITE
