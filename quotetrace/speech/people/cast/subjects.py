"""The body, group or document that a sentence is about, as far as its first words tell."""

from functools import cache

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.phrases import Phrase, single
from quotetrace.speech.people.names.pieces import STOPS, closers, openers, pieces_of
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import vocabulary

__all__ = ["lone_subject", "read_subject"]


def read_subject(text: str, sentence: Span, runs: Runs) -> Phrase | None:
    """The body, group or document that a sentence opens with, if it opens with one."""
    end = min(sentence.end, sentence.start + 90)
    pieces = pieces_of(text, Span(sentence.start, end), runs)[:14]
    known = vocabulary()
    if pieces and pieces[0].words.isupper():
        dash = next((i for i, piece in enumerate(pieces) if piece.words in column("dateline_dashes")), -1)
        pieces = pieces[dash + 1 :]
    if pieces and pieces[0].words.lower() in openings():
        comma = next((i for i, piece in enumerate(pieces) if piece.words == ","), -1)
        pieces = pieces[comma + 1 :]
    if len(pieces) > 2 and pieces[1].words == "," and pieces[0].name is None:
        pieces = pieces[2:]
    while pieces and (pieces[0].words.lower() in openers()[2] or not pieces[0].words[0].isalnum()):
        pieces = pieces[1:]
    opens = known.pronouns.get(pieces[0].words.lower()) if pieces else None
    if opens is not None and opens.kind != "possessive":
        return None
    for i, (_, _, words, name) in enumerate(pieces):
        word = words.lower()
        if name is not None:
            if (
                name.kind in ("full", "short", "maybe")
                and i + 1 < len(pieces)
                and pieces[i + 1].words.lower() not in nouns_of_bodies()
            ):
                return None
            if name.kind in ("organization", "acronym", "group", "place"):
                if i + 1 < len(pieces) and pieces[i + 1].words.lower() in nouns_of_bodies():
                    continue
                return single(text, pieces[: i + 1])
        elif word in nouns_of_bodies() and (
            i + 1 >= len(pieces) or pieces[i + 1].words.lower() not in nouns_of_bodies()
        ):
            return single(text, pieces[: i + 1])
        elif word in closers() or (i and (words[0] in STOPS or word in known.pronouns)):
            return None
    return None


def lone_subject(scene: Scene, sentence: int) -> str | None:
    """A single capitalised word at the start of a sentence, or behind a role there, that is no person's name: "Norrail lost money again"."""
    start = scene.sentences[sentence].start if scene.sentences else 0
    k = scene.runs.first_at(start)
    if k == len(scene.runs) or scene.runs.starts[k] != start:
        return None
    name = parse_name(scene.runs.words[k])
    after = scene.text[scene.runs.ends[k] : scene.runs.ends[k] + 2]
    alone = len(name.key) == 1 and not name.titled and not name.tail
    personal = not alone or name.kind != "short" or scene.roster.lookup(name, start) or name.name in vocabulary().people
    return None if personal or len(after) < 2 or not (after[0] == " " and after[1].islower()) else name.name


@cache
def openings() -> frozenset[str]:
    """Words that open a circumstance before the subject: in, at, according to."""
    return column("word_classes", "words", tag="P") | {"according"}


@cache
def nouns_of_bodies() -> frozenset[str]:
    """Common nouns for bodies, groups and documents."""
    known = vocabulary()
    return frozenset((*known.organizations, *known.groups, *known.plurals, *known.documents))
