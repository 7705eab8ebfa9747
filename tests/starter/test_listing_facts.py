"""Are the listing facts of the starter register possible, whole, and in agreement with the history to 2013?

Reads the CSV files with the standard library only, so that a mistake in our own readers can't hide one in the facts.
The comparison needs the list in ../shared and is skipped where that is absent. A difference is allowed only if
`disagreements.csv` names it: a row whose `taxon` is our taxon and whose `subject`, `ours` or `theirs` is the event's
key, `change:appendix:effective[:populations]`, with populations (blank-separated, sorted) or `party` where there are
any. Reservations of ours must be in the history; the register doesn't carry all of them, so those of the history that
we leave out are no difference.
"""

import csv
import gzip
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "src" / "accord" / "starter"
HISTORY = ROOT.parent / "shared" / "data" / "listings" / "history_2013"
HISTORY_ENDS = "2013-06-30"

# CITES Art. XXII; CMS was signed in Bonn on 23 June 1979
EARLIEST = {"cites": "1975-07-01", "cms": "1979-06-23"}
CHANGES = {"addition", "deletion", "reservation", "reservation_withdrawn"}
LISTINGS = {"addition", "deletion"}
RANKS = ["kingdom", "phylum", "class", "order", "family", "subfamily", "genus", "species", "subspecies"]
APPENDICES = {"cites": {"I", "II", "III"}, "cms": {"I", "II"}}
RANGE_STATUS = {"", "extinct", "introduced", "reintroduced", "uncertain"}
MEETING = re.compile(
    r"(cites:meeting:(cop[1-9]\d?|plenipotentiary-1973)|cms:meeting:(cop[1-9]\d?|plenipotentiary-1979))"
)
NAME_IN_ID = re.compile(r"(cites|cms):[a-z]+(-[a-z]+)*")

HALVES = [name for name in ("mammals", "other_animals") if (STARTER / name / "events.csv").exists()]
pytestmark = pytest.mark.skipif(not HALVES, reason="no species in the starter register yet")


@cache
def rows(half, file):
    path = STARTER / half / f"{file}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def everything(file):
    """Rows of all halves: one half may refer to taxa and sources of the other."""
    return [row for half in HALVES for row in rows(half, file)]


@cache
def taxa_by_id():
    return {taxon["id"]: taxon for taxon in everything("taxa")}


def cells(event, *columns):
    return [part for column in columns for part in event[column].split()]


def ancestors(taxon_id, taxa):
    seen = []
    while taxon_id := taxa[taxon_id]["parent"]:
        assert taxon_id not in seen, f"{taxon_id} is its own ancestor"
        seen.append(taxon_id)
    return seen


def real_date(text):
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


each_half = pytest.mark.parametrize("half", HALVES)


@each_half
@pytest.mark.parametrize("file", ["taxa", "events", "sources"])
def test_ids_are_unique(half, file):
    counts = Counter(row["id"] for row in rows(half, file))
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_taxon_or_event_stands_in_two_halves():
    for file in ("taxa", "events"):
        counts = Counter(row["id"] for row in everything(file))
        assert [key for key, count in counts.items() if count > 1] == []


@each_half
def test_a_taxon_is_called_by_its_checklist_and_name(half):
    for taxon in rows(half, "taxa"):
        assert taxon["id"].startswith(f"{taxon['checklist']}:"), taxon
        assert NAME_IN_ID.fullmatch(taxon["id"]), taxon
        assert taxon["rank"] in RANKS, taxon
        assert taxon["status"] in {"accepted", "synonym"}, taxon


@each_half
def test_parents_are_accepted_taxa_of_a_higher_rank_in_the_same_checklist(half):
    taxa = taxa_by_id()
    for taxon in rows(half, "taxa"):
        if taxon["status"] == "synonym" or taxon["rank"] == "kingdom":
            assert taxon["parent"] == "", taxon
            continue
        parent = taxa[taxon["parent"]]
        assert parent["status"] == "accepted", taxon
        assert parent["checklist"] == taxon["checklist"], taxon
        assert RANKS.index(parent["rank"]) < RANKS.index(taxon["rank"]), taxon
        ancestors(taxon["id"], taxa)


