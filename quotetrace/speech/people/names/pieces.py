"""The words of a noun phrase, with each name in one piece, and where its head ends."""

import re
from functools import cache
from typing import NamedTuple

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.people.names.names import Name, parse_name
from quotetrace.speech.people.names.nobodies import body_kind
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import is_number, phrase_words, vocabulary
from quotetrace.speech.prose.words import read_words

__all__ = [
    "STOPS",
    "Piece",
    "Pieces",
    "closers",
    "folded",
    "follows_body",
    "head_end",
    "is_share",
    "openers",
    "past_quantity",
    "pieces_of",
    "split_list",
    "unpossessed",
    "without_article",
    "without_same",
]

TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+|[\w$][\w.'’&-]*[\w]|\w|[^\w\s]")


ENDING = re.compile(r"(?:['’]s|(?<=s)['’])[\s,]*$")


STOPS = frozenset(",;:()[]—–")
# What tells of a member's party, and of what state.
PARTY = re.compile(r"[RDI]-[A-Z]")
# Pieces behind "of" among which the name of whoever holds an office begins.
FIELD = 5
# The number that ends a name, and the kinds of names that one can end.
NUMBER, NUMBERED = re.compile(r" \d{1,2}(?:\.\d)?\Z"), frozenset({"acronym", "organization", "short"})


class Piece(NamedTuple):
    """A word, a mark or a whole run of the mention, with the name if it is a run."""

    start: int
    end: int
    words: str
    name: Name | None


Pieces = list[Piece]


def pieces_of(text: str, span: Span, runs: Runs) -> Pieces:
    """The words of the mention, with each run of capitalised words in one piece."""
    pieces: Pieces = []
    at = span.start
    k = runs.first_at(span.start)
    if k and runs.ends[k - 1] > span.start:
        k -= 1
    inside = []
    while k < len(runs) and runs.starts[k] < span.end:
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
            piece = with_number(text, piece, span.end)
            pieces.append(piece)
            at = piece.end
    return pieces


def with_number(text: str, piece: Piece, limit: int) -> Piece:
    """A name with the number behind it that ends the mention: ABC | 7, Radio | 5."""
    behind = NUMBER.match(text, piece.end, limit)
    if behind is None or piece.name is None or piece.name.kind not in NUMBERED:
        return piece
    words = piece.words + behind[0]
    return piece._replace(end=behind.end(), words=words, name=piece.name._replace(kind="organization", name=words))


def unpossessed(text: str, span: Span, runs: Runs) -> Span:
    """The span without a possessive ending at its end, but with one that is part of a name: Berg, Sotheby's."""
    ending = ENDING.search(text, max(span.start, span.end - 4), span.end)
    end = ending.start() if ending else span.end
    k = runs.first_at(end) - 1
    return Span(
        span.start, runs.ends[k] if k >= 0 and text[end : end + 1] in ("'", "’") and runs.ends[k] > end else end
    )


def past_quantity(pieces: Pieces) -> Pieces:
    """The pieces behind "a lot of", "some of" or "more than"; all of them where no such words open the phrase."""
    if len(pieces) > 2 and pieces[1].words == "than" and pieces[0].words.lower() in phrase_words("comparative"):
        return past_quantity(pieces[2:])
    for i, piece in enumerate(pieces[:5]):
        if i < len(pieces) - 2 and is_share(pieces, i):
            return past_quantity(pieces[i + 2 :])
        if piece.words == "of" and 0 < i < len(pieces) - 1 and pieces[i - 1].words.lower() in quantities():
            return past_quantity(pieces[i + 1 :])
        if piece.name is not None and not is_number(piece.words) and piece.words.lower() not in quantities():
            return pieces
    return pieces


def is_share(pieces: Pieces, i: int) -> bool:
    """Whether piece `i` joins two numbers, or ends what does: nine in 10, nine out of 10."""
    size = 2 if pieces[i].words == "of" and pieces[i - 1].words == "out" else int(pieces[i].words == "in")
    parted = 0 < size <= i < len(pieces) - 1
    return parted and is_number(pieces[i - size].words) and is_number(pieces[i + 1].words)


def head_end(pieces: Pieces) -> int:
    """How many pieces the head segment has: up to the first mark, preposition or relative word."""
    for i, (_, _, _, name) in enumerate(pieces):
        if name is not None and name.kind == "full" and name.tail:
            return i + 1
        if (
            i
            and name is None
            and ends_head(pieces, i)
            and not (inside_role(pieces, i) or is_share(pieces, i) or is_between(pieces, i))
        ):
            return i
    return len(pieces)


def is_between(pieces: Pieces, i: int) -> bool:
    """Whether piece `i` stands between an article and a noun, so that the head cannot end before it: a close friend."""
    word = pieces[i].words.lower()
    if i != 1 or pieces[0].words.lower() not in phrase_words("article") or word[0] in STOPS:
        return False
    behind = pieces[2].words.lower() if len(pieces) > 2 else ""
    return behind[:1].isalpha() and behind not in closers() and word not in column("word_classes", "words", tag="P")


def ends_head(pieces: Pieces, i: int) -> bool:
    """Whether the head ends before piece `i`: a mark, a preposition, or a participle behind a known noun that is no
    part of an office."""
    word = pieces[i].words.lower()
    if word[0] in STOPS or word in closers():
        return True
    if word == "-":
        return pieces[i - 1].end < pieces[i].start
    if not word.endswith(("ed", "ing")) and word not in participles():
        return False
    known, before = vocabulary(), pieces[i - 1].words.lower()
    people = (known.plurals, known.groups)
    office = i + 1 < len(pieces) and pieces[i + 1].words.lower() in known.roles
    if word.endswith("ing") and office and before not in known.plurals:
        return False  # policy planning director
    if word in known.documents and i + 1 == len(pieces):
        return False  # a court filing
    nouns = people if pieces[i - 1].name is not None else (*people, known.roles, known.documents, known.organizations)
    return any(before in table for table in nouns)


def inside_role(pieces: Pieces, i: int) -> bool:
    """Whether "of", "to" or "for" at piece `i` stands inside a role that a name follows: secretary of state Siri Moen;
    minister for Ports Mr. Vik; head of the Sund Council Ola Vik."""
    if pieces[i].words in ("of", "for") and names_holder(pieces[i + 1 :]):
        return True
    if pieces[i].words == "for":
        field = pieces[i + 1].name if i + 1 < len(pieces) else None
        return (
            field is not None
            and field.courtesy
            and pieces[i + 1].words.partition(" ")[0].lower() not in vocabulary().titles
        )
    if pieces[i].words == "to":
        behind = next((p.name for p in pieces[i + 1 : i + 5] if p.name is not None or p.words in STOPS), None)
        return behind is not None and behind.kind in ("full", "maybe") and bool(behind.role) and not behind.titled
    return i > 0 and pieces[i].words == "of" and is_field(pieces, i)


def is_field(pieces: Pieces, i: int) -> bool:
    """Whether what is no person stands between "of" at piece `i` and the name of whoever holds a role: state | Siri Moen;
    behind an office also several words, a body or those whom it is over: public health | Dr Moen, the council | Siri
    Moen, governors | Siri Moen; no singers | Siri Moen and Tor Vik. What a body is of stands before the role in it: a
    chamber of | commerce president | Siri Moen."""
    known = vocabulary()
    at = next((k for k in range(i + 1, min(i + FIELD, len(pieces))) if pieces[k].name is not None), i)
    words = [p.words.lower() for p in pieces[i + 1 : at]]
    name = pieces[at].name
    if not words or name is None or name.kind not in ("full", "maybe"):
        return False
    role = known.roles.get(pieces[i - 1].words.lower())
    office, noun = role is not None and role.kind == "office", words[-1]
    if len(words) > 1 and pieces[i - 1].words.lower() in phrase_words("of a field"):
        return noun in known.roles and is_matter(words[-2]) and words[-2] not in phrase_words("past")
    if noun in known.roles or noun in phrase_words("article") or not closers().isdisjoint(words):
        return False
    if noun in known.plurals:
        return office and len(words) == 1 and [p.words for p in pieces[at + 1 : at + 2]] not in (["and"], [","])
    if words[0] in openers()[0]:
        return office and len(words) == 2 and noun in known.organizations
    return all(word.isalpha() for word in words) and (len(words) == 1 or office)


def is_matter(word: str) -> bool:
    """Whether a body can be for what a word means: commerce, works."""
    return read_words(word).tags == "N" or word.capitalize() in vocabulary().portfolios


def names_holder(pieces: Pieces) -> bool:
    """Whether the first name of several words in a phrase is a body's with a person's behind it, without a mark before
    it: the | Sund Council Ola Vik."""
    first = next((p.name for p in pieces if p.words in STOPS or (p.name is not None and " " in p.words)), None)
    return first is not None and follows_body(first)


def follows_body(name: Name) -> bool:
    """Whether a person's name stands behind nothing but the name of a body: Sund Council | Ola Vik."""
    return (
        name.kind in ("full", "maybe") and not name.titled and body_kind(name.role.split(" "), False) == "organization"
    )


def split_list(pieces: Pieces) -> list[Pieces]:
    """The parts between commas, where each is a name, without the party and state behind one (R-Ohio); else all in
    one."""
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
    parts = [p for p in parts if p and not (len(p) == 1 and PARTY.match(p[0].words))]
    return parts if all(p[-1][3] is not None for p in parts) else [pieces]


def folded(text: str, start: int, end: int) -> str:
    """The words between two offsets, white space folded."""
    return " ".join(text[start:end].split())


def without_same(words: str) -> str:
    """A phrase without the word behind its article that tells that it means who was told of before: the (same)
    nurse."""
    first, _, rest = words.partition(" ")
    same, _, noun = rest.partition(" ")
    known = noun and first.lower() == "the" and same.lower() in phrase_words("identical")
    return f"{first} {noun}" if known else words


def without_article(words: str) -> str:
    """A phrase without the article that it opens with: (the) mayor, (her own) mayor; but one of the mayors."""
    first, _, rest = words.partition(" ")
    return (
        rest.removeprefix("own ")
        if not rest.startswith("of ") and first.lower() in openers()[0] | phrase_words("determiner")
        else words
    )


@cache
def closers() -> frozenset[str]:
    """Words before which the head of a phrase ends."""
    return column("word_classes", "words", tag="P") | phrase_words("closer")


@cache
def openers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words that a definite phrase, an indefinite phrase, and no phrase begins with."""
    return phrase_words("definite"), phrase_words("indefinite"), phrase_words("lead")


@cache
def quantities() -> frozenset[str]:
    """Words that count the head behind "of"."""
    return phrase_words("quantity")


@cache
def participles() -> frozenset[str]:
    """Irregular participles."""
    return phrase_words("participle")
