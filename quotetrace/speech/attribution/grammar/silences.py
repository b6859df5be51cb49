"""When a cue tells that no one speaks: did not say whether, Asked whether, left without saying."""

from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.introducers import APPOSED, main_follows
from quotetrace.speech.attribution.candidates.parted import parted_subject
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.marks import opens_quotation
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.listed import excluding
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = [
    "TAKEN",
    "declining",
    "denies_deed",
    "hears",
    "is_cited",
    "is_passive",
    "opens_asked",
    "opines",
    "silence",
    "silent",
    "verb_classes",
    "words_beside",
]

# "No one has ever said": how far behind the beginning of a sentence its verb may stand.
NOBODY_REACH = 6
# How far behind "Asked by" the question begins; how far before its "to" a verb of declining may stand, and what stands
# between them.
ASKED_REACH, DECLINED_REACH, CIRCUMSTANCES = 8, 13, frozenset("PDHJNEQ#LY~U")
# What a noun phrase begins with.
TAKEN = ("D", "H", "N", "E")
# Before these "nothing" begins no clause (said nothing until Friday); what a noun phrase of one piece is made of.
UTTERED_NOT, SUBJECT, NOMINAL = frozenset("STL,.;"), frozenset("DHQJNEOU#Y~R."), frozenset("NEJL#QY")


@cache
def silence(kind: str) -> frozenset[str]:
    """The words of one kind in the table of what says that no one speaks."""
    return column("silence", "words", kind=kind)


@cache
def declining() -> frozenset[str]:
    """The verbs by which someone would not speak."""
    return column("cue_polarity", "words", polarity="declined")


@cache
def verb_classes(key: str, value: str) -> frozenset[str]:
    """The classes of verbs that have `value` in the column `key`."""
    return column("verbs", "class", **{key: value})


def is_passive(prose: Prose, cue: CueWord) -> bool:
    """Whether the cue is a participle behind a form of be, an adverb between them: was never asked, I'm told; not: who
    is ill told."""
    before = cue.first - 1 - (prose.words.tags[cue.first - 1] not in "MNEJOVI")
    word = prose.words.lower[max(0, before)]
    return cue.form in "VI" and (word in silence("being") or word.endswith(tuple(silence("shortened being"))))


def is_cited(prose: Prose, cue: CueWord) -> bool:
    """Whether the subject of a cue is whose words another passes on: Okoro was quoted by the Post, was cited by it."""
    return cue.lemma in silence("verbatim") | silence("crediting") and is_passive(prose, cue)


def opines(cue: CueWord) -> bool:
    """Whether a verb of thought tells somebody's opinion, as news reports it: scientists believe that."""
    return cue.lemma in silence("opining")


def hears(prose: Prose, cue: CueWord) -> bool:
    """Whether a court or another assembly hears what somebody tells it: the jury heard that, the inquest has heard."""
    if cue.lemma not in silence("hearing") or cue.form not in "VIF":
        return False
    least, at = cue.window[0], cue.first - (prose.words.tags[cue.first - 1] == "M")
    subject = parted_subject(prose, cue) or phrase_ending(prose, at, least)
    if subject is None or prose.words.lower[subject[1] - 1] not in silence("assembled"):
        return False
    return subject[0] == least or prose.words.tags[subject[0] - 1] not in "PT"


def silent(prose: Prose, cue: CueWord) -> bool:
    """Whether no one is said to speak: might have said, is likely to say, Asked whether, said nothing until, did not
    say whether."""
    return (
        imagined(prose, cue)
        or ahead(prose, cue)
        or opens_lead(prose, cue)
        or keeps_silent(prose, cue)
        or negated(prose, cue)
    )


def words_beside(prose: Prose, cue: CueWord) -> tuple[list[str], list[str]]:
    """The three words before a cue and the five behind it, as far as its sentence goes."""
    first, last = prose.sentences[cue.sentence]
    lower = prose.words.lower
    return lower[max(first, cue.first - 3) : cue.first], lower[cue.last : min(last, cue.last + 5)]


