"""Attribution by layout instead of grammar: speaker labels, headlines that end in their source, and names behind a
dash."""

from collections import defaultdict
from collections.abc import Iterator

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import DASHES
from quotetrace.speech.attribution.candidates.sources import NounPhrase, can_speak, phrase_starting
from quotetrace.speech.attribution.grammar.limits import points_back
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.layout.colons import introduced
from quotetrace.speech.layout.headlines import claimed, emphatic_quotation, headline_tail
from quotetrace.speech.layout.interviews import unlabelled_turns
from quotetrace.speech.layout.labels import by_mark, by_verb, is_mute, labelled_turns, mute_labels
from quotetrace.speech.layout.posts import signed_posts
from quotetrace.speech.layout.signatures import (
    before_verb,
    behind_colon,
    behind_dash,
    interviewed,
    is_titled,
    signed_below,
    signed_list,
    signed_within,
)
from quotetrace.speech.layout.vox_pops import vox_pops
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose, sentence_of
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms

__all__ = ["laid_out"]

# The source at the end of a headline has no more words than this.
SOURCE_WORDS = 5
# The verb that only points back to a quotation stands within so many words behind it.
AFTERWARDS = 8
CLAUSE_TAGS = frozenset("VMFBTPSW")


def laid_out(prose: Prose, kinds: list[str], headline: int | None) -> Iterator[Attribution]:
    """Attributions that the layout makes; `headline` is the number of the paragraph that is the headline, if one is.

    One without content says that its mark attributes nothing: the label of a question, or of a topic.
    """
    paragraphs: dict[int, list[int]] = defaultdict(list)
    for sentence, paragraph in enumerate(prose.paragraph_of):
        paragraphs[paragraph].append(sentence)
    yield from mute_labels(prose)
    yield from labelled_turns(prose, list(paragraphs.values()))
    yield from unlabelled_turns(prose, list(paragraphs.values()))
    yield from vox_pops(prose, list(paragraphs.values()))
    yield from signed_posts(prose, list(paragraphs.values()))
    yield from signed_list(prose, list(paragraphs.values()))
    for sentence in range(1, len(prose.sentences)):
        if prose.stretch_of[prose.sentences[sentence - 1][1] - 1] >= 0:
            yield from said_afterwards(prose, kinds, sentence)
    for paragraph, sentences in paragraphs.items():
        first, last = prose.bounds(sentences)
        named: list[Attribution] = []
        if paragraph == headline or (headline is None and paragraph == 0):
            named += headline_source(prose, sentences[0], first, last)
            yield from named
            yield from headline_tail(prose, sentences[0], first, last)
            yield from emphatic_quotation(prose, sentences[0], first, last)
            yield from claimed(prose, sentences[0], first, last)
        else:
            yield from behind_colon(prose, sentences[0], first, last)
        if not named:
            yield from behind_dash(prose, sentences[-1], first, last)
        if paragraph + 1 in paragraphs:
            yield from signed_below(prose, first, last, paragraphs[paragraph + 1])
            yield from signed_within(prose, first, last, paragraphs[paragraph + 1])
            yield from introduced(prose, kinds, sentences[-1], paragraphs[paragraph + 1][0])


# ---------------------------------------------------------------- headlines: Bridge safe to cross: mayor


def headline_source(prose: Prose, sentence: int, first: int, last: int) -> Iterator[Attribution]:
    """The source that a headline names after its last colon or dash."""
    words = prose.words
    stretch = prose.stretch_of[first]
    colon = prose.stretches[stretch][1] if stretch >= 0 else last
    if colon < last - 1 and (words.lower[colon] == ":" or dash_before_clause(prose, stretch, last)):
        named = list(behind_colon(prose, sentence, first, last))
        yield from named
        begin = interviewed(prose, colon + 1, last)
        verb = next((i for i in range(begin + 1, last) if words.lower[i] in reporting_forms()), last)
        phrase = phrase_starting(prose, begin, verb)  # “Never”: Vik | answers Lund
        if phrase and not named:
            subject = before_verb(prose, *phrase)
            speaker = NounPhrase(*subject, 1) if can_speak(prose, *subject) and is_titled(prose, *subject) else None
            yield by_mark(prose, colon, sentence, "headline", ((first, colon),), speaker)
        if verb < last and only_blames(prose, verb, last):
            yield by_mark(prose, verb, sentence, "headline", (), None)
        return
    for colon in range(last - 2, max(first + 1, last - 2 - SOURCE_WORDS), -1):
        if words.lower[colon] in column("source_dashes") and prose.stretch_of[colon] < 0 and not joins(prose, colon):
            clause = states(words.tags[first:colon]) or prose.stretch_of[colon - 1] >= 0
            own = sentence_of(prose, colon)
            credit = own is not None and own != sentence and is_mute(prose, own, colon)  # He slept. Photo: Kit Moy
            if clause and not credit and words.tags[first] != "W" and names_source(prose, colon + 1, last):
                while prose.stretch_of[first] < 0 and not words.lower[first][0].isalnum():
                    first += 1  # ★★★ “Cold but honest” - the Post
                yield by_mark(prose, colon, sentence, "headline", ((first, colon),), NounPhrase(colon + 1, last, 1))
            return


