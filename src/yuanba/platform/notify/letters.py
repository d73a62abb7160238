"""Words to somebody who wrote by WeChat or e-mail: once per key, kept with their state, sent after the commit."""

from typing import Any

from yuanba.kernel import clock
from yuanba.platform.notify.carriers import carrier
from yuanba.platform.notify.links import link_in, with_path
from yuanba.platform.notify.models import Letter
from yuanba.platform.notify.templates import TEMPLATES, words_of
from yuanba.platform.tasks.public import task
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import closed


def letter(
    yard: Yard, by: str, address: str, template: str, data: dict[str, Any], *, key: str, link: str = "", tag: str = ""
) -> Letter:
    """Queue it, or note that the channel is off; the same key again returns the first. `link` is a path here."""
    if template not in TEMPLATES:
        raise ValueError(f"unknown template {template!r}")
    known = Letter.objects.filter(yard=yard, by=by, key=key).first()
    if known:
        return known
    state = Letter.State.QUEUED if carrier(by) else Letter.State.OFF
    told = with_path(data, link)
    row = Letter(yard=yard, by=by, address=address, template=template, data=told, tag=tag, key=key, state=state)
    row.at = clock.now()
    row.save()
    if state == Letter.State.QUEUED:
        send_letter.enqueue(str(yard.id), str(row.id))
    return row


@task(max_attempts=6)
def send_letter(yard_id: str, letter_id: str) -> str:
    """Carry one queued letter, or note that its channel was taken away; once, and none of a yard that left."""
    row = Letter.objects.get(yard_id=yard_id, id=letter_id)
    if row.state == Letter.State.SENT or closed(row.yard_id):
        return row.state
    out = carrier(row.by)
    row.attempts += 1
    try:
        if out is None:
            row.state = Letter.State.OFF
        else:
            out.carry(row.address, _words(row), template=row.template, data=row.data, tag=row.tag)
            row.state, row.error = Letter.State.SENT, ""
    except Exception as error:
        row.state, row.error = Letter.State.FAILED, f"{type(error).__name__}: {error}"[:300]
        row.save(update_fields=["state", "error", "attempts"])
        if getattr(error, "for_good", False):
            return row.state
        raise
    row.save(update_fields=["state", "error", "attempts"])
    return row.state


def _words(row: Letter) -> str:
    return f"{words_of(row.template, row.data, 'zh-hans')} {link_in(row.data)}".rstrip()


def unsent_letters() -> list[Letter]:
    """Letters that failed or found their channel off, newest first, at most a hundred."""
    states = [Letter.State.FAILED, Letter.State.OFF]
    return list(Letter.objects.filter(state__in=states).select_related("yard").order_by("-at")[:100])
