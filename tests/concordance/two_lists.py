"""Two small lists in one history, written as a reader would say them."""

from datetime import date

from accord.core.concordance import build, list_side
from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon

ON = date(2013, 12, 31)


def taxon(checklist, name, rank, parent="", *, authorship="", synonym_of=""):
    """A taxon with the id `cites:Name`."""
    return Taxon(
        id=f"{checklist}:{name}",
        name=name,
        rank=rank,
        parent=f"{checklist}:{parent}" if parent else None,
        checklist=checklist,
        authorship=authorship,
        status=NameStatus.SYNONYM if synonym_of else NameStatus.ACCEPTED,
        accepted=(f"{checklist}:{synonym_of}",) if synonym_of else (),
    )


def listing(checklist, name, appendix, effective="1983-11-01", change=Change.ADDITION, **more):
    """A listing event; populations are given as `"BW NA"`."""
    for field in ("populations", "except_populations"):
        more[field] = frozenset(more.get(field, "").split())
    more["except_taxa"] = frozenset(f"{checklist}:{each}" for each in more.get("except_taxa", ()))
    return ListingEvent(
        id=f"{checklist}-{name}-{appendix}-{change}-{effective}",
        instrument=checklist,
        change=change,
        appendix=appendix,
        taxon=f"{checklist}:{name}",
        effective=date.fromisoformat(effective),
        **more,
    )


def concordance(taxa, events, ranges=None, *, on=ON, decisions=(), references=None, swapped=False, parties=None):
    """The concordance of the CITES and CMS lists of a history (the other way round where swapped)."""
    history = History({each.id: each for each in taxa}, ranges or {}, tuple(events))
    order = ("cms", "cites") if swapped else ("cites", "cms")
    sides = [list_side(history, instrument=name, on=on, references=(references or {}).get(name, {})) for name in order]
    bound = {name: frozenset(codes.split()) for name, codes in (parties or {}).items()}
    names = {"BW": "Botswana", "NA": "Namibia"}
    return build(*sides, on=on, decisions=decisions, country_names=names, parties=bound)


def both(name, rank, parent="", authorship=""):
    """The same taxon in both checklists."""
    return [taxon(checklist, name, rank, parent, authorship=authorship) for checklist in ("cites", "cms")]


def row(found, left, right):
    """The row of two names; an empty name for no taxon."""
    fits = [
        each
        for each in found.rows
        if (each.left.name if each.left else "") == left and (each.right.name if each.right else "") == right
    ]
    assert len(fits) == 1, [
        (each.left and each.left.name, each.relation.value, each.right and each.right.name) for each in found.rows
    ]
    return fits[0]


def said(found_row, code):
    """What the row says of one kind of discrepancy."""
    return next(each for each in found_row.discrepancies if each.code == code).text
