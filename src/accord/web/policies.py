"""Who may open which page. An address that is not in this table is a failing test.

All pages so far show what the conventions have published, so all are public; a page that shows contacts, drafts, due
diligence or risks names the roles that may see it here, and its view asks `journal.policies.may`.
"""

from enum import StrEnum
from types import MappingProxyType


class Readers(StrEnum):
    """For whom a page is."""

    PUBLIC = "public"


#: Name of the route -> for whom it is.
WHO_MAY = MappingProxyType(
    {
        "home": Readers.PUBLIC,
        "search": Readers.PUBLIC,
        "health": Readers.PUBLIC,
        "species-list": Readers.PUBLIC,
        "species-compare": Readers.PUBLIC,
        "species-page": Readers.PUBLIC,
        "changes": Readers.PUBLIC,
        "changes-feed": Readers.PUBLIC,
        "concordance": Readers.PUBLIC,
        "concordance-file": Readers.PUBLIC,
        "programmes": Readers.PUBLIC,
        "programme": Readers.PUBLIC,
        "decisions": Readers.PUBLIC,
        "countries": Readers.PUBLIC,
        "country": Readers.PUBLIC,
        "set_language": Readers.PUBLIC,
    }
)
