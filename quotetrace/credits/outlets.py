"""Which outlet printed an article: by a line that is its name, by what its page says of itself, by its address."""

import re
from collections import Counter
from functools import cache
from urllib.parse import urlsplit

from quotetrace.credits.agencies import agency_named, agency_of_host
from quotetrace.lexicon import column, table
from quotetrace.model import Article

__all__ = [
    "address_of",
    "date_of_address",
    "host_of",
    "is_kept",
    "known_outlet",
    "outlet_mentioned",
    "outlet_of_address",
    "site_names",
]

NAME = r"(?P<outlet>(?:[Tt]he\s+)?[A-Z][\w'’&.-]*(?:\s+(?:of|and|de|la|&|[A-Z0-9][\w'’&.-]*)){0,5}?)"
KEPT = re.compile(r"^/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/(https?:/?/?.+)$")
DATED_PATH = re.compile(r"[/-]((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")
COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)(?: ?©)? ?(?:\d{4}(?:\s?[-–]\s?\d{4})?,? )?" + NAME + r"(?=[.,]|\s+All|\s*$)"
)


def known_outlet(line: str, others: frozenset[str], *, bold: bool) -> str | None:
    """The outlet whose name `line` is as a whole: made like an outlet's name, or known from elsewhere. `bold` lends
    weight."""
    name = " ".join(line.split()).strip(" *_#[]()")
    words = name.split(" ")
    if site := site_of_host().get(name.casefold().removeprefix("www.")):
        return site
    if not name or len(words) > 6 or name[-1] in ".!?:," or any(c.isdigit() for c in name) or agency_named(name):
        return None
    if name in others or name.casefold() in site_names():
        return name
    capital = all(
        word[0].isupper() or word in ("of", "and", "&", "de", "la", "del", "des", "für", "der")
        for word in words
        if word
    )
    nouns = column("outlets", "key", role="noun")
    made = {
        words[-1].capitalize(),
        words[1].capitalize() if len(words) > 2 and words[0].casefold() == "the" else "",
    } & nouns
    if not capital or not (made or (bold and len(words) > 1)):
        return None
    return name if len(words) > 1 and (bold or words[0] in ("The", "Der", "Die", "Das") or len(words) <= 4) else None


def outlet_mentioned(article: Article, writers: str) -> str | None:
    """The outlet that the page's own furniture names: in its appeals, notices and copyright lines; none of its
    `writers`, who can be followed too."""
    votes: Counter[str] = Counter()
    for span in article.furniture:
        text = " ".join(article.text[span.start : span.end].split())
        for pattern in mention_patterns():
            for found in pattern.finditer(text):
                name = found["outlet"].rstrip(".,-").removesuffix("'s").removesuffix("’s")
                if name not in writers and not agency_named(name):
                    votes["The " + name[4:] if name.startswith("the ") else name] += 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def outlet_of_address(url: str) -> str | None:
    """The outlet behind an address: its name where the table knows the domain, else the domain itself."""
    host = host_of(url)
    if not host or is_of(host, column("outlets", "key", role="host")):
        return None
    parts = host.split(".")
    names = site_of_host()
    known = (names[tail] for k in range(len(parts) - 1) if (tail := ".".join(parts[k:])) in names)
    return next(known, None) or agency_of_host(host) or host


def address_of(url: str) -> str:
    """The address of the article itself: where an archive kept a page, the address of the page that it kept."""
    parts = urlsplit(url)
    kept = KEPT.match(parts.path + (f"?{parts.query}" if parts.query else ""))
    if kept and is_of((parts.hostname or "").lower(), column("outlets", "key", role="host")):
        return re.sub(r"^(https?):/*", r"\1://", kept[1])
    return url


def is_kept(url: str) -> bool:
    """True if an address is that of a copy which an archive keeps."""
    return address_of(url) != url


def host_of(url: str) -> str:
    """The host of an address without www, in lower case; empty if it has none."""
    try:
        host = (urlsplit(address_of(url)).hostname or "").lower()
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.") if "." in host else ""


def date_of_address(url: str) -> str | None:
    """The day that an address itself states (/2012/01/30/), or None."""
    try:
        found = DATED_PATH.search(urlsplit(address_of(url)).path)
    except ValueError:
        return None
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found and valid(found[2], found[3]) else None


def valid(month: str, day: str) -> bool:
    """True for a month and a day that exist."""
    return 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def is_of(host: str, hosts: frozenset[str]) -> bool:
    """True if `host` is one of `hosts` or below one."""
    return any(host == known or host.endswith(f".{known}") for known in hosts)


# ---------------------------------------------------------------- tables


@cache
def mention_patterns() -> tuple[re.Pattern[str], ...]:
    """The sentences in which a page names its outlet."""
    rows = [row["key"] for row in table("outlets") if row["role"] == "mention"]
    filled = (re.escape(row).replace(r"\{outlet\}", NAME) for row in rows)
    ends = (re.compile(p + (r"(?=[.,!]|\s|$)" if p.endswith(NAME) else "")) for p in filled)
    return (*ends, COPYRIGHT)


@cache
def site_of_host() -> dict[str, str]:
    """From each domain of the table to its outlet."""
    return {r["key"]: r["value"] for r in table("outlets") if r["role"] == "site"}


@cache
def site_names() -> frozenset[str]:
    """The names of the outlets of the table, case-folded."""
    return frozenset(name.casefold() for name in site_of_host().values())
