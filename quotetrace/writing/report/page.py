"""The page as a whole: the template with the values that it shows, and the policy that lets nothing else run."""

import base64
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from quotetrace.model import Statement
from quotetrace.writing import phrases
from quotetrace.writing.changes import changes
from quotetrace.writing.formats import Look
from quotetrace.writing.jsontext import json_text
from quotetrace.writing.reasons import reason
from quotetrace.writing.records import statement_record
from quotetrace.writing.report.marked import marked, told_articles
from quotetrace.writing.report.places import live_link
from quotetrace.writing.report.timeline import timeline
from quotetrace.writing.visible import folded

__all__ = ["page"]

LEFT_OUT = ("schema", "before", "after")
HERE = Path(__file__).parent


def page(statements: tuple[Statement, ...], look: Look) -> Iterator[str]:
    """The report on `statements`, in the pieces that the template makes of it."""
    style, script = _asset("report.css"), _asset("report.js")
    told = told_articles(statements)
    return (
        _environment()
        .get_template("report.html.jinja")
        .generate(
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            statements=statements,
            told=told,
            summary=_summary(statements, len(told)),
            data=_data(statements),
            look=look,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(folded=folded, changes=changes)
    environment.globals.update(
        attribution=phrases.attribution,
        counts=phrases.counts,
        live_link=live_link,
        marked=marked,
        place=phrases.place,
        reason=reason,
        role=phrases.speaker_role,
        speaker=phrases.speaker_name,
        timeline=timeline,
        via=phrases.via,
        when=phrases.when,
        words=phrases.words,
        fullest=phrases.fullest,
        worth_a_look=phrases.worth_a_look,
    )
    return environment


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may load, and only our own style and script may act."""
    parts = {"style-src": _digest(style), "script-src": _digest(script), "base-uri": "'none'", "form-action": "'none'"}
    return "; ".join(["default-src 'none'", *(f"{name} {value}" for name, value in parts.items())])


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _summary(statements: tuple[Statement, ...], articles: int) -> dict[str, int]:
    return {
        "articles": articles,
        "quotes": sum(len(statement.reports) for statement in statements),
        "statements": len(statements),
        "reported several times": sum(len(statement.reports) > 1 for statement in statements),
        "with several independent origins": sum(statement.independent_origins > 1 for statement in statements),
    }


def _data(statements: tuple[Statement, ...]) -> Markup:
    """The trace document as JSON that can stand inside a page: no `<`, `>` or `&` in it.

    To keep a large report small, each article stands once, under `articles`; what is null or empty is left out, and so
    is what the page shows anyway: the context of a quote, the words of its quoted stretches, and of a statement what
    its `fullest` report has, and the difference where there is none.
    """
    articles: dict[str, object] = {}
    records = [_slim(statement_record(statement), phrases.fullest(statement).id, articles) for statement in statements]
    text = json_text({"schema": "quotetrace/report-data@1", "articles": articles, "statements": records}, compact=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _slim(statement: dict[str, object], fullest: str, articles: dict[str, object]) -> dict[str, object]:
    reports = []
    for report in cast("list[dict[str, object]]", statement["reports"]):
        article = cast("dict[str, object]", report["article"])
        articles[str(article["id"])] = _filled(article)
        quoted = [[stretch["start"], stretch["end"]] for stretch in cast("list[dict[str, object]]", report["quoted"])]
        same = ("diff",) if report["relation"] == "verbatim" else ()
        slim = {key: value for key, value in report.items() if key not in LEFT_OUT + same}
        reports.append(_filled(slim | {"article": article["id"], "quoted": quoted}))
    slim_statement = {key: value for key, value in statement.items() if key not in ("text", "speaker")}
    return _filled(slim_statement | {"fullest": fullest, "reports": reports})


def _filled(record: dict[str, object]) -> dict[str, object]:
    """The record without what is null or empty, all the way down."""
    inner = {key: _filled(value) if isinstance(value, dict) else value for key, value in record.items()}
    return {key: value for key, value in inner.items() if value is not None and value not in ([], "")}
