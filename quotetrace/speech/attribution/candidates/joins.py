"""What "and" and other conjunctions join to a cue, so that its content ends before them: asked for the bill | and left;
said it was old | and hinted that it would go."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.described import ends_described
from quotetrace.speech.attribution.candidates.hearers import COMMANDING
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import INSERTED, NOUNS, OF_CLAUSES, has_clause_at, subject_and_verb
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = [
    "LEAD",
    "NEGATIONS",
    "closes_list",
    "has_report_at",
    "joins_deed",
    "joins_report",
    "leaves_quotation",
    "opens_report",
    "precedes_clause",
    "precedes_main",
    "reports_behind_lead",
    "tells_on",
]

# How many words a subject with all that describes it may have.
SUBJECT_REACH = 24
# How far behind the verb of a subject that is named "that" may open what it says: wrote in a letter that.
THAT_REACH = 9
# How long what leads up to another report may be: and when he was asked why, | she said.
LEAD_REACH = 25
# A noun phrase of no more words than this has no verb as its last.
SHORT = 2
UNWILLING, DISCUSSING = column("silence", "words", kind="unwilling"), column("silence", "words", kind="discussing")
MODALS, ANEW = column("reported_tense", "auxiliaries", kind="modal"), phrase_words("anew")
RELATIVES, POINTING = column("relatives"), column("pointing")
# What stands before a participle that opens its sentence: Yet by | calling, In addition to | saying.
LEAD = frozenset("CPNT")
NEGATIONS = column("cue_polarity", "words", polarity="negation")


def joins_deed(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether content that began at `start` is a noun phrase or an infinitive so far, and "and" at word `i` joins to
    the cue what its subject does or is besides: asked for the bill | and left; urged her to stay | and tried to
    sleep."""
    tags = prose.words.tags
    verb = i + 1 + (tags[i + 1 : i + 2] == "R")
    so_far = tags[cue.last : i]
    if tags[i] == "C" and cue.form == tags[verb : verb + 1] == "V" and "T" in so_far and FINITE.isdisjoint(so_far):
        return prose.stretch_of[start] < 0
    acts = tags[verb : verb + 1] == "V" and (tags[verb + 1 : verb + 2] not in NOUNS or prose.words.lower[i] == "but")
    absolute = phrase_starting(prose, i + 1, cue.window[1]) if cue.form == "G" and tags[i] == "C" else None
    if absolute is not None and tags[absolute[1] : absolute[1] + 1] == "G":
        return OF_CLAUSES.isdisjoint(tags[cue.last : i])  # with Vik calling for a ban | and others supporting it
    joined = tags[i] == "C" and tags[i - 1] in "NEU#L" and (acts or tags[verb : verb + 1] == "M")
    return joined and cue.form == "V" and prose.stretch_of[start] < 0 and OF_CLAUSES.isdisjoint(tags[cue.last : i])


