"""What kind of speaker a noun phrase is, by its head: a named person, a role, a body, a group, a document."""

import re
from functools import cache
from typing import NamedTuple

from quotetrace.lexicon import column
from quotetrace.speech.people.names.appositions import apposed, apposition
from quotetrace.speech.people.names.names import Name, parse_name
from quotetrace.speech.people.names.nobodies import needs_no_country
from quotetrace.speech.people.names.offices import role_noun, without_style
from quotetrace.speech.people.names.pieces import (
    Piece,
    Pieces,
    folded,
    head_end,
    is_share,
    openers,
    without_article,
    without_same,
)
from quotetrace.speech.people.names.plurals import kind_of_many, one_of_many
from quotetrace.speech.people.names.titles import end_before_acronym, end_of_many, end_of_title, named_beside
from quotetrace.speech.people.names.vocabulary import Pronoun, phrase_words, vocabulary
from quotetrace.speech.prose.verbs import holds_not
from quotetrace.speech.prose.words import read_words

__all__ = ["Phrase", "single"]


class Phrase(NamedTuple):
    """A mention, read.

    `kind`: pronoun, person, role (a person without a name), plural (persons by a role noun), organization, place,
    group, document, joint (see `parts`), other. `start` and `end` are the head with its name, `noun` the head noun in
    lower case, `words` the head's words as written, `role` what title, modifiers and apposition say of a named person.
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

    @property
    def head(self) -> str:
        """The last word of the noun, without what hangs on it by "of"."""
        return self.noun.split(" of ")[0].split(" ")[-1]


POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s|$)")
# Whose somebody is, and no more: Sund Radio's | Ada Moe.
OWNER = re.compile(r".*['’]s?$")


def single(text: str, pieces: Pieces) -> Phrase:
    """One speaker: by the last word of the head segment, or the name that stands beside it."""
    n = head_end(pieces)
    head, rest = pieces[:n], pieces[n:]
    last = head[-1]
    named = last.name
    phrase = opened(text, head)
    if named is not None and named.kind in ("full", "short", "maybe") and not is_label(named, head):
        return person(text, head, rest, phrase)
    office = named is not None and named.kind == "maybe" and bool(role_noun(named.name.split(" ")[-1]))
    held = named is not None and named.tail != "" and is_label(named, head)  # the Baale of Sund, Chief Ola Vik
    beside = apposed(pieces, n) if named is None or named.kind in ("title", "group") or office or held else None
    if beside is not None and held and not is_titled(pieces[beside[1]].name):
        beside = None
    if beside is not None and last.words.lower() in vocabulary().documents and pieces[n].words in phrase_words("maker"):
        beside = None  # a study by a poet, Siri Moen, says so
    if beside is not None:
        opening, at = beside
        start, _, words, name = pieces[at]
        assert name is not None
        if names_body(head, name):
            name = name._replace(kind="organization", name=words)
            return phrase._replace(
                kind="organization",
                words=words,
                noun=words.rsplit(" ", 1)[-1].lower(),
                name=name,
                at=start,
                start=start,
                end=pieces[at].end,
            )
        role = folded(text, pieces[0].start, pieces[opening].start).rstrip(" —–-")
        mark = "," if name.role and pieces[opening].words == "," else ""
        role = without_style(" ".join(w for w in (role + mark, name.role) if w)).rstrip(",")
        return phrase._replace(
            kind="person",
            name=name,
            at=start + name.offset,
            end=pieces[at].end,
            role=without_article(role),
            noun=words,
        )
    if named is not None and office and named.name.split(" ")[-1].lower() in vocabulary().titles:
        return phrase._replace(kind="role", noun=role_noun(named.name.split(" ")[-1]), definite=not phrase.indefinite)
    if named is not None:
        return body(text, phrase, named, last, head, rest)
    return common(text, phrase, head, rest)


def is_titled(name: Name | None) -> bool:
    """Whether a title makes a name a person's."""
    return name is not None and (name.titled or name.courtesy)


def names_body(head: Pieces, name: Name) -> bool:
    """Whether a noun for a body has a name in apposition that no title makes a person's: the firm behind it, Sund
    Aggregates; not: the Leader of the House, Siri Moen."""
    noun = head[-1].words.partition(" of ")[0].rsplit(" ", 1)[-1].lower()
    known = vocabulary()
    body = noun in known.organizations or one_of_many(noun) in known.organizations  # one of the firms, Sund Aggregates
    return body and noun not in known.roles and noun not in known.plurals and not is_titled(name)


def opened(text: str, head: Pieces) -> Phrase:
    """The head's place and words, without the "same" of "the same nurse", and whether it opens as a definite or an
    indefinite phrase."""
    start, end = head[0].start, head[-1].end
    first = head[0].words.lower()
    possessed = any(p.name is not None and POSSESSIVE.match(text, p.end) for p in head[:-1])
    definite = first in openers()[0] or possessed
    indefinite = (first in openers()[1] or first.isdigit()) and not definite
    words = without_same(folded(text, start, end))
    return Phrase("other", start, end, words, definite=definite, indefinite=indefinite)


