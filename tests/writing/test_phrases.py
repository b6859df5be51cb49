"""The small phrases that all formats for people share."""

from conftest import SAMPLES

from quotetrace.model import Quote, Speaker, SpeakerType, Stretch
from quotetrace.pipeline import trace
from quotetrace.reading import read
from quotetrace.writing.phrases import counts, speaker_name, speaker_role, when
from quotetrace.writing.report.marked import Told, marked


def test_a_time_reads_the_same_beside_a_report_and_in_the_counts() -> None:
    (statement, *_) = trace(read(str(SAMPLES / "astra-reuters.txt")))
    assert when(statement.reports[0].quote.article) == "2018-11-12 14:14"
    assert counts(statement) == "1 report · 1 independent origin · first 2018-11-12 14:14"


def test_a_source_without_a_name_is_told_once_with_all_of_the_role() -> None:
    mention = Stretch("A senior official", 0, 17)
    source = Speaker(None, "senior official at the port", SpeakerType.UNNAMED, None, mention, anonymous=True)
    assert (speaker_name(source), speaker_role(source)) == ("A senior official at the port", "unnamed source")


def test_a_pronoun_without_a_name_gives_way_to_the_role() -> None:
    source = Speaker(None, "Rovers captain", SpeakerType.PERSON, None, Stretch("He", 0, 2))
    assert (speaker_name(source), speaker_role(source)) == ("Rovers captain (name not known)", "")


def test_a_passage_shows_where_the_text_goes_on() -> None:
    (article,) = read(str(SAMPLES / "astra-reuters.txt"))
    quotes = [(statement.reports[0].quote, statement.id) for statement in trace([article])]
    first, last = min(quotes, key=start_of), max(quotes, key=start_of)
    ((*_, end),) = marked(Told(article, (first,)), whole=False)
    ((begin, *_),) = marked(Told(article, (last,)), whole=False)
    assert (begin.text, end.text) == ("… ", " …")
    ((*all_of_it,),) = marked(Told(article, (first, last)), whole=True)
    assert "".join(piece.text for piece in all_of_it) == article.text


def start_of(one: tuple[Quote, str]) -> int:
    return one[0].content.spans[0].start
