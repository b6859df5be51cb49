"""When the phrase that would be the speaker says nothing: it is called something, is asked, is a motto, or does
something else."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from quotetrace.lexicon import column, table
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.described import described_end
from quotetrace.speech.attribution.candidates.joins import has_report_at, reports_behind_lead
from quotetrace.speech.attribution.candidates.sources import phrase_starting
from quotetrace.speech.attribution.grammar.marks import Content, clause, goes_on, has_marks
from quotetrace.speech.attribution.grammar.owners import held_at, is_around, uttered
from quotetrace.speech.attribution.grammar.silences import hears, is_passive, opines, silence, verb_classes
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = [
    "acts_otherwise",
    "is_addressed",
    "is_byname",
    "is_called",
    "is_called_behind",
    "is_hearer",
    "is_named",
    "is_no_one",
    "is_of_title",
    "is_possession",
    "is_saying",
    "is_set_phrase",
    "is_undergone",
    "only_credits",
    "only_describes",
    "only_fronts",
    "only_leads_up",
    "sourceless",
]


# How many words behind a participle the verb of saying stands whose subject it describes.
DESCRIBED = 12
# What stands behind a quotation before an infinitive that tells what its speaker is for: ” the lawyer hired | to defend.
PURPOSE = re.compile("[\"”'’][DHJNE]{1,5}[VI]?T$")


def is_called(prose: Prose, cue: CueWord) -> bool:
    """Whether the subject of the cue is what words are said of, not who says them: the newsletter has been called
    "unmissable"."""
    return cue.kind in verb_classes("source", "needed in passive") and is_passive(prose, cue)


def is_named(prose: Prose, cue: CueWord, last: int) -> bool:
    """Whether the only comma before the cue stands between it and the subject, which ends before word `last`: Sund,
    called “the Oslo of the West”, has nine streets."""
    return is_reduced(prose, cue, last) and cue.kind in verb_classes("source", "needed in passive")


def is_undergone(prose: Prose, cue: CueWord) -> bool:
    """Whether the subject of the cue is what something is done to, and nobody speaks: the shop is closed “owing to
    joy”; the fair will be held “when it stops”; keep it closed “until it rains”; the days that continued “the
    flood”; the strike went on."""
    if goes_on(prose, cue, by_itself=True):
        return True
    staged = cue.lemma in silence("staged") and prose.words.tags[cue.last : cue.last + 1] != "K"
    if cue.kind in silence("undergone") and opens_stretch(prose, cue.last):
        first, end = prose.stretches[prose.stretch_of[cue.last]]
        plain = "," not in prose.words.tags[first : end - 2]  # not: he continued “if we stay, we sink”
        state = prose.words.tags[cue.last + 1] in "SP" or cue.opener == "that"
        if state and plain and prose.words.written[cue.last + 1][0].islower():
            return True
    following = prose.words.lower[cue.last : cue.last + 1]
    found = cue.lemma == "report" and not silence("reported as").isdisjoint(following)
    if found and prose.words.tags[cue.last + 1 : cue.last + 2] not in ("N", "E", "J"):
        return True  # a man reported missing in May; not: police reported missing cash
    at = cue.last + (prose.words.tags[cue.last : cue.last + 1] == "R")
    grilled = cue.lemma in silence("grilling") and cue.form in "VI" and prose.words.tags[at : at + 1] in ("P", "L", ".")
    return grilled or ((staged or cue.kind in silence("undergone")) and is_passive(prose, cue))


def is_called_behind(prose: Prose, cue: CueWord, content: Content, first: int, last: int) -> bool:
    """Whether a participle right behind the noun of words `first` to `last` tells what it is called, for the verb of
    the noun follows: the candidate labelled “a leader” | goes on; not: the candidate | voters labelled “a leader”."""
    adjoins = cue.kind == "call" and cue.form in "VI" and last == cue.first and opens_stretch(prose, cue.last)
    adjoins = adjoins and prose.words.tags[first - 1 : first] not in ("N", "E", "K", "W")
    end = content[-1][1]
    return adjoins and prose.words.lower[end - 2] != "," and prose.words.tags[end : end + 1] in FINITE


def only_describes(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle, or an infinitive behind a quotation, only tells which of its noun speaks, for the verb of
    saying whose subject that is follows: a statement | posted | online said; the firm | founded | by Vik said; “It is
    shut,” the lawyer hired to | defend | Vik argued."""
    words, known = prose.words, reporting_forms()
    set_off = cue.kind in ("mention", "other") and words.tags[cue.first - 2 : cue.first] in ("N,", "E,")
    beside = cue.form in "VI" and (set_off or words.tags[cue.first - 1] == "N")
    beside = beside or (cue.form == "B" and PURPOSE.search(words.tags, cue.window[0], cue.first) is not None)
    if cue.kind in silence("finite") or not beside or prose.stretch_of[cue.first] >= 0:
        return False
    for verb in range(cue.last, min(cue.window[1], cue.last + DESCRIBED)):
        form = known.get(words.lower[verb]) if words.tags[verb] in "VF" else None
        if form is not None and form.classes[0] in silence("described speaker"):
            while words.tags[verb - 1] == "M":
                verb -= 1
            plain = set(",CKW").isdisjoint(words.tags[cue.last : verb - 1]) and words.tags[verb - 1] not in "KWSCTO"
            plain = plain and (words.tags[verb - 1] == "," or not set_off)
            return plain and described_end(prose, cue.first - (cue.form == "B"), verb) == verb
    return False


