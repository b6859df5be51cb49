"""The small phrases that all formats for people share: who, how attributed, by which way, from where."""

from pathlib import PurePath

from quotetrace.model import Article, First, Kind, Quote, Speaker, Statement
from quotetrace.writing.visible import folded

__all__ = ["attribution", "counts", "place", "speaker_name", "speaker_role", "via", "when", "words"]


def words(text: str, kind: Kind) -> str:
    """What was said, on one line; all in quotation marks where all of it is quoted."""
    return f"“{folded(text)}”" if kind is Kind.DIRECT else folded(text)


def speaker_name(speaker: Speaker) -> str:
    """The name, else the mention, else an honest unknown."""
    if speaker.name:
        return folded(speaker.name)
    if speaker.candidates:
        return f"undecided: {' or '.join(folded(name) for name in speaker.candidates)}"
    if speaker.mention and speaker.mention.text.strip():
        return (
            f"{folded(speaker.mention.text)} (name not known)"
            if not speaker.anonymous
            else folded(speaker.mention.text)
        )
    return "speaker not known"


def speaker_role(speaker: Speaker) -> str:
    """The role and, for an unnamed source, the stated reason; empty where neither is known."""
    parts = [folded(speaker.role)] if speaker.role else []
    if speaker.anonymous:
        parts.append("unnamed source" + (f": {folded(speaker.reason)}" if speaker.reason else ""))
    return "; ".join(parts)


def attribution(quote: Quote) -> str:
    """The words that attribute, in the order of the text, with … where others stand between."""
    pieces = [piece for piece in (quote.speaker.mention, quote.cue, quote.channel) if piece and piece.text.strip()]
    shown, end = "", None
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if end is not None and piece.end <= end:
            continue
        near = end is not None and not quote.article.text[end : piece.start].strip()
        shown += (" " if near else " … ") * bool(shown) + folded(piece.text)
        end = piece.end
    return shown or "no words of attribution"


def via(quote: Quote) -> str:
    """The ways by which the words came: the article's wire, relays, who was told; empty where the article names none."""
    parts = [f"{folded(quote.article.wire.agency)} (wire)"] if quote.article.wire else []
    parts += [f"{folded(relay.agency)} ({folded(relay.how)})" for relay in quote.relayed_by]
    if quote.told_to and not any(relay.agency == quote.told_to.agency for relay in quote.relayed_by):
        parts.append(f"told {folded(quote.told_to.agency or quote.told_to.text)}")
    return ", ".join(dict.fromkeys(parts))


def place(article: Article) -> str:
    """The outlet, or the file's name or the address where the outlet is not known."""
    file = PurePath(article.path).name if article.path else None
    return folded(article.outlet or file or article.url or article.id)


def when(article: Article) -> str:
    """The date (and time) that the article states, or that it states none."""
    return folded(article.published).replace("T", " ") if article.published else "no date"


def counts(statement: Statement) -> str:
    """`3 reports · 2 independent origins · first 2012-01-30`."""
    parts = [_counted(len(statement.reports), "report"), _counted(statement.independent_origins, "independent origin")]
    return " · ".join([*parts, _first(statement.first)])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _first(first: First | None) -> str:
    if first is None:
        return "first report undetermined"
    who = "report undetermined" if first.quote is None else folded(first.outlet or "")
    return f"first {folded(first.published)}" + (f" ({who})" if who else "")
