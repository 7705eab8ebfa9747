"""What pages say of proposals: where one stands, what it asks for, what a body thinks of it."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accord.web.words import Words

STATES: Words = {
    "submitted": _("submitted"),
    "amended": _("amended"),
    "withdrawn": _("withdrawn"),
    "accepted": _("accepted"),
    "rejected": _("rejected"),
}
POSITIONS: Words = {
    "supports": _("supports it"),
    "does_not_support": _("does not support it"),
    "no_objection": _("no objection"),
    "information": _("information only"),
}
HOW: Words = {
    "taxon": "",
    "above": _("about a higher taxon that includes it"),
    "below": _("about a part of it"),
}


def change_sought(from_appendix: str, to_appendix: str) -> str:
    """What a proposal asks for, in the reader's language."""
    values = {"old": from_appendix, "new": to_appendix}
    if not from_appendix:
        return gettext("inclusion in Appendix %(new)s") % values
    if not to_appendix:
        return gettext("deletion from Appendix %(old)s") % values
    if from_appendix == to_appendix:
        return gettext("amendment of the listing in Appendix %(new)s") % values
    return gettext("transfer from Appendix %(old)s to Appendix %(new)s") % values
