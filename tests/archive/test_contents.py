"""What goes into an archive, what comes out of it, and what stays."""

import random
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from desk import article, fed, filled, samples, statements_of, story

from quotetrace.archive import Outcome, add, everything, find, opened, remove, settle, stats, trace, verify
from quotetrace.pipeline import find as find_in
from quotetrace.pipeline import join

sys.path.append(str(ROOT / "benchmarks"))
from archive import heard as in_articles
from corpus import corpus

OTHER = "The machines will be sold for scrap before the summer, and I am sorry for everyone who worked on them"


def test_the_samples_come_out_as_they_went_in(tmp_path: Path) -> None:
    before = samples()
    with filled(tmp_path / "desk.db", before) as db:
        after = [one.heard for one in everything(db)]
        assert list(verify(db)) == []
    assert after == before


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "desk.db", samples()) as db:
        before, counted = statements_of(db), stats(db)
        assert set(fed(db, samples())) == {Outcome.KNOWN}
        assert (statements_of(db), stats(db)) == (before, counted)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_one_by_one_gives_the_statements_of_a_trace(tmp_path: Path, seed: int) -> None:
    heard = samples()
    random.Random(seed).shuffle(heard)
    with opened(str(tmp_path / "desk.db"), write=True) as db:
        for one in heard:
            fed(db, [one])
        found = {
            (row["id"], row["reports"], row["independent_origins"]) for row in db.execute("SELECT * FROM statements")
        }
        assert list(verify(db)) == []
    assert found == {(one.id, len(one.reports), one.independent_origins) for one in join(heard)}


def test_a_new_article_against_all_that_was_seen(tmp_path: Path) -> None:
    *rest, new = samples()
    rest, new = [new, *rest[1:]], rest[0]
    with filled(tmp_path / "desk.db", rest) as db:
        found = trace(db, [new])
        assert new.article.id not in {one.article.id for one in everything(db)}
    whole = join([new, *rest])
    assert found == tuple(
        one for one in whole if any(report.quote.article.id == new.article.id for report in one.reports)
    )


def test_a_larger_archive_comes_near_to_a_trace_of_all_its_articles(tmp_path: Path) -> None:
    """There, new quotes are held against their neighbours only. The last articles come first here."""
    articles = list(in_articles(corpus(1200, seed=5)))
    whole = {frozenset(report.quote.id for report in one.reports) for one in join(articles)}
    with opened(str(tmp_path / "desk.db"), write=True) as db:
        for start in range(0, len(articles), 60):
            fed(db, articles[::-1][start : start + 60])
        reports = "SELECT statement_id, group_concat(quote_id) AS quotes FROM reports GROUP BY statement_id"
        found = {frozenset(row["quotes"].split(",")) for row in db.execute(reports)}
        assert list(verify(db)) == []
    assert len(found & whole) >= 0.98 * len(whole)


def test_an_article_that_was_added_is_not_counted_twice(tmp_path: Path) -> None:
    heard = samples()
    with filled(tmp_path / "desk.db", heard) as db:
        assert trace(db, heard) == join(heard)


@pytest.mark.parametrize(
    "asked",
    [
        "We have food for three days and water for six",
        "The vessel cannot leave Ventspils until every member of the crew has been paid",
        "Seventeen people, five months, not one cent",
        "the moon is made of green cheese and always was",
    ],
)
def test_words_are_found_as_among_the_articles_themselves(tmp_path: Path, asked: str) -> None:
    heard = samples()
    with filled(tmp_path / "desk.db", heard) as db:
        assert find(db, asked) == find_in(asked, [one.article for one in heard])


def test_a_changed_article_is_a_new_version_and_the_old_one_is_kept(tmp_path: Path) -> None:
    with filled(tmp_path / "desk.db", [article(story())]) as db:
        assert fed(db, [article(story(OTHER))]) == [Outcome.CHANGED]
        said = "SELECT text FROM quotes WHERE speaker = 'Greta Holm'"
        assert [row["text"] for row in db.execute(said)] == [OTHER]
        assert [tuple(row) for row in db.execute("SELECT version, is_current FROM versions")] == [(1, 0), (2, 1)]
        assert not find(db, "We tried every buyer from here to the coast, and none wanted the old machines")
        assert db.execute("SELECT count(*) FROM quote WHERE speaker = 'Greta Holm'").fetchone()[0] == 2
        assert list(verify(db)) == []


def test_a_version_that_comes_back_is_a_version_again(tmp_path: Path) -> None:
    texts = [story(), story(OTHER), story()]
    with opened(str(tmp_path / "desk.db"), write=True) as db:
        outcomes = [fed(db, [article(text)])[0] for text in texts]
        assert outcomes == [Outcome.ADDED, Outcome.CHANGED, Outcome.CHANGED]
        assert stats(db).former_versions == 2
        assert list(verify(db)) == []


def test_two_texts_of_one_run_stand_beside_each_other(tmp_path: Path) -> None:
    one, two = article(story()), article(story(OTHER))
    with opened(str(tmp_path / "desk.db"), write=True) as db:
        add(db, one)
        assert add(db, two, beside={"path story.txt"}) is Outcome.ADDED


def test_a_mirror_that_states_the_address_of_the_original_is_no_version_of_it(tmp_path: Path) -> None:
    page = '{{"text": "{0} said Ada Quill.", "url": "https://www.mill.example/1", "source": "{1}"}}'
    words = "“The kilns are cold and will stay cold until the gas is paid for,”"
    ours, theirs = (
        article(page.format(words + more, outlet), path)
        for more, outlet, path in [("", "The Mill Post", "a.json"), (" as everyone knows,", "Mirror Daily", "b.json")]
    )
    assert {ours.article.outlet, theirs.article.outlet} == {"The Mill Post", "Mirror Daily"}
    with filled(tmp_path / "desk.db", [ours]) as db:
        assert add(db, theirs) is Outcome.ADDED


def test_what_is_removed_leaves_the_rest_as_if_it_had_never_been(tmp_path: Path) -> None:
    heard = samples()
    path = str(heard[9].article.path)
    rest = [one for one in heard if one.article.path != path]
    with filled(tmp_path / "all.db", heard) as db, filled(tmp_path / "rest.db", rest) as other:
        assert remove(db, path) == len(heard) - len(rest)
        assert remove(db, path) == 0
        settle(db)
        assert statements_of(db) == statements_of(other)
        assert list(verify(db)) == []


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    with filled(tmp_path / "desk.db", [article(story())]) as db:
        db.execute("DELETE FROM posting")
        db.execute("UPDATE quote SET record = zeroblob(9)")
        faults = "\n".join(verify(db))
    assert "quotes without keys" in faults
    assert "its record is damaged" in faults


def test_quote_less_articles_are_kept_too(tmp_path: Path) -> None:
    with filled(tmp_path / "desk.db", [article("The mill stood still for a week. It rained.\n")]) as db:
        assert stats(db).articles == 1
        assert stats(db).quotes == 0
