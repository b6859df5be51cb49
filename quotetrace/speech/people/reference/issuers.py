"""Whose a statement, a letter or a post is that is said to speak itself: a statement from the club read; the letter,
signed by Okoro, says; the club has issued a statement, which reads."""

import re
from functools import cache, lru_cache

from quotetrace.credits.agencies import agency_named
from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Found, Scene, Source
from quotetrace.speech.people.cast.subjects import read_subject
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.pronouns import again
from quotetrace.speech.prose.words import Words, read_words

__all__ = ["issuer", "spoke_in"]

# Code points behind a statement in which whose it is stands, if no verb ends that before.
NEAR = 90
# For how many nouns the patterns that find somebody speaking in them are kept.
NOUNS_KNOWN = 512
# The classes of words that a noun phrase is made of, those that join its parts, and those that it ends in.
NOMINAL, JOINING, LAST = frozenset("DHQJNE~Y&#"), frozenset("PC"), frozenset("NE")
# A name behind an office and a comma: the station master|, Jan Vos|, said.
NAME_APPOSED = re.compile("(?<=[NJ]),E+(?=,|$)")
# The classes of words that open a noun phrase.
DETERMINING = frozenset("DH")
# The classes of words between a subject and its verb.
AUXILIARY = frozenset("MR")


def issuer(scene: Scene, phrase: Phrase, source: Source) -> Span | None:
    """Who issued a statement, sent a letter or gave a reply, by the words behind it, or by the verb that it is the
    object of; no agency, which only prints it."""
    put_out, sent = (phrase.noun in nouns_for(kind) for kind in ("put out", "sent by"))
    uttered = phrase.noun in phrase_words("given by")
    if not (uttered or (phrase.kind == "document" and (put_out or sent))):
        return None
    found = issuer_behind(scene.text, phrase.end, source.cue, sent=sent or not put_out) or issuer_before(
        scene, phrase.start
    )
    return found if found and agency_named(scene.text[slice(*found)]) is None else None


def issuer_behind(text: str, end: int, cue: Span | None, *, sent: bool) -> Span | None:
    """The noun phrase that "from", "by" or "issued by" leads to behind a statement that ends at `end`; what was `sent`
    may be from a place too."""
    lead = issued_by().match(text, end)
    if lead is None:
        return None
    limit = cue.start if cue is not None and cue.start > lead.end() else lead.end() + NEAR
    words = read_words(text[lead.end() : limit])
    last = 0
    for i, tag in enumerate(words.tags):
        link = tag in JOINING and words.lower[i] in {"for", "&"} | column("name_links")
        joins = link and words.tags[i + 1 : i + 2] in NOMINAL
        if not (tag in NOMINAL or joins):
            break
        last = i + 1
    named = NAME_APPOSED.match(words.tags, last)
    last = named.end() if named else last
    head = words.lower[last - 1] if last else ""
    ends = bool(head) and (words.tags[last - 1] in LAST or head in vocabulary().roles)
    if not ends or head in column("channels", "noun"):
        return None  # a statement from May; from the club's website
    if head in phrase_words("setting") or (sent and not is_somebody(words, last)):
        return None  # a statement from the scene, a letter from Paris
    return Span(lead.end() + words.starts[0], lead.end() + words.end(last - 1))


def is_somebody(words: Words, last: int) -> bool:
    """Whether the first words, up to `last`, can be a person's, a group's or a body's: the harbour board, Lund; not:
    Paris, prison."""
    known = vocabulary()
    if "E" in words.tags[:last]:
        return " ".join(words.written[:last]) not in known.places
    bodies = known.organizations if words.tags[0] in DETERMINING else ()
    return any(
        word in nouns for word in words.lower[:last] for nouns in (known.roles, known.plurals, known.groups, bodies)
    )


def issuer_before(scene: Scene, start: int) -> Span | None:
    """The body that opens the sentence of a statement at `start` which it has issued."""
    verb = issued().search(scene.text, max(0, start - NEAR), start)
    sentence = scene.sentences[scene.sentence(start)] if verb and scene.sentences else None
    subject = read_subject(scene.text, sentence, scene.runs) if sentence else None
    if subject is None or verb is None or not subject.end < verb.start() + 1:
        return None
    between = scene.text[subject.end : verb.start()]
    return Span(subject.start, subject.end) if AUXILIARY.issuperset(read_words(between).tags) else None


def spoke_in(scene: Scene, phrase: Phrase) -> Found | None:
    """Who has just spoken in the statement or letter that a noun alone means again: In a statement, Lund said she was
    sad. “We miss him,” | the statement said."""
    if phrase.words not in (f"the {phrase.noun}", f"The {phrase.noun}"):
        return None
    if phrase.noun not in nouns_for("put out") | nouns_for("sent by"):
        return None
    here, inside = scene.sentence(phrase.start), spoken_in(phrase.noun)
    for spoken in reversed([s for s in scene.history if s.start < phrase.start]):
        sentence = scene.sentence(spoken.start)
        if here > sentence + 1:
            return None  # another one may have been issued since
        if inside.search(scene.text, *scene.sentences[sentence]):
            return again(spoken.found) if spoken.found.name else None
    return None


@lru_cache(maxsize=NOUNS_KNOWN)
def spoken_in(noun: str) -> re.Pattern[str]:
    """What tells that somebody speaks in something: In a | written | statement."""
    owners = "|".join(sorted(word for word in phrase_words("determiner") | phrase_words("article") if word.isalpha()))
    return re.compile(rf"\b(?:in|on|by|via) (?:{owners}) (?:[\w-]+ ){{0,3}}?{re.escape(noun)}\b", re.IGNORECASE)


@cache
def nouns_for(kind: str) -> frozenset[str]:
    """The nouns for what is put out, or for what is sent by somebody."""
    return frozenset().union(*(column("channels", "noun", type=each) for each in phrase_words(kind)))


@cache
def issued_by() -> re.Pattern[str]:
    """What leads from a statement to who issued it: from, issued by, to staff from."""
    verbs, makers = (alternatives(kind) for kind in ("issuing", "maker"))
    return re.compile(rf"(?:\s+to(?:\s+[\w’'-]+){{1,4}}?)?(?:,?\s+(?:{verbs}))?\s+(?:{makers})\s+")


@cache
def issued() -> re.Pattern[str]:
    """A verb that tells right before a statement who issued it."""
    return re.compile(rf"\b(?:{alternatives('issuing')})\s+$")


def alternatives(kind: str) -> str:
    """The words of one kind around noun phrases, as alternatives in a pattern."""
    return "|".join(sorted(map(re.escape, phrase_words(kind)), key=len, reverse=True))
