from datetime import date
from string import Formatter

import pytest

from accord.core.dates import ImpreciseDate, Precision
from accord.core.errors import Invalid
from accord.core.meetings import Days
from accord.core.programme.edition import Agreement, Status
from accord.core.programme.lineage import Relation
from accord.core.texts.lifecycle import State
from accord.documents.model import Run, words
from accord.documents.phrases import (
    LANGUAGES,
    MONTHS,
    PHRASES,
    listed,
    phrase,
    printed_date,
    printed_days,
    printed_when,
    to_body,
    told,
    with_article,
)
from accord.register.models import OutcomeKind


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_a_phrase_is_there_in_each_language_with_the_same_fields(key):
    fields = []
    for language in LANGUAGES:
        text = PHRASES[key][LANGUAGES.index(language)]
        assert text.strip() or key == "colon"
        fields.append({name for _, name, _, _ in Formatter().parse(text) if name})
    if key.startswith("invited_to"):  # Spanish has another form of the name
        fields[2] = {"Committee" if name == "a_committee" else name for name in fields[2]}
    if key == "programme":  # the title in English; put together elsewhere
        assert fields[1] == fields[2]
        return
    assert fields[0] == fields[1] == fields[2]


def test_every_month_has_a_name_in_each_language():
    assert {language: len(MONTHS[language]) for language in LANGUAGES} == dict.fromkeys(LANGUAGES, 12)


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("status", Status),
        ("descent", Relation),
        ("state", State),
        ("outcome", OutcomeKind),
        ("agreement", [Agreement.DRAFT, Agreement.DISPUTED]),
        ("origin", [each for each in Relation if each not in (Relation.COMPLETED, Relation.DROPPED, Relation.NEW)]),
    ],
)
def test_every_word_of_the_register_that_papers_print_has_a_phrase(prefix, values):
    assert [each.value for each in values if f"{prefix}.{each.value}" not in PHRASES] == []


def test_another_language_is_refused():
    with pytest.raises(Invalid, match="documents are written in en, fr, es, not in 'de'"):
        phrase("annex", "de")


@pytest.mark.parametrize(
    ("language", "printed"),
    [("en", "1 March 2013"), ("fr", "1er mars 2013"), ("es", "1 de marzo de 2013")],
)
def test_a_day_is_written_as_the_language_writes_it(language, printed):
    assert printed_date(date(2013, 3, 1), language) == printed


@pytest.mark.parametrize(
    ("first", "last", "precision", "language", "printed"),
    [
        (date(2014, 7, 7), date(2014, 7, 11), "day", "en", "7-11 July 2014"),
        (date(2014, 7, 1), date(2014, 7, 11), "day", "fr", "1er-11 juillet 2014"),
        (date(2014, 7, 7), date(2014, 7, 11), "day", "es", "7-11 de julio de 2014"),
        (date(2005, 6, 27), date(2005, 7, 1), "day", "en", "27 June – 1 July 2005"),
        (date(2005, 6, 27), date(2005, 7, 1), "day", "es", "27 de junio – 1 de julio de 2005"),
        (date(2014, 12, 30), date(2015, 1, 2), "day", "en", "30 December 2014 – 2 January 2015"),
        (date(2014, 7, 7), date(2014, 7, 7), "day", "en", "7 July 2014"),
        (date(2013, 6, 1), date(2013, 6, 30), "month", "es", "junio de 2013"),
        (date(2014, 1, 1), date(2015, 12, 31), "year", "fr", "2014-2015"),
    ],
)
def test_the_days_of_a_meeting_are_written_as_exactly_as_they_are_known(first, last, precision, language, printed):
    assert printed_days(Days(first, last, Precision(precision)), language) == printed


def test_a_date_says_no_more_than_is_known():
    assert printed_when(ImpreciseDate(date(2011, 3, 1), Precision.MONTH), "fr") == "mars 2011"
    assert printed_when(ImpreciseDate(date(2011, 1, 1), Precision.YEAR), "es") == "2011"


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("Standing Committee", "en", "the Standing Committee"),
        ("Comité permanent", "fr", "le Comité permanent"),
        ("Conférence des Parties", "fr", "la Conférence des Parties"),
        ("Assemblée générale", "fr", "l’Assemblée générale"),
        ("Secretaría CITES", "es", "la Secretaría CITES"),
        ("Comité Permanente", "es", "el Comité Permanente"),
    ],
)
def test_a_body_has_its_article(name, language, said):
    assert with_article(name, language) == said


def test_a_body_is_invited_in_spanish_with_its_preposition():
    assert to_body("Comité Permanente", "es") == "al Comité Permanente"
    assert to_body("Conferencia de las Partes", "es") == "a la Conferencia de las Partes"


def test_words_fill_a_phrase_with_their_links():
    assert told("note_report", "en", annex=words("Annex 1", href="#a"))[-1] == Run("Annex 1", href="#a")


def test_words_in_a_row_have_their_and():
    assert "".join(run.text for run in listed([words("A1"), words("A2"), words("B1")], "fr")) == "A1, A2 et B1"
    assert listed([], "en") == ()
