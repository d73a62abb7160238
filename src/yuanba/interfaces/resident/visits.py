"""For visitors: whom to look after, home by home, and what to know of one of them, opened with a reason."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.signin.recent import ask_again, is_recent, kept_words
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

TOLD = (409, 422, 429)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """People of whom helpers need to know something, fifty a page."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    after = request.GET.get("after", "")
    page = people.visited(actor, after=uuid_or_absent(after) if after else None)
    shown = {"rows": page.rows, "more": page.more, "dock": "home"}
    response = render(request, "resident/visits.html", shown)
    patch_cache_control(response, no_store=True)
    return response


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, code: str, card_id: UUID) -> HttpResponse:
    """One of them; the note is shown once, after a reason, and nobody keeps a copy of the page."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    card, homes = people.visited_card(actor, yard, card_id)
    form, note, status = Form(kept_words(request)), "", 200
    if request.method == "POST":
        if not is_recent(request):
            return ask_again(request, request.path)
        why = request.POST.get("reason", "")
        try:
            note = people.open_sealed(actor=actor, yard=yard, card_id=card_id, field="health", why=why)
        except Refusal as refusal:
            if refusal.status not in TOLD:
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = {"card": card, "homes": homes, "note": note, "form": form, "languages": people.LANGUAGES, "dock": "home"}
    response = render(request, "resident/visit.html", shown, status=status)
    patch_cache_control(response, no_store=True)
    return response
