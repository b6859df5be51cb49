"""What kind of noun phrase a speaker mention is, and which of its words are the head, the name and the role."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.people.names import Name, Run, parse_name
from quotetrace.speech.people.vocabulary import Pronoun, vocabulary

__all__ = ["Phrase", "read_phrase"]


@dataclass(frozen=True, slots=True)
class Phrase:
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
    parts: tuple["Phrase", ...] = field(default=())


class Piece(tuple[int, int, str, Name | None]):
    """A word, a mark or a whole run of the mention: start, end, words, and the name if it is a run."""


TOKEN = re.compile(r"[\w$][\w.'’&-]*[\w]|\w|[^\w\s]")
POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s|$)")
STOPS = frozenset(",;:()[]—–-")
AGE = re.compile(r"\d{1,3}(?:-year-old)?$")


@cache
def closers() -> frozenset[str]:
    """Words before which the head of a phrase ends."""
    return column("word_classes", "words", tag="P") | column("phrase_words", "words", kind="closer")


@cache
def openers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words that a definite phrase, an indefinite phrase, and no phrase begins with."""
    return tuple(column("phrase_words", "words", kind=kind) for kind in ("definite", "indefinite", "lead"))  # type: ignore[return-value]


def read_phrase(text: str, span: Span, runs: Sequence[Run]) -> Phrase:
    """The phrase at `span`; `runs` are those of the whole text, in order."""
    known = vocabulary()
    words = " ".join(text[span.start : span.end].split())
    pronoun = known.pronouns.get(words.lower().strip(".,"))
    if pronoun and words not in ("US", "IT", "WHO"):
        return Phrase("pronoun", span.start, span.end, words, words.lower(), pronoun=pronoun)
    pieces = pieces_of(text, span, runs)
    while pieces and (pieces[0][2].lower() in openers()[2] or not pieces[0][2][0].isalnum()) and len(pieces) > 1:
        pieces = pieces[1:]
    if not pieces:
        return Phrase("other", span.start, span.end, words)
    return joint(text, pieces) or single(text, pieces)


def pieces_of(text: str, span: Span, runs: Sequence[Run]) -> list[tuple[int, int, str, Name | None]]:
    """The words of the mention, with each run of capitalised words in one piece."""
    pieces: list[tuple[int, int, str, Name | None]] = []
    at = span.start
    k = bisect_left(runs, (span.start,))
    if k and runs[k - 1].end > span.start:
        k -= 1
    inside = []
    while k < len(runs) and runs[k].start < span.end:
        run = runs[k]
        start, end = max(run.start, span.start), min(run.end, span.end)
        words = run.words if (start, end) == (run.start, run.end) else " ".join(text[start:end].split())
        if words and words[0].isupper() or words[:3].lower() in ("al-", "el-"):
            inside.append((start, end, words, parse_name(words)))
        k += 1
    for piece in [*inside, None]:
        until = piece[0] if piece else span.end
        pieces += [(m.start(), m.end(), m.group(), None) for m in TOKEN.finditer(text, at, until)]
        if piece:
            pieces.append(piece)
            at = piece[1]
    return pieces


def joint(text: str, pieces: list[tuple[int, int, str, Name | None]]) -> Phrase | None:
    """Two or more names that speak together: "Anna Lund and Erik Dahl"."""
    places = [i for i, p in enumerate(pieces) if p[2] in ("and", "&")]
    for i in places:
        left, right = pieces[:i], pieces[i + 1 :]
        if not left or not right or any(p[2].lower() in closers() for p in left[:-1]):
            continue
        listed = split_list(left)
        people = [single(text, part) for part in [*listed, right] if part]
        if len(people) > 1 and all(p.kind in ("person", "place", "organization") and p.name for p in people):
            return Phrase("joint", pieces[0][0], people[-1].end, parts=tuple(people))
    return None


def split_list(pieces: list[tuple[int, int, str, Name | None]]) -> list[list[tuple[int, int, str, Name | None]]]:
    """The parts between commas, where each is a name; else all in one."""
    parts: list[list[tuple[int, int, str, Name | None]]] = [[]]
    for piece in pieces:
        if piece[2] == ",":
            parts.append([])
        else:
            parts[-1].append(piece)
    parts = [p for p in parts if p]
    return parts if all(p[-1][3] is not None for p in parts) else [pieces]


def head_end(pieces: list[tuple[int, int, str, Name | None]]) -> int:
    """How many pieces the head segment has: up to the first mark, preposition or relative word."""
    for i, (_, _, words, name) in enumerate(pieces):
        if i and name is None and (words[0] in STOPS or words.lower() in closers()):
            return i
    return len(pieces)


def single(text: str, pieces: list[tuple[int, int, str, Name | None]]) -> Phrase:
    """One speaker: by the last word of the head segment, or the name that stands beside it."""
    n = head_end(pieces)
    head, rest = pieces[:n], pieces[n:]
    last = head[-1]
    named = last[3]
    phrase = opened(text, head)
    if named is not None and named.kind in ("full", "short", "maybe") and not is_label(named, head):
        return person(text, head, rest, phrase)
    beside = apposed(pieces, n) if named is None or named.kind in ("title", "group", "organization", "short") else None
    if beside is not None:
        start, _, words, name = pieces[beside]
        assert name is not None
        role = folded(text, pieces[0][0], start).rstrip(" ,—–-(")
        role = " ".join(w for w in (role, name.role) if w)
        return replace(phrase, kind="person", name=name, at=start + name.offset, end=pieces[beside][1], role=without_article(role), noun=words)
    if named is not None:
        return body(phrase, named, last, head)
    return common(text, phrase, head, rest)


