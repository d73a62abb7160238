"""Tables of people."""

from django.db import models

from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import Shared, YardKey, YardModel


class Account(Shared):
    """A human with credentials. Nothing is written here per request."""

    username = models.CharField(max_length=40, unique=True, null=True)  # noqa: DJ001  unique where present
    phone = models.CharField(max_length=20, unique=True, null=True)  # noqa: DJ001  unique where present
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    password = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()


class ResidentCard(YardModel):
    """That human in one yard."""

    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="cards")
    name = models.CharField(max_length=40)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "account"], name="people_card_once")]


class Tenure(YardModel):
    """What somebody is to a home, from a day to a day."""

    card = YardKey(ResidentCard, on_delete=models.PROTECT, related_name="tenures")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["yard", "card"], name="people_tenures_of_card"),
            models.Index(fields=["yard", "home"], name="people_tenures_of_home"),
        ]


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


class ApiKey(Shared):
    """A key by which a program acts as an account; only its digest is kept."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="api_keys")
    label = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
