"""What kind of noun phrase a speaker mention is, and which of its words are the head, the name and the role."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from quotetrace.model import Span
from quotetrace.speech.people.names import Name, parse_name, role_noun
from quotetrace.speech.people.pieces import (
    Piece,
    Pieces,
    closers,
    folded,
    head_end,
    openers,
    past_quantity,
    pieces_of,
    split_list,
    unpossessed,
    without_article,
)
from quotetrace.speech.people.runs import Run
from quotetrace.speech.people.vocabulary import Pronoun, phrase_words, vocabulary

__all__ = ["Phrase", "read_phrase", "single"]


class Phrase(NamedTuple):
    """A mention, read.

    `kind`: pronoun, person, role (a person without a name), plural (persons by a role noun), organization, place, group,
    document, joint (see `parts`), other. `start` and `end` are the head with its name, `noun` the head noun in lower
    case, `words` the head's words as written, `role` what title, modifiers and apposition say of a named person.
    """

    kind: str
    start: int
    end: int
    words: str = ""
    noun: str = ""
    name: Name | None = None
    at: int = 0
    role: str = ""
    definite: bool = False
    indefinite: bool = False
    pronoun: Pronoun | None = None
    parts: tuple["Phrase", ...] = ()


POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s|$)")


BREAKS = frozenset(",—–);")


def read_phrase(text: str, span: Span, runs: Sequence[Run]) -> Phrase:
    """The phrase at `span`; `runs` are those of the whole text, in order."""
    known = vocabulary()
    words = " ".join(text[span.start : span.end].split())
    pronoun = known.pronouns.get(words.lower().strip(".,"))
    if pronoun and words not in ("US", "IT", "WHO"):
        return Phrase("pronoun", span.start, span.end, words, words.lower(), pronoun=pronoun)
    whole = run_at(span, runs)
    if whole is not None and (name := parse_name(whole.words)).kind in ("full", "short") and not name.tail:
        role = "" if name.courtesy else name.role
        return Phrase("person", span.start, span.end, words, whole.words, name, span.start + name.offset, role)
    pieces = [p for p in pieces_of(text, unpossessed(text, span), runs) if p.words not in ("s", "'", "’")]
    while pieces and (pieces[0].words.lower() in openers()[2] or not pieces[0].words[0].isalnum()) and len(pieces) > 1:
        pieces = pieces[1:]
    if not pieces:
        return Phrase("other", span.start, span.end, words)
    counted = past_quantity(pieces)
    phrase = joint(text, pieces) or single(text, counted)
    if len(counted) == len(pieces) or phrase.kind == "joint":
        return phrase
    start = pieces[0].start
    words = folded(text, start, phrase.end)
    if words.lower().startswith("one of ") and phrase.kind in ("group", "role"):
        return Phrase("role", start, phrase.end, words, phrase.noun, indefinite=True)
    return phrase._replace(start=start, words=words)


def run_at(span: Span, runs: Sequence[Run]) -> Run | None:
    """The run that stands exactly at `span`, if one does."""
    k = bisect_left(runs, (span.start,))
    return runs[k] if k < len(runs) and runs[k].start == span.start and runs[k].end == span.end else None


def joint(text: str, pieces: Pieces) -> Phrase | None:
    """Two or more names that speak together: "Siri Moen and Tor Vik"."""
    places = [i for i, p in enumerate(pieces) if p.words in ("and", "&")]
    for i in places:
        left, right = pieces[:i], pieces[i + 1 :]
        if not left or not right or any(p.words.lower() in closers() for p in left[:-1]):
            continue
        listed = split_list(left)
        people = [single(text, part) for part in [*listed, right] if part]
        if len(people) > 1 and all(p.kind in ("person", "place", "organization") and p.name for p in people):
            return Phrase("joint", pieces[0].start, people[-1].end, parts=tuple(people))
    return None


def single(text: str, pieces: Pieces) -> Phrase:
    """One speaker: by the last word of the head segment, or the name that stands beside it."""
    n = head_end(pieces)
    head, rest = pieces[:n], pieces[n:]
    last = head[-1]
    named = last.name
    phrase = opened(text, head)
    if named is not None and named.kind in ("full", "short", "maybe") and not is_label(named, head):
        return person(text, head, rest, phrase)
    beside = apposed(pieces, n) if named is None or named.kind in ("title", "group") else None
    if beside is not None:
        start, _, words, name = pieces[beside]
        assert name is not None
        role = folded(text, pieces[0].start, start).rstrip(" ,—–-(")
        role = " ".join(w for w in (role, name.role) if w)
        return phrase._replace(
            kind="person",
            name=name,
            at=start + name.offset,
            end=pieces[beside].end,
            role=without_article(role),
            noun=words,
        )
    if named is not None:
        return body(text, phrase, named, last, head, rest)
    return common(text, phrase, head, rest)


def opened(text: str, head: Pieces) -> Phrase:
    """The head's place and words, and whether it opens as a definite or an indefinite phrase."""
    start, end = head[0].start, head[-1].end
    first = head[0].words.lower()
    possessed = any(p.name is not None and POSSESSIVE.match(text, p.end) for p in head[:-1])
    definite = first in openers()[0] or possessed
    indefinite = (first in openers()[1] or first.isdigit()) and not definite
    return Phrase("other", start, end, folded(text, start, end), definite=definite, indefinite=indefinite)


def person(text: str, head: Pieces, rest: Pieces, phrase: Phrase) -> Phrase:
    """A head that ends in a name: what stands before it and in apposition behind it is the role."""
    start, end, words, name = head[-1]
    assert name is not None
    before = without_article(folded(text, head[0].start, start + name.offset))
    after = apposition(text, rest)
    role = "" if name.courtesy and before == name.role else before
    if name.tail:
        end = start + len(words) - len(name.tail) - 1
    return phrase._replace(
            kind="person",
        name=name,
        at=start + name.offset,
        end=end,
        role=", ".join(r for r in (role, after) if r),
        noun=words,
    )


