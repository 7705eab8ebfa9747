"""Histories short enough to be worked out with pen and paper, and what the rules say of them.

Each case: what happened, the ranges that are known, and questions with the answer that follows from the rules named.
"""

import pytest
from invented import added, ask, deleted, history, reserved, withdrawn

CASES = {
    # Rules 0 and 1: populations, splits, Parties of Appendix III
    "an addition for one population leaves the others as they were": (
        [added("albus", "II", 1975), added("albus", "I", 1990, populations="KE")],
        {"albus": "KE PE"},
        [("albus", {}, "I/II"), ("albus", {"country": "KE"}, "I"), ("albus", {"country": "PE"}, "II")],
    ),
    "a later addition for all populations ends a split": (
        [
            added("albus", "I", 1990, populations="KE"),
            added("albus", "II", 1990),
            added("albus", "II", 2000),
        ],
        {"albus": "KE PE"},
        [("albus", {"year": 1995}, "I/II"), ("albus", {}, "II"), ("albus", {"country": "KE"}, "II")],
    ),
    "a split counts whole though the range lacks the population that it names": (
        [added("albus", "I", 1990, populations="KE"), added("albus", "II", 1990)],
        {"albus": "PE"},
        [("albus", {}, "I/II"), ("albus", {"country": "KE"}, "I"), ("albus", {"country": "PE"}, "II")],
    ),
    "a population listed in its own name leaves the rest of the range not covered": (
        [added("albus", "III", 1990, populations="KE", party="KE")],
        {"albus": "KE PE"},
        [("albus", {}, "III/NC"), ("albus", {"country": "PE"}, "NC")],
    ),
    "without a range the rest is not covered either, for it is listed in its own name": (
        [added("albus", "II", 1990, populations="KE")],
        {},
        [("albus", {}, "II/NC"), ("albus", {"country": "KE"}, "II"), ("albus", {"country": "PE"}, "NC")],
    ),
    "of several Parties of Appendix III one withdraws, a new one joins": (
        [
            added("albus", "III", 1976, party="GH"),
            added("albus", "III", 1978, party="BW"),
            deleted("albus", "III", 1990, party="GH"),
            added("albus", "III", 2000, party="PE"),
            deleted("albus", "III", 2010, party="BW"),
        ],
        {},
        [("albus", {}, "III"), ("albus", {"year": 1975}, "NC"), ("genus", {}, "III/NC")],
    ),
    "a transfer from Appendix III ends what every Party had listed": (
        [
            added("albus", "III", 1976, party="GH"),
            added("albus", "III", 1978, party="BW"),
            added("albus", "II", 1990),
        ],
        {},
        [("albus", {"year": 1980}, "III"), ("albus", {}, "II")],
    ),
    "the nearest listing governs population by population": (
        [added("family", "II", 1975), added("albus", "I", 1990, populations="KE")],
        {"albus": "KE PE"},
        [("albus", {}, "I/II"), ("albus", {"country": "PE"}, "II"), ("niger", {}, "II"), ("family", {}, "I/II")],
    ),
    # Rule 2: inclusions
    "an inclusion follows the higher taxon when that is transferred": (
        [
            added("albus", "I", 1975),
            added("family", "II", 1980),
            added("albus", "II", 1980, included_in="family"),
            added("family", "I", 1990),
        ],
        {},
        [("albus", {"year": 1979}, "I"), ("albus", {"year": 1985}, "II"), ("albus", {}, "I")],
    ),
    "an inclusion is gone with the deletion of the higher taxon": (
        [
            added("family", "II", 1980),
            added("albus", "II", 1985, included_in="family"),
            deleted("family", "II", 1990),
        ],
        {},
        [("albus", {"year": 1987}, "II"), ("albus", {}, "NC"), ("family", {}, "NC")],
    ),
    "an inclusion for one population leaves the own listing of the others": (
        [
            added("albus", "I", 1975),
            added("genus", "II", 1980),
            added("albus", "II", 1980, populations="KE", included_in="genus"),
        ],
        {"albus": "KE PE"},
        [("albus", {}, "I/II"), ("albus", {"country": "KE"}, "II"), ("albus", {"country": "PE"}, "I")],
    ),
    "an inclusion stands for itself where the higher taxon was never listed": (
        [added("albus", "II", 1980, included_in="genus"), deleted("genus", "III", 1985, party="KE")],
        {},
        [("albus", {}, "II"), ("niger", {}, "NC"), ("genus", {}, "II/NC")],
    ),
    "a species included in the family follows the genus that is listed later": (
        [
            added("family", "II", 1975),
            added("albus", "II", 1975, included_in="family"),
            added("genus", "I", 1990),
            deleted("genus", "I", 2000, implied=True),
        ],
        {},
        [("albus", {"year": 1980}, "II"), ("albus", {"year": 1995}, "I"), ("albus", {}, "II")],
    ),
    # Rule 3: deletions
    "a deletion ends what is inherited until the higher taxon is listed anew": (
        [added("family", "II", 1975), deleted("albus", "II", 1985), added("family", "II", 1995)],
        {},
        [("albus", {"year": 1990}, "NC"), ("niger", {"year": 1990}, "II"), ("albus", {}, "II")],
    ),
    "a deletion from one appendix leaves what is inherited in another": (
        [added("family", "II", 1975), added("albus", "I", 1980), deleted("albus", "I", 1990)],
        {},
        [("albus", {"year": 1985}, "I"), ("albus", {}, "II")],
    ),
    "a deletion of the genus spares the species that it excepts": (
        [added("family", "II", 1975), deleted("genus", "II", 1985, except_taxa="albus")],
        {},
        [
            ("albus", {}, "II"),
            ("minor", {}, "II"),
            ("niger", {}, "NC"),
            ("genus", {}, "II/NC"),
            ("family", {}, "II/NC"),
        ],
    ),
    "additions and deletion on one day are a transfer": (
        [
            added("albus", "I", 1975),
            added("albus", "II", 1990),
            deleted("albus", "I", 1990),
        ],
        {},
        [("albus", {"year": 1980}, "I"), ("albus", {}, "II")],
    ),
    "an implied deletion does not stop the listing of the family": (
        [
            added("family", "II", 1975),
            added("albus", "III", 1976, party="KE"),
            deleted("albus", "II", 1976, implied=True),
            deleted("albus", "III", 1990, party="KE"),
        ],
        {},
        [("albus", {"year": 1980}, "III"), ("albus", {}, "II")],
    ),
    "a deletion of one population leaves the others": (
        [added("albus", "I", 1975), deleted("albus", "I", 1990, populations="KE")],
        {"albus": "KE PE"},
        [("albus", {}, "I/NC"), ("albus", {"country": "KE"}, "NC"), ("albus", {"country": "PE"}, "I")],
    ),
    # Rule 4: exceptions
    "a genus listing that excepts a species excepts its subspecies": (
        [added("genus", "II", 1975, except_taxa="albus"), added("order", "III", 1976, party="KE")],
        {},
        [("albus", {"year": 1975}, "NC"), ("minor", {"year": 1975}, "NC"), ("albus", {}, "III"), ("minor", {}, "III")],
    ),
    "a genus listing that excepts a subspecies leaves its species in part uncovered": (
        [added("genus", "II", 1975, except_taxa="minor")],
        {},
        [("minor", {}, "NC"), ("albus", {}, "II/NC"), ("niger", {}, "II"), ("genus", {}, "II/NC")],
    ),
    "a subspecies of an excepted species may be listed itself": (
        [added("genus", "II", 1975, except_taxa="albus"), added("minor", "I", 1980)],
        {},
        [("minor", {}, "I"), ("albus", {}, "I/NC"), ("genus", {}, "I/II/NC")],
    ),
    "what is excepted under a name that is a synonym is the accepted taxon": (
        [added("genus", "II", 1975, except_taxa="old")],
        {},
        [("albus", {}, "NC"), ("minor", {}, "NC"), ("niger", {}, "II"), ("old", {}, "NC")],
    ),
    # Rule 5: ranges
    "a listing of some populations reaches a species where it lives": (
        [added("genus", "II", 1975, populations="KE")],
        {"albus": "KE PE", "niger": "PE"},
        [("albus", {}, "II/NC"), ("niger", {}, "NC"), ("minor", {}, "unknown"), ("albus", {"country": "KE"}, "II")],
    ),
    "excepted populations are not reached, and without a range the others count": (
        [added("genus", "II", 1975, except_populations="KE")],
        {"albus": "KE"},
        [("albus", {}, "NC"), ("niger", {}, "II"), ("niger", {"country": "KE"}, "NC")],
    ),
    # Rule 7: dates and reservations
    "an event to come has no effect yet, and has it from its day on": (
        [added("albus", "II", 1975), added("albus", "I", 2035)],
        {},
        [("albus", {}, "II"), ("albus", {"year": 2034}, "II"), ("albus", {"year": 2035}, "I")],
    ),
    "a reservation frees its Party until it is withdrawn": (
        [added("genus", "I", 1975), reserved("genus", "I", 1976, "JP"), withdrawn("genus", "I", 1990, "JP")],
        {},
        [
            ("albus", {"year": 1980, "party": "JP"}, "NC"),
            ("albus", {"year": 1980, "party": "NO"}, "I"),
            ("albus", {"party": "JP"}, "I"),
            ("genus", {"year": 1980, "party": "JP"}, "NC"),
        ],
    ),
    "a reservation on one species leaves the Party bound to the others": (
        [added("genus", "I", 1975), reserved("albus", "I", 1976, "JP")],
        {},
        [
            ("albus", {"party": "JP"}, "NC"),
            ("minor", {"party": "JP"}, "NC"),
            ("niger", {"party": "JP"}, "I"),
            ("genus", {"party": "JP"}, "I/NC"),
        ],
    ),
    "a reservation to Appendix I lapses with the transfer to Appendix II": (
        [added("albus", "I", 1975), reserved("albus", "I", 1975, "JP"), added("albus", "II", 1990)],
        {},
        [("albus", {"year": 1980, "party": "JP"}, "NC"), ("albus", {"party": "JP"}, "II")],
    ),
    "a reservation for one population frees the Party for that one only": (
        [added("albus", "I", 1975), reserved("albus", "I", 1980, "JP", populations="KE")],
        {"albus": "KE PE"},
        [
            ("albus", {"party": "JP"}, "I/NC"),
            ("albus", {"party": "JP", "country": "KE"}, "NC"),
            ("albus", {"party": "JP", "country": "PE"}, "I"),
        ],
    ),
    # Rule 8: names
    "a hybrid takes the strictest appendix of its parents": (
        [added("albus", "I", 1975), added("niger", "II", 1975)],
        {},
        [("cross", {}, "I"), ("old", {}, "I"), ("cross", {"year": 1974}, "NC")],
    ),
    "an event recorded under a synonym is the accepted taxon's": (
        [added("genus", "II", 1975), added("old", "I", 1980)],
        {},
        [("albus", {}, "I"), ("old", {}, "I"), ("minor", {}, "I"), ("niger", {}, "II")],
    ),
    # Rule 9: members
    "a higher taxon is listed as its members are": (
        [added("albus", "I", 1975), added("niger", "III", 1976, party="KE")],
        {},
        [("genus", {}, "I/III"), ("family", {}, "I/III"), ("order", {}, "I/III")],
    ),
    "a species adds what its subspecies are listed as": (
        [added("minor", "I", 1975)],
        {},
        [("albus", {}, "I/NC"), ("genus", {}, "I/NC"), ("minor", {}, "I")],
    ),
}


