"""The desk's checklist: each item with each verdict that it can have, and one's own draft against the sources."""

from collections.abc import Sequence

import pytest
from newsroom import article, printed

from quotetrace.lexicon import table
from quotetrace.model import Article
from quotetrace.pipeline import extract, trace
from quotetrace.provenance.checks import Item, Verdict, check, check_draft
from quotetrace.provenance.checks.registry import CHECKS

WORDS = "until the engine has been repaired"
SAID = '"The ferry will stay in port until the engine has been repaired and the crew has slept," harbour master Ada Quill said.'
OTHER = "Two fishing boats towed it back to its berth against a wind that the oldest of the fishermen called middling."
TIMES = article(printed(SAID), "The Harbour Times", "2019-03-04")
HERALD = article(f"{OTHER}\n\n{SAID}\n", "Quayside Herald", "2019-03-05")
RECORD = article(f"On the island the school stayed closed on Monday.\n\n{SAID}\n", "The Delta Record", "2019-03-06")


def items(articles: Sequence[Article], words: str = WORDS, min_origins: int = 3) -> dict[str, Item]:
    """The items of the one statement that holds `words`."""
    statements = [s for s in trace(articles) if any(words in r.quote.content.text for r in s.reports)]
    (checked,) = check(statements, min_origins)
    return {item.code: item for item in checked.items}


def changed(one: Article, old: str, new: str, **more: object) -> Article:
    assert old in one.text
    known = {"id": f"{one.id}x"} | more
    return article(one.text.replace(old, new), one.outlet, one.published, **known)


@pytest.mark.parametrize(
    ("code", "articles", "verdict", "evidence"),
    [
        ("transcript", [TIMES], "open", "ask for the recording"),
        ("name-and-role", [TIMES, HERALD], "passed", "Ada Quill, harbour master"),
        ("name-and-role", [TIMES], "open", "The Harbour Times"),
        ("name-and-role", [changed(TIMES, "harbour master Ada Quill said", "the harbour office said")], "not applicable", ""),
        ("attribution", [TIMES], "passed", "Ada Quill"),
        ("cue", [TIMES], "passed", "said"),
        ("cue", [changed(TIMES, "Quill said", "Quill admitted")], "open", "admitted"),
        ("context", [TIMES], "passed", "its engine failed in the strait"),
        ("context", [TIMES, changed(HERALD, " and the crew has slept", "")], "open", "Cut in Quayside Herald"),
        ("ellipsis", [TIMES], "passed", "one piece"),
        ("ellipsis", [changed(TIMES, "in port until", "in port … until")], "open", "An ellipsis in The Harbour Times"),
        ("ellipsis", [changed(TIMES, "and the crew", "and [the] crew")], "open", "A bracket in The Harbour Times"),
        ("wording", [TIMES], "not applicable", ""),
        ("wording", [TIMES, HERALD], "passed", "2 reports agree"),
        ("wording", [TIMES, changed(HERALD, " and the crew has slept", "")], "open", "left out in Quayside Herald"),
        ("wording", [TIMES, changed(HERALD, "will stay", "may stay")], "failed", "hedge"),
        ("first-report", [TIMES, HERALD], "passed", "The Harbour Times, 2019-03-04"),
        ("first-report", [TIMES, article(HERALD.text, "Quayside Herald", "2019-03-04")], "open", "Several reports of 2019-03-04"),
        ("first-report", [TIMES, article(HERALD.text, "Quayside Herald")], "open", "2019-03-04 is the earliest known date"),
        ("first-report", [article(TIMES.text, "The Harbour Times")], "open", "No report has a date"),
        ("origins", [TIMES, HERALD], "open", "2 of the 3 independent origins wanted"),
        ("origins", [TIMES, HERALD, RECORD], "passed", "3 independent origins"),
        ("source-kind", [TIMES], "passed", ""),
        ("source-kind", [changed(TIMES, "Quill said.", "Quill said, Interfax reported.")], "open", "Second hand: Interfax"),
        ("source-kind", [changed(TIMES, "harbour master Ada Quill said", "so the note ended")], "open", "Nobody is named"),
        ("preserved", [TIMES], "open", "No archived copy"),
        ("preserved", [changed(TIMES, "port", "port", url="https://web.archive.org/web/2019/https://harbour.example/a")], "passed", "web.archive.org"),
        ("preserved", [changed(TIMES, "port", "port", sha256="")], "failed", "No digest"),
        ("correction", [TIMES], "passed", ""),
        ("correction", [article(f"{TIMES.text}\nCorrection: The ferry has two decks.\n", "The Harbour Times")], "failed", "The ferry has two decks"),
    ],
)  # fmt: skip
def test_an_item(code: str, articles: list[Article], verdict: str, evidence: str) -> None:
    item = items(articles)[code]
    assert item.verdict == verdict, item.evidence
    assert evidence in item.evidence


def test_so_many_origins_are_enough_as_the_desk_says() -> None:
    assert items([TIMES, HERALD], min_origins=2)["origins"].verdict is Verdict.PASSED


def test_a_transcript_settles_the_wording() -> None:
    speech = '"We looked at the engine on Sunday. The ferry will stay in port until the engine has been repaired and the crew has slept."'
    paper = article(printed(f'{speech[:-2]}," harbour master Ada Quill said.'), "The Harbour Times", "2019-03-04")
    radio = article(
        "Morning talk on Delta Radio\n\nHOST: How is the ferry?\n\nADA QUILL: We looked at the engine on Sunday. The ferry will stay in "
        "port until the engine has been repaired and the crew has slept.\n\nHOST: And the passengers?\n\nADA QUILL: They are in the hall.\n",
        "Delta Radio",
        "2019-03-04",
    )
    found = items([paper, radio])
    assert found["transcript"].verdict is Verdict.PASSED, found["transcript"].evidence
    assert found["origins"].verdict is Verdict.PASSED, "the transcript is the primary source"


def test_every_item_of_the_table_has_a_check_and_an_order() -> None:
    assert list(CHECKS.keys() ^ {row["code"] for row in table("checks")}) == []
    order = [row["code"] for row in table("checks") if not row["code"].startswith("draft-")]
    assert list(items([TIMES])) == order


def drafted(said: str, sources: Sequence[Article]) -> dict[str, Item]:
    own = extract(article(printed(said), "Our draft"))
    (checked,) = check_draft([q for q in own if WORDS in q.content.text], trace(sources))
    assert checked.draft is not None
    return {item.code: item for item in checked.items}


@pytest.mark.parametrize(
    ("said", "wording", "speaker"),
    [
        (SAID, "passed", "passed"),
        (SAID.replace(" and the crew has slept", ""), "open", "passed"),
        (SAID.replace("harbour master Ada Quill", "captain Ben Moss"), "passed", "failed"),
        (
            '"Nobody knows ' + WORDS + ' how many will still want to go," said harbour master Ada Quill.',
            "failed",
            "not applicable",
        ),
    ],
)
def test_a_draft_is_held_against_the_sources(said: str, wording: str, speaker: str) -> None:
    found = drafted(said, [TIMES, HERALD])
    assert (str(found["draft-wording"].verdict), str(found["draft-speaker"].verdict)) == (wording, speaker)


def test_a_draft_that_no_source_bears_out_has_no_origins() -> None:
    found = drafted(f'"Nobody knows {WORDS} how many will still want to go," said harbour master Ada Quill.', [TIMES])
    assert found["origins"].evidence.startswith("0 of the 3")
    assert found["first-report"].verdict is Verdict.OPEN
