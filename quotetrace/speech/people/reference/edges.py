"""Where a speaker's mention begins and ends, set right where it is cut inside a name, or where words before it were
taken in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Source
from quotetrace.speech.people.cast.subjects import is_affair
from quotetrace.speech.people.names.described import is_trade
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.pieces import follows_body
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import is_number, phrase_words, vocabulary
from quotetrace.speech.people.reference.name_edges import with_whole_name
from quotetrace.speech.people.reference.wholes import phrase_end, phrase_start, whole_mention
from quotetrace.speech.prose.words import Words

__all__ = ["whole_source"]

# What stands between an office and the body that it is in, or the place that it is for.
BODY = re.compile(r"\s(of|for|to)\s(?:the\s)?(?:[A-Z][\w-]+['’]s?\s)?(?=[A-Z])")
# A role that opens a sentence, before whom it is for, and several with whom they belong to, before the name of that one.
OPENING = re.compile(r"([A-Z][a-z]+)\s(?:of|for)\s")
CLIENT = re.compile(
    r"(?:[A-Z][a-z]+\s)?([A-Za-z]+)\s(?:of|for)\s(?:the|an?|his|her|their)\s(?:[a-z-]+\s){0,3}[a-z-]+,\s"
)
# What a number is a part of, and who they are, before the verb.
PART = re.compile(r"(\sout\sof\s\w+(?:\s[\w-]+){0,4})\s\Z")
# Words that may stand between a lone article and the verb.
FEW = 5
# Code points behind a mention in which the name of somebody joined to it is looked for.
BESIDE = 90
# A clause about the bearer of a role, with its last word, before a comma and a name; what a mention may hold of it.
WHO = re.compile(r"\s+(?:who|whose)\s[^,;:.!?“”\"()\n—–]{1,120}?([\w’'-]+),\s+(?=[A-Z])")
# Whose officer, with the name, says something behind "with": with its chief, Ida Holm, saying.
ABSOLUTE = re.compile(
    r",? with ((?:its|his|her|their|the|an?) [\w’'-]+(?: [\w’'-]+){0,4}, [A-Z][^,;:!?“”\"()\n]{1,40}), \Z"
)
# One of several, before who that is: One | of them, retired baker Ida Holm,.
OF_THEM = re.compile(r"(?: of (?:them|these|those|its \w+))?, ")
WHOSE = re.compile(r"\s+whose\b.*", re.DOTALL)
# The classes of words that open a clause about the speaker, and those that end what stands before the subject: in May
# the critic.
CLAUSE = frozenset("WKO,;(")
ENDS = frozenset("NELRVG#Y")


def whole_source(text: str, words: Words, source: Source, runs: Runs, starts: Sequence[int]) -> Source:
    """The source with its mention from the first to the last word of the noun phrase; `starts` are those of the
    sentences."""
    source = with_whole_name(text, of_other(text, words, of_absolute(text, source)), runs)
    if source.mention is None:
        return source
    source = with_subject_of_clause(text, words, source)
    assert source.mention is not None
    source = source._replace(mention=without_circumstance(words, source.mention))
    source = with_whole(text, with_noun(text, words, from_start_of_office(words, source)))
    source = with_holder(text, with_office(text, words, source, runs), runs)
    assert source.mention is not None
    k = bisect_right(starts, source.mention.start)
    floor = starts[k - 1] if k else 0
    whole = whole_mention(text, words, with_role(text, source, floor), floor)
    source = source if whole == source.mention else source._replace(mention=whole)
    return with_apposed(text, with_relative(text, source), runs)


def of_absolute(text: str, source: Source) -> Source:
    """The source with whom "with" brings in before a participle, and not the subject of the main clause: The port
    rejected it, with | its chief, Ida Holm, | saying no."""
    mention, cue = source.mention, source.cue
    if mention is None or cue is None or not text.endswith("ing", cue.start, cue.end):
        return source
    found = ABSOLUTE.search(text, max(mention.end, cue.start - BESIDE), cue.start)
    return source if found is None else source._replace(mention=Span(*found.span(1)))


def of_other(text: str, words: Words, source: Source) -> Source:
    """The source with who stands before the verb, where its mention is "I" and "me" stands behind that: When I came | a
    nurse | asked me."""
    mention, cue = source.mention, source.cue
    if mention is None or cue is None or mention.end >= cue.start or text[slice(*mention)] != "I":
        return source
    last = bisect_left(words.starts, cue.start)
    first = phrase_start(words, last, bisect_left(words.starts, mention.end))
    if first == last or not text.startswith((" me ", " me,", " me:"), cue.end):
        return source
    return source._replace(mention=Span(words.starts[first], words.end(last - 1)))


def without_circumstance(words: Words, mention: Span) -> Span:
    """The mention without a phrase of time or place that was taken in: "an interview afterwards the author" is "the
    author"."""
    first, last = bisect_left(words.starts, mention.start), bisect_left(words.starts, mention.end)
    behind_preposition = first > 0 and words.tags[first - 1] == "P"
    for i in range(last - 1, first, -1):
        before = words.tags[i - 1]
        inside = not set(words.tags[first:i]).isdisjoint(CLAUSE)
        if not inside and words.tags[i] == "D" and before in ENDS and (behind_preposition or before in "LRNVG"):
            return Span(words.starts[i], mention.end)
    return mention


