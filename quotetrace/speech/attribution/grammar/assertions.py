"""Whether a clause behind a verb, with “that” or without, is what it reports: ruled on Monday that; predicted the talks
would fail; made it clear that."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import (
    apposed_subject,
    before_bracket,
    floats_between,
    is_of_them,
)
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, CueWord
from quotetrace.speech.attribution.candidates.described import described_subject
from quotetrace.speech.attribution.candidates.hearers import behind_hearer
from quotetrace.speech.attribution.candidates.occasions import bare_behind, that_behind
from quotetrace.speech.attribution.candidates.papers import papers_opening
from quotetrace.speech.attribution.candidates.parted import parted_subject
from quotetrace.speech.attribution.candidates.sources import (
    can_speak,
    phrase_ending,
    phrase_starting,
    stands_first,
    with_prepositions,
)
from quotetrace.speech.attribution.candidates.subjects import object_before
from quotetrace.speech.attribution.candidates.syntax import (
    CIRCUMSTANCE,
    INSERTED,
    NOUNS,
    has_clause_at,
    has_clause_behind_that,
    is_many,
    lacks_verb,
)
from quotetrace.speech.attribution.grammar.findings import finds
from quotetrace.speech.attribution.grammar.handovers import SUBJECT_REACH
from quotetrace.speech.attribution.grammar.silences import hears, is_passive, opines, silence
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.listed import nouns_of_speech
from quotetrace.speech.prose.prose import Prose

__all__ = [
    "asserts",
    "governs",
    "has_subject_at_hand",
    "heads_plural",
    "is_aside",
    "is_impersonal",
    "is_second",
    "makes_clear",
    "names",
    "tells",
]


def governs(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb outside of marks has a subject right before it, and "that" right behind or behind a day or the
    like: ruled on Monday that; or figures show how somebody stands (polls show Vik ahead), or a court hears a clause
    without "that", or is told one: the jury heard he lied, was told how he lied."""
    lower, tags, at = prose.words.lower, prose.words.tags, cue.last
    hearing = hears(prose, cue) or (cue.kind == "tell" and is_passive(prose, cue))
    told = hearing and (lower[at : at + 1] == ["how"] or has_clause_at(prose, at, cue.window[1]))
    if told or finds(prose, cue):
        return True
    if " " in cue.lemma and lower[at - 1] == "that":
        clause = has_clause_at(prose, at, cue.window[1])  # not: moved that day to Sund
        return clause and cue.form in "VF" and has_subject_at_hand(prose, cue)
    if tags.find("K", at, cue.window[1]) < 0:
        return False
    heard = phrase_starting(prose, at, cue.window[1]) if cue.kind == "tell" else None
    at += tags[at : at + 2] == "R,"  # points out, however, that
    at = that_behind(prose, at, cue.window[1], aims=cue.kind != "say") or at
    apart = heard is not None and tags[heard[1] : heard[1] + 1] in (("K", ",", "(") if cue.form != "G" else (",", "("))
    at = behind_insertion(prose, heard[1] if heard and apart else at)
    while not is_aimed(prose, at) and (
        lasts(prose, at)
        or tags[at : at + 1] == "L"
        or tags[at : at + 2] in ("PL", "PN", "PJ", "PE", "PD", "PH")
        or tags[at : at + 3] in ("P#K", "P#L")
    ):  # in 2011 that, in her diary for 9 May 1912 that
        at = next(i for i in range(at + (tags[at] in "PT"), len(tags) + 1) if tags[i : i + 1] not in CIRCUMSTANCE)
    only = tags[at : at + 2] == "JK" and lower[at] in phrase_words("limiting")
    at += tags[at : at + 2] == "RK" or only  # ruled out that, said again that, said only that
    at += tags[at : at + 2] == "PK" and cue.kind in silence("chiming")  # chimed in that
    if lower[at : at + 1] != ["that"] or prose.stretch_of[cue.first] >= 0:
        return False
    if cue.form == "G":
        return cue.speech != "thought" and (
            is_aside(prose, cue) or is_second(prose, cue) or has_own_subject(prose, cue) or gives_words(prose, cue)
        )
    if cue.form == "B" and cue.speech == "yes" and does(prose, cue):
        return True
    if cue.form == "B" and papers_opening(prose, cue.first, cue.window[0]):
        return cue.speech != "thought"  # Records of the meeting show that
    if is_impersonal(prose, cue) or (cue.kind == "tell" and is_passive(prose, cue)):
        return True  # it is believed that, passengers were told that
    parted = parted_subject(prose, cue) if cue.form == "B" or cue.speech == "thought" else None
    plural = cue.form == "B" and tags[cue.first - 1] in "NEQO" and heads_plural(prose, cue)
    plural = plural or (cue.form == "B" and parted is not None and is_many(prose, parted[1] - 1))
    verb = cue.form in "VF" or plural
    reports = cue.speech != "thought" or opines(cue) or hears(prose, cue) or parted is not None
    behind_clause = cue.form in "VF" and lower[cue.first - 1] in column("breaks")
    return verb and reports and not opens_relative(prose, at) and (behind_clause or has_subject_at_hand(prose, cue))


