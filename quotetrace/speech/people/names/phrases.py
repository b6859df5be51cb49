"""What a speaker mention is: a pronoun, one noun phrase, or several that are joined."""

import re
from collections.abc import Sequence
from functools import cache

from quotetrace.model import Span
from quotetrace.speech.people.names.described import is_trade
from quotetrace.speech.people.names.kinds import Phrase, single
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.offices import without_style
from quotetrace.speech.people.names.pieces import (
    Piece,
    Pieces,
    closers,
    folded,
    openers,
    past_quantity,
    pieces_of,
    split_list,
    unpossessed,
)
from quotetrace.speech.people.names.runs import Run, Runs
from quotetrace.speech.people.names.titles import end_before_acronym, end_of_title
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.words import read_words

__all__ = ["Phrase", "is_contracted", "read_phrase", "single"]

# The classes of words that a noun phrase goes on with.
NOMINAL = frozenset("NJBx")


def read_phrase(text: str, span: Span, runs: Runs) -> Phrase:
    """The phrase at `span`; `runs` are those of the whole text, in order."""
    known = vocabulary()
    words = " ".join(text[span.start : span.end].split())
    pronoun = known.pronouns.get(contraction().sub("", words.lower().strip(".,")))
    pair = known.pronouns.get(words.lower().partition(",")[0])  # The two, both pilots, said
    pronoun = pair if pair and pair.number == "two" else pronoun
    if pronoun and words not in phrase_words("acronym"):
        return Phrase("pronoun", span.start, span.end, words, words.lower(), pronoun=pronoun)
    whole = run_at(span, runs)
    if whole is not None and (name := parse_name(whole.words)).kind in ("full", "short") and not name.tail:
        role = without_style(name.role)
        return Phrase("person", span.start, span.end, words, whole.words, name, span.start + name.offset, role)
    pieces = [p for p in pieces_of(text, unpossessed(text, span, runs), runs) if p.words not in ("s", "'", "’")]
    pieces = trimmed(with_field(text, pieces))
    if not pieces:
        return Phrase("other", span.start, span.end, words)
    counted = past_quantity(pieces)
    phrase = joint(text, pieces) or single(text, counted)
    if phrase.role.lower() in known.pronouns:  # One of them, Ida Holm, said
        phrase = phrase._replace(role="")
    apposed = phrase.kind == "organization" and phrase.start > counted[0].start  # one of the firms, Sund Aggregates
    if len(counted) == len(pieces) or phrase.kind == "joint" or apposed:
        return phrase
    return with_quantity(text, pieces[0].start, phrase)


def with_field(text: str, pieces: Pieces) -> Pieces:
    """The pieces with a body before a noun in one with what it is for: a | Department for Ports | spokesman."""
    for i, piece in enumerate(pieces[:-3]):
        if piece.name is None or piece.name.kind != "organization" or pieces[i + 1].words != "for":
            continue
        end = end_of_title(text, piece.end, piece.end)
        last = next((k for k in range(i + 2, len(pieces) - 1) if pieces[k].end == end), 0)
        if last and read_words(pieces[last + 1].words).tags in NOMINAL and pieces[last + 1].words.islower():
            words = folded(text, piece.start, end)
            whole = Piece(piece.start, end, words, piece.name._replace(name=words))
            return [*pieces[:i], whole, *pieces[last + 1 :]]
    return pieces


def trimmed(pieces: Pieces) -> Pieces:
    """The pieces without what leads up to their phrase, without the letters of a body in brackets, and without a
    pronoun with its verb behind them: several people | I've."""
    while len(pieces) > 1 and (pieces[0].words.lower() in openers()[2] or not pieces[0].words[0].isalnum()):
        pieces = pieces[1:]
    pieces = without_letters(pieces)
    while len(pieces) > 1 and is_contracted(pieces[-1].words):
        pieces = pieces[:-1]
    return pieces


def with_quantity(text: str, start: int, phrase: Phrase) -> Phrase:
    """A phrase with the quantity before it, that begins at `start`: one of | the rowers, Ida Holm; who is one of "them"
    is told by a trade before the name: one of them, retired baker Ida Holm."""
    words = folded(text, start, phrase.end)
    one = words.lower().startswith("one of ")
    if one and phrase.kind == "person":
        phrase = phrase._replace(role=role_of_one(words, phrase.role, text[start : phrase.at]))
    elif one and (phrase.kind in ("group", "role") or phrase.noun in vocabulary().pronouns):
        return Phrase("role", start, phrase.end, words, phrase.noun, indefinite=True)
    return phrase._replace(start=start, words=words)


