"""Acts on action points: open one about anything, say that it is done, have somebody else verify it."""

from datetime import date

from django.apps import apps

from accord.core.dates import ImpreciseDate
from accord.core.errors import Invalid, NotFound, Refused
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.programmes import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.programmes.models import ActionPoint

#: What an action point may be about, and the table in which that stands. Looked up by name: the room of a table may be
#: one that this room doesn't import.
ABOUT = {
    "activity": "programmes.activity",
    "edition": "programmes.edition",
    "result": "programmes.result",
    "meeting": "register.meeting",
    "document": "register.document",
    "body": "register.body",
    "text": "decisions.work",
    "duty": "decisions.duty",
    "partnership": "partnerships.partnership",
    "taxon": "species.taxon",
    "proposal": "species.listingproposal",
    "target": "targets.target",
    "country": "register.country",
}


@act("programmes.open_action_point", legal_date="on", undoable=True)
def open_action_point(
    *,
    actor: Actor,
    kind: str,
    about: str,
    text: str,
    owner: str,
    on: date,
    person: str = "",
    due: ImpreciseDate | None = None,
    reason: str = "",
) -> int:
    """Record what a body (and a person in it) is to do about something, until a day; gives its number.

    Raises NotFound (nothing of that kind), Invalid (an unknown kind, no text, due before it was opened).
    """
    del reason
    if kind not in ABOUT:
        raise Invalid(f"an action point is about one of: {', '.join(ABOUT)}", fields={"kind": "is not known"})
    model = apps.get_model(ABOUT[kind])
    key = model._meta.pk.to_python(about) if about.isdecimal() or not _is_numbered(model) else None  # noqa: SLF001
    if key is None or not model._default_manager.filter(pk=key).exists():  # noqa: SLF001
        raise NotFound(f"the register has no {kind} {about}")
    if not text.strip():
        raise Invalid("an action point says what is to be done", fields={"text": "is empty"})
    if due is not None and due.last_day() < on:
        raise Invalid(f"it would be due on {due}, before it is opened on {on}", fields={"due": "is past"})
    row = ActionPoint(
        kind=kind, about=about, text=text, owner_id=owner, person=person, opened_on=on, opened_by=actor.name
    )
    if due is not None:
        row.due, row.due_precision = due.last_day(), due.precision.value
    store(row)
    return int(row.pk)


@act("programmes.close_action_point", legal_date="on", undoable=True)
def close_action_point(*, actor: Actor, point: int, outcome: str, on: date, reason: str = "") -> None:
    """Say that it is done, and what came of it. Raises NotFound, Invalid (no outcome), Refused (it is done)."""
    del reason
    row = _point(point)
    if not outcome.strip():
        raise Invalid("say what came of it", fields={"outcome": "is empty"})
    if row.done_on is not None:
        raise Refused(
            f"action point {point} can't be closed", (f"{row.done_by} said on {row.done_on} that it is done",)
        )
    row.done_on, row.done_by, row.outcome = on, actor.name, outcome
    store(row)


@act("programmes.verify_action_point", legal_date="on", undoable=True)
def verify_action_point(*, actor: Actor, point: int, on: date, is_adequate: bool = True, reason: str = "") -> None:
    """Confirm as somebody else that it is done; what is not adequate is open again. Raises NotFound, Invalid, Refused."""
    row = _point(point)
    reasons = []
    if row.done_on is None:
        reasons.append("nobody has said that it is done")
    elif row.done_by == actor.name:
        reasons.append(f"{actor.name} has said that it is done: somebody else verifies it")
    if row.verified_on is not None:
        reasons.append(f"{row.verified_by} verified it on {row.verified_on}")
    if reasons:
        raise Refused(f"action point {point} can't be verified", reasons)
    if is_adequate:
        row.verified_on, row.verified_by = on, actor.name
    else:
        if not reason.strip():
            raise Invalid("say what is missing", fields={"reason": "must be given"})
        row.note = f"{row.note}\n{on}, {actor.name}: {reason} (done on {row.done_on}: {row.outcome})".strip()
        row.done_on, row.done_by, row.outcome = None, "", ""
    store(row)


def _is_numbered(model: type) -> bool:
    return "Auto" in type(model._meta.pk).__name__  # type: ignore[attr-defined]  # noqa: SLF001


def _point(number: int) -> ActionPoint:
    row = ActionPoint.objects.filter(pk=number).first()
    if row is None:
        raise NotFound(f"the register has no action point {number}")
    return row
