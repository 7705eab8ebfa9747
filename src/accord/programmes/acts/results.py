"""Acts on results: what a paper printed; what one side drafts, and the other accepts or disputes in its own words."""

from collections.abc import Sequence
from datetime import date

from accord.core.dates import ImpreciseDate
from accord.core.errors import Conflict, Invalid, Refused
from accord.core.programme.edition import Evidence
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store, store_all
from accord.programmes import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.programmes.acts.known import (
    activity_of,
    edition_of,
    raise_version,
    require_reason,
    require_seen,
    require_side,
    result_of,
)
from accord.programmes.models import (
    SAID,
    Activity,
    ActivityResult,
    Edition,
    Result,
    ResultEvidence,
    ResultStatus,
    ResultView,
    Verdict,
)
from accord.programmes.values import Statement


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
    """Record what a paper prints of an activity (or that nothing was done); `result` is the id of the new result.

    It stands as printed: both sides have filed the paper. What stood there as none reported or not assessed gives way.
    Raises NotFound (the activity), Conflict (the id is taken) and Invalid: a status that needs no report, an empty text.
    """
    del actor, reason
    row = activity_of(activity)
    _check_said(status, text)
    if Result.objects.filter(id=result).exists():
        raise Conflict(f"there is a result {result} already")
    store(Result(id=result, edition_id=row.theme.edition_id, text=text, reported_at_id=meeting, source_id=source))
    link(row, result, status, source=source)


@act("programmes.draft_result", legal_date="on", undoable=True)
def draft_result(*, actor: Actor, edition: str, body: str, statement: Statement, on: date, reason: str = "") -> str:
    """Draft a result for one side (`body`), reported on `on`; gives its key. It counts when the other sides have accepted it.

    Raises NotFound, Invalid (no side of the programme, an activity of another edition, nothing said), Refused.
    """
    del reason
    row = edition_of(edition)
    require_side(edition, body)
    if not statement.activities:
        raise Invalid("a result belongs to an activity at least", fields={"activities": "are missing"})
    activities = [_of_edition(row, key) for key, _ in statement.activities]
    for _, status in statement.activities:
        _check_said(status, statement.text)
    result = make_result(row, statement, on=on)
    result.drafted_by_id, result.author = body, actor.name
    store(result)
    _store_evidence(result, statement.evidence)
    for activity, (_, status) in zip(activities, statement.activities, strict=True):
        link(activity, result.id, ResultStatus(status), source=statement.source)
    return result.id


@act("programmes.revise_result", legal_date="on", undoable=True)
def revise_result(
    *,
    actor: Actor,
    result: str,
    seen: int,
    text: str,
    on: date,
    reason: str,
    evidence: Sequence[Evidence] | None = None,
) -> int:
    """Put other words in the place of a draft, by the side that drafted it. Gives the new version.

    What the others said of the former wording is kept, and counts no longer. Raises NotFound, Conflict, Invalid, Refused.
    """
    del actor, on
    require_reason(reason)
    row = result_of(result)
    _refuse_printed(row)
    require_seen(f"the result {result}", seen, row.version)
    if not text.strip():
        raise Invalid("a result without words says nothing", fields={"text": "is empty"})
    row.text = text
    raise_version(row)
    store(row)
    if evidence is not None:
        for each in row.evidence.all():
            remove(each)
        _store_evidence(row, evidence)
    return row.version


@act("programmes.accept_result", legal_date="on", undoable=True)
def accept_result(
    *, actor: Actor, result: str, seen: int, body: str, on: date, words: str = "", reason: str = ""
) -> None:
    """Accept for one side the wording (`seen`: its version) that another has drafted. Raises NotFound, Conflict, Refused."""
    del reason
    _store_view(_to_be_judged(result, seen, body), body, (Verdict.ACCEPTED, words), actor.name, on)


@act("programmes.dispute_result", legal_date="on", undoable=True)
def dispute_result(*, actor: Actor, result: str, seen: int, body: str, words: str, on: date, reason: str = "") -> None:
    """Dispute for one side the wording that another has drafted, and say what is wrong with it. Both views are kept.

    Raises NotFound, Conflict (another wording), Invalid (no words), Refused (its own draft; printed in a paper).
    """
    del reason
    if not words.strip():
        raise Invalid("say what is wrong with the result", fields={"words": "are missing"})
    _store_view(_to_be_judged(result, seen, body), body, (Verdict.DISPUTED, words), actor.name, on)


