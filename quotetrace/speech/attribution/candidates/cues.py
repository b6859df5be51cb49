"""Where an attribution may stand: verbs that report, source phrases, nouns of speech and colons, and the word that
makes their clause a subordinate one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import compress, count

from quotetrace.lexicon import column, several, table
from quotetrace.speech.attribution.candidates.introducers import APPOSED, introducer, main_follows
from quotetrace.speech.attribution.candidates.lookalikes import (
    FINITE,
    behind_fragment,
    describes_speaker,
    ends_one,
    ends_role,
    is_cry,
    is_medium,
    names_a_sort,
    poses_question,
    precedes_verb,
    quotes_somebody,
)
from quotetrace.speech.attribution.candidates.papers import described_paper
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.compounds import names_one
from quotetrace.speech.prose.prose import Prose, opens_stretch, scope, word_at
from quotetrace.speech.prose.verbs import ReportingForm, forms, irregular_verbs, reporting_forms, same_in_past

__all__ = [
    "DASHES",
    "FINITE",
    "MARK_REACH",
    "PARTING",
    "VERBAL",
    "CueWord",
    "cue_word",
    "find_cues",
    "forms_of_have",
    "is_quoted",
]

DASHES = column("source_dashes", dash="yes")
# At these one report ends, where what another one reports begins behind.
PARTING = DASHES | {";"}
# Any verb may attribute a quotation that ends or begins within so many words of it ("...," Okoro retaliated).
MARK_REACH = 3
# How far behind a verb that passes another's words on "as saying" may stand.
QUOTING_REACH = 20
VERBAL = frozenset("VBFGI")
# The kinds of phrases that begin with a verb in any of its forms.
CONJUGATED = ("continue", "tell", "ask")
# What tells where, when or how opens with.
WHERE = frozenset("PRLT")
# What the name of who passes words on is made of.
NAMING = frozenset("DHQNJE#Y")
NAMING_OR_HIM = NAMING | {"O", "U"}
# A word that may be noun or verb is taken for a verb after these.
VERB_AFTER = frozenset("NEOUCR#,)\"”'’")


@dataclass(frozen=True, slots=True, eq=False)
class CueWord:
    """A word (or the words `first` to `last`, exclusive) that may attribute, and the sentence that it stands in.

    `window` are the words among which its content is looked for; `introducer` is the word that makes its clause a
    subordinate one (who said, while Okoro says, as Okoro put it), - without one.
    """

    first: int
    last: int
    sentence: int
    lemma: str
    kind: str
    form: str
    speech: str
    window: tuple[int, int]
    introducer: str

    @property
    def opener(self) -> str:
        """The word that introduces the clause, without what `introducer` tells of where it stands."""
        return self.introducer.rstrip(",<")


def cue_word(
    prose: Prose, first: int, last: int, sentence: int, lemma: str, kind: str, form: str, speech: str
) -> CueWord:
    """The words `first` to `last` of `prose` as a cue."""
    return CueWord(
        first,
        last,
        sentence,
        lemma,
        kind,
        form,
        speech,
        scope(prose, first, sentence),
        introducer(prose, first, sentence),
    )


@cache
def phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """From the first word of each cue that is no verb of one word to its words, its kind and its lemma, the longest
    first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in table("cue_phrases"):
        for phrase in several(row["words"]):
            words = tuple(phrase.split())
            if row["kind"] in CONJUGATED:
                for form, _ in forms(words[0], irregular_verbs()):
                    found.setdefault(form, []).append(((form, *words[1:]), row["kind"], phrase))
                continue
            plural = (
                [(*words[:-1], form) for form, tag in forms(words[-1], {}) if tag == "F"]
                if row["kind"] == "noun"
                else []
            )
            for each in [words, *plural]:
                found.setdefault(each[0], []).append((each, row["kind"], " ".join(each)))
    return {first: tuple(sorted(each, key=lambda cue: -len(cue[0]))) for first, each in found.items()}


