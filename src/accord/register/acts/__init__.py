"""Everything that changes the register, as an officer would say it."""

from accord.register.acts.accounts import (
    choose_password,
    close_account,
    grant_role,
    invite,
    open_account,
    revoke_role,
)
from accord.register.acts.agendas import (
    Item,
    add_agenda_item,
    file_document,
    move_agenda_item,
    remove_agenda_item,
    set_agenda,
)
from accord.register.acts.feeds import close_feed, open_feed
from accord.register.acts.meetings import (
    CORRECTABLE,
    cancel_meeting,
    correct_meeting,
    record_meeting,
    reschedule_meeting,
)
from accord.register.acts.outcomes import record_outcome, record_representation, record_side_event
from accord.register.acts.parties import record_membership, record_withdrawal
from accord.register.acts.statements import DatesSaid, choose_dates, record_statements

__all__ = [
    "CORRECTABLE",
    "DatesSaid",
    "Item",
    "add_agenda_item",
    "cancel_meeting",
    "choose_dates",
    "choose_password",
    "close_account",
    "close_feed",
    "correct_meeting",
    "file_document",
    "grant_role",
    "invite",
    "move_agenda_item",
    "open_account",
    "open_feed",
    "record_meeting",
    "record_membership",
    "record_outcome",
    "record_representation",
    "record_side_event",
    "record_statements",
    "record_withdrawal",
    "remove_agenda_item",
    "reschedule_meeting",
    "revoke_role",
    "set_agenda",
]
