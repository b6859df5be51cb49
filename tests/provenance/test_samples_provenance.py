"""What `samples/README.md` says of origins, copies, relays and flags, held as a file. After a change that is meant, run
with UPDATE_GOLDEN=1 and look."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from conftest import SAMPLES

from quotetrace.model import Article, Statement
from quotetrace.pipeline import hear, join
from quotetrace.provenance import copies
from quotetrace.reading import read, sources

GOLDEN = Path(__file__).parent / "golden" / "samples.txt"
STATEMENTS = [
    "will not leave Ventspils",
    "has been abandoned",
    "food for four days and water for six",
    "Seventeen people, five months",
    "waiting for the men to give up",
    "burned the pallets",
]


def file_of(article: Article) -> str:
    return PurePath(article.path or article.id).name


def told() -> Iterator[str]:
    heard = [hear(article) for source in sources([str(SAMPLES)]) for article in read(source)]
    names = {one.article.id: file_of(one.article) for one in heard}
    for pair in copies([one.article for one in heard]).pairs:
        original = (
            f"{names[pair.original]} came first: {pair.reason}" if pair.original else "which came first is not known"
        )
        yield f"copy: {pair.evidence}; {original}"
    statements = join(heard)
    for words in STATEMENTS:
        yield from about(next(s for s in statements if any(words in r.quote.content.text for r in s.reports)))


def about(statement: Statement) -> Iterator[str]:
    first = statement.first
    yield ""
    yield f"{statement.speaker.name}: {statement.text}"
    yield f"  first: {first.published if first else '-'} {'' if first and first.quote else 'undetermined'}".rstrip()
    yield from (f"  origin {o.id}: {o.name}, {o.basis}: {o.evidence}" for o in statement.origins)
    for report in statement.reports:
        relays = "".join(f", {relay.how} {relay.agency}" for relay in report.quote.relayed_by)
        yield f"  {report.origin} {file_of(report.quote.article)}: {report.relation}{relays}"
    yield from (f"  {flag.code}: {flag.message}" for flag in statement.flags)


def test_the_samples_have_the_provenance_that_their_readme_says() -> None:
    found = "\n".join(told()) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
