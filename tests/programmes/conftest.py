"""Two editions of a joint programme: five activities in the first, two in the second."""

from datetime import date

import pytest
from sides import CITES

from accord.core.programme.edition import Part, Role
from accord.decisions.models import Work
from accord.programmes import acts, models
from accord.programmes.values import ActivityFields, NewActivity, NewEdition
from accord.register.models import Body, Meeting

ACTIVITIES = (
    ("jwp-1:a1", "jwp-1:a", 1, "A1", "Update the concordance list of species"),
    ("jwp-1:b1", "jwp-1:b", 1, "B1", "Hold a joint meeting on West African elephants"),
    ("jwp-1:b2", "jwp-1:b", 2, "B2", "Organize a meeting on marine turtles"),
    ("jwp-1:b3", "jwp-1:b", 3, "B3", "Take part in the snow leopard forum"),
    ("jwp-1:b10", "jwp-1:b", 4, "B10", "Raise funds for the saiga meeting"),
    ("jwp-2:a1", "jwp-2:a", 1, "A1", "Harmonize and link the databases"),
    ("jwp-2:b1", "jwp-2:b", 1, "B1", "Argali: draft an action plan"),
)


@pytest.fixture
def programme(db) -> None:
    for key in ("cites", "cms"):
        Body.objects.create(id=key, kind="convention", name_en=key.upper())
        Body.objects.create(id=f"{key}:secretariat", kind="secretariat", name_en=f"Secretariat of {key}", parent_id=key)
    Work.objects.create(
        id="cites:res:13.3", body_id="cites", kind="resolution", number="13.3", title="Cooperation with CMS"
    )
    for number, year in ((1, 2012), (2, 2015)):
        edition = models.Edition.objects.create(
            id=f"jwp-{number}", title=f"Programme {number}", starts=date(year, 1, 1), status="endorsed"
        )
        for body in ("cites:secretariat", "cms:secretariat"):
            models.EditionBody.objects.create(edition=edition, body_id=body)
        models.EditionMandate.objects.create(edition=edition, work_id="cites:res:13.3")
        for position, (letter, title) in enumerate((("a", "Harmonization"), ("b", "Shared species")), 1):
            models.Theme.objects.create(
                id=f"jwp-{number}:{letter}", edition=edition, code=letter.upper(), title=title, position=position
            )
    for key, theme, position, code, text in ACTIVITIES:
        models.Activity.objects.create(
            id=key, theme_id=theme, position=position, code=code, printed_code=code, text=text
        )
    models.Result.objects.create(id="jwp-1:r1", edition_id="jwp-1", text="The list was published in 2013.")
    models.Result.objects.create(id="jwp-1:r2", edition_id="jwp-1", text="No action took place.")
    for activity, result, status in (
        ("jwp-1:a1", "jwp-1:r1", "done"),
        ("jwp-1:b1", None, "none_reported"),
        ("jwp-1:b2", "jwp-1:r2", "no_action"),
        ("jwp-1:b3", "jwp-1:r1", "partly"),
        ("jwp-1:b10", None, "not_assessed"),
    ):
        models.ActivityResult.objects.create(activity_id=activity, result_id=result, status=status)
    for earlier, later, relation in (
        ("jwp-1:a1", "jwp-2:a1", "generalised"),
        ("jwp-1:b3", None, "completed"),
        (None, "jwp-2:b1", "new"),
    ):
        models.Lineage.objects.create(earlier_id=earlier, later_id=later, relation=relation)


@pytest.fixture
def committee(programme) -> str:
    """The committee of one side and its meeting of July 2016."""
    Body.objects.create(id="cites:sc", kind="committee", name_en="Standing Committee", parent_id="cites")
    Meeting.objects.create(
        id="cites:meeting:sc66",
        body_id="cites:sc",
        series="sc",
        ordinal=66,
        title="66th meeting of the Standing Committee",
        starts=date(2016, 1, 11),
        ends=date(2016, 1, 15),
        precision="day",
    )
    return "cites:meeting:sc66"


@pytest.fixture
def opened(committee) -> str:
    """A third programme, made by acts in January 2021, so that the journal knows all of it."""
    first = date(2021, 1, 4)
    bodies = ("cites:secretariat", "cms:secretariat")
    edition = NewEdition(
        "jwp-3",
        "Programme 3",
        bodies,
        starts=date(2021, 1, 1),
        ends=date(2023, 12, 31),
        mandates=("cites:res:13.3",),
    )
    acts.open_edition(actor=CITES, edition=edition, on=first)
    acts.add_theme(actor=CITES, edition="jwp-3", code="A", title="Names", on=first)
    for code, text in (("A1", "Align the names of birds."), ("A2", "Publish one list of names.")):
        acts.add_activity(
            actor=CITES,
            activity=NewActivity(
                "jwp-3", "A", code, ActivityFields(text=text), roles=tuple(Role(each, Part.LEAD) for each in bodies)
            ),
            on=first,
        )
    acts.endorse_programme(actor=CITES, edition="jwp-3", body="cites:sc", meeting=committee, on=first)
    return "jwp-3"
