"""Two editions of a joint programme in the register: one reported on, and the draft of the next before the same committee."""

from datetime import date

from accord.decisions.models import Work, WorkEvent
from accord.programmes import models
from accord.register.models import Body, Country, Document, Instrument, Meeting, Source

_ACTIVITIES = (
    # edition 1: key, theme, heading, code as printed, text, conditions
    ("jwp-1:a1", "jwp-1:a", "Names", "A1", "Keep the two lists of names in step.", ""),
    ("jwp-1:a2", "jwp-1:a", "Names", "A2", "Publish them on one site.", ""),
    ("jwp-1:b1", "jwp-1:b", "Saiga", "B.1", "Hold a workshop, by:", "subject to funding"),
    ("jwp-1:b2", "jwp-1:b", "Turtles", "B2", "Meet on #turtles & <nests> (subject to funding).", "subject to funding"),
    ("jwp-1:b3", "jwp-1:b", "", "B3", "Raise funds.", ""),
    ("jwp-2:a1", "jwp-2:a", "", "A1", "Link the databases.", ""),
    ("jwp-2:b1", "jwp-2:b", "Argali", "B1", "Draft a plan for Ovis ammon.", ""),
)
_REPORTS = (
    ("jwp-1:a1", "jwp-1:r1", "partly"),
    ("jwp-1:a2", "jwp-1:r1", "done"),
    ("jwp-1:b1", None, "none_reported"),
    ("jwp-1:b2", "jwp-1:r2", "no_action"),
    ("jwp-1:b3", "jwp-1:r3", "done"),
)
_LINES = (
    ("jwp-1:a1", "jwp-2:a1", "merged", ""),
    ("jwp-1:a2", "jwp-2:a1", "merged", ""),
    ("jwp-1:b1", None, "dropped", "The workshop is behind us"),
    (None, "jwp-2:b1", "new", ""),
)


def load() -> None:
    """Write the rows."""
    _bodies()
    paper = Source.objects.create(
        id="paper",
        title="Paper on joint work",
        publisher="A Secretariat",
        url="https://example.org/paper",
        licence="facts",
    )
    for number, (starts, ends, endorsed) in enumerate(((2012, 2014, "m1"), (2015, 2020, "m2")), start=1):
        edition = models.Edition.objects.create(
            id=f"jwp-{number}",
            title=f"Joint Programme {starts}-{ends}",
            starts=date(starts, 1, 1),
            ends=date(ends, 12, 31),
            status="endorsed",
            endorsed_at_id=endorsed,
            endorsing_body_id="cites:sc",
            basis_id="mou",
            document_id="doc-1" if number == 1 else None,
            supersedes_id="jwp-1" if number == 2 else None,
            source=paper,
        )
        for body in ("cites:secretariat", "cms:secretariat"):
            models.EditionBody.objects.create(edition=edition, body_id=body)
        models.EditionMandate.objects.create(edition=edition, work_id="cites:res:13.3")
        for place, (letter, title) in enumerate((("a", "Names of species"), ("b", "Shared species")), start=1):
            models.Theme.objects.create(
                id=f"jwp-{number}:{letter}", edition=edition, code=letter.upper(), title=title, position=place,
                text="Work on this goes on." if number == 2 else "",
            )  # fmt: skip
    _activities(paper)


def _bodies() -> None:
    for key, french in (("cites", "Convention A"), ("cms", "Convention B")):
        Body.objects.create(id=key, kind="convention", acronym=key.upper(), name_en=f"Convention {key}", name_fr=french)
        Body.objects.create(
            id=f"{key}:secretariat", kind="secretariat", name_en=f"{key.upper()} Secretariat",
            name_fr=f"Secrétariat {key.upper()}", name_es=f"Secretaría {key.upper()}", parent_id=key,
        )  # fmt: skip
    Body.objects.create(
        id="cites:sc", kind="committee", acronym="SC", name_en="Standing Committee", name_fr="Comité permanent",
        name_es="Comité Permanente", parent_id="cites",
    )  # fmt: skip
    Country.objects.create(id="CH", iso3="CHE", numeric="756", name_en="Switzerland", name_fr="Suisse", kind="state")
    for key, ordinal, year in (("m1", 62, 2012), ("m2", 65, 2014)):
        Meeting.objects.create(
            id=key, body_id="cites:sc", series="sc", ordinal=ordinal, title=f"Meeting {ordinal} of the Standing Committee",
            starts=date(year, 7, 7), ends=date(year, 7, 11), precision="day", city="Geneva", country_id="CH",
        )  # fmt: skip
    Document.objects.create(
        id="doc-1",
        body_id="cites:sc",
        meeting_id="m1",
        symbol="SC62 Doc. 1",
        title="Programme",
        url="https://example.org/1",
    )
    Instrument.objects.create(
        id="mou", kind="mou", title_en="Memorandum of Understanding", adopted=date(2002, 9, 18), adopted_precision="day"
    )
    Work.objects.create(
        id="cites:res:13.3", body_id="cites:sc", kind="resolution", number="13.3", title="Cooperation and synergy"
    )
    WorkEvent.objects.create(work_id="cites:res:13.3", event="adopted", day=date(2004, 10, 1), day_precision="month")


def _activities(paper: Source) -> None:
    for place, (key, theme, heading, code, text, condition) in enumerate(_ACTIVITIES, start=1):
        subtheme = None
        if heading:
            subtheme, _ = models.SubTheme.objects.get_or_create(
                id=f"{theme}:{heading}", theme_id=theme, title=heading, defaults={"position": place}
            )
        models.Activity.objects.create(
            id=key, theme_id=theme, subtheme=subtheme, position=place, code=code.replace(".", ""), printed_code=code,
            text=text, condition_text=condition, source=paper,
        )  # fmt: skip
    for place, text in enumerate(("finding a host;", "inviting range States."), start=1):
        models.ActivityItem.objects.create(activity_id="jwp-1:b1", position=place, text=text)
    for key, text, on in (
        ("r1", "The lists went on line, see www.example.org/lists.", date(2014, 7, 7)),
        ("r2", "No action took place.", date(2014, 7, 7)),
        ("r3", "Funds were raised.", date(2014, 7, 7)),
    ):
        models.Result.objects.create(
            id=f"jwp-1:{key}", edition_id="jwp-1", text=text, reported_on=on, reported_on_precision="day",
            reported_at_id="m2", drafted_by_id="cms:secretariat" if key == "r3" else None, source=paper,
        )  # fmt: skip
    for activity, result, status in _REPORTS:
        models.ActivityResult.objects.create(activity_id=activity, result_id=result, status=status, source=paper)
    for earlier, later, relation, reason in _LINES:
        models.Lineage.objects.create(earlier_id=earlier, later_id=later, relation=relation, reason=reason)
