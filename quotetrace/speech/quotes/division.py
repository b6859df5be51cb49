"""Where the content of one attribution ends because another clause begins that is not part of what was said."""

from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import HANDED_OVER, Attribution
from quotetrace.speech.attribution.candidates.cues import PARTING, CueWord
from quotetrace.speech.attribution.grammar.certainty import counts
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.quotes.borders import aftermath, border, contrast, likewise, main_clause, parallel, predicate
from quotetrace.speech.quotes.media import by_cited, carried_until, carries
from quotetrace.speech.quotes.nesting import passes_on
from quotetrace.speech.quotes.owners import behind_colon, by_owners
from quotetrace.speech.quotes.tails import tail

__all__ = ["divide"]

# How many attributions before and behind one are held against it: a sentence without end may have thousands.
BESIDE = 30
# No quotation that attributions break up has more parts than this.
MOST_PARTS = 60
# How far behind "what the mayor called" the marked name may stand (called the “dark” years).
NAME_REACH = 3
# With what classes of words a noun phrase begins that is no part of such a name.
NEXT = frozenset("DHVFM")
# The classes of verbs that can be finite.
FINITE = frozenset("VFMB")


def divide(prose: Prose, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Ends the content of each attribution where another one begins that is not part of what was said.

    That is a participle behind a comma (said ..., adding that ...), a relative clause with its own source (..., which
    Aziz says
    ...) and a second verb of the same subject (said ... and called ...).
    """
    beside = neighbours(attributions)
    attributions = [
        named_only(prose, behind_colon(prose, each))
        for each in attributions
        if not (
            accompanies(each, beside[each.cue])
            or is_denied(each, beside[each.cue])
            or is_joined(prose, each, beside[each.cue])
        )
    ]
    told_of = {each.cue: each for each in attributions if is_told_of(each, beside[each.cue])}
    own = (by_noun(prose, each, beside[each.cue]) for each in attributions if each.cue not in told_of)
    attributions = list(by_owners(prose, (each for each in own if each is not None)))
    attributions = [by_cited(prose, same_speaker(prose, each, beside[each.cue])) for each in attributions]
    carriers = {each.cue for each in attributions if carries(prose, each, beside[each.cue])}
    apart = [divided(prose, each, beside[each.cue], carriers) for each in attributions if each.cue not in carriers]
    ended = {each.cue: each for each in apart}
    for cue, each in told_of.items():
        around = [ended[other.cue] for other in beside[cue] if other.cue in ended]
        if prose.words.lower[max(0, each.content[0][0] - 1)] == ":" and not is_told_of(each, around):
            apart.append(each)  # Foss said it “leaks,” but he gave the crew a choice: “Pump or swim.”
    joined = rejoined(prose, sorted(apart, key=lambda each: each.cue.first))
    beside = neighbours(joined)
    return [each for each in joined if not any(yields(each, other) for other in beside[each.cue])]


def neighbours(attributions: Sequence[Attribution]) -> dict[CueWord, Sequence[Attribution]]:
    """For each cue the attributions of its sentence that stand near it, itself included."""
    by_sentence: dict[int, list[Attribution]] = {}
    for each in sorted(attributions, key=lambda each: each.cue.first):
        by_sentence.setdefault(each.cue.sentence, []).append(each)
    return {
        each.cue: some[max(0, n - BESIDE) : n + BESIDE + 1]
        for some in by_sentence.values()
        for n, each in enumerate(some)
    }


def accompanies(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether a participle only tells how what another verb before it reports was said: “Never,” Foss said,
    laughing."""
    cue, content = attribution.cue, attribution.content
    return cue.form == "G" and any(
        other.cue.first < cue.first and other.content == content and content[-1][1] <= other.cue.last
        for other in others
    )


def is_told_of(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether someone only thinks or does something in what another reports: Foss said the board wants “a new pier”."""
    cue, content = attribution.cue, attribution.content
    if cue.speech != "thought" and cue.kind != "other":
        return False
    return any(
        other.cue.speech != "thought"
        and other.cue.kind != "other"
        and any(first <= cue.first < last for first, last in other.content)
        and all(any(a <= first and last <= b for a, b in other.content) for first, last in content)
        for other in others
    )


def is_denied(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether someone only denies to have said what a verb reports: denied having told Foss that it leaked."""
    denied, at = column("cue_polarity", "words", polarity="denied"), attribution.cue.first
    return any(
        other.cue.lemma in denied and other.cue.last <= other.content[0][0] <= at <= other.content[0][0] + 1
        for other in others
    )


def is_joined(prose: Prose, attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether “and that” or “but that” joins what a verb seems to report to what another one around it reports: said
    that he had shown him a photo | but that “it was old.”"""
    own, at, tags = attribution.content[0][0], attribution.cue.last, prose.words.tags
    return tags[own - 2 : own] == "CK" and any(
        tags[first - 1] == "K" and first < at < own - 2 and own < last
        for other in others
        for first, last in other.content
    )


def yields(attribution: Attribution, other: Attribution) -> bool:
    """Whether one attribution only passes on what `other`, more probable, attributes, and what follows goes on with
    that; or runs on over the quotation that hands over to `other`: called for a vote: | “Now,” Okoro said |."""
    first = other.content[0][0]
    reaches = attribution.cue.last <= first == attribution.content[0][0] < other.cue.first
    if reaches and attribution.content != other.content and other.probability >= HANDED_OVER > attribution.probability:
        return True
    if attribution.cue.kind == "colon" and other.cue.kind == "source" and attribution.content[-1] in other.content:
        return True  # The pier is safe, according to Okoro: “It will hold.”
    behind = attribution.cue.first > other.cue.first and attribution.probability < other.probability
    return behind and passes_on(attribution, other)


def named_only(prose: Prose, attribution: Attribution) -> Attribution:
    """An attribution without the author's clause, in which a source only gives something its name, and without what
    follows on it: She died after what police called | “a mishap”; made what they call “decay” | the theme."""
    cue, content = attribution.cue, attribution.content
    subject = attribution.speaker.first if attribution.speaker else cue.first
    opener = cue.opener, prose.words.lower[max(0, subject - 1)]
    if cue.kind != "call" or phrase_words("free relative").isdisjoint(opener):
        return attribution
    behind = tuple(part for part in content if part[0] >= cue.last)
    k = bisect_left(prose.stretches, (cue.last,))
    near = (
        k < len(prose.stretches)
        and prose.stretches[k][0] - cue.last <= NAME_REACH
        and prose.stretches[k][1] <= cue.window[1]
    )
    end = prose.stretches[k][1] if near else cue.last
    if near and len(behind) == 1 and behind[0][0] < end < behind[0][1] and prose.words.tags[end] in NEXT:
        behind = ((behind[0][0], end),)
    return replace(attribution, content=behind or ((prose.stretches[k],) if near else content))


def same_speaker(prose: Prose, attribution: Attribution, others: Sequence[Attribution]) -> Attribution:
    """An attribution, by a participle that adds to what was said, with the speaker of that instead of somebody in it (It
    said no guns had been moved, adding ...); by a verb joined to one in front of its subject, with that: “Never,” said
    Foss and | added: “Never ever.”"""
    cue, speaker = attribution.cue, attribution.speaker
    if speaker is None:
        return joined_behind(prose, attribution, others)
    if prose.words.lower[cue.first] not in silence("more"):
        return attribution
    said = (o for o in others if o.cue.form in "VFB" and o.speaker is not None and o.cue.first < cue.first)
    spoken = [o.speaker for o in said if any(a <= speaker.first < min(b, cue.first) for a, b in o.content)]
    return replace(attribution, speaker=spoken[-1]) if spoken else attribution


def joined_behind(prose: Prose, attribution: Attribution, others: Sequence[Attribution]) -> Attribution:
    """An attribution that nobody is told to make, by the subject of the inverted verb to which “and” joins its own:
    “Never,” said Foss, the mayor, and | added: “Never ever.”"""
    cue, tags = attribution.cue, prose.words.tags
    joint = cue.first - 1 - (tags[cue.first - 1] == "R")
    if cue.form not in "VF" or joint < 0 or tags[joint] != "C" or attribution.content[0][0] < cue.last:
        return attribution
    inverted = (o for o in others if o.frame == "before" and o.cue.form in "VF" and o.speaker is not None)
    said = [o for o in inverted if o.speaker and o.cue.last == o.speaker.first and o.speaker.last <= joint]
    near = [o for o in said if o.speaker and FINITE.isdisjoint(tags[o.speaker.last : joint])]
    return replace(attribution, speaker=near[-1].speaker) if near else attribution


def by_noun(prose: Prose, attribution: Attribution, others: Sequence[Attribution]) -> Attribution | None:
    """One attribution where a noun of speech and a colon behind it make two: the colon's, spoken by whose noun it is
    (Her message was simple: “Stay.”)."""
    cue, speaker = attribution.cue, attribution.speaker
    if cue.kind == "noun" and any(overlooks(prose, attribution, other) for other in others):
        return None
    if cue.kind != "colon" or speaker is None:
        return attribution
    owner = next((other.speaker for other in others if other.speaker and overlooks(prose, other, attribution)), None)
    return attribution if owner is None else replace(attribution, speaker=owner)


def overlooks(prose: Prose, noun: Attribution, colon: Attribution) -> bool:
    """Whether the content of a noun of speech runs on over the colon that attributes the words behind it to that
    noun."""
    speaker = colon.speaker
    if (
        noun.cue.kind != "noun"
        or colon.cue.kind != "colon"
        or speaker is None
        or not speaker.first <= noun.cue.first < speaker.last
    ):
        return False
    return any(first <= colon.cue.first < predicate(prose, noun.cue, first, last) for first, last in noun.content)


def rejoined(prose: Prose, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those made one that break up one quotation between them: “First,” said Foss, “look. Then,” she
    said, “leap.”

    One that only reaches back over another's quotation begins behind that: “Never,” said Foss, but | “perhaps,” said
    Aziz.
    """
    found: list[Attribution] = []
    latest: dict[int, int] = {}
    for each in attributions:
        k = latest.get(each.cue.sentence)
        resumes = None if k is None else resumption(prose, found[k], each)
        if (
            k is not None
            and resumes is not None
            and prose.words.lower[resumes - 1] == ","
            and len(found[k].content) < MOST_PARTS
        ):
            found[k] = replace(found[k], content=tuple(sorted({*found[k].content, *in_marks(prose, each, resumes)})))
            continue
        latest[each.cue.sentence] = len(found)
        found.append(each if resumes is None else replace(each, content=in_marks(prose, each, resumes)))
    return found


def resumption(prose: Prose, broken: Attribution, other: Attribution) -> int | None:
    """The first stretch behind `broken`, which breaks off a quotation with a comma, if the words that `other`
    attributes reach back over it."""
    lower, stretches = prose.words.lower, prose.stretches
    off = broken.content[-1][1]
    behind = max(off, broken.cue.last, broken.speaker.last if broken.speaker else 0)
    if broken.cue.last > other.cue.first or broken.content[0][0] > broken.cue.first or prose.stretch_of[off - 1] < 0:
        return None
    k = bisect_left(stretches, (behind,))
    if (
        k == len(stretches)
        or not stretches[k][1] <= other.cue.first
        or "," not in (lower[off - 1], lower[max(0, off - 2)], lower[off])
    ):
        return None
    at = stretches[k][0]
    if any(behind <= first < at for first, _ in other.content):
        return None  # “It is old,” said Foss, and that, she added, | “is that”
    whole = any(first == at for first, _ in other.content) and lower[at - 1] == ","
    return at if whole or any(first <= broken.cue.first and at < last for first, last in other.content) else None


def in_marks(prose: Prose, attribution: Attribution, first: int) -> Content:
    """The marked words that an attribution reports from word `first` on, and the other parts behind that word."""
    last = max(last for _, last in attribution.content)
    inside = range(bisect_left(prose.stretches, (first,)), bisect_left(prose.stretches, (last,)))
    rest = tuple(part for part in attribution.content if part[0] >= first and prose.stretch_of[part[0]] < 0)
    return (*(prose.stretches[k] for k in inside), *rest)


def divided(
    prose: Prose, attribution: Attribution, others: Sequence[Attribution], carriers: Container[CueWord]
) -> Attribution:
    """One attribution, ended where the first of `others` within its content begins; `carriers` are the cues of agencies
    that carry it."""
    first, last = attribution.content[-1]
    if first < attribution.cue.last:
        return attribution
    bare = all(stretch < 0 for stretch in prose.stretch_of[last - 1 : attribution.cue.window[1]])
    if attribution.cue.kind == "colon" and (bare or counts(prose, attribution.cue)):
        last = attribution.cue.window[1]  # Governor: The river will peak on Thursday
    last = likewise(prose, attribution.cue, first, parallel(prose, attribution.cue, first, last))
    for other in others:
        at = other.cue.first
        if first <= at < last and prose.stretch_of[at] == prose.stretch_of[attribution.cue.first]:
            end = carried_until(prose, other) if other.cue in carriers else border(prose, attribution, other)
            last = min(last, end) if end is not None else last
        elif first < (own := other.content[0][0]) < last <= at and prose.words.lower[own - 1] in PARTING:
            last = own - 1  # said it rained; | the sun, she said, shone
    ends = (
        main_clause(prose, attribution.cue, first, last),
        predicate(prose, attribution.cue, first, last),
        contrast(prose, first, last),
        aftermath(prose, attribution.cue, first, last),
        last if attribution.cue.kind == "label" else tail(prose, attribution.cue, first, last),  # a turn has one voice
    )
    last = min(last, *ends)
    ended = ((first, last),) if first < last else ()
    return replace(attribution, content=(*attribution.content[:-1], *ended) or attribution.content)
