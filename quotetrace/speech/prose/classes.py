"""The class of each word, settled by the words around it where these decide between two."""

from collections.abc import Container, Sequence

from quotetrace.lexicon import column
from quotetrace.speech.prose.compounds import ends_many, is_bearers, is_compound, names_one
from quotetrace.speech.prose.known import KNOWN, LOWER, is_listed
from quotetrace.speech.prose.listed import (
    asks,
    floating,
    forms_of_be,
    is_past,
    is_title,
    names_source,
    places,
    pointing_to_one,
    says,
    stands_alone,
    third_person,
)
from quotetrace.speech.prose.participles import describes_noun
from quotetrace.speech.prose.verbs import is_of_class, past_alone, reporting_forms, same_in_past

__all__ = ["STOPS", "settled"]

# The marks that end a whole sentence.
STOPS = frozenset(".!?…")
# What a word that may be noun or verb is, by the class before it: nominal after these (and a participle before those),
# and verbal after these.
NOMINAL_BEFORE, NOMINAL_AFTER, VERBAL_BEFORE = frozenset("DQHJPY#"), frozenset("NEJxB"), frozenset("OMT")
# A participle behind a preposition is one before these (in rising waters), else a gerund (by raising it).
NOUN_AFTER = frozenset("NJxB#")
# Behind these a participle or a verb may stay one.
MAY_STAY_VERB = frozenset("PDQ#J")
# A possessive before these is an object: told her that.
NOT_OWNED = frozenset("PTKWSCODUM.,;:!?")
# What stands behind the name of a trade that ends a noun phrase.
BEHIND_TRADE = frozenset(",.;VFM")
# Marks before which a word may hand over to a quotation.
HANDED_TO = frozenset('"“‘«„')
# What stands before the first word of a sentence, or may.
FRESH = frozenset('.!?:"“‘')
# What a plain noun phrase is made of, and how long it is at most.
PHRASE, PHRASE_REACH = frozenset("DJNE#QY~"), 6
# What a subject is made of and begins with, what stands before its clause and ends it, and what follows its verb.
SUBJECT, SUBJECT_FIRST, BEFORE_CLAUSE = frozenset("DHQJNE#YPLR"), frozenset("DHQJNE"), frozenset('.!?:;KSW“"')
CLAUSE_END, BEHIND_VERB, FINITE = frozenset(',.!?:;KSW”"'), frozenset("PDHQ#$"), frozenset("VFM")
# How far a clause is followed to its end.
CLAUSE_REACH = 25
# The classes of verbs that often report a clause and are nouns too.
REPORTS = ("state", "show", "think", "promise")
# Marks behind which a sentence begins if one ends before them.
CLOSED = frozenset("”’'»")


