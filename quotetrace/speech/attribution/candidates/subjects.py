"""The subject of a cue where a clause, a participle or another verb parts it from its verb: the aide, who left in May,
said."""

from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before, has_clause
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.parted import OPENS_RELATIVE, before_relative
from quotetrace.speech.attribution.candidates.sources import (
    NounPhrase,
    phrase_ending,
    phrase_starting,
    with_prepositions,
)
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms

__all__ = [
    "is_all_subject",
    "is_fronted",
    "object_before",
    "paired_participle",
    "relative_subject",
    "subject_behind",
    "subject_behind_lead",
    "subject_between",
    "subject_of_act",
    "subject_of_both",
    "subject_of_participle",
]

# How far before its verb such a subject may begin.
REACH = 40
# How many words a subject with all its clauses and appositions has.
SUBJECT_WORDS = 60
# What stands between reported words and the subject of the verb behind them.
BEHIND = frozenset((",", "”", '"', "''", "’", "»"))
# What stands between a subject and its verb: adverbs, auxiliaries, days.
BETWEEN = frozenset("RMPL")
# The classes of verbs in any form.
VERBS = frozenset("VFIBG")
# How many words, and of which classes, may stand before a participle that opens its sentence: But after | arguing.
LEAD, OPENING = 4, frozenset("CSPRW,")


