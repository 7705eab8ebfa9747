"""The lists that names can be matched against: those that the register keeps, and the editions that were loaded."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from accord.core.errors import Invalid
from accord.core.listings.model import NameStatus
from accord.journal.queries import seal
from accord.species.editions.queries import editions
from accord.species.models import Checklist
from accord.species.models import Taxon as TaxonRow
from accord.species.queries.histories import OWN_CHECKLISTS
from accord.species.review.lists import names_of
from accord.web.matches import runs
from accord.web.matches.runs import Against

if TYPE_CHECKING:
    from accord.core.names.matching import ListIndex

_OWN: Final = "register"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as the pages show it. `key` is what the form sends; own lists stand in the database."""

    key: str
    title: str
    edition: str
    issued: str
    licence: str
    format: str
    names: int
    accepted: int
    is_own: bool
    loaded: str = ""


def lists() -> list[Listed]:
    """Every list, the register's own first."""
    found = []
    for row in Checklist.objects.order_by("convention_id", "id"):
        names = TaxonRow.objects.filter(checklist=row.id)
        number = names.count()
        if number:
            accepted = names.exclude(status=NameStatus.SYNONYM.value).count()
            found.append(Listed(f"{_OWN}:{row.id}", row.title, row.edition, "", "", "", number, accepted, is_own=True))
    found.sort(key=lambda each: each.key.partition(":")[2] not in OWN_CHECKLISTS)
    for each in editions():
        loaded = each.retrieved_at.date().isoformat()
        found.append(
            Listed(
                each.id,
                each.title,
                each.edition,
                each.issued,
                each.licence,
                each.format,
                each.names,
                each.accepted,
                is_own=False,
                loaded=loaded,
            )
        )
    return found


def chosen(keys: list[str]) -> tuple[Against, ...]:
    """The lists of these keys, ready for the worker. Raises Invalid for none, and for one that isn't there."""
    if not keys:
        raise Invalid("choose at least one list to match against", fields={"against": "is missing"})
    loaded = {each.id: each for each in editions()}
    found = []
    for key in dict.fromkeys(keys):
        kind, _, own = key.partition(":")
        if key in loaded:
            edition = loaded[key]
            found.append(Against(key, edition.id, edition.checklist, "", edition.content))
        elif kind == _OWN and Checklist.objects.filter(id=own).exists():
            found.append(_own(own))
        else:
            raise Invalid(f"there is no list “{key[:80]}”", fields={"against": "is unknown"})
    return tuple(found)


def opened(against: Against) -> "ListIndex":
    """The index of a list, without the database; that of an edition is made where there is none yet.

    Raises NotFound when its files are gone.
    """
    from accord.exchange.matching.index_files import open_index  # noqa: PLC0415
    from accord.exchange.matching.lists import index_of_edition  # noqa: PLC0415
    from accord.species.editions.store import INDEX, directory_of, open_columns  # noqa: PLC0415

    if against.content:
        folder = directory_of(against.content) / INDEX / "matching"
        return index_of_edition(lambda: open_columns(against.content, against.key).names, folder, against.label)
    found = open_index(runs.root() / against.folder, against.label)
    if found is None:
        raise Invalid(f"the list {against.label} has changed meanwhile: choose it again")
    return found


def _own(checklist: str) -> Against:
    """A checklist of the register; its index is kept by the state of the register that it was made from."""
    from accord.core.names.matching import build_index  # noqa: PLC0415
    from accord.exchange.matching.index_files import open_index, write_index  # noqa: PLC0415
    from accord.exchange.matching.lists import names_to_match  # noqa: PLC0415

    folder = f"lists/{checklist}-{seal().hash[:16]}"
    label = checklist.upper() if checklist in OWN_CHECKLISTS else checklist
    if open_index(runs.root() / folder, label) is None:
        write_index(build_index(names_to_match(names_of(checklist)), label=label), runs.root() / folder)
    return Against(f"{_OWN}:{checklist}", label, checklist, folder)