def find_cues(prose: Prose) -> Iterator[CueWord]:
    """All words of the page that may attribute, in the order of the text."""
    lower, tags = prose.words.lower, prose.words.tags
    known, others = reporting_forms(), phrases()
    near_marks = words_near_marks(prose)
    titles = {i for title in prose.titles for i in range(word_at(prose, title.start), word_at(prose, title.end))}
    possible = sorted(
        {i for i in near_marks if tags[i] in VERBAL}.union(compress(count(), map(cue_starts().__contains__, lower)))
        - titles
    )
    sentences = enumerate(prose.sentences)
    number, first, last = -1, 0, 0
    titled, spoken, skipped = False, False, 0
    for i in possible:
        while i >= last:
            number, (first, last) = next(sentences, (number, (len(lower), len(lower) + 1)))
            titled, spoken, skipped = tags.count("E", first, last) * 2 > last - first, False, first
        if i < skipped or i < first:
            continue
        word = lower[i]
        form = known.get(word)
        if form and "quote" in form.classes:
            passed_on = quoted_as_saying(prose, i, number)
            if passed_on:
                skipped, spoken = passed_on.last, True
                yield passed_on
                continue
            leads = lower[max(0, i - 2) : i] == [",", "to"]  # a ruin, to quote Okoro
            leads = leads or (lower[first:i] == ["to"] and quotes_somebody(prose, i))
            if form.form == "B" and leads:
                yield cue_word(prose, i - 1, i + 1, number, f"to {word}", "source", "N", "yes")
                continue
        phrase = next((each for each in others.get(word, ()) if is_phrase(prose, i, *each[:2], titled)), None)
        if form and not (phrase and phrase[1] in CONJUGATED):
            found = verb_cue(prose, form, i, number, first, titled)
            if found:
                spoken = spoken or found.speech == "yes"
                yield found
                continue
        if phrase:
            words, kind, lemma = phrase
            past = word in same_in_past() and tags[i - 1 : i] not in ("M", "T")  # the lawyer put it to her
            form_of = "V" if past else tags[i]
            yield cue_word(prose, i, i + len(words), number, lemma, kind, form_of if kind in CONJUGATED else "N", "yes")
        elif (
            tags[i] in VERBAL
            and i in near_marks
            and beside_mark(prose, i, first, last)
            and not describes_speaker(prose, i, last)
        ):
            yield cue_word(prose, i, i + 1, number, "", "other", tags[i], "yes")
        elif word == ":" and i > first and i + 1 < last and (not spoken or introduces_anew(prose, i, first)):
            yield cue_word(prose, i, i + 1, number, ":", "colon", ":", "yes")


def is_phrase(prose: Prose, i: int, words: tuple[str, ...], kind: str, titled: bool) -> bool:
    """Whether the words of a cue of some kind begin with word `i`: those of a noun with a noun, outside a `titled`
    sentence with none that a name goes on from (the Defense Secretary), those of a verb with a verb."""
    if kind == "noun" and not titled and prose.words.tags[i : i + len(words) + 1] == "E" * (len(words) + 1):
        return False
    if kind == "ask" and not poses_question(prose, i + len(words)):
        return False
    classes = "NEJ" if kind == "noun" else VERBAL if kind in CONJUGATED else prose.words.tags[i]
    return prose.words.tags[i] in classes and tuple(prose.words.lower[i : i + len(words)]) == words


def introduces_anew(prose: Prose, colon: int, first: int) -> bool:
    """Whether a colon hands over to a quotation in a clause without a verb of speech: Polls agree - Carl Berg: “...”;
    they hinted, but Foss fired back: “Never.”; To those who call it a folly, Foss has an answer: “Come.”
    """
    tags, own = prose.words.tags, prose.stretch_of[colon]
    if prose.stretch_of[colon + 1] == own or not opens_stretch(prose, colon + 1):
        return False
    begin = max(tags.rfind(",C", first, colon), *(tags.rfind(dash, first, colon) for dash in DASHES))
    comma = tags.rfind(",", first, colon) if tags[first] in "PT" else -1
    if comma > begin and main_follows(prose, comma + 1, colon, APPOSED | {"O"}):
        begin = comma
    known = reporting_forms()
    if is_like(prose, colon, first):
        return True
    leading = column("silence", "words", kind="leading")  # but the last word went to Foss: “Never.”
    return begin > 0 and not any(
        (verb := known.get(word)) and verb.speech == "yes" and word not in leading and tag in VERBAL
        for word, tag in zip(prose.words.lower[begin:colon], tags[begin:colon], strict=True)
    )


