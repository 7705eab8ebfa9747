"""The words that the columns of this room may hold, as the core knows them, with their labels."""

from django.db import models


class EditionStatus(models.TextChoices):
    """How far an edition has come."""

    DRAFT = "draft", "draft"
    PROPOSED = "proposed", "before the committee"
    ENDORSED = "endorsed", "endorsed"
    CLOSED = "closed", "closed"


class Part(models.TextChoices):
    """What a body does in an activity."""

    LEAD = "lead", "leads"
    CO_LEAD = "co_lead", "leads together with others"
    SUPPORTING = "supporting", "supports"
    CONSULTED = "consulted", "is consulted"
    PARTNER = "partner", "takes part"


class Condition(models.TextChoices):
    """What an activity depends on, or how it goes on."""

    EXTERNAL_FUNDING = "external_funding", "subject to external funding"
    EVENT_TRIGGERED = "event_triggered", "when something happens"
    AS_APPROPRIATE = "as_appropriate", "as appropriate"
    OPEN_ENDED = "open_ended", "without an end"
    RECURRING = "recurring", "again and again"


class Recurrence(models.TextChoices):
    """How often an activity comes back."""

    MONTHLY = "monthly", "every month"
    QUARTERLY = "quarterly", "every quarter"
    HALF_YEARLY = "half_yearly", "every half year"
    ANNUAL = "annual", "every year"
    BIENNIAL = "biennial", "every second year"
    TRIENNIAL = "triennial", "every third year"
    EACH_MEETING = "each_meeting", "at each meeting"
    CONTINUOUS = "continuous", "all the time"


class ResultStatus(models.TextChoices):
    """How an activity stands. *None reported* (an empty cell) and *no action* (said so) are never the same."""

    DONE = "done", "done"
    PARTLY = "partly", "partly done"
    NO_ACTION = "no_action", "no action taken"
    NONE_REPORTED = "none_reported", "none reported"
    NOT_ASSESSED = "not_assessed", "not assessed"
    NOT_YET_DUE = "not_yet_due", "not yet due"
    OVERDUE = "overdue", "overdue"
    CANCELLED = "cancelled", "cancelled"


#: Statuses that a report states, and those that say that no report states anything.
SAID = (ResultStatus.DONE, ResultStatus.PARTLY, ResultStatus.NO_ACTION)
UNSAID = (ResultStatus.NONE_REPORTED, ResultStatus.NOT_ASSESSED, ResultStatus.NOT_YET_DUE, ResultStatus.OVERDUE)


class Descent(models.TextChoices):
    """What became of an activity in a later edition."""

    CONTINUED = "continued", "continued"
    CHANGED = "changed", "continued with changes"
    MERGED = "merged", "merged with others"
    SPLIT = "split", "split"
    GENERALISED = "generalised", "made more general"
    ABSORBED = "absorbed", "absorbed by another"
    COMPLETED = "completed", "completed"
    DROPPED = "dropped", "dropped"
    NEW = "new", "new"


class Verdict(models.TextChoices):
    """What one side says of a result that the other has drafted."""

    ACCEPTED = "accepted", "accepted"
    DISPUTED = "disputed", "disputed"


class FundingStatus(models.TextChoices):
    """How sure money is. Needed money is estimated or approved; found money sought, pledged, received or declined."""

    ESTIMATED = "estimated", "estimated"
    APPROVED = "approved", "approved"
    SOUGHT = "sought", "sought"
    PLEDGED = "pledged", "pledged"
    RECEIVED = "received", "received"
    DECLINED = "declined", "declined"


class ReadKind(models.TextChoices):
    """What a reader found in a paper."""

    THEME = "theme", "theme"
    ACTIVITY = "activity", "activity"
    RESULT = "result", "result"


class ReadVerdict(models.TextChoices):
    """What a person made of what a reader found."""

    PROPOSED = "proposed", "proposed by the reader"
    ACCEPTED = "accepted", "accepted"
    ALTERED = "altered", "accepted with changes"
    REJECTED = "rejected", "rejected"
