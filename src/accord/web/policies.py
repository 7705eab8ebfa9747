"""Who may open which page. An address that is not in this table is a failing test.

Most pages show what the conventions have published, so they are public; a page that shows contacts, drafts, due
diligence or risks names who may see it here, and its view asks `journal.policies.may`. What a page changes is an act,
with a policy of its own.
"""

from enum import StrEnum
from types import MappingProxyType


class Readers(StrEnum):
    """For whom a page is."""

    PUBLIC = "public"
    SIGNED_IN = "signed in"  # whoever has an account; what it may do there is asked of `journal.policies.may`
    BY_ACT = "by act"  # takes a form; the policy of its act decides, and a refusal says why
    BY_POLICY = "by policy"  # shows drafts; its view asks the policy of reading them, and a refusal says why
    INVITED = "invited"  # whoever holds the address, which nobody can guess


#: Name of the route -> for whom it is.
WHO_MAY = MappingProxyType(
    {
        "home": Readers.PUBLIC,
        "search": Readers.PUBLIC,
        "health": Readers.PUBLIC,
        "species-list": Readers.PUBLIC,
        "species-compare": Readers.PUBLIC,
        "species-page": Readers.PUBLIC,
        "species-imported-lists": Readers.PUBLIC,
        "species-imported-list": Readers.PUBLIC,
        "proposals": Readers.PUBLIC,
        "proposal": Readers.PUBLIC,
        "proposal-consult": Readers.BY_ACT,
        "proposal-comment": Readers.BY_ACT,
        "changes": Readers.PUBLIC,
        "changes-feed": Readers.PUBLIC,
        "concordance": Readers.PUBLIC,
        "concordance-file": Readers.PUBLIC,
        "programmes": Readers.PUBLIC,
        "programme": Readers.PUBLIC,
        "programme-work": Readers.PUBLIC,
        "programme-compare": Readers.PUBLIC,
        "lineage": Readers.PUBLIC,
        "activity": Readers.PUBLIC,
        "activity-report": Readers.BY_ACT,
        "activity-judge": Readers.BY_ACT,
        "programme-publication": Readers.PUBLIC,
        "programme-checks": Readers.BY_POLICY,
        "programme-paper": Readers.PUBLIC,
        "programme-readings": Readers.BY_POLICY,
        "programme-readings-send": Readers.BY_ACT,
        "programme-reading": Readers.BY_POLICY,
        "programme-reading-decide": Readers.BY_ACT,
        "programme-waive": Readers.BY_ACT,
        "programme-publish": Readers.BY_ACT,
        "decisions": Readers.PUBLIC,
        "paper": Readers.PUBLIC,
        "text": Readers.PUBLIC,
        "text-file": Readers.PUBLIC,
        "duties": Readers.PUBLIC,
        "duty-decide": Readers.BY_ACT,
        "duty-review": Readers.PUBLIC,
        "duty-review-decide": Readers.BY_ACT,
        "duty-review-undo": Readers.BY_ACT,
        "reading-start": Readers.PUBLIC,
        "reading-send": Readers.PUBLIC,
        "reading": Readers.INVITED,
        "reading-as": Readers.INVITED,
        "reading-keep": Readers.BY_ACT,
        "reading-forget": Readers.INVITED,
        "compare": Readers.PUBLIC,
        "compare-send": Readers.PUBLIC,
        "redline": Readers.PUBLIC,
        "citations": Readers.PUBLIC,
        "consultations": Readers.PUBLIC,
        "consultation": Readers.PUBLIC,
        "consultation-open": Readers.BY_ACT,
        "consultation-step": Readers.BY_ACT,
        "consultation-comment": Readers.BY_ACT,
        "consultation-answer": Readers.BY_ACT,
        "matrix": Readers.PUBLIC,
        "matrix-file": Readers.PUBLIC,
        "agendas": Readers.PUBLIC,
        "agenda": Readers.PUBLIC,
        "deletion": Readers.PUBLIC,
        "deletion-propose": Readers.BY_ACT,
        "deletion-file": Readers.PUBLIC,
        "meetings": Readers.PUBLIC,
        "meeting": Readers.PUBLIC,
        "meeting-decide": Readers.BY_ACT,
        "calendars": Readers.PUBLIC,
        "calendar": Readers.PUBLIC,
        "calendar-mine": Readers.INVITED,
        "calendar-mine-change": Readers.BY_ACT,
        "countries": Readers.PUBLIC,
        "country": Readers.PUBLIC,
        "set_language": Readers.PUBLIC,
        "names": Readers.PUBLIC,
        "names-send": Readers.PUBLIC,
        "checklists": Readers.PUBLIC,
        "names-run": Readers.INVITED,
        "names-match": Readers.INVITED,
        "names-review": Readers.BY_ACT,
        "names-forget": Readers.INVITED,
        "names-file": Readers.INVITED,
        "review": Readers.PUBLIC,
        "review-decide": Readers.BY_ACT,
        "review-undo": Readers.BY_ACT,
        "review-remark": Readers.BY_ACT,
        "sign-in": Readers.PUBLIC,
        "sign-out": Readers.PUBLIC,
        "account": Readers.SIGNED_IN,
        "password": Readers.SIGNED_IN,
        "invitation": Readers.INVITED,
    }
)
