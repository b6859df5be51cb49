"""Where a clause begins that is not part of what was said before it."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.continuation import STATING
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, CueWord
from quotetrace.speech.attribution.candidates.introducers import main_follows
from quotetrace.speech.attribution.candidates.parted import parted_subject
from quotetrace.speech.attribution.candidates.syntax import least_end, outer_verb
from quotetrace.speech.attribution.grammar.silences import silence, verb_classes
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import same_in_past

__all__ = ["aftermath", "border", "contrast", "likewise", "main_clause", "parallel", "predicate"]

# What may stand between a semicolon and the subject of the next report: today he said, on Friday he said.
LEADING = frozenset("RLPN#")
# What may hang on a subject, between it and its verb.
HANGING = frozenset("PDHJQNEL#RM")
# What a noun phrase of one piece is made of.
NOMINAL = frozenset("DQHJNE#Y~")
# What stands in one that names somebody or something.
THINGS = frozenset("NEU")
LISTED = NOMINAL | THINGS
# How far behind "which" the verb of its clause's source may stand (which the mayor says).
RELATIVE_REACH = 7


def parallel(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where a content ends whose clause goes on, behind marked words and “and”, with the same auxiliary, or with one that
    only reported words are shifted to: had been “lied to”, and had left; was “late”, and had no money."""
    tags, lower, end = prose.words.tags, prose.words.lower, cue.window[1]
    at = last + (lower[last : last + 1] == [","])
    if (
        at + 2 >= end
        or tags[at] != "C"
        or prose.stretch_of[last - 1] < 0
        or prose.stretch_of[first] >= 0
        or lower[at + 1] not in column("reported_tense")
    ):
        return last
    bare = [i for i in range(first, last) if prose.stretch_of[i] < 0]
    outside = any(lower[i] == lower[at + 1] or (cue.form == "V" and tags[i] in "VM") for i in bare)
    return end - (lower[end - 1] in STOPS) if outside else last


