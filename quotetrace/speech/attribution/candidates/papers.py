"""Something written that a participle describes: | records released on Monday show that."""

from quotetrace.lexicon import column
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.prose import Prose, begins_phrase
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["described_noun", "described_paper", "describes_paper", "papers_opening"]

# How far behind a noun's participle its verb may stand, and what stands between them.
PARTICIPLE_REACH, DESCRIBING = 12, frozenset("LNEJDHP#Y~")
# The classes of verbs: with one of them a clause begins.
VERBS = frozenset("VMFB")


def described_paper(prose: Prose, at: int, least: int) -> int:
    """The noun for something written that a participle and its phrases describe right before word `at`: | records
    released on Monday show; -1 where none does."""
    noun = described_noun(prose, at, least)
    return noun if noun >= 0 and prose.words.lower[noun] in vocabulary().documents else -1


def described_noun(prose: Prose, at: int, least: int) -> int:
    """The noun that a participle and its phrases describe right before word `at`, or -1."""
    tags, i, when = prose.words.tags, at - 1, column("silence", "words", kind="when or where")
    while i > max(least, at - PARTICIPLE_REACH) and (tags[i] in DESCRIBING or prose.words.lower[i] in when):
        i -= 1
    behind = tags[i + 1] in "PL" or tags[i + 1 : i + 3] == "JL"  # released last week
    when |= phrase_words("saying when")
    behind = behind or prose.words.lower[i + 1] in when  # released since Thursday, released yesterday
    described = least < i < at - 1 and tags[i] in "VI" and behind and tags[i - 1] in "NE"
    described = described and not any(begins_phrase(prose, k) for k in range(i + 2, at))
    return i - 1 if described else -1


def papers_opening(prose: Prose, at: int, first: int) -> tuple[int, int] | None:
    """The phrase for several things written that opens a clause at word `first`, up to what hangs on them before their
    verb at word `at`: | Records of the meeting |, seen by the Post, show."""
    words, head = prose.words, first
    while head < at and words.tags[head] in "DHJQ#":
        head += 1
    known = words.lower[head].endswith("s") and words.lower[head] in vocabulary().documents
    if not known or head + 1 >= at or at - head > PARTICIPLE_REACH or words.tags[head + 1] not in "P,":
        return None
    if not VERBS.isdisjoint(words.tags[head:at].replace("VP", "IP")) or set(prose.stretch_of[first:at]) != {-1}:
        return None
    comma = words.tags.find(",", head, at)
    return first, comma if comma > 0 else at


def describes_paper(prose: Prose, participle: int) -> bool:
    """Whether a participle describes something written that a later verb shows something by: records | released on
    Monday show."""
    words, known = prose.words, reporting_forms()
    if participle < 1 or words.lower[participle - 1] not in vocabulary().documents:
        return False
    for i in range(participle + 2, min(participle + PARTICIPLE_REACH, len(words.lower))):
        form = known.get(words.lower[i])
        if (
            form is not None
            and "show" in form.classes
            and form.form in "BFV"
            and described_paper(prose, i, -1) == participle - 1
        ):
            return True
        if words.tags[i] not in DESCRIBING:
            return False
    return False
