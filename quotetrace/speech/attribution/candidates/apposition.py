"""A subject of two noun phrases, one of which says who the other is: the governor, Vitaly Orlov, said; Dietz, leader of
the council, said."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord, forms_of_have
from quotetrace.speech.attribution.candidates.sources import phrase_ending, stands_first, with_prepositions
from quotetrace.speech.attribution.candidates.syntax import is_many
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = [
    "adverbs_before",
    "apposed_subject",
    "attribution_at_end",
    "before_bracket",
    "floats_between",
    "has_clause",
    "head_end",
    "is_done_by",
    "is_of_them",
    "is_perfect",
]

# How far before its verb such a subject may begin.
REACH = 25
# How many words a bracket behind a name has.
BRACKET = 8


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
    first = phrase_ending(prose, before_bracket(prose, comma, least), least)
    if first is not None:
        whole = with_prepositions(prose, first, least)
        if (backer := before_active(prose, cue, whole[0], least)) is not None:
            return (backer, second[1]) if words.tags[second[1] - 1] == "E" else None
        first = whole if whole[0] == first[0] or words.tags[first[0] - 2] != "E" else first
    if first is None or len({*prose.stretch_of[first[0] : cue.first + 1]}) > 1:
        return None
    relative = relative_around(prose, first[0], least)
    if relative is not None:
        described = described_by_clause(prose, cue, relative, least)
        return (described, second[1]) if described is not None and words.tags[second[1] - 1] == "E" else None
    behind = before_participle(prose, cue, first[0], second[1], least)
    if behind is not None:
        return behind
    opens = stands_first(prose, cue, first[0])
    ends = [head_end(prose, *phrase) if opens else phrase[1] for phrase in (first, second)]
    named = [words.tags[end - 1] == "E" for end in ends]
    if all(named):  # the Archdeacon, Tor Vik, said; Counsel, Tor Vik, said
        roles = vocabulary().roles
        named = [words.tags[at] != "D" and words.lower[end - 1] not in roles for at, end in (first, second)]
    joined = (
        first[0] - 1 > cue.window[0]
        and words.tags[first[0] - 1] == "C"
        and not has_clause(prose, cue.window[0], first[0] - 1)
    )
    if named not in ([True, False], [False, True]) or joined:
        return None
    name = described_name(prose, cue, first[0], least)
    return first[0] if name is None else name, second[1]


def before_participle(prose: Prose, cue: CueWord, first: int, last: int, least: int) -> tuple[int, int] | None:
    """The subject that a participle describes, where the phrase that begins with word `first` hangs on that participle
    by a preposition: behind a comma, without what follows (| the mayor |, flanked by her deputy, Odd Vik, said), else
    with the name that ends before word `last`: | a man hurt in the blast, Odd Vik |, said."""
    tags = prose.words.tags
    plain = tags[first - 2 : first] in ("VP", "IP") and prose.words.lower[first] not in column("pointing")
    hurt = phrase_ending(prose, first - 2, least) if plain else None
    if hurt is not None and tags[hurt[1] - 1] == "N" and stands_first(prose, cue, hurt[0]):
        return (hurt[0], last) if tags[last - 1] == "E" else None
    comma = tags.rfind(",", least, first) if first > least and tags[first - 1] in "PT" else -1
    subject = phrase_ending(prose, comma, least) if tags[comma + 1] in "VIG" else None
    return (subject[0], comma) if subject and stands_first(prose, cue, subject[0]) else None


def before_active(prose: Prose, cue: CueWord, first: int, least: int) -> int | None:
    """Where the subject begins that a participle right behind its noun describes, whose object begins with word
    `first`: | The head of the fund backing Lund for mayor, Odd Vik, said."""
    tags = prose.words.tags
    head = phrase_ending(prose, first - 1, least) if tags[first - 1] == "G" else None
    whole = with_prepositions(prose, head, least) if head else None
    opens = whole is not None and tags[whole[0]] in "DHNJ" and tags[first - 2] in "NE"
    return whole[0] if whole is not None and opens and stands_first(prose, cue, whole[0]) else None


def before_bracket(prose: Prose, at: int, least: int) -> int:
    """Where a bracket opens that closes before word `at`, or `at`: Gen. Odd Vik | (rtd.),"""
    if prose.words.lower[at - 1] != ")":
        return at
    return next((i for i in range(at - 2, max(least, at - BRACKET), -1) if prose.words.lower[i] == "("), at)


def head_end(prose: Prose, first: int, last: int) -> int:
    """The word behind the head of a noun phrase with what hangs on it by a preposition: the member | for Lannay; the
    governor | of Oslo; Norland's envoy | to Oslo."""
    return next((i for i in range(first + 1, last) if prose.words.tags[i] in "PT"), last)


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
    return head[0] if stands_first(prose, cue, head[0]) and not apposed else None


