"""The wire of an article: the agency that its text is credited to, by the strongest evidence there is.

In order: what the file's metadata states, the dateline, the byline, a copyright line, the sign-off, a mixed credit
("With files from ..."), the agency's own site, and last a credit that names no agency. A picture's credit is none.
"""

import re
from collections.abc import Iterator

from quotetrace.credits.agencies import agencies_in, agency_named, agency_of_host
from quotetrace.credits.bylines import Byline
from quotetrace.credits.datelines import Dateline, read_dateline
from quotetrace.credits.layout import Layout, Line, is_prose
from quotetrace.credits.outlets import host_of
from quotetrace.credits.signoffs import Credit, credits_in, is_photo_credit, tail
from quotetrace.lexicon import column
from quotetrace.model import Article, Fact, Wire

__all__ = ["find_dateline", "find_wire", "stated_dateline"]

HEAD_LINES = 8  # a dateline stands within the first lines that are no furniture
SHORT_LIST = 6  # words
BODY_LINES = 3  # and not further down in the running text than this
LABEL = re.compile(r"[^\W\d_a-z][^\W\d_a-z .'’-]{0,40}:")  # the capitals of a speaker's label
WORD = re.compile(r"[\w'’]+")
PLACES = {"copyright": "copyright", "signoff": "sign-off", "mixed": "mixed credit", "generic": "generic credit"}


def find_dateline(layout: Layout) -> tuple[Dateline | None, int]:
    """The dateline among the first lines, and the index of its line: one with an agency goes before one without."""
    plain: tuple[Dateline | None, int] = (None, 0)
    for k, line in opening(layout):
        colon = k == layout.body and LABEL.match(line.text) is not None and not is_label(layout, line)
        found = None if line.level or is_photo_credit(line.text) else read_dateline(line.text, colon=colon)
        if found and found.agencies:
            return found, k
        if found and plain[0] is None and k == layout.body:
            plain = found, k
    return plain


def is_label(layout: Layout, line: Line) -> bool:
    """Whether what stands before the colon of `line` may name a speaker.

    It may, if other lines begin with labels too, if the line is all there is, speaks of itself ("we") or begins with a
    given name.
    """
    label, _, rest = line.text.partition(":")
    others = [other.text for other in layout.own if other is not line]
    if not others or any(LABEL.match(other) for other in others):
        return True
    named = label.title().split()[:1]
    speaks = not column("first_person").isdisjoint(WORD.findall(rest.lower()))
    return (
        speaks
        or label.lower() in column("turn_labels", "labels")
        or not column("first_names", "names").isdisjoint(named)
    )


def opening(layout: Layout) -> Iterator[tuple[int, Line]]:
    """The first lines that are no furniture, with their indexes: the head, and the first of running text."""
    running = 0
    for k, line in enumerate(layout.lines[: layout.body + HEAD_LINES]):
        if not line.furniture:
            yield k, line
            running += is_prose(line)
        if running >= BODY_LINES:
            return


def find_wire(
    article: Article,
    layout: Layout,
    dateline: Dateline | None,
    stated_byline: tuple[Byline, Fact] | None,
    head_byline: Byline | None,
) -> Wire | None:
    """The agency that the article is credited to, with the kind of evidence and its words; None if nothing says so."""
    if wire := from_facts(article):
        return wire
    if dateline and dateline.agencies:
        return Wire(dateline.agencies[0], "dateline", dateline.evidence)
    if stated_byline and stated_byline[0].agency:
        return Wire(stated_byline[0].agency, "byline", stated_byline[1].value)
    if head_byline and head_byline.agency:
        return Wire(head_byline.agency, "byline", head_byline.evidence)
    return from_text(layout, dateline, article)


def from_facts(article: Article) -> Wire | None:
    """The agency that metadata credits the article to: in a field for credits, or in its dateline."""
    for fact in article.facts:
        if fact.field == "credit" and not is_photo_credit(fact.value):
            every = agencies_credited(fact.value)
        elif fact.field == "dateline":
            dateline = stated_dateline(fact.value)
            every = dateline.agencies if dateline else ()
        else:
            continue
        if every:
            return Wire(every[0], fact.found_in, " ".join(fact.value.split()))
    return None


def agencies_credited(value: str) -> tuple[str, ...]:
    """The agencies that the value of a credit field names: it is one, or a credit line, or a short list with one in
    it."""
    named = agency_named(value)
    every = (named,) if named else tuple(credit.agency for credit in credits_in(value) if credit.kind != "generic")
    return every or (agencies_in(value) if value.count(" ") < SHORT_LIST else ())


def stated_dateline(value: str) -> Dateline | None:
    """The dateline that a field states, where the dash that ends it in a text is left out."""
    value = " ".join(value.split())
    return read_dateline(value) or read_dateline(f"{value} -")


def from_text(layout: Layout, dateline: Dateline | None, article: Article) -> Wire | None:
    """The agency that the last lines credit, or the site it stands on, or no agency by name."""
    place = dateline.place or "" if dateline else ""
    foot = credits_in(tail(layout, furniture=False), place)
    around = credits_in(tail(layout, furniture=True), place) if article.furniture else foot
    bylines = [fact.value for fact in article.facts if fact.field == "byline"]
    top = credits_in("\n".join([*bylines, *(line.text for line in layout.head[:HEAD_LINES])]), place)
    found = [c for c in around if c.kind == "copyright" and c.agency != article.outlet]
    found += [c for kind in ("signoff", "mixed") for c in (*foot, *top) if c.kind == kind]
    if found:
        return as_wire(found[0])
    own = agency_of_host(host_of(article.url)) if article.url else None
    if own and article.url:
        return Wire(own, "url", article.url)
    generic = [c for c in (*foot, *top) if c.kind == "generic"]
    return as_wire(generic[0]) if generic else None


def as_wire(credit: Credit) -> Wire:
    """A credit of the text as the article's wire."""
    return Wire(credit.agency, PLACES[credit.kind], credit.evidence)