@pytest.mark.parametrize(("case", "question"), [(c, q) for c in CASES for q in CASES[c][2]], ids=str)
def test_under_cites(case, question):
    events, ranges, _ = CASES[case]
    taxon, asked, listing = question
    assert ask(taxon, history(*events, **ranges), **asked).listing == listing


OTHERS = {
    "under CMS own and inherited listings add up, and a deletion ends the own one": (
        "cms",
        [("a", "family", "II", 1983), ("a", "albus", "I", 1986), ("a", "albus", "II", 1990), ("d", "albus", "I", 2000)],
        {},
        [
            ("albus", {"year": 1995}, "I/II"),
            ("albus", {}, "II"),
            ("niger", {}, "II"),
            ("genus", {"year": 1995}, "I/II"),
        ],
    ),
    "under CMS a deletion of the own listing leaves that of the family in the same appendix": (
        "cms",
        [("a", "family", "II", 1983), ("a", "albus", "II", 1986), ("d", "albus", "II", 2000)],
        {},
        [("albus", {}, "II"), ("albus", {"year": 1984}, "II")],
    ),
    "under CMS a population in Appendix I is in II with the rest": (
        "cms",
        [("a", "family", "II", 1983), ("p", "albus", "I", 1986)],
        {"albus": "KE PE"},
        [("albus", {}, "I/II"), ("albus", {"country": "KE"}, "I/II"), ("albus", {"country": "PE"}, "II")],
    ),
    "under CMS a reservation to the own listing leaves the Party bound by that of the family": (
        "cms",
        [("a", "family", "II", 1983), ("a", "albus", "I", 1986), ("r", "albus", "I", 1986)],
        {"albus": "KE PE"},
        [("albus", {}, "I/II"), ("albus", {"party": "JP"}, "II"), ("albus", {"party": "JP", "country": "KE"}, "II")],
    ),
    "an agreement has annexes of its own": (
        "aewa",
        [("a", "family", "2", 1999), ("a", "albus", "3", 2005)],
        {},
        [("albus", {}, "2/3"), ("niger", {}, "2"), ("genus", {}, "2/3"), ("niger", {"year": 1990}, "NC")],
    ),
}