def imagined(prose: Prose, cue: CueWord) -> bool:
    """Whether it is only supposed, asked or thought that somebody speaks: if she says no; Did she say it was safe?; Who
    said what; might have said; Imagine a mayor who says; told himself; must be told."""
    first, last = prose.sentences[cue.sentence]
    lower, tags = prose.words.lower, prose.words.tags
    before, following = words_beside(prose, cue)
    if cue.opener in silence("conditional") and lower[cue.first - 2 : cue.first] != [cue.opener, "to"]:
        return True  # if she says no, if she were to say no; but as if to say
    if not silence("owing").isdisjoint(before) and before[-1] == "be" and cue.speech == "yes":
        return True  # Residents should be told that the water is bad
    opening = tags.find(":", first, cue.first) + 1 or first  # Ruiz: Will he say when it opens?
    if cue.form in "BVI" and tags[opening] == "M" and lower[last - 1] == "?" and stands_alone(prose, cue, opening):
        return True  # Did she say it was safe?
    if before[-1:] == ["have"] and not silence("unreal").isdisjoint(before) and opens_quotation(prose, cue):
        return True  # If asked, she might have said, “No.”
    if cue.kind in ("say", "tell") and opens_quotation(prose, cue) and is_possible(prose, cue):
        return True  # A buyer might walk in and say, “I’ll take it”
    if lower[first] == "who" and cue.first == first + 1 and cue.kind in ("say", "tell"):
        return True  # Who said what
    if lower[first] in silence("supposing") and not silence("unreal").isdisjoint(lower[cue.last : last]):
        return cue.form in "VI" and lower[last - 1] != "?"  # Had she said no, it would have
    if lower[first] in silence("imagining") and "," not in tags[first : cue.first]:
        return True  # Imagine a mayor who says, “I was wrong.”
    alone = (
        cue.form == "B" and prose.stretch_of[cue.first] < 0 and (tags[cue.first - 1] in "C," or before == ["please"])
    )
    if alone and cue.kind == "tell" and following[:1] == ["us"] and not silence("question").isdisjoint(following[1:2]):
        return True  # Write to us and tell us what you think
    inward = cue.kind == "tell" and not silence("inward").isdisjoint(following[:1])
    return inward and prose.stretch_of[cue.first] < 0  # “It is a fox,” he told himself


def is_possible(prose: Prose, cue: CueWord) -> bool:
    """Whether a base form hangs on an auxiliary by which somebody only may speak, also as the second of two verbs: might
    come in tomorrow and | say."""
    tags = prose.words.tags
    at = cue.first - 1 - (tags[cue.first - 1] == "R")
    if tags[at] == "C":
        at = tags.rfind("M", cue.window[0], at)
        at = at if FINITE.isdisjoint(tags[at + 1 : cue.first]) and tags[at + 1] in "BR" else -1
    may = cue.form == "B" and cue.opener != "as" and at >= cue.window[0]
    return may and prose.words.lower[at] in silence("possible")


def ahead(prose: Prose, cue: CueWord) -> bool:
    """Whether somebody is only expected to say what no marks hold, or could say it: is likely to say, plans to
    announce; not: is expected to say, “Never”; nor, in a survey: are more likely to say."""
    lower, to = prose.words.lower, cue.first - 1
    if cue.form != "B" or lower[to] != "to" or lower[to - 1] not in silence("ahead"):
        return False
    more = lower[to - 2] in phrase_words("comparative") or prose.words.tags[to - 2] == "R"
    surveyed = lower[to - 1] in silence("surveyed") and more
    return not surveyed and not any(opens_stretch(prose, i) for i in range(cue.last, cue.window[1]))


