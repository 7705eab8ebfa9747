"""What pages say of papers: how a duty stands in time, how strongly it asks, what became of it."""

from django.utils.translation import gettext_lazy as _

from accord.web.words import Words

DUE: Words = {
    "overdue": _("overdue"),
    "coming": _("coming"),
    "recurrent": _("recurrent"),
    "meeting_without_date": _("at a meeting without a date"),
    "open": _("without a time"),
}
STRENGTHS: Words = {
    "binding": _("binding"),
    "request": _("request"),
    "encouragement": _("encouragement"),
    "none": _("no duty"),
}
VERDICTS: Words = {
    "proposed": _("not decided yet"),
    "accepted": _("accepted"),
    "corrected": _("corrected"),
    "rejected": _("rejected"),
}
#: Kinds of texts, as identifiers name them.
KINDS: Words = {
    "res": _("resolutions"),
    "dec": _("decisions"),
    "rec": _("recommendations"),
    "doc": _("documents"),
    "inf": _("information documents"),
    "notif": _("notifications"),
    "paper": _("papers"),
}
#: How a paragraph stands by itself.
PROVISIONS: Words = {
    "active": _("active"),
    "implemented": _("implemented"),
    "elapsed": _("elapsed"),
    "superseded": _("superseded"),
    "retired": _("retired"),
    "requires_funding": _("requires funding"),
}
#: How the queue of duties can be narrowed.
QUEUE_STATES: Words = {"": _("waiting"), "decided": _("decided"), "all": _("all")}
ACTORS: Words = {
    "parties": _("Parties"),
    "non-parties": _("non-Parties"),
    "range-states": _("range States"),
    "member-states": _("Member States"),
    "executive-secretary": _("Executive Secretary"),
    "secretary-general": _("Secretary-General"),
    "focal-points": _("focal points"),
    "agreements": _("agreements"),
    "other-governments": _("other Governments"),
    "stakeholders": _("stakeholders"),
    "organizations": _("organizations"),
    "partners": _("partners"),
    "donors": _("donors"),
    "igos": _("intergovernmental organizations"),
    "ngo-partners": _("non-governmental organizations"),
    "mea-secretariats": _("secretariats of other conventions"),
}


def called(actor: str) -> str:
    """An actor that is no body of the register, in words: `cites:parties` is “Parties (CITES)”; else as it is written."""
    body, _colon, organ = actor.rpartition(":")
    if organ not in ACTORS:
        return actor
    return f"{ACTORS[organ]} ({body.upper()})" if body else str(ACTORS[organ])
