"""Whether marked words that no cue of their own attributes go on with the quote before, stand free, or quote no one."""

from collections.abc import Sequence

from quotetrace.speech.attribution.candidates.cues import FINITE
from quotetrace.speech.attribution.candidates.sources import NounPhrase
from quotetrace.speech.people.names.identity import same_person
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose, sentence_of
from quotetrace.speech.quotes.carried import CARRIED_CLASSES
from quotetrace.speech.quotes.draft import Draft, apart, is_marked, last_sentence
from quotetrace.speech.quotes.interruptions import hangs, in_other_clause, in_relative, parted
from quotetrace.speech.quotes.quotations import (
    begins_anew,
    ends_in_another,
    long_words,
    picks_up,
    resumes_later,
    stands_alone,
    verbless,
    whole_sentence,
)

__all__ = ["verdict_on", "voiced_between"]


def verdict_on(
    prose: Prose, stretch: int, sentence: int, chances: Sequence[float], before: Draft | None, actor: NounPhrase | None
) -> str:
    """Which of `CARRIED_CLASSES` a stretch is, by the `chances` of each, the draft `before` it that it may join, and
    who acts between.

    None of them where the opening mark is lost and a comma hands over to another attribution: nothing is known of what
    that one quotes.
    """
    if not prose.marked[stretch].opened and prose.words.lower[prose.stretches[stretch][1] - 2] == ",":
        return "none"
    if before and picks_up(prose, prose.stretches[stretch][0]):
        return "joins"
    if stands_alone(prose, stretch, sentence) or (before and in_relative(prose, stretch, before.end, sentence)):
        return "none"
    verdict, whole = CARRIED_CLASSES[max(range(3), key=chances.__getitem__)], whole_sentence(prose, stretch, sentence)
    if verdict == "none" and before and is_marked(prose, before):
        verdict = "free" if resumes_later(prose, before.end, prose.stretches[stretch][0]) else verdict
    foreign = False
    if verdict != "free" and before and not whole and is_foreign(prose, stretch, sentence, before):
        if verdict == "none" and not is_marked(prose, before):
            return "none"
        foreign, verdict = verdict == "joins", "none"
    if verdict == "none" and (whole or long_words(prose, stretch) or ends_in_another(prose, stretch, sentence)):
        verdict = "joins" if chances[1] > chances[2] and not foreign else "free"
        if verdict == "joins" and actor is None and is_within(prose, stretch, sentence):
            return "none"
    if verdict != "none" and before and actor and voiced_between(prose, before, sentence):
        return "joins"
    if verdict == "joins" and before and begins_anew(prose, before.end, prose.stretches[stretch][0]):
        return "free"
    if (
        verdict == "joins"
        and whole
        and before
        and (
            not is_marked(prose, before)
            or other_acts(prose, before, actor)
            or parted(prose, before.content, before.end, sentence)
        )
    ):
        return "free"
    return verdict


def is_foreign(prose: Prose, stretch: int, sentence: int, before: Draft) -> bool:
    """Whether a stretch hangs on words of its own sentence or clause, or stands without a verb in another paragraph than
    the draft before it, and so cannot go on with that."""
    if not is_marked(prose, before) and in_other_clause(prose, stretch, before.end, sentence):
        return True
    without_verb = verbless(prose, stretch) and apart(prose, sentence, last_sentence(prose, before))
    return without_verb or hangs(prose, stretch, before.end, sentence)


def is_within(prose: Prose, stretch: int, sentence: int) -> bool:
    """Whether a sentence goes on before and behind a stretch with words of its own: The adage “Say what you mean” has
    gone."""
    first, last = prose.stretches[stretch]
    begin, end = prose.sentences[sentence]
    return begin < first and last < end - 1 and not FINITE.isdisjoint(prose.words.tags[last:end])


def voiced_between(prose: Prose, draft: Draft, sentence: int) -> bool:
    """Whether one sentence stands between a draft that no verb attributes and the quotation in `sentence`, all of them
    in one paragraph."""
    end = sentence_of(prose, draft.end - 1)
    bare = draft.cue is None and draft.speaker is None and len(draft.content) == 1
    return bare and end is not None and sentence - end == 2 and prose.paragraph_of[end] == prose.paragraph_of[sentence]


def other_acts(prose: Prose, draft: Draft, actor: NounPhrase | None) -> bool:
    """Whether the one who acts between a draft and a quotation is named, or somebody of the draft's speaker (his | manager),
    and is not that speaker, whom the quotation then leaves."""
    if actor is None or draft.speaker is None or prose.words.tags[actor.first] == "O":
        return False
    mine, its = ({*prose.words.lower[p.first : p.last]} - vocabulary().titles.keys() for p in (draft.speaker, actor))
    if not {word for word in mine & its if word[0].isalpha()}:
        return prose.words.tags[draft.speaker.first] != "O" or prose.words.tags[actor.first] == "H"
    one, other = (parse_name(prose.wording(p.first, p.last)) for p in (draft.speaker, actor))
    namesakes = one.kind == other.kind == "full" and one.key[1:] == other.key[1:]
    return namesakes and not same_person(one.key, other.key)