def opens_lead(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue only opens what leads up to a clause, or sets such words off within one: Asked whether, Recalling
    that evening, Writing for the majority, or Say what you like; Ruiz, asked about it, said."""
    first, last = prose.sentences[cue.sentence]
    lower, tags = prose.words.lower, prose.words.tags
    after = lower[cue.last] if cue.last < last else "."
    addressed = cue.form in "VI" and cue.lemma in silence("addressed")
    if cue.first == first + 1 and tags[first] == "T" and after == "," and not opens_stretch(prose, cue.last + 1):
        return True  # To reply, mark it “Letters”
    if cue.first != first:
        return addressed and after in silence("topic") and parts(prose, cue)  # Ruiz, asked about the ruling, said
    if cue.form == "B" and cue.kind in ("say", "tell"):
        return True  # Say what you like
    if addressed and not asked_by(prose, cue):
        return True
    if cue.form != "G":
        return False
    comma = cue.last + (tags[cue.last : cue.last + 1] == "R")
    if lower[comma : comma + 1] == [","] and has_clause_at(prose, comma + 1, last):
        return True  # Reacting sharply, she said; not: Claiming, without proof, that
    if after == "that" and points_at(prose, cue.last, last):
        return True
    leads = tags[cue.last : cue.last + 1] == "P"
    leads = leads and (cue.lemma in silence("commenting") or after not in phrase_words("objective"))
    return leads and leads_up(prose, cue.last, last)  # Writing for the majority, she said; Commenting on it, she said


def keeps_silent(prose: Prose, cue: CueWord) -> bool:
    """Whether somebody says nothing, or not who he is, or not what would be said: left without saying, said nothing
    until Friday, spoke on condition, asked not to be named, declined to say."""
    first, _ = prose.sentences[cue.sentence]
    before, following = words_beside(prose, cue)
    after, behind = following[0] if following else ".", prose.words.tags[cue.last + 1 : cue.last + 2]
    addressed = cue.lemma in silence("addressed") and not phrase_words("moment").isdisjoint(before[-1:])
    inner = prose.words.tags[cue.last : cue.window[1]]
    if addressed and inner.startswith(("PUK", "POK")):
        return True  # confirmed when asked about it that it leaked
    if cue.kind in ("ask", "tell", "urge") and after == "to" and behind in ("P", ",", ".", "C", "S"):
        return True  # came because he was asked to by the mayor
    asked = cue.opener in silence("question") and not opens_quotation(prose, cue)
    if after == "," and before[-1:] == ["to"] and (cue.lemma in silence("discussing") or asked):
        return True  # Asked if he had anything to declare, Vik
    if cue.form == "G" and before and before[-1] in silence("lacking"):
        return True
    if cue.kind == "say" and after in silence("unsaid") and behind not in FINITE:
        return True
    if cue.kind == "say" and says_nothing(prose, cue):
        return True
    if after == "on" and not silence("condition").isdisjoint(following[1:3]) and not speaks_unnamed(prose, cue):
        return True
    if cue.lemma in silence("hiding") and not silence("hidden").isdisjoint(
        following[2:] if after == "to" else following
    ):
        return True
    return bool(before) and before[-1] in ("to", "from") and is_declined(prose, first, cue.first - 1)


def says_nothing(prose: Prose, cue: CueWord) -> bool:
    """Whether nothing is what somebody says, which no clause begins with: said nothing until Friday, said almost
    nothing about it; not: said nothing in it was true."""
    tags, at = prose.words.tags, cue.last + (prose.words.tags[cue.last : cue.last + 1] == "R")
    if prose.words.lower[at : at + 1] == [] or prose.words.lower[at] not in silence("wordless"):
        return False
    about = phrase_starting(prose, at + 2, cue.window[1]) if tags[at + 1 : at + 2] == "P" else None
    behind = prose.words.lower[at + 1 : at + 2]
    silent_then = tags[at + 1 : at + 2] in UTTERED_NOT or not phrase_words("moment").isdisjoint(behind)
    return silent_then or (about is not None and tags[about[1] : about[1] + 1] not in FINITE)


def negated(prose: Prose, cue: CueWord) -> bool:
    """Whether a negation tells that nobody speaks: did not say whether, neither confirmed nor denied, no one has ever
    said, has never told her about it; or the cue is the second of two verbs with one object: would not confirm or
    deny."""
    first, _ = prose.sentences[cue.sentence]
    lower, tags = prose.words.lower, prose.words.tags
    before, following = words_beside(prose, cue)
    after = following[0] if following else "."
    known = reporting_forms().keys()
    second = cue.form == "B" and tags[cue.first - 2 : cue.first] == "BC" and not known.isdisjoint(before[-2:-1])
    if second and not opens_quotation(prose, cue):
        return True
    if cue.form in "VF" and after in excluding() and not known.isdisjoint(following[1:2]):
        return True  # neither confirmed nor denied it
    if is_passive(prose, cue) and cue.lemma in silence("addressed"):
        at = adverbs_before(prose, cue) - 1
        if not silence("nobody").isdisjoint(lower[max(first, at - 1) : at + 1]):
            return True  # nobody was asked to leave, no one has been told
    if silence("negation").isdisjoint(before):
        return False
    if after == "any" and not silence("withheld").isdisjoint(following):
        return True  # did not report any other comments
    if cue.lemma in silence("addressed") and not silence("being").isdisjoint(before):
        return True
    about = cue.last + following.index("about") if cue.kind == "tell" and "about" in following else -1
    if about > 0 and NOMINAL.issuperset(tags[cue.last + 1 : about]):
        return True  # has never told the crew about it
    if cue.kind == "promise" and tags[cue.last : cue.last + 1] in TAKEN:
        return True  # never promised the council anything
    if (silence("unwilling").isdisjoint(before) and after in silence("question")) or (
        cue.kind == "continue" and after == "to"
    ):
        return True  # did not say when, did not respond to a letter
    return lower[first] == "no" and cue.first - first < NOBODY_REACH


def speaks_unnamed(prose: Prose, cue: CueWord) -> bool:
    """Whether somebody says something on condition of anonymity, or said a quotation before on any: “...,” an aide said
    on condition that she not be named; not: an aide spoke on condition that."""
    quoted = prose.stretch_of[cue.window[0]] >= 0 > prose.stretch_of[cue.first]
    if cue.kind == "say":
        return quoted or "of" in prose.words.lower[cue.last + 2 : cue.last + 4]
    return quoted and cue.kind == "state" and not cue.introducer.startswith("who")


def parts(prose: Prose, cue: CueWord) -> bool:
    """Whether commas set a participle and what belongs to it off between a subject and its verb."""
    tags = prose.words.tags
    comma = tags.find(",", cue.last, cue.window[1])
    return (
        tags[cue.first - 1] == ","
        and tags[cue.first - 2] in "NEO"
        and comma > 0
        and tags[comma + 1 : comma + 2] in FINITE
    )


def stands_alone(prose: Prose, cue: CueWord, first: int) -> bool:
    """Whether nothing but its subject stands between the word `first`, which opens its question, and a verb."""
    tags = prose.words.tags[first + 1 : cue.first]
    return set(tags) <= SUBJECT


def denies_deed(prose: Prose, cue: CueWord) -> bool:
    """Whether a gerund right behind a cue is what somebody denies: denied having read it."""
    return (
        cue.kind == "deny"
        and prose.words.tags[cue.last : cue.last + 1] in ("G", "M")
        and prose.words.lower[cue.last].endswith("ing")
    )


def opens_asked(prose: Prose, first: int) -> bool:
    """Whether a clause begins with word `first` by telling what its subject was asked or told: Asked about the fire, |
    Vik sighed."""
    verb = reporting_forms().get(prose.words.lower[first]) if prose.words.tags[first] in "VI" else None
    return verb is not None and verb.lemma in silence("addressed")


def asked_by(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle tells who asked, and then what: Asked by Okoro if he would go; not: asked by email if."""
    lower = prose.words.lower[cue.last : cue.last + ASKED_REACH]
    question = next((i for i, word in enumerate(lower) if word in silence("question")), 0)
    medium = lower[1:2] and lower[1] in column("channels", "noun")
    return lower[:1] == ["by"] and question > 1 and "," not in lower[:question] and not medium


def is_declined(prose: Prose, first: int, to: int) -> bool:
    """Whether a verb by which someone would not speak stands before the word `to`, where or by whom between them:
    declined in an interview | to say."""
    for i in range(to - 1, max(first, to - DECLINED_REACH) - 1, -1):
        verb = reporting_forms().get(prose.words.lower[i])
        if verb is not None and verb.lemma in declining():
            return True
        if i < to - 1 and prose.words.tags[i] not in CIRCUMSTANCES:
            return False
    return False


def leads_up(prose: Prose, at: int, last: int) -> bool:
    """Whether a comma ends a phrase without a clause or marks that begins with word `at`, and a main clause follows."""
    comma = prose.words.tags.find(",", at, last)
    return (
        comma > 0
        and set(prose.words.tags[at:comma]).isdisjoint("VFMKSWT")
        and all(s < 0 for s in prose.stretch_of[at:comma])
        and main_follows(prose, comma + 1, last, APPOSED | {"O", ","})
    )


def points_at(prose: Prose, that: int, last: int) -> bool:
    """Whether "that" points at a noun and opens no clause: no verb comes before the next comma of its sentence."""
    tags = prose.words.tags
    comma = tags.find(",", that, last)
    return comma > that + 1 and NOMINAL.issuperset(tags[that + 1 : comma])
