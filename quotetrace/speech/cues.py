"""Where an attribution may stand: verbs that report, source phrases, nouns of speech and colons, with what surrounds them.

The features of a cue say what its clause looks like; which words it is matters only through its class and, weakly, its lemma.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from quotetrace.lexicon import column, several, table
from quotetrace.speech.prose import Prose, scope
from quotetrace.speech.words import ReportingForm, forms, reporting_forms

__all__ = ["FRAME_FEATURES", "CueWord", "bucket", "find_cues", "frame_features", "introducer", "kinds_of"]

# Classes whose words stand for themselves in features: prepositions, conjunctions, subordinators, wh-words, to, marks.
CLOSED = frozenset("PCSKWT")
# Any verb may attribute a quotation that ends or begins within so many words of it ("...," Okoro retaliated).
MARK_REACH = 3
# How far behind a verb that passes another's words on "as saying" may stand.
QUOTING_REACH = 12
VERBAL = frozenset("VBFGI")
FINITE = frozenset("VFM")
# A word that may be noun or verb is taken for a verb after these.
VERB_AFTER = frozenset("NEOUCR#,)\"”'’")


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word (or the words `first` to `last`, exclusive) that may attribute, and the sentence that it stands in."""

    first: int
    last: int
    sentence: int
    lemma: str
    kind: str
    form: str
    speech: str


def kinds_of(prose: Prose) -> list[str]:
    """For each word what features know it by: closed-class words and marks as themselves, others by class, reporting verbs by r + class."""
    known = reporting_forms()
    return [
        word if tag in CLOSED or tag == word else ("r" + tag if tag in VERBAL and word in known else tag)
        for word, tag in zip(prose.words.lower, prose.words.tags, strict=True)
    ]