def settled(written: list[str], tags: list[str], doubts: str, fresh: Container[int] = ()) -> str:
    """The classes of words with those decided, from left to right, that are in doubt: names, nouns that could be verbs,
    marks. The words `fresh` are the first of their paragraphs, behind a headline without a stop too.
    """
    i = doubts.find("?")
    while i >= 0:
        tag, before = tags[i], tags[i - 1] if i and i not in fresh else "."
        after = tags[i + 1] if i + 1 < len(tags) else "."
        if tag in "BFxVIG":
            floats = i > 1 and ((before in "WD" and tags[i - 2] in "NEO") or (before == "Q" and tags[i - 2] in "NEOM"))
            if floats and LOWER[written[i - 1]] in floating():
                tags[i - 1] = before = "R"  # he however said, Berg neither confirmed, was first said
            if tag == "V" and before == "P" and i > 1 and LOWER[written[i - 2]] == "the":
                tags[i - 1] = before = "N"  # in the past warned that
            owned = before == "R" and i > 1 and tags[i - 2] in NOMINAL_BEFORE
            if owned and ((tag in "VIG" and after in NOMINAL_AFTER) or (tag in "Bx" and tags[i - 2] in "DHY")):
                before = "J"  # Okoro's earlier claim
            if (
                tag == "B"
                and before == "M"
                and after in "VFMPCSW.,"
                and LOWER[written[i - 1]] in forms_of_be()
                and LOWER[written[i]] not in same_in_past()
            ):
                tag = "J"  # was present
            elif (
                tag == "B"
                and (before in "ENOW" or (before == "K" and after in HANDED_TO))
                and LOWER[written[i]] in same_in_past()
                and after not in "VFM"  # the Sund forecast said
            ):
                tag = "V"
            elif (
                tag == "B"
                and not says(written[i])
                and (
                    (
                        before == "E"
                        and (names_one(written, tags, i - 1) or is_bearers(written, tags, i))
                        and not (after in ".K" and ends_many(written, tags, i))
                    )
                    or (before == "N" and after in "VFNx" and is_compound(written, tags, i))
                    or (before == "N" and written[i - 1][-1] != "s" and LOWER[written[i]] in column("roles", "roles"))
                )
            ):
                tag = "N"
            elif tag == "B" and (
                (before in "VF" and after in "NExB" and says(written[i - 1]))
                or (before in "VFB" and is_of_class(LOWER[written[i - 1]], ("deny",)))
            ):
                tag = "N"  # says lead author, denied murder
            elif tag in "Bx" and many_report(written, tags, i, after):
                tag = "B"  # some claim that, few doubt it
            elif before in MAY_STAY_VERB and stays_verb(written, i, tag, before, after):
                pass
            elif (before in NOMINAL_BEFORE and not (tag == "F" and LOWER[written[i - 1]] in pointing_to_one())) or (
                tag == "F" and before in "VFBGIT"
            ):
                tag = "J" if tag in "VI" or (tag == "G" and after != "O") else "N"  # after the meeting he said
            elif after in "NJ" and describes_noun(written, tags, i, tag, before):
                tag = "J"
            elif tag == "B" and before == "F" and i > 1 and tags[i - 2] not in "NEOU":
                if tags[i - 2] == "," and says(written[i - 1], "state"):
                    tag = "N"  # ..., warns rail union
                else:
                    tags[i - 1] = "N"
            elif tag == "F" and (
                (before in STOPS and after in "VFBM,")
                or (before in "NJ" and after == "M" and not says(written[i], "think"))
                or (before == "K" and after == "M" and i > 1 and tags[i - 2] in "VFM")
                or (before in "EN" and after == "R" and tags[i + 2 : i + 3] == ["V"] and not says(written[i]))
            ):
                # Witnesses say, a conference taxes would, was that wages have, Masked volunteers then walked; not: which the mayor says would
                tag = "N"
            elif tag == "x" and before == "M" and LOWER[written[i - 1]] in forms_of_be():
                tag = "V" if is_past(written[i]) else "N"  # it is thought, there are reports
            elif tag == "x":
                many = before in "NE" and written[i - 1][-1] == "s" and after in "DH"
                many = many or (before == "E" and after in "OK" and not names_one(written, tags, i - 1))
                many = many or (before == "E" and after in ".K" and ends_many(written, tags, i))
                to_noun = (
                    before == "T" and i > 1 and (LOWER[written[i - 2]] in names_source() or third_person(written[i]))
                )
                to_noun = to_noun or (before == "O" and i + 1 < len(tags) and says(written[i + 1]))
                tag = (
                    "B" if (before in VERBAL_BEFORE and not to_noun) or many else "N"
                )  # Danes trust the bank, according to | police, a man who | police say
                relative = before == "W" and after in "DHEOTK" and opens_relative(written, tags, i)
                finite = third_person(written[i]) and (
                    (before == "E" and (after == "T" or (after == "K" and reports_that(written, tags, i))))
                    or before == "O"
                    or relative
                    or (
                        before == "N"
                        and written[i - 1][-1] != "s"
                        and i + 1 not in fresh
                        and opens_with_auxiliary(written, tags, i + 1)
                    )
                    or is_only_verb(written, tags, i, after)
                )
                tag = "F" if finite else tag  # Okoro plans to, he points out
            tags[i] = tag
        elif tag == "H" and after in NOT_OWNED:
            tags[i] = tag = "U"
        elif tag == "K" and after in "NJLxB" and points(written, tags, before, i):
            tags[i] = tag = "D"
        elif tag == "K" and stands_for_noun(written, before, i):
            tags[i] = tag = "U"
        elif tag == "T" and after in "NJ" and governs_noun(written, tags, i + 1):
            tags[i + 1] = "B"
        if tag == "M" and before in "PSJR" and is_month(written, i):
            tags[i] = "L"
        elif written[i][0].isupper() and (
            tag == "N"
            or (tag in "JVGIBFRQPM" and (not opens_sentence(written, tags, i, before) or speaks(written, tags, i)))
            or (tag == "G" and written[i] in places())  # Beijing
        ):
            tags[i] = tag = "E"
            if before == "." and i > 1 and written[i - 2].isupper() and len(written[i - 2]) == 1:
                tags[i - 2] = "E"  # the initial of A. Berg
        elif tag in "'’" and len(written[i]) == 2 and written[i][1] == "s":
            tags[i] = tag = "M" if before in ("O", "U", "W", "R") else "Y"  # she's, who's, there's
        elif (
            tag in "'’"
            and before in "NE"
            and written[i - 1][-1] == "s"
            and i + 1 < len(tags)
            and tags[i + 1] in "NEJxB"
        ):
            tags[i] = tag = "Y"
        i = doubts.find("?", i + 1)
    return "".join(tags)


