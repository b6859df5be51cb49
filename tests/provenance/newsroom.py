"""Articles for the tests of provenance, from the few things that matter to it."""

from hashlib import sha256

from quotetrace.model import Article

__all__ = ["LEAD", "article", "printed"]

LEAD = "The ferry between Delta and the island of Moor did not sail on Monday after its engine failed in the strait."


def printed(said: str, *more: str) -> str:
    """A short article that reports `said`."""
    return "\n\n".join((LEAD, said, *more)) + "\n"


def article(text: str, outlet: str | None = None, published: str | None = None, **more: object) -> Article:
    """An article of `text`; its id is that of the text and the outlet."""
    digest = sha256(f"{outlet}|{published}|{text}".encode()).hexdigest()
    name = (outlet or "unknown").lower().replace(" ", "-")
    known = {"id": f"a_{digest[:12]}", "path": f"{name}.txt", "sha256": digest} | more
    return Article(
        text=text,
        outlet=outlet,
        outlet_from="json" if outlet else None,
        published=published,
        published_from="json" if published else None,
        **known,  # type: ignore[arg-type]
    )
