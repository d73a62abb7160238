"""A message whose place nobody knows yet: with the office, until somebody chooses it. Unreadable at rest."""

from django.db import models
from django.db.models import Q

from yuanba.domains.cases.secrecy import hide, told
from yuanba.platform.sealed.public import SealedText
from yuanba.platform.yards.models import YardModel

OPEN = Q(settled_at__isnull=True)


class Unplaced(YardModel):
    """`pictures` are stored pictures of the office; `code` is the request it became, empty where it was none."""

    by = models.CharField(max_length=10)
    number = models.CharField(max_length=64)
    language = models.CharField(max_length=10, default="zh-hans")
    sealed_address = SealedText(blank=True)
    sealed_name = SealedText(blank=True)
    sealed_text = SealedText(blank=True)
    pictures = models.JSONField(default=list)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "by", "number"], name="cases_unplaced_once")]
        indexes = [models.Index(fields=["yard", "id"], name="cases_unplaced_open", condition=OPEN)]

    @property
    def address(self) -> str:
        """Where it was written from."""
        return told(self, "sealed_address")

    @property
    def name(self) -> str:
        """Who wrote."""
        return told(self, "sealed_name")

    @property
    def text(self) -> str:
        """What was written."""
        return told(self, "sealed_text")

    def write(self, address: str, name: str, text: str) -> None:
        """Seal all three."""
        hide(self, sealed_address=address, sealed_name=name, sealed_text=text)
