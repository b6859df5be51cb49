"""What a noun in the plural means that is no known noun for people."""

from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary

__all__ = ["kind_of_many", "one_of_many"]


def one_of_many(noun: str) -> str:
    """A noun in the plural as it is said of one: agency, of agencies."""
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def kind_of_many(noun: str) -> str:
    """What a plural is that is no known noun for people: a group where it ends as what somebody does (skywriters) or
    counts bodies (departments), a document where it counts such (letters), else other (months)."""
    known, one = vocabulary(), one_of_many(noun)
    if noun.rpartition("-")[2] in phrase_words("share"):
        return "group"  # two-thirds
    if one == noun:
        return "other"
    if one in known.documents:
        return "document"
    return "group" if one in known.organizations or noun.endswith(tuple(phrase_words("agents"))) else "other"
