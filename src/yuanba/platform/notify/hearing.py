"""What came in from outside is heard once; with somebody who writes bit by bit the thread is kept for a while."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction

from yuanba.kernel import clock
from yuanba.kernel.ids import digest
from yuanba.platform.notify.models import Heard, Talk
from yuanba.platform.sealed.public import column, search_digest

KEPT = timedelta(days=30)


def heard(by: str, number: str) -> Heard | None:
    """What was answered to this message, where it came before."""
    return Heard.objects.filter(by=by, number=digest(number)).first()


def note_heard(by: str, number: str, answer: str = "", who: str = "") -> bool:
    """Note that it came; False where somebody else noted it meanwhile."""
    try:
        with transaction.atomic():
            row = Heard(by=by, number=digest(number), at=clock.now())
            column(row, "sealed_answer").put(row, answer)
            column(row, "sealed_who").put(row, who)
            row.save()
    except IntegrityError:
        return False
    return True


def talk_with(by: str, who: str) -> Talk:
    """The thread with somebody, locked in the caller's transaction; made where there is none."""
    name = search_digest(who, bound=f"notify.talk {by}")
    Talk.objects.get_or_create(by=by, who=name, defaults={"at": clock.now()})
    return Talk.objects.select_for_update().get(by=by, who=name)


def keep_talk(talk: Talk, data: dict[str, Any]) -> None:
    """What is remembered until the next message."""
    talk.data, talk.at = data, clock.now()
    talk.save()


def sweep_heard() -> int:
    """What came more than thirty days ago is forgotten, a thousand at a time."""
    old = list(Heard.objects.filter(at__lt=clock.now() - KEPT).values_list("id", flat=True)[:1000])
    Talk.objects.filter(at__lt=clock.now() - 12 * KEPT).delete()
    return Heard.objects.filter(id__in=old).delete()[0]
