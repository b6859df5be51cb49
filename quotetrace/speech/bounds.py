"""Where the content of an attribution begins and ends: candidate places between words, and what tells them apart.

A place is the index of the word before which it lies. An attribution whose cue stands last has its content before it, one
whose cue stands first after it; where the cue stands in the middle both are looked for.
"""

from collections.abc import Sequence

from quotetrace.lexicon import column
from quotetrace.speech.cues import CueWord, bucket, introducer
from quotetrace.speech.prose import Prose, scope

__all__ = [
    "END_FEATURES",
    "START_FEATURES",
    "end_features",
    "ends_after",
    "ends_before",
    "start_features",
    "starts_after",
    "starts_before",
]

# Content that follows its cue begins within so many words of it ("told the council on Monday that ...").
START_REACH = 30
BREAKS = column("breaks")
FINITE = frozenset("VFM")


def window(prose: Prose, cue: CueWord) -> tuple[int, int]:
    """The words among which the content of `cue` is looked for."""
    return scope(prose, cue.first, cue.sentence)


def starts_after(prose: Prose, cue: CueWord) -> list[int]:
    """Where content that follows `cue` may begin."""
    _, last = window(prose, cue)
    tags = prose.words.tags
    places = []
    for i in range(cue.last, min(last, cue.last + START_REACH)):
        tag, before = tags[i], tags[i - 1]
        if i == cue.last or before in ",:;—–-(" or tag in "DHOQEKWSPTVGB" or before in "KT" or prose.stretch_of[i] != prose.stretch_of[i - 1]:
            if tag not in ",.;:)":
                places.append(i)
        elif tag in "NJ#U" and before in "ELNU":
            places.append(i)
    return places


def ends_after(prose: Prose, cue: CueWord, start: int) -> list[int]:
    """Where content that began at `start`, after `cue`, may end; never within a stretch that the cue does not stand in."""
    _, last = window(prose, cue)
    own = prose.stretch_of[cue.first]
    return [i for i in range(start + 1, last) if ends_here(prose, i) and apart(prose, i, own)] + [last]


def apart(prose: Prose, i: int, own: int) -> bool:
    """Whether the place before word `i` lies outside all stretches but number `own`."""
    return prose.stretch_of[i] == own or prose.stretch_of[i] < 0 or prose.stretch_of[i] != prose.stretch_of[i - 1]


def ends_here(prose: Prose, i: int) -> bool:
    """Whether a clause or phrase may end before word `i`: never between a last mark and the stop that it belongs to."""
    if closes(prose, i) or (prose.words.lower[i] in ",.!?" and closes(prose, i + 1)):
        return False
    return prose.words.tags[i] in "PSWCTRL" or prose.words.lower[i] in BREAKS or prose.stretch_of[i] != prose.stretch_of[i - 1]


def closes(prose: Prose, i: int) -> bool:
    """Whether word `i` is the closing mark of a stretch."""
    stretch = prose.stretch_of[i] if i < len(prose.stretch_of) else -1
    return stretch >= 0 and prose.stretches[stretch][1] == i + 1 and prose.marked[stretch].closed


def ends_before(prose: Prose, cue: CueWord) -> list[int]:
    """Where content that stands before `cue` may end."""
    first, _ = window(prose, cue)
    lower, stretch_of = prose.words.lower, prose.stretch_of
    places = [cue.first] if cue.first > first else []
    for i in range(cue.first - 1, first, -1):
        if closes(prose, i) or (lower[i] in ",.!?" and closes(prose, i + 1)) or not apart(prose, i, stretch_of[cue.first]):
            continue
        if lower[i] in BREAKS or stretch_of[i] != stretch_of[i - 1] or prose.words.tags[i] in "SW":
            places.append(i)
    return places


def starts_before(prose: Prose, cue: CueWord, end: int) -> list[int]:
    """Where content that ends at `end`, before `cue`, may begin."""
    first, _ = window(prose, cue)
    words = prose.words
    places = [first]
    for i in range(first + 1, end):
        before = words.lower[i - 1]
        if prose.stretch_of[i - 1] >= 0 and prose.stretches[prose.stretch_of[i - 1]][0] == i - 1:
            continue
        if not apart(prose, i, prose.stretch_of[cue.first]):
            continue
        if before in BREAKS or words.tags[i - 1] in "SKW" or prose.stretch_of[i] != prose.stretch_of[i - 1]:
            places.append(i)
    return places


START_FEATURES = (
    "frame+left+right", "left", "right", "right+right2", "kind+right", "kind+left", "distance", "frame+distance", "at mark", "same stretch",
    "verb before next break", "at cue", "kind+distance", "lemma+right", "breaks passed", "sentence start", "cue form+right", "passed", "kind+passed",
    "left2+left", "to verb",
)  # fmt: skip


