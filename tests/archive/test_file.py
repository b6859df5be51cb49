"""The file: whose it is, who may write it, what happens when it can not be written."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ROOT
from desk import article, fed, filled, samples, statements_of, story
from killing import kill

from quotetrace.archive import everything, opened, place_of, remove, settle, stats, trace, verify
from quotetrace.archive.file import commands, version_of
from quotetrace.archive.schema import APPLICATION, MIGRATIONS, NEW_KEYS, VERSION
from quotetrace.archive.shelf import PARAMETERS, insert
from quotetrace.archive.transactions import snapshot, transaction
from quotetrace.errors import UsageError
from quotetrace.lexicon import table
from quotetrace.matching.keys import keys
from quotetrace.matching.wording import read_wording
from quotetrace.model import Article
from quotetrace.pipeline import Heard

TEXTS = (
    "We counted 1,500 sheep, two hundred goats and one point five million ants; the U.S. isn't counting.",
    "“Colour” and “color” … don't [really] organise Greta Holm's thirty-first birthday, Mr. Harrow said in Larkfield.",
    "Nobody will, we are told, be paid for it again, nor co-operate",
    "No.",
)
COMMAND = [sys.executable, "-m", "quotetrace"]


def refused(path: Path, *, write: bool = True) -> str:
    with pytest.raises(UsageError) as error, opened(str(path), write=write):
        pass
    line = str(error.value)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    return line


def foreign(path: Path) -> Path:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    return path


@pytest.mark.parametrize("write", [True, False])
def test_files_of_other_programs_are_refused_and_left_alone(tmp_path: Path, write: bool) -> None:
    path = foreign(tmp_path / "recipes.db")
    before = path.read_bytes()
    assert "a database of another program" in refused(path, write=write)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The mill stood still.", encoding="utf-8")
    assert "not an SQLite file" in refused(path)
    assert "a folder" in refused(tmp_path)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with opened(str(path), write=True) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 3}")
    assert f"made by a newer quotetrace (schema {VERSION + 3}" in refused(path)
    assert "made by a newer quotetrace" in refused(path, write=False)


def test_an_archive_that_is_not_there_is_not_made_by_a_reader(tmp_path: Path) -> None:
    assert "no such archive" in refused(tmp_path / "desk.db", write=False)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty.db").touch()
    assert "no archive yet" in refused(tmp_path / "empty.db", write=False)
    assert "can not be opened" in refused(tmp_path / "nowhere" / "desk.db")


@pytest.mark.parametrize("write", [True, False])
def test_an_older_schema_is_brought_up(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "desk.db"
    with sqlite3.connect(path) as old:
        for command in commands(MIGRATIONS[0]):
            old.execute(command)
        old.execute(f"PRAGMA application_id = {APPLICATION}")
        old.execute("PRAGMA user_version = 1")
    old.close()
    with opened(str(path), write=write) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert db.execute("SELECT count(*) FROM statements").fetchone()[0] == 0


@pytest.mark.parametrize("write", [True, False])
def test_an_archive_with_other_keys_is_indexed_anew(tmp_path: Path, write: bool) -> None:
    path, postings = tmp_path / "desk.db", "SELECT * FROM posting ORDER BY days, key, place, quote"
    with filled(path, samples()) as db:
        before = [tuple(row) for row in db.execute(postings)]
        db.execute("UPDATE posting SET key = key / 3")
        db.execute(f"PRAGMA user_version = {MIGRATIONS.index(NEW_KEYS)}")
    with opened(str(path), write=write) as db:
        assert [tuple(row) for row in db.execute(postings)] == before
        assert verify(db) == ()


def test_keys_are_what_archives_hold() -> None:
    """If this fails, the keys of some texts have changed. Archives hold them: add NEW_KEYS to MIGRATIONS once more,
    then renew the digest."""
    ours = [" ".join(row["words"].split("|")) for row in table("common_words")]
    held = [sorted(keys((read_wording(text),))) for text in (*TEXTS, *ours)]
    assert sha256(repr(held).encode()).hexdigest()[:16] == "31827065ac72864b"


@pytest.fixture
def as_nobody() -> Iterator[None]:
    """Acts as a user who may write nothing, where we are one who may write everything."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        yield
        os.seteuid(0)
    else:
        yield


@pytest.fixture
def locked() -> Iterator[Path]:
    """An archive of one article in a folder in which nobody may write."""
    with TemporaryDirectory() as folder:  # not tmp_path, into which other users can not look
        path = Path(folder) / "desk.db"
        with filled(path, [article(story())]):
            pass
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        yield path
        Path(folder).chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="file modes are of another kind here")
def test_a_file_that_may_only_be_read_can_be_asked_but_not_added_to(locked: Path, as_nobody: None) -> None:
    assert "not allowed to write it" in refused(locked)
    with opened(str(locked)) as db:
        assert stats(db).articles == 1


