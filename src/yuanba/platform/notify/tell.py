"""Saying something to one person, once per key, in the caller's transaction; SMS leaves after the commit."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.hushed import hushed
from yuanba.platform.notify.links import link_in, with_path
from yuanba.platform.notify.models import Letter, Message, Sms, phone_digest
from yuanba.platform.notify.sms import gateway, note_sent
from yuanba.platform.notify.templates import TEMPLATES, filled, words_of
from yuanba.platform.sealed.public import column
from yuanba.platform.tasks.public import task
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import closed


def tell(yard: Yard, account: UUID, template: str, data: dict[str, Any], *, link: str, key: str) -> None:
    """Put a message into an account's inbox; the same key again changes nothing."""
    _known(template)
    if Message.objects.filter(yard=yard, key=key, account=account).exists():
        return
    row = Message(yard=yard, account=account, template=template, data=data, key=key, at=clock.now())
    column(row, "sealed_link").put(row, link)
    row.save()


def text(
    yard: Yard, phone: str, template: str, data: dict[str, Any], *, language: str, key: str, link: str = ""
) -> Sms:
    """Queue an SMS, or note that SMS is off; the same key again returns the first. `link` is a path on this site."""
    _known(template)
    known = Sms.objects.filter(yard=yard, key=key, phone_digest=phone_digest(yard.id, phone)).first()
    if known:
        return known
    state = Sms.State.QUEUED if gateway() else Sms.State.OFF
    row = Sms(yard=yard, template=template, data=data, language=language, key=key, state=state, at=clock.now())
    column(row, "sealed_phone").put(row, phone)
    column(row, "sealed_link").put(row, link)
    row.save()
    if state == Sms.State.QUEUED:
        send_sms.enqueue(str(yard.id), str(row.id))
    return row


def retell(yard: Yard, keys: Collection[str], data: dict[str, Any], *, templates: str = "") -> None:
    """What was said under these keys says other data from now on, in inboxes and on the way out.

    `templates` narrows to those that begin with it. What has left already cannot be called back.
    """
    for model in (Message, Sms, Letter):
        rows = model.objects.filter(yard=yard, key__in=keys, template__startswith=templates)
        for row in rows:
            row.data = row.data | {name: value for name, value in data.items() if name in row.data}
            row.save(update_fields=["data"])


def hearers(yard: Yard, keys: Collection[str]) -> list[UUID]:
    """Into whose inboxes something was put under these keys."""
    rows = Message.objects.filter(yard=yard, key__in=keys).order_by("account")
    return list(rows.values_list("account", flat=True).distinct())


def retell_to(accounts: Collection[UUID], yard: Yard, keys: Collection[str], data: dict[str, Any]) -> None:
    """What these accounts were told under these keys says other data from now on."""
    for row in Message.objects.filter(yard=yard, key__in=keys, account__in=accounts):
        row.data = row.data | {name: value for name, value in data.items() if name in row.data}
        row.save(update_fields=["data"])


def _known(template: str) -> None:
    if template not in TEMPLATES:
        raise ValueError(f"unknown template {template!r}")


@task(max_attempts=6)
def send_sms(yard_id: str, sms_id: str) -> str:
    """Send one queued SMS through the gateway, or note that it was taken away; once, and none of a yard that left."""
    row = Sms.objects.get(yard_id=yard_id, id=sms_id)
    if row.state == Sms.State.SENT or closed(row.yard_id):
        return row.state
    out = gateway()
    if out is None:
        row.state = Sms.State.OFF
        row.save(update_fields=["state"])
        return row.state
    if not row.phone:
        row.state, row.error = Sms.State.FAILED, "forgotten"
        row.save(update_fields=["state", "error"])
        return row.state
    row.attempts += 1
    try:
        data = with_path(filled(row.data, row.language), row.link)
        out.send(row.phone, _words(row, data), template=row.template, data=data)
    except Exception as error:
        row.state, row.error = Sms.State.FAILED, hushed(f"{type(error).__name__}: {error}")[:300]
        row.save(update_fields=["state", "error", "attempts"])
        if getattr(error, "for_good", False):
            return row.state
        raise
    row.state, row.error = Sms.State.SENT, ""
    with transaction.atomic():
        row.save(update_fields=["state", "error", "attempts"])
        note_sent(row.template, yard_id, sms_id)
    return row.state


def _words(row: Sms, data: dict[str, Any]) -> str:
    return f"{words_of(row.template, data, row.language)} {link_in(data)}".rstrip()


def inbox(account: UUID, language: str, limit: int = 20, after: UUID | None = None) -> list[tuple[Message, str]]:
    """The newest messages of an account with their words; those after one of them, else refused as absent."""
    rows = Message.objects.filter(account=account)
    if after is not None:
        last = rows.filter(id=after).first()
        if last is None:
            raise absent()
        rows = rows.filter(Q(at__lt=last.at) | Q(at=last.at, id__lt=last.id))
    found = rows.select_related("yard").order_by("-at", "-id")[:limit]
    return [(row, words_of(row.template, row.data, language)) for row in found]


def told_in(yard: Yard, account: UUID, language: str) -> list[tuple[Message, str]]:
    """Everything an account was told in one yard, as it came, with its words: for whoever takes out what is kept."""
    rows = Message.objects.filter(yard=yard, account=account).order_by("at", "id")
    return [(row, words_of(row.template, row.data, language)) for row in rows]


def unread(account: UUID) -> int:
    """How many messages wait to be read (bounded at 99)."""
    return Message.objects.filter(account=account, read_at__isnull=True)[:99].count()


def mark_read(account: UUID) -> None:
    """Everything in the inbox was seen."""
    Message.objects.filter(account=account, read_at__isnull=True).update(read_at=clock.now())


def sms_states(yard: Yard, key: str) -> dict[str, int]:
    """How many short messages under this key are in each state; a state without any is left out."""
    rows = Sms.objects.filter(yard=yard, key=key).order_by().values_list("state").annotate(n=Count("id"))
    return dict(rows)


def sms_sent(yard: Yard, key: str, after: UUID | None = None, limit: int = 200) -> list[Sms]:
    """The next of the short messages under this key that left, and of which it is still known where they went."""
    rows = Sms.objects.filter(yard=yard, key=key, state=Sms.State.SENT).exclude(sealed_phone="")
    return list((rows.filter(id__gt=after) if after else rows).order_by("id")[:limit])


def unsent() -> list[Sms]:
    """SMS that failed or found no gateway, newest first, at most a hundred."""
    states = [Sms.State.FAILED, Sms.State.OFF]
    return list(Sms.objects.filter(state__in=states).select_related("yard").order_by("-at")[:100])
