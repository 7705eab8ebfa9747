"""The engine and a slow, literal reading of the rules give the same answer on invented histories.

300 histories a run; `ACCORD_EXAMPLES=20000` tries more.
"""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from literal_reading import literal_reading

from accord.core.listings.model import Change, History, ListingEvent, NameStatus, Taxon
from accord.core.listings.status import resolve
from trials import trials

RANKS = ("order", "family", "genus", "species", "subspecies")
COUNTRIES = ("BR", "IN", "KE", "PE")
PARTIES = ("CA", "JP", "ZA")
DATES = tuple(date(year, 7, 1) for year in (1975, 1983, 1990, 2000))
SOME_COUNTRIES = st.sets(st.sampled_from(COUNTRIES), max_size=2).map(frozenset)
MOSTLY_NONE = st.one_of(st.just(frozenset()), SOME_COUNTRIES)


@st.composite
def trees(draw):
    """A tree of up to nine taxa, at most five deep, and up to three names that stand for others: synonyms, hybrids."""
    taxa, depth = [Taxon("t0", "T0", RANKS[0])], [0]
    for index in range(1, draw(st.integers(2, 9))):
        possible = [i for i, d in enumerate(depth) if d < len(RANKS) - 1]
        parent = draw(st.sampled_from(possible))
        depth.append(depth[parent] + 1)
        taxa.append(Taxon(f"t{index}", f"T{index}", RANKS[depth[-1]], f"t{parent}"))
    for index in range(draw(st.integers(0, 3))):
        # Of one taxon or of several; of another synonym or hybrid; even of itself, as files with slips have it.
        status = draw(st.sampled_from((NameStatus.SYNONYM, NameStatus.SYNONYM, NameStatus.HYBRID)))
        possible = [taxon.id for taxon in taxa] + [f"s{index}"] * (draw(st.integers(0, 9)) == 0)
        fewest = 2 if status is NameStatus.HYBRID else 1
        accepted = draw(st.lists(st.sampled_from(possible), min_size=fewest, max_size=2, unique=True))
        parent = draw(st.sampled_from((None, *(taxon.id for taxon in taxa[: len(depth)]))))
        taxa.append(Taxon(f"s{index}", f"S{index}", "species", parent, status=status, accepted=tuple(accepted)))
    return taxa, len(depth)


@st.composite
def events(draw, number, ids, instrument):
    """One change to the Appendices; every field that may be given sometimes is."""
    change = draw(st.sampled_from([Change.ADDITION] * 6 + [Change.DELETION] * 3 + list(Change)[2:]))
    appendix = draw(st.sampled_from(("I", "II", "II", "III") if instrument == "cites" else ("I", "II")))
    taxon = draw(st.sampled_from(ids))
    party = None
    if change in (Change.RESERVATION, Change.RESERVATION_WITHDRAWN):
        party = draw(st.sampled_from(PARTIES))
    elif appendix == "III":
        party = draw(st.sampled_from((None, *PARTIES)))
    included_in = None
    if change is Change.ADDITION and taxon != ids[0] and draw(st.integers(0, 3)) == 0:
        # Mostly a taxon before it; now and then any, which may go round in a circle.
        included_in = draw(st.sampled_from(ids[: ids.index(taxon)] if draw(st.integers(0, 5)) else ids))
    populations = draw(MOSTLY_NONE)
    has_both = draw(st.integers(0, 9)) == 0
    others = st.sets(st.sampled_from([i for i in ids if i != taxon]), max_size=2).map(frozenset)
    return ListingEvent(
        id=f"e{number}",
        instrument=instrument,
        change=change,
        appendix=appendix,
        taxon=taxon,
        effective=draw(st.sampled_from(DATES)),
        party=party,
        populations=populations,
        except_populations=frozenset() if populations and not has_both else draw(MOSTLY_NONE),
        except_taxa=draw(others) if draw(st.integers(0, 4)) == 0 else frozenset(),
        included_in=included_in,
        implied=change is Change.DELETION and draw(st.booleans()),
    )


@st.composite
def questions(draw):
    """A history, and what is asked of it."""
    taxa, accepted = draw(trees())
    ids = [t.id for t in taxa[:accepted]]
    instrument = draw(st.sampled_from(("cites", "cites", "cites", "cms", "aewa")))
    names = ids + [t.id for t in taxa[accepted:]] * draw(st.booleans())
    happened = tuple(draw(events(n, names, instrument)) for n in range(draw(st.integers(1, 10))))
    ranges = {
        i: dict.fromkeys(draw(st.sets(st.sampled_from(COUNTRIES), min_size=1, max_size=3)), "")
        for i in ids
        if draw(st.integers(0, 2)) == 0
    }
    history = History({t.id: t for t in taxa}, ranges, happened)
    return (
        history,
        instrument,
        draw(st.sampled_from(DATES)),
        draw(st.sampled_from((None, None, *COUNTRIES, "ZZ"))),
        draw(st.sampled_from((None, None, *PARTIES))),
    )


def texts(answer):
    """What is compared."""
    entries = getattr(answer, "entries", None)
    if entries is None:
        entries = frozenset((a.appendix, a.event, a.via) for a in answer.appendices)
    return {
        "own": answer.own,
        "listing": answer.listing,
        "basis": str(answer.basis),
        "entries": sorted(entries),
    }


@settings(
    max_examples=trials(300),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(questions())
def test_the_engine_agrees_with_the_literal_reading(question):
    history, instrument, on, country, party = question
    asked = {"instrument": instrument, "on": on, "country": country, "party": party}
    for status in resolve(history, **asked):
        assert texts(status) == texts(literal_reading(status.taxon, history, **asked)), (status.taxon, question)
