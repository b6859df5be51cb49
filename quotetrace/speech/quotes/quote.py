"""From drafts to quote records: spans into the text, kinds, polarity, ids, and the words around."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from hashlib import sha256

from quotetrace.lexicon import mapping
from quotetrace.model import Article, Content, Cue, Kind, Polarity, Quote, Span, Speaker, Stretch
from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.grammar.certainty import rebuts
from quotetrace.speech.attribution.grammar.marks import Content as Quoted
from quotetrace.speech.circumstances import Circumstances
from quotetrace.speech.prose.listed import floating
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import holds_not
from quotetrace.speech.quotes.draft import Draft, among_own_words
from quotetrace.text.abbreviations import abbreviations
from quotetrace.text.marks import Marked

__all__ = ["content_spans", "quote_id", "write_quote"]

# How many code points of context a record gives on each side, at most.
CONTEXT = 240
# What may stand at the ends of a content without belonging to it.
SPACES = " \t\r\n\u00a0"
LOOSE_START, LOOSE_END = SPACES + ",;:.!?—–-*_", SPACES + ",;:.—–-*_"
LETTERS = re.compile(r"[^\W_]+")
# How far before the nearer of two speakers "neither" may stand that denies both.
PAIRED = 4
# No mark is written with more code points than this.
LONGEST_MARK = 10


def content_spans(prose: Prose, draft: Draft) -> tuple[Span, ...]:
    """Where the content of `draft` stands: without the marks and stops that only set it off."""
    ends = draft.content[-1][1]
    return tuple(s for first, last in draft.content if (s := clean(prose, first, last, goes_on=last < ends)))


def clean(prose: Prose, first: int, last: int, *, goes_on: bool) -> Span | None:
    """The span of words `first` to `last` without what only sets it off; a full stop belongs to what `goes_on` behind
    it. None where nothing is left."""
    text = prose.page.text
    start, end = prose.words.starts[first], prose.words.end(last - 1)
    around = sole_marks(prose, start, end)
    if around:
        start, end = around.inner_start, around.inner_end
        end = start + len(text[start:end].rstrip(SPACES + ","))
        start = end - len(text[start:end].lstrip())
        return Span(start, end) if start < end else None
    while start < end and text[start] in LOOSE_START:
        start += 1
    loose = LOOSE_END.replace(".", "") if goes_on else LOOSE_END
    while end > start and text[end - 1] in loose and not abbreviated(text, start, end):
        end -= 1
    for marked in marks_at(prose, first, last):
        # A mark whose partner lies outside is no part of the content.
        if marked.start < start < marked.inner_start <= end:
            start = marked.inner_start
        if start <= marked.start and marked.inner_end < end < marked.end:
            end = marked.end
        if marked.inner_end < end <= marked.end and marked.start < start:
            end = marked.inner_end
        if start <= marked.start < end <= marked.inner_start:
            end = marked.start
    end = start + len(text[start:end].rstrip(SPACES + ",;:"))
    return Span(start, end) if start < end else None


def sole_marks(prose: Prose, start: int, end: int) -> Marked | None:
    """The marked stretch, at any depth, of which `start` to `end` is the whole, stops and spaces aside."""
    text = prose.page.text
    for marked in marks_between(prose, start, min(end, start + 4)):
        if (
            start <= marked.start
            and marked.end >= end - 3
            and not LETTERS.search(text[start : marked.start] + text[marked.end : end])
        ):
            return marked
    return None


def marks_at(prose: Prose, first: int, last: int) -> tuple[Marked, ...]:
    """The outer stretches in which the words `first` and `last - 1` stand."""
    numbers = dict.fromkeys(n for n in (prose.stretch_of[first], prose.stretch_of[last - 1]) if n >= 0)
    return tuple(prose.marked[n] for n in numbers)


def marks_between(prose: Prose, start: int, end: int) -> list[Marked]:
    """All stretches that begin between two offsets, in the order of the text."""
    marks = prose.page.marked
    low = bisect_left(marks, (start - 1,))
    return list(marks[low : bisect_left(marks, (end,), low)])


def abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the stop before `end` belongs to an abbreviation that ends the content: in the U.S."""
    if text[end - 1] != ".":
        return False
    word = text[max(start, text.rfind(" ", start, end) + 1) : end - 1]
    return word in abbreviations()


