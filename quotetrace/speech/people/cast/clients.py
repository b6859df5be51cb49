"""Names behind somebody who speaks for another, of which nothing tells whose they are: a spokesman for the mill, Veldt
Orne,."""

import re
from collections.abc import Iterator, Sequence

from quotetrace.speech.people.cast.views import can_be_sort
from quotetrace.speech.people.names.identity import surname_alone
from quotetrace.speech.people.names.names import fold
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import vocabulary

__all__ = ["clients", "is_beside_client"]

# Who speaks, and for whom by a common noun.
FOR = re.compile(r"((?:\S+ ){0,3}\S+) (?:for|of) (?:the|an?|its|his|her|their) [^\WA-Z][\w’'-]*(?: [^\WA-Z][\w’'-]*)*")


def clients(phrases: Sequence[Phrase | None], runs: Runs) -> Iterator[tuple[str, ...]]:
    """The keys of the names that may be the body's for which somebody speaks as well as his or hers: no first name, title
    or initial marks them, and their last word stands nowhere alone."""
    open_names = [p.name for p in phrases if p is not None and p.name is not None and is_beside_client(p)]
    alone = {fold(surname_alone(words) or words) for words in set(runs.words)} if open_names else set()
    yield from (name.key for name in open_names if name.key[-1] not in alone)


def is_beside_client(phrase: Phrase) -> bool:
    """Whether a name that nothing in itself marks as a person's is in apposition behind somebody who speaks for a firm,
    or the like, whose name is not told: a spokesman for the airline, Veldt Orne,; not: for the army, Veldt Orne,."""
    if phrase.kind != "person" or phrase.name is None or phrase.name.kind != "maybe" or phrase.name.titled:
        return False
    client = FOR.fullmatch(phrase.role)
    nouns = (client[1].rsplit(" ", size)[-size:] for size in (1, 2)) if client else ()
    roles = (vocabulary().roles.get(" ".join(noun).lower()) for noun in nouns)
    firm = can_be_sort(phrase.role.rsplit(" ", 1)[-1].lower())
    return firm and any(role is not None and role.kind == "voice" for role in roles)
