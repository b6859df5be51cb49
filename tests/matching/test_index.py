"""The index finds what comparing everything with everything finds, whatever the engine, the order and the workers."""

import os
import sys
from array import array
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from invented_quotes import quote
from naive_twins import naive_candidates, naive_groups

from quotetrace.errors import QuotetraceError, UsageError
from quotetrace.matching import Group, engines, link
from quotetrace.matching.candidates import candidates
from quotetrace.matching.keys import keys
from quotetrace.matching.neighbourhood import Neighbourhood, Span
from quotetrace.matching.processes import spread
from quotetrace.matching.rows import Row, row_of
from quotetrace.matching.searching import Undated, keep_best
from quotetrace.matching.shards import LARGEST, by_window, shards
from quotetrace.matching.sharing import ranked
from quotetrace.matching.wording import read_anew
from quotetrace.model import Quote

sys.path.append(str(ROOT / "benchmarks"))
from corpus import Labelled, corpus

HELD = st.lists(
    st.tuples(st.lists(st.integers(0, 12), max_size=6, unique=True), st.sampled_from([None, 0, 1, 2, 5])), max_size=40
)


def groups(found: tuple[Group, ...]) -> list[tuple[str, list[tuple[str, str, float, str]]]]:
    """All that `link` says, in plain values."""
    return [
        (
            group.fullest.id,
            [(m.quote.id, str(m.comparison.relation), m.comparison.similarity, m.comparison.b) for m in group.members],
        )
        for group in found
    ]


def spread_out(labelled: list[Labelled]) -> list[Labelled]:
    """The corpus, over half a year: each statement's reports stay together."""
    return [replace(one, quote=later(one.quote, 13 * (one.statement % 14))) for one in labelled]


def later(quote: Quote, days: int) -> Quote:
    published = quote.article.published
    if published is None:
        return quote
    moved = str(date.fromisoformat(published) + timedelta(days=days))
    return replace(quote, article=replace(quote.article, published=moved))


@pytest.fixture(scope="module")
def quotes() -> list[Quote]:
    return [one.quote for one in spread_out(corpus(700, seed=4))]


@pytest.fixture(scope="module", params=[0.9, 0.5, 0.0])
def dated(quotes: list[Quote], request: pytest.FixtureRequest) -> tuple[list[Row], list[int | None], list[list[int]]]:
    """Some of the quotes, the windows of a share of them, and what the naive twin finds."""
    chance = Random(7)
    rows = [row_of(one) for one in quotes[:150]]
    windows = [chance.choice([0, 1, 2, 5]) if chance.random() < request.param else None for _ in rows]
    return rows, windows, naive_candidates([keys(row.wordings()) for row in rows], windows)


@given(HELD)
def test_candidates_are_those_of_the_naive_twin(held: list[tuple[list[int], int | None]]) -> None:
    keys, windows = [array("Q", codes) for codes, _ in held], [window for _, window in held]
    found = candidates(keys, windows)
    assert [list(found(number)) for number in range(len(keys))] == naive_candidates(keys, windows)


def test_many_keys_at_once_are_those_one_by_one(quotes: list[Quote]) -> None:
    pytest.importorskip("numpy")
    from quotetrace.matching.key_arrays import key_arrays

    wordings = [read_anew(text) for text in ["", "Peace", "not in our name", *(one.content.text for one in quotes)]]
    codes, owners = key_arrays(wordings)
    one_by_one = {(number, key) for number, wording in enumerate(wordings) for key in keys((wording,))}
    assert set(zip(owners.tolist(), codes.tolist(), strict=True)) == one_by_one


