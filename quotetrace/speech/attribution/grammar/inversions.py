"""A verb of speech and, behind it, its subject, at the end of what is said or before it: Ice was found on the moon, say
experts · Said Okoro, the mayor: “Never.”"""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import has_clause, head_end, is_done_by
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.described import ends_described
from quotetrace.speech.attribution.candidates.parted import OPENS_RELATIVE
from quotetrace.speech.attribution.candidates.sources import is_speaker, phrase_ending, phrase_starting
from quotetrace.speech.attribution.candidates.subjects import is_all_subject
from quotetrace.speech.attribution.candidates.syntax import has_clause_at, opens_main
from quotetrace.speech.attribution.grammar.findings import finds
from quotetrace.speech.attribution.grammar.frames import FIRST, SUBJECT, behind_lead, is_circumstance, is_report
from quotetrace.speech.attribution.grammar.marks import Content, opens_anew
from quotetrace.speech.attribution.grammar.resumptions import resumed
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.attribution.grammar.things import is_time
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["inverted_at_end", "inverted_at_start", "is_object_behind", "speaks"]

# What a subject is made of that "and" may join, with its short form in brackets.
JOINED = SUBJECT | {"C", "(", ")"}
# The classes of verbs behind which the noun phrase is an object: Told the news, Okoro: “Never.”
TRANSITIVE = frozenset({"tell", "call", "quoted", "urge", "other"})
# The classes of verbs behind which a subject with all that describes it stands: said a visibly shaken Okoro.
UTTERING = frozenset({"say", "state", "write"})
# How many words stand between a verb that opens its sentence and the quotation, at most.
START_REACH = 20
# The classes of verbs behind which a thing that was done stands rather than who did it: agreed a deal.
DOING = frozenset({"announce", "promise"})
# What the head of a subject can be: no adjective alone (Okoro, who leads it, says little).
HEADS = frozenset("NEOQ#")


def inverted_at_end(prose: Prose, cue: CueWord) -> int | None:
    """The comma before a verb of speech and its subject, if these end a clause or a headline: Ice was found on the moon
    |, say astronomers; The pier is safe |, said the mayor, but the town is not."""
    if not is_report(prose, cue) or finds(prose, cue):
        return None
    first, last = cue.window
    words = prose.words
    end = last - (words.tags[last - 1] in ".!?")
    comma = cue.first - 1
    if comma > first and words.lower[comma] == "so":  # ..., or so says Okoro
        comma -= 1 + (words.lower[comma - 1] == "or")
    if comma <= first or words.lower[comma] != "," or cue.last >= end:
        return None
    alone = words.tags[comma - 1] == "M" and FINITE.isdisjoint(words.tags[first : comma - 1])
    behind = words.tags.find(",", cue.last, end)
    if alone and behind > 0 and not names_subject(prose, behind, end):
        return None  # He is, says Okoro, a baker; not: He knew that it did, says Okoro, a baker.
    waits = FINITE.isdisjoint(words.tags[first:comma])  # The fault, said Okoro, lies here
    if (
        is_all_subject(prose, cue)
        or closes_insertion(prose, cue, comma)
        or (waits and resumed(prose, cue, first, comma))
    ):
        return None
    stop = next((i for i in range(cue.last + 1, end) if ends_subject(prose, i, end)), end)
    if stop < end and cue.kind in DOING and not names_somebody(prose, cue.last, stop):
        return None  # Leaders met, agreed a deal on Friday; not: It is shut, reveals a memo on Friday
    end = stop
    relative = next(
        (i for i in range(cue.last + 1, end) if words.lower[i] in column("relatives") or goes_on_anew(prose, i, end)),
        end,
    )
    subject = words.tags[cue.last : relative]
    marked = any(s >= 0 for s in prose.stretch_of[comma - 1 : relative])
    if (
        marked
        or not subject
        or subject[0] not in FIRST
        or not (JOINED.issuperset(subject) or (cue.kind in UTTERING and ends_described(prose, cue.last, end)))
        or HEADS.isdisjoint(subject)
        or not speaks(prose, cue, relative)
    ):
        return None
    told = any(words.tags[i] in "VMFGIBTR" and not is_done_by(prose, i) for i in range(first, comma))
    title = told and prose.paragraph_of[cue.sentence] == 0
    bare = cue.lemma == "say" and relative == end and "O" not in subject  # And the dog, says the widow.
    opens = opens_main(prose, behind_lead(prose, first, comma), comma)
    return comma if opens and (title or bare or has_clause(prose, first, comma)) else None


def names_subject(prose: Prose, comma: int, end: int) -> bool:
    """Whether nothing but the name of the subject before a comma stands behind it: It would not, replied the vet|, Ida
    Lund."""
    name = phrase_starting(prose, comma + 1, end)
    return name is not None and name[1] == end and {*prose.words.tags[slice(*name)]} == {"E"}