def states(tags: str) -> bool:
    """Whether the words of a headline with these tags are a clause, its form of be left out or not: Budget a disgrace."""
    return not CLAUSE_TAGS.isdisjoint(tags) or "ND" in tags or "ED" in tags


def only_blames(prose: Prose, verb: int, last: int) -> bool:
    """Whether a verb of blame or praise behind the quotation of a headline has only its object: “We were robbed”: Vik |
    slams | referee after match; not: accuses referee of bias."""
    behind = prose.words.lower[verb + 1 : last]
    bare = silence("completing").isdisjoint(behind) and max(prose.stretch_of[verb:last], default=-1) < 0
    return bare and is_of_class(prose.words.lower[verb], ("accuse",))


def joins(prose: Prose, dash: int) -> bool:
    """Whether a dash without spaces makes one of the names beside it: on Oslo|–|Bergen line."""
    words = prose.words
    glued = words.end(dash - 1) == words.starts[dash] and words.end(dash) == words.starts[dash + 1]
    names = words.written[dash - 1][0].isupper() and words.written[dash + 1][0].isupper()
    return glued and names and words.lower[dash] in column("source_dashes", joins="yes")


def dash_before_clause(prose: Prose, stretch: int, last: int) -> bool:
    """Whether a dash behind a quotation that opens a headline, and is no title, leads to a clause about who speaks it:
    “I was late” – driver breaks silence."""
    begin, dash = prose.stretches[stretch]
    said = any(word[0].islower() for word in prose.words.written[begin + 2 : dash - 1])
    subject = phrase_starting(prose, dash + 1, last) if said and prose.words.lower[dash] in DASHES else None
    return subject is not None and prose.words.tags[subject[1] : subject[1] + 1] in ("V", "F", "B")


def names_source(prose: Prose, first: int, last: int) -> bool:
    """Whether the words from `first` up to `last` are a plain noun phrase that is no mute label: the police chief,
    trade secretary."""
    lower, tags = prose.words.lower[first:last], prose.words.tags[first:last]
    roles = vocabulary().roles
    plain = all(
        tag in "NEJHDYO~" or word == "of" or (tag == "B" and not roles.keys().isdisjoint(lower[i + 1 : i + 2]))
        for i, (tag, word) in enumerate(zip(tags, lower, strict=True))
    )
    named = tags[-1] in "NE" or lower[-1] in roles
    return plain and named and (" ".join(lower) not in column("mute_labels", "labels") or lower[-1] == "sources")


def said_afterwards(prose: Prose, kinds: list[str], sentence: int) -> Iterator[Attribution]:
    """The quotation that ends the sentence before, when this one only says who said it: "..." Okoro said this on the
    quay."""
    if prose.paragraph_of[sentence - 1] != prose.paragraph_of[sentence]:
        return
    (first, last), stretch = prose.sentences[sentence], prose.stretch_of[prose.sentences[sentence - 1][1] - 1]
    known, words = reporting_forms(), prose.words
    for i in range(first, min(last - 2, first + AFTERWARDS)):
        form = known.get(words.lower[i])
        if form and words.tags[i] in "VF":
            spoken = form.speech == "yes" and form.classes[0] in column("verbs", "class", objects="no")
            if spoken and points_back(prose, i + 1, last):
                yield by_verb(prose, kinds, i, sentence, form, "before", (prose.stretches[stretch],))
            return
