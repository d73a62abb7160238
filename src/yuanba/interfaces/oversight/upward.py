"""What goes up and comes down: instructions that are not over, cases handed up, hard cases week by week."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import POST_ROLES
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.clocking import hard_rows, own_light
from yuanba.interfaces.oversight.views import frame, overseer


@require_safe
def upward(request: HttpRequest) -> HttpResponse:
    """Instructions and cases handed up, each with its own light, the most urgent first."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor = overseer(request)
    of, after = request.GET.get("of", ""), request.GET.get("after", "")
    given = cases.instructions(actor, after=after if of == "instructions" else "")
    handed = cases.hand_ups(actor, after=after if of == "handed" else "")
    named = places.profiles({one.yard_id for one in (*given.rows, *handed.rows)})
    shown = frame(request, "upward") | {
        "given": [(one, named[one.yard_id], own_light(one.at, one.owed_at)) for one in given.rows],
        "handed": [(one, named[one.yard_id], own_light(one.since, one.due_at)) for one in handed.rows],
        "more_given": given.more,
        "more_handed": handed.more,
        "uppers": cases.upward.UPPER,
        "roles": POST_ROLES,
    }
    return render(request, "oversight/upward.html", shown)


@require_safe
def hard(request: HttpRequest) -> HttpResponse:
    """Hard cases of all estates overseen, by the date of their next step."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    page = cases.hard_cases(overseer(request), after=request.GET.get("after", ""))
    named = places.profiles({one.yard_id for one in page.rows})
    shown = frame(request, "hard") | {
        "rows": hard_rows(page.rows, "/oversight"),
        "more": page.more,
        "names": {key: profile.name for key, profile in named.items()},
        "names_en": {key: profile.name_en or profile.name for key, profile in named.items()},
    }
    return render(request, "oversight/hard.html", shown)