def closes_insertion(prose: Prose, cue: CueWord, comma: int) -> bool:
    """Whether the comma before a verb ends another attribution, inserted between that verb and its subject: Some of
    the letters, the port said|, included bills."""
    lower, tags, verb = prose.words.lower, prose.words.tags, comma - 1
    form = reporting_forms().get(lower[verb]) if tags[verb] in "VF" else None
    subject = phrase_ending(prose, verb, cue.window[0]) if form and form.speech == "yes" else None
    return subject is not None and lower[subject[0] - 1] == "," and subject[0] - 1 > cue.window[0]


def inverted_at_start(prose: Prose, cue: CueWord) -> int | None:
    """The quotation behind a verb of speech that opens its sentence, and its subject: Said Okoro, the mayor of Sund: |
    “Never.”"""
    tags, (first, last) = prose.words.tags, cue.window
    plain = cue.first == first and cue.form in "VF" and cue.speech == "yes" and prose.stretch_of[first] < 0
    subject = phrase_starting(prose, cue.last, last) if plain and cue.kind not in TRANSITIVE else None
    if subject is None or HEADS.isdisjoint(tags[slice(*subject)]):
        return None
    places = range(cue.last + 1, min(last, cue.last + START_REACH))
    at = next((i for i in places if opens_stretch(prose, i)), None)
    if at is None or prose.words.lower[at - 1] not in (",", ":") or not opens_anew(prose, at):
        return None
    behind = (i for i in range(cue.last, at - 1) if tags[i] == "," and opens_aside(prose, i + 1))
    end = next(behind, at)  # Said Okoro, | who owns it: “Never.”
    return at if FINITE.isdisjoint(tags[cue.last : end]) and speaks(prose, cue, min(end, at - 1)) else None


def opens_aside(prose: Prose, i: int) -> bool:
    """Whether a relative or a subordinate clause begins with word `i`."""
    return prose.words.tags[i] in "SW" or prose.words.lower[i] in OPENS_RELATIVE


def ends_subject(prose: Prose, i: int, last: int) -> bool:
    """Whether words from `i` to `last` only tell when and where: said the mayor | on Monday; | earlier this week; |
    after the vote; | as he left; not: say men | once rich."""
    tags, lower = prose.words.tags, prose.words.lower[i]
    if lower == "of" or (tags[i] == "R" and tags[i + 1 : last][:1] not in ("", "L", "D", "P")):
        return False
    as_it_was = tags[i] in "SW" and lower in phrase_words("as") and has_clause_at(prose, i + 1, last)
    when = lower in silence("when or where") and FINITE.isdisjoint(tags[i:last])
    return as_it_was or when or is_circumstance(prose, i, last)


def goes_on_anew(prose: Prose, i: int, last: int) -> bool:
    """Whether a phrase or a clause of its own begins behind a comma with word `i`: said the mayor, | with a smile; |
    but the town is not; or what the speaker is one to do, or what was done to it:
    said Lund, the last man | to leave; shows a memo | seen by the Post."""
    tags = prose.words.tags
    if tags[i : i + 2] in ("TB", "VP", "IP") and tags[i - 1] in "NE":
        return True
    return tags[i - 1] == "," and (tags[i] in "PGS" or (tags[i] == "C" and has_clause_at(prose, i + 1, last)))


def names_somebody(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` hold a name, or a noun for somebody, for a known body (the ministry, not a board)
    or for something written."""
    known = vocabulary()
    bodies = () if prose.words.lower[first] in phrase_words("indefinite") else known.organizations
    nouns = (known.roles, known.plurals, known.groups, known.documents, bodies)
    words = zip(prose.words.lower[first:last], prose.words.tags[first:last], strict=True)
    return any(tag == "E" or any(word in some for some in nouns) for word, tag in words)


def speaks(prose: Prose, cue: CueWord, last: int) -> bool:
    """Whether the noun phrase behind a verb can be who speaks, not what is said: predicted experts, not predicted
    rain, or issued a statement."""
    ends = prose.words.tags[last - 1] != ","
    if is_time(prose, cue.last, last - (not ends)):
        return False
    phrase = phrase_starting(prose, cue.last, last) or (cue.last, last)
    if (cue.lemma == "say" and ends) or "E" in prose.words.tags[slice(*phrase)]:
        return "D" not in prose.words.tags[last - 1 : last]
    head = prose.words.lower[head_end(prose, *phrase) - 1]
    issued = cue.kind == "announce" and prose.words.lower[cue.first] in silence("uttering")
    papers = () if issued else vocabulary().documents
    heads = {head, prose.words.lower[phrase[1] - 1]} if "of" in prose.words.lower[slice(*phrase)] else {head}
    return any(is_speaker(noun) or noun in papers for noun in heads)


def is_object_behind(prose: Prose, cue: CueWord, content: Content, last: int) -> bool:
    """Whether the noun phrase right behind a verb, which ends before word `last`, is what its subject did and no
    speaker, as the subject stands in the clause before: Directors met, declared | an interim dividend, and left."""
    plain = cue.form == "V" and cue.speech == "yes" and prose.stretch_of[content[-1][1] - 1] < 0
    return plain and prose.words.lower[cue.first - 1] == "," and not speaks(prose, cue, last)