@cache
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """From the first word of each cue that is no verb to its words and its kind."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("cue_phrases"):
        for phrase in several(row["words"]):
            words = tuple(phrase.split())
            plural = [(*words[:-1], form) for form, tag in forms(words[-1], {}) if tag == "F"] if row["kind"] == "noun" else []
            for each in [words, *plural]:
                found.setdefault(each[0], []).append((each, row["kind"]))
    return {first: tuple(each) for first, each in found.items()}


def find_cues(prose: Prose) -> Iterator[CueWord]:
    """All words of the page that may attribute, in the order of the text."""
    lower, tags = prose.words.lower, prose.words.tags
    known, others = reporting_forms(), phrases()
    for number, (first, last) in enumerate(prose.sentences):
        titled = tags[first:last].count("E") * 2 > last - first
        spoken, skipped = False, first
        for i in range(first, last):
            word = lower[i]
            if i < skipped:
                continue
            if word in known and "quote" in known[word].classes:
                passed_on = quoted_as_saying(prose, i, number)
                if passed_on:
                    skipped, spoken = passed_on.last, True
                    yield passed_on
                    continue
            if word in known:
                found = verb_cue(known[word], tags, i, number, first, titled)
                if found:
                    spoken = spoken or found.speech == "yes"
                    yield found
                    continue
            if word in others:
                for words, kind in others[word]:
                    if (kind != "noun" or tags[i] in "NEJ") and tuple(lower[i : i + len(words)]) == words:
                        yield CueWord(i, i + len(words), number, " ".join(words), kind, "N", "yes")
                        break
            elif tags[i] in VERBAL and beside_mark(prose, i, first, last):
                yield CueWord(i, i + 1, number, "", "other", tags[i], "yes")
            elif word == ":" and i > first and i + 1 < last and not spoken:
                yield CueWord(i, i + 1, number, ":", "colon", ":", "yes")


def quoted_as_saying(prose: Prose, verb: int, sentence: int) -> CueWord | None:
    """The cue in "was quoted by the agency as saying" and "the agency quoted him as saying", whole."""
    lower, tags = prose.words.lower, prose.words.tags
    _, last = prose.sentences[sentence]
    for i in range(verb + 1, min(last - 1, verb + QUOTING_REACH)):
        if lower[i] == "as" and tags[i + 1] == "G":
            passive = tags[verb - 1] == "M" or (tags[verb - 1] == "R" and tags[verb - 2] == "M")
            first = verb - (1 if tags[verb - 1] == "M" else 2) if passive else verb
            return CueWord(first, i + 2, sentence, "quote", "quoted", "V", "yes")
    return None


def beside_mark(prose: Prose, i: int, first: int, last: int) -> bool:
    """Whether a stretch that word `i` does not stand in ends or begins close to it."""
    stretch_of = prose.stretch_of
    return any(stretch_of[k] >= 0 and stretch_of[k] != stretch_of[i] for k in range(max(first, i - MARK_REACH), min(last, i + MARK_REACH + 1)))


def verb_cue(form: ReportingForm, tags: str, i: int, sentence: int, first: int, titled: bool) -> CueWord | None:
    """The reporting verb at `i`, unless its neighbours make it a noun, an adjective or, outside a `titled` sentence, a name."""
    tag = tags[i]
    before = tags[i - 1] if i > first else "."
    verbal = tag in VERBAL or (tag == "N" and form.form in "BF" and before in VERB_AFTER) or (tag == "E" and (titled or i == first))
    if not verbal and (form.lemma != "say" or form.form == "G"):
        return None
    return CueWord(i, i + 1, sentence, form.lemma, form.classes[0], form.form if tag in "NJE" else tag, form.speech)


FRAME_FEATURES = (
    "lemma", "kind", "speech", "kind+form", "before", "before2", "before+before2", "after", "after2", "after+after2", "kind+before",
    "kind+after", "form+before", "form+after", "auxiliary", "negated", "mark after", "mark before", "kind+mark after", "kind+mark before",
    "marks", "inside marks", "position", "room after", "verb after", "verb before", "comma before", "comma after", "commas", "headline",
    "lemma+after", "clause after", "kind+clause after", "lemma+form", "subject", "subject+form", "other cue", "lemma+mark after",
    "introducer", "introducer+form", "lead", "silent", "looks after", "looks before", "kind+looks after", "kind+looks before",
)  # fmt: skip


def frame_features(prose: Prose, kinds: list[str], cue: CueWord) -> tuple[str, ...]:
    """What tells whether `cue` attributes, and whether its content stands after it, before it or around it."""
    words, (first, last) = prose.words, scope(prose, cue.first, cue.sentence)
    tags, lower = words.tags, words.lower
    i, j = cue.first, cue.last
    before = kinds[i - 1] if i > first else "<"
    before2 = kinds[i - 2] if i > first + 1 else "<"
    after = kinds[j] if j < last else ">"
    after2 = kinds[j + 1] if j + 1 < last else ">"
    k = i - 1
    while k > first and tags[k] == "R":
        k -= 1
    auxiliary = lower[k] if k >= first and tags[k] in "MT" else "-"
    negated = "-" if column("silence", "words", kind="negation").isdisjoint(lower[max(first, i - 4) : i]) else "not"
    subject = tags[k] if k >= first else "<"
    stretch = prose.stretch_of[i]
    mark_after = distance_to_mark(prose, j, last, 1, stretch)
    mark_before = distance_to_mark(prose, i - 1, first - 1, -1, stretch)
    looks_after = looks_of(prose, j, last, 1, stretch) if mark_after[0] in "0123" else "-"
    looks_before = looks_of(prose, i - 1, first - 1, -1, stretch) if mark_before[0] in "0123" else "-"
    rest, front = kinds[j:last], tags[first:i]
    verb_after = next((bucket(n) for n, kind in enumerate(rest) if kind[-1] in FINITE and len(kind) < 3), "-") if stretch < 0 else "q"
    clause_after, breaks = "-", column("breaks")
    for n, kind in enumerate(rest):
        if kind in breaks and not kind[0].isalnum():
            clause_after = kind + str(min(n, 3))
            break
        if tags[j + n] in "VFM":
            clause_after = "v" + bucket(n)
            break
        if kind == "that":
            clause_after = "that" + str(min(n, 4))
            break
    verb_before = bucket(sum(tag in FINITE for tag in front))
    comma_before = next((bucket(n) for n, tag in enumerate(reversed(front)) if tag == ","), "-")
    comma_after = next((bucket(n) for n, kind in enumerate(rest) if kind == ","), "-")
    other = "l" if any(kind[0] == "r" and len(kind) == 2 for kind in kinds[first:i]) else "-"
    form = cue.form
    opener = introducer(prose, cue)
    paragraph = prose.paragraph_of[cue.sentence]
    headline = "head" if paragraph == 0 else "body"
    return (
        cue.lemma, cue.kind, cue.speech, cue.kind + form, before, before2, before + before2, after, after2, after + " " + after2,
        cue.kind + before, cue.kind + after, form + before, form + after, auxiliary, negated, mark_after, mark_before,
        cue.kind + mark_after, cue.kind + mark_before, mark_before + mark_after, "in" if stretch >= 0 else "out", bucket(i - first),
        bucket(last - j), verb_after, verb_before, comma_before, comma_after, comma_before + comma_after, headline + form,
        cue.lemma + after, clause_after, cue.kind + clause_after, cue.lemma + form, subject, subject + form, other + form,
        cue.lemma + mark_after, opener, opener + form,
        verb_before[0] + (tags[first] if front else "-") + comma_after[0] + comma_before[0], negated + after,
        looks_after, looks_before, cue.kind + looks_after, cue.kind + looks_before,
    )  # fmt: skip


def introducer(prose: Prose, cue: CueWord) -> str:
    """The word that makes the cue's clause a subordinate one (who said, while Okoro says, as Okoro put it), if one does."""
    first, _ = prose.sentences[cue.sentence]
    tags, lower = prose.words.tags, prose.words.lower
    for i in range(cue.first - 1, max(first - 1, cue.first - 9), -1):
        if prose.stretch_of[i] != prose.stretch_of[cue.first]:
            return "-"
        if tags[i] in "SWK" or lower[i] == "who":
            return lower[i] + ("<" if i == first else ",") if i == first or lower[i - 1] == "," else lower[i]
        if lower[i] in ",;:.":
            return "-"
    return "-"


