"""The page on input formats tells of each of them, and of no other."""

import re

from conftest import ROOT

from quotetrace.reading import FORMATS
from quotetrace.reading.fetch import Limits

PAGE = (ROOT / "docs" / "reading-formats.md").read_text(encoding="utf-8")


def test_each_format_has_its_row() -> None:
    assert sorted(re.findall(r"^\| `(\w+)`", PAGE, re.MULTILINE)) == sorted(known.name for known in FORMATS)


def test_each_extra_is_one_of_the_project() -> None:
    extras = set(re.findall(r"quotetrace\[(\w+)\]", PAGE))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [extra for extra in extras if not re.search(rf"^{extra} = \[", project, re.MULTILINE)] == []


def test_each_table_that_it_names_is_there() -> None:
    assert [name for name in re.findall(r"lexicon/\w+\.tsv", PAGE) if not (ROOT / "quotetrace" / name).exists()] == []


def test_the_limits_of_fetching_are_the_true_ones() -> None:
    limits = Limits()
    assert f"up to {limits.size // 2**20} MB, {limits.redirects} redirects and {limits.total:g} seconds" in PAGE
