"""Checks of the wording: transcript, context, cuts and brackets, differences between outlets, one's own draft."""

import re

from quotetrace.matching import compare
from quotetrace.matching.speakers import same_speaker
from quotetrace.model import Kind, Quote, Relation, Report
from quotetrace.provenance.chains import place_of
from quotetrace.provenance.checks.registry import Case, Finding, Verdict, called, check_for, finding
from quotetrace.provenance.context import around
from quotetrace.provenance.rewriting import GRAVE, telling
from quotetrace.provenance.sentences import ending, places, short
from quotetrace.provenance.transcripts import transcribed

__all__: list[str] = []

ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
BRACKET = re.compile(r"\[[^\]]*\]")
SHOWN = 120  # code points of context on either side: a card must fit a screen
SAME_WORDS = (Relation.VERBATIM, Relation.TRIMMED)
DIFFERENCES = ("wording-changed", "reworded", "trimmed-context")


@check_for("draft-wording")
def draft_wording(case: Case) -> Finding | None:
    """One's own words against the best report."""
    if case.draft is None:
        return None
    if case.best is None:
        return finding(Verdict.FAILED)
    where, found = place_of(case.best.quote.article), case.best.comparison
    verdict = Verdict.PASSED if found.relation is Relation.VERBATIM else Verdict.OPEN
    return finding(verdict, where=where, diff=found.diff)


@check_for("draft-speaker")
def draft_speaker(case: Case) -> Finding | None:
    """One's own speaker against the speaker of the reports."""
    if case.draft is None:
        return None
    named = next((quote for quote in case.quotes if quote.speaker.name), None)
    if not case.quotes:
        return finding(Verdict.NOT_APPLICABLE)
    ours = case.draft.speaker.name or "nobody"
    if named is None:
        return finding(Verdict.OPEN, other=ours)
    same = same_speaker(case.draft.speaker, named.speaker)
    verdict = Verdict.PASSED if same else Verdict.FAILED
    return finding(verdict, one=named.speaker.name or "", other=ours, where=place_of(named.article))


@check_for("transcript")
def transcript(case: Case) -> Finding:
    """The words against a transcript among the sources."""
    spoken = transcribed(case.quotes)
    if all(quote.kind is Kind.INDIRECT for quote in case.quotes or (case.draft,) if quote):
        return finding(Verdict.NOT_APPLICABLE)
    if not spoken:
        return finding(Verdict.OPEN)
    words = case.draft.content.text if case.draft else case.statement.text
    found = compare(spoken[0].content.text, words, same_speaker=True)
    verdict = Verdict.PASSED if found.relation in SAME_WORDS else Verdict.FAILED
    return finding(verdict, where=place_of(spoken[0].article), diff=found.diff)


@check_for("context")
def context(case: Case) -> Finding:
    """What stands before and after the words, where they are fullest."""
    fullest = next((q for q in case.quotes if q.content.text == case.statement.text), None) or case.draft
    before, after = around(fullest) if fullest else ("", "")
    if fullest is None or not (before or after):
        return finding(Verdict.FAILED)
    cut = [report.quote for report in case.reports if report.relation is Relation.TRIMMED]
    words = {"before": ending(before, SHOWN) or "–", "after": short(after, SHOWN) or "–"}
    return finding(Verdict.OPEN if cut else Verdict.PASSED, where=places(cut), one=place_of(fullest.article), **words)


@check_for("ellipsis")
def ellipsis(case: Case) -> Finding:
    """Marks of a cut, brackets, and halves that an attribution joins."""
    quotes = [quote for quote in case.quotes or (case.draft,) if quote and quote.kind is not Kind.INDIRECT]
    if not quotes:
        return finding(Verdict.NOT_APPLICABLE)
    marked = [(key, quote) for quote in quotes for key in marks_of(quote)]
    if not marked:
        return finding(Verdict.PASSED)
    kinds = ", ".join(dict.fromkeys(called(key) for key, _ in marked))
    return finding(Verdict.OPEN, one=kinds, where=places([quote for _, quote in marked]))


def marks_of(quote: Quote) -> list[str]:
    """What a quote's wording shows of cutting: an ellipsis, a bracket, halves with other words between them."""
    text = quote.content.text
    between = [
        quote.article.text[a.end : b.start] for a, b in zip(quote.content.spans, quote.content.spans[1:], strict=False)
    ]
    joined = any(re.search(r"[^\W\d_]", words) for words in between)
    found = (("ellipsis", ELLIPSIS.search(text)), ("bracket", BRACKET.search(text)), ("joined", joined))
    return [key for key, there in found if there]


@check_for("wording")
def wording(case: Case) -> Finding:
    """The same words in all reports; numbers, negations and hedges that differ fail, other differences are for a
    person."""
    if len(case.reports) < 2:
        return finding(Verdict.NOT_APPLICABLE)
    told = [flag.message for flag in case.statement.flags if flag.code in DIFFERENCES]
    if not told:
        return finding(Verdict.PASSED, count=str(len(case.reports)))
    grave = any(is_grave(case.statement.text, report) for report in case.reports)
    return finding(Verdict.FAILED if grave else Verdict.OPEN, diff=" ".join(told))


def is_grave(fullest: str, report: Report) -> bool:
    """True if a report changes a number, a negation or a hedge."""
    if report.relation not in (Relation.EDITED, Relation.TRIMMED):
        return False
    found = compare(fullest, report.quote.content.text, same_speaker=True)
    return any(kind in GRAVE for kind, _ in telling(found, indirect=report.quote.kind is not Kind.DIRECT))
