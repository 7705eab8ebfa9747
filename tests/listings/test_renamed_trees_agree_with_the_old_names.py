"""Whatever was decided before and however a taxon is renamed: no population gains or loses a listing on the day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from invented import TREE, added, deleted, history
from renamed import DAY, EVE, draft, under_new_names

from accord.core.listings.model import Change, History, ListingEvent, Taxon
from accord.core.listings.nomenclature import history_with_nomenclature
from accord.core.listings.status import status
from accord.core.taxonomy.nomenclature_drafts import Draft, NewName
from trials import trials

ALL = {
    taxon.id: taxon
    for taxon in (
        *TREE,
        Taxon("genus2", "Pannus", "genus", "family"),
        Taxon("rufus", "Pannus rufus", "species", "genus2"),
    )
}
COUNTRIES = ("AA", "BB", "CC")
STANDING = ("order", "family", "genus", "genus2", "albus", "minor", "niger", "rufus")


@some.composite
def events(draw, instrument):
    found = []
    for number in range(draw(some.integers(1, 6))):
        change = draw(some.sampled_from([Change.ADDITION, Change.ADDITION, Change.DELETION, Change.RESERVATION]))
        appendix = draw(some.sampled_from(["I", "II"]))
        scope = draw(
            some.sampled_from([{}, {}, {"populations": frozenset({"AA"})}, {"except_populations": frozenset({"BB"})}])
        )
        party = "ZA" if change is Change.RESERVATION else None
        day = date(draw(some.sampled_from([1975, 1985, 1995])), 7, 1)
        taxon = draw(some.sampled_from(STANDING))
        left_out = (
            {"except_taxa": frozenset({draw(some.sampled_from(["albus", "niger"]))})}
            if draw(some.booleans()) and taxon in ("order", "family", "genus")
            else {}
        )
        found.append(ListingEvent(f"e{number}", instrument, change, appendix, taxon, day, party, **scope, **left_out))
    return tuple(found)


def united(answers):
    """What applies in one country to either of two."""
    marks = {mark for answer in answers for mark in answer.own.split("/")}
    return marks - {"NC"} or {"NC"}


def told(answer):
    """What applies in one country, whatever event says so."""
    return answer.own, frozenset((held.party, held.appendix) for held in answer.reservations)


def renamed(draft, how):
    match how:
        case "split":
            return draft.split("albus", [NewName("Velatus albus"), NewName("Velatus novus")])
        case "split and gone":
            return draft.split(
                "albus", [NewName("Velatus ater"), NewName("Velatus novus")], children={"minor": "Velatus novus"}
            )
        case "transfer":
            return draft.transfer("albus", NewName("Pannus novalbus", parent="genus2"))
        case "rank":
            return draft.change_rank("minor", NewName("Pannus minor", rank="species", parent="genus2"))
        case "genera lumped":
            return draft.lump(["genus2", "genus"], NewName("Pannus"))


@settings(max_examples=trials(150))
@given(
    some.data(),
    some.sampled_from(["split", "split and gone", "transfer", "rank", "genera lumped"]),
    some.sampled_from(["cites", "cms"]),
)
def test_each_population_is_listed_as_it_was(data, how, instrument):
    ranges = {each: dict.fromkeys(COUNTRIES, "") for each in ("albus", "minor", "niger", "rufus")}
    known = History(ALL, ranges, data.draw(events(instrument)))
    change = renamed(Draft(ALL, on=DAY), how)
    ranges |= {output.taxon: ranges["albus"] for output in change.outputs if output.rank in ("species", "subspecies")}
    view = history_with_nomenclature(known, [change], DAY)
    pairs = [(taxon, taxon) for taxon in ("niger", "rufus", "albus", "minor") if taxon not in change.inputs]
    pairs += [(link.input, link.output) for link in change.links if not ALL[link.input].is_higher]
    for old, new in pairs:
        for country in COUNTRIES:
            asked = {"instrument": instrument, "country": country}
            before, after = status(old, known, on=EVE, **asked), status(new, view, on=DAY, **asked)
            assert told(after) == told(before), (old, new, country)


@settings(max_examples=trials(100))
@given(some.data(), some.sampled_from(["cites", "cms"]), some.sampled_from(["Velatus albus", "Velatus communis"]))
def test_of_two_lumped_taxa_each_population_is_listed_as_either_was(data, instrument, name):
    ranges = {"albus": dict.fromkeys(("AA", "BB"), ""), "niger": dict.fromkeys(("BB", "CC"), "")}
    known = History(ALL, ranges, data.draw(events(instrument)))
    change = Draft(ALL, on=DAY).lump(["albus", "niger"], NewName(name))
    view = history_with_nomenclature(known, [change], DAY)
    for country in COUNTRIES:
        asked = {"instrument": instrument, "country": country}
        here = [taxon for taxon, countries in ranges.items() if country in countries]
        before = [status(taxon, known, on=EVE, **asked) for taxon in here]
        after = status(change.outputs[0].taxon, view, on=DAY, **asked)
        assert set(after.own.split("/")) == united(before), country


# What the search has found.


@pytest.mark.parametrize("name", ["Velatus albus", "Velatus communis"])
@pytest.mark.parametrize(
    "events",
    [
        (added("order", "I", 1975, except_taxa="albus"), added("niger", "I", 1985, populations="AA")),
        # The listing of the family, which neither had, excepts the united taxon. That of the order would then reach AA,
        # too, and excepts it as well: for BB and CC the taxon needs it in its own name.
        (
            deleted("genus", "I", 1975, except_taxa="niger"),
            added("order", "I", 1975),
            added("family", "I", 1975, populations="AA"),
        ),
    ],
    ids=["left out of the order", "deleted with the genus"],
)
def test_where_only_one_of_two_was_listed_through_the_order_its_populations_are(events, name):
    known = history(*events, albus="AA BB", niger="BB CC")
    change = draft(known).lump(["albus", "niger"], NewName(name))
    united = change.outputs[0].taxon
    own = {country: under_new_names(united, known, change, country=country).own for country in ("AA", "BB", "CC")}
    assert own == {"AA": "NC", "BB": "I", "CC": "I"}
