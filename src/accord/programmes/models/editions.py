"""Editions and their themes: whose programme it is, who endorsed it, until when it runs."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accord.programmes.models.kinds import EditionStatus
from accord.register.models.columns import Sourced, identifier, in_order, one_of, stated


class Edition(Sourced):
    """One programme for some years, endorsed by a committee. `ends` is its end as first decided; see `Extension`."""

    id = identifier(60)
    title = models.CharField(max_length=300)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    open_ended = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=EditionStatus)
    endorsed_at = models.ForeignKey(
        "register.Meeting", models.PROTECT, null=True, blank=True, related_name="endorsed_editions"
    )
    endorsing_body = models.ForeignKey(
        "register.Body", models.PROTECT, null=True, blank=True, related_name="endorsed_editions"
    )
    document = models.ForeignKey("register.Document", models.PROTECT, null=True, blank=True, related_name="editions")
    basis = models.ForeignKey("register.Instrument", models.PROTECT, null=True, blank=True, related_name="editions")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")

    class Meta:
        constraints: ClassVar = [
            stated("title", "edition"),
            one_of("status", EditionStatus.values, "edition"),
            in_order("starts", "ends", "edition"),
            models.CheckConstraint(
                condition=Q(supersedes=None) | ~Q(supersedes=F("id")),
                name="edition_not_superseding_itself",
                violation_error_message="an edition can't supersede itself",
            ),
            models.CheckConstraint(
                condition=Q(open_ended=False) | Q(ends=None),
                name="edition_open_ended_has_no_end",
                violation_error_message="an open-ended edition has no last day",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EditionBody(Sourced):
    """A body whose programme it is."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="bodies")
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="editions")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "body"], name="edition_body_once")]


class EditionMandate(models.Model):
    """A text on which the programme rests."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="mandates")
    work = models.ForeignKey("decisions.Work", models.PROTECT, related_name="edition_mandates")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "work"], name="edition_mandate_once")]


class Theme(Sourced):
    """A lettered part of an edition."""

    id = identifier(80)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="themes")
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            stated("title", "theme"),
            models.UniqueConstraint(fields=["edition", "code"], name="theme_code_once_an_edition"),
        ]

    def __str__(self) -> str:
        return f"({self.code}) {self.title}"


class SubTheme(Sourced):
    """A heading within a theme, such as a group of species."""

    id = identifier(100)
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="subthemes")
    title = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            stated("title", "subtheme"),
            models.UniqueConstraint(fields=["theme", "title"], name="subtheme_title_once_a_theme"),
        ]

    def __str__(self) -> str:
        return self.title


class Extension(Sourced):
    """A later end that was decided for an edition."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="extensions")
    until = models.DateField()
    decided_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey("register.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey("register.Document", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "until"], name="extension_once")]


class Endorsement(Sourced):
    """A committee that endorsed an edition; the first one also stands in the edition."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="endorsements")
    body = models.ForeignKey("register.Body", models.PROTECT, related_name="+")
    meeting = models.ForeignKey("register.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "body", "meeting"], name="endorsement_once"),
        ]


class Publication(Sourced):
    """An edition as it was published: canonical JSON, frozen with its SHA-256. A later one supersedes it, never overwrites."""

    id = identifier(80)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    as_of = models.DateField()
    published_on = models.DateField()
    published_by = models.CharField(max_length=200)
    meeting = models.ForeignKey("register.Meeting", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey("register.Document", models.PROTECT, null=True, blank=True, related_name="+")
    content = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "number"], name="publication_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="publication_numbers_begin_at_one"),
            stated("content", "publication"),
            stated("published_by", "publication"),
        ]

    def __str__(self) -> str:
        return self.id
