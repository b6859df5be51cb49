"""PROV-JSON: where each statement comes from, in the W3C's vocabulary of provenance.

https://www.w3.org/submissions/prov-json/. Articles, quotes and statements are entities; speakers, outlets and origins
are agents. A quote was quoted from its article; a statement has its quotes as members; nothing says that the speaker
really said it.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from urllib.parse import quote as percent_encoded

from quotetrace.model import Article, Origin, Quote, Speaker, Statement
from quotetrace.writing.exports.names import kind_of_speaker
from quotetrace.writing.formats import Look
from quotetrace.writing.jsontext import json_text

__all__ = ["document", "statements"]

Record = dict[str, object]
PREFIXES = {"qt": "urn:quotetrace:", "schema": "https://schema.org/"}


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """The document."""
    yield json_text(document(statements), indent=1) + "\n"


def document(statements: Iterable[Statement]) -> Record:
    """All entities, agents and relations, each under its own identifier."""
    parts: dict[str, dict[str, Record]] = {
        name: {} for name in ("entity", "agent", "wasDerivedFrom", "wasAttributedTo", "hadMember")
    }
    for statement in statements:
        _add_statement(parts, statement)
    return {"prefix": PREFIXES, **{name: records for name, records in parts.items() if records}}


def _add_statement(parts: dict[str, dict[str, Record]], statement: Statement) -> None:
    whole = _name(statement.id)
    parts["entity"][whole] = {"prov:type": _types("qt:Statement", "prov:Collection"), "prov:value": statement.text}
    _attribute(parts, whole, _add_speaker(parts, statement.speaker), "qt:reported-speaker")
    origins = {origin.id: _add_origin(parts, statement, origin) for origin in statement.origins}
    for report in statement.reports:
        part = _add_quote(parts, report.quote)
        _relate(parts["hadMember"], {"prov:collection": whole, "prov:entity": part})
        _attribute(parts, part, origins.get(report.origin), "qt:origin")


def _add_quote(parts: dict[str, dict[str, Record]], quote: Quote) -> str:
    name = _name(quote.id)
    parts["entity"][name] = {
        "prov:type": _types("qt:Quote"),
        "prov:value": quote.content.text,
        "qt:kind": str(quote.kind),
        "qt:spans": " ".join(f"{start}-{end}" for start, end in quote.content.spans),
    }
    derivation: Record = {
        "prov:generatedEntity": name,
        "prov:usedEntity": _add_article(parts, quote.article),
        "prov:type": _types("prov:Quotation"),
    }
    _relate(parts["wasDerivedFrom"], derivation)
    _attribute(parts, name, _add_speaker(parts, quote.speaker), "qt:reported-speaker")
    return name


def _add_article(parts: dict[str, dict[str, Record]], article: Article) -> str:
    name = _name(article.id)
    if name not in parts["entity"]:
        known = {
            "prov:label": article.headline,
            "schema:url": article.url,
            "schema:datePublished": article.published,
            "qt:path": article.path,
            "qt:sha256": article.sha256 or None,
        }
        parts["entity"][name] = {"prov:type": _types("qt:Article"), **{k: v for k, v in known.items() if v is not None}}
        _attribute(parts, name, _add_agent(parts, "outlet", article.outlet, "Organization"), "qt:outlet")
        _attribute(
            parts,
            name,
            _add_agent(parts, "agency", article.wire.agency if article.wire else None, "Organization"),
            "qt:wire",
        )
    return name


def _add_speaker(parts: dict[str, dict[str, Record]], speaker: Speaker) -> str | None:
    return _add_agent(parts, "speaker", speaker.name, kind_of_speaker(speaker))


def _add_origin(parts: dict[str, dict[str, Record]], statement: Statement, origin: Origin) -> str:
    name = _name(f"{statement.id}/{origin.id}")
    parts["agent"][name] = {
        "prov:type": _types("qt:Origin"),
        "prov:label": origin.name,
        "qt:basis": origin.basis,
        "qt:evidence": origin.evidence,
    }
    return name


def _add_agent(parts: dict[str, dict[str, Record]], role: str, label: str | None, kind: str) -> str | None:
    if not label:
        return None
    name = _name(f"{role}/{label}")
    parts["agent"][name] = {"prov:type": _types(f"prov:{kind}"), "prov:label": label}
    return name


def _attribute(parts: dict[str, dict[str, Record]], entity: str, agent: str | None, role: str) -> None:
    if agent:
        _relate(parts["wasAttributedTo"], {"prov:entity": entity, "prov:agent": agent, "prov:type": _types(role)})


def _relate(relations: dict[str, Record], relation: Record) -> None:
    """Add the relation under an identifier that is a digest of it: the same relation is there once."""
    digest = sha256(json_text(relation).encode("utf-8", "backslashreplace")).hexdigest()[:16]
    relations[f"_:{digest}"] = relation


def _name(id: str) -> str:
    return f"qt:{percent_encoded(id, safe='/')}"


def _types(*names: str) -> list[Record]:
    return [{"$": name, "type": "prov:QUALIFIED_NAME"} for name in names]
