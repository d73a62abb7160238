"""What is stuck, and trying it again."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.finance.public import online
from yuanba.domains.people.public import identity_port
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.backoffice.models import models
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import anywhere
from yuanba.platform.events.public import retry as retry_event
from yuanba.platform.events.public import stuck as stuck_events
from yuanba.platform.notify.public import gateway, mailbox, official, unsent, unsent_letters
from yuanba.platform.tasks.public import failing
from yuanba.platform.tasks.work import failed
from yuanba.platform.tasks.work import retry as retry_task

LEAVING = 20


@require_safe
def stuck(request: HttpRequest) -> HttpResponse:
    """Events, tasks, jobs and messages that did not get through."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if not anywhere(actor, "platform.operate"):
        raise absent()
    shown = {
        "events": stuck_events(),
        "tasks": failed(),
        "jobs": failing(),
        "leaving": places.leavings(actor, "", LEAVING),
        "sms": unsent(),
        "models": models(),
        "has_gateway": gateway() is not None,
        "has_wechat": identity_port() is not None,
        "has_mail": mailbox() is not None,
        "has_pay": online.online_port() is not None,
        "has_official": official() is not None,
        "letters": unsent_letters(),
        "staff_days": settings.YUANBA_STAFF_DAYS,
    }
    return render(request, "backoffice/stuck.html", shown)


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Try one stuck thing again."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if not anywhere(actor, "platform.operate"):
        raise absent()
    wanted = uuid_or_absent(request.POST.get("id", ""))
    if request.POST.get("what") == "task":
        retry_task(str(wanted))
    for pending in stuck_events():
        if pending.id == wanted:
            retry_event(pending)
    return redirect("/backoffice/")
