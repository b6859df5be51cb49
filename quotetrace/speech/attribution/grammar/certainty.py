"""When a cue surely attributes, whatever surrounds it: declined to comment, ruled that, made it clear that, was quoted
as saying."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.hearers import COMMANDING, commanded
from quotetrace.speech.attribution.candidates.sources import (
    can_speak,
    has_speaker,
    phrase_ending,
    phrase_starting,
)
from quotetrace.speech.attribution.candidates.syntax import NOUN_PHRASE, has_clause_at, has_clause_behind_that
from quotetrace.speech.attribution.grammar.assertions import (
    asserts,
    governs,
    has_subject_at_hand,
    heads_plural,
    is_aside,
    is_second,
    makes_clear,
    tells,
)
from quotetrace.speech.attribution.grammar.copulas import agent_at
from quotetrace.speech.attribution.grammar.findings import is_shown
from quotetrace.speech.attribution.grammar.frames import closes_sentence, introduces_sentence
from quotetrace.speech.attribution.grammar.handovers import SUBJECT_REACH, follows_quotation
from quotetrace.speech.attribution.grammar.inversions import inverted_at_end, inverted_at_start
from quotetrace.speech.attribution.grammar.leads import refused_behind
from quotetrace.speech.attribution.grammar.marks import opens_quotation
from quotetrace.speech.attribution.grammar.opening_sources import joined_words, source_end
from quotetrace.speech.attribution.grammar.questions import poses
from quotetrace.speech.attribution.grammar.silences import declining, denies_deed, is_passive, silence
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.listed import forms_of_be, names_speech
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import reporting_forms, same_in_past

__all__ = ["aims", "behind_agent", "certain", "commands", "counts", "declines", "leads_to_quotation", "rebuts"]

# How far behind "what they call" a marked name may stand (call a dark “age”).
NAME_REACH = 3
# How far behind a participle that opens its sentence the marked words may begin (calling the old lock of Sund a “sieve”).
CALLED_REACH = 9
# What the object is made of that somebody calls something.
OBJECT = frozenset("DHQNJE#PYLU~")
# Whom something is said to, before a quotation, is named with no more words than this.
ADDRESSEE_WORDS = 5


def certain(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue attributes whatever surrounds it: declined to comment, denied having, was quoted as saying, ruled
    that, “...,” Okoro read."""
    return (
        cue.kind == "quoted"
        or introduces(prose, cue)
        or spells_out(prose, cue)
        or gives_name(prose, cue)
        or opens_by_calling(prose, cue)
        or brands(prose, cue)
        or declines(prose, cue)
        or governs(prose, cue)
        or makes_clear(prose, cue)
        or asserts(prose, cue)
        or infinitive_introduces(prose, cue)
        or (
            (cue.form in "VF" or is_second(prose, cue) or (cue.form == "G" and cue.lemma == "read"))
            and cue.speech != "thought"
            and cue.kind != "other"
            and opens_quotation(prose, cue)
        )  # “...,” he read; a banner reading “Out”
        or tells(prose, cue)
        or passed_on(prose, cue)
        or is_shown(prose, cue)
        or says_of_all(prose, cue)
        or opens_with_source(prose, cue)
        or joined_words(prose, cue) is not None
        or commands(prose, cue)
        or names_a_deed(prose, cue)
        or (
            cue.form in "VF"
            and prose.stretch_of[cue.first] < 0
            and poses(prose, cue)
            and (has_subject_at_hand(prose, cue) or prose.words.tags[cue.first - 1] == "C")
        )
        or leads_to_quotation(prose, cue)
        or closes_sentence(prose, cue)
        or inverted_at_end(prose, cue) is not None
        or inverted_at_start(prose, cue) is not None
        or (cue.form in "VFB" and follows_quotation(prose, cue) and has_subject(prose, cue))
    )


def introduces(prose: Prose, cue: CueWord) -> bool:
    """Whether a colon hands over to a quotation of whole sentences that ends its own: Okoro put it more bluntly:
    “Never. Not once.”"""
    if cue.kind != "colon" or not opens_quotation(prose, cue):
        return False
    first, last = prose.stretches[prose.stretch_of[cue.last]]
    written = prose.words.written
    ends = last >= prose.sentences[cue.sentence][1] - 1 and last - first > 2
    return ends and written[first + 1][0].isupper() and written[last - 2] in STOPS


