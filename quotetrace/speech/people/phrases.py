"""What kind of noun phrase a speaker mention is, and which of its words are the head, the name and the role."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.people.names import Name, Run, parse_name, role_noun
from quotetrace.speech.people.vocabulary import Pronoun, vocabulary

__all__ = ["Phrase", "closers", "read_phrase", "read_subject"]


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


class Piece(NamedTuple):
    """A word, a mark or a whole run of the mention, with the name if it is a run."""

    start: int
    end: int
    words: str
    name: Name | None


Pieces = list[Piece]
TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+|[\w$][\w.'’&-]*[\w]|\w|[^\w\s]")
POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s|$)")
ENDING = re.compile(r"(?:['’]s|(?<=s)['’])[\s,]*$")
STOPS = frozenset(",;:()[]—–")
RELATIVES = frozenset({"who", "which", "that", "including", "led", "like", "whose", "where", "and", "or"})
BREAKS = frozenset({",", "—", "–", ")", "who", "which", "whose", ";"})


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
    return replace(phrase, start=start, words=words)


def run_at(span: Span, runs: Sequence[Run]) -> Run | None:
    """The run that stands exactly at `span`, if one does."""
    k = bisect_left(runs, (span.start,))
    return runs[k] if k < len(runs) and runs[k].start == span.start and runs[k].end == span.end else None


def past_quantity(pieces: Pieces) -> Pieces:
    """The pieces behind "a lot of" or "some of"; all of them where no such words open the phrase."""
    for i, piece in enumerate(pieces[:5]):
        if piece.words == "of" and 0 < i < len(pieces) - 1 and pieces[i - 1].words.lower() in quantities():
            return past_quantity(pieces[i + 1 :])
        if piece.name is not None:
            return pieces
    return pieces


@cache
def quantities() -> frozenset[str]:
    """Words that count the head behind "of"."""
    return column("phrase_words", "words", kind="quantity")


def unpossessed(text: str, span: Span) -> Span:
    """The span without a possessive ending at its end."""
    ending = ENDING.search(text, max(span.start, span.end - 4), span.end)
    return Span(span.start, ending.start()) if ending else span


def pieces_of(text: str, span: Span, runs: Sequence[Run]) -> Pieces:
    """The words of the mention, with each run of capitalised words in one piece."""
    pieces: Pieces = []
    at = span.start
    k = bisect_left(runs, (span.start,))
    if k and runs[k - 1].end > span.start:
        k -= 1
    inside = []
    while k < len(runs) and runs[k].start < span.end:
        run = runs[k]
        start, end = max(run.start, span.start), min(run.end, span.end)
        words = run.words if (start, end) == (run.start, run.end) else " ".join(text[start:end].split())
        if (words and words[0].isupper()) or words[:3].lower() in ("al-", "el-"):
            inside.append(Piece(start, end, words, parse_name(words)))
        k += 1
    for piece in [*inside, None]:
        until = piece.start if piece else span.end
        pieces += [Piece(m.start(), m.end(), m.group(), None) for m in TOKEN.finditer(text, at, until)]
        if piece:
            pieces.append(piece)
            at = piece.end
    return pieces


def joint(text: str, pieces: Pieces) -> Phrase | None:
    """Two or more names that speak together: "Anna Lund and Erik Dahl"."""
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


def split_list(pieces: Pieces) -> list[Pieces]:
    """The parts between commas, where each is a name; else all in one."""
    parts: list[Pieces] = [[]]
    depth = 0
    for piece in pieces:
        depth += (piece.words == "(") - (piece.words == ")")
        if depth or piece.words == ")":
            continue
        if piece.words == ",":
            parts.append([])
        else:
            parts[-1].append(piece)
    parts = [p for p in parts if p]
    return parts if all(p[-1][3] is not None for p in parts) else [pieces]


def head_end(pieces: Pieces) -> int:
    """How many pieces the head segment has: up to the first mark, preposition or relative word."""
    for i, (_, _, _, name) in enumerate(pieces):
        if name is not None and name.kind == "full" and name.tail:
            return i + 1
        if i and name is None and ends_head(pieces, i) and not inside_role(pieces, i):
            return i
    return len(pieces)


def ends_head(pieces: Pieces, i: int) -> bool:
    """Whether the head ends before piece `i`: a mark, a preposition, or a participle behind a known noun."""
    word = pieces[i].words.lower()
    if word[0] in STOPS or word in closers():
        return True
    if word == "-":
        return pieces[i - 1].end < pieces[i].start
    if (not word.endswith(("ed", "ing")) and word not in participles()) or pieces[i - 1].name is not None:
        return False
    known, before = vocabulary(), pieces[i - 1].words.lower()
    return any(
        before in table for table in (known.roles, known.plurals, known.groups, known.documents, known.organizations)
    )


@cache
def participles() -> frozenset[str]:
    """Irregular participles."""
    return column("phrase_words", "words", kind="participle")


def inside_role(pieces: Pieces, i: int) -> bool:
    """Whether "of" at piece `i` stands inside a role that a name follows: "secretary of state", "director of communications"."""
    if not 0 < i < len(pieces) - 2 or pieces[i].words != "of":
        return False
    known, (noun, after) = vocabulary(), pieces[i + 1 : i + 3]
    if (
        noun.name is not None
        or noun.words.lower() in openers()[0]
        or after.name is None
        or after.name.kind not in ("full", "maybe")
    ):
        return False
    return (
        noun.words.lower() not in known.roles
        and noun.words.lower() not in known.plurals
        and noun.words.lower() not in ("a", "an")
    )


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
        return replace(
            phrase,
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
    return replace(
        phrase,
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
    stop = next((i for i, p in enumerate(rest[1:], 1) if p.name is None and p.words in BREAKS), len(rest))
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
            if words.lower() in RELATIVES:
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
    """Whether a capitalised word that ends the head is a plain noun: it follows "the" and no title."""
    return False if name.kind == "full" or name.role else (head[0].words.lower() == "the" and name.kind == "maybe")


def body(text: str, phrase: Phrase, name: Name, last: Piece, head: Pieces, rest: Pieces) -> Phrase:
    """A head that ends in the name of an organization, a place or a group."""
    kind = {
        "organization": "organization",
        "acronym": "organization",
        "place": "place",
        "group": "group",
        "maybe": "organization",
        "thing": "document",
    }
    noun = last.words.partition(" of ")[0].rsplit(" ", 1)[-1].lower()
    if name.kind == "title":
        if len(last.words) == 1:
            return replace(phrase, noun=last.words)
        role = role_noun(last.words) or last.words.lower()
        return replace(phrase, kind="role", noun=role, name=name, definite=not phrase.indefinite)
    known = vocabulary()
    if (
        name.kind == "group"
        and known.demonyms.get(last.words) is not None
        and phrase.indefinite
        and not last.words.endswith("s")
    ):
        return replace(phrase, kind="role", noun=noun)
    if (
        name.kind == "group"
        and phrase.definite
        and len(head) > 1
        and not last.words.endswith(("s", "GOP"))
        and noun in known.roles
    ):
        return replace(phrase, kind="role", noun=noun)
    if name.kind in ("organization", "acronym") and (end := end_of_title(rest)):
        return replace(
            phrase,
            kind="organization",
            end=end,
            words=folded(text, phrase.start, end),
            noun=noun,
            name=name,
            at=last.start,
        )
    if name.kind == "thing" and noun in known.documents:
        return replace(phrase, kind="document", noun=noun)
    return replace(phrase, kind=kind.get(name.kind, "other"), noun=noun, name=name, at=last.start)


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
                return replace(phrase, kind="role", noun=role_noun(form) or form)
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
    if first.lower() not in openers()[0] and first.lower() not in ("a", "an", "one"):
        return words
    return rest


def read_subject(text: str, sentence: Span, runs: Sequence[Run]) -> Phrase | None:
    """The body, group or document that a sentence opens with, if it opens with one."""
    end = min(sentence.end, sentence.start + 90)
    pieces = pieces_of(text, Span(sentence.start, end), runs)[:8]
    known = vocabulary()
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
        elif i and (words[0] in STOPS or word in closers() or word in known.pronouns):
            return None
    return None


@cache
def nouns_of_bodies() -> frozenset[str]:
    """Common nouns for bodies, groups and documents."""
    known = vocabulary()
    return frozenset((*known.organizations, *known.groups, *known.plurals, *known.documents))