@pytest.mark.parametrize("largest", [1000, 40])
@pytest.mark.parametrize("engine", ["python", "numpy", "duckdb"])
def test_candidates_of_each_engine_are_those_of_the_naive_twin(
    dated: tuple[list[Row], list[int | None], list[list[int]]],
    largest: int,
    engine: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether all quotes are looked at in one go or a few days at a time, and by how many processes."""
    if engine != "python":
        pytest.importorskip(engine)
        monkeypatch.setattr(engines, "FIT", 0 if engine == "duckdb" else engines.FIT)
        monkeypatch.setattr("quotetrace.matching.array_index.AT_ONCE", 50)
    rows, windows, twin = dated
    found: dict[int, list[int]] = {}
    undated = Undated({}, {})
    numbers = by_window(windows)
    for part in shards(numbers, largest, 2):
        around = Neighbourhood(Span(part, numbers, "duckdb", rows))
        for shard in part:
            around.move(shard)
            keep_best(undated, likely := engines.ENGINES["python" if engine == "python" else "duckdb"](around, shard))
            found |= {number: list(partners) for number, partners in likely.dated}
    found |= dict(ranked(undated))
    assert [found.get(number, []) for number in range(len(rows))] == twin


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("engine", ["python", "duckdb"])
def test_spans_of_days_make_no_difference(
    quotes: list[Quote], workers: int, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if engine == "duckdb":
        pytest.importorskip("duckdb")
    whole = groups(link(quotes, engine="python"))
    monkeypatch.setitem(LARGEST, engine, 100)
    monkeypatch.setattr("quotetrace.matching.sharing.WORTHWHILE", 1)
    assert groups(link(quotes, engine=engine, workers=workers)) == whole


def test_the_index_loses_nothing_that_all_pairs_find(quotes: list[Quote]) -> None:
    linked = {frozenset(member.quote.id for member in group.members) for group in link(quotes[:350])}
    naive = naive_groups(quotes[:350])
    assert len(linked & naive) >= 0.99 * len(naive)


def test_the_order_of_the_input_makes_no_difference(quotes: list[Quote]) -> None:
    shuffled = Random(3).sample(quotes, len(quotes))
    assert groups(link(shuffled)) == groups(link(quotes))


@pytest.mark.parametrize("engine", ["python", "duckdb"])
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("dated", [True, False])
def test_neither_engine_nor_workers_make_a_difference(
    quotes: list[Quote], engine: str, workers: int, dated: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if engine == "duckdb":
        pytest.importorskip("duckdb")
    asked = quotes if dated else [replace(one, article=replace(one.article, published=None)) for one in quotes[:200]]
    whole = groups(link(asked, engine="python", workers=1))
    monkeypatch.setattr("quotetrace.matching.sharing.WORTHWHILE", 1)
    assert groups(link(asked, engine=engine, workers=workers)) == whole


def test_what_goes_wrong_in_another_process_is_told() -> None:
    def work(share: int) -> list[int]:
        return [1 // share]

    with pytest.raises(ZeroDivisionError):
        list(spread(work, [1, 0]))
    assert sorted(spread(work, [1, -1])) == [-1, 1]


def test_a_process_that_was_ended_is_an_error_for_a_person() -> None:
    with pytest.raises(QuotetraceError, match="memory full"):
        list(spread(os._exit, [1, 1]))


def test_every_quote_is_in_exactly_one_group(quotes: list[Quote]) -> None:
    found = [member.quote.id for group in link(quotes) for member in group.members]
    assert sorted(found) == sorted(one.id for one in quotes)


def test_a_statement_with_hundreds_of_reports_stays_one() -> None:
    """Its words are in more quotes than a key may lead to: the fullest still stand in the index."""
    text = "The harvest in the northern valley failed twice in three years and the granaries are empty"
    words = text.split()
    reports = [quote(" ".join(words[: 8 + n % 9]), "Ada Quill", "2020-01-05", outlet=str(n)) for n in range(200)]
    assert [len(group.members) for group in link(reports)] == [200]


@pytest.mark.parametrize("part", ["He had it in the barracks", "I am in the barracks", "they were at the barracks"])
def test_a_short_cut_at_either_end_is_found_though_its_telling_word_is_everywhere(part: str) -> None:
    rest = "and at the end of it all there was not a thing for them or for any of us to have for that one day"
    others = [
        quote(f"Item {n}: the barracks of {n} more towns are shut", "Tom Harrow", "2020-01-05", outlet=str(n))
        for n in range(30)
    ]
    for whole in (f"{part} {rest}", f"{rest} {part}"):
        pair = [quote(text, "Ada Quill", "2020-01-05", outlet="b") for text in (whole, part)]
        assert len(link([*others, *pair])) == len(link(others)) + 1


@pytest.mark.parametrize("engine", ["python", "duckdb"])
def test_little_in_little_out(engine: str) -> None:
    if engine == "duckdb":
        pytest.importorskip("duckdb")
    assert link([], engine=engine) == ()
    assert len(link([quote("")], engine=engine)) == 1
    assert len(link([quote("…", "Ada Quill", "2020-01-05"), quote("Peace")], engine=engine)) == 2


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(UsageError, match="no engine is called abacus"):
        link([], engine="abacus")
