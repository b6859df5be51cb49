"""Whether two quotes report one statement: their wording first, speaker and date as further evidence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from quotetrace.matching.comparison import FRAGMENT, SAME, Comparison, compare
from quotetrace.matching.rarity import COMMON
from quotetrace.matching.speakers import same_speaker
from quotetrace.matching.wording import Wording, read_wording
from quotetrace.model import Kind, Quote, Relation

__all__ = ["NEAR", "WINDOW", "day_of", "is_fragment", "judge", "overlap"]

WINDOW = 14  # days between two reports of one statement, at most
NEAR = 3  # days between two reports of one statement in other words, at most
SURE = 0.95  # the confidence that changed words need when two speakers are named: two people may say nearly the same
STRONG = 0.8  # the confidence that indirect speech of a speaker who may be another needs


def judge(a: Quote, b: Quote) -> Comparison:
    """How quote `b` stands to quote `a`, with all evidence: `different` where it does not suffice for one statement.

    The words that are compared are the content's; of a mixed quote its quoted words alone, if these stand nearer to the other.
    A conflict of speakers is no veto where the words are the same. One sentence with other names or numbers in it is another
    statement, unless the same speaker said both on one day: then it is a misquotation.
    """
    apart = days_apart(a, b)
    if (apart is not None and apart > WINDOW) or overlap(a, b):
        return different(compare(a.content.text, b.content.text))
    same = same_speaker(a.speaker, b.speaker)
    near = apart is None or apart <= NEAR
    found = best(compare(x, y, same_speaker=bool(same and near)) for x in faces(a) for y in faces(b))
    if found.slots and not (same and apart in (0, None)):
        return different(found)
    return found if suffices(a, b, found, same, near) else different(found)


def suffices(a: Quote, b: Quote, found: Comparison, same: bool | None, near: bool) -> bool:
    """Whether a comparison, given what is known of the speakers and dates, is enough to call two quotes one statement."""
    if found.relation is Relation.DIFFERENT:
        return False
    if a.article.id == b.article.id and found.relation not in (Relation.VERBATIM, Relation.TRIMMED):
        return False
    if is_fragment(read_wording(found.a)) or is_fragment(read_wording(found.b)):
        return bool(same) and near
    if same:
        return True
    if same is False and found.relation is Relation.EDITED:
        return found.confidence >= SURE
    return Kind.INDIRECT not in (a.kind, b.kind) or found.confidence >= STRONG


def different(found: Comparison) -> Comparison:
    """The comparison, said to be of two statements."""
    return replace(found, relation=Relation.DIFFERENT, confidence=min(found.confidence, SAME))


def best(comparisons: Iterator[Comparison]) -> Comparison:
    """The surest of some comparisons; the first of equals."""
    return max(comparisons, key=lambda found: (found.relation is not Relation.DIFFERENT, found.confidence))


def faces(quote: Quote) -> tuple[str, ...]:
    """The wordings by which a quote may be known: its content, and the quoted words of a mixed one."""
    if quote.kind is not Kind.MIXED:
        return (quote.content.text,)
    return (quote.content.text, " … ".join(" ".join(stretch.text.split()) for stretch in quote.quoted))


def is_fragment(wording: Wording) -> bool:
    """Whether a wording is so short, or so common in every word, that two people may well say it."""
    return len(wording.words) <= FRAGMENT or all(
        wording.weight(index, index + 1) <= COMMON for index in range(len(wording.words))
    )


def overlap(a: Quote, b: Quote) -> bool:
    """Whether two quotes share words of one article, as a nested quote shares the words of the one around it."""
    return a.article.id == b.article.id and any(
        x.start < y.end and y.start < x.end for x in a.content.spans for y in b.content.spans
    )


def days_apart(a: Quote, b: Quote) -> int | None:
    """The days between the dates of publication; None where one is not known to the day."""
    ours, theirs = day_of(a.article.published), day_of(b.article.published)
    return None if ours is None or theirs is None else abs(ours - theirs)


@lru_cache(maxsize=65536)
def day_of(published: str | None) -> int | None:
    """The day of an ISO 8601 date as a number; None for less than a day's precision."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
