"""The sentences of the core that pages show in the reader's language, repeated here so that gettext finds them.

A test compares them with the core: neither may change alone.
"""

from django.utils.translation import gettext_noop as _

#: Title, meaning and what holds until somebody decides, of every kind of discrepancy.
KINDS = {
    "spelling": (
        _("Spelling"),
        _("The two lists spell one name differently."),
        _("Take the spelling of the standard reference; tell the other secretariat."),
    ),
    "authorship": (
        _("Authorship or year"),
        _("The lists give different authors or years for one name."),
        _("Check the original description; treat as one taxon meanwhile."),
    ),
    "genus_transfer": (
        _("Genus transfer not adopted"),
        _("One list has moved the species to another genus, the other has not."),
        _("Treat as one taxon; put the newer name before the next nomenclature review."),
    ),
    "rank_change": (
        _("Rank change"),
        _("One list has it as a species, the other as a subspecies or variety."),
        _("Treat as one taxon; check which populations the lower rank leaves out."),
    ),
    "replacement_name": (
        _("Replacement name"),
        _("The lists use two different names that one of them calls synonyms."),
        _(
            "As the relation says; where that is undecided, whether the listing of one name covers the other is unknown until the standard references are compared."
        ),
    ),
    "homonym": (
        _("Homonym"),
        _("One name may stand for two different things."),
        _("Keep apart until a person has compared authors and groups."),
    ),
    "synonym_on_other_side": (
        _("Two names here, synonyms there"),
        _("One list accepts both names of a pair that the other calls synonyms."),
        _("Follow each convention's own standard reference; the wider name covers both."),
    ),
    "two_candidates": (
        _("Two candidates"),
        _("The name leads to more than one taxon of the other list."),
        _("Leave undecided; a person chooses."),
    ),
    "name_in_no_list": (
        _("Name in no list"),
        _("The other list covers the group but knows this name neither as accepted nor as a synonym."),
        _("Ask whether the name is new, overlooked or outside the other convention's scope."),
    ),
    "split_after_listing": (
        _("Split after listing"),
        _("A listed taxon of one list is several taxa in the other: is each of them covered?"),
        _(
            "The listing goes on covering all of them while the standard reference of its convention keeps them together."
        ),
    ),
    "lump": (
        _("Lump of listings"),
        _("Several listings of one list fall on a single taxon of the other."),
        _("Keep the listings apart under the convention that made them; compare each with the single listing."),
    ),
    "moved_under_other_higher_taxon": (
        _("Moved to another family or order"),
        _("The lists place the taxon in different higher taxa and one of them lists by that higher taxon."),
        _("Follow the classification of the convention that made the higher listing."),
    ),
    "new_species_in_higher_listing": (
        _("Species inside a higher listing"),
        _("One list names a species that the other covers only through a listed family, order or other higher taxon."),
        _("Treat as covered; ask the other secretariat to enter the name."),
    ),
    "excepted_taxon_unmatched": (
        _("Excepted taxon without a name"),
        _("A listing leaves out a taxon that no longer matches an accepted name."),
        _("Read the exception in the words of the Appendices; update the name."),
    ),
    "different_standard_reference": (
        _("Different standard references"),
        _("The conventions follow different standard references for the same animals."),
        _("Compare the two references before relying on equal names."),
    ),
    "listed_in_one_only": (
        _("Listed in one only"),
        _("One convention lists it on this date, the other does not."),
        _("None: the conventions have different purposes; consider in joint work."),
    ),
    "cms_i_not_cites_i": (
        _("CMS Appendix I, not CITES Appendix I"),
        _("CMS prohibits taking (Art. III.5); CITES does not prohibit commercial trade (Art. III)."),
        _("Consider a joint review of the status and of trade in the species."),
    ),
    "cites_i_not_cms_i": (
        _("CITES Appendix I, not CMS Appendix I"),
        _("CITES treats it as threatened with extinction; CMS does not list it as endangered."),
        _("Consider whether the species meets CMS Article III.2."),
    ),
    "population_scope_differs": (
        _("Population scope differs"),
        _("The conventions list different populations."),
        _("State the populations whenever the two listings are named together."),
    ),
    "listed_at_different_ranks": (
        _("Listed at different ranks"),
        _("One convention lists the taxon itself, the other a higher or lower taxon."),
        _("None: cite the listed taxon of each convention."),
    ),
    "reservation_in_one": (
        _("Reservation in one"),
        _("Parties are treated as non-Parties for it under one convention only."),
        _("Name the reserving Parties in joint advice."),
    ),
    "dates_apart": (
        _("Dates apart"),
        _("The first listings on record are more than ten years apart."),
        _("None: background for the history of protection."),
    ),
    "range_states_differ": (
        _("Range States differ"),
        _("The lists record different range States for the same taxon."),
        _("Compare the records; a Party may be a range State under one convention only."),
    ),
    "reasons_differ": (
        _("Reasons differ"),
        _("The annotations with which the conventions list it differ."),
        _("Read both annotations before giving joint advice."),
    ),
}
