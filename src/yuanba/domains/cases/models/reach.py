"""The way back to whoever reported by a message: unreadable at rest, opened only to write to them."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.domains.cases.secrecy import hide, told
from yuanba.platform.sealed.public import SealedText
from yuanba.platform.yards.models import YardKey, YardModel


class Reach(YardModel):
    """`by` is wechat or email, `language` the one they are answered in.

    `is_quiet`: nothing is answered by itself, for nobody vouches for the address. Staff never see the address; what
    they write goes there by itself.
    """

    case = YardKey(Case, on_delete=models.PROTECT, related_name="reaches")
    by = models.CharField(max_length=10)
    language = models.CharField(max_length=10, default="zh-hans")
    is_quiet = models.BooleanField(default=False)
    sealed_address = SealedText(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case"], name="cases_reach_once")]

    @property
    def address(self) -> str:
        """Where they wrote from."""
        return told(self, "sealed_address")

    @address.setter
    def address(self, text: str) -> None:
        hide(self, sealed_address=text)
