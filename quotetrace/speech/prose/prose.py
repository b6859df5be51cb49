"""An article's running text as words, sentences and marked stretches that know of each other."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.prose.mending import TAG_REACH, mended
from quotetrace.speech.prose.openings import behind_dateline, without_openings
from quotetrace.speech.prose.titles import behind_initial, is_byname, is_told, titles
from quotetrace.speech.prose.verbs import reporting_forms
from quotetrace.speech.prose.words import Words, read_words
from quotetrace.text.marks import Marked
from quotetrace.text.page import Page

__all__ = [
    "CLOSING_MARKS",
    "Prose",
    "begins_phrase",
    "begins_sentence",
    "final_word",
    "is_span_of_time",
    "opens_stretch",
    "read_prose",
    "scope",
    "sentence_of",
    "word_at",
]

# "No!" Aziz, a retired teacher from Basra, shouted: and how many may lead to it with an apposition.
APPOSITION_REACH = 25
# What closes a quotation, and what may stand behind its last stop.
CLOSING_MARKS = frozenset("\"”’'»›") | {"''", "’’"}
CLOSERS = CLOSING_MARKS | {")", "]"}
# What a subject consists of before a verb that says no more than who spoke, and what behind it tells to whom and when.
SUBJECT, BEHIND = frozenset("ENODHJQ#YPM,R"), frozenset("PLDNEHJ#YR.")
# The code by which a share is traded, in brackets behind a firm: (Nasdaq: NRL), (NYSE: NRL; LSE: NRLX).
TRADED = re.compile(r"\((?:[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}: ?[A-Z\d][A-Z\d.-]{0,5}(?:[;,] ?)?){1,3}\)")
# An attribution reaches no further than this many words from its cue, however long the sentence.
REACH = 200


@dataclass(frozen=True, slots=True)
class Prose:
    """Words by index. `sentences` are ranges of words; `stretches` the outer marked stretches, as ranges of words,
    marks included.

    `stretch_of` gives for each word the index of the stretch that it stands in, -1 outside; `paragraph_of` for each
    sentence the index of its paragraph. `titles` are marked stretches that name a work or are a proverb: their words
    count like others.
    """

    page: Page
    words: Words
    sentences: tuple[tuple[int, int], ...]
    paragraph_of: tuple[int, ...]
    marked: tuple[Marked, ...]
    stretches: tuple[tuple[int, int], ...]
    stretch_of: Sequence[int]
    titles: tuple[Marked, ...]

    def span(self, first: int, last: int) -> Span:
        """The span of the words from `first` up to, not including, `last`."""
        return Span(self.words.starts[first], self.words.end(last - 1))

    def bounds(self, sentences: Sequence[int]) -> tuple[int, int]:
        """The words of sentences in a row, as those of a paragraph: the first, and the one behind the last."""
        return self.sentences[sentences[0]][0], self.sentences[sentences[-1]][1]

    def wording(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, `last`, white space folded."""
        return " ".join(self.page.text[slice(*self.span(first, last))].split())


def read_prose(page: Page, dateline: Span | None = None) -> Prose:
    """Reads `page` into words; sentences that a quotation and its attribution make together become one.

    The article's dateline and the times of day that paragraphs begin with stand in no sentence.
    """
    words = read_words(page.text)
    page = replace(page, marked=mended(page, words), sentences=tuple(without_openings(page, dateline)))
    outer = [
        (m, (bisect_left(words.starts, m.start), bisect_left(words.starts, m.end))) for m in page.marked if m.depth == 0
    ]
    named = frozenset(titles(words, [stretch for _, stretch in outer]))
    words = with_codes(page.text, as_names(words, [outer[k][1] for k in named]))
    marked = tuple(m for k, (m, _) in enumerate(outer) if k not in named)
    stretches = tuple(stretch for k, (_, stretch) in enumerate(outer) if k not in named)
    stretch_of = array("i", [-1]) * len(words.starts)
    for number, (first, last) in enumerate(stretches):
        stretch_of[first:last] = array("i", [number]) * (last - first)
    paragraph_starts = [p.start for p in page.paragraphs]
    sentences: list[tuple[int, int]] = []
    paragraph_of: list[int] = []
    for span in page.sentences:
        first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
        if first == last:
            continue
        paragraph = bisect_left(paragraph_starts, span.start + 1) - 1
        same = bool(sentences) and paragraph_of[-1] == paragraph
        if same and goes_on(words, sentences[-1], (first, last), stretch_of):
            sentences[-1] = (sentences[-1][0], last)
        else:
            sentences.append((behind_dateline(words, first, last), last))
            paragraph_of.append(paragraph)
    return Prose(
        page,
        words,
        tuple(sentences),
        tuple(paragraph_of),
        marked,
        stretches,
        stretch_of,
        tuple(outer[k][0] for k in sorted(named)),
    )


