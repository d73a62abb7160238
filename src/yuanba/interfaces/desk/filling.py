"""A ready reply is filled into the text box of a case; what was typed before stays above it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.case import page
from yuanba.interfaces.readies import FIRST_WORDS, label, said, text_in, values_of
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import can
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form
from yuanba.ui.preferences import prefs_of


@require_POST
def fill(request: HttpRequest, code: str, case_id: UUID, verb: str) -> HttpResponse:
    """The page of the case again, with the form of the verb filled; nothing is written down."""
    stands_at(request, f"/desk/{code}/{case_id}/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    case = cases.case_to_read(actor, yard, case_id)
    of = FIRST_WORDS.get(verb, verb)
    if of not in cases.replies.VERBS or not can(actor, f"case.{of}", case):
        raise absent()
    given, language = typed(request), prefs_of(request).language
    chosen = said(cases.ready_reply(yard, given.get("ready", "")))
    text, missing = cases.replies.fill(text_in(chosen, language), values_of(actor, case, language))
    filled = given | {"text": cases.replies.joined(given.get("text", ""), text)}
    return page(request, code, case_id, verb, Form(filled), gaps=[label(one) for one in missing])
