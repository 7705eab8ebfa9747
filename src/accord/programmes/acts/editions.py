"""Acts on editions: open one, add a theme, extend it, put it before a committee, endorse it, close it."""

import re
from datetime import date

from accord.core.errors import Conflict, Invalid, Refused
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import store, store_all
from accord.programmes import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.programmes.acts.known import edition_of, require_reason
from accord.programmes.models import (
    Edition,
    EditionBody,
    EditionMandate,
    EditionStatus,
    Endorsement,
    Extension,
    Theme,
)
from accord.programmes.values import NewEdition
from accord.register.models import Meeting

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{1,58}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.]{0,9}")


@act("programmes.open_edition", legal_date="on", undoable=True)
def open_edition(*, actor: Actor, edition: NewEdition, on: date, reason: str = "") -> str:
    """Open an edition as a draft; gives its key. Raises Conflict (the key is taken), Invalid, Refused."""
    del actor, on, reason
    if not _KEY.fullmatch(edition.key):
        raise Invalid(
            f"“{edition.key}” is no key of a programme: small letters, digits and hyphens, such as jwp-2026-2030"
        )
    if Edition.objects.filter(id=edition.key).exists():
        raise Conflict(f"there is a programme {edition.key} already")
    if len(set(edition.bodies)) < 2:
        raise Invalid("a joint programme has two bodies at least", fields={"bodies": "are fewer than two"})
    row = Edition(
        id=edition.key,
        title=edition.title,
        starts=edition.starts,
        ends=edition.ends,
        open_ended=edition.open_ended,
        status=EditionStatus.DRAFT.value,
        basis_id=edition.basis,
        document_id=edition.document,
        supersedes_id=edition.supersedes,
        source_id=edition.source,
        note=edition.note,
    )
    store(row)
    store_all(EditionBody(edition=row, body_id=body) for body in dict.fromkeys(edition.bodies))
    store_all(EditionMandate(edition=row, work_id=work) for work in dict.fromkeys(edition.mandates))
    return edition.key


@act("programmes.add_theme", legal_date="on", undoable=True)
def add_theme(*, actor: Actor, edition: str, code: str, title: str, on: date, text: str = "", reason: str = "") -> str:
    """Add a theme at the end of an edition; gives its key. Raises NotFound, Conflict (the code is taken), Invalid."""
    del actor, on, reason
    row = edition_of(edition)
    return make_theme(row, code, title, text)


@act("programmes.extend_edition", legal_date="on", undoable=True)
def extend_edition(
    *,
    actor: Actor,
    edition: str,
    until: date,
    on: date,
    reason: str,
    meeting: str | None = None,
    document: str | None = None,
) -> None:
    """Record that a later end was decided (on day `on`). Raises NotFound, Refused (with every reason)."""
    del actor
    require_reason(reason)
    row = edition_of(edition)
    ends = max([each.until for each in row.extensions.all()] + ([row.ends] if row.ends else []), default=None)
    reasons = []
    if row.open_ended:
        reasons.append("it is open-ended")
    if ends is None and not row.open_ended:
        reasons.append("it is not known when it ends")
    if ends is not None and until <= ends:
        reasons.append(f"it runs until {ends} already")
    if reasons:
        raise Refused(f"{edition} can't be extended to {until}", reasons)
    store(Extension(edition=row, until=until, decided_on=on, meeting_id=meeting, document_id=document, note=reason))


@act("programmes.propose_programme", legal_date="on", undoable=True)
def propose_programme(*, actor: Actor, edition: str, on: date, reason: str = "") -> None:
    """Put a draft before the committee. Raises NotFound, Refused (it is no draft)."""
    del actor, on, reason
    row = edition_of(edition)
    if row.status != EditionStatus.DRAFT:
        raise Refused(f"{edition} can't be put before the committee", (f"it is {row.status}, not a draft",))
    row.status = EditionStatus.PROPOSED.value
    store(row)


@act("programmes.endorse_programme", legal_date="on", undoable=True)
def endorse_programme(
    *, actor: Actor, edition: str, body: str, meeting: str, on: date, reason: str = "", source: str | None = None
) -> None:
    """Record that a committee endorsed an edition at a meeting of its own; the committees of both sides may, each once.

    Raises NotFound, Invalid (a meeting of another body), Conflict (it is on record), Refused (closed).
    """
    del actor, reason
    row = edition_of(edition)
    if row.status == EditionStatus.CLOSED:
        raise Refused(f"{edition} can't be endorsed", ("it is closed",))
    held = Meeting.objects.filter(id=meeting).first()
    if held is None:
        raise Invalid(f"the register has no meeting {meeting}", fields={"meeting": "is not known"})
    if held.body_id != body and not held.joint_bodies.filter(body=body).exists():
        raise Invalid(f"{meeting} is no meeting of {body}", fields={"meeting": "is that of another body"})
    if (row.endorsing_body_id, row.endorsed_at_id) == (body, meeting) or row.endorsements.filter(
        body=body, meeting=meeting
    ).exists():
        raise Conflict(f"it is on record that {body} endorsed {edition} at {meeting}")
    store(Endorsement(edition=row, body_id=body, meeting_id=meeting, on=on, source_id=source))
    if row.endorsing_body_id is None:
        row.endorsing_body_id, row.endorsed_at_id = body, meeting
    row.status = EditionStatus.ENDORSED.value
    store(row)


@act("programmes.close_edition", legal_date="on", undoable=True)
def close_edition(*, actor: Actor, edition: str, on: date, reason: str) -> None:
    """Close an edition: it is over, whatever its last day. Raises NotFound, Refused (it is closed, or still a draft).

    Everybody reads a closed edition, so one that nobody has endorsed or published can't become one.
    """
    del actor, on
    require_reason(reason)
    row = edition_of(edition)
    if row.status == EditionStatus.CLOSED:
        raise Refused(f"{edition} can't be closed", ("it is closed already",))
    if row.status != EditionStatus.ENDORSED and not row.publications.exists():
        raise Refused(f"{edition} can't be closed", (f"it is {row.status}: nobody has endorsed or published it",))
    row.status = EditionStatus.CLOSED.value
    store(row)


def make_theme(edition: Edition, code: str, title: str, text: str = "") -> str:
    """A new theme after the others, within the running act."""
    if not _CODE.fullmatch(code):
        raise Invalid(
            f"“{code}” is no code of a theme: letters and digits, such as B or 2.1", fields={"code": "has no such form"}
        )
    key = f"{edition.id}:{code.lower()}"
    if Theme.objects.filter(id=key).exists() or edition.themes.filter(code=code).exists():
        raise Conflict(f"{edition.id} has a theme {code} already")
    last = edition.themes.order_by("-position").values_list("position", flat=True).first()
    store(Theme(id=key, edition=edition, code=code, title=title, text=text, position=(last or 0) + 1))
    return key
