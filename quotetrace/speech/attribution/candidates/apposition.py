"""A subject of two noun phrases, one of which says who the other is: the governor, Vitaly Orlov, said; Dietz, leader of
the council, said."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import (
    NounPhrase,
    phrase_ending,
    phrase_starting,
    with_prepositions,
)
from quotetrace.speech.attribution.candidates.syntax import is_many
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = [
    "adverbs_before",
    "apposed_subject",
    "attribution_at_end",
    "has_clause",
    "is_fronted",
    "paired_participle",
    "parted_subject",
    "relative_subject",
    "subject_behind",
    "subject_between",
    "subject_of_both",
    "subject_of_participle",
]

# How far before its verb such a subject may begin.
REACH = 25
# How many words a bracket behind a name has.
BRACKET = 6
# What stands between reported words and the subject of the verb behind them.
BEHIND = frozenset((",", "”", '"', "''", "’", "»"))
# What stands between a subject and its verb: adverbs, auxiliaries, days.
BETWEEN = frozenset("RMPL")
# How many words, and of which classes, may stand before a participle that opens its sentence: But after | arguing.
LEAD, OPENING = 4, frozenset("CSPRW,")
# The marks that end a clause.
CLAUSE_MARKS = frozenset(",;:")
# What stands before the subject of a clause.
OPENS_CLAUSE = frozenset(",;:K")


def apposed_subject(prose: Prose, cue: CueWord) -> tuple[int, int] | None:
    """The words of the name and its apposition between commas that stand right before a finite verb, or a colon; None
    where no such do."""
    words, least = prose.words, max(cue.window[0], cue.first - REACH)
    close = cue.first if cue.form == ":" else adverbs_before(prose, cue) - 1
    if cue.form not in "VFB:" or close <= least or words.lower[close] not in (",", ":"):
        return None
    if words.tags[close - 2 : close] == ",G":  # Tor Vik, prosecuting, had told
        lone = phrase_ending(prose, close - 2, least)
        return (lone[0], close - 2) if lone and words.tags[close - 3] == "E" else None
    close = before_bracket(prose, close, least)
    second = phrase_ending(prose, close, least)
    comma = second[0] - 1 - (words.tags[second[0] - 1] == "R") if second else least  # Tor Vik, then a baker, said
    if second is None or comma <= least or words.lower[comma] != ",":
        return None
    first = phrase_ending(prose, comma, least)
    if first is not None:
        whole = with_prepositions(prose, first, least)
        first = whole if whole[0] == first[0] or words.tags[first[0] - 2] != "E" else first
    if first is None or len({*prose.stretch_of[first[0] : cue.first + 1]}) > 1:
        return None
    relative = relative_around(prose, first[0], least)
    if relative is not None:
        described = described_by_clause(prose, cue, relative, least)
        return (described, second[1]) if described is not None and words.tags[second[1] - 1] == "E" else None
    behind = before_participle(prose, cue, first[0], least)
    if behind is not None:
        return behind
    opens = opens_clause(prose, cue, first[0])
    ends = [head_end(prose, *phrase) if opens else phrase[1] for phrase in (first, second)]
    named = [words.tags[end - 1] == "E" for end in ends]
    if all(named):  # the Archdeacon, Tor Vik, said
        named = [words.tags[phrase[0]] != "D" for phrase in (first, second)]
    joined = (
        first[0] - 1 > cue.window[0]
        and words.tags[first[0] - 1] == "C"
        and not has_clause(prose, cue.window[0], first[0] - 1)
    )
    if named not in ([True, False], [False, True]) or joined:
        return None
    return described_name(prose, cue, first[0], least) or first[0], second[1]


def before_participle(prose: Prose, cue: CueWord, first: int, least: int) -> tuple[int, int] | None:
    """The subject that a participle behind a comma describes, where the phrase that begins with word `first` hangs on
    that participle by a preposition: | the mayor |, flanked by her deputy, Odd Vik, said."""
    tags = prose.words.tags
    comma = tags.rfind(",", least, first) if first > least and tags[first - 1] in "PT" else -1
    subject = phrase_ending(prose, comma, least) if comma > least and tags[comma + 1] in "VIG" else None
    return (subject[0], comma) if subject and opens_clause(prose, cue, subject[0]) else None


def opens_clause(prose: Prose, cue: CueWord, first: int) -> bool:
    """Whether a phrase that begins with word `first` stands first in its clause."""
    return first == cue.window[0] or prose.words.tags[first - 1] in OPENS_CLAUSE


def before_bracket(prose: Prose, at: int, least: int) -> int:
    """Where a bracket opens that closes before word `at`, or `at`: Gen. Odd Vik | (rtd.),"""
    if prose.words.lower[at - 1] != ")":
        return at
    return next((i for i in range(at - 2, max(least, at - BRACKET), -1) if prose.words.lower[i] == "("), at)


def head_end(prose: Prose, first: int, last: int) -> int:
    """The word behind the head of a noun phrase with what hangs on it by a preposition: the member | for Lannay; the
    governor | of Oslo."""
    return next((i for i in range(first + 1, last) if prose.words.tags[i] == "P"), last)


def relative_around(prose: Prose, last: int, least: int) -> int | None:
    """The word that opens the relative clause whose last phrase begins with word `last`: the firm | that runs the
    ferry."""
    words = prose.words
    relatives = (
        i
        for i in range(last - 1, least, -1)
        if words.lower[i] in column("relatives") or (words.tags[i] == "K" and words.tags[i + 1] in FINITE)
    )
    relative = next(relatives, None)
    if relative is None or "," in words.tags[relative:last] or FINITE.isdisjoint(words.tags[relative:last]):
        return None
    return relative


def described_by_clause(prose: Prose, cue: CueWord, relative: int, least: int) -> int | None:
    """Where the noun phrase begins that opens the clause and has a relative clause on it: The firm | that runs the
    ferry, Dalby Lines, said."""
    words, head = prose.words, phrase_ending(prose, relative, least)
    if head is None or words.tags[head[1] - 1] not in "NJ":
        return None
    apposed = words.tags[head[0] - 1] == "," and words.tags[head[0] - 2] in "EN"  # Tor Vik, | a friend who ...
    return head[0] if opens_clause(prose, cue, head[0]) and not apposed else None


def described_name(prose: Prose, cue: CueWord, first: int, least: int) -> int | None:
    """Where the name begins that opens the clause and that an apposition describes which begins with word `first`, as
    in: Ivar Lund, | the editor of the port's newspaper, The Gull, said."""
    tags = prose.words.tags
    if first - 2 <= least or prose.words.lower[first - 1] != "," or tags[first] != "D" or tags[first - 2] != "E":
        return None
    name = phrase_ending(prose, first - 1, least)
    opens = name is not None and (name[0] == cue.window[0] or tags[name[0] - 1] in ",;C")
    return name[0] if name is not None and opens else None


