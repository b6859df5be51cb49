"""Which report came first, by dates as articles state them: a false first is worse than none."""

import pytest
from newsroom import article, printed

from quotetrace.pipeline import trace

SAID = '"The ferry will stay in port until the engine has been repaired," harbour master Ada Quill said.'
OUTLETS = ("The Harbour Times", "Quayside Herald", "Moor Post")


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2019-03-04", "2019-03-05"), "The Harbour Times"),
        (("2019-03-04T10:00Z", "2019-03-04T11:00Z"), None),
        (("2019-03-04T23:30-05:00", "2019-03-05T01:00Z"), None),  # half past four in the morning, by the other's clock
        (("2019-03-04T23:30-05:00", "2019-03-05"), None),
        (("2019-03-05T00:30+02:00", "2019-03-05"), None),
        (("2019-03-05T00:30+02:00", "2019-03-04T23:00Z"), None),
        (("2019-03-04T09:30-05:00", "2019-03-05T01:00Z"), "The Harbour Times"),
        (("2019-03-04T23:30-05:00", "2019-03-06"), "The Harbour Times"),
        (("2019-03-04T23:30", "2019-03-05T00:10"), "The Harbour Times"),
        (("2019-03-04T23:30-05:00", "2019-03-05T01:00Z", "2019-03-03"), "Moor Post"),
        (("9999-12-31T23:30-05:00", "2019-03-05"), "Quayside Herald"),
    ],
)
def test_a_report_is_first_only_if_it_is_by_every_clock(dates: tuple[str, ...], first: str | None) -> None:
    texts = (printed(SAID), printed(SAID, "Nobody slept."), printed("It rained all night.", SAID))
    stated = [article(text, *about) for text, about in zip(texts, zip(OUTLETS, dates, strict=False), strict=False)]
    (statement, *_) = trace(stated)
    told = {report.quote.article.outlet: report.first for report in statement.reports}
    assert [outlet for outlet, is_first in told.items() if is_first] == ([first] if first else [])
    if first is None:
        assert set(told.values()) == {None}
