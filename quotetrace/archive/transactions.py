"""What happens in an open archive at one stroke, and what is seen of it in one moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

__all__ = ["Database", "snapshot", "transaction"]

Database = sqlite3.Connection


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All that happens inside is in the file when it ends, or nothing of it. Waits for another writer."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """All that is read inside is of one moment, whatever others write; inside of another snapshot or transaction, of
    its moment."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.ProgrammingError):  # closed already, when nobody reads on
            if db.in_transaction:
                db.execute("ROLLBACK")