def as_names(words: Words, stretches: Sequence[tuple[int, int]]) -> Words:
    """The words, those of `stretches` tagged as names."""
    if not stretches:
        return words
    tags, lower = list(words.tags), words.lower.copy()
    for first, last in stretches:
        for i in range(first + 1, last):
            tags[i] = "E" if words.written[i][0].isalnum() else tags[i]
        within = first and tags[first - 1 - behind_initial(words, first)] == "E" and tags[last : last + 1] == ["E"]
        if (
            within or is_byname(words, first, last) or is_told(words, first, last)
        ):  # the marks of a nickname are part of the name
            tags[first] = tags[last - 1] = lower[first] = lower[last - 1] = "~"
    return replace(words, tags="".join(tags), lower=lower)


def with_codes(text: str, words: Words) -> Words:
    """The words, the codes by which shares are traded read as names in brackets: Norrail (NYSE: NRL)."""
    inside = [range(*(bisect_left(words.starts, at) for at in code.span())) for code in TRADED.finditer(text)]
    if not inside:
        return words
    tags, lower = list(words.tags), words.lower.copy()
    for i in (i for code in inside for i in code[1:-1]):
        tags[i] = "E" if words.written[i][0].isalnum() else "~"
        lower[i] = lower[i] if tags[i] == "E" else "~"
    return replace(words, tags="".join(tags), lower=lower)


def goes_on(words: Words, before: tuple[int, int], here: tuple[int, int], stretch_of: Sequence[int]) -> bool:
    """Whether two sentences are one for attribution: they stand in one stretch, or the second attributes the first."""
    return stretch_of[here[0]] == stretch_of[before[1] - 1] >= 0 or attributes_before(words, before, here, stretch_of)


def attributes_before(words: Words, before: tuple[int, int], here: tuple[int, int], stretch_of: Sequence[int]) -> bool:
    """Whether the sentence `here` only says who spoke the question or shout that ends `before`: "No!" Aziz shouted.

    One that has a verb of speech before the marks has said it: Aziz wrote that it was "a farce!" He offered no proof;
    so has a participle right before marks: They marched on, chanting "No!" Organizers said. One in which another answers
    it leads to the answer: "Who pays?" The mayor replied: "We do."
    """
    last = before[1] - 1
    if stretch_of[last] < 0 or stretch_of[here[0]] >= 0:
        return False
    while last > before[0] and words.lower[last] in CLOSERS:
        last -= 1
    if words.lower[last] not in column("quotation_stops") and not (
        words.lower[last] == "." and only_says(words, *here)
    ):
        return False
    known = reporting_forms()
    opening = next(i for i in range(before[0], before[1]) if stretch_of[i] == stretch_of[before[1] - 1])
    told = not {"V", "F", "M"}.isdisjoint(words.tags[before[0] : opening])
    if words.lower[last] == "." and told and words.written[opening + 1][0].isupper():
        return False  # The band played "Yesterday."
    if any(
        words.lower[i] in known and (words.tags[i] in "VF" or (words.tags[i] == "G" and stretch_of[i + 1] >= 0))
        for i in range(before[0], opening)
    ):
        return False
    commas, reach = 0, TAG_REACH
    for i in range(here[0], here[1]):
        word, tag = words.lower[i], words.tags[i]
        if i >= here[0] + reach:
            return False
        verbal = tag in "VF" or (tag == "B" and words.tags[i - 1] == "O")  # “Is it safe?” I ask.
        back = " ".join(words.lower[i : i + 2]) in column("reply_verbs") and words.tags[i + 2 : i + 3] in ("", ".", ",")
        reports = word in known or back  # Aziz shot back; not: Norland hit back with two goals
        if reports and verbal and (commas == 0 or (commas > 1 and words.lower[i - 1] == ",")):
            return not answers(words, here[0], i, asked=words.lower[last] == "?")
        if word == "," and commas < 3 and i > here[0]:
            commas, reach = commas + 1, APPOSITION_REACH
        elif tag == "M" and words.tags[i + 1] in "VIR":
            continue  # Aziz has said
        elif (tag in "CSWK" and commas != 1) or word in ",;:" or (tag in "VFM" and commas != 1):
            return False
    return False


def only_says(words: Words, first: int, last: int) -> bool:
    """Whether a sentence consists of a subject, a verb of saying, and to whom, where and when it was said: Aziz told the
    court on Monday."""
    verb = next((i for i in range(first, last) if words.tags[i] in "VF"), last)
    form = reporting_forms().get(words.lower[verb]) if first < verb < last else None
    if form is None or form.speech != "yes" or not SUBJECT.issuperset(words.tags[first:verb]):
        return False
    behind = words.tags[verb + 1 : last]
    if behind.lstrip("R") in ("", ".") or form.classes[0] not in ("say", "tell", "write"):
        return behind.lstrip("R") in ("", ".") and form.classes[0] in (
            "say",
            "tell",
            "write",
            "state",
            "manner",
            "continue",
        )
    heard = form.classes[0] == "tell"
    told = column("deeds", "objects", lemma=form.lemma)  # told the truth
    deed = not told.isdisjoint(words.lower[verb + 1 : last])
    return behind[0] in ("DHNEU" if heard else "PL") and BEHIND.issuperset(behind) and not deed


