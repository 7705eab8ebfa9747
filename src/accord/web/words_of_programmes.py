"""The codes of joint work programmes in the words of the reader's language."""

from django.utils.translation import gettext_lazy as _

from accord.core.programme.comparison import Kind
from accord.core.programme.edition import Agreement, Part, Recurrence, Verdict
from accord.programmes.models import ReadVerdict
from accord.web.words import Words

PARTS: Words = {
    Part.LEAD: _("leads"),
    Part.CO_LEAD: _("leads together with others"),
    Part.SUPPORTING: _("supports"),
    Part.CONSULTED: _("is consulted"),
    Part.PARTNER: _("takes part"),
}
RECURRENCES: Words = {
    Recurrence.MONTHLY: _("every month"),
    Recurrence.QUARTERLY: _("every three months"),
    Recurrence.HALF_YEARLY: _("every six months"),
    Recurrence.ANNUAL: _("every year"),
    Recurrence.BIENNIAL: _("every two years"),
    Recurrence.TRIENNIAL: _("every three years"),
    Recurrence.EACH_MEETING: _("at each meeting"),
    Recurrence.CONTINUOUS: _("all the time"),
}
AGREEMENTS: Words = {
    Agreement.PRINTED: _("printed in a report"),
    Agreement.AGREED: _("agreed by both sides"),
    Agreement.DRAFT: _("draft: the other side has not said anything yet"),
    Agreement.DISPUTED: _("disputed"),
    Agreement.WITHDRAWN: _("withdrawn"),
}
VERDICTS: Words = {Verdict.ACCEPTED: _("accepts it"), Verdict.DISPUTED: _("disputes it")}
DIFFERENT: Words = {Kind.ADDED: _("added"), Kind.REMOVED: _("removed"), Kind.CHANGED: _("changed")}
THINGS: Words = {
    "edition": _("programme"),
    "theme": _("theme"),
    "activity": _("activity"),
    "result": _("result"),
    "status": _("status"),
}
FIELDS: Words = {
    "title": _("title"),
    "text": _("text"),
    "items": _("points"),
    "status": _("status"),
    "reports": _("results"),
    "roles": _("who does what"),
    "mandates": _("mandates"),
    "conditions": _("conditions"),
    "condition_text": _("condition as printed"),
    "deadline": _("deadline"),
    "recurrence": _("recurrence"),
    "funding": _("funding"),
    "indicators": _("indicators"),
    "taxa": _("taxa"),
    "regions": _("regions"),
    "code": _("code"),
    "printed_code": _("printed code"),
    "theme": _("theme"),
    "subtheme": _("heading"),
    "views": _("views of the sides"),
    "evidence": _("evidence"),
    "starts": _("first day"),
    "ends": _("last day"),
    "extensions": _("extensions"),
    "endorsements": _("endorsements"),
    "bodies": _("bodies"),
    "note": _("note"),
    "source": _("source"),
    "locator": _("place in the source"),
    "cancelled_on": _("cancelled on"),
    "cancelled_because": _("why cancelled"),
    "drafted_by": _("drafted by"),
    "author": _("author"),
    "reported_on": _("reported on"),
    "reported_at": _("reported at"),
    "withdrawn_on": _("withdrawn on"),
    "open_ended": _("without an end"),
    "document": _("document"),
    "basis": _("basis"),
    "supersedes": _("follows"),
}
READ_VERDICTS: Words = {
    ReadVerdict.PROPOSED: _("waits"),
    ReadVerdict.ACCEPTED: _("accepted"),
    ReadVerdict.ALTERED: _("accepted with changes"),
    ReadVerdict.REJECTED: _("rejected"),
}
SEVERITIES: Words = {"error": _("keeps it from being published"), "warning": _("to look at")}