def opened(text: str, head: list[tuple[int, int, str, Name | None]]) -> Phrase:
    """The head's place and words, and whether it opens as a definite or an indefinite phrase."""
    start, end = head[0][0], head[-1][1]
    first = head[0][2].lower()
    possessed = any(p[3] is not None and POSSESSIVE.match(text, p[1]) for p in head[:-1])
    definite = first in openers()[0] or possessed
    indefinite = (first in openers()[1] or first.isdigit()) and not definite
    return Phrase("other", start, end, folded(text, start, end), definite=definite, indefinite=indefinite)


def person(text: str, head: list[tuple[int, int, str, Name | None]], rest: list[tuple[int, int, str, Name | None]], phrase: Phrase) -> Phrase:
    """A head that ends in a name: what stands before it and in apposition behind it is the role."""
    start, end, words, name = head[-1]
    assert name is not None
    before = without_article(folded(text, head[0][0], start + name.offset))
    after = apposition(text, rest)
    role = before if before and name.role != before or not name.courtesy else ""
    role = "" if name.courtesy and role == name.role else role
    if name.tail:
        end = start + len(words) - len(name.tail) - 1
    return replace(phrase, kind="person", name=name, at=start + name.offset, end=end, role=role or after, noun=words)


def apposition(text: str, rest: list[tuple[int, int, str, Name | None]]) -> str:
    """The role behind a name: ", the firm's lawyer," up to the next comma or relative word."""
    if len(rest) < 2 or rest[0][2] not in (",", "—", "–", "("):
        return ""
    stop = next((i for i, p in enumerate(rest[1:], 1) if p[3] is None and p[2] in (",", "—", "–", ")", "who", "which", "whose")), len(rest))
    inner = rest[1:stop]
    if not inner or AGE.match(inner[0][2]):
        return apposition(text, rest[stop:]) if inner else ""
    return without_article(folded(text, inner[0][0], inner[-1][1]))


def apposed(pieces: list[tuple[int, int, str, Name | None]], n: int) -> int | None:
    """The piece with a person's name that stands in apposition behind the head segment of `n` pieces."""
    if pieces[n - 1][3] is not None and pieces[n - 1][3].kind == "full":  # type: ignore[union-attr]
        return None
    for i in range(n, len(pieces)):
        _, _, words, name = pieces[i]
        if name is not None and name.kind in ("full", "maybe") and pieces[i - 1][2] in (",", "—", "–", "(") and i + 1 <= len(pieces):
            return i
        if name is None and words.lower() in ("who", "which", "that", "including", "led", "like", "whose", "where"):
            return None
    return None


def is_label(name: Name, head: list[tuple[int, int, str, Name | None]]) -> bool:
    """Whether a capitalised word that ends the head is a plain noun: it follows "the" and no title."""
    return False if name.kind == "full" or name.role else (head[0][2].lower() == "the" and name.kind == "maybe")


def body(phrase: Phrase, name: Name, last: tuple[int, int, str, Name | None], head: list[tuple[int, int, str, Name | None]]) -> Phrase:
    """A head that ends in the name of an organization, a place or a group."""
    kind = {"organization": "organization", "acronym": "organization", "place": "place", "group": "group", "maybe": "organization", "thing": "document"}
    noun = last[2].rsplit(" ", 1)[-1].lower()
    if name.kind == "title":
        return replace(phrase, kind="role", noun=last[2].lower(), definite=not phrase.indefinite)
    known = vocabulary()
    if name.kind == "group" and known.demonyms.get(last[2]) is not None and phrase.indefinite and not last[2].endswith("s"):
        return replace(phrase, kind="role", noun=noun)
    if name.kind == "group" and phrase.definite and len(head) > 1 and not last[2].endswith(("s", "GOP")) and noun in known.roles:
        return replace(phrase, kind="role", noun=noun)
    if name.kind == "thing" and noun in known.documents:
        return replace(phrase, kind="document", noun=noun)
    return replace(phrase, kind=kind.get(name.kind, "other"), noun=noun, name=name, at=last[0])


def common(text: str, phrase: Phrase, head: list[tuple[int, int, str, Name | None]], rest: list[tuple[int, int, str, Name | None]]) -> Phrase:
    """A head that ends in a common noun: known by the longest known noun at its end."""
    known = vocabulary()
    tail = [p[2].lower() for p in head if p[3] is None][-3:]
    of = [p[2].lower() for p in rest[:2]] if rest and rest[0][2].lower() == "of" else []
    tail = tail or [head[-1][2].lower()]
    for size in (3, 2, 1):
        noun = " ".join(tail[-size:])
        if len(tail) < size:
            continue
        longer = f"{noun} {' '.join(of)}" if of else noun
        for form in (longer, noun):
            if form in known.roles:
                return replace(phrase, kind="role", noun=form)
            if form in known.groups or form in known.plurals:
                return replace(phrase, kind="group", noun=form)
            if form in known.documents:
                return replace(phrase, kind="document", noun=form)
            if form in known.organizations:
                return replace(phrase, kind="organization", noun=form)
    noun = tail[-1]
    if noun.endswith("year-old"):
        return replace(phrase, kind="role", noun="year-old")
    return replace(phrase, kind="group" if noun.endswith("s") and not noun.endswith("ss") else "other", noun=noun)


def folded(text: str, start: int, end: int) -> str:
    """The words between two offsets, white space folded."""
    return " ".join(text[start:end].split())


def without_article(words: str) -> str:
    """A phrase without the article that it opens with."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words if first.lower() not in ("the", "a", "an") else ""
