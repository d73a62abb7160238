"""Who does what where."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from yuanba.domains.people.models.accounts import Account
from yuanba.domains.places.public import Grid
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class DayBefore(models.Func):
    """The day before a day, on both engines; a span that ends then has no days: what never began."""

    arity = 1
    output_field = models.DateField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Days are text there."""
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '-1 day')", **more)

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """Days are counted."""
        return self.as_sql(compiler, connection, template="(%(expressions)s - 1)")


class Post(YardModel):
    """Somebody in a role at a path, from a day to a day. The yard is the one that keeps the post.

    A post at a grid has the grid's own path, where no place is; it reaches the members of the grid.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=24)
    path = models.CharField(max_length=200, db_index=True)
    grid = YardKey(Grid, null=True, on_delete=models.PROTECT, related_name="posts")
    where = models.CharField(max_length=120)
    where_en = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    side = models.CharField(max_length=12, blank=True)
    seat = models.CharField(max_length=12, blank=True)
    term = models.IntegerField(null=True)
    contract = models.UUIDField(null=True)
    photo = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    languages = models.CharField(max_length=80, blank=True)
    hours = models.CharField(max_length=80, blank=True)
    hours_en = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["yard", "role"], name="people_posts_of_role"),
            models.Index(fields=["grid", "yard"], name="people_posts_of_grid", condition=models.Q(grid__isnull=False)),
        ]
        constraints = [models.CheckConstraint(condition=Q(until__gte=DayBefore(F("since"))), name="people_post_days")]

    @property
    def span(self) -> tuple[date, date | None]:
        """First and last day."""
        return self.since, self.until


class Delegation(YardModel):
    """Somebody stands in for the holder of a post, from a day to a day."""

    post = YardKey(Post, on_delete=models.PROTECT, related_name="delegations")
    deputy = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="delegations")
    phone = models.CharField(max_length=20, blank=True)
    since = models.DateField()
    until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["yard", "post"], name="people_deputies_of_post")]
        constraints = [models.CheckConstraint(condition=Q(until__gte=DayBefore(F("since"))), name="people_deputy_days")]

    @property
    def span(self) -> tuple[date, date]:
        """First and last day."""
        return self.since, self.until
