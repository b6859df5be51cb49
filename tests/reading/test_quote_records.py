"""Quote records read back: what `extract` printed goes through `trace` without the articles."""

import json
from pathlib import Path

import pytest
from conftest import SAMPLES
from story import TEXT, written

from quotetrace.errors import InputError
from quotetrace.model import Article
from quotetrace.pipeline import Heard, hear, join
from quotetrace.reading import read, read_bytes, read_reported, sources
from quotetrace.writing.records import quote_record


def heard() -> list[Heard]:
    return [hear(article) for source in sources([str(SAMPLES)]) for article in read(source)]


def printed(folder: Path, *all_heard: Heard) -> str:
    path = folder / "quotes.jsonl"
    lines = [json.dumps(quote_record(quote), ensure_ascii=False) for one in all_heard for quote in one.quotes]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_a_record_read_back_gives_the_same_record(tmp_path: Path) -> None:
    before = heard()
    after = list(read_reported(printed(tmp_path, *before)))
    assert all(not isinstance(one, Article) for one in after)
    again = [quote_record(quote) for one in after if not isinstance(one, Article) for quote in one.quotes]
    assert again == [quote_record(quote) for one in before for quote in one.quotes]


def test_offsets_hold_in_the_text_that_stands_for_the_article(tmp_path: Path) -> None:
    for one in read_reported(printed(tmp_path, *heard())):
        assert not isinstance(one, Article)
        for stretch in (stretch for quote in one.quotes for stretch in quote.quoted):
            assert one.article.text[stretch.start : stretch.end] == stretch.text


def test_records_trace_to_the_same_statements_but_for_what_copies_tell(tmp_path: Path) -> None:
    before = heard()
    after = [
        Heard(one.article, one.quotes)
        for one in read_reported(printed(tmp_path, *before))
        if not isinstance(one, Article)
    ]

    def told(all_heard: list[Heard]) -> set[frozenset[str]]:
        return {frozenset(report.quote.id for report in one.reports) for one in join(all_heard)}

    whole = told(before)
    assert all(any(reports <= statement for statement in whole) for reports in told(after))
    assert max(map(len, told(after))) >= 3


def test_articles_are_read_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert list(read_reported(str(path))) == list(read(str(path)))


@pytest.mark.parametrize(
    "change", [{"kind": "loud"}, {"content": {}}, {"article": None}, {"quoted": [1]}, {"paragraph": "two"}]
)
def test_a_broken_record_costs_only_itself(tmp_path: Path, change: dict[str, object]) -> None:
    path = Path(printed(tmp_path, hear(next(read_bytes(written("text"), "story")))))
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, json.dumps({**json.loads(lines[0]), **change})]), encoding="utf-8")
    noted: list[InputError] = []
    (one,) = read_reported(str(path), on_error=noted.append)
    assert not isinstance(one, Article)
    assert len(one.quotes) == len(lines)
    assert [f"line {len(lines) + 1}: not a whole quote record" in str(error) for error in noted] == [True]


def test_where_articles_are_asked_for_a_quote_record_says_what_it_is(tmp_path: Path) -> None:
    path = printed(tmp_path, hear(next(read_bytes(written("text"), "story"))))
    with pytest.raises(InputError, match="records that quotetrace wrote"):
        list(read(path))
