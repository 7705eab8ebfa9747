"""What changes a joint work programme."""

from accord.core.errors import Conflict, Invalid, NotFound
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store
from accord.programmes.models import SAID, Activity, ActivityResult, Result, ResultStatus


@act("programmes.report_result", undoable=True)
def report_result(
    *,
    actor: Actor,
    activity: str,
    status: ResultStatus,
    result: str,
    text: str,
    meeting: str | None = None,
    source: str | None = None,
    reason: str = "",
) -> None:
    """Say what was done (or that nothing was) about an activity; `result` is the id of the new result.

    What stood there as none reported or not assessed gives way. Raises NotFound (the activity), Conflict (the id is
    taken) and Invalid: a status that needs no report, an empty text.
    """
    del actor, reason
    row = Activity.objects.select_related("theme").filter(id=activity).first()
    if row is None:
        raise NotFound(f"the register has no activity {activity}")
    if status not in SAID:
        spoken = ", ".join(each.label for each in SAID)
        raise Invalid(f"a report says one of: {spoken}", fields={"status": "says that nothing is reported"})
    if not text.strip():
        raise Invalid("a result without words says nothing", fields={"text": "is empty"})
    if Result.objects.filter(id=result).exists():
        raise Conflict(f"there is a result {result} already")
    for unsaid in ActivityResult.objects.filter(activity=row, result=None):
        remove(unsaid)
    store(Result(id=result, edition_id=row.theme.edition_id, text=text, reported_at_id=meeting, source_id=source))
    store(ActivityResult(activity=row, result_id=result, status=ResultStatus(status), source_id=source))
