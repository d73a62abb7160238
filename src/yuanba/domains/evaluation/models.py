"""A survey, which homes have answered, and how often each mark was given: nothing joins the last two."""

from django.db import models

from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class Survey(YardModel):
    """The survey of one year. `asked` homes there were, `company` and `minimum` are frozen when it opens."""

    year = models.IntegerField()
    closes_on = models.DateField()
    minimum = models.IntegerField()
    asked = models.IntegerField()
    answered = models.IntegerField(default=0)
    company = models.CharField(max_length=80, blank=True)
    company_en = models.CharField(max_length=120, blank=True)
    opened_at = models.DateTimeField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "year"], name="evaluation_survey_once")]


class Turn(YardModel):
    """That a home has answered, and who asked it where staff did; not what it said."""

    survey = YardKey(Survey, on_delete=models.PROTECT, related_name="turns")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=5)
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    client_key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "survey", "home"], name="evaluation_turn_once")]


class Tally(YardModel):
    """How often a mark was given to a question: one more with each answer, and no trace of whose it was."""

    survey = YardKey(Survey, on_delete=models.PROTECT, related_name="tallies")
    question = models.CharField(max_length=10)
    mark = models.IntegerField()
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "survey", "question", "mark"], name="evaluation_tally_once")
        ]
