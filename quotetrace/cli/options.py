"""The options that several commands share, each with its help, said once."""

from typing import Annotated

import typer

__all__ = [
    "ArchiveFile",
    "Color",
    "Debug",
    "EngineName",
    "Excel",
    "Force",
    "FormatName",
    "InputFormat",
    "Jobs",
    "LayoutName",
    "Master",
    "OutputPath",
    "Pager",
    "Quiet",
    "SaveTo",
    "Sources",
    "SourcesOrArchive",
    "Verbose",
]

Sources = Annotated[list[str], typer.Argument(metavar="SOURCES", hidden=True)]
SourcesOrArchive = Annotated[list[str] | None, typer.Argument(metavar="SOURCES", hidden=True)]
ArchiveFile = Annotated[
    str | None,
    typer.Option(
        "--archive", metavar="FILE", help="Against all that this archive holds; without SOURCES, the archive itself."
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help="table, jsonl, json, csv, tsv or markdown; also html, annotations, hypothesis, schemaorg, prov where they fit. "
        "Default: table on a terminal, jsonl in a pipe.",
    ),
]
OutputPath = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, in the format of its suffix; never over an existing file.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Let --output replace an existing file.")]
InputFormat = Annotated[
    str | None,
    typer.Option(
        "--input-format",
        metavar="NAME",
        help="Read the sources as text, markdown, html, json, ...: not by their content.",
    ),
]
LayoutName = Annotated[
    str,
    typer.Option("--layout", metavar="cards|wide", help="Of a table: cards, or wide, one flat table for wide windows."),
]
Color = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="auto|always|never",
        help="Colour in tables; auto means on a terminal, unless NO_COLOR is set.",
    ),
]
Excel = Annotated[bool, typer.Option("--excel", help="Mark CSV as UTF-8 in the way that Excel wants.")]
Pager = Annotated[bool, typer.Option("--pager", help="On a terminal, show the output in $PAGER, or less.")]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="What joins the quotes: auto, python, duckdb, or spark, on a cluster, which writes a folder of files. "
        "The results are the same.",
    ),
]
Master = Annotated[
    str | None,
    typer.Option(
        "--master",
        metavar="URL",
        help="Where Spark works: spark://HOST:PORT, yarn, local[N]; if not given, where its own settings say.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No summary, no warnings, no progress; errors only.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", metavar="N", help="Work in N processes; the results are the same.")]
SaveTo = Annotated[
    str | None,
    typer.Option(
        "--save-to", metavar="DIR", help="Keep what is fetched from web addresses, with its evidence, in DIR."
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say why each attribution was made.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")]
