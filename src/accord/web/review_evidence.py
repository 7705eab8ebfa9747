"""What stands beside the decision: both taxa with all that the lists say of them, what was decided, what was written."""

from dataclasses import dataclass

from django.utils.translation import gettext

from accord.core.listings.model import History, NameStatus, Status, Taxon
from accord.species.queries.histories import OWN_CHECKLISTS
from accord.species.queries.side_by_side import Register, current, rows_of
from accord.species.review.queue import OWN_LISTS
from accord.species.review.values import Case
from accord.web.naming import country_names, listed
from accord.web.questions import today

_SHOWN_SYNONYMS = 12


@dataclass(frozen=True, slots=True)
class Card:
    """One taxon as its list has it."""

    law: str
    key: str
    name: str
    authorship: str
    rank: str
    listing: str
    lineage: str
    synonyms: tuple[str, ...]
    more_synonyms: int
    reference: str
    range: str
    range_count: int


def cards(case: Case, beside: str = "") -> list[Card | None]:
    """Left and right; None where that list has no such taxon. `beside` is a taxon that a person puts on the empty side."""
    register = current()
    history = register.names.in_use(today())
    row = case.row
    left, right = case.left_key, case.right_key
    if beside:
        left, right = left or beside, right or beside
    statuses = (row.left_status, row.right_status) if row is not None else (None, None)
    return [
        _card(history, register, law, key, status)
        for law, key, status in (("cites", left, statuses[0]), ("cms", right, statuses[1]))
    ]


def own_card(key: str) -> Card | None:
    """The taxon of the register that a question is about; None where it is a name of another list."""
    register = current()
    history = register.names.in_use(today())
    law = key.partition(":")[0]
    if key not in history.taxa or law not in OWN_CHECKLISTS:
        return None
    statuses = (
        row.left_status if row.left is not None and row.left.id == key else row.right_status
        for row in rows_of(key, today())
    )
    return _card(history, register, law, key, next(statuses, None))


def _card(history: History, register: Register, law: str, key: str, status: Status | None) -> Card | None:
    taxon = history.taxa.get(key)
    if taxon is None:
        return None
    synonyms = sorted(
        f"{each.name} {each.authorship}".strip()
        for each in history.taxa.values()
        if each.status is NameStatus.SYNONYM and key in each.accepted
    )
    line = list(_above(history, taxon))
    references = register.references.get(law, {})
    named = country_names()
    where = history.ranges.get(key, {})
    return Card(
        law=law,
        key=key,
        name=taxon.name,
        authorship=taxon.authorship,
        rank=taxon.rank,
        listing=status.listing if status is not None else "",
        lineage=" › ".join(each.name for each in reversed(line)),
        synonyms=tuple(synonyms[:_SHOWN_SYNONYMS]),
        more_synonyms=max(0, len(synonyms) - _SHOWN_SYNONYMS),
        reference=next((references[each.id] for each in (taxon, *line) if each.id in references), ""),
        range=listed(where, named),
        range_count=len(where),
    )


def _above(history: History, taxon: Taxon) -> list[Taxon]:
    line: list[Taxon] = []
    while taxon.parent is not None and (parent := history.taxa.get(taxon.parent)) is not None and parent not in line:
        line.append(parent)
        taxon = parent
    return line


def readable(statements: str) -> list[str]:
    """Statements of the evidence with the names of the taxa instead of their keys (English, as the core speaks)."""
    taxa = current().names.in_use(today()).taxa

    def called(key: str) -> str:
        taxon = taxa.get(key)
        return f"{taxon.name} ({key.partition(':')[0].upper()})" if taxon is not None else key

    said = []
    for statement in statements.splitlines():
        words = statement.split(" ")
        if len(words) == 3 and ":" in words[0] and ":" in words[2]:
            relation = words[1].replace("_", " ").replace("congruent", "is the same as")
            said.append(f"{called(words[0])} {relation} {called(words[2])}")
        elif len(words) == 2 and ":" in words[0]:
            said.append(f"{called(words[0])} has no counterpart")
        else:
            said.append(statement)
    return said


def list_title(key: str) -> str:
    """What a list is called as a filter."""
    if key == OWN_LISTS:
        return gettext("CITES and CMS")
    return key.upper() if key in OWN_CHECKLISTS else key
