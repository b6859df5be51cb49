"""Where a mention that ends or begins within a name does so: "Mr" is "Mr. Lund", England is Swim England."""

import re

from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Source
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import vocabulary

__all__ = ["with_whole_name"]

# The rest of a word behind its hyphen, and the minutes of a time before a name.
COMPOUND = re.compile(r"(?<=\w)[-/]\w+")
CLOCK = re.compile(r"(?<=\d[:.])\d\d\s+(?=[A-Z])")


def with_whole_name(text: str, source: Source, runs: Runs) -> Source:
    """The source with all of the name in whose title, or in whose middle of a word, its mention ends: "Mr" is "Mr.
    Lund"."""
    if source.mention is None:
        return source
    mention = source.mention
    if clock := CLOCK.match(text, mention.start, mention.end):
        mention = Span(clock.end(), mention.end)
    if text[slice(*mention)].lower() not in vocabulary().pronouns and (rest := COMPOUND.match(text, mention.end)):
        return source._replace(mention=Span(mention.start, rest.end()))
    mention = from_start_of_firm(text, from_start_of_body(with_spouse(text, mention, runs), runs), runs)
    mention = to_end_of_union(text, to_end_of_name(text, mention, runs), runs)
    return source._replace(mention=mention)


def with_spouse(text: str, mention: Span, runs: Runs) -> Span:
    """A mention that is no more than a title of courtesy, with the one joined to it and the name: Mr. | and Mrs. Lund."""
    k = runs.first_at(mention.start)
    if k + 1 >= len(runs) or runs.starts[k] != mention.start:
        return mention
    title, name = parse_name(runs.words[k]), parse_name(runs.words[k + 1])
    joined = text[runs.ends[k] : runs.starts[k + 1]].split() == ["and"] and mention.end < runs.ends[k + 1]
    couple = title.kind == "title" and title.courtesy and name.courtesy
    return Span(mention.start, runs.ends[k + 1]) if joined and couple else mention


def from_start_of_body(mention: Span, runs: Runs) -> Span:
    """A mention that begins within the name of a body, with all before that: the Nations of United Nations."""
    k = runs.first_at(mention.start) - 1
    within = k >= 0 and runs.ends[k] > mention.start and parse_name(runs.words[k]).kind in ("organization", "place")
    return Span(runs.starts[k], mention.end) if within else mention


def from_start_of_firm(text: str, mention: Span, runs: Runs) -> Span:
    """A mention that begins behind the first word of a firm's name and "&", with that: Spencer of Marks & Spencer."""
    k = runs.first_at(mention.start) - 1
    joined = k >= 0 and text[runs.ends[k] : mention.start] == " & " and " " not in runs.words[k]
    return Span(runs.starts[k], mention.end) if joined else mention


def to_end_of_name(text: str, mention: Span, runs: Runs) -> Span:
    """A mention that ends within a name, up to its end."""
    k = runs.first_at(mention.end) - 1
    if k >= 0 and is_end_of_name(runs, k, mention):
        return Span(runs.starts[k], runs.ends[k])
    if k < 0 or not runs.starts[k] < mention.end < runs.ends[k]:
        return mention
    if mention.end == mention.start + 1 and len(runs.words[k]) == 2:  # the label of a turn: A. We will.
        return mention
    name = parse_name(runs.words[k])
    title = name.kind == "full" and mention.end < runs.starts[k] + name.offset
    goes_on = text[mention.end : runs.ends[k]].split(None, 1)[0] in vocabulary().particles  # Jordi Pujol | i Soler
    return mention if text[mention.end].isspace() and not (title or goes_on) else Span(mention.start, runs.ends[k])


def to_end_of_union(text: str, mention: Span, runs: Runs) -> Span:
    """A mention that ends with those whose body is meant, up to its end: Sund Dockers of Sund Dockers’ Union."""
    k = runs.first_at(mention.end)
    if not 0 < k < len(runs) or text[mention.end : runs.starts[k]] not in ("’ ", "' "):
        return mention
    many = text[slice(*mention)].rpartition(" ")[2].lower()
    body = runs.words[k].rpartition(" ")[2].lower() in vocabulary().organizations
    known = many in vocabulary().plurals or many in vocabulary().groups
    return Span(mention.start, runs.ends[k]) if body and known else mention


def is_end_of_name(runs: Runs, k: int, mention: Span) -> bool:
    """Whether a mention is the last word of the name that run `k` gives: England of Swim England, Street of Downing
    Street, Lund of Bill Lund; or all but its title: de Vos of Mr. de Vos."""
    if runs.ends[k] != mention.end or not runs.starts[k] < mention.start:
        return False
    name = parse_name(runs.words[k])
    if name.kind in ("thing", "full") and runs.words[k].count(" ") == 1:  # Mark Day, Bill Lund
        return runs.words[k].partition(" ")[0] in vocabulary().given
    return (
        name.courtesy or name.kind == "organization" or (name.kind == "place" and runs.words[k] in vocabulary().bodies)
    )
