"""Speakers that are no single person: organizations, places, groups, documents, and the words "they" and "it" for
them."""

import re

from quotetrace.lexicon import column
from quotetrace.model import ResolvedBy, Span, SpeakerType
from quotetrace.speech.people.cast.scene import UNKNOWN, Found, Scene, Source, Spoken
from quotetrace.speech.people.cast.subjects import is_affair, lone_subject, read_subject
from quotetrace.speech.people.cast.views import (
    affair_subject,
    is_sort,
    only_in_view,
    plain_sentence_before,
    spoken_medium,
)
from quotetrace.speech.people.names.names import is_small
from quotetrace.speech.people.names.nobodies import needs_no_country
from quotetrace.speech.people.names.openings import is_inside
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.titles import body_in_apposition
from quotetrace.speech.people.names.vocabulary import Pronoun, is_possessive, phrase_words, vocabulary
from quotetrace.speech.people.reference.bodies import body_name, without_article
from quotetrace.speech.people.reference.documents import described_before, fuller_document, named_later
from quotetrace.speech.people.reference.groups import by_group, is_share
from quotetrace.speech.people.reference.pairs import by_pair, family, one_of_two, pair_in_view, pair_opening
from quotetrace.speech.people.reference.pronouns import again, last_of
from quotetrace.speech.people.reference.turns import by_label
from quotetrace.speech.people.reference.wording import bare, full_words
from quotetrace.speech.prose.words import read_words

__all__ = ["by_body", "firm_by_trade", "of_many_or_thing"]

# The kinds of phrases behind which the name of a body may stand in apposition.
KINDS = frozenset({"group", "organization", "other"})
# Code points before a mention in which the word before it stands.
SHORTLY = 16
# The noun of what a sentence brings in: a short | note.
NEW = re.compile(r"\ban? (?:[a-z-]+ ){0,2}?([a-z-]+)\b(?= (?:to|on|for|from|under|at|in)\b|[.,])")
# Runs of capitals back among which a country is looked for.
RUNS = 200
# The classes of words that no noun phrase begins with, and of those that none does before an article.
OPENING, VERBAL = frozenset("OKSWMP"), frozenset("VFMGBP")