def with_subject_of_clause(text: str, words: Words, source: Source) -> Source:
    """The source with the subject of the clause that its cue goes on, where its mention is no more than the affairs of a
    firm: Shares of Lund Foods fell after | the bread maker cut jobs and said."""
    mention, cue = source.mention, source.cue
    if mention is None or cue is None or not is_affair(text[slice(*mention)].partition(" ")[0]):
        return source
    first, last = bisect_left(words.starts, mention.end), bisect_left(words.starts, cue.start)
    opens = next((i for i in range(first, last - 2) if words.lower[i] in phrase_words("as")), None)
    if opens is None or words.lower[last - 1] not in phrase_words("link"):
        return source
    end = phrase_end(words, opens + 1)
    while words.lower[end] in phrase_words("link"):
        end = phrase_end(words, end + 1 + (words.tags[end + 1] == "I"))  # the bread and frozen cake maker
    subject = opens + 1 < end < last and words.tags[end] in "VFB"
    return source._replace(mention=Span(words.starts[opens + 1], words.end(end - 1))) if subject else source


def with_noun(text: str, words: Words, source: Source) -> Source:
    """The source with the noun behind an article that stands for it: "the" family said."""
    mention, cue = source.mention, source.cue
    if mention is None or cue is None:
        return source
    i = bisect_left(words.starts, mention.start)
    last = bisect_left(words.starts, cue.start)
    lone = text[slice(*mention)].lower() in phrase_words("article")
    behind = words.written[i + 1 : last]
    if not lone or not 0 < len(behind) <= FEW or not all(word[0].isalpha() for word in behind):
        return source
    return source._replace(mention=Span(mention.start, words.end(last - 1)))


def with_whole(text: str, source: Source) -> Source:
    """The source with all of the number that its mention is a part of, up to the verb: Four | out of 10 sailors said."""
    mention, cue = source.mention, source.cue
    if mention is None or cue is None or not (whole := PART.match(text, mention.end, cue.start)):
        return source
    number = is_number(text[slice(*mention)].rpartition(" ")[2])
    return source._replace(mention=Span(mention.start, whole.end(1))) if number else source


