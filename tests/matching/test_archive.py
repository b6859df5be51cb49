"""Quotes that come after the rest was linked."""

import sys

import pytest
from conftest import ROOT
from invented_quotes import quote

from quotetrace.matching import add, archive, link

sys.path.append(str(ROOT / "benchmarks"))
from corpus import corpus

WHOLE = "The granaries of the northern valley are empty, and nobody in the capital seems to care about it."
PART = "The granaries of the northern valley are empty"


@pytest.mark.parametrize("texts", [(WHOLE, PART), (PART, WHOLE)])
def test_a_late_report_joins_and_may_be_the_fullest(texts: tuple[str, str]) -> None:
    first, late = (quote(text, "Ada Quill", "2020-01-05") for text in texts)
    known = archive([first, quote("The bridge reopens in March.", "Tom Harrow", "2020-01-05")])
    [group] = add(known, [late])
    assert group.fullest.content.text == WHOLE
    assert [str(member.comparison.relation) for member in group.members] == ["verbatim", "trimmed"]
    assert len(known.groups()) == 2


def test_a_new_statement_begins_a_group() -> None:
    known = archive([quote(WHOLE, "Ada Quill", "2020-01-05")])
    [group] = add(known, [quote("The bridge reopens in March.", "Tom Harrow", None)])
    assert len(group.members) == 1
    assert len(known.groups()) == 2


def test_two_reports_of_one_new_article_find_each_other() -> None:
    known = archive([])
    [group] = add(known, [quote(PART, "Ada Quill", article="1", start=500), quote(WHOLE, "Ada Quill", article="1")])
    assert len(group.members) == 2


def test_adding_one_by_one_comes_near_to_linking_at_once() -> None:
    quotes = [one.quote for one in corpus(400, seed=9)]
    known = archive(quotes[:200])
    for late in quotes[200:]:
        add(known, [late])
    grown, linked = (
        {frozenset(m.quote.id for m in g.members) for g in found} for found in (known.groups(), link(quotes))
    )
    assert len(grown & linked) >= 0.9 * len(linked)