def is_like(prose: Prose, colon: int, first: int) -> bool:
    """Whether a form of be and how somebody is end before a colon, and every verb of speech before them stands in a
    relative clause that holds no more than where and how: An official who would not speak on the record | was less
    kind |: “...”"""
    words, at, known = prose.words, colon - 1, reporting_forms()
    while at > first and words.tags[at] in "RQJN":
        at -= 1
    if not first < at < colon - 1 or words.lower[at] not in column("silence", "words", kind="being"):
        return False
    relative = next((i for i in range(first, at) if words.lower[i] in column("relatives")), at)
    spoken = [i for i in range(first, at) if words.tags[i] in VERBAL and words.lower[i] in known]
    closed = words.lower[at - 1] == ","  # Foss, who said it leaked, was kinder: “...”
    return all(relative < i and (closed or i + 1 == at or words.tags[i + 1] in WHERE) for i in spoken)


def words_near_marks(prose: Prose) -> set[int]:
    """The words within reach of the beginning or the end of a stretch."""
    words, reach = len(prose.words.lower), MARK_REACH + 1
    near = (range(max(0, at - reach), min(words, at + reach)) for stretch in prose.stretches for at in stretch)
    return set().union(*near)


@cache
def cue_starts() -> frozenset[str]:
    """The words that a cue may begin with wherever they stand."""
    return frozenset([*reporting_forms(), *phrases(), ":"])


def quoted_as_saying(prose: Prose, verb: int, sentence: int) -> CueWord | None:
    """The cue in "was quoted by the agency as saying" and "the agency quoted him as saying", whole."""
    lower, tags = prose.words.lower, prose.words.tags
    _, last = prose.sentences[sentence]
    stretch = prose.stretch_of[verb]  # “Such reports are false,” Vik was quoted as saying
    last = last if stretch < 0 else prose.stretches[stretch][1]
    bare = verb + 1
    while bare < min(last - 1, verb + QUOTING_REACH) and tags[bare] in NAMING_OR_HIM:
        bare += 1
    said = reporting_forms().get(lower[bare]) if bare < last - 1 else None
    says = said is not None and said.form == "G" and said.classes[0] == "say"
    quotes = lower[verb] in column("relay_verbs", "forms", how="quoted") and tags[verb - 1] != "M"
    if says and quotes and bare > verb + 1:  # the agency quoted him saying
        return cue_word(prose, verb, bare + 1, sentence, "quote", "quoted", "V", "yes")
    for i in range(verb + 1, min(last - 1, verb + QUOTING_REACH)):
        perfect = (
            tags[i + 1] == "M" and lower[i + 1].endswith("ing") and tags[i + 2 : i + 3] in ("V", "I")
        )  # as having said
        if lower[i] == "as" and (tags[i + 1] == "G" or perfect):
            be = verb - 1 - (tags[verb - 1] == "R")  # but had quoted him as saying
            passive = be >= 0 and tags[be] == "M" and lower[be] not in forms_of_have()
            first = be if passive else verb
            end = i + 2 + perfect
            end = behind_relay(prose, end, last) if passive else end
            return cue_word(prose, first, end, sentence, "quote", "quoted", "V", "yes")
    return None


@cache
def forms_of_have() -> frozenset[str]:
    """The forms of the auxiliary behind which a participle is no passive."""
    return frozenset(form for form, _ in forms("have", irregular_verbs()))


