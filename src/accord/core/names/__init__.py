"""Scientific names: one form to compare them by, their stems, their authors, and near misses."""

from accord.core.names.authors import (
    Authorship,
    Sameness,
    compare_authorships,
    read_authorship,
    rival_authorships,
    same_authorship,
)
from accord.core.names.canonical import Name, printed_form, read_name
from accord.core.names.fuzzy import near_miss
from accord.core.names.stems import agreement_key, epithet_stem

__all__ = [
    "Authorship",
    "Name",
    "Sameness",
    "agreement_key",
    "compare_authorships",
    "epithet_stem",
    "near_miss",
    "printed_form",
    "read_authorship",
    "read_name",
    "rival_authorships",
    "same_authorship",
]
