"""Names that somebody bore before, and that bring in nobody new: She was born Ada Vik; Ida Holm, née Vik; Ida Holm
died. Ida Marie Vik was born in May."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotetrace.model import Span
from quotetrace.speech.people.cast.roster import Occurrence
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.identity import surname_of
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import phrase_words

__all__ = ["BirthName", "birth_names", "former_names", "meet_born"]


# What stands before the first word of a sentence.
OPENED = re.compile(r"(?:^|\n|[.!?”\"] )\Z")


class BirthName(NamedTuple):
    """Where the name stands with which somebody was born, and the other one, as it is compared."""

    start: int
    end: int
    borne: tuple[str, ...]


def former_names(text: str) -> Iterator[Span]:
    """Where names begin that only tell what somebody was called before."""
    return (Span(found.end(), found.end() + 1) for found in opening().finditer(text))


def birth_names(text: str, runs: Runs) -> Iterator[BirthName]:
    """The names of three words or more, with another surname, that open a sentence and with which those were born who
    alone bear the first name before: Ida Holm died. | Ida Marie Vik | was born in May; not: Her niece Ida Marie Vik
    was."""
    bearers: dict[str, dict[str, tuple[str, ...]]] = {}
    for start, end, words in zip(runs.starts, runs.ends, runs.words, strict=True):
        name = parse_name(words) if " " in words else None
        if name is None or name.kind != "full" or len(name.key) < 2:
            continue
        borne, surname = bearers.setdefault(name.key[0], {}), surname_of(name.key)
        opens = words.lower().startswith(name.key[0]) and OPENED.search(text, max(0, start - 3), start)
        if len(name.key) > 2 and len(borne) == 1 and surname not in borne and opens and born().match(text, end):
            yield BirthName(start, end, *borne.values())
        else:
            borne.setdefault(surname, name.key)


def meet_born(scene: Scene, names: Sequence[BirthName]) -> None:
    """Notes in `scene` who is the subject where it is told with which name somebody was born."""
    for start, end, borne in names:
        holders = scene.roster.holders(borne)
        if len(holders) == 1:
            scene.met.append(Occurrence(start, end, holders[0]))
            scene.stands[start] = "subject"


@cache
def born() -> re.Pattern[str]:
    """What tells behind a name that somebody was born with it."""
    return re.compile(rf"\s+(?:{'|'.join(sorted(phrase_words('being')))})\s+born\b")


@cache
def opening() -> re.Pattern[str]:
    """What stands before a name that was left: was born, née, formerly known as; no Sund-born, no Dutch born."""
    were, left = ("|".join(sorted(phrase_words(kind))) for kind in ("being", "former name"))
    born = rf"(?:^|[.,;(—–]\s*|\b(?:{were})\s)[Bb]orn"
    return re.compile(rf"(?:{born}(?: as)?|\b(?:{left}))\s+(?=[A-Z])", re.MULTILINE)