@pytest.mark.parametrize(("case", "question"), [(c, q) for c in OTHERS for q in OTHERS[c][3]], ids=str)
def test_under_other_instruments(case, question):
    instrument, told, ranges, _ = OTHERS[case]
    make = {
        "a": added,
        "d": deleted,
        "p": lambda *event, **under: added(*event, populations="KE", **under),
        "r": lambda *event, **under: reserved(*event, "JP", **under),
    }
    events = [make[what](taxon, appendix, year, instrument=instrument) for what, taxon, appendix, year in told]
    taxon, asked, listing = question
    assert ask(taxon, history(*events, **ranges), instrument=instrument, **asked).listing == listing


@pytest.mark.parametrize(
    ("taxon", "year", "basis"),
    [
        ("albus", 1976, "explicit"),
        ("minor", 1976, "inherited"),
        ("genus", 1976, "descendants"),
        ("niger", 1976, "none"),
        ("genus", 1980, "explicit"),
        ("niger", 1980, "inherited"),
        ("albus", 1980, "inherited"),  # included: not in its own name any more
        ("genus", 1990, "none"),
    ],
)
def test_the_basis_says_by_which_name_a_taxon_is_listed(taxon, year, basis):
    known = history(
        added("albus", "II", 1975),
        added("genus", "II", 1980),
        added("albus", "II", 1980, included_in="genus"),
        deleted("genus", "II", 1990),
    )
    assert ask(taxon, known, year=year).basis == basis


