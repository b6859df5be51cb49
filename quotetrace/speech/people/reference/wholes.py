"""The whole noun phrase of a speaker of whom a mention gives only a part: with what "and" joins to it, and what hangs
on it."""

from bisect import bisect_left

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Source
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.words import Words

__all__ = ["phrase_end", "phrase_start", "whole_mention"]

# Code points behind and before a mention in which the rest of its phrase is looked for.
BEHIND, BEFORE = 160, 160
# What opens a clause about a speaker.
RELATIVE = frozenset("WK")
# What stands before a month that is one: in June, last April, 3 April.
TIME = frozenset("PJR#L")
# What may stand before the subject of a sentence without a comma: On Monday | the mayors.
ON_A_DAY = frozenset({"PL", "L", "PJL", "JL"})
NOMINAL, NOUNS = frozenset("DQHJNE#Y~"), frozenset("NE")
# What stands behind a subject, and before one.
CLOSES = frozenset('.,;:!?"”’)—–') | {"''", "--"}
OPENS = frozenset(',;:"”“—–') | {"''", "``", "--"}
# How many words commas set off behind a name, and of which classes.
ASIDE, ASIDE_TAGS = 9, NOMINAL | {"P", ","}
# Words that a bracket behind a name has at most: (R-Fla.).
BRACKET = 8


def whole_mention(text: str, words: Words, source: Source, floor: int) -> Span | None:
    """The mention of a source, as far as its phrase reaches.

    `words` are those of the text; `floor` is where the sentence of the mention begins.
    """
    mention, cue = source.mention, source.cue
    if mention is None or cue is None or (cue.start < mention.end and mention.start < cue.end):
        return mention
    pronoun = vocabulary().pronouns.get(text[slice(*mention)].lower())
    if pronoun is not None and (pronoun.kind != "possessive" or not is_verb(words, cue)):
        return mention
    first = bisect_left(words.starts, mention.end)
    if " and " in text[slice(*mention)] and (named := end_of_name(words, first)) > first:
        mention, first = Span(mention.start, words.end(named - 1)), named
    if cue.start < mention.end:
        return (
            Span(mention.start, joined_behind(words, first, mention.end, None)) if may_go_on(text, mention) else mention
        )
    near = 1 < cue.start - mention.end < BEHIND
    end = joined_behind(words, first, mention.end, cue.start) if near else mention.end
    return Span(mention.start if pronoun else joined_before(text, words, mention, floor), end)


def may_go_on(text: str, mention: Span) -> bool:
    """Whether it is worth reading on behind a mention that follows its cue: "and" comes soon, or no mark at once."""
    after = text[mention.end : mention.end + BEHIND]
    return " and " in after or " & " in after or after.lstrip()[:1].islower()


def is_verb(words: Words, cue: Span) -> bool:
    """Whether a cue ends in a verb."""
    return words.tags[bisect_left(words.starts, cue.end) - 1] in "VFBGIM"


def joined_behind(words: Words, first: int, end: int, cue: int | None) -> int:
    """Where the phrase ends of a mention that ends at `end`, before word `first`; `cue` is where the cue begins, if it
    follows."""
    i, listed, whole = first, False, end
    until = bisect_left(words.starts, end + BEHIND if cue is None else cue)
    last = phrase_end(words, i)
    if goes_on(words, i, last, cue) and closes(words, last, cue):
        i, end = last, words.end(last - 1)
    while i < until:
        word, tag = words.lower[i], words.tags[i]
        if (past := behind_bracket(words, i)) > i:
            i = past
            continue
        if word == "," and (link := behind_aside(words, i, until)) > i and is_subject(words, link, cue):
            i = end_of_name(words, phrase_end(words, link + 1))
            end = words.end(i - 1)
            continue
        last = phrase_end(words, i + 1)
        if last == i + 1:
            break
        if word == "," and "E" in words.tags[i + 1 : last]:
            listed = True
        elif (
            (tag == "Y" and i == first and closes(words, last, cue))
            or (
                word in phrase_words("link")
                and closes(words, last, cue)
                and (cue is not None or words.tags[last - 1] == "E")
            )
            or (tag == "P" and not listed and (word == "of" if cue is None else belongs(words, i, last)))
        ):
            last = end_of_name(words, last)
            end = words.end(last - 1)
        else:
            break
        i = last
    return end if cue is None or closes(words, i, cue) else whole


def behind_aside(words: Words, i: int, until: int) -> int:
    """The "and" behind the commas from word `i` on that set off an age, a trade, a home or a clause: Okoro, 31, a nurse,
    | and; Okoro, who left, | and; `i` where none stands there."""
    at = i
    while at + 1 < until and words.lower[at] == ",":
        if words.lower[at + 1] in phrase_words("link"):
            return at + 1
        clause = words.lower[at + 1] == "who"
        at = words.tags.find(",", at + 1, min(until, at + ASIDE))
        if at < 0 or not (clause or ASIDE_TAGS.issuperset(words.tags[i:at])):
            return i
    return i


def is_subject(words: Words, link: int, cue: int | None) -> bool:
    """Whether the phrase behind "and" at word `link` is a subject with the one before: the verb follows, or, behind the
    verb, nothing that it does."""
    last = phrase_end(words, link + 1)
    if cue is not None or last == link + 1:
        return last > link + 1 and closes(words, last, cue)
    last = end_of_name(words, last)
    stop = words.tags.find(".", last)
    return words.tags[last - 1] == "E" and set(words.tags[last : stop if stop > 0 else last]) <= ASIDE_TAGS


