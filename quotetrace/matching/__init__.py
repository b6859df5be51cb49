"""Quotes to groups that report one statement each: normal form, candidate index, comparison, linking."""

from quotetrace.matching.archive import Archive, add, archive
from quotetrace.matching.comparison import Comparison, compare
from quotetrace.matching.difference import Change, ChangeType
from quotetrace.matching.finding import matches
from quotetrace.matching.linking import Group, Member, link

__all__ = [
    "Archive",
    "Change",
    "ChangeType",
    "Comparison",
    "Group",
    "Member",
    "add",
    "archive",
    "compare",
    "link",
    "matches",
]
