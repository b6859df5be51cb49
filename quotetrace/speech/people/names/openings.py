"""Where a name begins behind what opens its run: a month, what its bearer is or where from, a seat or an office."""

import re

from quotetrace.lexicon import column
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.known import is_listed

__all__ = ["LINKS", "behind_opening", "behind_seat", "is_inside"]

# What ends in the number of a grade.
ORDINAL = re.compile(r"\b\d(?:st|nd|rd|th) \Z")
# The word right before a name, and how far before.
BEFORE, REACH = re.compile(r"\b(\w+) \Z"), 9
GIVEN = re.compile(r"[\w'’-]+")
FIRST, NEXT = re.compile(r"(\w+) (?=\w)"), re.compile(r"\w+ \w")
TOKEN = re.compile(r"\S+")
# What may stand before a seat or an office's matter, whose it is, and how far before.
LINKS = (" for ", " and ")
OFFICE, OFFICE_REACH = re.compile(r"([A-Z]\w+)(?: of State)? (?:for|of) (?:[A-Z]\w+,? )*(?:and )?\Z"), 80


def behind_opening(text: str, start: int, end: int) -> int:
    """Where a name of several words begins without what opens it: what says of what sort its bearer is, or a month: the
    Finn | Jari Lehto; Airline | Nordavia; In May | Vik said."""
    start = behind_grade(text, behind_month(text, start, end), end)
    if text[start - 4 : start] == "the " and (nation := FIRST.match(text, start, end)):
        behind = is_nation_or_given(nation[1]) and NEXT.match(text, nation.end(), end)
        start = nation.end() if behind else start
    sort = FIRST.match(text, start, end)
    opens = sort is not None and (opens_with_sort(text, start, end, sort[1]) or is_epithet(text, sort, end))
    return sort.end() if sort and opens else start


def behind_month(text: str, start: int, end: int) -> int:
    """Where a name begins behind the month that a preposition leads to, whether that opens the run or stands before it:
    In May | Vik said. A given name is a month where the preposition opens a clause: in April | Vik said; not: trust in
    June Vik."""
    before, opening = BEFORE.search(text, max(0, start - REACH), start), FIRST.match(text, start, end)
    inside = opening is not None and opening[1].lower() in phrase_words("before a month")
    month = FIRST.match(text, opening.end(), end) if inside and opening else opening
    leads = inside or (before is not None and before[1].lower() in phrase_words("before a month"))
    if not leads or month is None or month[1].lower() not in column("date_months", "names"):
        return start
    inner = before is not None and not inside and text[max(0, before.start() - 2) : before.start()].strip().isalnum()
    return start if inner and month[1] in vocabulary().given else month.end()


def behind_grade(text: str, start: int, end: int) -> int:
    """Where a name begins behind the grade of the rank before it: Petty Officer 1st Class | Ida Holm."""
    grade = FIRST.match(text, start, end)
    graded = grade is not None and grade[1].lower() in phrase_words("grade")
    return grade.end() if grade and graded and ORDINAL.search(text, max(0, start - REACH), start) else start


def is_nation_or_given(word: str) -> bool:
    """Whether a word is a given name that behind "the" says where somebody is from: the Finn Jari Lehto."""
    return word in vocabulary().given and bool(vocabulary().demonyms.get(word))


def opens_with_sort(text: str, start: int, end: int, word: str) -> bool:
    """Whether the first word of a run says of what sort the body is that the others name, and has its capital from the
    sentence that it opens: Airline | Nordavia, Retailer | Dunmore Stores; no Charity Commission."""
    if word.lower() not in phrase_words("sort") or is_inside(text, start):
        return False
    _, name, *more = text[start:end].split()
    firm = bool(more) and not is_listed(name) and is_firm(more[-1].lower())
    return firm or parse_name(" ".join(text[start:end].split())).kind != "organization"


def is_epithet(text: str, first: re.Match[str], end: int) -> bool:
    """Whether the first word of a run, which opens a sentence, only tells what somebody is whose given name follows:
    Brave | Ida Holm; Son | Ivar; Brothers | Tor and Odd Vik; no Sister Ida, who may be a nun."""
    given = GIVEN.match(text, first.end(), end)
    if given is None or given[0] not in vocabulary().given or is_inside(text, first.start()):
        return False
    return first[1].lower() in phrase_words("epithet") or is_kin(first[1])


def is_kin(word: str) -> bool:
    """Whether a word tells whose relative or friend somebody is, and is no title and no given name."""
    known = vocabulary()
    role = known.roles.get(word.lower())
    return role is not None and role.kind == "kin" and word.lower() not in known.titles and word not in known.given


def is_firm(last: str) -> bool:
    """Whether the last word of a name, in lower case, tells that it is a firm's: Dunmore | Stores."""
    return last in vocabulary().endings or vocabulary().organizations.get(last) == "firm"


def behind_seat(text: str, start: int, end: int) -> int | None:
    """Where the name begins in a run that opens with the seat that a member has, or with what a minister is for: MP for
    Sund West | Ida Holm, Minister for Trade and Industry | Odd Vik; `end` where no name does; None where it opens with
    no seat."""
    known, seated = vocabulary(), text.startswith(" for ", start - 5)
    if not seated and text[start:end].partition(" ")[0] not in known.portfolios:
        return None
    words = list(TOKEN.finditer(text, start, end))
    held = next((k for k, word in enumerate(words) if word.group() not in known.portfolios), len(words))
    if held and held != len(words) - 1:
        office = OFFICE.search(text, max(0, start - OFFICE_REACH), start)
        title = known.titles.get(office[1].lower()) if office else None
        return [*(word.start() for word in words), end][held] if title and title.kind == "office" else None
    seat = text[max(0, start - 9) : start - 5].rpartition(" ")[2]
    if not (seated and seat.isupper() and seat.lower() in known.roles):
        return None
    return next(
        (word.start() for word in words[1:-1] if word.group() in known.given and word.group() not in known.places), None
    )


def is_inside(text: str, start: int) -> bool:
    """Whether an offset stands behind a comma or a word in small letters: no sentence begins there."""
    before = text[start - 2 : start]
    return before[1:] == " " and (before[0] == "," or before[0].islower())
