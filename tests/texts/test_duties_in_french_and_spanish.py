"""The same contract in the other two working languages: verb as printed, modality in English, actors, deadlines, conditions."""

import pytest

from accord.core.texts.duties import Duty, duties
from accord.core.texts.language import language_of_text

FRENCH = """Conf. 99.9 (Rev. CoP19)

Un animal imaginaire

RAPPELANT la résolution Conf. 9.24 (Rev. CoP17), adoptée par la Conférence des Parties, et PRIANT les Parties d'agir;

LA CONFÉRENCE DES PARTIES À LA CONVENTION

1. PRIE INSTAMMENT les Parties et les organisations internationales d'aider les États de l'aire de répartition;

2. ENCOURAGE les Parties à agir et INVITE les donateurs à fournir un appui;

3. CHARGE le Secrétariat, sous réserve de ressources disponibles:

a) d'élaborer un manuel; et

b) de faire rapport au Comité permanent à sa 80e session;

4. RECOMMANDE que les Parties, s'il y a lieu, examinent leurs lois d'ici au 31 décembre 2026;

5. DÉCIDE que le Comité pour les animaux devrait y revenir à chaque session de la Conférence des Parties; et

6. PREND NOTE du rapport.
"""
SPANISH = """Resolución Conf. 99.9 (Rev. CoP19)

Un animal imaginario

RECORDANDO que la Conferencia de las Partes ha pedido a la Secretaría que actúe;

LA CONFERENCIA DE LAS PARTES EN LA CONVENCIÓN

1. INSTA a las Partes a que adopten leyes antes del 30 de junio de 2026;

2. ENCARGA a la Secretaría que, con sujeción a la disponibilidad de recursos, informe al Comité Permanente en su 80ª reunión;

3. ALIENTA a las Partes y a los donantes a colaborar; y

4. TOMA NOTA del informe.
"""
FRENCH_DECISIONS = """À l'adresse du Secrétariat

19.301 Le Secrétariat, sous réserve d'un financement externe :

a) organise un atelier ; et

b) rend compte au Comité permanent.

À l'adresse du Comité permanent

19.302 Le Comité permanent examine le rapport du Secrétariat. Il formule des recommandations.

À l'adresse des Parties

19.303 Les Parties sont encouragées, le cas échéant, à contribuer. Les Parties devraient répondre chaque année.
"""
SPANISH_DECISIONS = """Dirigida al Comité Permanente

19.301 El Comité Permanente deberá examinar el informe. El grupo de trabajo realizará su labor en inglés.

Dirigida a las Partes

19.302 Se alienta a las Partes a que, según proceda, contribuyan.
"""


def said(duty: Duty) -> tuple[str, str, str, tuple[str, ...]]:
    return duty.verb, duty.modality, duty.strength.value, duty.actors


def test_a_resolution_in_french() -> None:
    found = duties(FRENCH, "cites")
    assert [said(duty) for duty in found] == [
        ("prie instamment", "urges", "request", ("cites:parties", "igos")),
        ("encourage", "encourages", "encouragement", ("cites:parties",)),
        ("invite", "invites", "encouragement", ("donors",)),
        ("charge", "directs", "binding", ("cites:secretariat",)),
        ("recommande", "recommends", "request", ("cites:parties",)),
        ("devrait", "should", "request", ("cites:ac",)),
    ]
    directs, recommends, should = found[3:]
    assert (directs.recipient, directs.deadline.body, directs.deadline.ordinal) == ("cites:sc", "cites:sc", 80)
    assert directs.condition == "sous réserve de ressources disponibles"
    assert (recommends.deadline.date, recommends.condition) == ("2026-12-31", "s'il y a lieu")
    assert (should.recurrence.kind, should.recurrence.body) == ("each meeting", "cites:cop")


def test_a_resolution_in_spanish() -> None:
    urges, directs, encourages = duties(SPANISH, "cites")
    assert said(urges) == ("insta", "urges", "request", ("cites:parties",))
    assert urges.deadline.date == "2026-06-30"
    assert said(directs) == ("encarga", "directs", "binding", ("cites:secretariat",))
    assert (directs.recipient, directs.deadline.ordinal) == ("cites:sc", 80)
    assert directs.condition == "con sujeción a la disponibilidad de recursos"
    assert said(encourages) == ("alienta", "encourages", "encouragement", ("cites:parties", "donors"))


def test_a_decision_in_french_asks_by_the_present() -> None:
    assert [(duty.verb, duty.strength.value, duty.actors) for duty in duties(FRENCH_DECISIONS, "cites")] == [
        ("organise", "binding", ("cites:secretariat",)),
        ("examine", "binding", ("cites:sc",)),
        ("formule", "binding", ("cites:sc",)),
        ("encouragées", "encouragement", ("cites:parties",)),
        ("devraient", "request", ("cites:parties",)),
    ]


def test_a_decision_in_spanish_asks_by_the_future_and_by_se_alienta() -> None:
    assert [(duty.verb, duty.modality, duty.actors) for duty in duties(SPANISH_DECISIONS, "cites")] == [
        ("deberá", "shall", ("cites:sc",)),
        ("realizará", "shall", ("cites:working-group",)),
        ("alienta", "encourages", ("cites:parties",)),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [(FRENCH, "fr"), (SPANISH, "es"), ("The Secretariat shall report to the Parties.", "en"), ("", "en")],
)
def test_the_language_is_known_by_the_small_words(text: str, language: str) -> None:
    assert language_of_text(text) == language


def test_the_language_may_be_said() -> None:
    text = "1. INVITE les Parties à agir;"
    assert [duty.verb for duty in duties(text, "cites", language="fr")] == ["invite"]
    assert duties(text, "cites", language="en") == []
