"""What single words are known to be, whatever stands beside them."""

from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.prose.known import LOWER
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms

__all__ = [
    "asks",
    "excluding",
    "floating",
    "forms_of_be",
    "is_past",
    "is_title",
    "names_source",
    "names_speech",
    "nations",
    "nouns_for_many",
    "nouns_of_speech",
    "places",
    "pointing_to_one",
    "says",
    "stands_alone",
    "third_person",
]


def says(word: str, *others: str) -> bool:
    """Whether a word is a form of a verb like say or tell, or of one of the classes `others`."""
    return is_of_class(LOWER[word], ("say", "tell", *others))


def is_past(word: str) -> bool:
    """Whether a word that is also a noun is the participle of a verb of speech or thought: thought."""
    verb = reporting_forms().get(LOWER[word])
    return verb is not None and verb.form == "V"


def asks(word: str) -> bool:
    """Whether a word is a form of a verb like ask."""
    return is_of_class(LOWER[word], ("ask",))


def stands_alone(word: str) -> bool:
    """Whether a determiner may stand for somebody by itself: another, each."""
    return LOWER[word] in column("phrase_words", "words", kind="alone")


def is_title(word: str) -> bool:
    """Whether the stop behind a word is that of a title: Mr., Sen."""
    return word + "." in column("titles", "title")


@cache
def nouns_for_many() -> frozenset[str]:
    """Words for several people that need not end in -s: those, people."""
    return column("pointing", number="several") | column("group_nouns", "nouns")


def third_person(word: str) -> bool:
    """Whether a form that may be noun or verb ends as no infinitive does: reports, not press."""
    return word[-1] == "s" and word[-2:] != "ss"


@cache
def nations() -> frozenset[str]:
    """The adjectives of nations and parties."""
    return column("demonyms", "words")


@cache
def places() -> frozenset[str]:
    """The names of countries, capitals and other places."""
    return column("places", "names")


@cache
def floating() -> frozenset[str]:
    """What is an adverb between a subject and its verb: however, neither."""
    return column("phrase_words", "words", kind="floating") | excluding()


@cache
def excluding() -> frozenset[str]:
    """What rules out both of two verbs: neither."""
    return column("cue_polarity", "words", polarity="neither")


@cache
def names_source() -> frozenset[str]:
    """The words with which "to" leads to a source and not to a verb."""
    return frozenset(
        phrase.split()[0] for phrase in column("cue_phrases", "words", kind="source") if phrase.endswith(" to")
    )


@cache
def forms_of_be() -> frozenset[str]:
    """The forms of "be" behind which no verb has its base form."""
    return column("silence", "words", kind="being")


@cache
def pointing_to_one() -> frozenset[str]:
    """The words that may be the subject of a verb in -s by themselves: this makes it hard."""
    return column("pointing", number="one")


def nouns_of_speech() -> frozenset[str]:
    """The nouns by which something is told: claim, answer."""
    return column("cue_phrases", "words", kind="noun")


def names_speech(word: str) -> bool:
    """Whether a word in small letters is a noun of speech, or its plural: findings."""
    return not {word, word.removesuffix("s")}.isdisjoint(nouns_of_speech())
