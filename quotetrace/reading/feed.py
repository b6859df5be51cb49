"""RSS and Atom: one article for each item that carries its text, or at least a summary."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from quotetrace.errors import InputError, MissingExtraError
from quotetrace.model import Article, Fact
from quotetrace.reading.html_text import markup_text, with_headline
from quotetrace.reading.source import Source
from quotetrace.reading.xml_tree import root_name

__all__ = ["read", "recognizes"]

Entry = Mapping[str, object]


def recognizes(text: str) -> bool:
    """Whether the start of a text is a feed."""
    return root_name(text) in ("rss", "feed", "rdf")


def read(source: Source) -> Iterator[Article]:
    """The items of a feed that have any text; an item without is an error of its own."""
    try:
        import feedparser
    except ImportError:
        raise MissingExtraError(source.name, "RSS and Atom feeds", "feeds") from None
    data = source.data()
    if b"<!ENTITY" in data:
        raise source.error("XML that declares its own entities", "remove the <!ENTITY ...> declarations")
    try:
        feed = feedparser.parse(data)
    except Exception:  # a feed may be broken in any way, and the library trips over it in as many
        raise source.error("a feed that can not be read", "try --input-format html") from None
    if not feed.entries:
        raise source.error("a feed without items", "is it cut? try --input-format html")
    cut = (
        ("the feed is cut or malformed: its last items may be missing",)
        if feed.bozo and is_malformed(feed.bozo_exception)
        else ()
    )
    for number, entry in enumerate(feed.entries, 1):
        try:
            article = item_article(dict(entry), dict(feed.feed), source, number, cut)
        except InputError as error:
            source.on_error(error)
        else:
            yield article


def is_malformed(error: object) -> bool:
    """Whether a feed is broken, and not only served with an odd content type or encoding."""
    return "SAX" in type(error).__name__


def item_article(entry: Entry, feed: Entry, source: Source, number: int, warnings: tuple[str, ...]) -> Article:
    """The article of one item: its content, else its summary, which a warning says."""
    contents = entry.get("content")
    bodies = [markup_text(str(part.get("value", ""))) for part in contents] if isinstance(contents, list) else []
    text, summary = max(bodies, key=len, default=""), markup_text(str(entry.get("summary") or ""))
    if not text:
        text, warnings = summary, (*warnings, "only the summary of the feed's item")
    if not text.strip():
        raise source.error(f"item {number} has no text", "give the pages that the feed links to")
    facts = tuple(item_facts(entry, feed))
    headline = next((fact.value for fact in facts if fact.field == "headline"), None)
    identity = str(entry.get("id") or "") or None
    data = repr(sorted((key, str(value)) for key, value in entry.items())).encode("utf-8", "replace")
    return source.article(with_headline(text, headline), data, facts, id=identity, warnings=warnings)


def item_facts(entry: Entry, feed: Entry) -> Iterator[Fact]:
    """What an item states of itself, then what its feed states."""
    origin = entry.get("source")
    outlets = [origin.get("title") if isinstance(origin, Mapping) else None, feed.get("title")]
    stated = [
        ("headline", "title", markup_text(str(entry.get("title") or ""))),
        *(("outlet", key, str(outlet or "")) for key, outlet in zip(("source", "feed title"), outlets, strict=True)),
        ("published", "published", moment(entry.get("published_parsed"))),
        ("modified", "updated", moment(entry.get("updated_parsed"))),
        ("byline", "author", str(entry.get("author") or "")),
        ("credit", "rights", str(entry.get("rights") or "")),
        ("url", "link", str(entry.get("link") or "")),
        ("language", "language", str(entry.get("language") or feed.get("language") or "")),
    ]
    yield from (Fact(field, " ".join(value.split()), "feed", key) for field, key, value in stated if value.strip())


def moment(parsed: object) -> str:
    """A date that feedparser read, which is in UTC, as ISO 8601."""
    if not isinstance(parsed, tuple):
        return ""
    year, month, day, hour, minute, second = parsed[:6]
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC).isoformat()
    except ValueError:
        return ""