def person(text: str, head: Pieces, rest: Pieces, phrase: Phrase) -> Phrase:
    """A head that ends in a name: what stands before it and in apposition behind it is the role."""
    start, end, words, name = head[-1]
    assert name is not None
    before = without_article(OWNER.sub("", folded(text, head[0].start, start + name.offset)))
    after = apposition(text, rest)
    role = without_style(before)
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
        whole, of = last.words.lower(), last.words.partition(" of ")[0]
        role = whole if whole in vocabulary().roles else role_noun(of.split()[-1]) or whole
        return phrase._replace(kind="role", noun=role, name=name, definite=not phrase.indefinite)
    known = vocabulary()
    if (
        name.kind == "group"
        and known.demonyms.get(last.words) is not None
        and phrase.indefinite
        and not last.words.endswith("s")
    ):
        return phrase._replace(kind="role", noun=noun)
    if name.kind == "group" and any(piece.words.endswith("year-old") for piece in head[:-1]):
        return phrase._replace(kind="role", noun="year-old")  # the 24-year-old Swiss
    if name.kind == "group" and is_label(name, head) and is_native(last.words):
        return phrase._replace(kind="role", noun=last.words.lower())
    if (
        name.kind == "group"
        and phrase.definite
        and len(head) > 1
        and not last.words.endswith(("s", "GOP"))
        and noun in known.roles
    ):
        return phrase._replace(kind="role", noun=noun)
    if name.kind == "group" and is_described(head) and head[-2].words in known.organizations:
        end = end_of_many(text, last.end)  # the charity Bakers in Need
        words = folded(text, last.start, end)
        return phrase._replace(kind="organization", end=end, noun=noun, name=name, at=last.start, words=words)
    sort = (
        phrase._replace(kind="organization", noun=noun)
        if last.words.isupper() and noun in known.organizations
        else None
    )
    if sort is not None and (beside := called(text, sort)) is not sort:
        return beside  # a super PAC, Oars Now
    limit = rest[-1].end if rest else last.end
    if (
        name.kind in ("organization", "acronym")
        and (end := end_before_acronym(text, last.start) or end_of_title(text, last.end, limit)) > last.end
    ):
        words = folded(text, last.start if is_described(head) else phrase.start, end)
        return phrase._replace(kind="organization", end=end, words=words, noun=noun, name=name, at=last.start)
    if name.kind == "thing" and noun in known.documents:
        bearer = name if " " in last.words else None  # Alice Song, if she is somebody
        return phrase._replace(kind="document", noun=noun, name=bearer, at=last.start if bearer else 0)
    kind_of_body = kind.get(name.kind, "other")
    plain = is_of_country(head) or (is_described(head) and last.words.lower() not in known.organizations)
    words = last.words if kind_of_body == "organization" and plain else phrase.words
    first = head[-3] if len(head) > 2 and head[-2].words == "and" and name.kind == "organization" else None
    if first is not None and first.name is not None:
        words = folded(text, first.start, last.end)  # the Law and Harbor Party
    return phrase._replace(kind=kind_of_body, noun=noun, name=name, at=last.start, words=words)


def is_described(head: Pieces) -> bool:
    """Whether the name that ends a head stands behind a common word for what it is: the industrial group Skylark AB,
    the nonpartisan Tide Institute, Retailer Skylark Stores."""
    before = head[-2] if len(head) > 1 else None
    return before is not None and (
        before.words.islower() or (before.name is None and before.words.lower() in phrase_words("sort"))
    )


def is_of_country(head: Pieces) -> bool:
    """Whether a name that needs no country ends a head that begins with its country: Samoa's Skylark Air."""
    return len(head) == 2 and head[0].words in vocabulary().places and needs_no_country(head[1].words)


def is_native(word: str) -> bool:
    """Whether a word behind "the" is one person of a nation, and not all of it: Dane, Italian."""
    return bool(vocabulary().demonyms.get(word)) and not word.endswith(("s", *phrase_words("whole")))


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
                return called(text, phrase._replace(kind="document", noun=form))
            if form in known.organizations:
                return called(text, phrase._replace(kind="organization", noun=form))
    noun = tail[-1]
    kept = without_loose(text, head)
    if len(kept) < len(head):
        return single(text, [*kept, *rest])
    if noun.endswith("year-old"):
        return phrase._replace(kind="role", noun="year-old")
    share = len(head) > 1 and (noun in phrase_words("quantity") or any(is_share(head, i) for i in range(len(head))))
    return phrase._replace(kind="group" if share else kind_of_many(noun), noun=noun)


def without_loose(text: str, head: Pieces) -> Pieces:
    """A head without the words behind its name or noun that are no part of it: Berg only, Democrats can't; all of it
    where no name is in it."""
    size = len(head)
    if not any(piece.name is not None for piece in head):
        return head
    while size > 1 and head[size - 1].name is None and is_loose(head, size):
        size -= 1
    return head if POSSESSIVE.match(text, head[size - 1].end) else head[:size]


def is_loose(head: Pieces, size: int) -> bool:
    """Whether the last of the first `size` pieces is an adverb or a verb that was taken in."""
    word = head[size - 1].words.lower()
    tag = read_words(" ".join(piece.words for piece in head[:size])).tags[-1:]
    modal = head[size - 1].words in vocabulary().modals  # of a headline: Lund May Not Run
    return modal or word in loose() or holds_not(word) or tag in ("V", "M")


def called(text: str, phrase: Phrase) -> Phrase:
    """A body by a common noun, with the name that stands beside it: "one group, Oars Now,"."""
    beside = named_beside(text, phrase.end, called=phrase.indefinite)
    if beside is None:
        return phrase
    words = folded(text, *beside)
    if (
        phrase.definite
        and not POSSESSIVE.search(phrase.words)
        and parse_name(words).kind not in ("organization", "acronym")
        and "&" not in words
    ):
        return phrase
    return phrase._replace(words=words, start=beside[0], end=beside[1], name=parse_name(words), at=beside[0])


@cache
def loose() -> frozenset[str]:
    """Words that stand behind a name without belonging to it: Berg only, Lund last (week)."""
    return column("word_classes", "words", tag="R") | column("word_classes", "words", tag="L") | phrase_words("loose")
