"""When a verb of speech is meant otherwise: is said to be; went on the radio; everything he says is true; after the strike was called, she left; Last week
proved that; called her on Monday."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.papers import describes_paper
from quotetrace.speech.attribution.candidates.sources import phrase_ending
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.assertions import is_impersonal
from quotetrace.speech.attribution.grammar.handovers import is_near_quotation
from quotetrace.speech.attribution.grammar.marks import Content, opens_quotation, quotation_behind
from quotetrace.speech.attribution.grammar.silences import TAKEN, is_passive, silence, words_beside
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose

__all__ = ["is_meant_otherwise", "only_rings"]

# What ends a clause.
CLAUSE_END = frozenset(",.;")
# What stands behind whom somebody rings: when.
WHEN = frozenset("RLS.")
# What an event is told by, and what stands behind it where nothing is said of it.
CALLED, AROUND = frozenset("DHJNEB#Q"), frozenset("PTSLC.,;")


def is_meant_otherwise(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of speech reports nothing here, by what stands around it."""
    return is_another_verb(prose, cue) or (
        prose.stretch_of[cue.first] < 0
        and (is_of_everything(prose, cue) or is_only_done(prose, cue) or is_of_time(prose, cue))
    )


def is_another_verb(prose: Prose, cue: CueWord) -> bool:
    """Whether the cue is another verb than that of who speaks here: is said to be, known as, records released on
    Monday, went on the radio, sources close to, a group calling itself, will be asked to."""
    lower, tags = prose.words.lower, prose.words.tags
    before, following = words_beside(prose, cue)
    after, being = following[0] if following else ".", silence("being")
    passive = not being.isdisjoint(before[-1:]) or (cue.form == "V" and not being.isdisjoint(following[1:2]))
    if cue.lemma == "say" and after == "to" and before and passive:
        return True  # is said to be
    if cue.form in "VI" and describes_paper(prose, cue.first):
        return True
    if convenes(prose, cue):
        return True  # called snap elections for May
    if after == "that" and not silence("degree").isdisjoint(lower[max(0, cue.first - 2) : cue.first]):
        return True  # so charged that he left
    if cue.lemma in silence("holding") and not rules(prose, cue):
        return True  # held a fair
    if f"{cue.lemma} {after}" in silence("put down") and cue.form in "VI":
        return True  # a book written by Berg, was written off
    if cue.lemma in silence("airing") and after == "on" and tags[cue.last + 1 : cue.last + 2] in TAKEN:
        return True  # went on the radio
    if cue.lemma in silence("airing") and tags[cue.last : cue.last + 2] == "TB":
        return True  # went to see “Late Trains”
    if cue.lemma in silence("near") and after == "to":
        return True  # sources close to Berg
    if cue.lemma in silence("answering") and opens_quotation(prose, cue) and tags[cue.last + 1 : cue.last + 2] == "P":
        return prose.words.written[cue.last + 1].islower()  # will respond “in kind” to the raid
    if cue.lemma in silence("with up") and "up" not in following:
        return True  # brought a new plan
    if cue.form == "G" and cue.lemma == "comment" and before[-1:] == [","] and after == "on":
        return True  # ..., she added, commenting on the plan
    if lower[cue.first] in silence("known") and ("as" in following[:4] or after == "for"):
        return True
    if cue.kind == "call" and cue.form == "G" and after in silence("reflexive") and tags[cue.first - 1] in "NE":
        return all(
            stretch < 0 for stretch in prose.stretch_of[cue.last + 1 : cue.last + 2]
        )  # calling itself the Eagles
    return cue.lemma in silence("addressed") and after == "to" and bool(before) and before[-1] in silence("future")


def rules(prose: Prose, cue: CueWord) -> bool:
    """Whether what is held is a clause or a quotation: held | that it was safe; held | the fair was legal; not: held | a
    fair."""
    if prose.words.lower[cue.last : cue.last + 1] and prose.words.lower[cue.last] in phrase_words("indefinite"):
        return False
    that = prose.words.tags[cue.last : cue.last + 1] == "K"
    return that or opens_quotation(prose, cue) or has_clause_at(prose, cue.last, cue.window[1])


def convenes(prose: Prose, cue: CueWord) -> bool:
    """Whether somebody calls an event by which people meet, vote or rest: called | snap elections | for May; not: called
    the vote a farce."""
    tags, end = prose.words.tags, cue.last
    while tags[end : end + 1] in CALLED:
        end += 1
    event = prose.words.lower[end - 1] in silence("convened") and tags[end : end + 1] in AROUND
    plain = max(prose.stretch_of[cue.last : cue.window[1]], default=-1) < 0  # called a vote on it “a farce”
    return event and plain and cue.lemma == "call" and cue.form in "VF"


def is_of_everything(prose: Prose, cue: CueWord) -> bool:
    """Whether the clause of a verb tells of which things another verb tells something: everything he says | is true."""
    if cue.form not in "VFB" or prose.words.tags[cue.last : cue.last + 1] not in FINITE:
        return False
    subject = phrase_ending(prose, cue.first, cue.window[0])
    opens = subject is None or subject[0] == cue.window[0]
    return subject is not None and not opens and prose.words.lower[subject[0] - 1] in phrase_words("everything")


def is_only_done(prose: Prose, cue: CueWord) -> bool:
    """Whether a passive, or any verb in a clause that tells when, ends its clause and no quotation stands near: after
    the winner was declared, she left; after the talk concluded, she left."""
    ends = prose.words.tags[cue.last : cue.last + 1] in CLAUSE_END and quotation_behind(prose, cue) is None
    when = cue.opener in phrase_words("fronted") and cue.opener not in phrase_words("as it is said")
    when = when and cue.form in "VF"
    subordinate = cue.opener in phrase_words("fronted") | column("relatives")
    passive = subordinate and is_passive(prose, cue) and (when or not is_impersonal(prose, cue))
    return ends and (when or passive) and not is_near_quotation(prose, cue)


def is_of_time(prose: Prose, cue: CueWord) -> bool:
    """Whether a time is the subject of a verb of showing: Last week proved that the law works."""
    opens = prose.words.tags[cue.window[0] : cue.first] in ("L", "JL", "DL", "DJL")
    return opens and cue.kind == "show" and cue.form in "VF"


def only_rings(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether "call" means to ring somebody, for only when is told behind a name: called Okoro | shortly after noon."""
    first, last = content[0]
    if cue.lemma != "call" or first != cue.last or {*prose.stretch_of[first:last]} != {-1}:
        return False
    end = first
    while end < cue.window[1] and prose.words.tags[end] == "E":
        end += 1
    return end > first and prose.words.tags[end : end + 1] in WHEN
