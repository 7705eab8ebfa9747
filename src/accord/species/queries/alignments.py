"""What people have decided about pairs of taxa: all of it, or what is in force."""

from dataclasses import dataclass
from datetime import date

from accord.core.taxonomy import Decision, Relation
from accord.species.models import AlignmentDecision


@dataclass(frozen=True, slots=True)
class AlignmentRow:
    """One decision, in force or revoked."""

    number: int
    left: str
    right: str
    relation: str
    cover: str
    reason: str
    decided_by: str
    decided_on: date
    source: str | None
    revoked_on: date | None
    revoked_by: str
    revoked_because: str


def alignments(*, taxon: str | None = None) -> tuple[AlignmentRow, ...]:
    """All decisions (on one taxon, on either side), by day and number."""
    rows = AlignmentDecision.objects.order_by("decided_on", "id")
    if taxon is not None:
        rows = rows.filter(left=taxon) | rows.filter(right=taxon)
    return tuple(
        AlignmentRow(
            number=row.pk,
            left=row.left_id,
            right=row.right_id,
            relation=row.relation,
            cover=row.cover,
            reason=row.reason,
            decided_by=row.decided_by,
            decided_on=row.decided_on,
            source=row.source_id,
            revoked_on=row.revoked_on,
            revoked_by=row.revoked_by,
            revoked_because=row.revoked_because,
        )
        for row in rows
    )


def decisions_in_force(*, on: date | None = None) -> tuple[Decision, ...]:
    """The decisions as the alignment takes them: those in force now, or those that were in force on a day."""
    rows = AlignmentDecision.objects.order_by("decided_on", "id")
    rows = rows.filter(revoked_on=None) if on is None else rows.filter(decided_on__lte=on).exclude(revoked_on__lte=on)
    return tuple(
        Decision(row.left_id, row.right_id, Relation(row.relation), row.reason, row.decided_on, row.decided_by)
        for row in rows
    )
