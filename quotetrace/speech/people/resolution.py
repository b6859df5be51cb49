"""From speaker mentions to speakers: each kind of mention by its own rule, in the order of the text."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quotetrace.lexicon import column
from quotetrace.model import ResolvedBy, Span, Speaker, SpeakerType, Stretch
from quotetrace.speech.people.anonymity import stated_reason
from quotetrace.speech.people.bodies import body_name, fuller_document
from quotetrace.speech.people.epithets import person_by_role
from quotetrace.speech.people.names import Name, Run, find_runs, parse_name
from quotetrace.speech.people.phrases import Phrase, closers, read_phrase, read_subject
from quotetrace.speech.people.pronouns import again, antecedent, last_of, whose_clause
from quotetrace.speech.people.roster import build_roster
from quotetrace.speech.people.scene import Found, Scene, Spoken
from quotetrace.speech.people.traits import Traits, is_described
from quotetrace.speech.people.vocabulary import Pronoun, vocabulary

__all__ = ["Source", "resolve"]

# Stretches of reported words before a place that are looked at for one that holds it.
NESTED = 12
UNKNOWN = Found(None, SpeakerType.UNKNOWN, None)


@dataclass(frozen=True, slots=True)
class Source:
    """One attribution as far as its speaker goes.

    `mention` is the speaker's noun phrase; without one, `carried_from` is the index of the attribution whose speaker goes
    on. `content` are the reported words, `cue` the words that attribute them.
    """

    mention: Span | None
    carried_from: int | None
    content: tuple[Span, ...]
    cue: Span | None


def resolve(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], sources: Sequence[Source]
) -> tuple[Speaker, ...]:
    """Who speaks in each of `sources`, in their order, found over the whole of `text`. Pure."""
    if not sources:
        return ()
    runs = find_runs(text, {p.start for p in paragraphs})
    phrases = [read_phrase(text, s.mention, runs) if s.mention else None for s in sources]
    roster = build_roster(runs, heads_of(text, runs, phrases), given_beside(text))
    quotes = sorted(span for s in sources for span in s.content)
    scene = Scene(text, paragraphs, sentences, runs, roster, Traits(text, roster), quotes)
    found: list[Found] = [UNKNOWN] * len(sources)
    for i in sorted(range(len(sources)), key=lambda i: place_of(sources[i])):
        source, phrase = sources[i], phrases[i]
        if phrase is not None:
            found[i] = whom(scene, phrase, source, sources, found)
            scene.history.append(
                Spoken(phrase.start, max(phrase.end, source.mention.end if source.mention else 0), found[i])
            )
    around = sorted((c.start, c.end, i) for i, s in enumerate(sources) for c in s.content)
    for i, phrase in enumerate(phrases):
        if (
            phrase is not None
            and phrase.pronoun is not None
            and phrase.pronoun.kind == "first"
            and phrase.pronoun.number == "one"
        ):
            found[i] = enclosing(phrase, around, found)
    told = roles_told(scene)
    return tuple(speaker(scene, i, sources, phrases, found, told) for i in range(len(sources)))


def heads_of(text: str, runs: Sequence[Run], phrases: Sequence[Phrase | None]) -> list[tuple[int, Name]]:
    """The personal names that speak or are described as a person: "Asbo Lund, a harbor pilot,"."""
    heads = [head for p in phrases if p for head in named_heads(p)]
    doubtful = ((run, parse_name(run.words)) for run in runs if " " in run.words)
    return heads + [
        (run.start + name.offset, name)
        for run, name in doubtful
        if name.kind == "maybe" and is_described(text, run.end)
    ]


def named_heads(phrase: Phrase) -> list[tuple[int, Name]]:
    """The personal names that a phrase is headed by."""
    if phrase.parts:
        return [head for part in phrase.parts for head in named_heads(part)]
    known = vocabulary()
    if phrase.kind != "person" or phrase.name is None or phrase.name.name in known.bodies:
        return []
    return [(phrase.at, phrase.name)]


GIVEN_BESIDE = re.compile(r", ([A-Z]\w+),")
RELATED = re.compile(r"(?:\b[Hh]is|\b[Hh]er|['’]s) (?:\w+ ){0,2}\w+$")


def given_beside(text: str) -> frozenset[str]:
    """Given names in apposition to somebody's relative or friend: "his wife, Anna,"."""
    known = vocabulary()
    found = (
        (m.group(1), m.start())
        for m in GIVEN_BESIDE.finditer(text)
        if m.group(1) in known.given and m.group(1) not in known.places
    )
    return frozenset(name for name, at in found if RELATED.search(text[max(0, at - 50) : at]))


