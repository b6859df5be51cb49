"""Credits: headline, outlet, date, byline, dateline and wire of an article, each with where it was found.

What a file states about its article (`Article.facts`) goes before what its text says; what neither states stays None.
"""

from dataclasses import replace

from quotetrace.credits.agencies import agency_named
from quotetrace.credits.bylines import Byline, read_byline
from quotetrace.credits.datelines import Dateline
from quotetrace.credits.dates import stated_date
from quotetrace.credits.heads import Head, read_head
from quotetrace.credits.layout import Layout, lay_out
from quotetrace.credits.outlets import date_of_address, outlet_mentioned, outlet_of_address
from quotetrace.credits.wires import find_dateline, find_wire, stated_dateline
from quotetrace.model import Article, Fact, Span

__all__ = ["agency_named", "credit"]

DATELINE_ENDS = "-–—―_:"
NOTHING = ("", "none", "null", "n/a", "unknown", "undefined")


def credit(article: Article) -> Article:
    """`article` with headline, outlet, date, byline, dateline and wire filled in, and the place of each. Pure."""
    layout = lay_out(article)
    outlet, outlet_from = stated(article, "outlet")
    dateline, lead = find_dateline(layout)
    layout = replace(layout, body=lead) if dateline and dateline.agencies else layout
    head = read_head(layout, frozenset({outlet} if outlet else ()))
    article = replace(article, url=article.url or stated(article, "url")[0] or head.url)
    article = with_outlet(article, head, outlet, outlet_from)
    article = with_date(article, head, dateline)
    article = with_headline(article, head, layout)
    byline, credited = find_byline(article, head)
    place = stated_place(article) or (dateline.place if dateline else None)
    wire = find_wire(article, layout, dateline, credited, head.agency)
    return replace(article, byline=byline, dateline=place, dateline_span=span_of(layout, lead, dateline), wire=wire)


def span_of(layout: Layout, line: int, dateline: Dateline | None) -> Span | None:
    """Where a dateline stands, which opens a line of the text; None where only an agency in brackets tells of it: Berg
    (AAP), the mayor,."""
    if dateline is None or not (
        dateline.evidence[-1] in DATELINE_ENDS
        or any(map(str.isdigit, dateline.evidence))
        or (dateline.place or "").isupper()
    ):
        return None
    start = layout.lines[line].start
    return Span(start, start + dateline.length)


def stated(article: Article, field: str) -> tuple[str | None, str | None]:
    """The first value that the facts give for `field`, and where; two Nones without one."""
    fact = next((f for f in article.facts if f.field == field and f.value.strip().casefold() not in NOTHING), None)
    return (" ".join(fact.value.split()), fact.found_in) if fact else (None, None)


def with_outlet(article: Article, head: Head, outlet: str | None, found_in: str | None) -> Article:
    """The outlet: as the metadata states it, as the head does, as the page's own notices do, by its address."""
    if outlet:
        return replace(article, outlet=outlet, outlet_from=found_in)
    if head.outlet:
        return replace(article, outlet=head.outlet, outlet_from="text")
    writers = [head.byline.text] if head.byline else [fact.value for fact in article.facts if fact.field == "byline"]
    if mentioned := outlet_mentioned(article, " ".join(writers)):
        return replace(article, outlet=mentioned, outlet_from="furniture")
    if article.url and (known := outlet_of_address(article.url)):
        return replace(article, outlet=known, outlet_from="url")
    return article


def with_date(article: Article, head: Head, dateline: Dateline | None) -> Article:
    """The date of publication: metadata, the head's line, a dateline with its year, the address."""
    for fact in article.facts:
        if fact.field == "published" and (when := stated_date(fact.value)):
            return replace(article, published=when, published_from=fact.found_in)
    if head.published:
        return replace(article, published=head.published, published_from="text")
    if dateline and dateline.published:
        return replace(article, published=dateline.published, published_from="dateline")
    if article.url and (when := date_of_address(article.url)):
        return replace(article, published=when, published_from="url")
    return article


def with_headline(article: Article, head: Head, layout: Layout) -> Article:
    """The headline: metadata without the outlet's name at its end, or the head's line; and where it stands in the
    text."""
    given, found_in = stated(article, "headline")
    if given:
        headline = without_outlet(given, article.outlet)
        return replace(article, headline=headline, headline_from=found_in, headline_span=place_of(headline, layout))
    line = head.headline
    if line is None:
        return article
    text = " ".join(line.text.split())
    return replace(article, headline=text, headline_from="text", headline_span=Span(line.start, line.end))


def without_outlet(headline: str, outlet: str | None) -> str:
    """A page title without " | The Harbour Times" at its end."""
    for mark in (" | ", " - ", " – ", " — ", " :: ") if outlet else ():
        before, found, after = headline.rpartition(mark)
        if found and before and after.casefold() == (outlet or "").casefold():
            return before.strip()
    return headline


def place_of(headline: str, layout: Layout) -> Span | None:
    """Where the text repeats the headline in one of its first lines."""
    wanted = headline.casefold()
    same = (line for line in layout.lines[:20] if " ".join(line.text.split()).casefold() == wanted)
    return next((Span(line.start, line.end) for line in same), None)


def stated_place(article: Article) -> str | None:
    """The place of the dateline that the facts give, without day and agency where these stand with it."""
    value, _ = stated(article, "dateline")
    dateline = stated_dateline(value) if value else None
    return dateline.place if dateline and dateline.place else value


def find_byline(article: Article, head: Head) -> tuple[str | None, tuple[Byline, Fact] | None]:
    """The byline as metadata or the head state it, and the metadata's byline if it names an agency."""
    value, _ = stated(article, "byline")
    fact = next((f for f in article.facts if f.field == "byline" and f.value.strip()), None)
    if not value or not fact:
        return (head.byline.text if head.byline else None), None
    read = read_byline(value, stated=True)
    return (read.text if read else value), ((read, fact) if read and read.agency else None)
