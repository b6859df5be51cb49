"""What grammar says that a content cannot be, beyond any score: whose clause has another subject, on which side of its
cue it cannot stand."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.joins import opens_report
from quotetrace.speech.attribution.candidates.subjects import is_all_subject
from quotetrace.speech.attribution.candidates.syntax import LEADS, NOUN_PHRASE, gap_behind, has_clause_at
from quotetrace.speech.attribution.grammar.frames import only_leads
from quotetrace.speech.attribution.grammar.handovers import follows_quotation, in_insertion, in_lead
from quotetrace.speech.attribution.grammar.marks import (
    Content,
    clause,
    has_marks,
    lost_opening,
    marked_whole,
    opens_anew,
)
from quotetrace.speech.attribution.grammar.silences import opens_asked
from quotetrace.speech.attribution.grammar.things import is_object, is_title
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose, opens_stretch

__all__ = ["holds_subject", "points_back", "sensible"]


def sensible(prose: Prose, cue: CueWord, content: Content) -> Content:
    """The parts of `content` that grammar allows; none where the opening mark is lost, for then no one knows what was
    quoted.

    What stands before a relative or subordinate clause is not what its source says: the flood, which the mayor says has
    drowned many; for what he says was; the pier leaked, while Foss wrote letters. Nor is what ends in a semicolon: he
    called it “old”; she preferred “new”.
    """
    if lost_opening(prose, cue, content):
        return ()
    opener = cue.opener
    subordinate = opener in column("relatives") or opener in phrase_words("subordinate") or leaves_gap(prose, cue)
    relative = gap_behind(prose, cue) is not None or (subordinate and not follows_quotation(prose, cue))
    content = tuple(
        part
        for part in content
        if part[0] < part[1]
        and not tells_how(prose, *part)
        and not (points_back(prose, *part) if part[0] >= cue.last else relative or prose.words.lower[part[1]] == ";")
    )
    if len(content) == 2:
        kept = both_sides(prose, cue, content)
    elif (
        content
        and content[0][0] > cue.last
        and cue.kind != "source"
        and prose.words.tags[content[0][0] - 1 : content[0][0] + 1] == ",C"
    ):
        return ()  # No, he said, | and left
    else:
        kept = tuple(part for part in content if part[0] >= cue.last or stands_before(prose, cue, part))
    if cue.kind == "other" and not all(marked_whole(prose, part) for part in kept):
        return ()
    return () if any(is_title(prose, cue, part) or is_object(prose, cue, part) for part in kept) else kept


def leaves_gap(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb follows the cue at once whose subject is the noun before "that": a plan that Okoro says | is
    dead."""
    return cue.introducer == "that" and prose.words.tags[cue.last : cue.last + 1] in FINITE


def both_sides(prose: Prose, cue: CueWord, content: Content) -> Content:
    """The content around a cue: each side is a clause, or the halves make one (The decision, said Ruiz, was wrong).

    What a whole quotation said is not continued by bare words behind the cue ("...," Okoro said of the pier), and what
    follows a cue without a comma is its subject or its circumstances (said two officials, who ...; said on Tuesday). A
    quotation behind the cue that begins like a sentence has nothing before it (Asked about the pier, Okoro said,
    "Never.").
    """
    before, after = content
    tags, lower = prose.words.tags, prose.words.lower
    marked_after = prose.stretch_of[after[0]] >= 0
    if marked_whole(prose, before) and not marked_after:
        return (before,)
    if prose.stretch_of[before[1] - 1] < 0 and before[1] == cue.first and lacks_subject(prose, cue, before[1]):
        return (after,)
    stretch_before = prose.stretch_of[before[1] - 1]
    if (
        marked_after
        and opens_anew(prose, after[0])
        and (stretch_before < 0 or in_lead(prose, stretch_before, prose.sentences[cue.sentence][0]))
    ):
        return (after,)
    set_off = lower[after[0] - 1] in column("breaks") or marked_after or after[0] - 1 >= cue.last
    if tags[after[0] + opens_stretch(prose, after[0])] in "VM" and set_off:
        return content
    leads = before[0] == cue.window[0] and tags[before[0]] in LEADS | {"W"}
    leads = leads and "," in tags[before[1] - 1 : before[1] + 1]
    between = tags[cue.last : after[0]]
    governed = "K" in between or ("," not in between and has_clause_at(prose, *after))
    if (leads and governed) or (not set_off and only_leads(prose, *before)):
        return (after,)  # When the rain came, Okoro promised | to pay
    goes_on = set_off and not opens_report(prose, *after) and (clause(prose, *after) or tags[after[0]] == "C")
    kept = ((before,) if stands_before(prose, cue, before) else ()) + ((after,) if goes_on else ())
    return () if kept == (after,) and tags[after[0]] == "C" else kept or (after,)  # No, he said, | and left


