"""Lists of estates that were taken over: what each founded and changed, and undoing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.backoffice.estates import founder
from yuanba.interfaces.listed import figures_of
from yuanba.kernel.errors import Refusal
from yuanba.ui.forms import Form, refused


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """The lists, the newest first."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    page = places.estate_lists(founder(request), request.GET.get("after", ""))
    return render(request, "backoffice/lists.html", {"rows": page.rows, "more": page.more})


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """The estates that one list founded or changed; sent, they go or are as before."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, form, status = founder(request), Form(), 200
    if request.method == "POST":
        try:
            places.undo_estates(actor=actor, number=number)
            return redirect(f"/backoffice/estates/lists/{number}/")
        except Refusal as refusal:
            if refusal.status != 409:
                raise
            form, status = refused({}, refusal), refusal.status
    only = request.GET.get("rows") == "left"
    found = places.estate_list(actor, number, request.GET.get("after", "")[:200], is_left=only)
    shown = {
        "list": found.list,
        "rows": [(row, figures_of(row)) for row in found.page.rows],
        "more": found.page.more,
        "left": found.left,
        "only": only,
        "query": "rows=left" if only else "",
        "form": form,
    }
    return render(request, "backoffice/list.html", shown, status=status)