def test_a_full_disk_is_one_line_and_what_was_added_stays(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with filled(path, [article(story())]):
        pass
    limited = f"""
import resource, sys
from quotetrace.__main__ import run
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
sys.argv = ["quotetrace", "archive", "add", "samples", "--db", {str(path)!r}]
run()
"""
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert done.stderr.startswith(f"quotetrace: {path}: ")
    assert done.stderr.count("\n") == 1
    with opened(str(path)) as db:
        assert list(verify(db)) == []
        assert stats(db).articles == 1


def test_a_disk_that_is_full_is_called_so(tmp_path: Path) -> None:
    def add_to_the_last_page() -> None:
        with opened(str(tmp_path / "desk.db"), write=True) as db:
            db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
            fed(db, samples())

    with pytest.raises(UsageError, match="the disk is full"):
        add_to_the_last_page()


def test_two_writers_at_once_both_succeed(tmp_path: Path) -> None:
    path, halves = tmp_path / "desk.db", (tmp_path / "a", tmp_path / "b")
    for number, source in enumerate(sorted((ROOT / "samples").iterdir())):
        if source.name != "README.md":
            halves[number % 2].mkdir(exist_ok=True)
            (halves[number % 2] / source.name).write_bytes(source.read_bytes())
    writers = [
        subprocess.Popen(
            [*COMMAND, "archive", "add", str(half), "--db", str(path), "-q"], cwd=ROOT, stderr=subprocess.PIPE
        )
        for half in halves
    ]
    ended = [(writer.communicate()[1], writer.returncode) for writer in writers]
    assert ended == [(b"", 0), (b"", 0)]
    with opened(str(path)) as db, filled(tmp_path / "alone.db", samples()) as alone:
        assert list(verify(db)) == []
        reports = "SELECT statement_id, quote_id FROM reports ORDER BY quote_id"
        assert [tuple(row) for row in db.execute(reports)] == [tuple(row) for row in alone.execute(reports)]


def test_an_archive_that_another_process_makes_meanwhile_is_no_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"

    class Slow(sqlite3.Connection):
        """Between whose first question and the next the archive is made."""

        made = False

        def execute(self, *asked: object) -> sqlite3.Cursor:
            answer = super().execute(*asked)  # type: ignore[arg-type]
            if not Slow.made:
                Slow.made = True
                answer = super().execute("SELECT ?", (answer.fetchone()[0],))
                with opened(str(path), write=True):
                    pass
            return answer

    db = sqlite3.connect(path, factory=Slow)
    assert version_of(str(path), db) == VERSION
    db.close()


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with filled(path, [article(story())]) as db:
        before = statements_of(db)
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM report")
        with opened(str(path)) as reader:
            assert statements_of(reader) == before
        db.execute("ROLLBACK")


def test_verify_looks_at_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with filled(path, [article(story())]) as writer, opened(str(path)) as reader:
        with snapshot(reader):
            assert stats(reader).articles == 1
            fed(writer, [article(story(date="2019-03-06"), "other.txt")])
            assert stats(reader).articles == 1
        assert stats(reader).articles == 2
        assert verify(reader) == ()


def test_an_export_looks_at_one_moment(tmp_path: Path) -> None:
    path, many = tmp_path / "desk.db", [Heard(Article(f"a_{n:012x}", f"Text {n}."), ()) for n in range(PARAMETERS + 2)]
    with opened(str(path), write=True) as writer, opened(str(path)) as reader:
        with transaction(writer):
            for one in many:
                insert(writer, one, place_of(one.article))
        exported = everything(reader)
        first = next(exported)  # the first batch is read now, the next one when it is asked for
        assert remove(writer, many[-1].article.id) == 1
        fed(writer, [article(story())])
        assert [one.article.id for one in (first, *exported)] == [one.article.id for one in many]
        assert len(list(everything(reader))) == len(many)


def test_what_is_asked_while_another_writes_is_of_one_moment(tmp_path: Path) -> None:
    path, new = tmp_path / "desk.db", article(story(date="2019-03-06"), "other.txt")
    with filled(path, samples()) as writer, opened(str(path)) as reader:
        with snapshot(reader):
            before = trace(reader, [new])
            fed(writer, [article(story())])
            assert trace(reader, [new]) == before
        assert len(trace(reader, [new])[0].reports) == len(before[0].reports) + 1


def test_what_was_not_settled_is_settled_by_the_next_run(tmp_path: Path) -> None:
    from quotetrace.archive import add

    with opened(str(tmp_path / "desk.db"), write=True) as db:
        for one in samples():
            add(db, one)
        assert list(verify(db)) == []
        assert stats(db).unsettled == len(samples())
        settle(db)
        assert stats(db).unsettled == 0


def test_killed_at_random_nothing_is_lost(tmp_path: Path) -> None:
    kill(tmp_path, 4, random.Random(7))
