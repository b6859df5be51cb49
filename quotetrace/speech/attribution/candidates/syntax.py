"""Where clauses have their verbs: that the ferry, which sank, | was old; the claim that she lied | has never been
tested."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import phrase_starting
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.known import KNOWN
from quotetrace.speech.prose.listed import nouns_for_many, third_person
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import holds_not, is_of_class, past_alone

__all__ = [
    "CIRCUMSTANCE",
    "INSERTED",
    "LEADS",
    "NOUNS",
    "NOUN_PHRASE",
    "OF_CLAUSES",
    "behind_group",
    "gap_behind",
    "has_clause_at",
    "has_clause_behind_that",
    "is_about_words",
    "is_many",
    "lacks_verb",
    "least_end",
    "opens_main",
    "outer_verb",
    "second_infinitive",
    "subject_and_verb",
    "takes_up",
]

# How far behind a mark its second stands that closes an insertion.
INSERTED = 20
# What a noun phrase ends with, what it never has but a clause does, and what a phrase is made of that tells when or
# where, its preposition aside: on Monday, under questioning.
NOUNS, OF_CLAUSES, CIRCUMSTANCE = frozenset("NEJ"), frozenset("VFMBTGIKSW"), frozenset("LDNEJH#")
# What tells when and where something was said, its prepositions too, and what may be the verb of a main clause.
WHEN_AND_WHERE, MAIN_VERBS = CIRCUMSTANCE | frozenset("PQR"), FINITE | {"B"}
# What a noun phrase begins with, and what it is made of.
NOUN_PHRASE = frozenset("DHQJNE#")
# How long the subject of a clause may be.
SUBJECT_REACH = 10
# What a verb group goes on with: would not have been | shown.
VERB_GROUP = frozenset("MVIBR")
# What opens a clause in a clause, and what hardly ever stands behind a participle but often behind a verb: its object.
OPENERS, OBJECTS = frozenset("SWKC,;"), frozenset("DHQ")
# What opens words that are no main clause.
LEADS = frozenset("SPGVI")
# What follows a base form that is a verb: need | sleep, agree | that, remain | in.
BEHIND_BASE = frozenset('DHQJNE#$OPRTKGBCWS."“')
# The marks between which words are inserted, and what a phrase begins with that only leads up to a clause.
INSERTING, LEADING = frozenset({",", "-", "--", "—", "–", "("}), frozenset("PSR")


def has_clause_at(prose: Prose, at: int, last: int) -> bool:
    """Whether a subject and its finite verb begin with word `at`, or with the adverb there: only he can win."""
    tags = prose.words.tags
    if at + 1 < last and prose.words.lower[at] == "there":
        return tags[at + 1] in FINITE
    at += tags[at : at + 1] == "R" or tags[at : at + 2] == "JO"
    clause = subject_and_verb(prose, at, last)
    if clause is None:
        return False
    subject, verb = clause
    lone = tags[subject] == "O" and tags[verb] == "N" and prose.words.lower[verb].endswith("s")  # she prizes it
    return tags[verb] in FINITE or lone or (tags[verb] == "B" and is_many(prose, subject))


def has_clause_behind_that(prose: Prose, at: int, last: int) -> bool:
    """Whether a clause begins with word `at`, behind "that": its subject and verb, with what commas insert between
    them: the pier, which is old, leaks."""
    subject = phrase_starting(prose, at, min(last, at + SUBJECT_REACH))
    inserted = (
        subject is not None
        and prose.words.lower[subject[1] : subject[1] + 1] == [","]
        and least_end(prose, at, last) > at
    )
    return inserted or has_clause_at(prose, at, last)


def lacks_verb(prose: Prose, first: int, last: int) -> bool:
    """Whether no finite verb stands in words `first` to `last`, but in a relative clause: citing aides who saw it."""
    relative = (i for i in range(first, last) if prose.words.lower[i] in column("relatives"))
    return FINITE.isdisjoint(prose.words.tags[first : next(relative, last)])


def opens_main(prose: Prose, first: int, last: int) -> bool:
    """Whether a main clause can begin with word `first` and end before word `last`, also with a count or a gerund as its
    subject: At least 12 people, a nurse among them, died; Eating late does no harm; not: Leaving early, she said so;
    Hoping it would rain."""
    tags = prose.words.tags
    if tags[first] not in LEADS or tags[first : first + 3] in ("PR#", "PRQ") or tags[first : first + 2] == "P#":
        return True
    verb = next((i for i in range(first + 1, last) if tags[i] in FINITE), last)
    reports = is_of_class(prose.words.lower[first], ("say", "state", "think", "show", "announce", "tell", "promise"))
    gerund = tags[first] == "G" and not reports
    return gerund and verb < last and OPENERS.isdisjoint(tags[first:verb])


def subject_and_verb(prose: Prose, at: int, last: int) -> tuple[int, int] | None:
    """The last word of the noun phrase that begins with word `at`, and the word behind it and its adverbs."""
    subject = phrase_starting(prose, at, min(last, at + SUBJECT_REACH))
    verb = subject[1] if subject else last
    while verb < last and prose.words.tags[verb] == "R":
        verb += 1
    return (subject[1] - 1, verb) if subject and verb < last else None


def is_many(prose: Prose, word: int) -> bool:
    """Whether a subject that ends with `word` can have a verb without -s: they, companies."""
    return prose.words.tags[word] == "O" or prose.words.lower[word].endswith("s")


def takes_up(prose: Prose, subject: int, comma: int, verb: int) -> bool:
    """Whether word `verb` can be the finite verb of the noun phrase that begins with word `subject` and breaks off at a
    comma: the mill, he said, | is shut; Drivers, he said, | need rest; The fault, he said, | lies here."""
    tags, lower = prose.words.tags, prose.words.lower
    if tags[verb : verb + 1] in FINITE:
        return True
    subject += tags[subject] == "C"
    subject += tags[subject] == "R"
    phrase = phrase_starting(prose, subject, comma) if tags[verb : verb + 1] in ("B", "N") else None
    if (
        phrase is None
        or KNOWN[prose.words.written[verb]].tag not in "Bx"
        or tags[verb + 1 : verb + 2] not in BEHIND_BASE
    ):
        return False
    many = is_many(prose, phrase[1] - 1)
    return not many if third_person(lower[verb]) else many or lower[phrase[1] - 1] in nouns_for_many()


def least_end(prose: Prose, start: int, last: int) -> int:
    """The first place at which a clause that begins with word `start` has its verb: that, in his view, the pier, which
    is old, | is safe.

    `start` where that cannot be told: no finite verb follows the insertions, or marked words stand between.
    """
    tags, lower, own = prose.words.tags, prose.words.lower, prose.stretch_of[start]
    i, pending, main = start, 0, last
    if own >= 0 and prose.stretches[own][0] == start and FINITE.isdisjoint(tags[start : prose.stretches[own][1]]):
        i, own = prose.stretches[own][1], -1
    if i < last and tags[i] in LEADING:
        comma = tags.find(",", i, last)
        leads = comma > 0 and (tags[i] == "S" or FINITE.isdisjoint(tags[i:comma]))
        i = main = behind_comma(prose, comma) if leads else i
    while i < last and prose.stretch_of[i] == own:
        if lower[i] in INSERTING and i > start:
            closing = next((k for k in range(i + 1, last) if lower[k] == (")" if lower[i] == "(" else lower[i])), i)
            if tags[i : i + 2] == ",C" and (closing == i or not FINITE.isdisjoint(tags[i:closing])):
                return start
            i, pending = closing + 1, 0
        elif tags[i] in FINITE and tags[i - 1] != "T":
            if not pending:
                return i + 1
            pending -= 1
            i = behind_group(prose, i, last)
        else:
            pending += i > start and (
                tags[i] == "W" or (tags[i] == "K" and tags[i - 1] in "NE") or lower[i] in column("relatives")
            )
            i += 1
    stretch = prose.stretch_of[i] if main < i < last else -1
    marked = stretch >= 0 and not FINITE.isdisjoint(tags[i : prose.stretches[stretch][1]])
    return i + 1 if marked else start  # that while it rained, she “went on” |


def behind_comma(prose: Prose, comma: int) -> int:
    """The word behind a comma and the mark that closes right behind it."""
    stretch = prose.stretch_of[comma]
    return comma + 1 + (stretch >= 0 and prose.stretches[stretch][1] == comma + 2)


def second_infinitive(prose: Prose, start: int, last: int) -> int:
    """The last infinitive that "and" joins to the one at `start`, behind a relative clause too: to sell the pier, which
    he owns, | and to leave."""
    tags, own = prose.words.tags, prose.stretch_of[start]
    found = start
    for i in range(start + 2, last - 1) if tags[start] == "T" else ():
        if tags[i] == "S" or prose.stretch_of[i] != own:
            break
        if tags[i : i + 2] == "CT" and tags[i + 2 : i + 3] in ("B", "N") and prose.words.lower[i - 1] == ",":
            found = i + 2
    return found


def outer_verb(prose: Prose, start: int, last: int, *, begun: bool = False) -> int:
    """The word before which a clause ends that begins with word `start` and is part of a subject: the claim that she
    lied | has been tested.

    `last` where no verb follows that can only be that of the outer clause. `begun`: the clause has had its verb before
    `start`.
    """
    tags, own = prose.words.tags, prose.stretch_of[start]
    found, opened, i = (
        begun or (tags[start : start + 1] == "T" and tags[start + 1 : start + 2] in ("B", "N")),
        False,
        start,
    )
    while i < last:
        if prose.stretch_of[i] != own or (i == start and own >= 0):
            if prose.stretch_of[i] < 0:
                return last
            i = prose.stretches[prose.stretch_of[i]][1]
            own = -1
            continue
        if (tags[i] in OPENERS and (tags[i] != "S" or has_clause_at(prose, i + 1, last))) or prose.words.lower[
            i
        ] in column("relatives"):
            opened = True
        if tags[i - 1 : i + 1] == "TM":
            i = behind_group(prose, i, last)  # to be banned
        elif tags[i] == "M" and holds_subject(prose.words.lower[i]):
            found, opened, i = True, False, behind_group(prose, i, last)
        elif (tags[i] in FINITE and tags[i - 1] != "T") or tags[i - 1 : i + 1] == "OB":
            if not found and tags[i] == "V" and tags[i - 1] != "O" and tags[i + 1 : i + 2] not in OBJECTS:
                if tags[i - 1] != ",":
                    return last
                i += 1
                continue  # the pier, built in 1911, has
            if found and not opened:
                return (
                    behind_content(prose, i)
                    if tags[i] != "V"
                    or tags[i + 1 : i + 2] in OBJECTS
                    or tags[i - 1] == "R"
                    or prose.words.lower[i] in past_alone()
                    or is_of_class(prose.words.lower[i], ("say", "tell"))
                    else last
                )
            found, opened = True, False
            i = behind_group(prose, i, last)
        else:
            i += 1
    return last


def holds_subject(word: str) -> bool:
    """Whether an auxiliary is one word with its subject: he's, they’re; not isn't."""
    return ("'" in word or "’" in word) and not holds_not(word)


def behind_group(prose: Prose, i: int, last: int) -> int:
    """The word behind the verb group that begins with word `i`: auxiliaries, adverbs and one past form: was shut |
    angered her; it was rigged | is being said; would help | was; but helped make."""
    tags, past = prose.words.tags, prose.words.tags[i] == "V"
    i += 1
    while i < last and tags[i] in VERB_GROUP and not (tags[i] in "VI" and tags[i - 1] in "VIBG"):
        if tags[i] == "M" and (past or tags[i - 1] == "B"):
            break
        past = past or tags[i] in "VI"
        i += 1
    return i


def behind_content(prose: Prose, verb: int) -> int:
    """The place before a verb and the adverbs that stand before it and not behind its auxiliary: also weighed on, but
    has also weighed on."""
    first = verb
    while prose.words.tags[verb] != "M" and prose.words.tags[first - 1] == "R":
        first -= 1
    return first


def gap_behind(prose: Prose, cue: CueWord) -> int | None:
    """Where the verb that “what” is the subject of stands behind a cue, or behind when and where that was said: what
    police said | was a shot; it is on top of what the bank said in May | had come to 40."""
    at = verb_of_what(prose, cue)
    return at if at == cue.last or (at is not None and follows_main_verb(prose, cue)) else None


def is_about_words(prose: Prose, cue: CueWord) -> bool:
    """Whether the one verb behind what somebody said, and when and where, tells of those words: What Foss said on Friday
    shocked her; not: What Foss said was a shot was thunder; What Foss said was that it rained."""
    tags, at = prose.words.tags, verb_of_what(prose, cue)
    if at is None or follows_main_verb(prose, cue):
        return False
    behind = at
    while behind < cue.window[1] and tags[behind] in VERB_GROUP:
        behind += 1
    marked = any(stretch >= 0 for stretch in prose.stretch_of[at : cue.window[1]])
    return not marked and (FINITE | {"K"}).isdisjoint(tags[behind : cue.window[1]])


def verb_of_what(prose: Prose, cue: CueWord) -> int | None:
    """The finite verb behind a cue whose clause “what” opens and behind when and where it was said, its adverbs first;
    None also where somebody asks (what we must ask is)."""
    tags, at = prose.words.tags, cue.last
    if cue.opener not in phrase_words("free relative") or cue.kind == "ask":
        return None
    while at < cue.window[1] and tags[at] in WHEN_AND_WHERE:
        at += 1
    if tags[at : at + 1] not in FINITE:
        return None
    while tags[at - 1] == "R" and at - 1 > cue.last:
        at -= 1
    return at


def follows_main_verb(prose: Prose, cue: CueWord) -> bool:
    """Whether the sentence has a verb before the word that opens the clause of a cue: he agreed with what Foss said."""
    first, _ = prose.sentences[cue.sentence]
    opener = next((i for i in range(cue.first - 1, first, -1) if prose.words.lower[i] == cue.opener), first)
    return not MAIN_VERBS.isdisjoint(prose.words.tags[first:opener])
