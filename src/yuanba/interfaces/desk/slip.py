"""The slip that whoever came or called takes away: number, code and promise, for a small printer or on A4."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places.public import door_image
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.judging import shown_here
from yuanba.interfaces.papers.words import site_of
from yuanba.kernel import clock

SIZES = ("58", "a4")


@require_safe
def slip(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """For whoever wrote it down, within a day: the code on it opens the request."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    case = cases.case_for_slip(actor, yard, case_id)
    word = cases.short_of(case)
    size = request.GET.get("size", "")
    address = f"{site_of(request)}/s/{word}/"
    shown = frame(request, yard, "report") | {
        "case": case,
        "word": word,
        "address": address,
        "image": mark_safe(door_image(address)),  # noqa: S308  made here, of an address
        "said": clock.minute(case.reported_at),
        "answer": clock.minute(case.answer_due),
        "close": clock.minute(case.close_due),
        "size": size if size in SIZES else SIZES[0],
    }
    response = render(request, "desk/slip.html", shown)
    response["Cache-Control"] = "no-store"
    return shown_here(request, response, case)