def is_only_verb(written: Sequence[str], tags: Sequence[str], i: int, after: str) -> bool:
    """Whether word `i`, in -s, is the finite verb of a clause that has no other, behind a subject of one: The problem |
    lies with the mayor; not: The peace talks with the mayor were; The peace talks with the mayor, he said, were."""
    first = i
    while first > 0 and tags[first - 1] in SUBJECT:
        first -= 1
    head = next((k for k in range(first + 1, i) if tags[k] == "P"), i) - 1
    owned = first < i - 1 and tags[i - 2] in "DHY"  # not: Polls show voters in the north
    noun = tags[i - 1] == "N" and (owned or KNOWN[written[i - 1]].tag not in "BFx")
    one = noun and tags[first] in SUBJECT_FIRST and tags[head] in "NED" and written[head][-1] != "s"
    opens = first == 0 or tags[first - 1] in BEFORE_CLAUSE
    if not (one and opens and third_person(written[i]) and after in BEHIND_VERB and LOWER[written[i + 1]] != "of"):
        return False
    end = next((k for k in range(i + 1, min(len(tags), i + CLAUSE_REACH)) if tags[k] in CLAUSE_END), None)
    if end is None or not FINITE.isdisjoint(tags[i + 1 : end]):
        return False
    second = next((k for k in range(end + 1, min(len(tags), end + CLAUSE_REACH)) if tags[k] in CLAUSE_END), end)
    return tags[end] != "," or tags[second] != "," or "".join(tags[second + 1 : second + 2]) not in FINITE


def reports_that(written: list[str], tags: list[str], i: int) -> bool:
    """Whether word `i`, before “that”, is a form of a verb that reports, and no noun of a relative clause: the Water
    Board | estimates | that rents will rise; not: Rust Belt states that have suffered."""
    return says(written[i], *REPORTS) and "".join(tags[i + 2 : i + 3]) not in ("M", "V")


def is_month(words: Sequence[str], i: int) -> bool:
    """Whether an auxiliary with a capital is a month, by the word before it: in | May."""
    before = LOWER[words[i - 1]] if i else ""
    month = words[i].istitle() and LOWER[words[i]] in column("date_months", "names")
    return month and before in column("phrase_words", "words", kind="before a month")


def opens_sentence(words: Sequence[str], tags: Sequence[str], i: int, before: str) -> bool:
    """Whether a sentence may begin with word `i`, behind a word of the class `before`."""
    if before in FRESH:
        return not (before == "." and i > 1 and is_title(words[i - 2]))
    return before in CLOSED and i > 1 and tags[i - 2] in STOPS


