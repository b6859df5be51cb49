"""Two wordings: how the one stands to the other, and what was changed, in the original words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.matching import ChangeType, compare
from quotetrace.matching.wording import places, read_wording
from quotetrace.model import Relation

WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "council",
            "will",
            "not",
            "pay",
            "for",
            "a",
            "new",
            "bridge,",
            "don't",
            "[the]",
            "U.S.",
            "1,500",
            "twenty",
            "five",
            "per",
            "cent",
            "…",
            "Harlow's",
            "talks",
            "—",
            "“peace”",
            "it's",
        ]
    ),
    max_size=14,
).map(" ".join)

RELATIONS = [
    # the same words in other dress
    ("We don't accept this.", "“We don’t accept this”", Relation.VERBATIM),
    ("We do not accept this offer", "WE DON'T ACCEPT THIS OFFER!", Relation.VERBATIM),
    ("It cost 1,500 dollars—five percent", "it cost 1500 dollars, 5 per cent", Relation.VERBATIM),
    ("The U.S. lost two million jobs", "The United States lost 2m jobs", Relation.VERBATIM),
    ("the organisation of the harbour works", "the organisation of the harbor works", Relation.VERBATIM),
    # a part
    ("The granaries are empty, and nobody in the capital seems to care.", "The granaries are empty", Relation.TRIMMED),
    ("The granaries are empty, and nobody in the capital seems to care.", "nobody in the capital seems to care", Relation.TRIMMED),
    ("We met the farmers of the northern valley yesterday and heard their grievances", "We met the farmers … and heard their grievances", Relation.TRIMMED),
    # small changes
    ("The granaries in the valley are nearly empty.", "The granaries in the valley were nearly empty.", Relation.EDITED),
    ("They tore down the old bridge at dawn.", "[The engineers] tore down the old bridge at dawn.", Relation.EDITED),
    ("The granaries of the valley will never be empty again.", "The granaries of the valley will be empty again.", Relation.EDITED),
    ("The bridge reopens in March and will carry 4,000 cars a day.", "The bridge reopens in March and will carry 5,000 cars a day.", Relation.EDITED),
    # other statements
    ("The granaries are empty.", "The bridge reopens in March.", Relation.DIFFERENT),
    ("I don't like that language.", "I don't really like that kind of language.", Relation.DIFFERENT),
    ("Police arrested 12 people in Northgate on Friday.", "Police arrested 15 people in Southgate on Sunday.", Relation.DIFFERENT),
    ("Turnout in Ardley was 54 percent.", "Turnout in Brackwell was 61 percent.", Relation.DIFFERENT),
    ("I want to thank Ada Quill and Tom Harrow.", "Tom Harrow and Ada Quill have a plan for the bridge.", Relation.DIFFERENT),
    # nothing to compare
    ("", "", Relation.VERBATIM),
    ("…", "The granaries are empty.", Relation.DIFFERENT),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "relation"), RELATIONS)
def test_relations(a: str, b: str, relation: Relation) -> None:
    assert compare(a, b).relation is relation
    assert compare(b, a).relation is relation


TRANSLATIONS = [
    ("Our offer of talks stays on the table and is urgently needed for peace.", "Our proposal for negotiations remains on the table and is acutely necessary for peace."),
    ("We warned the neighbouring states that closing the river would ruin the harvest.", "We cautioned the countries around us: whoever closes the river destroys the harvest."),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), TRANSLATIONS)
def test_other_words_for_one_statement_need_the_same_speaker(a: str, b: str) -> None:
    assert compare(a, b, same_speaker=True).relation is Relation.REWORDED
    assert compare(a, b).relation is Relation.DIFFERENT
    assert compare(a, b, same_speaker=False).relation is Relation.DIFFERENT


def test_stock_sentences_of_one_speaker_are_no_rewordings() -> None:
    a, b = "Turnout in Ardley was 54 percent on Sunday.", "Turnout in Brackwell was 61 percent on Monday."
    assert compare(a, b, same_speaker=True).relation is Relation.DIFFERENT


DIFFS = [
    ("We will pay 4,000 crowns.", "We will pay 5,000 crowns!", "We will pay [-4,000-]{+5,000+} crowns"),
    ("We don't agree", "We do agree", "We [-don't-]{+do+} agree"),
    ("The harvest, we fear, has failed.", "The harvest has failed.", "The harvest [-we fear-] has failed"),
    ("They left at dawn", "[The engineers] left at dawn", "[-They-]{+The engineers+} left at dawn"),
    ("the farmers offer", "the farmer's offers", "the [-farmers offer-]{+farmer's offers+}"),
    ("Peace", "War", "[-Peace-]{+War+}"),
    ("", "War", "{+War+}"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "diff"), DIFFS)
def test_diffs_are_in_the_original_words(a: str, b: str, diff: str) -> None:
    assert compare(a, b).diff == diff


def test_numbers_and_negations_come_first() -> None:
    found = compare(
        "Probably the old council of Ardley will not pay 4,000 crowns for the new bridge.",
        "The old council of Brackwell will pay 5,000 crowns for the wooden bridge.",
    ).changes
    assert [change.type for change in found] == [
        ChangeType.NUMBER, ChangeType.NEGATION, ChangeType.HEDGE, ChangeType.NAME, ChangeType.CHANGED,
    ]  # fmt: skip
    assert (found[0].old, found[0].new) == ("4,000", "5,000")
    assert (found[1].old, found[1].new) == ("not", "")


@pytest.mark.parametrize(
    ("old", "new", "type_"),
    [
        ("They shut the bridge at Ardley and left it so", "They shut the bridge at Moor and left it so", "name"),
        ("They shut the bridge and left it so", "They shut the bridge at Moor and left it so", "added"),
        ("They shut the bridge of stone and left it so", "They shut the bridge of Moor and left it so", "changed"),
        ("The crew had one hour and used none of it", "The crew had one hour They used none of it", "changed"),
    ],
)
def test_a_name_differs_from_a_name(old: str, new: str, type_: str) -> None:
    assert [str(change.type) for change in compare(old, new, same_speaker=True).changes] == [type_]


def test_a_hyphen_behind_a_prefix_says_nothing() -> None:
    plain, written = "They reelected the antiwar man in mid May", "They re-elected the Anti-war man in mid-May"
    assert compare(plain, written).relation is Relation.VERBATIM
    assert compare("He will resign in May", "He will re-sign in May").relation is not Relation.VERBATIM


@given(WORDS, WORDS)
def test_a_comparison_is_the_same_from_both_sides(a: str, b: str) -> None:
    there, back = compare(a, b, same_speaker=True), compare(b, a, same_speaker=True)
    assert 0 <= there.similarity <= 1
    assert 0 <= there.confidence <= 1
    assert (there.relation is Relation.VERBATIM) == (back.relation is Relation.VERBATIM)


@given(WORDS)
def test_a_text_is_verbatim_to_itself(text: str) -> None:
    assert compare(text, text).relation is Relation.VERBATIM
    assert compare(text, text).changes == ()


@given(WORDS, WORDS)
def test_a_diff_leads_back_to_both_texts(a: str, b: str) -> None:
    diff = compare(a, b).diff
    old = re.sub(r"\{\+.*?\+\}", " ", re.sub(r"\[-(.*?)-\]", r"\1 ", diff))
    new = re.sub(r"\[-.*?-\]", " ", re.sub(r"\{\+(.*?)\+\}", r" \1 ", diff))
    assert loose(old) == loose(a)
    assert loose(new) == loose(b)


def loose(text: str) -> list[str]:
    """The normal words, without regard to which of them are written as one."""
    return " ".join(read_wording(text).words).split()


@given(WORDS)
def test_every_normal_word_has_its_place_in_the_text(text: str) -> None:
    spans = places(text)
    assert len(spans) == len(read_wording(text).words)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert list(spans) == sorted(spans)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("twenty-five", ["25"]),
        ("two hundred and fifty", ["250"]),
        ("1.5 million", ["1500000"]),
        ("three bn", ["3", "bn"]),
        ("3bn", ["3000000000"]),
        ("the 1990s", ["the", "1990s"]),
        ("one of us", ["one", "of", "us"]),
        ("one hundred", ["100"]),
        ("the US and us", ["the", "united", "states", "and", "us"]),
        ("can't, won't, isn’t", ["can", "not", "will", "not", "is", "not"]),
        ("5 per cent", ["5", "percent"]),
        ("٣ and 1,2,3,4", ["3", "and", "1,2,3,4"]),
    ],
)
def test_normal_words(text: str, words: list[str]) -> None:
    assert list(read_wording(text).words) == words


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (
            "They left at noon Nobody rang back",
            "They left at noon",
            ChangeType.DROPPED,
        ),  # the parts of an interrupted quote
        ("They left at noon.", "They left at noon. Nobody rang back.", ChangeType.ADDED),
        ("We told them Orr would not go", "We told them", ChangeType.NEGATION),
    ],
)
def test_a_whole_sentence_that_is_left_out_at_an_end_was_cut_not_changed(old: str, new: str, kind: ChangeType) -> None:
    assert [change.type for change in compare(old, new).changes] == [kind]