def by_body(scene: Scene, phrase: Phrase, source: Source) -> Found:
    """An organization, a place, a group or a document: its fullest name, or the phrase that describes it.

    A lone noun behind "the" points back to something; where that was not found, it is no name.
    """
    if phrase.kind == "group" and phrase.definite and phrase.name is None and len(phrase.words.split()) == 2:
        body = only_in_view(scene, phrase.noun, phrase.start) if is_sort(phrase.noun) else None
        if body is not None:
            return Found(body[1], SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    if phrase.kind in KINDS and phrase.definite and phrase.name is None and (firm := firm_behind(scene, phrase)):
        return Found(firm, SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    if (labelled := by_label(scene, phrase, source)) is not None:
        return labelled
    if (pair := by_pair(scene, phrase, source)) is not None:
        return pair
    if (one := one_of_two(scene, phrase)) is not None:
        return one
    found = without_courtesy(described_body(scene, phrase, source))
    if found.name is not None and (found.name.lower() in phrase_words("definite") or is_clause(found.name)):
        return found._replace(name=None)  # Those who know him
    if found.name is not None and is_of_whom(found.name):
        return found._replace(name=None)
    lone = found.name is not None and found.name.islower() and " " not in found.name
    if not lone or not phrase.definite:
        return found
    return found._replace(name=described_before(scene, phrase))


def firm_behind(scene: Scene, phrase: Phrase) -> str | None:
    """The body in apposition behind those that it is: the owners, Tide Lines Corp.,; the charity, Oars Now,"""
    place = body_in_apposition(scene.text, phrase.end, told=phrase.kind == "organization")
    return scene.text[slice(*place)] if place else None


def without_courtesy(found: Found) -> Found:
    """A body without the title of courtesy that its name opens with: Mrs. | Lund's campaign."""
    first, _, rest = (found.name or "").partition(" ")
    title = vocabulary().titles.get(first.lower()) if rest else None
    return found._replace(name=rest) if title is not None and title.kind == "courtesy" else found


def described_body(scene: Scene, phrase: Phrase, source: Source) -> Found:
    """The same, with the noun of the phrase where there is nothing better."""
    known = vocabulary()
    if phrase.kind == "place" and phrase.name is not None:
        place = place_in_full(scene, phrase) if phrase.definite else None
        return Found(place or phrase.name.name, SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    counted = phrase.kind == "organization" and phrase.name is None
    if phrase.kind == "group" and (pair := family(scene, phrase)) is not None:
        return pair
    if phrase.kind == "group" and (body := body_of_many(scene, phrase, full_words(scene.text, phrase, source))):
        return Found(body, SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    if phrase.kind == "group" or (counted and is_share(full_words(scene.text, phrase, source))):
        return by_group(phrase, full_words(scene.text, phrase, source))
    if phrase.kind == "document" and phrase.name is not None and phrase.at == phrase.start:
        return Found(phrase.words, SpeakerType.DOCUMENT, ResolvedBy.ORGANIZATION)
    if phrase.kind == "document":
        if (medium := medium_meant(scene, phrase)) is not None:
            return Found(medium, SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
        words = full_words(scene.text, phrase, source)
        document = fuller_document(scene, phrase, words) or named_later(scene, phrase, words) or bare(words)
        return Found(document, SpeakerType.DOCUMENT, ResolvedBy.ORGANIZATION)
    if phrase.kind == "organization":
        owned = owned_body(scene, phrase)
        if owned is not None:
            return Found(owned, SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
        words = full_words(scene.text, phrase, source)
        longer = len(words) > len(phrase.words) and words.startswith(phrase.words)
        name, by = (
            (bare(words), ResolvedBy.ORGANIZATION) if longer and phrase.name is None else body_name(scene, phrase)
        )
        return Found(name, SpeakerType.ORGANIZATION, by)
    if len(phrase.words.rstrip(".")) == 1:
        return UNKNOWN
    noun = phrase.words.rpartition(" ")[2]
    if (
        noun[:1].isupper()
        and phrase.words.lower() not in known.pronouns
        and not (is_small(phrase.words) or is_affair(noun))
    ):
        return Found(bare(phrase.words), SpeakerType.ORGANIZATION, ResolvedBy.ORGANIZATION)
    return UNKNOWN


def body_of_many(scene: Scene, phrase: Phrase, words: str) -> str | None:
    """The name of a body whose head noun is a plural, with a capital inside of its sentence: the Centers for Oar
    Control."""
    named = is_inside(scene.text, phrase.start) or phrase.definite
    name = without_article(words)
    _, link, rest = name.partition(" for ")
    head = phrase.noun.lower()
    body = head.endswith("s") and vocabulary().organizations.get(head.removesuffix("s")) == "body"
    return name if named and body and name[:1].isupper() and link and rest[:1].isupper() else None


def firm_by_trade(scene: Scene, phrase: Phrase) -> str | None:
    """The firm that a noun means which is a trade too: Shares in Varnholm Foods fell after | the retailer."""
    firm = vocabulary().organizations.get(phrase.noun) == "firm" and phrase.definite
    if not firm or is_possessive(phrase.words.partition(" ")[0].lower()):
        return None
    body = only_in_view(scene, phrase.noun, phrase.start) if is_sort(phrase.noun) else None
    return affair_subject(scene, phrase.start, phrase.noun) or (body[1] if body else None)


def place_in_full(scene: Scene, phrase: Phrase) -> str | None:
    """The country named before that a word behind "the" begins the name of: the North, of North Korea."""
    first = f"{without_article(phrase.words)} "
    k = scene.runs.first_at(phrase.start)
    names = reversed(scene.runs.words[max(0, k - RUNS) : k])
    return next((n for n in names if n.startswith(first) and vocabulary().places.get(n) == "country"), None)


def medium_meant(scene: Scene, phrase: Phrase) -> str | None:
    """The medium that spoke shortly before a noun alone that is one for media too: the Sund Post ... the paper."""
    alone = phrase.definite and without_article(phrase.words).lower() == phrase.noun
    if not alone or vocabulary().organizations.get(phrase.noun) != "outlet":
        return None
    return spoken_medium(scene, phrase.start)


def owned_body(scene: Scene, phrase: Phrase) -> str | None:
    """The name of "its foreign ministry": that of the body or country that "its" means, and the noun, of another
    ministry its country's."""
    first, _, rest = phrase.words.partition(" ")
    pronoun = vocabulary().pronouns.get(first.lower())
    if (
        pronoun is None
        or (pronoun.kind, pronoun.gender) != ("possessive", "n")
        or (phrase.name is not None and needs_no_country(phrase.name.name))
    ):
        return None
    owner = of_many_or_thing(scene, phrase, pronoun)
    named = owner.type is SpeakerType.ORGANIZATION and owner.name is not None and owner.name[:1].isupper()
    if not named or owner.name is None:
        return None
    country, _, body = owner.name.replace("'", "’").partition("’s ")
    if body and country not in vocabulary().places:
        return None
    return f"{country if body else owner.name}’s {rest}"


def of_many_or_thing(scene: Scene, phrase: Phrase, pronoun: Pronoun) -> Found:
    """Whom "they" or "it" means: who spoke last as several or as a body, or the subject of a sentence just before."""
    types = (
        (SpeakerType.GROUP, SpeakerType.ORGANIZATION)
        if pronoun.number == "many"
        else (SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT)
    )
    many = pronoun.number == "many"
    spoken = last_of(scene, phrase.start, types, many, besides=is_channel)
    if not many and (document := document_met(scene, phrase.start, spoken)) is not None:
        return document
    here = scene.sentence(phrase.start)
    for k in range(here, max(-1, here - 3), -1):
        if many and tells_each(scene, k):
            return UNKNOWN
        opening = subject_of(scene, phrase, k)
        if spoken is not None and scene.sentence(spoken.start) >= k:
            alone = many and spoken.found.type is SpeakerType.ORGANIZATION
            group = opening if alone and opening is not None and opening.type is SpeakerType.GROUP else None
            return again(group or spoken.found)
        pair = pair_opening(scene, k) if many and k < here else None
        if pair is not None:
            return pair
        if opening is not None and many and opening.plural:
            return again(opening)
        if opening is not None and opening.name and opening.type in types and (not many or is_many(opening)):
            return again(opening)
        body = lone_subject(scene, k) if opening is None and k < here else None
        if body is not None and (not many or (" " in body and body.partition(" of ")[0].endswith("s"))):
            return Found(body, SpeakerType.ORGANIZATION, ResolvedBy.PRONOUN)
    if spoken is not None:
        return again(spoken.found)
    return (pair_in_view(scene, phrase.start) or UNKNOWN) if many else of_own_clause(scene, phrase)


def document_met(scene: Scene, at: int, spoken: Spoken | None) -> Found | None:
    """The document that the sentence before that of `at` brings in behind one that has "spoken", for "it": The paper said
    so. She found a note. “Thank you,” | it said."""
    marked = scene.text[max(0, at - 2) : at].rstrip().endswith(("”", '"', "’", "'"))
    if spoken is None or spoken.found.type is not SpeakerType.DOCUMENT or not marked:
        return None
    k = plain_sentence_before(scene, at)
    start = max(scene.sentences[k].start, spoken.end) if k is not None else at
    nouns = (noun for noun in NEW.findall(scene.text[start:at]) if noun in vocabulary().documents)
    noun = next(nouns, None)
    return None if noun is None else Found(noun, SpeakerType.DOCUMENT, ResolvedBy.PRONOUN)


def of_own_clause(scene: Scene, phrase: Phrase) -> Found:
    """The body that the reported clause without marks before "it" begins with: Skylark Airways will not fly, | it
    said."""
    sentence = scene.sentences[scene.sentence(phrase.start)] if scene.sentences else Span(0, 0)
    reported = scene.holding(sentence.start, phrase.start) == scene.holding(sentence.start)
    subject = read_subject(scene.text, sentence, scene.runs) if reported else None
    if subject is None and reported and (name := lone_subject(scene, scene.sentence(phrase.start))) is not None:
        return Found(name, SpeakerType.ORGANIZATION, ResolvedBy.PRONOUN)
    if subject is None or subject.start > sentence.start or subject.end >= phrase.start:
        return UNKNOWN
    who = by_body(scene, subject, Source(Span(subject.start, subject.end), None, (), None))
    return again(who) if who.name and who.type is SpeakerType.ORGANIZATION else UNKNOWN


def is_channel(scene: Scene, spoken: Spoken) -> bool:
    """Whether a document that "spoke" is only where somebody else did, so that "it" means something else: in a
    statement, it said."""
    before = scene.text[max(0, spoken.start - SHORTLY) : spoken.start].lower().split()[-1:]
    return spoken.found.type is SpeakerType.DOCUMENT and not column("word_classes", "words", tag="P").isdisjoint(before)


def subject_of(scene: Scene, phrase: Phrase, k: int) -> Found | None:
    """The body, group or document that sentence `k` opens with, before the pronoun, with a name, or several unnamed."""
    if not scene.sentences or scene.quoted(scene.sentences[k].start):
        return None
    subject = read_subject(scene.text, scene.sentences[k], scene.runs)
    if subject is None or subject.end >= min(phrase.start, scene.sentences[k].end):
        return None  # also of a line that is no more than the outlet's name
    if scene.quoted(subject.start) and not scene.quoted(phrase.start):
        return None  # "Norland is late," it added
    who = by_body(scene, subject, Source(Span(subject.start, subject.end), None, (), None))
    return who if who.name or who.plural else None


def tells_each(scene: Scene, k: int) -> bool:
    """Whether sentence `k` is about each of many, whom "they" then means: Every politician says so."""
    words = (
        scene.text[scene.sentences[k].start : scene.sentences[k].start + SHORTLY].lower().split()
        if scene.sentences
        else []
    )
    return not phrase_words("distributive").isdisjoint(words[:1])


def is_of_whom(name: str) -> bool:
    """Whether words that would be a name open with a relative pronoun: whose lawyers."""
    first, _, rest = name.partition(" ")
    pronoun = vocabulary().pronouns.get(first.lower())
    return rest != "" and pronoun is not None and pronoun.kind == "relative"


def is_many(who: Found) -> bool:
    """Whether "they" can mean the subject of a sentence before: a group, or a body by its name."""
    name = who.name or ""
    return who.type is SpeakerType.GROUP or not (name.islower() or name in vocabulary().places)


def is_clause(name: str) -> bool:
    """Whether words that would be a name begin like a clause or a phrase around one: This angered sailors, Ignoring a
    group, After the Supreme court."""
    first, _, rest = name.partition(" ")
    pointing = first.lower() in column("pointing", "word", number="one")
    if not rest or (rest[0].isupper() and not pointing):
        return False
    small = phrase_words("article") | column("word_classes", "words", tag="P")
    if first[0].isupper() and not pointing and all(word[0].isupper() or word in small for word in rest.split()):
        return False  # Occupy the Pier
    tags = read_words(rest if pointing else name.lower()).tags
    return tags[0] in (VERBAL if pointing else OPENING) or (tags[0] in VERBAL and tags[1:2] in ("D", "H"))
