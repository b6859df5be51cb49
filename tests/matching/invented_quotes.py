"""Quotes for the tests, from the few things that matter to matching."""

from hashlib import sha256

from quotetrace.model import Article, Content, Kind, Polarity, Quote, Span, Speaker, SpeakerType, Stretch


def speaker(name: str | None = None, role: str | None = None, type_: SpeakerType = SpeakerType.PERSON) -> Speaker:
    return Speaker(name, role, type_ if name else SpeakerType.UNKNOWN, None, None)


def quote(
    text: str,
    by: str | Speaker | None = None,
    on: str | None = None,
    *,
    outlet: str = "",
    article: str | None = None,
    start: int = 0,
    kind: Kind = Kind.DIRECT,
    quoted: tuple[str, ...] = (),
) -> Quote:
    """A quote of `text`, spoken by `by`, in an article of its own unless `article` names one."""
    said = by if isinstance(by, Speaker) else speaker(by)
    place = article or sha256(f"{text}|{said.name}|{on}|{outlet}|{start}".encode()).hexdigest()[:12]
    marked = quoted or ((text,) if kind is Kind.DIRECT else ())
    return Quote(
        id=f"q_{place}_{start}",
        article=Article(id=f"a_{place}", text="", outlet=outlet or None, published=on),
        kind=kind,
        content=Content(text, (Span(start, start + len(text)),)),
        quoted=tuple(Stretch(words, start, start + len(words)) for words in marked),
        cue=None,
        speaker=said,
        channel=None,
        relayed_by=(),
        told_to=None,
        polarity=Polarity.AFFIRMED,
        confidence=1.0,
        rule="",
        paragraph=0,
        before="",
        after="",
    )
