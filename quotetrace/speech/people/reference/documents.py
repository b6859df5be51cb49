"""What a document or a group was called before: the poll, a Harbor University poll."""

import re
from functools import lru_cache

from quotetrace.lexicon import column
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.pieces import closers
from quotetrace.speech.people.names.titles import CAPITALS
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.bodies import without_article
from quotetrace.speech.people.reference.wording import bare
from quotetrace.speech.prose.words import read_words

__all__ = ["described_before", "ends_sentence", "fuller_document", "named_later"]

# Code points back in which a document's fuller name is looked for.
FAR = 3000
# For how many nouns the patterns that find them are kept.
NOUNS_KNOWN = 512
# The classes of words that a noun phrase is made of.
NOMINAL = frozenset("JNE#Y~L/")


def fuller_document(scene: Scene, phrase: Phrase, words: str) -> str | None:
    """What "the poll" was called before: the last phrase with its noun and a name, "a Harbor University poll"."""
    if not phrase.definite or without_article(words).lower() != phrase.noun:
        return None
    named = named_thing(phrase.noun).finditer(scene.text, max(0, phrase.start - FAR), phrase.start)
    found = [m.group(1).split() for m in named]
    for tokens in reversed(found):
        cut = max((i for i, t in enumerate(tokens) if t in vocabulary().cut or ends_sentence(t)), default=-1)
        tokens = tokens[cut + 1 :]
        if (
            len(tokens) > 1
            and tokens[0][0].isupper()
            and not any(t.endswith("ed") or t in closers() or t in phrase_words("article") for t in tokens)
            and NOMINAL.issuperset(read_words(" ".join(tokens)).tags)
        ):
            return " ".join(tokens)
    return None


def named_later(scene: Scene, phrase: Phrase, words: str) -> str | None:
    """What a document that is brought in without a name is called further on, where one name ends in its noun: a new
    study; The Harbor Salt Study."""
    if phrase.name is not None or not phrase_words("brought in").issuperset(bare(words).split()[:-1]):
        return None
    found = named_by(phrase.noun).finditer(scene.text, phrase.end, phrase.end + FAR)
    names = {" ".join(name[1].split()) for name in found}
    return names.pop() if len(names) == 1 else None


@lru_cache(maxsize=NOUNS_KNOWN)
def named_by(noun: str) -> re.Pattern[str]:
    """A name behind "the" that ends in the noun: the | Harbor Salt Study."""
    return re.compile(rf"\b[Tt]he ((?:[A-Z][\w’'-]*[ \n]){{1,6}}{re.escape(noun.capitalize())})\b(?! [A-Z])")


def ends_sentence(token: str) -> bool:
    """Whether the stop at the end of a word ends a sentence, and is none of an abbreviation or of initials."""
    return token[-1] == "." and "." not in token[:-1] and len(token) > 2 and token not in vocabulary().abbreviations


@lru_cache(maxsize=NOUNS_KNOWN)
def named_thing(noun: str) -> re.Pattern[str]:
    """A noun with a name before it: a | Harbor University poll."""
    return re.compile(rf"((?:[A-Z][\w.&/’'-]*[ \n]+){{1,5}}(?:[a-z-]+[ \n]+){{0,2}}{re.escape(noun)})\b")


def described_before(scene: Scene, phrase: Phrase) -> str | None:
    """What "the report" or "the aides" were called when they were brought in: the last phrase with the noun that says
    more of it."""
    if phrase.words.split(" ", 1)[0].lower() not in phrase_words("article"):
        return None
    kind = vocabulary().organizations.get(phrase.noun, "body") if phrase.kind == "organization" else ""
    if kind not in ("", "body"):
        return None
    brought = described_thing(phrase.noun, "[Tt]he" if kind else "[Aa]n?|the|[Ss]ome")
    for found in reversed(list(brought.finditer(scene.text, max(0, phrase.start - FAR), phrase.start))):
        words = found[1].split()
        common = kind and not column("word_classes", "words", tag="J").isdisjoint(words)
        if (len(words) > 1 or found[2]) and not common and NOMINAL.issuperset(read_words(" ".join(words)).tags):
            k = scene.runs.first_at(found.end()) - 1  # a study by Dr. Ann Fisk
            end = max(found.end(), scene.runs.ends[k]) if found[2] and k >= 0 else found.end()
            return " ".join(scene.text[found.start() : end].split()[1:])
    return None


@lru_cache(maxsize=NOUNS_KNOWN)
def described_thing(noun: str, opening: str) -> re.Pattern[str]:
    """A noun with what says more of it, behind an article: the | annual report | by the Harbor Board."""
    of = rf"(?:\s+(?:of|by|from|at)\s+(?:the\s+)?{CAPITALS})?"
    return re.compile(rf"\b(?:{opening})\s+((?:[\w’'-]+\s+){{0,3}}?{re.escape(noun)})\b({of})")
