"""A case to be printed from the browser: everything on one white page, with lines to sign."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.papers.casework import sheet_of
from yuanba.ui.preferences import prefs_of


@require_safe
def show(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """The page; contacts stand on it only for whoever has that right."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "case.read")
    case = cases.case_to_read(actor, yard, case_id)
    prefs = prefs_of(request)
    sheet, language = sheet_of(actor, case, prefs, {}), prefs.language
    facts = [(one.name.en if language == "en" else one.name.zh, one.value) for one in sheet.facts]
    shown = frame(request, yard, "all") | {"case": case, "sheet": sheet, "facts": facts}
    shown |= {"story": cases.story(actor, case), "photo_stages": cases.vocabulary.STAGES}
    return render(request, "desk/case_print.html", shown)
