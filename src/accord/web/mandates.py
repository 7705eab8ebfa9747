"""What a text is used for: the programmes and activities, and the partnerships, that name it as their mandate."""

from collections.abc import Iterable
from dataclasses import dataclass

from accord.programmes.models import ActivityMandate, EditionMandate
from accord.programmes.queries import editions


@dataclass(frozen=True, slots=True)
class Use:
    """A programme, or an activity of one (`code`, `text`), that has the text as its mandate."""

    edition: str
    title: str
    work: str
    code: str = ""
    text: str = ""


def uses_of(works: Iterable[str]) -> list[Use]:
    """Where any of these texts and revisions is a mandate, by programme and code; of drafts nothing is told."""
    named = set(works)
    public = {row.id: row.title for row in editions()}
    whole = EditionMandate.objects.filter(work__in=named, edition__in=public).values_list("edition_id", "work_id")
    single = ActivityMandate.objects.filter(work__in=named, activity__theme__edition__in=public).values_list(
        "activity__theme__edition_id", "work_id", "activity__code", "activity__text"
    )
    found = [Use(edition, public[edition], work) for edition, work in whole]
    found += [Use(edition, public[edition], work, code, text) for edition, work, code, text in single]
    return sorted(set(found), key=lambda use: (use.edition, use.code, use.work))