def apposition(text: str, rest: Pieces) -> str:
    """The role behind a name: ", the firm's lawyer," up to the next comma or relative word."""
    if len(rest) < 2 or rest[0].words not in (",", "—", "–", "("):
        return ""
    stop = next(
        (
            i
            for i, p in enumerate(rest[1:], 1)
            if p.name is None and (p.words in BREAKS or p.words in phrase_words("stop"))
        ),
        len(rest),
    )
    inner = rest[1:stop]
    if not inner:
        return ""
    words = folded(text, inner[0].start, inner[-1].end)
    return without_article(words) if tells_role(words) else apposition(text, rest[stop:])


def tells_role(words: str) -> bool:
    """Whether an apposition is a description: a role noun stands in its first words."""
    known = vocabulary()
    plain = [w.strip(".,'’\"").lower() for w in words.split()[:9]]
    pairs = [f"{a} {b}" for a, b in pairwise(plain)]
    return any(w in known.roles or w in known.titles or w in known.plurals for w in (*plain, *pairs))


def apposed(pieces: Pieces, n: int) -> int | None:
    """The piece with a person's name that stands in apposition behind the head segment of `n` pieces."""
    opened = False
    for i in range(n, len(pieces)):
        _, _, words, name = pieces[i]
        if words in (",", "—", "–", "("):
            opened = True
        elif name is None:
            if words.lower() in phrase_words("relative"):
                return None
            opened = opened and words.lower() not in closers() and words not in (")", ";")
        elif opened and (
            name.kind in ("full", "maybe")
            or (name.kind == "short" and pieces[i - 1].words == "," and closes(pieces, i))
        ):
            return i
    return None


def closes(pieces: Pieces, i: int) -> bool:
    """Whether nothing but marks follows piece `i`."""
    return all(not p.words[0].isalnum() for p in pieces[i + 1 :])


def is_label(name: Name, head: Pieces) -> bool:
    """Whether a capitalised word that ends the head is no person's name: it follows "the" and no title."""
    return name.kind != "full" and not name.titled and len(head) == 2 and head[0].words.lower() == "the"


def body(text: str, phrase: Phrase, name: Name, last: Piece, head: Pieces, rest: Pieces) -> Phrase:
    """A head that ends in the name of an organization, a place or a group."""
    kind = {
        "organization": "organization",
        "acronym": "organization",
        "place": "place",
        "group": "group",
        "maybe": "organization",
        "short": "group" if last.words.endswith("s") else "organization",
        "thing": "document",
    }
    noun = last.words.partition(" of ")[0].rsplit(" ", 1)[-1].lower()
    if name.kind == "title":
        if len(last.words) == 1:
            return phrase._replace(noun=last.words)
        role = role_noun(last.words.split()[-1]) or last.words.lower()
        return phrase._replace(kind="role", noun=role, name=name, definite=not phrase.indefinite)
    known = vocabulary()
    if (
        name.kind == "group"
        and known.demonyms.get(last.words) is not None
        and phrase.indefinite
        and not last.words.endswith("s")
    ):
        return phrase._replace(kind="role", noun=noun)
    if (
        name.kind == "group"
        and phrase.definite
        and len(head) > 1
        and not last.words.endswith(("s", "GOP"))
        and noun in known.roles
    ):
        return phrase._replace(kind="role", noun=noun)
    if name.kind in ("organization", "acronym") and (end := end_of_title(rest)):
        return phrase._replace(
            kind="organization",
            end=end,
            words=folded(text, phrase.start, end),
            noun=noun,
            name=name,
            at=last.start,
        )
    if name.kind == "thing" and noun in known.documents:
        return phrase._replace(kind="document", noun=noun)
    return phrase._replace(kind=kind.get(name.kind, "other"), noun=noun, name=name, at=last.start)


def end_of_title(rest: Pieces) -> int | None:
    """Where the name of a body ends that goes on behind its head: "Observatory for Harbor Rights"."""
    inner = [p for p in rest[:3] if p.words != "the"]
    if len(inner) < 2 or inner[0].words not in ("for", "on", "of", "against", "to") or inner[1].name is None:
        return None
    return inner[1].end if inner[1].name.kind in ("maybe", "short", "thing", "organization", "group") else None


def common(text: str, phrase: Phrase, head: Pieces, rest: Pieces) -> Phrase:
    """A head that ends in a common noun: known by the longest known noun at its end."""
    known = vocabulary()
    tail = [p.words.lower() for p in head if p.name is None][-3:]
    of = [p.words.lower() for p in rest[:2]] if rest and rest[0].words.lower() == "of" else []
    tail = tail or [head[-1].words.lower()]
    for size in (3, 2, 1):
        noun = " ".join(tail[-size:])
        if len(tail) < size:
            continue
        longer = f"{noun} {' '.join(of)}" if of else noun
        for form in (longer, noun):
            if form in known.roles or role_noun(form):
                return phrase._replace(kind="role", noun=role_noun(form) or form)
            if form in known.groups or form in known.plurals:
                return phrase._replace(kind="group", noun=form)
            if form in known.documents:
                return phrase._replace(kind="document", noun=form)
            if form in known.organizations:
                return phrase._replace(kind="organization", noun=form)
    noun = tail[-1]
    if noun.endswith("year-old"):
        return phrase._replace(kind="role", noun="year-old")
    return phrase._replace(kind="group" if noun.endswith("s") and not noun.endswith("ss") else "other", noun=noun)