def quoted_stretches(prose: Prose, spans: Sequence[Span], depth: int) -> tuple[Stretch, ...]:
    """The words of `spans` that stand in quotation marks of `depth`, marks left out."""
    found = []
    for start, end in spans:
        for marked in marks_around(prose, start, end):
            low, high = max(start, marked.inner_start), min(end, marked.inner_end)
            high = low + len(prose.page.text[low:high].rstrip(SPACES + ","))
            if low < high and marked.depth == depth:
                found.append(Stretch(folded(prose.page.text[low:high]), low, high))
    return tuple(found)


def marks_around(prose: Prose, start: int, end: int) -> list[Marked]:
    """The stretches that share characters with `start` to `end`."""
    inner = [m for m in marks_between(prose, start, end) if m.depth > 0]
    named = touching(prose.titles, start, end)
    outer = touching(prose.marked, start, end)
    return [*(sorted([*outer, *named]) if named else outer), *inner]


def touching(marks: Sequence[Marked], start: int, end: int) -> Sequence[Marked]:
    """Those of `marks`, which are apart and in order, that share characters with `start` to `end`."""
    low, high = bisect_right(marks, (start, end)), bisect_left(marks, (end,))
    return marks[low - 1 if low and marks[low - 1].end > start else low : high]


def is_set_apart(prose: Prose, cue: CueWord, content: Quoted) -> bool:
    """Whether a paragraph of its own behind a verb and a colon gives the words as they were said, without marks."""
    behind = cue.sentence + 1
    colon = prose.words.lower[prose.sentences[cue.sentence][1] - 1] == ":" and cue.kind != "source"
    return (
        colon
        and behind < len(prose.sentences)
        and content[0][0] == prose.sentences[behind][0]
        and prose.paragraph_of[behind] != prose.paragraph_of[cue.sentence]
    )


def kind_of(text: str, spans: Sequence[Span], quoted: Sequence[Stretch], *, apart: bool) -> Kind:
    """Direct where all words are quoted (or set `apart` by a label or a colon), mixed where some are, else indirect."""
    if apart:
        return Kind.DIRECT
    if not quoted:
        return Kind.INDIRECT
    if sum([q.end - q.start for q in quoted]) >= sum([end - start for start, end in spans]):
        return Kind.DIRECT
    letters = sum(letters_in(text[start:end]) for start, end in spans)
    marked = sum(letters_in(text[q.start : q.end]) for q in quoted)
    return Kind.DIRECT if marked >= letters else Kind.MIXED


def letters_in(words: str) -> int:
    """How many letters and digits there are."""
    return sum(map(len, LETTERS.findall(words)))


def polarity_of(prose: Prose, draft: Draft) -> Polarity:
    """Whether the cue affirms, denies or declines, by its own meaning and a negation before it."""
    if draft.cue is None or draft.cue.kind == "label":
        return Polarity.AFFIRMED
    first = prose.sentences[draft.cue.sentence][0]
    said = max(
        (last for _, last in draft.content if last <= draft.cue.first), default=first
    )  # We never left, | he said
    polarities, end = mapping("cue_polarity", "words", "polarity"), draft.cue.first
    if prose.words.lower[end - 1] == "," and prose.words.lower[end - 2] in floating():
        end -= 3  # did not|, however, | say
    comma = prose.words.tags.rfind(",", said, end)
    if comma > said and prose.words.lower[comma - 1] not in polarities:
        said = comma  # Lund, who did not vote, | called it “old”; not: never, ever said
    before = prose.words.lower[max(said, end - 3) : end]
    if (
        draft.speaker is not None and draft.speaker.last <= draft.cue.first
    ):  # Neither the owner nor the tenant would say
        begin = max(first, draft.speaker.first - PAIRED, prose.words.tags.rfind(",", first, draft.speaker.first))
        pair = prose.words.lower[begin : draft.speaker.first + 1]
        before = [*(word for word in pair if polarities.get(word) == "neither"), *before]
    negated = any(polarities.get(word) == "negation" or holds_not(word) for word in before)
    avoided = draft.cue.form == "G" and polarities.get(before[-1] if before else "") == "avoiding"
    negated = negated is not avoided  # cannot avoid saying
    phrase = " ".join([draft.cue.lemma, *prose.words.lower[draft.cue.last : draft.cue.last + 1]])  # ruled out
    own = polarities.get(phrase) or polarities.get(draft.cue.lemma)
    if any(polarities.get(word) == "neither" for word in before):
        return Polarity.DECLINED
    if own == "denied" or (own is None and rebuts(prose, draft.cue)):
        return Polarity.AFFIRMED if negated else Polarity.DENIED
    return Polarity.DECLINED if own == "declined" or negated else Polarity.AFFIRMED


