"""Text exports of Nexis and Factiva: many articles in one file, each with a head of labelled lines."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quotetrace.lexicon import several, table
from quotetrace.model import Article, Fact
from quotetrace.reading.html_text import with_headline
from quotetrace.reading.source import Source

__all__ = ["read", "recognizes"]

NEXIS_START = re.compile(r"(?m)^[ \t\f]*(?:\d+ of \d+ DOCUMENTS|Document \d+ of \d+)[ \t]*\r?$")
NEXIS_END = re.compile(r"(?m)^[ \t\f]*End of Document[ \t]*\r?$")
FACTIVA_END = re.compile(r"(?m)^[ \t]*(?:AN[ \t]+)?Document [A-Za-z0-9]{12,40}[ \t]*\r?$")
LABEL = re.compile(r"(?m)^[ \t]*([A-Z][A-Za-z-]{2,20})(?::[ \t]*(.*)|[ \t]*\r?)$")
BODY = re.compile(r"(?m)^[ \t]*(?:BODY:|Body)[ \t]*\r?$")
CODED = re.compile(
    r"(?m)^(HD|BY|WC|PD|ET|SN|SC|LA|CY|LP|TD|CR|ART|NS|RE|IPC|PUB|AN|CLM|SE|PG|ED|VOL)[ \t]+(?=\S)|^(LP|TD)[ \t]*\r?$"
)
WORD_COUNT = re.compile(r"(?m)^[ \t]*[\d,]+ words[ \t]*\r?$")
DATE = re.compile(r"(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})(?: [A-Z][a-z]+day)?[^\n]{0,30}")
RIGHTS = re.compile(r"(?i)^(?:copyright|\(c\)|©)")


def recognizes(text: str) -> bool:
    """Whether the start of a text is an export of either database."""
    nexis = (NEXIS_START.search(text[:2000]) or NEXIS_END.search(text)) and BODY.search(text)
    factiva = FACTIVA_END.search(text) and (WORD_COUNT.search(text) or len(CODED.findall(text[:4000])) > 3)
    return bool(nexis or factiva)


def read(source: Source) -> Iterator[Article]:
    """The articles of an export. InputError if none has a body."""
    text, warnings = source.decode(source.data())
    nexis = BODY.search(text) is not None and (NEXIS_START.search(text) or NEXIS_END.search(text)) is not None
    found = False
    for part in split(text, nexis):
        headline, body, facts = nexis_article(part) if nexis else factiva_article(part)
        if body.strip():
            found = True
            yield source.article(
                with_headline(body, headline), part.encode("utf-8", "surrogatepass"), facts, warnings=warnings
            )
    if not found:
        raise source.error("an export without articles", "try --input-format text")


def split(text: str, nexis: bool) -> list[str]:
    """The parts of an export that hold one article each."""
    if nexis and NEXIS_START.search(text):
        starts = [found.start() for found in NEXIS_START.finditer(text)]
        return [text[a:b] for a, b in pairwise([*starts, len(text)])]
    ends = [found.end() for found in (NEXIS_END if nexis else FACTIVA_END).finditer(text)]
    if not ends or text[ends[-1] :].strip():
        ends.append(len(text))
    return [text[a:b] for a, b in pairwise([0, *ends])]


def labels(database: str) -> dict[str, str]:
    """From a label of a database's head to the field that it states."""
    return {
        label: row["field"]
        for row in table("export_labels")
        if row["database"] == database
        for label in several(row["labels"])
    }