def with_office(text: str, words: Words, source: Source, runs: Runs) -> Source:
    """The source with all of an office of several words of which it has the first, or the body that it is in, and the name
    behind it: FBI general counsel Erik Lund, Sund Council planning officer Erik Lund."""
    mention, cue = source.mention, source.cue
    if mention is None or cue is None or cue.start < mention.end:
        return source
    i, roles = bisect_left(words.starts, mention.end), vocabulary().roles
    first = bisect_left(words.starts, mention.start)
    behind = [n for n in (1, 2) if " ".join(words.lower[max(first, i - 1) : i + n]) in roles and i > first]
    task, bearer = [*words.lower[i : i + 2], "", ""][:2]
    if ends_in_body(runs, mention) and task.endswith("ing") and bearer in roles:
        behind = [2]  # a Sund Council planning officer
    if not behind or i + behind[-1] >= len(words.starts) or words.end(i + behind[-1] - 1) > cue.start:
        return source
    end = words.end(i + behind[-1] - 1)
    k = runs.first_at(end)
    if k < len(runs) and runs.ends[k] <= cue.start and not text[end : runs.starts[k]].strip():
        end = runs.ends[k]
    return source._replace(mention=Span(mention.start, end))


def ends_in_body(runs: Runs, mention: Span) -> bool:
    """Whether a mention ends with the name of a body or a place."""
    k = runs.first_at(mention.end) - 1
    kinds = ("organization", "place", "acronym")
    return k >= 0 and runs.ends[k] == mention.end and parse_name(runs.words[k]).kind in kinds


def from_start_of_office(words: Words, source: Source) -> Source:
    """The source with the first word of an office of two, of which its mention begins with the second: fire | chief Ivar
    Lund; no fire | chief executive Ivar Lund."""
    mention, roles = source.mention, vocabulary().roles
    i = bisect_left(words.starts, mention.start) if mention is not None else 0
    office, longer = (" ".join(words.lower[k : k + 2]) for k in (i - 1, i))
    if mention is None or not i or office not in roles or longer in roles:
        return source
    return source._replace(mention=Span(words.starts[i - 1], mention.end))


def with_role(text: str, source: Source, floor: int) -> Source:
    """The source with the role without an article that opens its sentence, at `floor`, before whom it is for: Counsel |
    for the bank, Erik Lund; Lawyers for the woman, | Ida Holm."""
    mention = source.mention
    several = CLIENT.match(text, floor, mention.start) if mention is not None else None
    apposed = (
        mention is not None
        and several is not None
        and several.end() == mention.start
        and text.startswith(",", mention.end)
    )
    if mention and several and apposed and several[1].lower() in vocabulary().plurals:
        return source._replace(mention=Span(floor, mention.end))
    role = OPENING.match(text, floor, mention.start) if mention is not None else None
    if mention is None or role is None or role.end() != mention.start or role[1].lower() not in vocabulary().roles:
        return source
    return source._replace(mention=Span(role.start(), mention.end))


def with_holder(text: str, source: Source, runs: Runs) -> Source:
    """The source with the name that stands behind the body whose office its mention is, or the place where it is: head
    | of the Sund Council Ola Vik, ambassador | to Norway Ola Vik."""
    mention = source.mention
    if mention is None or not (behind := BODY.match(text, mention.end)):
        return source
    k = runs.first_at(behind.end())
    name = parse_name(runs.words[k]) if k < len(runs) and runs.starts[k] == behind.end() else None
    sent = behind[1] == "to" and name is not None and name.kind == "full" and name.role in vocabulary().places
    named = name is not None and (sent or (behind[1] != "to" and follows_body(name)))
    return source._replace(mention=Span(mention.start, runs.ends[k])) if named else source


def with_relative(text: str, source: Source) -> Source:
    """The source with the relative or counterpart who speaks too: "Lena Orr, 31, and her husband, Nils," said."""
    mention, cue = source.mention, source.cue
    if mention is None or cue is None or mention.start <= cue.start < mention.end:
        return source
    limit = cue.start if cue.start >= mention.end else mention.end + BESIDE
    joined = text.find(" and ", mention.start, limit)
    if joined < 0 or not text[mention.start].isupper():
        return source
    found = relative().match(text, min(joined, mention.end), limit)
    if found is None or found.end(1) <= mention.end or (limit == cue.start and text[found.end() : limit].strip()):
        return source
    return source._replace(mention=Span(mention.start, found.end(1)))


