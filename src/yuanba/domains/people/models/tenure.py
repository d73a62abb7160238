"""What somebody is to a home."""

from datetime import date
from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from yuanba.domains.people.models.enterprises import Enterprise
from yuanba.domains.people.models.residents import ResidentCard
from yuanba.domains.places.public import ImportBatch, Place
from yuanba.platform.yards.models import YardKey, YardModel


class Tenure(YardModel):
    """What a human or an enterprise is to a home, from a day to a day. Of an owner `part` of `whole` equal shares."""

    card = YardKey(ResidentCard, null=True, on_delete=models.PROTECT, related_name="tenures")
    enterprise = YardKey(Enterprise, null=True, on_delete=models.PROTECT, related_name="tenures")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    since = models.DateField()
    until = models.DateField(null=True)
    part = models.IntegerField(null=True)
    whole = models.IntegerField(null=True)
    stands_for = YardKey(ResidentCard, null=True, on_delete=models.PROTECT, related_name="stood_for")
    batch = YardKey(ImportBatch, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        # They begin with what is pointed at: where that is removed, the database asks for its id alone.
        indexes = [
            models.Index(fields=["card", "yard"], name="people_tenures_at_card"),
            models.Index(fields=["yard", "enterprise"], name="people_tenures_of_firm"),
            models.Index(fields=["home", "yard"], name="people_tenures_at_home"),
            models.Index(fields=["stands_for"], name="people_tenures_for", condition=Q(stands_for__isnull=False)),
            models.Index(fields=["yard", "batch"], name="people_tenures_of_batch", condition=Q(batch__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(card__isnull=True) ^ Q(enterprise__isnull=True), name="people_tenure_of_one"
            ),
            models.CheckConstraint(
                condition=Q(part=None, whole=None) | Q(part__gt=0, part__lte=F("whole")), name="people_share_of_a_whole"
            ),
        ]

    @property
    def share(self) -> Fraction | None:
        """The fraction of the home; None for who owns jointly or not at all."""
        return None if self.part is None or self.whole is None else Fraction(self.part, self.whole)

    @property
    def span(self) -> tuple[date, date | None]:
        """First and last day."""
        return self.since, self.until


class Representative(YardModel):
    """Which of its owners speaks for a home, from a day to a day."""

    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    tenure = YardKey(Tenure, on_delete=models.PROTECT, related_name="representing")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "home"], condition=Q(until__isnull=True), name="people_one_representative"
            )
        ]
        indexes = [
            models.Index(fields=["yard", "home"], name="people_speaks_for_home"),
            models.Index(fields=["tenure", "yard"], name="people_speaks_for_tenure"),
        ]
