"""Copies: one text in several articles, whatever was done to its form; and never two texts that share their quotes."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from newsroom import article

from quotetrace.model import Article, Span, Wire
from quotetrace.provenance import copies
from quotetrace.provenance.fingerprints import fingerprint

WORDS = [
    "ferry",
    "strait",
    "engine",
    "harbour",
    "master",
    "crew",
    "island",
    "captain",
    "storm",
    "berth",
    "wind",
    "tide",
    "rope",
    "deck",
    "lamp",
    "hull",
]
QUOTE = "“The ferry will stay in port until the engine has been repaired, the crew has slept and the yard has signed for it.”"


def text(seed: int, paragraphs: int = 6) -> str:
    """Some paragraphs of invented words, the same for one seed."""
    chance = Random(seed)
    return "\n\n".join(
        " ".join(chance.choice(WORDS) + str(chance.randrange(99)) for _ in range(40)) + "." for _ in range(paragraphs)
    )


def pairs(*found: Article) -> set[frozenset[str]]:
    return {frozenset((pair.fuller.id, pair.other.id)) for pair in copies(found).pairs}


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t,
        lambda t: t.replace("\n\n", "\n"),
        lambda t: t.replace(" ", "  ").upper(),
        lambda t: "# A new headline\n\n" + t,
        lambda t: "\n\n".join(t.split("\n\n")[:3]),
        lambda t: "\n\n".join(t.split("\n\n")[2:]),
        lambda t: t.replace("ferry", "vessel"),
        lambda t: (
            t + "\n\nThe paper adds a paragraph of its own, which says where its readers can find more about all this."
        ),
    ],
)
def test_a_text_in_another_form_is_a_copy(change: object) -> None:
    assert callable(change)
    one, other = article(text(1), "The Harbour Times"), article(change(text(1)), "Quayside Herald")
    assert pairs(one, other) == {frozenset((one.id, other.id))}


def test_two_texts_are_no_copies() -> None:
    assert pairs(article(text(1), "The Harbour Times"), article(text(2), "Quayside Herald")) == set()


def test_quoting_the_same_words_makes_no_copy() -> None:
    long = " ".join([QUOTE] * 4)
    ours, theirs = (article(f"{text(k, 2)}\n\n{long}\n\n{long}", str(k)) for k in (1, 2))
    assert pairs(ours, theirs) == set()


def test_what_the_page_says_around_its_articles_makes_no_copy() -> None:
    notice = text(9, 3)
    found = [article(f"{text(k, 2)}\n\n{notice}", str(k)) for k in (1, 2)]
    marked = [replace(a, furniture=(Span(len(a.text) - len(notice), len(a.text)),)) for a in found]
    assert pairs(*marked) == set()


def test_a_very_short_text_is_not_recognised() -> None:
    short = "The ferry stayed in port on Monday after a storm."
    assert pairs(article(short, "1"), article(short, "2")) == set()


@pytest.mark.parametrize(
    ("ours", "theirs", "original"),
    [
        ({"published": "2019-03-04"}, {"published": "2019-03-05"}, "ours"),
        ({"published": "2019-03-05"}, {"published": "2019-03-04"}, "theirs"),
        ({"published": "2019-03-04"}, {"published": "2019-03-04T10:30"}, None),
        ({"published": "2019-03-04T23:30-05:00"}, {"published": "2019-03-05T01:00Z"}, None),
        ({"published": "2019-03-04T09:30-05:00"}, {"published": "2019-03-05T01:00Z"}, "ours"),
        ({"published": "2019-03"}, {"published": "2019-04-01"}, None),
        ({}, {}, None),
        ({"outlet": "Reuters"}, {"wire": Wire("Reuters", "dateline", "DELTA (Reuters) -")}, "ours"),
        ({"wire": Wire("Reuters", "dateline", "DELTA (Reuters) -")}, {"outlet": "Reuters"}, "theirs"),
        ({"wire": Wire("Reuters", "dateline", "")}, {"wire": Wire("Reuters", "dateline", "")}, None),
    ],
)
def test_who_came_first_is_said_only_where_something_decides_it(
    ours: dict[str, object], theirs: dict[str, object], original: str | None
) -> None:
    one = replace(article(text(1), "The Harbour Times"), id="ours", **ours)  # type: ignore[arg-type]
    other = replace(article(text(1, 5), "Quayside Herald"), id="theirs", **theirs)  # type: ignore[arg-type]
    (pair,) = copies([one, other]).pairs
    assert pair.original == original
    assert (pair.reason is None) == (original is None)


def test_a_mirror_that_names_the_original_address_came_later() -> None:
    address = "https://www.harbour-times.example/2019/03/04/ferry"
    original = article(text(1), "The Harbour Times")
    mirror = article(f"{text(1, 5)}\n\nOriginal url:\n\n<{address}>\n", "The Harbour Times", url=address)
    (pair,) = copies([original, mirror]).pairs
    assert (pair.original, pair.reason) == (original.id, address)


def test_each_article_is_told_of_all_its_copies() -> None:
    found = [article(text(1), str(k)) for k in range(3)]
    known = copies(found)
    for one in found:
        assert set(known[one.id]) == {other.id for other in found} - {one.id}
    assert known.get("another", ()) == ()


def test_the_index_finds_what_comparing_all_pairs_finds() -> None:
    """Against the slow and obvious way: each article held against each other."""
    chance = Random(7)
    base = [text(k) for k in range(8)]
    found = [
        article("\n\n".join(chance.sample(t.split("\n\n"), chance.randint(3, 6))), str(k))
        for k, t in enumerate(base * 4)
    ]
    prints = {a.id: fingerprint(a) for a in found}
    shares = {
        frozenset((a.id, b.id)): max(prints[a.id].share_in(prints[b.id]), prints[b.id].share_in(prints[a.id]))
        for a, b in combinations(found, 2)
    }
    known = copies(found)
    assert set(known) >= {one for pair, share in shares.items() if share > 0.9 for one in pair}
    assert all(shares[pair] >= 0.5 for pair in pairs(*found))


def test_the_order_of_the_articles_makes_no_difference() -> None:
    found = [article(text(k % 3), str(k)) for k in range(9)]
    shuffled = Random(3).sample(found, len(found))
    assert pairs(*found) == pairs(*shuffled)
    assert dict(copies(found)) == dict(copies(shuffled))
