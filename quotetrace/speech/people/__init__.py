"""Who the speaker mentions of an article are: names in full, roles, bodies, pronouns, unnamed sources."""

from quotetrace.speech.people.cast.scene import Source
from quotetrace.speech.people.reference.resolution import resolve

__all__ = ["Source", "resolve"]
