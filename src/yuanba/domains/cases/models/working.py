"""What the desk keeps for its own work: ready replies, saved lists."""

from django.db import models
from django.db.models import Q

from yuanba.platform.yards.models import YardKey, YardModel


class ReplyTemplate(YardModel):
    """A ready reply of a yard. `preset` names the one of the product that it stands for; retired, it hides that one."""

    verb = models.CharField(max_length=12)
    kind = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=40)
    text = models.TextField()
    text_en = models.TextField(blank=True)
    preset = models.CharField(max_length=20, blank=True)
    version = models.IntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=60, blank=True)
    retired_at = models.DateTimeField(null=True)
    client_key = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "client_key"], name="cases_reply_client_once"),
            models.UniqueConstraint(fields=["yard", "preset"], condition=~Q(preset=""), name="cases_reply_preset_once"),
        ]
        indexes = [models.Index(fields=["yard", "verb"], name="cases_replies")]


class SavedList(YardModel):
    """A list that somebody keeps: its address by a name, for herself or for all who work in the yard."""

    owner = models.UUIDField()
    owner_name = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=30)
    query = models.CharField(max_length=200)
    shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    client_key = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "owner", "name"], name="cases_list_name_once"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="cases_list_client_once"),
        ]


class FirstList(YardModel):
    """With which list somebody begins."""

    account = models.UUIDField()
    kept = YardKey(SavedList, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "account"], name="cases_first_list_once")]