@act("programmes.withdraw_result", legal_date="on", undoable=True)
def withdraw_result(*, actor: Actor, result: str, on: date, reason: str) -> None:
    """Withdraw a draft, by the side that drafted it; it stays on record. Raises NotFound, Invalid (no reason), Refused."""
    del actor
    require_reason(reason)
    row = result_of(result)
    _refuse_printed(row)
    row.withdrawn_on, row.withdrawn_because = on, reason
    store(row)


@act("programmes.say_none_reported", legal_date="on", undoable=True)
def say_none_reported(
    *, actor: Actor, activity: str, on: date, source: str | None = None, locator: str = "", reason: str = ""
) -> None:
    """Record that a paper leaves the cell beside an activity empty: *none reported*, which is not *no action*.

    Raises NotFound, Conflict (a result is on record).
    """
    del actor, on, reason
    row = activity_of(activity)
    if row.results.exclude(result=None).exists():
        raise Conflict(f"a result of {activity} is on record")
    for unsaid in row.results.all():
        remove(unsaid)
    store(ActivityResult(activity=row, status=ResultStatus.NONE_REPORTED.value, source_id=source, locator=locator))


def make_result(edition: Edition, statement: Statement, *, on: date | None) -> Result:
    """A new result of an edition with the next free key; it is not stored yet."""
    count = edition.results.count() + 1
    while Result.objects.filter(id=f"{edition.id}:r{count}").exists():
        count += 1
    row = Result(
        id=f"{edition.id}:r{count}",
        edition=edition,
        text=statement.text,
        reported_at_id=statement.meeting,
        source_id=statement.source,
    )
    row.reported_on, row.reported_on_precision = (on, "day") if on else (None, "")
    row.starts, row.starts_precision = _columns(statement.starts)
    row.ends, row.ends_precision = _columns(statement.ends)
    return row


def link(
    activity: Activity, result: str, status: ResultStatus, *, source: str | None = None, locator: str = ""
) -> None:
    """Say how an activity stands by a result; that nothing was said of it gives way. Within the running act."""
    for unsaid in activity.results.filter(result=None):
        remove(unsaid)
    store(
        ActivityResult(
            activity=activity,
            result_id=result,
            status=ResultStatus(status).value,
            source_id=source,
            locator=locator,
        )
    )


def _check_said(status: str, text: str) -> None:
    if status not in SAID:
        spoken = ", ".join(each.label for each in SAID)
        raise Invalid(f"a report says one of: {spoken}", fields={"status": "says that nothing is reported"})
    if not text.strip():
        raise Invalid("a result without words says nothing", fields={"text": "is empty"})


def _of_edition(edition: Edition, key: str) -> Activity:
    row = activity_of(key)
    if row.theme.edition_id != edition.id:
        raise Invalid(f"{key} is an activity of {row.theme.edition_id}, not of {edition.id}")
    return row


def _to_be_judged(result: str, seen: int, body: str) -> Result:
    """A draft of another side in the wording that was seen. Raises NotFound, Invalid, Conflict, Refused."""
    row = result_of(result)
    require_side(row.edition_id, body)
    _refuse_printed(row)
    require_seen(f"the result {result}", seen, row.version)
    if row.drafted_by_id == body:
        raise Refused(
            "the result can't be judged", (f"{body} has drafted it: the other side says what it thinks of it",)
        )
    return row


def _store_view(row: Result, body: str, view: tuple[Verdict, str], author: str, on: date) -> None:
    verdict, words = view
    last = row.views.order_by("-order").first()
    store(
        ResultView(
            result=row,
            order=last.order + 1 if last else 1,
            version=row.version,
            body_id=body,
            verdict=verdict.value,
            words=words,
            author=author,
            on=on,
        )
    )


def _refuse_printed(row: Result) -> None:
    if row.drafted_by_id is None:
        raise Refused(f"the result {row.id} can't be altered", ("it stands as a paper printed it",))
    if row.withdrawn_on is not None:
        raise Refused(f"the result {row.id} can't be altered", (f"it was withdrawn on {row.withdrawn_on}",))


def _store_evidence(row: Result, evidence: Sequence[Evidence]) -> None:
    store_all(
        ResultEvidence(result=row, document_id=each.document, url=each.url, title=each.title)
        for each in dict.fromkeys(evidence)
    )


def _columns(value: ImpreciseDate | None) -> tuple[date | None, str]:
    return (value.day, value.precision.value) if value else (None, "")