def depth_in_marks(prose: Prose, spans: Sequence[Span]) -> int:
    """The depth of the marks that mark the content: 0, or 1 and more for a quotation inside a quotation."""
    start = spans[0].start
    near = marks_between(prose, start - LONGEST_MARK, start + 1)
    return max((m.depth for m in near if m.inner_start <= start < m.inner_end and start - m.inner_start < 2), default=0)


def quote_id(article: Article, spans: Sequence[Span]) -> str:
    """A digest of the article's text and the spans: the same on any machine, in any order."""
    place = ",".join(f"{start}-{end}" for start, end in spans)
    return "q_" + sha256(f"{article.sha256 or article.id}:{place}".encode()).hexdigest()[:12]


def write_quote(
    article: Article,
    prose: Prose,
    draft: Draft,
    spans: tuple[Span, ...],
    speaker: Speaker,
    told: Circumstances,
    inside: str | None,
) -> Quote:
    """The record of `draft`, whose content stands at `spans`, and whose speaker and circumstances are known."""
    text = article.text
    apart = draft.cue is not None and (draft.cue.kind == "label" or is_set_apart(prose, draft.cue, draft.content))
    quoted = quoted_stretches(
        prose, spans, max(depth_in_marks(prose, spans), among_own_words(prose, draft.cue, draft.content))
    )
    return Quote(
        id=quote_id(article, spans),
        article=article,
        kind=kind_of(text, spans, quoted, apart=apart),
        content=Content(
            quoted[0].text if is_all(quoted, spans) else " ".join([folded(text[start:end]) for start, end in spans]),
            spans,
        ),
        quoted=quoted,
        cue=cue_of(prose, draft),
        speaker=speaker,
        channel=told.channel,
        relayed_by=told.relayed_by,
        told_to=told.told_to,
        polarity=polarity_of(prose, draft),
        confidence=round(draft.probability, 2),
        rule=draft.rule,
        paragraph=prose.paragraph_of[draft.sentence],
        before=context_before(text, spans[0].start),
        after=context_after(text, spans[-1].end),
        inside=inside,
    )


def is_all(quoted: Sequence[Stretch], spans: Sequence[Span]) -> bool:
    """Whether a single quoted stretch is the whole content: then its words stand in memory once."""
    return len(quoted) == len(spans) == 1 and (quoted[0].start, quoted[0].end) == spans[0]


def folded(words: str) -> str:
    """Words with white space folded to single spaces."""
    return " ".join(words.split())


def cue_of(prose: Prose, draft: Draft) -> Cue | None:
    """The words of the cue with its dictionary form; a signature right behind a quotation has none, nor has a label in
    brackets."""
    if (
        draft.cue is None
        or draft.cue.kind == "signature"
        or (draft.cue.kind == "label" and prose.words.lower[draft.cue.first] == ")")
    ):
        return None
    start, end = prose.span(draft.cue.first, draft.cue.last)
    return Cue(folded(prose.page.text[start:end]), draft.cue.lemma or prose.words.lower[draft.cue.first], start, end)


def context_before(text: str, start: int) -> str:
    """The words before `start`, whole ones, white space folded."""
    words = text[max(0, start - CONTEXT) : start]
    if start > CONTEXT:
        words = words.partition(" ")[2]
    return folded(words)


def context_after(text: str, end: int) -> str:
    """The words after `end`, whole ones, white space folded."""
    words = text[end : end + CONTEXT]
    if end + CONTEXT < len(text):
        words = words.rpartition(" ")[0]
    return folded(words)
