"""From which quote the channel holds on: one that is stated once holds for a speaker's run of quotes in a paragraph."""

from collections.abc import Sequence

from quotetrace.lexicon import column
from quotetrace.model import Span, Speaker, Stretch
from quotetrace.speech.people import Source
from quotetrace.speech.prose.prose import Prose, word_at
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["goes_on_from"]

VERBS = frozenset("VFIBG")


def goes_on_from(
    prose: Prose, sentences: Sequence[int], sources: Sequence[Source], speakers: Sequence[Speaker], k: int
) -> int | None:
    """The quote that quote `k` goes on with, if there is one: that which it carries its speaker from, or the one before
    in the paragraph, if that is the same speaker's.

    `sentences` are the numbers of the sentences of their attributions.
    """
    if sources[k].carried_from is not None:
        return sources[k].carried_from
    j = before(sources, k)
    if (
        j is None
        or not says(prose, sources[k].cue)
        or prose.paragraph_of[sentences[j]] != prose.paragraph_of[sentences[k]]
    ):
        return None
    later = sentences[j] < sentences[k]
    anew = leads_up(prose, sentences[k], sources[k]) if later else not adds(prose, sources[k].cue)
    return j if not anew and is_same(prose, speakers[j], speakers[k]) else None


def leads_up(prose: Prose, sentence: int, source: Source) -> bool:
    """Whether a phrase or a participle leads up to what is said in a sentence, for it may tell of another occasion: The
    next day, | she said; Reached at home, | he said; not a question that is told of: Asked whether, | he said."""
    first, last = prose.sentences[sentence]
    starts = [span.start for span in (source.mention, *source.content) if span is not None]
    end = min(last, *(word_at(prose, start) for start in starts)) if starts else last
    tags = prose.words.tags[first:end]
    return "," in tags and prose.words.lower[first] not in column("silence", "words", kind="asked")


def is_same(prose: Prose, one: Speaker, other: Speaker) -> bool:
    """Whether two speakers that follow each other are one: by their name, or if none is known, by the words for them; a
    pronoun means the one before."""
    if one.name or other.name:
        return one.name == other.name
    if one.mention is None or other.mention is None or is_new(prose, other.mention):
        return False
    said, again = (nouns(prose, speaker.mention) for speaker in (one, other) if speaker.mention)
    return bool(said) and again <= said


def is_new(prose: Prose, mention: Stretch) -> bool:
    """Whether a mention brings somebody in: an aide."""
    return prose.words.lower[word_at(prose, mention.start)] in column("phrase_words", "words", kind="indefinite")


def nouns(prose: Prose, mention: Stretch) -> frozenset[str]:
    """The words of a mention without articles and pronouns."""
    here = range(word_at(prose, mention.start), word_at(prose, mention.end))
    return frozenset(prose.words.lower[i] for i in here if prose.words.tags[i] not in "DO")


def before(sources: Sequence[Source], k: int) -> int | None:
    """The quote before quote `k`, those left out that stand within another."""
    j = k - 1
    while j > 0 and is_within(sources[j].content, sources[j - 1].content):
        j -= 1
    return j if j >= 0 and not is_within(sources[k].content, sources[j].content) else None


def is_within(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    """Whether what is said in one quote is a part of what another says."""
    return bool(inner) and all(any(o.start <= i.start and i.end <= o.end for o in outer) for i in inner)


def says(prose: Prose, cue: Span | None) -> bool:
    """Whether a cue is a verb by which something is said, not thought or found: said, went on; not: believes, complaints."""
    if cue is None:
        return False
    words, known = prose.words, reporting_forms()
    here = range(word_at(prose, cue.start), word_at(prose, cue.end))
    verbs = [known[words.lower[i]] for i in here if words.tags[i] in VERBS and words.lower[i] in known]
    return any(verb.speech == "yes" for verb in verbs)


def adds(prose: Prose, cue: Span | None) -> bool:
    """Whether a cue is a participle that goes on with its sentence: he tweeted that it holds, | adding."""
    at = word_at(prose, cue.start) if cue else 0
    return at > 0 and prose.words.tags[at] == "G" and prose.words.lower[at - 1] == ","