def place_of(source: Source) -> tuple[int, int]:
    """Where a source stands in the order of the text."""
    span = source.mention or source.cue or (source.content[0] if source.content else Span(0, 0))
    return span.start, span.end


def speaker(
    scene: Scene,
    i: int,
    sources: Sequence[Source],
    phrases: Sequence[Phrase | None],
    found: Sequence[Found],
    told: Mapping[int, str],
) -> Speaker:
    """The record of one source's speaker; a carried one is the speaker at the start of its chain. `told` are the roles of people."""
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
    who, phrase = found[first], phrases[first]
    if phrase is None:
        return Speaker(None, None, SpeakerType.UNKNOWN, None, None)
    role = who.role or ""
    if len(who.people) == 1:
        role = fuller(role, told.get(who.people[0], scene.roster.people[who.people[0]].role))
    mention = None
    if first == i:
        place = who.place or Span(phrase.start, phrase.end)
        mention = Stretch(scene.text[place.start : place.end], *place)
    reason = stated_reason(scene, sources[first]) if who.type in (SpeakerType.UNNAMED, SpeakerType.GROUP) else None
    by = who.by if first == i else ResolvedBy.CARRIED
    return Speaker(
        who.name,
        role or None,
        who.type,
        by if who.name else None,
        mention,
        who.anonymous or bool(reason),
        reason,
        who.candidates,
    )


def roles_told(scene: Scene) -> dict[int, str]:
    """The fullest role that stands beside a full name of each person who speaks."""
    told: dict[int, str] = {}
    for s in scene.history:
        if len(s.found.people) == 1 and s.found.role and s.found.by is ResolvedBy.FULL_NAME:
            person = s.found.people[0]
            told[person] = fuller(told.get(person, scene.roster.people[person].role), s.found.role)
    return told


def whom(scene: Scene, phrase: Phrase, source: Source, sources: Sequence[Source], found: Sequence[Found]) -> Found:
    """Whom one mention means."""
    if phrase.kind == "pronoun":
        return by_pronoun(scene, phrase, source, sources, found)
    if phrase.kind == "joint":
        return together([whom(scene, part, source, sources, found) for part in phrase.parts])
    if phrase.kind == "person" and phrase.name is not None:
        return by_name(scene, phrase, phrase.name)
    if phrase.kind == "role":
        return by_role(scene, phrase, source)
    return by_body(scene, phrase, source)


def by_name(scene: Scene, phrase: Phrase, name: Name) -> Found:
    """A person by a full name, a surname or a first name; more than one bearer stays open."""
    holders = scene.roster.lookup(name, phrase.at)
    people = scene.roster.people
    if not holders:
        known = vocabulary().bodies
        kind = SpeakerType.ORGANIZATION if name.name in known or phrase.noun in known else SpeakerType.PERSON
        return Found(
            name.name,
            kind,
            ResolvedBy.FULL_NAME if kind is SpeakerType.PERSON else ResolvedBy.ORGANIZATION,
            phrase.role,
        )
    if len(holders) > 1:
        return Found(
            None, SpeakerType.PERSON, None, phrase.role, candidates=tuple(sorted(people[i].name for i in holders))
        )
    person = people[holders[0]]
    if len(name.key) > 1 or len(person.key) == 1:
        by = ResolvedBy.FULL_NAME
    else:
        by = (
            ResolvedBy.FIRST_NAME
            if name.key[0] == person.key[0] and name.key[0].capitalize() in vocabulary().given
            else ResolvedBy.SURNAME
        )
    return Found(person.name, SpeakerType.PERSON, by, phrase.role, holders)


def fuller(here: str, elsewhere: str) -> str:
    """The role that says more."""
    return here if len(here) >= len(elsewhere) else elsewhere


def together(parts: Sequence[Found]) -> Found:
    """Several who speak as one."""
    names = [p.name for p in parts if p.name]
    people = tuple(i for p in parts for i in p.people)
    types = {p.type for p in parts}
    kind = types.pop() if len(types) == 1 else SpeakerType.GROUP
    if len(names) < len(parts):
        return Found(None, kind, None, people=people)
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    return Found(name, kind, ResolvedBy.JOINT, " and ".join(p.role for p in parts if p.role) or None, people)


def by_pronoun(
    scene: Scene, phrase: Phrase, source: Source, sources: Sequence[Source], found: Sequence[Found]
) -> Found:
    """Whom a pronoun means."""
    pronoun = phrase.pronoun
    assert pronoun is not None
    if pronoun.kind == "relative":
        return by_relative(scene, phrase, source, sources, found)
    if pronoun.kind in ("first", "second"):
        return UNKNOWN
    if pronoun.number == "many" or pronoun.gender == "n":
        return of_many_or_thing(scene, phrase, pronoun, source)
    cue = scene.text[source.cue.start : source.cue.end] if source.cue else ""
    person = antecedent(scene, pronoun.gender, phrase.start, source.content, cue)
    if isinstance(person, Found):
        return person
    if person is None:
        return Found(None, SpeakerType.PERSON, None)
    known = scene.roster.people[person]
    return Found(known.name, SpeakerType.PERSON, ResolvedBy.PRONOUN, people=(person,))


