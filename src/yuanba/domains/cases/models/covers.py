"""What was taken out of public view, and the words as they were: for whoever may see contacts."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.domains.cases.secrecy import hide, told
from yuanba.platform.sealed.public import SealedText
from yuanba.platform.yards.models import YardKey, YardModel


class Cover(YardModel):
    """A text, a step, a photograph or the sound of a case; `target` is the id of step or photograph.

    `wording` stands in public instead of words; the words of a case as they were are unreadable at rest.
    """

    case = YardKey(Case, on_delete=models.PROTECT, related_name="covers")
    what = models.CharField(max_length=8)
    target = models.UUIDField(null=True)
    wording = models.TextField(blank=True)
    sealed_words = SealedText(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case", "what", "target"], name="cases_cover_once")]

    @property
    def words(self) -> str:
        """As it was written."""
        return told(self, "sealed_words")

    @words.setter
    def words(self, text: str) -> None:
        hide(self, sealed_words=text)
