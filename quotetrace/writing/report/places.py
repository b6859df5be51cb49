"""Where a quote can be seen live: the article's address with a text fragment, which browsers scroll to."""

from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from quotetrace.model import Quote

__all__ = ["live_link"]

LONG = 120  # characters from which a fragment names only where the words begin and end
ENDS = 5  # words at either end


def live_link(quote: Quote) -> str | None:
    """`https://…#:~:text=…` for a quote whose article has a web address, else None."""
    url = quote.article.url
    if not url or urlsplit(url).scheme not in ("http", "https"):
        return None
    start, end = quote.content.spans[0]
    words = quote.article.text[start:end].split()
    if sum(map(len, words)) > LONG and len(words) > 2 * ENDS:
        fragment = f"{_encoded(words[:ENDS])},{_encoded(words[-ENDS:])}"
    else:
        fragment = _encoded(words)
    return f"{url.split('#')[0]}#:~:text={fragment}"


def _encoded(words: list[str]) -> str:
    """The words for a text fragment, in which `-`, `,` and `&` have a meaning of their own."""
    return percent_encoded(" ".join(words), safe="").replace("-", "%2D")