@each_half
def test_synonyms_lead_to_an_accepted_taxon_of_the_same_checklist(half):
    taxa = taxa_by_id()
    for taxon in rows(half, "taxa"):
        if taxon["status"] == "accepted":
            assert taxon["accepted"] == "", taxon
        else:
            accepted = taxa[taxon["accepted"]]
            assert accepted["status"] == "accepted", taxon
            assert accepted["checklist"] == taxon["checklist"], taxon


@each_half
@pytest.mark.parametrize("file", ["ranges", "common_names", "disagreements"])
def test_every_row_about_a_taxon_names_a_known_one(half, file):
    known = taxa_by_id()
    assert [row for row in rows(half, file) if row["taxon"] not in known] == []


@each_half
def test_standard_references_name_a_known_taxon_and_a_real_date(half):
    known = taxa_by_id()
    for row in rows(half, "standard_references"):
        assert row["convention"] in EARLIEST, row
        assert row["taxon"] in known, row
        assert row["adopted_at"] == "" or real_date(row["adopted_at"]) or MEETING.fullmatch(row["adopted_at"]), row


@each_half
def test_events_name_accepted_taxa_of_their_own_checklist(half):
    taxa = taxa_by_id()
    for event in rows(half, "events"):
        for name in cells(event, "taxon", "except_taxa", "included_in"):
            assert taxa[name]["checklist"] == event["instrument"], event
            assert taxa[name]["status"] == "accepted", event
        assert set(cells(event, "included_in")) <= set(ancestors(event["taxon"], taxa)), event
        for name in cells(event, "except_taxa"):
            assert event["taxon"] in ancestors(name, taxa), event


@each_half
def test_events_use_the_words_of_the_register(half):
    for event in rows(half, "events"):
        assert event["change"] in CHANGES, event
        assert event["appendix"] in APPENDICES[event["instrument"]], event
        assert event["implied"] in {"", "1"}, event
        assert event["id"].startswith(f"{event['taxon']}:{event['effective']}:{event['appendix']}"), event


@each_half
def test_an_event_has_a_party_only_in_appendix_iii_and_in_reservations(half):
    for event in rows(half, "events"):
        wanted = event["change"] not in LISTINGS or event["appendix"] == "III"
        assert bool(event["party"]) == wanted, event


@each_half
def test_event_dates_are_real_and_not_before_the_convention(half):
    for event in rows(half, "events"):
        assert real_date(event["effective"]), event
        assert event["effective"] >= EARLIEST[event["instrument"]], event


@each_half
def test_countries_are_two_capitals(half):
    codes = [(row["country"], row) for row in rows(half, "ranges")]
    for event in rows(half, "events"):
        codes += [(code, event) for code in cells(event, "party", "populations", "except_populations")]
    assert [row for code, row in codes if not re.fullmatch("[A-Z]{2}", code)] == []


@each_half
def test_a_country_stands_once_in_the_range_of_a_taxon(half):
    counts = Counter((row["taxon"], row["country"]) for row in rows(half, "ranges"))
    assert [key for key, count in counts.items() if count > 1] == []
    assert {row["status"] for row in rows(half, "ranges")} <= RANGE_STATUS


@each_half
@pytest.mark.parametrize("file", ["taxa", "ranges", "events", "common_names", "standard_references"])
def test_every_fact_names_a_source_of_the_list(half, file):
    known = {row["id"] for row in everything("sources")}
    assert [row for row in rows(half, file) if row["source"] not in known] == []


@each_half
def test_meetings_are_well_formed_and_only_appendix_iii_has_none(half):
    for event in rows(half, "events"):
        if event["change"] not in LISTINGS or event["appendix"] == "III":
            continue
        if event["meeting"]:
            assert MEETING.fullmatch(event["meeting"]), event
            assert event["meeting"].startswith(event["instrument"]), event
        else:
            assert event["note"], f"neither a meeting nor a note why: {event}"


@each_half
def test_every_species_is_listed_itself_or_through_a_taxon_above_or_below(half):
    taxa = taxa_by_id()
    listed = {event["taxon"] for event in everything("events") if event["change"] == "addition"}
    partly = {above for taxon in listed for above in ancestors(taxon, taxa)}
    for taxon in rows(half, "taxa"):
        if taxon["status"] == "accepted" and taxon["rank"] == "species":
            assert {taxon["id"], *ancestors(taxon["id"], taxa)} & listed or taxon["id"] in partly, taxon


# --- against the history to 2013 -------------------------------------------------------------------------------