def of_many_or_thing(scene: Scene, phrase: Phrase, pronoun: Pronoun, source: Source) -> Found:
    """Whom "they" or "it" means: who spoke last as several or as a body, or the subject of a sentence just before."""
    types = (
        (SpeakerType.GROUP, SpeakerType.ORGANIZATION)
        if pronoun.number == "many"
        else (SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT)
    )
    spoken = last_of(scene, phrase.start, types, pronoun.number == "many")
    here = scene.sentence(phrase.start)
    for k in range(here, max(-1, here - 3), -1):
        if spoken is not None and scene.sentence(spoken.start) >= k:
            return again(spoken.found)
        subject = (
            read_subject(scene.text, scene.sentences[k], scene.runs)
            if scene.sentences and not scene.quoted(scene.sentences[k].start)
            else None
        )
        if subject is not None and (k < here or subject.end < phrase.start):
            who = by_body(scene, subject, Source(Span(subject.start, subject.end), None, (), None))
            if who.type in types and who.name:
                return again(who)
    return again(spoken.found) if spoken is not None else UNKNOWN


def enclosing(phrase: Phrase, around: Sequence[tuple[int, int, int]], found: Sequence[Found]) -> Found:
    """Whom "I" means: the speaker of the nearest reported words around it; outside of any it is the article's author, unknown.

    `around` are (start, end, source) of all reported words in order.
    """
    k = bisect_left(around, (phrase.start + 1,))
    for start, end, i in reversed(around[max(0, k - NESTED) : k]):
        if start <= phrase.start < end and found[i].type is not SpeakerType.UNKNOWN:
            return again(found[i])
    return UNKNOWN


def by_relative(
    scene: Scene, phrase: Phrase, source: Source, sources: Sequence[Source], found: Sequence[Found]
) -> Found:
    """The noun phrase that a relative pronoun stands behind."""
    clause = whose_clause(scene.text, phrase.start, scene.sentence_start(phrase.start))
    if clause is None:
        return UNKNOWN
    before = read_phrase(scene.text, last_phrase(scene, clause, phrase.noun in ("who", "whom", "whose")), scene.runs)
    if before.kind in ("pronoun", "other") or before.words.split(" ", 1)[0].lower() in column(
        "word_classes", "words", tag="W"
    ):
        return UNKNOWN
    inner = replace(source, mention=Span(before.start, before.end))
    return replace(whom(scene, before, inner, sources, found), by=ResolvedBy.PRONOUN)


WORD = re.compile(r"[\w’'.&-]+")
OPENS_PHRASE = re.compile(
    r"(?:^|[\s(“\"])(?:the|a|an|one|his|her|their|its|some|many|several)\s+(?=(?:[\w’'.-]+\s*){1,6}$)", re.IGNORECASE
)
APPOSITION = re.compile(
    r"(?:\s+(?:of|from|in)\s+[^,]{1,40})?\s*\(?[^,()]{0,12}\)?\s*,\s+(?:the|a|an|his|her|its|one|[\w-]+|[A-Z][\w.]*['’]s)\s[^,;:]*$"
)


def last_phrase(scene: Scene, clause: Span, person: bool) -> Span:
    """The last noun phrase of a clause: from its name, or its last article, to the end; an apposition belongs to the name before it.

    `person`: the phrase must be able to mean people ("who").
    """
    text, runs = scene.text, scene.runs
    k = bisect_left(runs, (clause.end,))
    near = [run for run in runs[max(0, k - 6) : k] if run.start >= clause.start]
    adjacent = near[-1] if near and clause.end - near[-1].end <= 2 else None
    if adjacent and (not person or parse_name(adjacent.words).kind in ("full", "short", "maybe", "group")):
        return Span(adjacent.start, clause.end)
    for run in reversed(near):
        if parse_name(run.words).kind in ("full", "short") and APPOSITION.match(text, run.end, clause.end):
            return Span(run.start, run.end)
    openers = list(OPENS_PHRASE.finditer(text, clause.start, clause.end))
    short = last_words(text, clause)
    return Span(openers[-1].start() if openers and openers[-1].end() >= short else short, clause.end)


