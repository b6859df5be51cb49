"""Names that layout sets beside a quotation: behind it in a list, below it behind a dash, or behind its colon."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import DASHES
from quotetrace.speech.attribution.candidates.sources import NounPhrase, can_speak, is_speaker, phrase_starting
from quotetrace.speech.circumstances.addressees import leads
from quotetrace.speech.layout.labels import by_mark
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.known import KNOWN
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.titles import has_capitals
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = [
    "before_verb",
    "behind_colon",
    "behind_dash",
    "interviewed",
    "is_titled",
    "signed_below",
    "signed_list",
    "signed_within",
]

# The name below or behind a quotation, with what is said of its bearer, has fewer words than this.
SIGNATURE_WORDS = 20
# What a signature is made of, and what a clause holds.
SIGNATURE, FINITE = frozenset("NEJDHY~#QPC,.()&B"), frozenset("VMFB")


# ---------------------------------------------------------------- "A disgrace." — Dana Ruiz, lawyer


def behind_dash(prose: Prose, sentence: int, first: int, last: int) -> Iterator[Attribution]:
    """The name that stands behind a dash at the end of a paragraph, right after its last quotation."""
    words = prose.words
    if bisect_left(prose.stretches, (first,)) == bisect_left(prose.stretches, (last,)):
        return
    for stretch in list(dict.fromkeys(prose.stretch_of[first:last]))[-2:]:
        if stretch < 0:
            continue
        start, dash = prose.stretches[stretch]
        if dash + 1 >= last or words.lower[dash] not in DASHES:
            continue
        source = dash + 1
        end = source
        while end < last and words.tags[end] in "NEY~JD":
            end += 1
        if (
            end > source
            and words.tags[end - 1] in "NE"
            and (words.written[source][0].isupper() or opens_with_role(prose, start, source, end))
            and (end == last or words.lower[end] in ",.(" or is_occasion(prose, source, end, last))
        ):
            yield by_mark(prose, dash, sentence, "dash", ((start, dash),), NounPhrase(source, end, 1))
        return


def opens_with_role(prose: Prose, start: int, source: int, end: int) -> bool:
    """Whether a name from word `source` to `end`, behind a quotation from word `start` that is no title, is led by the role
    of its bearer: — | defense attorney | Dana Ruiz."""
    name = len(prose.words.tags[:end].rstrip("E~"))
    said = [word for word in prose.words.written[start:source] if word[0].isalpha()]
    led = source < name < end and prose.words.lower[name - 1] in column("roles", "roles")
    return led and not has_capitals(said)


def is_occasion(prose: Prose, source: int, end: int, last: int) -> bool:
    """Whether a name is followed by no more than what it speaks of, where or when: — Dana Ruiz | on the fire; Dana Ruiz |
    after winning the cup."""
    tags = prose.words.tags
    led = tags[end] in ("P", "S") and tags[end - 1] == "E" and end - source > 1
    return led and set(tags[end:last]).isdisjoint("VMFO")


def signed_below(prose: Prose, first: int, last: int, following: list[int]) -> Iterator[Attribution]:
    """The name that stands behind a dash in the paragraph after one that is nothing but a quotation; no heading
    between dashes: - Few options -."""
    words = prose.words
    dash, end = prose.sentences[following[0]]
    stretch = prose.stretch_of[first]
    if stretch < 0 or prose.stretches[stretch] != (first, last) or words.lower[dash] not in DASHES:
        return
    phrase = phrase_starting(prose, dash + 1, end)
    set_off = words.lower[end - 1] in DASHES
    if phrase and words.written[phrase[0]][0].isupper() and end - dash < SIGNATURE_WORDS and not set_off:
        yield by_mark(prose, dash, following[0], "dash", ((first, last),), NounPhrase(*phrase, 1))


def signed_within(prose: Prose, first: int, last: int, following: list[int]) -> Iterator[Attribution]:
    """The name that is the last paragraph of a quotation set apart, before the mark that closes it."""
    words, (name, end) = prose.words, prose.sentences[following[0]]
    stretch, closing = prose.stretch_of[first], prose.stretch_of[name]
    if (
        min(stretch, closing) < 0
        or prose.stretches[stretch] != (first, last)
        or prose.stretches[closing] != (name, end)
        or prose.marked[closing].opened
        or not prose.marked[closing].closed
    ):
        return
    signature = words.tags[name : end - 1]
    if "E" in signature and len(signature) < SIGNATURE_WORDS and SIGNATURE.issuperset(signature):
        comma = words.tags.find(",", name, end)
        speaker = NounPhrase(name, comma if comma > 0 else end - 1 - (words.lower[end - 2] in STOPS), 1)
        yield by_mark(prose, name, following[0], "signature", ((first, last),), speaker)


# ---------------------------------------------------------------- "We will rebuild": Mayor Dana Ruiz on the quay


def behind_colon(prose: Prose, sentence: int, first: int, last: int) -> Iterator[Attribution]:
    """The name behind the colon of a quotation of a whole clause that begins a paragraph, as below a picture."""
    stretch = prose.stretch_of[first]
    colon = prose.stretches[stretch][1] if stretch >= 0 else last
    if colon + 1 >= last or prose.words.lower[colon] != ":" or FINITE.isdisjoint(prose.words.tags[first:colon]):
        return
    begin = interviewed(prose, colon + 1, last)
    phrase, tags = phrase_starting(prose, begin, last), prose.words.tags
    name = tags.find("E", *phrase) + 1 if phrase else 0
    while 0 < name < last and tags[name] == "E":
        name += 1
    if phrase is None or not name:
        return
    goes_on = name < phrase[1] and tags[name] == "N" and prose.words.lower[name] not in reporting_forms()
    end = before_verb(prose, *phrase)[1] if goes_on else name  # the Sund boss; not: Vik answers Lund
    speaker = NounPhrase(begin, end, 1) if can_speak(prose, begin, end) and is_titled(prose, begin, end) else None
    yield by_mark(prose, colon, sentence, "colon", ((first, colon),), speaker)


def before_verb(prose: Prose, first: int, last: int) -> tuple[int, int]:
    """A noun phrase of a headline without the verb that may as well be a noun of it, or what belongs to it: | party
    leader | attacks budget; | family | 's tribute."""
    own = prose.words.tags.find("Y", first, last)
    last = own if own > first else last
    for i in range(first + 1, last):
        word = prose.words.written[i]
        if word.islower() and word.endswith("s") and KNOWN[word].tag in "Fx" and can_speak(prose, first, i):
            return first, i
    return first, last


