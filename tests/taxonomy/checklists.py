"""Small checklists for the tests of alignment: one line a name."""

from accord.core.listings.model import NameStatus, Taxon
from accord.core.taxonomy import Checklist, align


def taxon(line):
    """`name | authorship | rank | parent | synonym of`, ids are the names; a missing rank follows from the words."""
    name, authorship, rank, parent, accepted = [part.strip() for part in (line + "||||").split("|")[:5]]
    words = len(name.replace(" x ", " ").split())
    ranks = {1: "genus", 2: "species"}
    return Taxon(
        id=name,
        name=name,
        rank=rank or ranks.get(words, "subspecies"),
        parent=parent or None,
        authorship=authorship,
        status=NameStatus.SYNONYM if accepted else NameStatus.ACCEPTED,
        accepted=tuple(each.strip() for each in accepted.split(";")) if accepted else (),
    )


def aligned(left, right, decisions=()):
    """(left, relation, right) of every pair and single."""
    return {
        (each.left, each.relation.value, each.right): each
        for each in align(Checklist("CITES", map(taxon, left)), Checklist("CMS", map(taxon, right)), decisions)
    }
