"""Where the content of a cue stands, and where it begins and ends: what grammar forces, else what scores best within
what grammar allows."""

from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import attribution_at_end
from quotetrace.speech.attribution.candidates.bounds import (
    Ends,
    PlaceFacts,
    Starts,
    describe_ends,
    describe_starts,
    place_facts,
)
from quotetrace.speech.attribution.candidates.continuation import closes
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, PARTING, CueWord
from quotetrace.speech.attribution.candidates.joins import opens_report
from quotetrace.speech.attribution.candidates.places import (
    behind_that,
    ends_after,
    ends_before,
    starts_after,
    starts_before,
    with_negation,
)
from quotetrace.speech.attribution.candidates.scorer import load_ranker
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.assertions import governs, is_impersonal, tells
from quotetrace.speech.attribution.grammar.certainty import aims, behind_agent, certain, commands, declines, rebuts
from quotetrace.speech.attribution.grammar.complements import around_view, in_view
from quotetrace.speech.attribution.grammar.copulas import equated
from quotetrace.speech.attribution.grammar.cries import cried
from quotetrace.speech.attribution.grammar.frames import (
    closes_sentence,
    hangs_on_verb,
    introduces_sentence,
    opens_own,
    said_before,
    subject_comma,
)
from quotetrace.speech.attribution.grammar.gaps import gap_end, gap_start, gap_subject
from quotetrace.speech.attribution.grammar.handovers import behind_show, is_led_up_to, looks_ahead
from quotetrace.speech.attribution.grammar.insertions import aside, behind_colon, behind_inserted, inserted
from quotetrace.speech.attribution.grammar.inversions import inverted_at_end, inverted_at_start
from quotetrace.speech.attribution.grammar.leads import leads_up, without_lead
from quotetrace.speech.attribution.grammar.limits import sensible
from quotetrace.speech.attribution.grammar.marks import Content, goes_on, lost_opening, quotation_behind, stretch_before
from quotetrace.speech.attribution.grammar.opening_sources import ends_with_source, joined_words, source_end
from quotetrace.speech.attribution.grammar.owners import hung
from quotetrace.speech.attribution.grammar.questions import poses, question_behind
from quotetrace.speech.attribution.grammar.resumptions import parts_from, relative_end, relative_start
from quotetrace.speech.attribution.grammar.silences import denies_deed
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import holds_not, reporting_forms

__all__ = ["located_behind", "placed"]

# Behind these a sentence in marks is all that the verb behind it reports.
OPENING = frozenset(":(")


def placed(prose: Prose, kinds: list[str], cue: CueWord, frame: str, handed_over: bool) -> tuple[str, Content]:
    """The frame of a cue and its content: those that grammar forces, else those that `frame` gives, or another where it
    gives none or grammar forbids it. `handed_over`: a quotation stands right before the cue. No content where nothing
    can be."""
    ends = closes_sentence(prose, cue)
    frame, content = forced(prose, kinds, cue, ends, handed_over) or weighed(
        prose, kinds, cue, frame, ends, handed_over
    )
    if frame == "around" and len(content) == 2 and content[1][0] >= cue.last:
        (first, off), (on, end) = content
        content = (first, off), (on, relative_end(prose, cue.window[0], first, on, end))
    parts = (behind_report(prose, cue, part) for part in content if part[0] < part[1])
    return frame, tuple((clause_start(prose, cue, first), last) for first, last in parts)


def located_behind(prose: Prose, kinds: list[str], cue: CueWord) -> Content:
    """The content that grammar allows behind a cue; none where there is no room for one."""
    return sensible(prose, cue, located(prose, kinds, cue, "after"))


