"""The columns of the sheets: a name, and the path of its value in a record."""

from collections.abc import Iterator, Mapping

__all__ = ["ARTICLES", "FINDINGS", "PROVENANCE", "QUOTES", "cell"]

ARTICLE = {
    "outlet": "article.outlet",
    "published": "article.published",
    "headline": "article.headline",
    "byline": "article.byline",
    "dateline": "article.dateline",
    "wire": "article.wire.agency",
    "wire_found_in": "article.wire.found_in",
    "wire_evidence": "article.wire.evidence",
    "path": "article.path",
    "url": "article.url",
    "article": "article.id",
}

SPEECH = {
    "speaker": "speaker.name",
    "role": "speaker.role",
    "speaker_type": "speaker.type",
    "text": "content.text",
    "kind": "kind",
    "cue": "cue.text",
    "mention": "speaker.mention.text",
    "resolved_by": "speaker.resolved_by",
    "anonymous": "speaker.anonymous",
    "reason": "speaker.reason",
    "channel": "channel.type",
    "channel_text": "channel.text",
    "relayed_by": "relayed_by.agency",
    "relay_text": "relayed_by.text",
    "told_to": "told_to.text",
    "polarity": "polarity",
}

PLACE = {
    "confidence": "confidence",
    "rule": "rule",
    "paragraph": "paragraph",
    "spans": "content.spans",
    "quote": "id",
    "inside": "inside",
}

COMPARISON = {"relation": "relation", "similarity": "similarity", "diff": "diff"}

QUOTES: Mapping[str, str] = SPEECH | ARTICLE | PLACE
"""The sheet of `extract`."""

PROVENANCE: Mapping[str, str] = (
    {
        "statement": "statement.id",
        "independent_origins": "statement.independent_origins",
        "origin": "origin.name",
        "origin_basis": "origin.basis",
        "origin_evidence": "origin.evidence",
        "origin_id": "origin.id",
        "first": "first",
    }
    | COMPARISON
    | SPEECH
    | ARTICLE
    | {
        "flags": "statement.flags.code",
        "statement_text": "statement.text",
        "statement_speaker": "statement.speaker.name",
    }
    | PLACE
)
"""The sheet of `trace`: one report a row."""

FINDINGS: Mapping[str, str] = COMPARISON | SPEECH | ARTICLE | PLACE
"""The sheet of `find`: one found quote a row, the best first."""

ARTICLES: Mapping[str, str] = {
    "id": "id",
    "path": "path",
    "url": "url",
    "headline": "headline",
    "headline_from": "title_from",
    "outlet": "outlet",
    "outlet_from": "outlet_from",
    "published": "published",
    "published_from": "published_from",
    "byline": "byline",
    "dateline": "dateline",
    "wire": "wire.agency",
    "wire_found_in": "wire.found_in",
    "wire_evidence": "wire.evidence",
    "language": "language",
    "furniture": "furniture",
    "copies": "copies",
    "sha256": "sha256",
}
"""The sheet of `inspect`."""


def cell(record: object, path: str) -> str:
    """The value at `path` as the text of a cell: empty where it is not known, several joined by `; `, a span as
    `start-end`."""
    return "; ".join(_values(record, path.split(".")))


def _values(value: object, steps: list[str]) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, list) and not steps and len(value) == 2 and isinstance(value[0], int):
        yield f"{value[0]}-{value[1]}"
    elif isinstance(value, list):
        for part in value:
            yield from _values(part, steps)
    elif isinstance(value, dict):
        yield from _values(value.get(steps[0]), steps[1:])
    else:
        yield str(value).lower() if isinstance(value, bool) else str(value)
