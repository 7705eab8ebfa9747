"""Listing proposals with their steps, the consultations of other bodies, their comments and the listings that resulted.

Where a proposal stands is read off its steps; nothing holds it a second time.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accord.core.listings.proposals import Position, State
from accord.register.models.columns import Sourced, identifier, in_order, one_of, stated
from accord.species.models import ListingEvent, Taxon


class ListingProposal(Sourced):
    """A proposal to a meeting: which taxon (or populations of it) from which appendix ("": none) to which ("": none)."""

    id = identifier(160)
    instrument = models.ForeignKey("register.Instrument", models.PROTECT, related_name="listing_proposals")
    meeting = models.ForeignKey("register.Meeting", models.PROTECT, related_name="listing_proposals")
    number = models.CharField(max_length=40)
    taxon = models.ForeignKey(Taxon, models.PROTECT, related_name="listing_proposals")
    from_appendix = models.CharField(max_length=20, blank=True, default="")
    to_appendix = models.CharField(max_length=20, blank=True, default="")
    scope = models.TextField(blank=True, default="")  # what the proposal says of populations or annotations, in words
    document = models.CharField(max_length=200, blank=True, default="")  # its symbol
    url = models.URLField(max_length=500, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="proposal_number_once_a_meeting"),
            stated("number", "listing_proposal"),
            models.CheckConstraint(
                condition=~Q(from_appendix="") | ~Q(to_appendix=""),
                name="proposal_asks_for_something",
                violation_error_message="a proposal asks for an appendix: the one to list in, or the one to delete from",
            ),
            models.CheckConstraint(
                condition=~Q(instrument="cites")
                | (Q(from_appendix__in=["", "I", "II", "III"]) & Q(to_appendix__in=["", "I", "II", "III"])),
                name="proposal_cites_appendix_known",
                violation_error_message="CITES has the Appendices I, II and III",
            ),
            models.CheckConstraint(
                condition=~Q(instrument="cms")
                | (Q(from_appendix__in=["", "I", "II"]) & Q(to_appendix__in=["", "I", "II"])),
                name="proposal_cms_appendix_known",
                violation_error_message="CMS has the Appendices I and II",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.number}"


class ProposalProponent(models.Model):
    """A Party that submitted it."""

    proposal = models.ForeignKey(ListingProposal, models.PROTECT, related_name="proponents")
    country = models.ForeignKey("register.Country", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "country"], name="proponent_once_a_proposal")
        ]


class ProposedPopulation(models.Model):
    """A country whose population the proposal names, or leaves out (`excepted`)."""

    proposal = models.ForeignKey(ListingProposal, models.PROTECT, related_name="populations")
    country = models.ForeignKey("register.Country", models.PROTECT, related_name="+")
    excepted = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "country"], name="proposed_population_once")
        ]


class ProposalStep(Sourced):
    """What happened to a proposal, in this order; `on` is empty where the day is not known."""

    proposal = models.ForeignKey(ListingProposal, models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State])
    on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    document = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "order"], name="proposal_step_order_once"),
            one_of("state", [state.value for state in State], "proposal_step"),
        ]


class ProposalConsultation(Sourced):
    """Another body asked for its views, until a day that a rule gives; `answered_on` is when they came."""

    proposal = models.ForeignKey(ListingProposal, models.PROTECT, related_name="consultations")
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField()
    rule = models.CharField(max_length=300)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "body"], name="body_consulted_once_a_proposal"),
            stated("rule", "proposal_consultation"),
            in_order("asked_on", "answered_on", "proposal_consultation"),
        ]


class ProposalComment(Sourced):
    """What a body says to a proposal, in one language: a text, or the document that has it."""

    proposal = models.ForeignKey(ListingProposal, models.PROTECT, related_name="comments")
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="+")
    position = models.CharField(max_length=16, choices=[(each.value, each.value) for each in Position])
    language = models.CharField(max_length=2, default="en")
    text = models.TextField(blank=True, default="")
    document = models.CharField(max_length=200, blank=True, default="")
    url = models.URLField(max_length=500, blank=True, default="")
    published_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            one_of("position", [each.value for each in Position], "proposal_comment"),
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(document="") | ~Q(url=""),
                name="proposal_comment_says_something",
                violation_error_message="a comment has a text or names its document",
            ),
            models.CheckConstraint(
                condition=Q(language__length=2),
                name="proposal_comment_language_form",
                violation_error_message="a language is a code of two letters (ISO 639-1)",
            ),
            models.UniqueConstraint(
                fields=["proposal", "body", "language", "published_on"], name="proposal_comment_once_a_day"
            ),
        ]


class ProposalResult(models.Model):
    """A listing event that came of an accepted proposal."""

    proposal = models.ForeignKey(ListingProposal, models.PROTECT, related_name="results")
    event = models.ForeignKey(ListingEvent, models.PROTECT, related_name="proposals")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["proposal", "event"], name="proposal_result_once")]
