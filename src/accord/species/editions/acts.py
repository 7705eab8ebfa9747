"""Loading and dropping editions of checklists: the files are written first, the act makes them known."""

from collections import Counter
from collections.abc import Iterable

from accord.core.errors import Conflict, Invalid, Refused
from accord.core.listings.model import Finding
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store
from accord.species.editions import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.species.editions.models import ChecklistEdition
from accord.species.editions.queries import row_of, uses
from accord.species.editions.store import Kept, open_columns
from accord.species.editions.values import Described


@act("species.load_checklist_edition", undoable=True)
def load_checklist_edition(
    *, actor: Actor, described: Described, kept: Kept, findings: Iterable[Finding] = (), reason: str = ""
) -> str:
    """Make an edition known whose files were `kept`; gives its id. The same list again changes nothing.

    Raises Conflict (the id names another content), Invalid (no name in it), NotFound and SourceFailed (its files), Refused.
    """
    del actor, reason
    columns = open_columns(kept.content, described.id)
    statuses = Counter(columns.names["status"].to_list())
    same = ChecklistEdition.objects.filter(content=kept.content).order_by("retrieved_at").first()
    if same is not None:
        return same.id
    held = ChecklistEdition.objects.filter(id=described.id).first()
    if held is not None:
        raise Conflict(f"the register holds another list as {held.id} ({held.file}): give this one an id of its own")
    if not columns.names.height:
        raise Invalid("the list holds no name", place=described.file)
    store(
        ChecklistEdition(
            id=described.id,
            checklist=described.checklist,
            title=described.title,
            edition=described.edition,
            issued=described.issued,
            licence=described.licence,
            source_id=described.source,
            file=described.file,
            format=described.format,
            sha256=described.sha256,
            content=kept.content,
            names=columns.names.height,
            accepted=statuses["accepted"] + statuses["provisional"] + statuses["hybrid"],
            synonyms=statuses["synonym"] + statuses["ambiguous"] + statuses["misapplied"],
            relations=columns.relations.height,
            vernaculars=columns.vernaculars.height,
            findings=dict(sorted(Counter(finding.code for finding in findings).items())),
            mapping=dict(described.mapping),
            retrieved_at=described.retrieved_at,
        )
    )
    return described.id


@act("species.drop_checklist_edition", undoable=True)
def drop_checklist_edition(*, actor: Actor, edition: str, reason: str) -> None:
    """Forget an edition; its files stay until they are cleaned up. Raises NotFound, Refused (decisions rest on it)."""
    del actor
    if not reason.strip():
        raise Invalid("a reason must be given", fields={"reason": "must be given"})
    row = row_of(edition)
    if used := uses(row):
        raise Refused(f"{row.id} can't be dropped", used)
    remove(row)
