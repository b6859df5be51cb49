"""Which engine joins the quotes, decided, and refused, before any work is done."""

from quotetrace.cli.output import one_of
from quotetrace.errors import UsageError

__all__ = ["choose_engine"]


def choose_engine(engine: str, master: str | None) -> bool:
    """Whether the engine is the distributed one. UsageError for an unknown engine, or one that is not installed."""
    one_of("--engine", engine, ("auto", "python", "duckdb", "spark"))
    if engine == "spark":
        from quotetrace.spark import missing

        if lack := missing():
            raise UsageError(lack)
        return True
    if master is not None:
        raise UsageError("--master is for --engine spark")
    if engine != "auto":
        from quotetrace.matching.linking import insist

        insist(engine)
    return False
