"""What pages say of meetings: how each stands, how people come together, what is in whose way, what was decided."""

from django.utils.translation import gettext_lazy as _

from accord.web.words import Words

STANDINGS: Words = {
    "unknown": _("no date known"),
    "announced": _("dates known"),
    "provisional": _("provisional"),
    "confirmed": _("confirmed"),
    "postponed": _("postponed"),
    "cancelled": _("cancelled"),
    "under_way": _("under way"),
    "held": _("held"),
}
MODES: Words = {
    "in_person": _("in person"),
    "online": _("online"),
    "hybrid": _("in person and online"),
}
CLASHES: Words = {
    "body": _("the same body meets twice"),
    "secretariat": _("the same secretariat serves both"),
    "conventions": _("conventions whose meetings ought not to overlap"),
}
MATTERS: Words = {
    "days": _("Dates"),
    "country": _("Country"),
    "city": _("City"),
    "status": _("How firm"),
}
OUTCOMES: Words = {
    "noted": _("noted"),
    "agreed": _("agreed"),
    "decided": _("decided"),
    "recommended": _("recommended"),
    "requested": _("requested somebody to act"),
    "established": _("established a group"),
    "deferred": _("deferred"),
}