def answers(words: Words, first: int, verb: int, *, asked: bool) -> bool:
    """Whether a verb that hands over to a quotation by a colon is of another sentence than the one before: that `asked`
    and a capital begins this one that no name needs, or the verb tells that somebody answers."""
    begins = asked and words.written[first][0].isupper() and words.tags[first] != "E" and words.lower[first] != "i"
    return words.lower[verb + 1 : verb + 2] == [":"] and (begins or words.lower[verb] in column("reply_verbs"))


def opens_stretch(prose: Prose, i: int) -> bool:
    """Whether a stretch begins with word `i`."""
    stretch = prose.stretch_of[i] if i < len(prose.stretch_of) else -1
    return stretch >= 0 and prose.stretches[stretch][0] == i


def begins_phrase(prose: Prose, i: int) -> bool:
    """Whether word `i` opens another noun phrase behind a noun or a number: by 412 votes to 38 | the men; in a statement
    | the firm; said Okoro | ten days ago; not: half the crew."""
    tags, lower = prose.words.tags, prose.words.lower
    if is_span_of_time(prose, i) and tags[i - 1] not in "DHQS":
        return True
    behind = tags[i] in "DH" and tags[i - 1] in "NE#" and lower[i] in column("phrase_words", "words", kind="definite")
    quantity = lower[i - 1] in column("phrase_words", "words", kind="quantity")
    return behind and prose.words.written[i] == lower[i] and not quantity


def is_span_of_time(prose: Prose, i: int) -> bool:
    """Whether word `i` begins a phrase that tells when by how long ago or later: ten days ago, a month earlier; the day
    before, at the end of a clause."""
    lower, tags = prose.words.lower[i : i + 3], prose.words.tags
    if tags[i] not in "DQ#" or len(lower) < 3:
        return False
    kinds = ("from now", "from then") if tags[i + 3 : i + 4] in ("", ".", ",", "K") else ("from now",)
    spans = column("phrase_words", "words", kind="span of time")
    return lower[1] in spans and any(lower[2] in column("phrase_words", "words", kind=kind) for kind in kinds)


def final_word(prose: Prose, stretch: int) -> int:
    """The last word or stop of a stretch with a closing mark, the marks of what ends it aside: “It was ‘Late Trains | ,
    | ’”"""
    first, last = prose.stretches[stretch]
    at = last - 2
    while at > first + 1 and prose.words.lower[at] in CLOSING_MARKS:
        at -= 1
    return at


def scope(prose: Prose, word: int, sentence: int) -> tuple[int, int]:
    """The words among which an attribution at `word` is looked for: its sentence, or inside a stretch the sentence
    there."""
    first, last = prose.sentences[sentence]
    stretch = prose.stretch_of[word]
    if stretch < 0:
        return within_reach(prose, word, first, last) if last - first > REACH else (first, last)
    a, b = prose.stretches[stretch]
    lower, tags = prose.words.lower, prose.words.tags
    first, last = max(first, a + 1, word - REACH), min(last, b, word + REACH)
    for i in range(word - 1, first, -1):
        if lower[i] in ".!?" and tags[i + 1] != "E":
            first = i + 1
            break
    for i in range(word + 1, last):
        if lower[i] in ".!?" and i + 1 < last and prose.words.written[i + 1][0].isupper() and tags[i - 1] != "E":
            last = i + 1
            break
    return first, last


def within_reach(prose: Prose, word: int, first: int, last: int) -> tuple[int, int]:
    """Words `first` to `last` without those far from `word`; a stretch that is in part near is near."""
    low, high = max(first, word - REACH), min(last, word + REACH)
    at_low, at_high = prose.stretch_of[low], prose.stretch_of[high - 1]
    return max(first, prose.stretches[at_low][0]) if at_low >= 0 else low, min(
        last, prose.stretches[at_high][1]
    ) if at_high >= 0 else high


def begins_sentence(prose: Prose, word: int) -> bool:
    """Whether a sentence of the page begins with `word`, also one that is a part of a longer one here."""
    start, sentences = prose.words.starts[word], prose.page.sentences
    k = bisect_left(sentences, (start,))
    return k < len(sentences) and sentences[k].start == start


def sentence_of(prose: Prose, word: int) -> int | None:
    """The number of the sentence in which `word` stands, if any."""
    number = bisect_right(prose.sentences, word, key=lambda sentence: sentence[0]) - 1
    return number if number >= 0 and word < prose.sentences[number][1] else None


def word_at(prose: Prose, offset: int) -> int:
    """The first word that begins at `offset` or later."""
    return bisect_left(prose.words.starts, offset)