def key(event):
    parts = [event["change"], event["appendix"], event["effective"]]
    details = event["party"] or " ".join(sorted(event["populations"].split()))
    return ":".join([*parts, details] if details else parts)


def history(file):
    with gzip.open(HISTORY / f"{file}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def recorded():
    """(checklist, name) -> keys of the recorded listing events of that name's taxon, and of all its events."""
    if not HISTORY.exists():
        pytest.skip("no ../shared")
    taxa = history("taxa")
    listings, reservations = {}, {}
    for event in history("events"):
        if event["implied"] != "1" and event["effective"] <= HISTORY_ENDS:
            kind = listings if event["change"] in LISTINGS else reservations
            kind.setdefault(event["taxon"], set()).add(key(event))
    by_name = {}
    for taxon in sorted(taxa, key=lambda row: row["status"] != "accepted"):
        by_name.setdefault((taxon["checklist"], taxon["name"]), taxon["accepted"].split() or [taxon["id"]])
    accepted = {(row["checklist"], row["name"]) for row in taxa if row["status"] == "accepted"}
    return by_name, accepted, listings, reservations


@cache
def synonyms_by_accepted():
    synonyms = {}
    for taxon in everything("taxa"):
        synonyms.setdefault(taxon["accepted"], set()).add((taxon["checklist"], taxon["name"]))
    return synonyms


def their_taxa(taxon, recorded):
    """Their taxa for one of ours: by our name, and by those of our synonyms that are accepted names there."""
    by_name, accepted, _, _ = recorded
    names = synonyms_by_accepted().get(taxon["id"], set()) & accepted
    own = (taxon["checklist"], taxon["name"])
    return {found for name in (names | {own}) for found in by_name.get(name, [])}


def compared(half, recorded):
    """For each accepted taxon of ours: it, our listing events, their listing events, their reservations."""
    ours = {}
    for event in rows(half, "events"):
        if event["implied"] != "1" and event["effective"] <= HISTORY_ENDS:
            ours.setdefault(event["taxon"], set()).add(key(event))
    elsewhere = {}
    taxa = {taxon["id"]: their_taxa(taxon, recorded) for taxon in everything("taxa") if taxon["status"] == "accepted"}
    for taxon, found in taxa.items():
        for one in found:
            elsewhere.setdefault(one, []).append(taxon)
    for taxon in rows(half, "taxa"):
        if taxon["status"] == "accepted":
            # a taxon of theirs that two of ours answer to (a later split) is compared with the one of its own name
            found = [one for one in taxa[taxon["id"]] if elsewhere[one][0] == taxon["id"] or len(elsewhere[one]) == 1]
            yield (
                taxon["id"],
                ours.get(taxon["id"], set()),
                {event for one in found for event in recorded[2].get(one, ())},
                {event for one in taxa[taxon["id"]] for event in recorded[3].get(one, ())},
            )


def explained(half):
    return {
        (row["taxon"], row[column])
        for row in rows(half, "disagreements")
        for column in ("subject", "ours", "theirs")
        if row["explanation"]
    }


@pytest.mark.shared
@each_half
def test_every_listing_of_ours_is_in_the_history_to_2013_or_explained(half, recorded):
    known = explained(half)
    unexplained = [
        f"{taxon} {event}"
        for taxon, ours, theirs, reservations in compared(half, recorded)
        for event in sorted(ours - theirs - reservations)
        if (taxon, event) not in known
    ]
    assert unexplained == []


@pytest.mark.shared
@each_half
def test_every_listing_of_the_history_to_2013_is_ours_or_explained(half, recorded):
    known = explained(half)
    unexplained = [
        f"{taxon} {event}"
        for taxon, ours, theirs, _ in compared(half, recorded)
        for event in sorted(theirs - ours)
        if (taxon, event) not in known
    ]
    assert unexplained == []


@pytest.mark.shared
@each_half
def test_no_explanation_outlives_its_difference(half, recorded):
    differences = {
        (taxon, event)
        for taxon, ours, theirs, reservations in compared(half, recorded)
        for event in (ours - theirs - reservations) | (theirs - ours)
    }
    stale = [
        row
        for row in rows(half, "disagreements")
        if row["data_set"] == "history_2013" and (row["taxon"], row["subject"]) not in differences
    ]
    assert stale == []