def forced(prose: Prose, kinds: list[str], cue: CueWord, ends: bool, handed_over: bool) -> tuple[str, Content] | None:
    """The frame and the content that grammar alone decides: the cue is inverted at the end, hangs on what it reports,
    is inserted into it, or, where its attribution `ends` the sentence, follows it; None where the scorer decides."""
    led = None if handed_over else on_both_sides(prose, cue)
    if led is not None:
        return "around", led
    comma = inverted_at_end(prose, cue)
    if comma is not None:
        return "before", ((cue.window[0], comma),)
    quotation = inverted_at_start(prose, cue)
    if quotation is not None:
        return "after", ((quotation, best_end(prose, kinds, cue, quotation)),)
    opening = quotation_behind(prose, cue) if prose.words.lower[cue.last : cue.last + 1] != [","] else None
    within = goes_on(prose, cue) and inserted(prose, cue) is not None
    if opening is not None and opening > cue.last + 1 and not within:
        return "after", ((opening, best_end(prose, kinds, cue, opening)),)
    if behind_show(prose, cue):
        return "after", located(prose, kinds, cue, "after")
    cries = cried(prose, cue)
    if cries:
        return "after", cries
    gap = gap_subject(prose, cue)
    if gap is not None:
        start = gap_start(prose, cue)
        return "after", ((start, min(gap_end(prose, cue, gap), best_end(prose, kinds, cue, start))),)
    same = equated(prose, cue)
    viewed = same[0] if same else in_view(prose, cue) or sourced(prose, cue)
    if viewed is not None:
        return "after" if viewed[0] > cue.first else "before", (viewed,)
    around = around_view(prose, cue)
    if around is not None:
        before, (on, _) = around
        return "around", (before, (on, best_end(prose, kinds, cue, on)))
    behind = hung(prose, cue)
    if behind is not None:
        return "after", ((behind[0], best_end(prose, kinds, cue, behind[0])),)
    breaks = inserted(prose, cue)
    if breaks is not None:
        off, on = breaks
        before = (relative_start(prose, behind_colon(prose, cue), off), off)
        if is_anothers(prose, cue, on) or opens_report(prose, on, cue.window[1]):
            return "before", (before,)
        joint = phrase_words("contrast") | phrase_words("where")
        joins = off - 1 > cue.window[0] and prose.words.lower[off - 1] in joint
        joins = joins and prose.words.tags[cue.window[0]] != "S"
        if joins and prose.stretch_of[off - 1] == prose.stretch_of[cue.first]:
            end = relative_end(prose, cue.window[0], off - 1, on, best_end(prose, kinds, cue, on))
            return "after", ((on, end),)  # and, he said, | to sleep; where, he said, | it rains
        return "around", (before, (on, best_end(prose, kinds, cue, on)))
    source = source_end(prose, cue) if cue.first > cue.window[0] else None
    if source is not None and has_clause_at(prose, source + 1, cue.window[1]):
        return "after", ((source + 1, best_end(prose, kinds, cue, source + 1)),)  # after, according to Vik, | it sank
    quotation = joined_words(prose, cue)
    if quotation is not None:
        return "after", (prose.stretches[prose.stretch_of[quotation]],)
    comma = subject_comma(prose, cue) if ends and not handed_over else None
    if comma is None or (
        cue.kind != "tell" and any(stretch >= 0 for stretch in prose.stretch_of[cue.window[0] : comma])
    ):
        return None
    own = behind_inserted(prose, cue, comma)
    if own is not None:
        return "before", ((own, comma),)
    start = best_start(prose, kinds, cue, place_facts(cue, "b"), starts_before(prose, cue, comma))
    tags = prose.words.tags
    whole = tags[start - 1] in "KS" or leads_up(prose, cue, start)
    whole = whole or is_impersonal(prose, cue) or is_predicate(prose, start, comma)
    return "before", ((cue.window[0] if whole else start, comma),)