def described_name(prose: Prose, cue: CueWord, first: int, least: int) -> int | None:
    """Where the name begins that opens the clause and that an apposition describes which begins with word `first`, as
    in: Ivar Lund, | the editor of the port's newspaper, The Gull, said; Sen. Ivar Lund, | R-Iowa, one of the three,
    said."""
    tags = prose.words.tags
    if first - 2 < least or prose.words.lower[first - 1] != "," or tags[first - 2] != "E":
        return None
    seat = prose.words.written[first].partition("-")[2]
    name = phrase_ending(prose, first - 1, least) if tags[first] == "D" or seat in vocabulary().places else None
    if name is None:
        return None
    begin = name[0] - 2 if tags[name[0] - 2 : name[0]] == "E." and name[0] - 2 >= least else name[0]  # Sen. Lund
    return begin if begin == cue.window[0] or tags[begin - 1] in ",;C" else None


def has_clause(prose: Prose, first: int, last: int) -> bool:
    """Whether words hold a finite verb that stands in no relative clause, and is no participle with who does it: the
    bill, backed by Okoro."""
    plain = column("relatives").isdisjoint(prose.words.lower[first:last])
    verbs = (i for i in range(first, last) if prose.words.tags[i] in FINITE)
    return plain and any(not is_done_by(prose, i) for i in verbs)


def is_done_by(prose: Prose, verb: int) -> bool:
    """Whether a past form behind a comma is a participle, with who does it behind it: the bill, | backed | by Okoro."""
    tags, behind = prose.words.tags, prose.words.lower[verb + 1 : verb + 2]
    return tags[verb] == "V" and tags[verb - 1 : verb] == "," and behind == ["by"]


def attribution_at_end(prose: Prose, cue: CueWord, start: int) -> int:
    """Where words from `start`, behind `cue`, to the end of its sentence end, without another attribution that ends the
    sentence: | the talks failed |, Interfax reports; | the dam would burst |, emails show."""
    last = cue.window[1]
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
    if subject and words.tags[subject[0] - 1] == "C":  # leaders and residents
        subject = phrase_ending(prose, subject[0] - 1, start)
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
    return subject[0] - (not marked) if verbal and not FINITE.isdisjoint(words.tags[cue.first : subject[0]]) else last


def floats_between(prose: Prose, cue: CueWord) -> bool:
    """Whether commas set a word or two off between a subject and a cue: Vik, meanwhile, | believes; Vik, for one, |
    believes."""
    tags, close = prose.words.tags, cue.first - 1
    comma = tags.rfind(",", max(cue.window[0], close - 3), close) if tags[close] == "," else -1
    within = tags[comma + 1 : close]
    return comma > cue.window[0] and within in ("R", "PQ", "RR", "PN") and tags[comma - 1] in "NEO"


def is_of_them(prose: Prose, cue: CueWord) -> bool:
    """Whether some of those told of before are the subject right before a cue: one of them said; a third of us fear."""
    return prose.words.tags[cue.first - 1] == "U" and prose.words.lower[cue.first - 2] == "of"


def adverbs_before(prose: Prose, cue: CueWord) -> int:
    """The word behind the subject of a cue: the cue, or the adverbs and auxiliaries before it."""
    at = cue.first
    while at > cue.window[0] and prose.words.tags[at - 1] in "RM":
        at -= 1
    return at


def is_perfect(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue is a participle behind a form of "have": has | shown."""
    return cue.form == "I" and prose.words.lower[adverbs_before(prose, cue)] in forms_of_have()
