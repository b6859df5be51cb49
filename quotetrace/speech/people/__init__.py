"""Who the speaker mentions of an article are: names in full, roles, bodies, pronouns, unnamed sources."""

from quotetrace.speech.people.resolution import resolve
from quotetrace.speech.people.scene import Source

__all__ = ["Source", "resolve"]
