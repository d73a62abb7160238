"""Words to somebody who wrote by WeChat or e-mail: once per key, kept with their state, sent after the commit."""

from dataclasses import dataclass
from typing import Any

from yuanba.kernel import clock
from yuanba.kernel.hushed import hushed
from yuanba.platform.notify.carriers import carrier
from yuanba.platform.notify.links import link_in, with_path
from yuanba.platform.notify.models import Letter
from yuanba.platform.notify.templates import TEMPLATES, filled, words_of
from yuanba.platform.sealed.public import column
from yuanba.platform.tasks.public import task
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import closed


@dataclass(frozen=True)
class Way:
    """By which channel somebody is reached, at which address there, in which language."""

    by: str
    address: str
    language: str = "zh-hans"


def letter(
    yard: Yard, way: Way, template: str, data: dict[str, Any], *, key: str, link: str = "", tag: str = ""
) -> Letter:
    """Queue it, or note that the channel is off; the same key again returns the first. `link` is a path here."""
    if template not in TEMPLATES:
        raise ValueError(f"unknown template {template!r}")
    known = Letter.objects.filter(yard=yard, by=way.by, key=key).first()
    if known:
        return known
    state = Letter.State.QUEUED if carrier(way.by) else Letter.State.OFF
    row = Letter(yard=yard, by=way.by, language=way.language, template=template, data=data, key=key, state=state)
    for name, text in {"sealed_address": way.address, "sealed_link": link, "sealed_tag": tag}.items():
        column(row, name).put(row, text)
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
        if not row.address:
            row.state, row.error = Letter.State.FAILED, "forgotten"
        elif out is None:
            row.state = Letter.State.OFF
        else:
            data = with_path(filled(row.data, row.language), row.link)
            out.carry(row.address, _words(row, data), template=row.template, data=data, tag=row.tag)
            row.state, row.error = Letter.State.SENT, ""
    except Exception as error:
        row.state, row.error = Letter.State.FAILED, hushed(f"{type(error).__name__}: {error}")[:300]
        row.save(update_fields=["state", "error", "attempts"])
        if getattr(error, "for_good", False):
            return row.state
        raise
    row.save(update_fields=["state", "error", "attempts"])
    return row.state


def _words(row: Letter, data: dict[str, Any]) -> str:
    return f"{words_of(row.template, data, row.language)} {link_in(data)}".rstrip()


def unsent_letters() -> list[Letter]:
    """Letters that failed or found their channel off, newest first, at most a hundred."""
    states = [Letter.State.FAILED, Letter.State.OFF]
    return list(Letter.objects.filter(state__in=states).select_related("yard").order_by("-at")[:100])
