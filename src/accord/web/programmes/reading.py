"""Which programmes whoever asks may read: the public what is endorsed, officers and members of the committees drafts too."""

from django.http import HttpRequest

from accord.programmes.queries import EditionRow
from accord.web.acting import permission

_PUBLIC = ("endorsed", "closed")


def may_read_drafts(request: HttpRequest, edition: str) -> bool:
    """Whether drafts of this edition, and results that are not agreed yet, are shown."""
    return permission(request, "programmes.read_drafts", {"edition": edition}).allowed


def may_see(request: HttpRequest, edition: EditionRow) -> bool:
    """Whether an edition is shown at all."""
    return edition.status in _PUBLIC or edition.published > 0 or may_read_drafts(request, edition.id)
