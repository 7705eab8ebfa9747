"""Which programmes whoever asks may read: the public what is endorsed, officers and members of the committees drafts too."""

from datetime import date

from django.http import HttpRequest

from accord.journal.actors import Role
from accord.programmes.queries import EditionRow, editions
from accord.web.acting import actor, permission

_PUBLIC = ("endorsed", "closed")


def may_read_drafts(request: HttpRequest, edition: str) -> bool:
    """Whether drafts of this edition, and results that are not agreed yet, are shown."""
    return permission(request, "programmes.read_drafts", {"edition": edition}).allowed


def may_see(request: HttpRequest, edition: EditionRow) -> bool:
    """Whether an edition is shown at all."""
    return edition.status in _PUBLIC or edition.published > 0 or may_read_drafts(request, edition.id)


def seen_editions(request: HttpRequest, *, on: date) -> list[EditionRow]:
    """Every edition that whoever asks may see, the latest first; drafts count for those only who may read them."""
    agreed = {row.id: row for row in editions(on=on)}
    if all(grant.role is Role.PUBLIC for grant in actor(request).grants):
        return list(agreed.values())
    every = editions(on=on, drafts=True)
    found = [row if may_read_drafts(request, row.id) else agreed.get(row.id) for row in every]
    return [row for row in found if row is not None]
