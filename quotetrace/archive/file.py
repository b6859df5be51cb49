"""The file of an archive: opened for readers or writers, brought up to this schema, refused where it is not ours.

Writers wait for each other, readers wait for nobody: SQLite's write-ahead log. Whatever SQLite has to complain about
becomes one `UsageError` that names the file.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import quote

from quotetrace.archive.schema import APPLICATION, MIGRATIONS, NEW_KEYS, VERSION
from quotetrace.archive.shelf import index_anew
from quotetrace.archive.transactions import Database, transaction
from quotetrace.errors import UsageError

__all__ = ["opened"]

PATIENCE = 120.0  # seconds that a writer waits for another one's transaction
CACHE = -64_000  # kilobytes of pages that a connection keeps
LOG = 8_000  # pages of the log after which it is written back
NOT_SQLITE = b"SQLite format 3\0"


@contextmanager
def opened(path: str, *, write: bool = False, make: bool = True) -> Iterator[Database]:
    """The archive in the file `path`; with `write`, made if there is none (unless `make` is false), and brought up to
    this schema.

    UsageError, one line, for a file that is missing, of another program, of a newer schema, or can not be read or
    written.
    """
    db: Database | None = None
    try:
        db = connected(path, write, make)
        yield db
    except sqlite3.Error as error:
        raise UsageError(f"{path}: {complaint(error)}") from error
    finally:
        if db is not None:
            with suppress(sqlite3.Error):
                db.close()


def connected(path: str, write: bool, make: bool) -> Database:
    """A connection to an archive of this schema."""
    refuse_other_files(path, write, make)
    db = connection(path, "rwc" if write else "ro")
    if write:
        upgrade(path, db)
        return db
    if not version_of(path, db):
        raise UsageError(f"{path}: an empty database, no archive yet (quotetrace archive add SOURCES --db {path})")
    if version_of(path, db) < VERSION:
        db.close()
        upgrade(path, connection(path, "rw"))
        db = connection(path, "ro")
    return db


def connection(path: str, mode: str) -> Database:
    """A connection as we want it. A file without a log, on a medium that nobody can write, is read as it is."""
    address = f"file:{quote(os.path.abspath(path))}?mode={mode}"
    if (
        mode == "ro"
        and not allowed(os.path.dirname(os.path.abspath(path)), os.W_OK)
        and not os.path.exists(f"{path}-wal")
    ):
        address += "&immutable=1"
    db = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    db.row_factory = sqlite3.Row
    db.execute(f"PRAGMA cache_size = {CACHE}")
    db.execute("PRAGMA foreign_keys = ON")
    return db


def refuse_other_files(path: str, write: bool, make: bool) -> None:
    """UsageError for what is no file, no SQLite file, or can not be written though it must."""
    if os.path.isdir(path):
        raise UsageError(f"{path}: a folder, no archive")
    if not os.path.exists(path):
        if write and make:
            return
        raise UsageError(f"{path}: no such archive (quotetrace archive add SOURCES --db {path} makes one)")
    if not allowed(path, os.R_OK):
        raise UsageError(f"{path}: not allowed to read it (check its permissions)")
    if write and not allowed(path, os.W_OK):
        raise UsageError(f"{path}: not allowed to write it (check its permissions)")
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        head = os.read(handle, len(NOT_SQLITE))
        os.close(handle)
        if head and head != NOT_SQLITE:
            raise UsageError(f"{path}: no archive of quotetrace (not an SQLite file)")


def allowed(path: str, mode: int) -> bool:
    """Whether we may read or write a file."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def version_of(path: str, db: Database) -> int:
    """The schema of a file, 0 for an empty one. UsageError for the database of another program, or of a newer
    quotetrace. The tables are counted first: another process may make the archive meanwhile."""
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    application, version = pragma(db, "application_id"), pragma(db, "user_version")
    if application != APPLICATION and (application or tables):
        raise UsageError(f"{path}: no archive of quotetrace (a database of another program)")
    if version > VERSION:
        raise UsageError(
            f"{path}: made by a newer quotetrace (schema {version}, this one knows {VERSION}): upgrade quotetrace"
        )
    return version if application else 0


def pragma(db: Database, name: str) -> int:
    """A number in the head of the file."""
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def log_ahead(db: Database) -> None:
    """Makes the file one with a log, so that readers never wait. While another process does the same SQLite refuses at
    once, without waiting: what the other does will do."""
    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise


def upgrade(path: str, db: Database) -> None:
    """Brings the file to this schema: all steps, or none. Two processes that do it at once do it once."""
    if version_of(path, db) < VERSION:
        log_ahead(db)
        with transaction(db):
            steps = MIGRATIONS[version_of(path, db) :]
            for command in (command for step in steps for command in commands(step)):
                db.execute(command)
            if NEW_KEYS in steps:
                index_anew(db)
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute(f"PRAGMA wal_autocheckpoint = {LOG}")
    db.execute("PRAGMA synchronous = NORMAL")


def commands(script: str) -> Iterator[str]:
    """The commands of a script one by one, so that a transaction can hold them all."""
    command = ""
    for line in script.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""


def complaint(error: sqlite3.Error) -> str:
    """What went wrong in words, and what to try."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return "the disk is full; what was added so far is kept"
    if code == sqlite3.SQLITE_READONLY:
        return "can not be written (is the file or its folder read-only?)"
    if code == sqlite3.SQLITE_BUSY:
        return f"another process has been writing for {PATIENCE:.0f} seconds; try again"
    if code == sqlite3.SQLITE_CANTOPEN:
        return "can not be opened (check the path and the permissions of its folder)"
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return f"damaged: {error} (restore it from a copy)"
    if code == sqlite3.SQLITE_IOERR:
        return f"can not be read or written: {error} (is the disk full or gone?)"
    return str(error)
