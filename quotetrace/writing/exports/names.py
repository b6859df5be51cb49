"""Names for our things that are unique in the world: what exports call an article, a quote, a statement."""

from urllib.parse import quote as percent_encoded

from quotetrace.model import Article, Quote, Speaker, SpeakerType

__all__ = ["exact_parts", "kind_of_speaker", "source_of", "urn"]


def urn(id: str) -> str:
    """`urn:quotetrace:q_3f9c2a7be1d0`; ids that an input gave may hold any character."""
    return f"urn:quotetrace:{percent_encoded(id, safe='')}"


def source_of(article: Article) -> str:
    """The article's address where it has one, else its name of ours."""
    return article.url or urn(article.id)


def kind_of_speaker(speaker: Speaker) -> str:
    """Person or Organization, as schema.org and PROV call them."""
    return "Organization" if speaker.type in (SpeakerType.ORGANIZATION, SpeakerType.GROUP) else "Person"


def exact_parts(quote: Quote, context: int = 32) -> list[tuple[str, str, str]]:
    """For each span of the quote: the words as the article has them, and the text just before and after."""
    text = quote.article.text
    return [(text[a:b], text[max(0, a - context) : a], text[b : b + context]) for a, b in quote.content.spans]
