"""What changes the register of partnerships: who takes part."""

from accord.core.dates import ImpreciseDate
from accord.core.errors import Conflict, Invalid, NotFound
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store
from accord.partnerships.models import MemberRole, Partnership, PartnershipMember
from accord.register.models.columns import imprecise


@act("partnerships.add_member", legal_date="since", undoable=True)
def add_member(
    *,
    actor: Actor,
    partnership: str,
    body: str,
    role: MemberRole,
    since: ImpreciseDate,
    source: str | None = None,
    reason: str = "",
) -> None:
    """Record that a body takes part in a partnership from a date on.

    Raises NotFound (the partnership), Conflict (it has that role already), Invalid (body, role).
    """
    del actor, reason
    if not Partnership.objects.filter(id=partnership).exists():
        raise NotFound(f"the register has no partnership {partnership}")
    if PartnershipMember.objects.filter(partnership=partnership, body=body, role=role, until=None).exists():
        raise Conflict(f"{body} is {role} of {partnership} already")
    store(
        PartnershipMember(
            partnership_id=partnership,
            body_id=body,
            role=role,
            since=since.day,
            since_precision=since.precision.value,
            source_id=source,
        )
    )


@act("partnerships.end_membership", legal_date="until", undoable=True)
def end_membership(
    *, actor: Actor, partnership: str, body: str, role: MemberRole, until: ImpreciseDate, reason: str
) -> None:
    """Record that a body no longer takes part in that role; `until` is the first day without it.

    Raises NotFound when it has no such role, Invalid when it would end before it began.
    """
    del actor, reason
    member = PartnershipMember.objects.filter(partnership=partnership, body=body, role=role, until=None).first()
    if member is None:
        raise NotFound(f"{body} is not {role} of {partnership}")
    since = imprecise(member.since, member.since_precision)
    if since is not None and until.last_day() < since.day:
        raise Invalid(f"it began on {since}; it can't end on {until}")
    member.until, member.until_precision = until.day, until.precision.value
    store(member)
