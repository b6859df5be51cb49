"""What grammar says of a cue beyond any score: when no one speaks, and what its content cannot be."""

from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.papers import describes_paper
from quotetrace.speech.attribution.candidates.syntax import has_clause_at, opens_stretch
from quotetrace.speech.attribution.grammar.handovers import follows_quotation, in_insertion, in_lead
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["HEARERS", "Content", "clause", "declining", "has_marks", "holds_subject", "is_time", "lost_opening", "opens_anew", "opens_quotation", "points_back", "sensible", "silence", "silent", "verb_classes"]

Content = tuple[tuple[int, int], ...]
# "No one has ever said": how far behind the beginning of a sentence its verb may stand.
NOBODY_REACH = 6
# How far behind "Asked by" the question begins; how far before its "to" a verb of declining may stand, and what stands between them.
ASKED_REACH, DECLINED_REACH, CIRCUMSTANCES = 8, 13, frozenset("PDHJNEQ#LY~U")
# Before these "nothing" begins no clause (said nothing until Friday); what a noun phrase of one piece is made of.
UTTERED_NOT, NOMINAL = frozenset("STL,.;"), frozenset("NEJL#QY")
# What those are made of who are told something.
HEARERS = frozenset("DHQJNEUY#~C")


@cache
def silence(kind: str) -> frozenset[str]:
    """The words of one kind in the table of what says that no one speaks."""
    return column("silence", "words", kind=kind)


@cache
def declining() -> frozenset[str]:
    """The verbs by which someone would not speak."""
    return column("cue_polarity", "words", polarity="declined")


@cache
def takers_of_titles() -> frozenset[str]:
    """The verbs whose object may be a title."""
    return column("verbs", "lemmas", titles="yes")


@cache
def verb_classes(key: str, value: str) -> frozenset[str]:
    """The classes of verbs that have `value` in the column `key`."""
    return column("verbs", "class", **{key: value})


def silent(prose: Prose, cue: CueWord) -> bool:
    """Whether no one is said to speak: did not say whether, is said to be, no one has ever said, Asked whether, Recalling that evening, left without saying;
    or whether it is the second of two verbs with one object: would not confirm or deny."""
    first, last = prose.sentences[cue.sentence]
    lower = prose.words.lower
    before, following = lower[max(first, cue.first - 3) : cue.first], lower[cue.last : min(last, cue.last + 5)]
    after = following[0] if following else "."
    if cue.lemma == "say" and after == "to" and before and (before[-1] in silence("being") or (cue.form == "V" and not silence("being").isdisjoint(following[1:2]))):
        return True
    if cue.form in "VI" and describes_paper(prose, cue.first):
        return True
    if lower[cue.first] in silence("known") and ("as" in following[:4] or after == "for"):
        return True
    asked = cue.introducer.rstrip(",<") in silence("question") and not opens_quotation(prose, cue)
    if after == "," and before and before[-1] == "to" and (cue.lemma in silence("discussing") or asked):
        return True  # Asked if he had anything to declare, Vik
    if cue.form == "G" and before and before[-1] in silence("lacking"):
        return True
    if cue.kind == "call" and cue.form == "G" and after in silence("reflexive") and prose.words.tags[cue.first - 1] in "NE" and all(stretch < 0 for stretch in prose.stretch_of[cue.last + 1 : cue.last + 2]):
        return True  # a group calling itself the Eagles
    if cue.first == first and cue.form in "VI" and cue.lemma in silence("addressed") and not asked_by(prose, cue):
        return True
    if cue.first == first and cue.form == "G" and after == "that" and points_at(prose, cue.last):
        return True
    if cue.first == first and cue.form == "G" and prose.words.tags[cue.last : cue.last + 1] == "P" and after not in phrase_words("objective") and leads_up(prose, cue.last, last):
        return True  # Writing for the majority, she said
    if before and cue.lemma in silence("addressed") and after == "to" and before[-1] in silence("future"):
        return True
    if cue.kind == "say" and after in silence("unsaid") and prose.words.tags[cue.last + 1 : cue.last + 2] not in FINITE:
        return True
    if cue.kind == "say" and after in silence("wordless") and prose.words.tags[cue.last + 1 : cue.last + 2] in UTTERED_NOT:
        return True
    if after == "on" and not silence("condition").isdisjoint(following[1:3]):
        return True
    if cue.lemma in silence("hiding") and not silence("hidden").isdisjoint(following[2:] if after == "to" else following):
        return True
    if before and before[-1] in ("to", "from") and is_declined(prose, first, cue.first - 1):
        return True
    if cue.form == "B" and prose.words.tags[cue.first - 2 : cue.first] == "BC" and before[-2] in reporting_forms() and not opens_quotation(prose, cue):
        return True
    negated = not silence("negation").isdisjoint(before)
    if negated and cue.lemma in silence("addressed") and not silence("being").isdisjoint(before):
        return True
    if negated and ((silence("unwilling").isdisjoint(before) and after in silence("question")) or (cue.kind == "continue" and after == "to")):
        return True  # did not say when, did not respond to a letter
    return negated and lower[first] == "no" and cue.first - first < NOBODY_REACH


