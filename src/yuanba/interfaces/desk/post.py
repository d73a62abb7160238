"""One post on the desk, and appointing somebody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.team import RIGHT, words
from yuanba.interfaces.posts import ACTS, acted, badge_form
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, code: str, post_id: UUID) -> HttpResponse:
    """The post; who appoints to it renews and ends it, writes its badge and names a deputy."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, RIGHT)
    duty = people.duty(actor, yard, post_id)
    if duty is None:
        raise absent()
    if request.method != "POST":
        return _page(request, actor, yard, duty)
    act = request.POST.get("act", "")
    if not duty.may_end or act not in ACTS:
        raise absent()
    try:
        acted(request, actor, act, list(duty.same))
    except Refusal as refusal:
        forms = ACTS[act].again(request, refusal)
        return _page(request, actor, yard, duty, forms, act, refusal.status)
    return redirect(f"/desk/{code}/team/{post_id}/?done={act}")


def _page(
    request: HttpRequest,
    actor: Actor,
    yard: Yard,
    duty: people.Duty,
    forms: dict[str, Form] | None = None,
    act: str = "",
    status: int = 200,
) -> HttpResponse:
    known = {"badge": badge_form(duty.post), "english": Form({"name_en": duty.post.account.name_en})} | (forms or {})
    shown = frame(request, yard, "team") | words()
    shown |= {
        "duty": duty,
        "forms": {name: known.get(name, Form()) for name in ACTS},
        "form": known.get(act, Form()),
        "uids": {"until": f"until-{act}"},
        "act": act,
        "done": request.GET.get("done", ""),
        "colleagues": people.colleagues(yard, but=duty.post.account_id) if duty.may_end else [],
    }
    return render(request, "desk/post.html", shown, status=status)