def spells_out(prose: Prose, cue: CueWord) -> bool:
    """Whether clauses with “that” behind a colon spell out the noun of speech before it, or any clause the number of
    such that somebody utters: makes two findings: that the pier is old and that it leaks."""
    spelt = cue.kind == "colon" and prose.words.lower[cue.last : cue.last + 1] == ["that"]
    spelt = spelt and prose.stretch_of[cue.first] < 0 and names_speech(prose.words.lower[cue.first - 1])
    return counts(prose, cue) or (spelt and has_clause_behind_that(prose, cue.last + 1, cue.window[1]))


def counts(prose: Prose, cue: CueWord) -> bool:
    """Whether a clause behind a colon is the first of a number of nouns of speech that somebody utters: made two points:
    it leaks; it is old."""
    at, tags = cue.first - 1, prose.words.tags
    counted = cue.kind == "colon" and tags[at - 1] == "Q" and tags[at - 2] in "VF" and prose.stretch_of[cue.first] < 0
    uttered = counted and prose.words.lower[at - 2] in silence("uttering") and names_speech(prose.words.lower[at])
    about = not phrase_words("of them").isdisjoint(prose.words.lower[cue.last : cue.last + 1])
    return uttered and not about and has_clause_at(prose, cue.last, cue.window[1])  # not: gave two: both were ignored


def infinitive_introduces(prose: Prose, cue: CueWord) -> bool:
    """Whether an infinitive of saying hands over to a quotation of whole sentences behind a colon: went on the radio to
    plead: “Stay at home.”"""
    infinitive = cue.form == "B" and cue.speech == "yes" and prose.words.tags[cue.first - 1 : cue.first] == "T"
    return infinitive and prose.words.lower[cue.last : cue.last + 1] == [":"] and introduces_sentence(prose, cue)


def gives_name(prose: Prose, cue: CueWord) -> bool:
    """Whether marked words behind a verb are what somebody calls a thing: made what they call a “culture of rust” the
    theme."""
    if cue.kind != "call" or cue.form not in "VFB" or cue.opener not in phrase_words("free relative"):
        return False
    named = range(cue.last, min(cue.window[1], cue.last + NAME_REACH))
    return prose.stretch_of[cue.first] < 0 and any(opens_stretch(prose, i) for i in named)


