"""Mediation for those above: how many, per estate; who is left without a mediator gets one, unread."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.oversight.views import frame
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.paging import page_of
from yuanba.platform.access.public import Actor, anywhere, can, paths
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.words import of_refusal


@require_http_methods(["GET", "POST"])
def mediation(request: HttpRequest) -> HttpResponse:
    """Counts, estate by estate; a POST gives what was left to another mediator."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if not anywhere(actor, "dispute.count"):
        raise absent()
    if request.method != "POST":
        return _page(request, actor, "")
    yard, to = by_code(request.POST.get("yard", "")), uuid_or_absent(request.POST.get("to", ""))
    try:
        given = cases.assign_disputes(actor=actor, yard=yard, to=to)
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        return _page(request, actor, of_refusal(refusal), refusal.status)
    return redirect(f"/oversight/mediation/?given={given}")


def _page(request: HttpRequest, actor: Actor, problem: str, status: int = 200) -> HttpResponse:
    start = request.GET.get("after", "")
    following = [yard for yard in places.estates_under(paths(actor, "dispute.count")) if yard.path > start]
    page = page_of(following, lambda yard: yard.path)
    here = page.rows
    ids = [yard.id for yard in here]
    named, figures = places.profiles(ids), cases.dispute_figures(ids)
    given = request.GET.get("given", "")
    shown = frame(request, "mediation") | {
        "rows": [(named[yard.id], yard, figures[yard.id], _left(actor, yard, figures[yard.id])) for yard in here],
        "more": page.more,
        "problem": problem,
        "given": given if given.isascii() and given.isdecimal() and len(given) < 4 else "",
    }
    return render(request, "oversight/mediation.html", shown, status=status)


def _left(actor: Actor, yard: Yard, figures: cases.DisputeFigures) -> tuple[list[UUID], object]:
    """What nobody mediates any more, and to whom it can be given; of estates with disputes only."""
    if not (figures.running or figures.agreed) or not can(actor, "dispute.assign", yard):
        return [], ()
    left = cases.left_alone(yard)
    return left, cases.mediators_at(yard.path) if left else ()
