"""Appendix I of one convention and not of the other: who must prohibit what, for which populations.

CMS Art. III.5: Parties that are range States of a species in Appendix I prohibit its taking; exceptions only for science,
propagation, traditional subsistence users, or extraordinary circumstances. CITES Art. III: no trade for primarily commercial
purposes in Appendix I; Art. IV and V: of Appendices II and III with permits, for which the specimen must not have been
obtained in contravention of the State's laws (Art. IV.2 (b), V.2 (a)). A reservation makes a Party a non-Party for the
taxon (CITES Art. XXIII.3, CMS Art. XIV.2).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from accord.core.concordance.discrepancies import Discrepancy
from accord.core.concordance.model import ListSide
from accord.core.concordance.pair import Pair, Scope, events_of, marks_of, range_states
from accord.core.concordance.wording import Countries, appendix_words
from accord.core.listings.model import CITES, CMS, UNKNOWN, Basis, Country, Status
from accord.core.taxonomy import Relation

_SAME_COVER = "None on cover; each convention's own rules apply."
#: What CITES allows where it does not list in Appendix I (Art. II, IV, V).
_CITES_ALLOWS = {
    "II": "trade is allowed with export permits (Art. IV)",
    "III": "trade is allowed with permits or certificates of origin (Art. V)",
    "": "trade is not regulated",
}
_CMS_ASKS = {"II": "agreements are to be concluded (Art. IV), taking is not prohibited", "": "taking is not prohibited"}
#: What joins the two: a permit needs a specimen that was obtained lawfully.
_PERMITS = (
    "A State that prohibits taking can permit exports only of specimens taken under an exception of CMS Art. III.5 "
    "(CITES Art. IV.2 (b), V.2 (a))."
)


@dataclass(frozen=True, slots=True)
class _AtStake:
    """Where one convention applies Appendix I to the taxon itself and the other does not.

    `countries` are the range States concerned, `others` the countries asked that are not; `marks` the other appendices
    that apply in those concerned. Without a range on record only countries that a listing names can be asked;
    `elsewhere` says that all the others are concerned.
    """

    countries: frozenset[Country]
    marks: frozenset[str]
    others: frozenset[Country] = frozenset()
    elsewhere: bool = True

    def scope(self, countries: Countries) -> str:
        if self.elsewhere and (not self.others or len(self.others) < len(self.countries) or not self.countries):
            return f", except for the populations of {countries.all(self.others)}" if self.others else ""
        return f", for the populations of {countries.all(self.countries)} only"


def appendix_one(pair: Pair) -> Iterator[Discrepancy]:
    """What one convention has in Appendix I and the other has not, wholly or for some populations."""
    sides = {side.instrument: (side, status) for side, status in pair.sides()}
    if set(sides) != {CITES, CMS} or pair.relation is Relation.DISJOINT:
        return
    in_cites, in_cms = sides[CITES][1], sides[CMS][1]
    if UNKNOWN in marks_of(in_cites) | marks_of(in_cms):
        return
    ranges = _range(pair)
    if (stake := _at_stake(in_cms, sides[CITES], ranges)) is not None:
        text = (
            f"CMS Appendix I: the range States that are its Parties prohibit taking (Art. III.5)"
            f"{stake.scope(pair.countries)}. CITES {_listed_in(stake, in_cites)}: {_rule(_CITES_ALLOWS, stake)}."
        )
        effect = f"{_SAME_COVER} {_PERMITS}" if stake.marks else _SAME_COVER
        events = (*events_of(in_cms, "I"), *events_of(in_cites))
        yield Discrepancy("cms_i_not_cites_i", " ".join([text, *_bound(pair, stake, CMS)]), effect, events)
    if in_cms is not None and (stake := _at_stake(in_cites, sides[CMS], ranges)) is not None:
        # Only where CMS knows the animal: most of CITES Appendix I does not migrate.
        text = (
            f"CITES Appendix I: no trade for primarily commercial purposes (Art. III){stake.scope(pair.countries)}. "
            f"CMS {_listed_in(stake, in_cms)}: {_rule(_CMS_ASKS, stake)}."
        )
        events = (*events_of(in_cites, "I"), *events_of(in_cms))
        yield Discrepancy("cites_i_not_cms_i", " ".join([text, *_bound(pair, stake, CITES)]), _SAME_COVER, events)


def _range(pair: Pair) -> frozenset[Country]:
    """The range States of what both sides have in common: of one taxon what either list records, else of the narrower."""
    left, right = (frozenset(range_states(side, status)) for side, status in pair.sides())
    match pair.relation:
        case Relation.INCLUDES | Relation.ONLY_RIGHT:
            return right
        case Relation.INCLUDED_IN | Relation.ONLY_LEFT:
            return left
        case Relation.CONGRUENT:
            return left | right
        case _:
            return left & right


def _at_stake(
    one: Status | None, against: tuple[ListSide, Status | None], ranges: frozenset[Country]
) -> _AtStake | None:
    """None where `one` applies Appendix I nowhere in which the other side does not."""
    side, other = against
    if one is None or "I" not in one.own.split("/"):
        return None
    here, there = Scope(one), Scope(other)
    if other is not None and other.basis is Basis.DESCENDANTS:
        if side.history.taxa[other.taxon].is_higher:
            return None  # its members are compared in rows of their own
        return _AtStake(ranges, frozenset())
    if not here.entries or (marks_of(other) and not there.entries):  # a printed list: no populations
        return None if "I" in marks_of(other) else _AtStake(ranges, marks_of(other))
    asked = ranges | here.listed | (frozenset() if ranges else frozenset(there.named | here.named))
    apart = frozenset(country for country in asked if "I" in here.of(country) and "I" not in there.of(country))
    elsewhere = "I" in here.others and "I" not in there.others
    if not apart and (ranges or not elsewhere):
        return None
    marks = frozenset().union(*(there.of(country) for country in apart), there.others if not apart else ()) - {"I"}
    if other is not None and "III" in other.own.split("/"):
        marks |= {"III"}  # at the request of a Party, and for all specimens of the species (CITES Art. V)
    return _AtStake(apart, marks, asked - apart, bool(ranges) or elsewhere)


def _listed_in(stake: _AtStake, status: Status | None) -> str:
    said = appendix_words("/".join(sorted(stake.marks))) if stake.marks else "not listed"
    below = marks_of(status) - frozenset(status.own.split("/")) if status else frozenset()
    return f"{said} (taxa below it in {appendix_words('/'.join(sorted(below)))})" if below else said


def _rule(rules: dict[str, str], stake: _AtStake) -> str:
    return rules[next((mark for mark in ("II", "III") if mark in stake.marks and mark in rules), "")]


def _bound(pair: Pair, stake: _AtStake, strict: str) -> Iterator[str]:
    """The Parties among the range States concerned, and those that a reservation to the strict listing frees."""
    if not stake.countries:
        yield "No range States are on record, so that nobody can be named."
        return
    labels = {side.instrument: side.label for side, _ in pair.sides()}
    lax = CITES if strict == CMS else CMS
    here, there = pair.parties.get(strict), pair.parties.get(lax)
    free = {
        held.party
        for side, status in pair.sides()
        for held in (status.reservations if status and side.instrument == strict else ())
        if held.appendix == "I"
    } & stake.countries
    if free:
        yield f"By reservation treated as non-Parties to {labels[strict]} for it: {pair.countries.all(free)}."
    if here is None or there is None:
        return
    bound = (stake.countries & here) - free
    for what, countries in (
        ("Range States bound by both", bound & there),
        (f"Bound by {labels[strict]} only", bound - there),
        (f"Party to {labels[lax]} only", (stake.countries & there) - here),
    ):
        if countries:
            yield f"{what}: {pair.countries.all(countries)}."
    if not bound & there:
        yield "No range State on record is bound by both."
