"""News agencies and media that only carry what another source says: Okoro called it a disgrace, state radio reported ·
Interfax reported, citing Okoro."""

from collections.abc import Sequence
from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.sources import NounPhrase, can_speak, phrase_starting
from quotetrace.speech.circumstances.media_names import is_medium
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose

__all__ = ["by_cited", "carried_until", "carries"]

# The classes of the verbs whose words an agency passes on.
PASSED_ON = frozenset({"say", "state", "tell", "announce", "call", "deny"})
# The classes of the words that open a dependent clause, in which nobody's words are carried.
DEPENDENT = frozenset("SWK")
# The words by which a medium goes on to cite its source, how far behind the medium or its verb they may stand, and what
# stands between: when and where.
CITING = [words.split() for words in sorted(column("relay_words", "words", kind="citing"))]
CITING_REACH, BETWEEN = 8, frozenset("RL#NEP,")
# How many words the source has at most that ends a sentence.
CITED_REACH = 25


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
        and prose.words.lower[o.speaker.first] not in column("relatives")
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
    if speaker is None or (cue.form not in "VF" and cue.kind != "source"):
        return attribution
    reports = prose.words.lower[cue.first] in column("relay_verbs", "forms", subject="any")
    named = reports and set(prose.words.tags[speaker.first : speaker.last]) == {"E"}  # Bay Wire reported, citing
    if not (named or is_medium(prose.wording(speaker.first, speaker.last))):
        return attribution
    begins = citing_behind(prose, cue.last, cue.window[1])
    if begins is None and speaker.last < cue.first:
        begins = citing_behind(prose, speaker.last, cue.first)
    begins = begins or behind_citing(prose, cue.window[0]) or citing_at_end(prose, cue.last, cue.window[1])
    source = phrase_starting(prose, begins, cue.window[1]) if begins else None
    if source is None:
        return attribution
    end = whole(prose, source[1], cue.window[1])
    if not (can_speak(prose, *source) or is_held_by_name(prose, source, end)):
        return attribution
    return replace(attribution, speaker=NounPhrase(source[0], end, speaker.rank))


def is_held_by_name(prose: Prose, source: tuple[int, int], end: int) -> bool:
    """Whether a noun phrase, no document's, goes on to word `end` with whose post it is: the harbour master, | Tor Vik."""
    return end > source[1] and prose.words.lower[source[1] - 1] not in vocabulary().documents


def citing_behind(prose: Prose, first: int, last: int) -> int | None:
    """Where the source begins that a medium goes on to cite, behind a comma, from word `first` on."""
    for i in range(first, min(last, first + CITING_REACH)):
        begins = behind_citing(prose, i)
        if begins:
            return begins if prose.words.lower[i - 1] == "," or prose.words.tags[i] == "P" else None
        if prose.words.tags[i] not in BETWEEN:
            return None
    return None


def citing_at_end(prose: Prose, first: int, last: int) -> int | None:
    """The same for a source that ends the sentence, from word `first` on, behind what was said: Interfax reported that
    the ferry sank, citing | an aide."""
    for i in range(last - 2, max(first, last - CITED_REACH), -1):
        begins = behind_citing(prose, i) if prose.words.lower[i - 1] == "," else None
        source = phrase_starting(prose, begins, last) if begins else None
        if source is not None:
            return begins if prose.words.tags[whole(prose, source[1], last) : last] in ("", ".") else None
    return None


def behind_citing(prose: Prose, i: int) -> int | None:
    """The word behind those at word `i` that lead to whose words a medium carries: citing |, with reference to |."""
    lower = prose.words.lower
    ends = (i + len(words) for words in CITING if lower[i : i + len(words)] == words)
    return next(ends, None)


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
