"""What a meeting must handle: duties due there or overdue, texts that can be deleted, incorporations left open, paragraphs without money."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from accord.core.errors import NotFound
from accord.core.texts.lifecycle import Happening, State
from accord.core.texts.provision_status import Progress
from accord.decisions.models import Provision, ProvisionEvent
from accord.decisions.queries.in_force import provision_statuses, text_on
from accord.decisions.queries.papers import CitedBy, Due, DutyRow, cited_by, duties
from accord.decisions.queries.works import EventRow, WorkRow, works
from accord.register.models import Body, Meeting


@dataclass(frozen=True, slots=True)
class Deletable:
    """A text that can be deleted: why (implemented, incorporated, proposed), by which events, and what still stands against it."""

    work: WorkRow
    because: tuple[EventRow, ...]
    against: str = ""


@dataclass(frozen=True, slots=True)
class DeletionRow:
    """A text proposed for deletion as a committee paper presents it: its words, whom it is directed to, and where it was reported on."""

    found: Deletable
    text: str
    directed_to: str
    reported: tuple[CitedBy, ...]


@dataclass(frozen=True, slots=True)
class Unfunded:
    """A provision in force that was found to require funding; `provision` is empty for the whole text."""

    work: str
    title: str
    provision: str


@dataclass(frozen=True, slots=True)
class AgendaOf:
    """What a meeting must handle, as known on `on`.

    `due` is due at this meeting, `overdue` was due before it and `recurrent` comes back every time; `deletable` and `unfunded`
    are of the conventions whose meeting it is. `conference` says whether it may delete itself, or only propose it.
    """

    meeting: str
    title: str
    on: date
    starts: date | None
    conference: bool
    due: tuple[DutyRow, ...]
    overdue: tuple[DutyRow, ...]
    recurrent: tuple[DutyRow, ...]
    deletable: tuple[Deletable, ...]
    amendments: tuple[WorkRow, ...]
    unfunded: tuple[Unfunded, ...]


_GONE = frozenset({State.DELETED, State.REPEALED, State.SUPERSEDED})
_DONE = _GONE | {State.REVISED, State.IMPLEMENTED, State.INCORPORATED}
_READY = (State.IMPLEMENTED, State.INCORPORATED, State.PROPOSED_FOR_DELETION)
_WHY = frozenset(
    each.value
    for each in (
        Happening.IMPLEMENTED,
        Happening.INCORPORATED,
        Happening.PROPOSED_FOR_DELETION,
        Happening.PROPOSED_INCORPORATION,
    )
)


def agenda_of(meeting: str, *, on: date) -> AgendaOf:
    """What a meeting must handle, by what is known on `on`. Raises NotFound."""
    held = Meeting.objects.filter(id=meeting).select_related("body").first()
    if held is None:
        raise NotFound(f"the register has no meeting {meeting}")
    convention = held.body_id.partition(":")[0]
    seen = held.starts or on
    standing = [row for row in works(on=on) if row.body.partition(":")[0] == convention]
    states = {row.id: row.state for row in standing}
    mine = [row for row in duties(on=max(on, seen), body=convention) if _still_asks(row, states)]
    at = tuple(row for row in mine if row.meeting == held.id)
    late = tuple(row for row in mine if row.due is Due.OVERDUE and row.meeting != held.id and _for(row, held))
    again = tuple(row for row in mine if row.due is Due.RECURRENT and _for(row, held))
    return AgendaOf(
        held.id,
        held.title,
        on,
        held.starts,
        held.body.kind in ("conference", "convention", "agreement", "mou"),
        at,
        late,
        again,
        tuple(_deletable(row) for row in standing if _is_ready(row, standing)),
        tuple(row for row in standing if _awaits_amendment(row)),
        _unfunded(convention, standing, on),
    )


def deletion_rows(meeting: str, *, on: date, language: str = "en") -> tuple[DeletionRow, ...]:
    """The texts that a meeting can propose to delete or delete, with their words in `language`. Raises NotFound."""
    rows = []
    for each in agenda_of(meeting, on=on).deletable:
        stood = text_on(each.work.id, on, language=language)
        quoted = Provision.objects.filter(instrument=each.work.id).exclude(directed_to="")
        whom = _named(each.work.directed_to, language) or quoted.values_list("directed_to", flat=True).first() or ""
        reports = tuple(place for place in cited_by(each.work.id) if place.paper != stood.key)
        rows.append(DeletionRow(each, stood.text, whom, reports))
    return tuple(rows)


def _named(actors: tuple[str, ...], language: str) -> str:
    """Actors by the names of the register in a language; one that is no body of it by its code."""
    rows = {row.id: row for row in Body.objects.filter(id__in=actors)}
    names = [
        str(getattr(rows.get(key), f"name_{language}", "") or getattr(rows.get(key), "name_en", key)) for key in actors
    ]
    return ", ".join(names)


def _for(row: DutyRow, meeting: Meeting) -> bool:
    """A conference asks everybody; a committee what it is asked itself or is reported to."""
    return meeting.body.kind == "conference" or meeting.body_id in (*row.actors, row.recipient)


def _still_asks(row: DutyRow, states: Mapping[str, State]) -> bool:
    """A duty of a text that is gone, or was implemented, is not due any more."""
    return states.get(row.instrument) not in _DONE


def _is_ready(row: WorkRow, standing: list[WorkRow]) -> bool:
    """Decisions only: a resolution that has done its work is repealed. The latest revision stands for its text."""
    if row.kind != "decision" or row.state not in _READY:
        return False
    return bool(row.revision) or not any(other.id in row.revisions for other in standing if other.id != row.id)


def _deletable(row: WorkRow) -> Deletable:
    because = tuple(event for event in row.events if event.event in _WHY)
    asked = [each.event for each in because if each.event in ("proposed_incorporation", "incorporated")]
    declined = any(each.event == Happening.NOT_INCORPORATED.value for each in row.events)
    waits = bool(asked) and asked[-1] == "proposed_incorporation" and not declined
    return Deletable(row, because, "its incorporation was proposed and is not decided yet" if waits else "")


def _awaits_amendment(row: WorkRow) -> bool:
    """An amendment was proposed since the text came to be, and no revision has come since."""
    asked = [each.event for each in row.events if each.event in ("proposed_amendment", "revised", "adopted")]
    return bool(asked) and asked[-1] == "proposed_amendment" and row.state in (State.IN_EFFECT, *_READY)


def _unfunded(convention: str, standing: list[WorkRow], on: date) -> tuple[Unfunded, ...]:
    named = ProvisionEvent.objects.filter(work__id__startswith=f"{convention}:").values_list("work_id", flat=True)
    keys = {key.partition("@")[0] for key in named}
    live = {row.id.partition("@")[0]: row for row in standing if row.state not in _GONE}
    return tuple(
        Unfunded(key, live[key].title, provision)
        for key in sorted(keys & live.keys())
        for provision, stands in provision_statuses(
            next(each for each in named if each.partition("@")[0] == key), on=on
        )
        if stands.requires_funding and stands.progress is Progress.ACTIVE
    )
