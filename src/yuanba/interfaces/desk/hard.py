"""Hard cases of an estate: the next step and its date, and the weekly look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.clocking import hard_rows
from yuanba.interfaces.desk.rail import desk_yard, frame


@require_safe
def hard(request: HttpRequest, code: str) -> HttpResponse:
    """By the date of the next step."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    page = cases.hard_cases(actor, yard=yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "hard") | {"rows": hard_rows(page.rows, "/desk"), "more": page.more}
    return render(request, "desk/hard.html", shown)
