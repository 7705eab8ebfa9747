"""Where statements were read, and under which licence."""

from typing import ClassVar

from django.db import models

from accord.register.models.columns import identifier, precise_to, precision, stated


class Source(models.Model):
    """A publication, document, page or file that statements of the register rest on."""

    id = identifier()
    title = models.CharField(max_length=500)
    publisher = models.CharField(max_length=300, blank=True, default="")
    symbol = models.CharField(max_length=100, blank=True, default="")
    url = models.URLField(max_length=1000, blank=True, default="")
    date = models.DateField(null=True, blank=True)
    date_precision = precision()
    licence = models.CharField(max_length=300)
    retrieved_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")  # of the original bytes, where they were read
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [stated("title", "source"), stated("licence", "source"), precise_to("date", "source")]

    def __str__(self) -> str:
        return self.title
