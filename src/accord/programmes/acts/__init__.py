"""What changes a joint work programme; each act is one entry of the journal."""

from accord.programmes.acts.action_points import close_action_point, open_action_point, verify_action_point
from accord.programmes.acts.activities import (
    add_activity,
    alter_activity,
    cancel_activity,
    record_funding,
    record_indicator,
    record_mandate,
    record_measurement,
    set_roles,
)
from accord.programmes.acts.editions import (
    add_theme,
    close_edition,
    endorse_programme,
    extend_edition,
    open_edition,
    propose_programme,
)
from accord.programmes.acts.lineage import decide_lineage, retract_lineage
from accord.programmes.acts.publishing import publish_edition, revoke_waiver, waive_check
from accord.programmes.acts.readings import (
    accept_read_activity,
    accept_read_result,
    accept_read_theme,
    place_reading,
    reject_read_item,
    stage_reading,
)
from accord.programmes.acts.results import (
    accept_result,
    dispute_result,
    draft_result,
    report_result,
    revise_result,
    say_none_reported,
    withdraw_result,
)

__all__ = [
    "accept_read_activity",
    "accept_read_result",
    "accept_read_theme",
    "accept_result",
    "add_activity",
    "add_theme",
    "alter_activity",
    "cancel_activity",
    "close_action_point",
    "close_edition",
    "decide_lineage",
    "dispute_result",
    "draft_result",
    "endorse_programme",
    "extend_edition",
    "open_action_point",
    "open_edition",
    "place_reading",
    "propose_programme",
    "publish_edition",
    "record_funding",
    "record_indicator",
    "record_mandate",
    "record_measurement",
    "reject_read_item",
    "report_result",
    "retract_lineage",
    "revise_result",
    "revoke_waiver",
    "say_none_reported",
    "set_roles",
    "stage_reading",
    "verify_action_point",
    "waive_check",
    "withdraw_result",
]
