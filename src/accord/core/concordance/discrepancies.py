"""The kinds of discrepancy between two lists: what each means, and what is proposed until a person decides.

Names: the same animal under another name. Concepts: another animal under the same name, or more or less of it.
Law: the same animal, listed otherwise.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from accord.core.listings.model import EventId


class Family(StrEnum):
    """What a discrepancy is about."""

    NAMES = "names"
    CONCEPTS = "concepts"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of discrepancy; `proposal` is what holds until somebody decides."""

    code: str
    family: Family
    title: str
    meaning: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One discrepancy of one row: the evidence in words, what it does to cover, and the events it rests on."""

    code: str
    text: str
    effect: str
    events: tuple[EventId, ...] = ()

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return KINDS[self.code]


_N, _C, _L = Family.NAMES, Family.CONCEPTS, Family.LAW
_TABLE = (
    ("spelling", _N, "Spelling", "The two lists spell one name differently.", "Take the spelling of the standard reference; tell the other secretariat."),
    ("authorship", _N, "Authorship or year", "The lists give different authors or years for one name.", "Check the original description; treat as one taxon meanwhile."),
    ("genus_transfer", _N, "Genus transfer not adopted", "One list has moved the species to another genus, the other has not.", "Treat as one taxon; put the newer name before the next nomenclature review."),
    ("rank_change", _N, "Rank change", "One list has it as a species, the other as a subspecies or variety.", "Treat as one taxon; check which populations the lower rank leaves out."),
    ("replacement_name", _N, "Replacement name", "The lists use two different names that one of them calls synonyms.", "As the relation says; where that is undecided, whether the listing of one name covers the other is unknown until the standard references are compared."),
    ("homonym", _N, "Homonym", "One name may stand for two different things.", "Keep apart until a person has compared authors and groups."),
    ("synonym_on_other_side", _N, "Two names here, synonyms there", "One list accepts both names of a pair that the other calls synonyms.", "Follow each convention's own standard reference; the wider name covers both."),
    ("two_candidates", _N, "Two candidates", "The name leads to more than one taxon of the other list.", "Leave undecided; a person chooses."),
    ("name_in_no_list", _N, "Name in no list", "The other list covers the group but knows this name neither as accepted nor as a synonym.", "Ask whether the name is new, overlooked or outside the other convention's scope."),
    ("split_after_listing", _C, "Split after listing", "A listed taxon of one list is several taxa in the other: is each of them covered?", "The listing goes on covering all of them while the standard reference of its convention keeps them together."),
    ("lump", _C, "Lump of listings", "Several listings of one list fall on a single taxon of the other.", "Keep the listings apart under the convention that made them; compare each with the single listing."),
    ("moved_under_other_higher_taxon", _C, "Moved to another family or order", "The lists place the taxon in different higher taxa and one of them lists by that higher taxon.", "Follow the classification of the convention that made the higher listing."),
    ("new_species_in_higher_listing", _C, "Species inside a higher listing", "One list names a species that the other covers only through a listed family, order or other higher taxon.", "Treat as covered; ask the other secretariat to enter the name."),
    ("excepted_taxon_unmatched", _C, "Excepted taxon without a name", "A listing leaves out a taxon that no longer matches an accepted name.", "Read the exception in the words of the Appendices; update the name."),
    ("different_standard_reference", _C, "Different standard references", "The conventions follow different standard references for the same animals.", "Compare the two references before relying on equal names."),
    ("listed_in_one_only", _L, "Listed in one only", "One convention lists it on this date, the other does not.", "None: the conventions have different purposes; consider in joint work."),
    ("cms_i_not_cites_i", _L, "CMS Appendix I, not CITES Appendix I", "CMS prohibits taking (Art. III.5); CITES does not prohibit commercial trade (Art. III).", "Consider a joint review of the status and of trade in the species."),
    ("cites_i_not_cms_i", _L, "CITES Appendix I, not CMS Appendix I", "CITES treats it as threatened with extinction; CMS does not list it as endangered.", "Consider whether the species meets CMS Article III.2."),
    ("population_scope_differs", _L, "Population scope differs", "The conventions list different populations.", "State the populations whenever the two listings are named together."),
    ("listed_at_different_ranks", _L, "Listed at different ranks", "One convention lists the taxon itself, the other a higher or lower taxon.", "None: cite the listed taxon of each convention."),
    ("reservation_in_one", _L, "Reservation in one", "Parties are treated as non-Parties for it under one convention only.", "Name the reserving Parties in joint advice."),
    ("dates_apart", _L, "Dates apart", "The first listings on record are more than ten years apart.", "None: background for the history of protection."),
    ("range_states_differ", _L, "Range States differ", "The lists record different range States for the same taxon.", "Compare the records; a Party may be a range State under one convention only."),
    ("reasons_differ", _L, "Reasons differ", "The annotations with which the conventions list it differ.", "Read both annotations before giving joint advice."),
)  # fmt: skip
#: Every kind by its code, in the order in which they are shown.
KINDS = MappingProxyType({row[0]: Kind(*row) for row in _TABLE})