def role_of_one(words: str, many: str, before: str) -> str:
    """The role of a person who is one of `many`, or whose trade stands between "one of them," and the name."""
    trade = before.rpartition(",")[2].strip()
    if words.split()[2].lower() in phrase_words("many alone") and is_trade(trade):
        return trade
    return one_of(words, many) if many else ""


def one_of(words: str, many: str) -> str:
    """The role of somebody who is one of many: one of the rowers."""
    before, found, _ = words.partition(many)
    return f"one{before[3:]}{many}" if found else many


def without_letters(pieces: Pieces) -> Pieces:
    """The pieces without the letters in brackets that a body in front of more words is short for: World Fish Body |
    (WFB) | director."""
    at = next((i for i, piece in enumerate(pieces) if piece.words == "(" and i), len(pieces))
    letters = [piece.words for piece in pieces[at + 1 : at + 3]]
    inside = len(pieces) > at + 3 and letters[1] == ")" and letters[0].isupper() and pieces[at + 3].words[0].isalnum()
    if not inside:
        return pieces
    before, behind = pieces[at - 1], pieces[at + 3]
    if before.name is None or behind.name is None:
        return [*pieces[:at], *pieces[at + 3 :]]
    words = f"{before.words} {behind.words}"
    name = parse_name(words)
    gap = behind.start - before.end - 1 if name.offset > len(before.words) else 0
    whole = Piece(before.start, behind.end, words, name._replace(offset=name.offset + gap))
    return [*pieces[: at - 1], whole, *pieces[at + 4 :]]


def is_contracted(word: str) -> bool:
    """Whether a word is a pronoun with its verb: I've, they'd."""
    pronoun = contraction().sub("", word.lower())
    return len(pronoun) < len(word) and pronoun in vocabulary().pronouns


@cache
def contraction() -> re.Pattern[str]:
    """What is left of a verb that is joined to the word before it: 've, 'd."""
    return re.compile(rf"['’](?:{'|'.join(sorted(phrase_words('contraction')))})$")


def run_at(span: Span, runs: Runs) -> Run | None:
    """The run that stands exactly at `span`, if one does."""
    k = runs.first_at(span.start)
    return runs[k] if k < len(runs) and (runs.starts[k], runs.ends[k]) == span else None


def joint(text: str, pieces: Pieces) -> Phrase | None:
    """Two or more names that speak together: "Siri Moen and Tor Vik"."""
    places = [i for i, p in enumerate(pieces) if p.words in ("and", "&")]
    for i in places:
        left, right = pieces[:i], pieces[i + 1 :]
        aside = (k - 1 for k, p in enumerate(left[1:], 1) if left[k - 1].words == "," and p.words.lower() in closers())
        if left[-1:] and left[-1].words == ",":
            left = left[: next(aside, len(left))]  # Siri Moen, of Lund, and
        left = behind_many(left)
        if not left or not right or any(p.words.lower() in closers() for p in left[:-1]):
            continue
        if pieces[i].words == "&" and is_firm(left, right):
            apposed = len(left) > 1 and left[-2].words == ","  # the haulage firm, Hobb & Sons
            return body_until(text, left[-1], right[-1].end, None if apposed else pieces[0].start)
        spelled = next(
            (p for p in left if p.name is not None and (end_before_acronym(text, p.start) or 0) > pieces[i].start), None
        )
        if spelled is not None:
            return body_until(text, spelled, end_before_acronym(text, spelled.start) or spelled.end, pieces[0].start)
        if (bench := with_members(text, left, right)) is not None:
            return bench
        if (couple := as_couple(text, left, right)) is not None:
            return couple
        if is_in_body(left, right) or is_in_office(left, right) or is_in_body_of(left, right):
            continue
        listed = split_list(left)
        people = [single(text, part) for part in [*listed, right] if part]
        if len(people) > 1 and all(can_join(p) for p in people):
            return Phrase("joint", pieces[0].start, people[-1].end, parts=tuple(people))
        before = joint(text, left)
        named = before.parts if before is not None else people[:-1]
        if (company := with_company(text, named, right)) is not None:
            return company
    return None


def behind_many(left: Pieces) -> Pieces:
    """The pieces behind a comma that several people who are counted end before: two of the men, | Siri Moen."""
    comma = next((k for k, p in enumerate(left) if p.words == ","), 0)
    counted = comma > 2 and left[comma - 1].words.lower() in vocabulary().plurals and left[comma - 3].words == "of"
    return left[comma + 1 :] if counted else left


def is_firm(left: Pieces, right: Pieces) -> bool:
    """Whether "&" joins the words that a firm is named by: Hobb & Sons, the firm Vale & Downs Water; no two people: Ada
    Moen & Tor Vik."""
    first, last = left[-1].name, right[-1].name
    if first is None or last is None or len(right) > 1 or any(p.name is not None for p in left[:-1]):
        return False
    return " " not in left[-1].words and (" " not in right[-1].words or last.kind != "full")


