"""The JSON Schema files of `docs/schema/`, as validators."""

import json
from typing import Any

from conftest import ROOT
from jsonschema import Draft202012Validator

__all__ = ["load", "problems"]


def load(name: str, definition: str | None = None) -> Draft202012Validator:
    """The schema `name`, or one of its definitions."""
    schema: dict[str, Any] = json.loads((ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    if definition:
        schema = {"$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}
    return Draft202012Validator(schema)


def problems(validator: Draft202012Validator, record: object) -> list[str]:
    """What is wrong with the record, each with its place."""
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)]