def last_words(text: str, clause: Span) -> int:
    """Where the bare noun phrase at the end of a clause begins: behind the last mark, preposition or "to"."""
    start = clause.end
    for word in reversed(
        list(WORD.finditer(text, max(clause.start, text.rfind(",", clause.start, clause.end) + 1), clause.end))[-4:]
    ):
        if (
            word.group().lower() in closers()
            or (word.group().islower() and word.group().endswith(("ed", "ing")))
            or word.group() == "to"
        ):
            break
        start = word.start()
    return start if start < clause.end else clause.start


def by_role(scene: Scene, phrase: Phrase, source: Source) -> Found:
    """A person by role: the one introduced with it if the phrase is definite, else somebody unnamed."""
    words = phrase.words
    if (
        phrase.name is not None
        and words == phrase.name.name
        and len(scene.roster.lookup(phrase.name, phrase.start)) == 1
    ):
        return by_name(scene, phrase, phrase.name)
    role = full_words(scene, phrase, source)
    if not phrase.indefinite:
        person = person_by_role(scene, phrase)
        if isinstance(person, int):
            known = scene.roster.people[person]
            return Found(known.name, SpeakerType.PERSON, ResolvedBy.ROLE, bare(words), (person,))
    gender = vocabulary().roles[phrase.noun].gender if phrase.noun in vocabulary().roles else ""
    return Found(None, SpeakerType.UNNAMED, None, bare(role), anonymous=phrase.indefinite, gender=gender)


def full_words(scene: Scene, phrase: Phrase, source: Source) -> str:
    """The mention up to its first comma or relative clause: "spokesman for Berg"."""
    place = source.mention or Span(phrase.start, phrase.end)
    words = " ".join(scene.text[min(place.start, phrase.start) : max(place.end, phrase.end)].split())
    return FIRST_CLAUSE.split(words, maxsplit=1)[0].strip()


FIRST_CLAUSE = re.compile(r"[,;(—–]|\s(?:who|which|that|whose)\s|['’]s?$")


def bare(words: str) -> str:
    """The words without the article that they open with."""
    first, _, rest = words.partition(" ")
    return (
        rest if rest and first.lower() in ("a", "an", "the", "one", "another", "his", "her", "its", "their") else words
    )


def by_body(scene: Scene, phrase: Phrase, source: Source) -> Found:
    """An organization, a place, a group or a document: its fullest name, or the phrase that describes it."""
    known = vocabulary()
    if phrase.name is not None and len(phrase.name.key) == 1 and len(scene.roster.lookup(phrase.name, phrase.at)) == 1:
        return by_name(scene, phrase, phrase.name)
    if phrase.kind == "place" and phrase.name is not None:
        return Found(phrase.name.name, SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    if phrase.kind == "group":
        hides = "" if phrase.definite else known.groups.get(phrase.noun, "")
        words = full_words(scene, phrase, source)
        if hides == "yes" or (hides == "bare" and without_counts(words).lower() == phrase.noun):
            return Found(None, SpeakerType.UNNAMED, None, words, anonymous=True, plural=True)
        return Found(bare(words), SpeakerType.GROUP, ResolvedBy.ORGANIZATION, anonymous=bool(hides))
    if phrase.kind == "document":
        words = full_words(scene, phrase, source)
        return Found(
            fuller_document(scene, phrase, words) or bare(words), SpeakerType.DOCUMENT, ResolvedBy.ORGANIZATION
        )
    if phrase.kind == "organization":
        words = full_words(scene, phrase, source)
        longer = len(words) > len(phrase.words) and words.startswith(phrase.words)
        name, by = (
            (bare(words), ResolvedBy.ORGANIZATION) if longer and phrase.name is None else body_name(scene, phrase)
        )
        return Found(name, SpeakerType.ORGANIZATION, by)
    if len(phrase.words) == 1:
        return by_letter(scene, phrase)
    if phrase.words[:1].isupper() and phrase.words.lower() not in known.pronouns:
        return Found(bare(phrase.words), SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    return UNKNOWN


def by_letter(scene: Scene, phrase: Phrase) -> Found:
    """Whom the label "A" of questions and answers means: the only person that the article names."""
    people = scene.roster.people
    if phrase.words != "A" or len(people) != 1:
        return UNKNOWN
    return Found(people[0].name, SpeakerType.PERSON, ResolvedBy.LABEL, people=(0,))


def without_counts(words: str) -> str:
    """The words of a group or document without articles and words of number: "some of the villagers" are "villagers"."""
    openers = (
        column("phrase_words", "words", kind="definite")
        | column("phrase_words", "words", kind="indefinite")
        | {"of", "at", "least", "than"}
    )
    tokens = words.split()
    while len(tokens) > 1 and (tokens[0].lower() in openers or tokens[0][0].isdigit()):
        tokens.pop(0)
    return " ".join(tokens)
