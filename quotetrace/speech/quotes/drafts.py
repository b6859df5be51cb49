"""From attributions and the stretches they leave over to the quotes of a page, before anyone knows who the speakers
are."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.candidates.scorer import load_classifier
from quotetrace.speech.attribution.candidates.sources import NounPhrase
from quotetrace.speech.attribution.grammar.silences import declining, is_passive
from quotetrace.speech.prose.prose import Prose, sentence_of, word_at
from quotetrace.speech.quotes.actors import actor_before, actor_behind, credited_behind
from quotetrace.speech.quotes.carried import CARRIED_CLASSES, StretchFacts, stretch_facts, uncovered
from quotetrace.speech.quotes.draft import Draft, among_own_words, apart, is_marked, last_sentence
from quotetrace.speech.quotes.interruptions import interrupter, opens_small, uninterrupted
from quotetrace.speech.quotes.joining import verdict_on, voiced_between
from quotetrace.speech.quotes.quotations import (
    chain_of,
    with_chain,
)
from quotetrace.speech.quotes.repeats import without_repeats
from quotetrace.speech.quotes.turns import changes_turn

__all__ = ["draft_quotes"]

# No quote has more parts than this.
MOST_PARTS = 60
# Drafts beside one among which another one is looked for that holds it.
BESIDE = 12


def draft_quotes(
    prose: Prose, kinds: list[str], attributions: Sequence[Attribution], *, everything: bool = False
) -> tuple[Draft, ...]:
    """All quotes of the page in the order of their first word; with `everything` also marked stretches that quote no
    one."""
    drafts = [
        Draft(
            a.content
            if a.cue.kind in ("label", "signature") or among_own_words(prose, a.cue, a.content)
            else with_chain(prose, a.content),
            a.cue.sentence,
            a.cue,
            a.speaker,
            None,
            a.probability,
            rule_of(a, prose),
        )
        for a in uninterrupted(prose, attributions)
    ]
    ends = sorted((draft.end, k) for k, draft in enumerate(drafts))
    model = load_classifier("carried", StretchFacts._fields, CARRIED_CLASSES)
    done = {prose.stretch_of[a.cue.first] for a in attributions if a.cue.kind == "signature"}
    left = uncovered(prose, [(draft.content, draft.cue.first if draft.cue else None) for draft in drafts])
    for stretch in without_repeats(prose, left, [draft.content for draft in drafts]):
        if stretch in done:
            continue
        chain = chain_of(prose, stretch)
        done.update(chain)
        first, last = prose.stretches[stretch]
        sentence = sentence_of(prose, first)
        if sentence is None:
            continue
        earlier = bisect_right(ends, (first, len(drafts)))
        latest = ends[earlier - 1][1] if earlier else None
        before = None if latest is None else main_of(prose, drafts, latest)
        main = None if before is None else drafts[before]
        previous = (
            None
            if latest is None or main is None
            else (drafts[latest].end, last_sentence(prose, main), is_marked(prose, main))
        )
        (chances,) = model.probabilities([stretch_facts(prose, kinds, stretch, previous, sentence)])
        alone = main is None or prose.paragraph_of[main.sentence] != prose.paragraph_of[sentence]
        interrupts = interrupter(prose, chain) or (credited_behind(prose, last) if alone else None)
        heard = previous[1] if previous and main and not is_answered(prose, main, last) else -1
        actor = interrupts or actor_before(prose, sentence, heard)
        verdict = verdict_on(prose, stretch, sentence, chances, main, actor)
        goes_on = before is not None and opens_small(prose, first)
        verdict = "free" if interrupts and not goes_on else verdict
        whole = with_chain(prose, ((first, last),))
        if verdict != "none" and changes_turn(prose, stretch):
            verdict, before = (
                "free",
                other_voice(prose, drafts, before, ends[earlier - 2][1] if earlier > 1 else None, sentence),
            )
        if verdict == "joins" and before is not None and len(drafts[before].content) < MOST_PARTS:
            drafts[before] = replace(
                with_actor(prose, drafts[before], sentence, actor),
                content=tuple(sorted({*drafts[before].content, *whole})),
            )
            insort(ends, (last, before))
        elif verdict != "none" or everything:
            if actor is None and before is None and verdict != "none":
                actor = actor_behind(prose, sentence, last)
            rule = "free" if verdict != "none" else "mark-only"
            insort(ends, (last, len(drafts)))
            drafts.append(Draft(whole, sentence, None, actor, None if actor else before, 1 - chances[0], rule))
    if everything:
        drafts += named_works(prose)
    return in_order(drafts)


def with_actor(prose: Prose, draft: Draft, sentence: int, actor: NounPhrase | None) -> Draft:
    """A draft spoken by who acts between it and the quotation in `sentence` that goes on with it, if no verb says who
    speaks it: “This was the kitchen.” Marta Szell pointed at the bricks. “And that was my room.”
    """
    return (
        replace(draft, speaker=actor, carried_from=None) if actor and voiced_between(prose, draft, sentence) else draft
    )


def named_works(prose: Prose) -> Iterator[Draft]:
    """The titles of works, as marked stretches that quote no one."""
    for marked in prose.titles:
        first, last = word_at(prose, marked.start), word_at(prose, marked.end)
        sentence = sentence_of(prose, first)
        if sentence is not None:
            yield Draft(((first, last),), sentence, None, None, None, 0.0, "mark-only")


def other_voice(
    prose: Prose, drafts: Sequence[Draft], latest: int | None, earlier: int | None, sentence: int
) -> int | None:
    """The draft `earlier`, if only it and `latest`, which no verb attributes, are heard in the paragraphs before
    `sentence`: they speak in turn."""
    if latest is None or earlier is None or drafts[latest].cue is not None or drafts[latest].carried_from == earlier:
        return None
    return (
        earlier
        if earlier != latest and prose.paragraph_of[sentence] - prose.paragraph_of[drafts[earlier].sentence] <= 2
        else None
    )


def main_of(prose: Prose, drafts: Sequence[Draft], latest: int) -> int:
    """The draft that what follows on `latest` goes on with: behind a dependent clause the marked words that the verb
    before it attributes, as in “Never,” she said, adding that it rained. “Not once.” Behind a source that passes it on
    likewise (“Never,” she said, according to the Post), and behind who would not speak: “Never,” said Lund. The mayor
    declined to comment. “Not once.” Behind words within those that “she said” interrupts, she goes on: The mayor, she
    said, had promised to go. “He gave me his word.”
    """
    last = drafts[latest]
    if last.cue is not None and last.cue.kind == "source":
        within = (
            k for k, each in enumerate(drafts) if each.cue and any(a <= each.cue.first < b for a, b in last.content)
        )
        return next(within, latest)
    if last.cue is not None and (around := interrupted_around(drafts, latest)) is not None:
        return around
    if last.cue is not None and last.cue.lemma in declining():
        heard = next((k for k in range(latest - 1, -1, -1) if drafts[k].cue and is_marked(prose, drafts[k])), latest)
        return latest if apart(prose, drafts[heard].sentence, last.sentence) else heard
    if last.cue is None or any(
        prose.stretch_of[first] >= 0 and prose.stretches[prose.stretch_of[first]][1] == end
        for first, end in last.content
    ):
        return latest
    verbs = (
        (k, cue.last)
        for k in range(len(drafts) - 1, -1, -1)
        if drafts[k].sentence == last.sentence
        and (cue := drafts[k].cue)
        and cue.form in "VF"
        and cue.first < last.cue.first
        and is_marked(prose, drafts[k])
        and not any(a <= first < b for first, _ in drafts[k].content for a, b in last.content)
    )
    main, behind = next(verbs, (latest, 0))
    return main if main != latest and is_dependent(prose, behind, last.cue, last.speaker) else latest


def interrupted_around(drafts: Sequence[Draft], latest: int) -> int | None:
    """The draft of several parts, its own verb between them, that holds the cue of the draft `latest`."""
    cue = drafts[latest].cue
    near = (k for k in range(max(0, latest - BESIDE), min(len(drafts), latest + BESIDE)) if k != latest)
    many = (k for k in near if drafts[k].cue and len(drafts[k].content) > 1)
    return next((k for k in many if cue and any(a <= cue.first < b for a, b in drafts[k].content)), None)


def is_dependent(prose: Prose, behind: int, cue: CueWord, speaker: NounPhrase | None) -> bool:
    """Whether a cue with its speaker stands in a clause that hangs on the verb that word `behind` follows: said Lund,
    who says it rains; said when asked for a reason."""
    first = min(cue.first, speaker.first) if speaker else cue.first
    opening = column("relatives", "word") | {"that"}
    opened = any(prose.words.tags[i] in "WS" or prose.words.lower[i] in opening for i in range(behind, cue.first))
    return cue.form == "G" or (opened and prose.words.tags[first - 1] != "C")


def is_answered(prose: Prose, draft: Draft, last: int) -> bool:
    """Whether a draft is a question that the author asks, or that its subject is asked, and the quotation that ends
    before word `last` no further one: When I ask her why, she laughs. “Why not?”; Vik was asked why. “It rained.”"""
    if draft.cue is None or draft.cue.kind != "ask":
        return False
    author = draft.speaker is not None and prose.words.lower[draft.speaker.first] in column("first_person")
    return author or (is_passive(prose, draft.cue) and "?" not in prose.words.lower[last - 2 : last])


def rule_of(attribution: Attribution, prose: Prose) -> str:
    """The name of the pattern that an attribution follows: what kind of content, the order of cue and speaker."""
    marked = any(prose.stretch_of[i] >= 0 for a, b in attribution.content for i in (a, b - 1))
    parts = {
        "c": (attribution.content[0][0], "quote" if marked else "clause"),
        "v": (
            attribution.cue.first,
            attribution.cue.kind
            if attribution.cue.kind in ("source", "noun", "colon", "adjective", "signature")
            else "verb",
        ),
        "s": (attribution.speaker.first if attribution.speaker else -1, "subject"),
    }
    return "-".join(name for place, name in sorted(parts.values()) if place >= 0)


def in_order(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts by their first word, with `carried_from` pointing to the new places."""
    order = sorted(range(len(drafts)), key=lambda k: (drafts[k].content[0], drafts[k].end))
    place = {old: new for new, old in enumerate(order)}
    return tuple(drafts[k].moved(place, drafts[k].content) for k in order)
