"""Whom each mention means: by name, by pronoun, by role, by body."""