def subject_between(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The noun phrase that can only be the subject of the cue, for it stands alone between a verb of speech and the
    cue, or opens the second of two clauses, one behind a semicolon, or a subordinate one: said | the governor told him;
    the ferry sank, and | the governor said; though | he said.
    """
    words, least = prose.words, max(cue.window[0], cue.first - REACH)
    group = adverbs_before(prose, cue)
    at = before_relative(prose, group, least)
    phrase = phrase_ending(prose, at, least) if cue.form in "VF" else None
    if phrase is None or phrase[0] <= least or prose.stretch_of[phrase[0] - 1] != prose.stretch_of[cue.first]:
        return None
    if words.tags[phrase[0] - 2 : phrase[0]] == ",C":
        second = group == cue.first and has_clause(prose, cue.window[0], phrase[0] - 2)
        return NounPhrase(*phrase, -1) if second else None
    if words.lower[phrase[0] - 1] in phrase_words("subordinate") or (at < group and words.tags[phrase[0] - 1] == "S"):
        return NounPhrase(*phrase, -1)
    whole = with_prepositions(prose, phrase, least)
    if words.lower[whole[0] - 1] == ";":
        return NounPhrase(*whole, -1)
    verb = reporting_forms().get(words.lower[phrase[0] - 1])
    finite = words.tags[phrase[0] - 1] in "VF" or (verb is not None and (verb.lemma, verb.form) == ("say", "B"))
    clause = finite and is_of_class(words.lower[phrase[0] - 1], ("say", "state"))
    told = behind_heard(prose, phrase)
    return NounPhrase(*phrase, -1) if clause else NounPhrase(*told, -1) if told else None


def behind_heard(prose: Prose, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """The subject in the noun phrase before a verb, behind whom the words are told to: told the inquest | the pilot;
    told him | Tor Vik."""
    tags, (first, last) = prose.words.tags, phrase
    heard = phrase_ending(prose, first, max(0, first - REACH))
    if heard is not None and heard[0] > 0 and tags[first - 1] != "W" and tells(prose, heard[0] - 1):
        return phrase
    if not tells(prose, first - 1):
        return None
    opens = (i for i in range(last - 1, first, -1) if tags[i] == "H" or tags[i - 1 : i + 1] == "NE")
    subject = next(opens, None)
    return None if subject is None else (subject, last)


def tells(prose: Prose, i: int) -> bool:
    """Whether word `i` is a finite verb like tell."""
    return is_of_class(prose.words.lower[i], ("tell",)) and prose.words.tags[i] in "VF"


def is_all_subject(prose: Prose, cue: CueWord) -> bool:
    """Whether all that stands before a finite cue is its subject, with clauses and appositions that commas part from
    it: Vik, a baker who knows bread, said it pays; Foss, the author of “Salt,” said the days when it paid are gone."""
    tags, lower, first = prose.words.tags, prose.words.lower, cue.window[0]
    subject = phrase_starting(prose, first, cue.first) if cue.first - first <= SUBJECT_WORDS else None
    if cue.form not in "VF" or subject is None or lower[subject[1]] != ",":
        return False
    behind, close = subject[1] + 1, adverbs_before(prose, cue) - 1
    relatives = column("relatives")
    parted = behind < close and "," in lower[close - 1 : close + 1]
    for i in range(behind, close if parted else behind):
        if lower[i] == ",":
            behind = i + 1
        elif tags[i] in FINITE and relatives.isdisjoint(lower[behind:i]):
            return False
    return parted


def paired_participle(prose: Prose, cue: CueWord) -> int:
    """The word behind which no subject of a participle stands that "and" joins to an earlier one: Vik left, | mocking
    the mayor and saying; else a word behind the cue."""
    tags, at = prose.words.tags, cue.first - 1
    while at > cue.window[0] and tags[at] == "R":
        at -= 1
    earlier = tags.rfind(",G", cue.window[0], at) if cue.form == "G" and tags[at] == "C" else -1
    return earlier if earlier >= 0 else cue.last


def object_before(prose: Prose, cue: CueWord) -> tuple[int, int, int] | None:
    """The verb, and the words of its object, that stand before a participle, when and where aside: | filed | a suit |
    in May alleging; none where the participle may be another's: ran a letter from Okoro saying."""
    least, tags, at = cue.window[0], prose.words.tags, cue.first
    if cue.form != "G":
        return None
    while at > least:
        behind = at
        while tags[at - 1] == "L" or (at < behind and tags[at - 1] in "DJ#"):
            at -= 1
        phrase = phrase_ending(prose, at, least) or (at, behind)
        at = phrase[0]
        if at == phrase[1] or at <= least:
            return None
        if tags[at - 1] != "P":
            verb = at - 1 - (tags[at - 1] == "R")  # sent out | a letter
            described = tags[verb - 2 : verb] == "DR"  # a widely read | paper
            return (verb, *phrase) if verb >= least and tags[verb] in VERBS and not described else None
        at -= 1
        if prose.words.lower[at] in column("silence", "words", kind="circumstance"):
            return None
    return None


def relative_subject(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The subject behind a relative pronoun that is the object of the cue: Dana Ruiz, who | Vik on Monday called
    “kind.”"""
    tags, lower = prose.words.tags, prose.words.lower
    least, relatives = max(cue.window[0], cue.first - REACH), column("relatives")
    if cue.form not in FINITE:
        return None
    called = cue.kind == "call" or prose.words.lower[cue.last : cue.last + 1] == ["as"]  # a law that Vik called “mad”
    pronouns = (
        i
        for i in range(cue.first - 2, least, -1)
        if lower[i] in relatives or (called and tags[i - 1 : i + 1] in ("NK", "EK"))
    )
    pronoun = next(pronouns, None)
    if pronoun is None:
        return None
    if lower[pronoun + 1] == "," and tags.find(",", pronoun + 2, cue.first) == cue.first - 1:
        return NounPhrase(pronoun, pronoun + 1, -1)  # Dana Ruiz, who, in a letter to Vik, called him “kind”
    if pronoun + 2 == cue.first and lower[pronoun + 1] in column("relay_words", "words", kind="adverb"):
        return None  # Dana Ruiz, who first said
    phrase = phrase_starting(prose, pronoun + 1, cue.first)
    between = tags[phrase[1] : cue.first] if phrase else ""
    inserts = (
        between[:2] == ",P" and between[-1] == "," and FINITE.isdisjoint(between)
    )  # which Vik, in May, called “kind”
    return NounPhrase(*phrase, -1) if phrase and (inserts or BETWEEN.issuperset(between)) else None


def subject_of_participle(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The subject of the last clause before a participle behind a comma, where that clause is not the first: Berg
    stayed; | Lam left, saying; As it rained, | Lam left, saying; a pier where | a crowd sat, singing; or of the verb of
    speech right before it: it rained, | Lam said, adding."""
    tags, lower = prose.words.tags, prose.words.lower
    if cue.form != "G" or cue.first - 1 <= cue.window[0] or lower[cue.first - 1] != ",":
        return None
    verb = reporting_forms().get(lower[cue.first - 2])
    said = (
        phrase_ending(prose, cue.first - 2, cue.window[0])
        if verb and verb.form in "VF" and tags[cue.first - 2] in "VF"
        else None
    )
    if said is not None and said[0] > cue.window[0] and lower[said[0] - 1] in BEHIND:
        return NounPhrase(*said, -1)
    for i in range(cue.first - 2, max(cue.window[0], cue.first - REACH), -1):
        if prose.stretch_of[i] != prose.stretch_of[cue.first]:
            continue
        # a film in which | children dance, singing; a pier where | a crowd sat, singing
        whose = tags[i - 1 : i + 1] == "PW" or lower[i] in phrase_words("where")
        behind_lead = lower[i] == "," and tags[cue.window[0]] in "SPL"
        if whose or behind_lead or lower[i] == ";" or tags[i] in "SC":
            about = tags[i + 1] == "R" or tags[i + 1 : i + 3] == "P#"  # where about 50 men sat
            phrase = phrase_starting(prose, i + 1 + about, cue.first - 1)
            verbs = FINITE | {"B"} if whose else FINITE
            named = phrase is not None and "E" in tags[slice(*phrase)]
            if phrase and tags[phrase[1]] in verbs and (whose or behind_lead or named):
                return NounPhrase(*phrase, -1)
    return None


def subject_of_both(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The subject that opens the sentence, where nothing but a circumstance stands between "and" and the verb: Lund
    left, but in a letter | said; or of the verb of speech before "and": “Never,” Lund said, and | asked that; Lund
    said, and I | quote, “Never.”"""
    tags, (least, _) = prose.words.tags, cue.window
    own = cue.lemma in column("silence", "words", kind="verbatim") and prose.words.lower[cue.first - 1] == "i"
    joint = cue.first - 1 - own
    said = joint - 1 - (tags[joint - 1 : joint] == ",")
    again = tags[said] == tags[cue.first] if cue.form in "VF" else own and cue.form == "B" and tags[said] in "VF"
    if said > least and tags[joint] == "C" and again:
        verb = reporting_forms().get(prose.words.lower[said])
        first = phrase_ending(prose, said, least) if verb is not None and verb.speech == "yes" else None
        if first is not None and (own or (first[0] > least and prose.words.lower[first[0] - 1] in BEHIND)):
            return NounPhrase(*first, -1)
    at = adverbs_before(prose, cue)
    phrase = phrase_ending(prose, at, max(least, cue.first - REACH)) if cue.form in "VF" else None
    if phrase is None or phrase[0] - 2 <= least or tags[phrase[0] - 2 : phrase[0]] != "CP":
        return None
    subject = phrase_starting(prose, least, phrase[0] - 2)
    return NounPhrase(*subject, -1) if subject and tags[subject[1]] in FINITE | {"R"} else None


def subject_of_act(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Who did something with the body and so spoke, if "and" joins to that deed a verb and a quotation, in a clause
    that somebody else tells: Okoro told the court that | the clerk | had turned to her and said, “Run.”"""
    tags, least, joint = prose.words.tags, max(cue.window[0], cue.first - SUBJECT_WORDS), cue.first - 1
    quotation = cue.last + (tags[cue.last : cue.last + 1] in (",", ":"))
    if cue.form not in "VI" or tags[joint] != "C" or not opens_stretch(prose, quotation):
        return None
    verbs = [i for i in range(joint - 1, least, -1) if tags[i] in FINITE]
    act = next((i for i in verbs if tags[i] == "V"), least)
    told = any(is_of_class(prose.words.lower[i], ("say", "tell", "state")) for i in verbs if i < act)
    if not told or prose.words.lower[act] not in column("silence", "words", kind="acting"):
        return None
    phrase = phrase_ending(prose, adverbs_before(prose, replace(cue, first=act)), least)
    whole = with_prepositions(prose, phrase, least) if phrase else None
    opens = whole is not None and (tags[whole[0] - 1] == "K" or whole[0] - 1 in verbs)
    return (
        NounPhrase(*whole, -1) if whole and opens and OPENS_RELATIVE.isdisjoint(prose.words.lower[least:act]) else None
    )


def subject_behind_lead(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The subject of the main clause behind a subordinate one that opens the sentence, if "and" joins the cue to its
    verb: When Okoro came, | a man beside me | rose and said."""
    tags, least = prose.words.tags, cue.window[0]
    if cue.form not in "VF" or tags[cue.first - 1] != "C" or tags[least] not in "SW":
        return None
    if cue.first - least > SUBJECT_WORDS:
        return None
    comma = tags.rfind(",", least, cue.first)
    phrase = phrase_starting(prose, comma + 1, cue.first) if comma > 0 else None
    if phrase is None or phrase[0] != comma + 1 or FINITE.isdisjoint(tags[least:comma]):
        return None
    verb = phrase[1]
    while tags[verb] == "P" and (behind := phrase_starting(prose, verb + 1, cue.first)):
        verb = behind[1]
    return NounPhrase(*phrase, -1) if verb < cue.first - 1 and tags[verb] in FINITE else None


def is_fronted(prose: Prose, cue: CueWord, phrase: NounPhrase) -> bool:
    """Whether a phrase stands behind the preposition that opens the sentence, with a name or a pronoun between it and
    the verb (Of | Berg, Lund said; After | the meeting he said), or before a gerund: In | addition to saying."""
    tags, least = prose.words.tags, cue.window[0]
    fronted = phrase.rank < 0 and phrase.first - 1 == least
    if fronted and cue.form == "G" and tags[least] + tags[phrase.last : cue.first] in ("PT", "PP"):
        return True
    fronted = fronted and tags[least : least + 1] + tags[phrase.last] in ("P,", "PO", "SO")
    return fronted and not set(tags[phrase.last : cue.first]).isdisjoint("EO")


def subject_behind(prose: Prose, cue: CueWord, end: int) -> NounPhrase | None:
    """The subject of the sentence that a participle opens, behind what it reports, which ends before word `end`: Noting
    that it rained, | Lund left."""
    tags, (least, last) = prose.words.tags, cue.window
    lead = tags[least : cue.first]
    opens = cue.form == "G" and len(lead) <= LEAD and (set(lead) <= OPENING or lead == "PNT")  # In addition to saying
    behind = end
    while behind < last and not prose.words.lower[behind][0].isalnum():
        behind += 1
    if not opens or not cue.last < end <= behind < last or "," not in prose.words.lower[end - 2 : behind]:
        return None
    phrase = phrase_starting(prose, behind, last)
    return NounPhrase(*phrase, 1) if phrase and tags[phrase[1] : phrase[1] + 1] in FINITE | {"R", ","} else None
