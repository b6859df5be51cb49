"""When what stands beside a verb belongs to the author's own sentence: its verb, who did it, how or when it was done,
or what leads up to another's words."""

from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.attribution.grammar.silences import is_passive, silence
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms

__all__ = ["breaks_off", "runs_on"]

# Who is told of between commas is named with no more words than this.
INSERTED = 6
# Of what classes words are that only tell how, when or for how long: repeatedly, since Friday.
CIRCUMSTANTIAL = frozenset("RSPL")


def runs_on(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether what stands behind a participle is the verb of its sentence (The motto, painted by the crew, | reads “All
    found”), or only how or when a passive was done, or a comma parts it from one as its time or who its agent is: was
    warned | twice, was confirmed by Vik, | a guard."""
    first, last = content[0]
    if first > cue.last and is_apposed(prose, cue, first):
        return True
    if first >= cue.last and is_passive(prose, cue) and tells_when(prose, first, last):
        return True
    if (
        first > cue.last
        and prose.words.lower[first - 1] == ","
        and is_passive(prose, cue)
        and inserted_at(prose, first)
    ):
        return True
    tag = prose.words.tags[first]
    if first == cue.last and is_asked_for(prose, cue):
        return True
    if first == cue.last and tag in FINITE:
        contact = cue.introducer == "-" and cue.kind in ("ask", "other")  # the question nobody asked | was
        if contact or (cue.introducer == "that" and cue.kind in silence("issuing")):
            return True  # the strike that the union announced | could last a week
    posted = cue.form in "VI" and cue.kind == "write" and first == cue.last + 1 and prose.words.tags[cue.last] in "RL"
    if posted and tag in "VF" and prose.stretch_of[first] < 0:
        return True  # a video posted online | showed a man
    plain = "," not in prose.words.tags[cue.window[0] : cue.first - 1]  # reported for duty, | was handed a mop
    verbal = (
        tag == "F" or (tag == "M" and plain) or (tag in "VIC" and is_passive(prose, cue))
    )  # was announced in March, | denounced in May
    return (
        cue.form in "VI"
        and first > cue.last
        and prose.words.lower[first - 1] == ","
        and prose.words.tags[first - 2] != "K"  # said that, thanks to it, they won
        and verbal
        and prose.stretch_of[first] < 0
    )


def is_apposed(prose: Prose, cue: CueWord, first: int) -> bool:
    """Whether bare words that begin with word `first` stand behind a passive, its agent or time and a comma: was
    announced in May, | two weeks after the vote."""
    tags = prose.words.tags
    between = tags[cue.last : first - 1]
    behind = tags[first - 1] == "," and between[:1] in ("P", "L") and FINITE.isdisjoint(between) and "," not in between
    told = cue.kind in ("tell", "ask") or prose.stretch_of[first] >= 0
    return behind and "K" not in between and not told and is_passive(prose, cue)


def inserted_at(prose: Prose, first: int) -> bool:
    """Whether who says it stands between commas from word `first` on: 412 were confirmed, | the ministry said, 37 of
    them here."""
    phrase = phrase_starting(prose, first, min(len(prose.words.lower), first + INSERTED))
    if phrase is None or phrase[1] + 1 >= len(prose.words.lower):
        return False
    verb = reporting_forms().get(prose.words.lower[phrase[1]])
    return verb is not None and verb.form in "VF" and prose.words.lower[phrase[1] + 1] == ","


def tells_when(prose: Prose, first: int, last: int) -> bool:
    """Whether words only tell how, when or how often: repeatedly, since Friday, 3,200 times."""
    tags = prose.words.tags[first:last]
    counted = tags[:1] in ("#", "Q") and prose.words.lower[last - 1] in phrase_words("occasion")
    return set(tags) <= CIRCUMSTANTIAL or (counted and len(tags) == 2)


def is_asked_for(prose: Prose, cue: CueWord) -> bool:
    """Whether the noun that opens the sentence is what somebody asks or tells, and its verb comes behind who is asked:
    The question everybody asks | Vik at the bar | is not new."""
    tags, (first, last) = prose.words.tags, cue.window
    heard = phrase_starting(prose, cue.last, last) if cue.kind in ("ask", "tell") and cue.form in FINITE else None
    asked = phrase_starting(prose, first, cue.first) if heard else None
    asker = phrase_ending(prose, cue.first, first) if asked else None
    if heard is None or asked is None or asker is None or asked[1] != asker[0] or tags[asked[1] - 1] != "N":
        return False
    verb = heard[1]
    while tags[verb : verb + 1] == "P" and (place := phrase_starting(prose, verb + 1, last)):
        verb = place[1]
    return tags[verb : verb + 1] in FINITE


def breaks_off(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether what stands before a cue ends with a verb that goes on to say something else (The coach said | Okoro had
    been told), or what follows "that" with what leads up to another's words: heard that when it rained, | Okoro
    said."""
    first, last = content[0][0], content[-1][1]
    tags, leads = prose.words.tags, prose.words.lower[first] in phrase_words("moment")
    if tags[first - 1] == "K" and (leads or tags[first] == "S") and tags[last : last + 1] == ",":
        return "," not in tags[first:last]
    return (
        last < cue.first
        and is_of_class(prose.words.lower[last - 1], ("say",))
        and prose.words.tags[last - 1] in "VF"
        and prose.words.lower[last][0].isalnum()
    )
