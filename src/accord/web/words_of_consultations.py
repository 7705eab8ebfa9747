"""What pages say of consultations: how one stands, what happened to it, what a comment is answered."""

from django.utils.translation import gettext_lazy as _

from accord.web.words import Words

PHASES: Words = {
    "announced": _("announced"),
    "open": _("open for comments"),
    "closed": _("closed"),
    "withdrawn": _("withdrawn"),
}
STEPS: Words = {
    "opened": _("opened"),
    "extended": _("extended"),
    "closed": _("closed"),
    "withdrawn": _("withdrawn"),
}
OUTCOMES: Words = {
    "accepted": _("accepted"),
    "accepted_in_part": _("accepted in part"),
    "not_accepted": _("not accepted"),
    "noted": _("noted"),
}
CAPACITIES: Words = {"party": _("Party"), "observer": _("observer")}
