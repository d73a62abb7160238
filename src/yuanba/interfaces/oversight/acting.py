"""What community and street do about a case: take it on, instruct, judge an answer, hand it up, give it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yuanba.domains.cases import public as cases
from yuanba.interfaces import clocking
from yuanba.interfaces.asking import actor_of, stands_at, target_of, to_sign_in, typed
from yuanba.interfaces.oversight.views import case_page, overseer
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import can
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import refused

ACTS = {verb: clocking.ACTS[verb] for verb in clocking.ABOVE}


@require_POST
def do(request: HttpRequest, code: str, case_id: UUID, verb: str) -> HttpResponse:
    """Do it; what is refused stands again in its form, with what was typed."""
    link = f"/oversight/{code}/{case_id}/"
    stands_at(request, link)
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor = overseer(request)
    case = cases.case_to_read(actor, by_code(code), case_id)
    if verb not in ACTS or not can(actor, f"case.{verb}", case):
        raise absent()
    try:
        ACTS[verb](request, actor, target_of(request, case.yard, case.id))
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        form = refused({**typed(request), "key": new_key()}, refusal)
        return case_page(request, code, case_id, verb, form, refusal.status)
    return redirect(f"{link}?done={verb}#act")
