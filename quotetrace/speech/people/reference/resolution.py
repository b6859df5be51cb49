"""From speaker mentions to speakers, in the order of the text."""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence

from quotetrace.model import ResolvedBy, Span, Speaker, SpeakerType, Stretch
from quotetrace.speech.people.cast.clauses import MARK, is_marked
from quotetrace.speech.people.cast.enrolment import build_roster
from quotetrace.speech.people.cast.evidence import evidence_of
from quotetrace.speech.people.cast.introductions import role_told
from quotetrace.speech.people.cast.renamed import birth_names, former_names, meet_born
from quotetrace.speech.people.cast.scene import UNKNOWN, Found, Scene, Source, Spoken
from quotetrace.speech.people.cast.traits import Traits
from quotetrace.speech.people.names.described import title_words
from quotetrace.speech.people.names.genitives import with_genitives
from quotetrace.speech.people.names.phrases import Phrase, read_phrase
from quotetrace.speech.people.names.runs import find_runs
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.anonymity import brought_in, stated_reason
from quotetrace.speech.people.reference.edges import whole_source
from quotetrace.speech.people.reference.mentions import fuller, whom
from quotetrace.speech.people.reference.pronouns import again
from quotetrace.speech.prose.words import Words

__all__ = ["resolve"]

# Stretches of reported words before a place that are looked at for one that holds it.
NESTED = 12
# Code points before a title in marks in which the word before it stands.
SHORTLY = 16


def resolve(
    text: str,
    paragraphs: Sequence[Span],
    sentences: Sequence[Span],
    sources: Sequence[Source],
    words: Words,
    aside: Sequence[Span] = (),
    works: Sequence[Span] = (),
) -> tuple[Speaker, ...]:
    """Who speaks in each of `sources`, in their order, found over the whole of `text`, whose words are `words`. Pure.

    Whoever is named in a stretch of `aside` is nobody in the story: a page's furniture, the article's byline; and so
    is whoever the title of one of `works` names, or a name that was left.
    """
    if not sources:
        return ()
    runs = with_genitives(text, find_runs(text, {p.start for p in paragraphs})).outside(aside)
    starts = [sentence.start for sentence in sentences]
    sources = [whole_source(text, words, source, runs, starts) for source in sources]
    phrases = [read_phrase(text, s.mention, runs) if s.mention else None for s in sources]
    quotes = sorted(span for s in sources for span in s.content)
    born = list(birth_names(text, runs))
    left = [*former_names(text), *(Span(name.start, name.end) for name in born)]
    cast = runs.outside([*(work for work in works if is_work(text, work)), *left])
    roster = build_roster(cast, evidence_of(text, cast, phrases, frozenset(words.written)))
    scene = Scene(text, paragraphs, sentences, runs, roster, Traits(text, roster), quotes)
    scene.said_by = said_by_name(scene, sources, phrases)
    meet_born(scene, born)
    del roster
    found: list[Found] = [UNKNOWN] * len(sources)
    around = sorted((c.start, c.end, i) for i, s in enumerate(sources) for c in s.content)
    marked = [words for words in around if is_marked(text, words[0])]
    order = sorted(range(len(sources)), key=lambda i: turn_of(sources, i, marked))
    onward: dict[int, list[Span]] = {}
    for i in order:
        onward.setdefault(start_of_chain(i, sources, phrases), []).extend(sources[i].content)
    for i in order:
        source, phrase = sources[i], phrases[i]
        if phrase is not None:
            found[i] = whom(scene, phrase, source, sources, found)
            scene.said_by.update(dict.fromkeys(onward[i], found[i].people))
            end = max(phrase.end, source.mention.end if source.mention else 0)
            insort(scene.history, Spoken(phrase.start, end, found[i], source.cue), key=lambda s: s.start)
    speaking = [(i, phrase) for i, phrase in enumerate(phrases) if phrase is not None and is_first_person(phrase)]
    for i, phrase in speaking:
        found[i] = enclosing(scene, phrase, around, sources, phrases, found)
    told = roles_told(scene)
    introduced = brought_in(order, phrases, found)
    scene = scene.afresh()
    return tuple(speaker(scene, i, sources, phrases, found, told, introduced) for i in range(len(sources)))


def is_work(text: str, title: Span) -> bool:
    """Whether a title in marks is a work's, and no name that somebody goes by: a man called “Johnny Hollow”."""
    before = text[max(0, title.start - SHORTLY) : title.start].split()[-1:]
    return phrase_words("naming").isdisjoint(before) and before != ["as"]


def said_by_name(
    scene: Scene, sources: Sequence[Source], phrases: Sequence[Phrase | None]
) -> dict[Span, tuple[int, ...]]:
    """The people who speak each stretch of reported words whose speaker is named: whoever speaks inside of it may come
    first in the text."""
    named = ((s, p) for s, p in zip(sources, phrases, strict=True) if p is not None and p.kind == "person" and p.name)
    return {c: scene.roster.lookup(p.name, p.at) for s, p in named if p.name for c in s.content}


def place_of(source: Source) -> tuple[int, int]:
    """Where a source stands in the order of the text."""
    span = source.mention or source.cue or (source.content[0] if source.content else Span(0, 0))
    return span.start, span.end