def joins_report(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether a clause has been said before word `i`, which joins to its finite cue another verb of speech of the same
    tense, or a refusal: said it was old | and hinted that it would go; said it was open, | though he warned that it
    might close; | but wouldn't elaborate; said it was shut, | while the mayor, on a visit to Sund, said it was not;
    conceded it was old: | one of them said that it leaked; disputes this: | its head said that it was new."""
    tags, lower = prose.words.tags, prose.words.lower
    at = i + (lower[i] == ",")
    if at + 1 >= cue.window[1] or tags[at] not in "CS:;WPO":
        return False
    if at > i and (inserts_report(prose, at, cue.window[1]) or reports_behind_lead(prose, at, cue.window[1])):
        return True
    if (
        at + 2 >= cue.window[1]
        or tags[at] not in "CS:;"
        or cue.form not in "VFB"
        or prose.stretch_of[at] != prose.stretch_of[cue.first]
    ):
        return False
    bare = FINITE.isdisjoint(tags[start:i])
    if bare and (tags[at] != ":" or lower[start] not in POINTING):
        return False
    if lower[at] == "but" and lower[at + 1] in UNWILLING:
        verb = at + 2 + (lower[at + 2] in NEGATIONS)
        return not DISCUSSING.isdisjoint(lower[verb : verb + 1])
    if lower[at] == ";" and reports_anew(prose, at + 1, cue.window[1]):
        return True
    set_off = at > i or (prose.stretch_of[i - 1] >= 0 and lower[i - 2] == ",")
    set_off = set_off or tags[at] in ":;"
    subject = phrase_starting(prose, at + 1, cue.window[1]) if set_off else None
    if tags[at] != "C" and subject is None:
        return False
    if (
        subject
        and subject[1] - subject[0] > SHORT
        and tags[subject[1] : subject[1] + 1] == "K"
        and lower[subject[1] - 1] in reporting_forms()
    ):
        subject = subject[0], subject[1] - 1  # and the police | suspect that
    verb = behind_insertion(prose, subject[1], cue.window[1]) if subject else at + 1
    verb += tags[verb : verb + 1] == "R"
    again = subject is None and tags[verb : verb + 2] == "MV" and lower[verb] == lower[cue.first - 1]
    again = again and lower[verb] not in lower[start:i] and "V" not in tags[start:i]
    verb += again  # has said it is a fake | and has threatened to sue
    form = reporting_forms().get(lower[verb]) if verb + 1 < cue.window[1] else None
    named = (
        subject is not None and set_off and "E" in tags[slice(*subject)] and tags[verb : verb + 1] in ("V", "F")
    )  # says it is new, | and the Port Board wrote
    named_thinker = subject is not None and tags[subject[1] - 1] in "NE"
    if (
        form is None
        or not (named or bare or tags[verb] == cue.form or (tags[verb : verb + 2] == "NK" and form.form == cue.form))
        or (form.speech == "thought" and (subject or at == i) and not (named_thinker and tags[verb + 1] == "K"))
    ):
        return False
    if tags[at] == "C" and subject and tags[subject[1] - 1] in "OE":
        return True
    if (named or bare) and "K" in tags[verb + 1 : min(cue.window[1], verb + THAT_REACH)]:
        return True
    behind = verb + 1 + (tags[verb + 1] in "RJ")
    said = phrase_starting(prose, behind, cue.window[1]) if subject else None  # though she admitted the pier | “leaks”
    quotation = said[1] if said else behind
    heard = None if subject or form.classes[0] not in COMMANDING else phrase_starting(prose, behind, cue.window[1])
    if heard is not None and tags[heard[1] : heard[1] + 2] == "TB":
        return True  # and asked farmers to work
    return (
        tags[behind : behind + 1] in ("K", "W")
        or (again and tags[behind : behind + 2] == "TB")
        or has_clause_at(prose, behind, cue.window[1])
        or (quotation < cue.window[1] and opens_stretch(prose, quotation))
    )


def reports_anew(prose: Prose, first: int, last: int) -> bool:
    """Whether the first verb from word `first` on is one of speech with "that" behind it, or right behind its subject,
    or disputes what was said: he is ill; | those close to Gow insist that; it is shut; | the mayor urged drivers to
    wait; it is safe; | its tenants deny this."""
    tags, lower = prose.words.tags, prose.words.lower
    if opens_own_report(prose, first, last):
        return True
    verb = next((i for i in range(first, min(last, first + THAT_REACH)) if tags[i] in FINITE or tags[i] == "B"), last)
    form = reporting_forms().get(lower[verb]) if verb + 1 < last else None
    disputed = form is not None and form.classes[0] == "deny" and not POINTING.isdisjoint(lower[verb + 1 : verb + 2])
    return form is not None and (tags[verb + 1] == "K" or disputed)


def tells_on(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether a comma or a conjunction at word `i`, behind a clause that is shifted for being reported, leads to what
    the author tells in the plain past: warned that it could erupt, | and police cleared two farms; said it would go, |
    then left; said he would go | but pointed to the rain.

    A verb without a subject is one of the report's if it can hang on the same auxiliary: said it would be moved, and
    sunk. So is one of a pronoun, or of somebody's own: said it would rain, and his wife knew.
    """
    tags, lower = prose.words.tags, prose.words.lower
    joins = lower[i] == "," and (tags[i + 1 : i + 2] == "C" or not ANEW.isdisjoint(lower[i + 1 : i + 2]))
    bare = tags[i : i + 2] == "CV"
    if not (joins or bare) or cue.form not in "VG" or {*prose.stretch_of[cue.first : i + 2]} != {-1}:
        return False
    first = next((k for k in range(start, i) if tags[k] in FINITE), i)
    if lower[first] not in MODALS or "S" in tags[start:i] or not RELATIVES.isdisjoint(lower[start:first]):
        return False
    if bare and not plain_past(prose, first, i):
        return False
    at = i + 1 if bare else i + 2 + (tags[i + 2 : i + 3] == "R")
    subject = phrase_starting(prose, at, cue.window[1])
    if subject and tags[subject[0]] in "OH":
        return False  # and they, and his wife
    verb = subject[1] if subject else at
    verb += tags[verb : verb + 1] == "R"
    perfect = "M" in tags[first + 1 : first + 3] and "MT" not in tags[first + 1 : first + 4]
    hangs = subject is None and (perfect or "," in tags[first:i])
    return tags[verb : verb + 1] == "V" and verb < cue.window[1] and not hangs


def closes_list(prose: Prose, cue: CueWord, i: int) -> bool:
    """Whether “and” at word `i`, or behind a comma there, leads to the last of the things that a subject did of which
    the cue is one behind a comma: Okoro rose, said it was late | and left."""
    tags, last = prose.words.tags, i + (prose.words.tags[i] == ",")
    listed = cue.form == "V" and tags[cue.first - 1] == "," and tags[last : last + 2] == "CV"
    deed = tags.rfind("V", cue.window[0], cue.first - 1) if listed else -1
    subject = phrase_ending(prose, deed, cue.window[0]) if deed > 0 else None
    return (
        subject is not None
        and OF_CLAUSES.isdisjoint(tags[deed + 1 : cue.first])
        and "C" not in tags[cue.last : last]
        and {*prose.stretch_of[deed:last]} == {-1}
    )


def plain_past(prose: Prose, modal: int, joint: int) -> bool:
    """Whether the past behind a conjunction is no verb of a clause within the one that a modal opens, and no participle
    of the subject of another: would study it | but pointed; not: would help who worked | and paid; could burst | and
    flooded towns would."""
    tags = prose.words.tags
    behind = phrase_starting(prose, joint + 2, len(tags))
    other = behind is not None and tags[behind[1] : behind[1] + 1] in FINITE
    return {"V", "I", "W", "O", "K"}.isdisjoint(tags[modal + 1 : joint]) and not other


def opens_report(prose: Prose, at: int, last: int) -> bool:
    """Whether a conjunction at word `at` opens another report with its own speaker: The port is shut, Okoro said, | and
    the union accused him of neglect; ..., | although his aide said; not: and nothing will reopen it, and he believes it."""
    return prose.words.lower[at] in phrase_words("contrast") and opens_own_report(prose, at + 1, last)


def opens_own_report(prose: Prose, at: int, last: int) -> bool:
    """Whether a subject, with all that describes it, begins with word `at` and a verb of speech follows it."""
    clause, tags = subject_and_verb(prose, at, last), prose.words.tags
    plain = clause[1] if clause and tags[clause[1]] in "VF" else 0
    for verb in [plain] if plain else range(at + 1, min(last - 1, at + SUBJECT_REACH)):
        form = reporting_forms().get(prose.words.lower[verb]) if verb < last - 1 and tags[verb] in "VF" else None
        if form is not None and form.speech == "yes":
            return bool(plain) or (tags[verb - 1] not in "WK" and ends_described(prose, at, verb))
    return False


def leaves_quotation(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether all that was said so far is a quotation, and a comma at word `i` leads to another clause: never said “we
    will win”, | and she wishes they would."""
    stretch = prose.stretch_of[start]
    if stretch < 0 or prose.stretches[stretch] != (start, i) or prose.words.tags[i : i + 2] != ",C":
        return False
    subject = phrase_starting(prose, i + 2, cue.window[1])
    return subject is not None and prose.words.tags[subject[1] : subject[1] + 1] in FINITE


def inserts_report(prose: Prose, at: int, last: int) -> bool:
    """Whether a relative clause begins behind a comma with word `at`, and another attribution is inserted into it: all
    of them, | with whom, she said, there was."""
    pronoun = at + (prose.words.tags[at : at + 1] == "P")
    if RELATIVES.isdisjoint(prose.words.lower[pronoun : pronoun + 1]) or prose.words.lower[
        pronoun + 1 : pronoun + 2
    ] != [","]:
        return False
    clause = subject_and_verb(prose, pronoun + 2, last)
    return (
        clause is not None
        and prose.words.lower[clause[1]] in reporting_forms()
        and prose.words.lower[clause[1] + 1 : clause[1] + 2] == [","]
    )


def reports_behind_lead(prose: Prose, at: int, last: int) -> bool:
    """Whether another report stands behind the conjunction at word `at` and what only leads up to it: it was old, | and
    when asked why, she said; | but, pressed for more, he added."""
    tags, lower = prose.words.tags, prose.words.lower
    if tags[at] != "C":
        return False
    first = at + 1 + (tags[at + 1 : at + 2] == ",")
    asked = column("silence", "words", kind="addressed")
    form = reporting_forms().get("".join(lower[first : first + 1]))
    leads = tags[first : first + 1] in ("S", "W") or (form is not None and form.form in "VI" and form.lemma in asked)
    comma = tags.find(",", first, min(last, first + LEAD_REACH))
    if not leads or comma < 0 or prose.stretch_of[comma] != prose.stretch_of[at]:
        return False
    return has_report_at(prose, comma + 1, last)


def has_report_at(prose: Prose, first: int, last: int) -> bool:
    """Whether a subject and its verb of speech, with words behind it, begin with word `first`: when pressed | she said
    no; not: told that it leaked."""
    clause = subject_and_verb(prose, first, last)
    verb = reporting_forms().get(prose.words.lower[clause[1]]) if clause else None
    return clause is not None and clause[1] + 1 < last and verb is not None and verb.speech == "yes"


def behind_insertion(prose: Prose, i: int, last: int) -> int:
    """The word behind what commas insert from word `i` on, or `i`: the mayor, on a visit to Sund, | said; one of them |
    said."""
    if prose.words.tags[i : i + 2] == "PU":
        return i + 2
    comma = prose.words.tags.find(",", i + 1, min(last, i + INSERTED)) if prose.words.lower[i : i + 1] == [","] else -1
    return comma + 1 if comma > 0 else i


def precedes_main(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether the comma at word `i` parts what is reported by the participle, the phrase or the clause that opens the
    sentence from the main clause: Conceding that it leaked|, the bursar, Tor Vik, left; Despite his claim that it
    leaked|, she stayed; While polls show him ahead|, she leads.
    """
    lead = prose.words.tags[cue.window[0] : cue.first]
    fronted = not lead or LEAD.issuperset(lead) if cue.form == "G" else lead[:1] == "P"
    shows = lead.lstrip("C")[:1] == "S" and cue.kind == "show" and cue.form in "VFB"
    opens = prose.words.lower[i] == "," and (shows or (fronted and (cue.form == "G" or cue.kind == "noun")))
    whole = shows or prose.words.tags[start] == "T" or not FINITE.isdisjoint(prose.words.tags[start:i])
    if not opens or not whole:
        return False
    subject = phrase_starting(prose, i + 1, cue.window[1])
    return subject is not None and prose.words.tags[subject[1] : subject[1] + 1] in FINITE | {",", "R"}


def precedes_clause(prose: Prose, start: int, i: int, last: int) -> bool:
    """Whether a comma at word `i` and a conjunction lead from what is shown without a finite verb to a clause: showed
    Vik ahead|, and he thanked voters."""
    tags = prose.words.tags
    return tags[i : i + 2] == ",C" and FINITE.isdisjoint(tags[start:i]) and has_clause_at(prose, i + 2, last)
