"""News agencies and media that only carry what another source says: Okoro called it a disgrace, state radio reported ·
Interfax reported, citing Okoro."""

from collections.abc import Sequence
from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.sources import NounPhrase, can_speak, phrase_starting
from quotetrace.speech.circumstances.relays import is_medium
from quotetrace.speech.prose.prose import Prose

__all__ = ["by_cited", "carried_until", "carries"]

# The classes of the verbs whose words an agency passes on.
PASSED_ON = frozenset({"say", "state", "tell", "announce", "call", "deny"})
# The classes of the words that open a dependent clause, in which nobody's words are carried.
DEPENDENT = frozenset("SWK")
# The words by which a medium goes on to cite its source, how far behind the medium or its verb they may stand, and what
# stands between: when and where.
CITING, CITING_REACH, BETWEEN = column("relay_words", "words", kind="citing"), 8, frozenset("RL#NEP,")


def carries(prose: Prose, attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether a news agency or a medium only carries what another source says: Okoro called it a disgrace, state radio
    reported."""
    speaker, cue = attribution.speaker, attribution.cue
    before = attribution.frame == "before" and prose.words.lower[cue.first] in column("relay_verbs", "forms")
    if not (before or cue.kind == "source") or speaker is None:
        return False
    (first, last), *_ = attribution.content
    spoken = [
        o
        for o in others
        if o.speaker is not None
        and first <= o.speaker.first < o.cue.first < last
        and o.cue.kind in PASSED_ON
        and o.cue.form in "VFB"
        and DEPENDENT.isdisjoint(prose.words.tags[first : o.speaker.first])
    ]
    return bool(spoken) and is_medium(prose.wording(speaker.first, speaker.last))


def carried_until(prose: Prose, carrier: Attribution) -> int:
    """Where the clause of an agency that carries the rest begins: ... that it was safe|, RIA Novosti reports."""
    first = min(carrier.speaker.first, carrier.cue.first) if carrier.speaker else carrier.cue.first
    return first - 1 if prose.words.lower[first - 1] == "," else first


def by_cited(prose: Prose, attribution: Attribution) -> Attribution:
    """An attribution to a medium that cites its source, spoken by that: Interfax reported, citing | Okoro; Interfax,
    citing | a police source, said."""
    speaker, cue = attribution.speaker, attribution.cue
    if speaker is None or cue.form not in "VF":
        return attribution
    citing = citing_behind(prose, cue.last, cue.window[1])
    if citing is None and speaker.last < cue.first:
        citing = citing_behind(prose, speaker.last, cue.first)
    if citing is None and prose.words.lower[cue.window[0]] in CITING:
        citing = cue.window[0]
    source = None if citing is None else phrase_starting(prose, citing + 1, cue.window[1])
    if source is None or not can_speak(prose, *source) or not is_medium(prose.wording(speaker.first, speaker.last)):
        return attribution
    end = whole(prose, source[1], cue.window[1])
    return replace(attribution, speaker=NounPhrase(source[0], end, speaker.rank))


def citing_behind(prose: Prose, first: int, last: int) -> int | None:
    """The word by which a medium goes on to cite its source, behind a comma, from word `first` on."""
    for i in range(first, min(last, first + CITING_REACH)):
        if prose.words.lower[i] in CITING:
            return i if prose.words.lower[i - 1] == "," else None
        if prose.words.tags[i] not in BETWEEN:
            return None
    return None


def whole(prose: Prose, at: int, last: int) -> int:
    """Where a noun phrase ends that goes on at word `at`: the mayor | of Sund, Tor Vik."""
    tags = prose.words.tags
    more = phrase_starting(prose, at + 1, last) if at < last and tags[at] in "P," else None
    if more is None:
        return at
    if tags[at] == "P":
        return whole(prose, more[1], last)
    named = tags[more[1] - 1] == "E" and (more[1] == last or tags[more[1]] in ",.;")
    return more[1] if named else at