def is_titled(prose: Prose, first: int, last: int) -> bool:
    """Whether what stands before a name at the end of a noun phrase says who that is: striker Vik; not: fear grips Sund."""
    tags, name = prose.words.tags, last
    while name > first and tags[name - 1] == "E":
        name -= 1
    return not first < name < last or tags[name - 1] != "N" or is_speaker(prose.words.lower[name - 1])


def interviewed(prose: Prose, first: int, last: int) -> int:
    """The word behind "with", if words `first` to `last` tell of a conversation with somebody, who then speaks, else
    `first`: “Never again”: an interview with | Dana Ruiz."""
    words = prose.words
    noun = next((i for i in range(first, last) if words.tags[i] not in "DHJ"), last)
    talks = noun + 2 < last and words.lower[noun + 1] == "with"
    ways = leads().get(words.lower[noun], ()) if talks else ()
    return noun + 2 if any(not way.is_cue and way.link.match(" with") for way in ways) else first


# ---------------------------------------------------------------- lists: "A disgrace." Dana Ruiz, lawyer


def signed_list(prose: Prose, paragraphs: Sequence[list[int]]) -> Iterator[Attribution]:
    """The names that stand right behind the quotations of two or more paragraphs in a row, with nothing more than who
    they are."""
    run: list[Attribution] = []
    for sentences in [*paragraphs, []]:
        signed = signed_with(prose, sentences) if sentences else None
        if signed:
            run.append(signed)
            continue
        if len(run) > 1 and any(speaks(prose, each) for each in run):
            yield from run
        run = []


def signed_with(prose: Prose, sentences: list[int]) -> Attribution | None:
    """The attribution of a paragraph that is a quotation, ended by a stop, and a name."""
    first, last = prose.bounds(sentences)
    words, stretch = prose.words, prose.stretch_of[first]
    if stretch < 0 or prose.stretches[stretch][0] != first or not prose.marked[stretch].closed:
        return None
    end = prose.stretches[stretch][1]
    if not 0 < last - end < SIGNATURE_WORDS or words.lower[end - 2] not in STOPS:
        return None
    name = end + 1
    while name < last and words.tags[name] in "NEJY~":
        name += 1
    if not (SIGNATURE.issuperset(words.tags[end:last]) or (name < last and is_occasion(prose, end, name, last))):
        return None
    if not words.written[end][0].isupper() or "E" not in words.tags[end:name]:
        return None
    return by_mark(prose, end, sentences[0], "signature", ((first, end),), NounPhrase(end, name, 1))


def speaks(prose: Prose, signed: Attribution) -> bool:
    """Whether the words before a signature are no title: some of several begin in small letters."""
    ((first, last),) = signed.content
    inner = [word for word in prose.words.written[first + 1 : last] if word[0].isalpha()]
    return len(inner) > 1 and not has_capitals(inner)