def only_fronts(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether bare words before a cue only lead up to its clause, so that none of them was said: On Monday, even as it
    rained, | Vik wrote to the crew."""
    (first, last), tags = content[0], prose.words.tags
    bare = len(content) == 1 and last <= cue.first and max(prose.stretch_of[first:last], default=0) < 0
    behind = tags[cue.last : cue.window[1]]
    goes_on = behind[:1] != "T" and (behind[:1] != "P" or "," in behind)  # If it rains, he said on Monday, “we lose.”
    if not bare or goes_on or cue.kind == "source" or first != cue.window[0]:
        return False
    commas = [i for i in range(first, last) if tags[i] == ","]
    parts = [tags[a:b] for a, b in pairwise((first, *commas, last))]
    leads = [part.lstrip(",").lstrip("R").startswith("S") or FINITE.isdisjoint(part) for part in parts]
    return all(leads) and any(not FINITE.isdisjoint(part) for part in parts)


def is_byname(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether a participle behind a noun tells no more than whose name follows: the “cook” was a man called Kev."""
    beside = (prose.words.tags[cue.first - 1], prose.words.tags[cue.last : cue.last + 1])
    reduced = cue.kind == "call" and cue.form in "VI" and cue.introducer == "-"  # not: was what the mayor called Vik
    return reduced and content[-1][1] <= cue.first and beside == ("N", "E")


def is_addressed(prose: Prose, cue: CueWord, last: int) -> bool:
    """Whether the subject of the cue, which ends before word `last`, is whom it was said to (Okoro was asked whether,
    Foss, told that it rained, left; the jury heard that), or no one: when asked why,
    and, asked why, she said."""
    if prose.words.lower[last - 1] in phrase_words("moment"):
        return True
    addressed = cue.lemma in silence("addressed") and (is_passive(prose, cue) or is_reduced(prose, cue, last))
    reduced = cue.lemma in silence("addressed") and reports_behind_lead(prose, cue.first - 1, cue.window[1])
    apprised = cue.lemma in silence("apprised") and is_passive(prose, cue)
    return addressed or reduced or apprised or hears(prose, cue)


def is_hearer(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether words right before a passive are its subject, who was told something, and nothing is told: Okoro, who was
    ill, | was told by telephone."""
    first, last = content[0]
    told = len(content) == 1 and cue.lemma in silence("addressed") and is_passive(prose, cue)
    subject = told and last <= cue.first and prose.stretch_of[first] < 0 and first == cue.window[0]
    return subject and set(prose.words.tags[last : cue.first]) <= set(",MR")


def is_reduced(prose: Prose, cue: CueWord, last: int) -> bool:
    """Whether the cue is a participle set off from a noun that ends before word `last`: no other comma stands before,
    so that the one between them ends no apposition."""
    comma = cue.first - 1
    return (
        cue.form in "VI"
        and last == comma
        and prose.words.lower[comma] == ","
        and prose.words.tags.find(",", cue.window[0]) == comma
    )


def sourceless(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether a cue that no one speaks is none: a colon or a noun, what is merely called something, what no clause or
    mark shows, and what somebody is told to do: told to leave."""
    if cue.kind == "tell" and is_passive(prose, cue) and prose.words.tags[cue.last : cue.last + 1] == "T":
        return not has_marks(prose, cue, content)
    if not is_passive(prose, cue) and (opines(cue) or not any(clause(prose, *part) for part in content)):
        return True
    if cue.lemma in silence("addressed") and all(leads_in(prose, *part) for part in content):
        return True
    reduced = (
        cue.form in "VI"
        and prose.words.lower[cue.first - 1] == ","
        and cue.kind in verb_classes("source", "needed in passive")
    )
    if cue.kind == "noun" and is_around(prose, cue):
        return False
    return reduced or cue.kind in verb_classes("source", "needed") or is_called(prose, cue)


def leads_in(prose: Prose, first: int, last: int) -> bool:
    """Whether words are a participle and what belongs to it, without a finite verb (Reached by telephone, ... had not
    been told), or another report: when pressed | she said no."""
    tags = prose.words.tags
    if has_report_at(prose, first, last):
        return True
    return tags[first] in "VIG" and prose.stretch_of[first] < 0 and set(tags[first + 1 : last]).isdisjoint("VMF")


def only_credits(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of saying only tells whose the words before its sentence are: “Never.” So said | Okoro."""
    first, _ = cue.window
    return cue.kind == "say" and cue.first == first + 1 and prose.words.lower[first] in column("pointing", number="")


@cache
def set_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """For each word of a set phrase the phrases that it stands in, and its place there."""
    found: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {}
    for row in table("set_phrases"):
        words = tuple(row["phrase"].split())
        for i, word in enumerate(words):
            found[word] = (*found.get(word, ()), (words, i))
    return found


def only_leads_up(prose: Prose, cue: CueWord) -> bool:
    """Whether nothing but adverbs and phrases with prepositions stand between the start of a sentence and its colon,
    and none tells from whom the words are: Then, after a pause: “Never.”"""
    lower, tags, (first, _) = prose.words.lower, prose.words.tags, cue.window
    if cue.kind != "colon" or tags[first] not in "RCPL":
        return False
    at = first
    while at < cue.first:
        phrase = phrase_starting(prose, at + 1, cue.first) if tags[at] in "PST" else None
        if phrase is not None and (lower[at] in silence("uttered by") or tags[phrase[0]] == "H"):
            return False
        if phrase is None and tags[at] not in "RCL,":
            return False
        at = phrase[1] if phrase else at + 1
    return True


def is_set_phrase(prose: Prose, cue: CueWord) -> bool:
    """Whether the cue is part of a phrase by which nobody says anything: It goes without saying that; not, with a name
    behind it: said Grace Okoro."""
    lower, at = prose.words.lower, cue.first
    named = prose.words.tags[cue.last : cue.last + 1] == "E"
    found = () if named else set_phrases().get(lower[at], ())
    return any(at >= i and tuple(lower[at - i : at - i + len(words)]) == words for words, i in found)


def is_of_title(prose: Prose, cue: CueWord) -> bool:
    """Whether a base form is no verb but stands before the title of one whose verb follows: “...,” | state Sen. Okoro
    (D) said."""
    tags, end = prose.words.tags, cue.last
    behind_marks = prose.stretch_of[cue.first - 1] != prose.stretch_of[cue.first]
    if cue.form != "B" or not behind_marks or tags[end : end + 1] != "E":
        return False
    while tags[end : end + 1] in ("E", "."):
        end += 1
    end = tags.find(")", end) + 1 if tags[end : end + 1] == "(" else end
    form = reporting_forms().get("".join(prose.words.lower[end : end + 1]))
    return form is not None and tags[end] in "VF" and end < cue.window[1]


def is_possession(prose: Prose, cue: CueWord) -> bool:
    """Whether what somebody calls his own is no tale that he tells: paid it into his | own account; not: by his own
    account."""
    own = cue.lemma in silence("conceding") and " " in cue.lemma
    return own and prose.words.lower[cue.first - 2] not in silence("owning up")


def is_no_one(prose: Prose, cue: CueWord, first: int) -> bool:
    """Whether the subject that begins with word `first` says that no one speaks: Nobody at the plant said a word, no
    group has claimed the attack."""
    acts = cue.form != "G" or prose.words.tags[cue.first - 1] != ","
    number = first + 1 + (prose.words.lower[first + 1 : first + 2] == ["."])
    acts = acts and not "".join(prose.words.lower[number : number + 1]).isdigit()  # No 10, No. 10
    return acts and cue.speech == "yes" and prose.words.lower[first] in silence("nobody")


def is_saying(prose: Prose, first: int, last: int) -> bool:
    """Whether the speaker, words `first` to `last`, is a motto, a proverb or a word, and no name (Maxim Orlov): what it
    says no one says."""
    sayings, tags = silence("saying"), prose.words.tags
    return any(prose.words.lower[i] in sayings and tags[i] != "E" for i in range(first, last))


def acts_otherwise(prose: Prose, cue: CueWord, last: int) -> bool:
    """Whether the subject that ends before word `last` does something else with a noun of speech than utter it
    (rejected claims that ...), or only tells what the noun before a colon is like: the opposite | view: “Never.”"""
    light = silence("uttering")
    adjoins = last == cue.first and prose.words.lower[cue.last : cue.last + 1] == [":"]
    if cue.kind == "noun" and adjoins and prose.words.tags[last - 2 : last] == "DJ":
        return True
    between = range(last, cue.first)
    return (
        cue.kind == "noun"
        and any(prose.words.tags[i] in "VF" and prose.words.lower[i] not in light for i in between)
        and not uttered(prose, cue)
        and held_at(prose, cue) is None
    )
