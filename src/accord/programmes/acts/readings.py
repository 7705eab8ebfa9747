"""Acts on papers that were read: put what the reader found into the queue; accept, alter or reject each thing.

Nothing enters a programme unreviewed, and staging the same reading again changes nothing.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.programme.descent import same_wording
from accord.core.programme.edition import Activity as ActivityValue
from accord.core.programme.edition import Deadline, Role
from accord.core.programme.plain import from_plain, sealed
from accord.core.programme.printed import PrintedActivity, PrintedProgramme, Reported
from accord.decisions.models import Work
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store, store_all
from accord.programmes import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.programmes.acts.activities import make_activity
from accord.programmes.acts.editions import make_theme
from accord.programmes.acts.known import activity_of, edition_of, require_reason
from accord.programmes.acts.results import link, make_result
from accord.programmes.models import (
    Activity,
    ActivityMandate,
    ActivityResult,
    Edition,
    Reading,
    ReadItem,
    ReadKind,
    ReadVerdict,
    ResultStatus,
)
from accord.programmes.readings import ReadResult, ReadTheme, items_of
from accord.programmes.values import ActivityFields, NewActivity, Statement


@act("programmes.stage_reading", undoable=True)
def stage_reading(
    *,
    actor: Actor,
    programme: PrintedProgramme,
    file: str,
    staged_on: date,
    edition: str | None = None,
    source: str | None = None,
    reason: str = "",
) -> str:
    """Put what a reader found in a paper into the review queue; gives the key of the reading.

    The same content again gives the key of what is there and changes nothing. `edition`: the one it is to go into, by
    default the one of the same years where there is just one. Raises NotFound (the edition), Invalid (nothing was found).
    """
    del reason
    if not programme.activities:
        raise Invalid("no activity was found", place=file)
    _, digest = sealed(programme)
    there = Reading.objects.filter(sha256=digest).values_list("id", flat=True).first()
    if there is not None:
        return there
    key = edition_of(edition).id if edition else _of_the_years(programme)
    row = Reading(
        id=f"reading:{digest[:16]}",
        title=programme.title[:300] or file,
        file=file[-300:],
        sha256=digest,
        edition_id=key,
        starts=date(programme.first_year, 1, 1) if programme.first_year else None,
        ends=date(programme.last_year, 12, 31) if programme.last_year else None,
        staged_by=actor.name,
        staged_on=staged_on,
        source_id=source,
    )
    store(row)
    store_all(
        ReadItem(reading=row, place=place, kind=kind, content=sealed(value)[0], start=value.start, end=value.end)
        for place, (kind, value) in enumerate(items_of(programme), 1)
    )
    return row.id


@act("programmes.place_reading", undoable=True)
def place_reading(*, actor: Actor, reading: str, edition: str, reason: str = "") -> None:
    """Say into which edition a reading goes. Raises NotFound, Refused (something of it is in another already)."""
    del actor, reason
    row = _reading(reading)
    target = edition_of(edition)
    if row.edition_id != edition and row.items.exclude(made="").exists():
        raise Refused(f"{reading} can't go into {edition}", (f"some of it has gone into {row.edition_id}",))
    row.edition = target
    store(row)


@act("programmes.accept_read_activity", undoable=True)
def accept_read_activity(
    *,
    actor: Actor,
    item: int,
    decided_on: date,
    altered: ActivityFields | None = None,
    code: str = "",
    roles: Sequence[Role] = (),
    same_as: str = "",
    reason: str = "",
) -> str:
    """Accept an activity that was read, as it is or (with `altered` or `code`) altered; gives the key of the activity.

    Its theme comes with it. `same_as` says that it is an activity which the edition has, whose words stay as they are. One that the edition has in the same words already is not made twice. Raises NotFound,
    Conflict (the code stands for something else; decided already), Invalid (altered without a reason; no edition).
    """
    row = _item(item, ReadKind.ACTIVITY)
    edition = _edition(row)
    printed = from_plain(PrintedActivity, row.value())
    if altered is not None or code or same_as:
        require_reason(reason)
    wanted = code or printed.code
    if not wanted:
        raise Invalid("the paper prints no code: give one", fields={"code": "is missing"})
    given = altered or ActivityFields()
    merged = _merged(printed, given)
    there = _there(edition, wanted)
    if same_as:
        key = _of_edition(edition, same_as)
    elif there is None:
        key = make_activity(
            edition, replace(_new(edition, row, printed.theme or "A", merged, wanted), roles=tuple(roles))
        )
        _store_mandates(key, printed.mandates)
    elif _says(there, merged):
        key = there.id
    else:
        raise Conflict(
            f"{edition.id} has an activity {wanted} in other words: say that it is the same, alter it, or reject what was read"
        )
    if printed.status is Reported.NONE_REPORTED and _is_report(row):
        _say_unreported(key, row)
    is_altered = altered is not None or bool(code or same_as)
    _decide(
        row, actor, ReadVerdict.ALTERED if is_altered else ReadVerdict.ACCEPTED, decided_on, made=key, reason=reason
    )
    return key


@act("programmes.accept_read_result", undoable=True)
def accept_read_result(
    *,
    actor: Actor,
    item: int,
    statuses: Sequence[tuple[str, str]],
    decided_on: date,
    text: str = "",
    meeting: str | None = None,
    reported_on: date | None = None,
    reason: str = "",
) -> str:
    """Accept a result that was read, and say how it leaves which activities (`done`, `partly`, `no_action`).

    A paper says what was done; whether that is all of it, a person decides. Gives the key of the result. Raises NotFound,
    Invalid (no activity, a status that says nothing, altered without a reason), Conflict (decided already).
    """
    row = _item(item, ReadKind.RESULT)
    edition = _edition(row)
    read = from_plain(ReadResult, row.value())
    if text and text != read.text:
        require_reason(reason)
    if not statuses:
        raise Invalid("say which activities it is a result of", fields={"statuses": "are missing"})
    unsaid = [status for _, status in statuses if status not in {"done", "partly", "no_action"}]
    if unsaid:
        raise Invalid(f"“{unsaid[0]}” says nothing of what was done", fields={"statuses": "done, partly or no_action"})
    words = text or read.text
    result = edition.results.filter(text=words).first()
    if result is None:
        statement = Statement(words, (), meeting=meeting, source=row.reading.source_id)
        result = make_result(edition, statement, on=reported_on)
        store(result)
    for key, status in statuses:
        activity = activity_of(key)
        _of_edition(edition, key)
        if not activity.results.filter(result=result).exists():
            link(activity, result.id, ResultStatus(status), source=row.reading.source_id)
    is_altered = bool(text) and text != read.text
    _decide(
        row,
        actor,
        ReadVerdict.ALTERED if is_altered else ReadVerdict.ACCEPTED,
        decided_on,
        made=result.id,
        reason=reason,
    )
    return result.id


@act("programmes.accept_read_theme", undoable=True)
def accept_read_theme(*, actor: Actor, item: int, decided_on: date, title: str = "", reason: str = "") -> str:
    """Accept a theme that was read; gives its key. Raises NotFound, Invalid, Conflict (decided already)."""
    row = _item(item, ReadKind.THEME)
    edition = _edition(row)
    read = from_plain(ReadTheme, row.value())
    if title and title != read.title:
        require_reason(reason)
    there = edition.themes.filter(code=read.code).first()
    key = there.id if there else make_theme(edition, read.code, title or read.title, read.text)
    is_altered = bool(title) and title != read.title
    _decide(
        row, actor, ReadVerdict.ALTERED if is_altered else ReadVerdict.ACCEPTED, decided_on, made=key, reason=reason
    )
    return key


@act("programmes.reject_read_item", undoable=True)
def reject_read_item(*, actor: Actor, item: int, decided_on: date, reason: str) -> None:
    """Reject something that was read; it stays in the queue as rejected. Raises NotFound, Invalid, Conflict."""
    require_reason(reason)
    _decide(_item(item), actor, ReadVerdict.REJECTED, decided_on, reason=reason)


def _of_the_years(programme: PrintedProgramme) -> str | None:
    """The edition that begins in the first year of what was read; None where there is none, or several."""
    if programme.first_year is None:
        return None
    found = Edition.objects.filter(starts__year=programme.first_year).values_list("id", flat=True)[:2]
    return found[0] if len(found) == 1 else None


def _reading(key: str) -> Reading:
    row = Reading.objects.filter(id=key).first()
    if row is None:
        raise NotFound(f"the queue has no reading {key}")
    return row


def _item(number: int, kind: ReadKind | None = None) -> ReadItem:
    row = ReadItem.objects.select_related("reading").filter(pk=number).first()
    if row is None or (kind is not None and row.kind != kind):
        raise NotFound(f"the queue has no {kind.label if kind else 'item'} {number}")
    if row.verdict != ReadVerdict.PROPOSED:
        raise Conflict(f"{row.decided_by} has decided on item {number} on {row.decided_on}: {row.verdict}")
    return row


def _edition(row: ReadItem) -> Edition:
    if row.reading.edition_id is None:
        raise Invalid(
            f"{row.reading_id} belongs to no edition yet: open one and say so", fields={"edition": "is not known"}
        )
    return edition_of(row.reading.edition_id)


def _of_edition(edition: Edition, key: str) -> str:
    row = activity_of(key)
    if row.theme.edition_id != edition.id:
        raise Invalid(f"{key} is an activity of {row.theme.edition_id}, not of {edition.id}")
    return row.id


def _there(edition: Edition, code: str) -> Activity | None:
    return Activity.objects.filter(theme__edition=edition, code__iexact=code).select_related("theme").first()


def _says(there: Activity, wanted: ActivityFields) -> bool:
    """Whether the stored activity says the same as what is wanted, but for blanks and punctuation."""
    items = tuple(there.items.order_by("position").values_list("text", flat=True))
    stored = ActivityValue(text=there.text, items=items)
    return same_wording(stored, ActivityValue(text=wanted.text or "", items=wanted.items or ()))


def _merged(printed: PrintedActivity, given: ActivityFields) -> ActivityFields:
    """What was read, with what a person gives in its place."""
    deadline = printed.deadline
    last = (
        Deadline(deadline.on.last_day(), deadline.on.precision, deadline.text[:200])
        if deadline and deadline.on
        else None
    )
    read = ActivityFields(
        text=(printed.stem or printed.text).strip(),
        items=printed.items,
        subtheme=printed.subtheme[:300],
        printed_code=printed.printed_code or printed.code,
        taxa="; ".join(printed.taxa)[:300],
        conditions=tuple(dict.fromkeys(each.kind.value for each in printed.conditions)),
        condition_text="; ".join(each.text for each in printed.conditions)[:300],
        deadline=last,
        recurrence=printed.recurrence.value if printed.recurrence else None,
    )
    own = {each.name: value for each in fields(given) if (value := getattr(given, each.name)) is not None}
    return replace(read, **own)


def _new(edition: Edition, row: ReadItem, theme: str, wanted: ActivityFields, code: str) -> NewActivity:
    if not edition.themes.filter(code=theme).exists():
        _make_read_theme(edition, theme, row)
    source, locator = row.reading.source_id, f"{row.reading.file[-200:]}, characters {row.start}-{row.end}"
    return NewActivity(edition.id, theme, code, wanted, source=source, locator=locator)


def _make_read_theme(edition: Edition, code: str, row: ReadItem) -> None:
    """The theme that an accepted activity stands in comes with it, in the words of the paper."""
    for item in row.reading.items.filter(kind=ReadKind.THEME):
        read = from_plain(ReadTheme, item.value())
        if read.code == code:
            make_theme(edition, code, read.title, read.text)
            return
    make_theme(edition, code, f"Theme {code}")


def _store_mandates(activity: str, works: Sequence[str]) -> None:
    """The texts that an activity names, as far as the register has them; the others stay in its words."""
    known = set(Work.objects.filter(id__in=works).values_list("id", flat=True))
    store_all(ActivityMandate(activity_id=activity, work_id=work) for work in dict.fromkeys(works) if work in known)


def _is_report(row: ReadItem) -> bool:
    """Whether the paper has a column for results: without one an empty cell says nothing."""
    return row.reading.items.filter(kind=ReadKind.RESULT).exists()


def _say_unreported(activity: str, row: ReadItem) -> None:
    if not ActivityResult.objects.filter(activity=activity).exists():
        status = ResultStatus.NONE_REPORTED.value
        store(ActivityResult(activity_id=activity, status=status, source_id=row.reading.source_id))


def _decide(row: ReadItem, actor: Actor, verdict: ReadVerdict, on: date, *, made: str = "", reason: str = "") -> None:
    row.verdict, row.made, row.reason = verdict.value, made, reason
    row.decided_by, row.decided_on = actor.name, on
    store(row)
