"""A resolution in two revisions, a decision and two meetings."""

from datetime import date

import pytest

from accord.decisions.models import Work, WorkEvent
from accord.register.models import Body, Meeting

WORKS = (
    ("cites:res:10.4", "resolution", "10.4", "", "Cooperation and synergy with the Convention on Biological Diversity"),
    ("cites:res:10.4@cop14", "resolution", "10.4", "cop14", "Cooperation and synergy with the CBD"),
    ("cites:res:10.4@cop16", "resolution", "10.4", "cop16", "Cooperation and synergy with the CBD"),
    ("cites:dec:17.55", "decision", "17.55", "", "Cooperation with other conventions"),
    ("cites:dec:9.6", "decision", "9.6", "", "Saiga antelope"),
)


def happened(work: str, event: str, day: str, **more) -> WorkEvent:
    return WorkEvent.objects.create(work_id=work, event=event, day=date.fromisoformat(day), day_precision="day", **more)


@pytest.fixture
def texts(db) -> None:
    Body.objects.create(id="cites", kind="convention", name_en="CITES")
    Body.objects.create(id="cites:cop", kind="conference", name_en="Conference of the Parties", parent_id="cites")
    for meeting in ("cites:meeting:cop14", "cites:meeting:sc78"):
        Meeting.objects.create(id=meeting, body_id="cites:cop", title=meeting, precision="")
    for key, kind, number, revision, title in WORKS:
        Work.objects.create(id=key, body_id="cites:cop", kind=kind, number=number, revision=revision, title=title)
    happened("cites:res:10.4", "adopted", "1997-06-20")
    happened("cites:res:10.4@cop14", "revised", "2007-06-15")
    happened("cites:res:10.4@cop16", "revised", "2013-03-14")
    happened("cites:dec:17.55", "adopted", "2016-10-05")
