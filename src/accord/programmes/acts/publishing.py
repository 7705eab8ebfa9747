"""Acts that lead to publication: waive what a check found, take that back, publish an edition as it stands."""

import json
from datetime import date

from accord.core.errors import Conflict, NotFound, Refused
from accord.core.programme.checks import Severity
from accord.core.programme.plain import sealed, to_plain
from accord.core.programme.standing import in_effect, standings
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store
from accord.programmes import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.programmes.acts.known import edition_of, require_reason
from accord.programmes.models import CheckWaiver, Publication
from accord.programmes.queries.checking import checked
from accord.programmes.queries.reading import edition as as_it_stands


@act("programmes.waive_check", legal_date="on", undoable=True)
def waive_check(*, actor: Actor, edition: str, check: str, about: str, on: date, reason: str) -> None:
    """Let a finding pass, with the reason; it holds as long as the check says the same of it.

    Raises NotFound (nothing of the kind is found), Conflict (it is waived), Invalid (no reason).
    """
    require_reason(reason)
    row = edition_of(edition)
    found = [each for each in checked(edition, on=on) if (each.check, each.about) == (check, about)]
    if not found:
        raise NotFound(f"the check {check} finds nothing about {about} in {edition}")
    if all(each.waiver is not None for each in found):
        raise Conflict(f"what {check} finds about {about} is waived")
    waiver = CheckWaiver.objects.filter(edition=row, check_id=check, about=about).first()
    waiver = waiver or CheckWaiver(edition=row, check_id=check, about=about)
    waiver.sentence = "\n".join(each.sentence for each in found)
    waiver.reason, waiver.waived_by, waiver.waived_on = reason, actor.name, on
    store(waiver)


@act("programmes.revoke_waiver", legal_date="on", undoable=True)
def revoke_waiver(*, actor: Actor, edition: str, check: str, about: str, on: date, reason: str) -> None:
    """Take back that a finding may pass. Raises NotFound, Invalid (no reason)."""
    del actor, on
    require_reason(reason)
    row = CheckWaiver.objects.filter(edition=edition, check_id=check, about=about).first()
    if row is None:
        raise NotFound(f"no waiver of {check} about {about} in {edition} is on record")
    remove(row)


@act("programmes.publish_edition", legal_date="on")
def publish_edition(
    *,
    actor: Actor,
    edition: str,
    on: date,
    reason: str = "",
    meeting: str | None = None,
    document: str | None = None,
) -> str:
    """Freeze an edition as it stands on `on`, agreed text alone, with its hash; gives the key (`jwp-2021-2025@2`).

    A later publication supersedes it and never overwrites it, and neither can be undone. Raises NotFound, Refused (every
    error that the checks find and nobody has waived), Conflict (nothing has changed since the last one).
    """
    row = edition_of(edition)
    found = checked(edition, on=on)
    if open_ := [each for each in found if each.severity is Severity.ERROR and each.waiver is None]:
        raise Refused(
            f"{edition} can't be published",
            [f"{each.called}: {each.sentence} ({each.check})" for each in open_],
        )
    agreed = in_effect(as_it_stands(edition, on=on, drafts=True), on=on)
    former = row.publications.order_by("-number").first()
    if former is not None and json.loads(former.content)["edition"] == to_plain(agreed):
        raise Conflict(
            f"nothing of {edition} has changed since its publication {former.number} of {former.published_on}"
        )
    number = former.number + 1 if former else 1
    content, digest = sealed(
        {
            "form": 1,
            "number": number,
            "as_of": on,
            "edition": agreed,
            "standings": standings(agreed, on=on),
            "findings": [to_plain(each) for each in found],
        }
    )
    publication = Publication(
        id=f"{edition}@{number}",
        edition=row,
        number=number,
        title=agreed.title,
        as_of=on,
        published_on=on,
        published_by=actor.name,
        meeting_id=meeting,
        document_id=document,
        content=content,
        sha256=digest,
        note=reason,
    )
    store(publication)
    return publication.id
