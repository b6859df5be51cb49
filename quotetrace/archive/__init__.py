"""The desk's archive: one SQLite file that is fed every day, and traces what is new against everything seen."""

from quotetrace.archive.checking import Stats, stats, verify
from quotetrace.archive.file import opened
from quotetrace.archive.settling import find, recall, settle, trace
from quotetrace.archive.shelf import Outcome, add, everything, knows, knows_of, place_of, remove
from quotetrace.archive.transactions import Database

__all__ = [
    "Database",
    "Outcome",
    "Stats",
    "add",
    "everything",
    "find",
    "knows",
    "knows_of",
    "opened",
    "place_of",
    "recall",
    "remove",
    "settle",
    "stats",
    "trace",
    "verify",
]