def asked_by(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle tells who asked, and then what: Asked by Okoro if he would go."""
    lower = prose.words.lower[cue.last : cue.last + ASKED_REACH]
    question = next((i for i, word in enumerate(lower) if word in silence("question")), 0)
    return lower[:1] == ["by"] and question > 1 and "," not in lower[:question]


def is_declined(prose: Prose, first: int, to: int) -> bool:
    """Whether a verb by which someone would not speak stands before the word `to`, where or by whom between them: declined in an interview | to say."""
    for i in range(to - 1, max(first, to - DECLINED_REACH) - 1, -1):
        verb = reporting_forms().get(prose.words.lower[i])
        if verb is not None and verb.lemma in declining():
            return True
        if i < to - 1 and prose.words.tags[i] not in CIRCUMSTANCES:
            return False
    return False


def leads_up(prose: Prose, at: int, last: int) -> bool:
    """Whether a comma ends a phrase without a clause or marks that begins with word `at`, and a main clause follows."""
    comma = prose.words.tags.find(",", at, last)
    return comma > 0 and set(prose.words.tags[at:comma]).isdisjoint("VFMKSWT") and all(s < 0 for s in prose.stretch_of[at:comma]) and has_clause_at(prose, comma + 1, last)


def points_at(prose: Prose, that: int) -> bool:
    """Whether "that" points at a noun and opens no clause: no verb comes before the next comma."""
    tags = prose.words.tags
    comma = tags.find(",", that)
    return comma > that + 1 and NOMINAL.issuperset(tags[that + 1 : comma])


def opens_quotation(prose: Prose, cue: CueWord) -> bool:
    """Whether a quotation follows the cue at once, after a comma or a colon at most."""
    words, at = prose.words, cue.last
    if at + 1 < len(words.lower) and words.lower[at] in (",", ":"):
        at += 1
    stretch = prose.stretch_of[at] if at < len(prose.stretch_of) else -1
    return stretch >= 0 and stretch != prose.stretch_of[cue.first] and prose.stretches[stretch][0] == at


def has_marks(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether marked words that the cue does not stand among are part of the content."""
    return bool(stretches_apart(prose, cue, content))


def sensible(prose: Prose, cue: CueWord, content: Content) -> Content:
    """The parts of `content` that grammar allows; none where the opening mark is lost, for then no one knows what was quoted.

    What stands before a relative or subordinate clause is not what its source says: the flood, which the mayor says has drowned many; for
    what he says was; the pier leaked, while Foss wrote letters. Nor is what ends in a semicolon: he called it “old”; she preferred “new”.
    """
    if lost_opening(prose, cue, content):
        return ()
    opener = cue.introducer.rstrip(",<")
    subordinate = opener in column("relatives") or opener in phrase_words("subordinate") or leaves_gap(prose, cue)
    asserts = opener in phrase_words("free relative") and prose.words.tags[cue.last : cue.last + 1] in FINITE  # what survivors say was
    relative = asserts or (subordinate and not follows_quotation(prose, cue))
    content = tuple(part for part in content if part[0] < part[1] and not (points_back(prose, *part) if part[0] >= cue.last else relative or prose.words.lower[part[1]] == ";"))
    if len(content) == 2:
        kept = both_sides(prose, cue, content)
    elif content and content[0][0] > cue.last and cue.kind != "source" and prose.words.tags[content[0][0] - 1 : content[0][0] + 1] == ",C":
        return ()  # No, he said, | and left
    else:
        kept = tuple(part for part in content if part[0] >= cue.last or stands_before(prose, cue, part))
    if cue.kind == "other" and not all(marked_whole(prose, part) for part in kept):
        return ()
    return () if any(is_title(prose, cue, part) or is_object(prose, cue, part) for part in kept) else kept


def lost_opening(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether marked words whose opening mark is lost, and that the cue does not stand among, are part of the content."""
    return any(not prose.marked[stretch].opened for stretch in stretches_apart(prose, cue, content))


def stretches_apart(prose: Prose, cue: CueWord, content: Content) -> set[int]:
    """The stretches that the content has words of, but for the one that the cue stands in."""
    return {stretch for first, last in content for stretch in prose.stretch_of[first:last]} - {-1, prose.stretch_of[cue.first]}


def leaves_gap(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb follows the cue at once whose subject is the noun before "that": a plan that Okoro says | is dead."""
    return cue.introducer == "that" and prose.words.tags[cue.last : cue.last + 1] in FINITE


def both_sides(prose: Prose, cue: CueWord, content: Content) -> Content:
    """The content around a cue: each side is a clause, or the halves make one (The decision, said Ruiz, was wrong).

    What a whole quotation said is not continued by bare words behind the cue ("...," Okoro said of the pier), and what follows a
    cue without a comma is its subject or its circumstances (said two officials, who ...; said on Tuesday). A quotation behind the
    cue that begins like a sentence has nothing before it (Asked about the pier, Okoro said, "Never.").
    """
    before, after = content
    tags, lower = prose.words.tags, prose.words.lower
    marked_after = prose.stretch_of[after[0]] >= 0
    if marked_whole(prose, before) and not marked_after:
        return (before,)
    if prose.stretch_of[before[1] - 1] < 0 and before[1] == cue.first and lacks_subject(prose, cue, before[1]):
        return (after,)
    stretch_before = prose.stretch_of[before[1] - 1]
    if marked_after and opens_anew(prose, after[0]) and (stretch_before < 0 or in_lead(prose, stretch_before, prose.sentences[cue.sentence][0])):
        return (after,)
    set_off = lower[after[0] - 1] in column("breaks") or marked_after or after[0] - 1 >= cue.last
    if tags[after[0] + opens_stretch(prose, after[0])] in "VM" and set_off:
        return content
    goes_on = set_off and (clause(prose, *after) or tags[after[0]] == "C")
    kept = ((before,) if stands_before(prose, cue, before) else ()) + ((after,) if goes_on else ())
    return () if kept == (after,) and tags[after[0]] == "C" else kept or (after,)  # No, he said, | and left


def opens_anew(prose: Prose, i: int) -> bool:
    """Whether a quotation that begins like a sentence opens with word `i`: what stands before its cue only leads up to it."""
    first = prose.words.written[i + 1][:1] if i + 1 < len(prose.words.written) else ""
    return opens_stretch(prose, i) and (first.isupper() or first.isdigit())


def stands_before(prose: Prose, cue: CueWord, part: tuple[int, int]) -> bool:
    """Whether words before a cue can be its content: a clause or marked words, set off from the cue by a mark or by its subject.

    A lead-in is no clause ("In an interview on Monday, Okoro said"), nor is what breaks off at "that" ("He wrote that, Okoro said, ..."), and a clause that "and" joins to the cue's own is not what
    was said ("The choir sang, and the mayor wept").
    """
    first, last = part
    final = last - 1 if prose.words.lower[last - 1] != "," else last - 2
    if not clause(prose, first, last) or (final > first and prose.words.tags[final] == "K"):
        return False
    marked = prose.stretch_of[last - 1] >= 0
    if marked and has_marks(prose, cue, ((cue.last, cue.window[1]),)) and in_lead(prose, prose.stretch_of[last - 1], prose.sentences[cue.sentence][0]):
        return False
    if marked and in_insertion(prose, prose.stretch_of[last - 1], cue.window[0]) and not clause(prose, first, prose.stretches[prose.stretch_of[last - 1]][0]):
        return False
    own = last == cue.first and prose.words.tags[last - 1] == "O"  # Okoro says he | wrote
    if not marked and (cue.kind == "call" or own or lacks_subject(prose, cue, last)):
        return False
    following = last + 1 if prose.words.lower[last] == "," else last
    return prose.words.tags[following] != "C" or marked_whole(prose, part) or following >= cue.first


def lacks_subject(prose: Prose, cue: CueWord, last: int) -> bool:
    """Whether the cue's subject must stand among the words before `last`: nothing but adverbs parts them from it behind a comma (Uncle Joe,
    as he was called, | never wrote home), or behind its auxiliary (I was never | asked)."""
    tags, i = prose.words.tags, cue.first
    while i > last and tags[i - 1] == "R":
        i -= 1
    if i == last + 1 and tags[last] == ",":
        return i < cue.first
    while i > cue.window[0] and tags[i - 1] == "R":
        i -= 1
    return i <= last and tags[i - 1] in "MT"


def holds_subject(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether the subject of a finite verb outside of marks, for which no word is left, must stand in the content right before it: Vik, back
    from “Salt,” told the Echo."""
    before = [last for first, last in content if first < cue.first]
    if not before or cue.form not in "VF" or prose.stretch_of[cue.first] >= 0:
        return False
    adjoins = before[-1] == cue.first and prose.words.tags[cue.first - 1] in "NE" and prose.stretch_of[cue.first - 1] < 0
    return adjoins or ("," in prose.words.lower[before[-1] - 2 : cue.first] and set(prose.words.tags[before[-1] : cue.first]) <= {",", "R"})


def points_back(prose: Prose, first: int, last: int) -> bool:
    """Whether words after a cue only point to what was said (said this on the quay), and do not begin a clause (said that, once dry, it ...)."""
    lower, tags = prose.words.lower, prose.words.tags
    if lower[first] not in column("pointing") or prose.stretch_of[first] >= 0 or tags[first - 1] == "K":
        return False
    if last - first == 1:
        return True
    clause_follows = tags[first + 1] == "," and tags[first + 2 : first + 3] != "C" and any(tag in FINITE for tag in tags[first:last])
    return tags[first + 1] in "PLRT.," and not clause_follows


def is_title(prose: Prose, cue: CueWord, part: tuple[int, int]) -> bool:
    """Whether the whole content is set like a title, and the verb is one that also takes titles: sang “The Long Shore”."""
    if not (cue.kind == "other" or cue.lemma in takers_of_titles()) or not marked_whole(prose, part) or follows_quotation(prose, cue):
        return False
    words = [word for word in prose.words.written[part[0] + 1 : part[1]] if word[0].isalpha()]
    inner = prose.words.lower[part[0] + 1 : part[1]]
    capitals = sum(word[0].isupper() for word in words)
    return (len(words) > 1 or cue.kind in ("other", "write")) and capitals * 3 >= len(words) * 2 and not any(word in ".!?…" for word in inner) and not all(word.isupper() for word in words)


def is_object(prose: Prose, cue: CueWord, part: tuple[int, int]) -> bool:
    """Whether a verb of saying has a plain object or place instead of words: claimed three lives, denied himself sugar, urged them.

    Nor does a name behind a colon say anything (Photo: A. Smith).
    """
    first, last = part
    tags = prose.words.tags[first:last]
    if cue.last <= first <= cue.last + 1 and is_time(prose, cue.last, last):
        return True  # said the other day, said that night
    written = first > cue.last and cue.kind == "write" and prose.words.lower[cue.last] == "to"
    if written and prose.stretch_of[first] < 0 and prose.words.tags[first - 1] not in "K,:":
        return True  # wrote to the council
    if cue.kind == "promise" and prose.words.tags[cue.last : cue.last + 1] == "P" and cue.last <= first <= cue.last + 1 and {*tags}.isdisjoint("VMFT"):
        return True  # as he has vowed at every stop
    if cue.kind == "manner" and is_behind_plain_preposition(prose, cue, first) and {*tags}.isdisjoint("VMFT") and not has_marks(prose, cue, (part,)):
        return True  # wept on the steps
    if last - first == 1 and tags == "J" and first == cue.last and prose.words.lower[cue.first - 1] in silence("being"):
        return True  # are confirmed dead
    if first >= cue.last and (set(tags) <= {"T", "U"} or prose.words.lower[first:last] == ["it"]) and prose.stretch_of[first] < 0:
        return True  # was repeated to him
    if first < cue.last or any(tag in "VMFBGTKSW" for tag in tags) or has_marks(prose, cue, (part,)):
        return False
    if set(tags) == {"L"} or (cue.kind == "tell" and first == cue.last and HEARERS.issuperset(tags)):
        return True  # repeated Thursday, told the dog
    placed = (tags[0] == "U" or prose.words.lower[first] == "it") and tags[1:2] in ("R", "P", "L")
    if placed and first == cue.last and cue.kind in verb_classes("objects", "no"):
        return True  # claimed it back from the insurers
    if cue.kind == "colon" and prose.words.tags[last - 1] == "E" and cue.sentence > 0:
        return True
    if cue.kind in ("write", "call") and "E" in tags and set(tags) <= {*"DEP.,~"}:  # posted on Facebook, a man called Okoro
        return True
    plain = tags[0] in "Q#P" or prose.words.lower[first] in silence("reflexive")
    return plain and cue.kind in verb_classes("objects", "no")


def is_time(prose: Prose, first: int, last: int) -> bool:
    """Whether words only tell when: this week, the other day, that night."""
    tags, lower = prose.words.tags, prose.words.lower
    last -= tags[last - 1] in STOPS
    return tags[first] in "DK" and {*tags[first + 1 : last - 1]} <= {"J"} and (tags[last - 1] == "L" or lower[last - 1] in phrase_words("time"))


def is_behind_plain_preposition(prose: Prose, cue: CueWord, first: int) -> bool:
    """Whether words that begin with `first` stand behind a cue and a preposition that does not lead to what is said: wept on | the steps."""
    return first == cue.last + 1 and prose.words.tags[cue.last] == "P" and prose.words.lower[cue.last] not in phrase_words("objective")


def clause(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` hold a finite verb or marked words."""
    return any(tag in "VFMB" for tag in prose.words.tags[first:last]) or prose.stretch_of[first] >= 0 or prose.stretch_of[last - 1] >= 0


def marked_whole(prose: Prose, part: tuple[int, int]) -> bool:
    """Whether a part of the content is one marked stretch from mark to mark, a comma aside."""
    stretch = prose.stretch_of[part[0]]
    return stretch >= 0 and prose.stretches[stretch][0] == part[0] and prose.stretches[stretch][1] in (part[1], part[1] - 1)
