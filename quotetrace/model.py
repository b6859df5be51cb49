"""The nouns of quotetrace: what an article, a quote, a statement and an origin are.

Values only: frozen dataclasses and enums, no behaviour that reads or writes. Offsets are Unicode code points into
`Article.text` as given, half-open: `text[start:end]` is always the words. A field that is not known is None.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "Addressee",
    "Article",
    "Channel",
    "Content",
    "Cue",
    "Fact",
    "First",
    "Flag",
    "Kind",
    "Origin",
    "Polarity",
    "Quote",
    "Relation",
    "Relay",
    "Report",
    "ResolvedBy",
    "Span",
    "Speaker",
    "SpeakerType",
    "Statement",
    "Stretch",
    "Wire",
]


class Span(NamedTuple):
    """A half-open range of code points in an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of an article, and where they stand."""

    text: str
    start: int
    end: int


# ---------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a file states about its article outside the running text: a meta tag, a JSON field, front matter.

    `field` is headline, outlet, published, byline, dateline, credit, url, modified, language or captured; `found_in`
    names the place (`meta`, `jsonld`, `json`, `frontmatter`, `feed`, ...), `key` the very key, such as `og:site_name`.
    """

    field: str
    value: str
    found_in: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Wire:
    """The news agency that an article's text is credited to. `found_in`: dateline, byline, copyright, sign-off, credit,
    ..."""

    agency: str
    found_in: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `reading` fills text, place, `facts` and `furniture`; `credits` fills the rest from these.

    `furniture` are spans of the text that the page says, not the article: menus, appeals, notices.
    `published` is an ISO 8601 date or date and time with no more precision than was stated.
    The `*_from` fields say where a value was found: meta, jsonld, json, frontmatter, text, url, ...
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    headline: str | None = None
    headline_from: str | None = None
    headline_span: Span | None = None
    outlet: str | None = None
    outlet_from: str | None = None
    published: str | None = None
    published_from: str | None = None
    byline: str | None = None
    dateline: str | None = None
    dateline_span: Span | None = None
    wire: Wire | None = None
    sha256: str = ""
    language: str | None = None
    furniture: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Where it was read: the path, else the address, else the id."""
        return self.path or self.url or self.id


# ---------------------------------------------------------------- quotes


class Kind(StrEnum):
    """How much of the content stands in quotation marks: all, some, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerType(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    UNKNOWN = "unknown"


class ResolvedBy(StrEnum):
    """How the name was found from the mention."""

    FULL_NAME = "full-name"
    SURNAME = "surname"
    FIRST_NAME = "first-name"
    PRONOUN = "pronoun"
    ROLE = "role"
    ORGANIZATION = "organization"
    ACRONYM = "acronym"
    LABEL = "label"
    CARRIED = "carried"
    JOINT = "joint"


class Polarity(StrEnum):
    """Whether the speaker affirms the content, denies it, or declined to say anything."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Content:
    """All that is attributed to the speaker: the spans, and their words with white space folded, joined by one
    space."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute, and their dictionary form."""

    text: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it. `name` is the fullest name the article gives, without title; None where it is unknown or ambiguous.

    `reason` is why an unnamed source is unnamed, in the article's words. `candidates` are the names between which an
    ambiguous mention stays undecided.
    """

    name: str | None
    role: str | None
    type: SpeakerType
    resolved_by: ResolvedBy | None
    mention: Stretch | None
    anonymous: bool = False
    reason: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """Where it was said. `type`: statement, website, social post, interview, speech, press conference, broadcast,
    letter, court, document, ..."""

    type: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relay:
    """Who carried the words between speaker and outlet. `how`: reported, quoted, cited, carried, ..."""

    agency: str
    how: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who was told it; `agency` is the news agency's canonical name, if it is one, or the medium that "the paper" means."""

    text: str
    start: int
    end: int
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of reported speech in one article. `inside` is the id of the quote that this one is nested in."""

    id: str
    article: Article
    kind: Kind
    content: Content
    quoted: tuple[Stretch, ...]
    cue: Cue | None
    speaker: Speaker
    channel: Channel | None
    relayed_by: tuple[Relay, ...]
    told_to: Addressee | None
    polarity: Polarity
    confidence: float
    rule: str
    paragraph: int
    before: str
    after: str
    inside: str | None = None


# ---------------------------------------------------------------- statements


class Relation(StrEnum):
    """How one wording stands to another: from the same words to another statement."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    EDITED = "edited"
    REWORDED = "reworded"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent chain of reporting. `basis`: wire, copy, relay, told, own reporting, ...; `evidence` in the
    article's words."""

    id: str
    name: str
    basis: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Report:
    """A quote as one report of a statement, held against the statement's fullest report.

    `similarity` is 0 to 1; `diff` writes changes in the original words, `[-old-]{+new+}`; `origin` is an `Origin.id`;
    `first` is True or False where dates decide it, None where they do not.
    """

    quote: Quote
    relation: Relation
    similarity: float
    diff: str
    origin: str
    first: bool | None


@dataclass(frozen=True, slots=True)
class First:
    """The earliest known date of a statement; `quote` is the id of the one first report, None while that is
    undetermined."""

    published: str
    outlet: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding that a person should look at. `code` is stable for programs, `message` is a sentence, `quotes` are
    ids."""

    code: str
    message: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance with all its reports, the fullest first in `text`, the reports in order of date and place."""

    id: str
    text: str
    speaker: Speaker
    first: First | None
    origins: tuple[Origin, ...]
    outlets: tuple[str, ...]
    flags: tuple[Flag, ...]
    reports: tuple[Report, ...] = field(repr=False)

    @property
    def independent_origins(self) -> int:
        """The number that matters most: ten outlets that printed one wire story are one origin."""
        return len(self.origins)
