"""Saying something to one person, once per key, in the caller's transaction; SMS leaves after the commit."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.notify.links import link_in, with_path
from yuanba.platform.notify.models import Message, Sms
from yuanba.platform.notify.sms import gateway
from yuanba.platform.notify.templates import TEMPLATES, words_of
from yuanba.platform.tasks.public import task
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import closed


def tell(yard: Yard, account: UUID, template: str, data: dict[str, Any], *, link: str, key: str) -> None:
    """Put a message into an account's inbox; the same key again changes nothing."""
    _known(template)
    if Message.objects.filter(yard=yard, key=key, account=account).exists():
        return
    Message(yard=yard, account=account, template=template, data=data, link=link, key=key, at=clock.now()).save()


def text(
    yard: Yard, phone: str, template: str, data: dict[str, Any], *, language: str, key: str, link: str = ""
) -> Sms:
    """Queue an SMS, or note that SMS is off; the same key again returns the first. `link` is a path on this site."""
    _known(template)
    known = Sms.objects.filter(yard=yard, key=key, phone=phone).first()
    if known:
        return known
    state = Sms.State.QUEUED if gateway() else Sms.State.OFF
    row = Sms(
        yard=yard,
        phone=phone,
        template=template,
        data=with_path(data, link),
        language=language,
        key=key,
        state=state,
        at=clock.now(),
    )
    row.save()
    if state == Sms.State.QUEUED:
        send_sms.enqueue(str(yard.id), str(row.id))
    return row


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
    row.attempts += 1
    try:
        out.send(row.phone, _words(row), template=row.template, data=row.data)
    except Exception as error:
        row.state, row.error = Sms.State.FAILED, f"{type(error).__name__}: {error}"[:300]
        row.save(update_fields=["state", "error", "attempts"])
        if getattr(error, "for_good", False):
            return row.state
        raise
    row.state, row.error = Sms.State.SENT, ""
    row.save(update_fields=["state", "error", "attempts"])
    return row.state


def _words(row: Sms) -> str:
    return f"{words_of(row.template, row.data, row.language)} {link_in(row.data)}".rstrip()


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


def unread(account: UUID) -> int:
    """How many messages wait to be read (bounded at 99)."""
    return Message.objects.filter(account=account, read_at__isnull=True)[:99].count()


def mark_read(account: UUID) -> None:
    """Everything in the inbox was seen."""
    Message.objects.filter(account=account, read_at__isnull=True).update(read_at=clock.now())


def unsent() -> list[Sms]:
    """SMS that failed or found no gateway, newest first, at most a hundred."""
    states = [Sms.State.FAILED, Sms.State.OFF]
    return list(Sms.objects.filter(state__in=states).select_related("yard").order_by("-at")[:100])