def has_clause(prose: Prose, first: int, last: int) -> bool:
    """Whether words hold a finite verb that stands in no relative clause."""
    plain = column("relatives").isdisjoint(prose.words.lower[first:last])
    return plain and any(tag in FINITE for tag in prose.words.tags[first:last])


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
    clause = verb is not None and verb.classes[0] in ("say", "state") and words.tags[phrase[0] - 1] in "VF"
    return NounPhrase(*phrase, -1) if clause else None


def parted_subject(prose: Prose, cue: CueWord, *, strict: bool = False) -> tuple[int, int] | None:
    """The words of the subject that a relative clause or (unless `strict`) a participle parts from a finite verb: the
    aide, who left in May, said; the paper, seen by Reuters, says; an aide who asked not to be named said."""
    words, least = prose.words, max(cue.window[0], cue.first - REACH)
    at = adverbs_before(prose, cue)
    if cue.form not in "VFB" or at - 1 <= least or words.tags[at - 1] in "CTO":
        return None
    if words.lower[at - 1] == ",":
        end = before_relative(prose, at, least)
        if end == at:
            return None
        relative = words.lower[end + 1] in column("relatives")
        if not relative and (words.tags[cue.first] == "N" or strict):
            return None
    else:
        end = next((i for i in range(at - 2, least, -1) if words.lower[i] == "who"), at)
        if (
            words.tags[at - 1] in "EN"
            or set(words.tags[end:at]).isdisjoint(FINITE)
            or not CLAUSE_MARKS.isdisjoint(words.tags[end:at])
        ):
            return None
    phrase = phrase_ending(prose, end, least) if end < at else None
    if phrase is None or prose.stretch_of[phrase[0]] != prose.stretch_of[cue.first]:
        return None
    whole = with_prepositions(prose, phrase, least)
    free = whole[0] == cue.window[0] or words.tags[whole[0] - 1] not in "PVFBG"
    return whole if free and words.tags[whole[1] - 1] in "NEQ" else None


