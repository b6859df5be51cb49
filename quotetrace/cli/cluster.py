"""`quotetrace trace --engine spark`: the same job on a cluster, from files that it reaches to files that it writes."""

import sys
from collections.abc import Mapping

from quotetrace.cli.session import Session, internal
from quotetrace.cli.streams import complain
from quotetrace.cli.summary import of_totals
from quotetrace.errors import UsageError
from quotetrace.spark import SUFFIXES, Problem, session, trace

__all__ = ["trace_on_cluster"]


def trace_on_cluster(
    sources: list[str] | None,
    master: str | None,
    output: str | None,
    *,
    force: bool,
    apart: Mapping[str, object],
    run: Session,
) -> int:
    """Traces `sources` on the cluster at `master` into the folder `output`; `apart` are options that do not go with it,
    where given."""
    if wrong := next((option for option, value in apart.items() if value), None):
        raise UsageError(f"{wrong} does not go with --engine spark")
    if not sources or not output:
        raise UsageError(f"--engine spark needs SOURCES and --output OUT, a folder of {' or '.join(SUFFIXES)} files")
    if not output.endswith(SUFFIXES):
        raise UsageError(f"{output}: the engine spark writes {' or '.join(SUFFIXES)}")
    spark = session(master, {"spark.ui.showConsoleProgress": str(sys.stderr.isatty() and not run.quiet).lower()})
    try:
        totals = trace(spark, sources, output, force=force, on_problem=lambda problem: tell(problem, run))
    finally:
        spark.stop()
    run.note(of_totals(*totals))
    return run.exit_code()


def tell(problem: Problem, run: Session) -> None:
    """One line for a problem on one of the machines."""
    if problem.what == "warning":
        if not run.quiet:
            complain(f"warning: {problem.note}")
    else:
        run.problem(internal(problem.note, problem.place) if problem.what == "bug" else problem.note, "")
