"""The forms of verbs, those that report above all."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from quotetrace.lexicon import several, table

__all__ = [
    "ReportingForm",
    "forms",
    "holds_not",
    "irregular_verbs",
    "is_of_class",
    "past_alone",
    "reporting_forms",
    "same_in_past",
]

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class ReportingForm:
    """A form of a verb that reports: its dictionary form, its classes in verbs.tsv (main class first), and which form
    it is."""

    lemma: str
    classes: tuple[str, ...]
    form: str
    speech: str


@cache
def reporting_forms() -> dict[str, ReportingForm]:
    """From each form of a verb that reports to what it is a form of."""
    classes: dict[str, list[str]] = {}
    speech: dict[str, str] = {}
    for row in table("verbs"):
        for lemma in several(row["lemmas"]):
            classes.setdefault(lemma, []).append(row["class"])
            speech.setdefault(lemma, row["speech"])
    irregular = irregular_verbs()
    return {
        form: ReportingForm(lemma, tuple(dict.fromkeys(kinds)), kind, speech[lemma])
        for lemma, kinds in classes.items()
        if " " not in lemma
        for form, kind in reversed(list(forms(lemma, irregular)))
    }


def is_of_class(word: str, classes: Container[str]) -> bool:
    """Whether a word in lower case is a form of a verb that reports whose main class is one of `classes`."""
    verb = reporting_forms().get(word)
    return verb is not None and verb.classes[0] in classes


def holds_not(word: str) -> bool:
    """Whether a word ends in a contracted not: don't, isn’t."""
    return word.endswith(("n't", "n’t"))


@cache
def irregular_verbs() -> dict[str, dict[str, list[str]]]:
    """From a dictionary form to the forms that do not follow by rule."""
    return {
        row["lemma"]: {key: several(cell) for key, cell in row.items() if key != "lemma"}
        for row in table("irregular_verbs")
    }


@cache
def same_in_past() -> frozenset[str]:
    """The base forms that are past forms too: put, read."""
    return frozenset(lemma for lemma, odd in irregular_verbs().items() if lemma in odd.get("past", ()))


@cache
def past_alone() -> frozenset[str]:
    """The past forms that are no participles: drew, wrote."""
    odd = irregular_verbs().values()
    return frozenset(form for each in odd for form in each.get("past", ()) if form not in each.get("participle", ()))


def forms(lemma: str, irregular: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """The forms of a verb with their classes: B, F, G, V, I."""
    odd = irregular.get(lemma, {})
    stem = lemma[:-1] if lemma.endswith("e") and lemma[-2:] not in ("ee", "oe", "ye") else lemma
    consonant_y = lemma.endswith("y") and lemma[-2] not in VOWELS
    yield lemma, "B"
    for third in odd.get("third") or [
        lemma[:-1] + "ies" if consonant_y else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    ]:
        yield third, "F"
    for ing in odd.get("ing") or [stem + "ing"]:
        yield ing, "G"
    pasts = odd.get("past") or [
        lemma[:-1] + "ied" if consonant_y else lemma + "d" if lemma.endswith("e") else lemma + "ed"
    ]
    for past in pasts:
        yield past, "V"
    for participle in odd.get("participle") or []:
        if participle not in pasts:
            yield participle, "I"