def before_relative(prose: Prose, at: int, least: int) -> int:
    """The comma before a relative clause or a participle that a comma ends before word `at`, or `at`: though an aide |,
    who was not named, said."""
    lower = prose.words.lower
    if at - 1 <= least or lower[at - 1] != ",":
        return at
    comma = next((i for i in range(at - 2, least, -1) if lower[i] == ","), least)
    tags = prose.words.tags
    participle = tags[comma + 1] == "G" or tags[comma + 1 : comma + 3] in ("IP", "VP")  # seen by Reuters
    opens = comma > least and (lower[comma + 1] in column("relatives") or participle)
    return comma if opens else at


def paired_participle(prose: Prose, cue: CueWord) -> int:
    """The word behind which no subject of a participle stands that "and" joins to an earlier one: Vik left, | mocking
    the mayor and saying; else a word behind the cue."""
    tags, at = prose.words.tags, cue.first - 1
    while at > cue.window[0] and tags[at] == "R":
        at -= 1
    earlier = tags.rfind(",G", cue.window[0], at) if cue.form == "G" and tags[at] == "C" else -1
    return earlier if earlier >= 0 else cue.last


def relative_subject(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The subject behind a relative pronoun that is the object of the cue: Dana Ruiz, who | Vik on Monday called
    “kind.”"""
    tags, lower = prose.words.tags, prose.words.lower
    least, relatives = max(cue.window[0], cue.first - REACH), column("relatives")
    if cue.form not in FINITE or relatives.isdisjoint(lower[least : cue.first]):
        return None
    pronoun = next((i for i in range(cue.first - 2, least, -1) if lower[i] in relatives), None)
    if pronoun is not None and lower[pronoun + 1] == "," and tags.find(",", pronoun + 2, cue.first) == cue.first - 1:
        return NounPhrase(pronoun, pronoun + 1, -1)  # Dana Ruiz, who, in a letter to Vik, called him “kind”
    phrase = phrase_starting(prose, pronoun + 1, cue.first) if pronoun is not None else None
    return NounPhrase(*phrase, -1) if phrase and BETWEEN.issuperset(tags[phrase[1] : cue.first]) else None


def subject_of_participle(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The subject of the last clause before a participle behind a comma, where that clause is not the first: Berg
    stayed; | Lam left, saying; or of the verb of speech right before it: it rained, | Lam said, adding."""
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
        if lower[i] == ";" or tags[i] in "SC":
            phrase = phrase_starting(prose, i + 1, cue.first - 1)
            if phrase and tags[phrase[1]] in FINITE and "E" in tags[phrase[0] : phrase[1]]:
                return NounPhrase(*phrase, -1)
    return None


def subject_of_both(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The subject that opens the sentence, where nothing but a circumstance stands between "and" and the verb: Lund
    left, but in a letter | said; or of the verb of speech before "and": “Never,” Lund said, and | asked that."""
    tags, (least, _) = prose.words.tags, cue.window
    said = cue.first - 2 - (tags[cue.first - 2 : cue.first - 1] == ",")
    if cue.form in "VF" and said > least and tags[cue.first - 1] == "C" and tags[said] == tags[cue.first]:
        verb = reporting_forms().get(prose.words.lower[said])
        first = phrase_ending(prose, said, least) if verb is not None and verb.speech == "yes" else None
        if first is not None and first[0] > least and prose.words.lower[first[0] - 1] in BEHIND:
            return NounPhrase(*first, -1)
    at = adverbs_before(prose, cue)
    phrase = phrase_ending(prose, at, max(least, cue.first - REACH)) if cue.form in "VF" else None
    if phrase is None or phrase[0] - 2 <= least or tags[phrase[0] - 2 : phrase[0]] != "CP":
        return None
    subject = phrase_starting(prose, least, phrase[0] - 2)
    return NounPhrase(*subject, -1) if subject and tags[subject[1]] in FINITE | {"R"} else None


def is_fronted(prose: Prose, cue: CueWord, phrase: NounPhrase) -> bool:
    """Whether a phrase stands behind the preposition that opens the sentence, with a name or a pronoun between it and
    the verb: Of | Berg, Lund said."""
    tags, least = prose.words.tags, cue.window[0]
    fronted = (
        phrase.rank < 0 and phrase.first - 1 == least and tags[least] == "P" and prose.words.lower[phrase.last] == ","
    )
    return fronted and not set(tags[phrase.last : cue.first]).isdisjoint("EO")


def subject_behind(prose: Prose, cue: CueWord, end: int) -> NounPhrase | None:
    """The subject of the sentence that a participle opens, behind what it reports, which ends before word `end`: Noting
    that it rained, | Lund left."""
    tags, (least, last) = prose.words.tags, cue.window
    opens = cue.form == "G" and cue.first - least <= LEAD and set(tags[least : cue.first]) <= OPENING
    behind = end
    while behind < last and not prose.words.lower[behind][0].isalnum():
        behind += 1
    if not opens or not cue.last < end <= behind < last or "," not in prose.words.lower[end - 2 : behind]:
        return None
    phrase = phrase_starting(prose, behind, last)
    return NounPhrase(*phrase, 1) if phrase and tags[phrase[1] : phrase[1] + 1] in FINITE | {"R", ","} else None


def attribution_at_end(prose: Prose, start: int, last: int) -> int:
    """Where words from `start` to `last` end, without another attribution that ends the sentence: | the talks failed |,
    Interfax reports;
    | the dam would burst |, emails show."""
    words, end = prose.words, last - (prose.words.tags[last - 1] == ".")
    while end > start and (words.tags[end - 1] == "L" or words.tags[end - 2 : end] == "P#"):
        end -= 1 + (words.tags[end - 2] == "P")
    verb = end - 1
    form = reporting_forms().get(words.lower[verb]) if verb > start else None
    if (
        form is None
        or not (form.speech == "yes" or "show" in form.classes)
        or prose.stretch_of[verb] != prose.stretch_of[start]
    ):
        return last
    subject = phrase_ending(prose, verb, start)
    if subject is None or subject[0] - 1 == start:
        return last
    marked = prose.stretch_of[subject[0] - 1] >= 0 and prose.stretch_of[subject[0]] < 0
    if words.lower[subject[0] - 1 - marked] != ",":
        return last
    singular = (
        words.tags[verb] in "VF"
        or words.tags[verb - 1 : verb + 1] == "EN"
        or words.lower[verb - 1] in vocabulary().documents
    )
    verbal = (form.form in "VF" and singular) or (form.form == "B" and is_many(prose, verb - 1))
    if subject[0] == start:
        return start if verbal and words.tags[start] != "O" else last  # it is shut, he said, | the agency reports
    return subject[0] - (not marked) if verbal and not FINITE.isdisjoint(words.tags[start : subject[0]]) else last


def adverbs_before(prose: Prose, cue: CueWord) -> int:
    """The word behind the subject of a cue: the cue, or the adverbs and auxiliaries before it."""
    at = cue.first
    while at > cue.window[0] and prose.words.tags[at - 1] in "RM":
        at -= 1
    return at