def body_until(text: str, first: Piece, end: int, start: int | None = None) -> Phrase:
    """The body whose name begins with piece `first` and reaches to `end`, perhaps to its letters in brackets: Hobb &
    Sons; Customs and Pier Protection (CPP). `start`: where its phrase begins, if before its name."""
    start = first.start if start is None else start
    words = folded(text, first.start, end)
    name = parse_name(first.words)._replace(kind="organization", name=words)
    noun = words.rsplit(" ", 1)[-1].lower()
    return Phrase(
        "organization", start, end, folded(text, start, end), noun, name, first.start, definite=start < first.start
    )


def with_members(text: str, left: Pieces, right: Pieces) -> Phrase | None:
    """A group that is told by its members, the last of them behind "and": a Bench of Justices Ida Holm | and | Odd
    Vik."""
    noun, of, members = left[-1].words.partition(" of ")
    member, last = parse_name(members) if of else None, right[-1].name
    if member is None or last is None or noun.lower() not in vocabulary().groups:
        return None
    if member.kind not in ("full", "maybe") or last.kind not in ("full", "maybe"):
        return None
    start, end = left[0].start, right[-1].end
    return Phrase("group", start, end, folded(text, start, end), noun.lower(), definite=left[0].words.lower() == "the")


def as_couple(text: str, left: Pieces, right: Pieces) -> Phrase | None:
    """Two people whose surname is told once, behind the title of the second: Mr. | and | Mrs. Moen."""
    title, second = left[0].name, single(text, right)
    name = second.name
    if len(left) > 1 or title is None or title.kind != "title" or not title.courtesy or name is None:
        return None
    if second.kind != "person" or not name.courtesy or len(name.key) > 1:
        return None
    start, end, words, _ = left[0]
    noun = f"{words} {name.name}"
    first = second._replace(
        start=start, end=end, words=noun, noun=noun, name=name._replace(gender=title.gender), role=""
    )
    return Phrase("joint", start, second.end, folded(text, start, second.end), parts=(first, second))


def with_company(text: str, people: Sequence[Phrase], right: Pieces) -> Phrase | None:
    """People by name who speak with others that are only told: Siri Moen and her lawyers; Siri Moen, Tor Vik and
    several other rowers."""
    if not people or any(person.kind != "person" for person in people) or not tells_company(right):
        return None
    rest = single(text, past_quantity(right))
    if rest.name is not None or rest.kind == "document":
        return None
    rest = rest._replace(start=right[0].start, words=folded(text, right[0].start, rest.end))
    return Phrase("joint", people[0].start, rest.end, parts=(*people, rest))


def tells_company(pieces: Pieces) -> bool:
    """Whether a phrase without a name begins as one of its own does: her lawyers, other rowers; no Moen and Vik
    rowers."""
    first = pieces[0].words.lower()
    opens = first in openers()[0] or first in openers()[1]
    return opens and len(pieces) > 1 and all(piece.name is None for piece in pieces)


def is_in_body(left: Pieces, right: Pieces) -> bool:
    """Whether "and" joins two words of a body whose officer speaks: Ethics and Ports Bureau chief Rosa Lund."""
    if len(left) != 1 or len(right) < 3 or left[0].name is None or right[0].name is None:
        return False
    first, body, officer = left[0].name, right[0].name, right[-1].name
    plain = first.kind == "short" and not first.titled and first.name not in vocabulary().given
    between = all(piece.name is None and piece.words.isalpha() for piece in right[1:-1])
    return plain and body.kind == "organization" and officer is not None and officer.kind == "full" and between


def is_in_body_of(left: Pieces, right: Pieces) -> bool:
    """Whether "and" joins two words of the body that somebody is of: Ola Vik of the Sea and Harbor Party; no Ola Vik of
    the Sea Party | and | the Harbor Party."""
    member, body = left[-1].name, right[0].name
    if member is None or body is None or not member.tail.startswith("of the ") or body.kind != "organization":
        return False
    named = parse_name(member.tail.removeprefix("of the "))
    return len(right) == 1 and named.kind not in ("organization", "group")


def is_in_office(left: Pieces, right: Pieces) -> bool:
    """Whether "and" joins two things that somebody is minister of: Farming and Food Minister Ola Vik."""
    name = right[0].name
    return left[-1].words in vocabulary().portfolios and name is not None and name.titled and " " in name.role


def can_join(phrase: Phrase) -> bool:
    """Whether a phrase names one of several who speak together."""
    return phrase.kind in ("person", "place", "organization", "group") and phrase.name is not None
