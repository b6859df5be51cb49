"""What becomes of one article in whichever process it is heard: its quotes, or what the output says of them, as
text."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, Union, cast

from quotetrace.cli.output import Output
from quotetrace.model import Article, Quote
from quotetrace.pipeline import Heard
from quotetrace.writing.reasons import reason

if TYPE_CHECKING:
    from quotetrace.reading.quote_records import Reported

__all__ = ["Source", "Work", "Written", "article_of", "at_hand", "known_whole", "reasons", "written"]

Work = Callable[[Article], Heard]
Source = Union[Article, "Reported"]


class Written(NamedTuple):
    """An article's part of the output, the number of quotes in it, and why each was attributed, where that is to be
    told."""

    text: str
    quotes: int
    reasons: tuple[str, ...]


def article_of(one: object) -> Article:
    """The article of a source."""
    return one if isinstance(one, Article) else cast("Reported", one).article


def known_whole(one: object) -> bool:
    """Whether a source holds its article whole, and not its quotes alone."""
    return isinstance(one, Article) or cast("Reported", one).whole


def at_hand(hear: Work, one: Source) -> Heard:
    """What `hear` finds in an article; its quotes, where they are known."""
    return hear(one) if isinstance(one, Article) else Heard(one.article, one.quotes)


def written(hear: Work, out: Output, one: Source) -> Written:
    """The same, written down as it follows in an output that has begun, whose format is one that `continues`."""
    heard = at_hand(hear, one)
    return Written(out.more(heard.quotes), len(heard.quotes), tuple(reasons(heard.quotes, out)))


def reasons(quotes: Iterable[Quote], out: Output) -> Iterator[str]:
    """A line on each attribution, where they are wanted and the output itself does not tell them."""
    if out.look.reasons and not out.tells_reasons:
        for quote in quotes:
            yield f"{quote.article.source}:{quote.content.spans[0].start}: {quote.id}: {reason(quote)}"
