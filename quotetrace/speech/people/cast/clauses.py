"""Who is named in a clause, in reported words, or shortly behind a pronoun."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.standing import stands_at
from quotetrace.speech.people.names.vocabulary import phrase_words

__all__ = [
    "MARK",
    "interrupted",
    "is_addressed",
    "is_marked",
    "named_behind",
    "named_between",
    "named_in",
    "named_next",
]

# Code points ahead in which a pronoun without anybody before it finds a name.
AHEAD = 250
# Code points before a pronoun in which the word before it stands.
SHORTLY = 20
# Code points behind a subject in which a name belongs to the same clause, at most.
CLAUSE = 90
# What a name in the rest of the sentence counts, against one in the clause.
FARTHER = 0.6

INSERTED = re.compile(r",[\"”’']{0,2} ")
CLAUSE_END = re.compile(r"[,;:—–(“\"”.](?=\s|$)|\n| - ")
SINGLE = re.compile(r"(?<![^\W_])['‘](?=\w)")
# What parts the name of whom somebody speaks to from the words behind it, and before it.
APART, PARTED = re.compile(r"[,.!?]"), (",", "‘", "'", "“", '"', ",‘")
FIRST = re.compile(r"\bI\b")
MARK = re.compile(r"[\"“”„«»]|''|``")


def named_in(scene: Scene, content: Sequence[Span]) -> set[int]:
    """The people named in what was said in marks: hardly anybody names himself, but to present himself: This is Berg."""
    named = (o for c in content if is_marked(scene.text, c.start) for o in scene.named_between(c.start, c.end))
    presenting = tuple(phrase_words("presenting"))
    return {
        o.person
        for o in named
        if not scene.text[max(0, o.start - SHORTLY) : o.start].rstrip().lower().endswith(presenting)
    }


def is_addressed(scene: Scene, person: int, content: Sequence[Span]) -> bool:
    """Whether somebody else speaks to a person by name, between marks and commas, in what was said: “He goes, ‘Ida, | get
    in,’” she said."""
    return any(
        o.person == person and APART.match(scene.text, o.end) and scene.text[o.start - 2 : o.start].strip(" ") in PARTED
        for c in content
        for o in scene.named_between(c.start, c.end)
        if any(c.start < words.start and is_others(scene.text, c.start, words.start) for words in scene.around(o.start))
    )


def is_others(text: str, start: int, inner: int) -> bool:
    """Whether words in marks that begin at `inner` are no words of whoever says those around them, from `start`."""
    return is_marked(text, inner) and FIRST.search(text, max(start, inner - SHORTLY), inner) is None


def is_marked(text: str, start: int) -> bool:
    """Whether reported words that begin at `start` stand in marks."""
    return any(mark.search(text, max(0, start - 2), start + 1) for mark in (MARK, SINGLE))


def interrupted(scene: Scene, at: int, content: Sequence[Span]) -> set[int]:
    """Whoever is the subject of what was said, where the attribution is inserted right behind: Berg, | she said, had never
    rowed."""
    occurrences = scene.roster.occurrences
    k = bisect_left(occurrences, (at,)) - 1
    inside = k >= 0 and any(c.start in (occurrences[k].start, scene.sentence_start(at)) for c in content)
    subject = inside and INSERTED.fullmatch(scene.text, occurrences[k].end, at) is not None
    opens = subject and stands_at(scene, occurrences[k].start) == "subject"
    return {occurrences[k].person} if opens and any(c.end > at for c in content) else set()


def named_behind(scene: Scene, at: int) -> dict[int, float]:
    """The people named in the clause that begins at `at` (1), and, behind a main clause, in the rest of its sentence
    (less): he praised Berg, who had met Lund; but not: while he praised Berg, Lund left."""
    if not scene.sentences:
        return {}
    before = scene.text[max(scene.sentence_start(at), at - SHORTLY) : at].split()[-1:]
    opener = before[0].strip('(“"').lower() if before else ""
    last = scene.sentences[scene.sentence(at)].end
    end = CLAUSE_END.search(scene.text, at, last)
    near = dict.fromkeys(named_between(scene, at, min(end.start() if end else last, at + CLAUSE)), 1.0)
    if any(opener in column("word_classes", "words", tag=tag) for tag in "SW"):
        return near
    return dict.fromkeys(named_between(scene, at, last), FARTHER) | near


def named_between(scene: Scene, start: int, end: int) -> set[int]:
    """The people named for certain between two offsets."""
    occurrences = scene.roster.occurrences
    return {o.person for o in occurrences[bisect_left(occurrences, (start,)) : bisect_left(occurrences, (end,))]}


def named_next(scene: Scene, gender: str, at: int) -> int | None:
    """The person named shortly behind a pronoun that nobody before it can be: "It hurts," she said. Anna Lund had
    ..."""
    occurrences = scene.roster.occurrences
    k = bisect_left(occurrences, (at,))
    near = (o for o in occurrences[k : k + 3] if o.start - at <= AHEAD and stands_at(scene, o.start) == "subject")
    return next((o.person for o in near if gender and scene.traits.gender(o.person) == gender), None)