def is_aside(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle opens its sentence or stands behind a comma or a dash: ..., ruling that; - only saying
    that."""
    if cue.form != "G" or cue.first == cue.window[0]:
        return cue.form == "G"
    before = prose.words.lower[max(cue.window[0], cue.first - 1 - (prose.words.tags[cue.first - 1] in "RJ"))]
    return before == "," or before in DASHES


def lasts(prose: Prose, at: int) -> bool:
    """Whether the words from `at` on tell how long something was said: maintained | to the end | that."""
    time = phrase_starting(prose, at + 1, len(prose.words.tags)) if prose.words.tags[at : at + 2] == "TD" else None
    return time is not None and prose.words.lower[time[1] - 1] in phrase_words("lasting")


def is_aimed(prose: Prose, at: int) -> bool:
    """Whether what a verb is aimed at, from a preposition at word `at` on, is somebody's noun of speech on which “that”
    hangs: scoffed | at a warning from the port that."""
    lower, that = prose.words.lower, prose.words.tags.find("K", at)
    aimed = prose.words.tags[at : at + 1] == "P" and lower[at] in silence("aiming")
    return aimed and not nouns_of_speech().isdisjoint(lower[at:that])


def is_impersonal(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle outside of marks has no subject but "it": it is believed, it has since been announced."""
    tags, lower, at = prose.words.tags, prose.words.lower, cue.first - 1
    at -= tags[at] == "R"
    if cue.form not in "VI" or lower[at] not in silence("being") or prose.stretch_of[cue.first] >= 0:
        return False
    at -= 1
    while at > cue.window[0] and tags[at] in "MR":
        at -= 1
    return at >= cue.window[0] and lower[at] == "it"


def opens_relative(prose: Prose, that: int) -> bool:
    """Whether a finite verb right behind "that" makes it the subject of a relative clause: ideas that came; not said
    that wages fell."""
    tags, next_to = prose.words.tags, that + 2 + (prose.words.tags[that + 2 : that + 3] == "R")
    verb, behind = tags[that + 1 : that + 2], tags[next_to : next_to + 1]
    return (verb == "F" and behind not in FINITE) or (verb == "V" and behind not in NOUNS | {"B"})


def behind_insertion(prose: Prose, at: int) -> int:
    """The "that" behind what commas or brackets insert without a verb from word `at` on, or `at`: said, however, |
    that; told Mr. Berg (Lund), with some heat, | that."""
    tags = prose.words.tags
    that = tags.find("K", at, at + INSERTED) if tags[at : at + 1] in (",", "(") else -1
    return that if that > at + 1 and tags[that - 1] in ",)" and lacks_verb(prose, at, that) else at


def does(prose: Prose, cue: CueWord) -> bool:
    """Whether a base form stands behind an auxiliary that only stresses it, a word between commas aside: did, however,
    concede."""
    lower, tags, at = prose.words.lower, prose.words.tags, cue.first - 1
    while at - 2 > cue.window[0] and (
        (tags[at] == "R" and lower[at] not in silence("negation")) or (tags[at] == "," and tags[at - 2] == ",")
    ):
        at -= 1 if tags[at] == "R" else 3
    return lower[at] in silence("stressing")


def is_second(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle opens a second report beside a first: said it was safe, while adding that it leaked."""
    return cue.form == "G" and prose.words.lower[cue.first - 1] in phrase_words("meanwhile")


def gives_words(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle tells what its subject says by what it issues or begins: filed a suit in May | alleging
    that; began the year | predicting that."""
    held = object_before(prose, cue)
    return held is not None and cue.speech == "yes" and prose.words.lower[held[0]] in silence("uttering")


def has_own_subject(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle has a subject of its own behind a comma: the bank was shut, | a clerk adding that."""
    subject = phrase_ending(prose, cue.first, cue.window[0])
    return subject is not None and subject[0] > cue.window[0] and prose.words.lower[subject[0] - 1] == ","


def heads_plural(prose: Prose, cue: CueWord) -> bool:
    """Whether the noun phrase before a cue is of many: neighbours, residents of the village of Sund, economists at the
    bank, the police, Norway and Sweden, they."""
    least = max(cue.window[0], cue.first - SUBJECT_REACH)
    subject = phrase_ending(prose, cue.first, least)
    if subject is None:
        return False
    first, last = with_prepositions(prose, subject, least)
    end = next((i for i in range(first + 1, last) if prose.words.tags[i] in "PT"), last)
    head, joined = prose.words.lower[end - 1], prose.words.tags[max(least, first - 2) : first]
    if joined in ("EC", "NC") and first - 2 >= least and "E" in prose.words.tags[first:last]:
        return True
    if head.endswith("s") or head in vocabulary().groups:
        return True
    pronoun = vocabulary().pronouns.get(head)
    return pronoun is not None and (pronoun.number, pronoun.kind) == ("many", "personal")


def has_subject_at_hand(prose: Prose, cue: CueWord) -> bool:
    """Whether a noun, a pronoun, an adverb, a number or a day stands right before a cue, or a name and its apposition;
    some of them; or in a relative clause its pronoun."""
    before = prose.words.tags[before_bracket(prose, cue.first, cue.window[0]) - 1]
    relative = prose.words.lower[cue.first - 1] in column("relatives") and cue.speech == "yes" and cue.form in "VF"
    if relative or is_of_them(prose, cue) or prose.words.lower[cue.first - 1] in phrase_words("anybody"):
        return True
    auxiliary = cue.first - 1 - (prose.words.tags[cue.first - 2 : cue.first] == "MJ")  # have long assumed
    perfect = cue.form in "VI" and prose.words.tags[auxiliary] == "M"
    perfect = perfect and prose.words.lower[auxiliary] not in silence("being")
    if before in "NEORLDQ#" or perfect or apposed_subject(prose, cue) is not None:
        return True
    return parted_subject(prose, cue) is not None


def asserts(prose: Prose, cue: CueWord) -> bool:
    """Whether a clause without "that" follows a verb outside of marks at once: a noun phrase and its auxiliary, as in
    predicted the talks would fail. Two noun phrases in a row are none: rejected the claims the mayor had made.
    """
    tags, at = prose.words.tags, cue.last
    leads = is_aside(prose, cue) and prose.stretch_of[cue.first] < 0
    leads = leads and cue.kind in ("deny", "say", "state", "announce")
    comma = tags.find(",", at, cue.window[1]) if leads and cue.first == cue.window[0] else -1
    opens = comma > 0 and has_clause_at(prose, comma + 1, cue.window[1])
    if tags[at : at + 1] == "O" and (opens or (cue.kind == "deny" and cue.form in "VF")):
        verb = at + 1 + (tags[at + 1 : at + 2] == "R")
        return tags[verb : verb + 1] in FINITE  # denies it ever sailed; Claiming he knew, Okoro left
    opinion = opines(cue)
    if (
        tags[at : at + 2] == "DL"  # outlined that day
        or (cue.speech == "thought" and not opinion)
        or cue.kind in ("other", "colon")
        or prose.stretch_of[cue.first] >= 0
        or names(prose, cue)
    ):
        return False
    if gives_words(prose, cue) and cue.kind in ("say", "state"):
        return has_clause_at(prose, at, cue.window[1])
    before, impersonal, counted = tags[cue.first - 1], is_impersonal(prose, cue), counts(prose, cue)
    alone = "NEO" if opinion else "EO"
    if not (
        impersonal
        or counted
        or (leads and cue.first > cue.window[0])  # ..., adding the ferry would sail
        or is_of_them(prose, cue)
        or before in ("NEOC" if cue.form == "V" else alone if cue.form == "F" else "")
        or (
            before != "," and tags[cue.first] in "VF" and cue.speech == "yes" and parted_subject(prose, cue) is not None
        )
        or (cue.form == "B" and heads_plural(prose, cue))
        or (
            before == ","
            and (
                apposed_subject(prose, cue) is not None
                or parted_subject(prose, cue) is not None
                or described_subject(prose, cue, opens=True) is not None
                or floats_between(prose, cue)
            )
        )
    ):
        return False
    if bare_behind(prose, cue, at):
        return True  # said this week the pier would close
    anew = cue.kind == "say" and opens_clause(prose, cue)
    if (anew or opinion or impersonal) and has_clause_at(prose, at, cue.window[1]):
        return True
    last = min(len(tags), at + SUBJECT_REACH)
    if at < last and tags[at] in "OU":
        return tags[at + 1 : at + 2] == "M"
    start = at
    if prose.words.lower[at : at + 1] == ["there"]:
        return tags[at + 1 : at + 2] == "M"
    if at < last and tags[at] in "DHQ":
        at += 1
    while at < last and tags[at] in "NEJ#Y~" and (tags[at] != "E" or tags[at - 1] != "N"):
        at += 1
    return at > start and tags[at : at + 1] in FINITE and (tags[at] == "M" or counted) and tags[at - 1] in "NE#"


def counts(prose: Prose, cue: CueWord) -> bool:
    """Whether a number stands behind a verb in -s whose subject is one and stands first in its clause: The union claims
    | 40 members left."""
    if cue.form != "F" or prose.words.tags[cue.last : cue.last + 1] != "#":
        return False
    subject = phrase_ending(prose, cue.first, cue.window[0])
    return subject is not None and stands_first(prose, cue, subject[0]) and prose.words.tags[subject[0]] in "DH"


def opens_clause(prose: Prose, cue: CueWord) -> bool:
    """Whether the subject of a cue begins a clause behind a semicolon: it was safe; many residents | said."""
    subject = phrase_ending(prose, cue.first, cue.window[0])
    return subject is not None and prose.words.lower[with_prepositions(prose, subject, cue.window[0])[0] - 1] == ";"


def names(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue may say no more than whose name follows: a clerk named Dana Ruiz."""
    return prose.words.lower[cue.first] in phrase_words("naming")


def makes_clear(prose: Prose, cue: CueWord) -> bool:
    """Whether an adjective is what someone made a clause, or how firmly somebody said it: made it clear that he would
    not go; was adamant that he would not."""
    lower, clause = prose.words.lower, cue.last + (prose.words.lower[cue.last : cue.last + 1] == ["that"])
    if cue.kind == "adjective" and cue.lemma in silence("firm") and prose.words.tags[cue.first - 1] in "MRVF":
        firm = lower[cue.first - 1] not in silence("negation")
        return firm and prose.stretch_of[cue.first] < 0 and has_clause_at(prose, clause, cue.window[1])
    if cue.lemma not in silence("made") or prose.stretch_of[cue.first] >= 0:
        return False
    at = cue.first - 2 if lower[cue.first - 1] == "it" else cue.first - 1
    return lower[cue.last : cue.last + 1] == ["that"] and lower[at] in silence("making")


def tells(prose: Prose, cue: CueWord) -> bool:
    """Whether someone is told a clause: told Reuters the director would go, were told they could stay; ..., reminding
    drivers that they must stop."""
    if (
        not (cue.form in "VF" or (cue.first > cue.window[0] and is_aside(prose, cue)))
        or not (cue.kind == "tell" or cue.lemma in silence("telling"))
        or prose.stretch_of[cue.first] >= 0
    ):
        return False
    if is_passive(prose, cue):
        return has_clause_at(prose, cue.last, cue.window[1])
    tags = prose.words.tags[cue.last : cue.last + SUBJECT_REACH]
    clause_at = next((n for n, tag in enumerate(tags) if tag in FINITE or tag in ",;.T"), 0)
    at_once = clause_at > 1 and tags[0] in "EUDHNQJ" and tags[clause_at] in FINITE
    if cue.form == "G":  # not: the wind blew, reminding us that; freed him, convincing nobody that
        that, subject = cue.last + tags.find("K"), phrase_starting(prose, cue.window[0], cue.first)
        speaks = subject is not None and (prose.words.tags[subject[1] - 1] in "EO" or can_speak(prose, *subject))
        heard = cue.lemma not in silence("swaying") and silence("nobody").isdisjoint(prose.words.lower[cue.last : that])
        return that > cue.last and speaks and heard and has_clause_behind_that(prose, that + 1, cue.window[1])
    return at_once or (cue.kind == "tell" and behind_hearer(prose, cue, cue.last) > 0)
