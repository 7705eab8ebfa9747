"""The register's codes in the reader's language: what a page prints instead of `in_effect` or `cites:asia`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.decisions.models import WorkEventKind, WorkKind
from accord.decisions.queries import State
from accord.journal.actors import Role
from accord.programmes.models import Condition, Descent, EditionStatus, ResultStatus

Words = dict[str, Promise | str]

RELATIONS: Words = {
    "congruent": _("same taxon"),
    "includes": _("CITES taxon includes the CMS one"),
    "included_in": _("CITES taxon is part of the CMS one"),
    "overlaps": _("the two overlap"),
    "disjoint": _("different taxa"),
    "undecided": _("undecided"),
    "only_left": _("only under CITES"),
    "only_right": _("only under CMS"),
}
RANKS: Words = {
    "kingdom": _("kingdom"),
    "subkingdom": _("subkingdom"),
    "phylum": _("phylum"),
    "subphylum": _("subphylum"),
    "superclass": _("superclass"),
    "class": _("class"),
    "subclass": _("subclass"),
    "infraclass": _("infraclass"),
    "superorder": _("superorder"),
    "order": _("order"),
    "suborder": _("suborder"),
    "infraorder": _("infraorder"),
    "superfamily": _("superfamily"),
    "family": _("family"),
    "subfamily": _("subfamily"),
    "tribe": _("tribe"),
    "subtribe": _("subtribe"),
    "genus": _("genus"),
    "subgenus": _("subgenus"),
    "section": _("section"),
    "species": _("species"),
    "subspecies": _("subspecies"),
    "variety": _("variety"),
    "subvariety": _("subvariety"),
    "form": _("form"),
    "population": _("population"),
}
FAMILIES: Words = {"names": _("Names"), "concepts": _("Concepts"), "law": _("Law")}
OCCURRENCE: Words = {
    "": _("native"),
    "native": _("native"),
    "extinct": _("extinct"),
    "introduced": _("introduced"),
    "reintroduced": _("reintroduced"),
    "uncertain": _("uncertain"),
}
INTERVALS: Words = {"listing": _("listing"), "members": _("members only"), "reservation": _("reservation")}
MEMBERSHIP: Words = {
    "acceptance": _("acceptance"),
    "accession": _("accession"),
    "approval": _("approval"),
    "ratification": _("ratification"),
    "signature": _("signature"),
    "succession": _("succession"),
}
REGIONS: Words = {
    "cites:africa": _("Africa"),
    "cites:asia": _("Asia"),
    "cites:central-and-south-america-and-the-caribbean": _("Central and South America and the Caribbean"),
    "cites:europe": _("Europe"),
    "cites:north-america": _("North America"),
    "cites:oceania": _("Oceania"),
}
WORKS: Words = {
    WorkKind.RESOLUTION: _("Resolution"),
    WorkKind.DECISION: _("Decision"),
    WorkKind.RECOMMENDATION: _("Recommendation"),
    WorkKind.NOTIFICATION: _("Notification"),
}
STATES: Words = {
    State.UNKNOWN: _("unknown"),
    State.PROPOSED: _("proposed"),
    State.DRAFT: _("draft"),
    State.NOT_ADOPTED: _("not adopted"),
    State.ADOPTED: _("adopted"),
    State.IN_EFFECT: _("in effect"),
    State.REVISED: _("revised"),
    State.IMPLEMENTED: _("implemented"),
    State.PROPOSED_FOR_DELETION: _("proposed for deletion"),
    State.INCORPORATED: _("incorporated"),
    State.DELETED: _("deleted"),
    State.REPEALED: _("repealed"),
    State.SUPERSEDED: _("superseded"),
}
WORK_EVENTS: Words = {
    WorkEventKind.PROPOSED: _("proposed"),
    WorkEventKind.DRAFTED: _("drafted"),
    WorkEventKind.NOT_ADOPTED: _("not adopted"),
    WorkEventKind.ADOPTED: _("adopted"),
    WorkEventKind.ISSUED: _("issued"),
    WorkEventKind.REVISED: _("revised"),
    WorkEventKind.TAKES_EFFECT: _("takes effect"),
    WorkEventKind.PROPOSED_AMENDMENT: _("amendment proposed"),
    WorkEventKind.IMPLEMENTED: _("considered implemented"),
    WorkEventKind.PROPOSED_INCORPORATION: _("incorporation proposed"),
    WorkEventKind.NOT_INCORPORATED: _("incorporation declined"),
    WorkEventKind.INCORPORATED: _("incorporated"),
    WorkEventKind.PROPOSED_FOR_DELETION: _("proposed for deletion"),
    WorkEventKind.RETAINED: _("retained"),
    WorkEventKind.DELETED: _("deleted"),
    WorkEventKind.REPEALED_IN_PART: _("repealed in part"),
    WorkEventKind.REPEALED: _("repealed"),
    WorkEventKind.SUPERSEDED: _("superseded"),
}
RESULTS: Words = {
    ResultStatus.DONE: _("done"),
    ResultStatus.PARTLY: _("partly done"),
    ResultStatus.NO_ACTION: _("no action (said so)"),
    ResultStatus.NONE_REPORTED: _("none reported"),
    ResultStatus.NOT_ASSESSED: _("not assessed"),
    ResultStatus.NOT_YET_DUE: _("not yet due"),
    ResultStatus.OVERDUE: _("overdue"),
    ResultStatus.CANCELLED: _("cancelled"),
}
EDITIONS: Words = {
    EditionStatus.DRAFT: _("draft"),
    EditionStatus.PROPOSED: _("before the committee"),
    EditionStatus.ENDORSED: _("endorsed"),
    EditionStatus.CLOSED: _("closed"),
}
DESCENT: Words = {
    Descent.CONTINUED: _("continued"),
    Descent.CHANGED: _("continued with changes"),
    Descent.MERGED: _("merged with others"),
    Descent.SPLIT: _("split"),
    Descent.GENERALISED: _("made more general"),
    Descent.ABSORBED: _("absorbed by another"),
    Descent.COMPLETED: _("completed"),
    Descent.DROPPED: _("dropped"),
    Descent.NEW: _("new"),
}
CONDITIONS: Words = {
    Condition.EXTERNAL_FUNDING: _("subject to external funding"),
    Condition.EVENT_TRIGGERED: _("when something happens"),
    Condition.AS_APPROPRIATE: _("as appropriate"),
    Condition.OPEN_ENDED: _("without an end date"),
    Condition.RECURRING: _("again and again"),
}
CHANGES: Words = {
    "addition": _("listed"),
    "deletion": _("taken out"),
    "reservation": _("reservation entered"),
    "reservation_withdrawn": _("reservation withdrawn"),
}
#: What else changed where the appendices stay the same.
DIFFERENCES: Words = {
    "appendix": "",
    "populations": _("other populations"),
    "party": _("other Parties"),
    "reservation": _("reservations"),
    "basis": _("own name or higher taxon"),
    "names": _("names"),
}
#: How a person rules on a pair: `left` and `right` are the taxa as they stand on the page.
RULED_RELATIONS: Words = {
    "congruent": _("the same taxon"),
    "includes": _("the left takes in the right"),
    "included_in": _("the left is part of the right"),
    "overlaps": _("the two overlap"),
    "disjoint": _("nothing in common"),
}
COVERS: Words = {
    "wholly": _("wholly"),
    "partly": _("partly"),
    "not": _("not at all"),
    "unknown": _("unknown"),
}
CASE_KINDS: Words = {
    "undecided": _("Undecided pair"),
    "name": _("Name of a list"),
    "pair": _("Pair of two editions"),
    "counterpart": _("Taxon without counterpart"),
}
REVIEW_STATES: Words = {
    "": _("waiting"),
    "open": _("waiting"),
    "contested": _("decided, but contradicted"),
    "decided": _("decided"),
    "all": _("all"),
}
EVIDENCE: Words = {
    "exact": _("same name"),
    "stem": _("same stem"),
    "synonym": _("synonym"),
    "transfer": _("transfer"),
    "lineage": _("by its species"),
    "higher": _("by a higher taxon"),
    "shared_synonym": _("shared synonym"),
    "fuzzy": _("slip of the pen"),
    "decision": _("decision"),
    "stated": _("stated by a list"),
    "exemplar": _("by a member of both"),
    "reasoned": _("follows from others"),
}
MATCHES: Words = {
    "matched": _("found"),
    "ambiguous": _("several candidates"),
    "proposed": _("proposal"),
    "higher": _("only a higher taxon"),
    "none": _("not found"),
}
AUTHORS: Words = {"same": _("same author"), "different": _("other author"), "unknown": _("author not compared")}
COLUMNS: Words = {
    "name": _("scientific name"),
    "authorship": _("authorship"),
    "rank": _("rank"),
    "family": _("family"),
    "kingdom": _("kingdom"),
    "code": _("nomenclatural code"),
    "id": _("identifier"),
    "genus": _("genus"),
    "epithet": _("epithet"),
    "infraspecific": _("lower epithet"),
}
ROLES: Words = {
    Role.PARTY: _("Party"),
    Role.OFFICER: _("officer"),
    Role.REVIEWER: _("reviewer"),
    Role.COMMITTEE_MEMBER: _("committee member"),
    Role.ADMINISTRATOR: _("administrator"),
}
FOUND: Words = {"country": _("country"), "body": _("body"), "meeting": _("meeting")}


def in_words(table: Words, code: str) -> str:
    """A code in words; a code that the table does not have is shown as it is, rather than hidden."""
    return str(table.get(code, code))