def likewise(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where a content ends that goes on behind what one thing is called with what others are: called the road a “joke”,
    the bridge a “farce” and the mayor “late”."""
    if cue.kind != "call" or first < cue.last or prose.stretch_of[last - 1] < 0:
        return last
    tags, at = prose.words.tags, last
    while True:
        thing = at + (tags[at : at + 1] == ",")
        thing += tags[thing : thing + 1] == "C"
        end = thing
        while end < cue.window[1] and tags[end] in LISTED and prose.stretch_of[end] < 0:
            end += 1
        if at == thing or THINGS.isdisjoint(tags[thing:end]) or end >= cue.window[1] or not opens_stretch(prose, end):
            return at
        at = prose.stretches[prose.stretch_of[end]][1]


def main_clause(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where the main clause goes on behind a cue in a subordinate one.

    Foss, who said it was safe, | walked; while Foss says so, | few do; Moe went, and while he says so, | few did; Foss,
    noting the rain, | said no; Foss, told that it rained, | left; with Foss saying so, | few did;
    asked by the Post whether it was safe, | Foss nodded.
    """
    opener, begin = cue.introducer, prose.sentences[cue.sentence][0]
    absolute = (
        cue.form == "G"
        and prose.words.tags[begin] == "P"
        and not set(prose.words.tags[begin : cue.first]) & set("VMFBT,")
    )
    opens = cue.form == "G" and cue.first == begin and prose.words.tags[cue.last] == "K"
    leading = (
        opens
        or opener.endswith("<")
        or joined_lead(prose, cue)
        or (absolute and prose.stretch_of[begin] == prose.stretch_of[cue.first])
    )
    participle = cue.form == "G" or (cue.form in "VI" and cue.lemma in silence("addressed"))
    inserted = opener.startswith("who") or (participle and prose.words.lower[cue.first - 1] == ",")
    addressed = participle and cue.form in "VI" and cue.first == begin
    least = least_end(prose, first, last) if prose.words.tags[first - 1] == "K" else first
    for i in range(max(first + 1, least), last - 1) if inserted or leading or addressed else ():
        if (
            leading
            and prose.words.lower[i - 1] == ","
            and prose.stretch_of[i] >= 0
            and prose.stretches[prose.stretch_of[i]][1] == i + 1
        ):
            return i + 1
        if (
            prose.words.lower[i] == ","
            and prose.stretch_of[i] == prose.stretch_of[cue.first]
            and (leading or prose.words.tags[i + 1] in "VM" or (addressed and main_follows(prose, i + 1, last)))
        ):
            return i
    return last


def joined_lead(prose: Prose, cue: CueWord) -> bool:
    """Whether the subordinate clause of a cue leads up to the second of two main clauses: ..., and while Foss says so."""
    lower, tags = prose.words.lower, prose.words.tags
    opener = next((i for i in range(cue.first - 1, cue.window[0] + 1, -1) if lower[i] == cue.opener), 0)
    return opener > 0 and tags[opener - 2 : opener + 1] == ",CS"


def predicate(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where the predicate begins of a subject that a noun of speech, or what a participle behind it reports, is part
    of: Okoro's claim that it was safe | has been tested; a sign saying “No boats” | was torn down; a note accusing Okoro
    of theft | was read out."""
    tags = prose.words.tags
    before = tags[cue.window[0] : cue.first] if cue.form == "G" else ""
    if before[-1:] not in ("N", "E") or not FINITE.isdisjoint(before):
        return outer_verb(prose, first, last) if cue.kind == "noun" else last
    behind_marks = (i for i in range(first + 1, last) if prose.stretch_of[i] < 0 <= prose.stretch_of[i - 1])
    verb = next((i for i in behind_marks if tags[i] in FINITE), None)
    things = cue.kind in verb_classes("source", "needed in passive")
    return outer_verb(prose, first, last, begun=things) if verb is None else verb


def contrast(prose: Prose, first: int, last: int) -> int:
    """Where a clause of the author's begins behind a quotation that is all that was said, or behind a comma in marks: The
    sign says “No swimming,” | but the boys swim; called them “late,” | but he gave Vik a medal; | and he left."""
    for stretch in sorted({*prose.stretch_of[first:last]} - {-1, prose.stretch_of[first]}):
        end = prose.stretches[stretch][1]
        if end + 1 < last and prose.marked[stretch].closed and turns(prose, end, last):
            return end
    stretch = prose.stretch_of[first]
    end = prose.stretches[stretch][1] if stretch >= 0 and prose.stretches[stretch][0] == first else last
    tags = prose.words.tags
    if end + 1 >= last or tags[end] != "C" or "," not in (prose.words.lower[end - 2], prose.words.lower[end - 1]):
        return last
    clause = (
        tags[end + 1] in "DEOHN"
        and any(tag in "VMFB" for tag in tags[end:last])
        and all(s < 0 for s in prose.stretch_of[end:last])
    )
    return end if clause else last


def turns(prose: Prose, end: int, last: int) -> bool:
    """Whether behind a mark that closes behind a comma, “but” and a subject, or “and” and a pronoun, open a clause whose
    verb is not shifted for being reported: “late,” | but he left; not: said it was “late,” but he would stay."""
    tags, lower = prose.words.tags, prose.words.lower
    subject = tags[end + 1] in ("DEOHN" if lower[end] == "but" else "OH")
    opens = lower[end - 2] == "," and lower[end] in ("but", "and") and subject
    verb = next((i for i in range(end, last) if tags[i] in FINITE), None) if opens else None
    return verb is not None and lower[verb] not in column("reported_tense")


def aftermath(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where the author's own words go on behind a whole sentence in marks that a verb introduces: He said, “The bank is
    shut,” | and left.

    A quotation that further marked words or "that" follow, or a verb whose subject it is, is part of a longer content.
    """
    stretch = prose.stretch_of[first]
    if (
        (cue.form not in "VFB" and cue.kind != "source")
        or stretch < 0
        or prose.stretches[stretch][0] != first
        or not prose.marked[stretch].closed
    ):
        return last
    lower, tags, end = prose.words.lower, prose.words.tags, prose.stretches[stretch][1]
    whole = prose.words.written[first + 1][0].isupper() and any(tag in "VMF" for tag in tags[first:end])
    beside = lower[first - 1] in ",:" or first == cue.last
    beside = beside and not any(tag in "VMFBGKSW" for tag in tags[cue.last : first])
    at = end + (lower[end : end + 1] == [","])
    if not (whole and beside and at < last) or any(stretch >= 0 for stretch in prose.stretch_of[end:last]):
        return last
    stopped = at > end or not lower[end - 2][0].isalnum()
    verb = at
    while verb < last - 1 and tags[verb] in "CR":
        verb += 1
    acts = tags[verb] in "VG" or lower[verb] in same_in_past()
    return end if tags[at] in "PST" or (stopped and acts and (verb > at or tags[at] == "G")) else last


def border(prose: Prose, attribution: Attribution, other: Attribution) -> int | None:
    """Where the clause of `other` begins, if it goes on with the clause of `attribution` instead of standing in its
    content."""
    tags, lower, at = prose.words.tags, prose.words.lower, other.cue.first
    before = at - 1
    while before > attribution.cue.last and tags[before] == "R":
        before -= 1
    if (
        tags[at] == "G"
        and other.cue.kind != "source"
        and (comma_before(prose, before) or lower[before] in phrase_words("meanwhile"))
    ):
        return before + (lower[before] not in (",", *phrase_words("meanwhile")))
    if (
        other.cue.kind == "source"
        and other.frame == "before"
        and lower[at - 1] == ","
        and other.content[0][0] < attribution.cue.first
    ):
        return at - 1  # ..., according to her lawyer
    if other.cue.kind == "source" and other.content[0][0] > attribution.content[-1][0]:
        own = other.content[0][0]
        if lower[own] in column("relatives") and lower[own - 1] == ",":
            return own - 1  # he can close the gap, | which was nine, according to the Post
    if tags[at] == "G" and tags[before] == "S" and comma_before(prose, before - 1):
        return before - (lower[before - 1] == ",")  # ..., though admitting that
    if (
        lower[before] == ","
        and before == at - 1
        and other.cue.kind != "other"
        and other.cue.form == attribution.cue.form == "F"
        and (other.speaker is None or other.speaker.first <= attribution.cue.first)
    ):
        return before  # Okoro Says It Is Safe, | Calls Critics “Liars”
    shared = (
        attribution.speaker is not None
        and other.speaker is not None
        and attribution.speaker.first == other.speaker.first
    )
    same_tense = tags[at] == tags[attribution.cue.first]
    if tags[before] == "M" and tags[attribution.cue.first] == "F" and lower[before] not in column("reported_tense"):
        same_tense, before = True, before - 1  # alleges ..., and has threatened to
    perfect = attribution.cue.first - 1
    if tags[perfect] == "M" and tags[at] == "F" and lower[perfect] not in column("reported_tense"):
        same_tense = True  # has alleged ..., but denies
    then = before < at - 1 and comma_before(prose, before)
    hoped = other.cue.speech == "thought" and attribution.cue.kind in STATING and lower[before] == "and"
    if (
        (lower[before] in ("and", "but") or then)
        and not hoped  # said it was safe and hoped for rain
        and same_tense
        and (shared or (tags[at] == "G" and other.speaker is None))
    ):
        return before + 1 if then and lower[before] != "," else before - (not then and lower[before - 1] == ",")
    if other.speaker is not None and attribution.cue.last < other.speaker.first <= at:
        first = attribution.content[-1][0]
        of_deed = tags[first] in "UPT" or tags[first - 1] in "UPT"  # accused him of sloth: its leader said
        mark = ";" if ";" in tags[first : other.speaker.first] or not of_deed else ":"
        last = tags.rfind(mark, first, other.speaker.first)
        if last > 0 and set(tags[last + 1 : other.speaker.first]) <= LEADING:
            return tags.index(mark, first)
    own = other.content[0][0]
    if (
        attribution.content[-1][0] < own <= at
        and lower[own - 1] == ";"
        and prose.stretch_of[own - 1] == prose.stretch_of[at]
    ):
        return own - 1  # said it rained; | the sun, she said, shone
    if begins_anew(prose, attribution, other):
        conjunction = other.speaker.first - 1 if other.speaker else before
        conjunction -= lower[conjunction] == ","  # “old”, and, he adds, “late”
        return conjunction - 1 if lower[conjunction - 1] in {","} | DASHES else conjunction
    last = attribution.content[-1][1]
    open_ended = not any(lower[i] == "," and prose.stretch_of[i] == prose.stretch_of[at] for i in range(at, last))
    for k in range(at - 1, max(at - RELATIVE_REACH, attribution.cue.last), -1) if open_ended else ():
        if lower[k] in column("relatives") and lower[k - 1] == ",":
            return k - 1
        if lower[k] in ",;:":
            break
    return None


def comma_before(prose: Prose, i: int) -> bool:
    """Whether word `i` is a comma, or the closing mark behind one."""
    lower = prose.words.lower
    return lower[i] == "," or (lower[i - 1] == "," and not lower[i][0].isalnum())


def begins_anew(prose: Prose, attribution: Attribution, other: Attribution) -> bool:
    """Whether "and" joins a second attribution to the first, with its own subject and in the same form: one said ...,
    and the other said ...; not: said China | and Russia announced a fair."""
    speaker, tags = other.speaker, prose.words.tags
    if speaker is None or not attribution.cue.last < speaker.first < speaker.last <= other.cue.first:
        return False
    form, begun = tags[other.cue.first], tags[attribution.cue.first]
    same_form = form == begun in "VFBG"
    same_form = same_form or (attribution.cue.form == "G" and form in "VF")  # saying it leaked, though Foss said
    joined = speaker.first - 1 - (prose.words.lower[speaker.first - 1] == "," and other.content[0][0] > other.cue.last)
    stressed = tags[joined - 1 : joined + 1] == "RS"  # decided to go even though he found it unsafe
    if not same_form or stressed or prose.words.lower[joined] not in phrase_words("contrast"):
        return False
    if attribution.cue.kind == "say" and NOMINAL.issuperset(tags[attribution.content[-1][0] : speaker.first - 1]):
        return False
    apposed = "," in tags[speaker.first : speaker.last] and tags[speaker.last] == ","  # its head, Ida Holm, said
    between = tags[speaker.last + apposed : other.cue.first]
    if set("RM").issuperset(between) or (between[0] in "PJ" and HANGING.issuperset(between)):
        return True  # and a clerk at the bank said
    parted = parted_subject(prose, other.cue, strict=True)
    return parted is not None and parted[0] == speaker.first  # and an aide, who was not named, said
