"""Which editions the register holds, and opening one."""

from pathlib import Path

from accord.core.errors import NotFound
from accord.species.editions.models import ChecklistEdition
from accord.species.editions.values import Edition
from accord.species.review.models import Question

_FIELDS = tuple(Edition.__dataclass_fields__)


def editions() -> list[Edition]:
    """All editions, by list and date of loading."""
    return [_edition(row) for row in ChecklistEdition.objects.order_by("checklist", "retrieved_at", "id")]


def open_edition(id_: str) -> Edition:
    """The edition of that id; its tables are mapped into memory when they are asked for. Raises NotFound."""
    return _edition(row_of(id_))


def edition_directory(id_: str) -> Path:
    """The folder that holds the files of an edition; its index belongs into `index` below. Raises NotFound."""
    return open_edition(id_).directory


def is_edition(id_: str) -> bool:
    """Whether the register holds an edition of that id."""
    return ChecklistEdition.objects.filter(id=id_).exists()


def row_of(id_: str) -> ChecklistEdition:
    """The row of an edition. Raises NotFound, naming the editions that there are."""
    row = ChecklistEdition.objects.filter(id=id_).first()
    if row is None:
        held = list(ChecklistEdition.objects.order_by("id").values_list("id", flat=True)[:12])
        raise NotFound(f"the register holds no edition “{id_}” (held: {', '.join(held) or 'none'})")
    return row


def uses(row: ChecklistEdition) -> list[str]:
    """What rests on an edition: decisions in force that were taken against it."""
    named = {row.id, row.edition} - {""}
    asked = Question.objects.filter(against__in={row.checklist, row.id}, edition__in=named)
    answered = asked.filter(answers__isnull=False, answers__revoked_on=None).distinct()
    return [f"a decision on {question} ({question.asked_in})" for question in answered.order_by("name", "id")[:20]]


def _edition(row: ChecklistEdition) -> Edition:
    return Edition(**{name: getattr(row, name) for name in _FIELDS})