def distance_to_mark(prose: Prose, start: int, stop: int, step: int, own: int) -> str:
    """How far from word `start` the next stretch (other than `own`) begins or ends, in the direction of `step`, in a bucket."""
    stretch_of = prose.stretch_of
    for n, i in enumerate(range(start, stop, step)):
        if stretch_of[i] != own:
            return bucket(n) if stretch_of[i] >= 0 else "out"
    return "-"


def looks_of(prose: Prose, start: int, stop: int, step: int, own: int) -> str:
    """What the next stretch looks like: its length, whether it is set like a title, and what it ends in."""
    words = prose.words
    for i in range(start, stop, step):
        number = prose.stretch_of[i]
        if number != own and number >= 0:
            a, b = prose.stretches[number]
            inner = [word for word in words.written[a + 1 : b] if word[0].isalpha()]
            capitals = sum(word[0].isupper() for word in inner)
            case = "T" if capitals * 3 >= len(inner) * 2 else "C" if words.written[a + 1][0].isupper() else "c"
            ending = words.lower[b - 2] if b - a > 2 and not words.lower[b - 2][0].isalnum() else "w"
            return bucket(len(inner)) + case + ending
    return "-"


BUCKETS = ("0", "1", "2", "3", "4-5", "4-5", "6-9", "6-9", "6-9", "6-9")


def bucket(n: int) -> str:
    """A number of words, coarsely."""
    return BUCKETS[n] if n < 10 else "10-19" if n < 20 else "20+"