def nexis_article(part: str) -> tuple[str, str, tuple[Fact, ...]]:
    """Headline, body and facts of one article of Nexis, of the old layout (labels in capitals) or the new one."""
    begin = BODY.search(part)
    if begin is None:
        return "", "", ()
    head, rest = part[: begin.start()], part[begin.end() :]
    known = labels("nexis")
    foot = next((found for found in LABEL.finditer(rest) if known.get(found[1].casefold()) == "end"), None)
    body = rest[: foot.start()] if foot else NEXIS_END.sub("", rest)
    stated = [(known.get(found[1].casefold()), (found[2] or "").strip(), found[1]) for found in LABEL.finditer(head)]
    facts = [
        Fact(field, value, "nexis", label)
        for field, value, label in stated
        if field and value and field not in ("end", "other")
    ]
    lines = [line.strip() for line in NEXIS_START.sub("", head).splitlines() if line.strip()]
    plain = [
        line for line in lines if not ((label := LABEL.match(line)) and label[1].casefold() in known and ":" in line)
    ]
    date = next((i for i, line in enumerate(plain) if DATE.match(line)), None)
    if date is not None:
        facts.append(Fact("published", plain[date], "nexis", "date"))
        outlet = plain[date - 1] if date else ""
        title = (
            plain[0]
            if date > 1
            else next((line for line in plain[date + 1 :] if not RIGHTS.match(line) and "Edition" not in line), "")
        )
        facts += [
            Fact(field, value, "nexis", field) for field, value in (("outlet", outlet), ("headline", title)) if value
        ]
    facts += [Fact("credit", line, "nexis", "copyright") for line in lines if RIGHTS.match(line)]
    headline = next((fact.value for fact in facts if fact.field == "headline"), "")
    return headline, unwrapped(body), tuple(facts)


def factiva_article(part: str) -> tuple[str, str, tuple[Fact, ...]]:
    """Headline, body and facts of one article of Factiva: with two-letter codes, or as a page shows it."""
    coded = list(CODED.finditer(part))
    if len(coded) > 3:
        return coded_article(part, coded)
    count = WORD_COUNT.search(part)
    if count is None:
        return "", "", ()
    above = [
        line.strip()
        for line in part[: count.start()].splitlines()
        if line.strip() and not re.fullmatch(r"Article \d+", line.strip())
    ]
    below = part[count.end() :].lstrip()
    head, _, body = below.partition("\n\n") if "\n\n" in below else below.replace("\r\n", "\n").partition("\n\n")
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    facts = [Fact("headline", above[0], "factiva", "headline")] if above else []
    facts += [Fact("byline", above[1], "factiva", "byline")] if len(above) > 1 else []
    date = next((i for i, line in enumerate(lines) if DATE.match(line)), None)
    if date is not None:
        names = [line for line in lines[date + 1 :] if not re.match(r"\d{1,2}:\d{2}", line) and not RIGHTS.match(line)]
        facts += [
            Fact("published", lines[date], "factiva", "date"),
            *(Fact("outlet", name, "factiva", "source") for name in names[:1]),
        ]
    facts += [Fact("credit", line, "factiva", "copyright") for line in lines if RIGHTS.match(line)]
    return above[0] if above else "", unwrapped(FACTIVA_END.sub("", body)), tuple(facts)


def coded_article(part: str, coded: list[re.Match[str]]) -> tuple[str, str, tuple[Fact, ...]]:
    """Headline, body and facts of an article whose lines begin with codes such as HD, PD and LP."""
    known = labels("factiva")
    ends = [*(found.start() for found in coded[1:]), len(part)]
    values = [(found[1] or found[2], part[found.end() : end].strip()) for found, end in zip(coded, ends, strict=True)]
    facts = tuple(
        Fact(known[code], " ".join(value.split()), "factiva", code)
        for code, value in values
        if known.get(code, "end") not in ("end", "body")
    )
    body = "\n\n".join(value for code, value in values if known.get(code) == "body")
    return next((fact.value for fact in facts if fact.field == "headline"), ""), unwrapped(body), facts


def unwrapped(body: str) -> str:
    """The body with each paragraph on one line where the export wrapped its lines."""
    paragraphs = re.split(r"\n[ \t]*\n", body.replace("\r\n", "\n").strip())
    return "\n\n".join(" ".join(line.strip() for line in text.splitlines()) for text in paragraphs if text.strip())
