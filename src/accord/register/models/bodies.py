"""Bodies (conventions, committees, secretariats, networks, partners), instruments, and who is a Party to them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accord.register.models.columns import Sourced, identifier, in_order, one_of, precise_to, precision, stated


class BodyKind(models.TextChoices):
    """What a body is."""

    CONVENTION = "convention", "convention"
    AGREEMENT = "agreement", "agreement"
    MOU = "mou", "memorandum of understanding"
    CONFERENCE = "conference", "Conference of the Parties"
    COMMITTEE = "committee", "committee"
    WORKING_GROUP = "working_group", "working group or task force"
    SECRETARIAT = "secretariat", "secretariat"
    NETWORK = "network", "network or liaison group"
    PLATFORM = "platform", "platform"
    PROGRAMME = "programme", "programme or initiative"
    PARTNER_IGO = "partner_igo", "intergovernmental organization"
    PARTNER_NGO = "partner_ngo", "non-governmental organization"
    PARTNER_OTHER = "partner_other", "other partner organization"


class PartnerKind(models.TextChoices):
    """The kinds of partner that a partnership strategy tells apart."""

    MEA = "mea", "multilateral environmental agreement"
    UN_ENTITY = "un_entity", "entity of the United Nations system"
    IGO = "igo", "intergovernmental organization"
    GOVERNMENT = "government", "government"
    CSO = "cso", "civil society organization"
    INDIGENOUS = "indigenous", "indigenous peoples and local communities"
    ACADEMIA = "academia", "academia and research"
    INDUSTRY_BODY = "industry_body", "industry body"
    PRIVATE_SECTOR = "private_sector", "private sector"
    FINANCE = "finance", "financial institution"
    PHILANTHROPY = "philanthropy", "foundation"
    MEDIA = "media", "media"


class Body(Sourced):
    """Someone who acts in the register: a convention, a committee, a secretariat, a network, a partner organization."""

    id = identifier()
    kind = models.CharField(max_length=20, choices=BodyKind)
    partner_kind = models.CharField(max_length=20, choices=PartnerKind, blank=True, default="")
    acronym = models.CharField(max_length=60, blank=True, default="")
    name_en = models.CharField(max_length=300)
    name_fr = models.CharField(max_length=300, blank=True, default="")
    name_es = models.CharField(max_length=300, blank=True, default="")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    established = models.DateField(null=True, blank=True)
    established_precision = precision()
    ended = models.DateField(null=True, blank=True)
    ended_precision = precision()
    url = models.URLField(max_length=500, blank=True, default="")

    class Meta:
        verbose_name_plural = "bodies"
        constraints: ClassVar = [
            stated("name_en", "body"),
            one_of("kind", BodyKind.values, "body"),
            one_of("partner_kind", ["", *PartnerKind.values], "body"),
            precise_to("established", "body"),
            precise_to("ended", "body"),
            in_order("established", "ended", "body"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="body_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.acronym or self.name_en


class NetworkRole(models.TextChoices):
    """What a body is in a network."""

    MEMBER = "member", "member"
    PARTICIPANT = "participant", "participant"
    SUPPORTING = "supporting", "supporting organization"
    OBSERVER = "observer", "observer"
    CHAIR = "chair", "chair"
    CO_CHAIR = "co_chair", "co-chair"
    VICE_CHAIR = "vice_chair", "vice-chair"
    CONVENER = "convener", "convener"
    SECRETARIAT = "secretariat", "secretariat"
    EXECUTIVE_COMMITTEE = "executive_committee", "member of the executive committee"


class NetworkMember(Sourced):
    """A body that takes part in a network."""

    network = models.ForeignKey(Body, models.CASCADE, related_name="members")
    member = models.ForeignKey(Body, models.PROTECT, related_name="networks")
    role = models.CharField(max_length=20, choices=NetworkRole, default=NetworkRole.MEMBER)
    since = models.DateField(null=True, blank=True)
    since_precision = precision()
    until = models.DateField(null=True, blank=True)
    until_precision = precision()

    class Meta:
        constraints: ClassVar = [
            one_of("role", NetworkRole.values, "network_member"),
            precise_to("since", "network_member"),
            precise_to("until", "network_member"),
            in_order("since", "until", "network_member"),
            models.CheckConstraint(condition=~Q(network=F("member")), name="network_not_its_own_member"),
            models.UniqueConstraint(fields=["network", "member", "role", "since"], name="network_member_once"),
            models.UniqueConstraint(
                fields=["network", "member", "role"], condition=Q(until=None), name="network_member_once_at_a_time"
            ),
        ]


class InstrumentKind(models.TextChoices):
    """What an instrument is."""

    CONVENTION = "convention", "convention"
    AGREEMENT = "agreement", "agreement"
    PROTOCOL = "protocol", "protocol"
    MOU = "mou", "memorandum of understanding"
    ACTION_PLAN = "action_plan", "action plan"
    STRATEGY = "strategy", "strategy or strategic plan"
    PROGRAMME_BASIS = "programme_basis", "basis of a programme"


class Instrument(Sourced):
    """A treaty, agreement, memorandum, plan or strategy; `machine_name` is what the InforMEA protocol calls it."""

    id = identifier()
    kind = models.CharField(max_length=20, choices=InstrumentKind)
    title_en = models.CharField(max_length=500)
    title_fr = models.CharField(max_length=500, blank=True, default="")
    title_es = models.CharField(max_length=500, blank=True, default="")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    adopted = models.DateField(null=True, blank=True)
    adopted_precision = precision()
    place = models.CharField(max_length=200, blank=True, default="")
    entry_into_force = models.DateField(null=True, blank=True)
    entry_into_force_precision = precision()
    depositary = models.CharField(max_length=200, blank=True, default="")
    machine_name = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            stated("title_en", "instrument"),
            one_of("kind", InstrumentKind.values, "instrument"),
            precise_to("adopted", "instrument"),
            precise_to("entry_into_force", "instrument"),
            in_order("adopted", "entry_into_force", "instrument"),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="instrument_not_its_own_parent"),
            models.UniqueConstraint(
                fields=["machine_name"], condition=~Q(machine_name=""), name="instrument_machine_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title_en


class Consent(models.TextChoices):
    """How a state agrees to be bound (Vienna Convention on the Law of Treaties, Art. 11; succession: 1978 Convention)."""

    RATIFICATION = "ratification", "ratification"
    ACCEPTANCE = "acceptance", "acceptance"
    APPROVAL = "approval", "approval"
    ACCESSION = "accession", "accession"
    SUCCESSION = "succession", "succession"
    SIGNATURE = "signature", "signature"


class PartyMembership(Sourced):
    """One time during which a country is a Party; one that left and came back has two.

    `withdrawn` is the first day on which it is no longer bound. A day that is not known is left open, not invented.
    """

    id = identifier()
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="memberships")
    country = models.ForeignKey("register.Country", models.PROTECT, related_name="memberships")
    ordinal = models.PositiveSmallIntegerField(default=1)
    mode = models.CharField(max_length=20, choices=Consent)
    deposited = models.DateField(null=True, blank=True)
    entry_into_force = models.DateField(null=True, blank=True)
    withdrawn = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("mode", Consent.values, "membership"),
            # A State that succeeds to a treaty is bound from its independence, before it says so.
            models.CheckConstraint(
                condition=Q(deposited=None)
                | Q(entry_into_force=None)
                | Q(entry_into_force__gte=F("deposited"))
                | Q(mode=Consent.SUCCESSION),
                name="membership_entry_into_force_not_before_deposited",
                violation_error_message="“entry_into_force” is before “deposited”, which only a succession allows",
            ),
            in_order("entry_into_force", "withdrawn", "membership"),
            models.CheckConstraint(condition=Q(ordinal__gte=1), name="membership_ordinal_positive"),
            models.UniqueConstraint(fields=["instrument", "country", "ordinal"], name="membership_ordinal_once"),
            models.UniqueConstraint(
                fields=["instrument", "country"],
                condition=Q(withdrawn=None),
                name="membership_once_at_a_time",
                violation_error_message="it is a Party already",
            ),
        ]

    def __str__(self) -> str:
        return self.id