def turn_of(
    sources: Sequence[Source], i: int, around: Sequence[tuple[int, int, int]]
) -> tuple[tuple[int, int], int, tuple[int, int]]:
    """When source `i` is resolved: in the order of the text, but behind whoever says the words, one of `around`, in
    which it stands: “He told me so,” | she said."""
    place = place_of(sources[i])
    k = bisect_left(around, (place[0] + 1,))
    outer = {
        place_of(sources[j]) for start, end, j in around[max(0, k - NESTED) : k] if start <= place[0] < end and j != i
    }
    later = [other for other in outer if other > place]
    return max(later, default=place), len(later), place


def is_first_person(phrase: Phrase) -> bool:
    """Whether a phrase is "I" or the like."""
    return phrase.pronoun is not None and (phrase.pronoun.kind, phrase.pronoun.number) == ("first", "one")


def enclosing(
    scene: Scene,
    phrase: Phrase,
    around: Sequence[tuple[int, int, int]],
    sources: Sequence[Source],
    phrases: Sequence[Phrase | None],
    found: Sequence[Found],
) -> Found:
    """Whom "I" means: the speaker of the nearest words around it that are reported as they were said; outside of any it
    is the article's author, unknown.

    `around` are (start, end, source) of all reported words in order.
    """
    k = bisect_left(around, (phrase.start + 1,))
    for start, end, i in reversed(around[max(0, k - NESTED) : k]):
        inside = start <= phrase.start < end and not is_retold(scene, start, phrase.start, sources[i].cue)
        who = found[start_of_chain(i, sources, phrases)]
        if inside and who.type is not SpeakerType.UNKNOWN:
            return again(who)
    return UNKNOWN


def is_retold(scene: Scene, start: int, at: int, cue: Span | None) -> bool:
    """Whether reported words from `start` are retold up to `at`, in the author's words: no mark, no colon and no end of
    a sentence parts them from their cue."""
    marked = MARK.search(scene.text, max(0, start - 2), at) or scene.text[max(0, start - 2) : start].rstrip().endswith(
        ":"
    )
    return cue is not None and not marked and scene.sentence(cue.start) == scene.sentence(at)


def speaker(
    scene: Scene,
    i: int,
    sources: Sequence[Source],
    phrases: Sequence[Phrase | None],
    found: Sequence[Found],
    told: Mapping[int, str],
    introduced: Mapping[int, int],
) -> Speaker:
    """The record of one source's speaker; a carried one is the speaker at the start of its chain. `told` are the roles
    of all who speak alone, `introduced` the sources that brought in those who are unnamed."""
    first = start_of_chain(i, sources, phrases)
    who, phrase = found[first], phrases[first]
    if phrase is None:
        return Speaker(None, None, SpeakerType.UNKNOWN, None, None)
    role = who.role or ""
    if len(who.people) == 1:
        role = fuller(role, told[who.people[0]])
    mention = None
    if first == i:
        place = who.place or Span(phrase.start, phrase.end)
        mention = Stretch(scene.text[place.start : place.end], *place)
    reason = None
    origin = introduced.get(first, first)
    for k in (first, origin) if who.type in (SpeakerType.UNNAMED, SpeakerType.GROUP) else ():
        beside = [*sources[max(0, k - NESTED) : k], *sources[k + 1 : k + NESTED]]
        reason = reason or stated_reason(scene, sources[k], beside)
    by = who.by if first == i else ResolvedBy.CARRIED
    return Speaker(
        who.name,
        role or None,
        who.type,
        by if who.name else None,
        mention,
        who.anonymous or found[origin].anonymous or bool(reason),
        reason,
        who.candidates,
    )


def start_of_chain(i: int, sources: Sequence[Source], phrases: Sequence[Phrase | None]) -> int:
    """The source with a mention whose speaker goes on in source `i`; `i` itself where it has one."""
    seen = {i}
    first = i
    while (
        phrases[first] is None
        and (before := sources[first].carried_from) is not None
        and before not in seen
        and 0 <= before < len(sources)
    ):
        first = before
        seen.add(first)
    return first


def titled(scene: Scene, person: int) -> str:
    """The longest title before a person's name, told to be former where it is an office that was left: former Mayor."""
    role = scene.roster.people[person].role
    held = vocabulary().titles.get(role.split(" ")[-1].lower())
    left = held is not None and held.kind == "office" and phrase_words("past").isdisjoint(role.lower().split())
    return f"former {role}" if left and not scene.traits.past(person).isdisjoint(title_words(role)) else role


def roles_told(scene: Scene) -> dict[int, str]:
    """The fullest role that stands beside a full name of each person who speaks alone, else the first in an apposition,
    else the title."""
    alone = [s.found for s in scene.history if len(s.found.people) == 1]
    told = {person: titled(scene, person) for person in {found.people[0] for found in alone}}
    beside: set[int] = set()
    for found in alone:
        if found.role and found.by is ResolvedBy.FULL_NAME:
            person = found.people[0]
            told[person] = fuller(told[person], found.role)
            beside.add(person)
    for person in sorted(told):
        role = role_told(scene.traits, person)
        if role and role.startswith(told[person] if person in beside else scene.roster.people[person].role):
            told[person] = role
    return told
