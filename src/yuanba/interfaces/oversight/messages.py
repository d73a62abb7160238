"""Messages that named no place: somebody of the office reads them and says where they belong."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.incoming.whereabouts import place_in
from yuanba.interfaces.oversight.views import frame
from yuanba.interfaces.uploads import seal_of_one
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

register("message-nowhere", 422, "Write the name of the estate and, if it is known, the home, such as 3-2-902.")


@require_http_methods(["GET", "POST"])
def messages(request: HttpRequest, code: str) -> HttpResponse:
    """The list, each with its own form."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, form, status = by_code(code), Form(), 200
    if request.method == "POST":
        try:
            done = _settle(request, actor, yard)
            return redirect(f"/oversight/{code}/messages/?done={done}")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    after = request.GET.get("after", "")
    page = cases.messaging.unplaced(actor, yard, after=str(uuid_or_absent(after)) if after else "")
    rows = [(one, [seal_of_one(yard, UUID(picture)) for picture in one.pictures]) for one in page.rows]
    shown = frame(request, "messages") | {
        "yard": yard,
        "rows": rows,
        "more": page.more,
        "form": form,
        "done": request.GET.get("done", ""),
        "estates": places.estates_to_choose(),
    }
    return render(request, "oversight/messages.html", shown, status=status)


def _settle(request: HttpRequest, actor: Actor, yard: Yard) -> str:
    """The number of the request it became, or `aside`."""
    key, place = uuid_or_absent(request.POST.get("message", "")), None
    if request.POST.get("act") != "aside":
        place = place_in(request.POST.get("place", "")[:120])
        if place is None:
            raise Refusal("invalid", fields={"place": "message-nowhere"})
    return cases.messaging.place_message(actor=actor, yard=yard, message_id=key, place=place).code or "aside"