def test_of_two_parties_the_one_that_stays_is_named():
    known = history(
        added("albus", "III", 1976, party="GH"),
        added("albus", "III", 1978, party="BW"),
        deleted("albus", "III", 1990, party="GH"),
    )
    assert [entry.party for entry in ask("albus", known, year=1980).appendices] == ["GH", "BW"]
    assert [entry.party for entry in ask("albus", known).appendices] == ["BW"]


def test_a_deletion_that_names_no_party_is_found_and_ends_none():
    known = history(
        added("albus", "III", 1976, party="GH"),
        added("albus", "III", 1978, party="BW"),
        deleted("albus", "III", 1990, id="whose"),
    )
    answer = ask("albus", known)
    assert answer.listing == "III"
    assert [(finding.code, finding.event) for finding in answer.findings] == [("deletion-without-party", "whose")]


@pytest.mark.parametrize("status", ["extinct", "introduced"])
def test_the_status_of_the_range_is_told_with_the_result(status):
    known = history(added("genus", "II", 1975, populations="KE"), albus="KE PE")
    known.ranges["albus"]["KE"] = status
    answer = ask("albus", known)
    assert answer.listing == "II/NC"
    assert [(finding.code, finding.text) for finding in answer.findings] == [("range-status", f"{status}: KE")]
