"""Addresses in web archives: what they show, and when it was captured."""

import re

from quotetrace.model import Fact

__all__ = ["archived_facts"]

WAYBACK = re.compile(
    r"https?://(?:web\.archive\.org|archive\.org|wayback\.[\w.-]+)/(?:web/|all/)?(\d{4,14})(?:[a-z]{2}_)?/(https?:/{1,2}\S+)"
)


def archived_facts(url: str) -> tuple[Fact, ...]:
    """The original address and the time of capture of a page in an archive; nothing for another address."""
    found = WAYBACK.match(url)
    if not found:
        return ()
    digits, original = found[1], re.sub(r"^(https?:/)(?=[^/])", r"\1/", found[2])
    return Fact("url", original, "archive", "address"), Fact("captured", moment(digits), "archive", "address")


def moment(digits: str) -> str:
    """The time that an archive writes as digits, with as much precision as they have."""
    day = "-".join(filter(None, (digits[:4], digits[4:6], digits[6:8])))
    time = ":".join(filter(None, (digits[8:10], digits[10:12], digits[12:14])))
    return f"{day}T{time}Z" if len(digits) >= 12 else day