def end_of_name(words: Words, i: int) -> int:
    """Where the name ends that commas set off behind a noun before word `i`, or `i`: the treasurer, Ida Holm |,"""
    named = i + 1
    while words.tags[named : named + 1] == "E":
        named += 1
    apposed = words.tags[i - 1] == "N" and words.lower[i : i + 1] == [","] and named > i + 1
    return named if apposed and words.lower[named : named + 1] in ([","], ["."]) else i


def goes_on(words: Words, i: int, last: int, cue: int | None) -> bool:
    """Whether words `i` to `last` are the rest of the noun phrase before them, and no capitals of a headline."""
    if i == 0 or NOUNS.isdisjoint(words.tags[i:last]):
        return False
    if cue is None:
        return words.tags[i - 1] in "DJHQ" or words.lower[i] in vocabulary().roles
    return words.tags[i - 1] in "DJHQ" or (
        words.tags[i] != "E" and (words.tags[i - 1] != "E" or is_noun(words.lower[last - 1]))
    )


def is_noun(word: str) -> bool:
    """Whether a word is a noun for speakers, and no verb behind a name."""
    known = vocabulary()
    return any(word in table for table in (known.roles, known.organizations, known.groups))


def phrase_end(words: Words, i: int) -> int:
    """The word behind the plain noun phrase that begins with word `i`."""
    while i < len(words.tags) and (is_nominal(words, i) or (words.lower[i] == "of" and words.tags[i - 1] in "NE")):
        i += 1
    return i


def is_nominal(words: Words, i: int) -> bool:
    """Whether word `i` can stand in a noun phrase, also a month that is somebody's first name there: and | June Holm."""
    return words.tags[i] in NOMINAL or (
        words.tags[i] == "L"
        and words.written[i] in vocabulary().given
        and words.tags[i + 1 : i + 2] == "E"
        and words.tags[i - 1 : i] not in TIME
    )


def closes(words: Words, i: int, cue: int | None) -> bool:
    """Whether a subject can end before word `i`: nothing but the cue's adverbs and circumstances stands between, or,
    behind the cue, a mark."""
    if cue is None:
        return i < len(words.tags) and words.lower[i] in CLOSES
    while i < len(words.tags) and words.starts[i] < cue:
        if is_relative(words, i):
            return True
        if (past := behind_bracket(words, i)) > i:
            i = past
        elif words.tags[i] in "RM," or words.lower[i] in phrase_words("floating"):
            i += 1
        elif words.tags[i] == "P" or words.lower[i - 1] == ",":
            last = phrase_end(words, i + (words.tags[i] == "P"))
            if last == i:
                return False
            i = max(last, i + 1)
        else:
            return False
    return i < len(words.tags) and words.starts[i] == cue


def behind_bracket(words: Words, i: int) -> int:
    """The word behind a bracket that opens with word `i`, or `i`: Okoro (R-Ohio) | and."""
    closed = words.lower[i] == "(" and ")" in words.lower[i : i + BRACKET]
    return words.lower.index(")", i) + 1 if closed else i


def is_relative(words: Words, i: int) -> bool:
    """Whether a clause about the speaker begins with word `i`."""
    return words.tags[i] in RELATIVE or words.lower[i] == "who"


def belongs(words: Words, i: int, last: int) -> bool:
    """Whether a phrase behind the preposition at word `i` tells who the speaker is: at the Harbor Council, not on
    Monday or in a statement."""
    if words.lower[i] == "as" or "L" in words.tags[i + 1 : last + 1]:
        return False
    named = words.lower[i] == "of" or "E" in words.tags[i + 1 : last]
    return named and column("channels", "noun").isdisjoint(words.written[i + 1 : last])


def joined_before(text: str, words: Words, mention: Span, floor: int) -> int:
    """Where the phrase begins that ends with a mention: subjects that "and" joins to it, the first of them first in its
    clause."""
    low = max(floor, mention.start - BEFORE)
    if not text[low : mention.start].rstrip().endswith(("and", "&", ",")):
        return mention.start
    links = phrase_words("link")
    joint = " and " in text[slice(*mention)]
    lowest, last = bisect_left(words.starts, low), bisect_left(words.starts, mention.start)
    found = mention.start
    while last > lowest and (words.lower[last - 1] in links or (joint and words.lower[last - 1] == ",")):
        start = phrase_start(words, last - 1, lowest)
        if start == last - 1 or (words.lower[last - 1] == "," and "E" not in words.tags[start : last - 1]):
            break
        joint, last = True, start
        opens = start == lowest or words.tags[lowest:start] in ON_A_DAY
        if (opens and low == floor) or (start > lowest and words.lower[start - 1] in OPENS):
            found = words.starts[start]
    return found


def phrase_start(words: Words, last: int, lowest: int) -> int:
    """The first word, `lowest` or later, of the plain noun phrase that ends before word `last`; words in brackets
    behind it are passed over."""
    i = last
    low = max(lowest, i - BRACKET)
    if i > lowest and words.lower[i - 1] == ")" and "(" in words.lower[low:i]:
        i = max(k for k in range(low, i) if words.lower[k] == "(")
    named = i
    while i > lowest and (is_nominal(words, i - 1) or (words.lower[i - 1] == "of" and i < last)):
        i -= 1
    return i if i < named else last