def is_predicate(prose: Prose, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are a second verb without a subject of its own, behind “and” or a comma,
    or only a phrase: He admitted it but | denied the rest, Okoro wrote; They wait, | then dive, Okoro wrote; It
    burned, | with two sheds destroyed, Okoro wrote."""
    tags, opens = prose.words.tags, prose.words.lower[start]
    absolute = opens in phrase_words("absolute") and {"M", "F"}.isdisjoint(tags[start:end])
    if tags[start - 1] == "," and (absolute or opens in phrase_words("anew")):
        return True
    verb = start + (tags[start] == "R")
    return tags[start - 1] in "C," and tags[verb : verb + 1] in ("V", "F", "B")


def on_both_sides(prose: Prose, cue: CueWord) -> Content | None:
    """The clause before an inverted cue or a source, and the quotation behind the colon that ends its attribution: The
    pier is safe, | said Okoro: | “It will hold.”; None where it does not stand so."""
    first, last = cue.window
    tags = prose.words.tags
    colon = tags.find(":", cue.last, last - 1)
    if colon < 0 or not opens_stretch(prose, colon + 1) or "G" in tags[cue.last : colon]:
        return None
    comma = inverted_at_end(prose, replace(cue, window=(first, colon)))
    if cue.kind == "source" and prose.words.lower[cue.first - 1] == "," and FINITE.isdisjoint(tags[cue.last : colon]):
        comma = cue.first - 1
    if comma is None or not has_clause_at(prose, first, comma):
        return None
    return (first, comma), prose.stretches[prose.stretch_of[colon + 1]]


def sourced(prose: Prose, cue: CueWord) -> tuple[int, int] | None:
    """The pronoun that opens a sentence of which a source is the predicate: | That | is according to the union."""
    first, lower = cue.window[0], prose.words.lower
    pointing = cue.kind == "source" and cue.first == first + 2 and lower[first] in column("pointing", number="one")
    return (first, first + 1) if pointing and prose.words.tags[first + 1] in "MY" else None


def weighed(
    prose: Prose, kinds: list[str], cue: CueWord, frame: str, ends: bool, handed_over: bool
) -> tuple[str, Content]:
    """The frame that the scorer gives, unless grammar knows better, and the content that scores best in it."""
    closed = ends or (cue.kind == "source" and cue.first > cue.window[0] and not source_leads(prose, cue))
    ahead = frame in ("before", "around") and (
        introduces_sentence(prose, cue)
        or looks_ahead(prose, cue)
        or hangs_on_verb(prose, cue)
        or is_led_up_to(prose, cue)
    )
    ahead = ahead or opens_own(prose, cue) or declines(prose, cue) or tells(prose, cue) or commands(prose, cue)
    ahead = ahead and not handed_over
    frame = "before" if closed else "after" if ahead or governs(prose, cue) else frame
    found = (quotation_before(prose, kinds, cue) if handed_over else ()) or located(prose, kinds, cue, frame)
    if lost_opening(prose, cue, found):
        return frame, ()
    content = sensible(prose, cue, found)
    if not closed and frame != "after" and (not content or poses(prose, cue)):
        frame, content = "after", located_behind(prose, kinds, cue)
    elif said_before(prose, cue, content):
        frame, content = "before", sensible(prose, cue, located(prose, kinds, cue, "before"))
    if frame == "before" and (not content or (ends and prose.words.tags[content[0][0] - 1] == "K")):
        content = ((cue.window[0], subject_comma(prose, cue)),)
    if cue.kind == "source" and frame == "before" and content and leads_up(prose, cue, content[0][0]):
        content = ((cue.window[0], content[0][1]),)
    if len(content) > 1 and is_anothers(prose, cue, content[1][0]):
        frame, content = "before", content[:1]
    if frame == "around" and len(content) == 1 and content[0][0] >= cue.last and certain(prose, cue):
        frame = "after"
    return frame, tuple(
        without_lead(prose, cue, part)
        if part[0] >= cue.last
        else (part[0] if parts_from(prose, part[1]) else relative_start(prose, *part), part[1])
        for part in content
    )


def is_anothers(prose: Prose, cue: CueWord, on: int) -> bool:
    """Whether "and" at word `on` joins what somebody else says at the end of the sentence: It was shut, Okoro said, |
    and would stay so, Moe added."""
    return prose.words.tags[on] == "C" and attribution_at_end(prose, cue, on) < cue.window[1]


def clause_start(prose: Prose, cue: CueWord, first: int) -> int:
    """Where content begins: before its cue without the conjunction that opens the author's sentence, behind it with the
    “that” that is its subject: But | the pier is safe, Okoro said; Okoro insisted | that was safe."""
    if first == cue.last + 1 and prose.words.tags[first - 1 : first + 1] == "KM" and cue.kind != "noun":
        word = prose.words.lower[first]
        bare = word.isalpha() or holds_not(word)  # not: that they're late, that being late
        return first - (bare and not word.endswith("ing"))
    if first >= cue.last and prose.words.tags[first : first + 2] == "K,":
        return first + 2  # said that, in his view, it was safe
    opens = first == cue.window[0] < cue.first - 1 and prose.stretch_of[first] == prose.stretch_of[cue.first]
    return first + (opens and prose.words.lower[first] in phrase_words("contrast") and prose.words.tags[first] == "C")


def behind_report(prose: Prose, cue: CueWord, part: tuple[int, int]) -> tuple[int, int]:
    """A part of a content before its cue without another report that a semicolon ends, or a single dash before marked
    words: Vik said it rained; | the sun, Foss said, shone; Vik said it rained – | “I saw it,” Foss said."""
    first, last = part
    lower, known = prose.words.lower, reporting_forms()
    mark = next((i for i in range(min(last, cue.first) - 1, first, -1) if lower[i] in PARTING), first)
    inserts = lower[mark] in DASHES and not (opens_stretch(prose, mark + 1) and DASHES.isdisjoint(lower[first:mark]))
    if inserts or prose.stretch_of[mark] != prose.stretch_of[cue.first]:
        return part
    verbs = (known.get(lower[i]) for i in range(first, mark) if prose.words.tags[i] in "VF")
    return (mark + 1, last) if any(verb is not None and verb.speech == "yes" for verb in verbs) else part


def source_leads(prose: Prose, cue: CueWord) -> bool:
    """Whether what a source says can stand behind it: no comma stands before (The pier is safe, according to Ruiz), or
    a comma or marks do behind."""
    lower, last, before = prose.words.lower, cue.window[1], cue.first - 1
    before -= closes(prose, before)
    if lower[before] == "," and ends_with_source(prose, cue):
        return False
    return (
        lower[before] != ","
        or "," in lower[cue.last : last]
        or any(stretch >= 0 for stretch in prose.stretch_of[cue.last : last])
    )


def located(prose: Prose, kinds: list[str], cue: CueWord, frame: str) -> Content:
    """The ranges of words that are the content of `cue` in `frame`; none where there is no room for one."""
    content = []
    if frame != "after":
        ends = ends_before(prose, cue)
        if ends:
            given = place_facts(cue, "b")
            end = best_place(prose, kinds, cue, given, cue.window[0], ends)
            starts = starts_before(prose, cue, end)
            if starts and starts[0] < end:
                content.append((best_start(prose, kinds, cue, given, starts), end))
    if frame != "before":
        starts = starts_after(prose, cue)
        if starts:
            given = place_facts(cue, "a")
            source = source_end(prose, cue) if cue.kind == "source" else question_behind(prose, cue)
            whole = denies_deed(prose, cue) or rebuts(prose, cue)
            source = cue.last - 1 if whole else source  # denied | knowing of it, rejected | claims that
            source = cue.last if aims(prose, cue) else source
            told = behind_agent(prose, cue)
            source = told - 1 if told is not None else source
            source = aside(prose, cue) if source is None else source
            start = with_negation(prose, best_start(prose, kinds, cue, given, starts)) if source is None else source + 1
            end = best_end(prose, kinds, cue, start) if start < cue.window[1] else start
            if start < end:
                content.append((start, end))
    return tuple(content)


def quotation_before(prose: Prose, kinds: list[str], cue: CueWord) -> Content:
    """The range of words that ends with the quotation before `cue`: the quotation, and the clause that it ends, if it
    does.

    None where a comma behind the quotation leaves open whether it is the end: "...," like the markets, said Curtin.
    """
    first, end = prose.stretches[stretch_before(prose, cue)]
    if "," in prose.words.tags[end + (prose.words.tags[end] == ",") : cue.first]:
        return ()
    before, written = prose.words.lower[first - 1], prose.words.written[first + 1]
    set_off = before in DASHES and cue.last < cue.window[1] and prose.words.lower[cue.last] in DASHES
    if first <= cue.window[0] or set_off or (before in OPENING and written[0].isupper()):
        return ((first, end),)
    starts = starts_before(prose, cue, end)
    return ((best_start(prose, kinds, cue, place_facts(cue, "b"), starts), end),)


def best_start(prose: Prose, kinds: list[str], cue: CueWord, given: PlaceFacts, places: list[int]) -> int:
    """The place that content most likely begins at."""
    if len(places) == 1:
        return places[0]
    ranker = load_ranker("start", PlaceFacts._fields, Starts._fields)
    start = places[ranker.best(given, describe_starts(prose, kinds, cue, given.side, places))]
    return behind_that(prose, cue, start)


def best_end(prose: Prose, kinds: list[str], cue: CueWord, start: int) -> int:
    """The place that content which begins at `start` behind its cue most likely ends at."""
    return best_place(prose, kinds, cue, place_facts(cue, "a"), start, ends_after(prose, cue, start))


def best_place(prose: Prose, kinds: list[str], cue: CueWord, given: PlaceFacts, start: int, places: list[int]) -> int:
    """The one of `places` that content which begins at `start` most likely ends at."""
    if len(places) == 1:
        return places[0]
    ranker = load_ranker("end", PlaceFacts._fields, Ends._fields)
    return places[ranker.best(given, describe_ends(prose, kinds, cue, start, places))]
