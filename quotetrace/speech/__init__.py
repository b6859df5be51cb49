"""Who said what in one article: cues, marked stretches and noun phrases become quotes with their speakers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from quotetrace.collector import without_collector
from quotetrace.credits.bylines import read_byline
from quotetrace.model import Article, Quote, ResolvedBy, Span, Speaker
from quotetrace.speech.attribution.attribution import Attribution, attribute
from quotetrace.speech.attribution.candidates.clauses import kinds_of
from quotetrace.speech.circumstances import Circumstances, circumstances_of
from quotetrace.speech.circumstances.carrying import goes_on_from
from quotetrace.speech.circumstances.pointing import medium_named, still_meant, with_names
from quotetrace.speech.layout.layouts import laid_out
from quotetrace.speech.layout.nested import nested_quotes
from quotetrace.speech.people import Source, resolve
from quotetrace.speech.prose.prose import Prose, read_prose
from quotetrace.speech.quotes.division import divide
from quotetrace.speech.quotes.draft import Draft
from quotetrace.speech.quotes.drafts import draft_quotes
from quotetrace.speech.quotes.nesting import enclosing, settle_overlaps
from quotetrace.speech.quotes.quotations import is_mentioned
from quotetrace.speech.quotes.quote import content_spans, quote_id, write_quote
from quotetrace.text.page import read_page

__all__ = ["extract_quotes"]

# An attribution less probable than this is none. Calibrated on polnear_train: the best F1 on held-out fifths.
LEAST = 0.35
# A paragraph of more code points is no byline.
LONGEST_BYLINE = 160


def extract_quotes(article: Article, *, everything: bool = False) -> tuple[Quote, ...]:
    """Every quote in `article`, in the order of the text. Pure: the same article gives the same quotes.

    With `everything`, marked stretches that nobody is reported to have said (titles, scare quotes) come too.
    """
    with without_collector():
        return quotes_of(article, everything=everything)


def quotes_of(article: Article, *, everything: bool) -> tuple[Quote, ...]:
    """What `extract_quotes` gives."""
    prose = read_prose(read_page(article.text, article.furniture), article.dateline_span)
    drafts, spans = with_content(prose, drafts_of(article, prose, everything=everything))
    speakers, told = speakers_and_circumstances(article, prose, drafts, spans)
    outer = [None if around is None else quote_id(article, spans[around]) for around in enclosing(drafts)]
    known = zip(drafts, spans, speakers, told, outer, strict=True)
    return tuple(write_quote(article, prose, *each) for each in known)


def drafts_of(article: Article, prose: Prose, *, everything: bool) -> tuple[Draft, ...]:
    """What is quoted in `prose`, by layout, by marks inside marks, by cues and by marks alone."""
    kinds = kinds_of(prose)
    certain = [*laid_out(prose, kinds, headline_paragraph(article, prose)), *nested_quotes(prose, kinds)]
    grammatical = attribute(prose, kinds, LEAST, frozenset(word for each in certain for word in explained(each)))
    attributions = divide(prose, [a for a in (*certain, *grammatical) if a.content and not is_mentioned(prose, a)])
    return settle_overlaps(draft_quotes(prose, kinds, attributions, everything=everything))


def explained(attribution: Attribution) -> range:
    """The words that no other cue begins with: the cue of an attribution by layout, and its label, if that names no one
    (Notes: ...)."""
    cue, speaker = attribution.cue, attribution.speaker
    return range(
        speaker.first if speaker and cue.kind == "label" and not attribution.content else cue.first, cue.first + 1
    )


def headline_paragraph(article: Article, prose: Prose) -> int | None:
    """The number of the paragraph that is the article's headline, if the text holds it."""
    span = article.headline_span
    return next(
        (n for n, p in enumerate(prose.page.paragraphs) if span and p.start < span.end and span.start < p.end), None
    )


def with_content(prose: Prose, drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[tuple[Span, ...], ...]]:
    """The drafts that have any words, and where these stand, each content once: what a page repeats as a pull quote is
    one quote."""
    seen: set[str] = set()
    kept: dict[int, int] = {}
    spans = [content_spans(prose, draft) for draft in drafts]
    for k, draft in enumerate(drafts):
        words = " ".join([prose.page.text[a:b] for a, b in spans[k]])
        repeated = draft.cue is None and words in seen
        if words and not repeated and (draft.carried_from is None or draft.carried_from in kept):
            kept[k] = len(kept)
            seen.add(words)
    return tuple(drafts[k].moved(kept, drafts[k].content) for k in kept), tuple(spans[k] for k in kept)