def behind_relay(prose: Prose, at: int, last: int) -> int:
    """The word behind who quoted, if "by" and a name begin with word `at`: was quoted as saying by Radio Foss |
    that."""
    if prose.words.lower[at : at + 1] != ["by"]:
        return at
    tags, end = prose.words.tags, at + 1
    while end < last and tags[end] in NAMING:
        end += 1
    return end if end > at + 1 and tags[end - 1] in "NE" else at


def is_quoted(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue says that its subject was quoted: "was quoted as saying", not "quoted him as saying"."""
    return cue.kind == "quoted" and prose.words.tags[cue.first] == "M"


def beside_mark(prose: Prose, i: int, first: int, last: int) -> bool:
    """Whether a stretch that word `i` does not stand in ends or begins close to it."""
    stretch_of = prose.stretch_of
    own = stretch_of[i]
    return any(
        stretch >= 0 and stretch != own
        for stretch in stretch_of[max(first, i - MARK_REACH) : min(last, i + MARK_REACH + 1)]
    )


def verb_cue(prose: Prose, form: ReportingForm, i: int, sentence: int, first: int, titled: bool) -> CueWord | None:
    """The reporting verb at `i`, unless its neighbours make it a noun, an adjective or, outside a `titled` sentence, a
    name."""
    tags = prose.words.tags
    tag = tags[i]
    before = tags[i - 1] if i > first else "."
    compound = (
        before == "E" and form.form == "B" and tags[i + 1 : i + 2] != "K" and names_one(prose.words.lower, tags, i - 1)
    )
    owned = tag == "N" and before == "R" and tags[i - 2] in "DHY"  # his earlier claim
    owned = owned or (tag == "N" and form.form == "B" and (ends_one(prose, i) or is_medium(prose, form, i)))
    governed = before in VERB_AFTER and not (compound or owned or ends_role(prose, i) or precedes_verb(prose, form, i))
    governed = governed or (
        tag == "N" and form.form in "BF" and form.speech == "found" and described_paper(prose, i, first - 1) >= 0
    )
    if tag == "F" and form.lemma != "say" and (behind_fragment(prose, i) or (not titled and names_a_sort(prose, i))):
        return None
    cry = form.form == "F" and form.classes[0] == "manner" and is_cry(prose, i)
    if i == first and form.form == "F" and tags[i + 1 : i + 2] in ("P", "T", "G", "K") and not (titled or cry):
        return None  # Calls to the office were not returned
    if form.lemma == "say" and before == "E" and prose.words.written[i][0].isupper() and not titled:
        behind = prose.words.lower[i + 1] if i + 1 < len(tags) else "."
        if tags[i + 1 : i + 2] == "E" or behind in vocabulary().particles:
            return None  # Ali Said bin Salim
    surname_and_verb = tags[i + 1 : i + 2] == "E" and tags[i + 2 : i + 3] in FINITE
    if i == first and surname_and_verb and prose.words.written[i] in vocabulary().given:
        return None  # Said Aziz was late
    if form.form == "F" and before == "#" and form.lemma != "say" and tags[i - 2] not in "E:":
        return None  # drew 4,000 replies
    if form.form == "F" and before == "J" and form.lemma != "say" and tags[i + 1 : i + 2] in ("K", "P") and not titled:
        return None  # left the personal insults that
    verbal = (
        tag in VERBAL
        or (tag == "N" and form.form in "BF" and governed)
        or (tag == "E" and (titled or (i == first and not (form.form == "B" and tags[i + 1 : i + 2] == "E"))))
    )  # not: Radio Lund
    verbal = verbal or (
        tag == "J" and form.form == "G" and before == "P" and "K" in tags[i + 1 : i + 3]
    )  # by declaring that, by pointing out that
    noun = prose.words.lower[i - 1] in phrase_words("article") or prose.words.tags[i - 1 : i + 2] == "JNP"
    if not (verbal or cry) and (form.lemma != "say" or form.form == "G" or noun):
        return None  # wants a say, has the final say on
    return cue_word(
        prose, i, i + 1, sentence, form.lemma, form.classes[0], form.form if tag in "NJE" else tag, form.speech
    )
