"""Changes of names on the invented family, and the question what a taxon is listed as under the names of a day."""

from datetime import date, timedelta

from accord.core.listings.model import RANKS
from accord.core.listings.nomenclature import history_with_nomenclature
from accord.core.listings.status import status
from accord.core.taxonomy.nomenclature_checks import why_not
from accord.core.taxonomy.nomenclature_drafts import Draft

DAY = date(2005, 1, 12)
EVE = DAY - timedelta(days=1)


def draft(history, *, on=DAY, **more):
    """Writes changes against the names of a history."""
    return Draft(history.taxa, on=on, **more)


def reasons(history, change, *earlier):
    """What stands against a change."""
    return why_not(history.taxa, earlier, change, RANKS)


def under_new_names(taxon, history, *changes, on=DAY, instrument="cites", **asked):
    """The status under the names in use on a day."""
    view = history_with_nomenclature(history, changes, on)
    return status(taxon, view, instrument=instrument, on=on, **asked)


def countries(codes):
    """A range: countries separated by blanks."""
    return dict.fromkeys(codes.split(), "")
