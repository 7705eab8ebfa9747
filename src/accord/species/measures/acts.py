"""Acts on annotations, quotas and suspensions: record, end, withdraw; each one entry of the journal."""

from datetime import date
from typing import TypeVar

from accord.core.errors import Conflict, Invalid, NotFound
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.species.measures import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.species.measures.models import AnnotationText, Quota, TradeSuspension
from accord.species.measures.values import NewAnnotationText, NewQuota, NewSuspension
from accord.species.models import Taxon

M = TypeVar("M", AnnotationText, Quota, TradeSuspension)


@act("species.record_annotation_text", undoable=True)
def record_annotation_text(*, actor: Actor, annotation: NewAnnotationText, reason: str) -> str:
    """Record what a symbol such as #4 says in one language and time; gives back its id.

    Raises Conflict (it has another text on one of these days; a rule of the database), Invalid, Refused.
    """
    del actor
    _check_reason(reason)
    _check_free(AnnotationText, annotation.id)
    others = AnnotationText.objects.filter(
        instrument=annotation.instrument, symbol=annotation.symbol, language=annotation.language, withdrawn_because=""
    )
    for other in others:
        if _overlap(annotation.valid_from, annotation.valid_to, other.valid_from, other.valid_to):
            raise Conflict(
                f"{annotation.symbol} has the text {other.id} from {other.valid_from}"
                f"{f' to {other.valid_to}' if other.valid_to else ' on'}: withdraw that one, or state other days"
            )
    store(
        AnnotationText(
            id=annotation.id,
            instrument_id=annotation.instrument,
            symbol=annotation.symbol,
            language=annotation.language,
            text=annotation.text,
            valid_from=annotation.valid_from,
            valid_to=annotation.valid_to,
            decided_at_id=annotation.decided_at,
            source_id=annotation.source,
            locator=annotation.locator,
            note=annotation.note,
        )
    )
    return annotation.id


@act("species.withdraw_annotation_text", undoable=True)
def withdraw_annotation_text(*, actor: Actor, annotation: str, reason: str) -> None:
    """Take a text that was recorded in error out of every answer; it stays, with the reason.

    Raises NotFound, Conflict (withdrawn already), Refused.
    """
    del actor
    _withdraw(AnnotationText, annotation, reason)


@act("species.record_quota", undoable=True)
def record_quota(*, actor: Actor, quota: NewQuota, reason: str) -> str:
    """Record how many specimens a country, or every range State, may export in a calendar year; gives back its id.

    Raises Conflict (there is one already; a rule of the database), Invalid, Refused.
    """
    del actor
    _check_reason(reason)
    _check_free(Quota, quota.id)
    _check_taxon(quota.taxon)
    store(
        Quota(
            id=quota.id,
            taxon_id=quota.taxon,
            country_id=quota.country,
            valid_from=quota.valid_from,
            valid_to=quota.valid_to,
            amount=quota.amount,
            unit=quota.unit,
            term=quota.term,
            specimens=quota.specimens.value,
            published=quota.published,
            source_id=quota.source,
            locator=quota.locator,
            note=quota.note,
        )
    )
    return quota.id


@act("species.withdraw_quota", undoable=True)
def withdraw_quota(*, actor: Actor, quota: str, reason: str) -> None:
    """Take a quota that was recorded in error out of every answer; it stays, with the reason.

    Raises NotFound, Conflict (withdrawn already), Refused.
    """
    del actor
    _withdraw(Quota, quota, reason)


@act("species.record_suspension", undoable=True)
def record_suspension(*, actor: Actor, suspension: NewSuspension, reason: str) -> str:
    """Record that trade with a country is recommended to be suspended; gives back its id.

    Raises Conflict (it is recorded already; a rule of the database), Invalid, Refused.
    """
    del actor
    _check_reason(reason)
    _check_free(TradeSuspension, suspension.id)
    if suspension.taxon is not None:
        _check_taxon(suspension.taxon, suspension.instrument)
    store(
        TradeSuspension(
            id=suspension.id,
            instrument_id=suspension.instrument,
            country_id=suspension.country,
            taxon_id=suspension.taxon,
            valid_from=suspension.valid_from,
            valid_to=suspension.valid_to,
            basis=suspension.basis.value,
            notification=suspension.notification,
            ended_by=suspension.ended_by,
            text=suspension.text,
            source_id=suspension.source,
            locator=suspension.locator,
            note=suspension.note,
        )
    )
    return suspension.id


@act("species.end_suspension", legal_date="last_day", undoable=True)
def end_suspension(*, actor: Actor, suspension: str, last_day: date, notification: str = "", reason: str) -> None:
    """Record that a suspension was lifted: `last_day` is its last, `notification` the one that says so.

    Raises NotFound, Conflict (withdrawn, ended already, or a last day before the first), Refused.
    """
    del actor
    _check_reason(reason)
    row = _in_force(TradeSuspension, suspension)
    if row.valid_to is not None:
        raise Conflict(f"{suspension} ended on {row.valid_to}")
    row.valid_to, row.ended_by = last_day, notification
    store(row)


@act("species.withdraw_suspension", undoable=True)
def withdraw_suspension(*, actor: Actor, suspension: str, reason: str) -> None:
    """Take a suspension that was recorded in error out of every answer; it stays, with the reason.

    (One that was lifted is ended, not withdrawn.) Raises NotFound, Conflict (withdrawn already), Refused.
    """
    del actor
    _withdraw(TradeSuspension, suspension, reason)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})


def _check_free(model: type[M], key: str) -> None:
    row = model._default_manager.filter(pk=key).first()  # noqa: SLF001
    if row is not None:
        how = ", withdrawn: undo that to have it back" if row.withdrawn_because else ""
        raise Conflict(f"the register holds {key} already{how}")


def _check_taxon(key: str, instrument: str | None = None) -> None:
    taxon = Taxon.objects.filter(id=key).select_related("checklist").first()
    if taxon is None:
        raise Invalid(f"the register has no taxon {key}")
    if instrument is not None and taxon.checklist.convention_id not in (None, instrument):
        raise Invalid(f"{key} stands in the checklist of {taxon.checklist.convention_id}, not of {instrument}")


def _overlap(start: date, end: date | None, other_start: date, other_end: date | None) -> bool:
    return start <= (other_end or date.max) and other_start <= (end or date.max)


def _in_force(model: type[M], key: str) -> M:
    row = model.objects.filter(id=key).first()
    if row is None:
        raise NotFound(f"the register has no {model._meta.verbose_name} {key}")  # noqa: SLF001
    if row.withdrawn_because:
        raise Conflict(f"{key} was withdrawn: {row.withdrawn_because}")
    return row


def _withdraw(model: type[M], key: str, reason: str) -> None:
    _check_reason(reason)
    row = _in_force(model, key)
    row.withdrawn_because = reason
    store(row)
