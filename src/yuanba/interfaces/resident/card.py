"""What is kept about me in each estate, who looked and why, taking it out, and having it erased."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in
from yuanba.interfaces.signin.recent import ask_again, is_recent
from yuanba.interfaces.takeaway import FIELDS, FORMATS, as_file, parts_of
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

CARD = "/my/card/"


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My cards, masked, my household, and everybody who opened something of mine."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    cards = people.own_cards(actor.account)
    profiles = places.profiles([yard.id for yard, _card in cards])
    shown = {
        "cards": [(yard, profiles[yard.id], card, _masked(card)) for yard, card in cards],
        "household": people.own_household(actor),
        "looks": people.own_unsealings(actor.account),
        "fields": FIELDS,
        "kinds": people.TENURE_ROLES,
        "roles": people.POST_ROLES,
        "languages": people.LANGUAGES,
        "done": "done" in request.GET,
        "dock": "home",
        "phone": profiles[cards[0][0].id].phone if cards else "",
    }
    response = render(request, "resident/card.html", shown)
    patch_cache_control(response, no_store=True)
    return response


def _masked(card: people.Resident) -> list[tuple[str, str]]:
    return [(name, getattr(card, name)) for name in FIELDS]


def _own(account: UUID, code: str, card_id: UUID) -> tuple[Yard, people.Resident]:
    """The own card of this address; refused as absent."""
    for yard, card in people.own_cards(account):
        if (yard.code, card.id) == (code, card_id):
            return yard, card
    raise absent()


@require_POST
def take(request: HttpRequest, code: str, card_id: UUID) -> HttpResponse:
    """Everything that is kept, opened: to read on a page, or as a file."""
    stands_at(request, CARD)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, card = _own(actor.account, code, card_id)
    if not is_recent(request):
        return ask_again(request, CARD)
    kind = request.POST.get("format", "page")
    if kind not in ("page", *FORMATS):
        raise absent()
    kept = people.export_resident(actor=actor, yard=yard, card_id=card.id)
    if kind in FORMATS:
        return as_file(kind, kept)
    shown = {"parts": list(parts_of(kept)), "profile": places.profile(yard), "dock": "home"}
    response = render(request, "resident/kept.html", shown)
    patch_cache_control(response, no_store=True)
    return response


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, code: str, card_id: UUID) -> HttpResponse:
    """What goes and what stays, in plain words; then it is gone."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, card = _own(actor.account, code, card_id)
    form, status = Form(), 200
    if request.method == "POST":
        try:
            people.erase_resident(actor=actor, yard=yard, card_id=card.id)
            return redirect(f"{CARD}?done=1")
        except Refusal as refusal:
            if refusal.status != 409:
                raise
            form, status = refused({}, refusal), refusal.status
    shown = {"card": card, "profile": places.profile(yard), "form": form, "dock": "home"}
    return render(request, "resident/erase.html", shown, status=status)
