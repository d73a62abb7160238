"""What neighbours gave when they joined, on the page of a case: a voice to hear, a telephone that is opened."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces import sounds
from yuanba.interfaces.asking import actor_of, stands_at, target_of, to_sign_in, typed
from yuanba.interfaces.desk.case import page
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_POST
def opened(request: HttpRequest, code: str, case_id: UUID, follower_id: UUID) -> HttpResponse:
    """The page with one telephone open; the reason is written down."""
    stands_at(request, f"/desk/{code}/{case_id}/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    target, why = target_of(request, by_code(code), case_id), request.POST.get("reason", "")
    try:
        left = cases.privacy.open_joiner(actor=actor, target=target, follower_id=follower_id, why=why)
        response = page(request, code, case_id, "", Form(), open_joiner=left)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        wrong = {"joiner_wrong": follower_id, "joiner_form": refused(typed(request), refusal)}
        response = page(request, code, case_id, "", Form(), refusal.status, **wrong)
    patch_cache_control(response, no_store=True)
    return response


@require_safe
def sound(request: HttpRequest, code: str, case_id: UUID, follower_id: UUID) -> HttpResponse:
    """What a neighbour spoke, for those who may see contacts."""
    actor = actor_of(request)
    return sounds.send(request, cases.privacy.joiners_sound(actor, by_code(code), case_id, follower_id))
