"""Stated dates: with the precision that was stated, and none where the words do not decide it."""

import pytest

from quotetrace.credits.dates import find_date, stated_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2019-03-04", "2019-03-04"),
        ("2019-03", "2019-03"),
        ("2019", "2019"),
        ("20190304", "2019-03-04"),
        ("2019/03/04", "2019-03-04"),
        ("2019-03-04T10:30:00Z", "2019-03-04T10:30:00Z"),
        ("2019-03-04T10:30:00+02:00", "2019-03-04T10:30:00+02:00"),
        ("2019-03-04 10:30", "2019-03-04T10:30"),
        ("20190304T103000Z", "2019-03-04T10:30:00Z"),
        ("2019-03-04T10:30:00.000+0100", "2019-03-04T10:30:00+01:00"),
        ("Mon, 04 Mar 2019 10:30:00 GMT", "2019-03-04T10:30:00Z"),
        ("Mon, 04 Mar 2019 10:30:00 +0200", "2019-03-04T10:30:00+02:00"),
        ("March 4, 2019", "2019-03-04"),
        ("Monday, March 4, 2019", "2019-03-04"),
        ("4 March 2019", "2019-03-04"),
        ("4th March, 2019", "2019-03-04"),
        ("Sept. 4, 2019", "2019-09-04"),
        ("4. März 2019", "2019-03-04"),
        ("4 de mayo de 2019", "2019-05-04"),
        ("4 mars 2019", "2019-03-04"),
        ("March 2019", "2019-03"),
        ("2019年3月4日", "2019-03-04"),
        ("04.03.2019", "2019-03-04"),
        ("30/03/2019", "2019-03-30"),
        ("03/30/2019", "2019-03-30"),
        ("4 March 2019 at 10:30 p.m.", "2019-03-04T22:30"),
        ("March 4, 2019 12:05 am EST", "2019-03-04T00:05"),
        ("03/04/2019", None),
        ("March 4", None),
        ("Monday", None),
        ("30 February 2019", None),
        ("4 March 2019 was a Monday in port", None),
        ("4 March 2019 $page.weather", None),
        ("The ferry sailed on 4 March 2019", None),
        ("10:30", None),
        ("None", None),
        ("", None),
        ("1234567890", None),
    ],
)
def test_a_stated_date(words: str, date: str | None) -> None:
    assert stated_date(words) == date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("MURMANSK, January 30, 2019 (RIA Novosti) -", "2019-01-30"),
        ("MURMANSK, Jan 30 (RIA Novosti) -", None),
        ("Berlin, 4. März 2019", "2019-03-04"),
    ],
)
def test_a_date_within_words(words: str, date: str | None) -> None:
    assert find_date(words) == date