def with_apposed(text: str, source: Source, runs: Runs) -> Source:
    """The source with the name in apposition behind a clause about who bears a role: a nurse | who came in June, Ida
    Holm,; not where the name may be that of the last one in the clause: a nurse who met the mayor, Ida Holm,."""
    mention, cue = source.mention, source.cue
    if mention is None or cue is None:
        return source
    before = cue.end <= mention.start
    end = end_of_apposed(text, mention, runs) if before else end_of_told(text, mention, cue, runs)
    if end > mention.end:
        return source._replace(mention=Span(mention.start, end))
    role = len(WHOSE.sub("", text[slice(*mention)]))
    clause = WHO.match(text, mention.start + role)
    k = runs.first_at(clause.end()) if clause else len(runs)
    if clause is None or clause.end() <= mention.end or k == len(runs) or runs.starts[k] != clause.end():
        return source
    head, last, roles = text[: mention.start + role].rpartition(" ")[2], clause[1].lower(), vocabulary().roles
    closed = text.startswith((",", ".") if cue.start < mention.start else ",", runs.ends[k])
    known = head.lower() in roles or head.lower() in phrase_words("many alone")
    apposed = parse_name(runs.words[k]).kind == "full" and known and last not in roles
    inside = mention.start <= cue.start < runs.ends[k]
    return source._replace(mention=Span(mention.start, runs.ends[k])) if apposed and closed and not inside else source


def end_of_apposed(text: str, mention: Span, runs: Runs) -> int:
    """Where the name ends that stands behind a comma and a trade behind one of several, or where that ends: said one of
    them, retired baker Ida Holm |; one of them, retired bank clerk Ida Holm |, wrote; not: according to police, driver
    Ida Holm was late."""
    k = runs.first_at(mention.end)
    alone = text[slice(*mention)].rpartition(" ")[2] in phrase_words("many alone")
    if k == len(runs) or not alone or not is_trade(text[mention.end : runs.starts[k]].removeprefix(", ")):
        return mention.end
    closed = text.startswith((",", "."), runs.ends[k]) and text.startswith(", ", mention.end)
    return runs.ends[k] if closed and parse_name(runs.words[k]).kind == "full" else mention.end


def end_of_told(text: str, mention: Span, cue: Span, runs: Runs) -> int:
    """Where the name ends that tells between commas who one of several is, before the verb, or where that ends: One of
    them, retired baker Ida Holm |, said."""
    link = OF_THEM.match(text, mention.end, cue.start)
    alone = text[slice(*mention)].lower() in phrase_words("determiner") - phrase_words("article")
    k = runs.first_at(link.end()) if link is not None and alone else len(runs)
    if link is None or k == len(runs) or runs.ends[k] > cue.start or not text.startswith(",", runs.ends[k]):
        return mention.end
    told = text[link.end() : runs.starts[k]]
    full = parse_name(runs.words[k]).kind == "full" and (not told or is_trade(told))
    return runs.ends[k] if full else mention.end


@cache
def relative() -> re.Pattern[str]:
    """A relative, a counterpart or a deputy with a name behind "and", up to what follows the subject."""
    kin = "|".join(noun for noun, role in vocabulary().roles.items() if role.kind in ("kin", "office", "job"))
    name = r"(?:[A-Z][a-z]+\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
    age = r"(?:, \d{1,3})?"
    return re.compile(
        rf"(?:{age},)?\s+and (?:his|her|their) (?:[\w-]+ ){{0,2}}?(?:{kin}),? ({name}){age}(?=[,.;\s]),?\s*"
    )
