"""Figures with their base: by estate, company, building, kind, level, unit, person, month; each opens its cases."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.figuring import BY, Asked, asked_by, behind_of, file_of, shown_of
from yuanba.interfaces.oversight.views import comparer, frame
from yuanba.interfaces.oversight.ways import COMPARES
from yuanba.platform.access.public import paths

QUESTIONS: dict[str, str] = {"kind": _("Kind"), "level": _("Level"), "unit": _("To whom")}


def _asked(request: HttpRequest) -> Asked:
    actor = comparer(request)
    return asked_by(request, actor, places.estates_under(paths(actor, COMPARES)), BY, "/oversight/figures/")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The table."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    asked = _asked(request)
    taken = cases.suggestions_taken(asked.yards, asked.since)
    shown = frame(request, "figures") | shown_of(asked, BY) | {"taken": taken, "questions": QUESTIONS}
    return render(request, "oversight/figures.html", shown)


@require_safe
def behind(request: HttpRequest) -> HttpResponse:
    """The cases behind one figure of one line."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    shown = frame(request, "figures") | behind_of(request, _asked(request), "/oversight/")
    return render(request, "ui/figures_cases.html", shown)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The table as a file."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    return file_of(_asked(request))
