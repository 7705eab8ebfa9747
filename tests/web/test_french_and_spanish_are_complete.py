"""Everything the pages say is translated, and what is compiled is what is written."""

import re

import catalogues
import pytest
from django.test import Client

from accord.core.concordance import KINDS
from accord.core.listings.model import RANKS
from accord.core.listings.proposals import Position
from accord.core.listings.proposals import State as ProposalState
from accord.core.meetings import Clash, Matter, Standing
from accord.core.taxonomy import Method
from accord.decisions.models import WorkEventKind, WorkKind
from accord.decisions.queries import State
from accord.journal.actors import GRANTABLE
from accord.programmes.models import Condition, Descent, EditionStatus, ResultStatus
from accord.register.models import Mode, OutcomeKind
from accord.register.models.bodies import Consent
from accord.species.models import Cover, RangeStatus, Relation
from accord.species.review.models import QuestionKind
from accord.web import sentences_of_the_core, words, words_of_meetings, words_of_proposals

LANGUAGES = ["fr", "es"]
_VALUES = re.compile(r"%\(\w+\)s")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_pages_is_untranslated(language: str) -> None:
    translated = catalogues.po_entries(language)
    said = catalogues.said_by_the_pages()
    assert len(said) > 200
    missing = {text for text in said if text not in translated} - catalogues.po_plurals(language)
    assert not missing, "make the messages again, then translate these"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_or_loses_a_value(language: str) -> None:
    for text, forms in catalogues.po_entries(language).items():
        for form in forms:
            assert form.strip(), text
            lost = set(_VALUES.findall(text)) - set(_VALUES.findall(form))
            assert not lost or (len(forms) > 1 and form is forms[0]), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_the_written_one(language: str) -> None:
    assert catalogues.mo_entries(language) == catalogues.po_entries(language)


def test_the_sentences_of_the_core_are_those_of_the_core() -> None:
    assert {
        code: (kind.title, kind.meaning, kind.proposal) for code, kind in KINDS.items()
    } == sentences_of_the_core.KINDS


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.RANKS, RANKS),
        (words.OCCURRENCE, RangeStatus),
        (words.MEMBERSHIP, Consent),
        (words.WORKS, WorkKind),
        (words.WORK_EVENTS, WorkEventKind),
        (words.STATES, State),
        (words.RESULTS, ResultStatus),
        (words.EDITIONS, EditionStatus),
        (words.DESCENT, Descent),
        (words.CONDITIONS, Condition),
        (words_of_proposals.STATES, ProposalState),
        (words_of_proposals.POSITIONS, Position),
        (words_of_meetings.STANDINGS, Standing),
        (words_of_meetings.MODES, Mode.values),
        (words_of_meetings.CLASHES, Clash),
        (words_of_meetings.MATTERS, Matter),
        (words_of_meetings.OUTCOMES, OutcomeKind.values),
        (words.ROLES, GRANTABLE),
        (words.COVERS, Cover),
        (words.RULED_RELATIONS, Relation),
        (words.EVIDENCE, Method),
        (words.CASE_KINDS, QuestionKind),
    ],
)
def test_every_code_has_a_word(table: words.Words, codes: list[str]) -> None:
    assert {str(code) for code in codes} <= {str(code) for code in table}


def test_dates_are_written_as_each_language_writes_them(reader: Client) -> None:
    written = {"en": "on 1 January 2011", "fr": "au 1er janvier 2011", "es": "a 1 de enero de 2011"}
    for language, expected in written.items():
        page = reader.get("/concordance/?on=2011-01-01", headers={"accept-language": language})
        assert expected in page.text


def test_a_drawing_has_points_in_its_numbers_in_every_language(reader: Client) -> None:
    page = reader.get("/species/cites:falco-cherrug/", headers={"accept-language": "fr"}, follow=True)
    drawing = page.text.partition('<svg class="timeline"')[2].partition("</svg>")[0]
    assert re.search(r'width="\d+\.\d+"', drawing)
    assert not re.search(r'="\d+,\d', drawing)


def test_countries_and_conventions_are_named_in_the_language_of_the_page(reader: Client) -> None:
    page = reader.get("/species/cites:falco-cherrug/", headers={"accept-language": "es"}, follow=True)
    assert "Convención sobre la Conservación de las Especies Migratorias de Animales Silvestres" in page.text
    assert "Kazajstán" in page.text


def test_what_stays_english_is_marked_as_english(reader: Client) -> None:
    page = reader.get("/species/cites:falco-cherrug/", headers={"accept-language": "fr"}, follow=True)
    assert '<ol class="reasons" lang="en">' in page.text


def test_the_language_switch_keeps_the_page_and_its_question(reader: Client) -> None:
    address = "/concordance/?on=2011-01-01&discrepancy=genus_transfer"
    assert f'name="next" value="{address.replace("&", "&amp;")}"' in reader.get(address).text
    answer = reader.post("/i18n/setlang/", {"language": "fr", "next": address})
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert '<html lang="fr">' in reader.get(address).text