def speaks(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether the first word of a sentence, which might be no name, is one, for a verb of speech or an age follows,
    perhaps behind a day or an adverb: Kelly warned, Kelly on Sunday warned, Connolly also warned, May, 45,.

    What is listed as an adverb or a quantity is none, and an adjective only before "say" and "tell": new reported
    cases.
    """
    if "".join(tags[i + 1 : i + 4]) == ",#," and tags[i] not in "QP":
        return True
    if tags[i] == "G" and not is_listed(words[i]):
        behind = [LOWER[word] for word in words[i + 1 : i + 3]]
        relative = behind[:1] == [","] and behind[-1] in column("phrase_words", "words", kind="stop")
        if relative or " ".join(behind) in column("reply_verbs"):
            return True  # Kipling, whose house; Kipling shot back
    on = 2 if tags[i + 1 : i + 3] == ["P", "L"] else int(tags[i + 1 : i + 2] in (["L"], ["R"]))
    verb = reporting_forms().get(LOWER[words[i + 1 + on]]) if i + 1 + on < len(words) else None
    if verb is None or verb.form not in "VF" or tags[i] in "QP" or (tags[i] == "R" and is_listed(words[i])):
        return False
    return tags[i] != "J" or says(words[i + 1])


def opens_relative(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether the relative pronoun before word `i` opens a clause behind a comma: Norland, which | calls it a raid."""
    return i > 1 and tags[i - 2] == "," and LOWER[words[i - 1]] in column("relatives")


def stays_verb(words: Sequence[str], i: int, tag: str, before: str, after: str) -> bool:
    """Whether word `i`, a verb or a participle of the class `tag`, is no adjective between words of the classes
    `before` and `after`: by saying that it; only saying that; several said; each called it; some chanted “Out!”
    """
    if tag == "B":
        pair = before in "Q#" and i > 1 and KNOWN[words[i - 2]].tag == "D"  # the two write
        return pair and says(words[i], "write") and after not in NOMINAL_AFTER
    if tag == "G":
        if before == "J" and after == "K":
            return True  # only saying that
        alone = (before in "Q#" or stands_alone(words[i - 1])) and i > 1 and KNOWN[words[i - 2]].tag in "P,C"
        if alone and (after in ":K" or after in HANDED_TO):
            return says(words[i], "say", "state", "write", "manner")  # with one writing: “Out!”
        gerund = before == "P" and after not in NOUN_AFTER and not (after == "K" and asks(words[i]))
        return gerund and not is_trade(words, i, after)
    if tag in "VI" and before == "D" and after in "DH" and LOWER[words[i - 1]] in pointing_to_one():
        return True  # this prompted the paper
    if tag == "V" and stands_alone(words[i - 1]) and LOWER[words[i]] in past_alone():
        return after not in NOMINAL_AFTER  # another gave a curt answer
    stated = stands_alone(words[i - 1]) and says(words[i], "write", "state", "call", "continue")
    if tag not in "VI" or not (before in "Q#J" or (before == "D" and (stated or is_cried(words, i, after)))):
        return False
    return says(words[i]) or (after not in NOMINAL_AFTER and not (before == "J" and after in ",C"))


def many_report(words: Sequence[str], tags: Sequence[str], i: int, after: str) -> bool:
    """Whether word `i`, before a word of the class `after`, is what people report who are no more than counted: some
    claim that, few doubt it; not: some claim to the land, many report cards, there is some claim that."""
    if i > 1 and tags[i - 2] in "VFMBGPT":
        return False
    if LOWER[words[i - 1]] not in column("phrase_words", "words", kind="many by itself") or after in "PT":
        return False
    return says(words[i], "state", "think", "ask") and (tags[i] == "B" or after == "E" or after not in NOMINAL_AFTER)


def is_trade(words: Sequence[str], i: int, after: str) -> bool:
    """Whether word `i`, behind somebody's office and "of", is what he or she is for: the head of shipping, Kari
    Lunde."""
    office = i > 1 and LOWER[words[i - 1]] == "of" and LOWER[words[i - 2]] in column("roles", "roles")
    return office and after in BEHIND_TRADE


def is_cried(words: Sequence[str], i: int, after: str) -> bool:
    """Whether word `i` is how something was cried and its words in marks follow, where no article makes it an
    adjective: some chanted “Out!”, but a whispered “yes”."""
    articles = column("phrase_words", "words", kind="article")
    return after in HANDED_TO and LOWER[words[i - 1]] not in articles and says(words[i], "manner")


def points(words: Sequence[str], tags: Sequence[str], before: str, i: int) -> bool:
    """Whether word `i`, a "that" behind a word of the class `before` and before a noun, is no conjunction: it points to
    the noun behind a preposition or at the end, and to a time: by that vote, denied that report., elected that week;
    not: found that night shifts kill."""
    after, compound = words[i + 1], i + 2 < len(tags) and tags[i + 2] in "NJxBF" and words[i + 2].islower()
    time = not compound and (after in column("phrase_words", "words", kind="time") or KNOWN[after].tag == "L")
    ends = i + 2 < len(words) and words[i + 2] in STOPS
    return after.islower() and (time or ends or (before in "PT" and not third_person(after)))


def stands_for_noun(words: Sequence[str], before: str, i: int) -> bool:
    """Whether a "that" behind a word of the class `before` stands for a noun, as "of", marked words behind a verb of
    calling, or a form of be behind a comma tell: homes, including that of the mayor; called that “theft”; If it rains,
    that is bad."""
    behind = words[i + 1] if i + 1 < len(words) else "."
    if before == "," and behind in forms_of_be():
        return i + 2 < len(words) and words[i + 2] != ","
    if behind == "of":
        verb = reporting_forms().get(LOWER[words[i - 1]])
        return before in "PG" and (verb is None or verb.speech != "yes")
    return behind in HANDED_TO and before in "VFBG" and says(words[i - 1], "call") and not says(words[i - 1])


def governs_noun(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether word `i` behind "to", an adjective or no verb that is listed, is one, for a noun phrase of its own
    follows: to clear the hall, to shelter them; not behind a source: according to data the port released."""
    follows = i + 1 < len(tags) and tags[i + 1] in ("DHOU" if tags[i] == "J" else "DHU") and words[i].islower()
    source = i > 1 and LOWER[words[i - 2]] in names_source()
    return follows and words[i][-1] != "s" and not source


def opens_with_auxiliary(written: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether a name or a noun phrase with an article begins with word `i`, and an auxiliary follows it: the poll shows
    | Lund has lost."""
    end = i
    while end < min(len(tags), i + PHRASE_REACH) and tags[end] in PHRASE:
        end += 1
    return i < end < len(tags) and tags[end] == "M" and (tags[i] == "D" or written[i][0].isupper())
