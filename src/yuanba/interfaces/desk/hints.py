"""What a reply lacks, said while it is written."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import can
from yuanba.platform.yards.public import by_code

LONGEST = 5000


@require_POST
def show(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """A piece of the page; nothing is written."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    case = cases.case_to_read(actor, by_code(code), case_id)
    if not can(actor, "case.answer", case):
        raise absent()
    lacking = cases.reply_hints(case.text, request.POST.get("text", "")[:LONGEST])
    return render(request, "desk/hints.html", {"lacking": lacking, "hints": cases.HINTS})