def start_features(prose: Prose, kinds: list[str], cue: CueWord, frame: str, places: Sequence[int]) -> list[tuple[str, ...]]:
    """What tells where the content begins, one tuple a place."""
    first, last = window(prose, cue)
    tags, stretch_of = prose.words.tags, prose.stretch_of
    found: list[tuple[str, ...]] = []
    for i in places:
        left, right = kinds[i - 1] if i > 0 else "<", kinds[i]
        right2 = kinds[i + 1] if i + 1 < last else ">"
        at_cue = "cue" if i == cue.last else "-"
        distance = bucket(abs(i - cue.last))
        clause = "-"
        for k in range(i, min(last, i + 14)):
            if kinds[k] in BREAKS and k > i:
                break
            if tags[k] in FINITE:
                clause = bucket(k - i)
                break
        mark = "open" if stretch_of[i] >= 0 and (i == 0 or stretch_of[i] != stretch_of[i - 1]) else "in" if stretch_of[i] >= 0 else "out"
        if i > 0 and stretch_of[i - 1] >= 0 and stretch_of[i] != stretch_of[i - 1]:
            mark += " close"
        if i >= cue.last:
            passed = tags[cue.last : i]
            seen = "v" if any(t in FINITE for t in passed) else "k" if "K" in passed else "n" if any(t in "NEOU" for t in passed) else "-"
            breaks = bucket(sum(t in ",:;" for t in passed))
            marked = "m" if any(s >= 0 and s != stretch_of[cue.first] for s in stretch_of[cue.last : i]) else "-"
        else:
            seen, marked = "b", "-"
            breaks = bucket(sum(t in ",:;" for t in tags[first:i]))
        found.append((
            frame + left + " " + right, left, right, right + " " + right2, cue.kind + right, cue.kind + left, distance, frame + distance,
            frame + mark, marked + mark, clause, frame + at_cue, cue.kind + distance, cue.lemma + right, frame + breaks,
            frame + ("start" if i <= first else "-"), cue.form + right, frame + seen + right, cue.kind + seen,
            (kinds[i - 2] if i > 1 else "<") + " " + left, clause + seen + right,
        ))  # fmt: skip
    return found


END_FEATURES = (
    "frame+left+right", "left", "right", "right+right2", "right+right2+right3", "kind+right", "sentence end", "at mark", "frame+at mark", "opened",
    "clause before", "clause after", "clause after+right", "clause before+right", "length", "commas before", "left to go", "right tag+right2", "cue next",
    "cue next+right", "next break", "start+clause", "to cue", "subject after", "starts marked", "pronoun", "starts marked+right", "time", "introducer+right", "introducer+right2",
)  # fmt: skip


def end_features(
    prose: Prose, kinds: list[str], cue: CueWord, frame: str, start: int, places: Sequence[int]
) -> list[tuple[str, ...]]:
    """What tells where content that begins at `start` ends, one tuple a place; for content before its cue `start` is the sentence's."""
    _, last = window(prose, cue)
    tags, lower, stretch_of = prose.words.tags, prose.words.lower, prose.stretch_of
    starts_marked = "open" if stretch_of[start] >= 0 and stretch_of[start] != stretch_of[cue.first] else "-"
    starts_with = kinds[start]
    opener = introducer(prose, cue)
    counts_finite, counts_comma = 0, 0
    finite_at, commas_at = {}, {}
    for i in range(start, max(places) if places else start):
        finite_at[i], commas_at[i] = counts_finite, counts_comma
        counts_finite += tags[i] in FINITE
        counts_comma += tags[i] == ","
    found: list[tuple[str, ...]] = []
    for i in places:
        left = kinds[i - 1]
        end = i >= last or lower[i] in ".!?" or (i + 1 >= last and lower[i] in BREAKS)
        right, right2, right3 = (kinds[k] if k < last else ">" for k in (i, i + 1, i + 2))
        at = "-"
        if stretch_of[i - 1] >= 0 and (i >= len(stretch_of) or stretch_of[i] != stretch_of[i - 1]):
            at = "closes own" if stretch_of[i - 1] == stretch_of[start] else "closes"
        elif i < len(stretch_of) and stretch_of[i] >= 0 and stretch_of[i] == stretch_of[i - 1] and stretch_of[i] != stretch_of[cue.first]:
            at = "inside own" if stretch_of[i] == stretch_of[start] else "inside"
        elif i < last and stretch_of[i] >= 0 and stretch_of[i] != stretch_of[i - 1]:
            at = "opens"
        before = bucket(finite_at.get(i, counts_finite))
        commas = bucket(commas_at.get(i, counts_comma))
        clause, gap, subject, following_cue, time = "-", "-", "-", "-", "-"
        for n, k in enumerate(range(i + 1, min(last, i + 12))):
            kind = kinds[k]
            if len(kind) == 2 and kind[0] == "r" and following_cue == "-":
                following_cue = kind + str(min(n, 3))
            if tags[k] in FINITE and clause == "-":
                clause = bucket(n)
            if kind in BREAKS or kind == ",":
                gap = bucket(n)
                break
            if tags[k] == "L":
                time = "t"
        if i + 2 < last and right in (",", "and", "but", "--", "—", ";"):
            subject = tags[i + 1] + ("v" if tags[i + 2] in FINITE else "-")
        pronoun = lower[i + 1] if i + 1 < last and tags[i + 1] == "O" else "-"
        found.append((
            frame + left + " " + right, left, frame + right, frame + right + " " + right2, right + " " + right2 + " " + right3, cue.kind + right,
            frame + ("end" if end else "-"), at, frame + at, starts_marked + at, frame + before, clause, clause + right,
            before + right, bucket(i - start), commas + right, bucket(last - i), (tags[i] if i < last else ">") + right2, following_cue,
            following_cue + right, gap + right, starts_with + clause + right, frame + bucket(abs(i - cue.first)), subject + right,
            starts_marked + frame, pronoun + right, starts_marked + right + ("end" if end else ""), time + right, opener + right,
            opener + right + right2,
        ))  # fmt: skip
    return found