def opens_by_calling(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle opens its sentence and calls a thing by marked words, which a comma ends: Branding the lock
    “a sieve”, Okoro left."""
    if cue.kind != "call" or cue.form != "G" or cue.first != cue.window[0]:
        return False
    marks = (i for i in range(cue.last, min(cue.window[1], cue.last + CALLED_REACH)) if opens_stretch(prose, i))
    opening = next(marks, None)
    if opening is None or not FINITE.isdisjoint(prose.words.tags[cue.last : opening]):
        return False
    end = prose.stretches[prose.stretch_of[opening]][1]
    return "," in (prose.words.lower[end - 2], *prose.words.lower[end : end + 1])


def brands(prose: Prose, cue: CueWord) -> bool:
    """Whether somebody tells by marked words behind “as” what the object of a verb is, or is like behind “to”: dismissed
    talk of it as “gossip”, a plan that Okoro dismissed as “gossip”, likened it to “a sieve”."""
    if cue.kind not in ("accuse", "call") or cue.form not in "VF" or prose.stretch_of[cue.first] >= 0:
        return False
    lower, last = prose.words.lower, min(cue.window[1], cue.last + CALLED_REACH)
    joint = silence("likening") if cue.lemma in silence("likened") else {"as"}
    likened = next((i for i in range(cue.last, last) if lower[i] in joint), cue.last)
    fronted = (
        cue.opener in column("relatives") | {"that"}
        and likened == cue.last
        and not joint.isdisjoint(lower[likened : likened + 1])
    )
    if fronted and not is_passive(prose, cue):
        return any(opens_stretch(prose, i) for i in (likened + 1, likened + 2))
    if likened == cue.last or not OBJECT.issuperset(prose.words.tags[cue.last : likened]) or is_passive(prose, cue):
        return False
    return has_subject_at_hand(prose, cue) and any(opens_stretch(prose, i) for i in (likened + 1, likened + 2))


def says_of_all(prose: Prose, cue: CueWord) -> bool:
    """Whether everybody or nobody is the subject of a verb right behind "said": the chief said | nobody came."""
    behind = prose.words.tags[cue.last : cue.last + 2]
    said = cue.kind == "say" and cue.form in "VF" and prose.stretch_of[cue.first] < 0
    return said and behind in ("UV", "UF", "UM") and prose.words.tags[cue.first - 1] in "NEJOQ#"


def leads_to_quotation(prose: Prose, cue: CueWord) -> bool:
    """Whether nothing but whom it was said to stands between a verb and a quotation behind a comma or colon: whispered
    to him, “Run.”; wrote to his brother, Per Vik: “Run.”; told her: “Run.”;
    a note in which he wrote: “Run.”"""
    if cue.form not in "VF" or cue.speech != "yes" or cue.kind == "other" or prose.stretch_of[cue.first] >= 0:
        return False
    lower, tags = prose.words.lower, prose.words.tags
    at = cue.last + (lower[cue.last : cue.last + 1] == ["to"])
    if lower[at : at + 1] in ([","], [":"]):
        return cue.opener in column("relatives") and opens_stretch(prose, at + 1)
    heard = phrase_starting(prose, at, min(len(tags), at + ADDRESSEE_WORDS))
    if heard is None or not (at > cue.last or (cue.kind == "tell" and cue.opener in column("relatives"))):
        return False
    name = phrase_starting(prose, heard[1] + 1, cue.window[1]) if lower[heard[1] : heard[1] + 1] == [","] else None
    end = name[1] if name and set(tags[slice(*name)]) == {"E"} else heard[1]
    return lower[end : end + 1] in ([","], [":"]) and opens_stretch(prose, end + 1)


def declines(prose: Prose, cue: CueWord) -> bool:
    """Whether the speaker would not speak, or denies having done something: declined to comment, denied having read
    it."""
    after = prose.words.lower[cue.last] if cue.last < len(prose.words.lower) else "."
    if denies_deed(prose, cue):
        return True
    if prose.stretch_of[cue.first] >= 0:
        return False
    if cue.lemma in silence("discussing"):
        return is_unwilling(prose, cue)
    if cue.lemma not in declining():
        return False
    refuses = not reporting_forms().keys().isdisjoint(prose.words.lower[cue.last + 1 : cue.last + 2])  # to say
    sinks = prose.words.tags[cue.last + 1 : cue.last + 2] in tuple("#$DHQ")  # sales declined to 3 percent
    unspoken = (after == "from" and refuses) or (
        after == "to" and (refuses or (cue.kind == "decline" and not sinks))  # declined to be drawn
    )
    return unspoken or after in silence("withheld") or refused_behind(prose, cue) is not None


def is_unwilling(prose: Prose, cue: CueWord) -> bool:
    """Whether someone would not do what the cue says: would not discuss, won't comment."""
    before = prose.words.lower[max(0, cue.first - 2) : cue.first]
    return not silence("unwilling").isdisjoint(before) and (
        not silence("negation").isdisjoint(before) or before[-1].startswith("wo")
    )


def names_a_deed(prose: Prose, cue: CueWord) -> bool:
    """Whether a gerund that is no attribution itself is what was said, "to" and what is threatened, or a thing that is
    demanded, stressed or rebutted: recommended selling the pier, threatened to sell it, demanded an answer, stressed
    the need for one, rejected claims that it was old.
    """
    lower, tags, at = prose.words.lower, prose.words.tags, cue.last
    at += tags[at : at + 2] == "LG"  # admitted Monday taking bribes
    going_on = cue.form == "G" and lower[cue.first - 1] in forms_of_be() and cue.lemma in silence("threatening")
    going_on = going_on and has_speaker(prose, cue.first, cue.window[0])
    if (
        not (cue.form in "VF" or going_on or (cue.form == "B" and heads_plural(prose, cue)))
        or prose.stretch_of[cue.first] >= 0
        or not (
            going_on
            or has_subject_at_hand(prose, cue)
            or tags[cue.first - 1] in ("MC," if tags[at : at + 1] == "G" else "MC")
        )
    ):
        return False
    if cue.lemma in silence("proposing") | silence("threatening") and opens_infinitive(tags, at):
        return True
    if cue.lemma in silence("threatening"):
        return False
    if cue.speech == "yes" and tags[at : at + 3] in ("DNP", "DNT") and lower[at + 1] in silence("weighty"):
        return True
    if rebuts(prose, cue):
        return True
    if cue.lemma in silence("blaming"):
        return tags[at : at + 1] in (*NOUN_PHRASE, "U")
    if aims(prose, cue):
        return cue.introducer == "-" and not is_passive(prose, cue)
    if cue.lemma in silence("demanding"):
        known = lower[at : at + 2] == ["to", "know"] and lower[at + 2 : at + 3] and lower[at + 2] in silence("question")
        return tags[at : at + 1] in NOUN_PHRASE or bool(known)
    return cue.kind in ("state", "announce") and tags[at : at + 1] == "G" and lower[at] not in reporting_forms()


def opens_infinitive(tags: str, at: int) -> bool:
    """Whether an infinitive begins with word `at`, also of a verb that is an adjective or noun too: to clear the
    hall."""
    return tags[at : at + 2] == "TB" or (tags[at : at + 2] in ("TJ", "TN") and tags[at + 2 : at + 3] in ("D", "H", "U"))


def rebuts(prose: Prose, cue: CueWord) -> bool:
    """Whether the object of a verb is what others say, or what somebody denies at this time: rejected the accusations,
    denied his claim, denies murder; not: denied bail."""
    said = phrase_starting(prose, cue.last, cue.window[1]) if cue.lemma in silence("rebutting") else None
    if said is None or said[0] != cue.last:
        return False
    opening, head = prose.words.lower[cue.last], prose.words.lower[said[1] - 1]
    denies = cue.lemma == "deny" and (cue.form == "F" or head in silence("denied"))
    clause = prose.words.tags[said[1] : said[1] + 1] == "K" and head in silence("rebutted clause")
    return denies or clause or opening in column("pointing", number="one") or head in silence("rebutted")


def aims(prose: Prose, cue: CueWord) -> bool:
    """Whether a preposition leads from somebody's verb to what is demanded, blamed or feared: Okoro called for | calm,
    railed against | the toll; not: the job called for patience."""
    subject = phrase_ending(prose, cue.first, cue.window[0])
    if subject is not None and prose.words.tags[subject[1] - 1] == "N" and not can_speak(prose, *subject):
        return False
    pair = " ".join([cue.lemma, *prose.words.lower[cue.last : cue.last + 1]])
    behind = prose.words.tags[cue.last + 1 : cue.last + 2]
    return pair in silence("leading on") and (behind in NOUN_PHRASE or behind in ("U", "G"))


def opens_with_source(prose: Prose, cue: CueWord) -> bool:
    """Whether a source opens a sentence whose main clause follows: In the opinion of Okoro, the pier is safe; As stated
    by the port, the pier is safe."""
    (first, last), tags, lower = cue.window, prose.words.tags, prose.words.lower
    comma = source_end(prose, cue)
    if comma is None and lower[first] == "as" and cue.first == first + 1 and lower[cue.last : cue.last + 1] == ["by"]:
        comma = tags.find(",", cue.last, last) if cue.speech == "yes" else None
    return comma is not None and comma > 0 and has_clause_at(prose, comma + 1, last)


def commands(prose: Prose, cue: CueWord) -> bool:
    """Whether someone is told to do something, or not to: urged drivers not to use the bridge."""
    if (
        cue.kind not in COMMANDING | {"call"}
        or not (cue.form in "VFB" or (cue.first > cue.window[0] and is_aside(prose, cue)))
        or prose.stretch_of[cue.first] >= 0
        or (cue.form == "B" and not heads_plural(prose, cue))
    ):
        return False
    tags = prose.words.tags
    if behind_agent(prose, cue) is not None:
        return True
    second = tags[cue.first - 1] == "C" and tags[cue.first - 2] != "Q"  # and urged, not all but urged
    if not (second or cue.form == "G" or (cue.kind != "ask" and has_subject_at_hand(prose, cue))):
        return False
    return commanded(prose, cue) is not None


def behind_agent(prose: Prose, cue: CueWord) -> int | None:
    """The "to", or the "not" before it, behind the agent of a passive by whom somebody is told to do something: Okoro
    was advised by the union | not to sail; None where none follows."""
    tags = prose.words.tags
    told = cue.kind in COMMANDING and is_passive(prose, cue) and has_speaker(prose, cue.first, cue.window[0])
    agent = agent_at(prose, cue, cue.last) if told else None
    if agent is None or not (tags[agent.last - 1] in "O" or can_speak(prose, agent.first, agent.last)):
        return None
    end = agent.last
    while tags[end : end + 1] == "P" and (hung := phrase_starting(prose, end + 1, cue.window[1])):
        end = hung[1]
    return end if opens_infinitive(tags, end + (tags[end : end + 1] == "R")) else None


def passed_on(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of saying stands in what another source reports: Itar-Tass reported that Vetrov had said."""
    if cue.lemma != "say":
        return False
    lower, known = prose.words.lower, reporting_forms()
    that = next((i for i in range(cue.first - 1, max(0, cue.first - SUBJECT_REACH), -1) if lower[i] == "that"), 0)
    report = known.get(lower[that - 1]) if that else None
    return report is not None and "quote" in report.classes


def has_subject(prose: Prose, cue: CueWord) -> bool:
    """Whether a base form has the subject before it that it needs: "...," neighbours say, not "...," fire chief Okoro
    said."""
    return (
        cue.form != "B" or prose.words.tags[cue.first - 1] in "NEOR" or prose.words.lower[cue.first] in same_in_past()
    )
