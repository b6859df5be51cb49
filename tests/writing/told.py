"""A small invented story, as values: three articles, one statement that two wordings report, and one that is reported
once."""

from quotetrace.matching import Comparison, Member, compare
from quotetrace.model import (
    Addressee,
    Article,
    Channel,
    Content,
    Cue,
    First,
    Flag,
    Kind,
    Origin,
    Polarity,
    Quote,
    Relation,
    Relay,
    Report,
    ResolvedBy,
    Span,
    Speaker,
    SpeakerType,
    Statement,
    Stretch,
    Wire,
)

ASKED = "We will reopen the bridge in May"

GAZETTE_TEXT = """Bridge to reopen, says mayor

LINDEN (Reuters) - The bridge over the Aal will be open to lorries again before summer.

"We will reopen the bridge in May, whatever the weather," Mayor Ida Brandt told Reuters on Tuesday.

A person at the ministry, who asked not to be named because the report is not public, said the money was not there.
"""

COURIER_TEXT = """The bridge over the Aal

"We shall reopen the bridge in May," Brandt said in a statement on the town's website, Reuters reported.
"""


def article(name: str, text: str, **known: object) -> Article:
    """An article of the story; its id is readable, where a real one is a digest."""
    return Article(id=f"a_{name}", text=text, path=f"bridge/{name}.txt", language="en", sha256="0" * 64, **known)  # type: ignore[arg-type]


GAZETTE = article(
    "gazette",
    GAZETTE_TEXT,
    headline="Bridge to reopen, says mayor",
    headline_from="text",
    outlet="Linden Gazette",
    outlet_from="meta",
    published="2019-03-12",
    published_from="meta",
    byline="By Ada Okoro",
    dateline="LINDEN",
    wire=Wire("Reuters", "dateline", "LINDEN (Reuters) -"),
    furniture=(Span(0, 6),),
)
COURIER = article("courier", COURIER_TEXT, headline="The bridge over the Aal", headline_from="text")


def stretch(text: str, words: str) -> Stretch:
    """Where `words` stand in `text`."""
    start = text.index(words)
    return Stretch(words, start, start + len(words))


def placed(text: str, words: str) -> tuple[str, int, int]:
    """The words with their start and end."""
    found = stretch(text, words)
    return found.text, found.start, found.end


def cue(text: str, words: str, lemma: str) -> Cue:
    found = stretch(text, words)
    return Cue(words, lemma, found.start, found.end)


def quote(of: Article, number: int, kind: Kind, content: str, speaker: Speaker, said: Cue, **known: object) -> Quote:
    """A quote of the story, its spans looked up in the article's text."""
    found = stretch(of.text, content)
    fields: dict[str, object] = {"channel": None, "relayed_by": (), "told_to": None, "rule": "quote-verb-subject"}
    return Quote(
        id=f"q_{number:012x}",
        article=of,
        kind=kind,
        content=Content(" ".join(content.split()), (Span(found.start, found.end),)),
        quoted=(found,) if kind is Kind.DIRECT else (),
        cue=said,
        speaker=speaker,
        polarity=Polarity.AFFIRMED,
        confidence=0.97,
        paragraph=2,
        before=of.text[max(0, found.start - 20) : found.start],
        after=of.text[found.end : found.end + 20],
        **(fields | known),  # type: ignore[arg-type]
    )


def person(text: str, mention: str, resolved_by: ResolvedBy) -> Speaker:
    return Speaker("Ida Brandt", "Mayor", SpeakerType.PERSON, resolved_by, stretch(text, mention))


LISTENER = stretch(GAZETTE_TEXT, "Reuters on Tuesday").start
FULLEST = quote(
    GAZETTE,
    1,
    Kind.DIRECT,
    "We will reopen the bridge in May, whatever the weather,",
    person(GAZETTE_TEXT, "Ida Brandt", ResolvedBy.FULL_NAME),
    cue(GAZETTE_TEXT, "told", "tell"),
    told_to=Addressee("Reuters", LISTENER, LISTENER + len("Reuters"), "Reuters"),
)
EDITED = quote(
    COURIER,
    2,
    Kind.DIRECT,
    "We shall reopen the bridge in May,",
    person(COURIER_TEXT, "Brandt", ResolvedBy.SURNAME),
    cue(COURIER_TEXT, "said", "say"),
    channel=Channel("website", *placed(COURIER_TEXT, "in a statement on the town's website")),
    relayed_by=(Relay("Reuters", "reported", *placed(COURIER_TEXT, "Reuters reported")),),
)
UNNAMED = quote(
    GAZETTE,
    3,
    Kind.INDIRECT,
    "the money was not there",
    Speaker(
        None,
        None,
        SpeakerType.UNNAMED,
        None,
        stretch(GAZETTE_TEXT, "A person at the ministry"),
        anonymous=True,
        reason="because the report is not public",
    ),
    cue(GAZETTE_TEXT, "said", "say"),
    rule="indirect",
)

COMPARISON: Comparison = compare(FULLEST.content.text, EDITED.content.text)

BRIDGE = Statement(
    id="s_000000000001",
    text=FULLEST.content.text,
    speaker=FULLEST.speaker,
    first=First("2019-03-12", "Linden Gazette", FULLEST.id),
    origins=(Origin("o_1", "Reuters", "wire", "LINDEN (Reuters) -"),),
    outlets=("Linden Gazette",),
    flags=(
        Flag("wording-changed", "The wording differs: will became shall.", (EDITED.id,)),
        Flag("single-origin", "All reports come from one origin.", ()),
    ),
    reports=(
        Report(FULLEST, Relation.VERBATIM, 1.0, "", "o_1", True),
        Report(EDITED, Relation.EDITED, 0.81, COMPARISON.diff, "o_1", None),
    ),
)
MONEY = Statement(
    id="s_000000000003",
    text=UNNAMED.content.text,
    speaker=UNNAMED.speaker,
    first=First("2019-03-12", "Linden Gazette", UNNAMED.id),
    origins=(Origin("o_2", "Linden Gazette", "own reporting", "By Ada Okoro"),),
    outlets=("Linden Gazette",),
    flags=(
        Flag("anonymous", "The source is not named.", (UNNAMED.id,)),
        Flag("single-origin", "All reports come from one origin.", ()),
    ),
    reports=(Report(UNNAMED, Relation.VERBATIM, 1.0, "", "o_2", True),),
)
STATEMENTS = (BRIDGE, MONEY)
QUOTES = (FULLEST, UNNAMED, EDITED)
ARTICLES = (GAZETTE, COURIER)
COPIES = {GAZETTE.id: ("a_mirror",)}
FINDINGS = (Member(EDITED, COMPARISON),)
