"""Every quota and suspension on record, as the screening of shipments needs them: by taxon, exporter and days."""

from accord.core.listings.model import CITES
from accord.core.listings.screening import Measure
from accord.species.measures.models import Quota, TradeSuspension


def measures_for_screening(instrument: str) -> tuple[Measure, ...]:
    """The suspensions under an instrument and, of CITES, the export quotas; those withdrawn take no part."""
    found = [
        Measure("suspension", row.taxon_id, row.country_id, row.valid_from, row.valid_to)
        for row in TradeSuspension.objects.filter(instrument=instrument, withdrawn_because="").order_by("id")
    ]
    if instrument == CITES:
        found += [
            Measure("quota" if row.amount else "quota_zero", row.taxon_id, row.country_id, row.valid_from, row.valid_to)
            for row in Quota.objects.filter(withdrawn_because="").order_by("id")
        ]
    return tuple(found)
