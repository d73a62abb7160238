"""Who does what where."""

from django.db import models

from yuanba.domains.people.models.accounts import Account
from yuanba.platform.yards.models import YardModel


class Post(YardModel):
    """Somebody in a role at a path, from a day to a day. The yard is the one that keeps the post."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=24)
    path = models.CharField(max_length=200, db_index=True)
    where = models.CharField(max_length=120)
    where_en = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
