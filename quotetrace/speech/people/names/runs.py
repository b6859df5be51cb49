"""Runs of capitalised words in a text: the places where a name can stand."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, overload

from quotetrace.model import Span
from quotetrace.speech.people.names.names import is_small, parse_name
from quotetrace.speech.people.names.nobodies import is_initial
from quotetrace.speech.people.names.openings import LINKS, behind_opening, behind_seat, is_inside
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.verbs import reporting_forms
from quotetrace.speech.prose.words import read_words

__all__ = ["Run", "Runs", "find_runs"]

PREFIXES = "al|el|ul|as|ash|ad|an|ar"
PREFIX = re.compile(rf"(?<!\w)(?:{PREFIXES})-")
LINE_END = re.compile(r"\n\s*")
TOKEN, SPACE = re.compile(r"\S+"), re.compile(r"\s")
DOMAIN = re.compile(r"\.([a-z]{2,4})(?!\w)")
# What leads from who speaks to a quotation, an apposition first: Said Berg, | the mayor, | “Never.”
LEAD = re.compile(r"(?:,[^,.:;\"“„«‘\n]{1,80})?(?::|,\s+[\"“„«‘])")
EDGE = frozenset({"of", "the"})


class Run(NamedTuple):
    """A stretch of capitalised words: where it stands, and the words with white space folded."""

    start: int
    end: int
    words: str


class Runs(Sequence[Run]):
    """The runs of a text in their order, as columns: a long text has tens of thousands."""

    __slots__ = ("ends", "starts", "words")

    def __init__(self) -> None:
        self.starts, self.ends = array("I"), array("I")
        self.words: list[str] = []

    def add(self, start: int, end: int, words: str) -> None:
        """One more run, behind all others."""
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(words)

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, k: int) -> Run: ...
    @overload
    def __getitem__(self, k: slice) -> list[Run]: ...
    def __getitem__(self, k: int | slice) -> Run | list[Run]:
        if isinstance(k, slice):
            return list(map(Run, self.starts[k], self.ends[k], self.words[k]))
        return Run(self.starts[k], self.ends[k], self.words[k])

    def outside(self, aside: Sequence[Span]) -> "Runs":
        """Those that begin in none of some stretches."""
        if not aside:
            return self
        left = Runs()
        dropped = {k for start, end in aside for k in range(self.first_at(start), self.first_at(end))}
        for k, run in enumerate(self):
            if k not in dropped:
                left.add(*run)
        return left

    def first_at(self, at: int) -> int:
        """The index of the first run that begins at `at` or later."""
        return bisect_left(self.starts, at)


def find_runs(text: str, breaks: Container[int]) -> Runs:
    """All runs in the order of the text. No run crosses an offset in `breaks` (starts of paragraphs)."""
    runs = Runs()
    for found in pattern().finditer(text):
        start, end = found.span()
        if start and text[start - 1] == "-":
            start -= prefix_before(text, start)
        if text.startswith(".", end):
            end = end_of_site(text, end)
        several = not text[start:end].isalpha()
        start = behind_opening(text, start, end) if several else start
        if text[start - 5 : start] in LINKS and (named := behind_seat(text, start, end)):
            start = named
            if start == end:
                continue
        words = text[start:end]
        if "\n" in words:
            for a, b in lines_of(words, start, breaks):
                for c, d, name in parts_of(text[a:b]):
                    runs.add(a + c, a + d, name)
        else:
            inside = several and is_inside(text, start)
            colon = several and (text.startswith(":", end) or (not inside and LEAD.match(text, end) is not None))
            for a, b, name in parts_of(words, colon, inside):
                runs.add(start + a, start + b, name)
    return runs


def end_of_site(text: str, end: int) -> int:
    """Where a name ends that is the address of a site, or `end` for others: Factline.org."""
    while (domain := DOMAIN.match(text, end)) and domain[1] in phrase_words("site"):
        end = domain.end()
    return end


def lines_of(words: str, at: int, breaks: Container[int]) -> Iterator[tuple[int, int]]:
    """Start and end of the parts of a run at `at` that no offset in `breaks` divides."""
    starts = (at + m.end() for m in LINE_END.finditer(words))
    return pairwise([at, *(start for start in starts if start in breaks), at + len(words)])


def prefix_before(text: str, at: int) -> int:
    """How many code points an Arabic article takes that a hyphen joins to the name at `at`: "al-"."""
    for size in (3, 4):
        if at >= size and PREFIX.fullmatch(text, at - size, at):
            return size
    return 0


@lru_cache(maxsize=16384)
def parts_of(words: str, colon: bool = False, inside: bool = False) -> tuple[tuple[int, int, str], ...]:
    """The parts of a run between words that are no part of a name: start, end and the words with white space folded.

    `colon`: whether a colon follows, or a quotation behind a comma; `inside`: whether the run stands inside a sentence,
    where Per Lund is no "per Lund".
    """
    cut, particles = vocabulary().cut, vocabulary().particles
    if words in vocabulary().bodies or (words not in cut and not SPACE.search(words)):
        return ((0, len(words), words),)
    parts: list[list[tuple[int, int, str]]] = [[]]
    followed = end_of_following(words)
    for token in TOKEN.finditer(words):
        word = token.group()
        plain, before = word.rstrip(","), [part for _, _, part in parts[-1]]
        if (
            token.start() == followed
            or (
                plain in cut
                and not (inside and is_given(words, token))
                and not is_behind_title(words, token, before)
                and not is_named_after(before)
            )
            or (token.start() == 0 and (says(words, colon) or opens_before_name(words)))
            or is_behind_street(before)
            or is_style(words, token)
            or (plain in vocabulary().modals and is_modal_of_headline(words, token, before))
            or (plain.isupper() and len(plain) > 3 and plain.capitalize() in cut)
            or (before and not colon and words.isupper() and is_said(plain))
        ):
            parts.append([])
        else:
            parts[-1].append((token.start(), token.end(), word))
    found = []
    for part in parts:
        while part and (part[-1][2] in EDGE or part[-1][2] in particles):
            part.pop()
        while part and (part[0][2] in EDGE or part[0][2] in particles):
            part.pop(0)
        if part:
            found.append((part[0][0], part[-1][1], " ".join([word for _, _, word in part])))
    return tuple(found)


def is_given(words: str, token: re.Match[str]) -> bool:
    """Whether the first word of a run is a given name with a name behind it, though it is a word elsewhere: the chief,
    Per Lund."""
    return token.start() == 0 and token.end() < len(words) and token.group() in vocabulary().given


def is_modal_of_headline(words: str, token: re.Match[str], before: Sequence[str]) -> bool:
    """Whether a word that is a modal is one here, in a headline: it stands behind a name and before a word that is no
    part of one: Dana Lund | May | Not Run; no Theresa May."""
    behind = TOKEN.match(words, token.end() + 1)
    named = len(before) > 1 or (len(before) == 1 and before[0] not in vocabulary().given)
    return named and behind is not None and behind.group() in vocabulary().cut


def is_style(words: str, token: re.Match[str]) -> bool:
    """Whether a word is no given name but how a person of rank is called, behind "His" or "Her": His Grace | Archbishop
    Ola Vik."""
    owner = words[: token.start()].split()[-1:]
    style = vocabulary().roles.get(f"{owner[0]} {token.group()}".lower()) if owner else None
    return style is not None and style.kind == "style"


def is_behind_street(before: Sequence[str]) -> bool:
    """Whether what stands before a word ends in a street, where a name may begin anew: Main St. | Vik; no Ola St. Clair,
    no Mayor St. Clair."""
    if len(before) < 2 or before[-1] not in saints():
        return False
    known, owner = vocabulary(), before[-2]
    return owner not in known.given and not is_initial(owner) and owner.lower() not in known.titles


def saints() -> frozenset[str]:
    """What stands before the name of a saint, written short: St., Ste."""
    return frozenset(f"{word.capitalize()}." for word in phrase_words("saint"))


def is_named_after(before: Sequence[str]) -> bool:
    """Whether what stands before a word is a noun for a body and "of", so that the word is part of its name: the
    Ministry of Works."""
    return len(before) > 1 and before[-1] == "of" and before[-2].lower() in vocabulary().organizations


def is_behind_title(words: str, token: re.Match[str], before: Sequence[str]) -> bool:
    """Whether a word that is no part of a name elsewhere is one here, between a title and another name (DSP Sunday
    Bello, Premier He Jian, Passenger Per Lund), or behind a given name alone (Ray Winter)."""
    known = vocabulary()
    if len(before) == 1 and token.end() == len(words) and token.group() in known.families:
        return before[0] in known.given
    if token.group() not in known.untitled and token.group() not in known.given:
        return False
    if not before or token.end() == len(words):
        return False
    stands = " ".join(before).lower() in known.roles and token.group() in known.given
    return stands or any(" ".join(before[-size:]).lower() in known.titles for size in (1, 2, 3))


def says(words: str, colon: bool) -> bool:
    """Whether a run begins with a verb of saying that might be a man's name, for a title, a woman's name or a colon
    tells that (Said Mr. Berg, Said Anna Berg, Said Berg:), or that is none: Joked Tor Berg."""
    first, _, rest = words.partition(" ")
    verb = reporting_forms().get(first.lower())
    if verb is None or verb.form != "V" or not rest:
        return False
    name = parse_name(" ".join(rest.split()))
    verbal = name.gender == "f" or first not in vocabulary().given
    return colon or name.courtesy or name.titled or (name.kind == "full" and verbal)


def is_said(word: str) -> bool:
    """Whether a word in capitals is what somebody did with words, in a text that is all capitals: GOV. LUND | SAID."""
    verb = reporting_forms().get(word.lower())
    return verb is not None and verb.form == "V"


def opens_before_name(words: str) -> bool:
    """Whether a run begins with a word that is no name, before a given name with a surname: Unlike | Anna Berg."""
    known, tokens = vocabulary(), words.split()
    if len(tokens) < 3 or tokens[1] not in known.given or tokens[2] in known.particles:
        return False
    first, lower = tokens[0], tokens[0].lower()
    other = first in known.given or first in known.demonyms or first in known.places or first in known.families
    plain = is_small(first) or read_words(lower).tags == "B"
    return plain and not other and lower not in known.titles and lower not in known.roles


def end_of_following(words: str) -> int:
    """Where "of" stands between people and the person that they are around: Supporters of Maria Costa; -1 where it does
    not."""
    known = vocabulary()
    head, of, name = words.partition(" of ")
    followers = head.lower() in known.groups or head.lower() in known.plurals
    return len(head) + 1 if of and followers and parse_name(" ".join(name.split())).kind == "full" else -1


@cache
def pattern() -> re.Pattern[str]:
    """The pattern of a run, built from the titles and particles of the lexicon.

    It begins with a plain set of letters: the engine then passes over everything else without trying.
    """
    known = vocabulary()
    upper = re.escape("".join(c for c in map(chr, range(0x600)) if c.isupper()))
    letter = r"[\w\u0300-\u036f]"
    short: dict[int, list[str]] = {}
    for abbreviation in {*known.abbreviations, *map(str.upper, known.abbreviations), "Jr.", "Sr.", *saints()}:
        short.setdefault(len(abbreviation), []).append(rf"\b{re.escape(abbreviation)}")
    abbreviated = "|".join(rf"(?<={'|'.join(forms)})" for forms in short.values())
    marked = "|".join(rf"(?<=\b{re.escape(t[:-1])}['’])" for t in known.titles_marked)
    ends = "|".join(sorted(phrase_words("contraction")))
    inside = rf"['’](?:[{upper}]{letter}+|(?!(?:{ends})\b)[a-z]{letter}*)"  # O'Hara, Va'aelua; no Berg's
    broken = rf"(?:(?<=[Ã\u0303])(?!\w)[\u00a1-\u00bf]{letter}*)*"  # FranÃ§ois, a letter that was read as two
    word = rf"{letter}*{broken}(?:{inside})?(?:[-‑]{letter}+(?:{inside})?)*"
    token = rf"[{upper}]%s(?:\.(?:[{upper}]\.)*(?!\w)|{word}(?:\.(?:{abbreviated})|['’](?:{marked}))?)"
    gap = r"(?:[ \t\u00a0]+|[ \t]*\r?\n(?![ \t]*\r?\n)[ \t]*)"
    particles = "|".join(sorted(map(re.escape, known.particles), key=len, reverse=True))
    left = "|".join(sorted(phrase_words("past")))
    nick = rf"(?:(?!\([{upper}]+\))[\"“'‘(][{upper}]\w+(?:\.(?=\))| [{upper}]\w+)?[\"”'’)]|\((?:{left})\.?\))"
    slashed = "".join(rf"{re.escape(end.upper())}\b|" for end in known.endings if "/" in end)  # Vik A/S
    inner = rf"(?:{slashed}(?:(?:{PREFIXES})-)?{token % ''})"
    joined = rf"{gap}(?:(?:of(?:{gap}the)?|(?:{particles})(?:{gap}(?:{particles}))?){gap})?(?:{nick}{gap})?{inner}|,?{gap}(?:Jr|Sr)\b\.?"
    first = token % r"(?<!\w.)"
    return re.compile(rf"{first}(?:{joined})*")
