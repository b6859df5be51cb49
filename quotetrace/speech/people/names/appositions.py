"""What stands in apposition in a mention: the role behind a name, and the name behind a role."""

from itertools import pairwise

from quotetrace.lexicon import column
from quotetrace.speech.people.names.offices import role_noun
from quotetrace.speech.people.names.pieces import Pieces, closers, folded, without_article
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary

__all__ = ["apposed", "apposition"]

# The marks at which an apposition ends.
BREAKS = frozenset(",—–);")


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
    while inner and inner[-1].words.lower() in closers():
        inner = inner[:-1]  # the author of | “Tides”
    if not inner:
        return ""
    words = folded(text, inner[0].start, inner[-1].end)
    return without_article(words) if tells_role(words) else apposition(text, rest[stop:])


def tells_role(words: str) -> bool:
    """Whether an apposition is a description: a role noun stands in the first words of its head, or behind the body that
    it opens with: a poet from Lund; the University of Lund poet; not: the most of any poet."""
    known = vocabulary()
    tokens = without_article(words.removeprefix("one of ")).split()[:9]
    links = column("word_classes", "words", tag="P") if tokens and not tokens[0][0].isupper() else frozenset()
    head = next((i for i, w in enumerate(tokens) if w in links), len(tokens))
    plain = [w.strip(".,'’\"").lower() for w in tokens[:head]]
    pairs = [f"{a} {b}" for a, b in pairwise(plain)]
    return any(w in known.roles or w in known.titles or w in known.plurals for w in (*plain, *pairs))


def apposed(pieces: Pieces, n: int) -> tuple[int, int] | None:
    """The piece that opens an apposition behind the head segment of `n` pieces and a relative clause on it, or says
    "named", and the one with a person's name."""
    opened, opening = False, n
    for i in range(n, len(pieces)):
        _, _, words, name = pieces[i]
        if words in (",", "—", "–", "(") or words.lower() in phrase_words("naming"):
            opened, opening = not (names_another(pieces, n, i) or names_client(pieces, n, i)), i
        elif name is None:
            if words.lower() in phrase_words("relative") and i > n:
                return None
            opened = opened and words.lower() not in closers() and words not in (")", ";")
        elif opened and (
            name.kind in ("full", "maybe")
            or (name.kind == "short" and pieces[i - 1].words == "," and closes(pieces, i))
        ):
            return opening, i
    return None


def names_another(pieces: Pieces, n: int, i: int) -> bool:
    """Whether what piece `i` opens may be the name of the last one in a relative clause behind the head of `n` pieces:
    the waiter who served the mayor |, Ida Holm."""
    return n + 1 < i and pieces[n].words.lower() in phrase_words("stop") and bool(role_noun(pieces[i - 1].words))


def names_client(pieces: Pieces, n: int, i: int) -> bool:
    """Whether what piece `i` opens is the name of the one whom several that the head of `n` pieces tells of belong to:
    lawyers for the woman |, Ida Holm; friends of the late singer |, Ida Holm."""
    known, client = vocabulary(), pieces[i - 1].words.lower()
    several = pieces[n - 1].words.lower() in known.plurals and pieces[n].words.lower() in phrase_words("for whom")
    return several and (bool(role_noun(client)) or client in known.plurals or client in known.organizations)


def closes(pieces: Pieces, i: int) -> bool:
    """Whether nothing but marks follows piece `i`."""
    return all(not p.words[0].isalnum() for p in pieces[i + 1 :])
