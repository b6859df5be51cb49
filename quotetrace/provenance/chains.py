"""Origins: the smallest number of independent chains through which a statement's reports have its words.

Two reports share an origin when they come from one wire, have the words through one relay, stand in copies of one text,
or one credits the other. A missing credit proves nothing: such a report is a chain of its own, without evidence.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from quotetrace.credits.agencies import agencies_in, canonical, is_generic, wire_of
from quotetrace.model import Article, Origin, Quote
from quotetrace.provenance.copying import Copies
from quotetrace.provenance.media import is_medium, is_several, medium_key, medium_name

__all__ = ["Link", "links_of", "origins_of", "place_of"]

BASES = ("relay", "wire", "told", "credit", "copy", "own reporting", "no credit")  # the stronger bond first


@dataclass(frozen=True, slots=True)
class Link:
    """What ties a report to a chain: the kind of tie, the chain's key, its name, the words that show it."""

    basis: str
    key: tuple[str, str]
    name: str
    evidence: str


def origins_of(quotes: Sequence[Quote], copies: Copies) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """The origins of the reports `quotes` of one statement, and from each quote's id the id of its origin.

    The order of `quotes` is the order of the origins.
    """
    outlets = frozenset(medium_key(quote.article.outlet) for quote in quotes if quote.article.outlet)
    ties = [tuple(links_of(quote, copies, outlets)) for quote in quotes]
    chains = joined([frozenset(link.key for link in links) for links in ties])
    origins, owner = [], {}
    for number, members in enumerate(chains, 1):
        origin = f"o{number}"
        origins.append(as_origin(origin, [quotes[k] for k in members], [ties[k] for k in members], copies))
        owner.update({quotes[k].id: origin for k in members})
    return tuple(origins), owner


def links_of(quote: Quote, copies: Copies, outlets: frozenset[str] = frozenset()) -> Iterator[Link]:
    """All that ties a report to a chain, the strongest first. `outlets` are the keys of those that report the
    statement."""
    article = quote.article
    credited = [*relay_links(quote, outlets), *wire_links(article, copies)]
    yield from credited
    yield Link("copy", ("text", copies.text_of(article.id)), place_of(article), "")
    if not credited and article.outlet:
        basis, evidence = by_itself(article)
        yield Link(basis, ("outlet", medium_key(article.outlet)), article.outlet, evidence)


def by_itself(article: Article) -> tuple[str, str]:
    """Basis and evidence of an article in no agency's chain: its own byline, unless it credits agencies that it does
    not name."""
    if article.wire:
        return "no credit", article.wire.evidence
    return ("own reporting", article.byline) if article.byline else ("no credit", "")


def relay_links(quote: Quote, outlets: frozenset[str]) -> Iterator[Link]:
    """The relays between the speaker and this report, and the medium that was told. "Local media" are nobody in
    particular."""
    for relay in quote.relayed_by:
        key = key_of(relay.agency, outlets) or ("relay", quote.article.id)
        yield source_link("relay", key, relay.agency, relay.text)
    if told := quote.told_to:
        name = told.agency or told.text
        medium = key_of(name, outlets) if told.agency or is_medium(name, outlets) else None
        if medium:
            yield source_link("told", medium, name, told.text)


def key_of(name: str, outlets: frozenset[str]) -> tuple[str, str] | None:
    """The key of the chain that a name stands for: an agency's wire, or another outlet; None if it is nobody's name."""
    if is_several(name):
        return None
    if agency := canonical(name):
        return "wire", wire_of(agency)
    named = medium_key(name) in outlets or any(word[:1].isupper() for word in medium_name(name).split())
    return ("outlet", medium_key(name)) if named else None


def source_link(basis: str, key: tuple[str, str], name: str, evidence: str) -> Link:
    """A tie to an agency or to another outlet."""
    return Link(basis, key, canonical(name) or medium_name(name), " ".join(evidence.split()))


def wire_links(article: Article, copies: Copies) -> Iterator[Link]:
    """The article's own wire; that of the fuller text it is a copy of, where it has none; its outlet, if that is an
    agency."""
    wire, basis, evidence = article.wire, "wire", article.wire.evidence if article.wire else ""
    pair = copies.pair_of(article.id)
    if wire is None and pair and pair.fuller.wire:
        wire, basis, evidence = pair.fuller.wire, "copy", f"{pair.evidence}: {pair.fuller.wire.evidence}"
    if wire and not is_generic(wire.agency):
        named = agencies_in(wire.evidence) if wire.found_in in ("dateline", "byline", "sign-off") else ()
        for agency in dict.fromkeys((wire.agency, *named)):
            yield Link(basis, ("wire", wire_of(agency)), agency, evidence)
    own = canonical(article.outlet) if article.outlet else None
    if own:
        yield Link("wire", ("wire", wire_of(own)), own, article.outlet or "")


# ---------------------------------------------------------------- joining


def joined(keys: Sequence[frozenset[tuple[str, str]]]) -> list[list[int]]:
    """The numbers of the reports, those that share a key, directly or through others, together; in order."""
    parent = list(range(len(keys)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    seen: dict[tuple[str, str], int] = {}
    for k, own in enumerate(keys):
        for key in sorted(own):
            first = seen.setdefault(key, k)
            one, other = root(first), root(k)
            parent[max(one, other)] = min(one, other)
    chains: dict[int, list[int]] = {}
    for k in range(len(keys)):
        chains.setdefault(root(k), []).append(k)
    return list(chains.values())


def as_origin(origin: str, quotes: list[Quote], ties: list[tuple[Link, ...]], copies: Copies) -> Origin:
    """The origin of some joined reports: named for the tie that most of them have, the strongest of equals."""
    count = Counter(key for links in ties for key in {link.key for link in links})
    articles = {quote.article.id for quote in quotes}
    every = [link for links in ties for link in links]
    best = min(
        every, key=lambda link: (link.key[0] not in ("wire", "relay"), -count[link.key], BASES.index(link.basis))
    )
    if best.basis == "copy" and best.key[0] == "text":
        best = alone(quotes[0], every, copied=len(articles) > 1)
    own_words = max((link.evidence for link in every if link.key == best.key), key=len, default=best.evidence)
    untied = [q for q, links in zip(quotes, ties, strict=True) if all(link.key != best.key for link in links)]
    pairs = [copies.pair_of(q.article.id) for q in (quotes if best.basis == "copy" else untied)]
    evidence = [own_words, *(pair.evidence for pair in pairs if pair and pair.evidence not in own_words)]
    return Origin(origin, best.name, best.basis, "; ".join(dict.fromkeys(words for words in evidence if words)))


def alone(quote: Quote, every: list[Link], *, copied: bool) -> Link:
    """The tie of a chain that no credit names: its outlet, or the place where it was found."""
    outlet = next((link for link in every if link.key[0] == "outlet"), None)
    if copied:
        return Link("copy", ("text", ""), outlet.name if outlet else place_of(quote.article), "")
    if outlet:
        return outlet
    basis, evidence = by_itself(quote.article)
    return Link(basis, ("text", ""), place_of(quote.article), evidence)


def place_of(article: Article) -> str:
    """What to call an article's place: its outlet, else the file or address where it was read."""
    return article.outlet or (PurePath(article.path).name if article.path else article.url or article.id)
