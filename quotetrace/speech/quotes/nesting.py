"""What stands inside what: contents that overlap are nested or cut apart, and no words are two quotes."""

from collections.abc import Sequence

from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.quotes.draft import Draft

__all__ = ["enclosing", "passes_on", "settle_overlaps"]

# Two contents that share more than this part of their words are two readings of one quote.
SAME = 0.7
# What lies in another content is that one's words if its own attribution is less probable than this.
DOUBTFUL = 0.5
# A colon so many words behind a verb of speech belongs to it.
BESIDE = 1
# No more contents than this are held against each other at one place; English has two or three.
MOST_AT_ONCE = 30


def settle_overlaps(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with contents that are apart or one within the other: where two cross, the less probable gives way.

    The order is kept, and `carried_from` follows those that remain; one that carried from a draft that is gone is gone
    too.
    """
    content: dict[int, Content] = {}
    touching = neighbours([draft.content for draft in drafts])
    passed_on = {k for k, draft in enumerate(drafts) for other in touching[k] if passes_on(draft, drafts[other])}
    for k in sorted(
        range(len(drafts)), key=lambda k: (drafts[k].cue is None, k in passed_on, -drafts[k].probability, k)
    ):
        mine = drafts[k].content
        others = [other for other in touching[k] if other in content]
        for other in others:
            mine = apart(mine, content[other])
            mine = () if mine != drafts[k].content and only_attributes(mine, drafts[other]) else mine
        twice = not mine or any(
            (shared(mine, content[other]) > SAME or takes(drafts[k], mine, content[other]))
            and not reports(drafts[k], drafts[other])
            for other in others
        )
        if not twice and not (k in passed_on and others):
            content[k] = mine
    remaining = [k for k in sorted(content) if drafts[k].carried_from is None or drafts[k].carried_from in content]
    place = {old: new for new, old in enumerate(remaining)}
    return tuple(drafts[k].moved(place, content[k]) for k in remaining)


def takes(draft: Draft, mine: Content, other: Content) -> bool:
    """Whether a draft that is hardly probable has a content that lies in another, but its cue stands outside of that: Lund
    denies it – “why wait?” asked Berg."""
    cue = draft.cue
    doubtful = cue is not None and cue.kind != "noun" and draft.probability < DOUBTFUL and within(mine, other)
    return doubtful and cue is not None and not within(((cue.first, cue.last),), other)


def only_attributes(content: Content, other: Draft) -> bool:
    """Whether words are no more than the speaker and the cue of another draft: The coach said."""
    if other.cue is None or other.speaker is None:
        return False
    first, last = min(other.speaker.first, other.cue.first), max(other.speaker.last, other.cue.last)
    return bool(content) and all(first <= a and b <= last for a, b in content)


def passes_on(draft: Draft | Attribution, other: Draft | Attribution) -> bool:
    """Whether `draft` only passes on what `other` attributes: "...," Aziz said, the agency reported; the colon of Aziz
    put it: "...". Not where `other` is a quotation within that of `draft`."""
    mine, its = draft.cue, other.cue
    if mine is None or its is None or mine.sentence != its.sentence:
        return False
    if any(first < its.window[0] and its.window[1] <= last for first, last in draft.content):
        return False  # “Never is what ‘they’ say,” Aziz recalled: the cue is within what was said
    if mine.kind == "colon" and 0 <= mine.first - its.last <= BESIDE:
        return True
    before = (
        other.content[:1] if mine.kind == "source" else other.content
    )  # it may go on behind: “Never,” Vik said, according to the Post. “Not I.”
    behind = all(last <= its.first < mine.first for _, last in before)
    return behind and (shared(draft.content, other.content) > SAME or within(before, draft.content))


def reports(draft: Draft, other: Draft) -> bool:
    """Whether one of two attributions closes a sentence or names a source, and the other stands in what it reports: The
    city urges calm, Okoro said; according to the Post, Okoro said it was shut."""
    return any(
        a.cue is not None
        and b.cue is not None
        and (
            b.content[-1][1] <= b.cue.first or (b.cue.kind == "source" and a.cue.form in "VF" and a.speaker is not None)
        )
        and any(x <= a.cue.first < y for x, y in b.content)
        for a, b in ((draft, other), (other, draft))
    )


def neighbours(contents: Sequence[Content]) -> list[list[int]]:
    """For each content the indices of the others that share a word with it."""
    found: list[set[int]] = [set() for _ in contents]
    open_ranges: list[tuple[int, int]] = []
    for first, last, k in sorted((a, b, k) for k, content in enumerate(contents) for a, b in content):
        open_ranges = [(end, other) for end, other in open_ranges if end > first][-MOST_AT_ONCE:]
        for _, other in open_ranges:
            if other != k:
                found[k].add(other)
                found[other].add(k)
        open_ranges.append((last, k))
    return [sorted(each) for each in found]


def shared(a: Content, b: Content) -> float:
    """The words that two contents share, as a part of all their words."""
    both = sum(max(0, min(y, v) - max(x, u)) for x, y in a for u, v in b)
    return both / (sum(y - x for x, y in a) + sum(y - x for x, y in b) - both)


def apart(mine: Content, other: Content) -> Content:
    """`mine` without what it shares with `other`, unless one lies wholly within the other; nothing where too little is
    left."""
    if within(mine, other) or within(other, mine):
        return mine
    pieces = list(mine)
    for x, y in other:
        pieces = [
            piece
            for a, b in pieces
            for piece in ((a, min(b, max(a, x))), (max(a, min(b, y)), b))
            if piece[0] < piece[1]
        ]
    longest = max(pieces, key=lambda piece: piece[1] - piece[0], default=None)
    if longest is None or 2 * sum(b - a for a, b in pieces) < sum(b - a for a, b in mine):
        return ()
    return tuple(pieces) if len(mine) > 1 else (longest,)


def within(inner: Content, outer: Content) -> bool:
    """Whether each range of `inner` lies in one of `outer`."""
    return all(any(x <= a and b <= y for x, y in outer) for a, b in inner)


def enclosing(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest other whose content holds its content."""
    contents = [draft.content for draft in drafts]
    found: list[int | None] = []
    for mine, touching in zip(contents, neighbours(contents), strict=True):
        around = [n for n in touching if within(mine, contents[n]) and not within(contents[n], mine)]
        found.append(min(around, key=lambda n: sum(b - a for a, b in contents[n]), default=None))
    return found
