"""Files of others brought into the register: what a file states, what that would change, and the act that does it.

A file becomes a checklist of its own, beside what the register holds. Nothing that a person corrected or another source
stated is overwritten: it is reported.
"""

from accord.species.imports.act import Outcome, import_listings
from accord.species.imports.differences import ACT, Counted, Plan, plan_import, require_storable
from accord.species.imports.edition import Edition, Places, Refusal

__all__ = [
    "ACT",
    "Counted",
    "Edition",
    "Outcome",
    "Places",
    "Plan",
    "Refusal",
    "import_listings",
    "plan_import",
    "require_storable",
]