def stands_before(prose: Prose, cue: CueWord, part: tuple[int, int]) -> bool:
    """Whether words before a cue can be its content: a clause or marked words, set off from the cue by a mark or by its
    subject.

    A lead-in is no clause ("In an interview on Monday, Okoro said", "Asked about it, Okoro sighed"), nor is what breaks
    off at "that" ("He wrote that, Okoro said, ..."), and a clause that "and" joins to the cue's own is not what was
    said ("The choir sang, and the mayor wept").
    """
    first, last = part
    final = last - 1 if prose.words.lower[last - 1] != "," else last - 2
    if (
        opens_asked(prose, first)
        or not clause(prose, first, last)
        or (final > first and prose.words.tags[final] == "K")
    ):
        return False
    marked = prose.stretch_of[last - 1] >= 0
    if (
        marked
        and has_marks(prose, cue, ((cue.last, cue.window[1]),))
        and in_lead(prose, prose.stretch_of[last - 1], prose.sentences[cue.sentence][0])
    ):
        return False
    if (
        marked
        and in_insertion(prose, prose.stretch_of[last - 1], cue.window[0])
        and not clause(prose, first, prose.stretches[prose.stretch_of[last - 1]][0])
    ):
        return False
    own = last == cue.first and prose.words.tags[last - 1] == "O"  # Okoro says he | wrote
    if not marked and (cue.kind == "call" or own or lacks_subject(prose, cue, last)):
        return False
    if (cue.kind == "other" or (first == cue.window[0] and not marked_whole(prose, part))) and is_all_subject(
        prose, cue
    ):
        return False
    following = last + 1 if prose.words.lower[last] == "," else last
    return prose.words.tags[following] != "C" or marked_whole(prose, part) or following >= cue.first


def lacks_subject(prose: Prose, cue: CueWord, last: int) -> bool:
    """Whether the cue's subject must stand among the words before `last`: nothing but adverbs parts them from it behind
    a comma (Uncle Joe, as he was called, | never wrote home), or behind its auxiliary (I was never | asked)."""
    tags, i = prose.words.tags, cue.first
    while i > last and tags[i - 1] == "R":
        i -= 1
    if i == last + 1 and tags[last] == ",":
        return i < cue.first
    while i > cue.window[0] and tags[i - 1] == "R":
        i -= 1
    return i <= last and tags[i - 1] in "MT"


def holds_subject(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether the subject of a finite verb outside of marks, for which no word is left, must stand in the content right
    before it: Vik, back from “Salt,” told the Echo."""
    before = [last for first, last in content if first < cue.first]
    if not before or cue.form not in "VF" or prose.stretch_of[cue.first] >= 0:
        return False
    adjoins = (
        before[-1] == cue.first and prose.words.tags[cue.first - 1] in "NE" and prose.stretch_of[cue.first - 1] < 0
    )
    return adjoins or (
        "," in prose.words.lower[before[-1] - 2 : cue.first]
        and set(prose.words.tags[before[-1] : cue.first]) <= {",", "R"}
    )


def tells_how(prose: Prose, first: int, last: int) -> bool:
    """Whether a word by itself only tells how something was said: noted wryly; recalled, laughing."""
    alone = last - first == 1 and prose.stretch_of[first] < 0
    manner = prose.words.lower[first].endswith("ly") and prose.words.tags[first] == "R"
    return alone and (manner or prose.words.tags[first - 1 : last] == ",G")


def points_back(prose: Prose, first: int, last: int) -> bool:
    """Whether words after a cue only point to what was said (said this on the quay, said this when asked; when he said
    that, we left), and do not begin a clause (said that, once dry, it ...)."""
    lower, tags = prose.words.lower, prose.words.tags
    if lower[first] not in column("pointing") or prose.stretch_of[first] >= 0 or tags[first - 1] == "K":
        return False
    if last - first == 1:
        return True
    inserts = "," in tags[first + 2 : last].replace(",C", "") or tags[first + 2 : first + 3] not in NOUN_PHRASE
    finite = any(tag in FINITE for tag in tags[first:last])
    clause_follows = tags[first + 1] == "," and tags[first + 2 : first + 3] != "C" and inserts and finite
    asked = tags[first + 1] == "W" and tags[first] != "K"
    return (asked or tags[first + 1] in "PLRT.,") and not clause_follows
