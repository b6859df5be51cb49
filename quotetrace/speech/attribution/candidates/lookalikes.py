"""Words that look like cues and are none, for what stands beside them, and the other way round: records show, “far
exceed” forecasts, shouts of “Shame!”
"""

from quotetrace.lexicon import column
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.listed import third_person
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import ReportingForm, reporting_forms, same_in_past

__all__ = [
    "FINITE",
    "behind_fragment",
    "describes_speaker",
    "ends_one",
    "ends_role",
    "is_cry",
    "is_medium",
    "names_a_sort",
    "poses_question",
    "precedes_verb",
    "quotes_somebody",
]

# The classes of verbs that need a subject.
FINITE = frozenset("VFM")
# What may end a verb that asks.
ENDING = (",", ":", ".", "?", "!", "")
# How many words behind "to quote" may lead to somebody's role.
QUOTED_REACH = 3


def describes_speaker(prose: Prose, participle: int, last: int) -> bool:
    """Whether a participle right behind a quotation belongs to the speaker, whose verb comes: “...,” retired keeper Jan
    Berg | said."""
    tags, at = prose.words.tags, participle + 1
    comma = prose.words.lower[participle - 1] == ","
    if tags[participle] not in "VI" or prose.stretch_of[participle - 1 - comma] < 0:
        return False
    while at < last and tags[at] in "NEJ":
        at += 1
    form = reporting_forms().get(prose.words.lower[at]) if participle + 1 < at < last and tags[at] in "VF" else None
    return form is not None and form.speech == "yes"


def is_cry(prose: Prose, i: int) -> bool:
    """Whether "of" and a quotation follow a word that may be noun or verb: shouts | of “Shame!”"""
    return prose.words.lower[i + 1 : i + 2] == ["of"] and opens_stretch(prose, i + 2)


def precedes_verb(prose: Prose, form: ReportingForm, i: int) -> bool:
    """Whether a word that may be noun or verb is the subject of the verb behind it: the mayor left, records show;
    masked volunteers then walked."""
    tags, lower = prose.words.tags, prose.words.lower
    if tags[i + 1 : i + 2] in FINITE or (tags[i] == "N" and tags[i + 1 : i + 3] == "RV"):
        return True
    nominal = i > 0 and form.form == "F" and tags[i - 1] in "NE,C"
    if nominal and lower[i + 1 : i + 2] == ["that"] and tags[i + 2 : i + 3] in FINITE | {"B"}:
        return tags[i + 2] in "VB" or not third_person(lower[i + 2])  # ground rules that barred it; remarks that were
    following = reporting_forms().get(lower[i + 1]) if i + 1 < len(lower) else None
    return form.form == "F" and following is not None and following.form == "B"


def ends_role(prose: Prose, i: int) -> bool:
    """Whether a word that may be noun or verb is the last of a role of two words, or a role before a name: the general
    | counsel; defence | counsel Odd Moe."""
    words, roles = prose.words, vocabulary().roles
    role = " ".join(words.lower[max(0, i - 1) : i + 1]) in roles
    named = words.tags[i - 1 : i + 2] == "NNE" and words.lower[i] in roles
    return words.tags[i] == "N" and (role or named)


def ends_one(prose: Prose, i: int) -> bool:
    """Whether word `i`, a base form or a noun, ends a phrase for a single thing, which no base form follows, nor “that”:
    gave a one-word | review; not: a handful | report; made a sharp | comment that."""
    tags, lower, first = prose.words.tags, prose.words.lower, i
    while first and tags[first - 1] in "NJ":
        first -= 1
    single = 0 < first < i and lower[first - 1] in phrase_words("article") and lower[first - 1] != "the"
    many = lower[i - 1] in phrase_words("quantity") or lower[i - 1] in vocabulary().groups
    return single and not many and lower[i] not in same_in_past() and tags[i + 1 : i + 2] != "K"


def is_medium(prose: Prose, form: ReportingForm, i: int) -> bool:
    """Whether a word that may be a verb of writing is a medium behind a word for one: the popular | radio | host; not:
    the keepers | radio | that."""
    medium = prose.words.lower[i] in column("organization_heads", "nouns", kind="outlet")
    return medium and form.classes[0] == "write" and not prose.words.lower[i - 1].endswith("s")


def names_a_sort(prose: Prose, i: int) -> bool:
    """Whether word `i` is the noun that an article before a name waits for: a Dutch appeals | court."""
    tags, first = prose.words.tags, i
    while first and tags[first - 1] == "E":
        first -= 1
    return 0 < first < i and prose.words.lower[first - 1] in phrase_words("indefinite") and tags[first - 1] == "D"


def behind_fragment(prose: Prose, i: int) -> bool:
    """Whether word `i` stands right behind marked words that no stop or comma ends, and no comma follows: “far exceed”
    forecasts."""
    stretch = prose.stretch_of[i - 1] if i else -1
    if stretch < 0 or stretch == prose.stretch_of[i] or not prose.marked[stretch].closed:
        return False
    return prose.words.lower[i - 2][-1].isalnum()


def poses_question(prose: Prose, at: int) -> bool:
    """Whether a question, a mark or nothing more stands at word `at`: wanted to know | whether; not: to know | more."""
    clause = prose.words.tags[at : at + 1] in ("W", "S", *ENDING) or opens_stretch(prose, at)
    return clause or not column("relatives").isdisjoint(prose.words.lower[at : at + 1])


def quotes_somebody(prose: Prose, verb: int) -> bool:
    """Whether a name, a pronoun or somebody's role stands behind a verb: to quote | the foreman; not: to quote a
    price."""
    behind = slice(verb + 1, verb + 1 + QUOTED_REACH)
    roles = vocabulary().roles.keys()
    return prose.words.tags[behind][:1] in ("E", "U", "H") or not roles.isdisjoint(prose.words.lower[behind])
