"""Formats of other programs: W3C Web Annotations, Hypothesis, PROV-JSON, schema.org. `docs/formats.md` says which field
stands where."""
