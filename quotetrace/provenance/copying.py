"""Copies: articles whose text is largely one text, across reformatting, mirrors, syndication and cuts.

Each article is held against the fuller ones through an index of word runs and joins the one that holds most of it, so a
story in five hundred papers costs five hundred look-ups. Who copied from whom is said only where dates, an address or a
credit decide it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NamedTuple, TypeVar

from quotetrace.credits.agencies import is_generic, wire_of
from quotetrace.model import Article
from quotetrace.provenance.dating import days_of
from quotetrace.provenance.fingerprints import Print, fingerprint

__all__ = ["Copies", "Copy", "copies"]

SHARED = (
    0.55  # of the shorter text's runs outside quotation marks; cuts and light edits keep more, own reports far less
)
WORTH_A_LOOK = 0.25  # of the sampled runs: less is never half of all runs
FOOT = 500  # code points at the end of a text, where a mirror states the original address
STOCK = 50  # distinct texts that hold one run of five words: more make it a stock phrase
LOOKED_AT = 5  # candidates that are compared run by run
QUOTES_SHARED = 0.8  # where the runs include quoted words, which two reporters may share

Text = TypeVar("Text")


@dataclass(frozen=True, slots=True)
class Copy:
    """One text in two articles: the fuller, the other, how much of the other stands in the fuller (0 to 1).

    `original` is the id of the article that came first, None where nothing decides it; `reason` says what decided.
    """

    fuller: Article
    other: Article
    share: float
    original: str | None
    reason: str | None

    @property
    def evidence(self) -> str:
        """The finding in words."""
        fuller, other = (file_of(article) for article in (self.fuller, self.other))
        return f"{round(100 * self.share)} % of the text of {other} stands in {fuller}"


@dataclass(frozen=True)
class Copies(Mapping[str, tuple[str, ...]]):
    """The copies among some articles. As a mapping: from an article's id to the ids of the other articles with its
    text."""

    pairs: tuple[Copy, ...]
    groups: dict[str, tuple[str, ...]] = field(repr=False)
    found: dict[str, Copy] = field(repr=False)

    def __getitem__(self, article: str) -> tuple[str, ...]:
        """The ids of the other articles that have the text of `article`."""
        return tuple(other for other in self.groups[article] if other != article)

    def __iter__(self) -> Iterator[str]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    def text_of(self, article: str) -> str:
        """The id of the text that the article has: one for all its copies."""
        return self.groups[article][0] if article in self.groups else article

    def pair_of(self, article: str) -> Copy | None:
        """How the article was found to be a copy, None for the fullest of its text."""
        return self.found.get(article)


def copies(articles: Iterable[Article]) -> Copies:
    """The copies among `articles`. Their order makes no difference."""
    distinct = {article.id: article for article in articles}.values()
    sketches = sorted(map(sketch_of, distinct), key=lambda sketch: (-sketch.length, sketch.article.id))
    index = Index({}, [])
    pairs: list[Copy] = []
    groups: dict[str, list[str]] = {}
    for sketch in sketches:
        home = best_home(sketch, index)
        if home:
            fuller, share = home
            pairs.append(copy_of(fuller, sketch.article, share))
            groups.setdefault(fuller.id, [fuller.id]).append(sketch.article.id)
        else:
            index.add(sketch)
    by_article = {one: tuple(group) for group in groups.values() for one in group}
    return Copies(tuple(pairs), by_article, {pair.other.id: pair for pair in pairs})


class Sketch(NamedTuple):
    """What is kept of an article's fingerprint: how many runs it has, and a sample; none of a text too short to
    tell."""

    article: Article
    length: int
    sample: tuple[int, ...]


def sketch_of(article: Article) -> Sketch:
    """The sketch of an article."""
    mark = fingerprint(article)
    return Sketch(article, len(mark.runs), mark.sample if mark.tells else ())


class Index(NamedTuple):
    """Where sampled runs of words stand, by the numbers of texts that are no copies of each other."""

    places: dict[int, list[int]]
    texts: list[Article]

    def add(self, sketch: Sketch) -> None:
        """Takes in one more text. A run that stands everywhere is a stock phrase: beyond a number it is noted no
        more."""
        for run in sketch.sample:
            places = self.places.setdefault(run, [])
            if len(places) < STOCK:
                places.append(len(self.texts))
        self.texts.append(sketch.article)

    def candidates(self, sketch: Sketch) -> list[Article]:
        """The texts that share most of the sampled runs, at most a few, and none that shares only a few runs."""
        hits = Counter(text for run in sketch.sample for text in self.places.get(run, ()))
        ranked = sorted(hits.items(), key=lambda item: (-item[1], item[0]))[:LOOKED_AT]
        return [self.texts[text] for text, shared in ranked if shared >= WORTH_A_LOOK * len(sketch.sample)]


def best_home(sketch: Sketch, index: Index) -> tuple[Article, float] | None:
    """The fuller text that holds most of a text, and how much; None where none holds enough."""
    candidates = index.candidates(sketch)
    if not candidates:
        return None
    mark = fingerprint(sketch.article)
    return fullest(mark, [(article, fingerprint(article)) for article in candidates])


def fullest(mark: Print, others: Iterable[tuple[Text, Print]]) -> tuple[Text, float] | None:
    """Of some texts with their fingerprints the one that holds most of a text, and how much; None where none holds
    enough."""
    found = []
    for text, other in others:
        share = mark.share_in(other)
        if share >= (SHARED if mark.narrative and other.narrative else QUOTES_SHARED):
            found.append((text, share))
    return max(found, key=lambda pair: pair[1], default=None)


def copy_of(fuller: Article, other: Article, share: float) -> Copy:
    """The pair, with its direction if anything decides it."""
    original, reason = direction(fuller, other)
    return Copy(fuller, other, share, original, reason)


def direction(a: Article, b: Article) -> tuple[str | None, str | None]:
    """Which of two articles with one text came first, and why that is known: a credit, an address, or the dates."""
    for printed, source in ((a, b), (b, a)):
        agency = printed.wire.agency if printed.wire and not is_generic(printed.wire.agency) else None
        if agency and printed.wire and is_from(source, agency) and not is_from(printed, agency):
            return source.id, printed.wire.evidence
        if names_original(printed) and not names_original(source):
            return source.id, printed.url
    for earlier, later in ((a, b), (b, a)):
        ours, theirs = days_of(earlier.published), days_of(later.published)
        if ours and theirs and ours[1] < theirs[0]:
            return earlier.id, f"{(earlier.published or '')[:10]} is before {(later.published or '')[:10]}"
    return None, None


def names_original(article: Article) -> bool:
    """True if the text itself states, at its end, the address that it was taken from, as mirrors do."""
    return bool(article.url) and (article.url or "") in article.text[-FOOT:]


def is_from(article: Article, agency: str) -> bool:
    """True if the article stands on the agency's own site or names it as its outlet."""
    return bool(article.outlet) and wire_of(article.outlet or "").casefold() == wire_of(agency).casefold()


def file_of(article: Article) -> str:
    """What to call an article among its copies: the file or address where it was read."""
    return PurePath(article.path).name if article.path else article.url or article.id
