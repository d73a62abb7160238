"""The limit everything is measured against: bare django-ninja, one INSERT, one SELECT of twenty rows, no middleware.

The row is as wide as the product's case in a list, in one flat table, through the ORM and a schema: what a first
version of any such service does, with no rights, no history, no clocks and no events.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.wsgi import get_wsgi_application
from django.db import models
from django.http import HttpRequest
from django.urls import path
from ninja import NinjaAPI, Schema

from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7

application = get_wsgi_application()  # loads the apps, which the model below needs
api = NinjaAPI(title="bare", urls_namespace="bare", docs_url=None)


class Row(models.Model):
    """A flat case."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    number = models.CharField(max_length=20)
    yard = models.CharField(max_length=16)
    place = models.CharField(max_length=120)
    title = models.CharField(max_length=60)
    text = models.TextField()
    kind = models.CharField(max_length=12)
    level = models.CharField(max_length=10)
    state = models.CharField(max_length=20)
    version = models.IntegerField()
    reported_at = models.DateTimeField()
    answer_due = models.DateTimeField()
    close_due = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    promised_due = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    due_what = models.CharField(max_length=10)
    due_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12)
    rating = models.CharField(max_length=5)
    assignee = models.CharField(max_length=60)

    class Meta:
        app_label = "bench"
        db_table = "bench_row"


class Words(Schema):
    """What is inserted."""

    text: str


class Shown(Schema):
    """What a list shows of a row."""

    id: UUID
    number: str
    yard: str
    place: str
    title: str
    kind: str
    level: str
    state: str
    version: int
    reported_at: datetime
    answer_due: datetime
    close_due: datetime | None
    answered_at: datetime | None
    promised_due: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    due_what: str
    due_at: datetime | None
    outcome: str
    rating: str
    assignee: str


def made(text: str) -> Row:
    """A row as the bare service would store it."""
    now = clock.now()
    return Row(
        number="B0-1",
        yard="B0",
        place="3 栋 2 单元",
        title=text[:40],
        text=text,
        kind="repair",
        level="ordinary",
        state="new",
        version=1,
        reported_at=now,
        answer_due=now,
        close_due=now,
        due_what="answer",
        due_at=now,
    )


@api.post("/rows")
def insert(request: HttpRequest, words: Words) -> dict[str, Any]:
    """One INSERT, committed."""
    row = made(words.text)
    row.save(force_insert=True)
    return {"id": row.id}


@api.get("/rows", response=list[Shown])
def select(request: HttpRequest) -> list[Row]:
    """One SELECT of twenty rows by an index."""
    return list(Row.objects.order_by("-id")[:20])


urlpatterns = [path("bare/", api.urls)]