def speakers_and_circumstances(
    article: Article, prose: Prose, drafts: Sequence[Draft], spans: Sequence[tuple[Span, ...]]
) -> tuple[list[Speaker], list[Circumstances]]:
    """Who speaks in each draft, and where and to whom."""
    text = article.text
    sources = list(map(partial(source, prose), drafts, spans))
    speakers = resolve(
        text,
        prose.page.paragraphs,
        prose.page.sentences,
        sources,
        prose.words,
        tuple(aside(article, prose, drafts)),
        [Span(title.start, title.end) for title in prose.titles],
    )
    return list(map(by_label, drafts, speakers)), circumstances(text, prose, drafts, sources, speakers)


def aside(article: Article, prose: Prose, drafts: Sequence[Draft]) -> Iterator[Span]:
    """Where names are of nobody in the story: the page's furniture, dateline and byline, and the initials that label
    answers."""
    yield from article.furniture
    if article.dateline_span:
        yield article.dateline_span
    yield from bylines(article, prose.page.paragraphs)
    for draft in drafts:
        if draft.cue is not None and draft.cue.kind == "label" and prose.words.lower[draft.cue.first] != ":":
            yield prose.span(draft.cue.first - 1, draft.cue.last)


def bylines(article: Article, paragraphs: Sequence[Span]) -> list[Span]:
    """The paragraphs that hold little more than the article's byline, with posts or without: who stands there wrote it,
    and is nobody in the story."""
    name = article.byline
    return [p for p in paragraphs if name and is_byline(article.text[slice(*p)], name)]


def is_byline(paragraph: str, name: str) -> bool:
    """Whether a paragraph is the byline that gives a name."""
    if 2 * len(name) >= len(paragraph):
        return name in paragraph
    read = read_byline(paragraph.partition("\n")[0]) if len(paragraph) <= LONGEST_BYLINE else None
    return read is not None and read.text == name


def source(prose: Prose, draft: Draft, content: tuple[Span, ...]) -> Source:
    """What the resolution of speakers needs to know of a draft."""
    return Source(
        mention=prose.span(draft.speaker.first, draft.speaker.last) if draft.speaker else None,
        carried_from=draft.carried_from,
        content=content,
        cue=prose.span(draft.cue.first, draft.cue.last) if draft.cue else None,
    )


def by_label(draft: Draft, speaker: Speaker) -> Speaker:
    """The speaker of a labelled turn is known by the label."""
    labelled = draft.cue is not None and draft.cue.kind == "label" and speaker.name is not None
    return replace(speaker, resolved_by=ResolvedBy.LABEL) if labelled else speaker


def circumstances(
    text: str, prose: Prose, drafts: Sequence[Draft], sources: Sequence[Source], speakers: Sequence[Speaker]
) -> list[Circumstances]:
    """Channel, relays and addressee of each draft; a channel holds on for the quote that carries its speaker on, and for
    the next ones of the paragraph that are the same speaker's; the paper is the medium that was named last."""
    found: list[Circumstances] = []
    words = prose.words.lower, prose.words.starts
    sentences = [draft.sentence for draft in drafts]
    medium = latest = None
    for k, (draft, at) in enumerate(zip(drafts, sources, strict=True)):
        previous = goes_on_from(prose, sentences, sources, speakers, k)
        before = found[previous] if previous is not None and previous < len(found) else None
        sentence = prose.span(*prose.sentences[draft.sentence])
        told = circumstances_of(
            text,
            sentence,
            at.cue,
            at.mention,
            at.content,
            before.channel if before else None,
            words,
            speakers[k].role or "",
            medium,
        )
        if told.relayed_by or told.told_to:
            relays, told_to = with_names(told.relayed_by, told.told_to, medium, latest)
            told = told._replace(relayed_by=relays, told_to=told_to)
        found.append(told)
        mention = text[slice(*at.mention)] if at.mention else ""
        latest = medium_named(told.relayed_by, told.told_to, mention)
        medium = latest or still_meant(told.told_to, medium)
    return found
