"""Checks of the sources: which came first, how many there are, whether they are kept, whether they were corrected."""

from urllib.parse import urlsplit

from quotetrace.credits.outlets import is_kept
from quotetrace.model import Article
from quotetrace.provenance.chains import place_of
from quotetrace.provenance.checks.registry import Case, Finding, Verdict, called, check_for, finding
from quotetrace.provenance.transcripts import transcribed

__all__: list[str] = []

DIGEST = 12  # characters of a digest that a person compares


@check_for("first-report")
def first_report(case: Case) -> Finding:
    """The first report, and where its date was found."""
    first = case.statement.first if case.quotes else None
    if first is None:
        return finding(Verdict.OPEN, one=called("no-dates"))
    quote = next((quote for quote in case.quotes if quote.id == first.quote), None)
    if quote is None:
        undated = any(not quote.article.published for quote in case.quotes)
        return finding(Verdict.OPEN, one=called("some-undated" if undated else "same-day", one=first.published))
    article = quote.article
    return finding(
        Verdict.PASSED, where=place_of(article), one=first.published, other=article.published_from or "the text"
    )


@check_for("origins")
def origins(case: Case) -> Finding:
    """Enough independent origins, or the primary source itself among the inputs."""
    spoken = transcribed(case.quotes)
    count = case.statement.independent_origins if case.quotes else 0
    enough = count >= case.min_origins or bool(spoken)
    names = ", ".join(origin.name for origin in case.statement.origins) if case.quotes else "–"
    return finding(Verdict.PASSED if enough else Verdict.OPEN, count=str(count), all=str(case.min_origins), one=names)


@check_for("preserved")
def preserved(case: Case) -> Finding:
    """A digest of what was read, and an archived copy to point to."""
    articles = list({quote.article.id: quote.article for quote in case.quotes or (case.draft,) if quote}.values())
    lost = [article for article in articles if not article.sha256]
    if lost:
        return finding(Verdict.FAILED, one=called("lost", one=place_of(lost[0])))
    kept = [article for article in articles if article.url and is_kept(article.url)]
    shown = kept[0] if kept else articles[0]
    return finding(Verdict.PASSED if kept else Verdict.OPEN, one=kept_as(shown, archived=bool(kept)))


def kept_as(article: Article, *, archived: bool) -> str:
    """How an article is preserved, in words."""
    digest = article.sha256[:DIGEST] + "…"
    return called(
        "archived" if archived else "digest",
        one=place_of(article),
        two=urlsplit(article.url or "").hostname or "",
        three=digest,
    )


@check_for("correction")
def correction(case: Case) -> Finding:
    """No report that says it was wrong."""
    seen = [flag.message for flag in case.statement.flags if flag.code == "correction"] if case.quotes else []
    return finding(Verdict.FAILED, one=" ".join(seen)) if seen else finding(Verdict.PASSED)
