"""What is done with a notice: said, withdrawn, handed over."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yuanba.domains.notices import public as notices
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.notices import ACTION, page
from yuanba.interfaces.desk.rail import desk_yard
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import refused

Act = Callable[[HttpRequest, Actor, Yard, UUID], object]


@require_POST
def do(request: HttpRequest, code: str, notice_id: UUID, verb: str) -> HttpResponse:
    """Do it; what is refused stands again on the page, with what was typed."""
    stands_at(request, f"/desk/{code}/notices/{notice_id}/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if verb not in ACTS:
        raise absent()
    yard = desk_yard(actor, code, ACTION)
    try:
        ACTS[verb](request, actor, yard, notice_id)
    except Refusal as refusal:
        if refusal.status not in (409, 413, 422):
            raise
        form = refused({**typed(request), "verb": verb}, refusal)
        return page(request, actor, yard, notice_id, form, refusal.status)
    return redirect(f"/desk/{code}/notices/{notice_id}/?done={verb}")


def _publish(request: HttpRequest, actor: Actor, yard: Yard, notice_id: UUID) -> object:
    version = request.POST.get("version", "")
    seen = int(version) if version.isdecimal() and len(version) < 9 else None
    return notices.publish_notice(actor=actor, yard=yard, notice_id=notice_id, version=seen)


def _withdraw(request: HttpRequest, actor: Actor, yard: Yard, notice_id: UUID) -> object:
    return notices.withdraw_notice(actor=actor, yard=yard, notice_id=notice_id, why=request.POST.get("why", ""))


def _deliver(request: HttpRequest, actor: Actor, yard: Yard, notice_id: UUID) -> object:
    desk_yard(actor, yard.code, "notice.deliver")  # before any picture is kept
    homes = [uuid_or_absent(one) for one in request.POST.getlist("home")]
    sheets = stored_photos(request, yard, "photo")
    if not sheets:
        raise Refusal("invalid", fields={"photo": "proof-missing"})
    channel = request.POST.get("channel", "")
    return notices.note_delivery(
        actor=actor, yard=yard, notice_id=notice_id, home_ids=homes, channel=channel, photo_id=sheets[0]
    )


ACTS: dict[str, Act] = {"publish": _publish, "withdraw": _withdraw, "deliver": _deliver}
