"""A small concordance for every writer: one of each thing a writer must show."""

from datetime import date

import pytest

from accord.core.concordance import build, list_side
from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon
from accord.core.taxonomy import Decision, Relation

ON = date(2013, 12, 31)


def _taxon(checklist, name, rank, synonym_of=""):
    status = NameStatus.SYNONYM if synonym_of else NameStatus.ACCEPTED
    accepted = (f"{checklist}:{synonym_of}",) if synonym_of else ()
    return Taxon(f"{checklist}:{name}", name, rank, checklist=checklist, status=status, accepted=accepted)


def _listing(instrument, name, appendix):
    return ListingEvent(f"e-{name}", instrument, Change.ADDITION, appendix, f"{instrument}:{name}", date(1990, 1, 1))


@pytest.fixture
def concordance():
    """A split, a pair, an undecided pair, a decided pair, a single on each side, and a name that looks like a formula."""
    taxa = [
        *(_taxon(each, "Loxodonta africana", "species") for each in ("cites", "cms")),
        _taxon("cites", "Loxodonta cyclotis", "species", "Loxodonta africana"),
        _taxon("cms", "Loxodonta cyclotis", "species"),
        _taxon("cites", "Acipenser mikadoi", "species"),
        _taxon("cms", "Acipenser mikaodi", "species"),
        _taxon("cites", "Aus bus", "species"),
        _taxon("cms", "Cus dus", "species"),
        _taxon("cites", "Orchis <only>", "species"),
        _taxon("cms", "Dugong dugon", "species"),
        Taxon("cms:=1+1", "Equus hemionus", "species", checklist="cms", authorship="=HYPERLINK(1)"),
    ]
    events = tuple(
        _listing(taxon.checklist, taxon.name, "I")
        for taxon in taxa
        if taxon.status is NameStatus.ACCEPTED and taxon.id != "cms:=1+1"
    )
    formula = ListingEvent("e", "cms", Change.ADDITION, "I", "cms:=1+1", date(1990, 1, 1))
    history = History({taxon.id: taxon for taxon in taxa}, {}, (*events, formula))
    decision = Decision(
        "cites:Aus bus", "cms:Cus dus", Relation.CONGRUENT, "same type", date(2024, 5, 1), "A. Specialist"
    )
    left, right = (list_side(history, instrument=name, on=ON) for name in ("cites", "cms"))
    return build(left, right, on=ON, decisions=[decision], sources=["Lists & <sources>"])
