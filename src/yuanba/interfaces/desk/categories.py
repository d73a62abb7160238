"""The categories of matters, on two floors; a form under the list."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.routing import READ
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import can, check
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def categories(request: HttpRequest, code: str) -> HttpResponse:
    """What a request can be about; `?category=` opens one of them in the form."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, READ)
    if request.method == "GET":
        return _page(request, yard, None)
    check(actor, "case.routing", yard)
    try:
        chosen = _id(request.POST.get("category", ""))
        cases.units.write_category(actor=actor, yard=yard, draft=_draft(request), category_id=chosen)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, yard, refused(typed(request), refusal), refusal.status)
    return redirect(f"/desk/{code}/categories/?done=1")


def _id(said: str) -> UUID | None:
    return uuid_or_absent(said) if said else None


def _draft(request: HttpRequest) -> cases.units.CategoryDraft:
    form = request.POST
    plain = {name: form.get(name, "") for name in ("name", "name_en", "kind")}
    return cases.units.CategoryDraft(**plain, parent=_id(form.get("parent", "")), is_closed="is_closed" in form)


def _page(request: HttpRequest, yard: Yard, form: Form | None, status: int = 200) -> HttpResponse:
    plan = cases.units.plan_of(yard)
    chosen_id = _id(request.GET.get("category") or (form.values.get("category", "") if form else ""))
    chosen = plan.categories.get(chosen_id) if chosen_id else None
    if chosen_id and chosen is None:
        raise absent()
    every = list(plan.categories.values())
    tops = [one for one in every if one.parent_id is None]
    shown = frame(request, yard, "routing") | {
        "lines": [(top, [one for one in every if one.parent_id == top.id]) for top in tops],
        "tops": [one for one in tops if one != chosen],
        "chosen": chosen,
        "form": form or Form(_values(chosen)),
        "is_closed": "is_closed" in request.POST if form else bool(chosen and chosen.closed_at),
        "kinds": cases.vocabulary.KINDS,
        "may": can(actor_of(request), "case.routing", yard),
        "done": "done" in request.GET,
    }
    return render(request, "desk/categories.html", shown, status=status)


def _values(one: cases.units.Category | None) -> dict[str, str]:
    if one is None:
        return {}
    ids = {"category": str(one.id), "parent": str(one.parent_id or "")}
    return {name: getattr(one, name) for name in ("name", "name_en", "kind")} | ids
