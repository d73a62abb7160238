"""A card is written, a new one or one that is there."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.staying import draft_typed
from yuanba.interfaces.takeaway import FIELDS
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor, anywhere
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

WRITE = "people.register"


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str, card_id: UUID | None = None) -> HttpResponse:
    """The form; the id of a new card comes with it, so that sending twice makes one card."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, WRITE)
    known = _known(actor, yard, card_id)
    if request.method == "GET":
        return _form(request, actor, yard, known, _begun(known))
    languages = request.POST.getlist("languages")
    try:
        saved = _save(request, actor, yard, known, languages)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        form = refused(typed(request) | {"languages": " ".join(languages)}, refusal)
        return _form(request, actor, yard, known, form, refusal.status)
    return redirect(f"/desk/{code}/people/{saved}/?done=write")


def _known(actor: Actor, yard: Yard, card_id: UUID | None) -> people.Resident | None:
    if card_id is None:
        return None
    if WRITE not in people.rights_on(actor, yard, card_id, (WRITE,)):
        raise absent()
    return people.resident(actor, yard, card_id)


def _begun(known: people.Resident | None) -> Form:
    if known is None:
        return Form({"card": str(uuid7()), "languages": "zh"})
    return Form({"name": known.name, "name_en": known.name_en, "languages": " ".join(known.languages)})


def _save(request: HttpRequest, actor: Actor, yard: Yard, known: people.Resident | None, languages: list[str]) -> UUID:
    given = typed(request)
    card_id = known.id if known else uuid_or_absent(given.get("card", ""))
    draft = draft_typed(given, languages, is_new=known is None)
    return people.write_card(actor=actor, yard=yard, card_id=card_id, draft=draft).id


def _form(
    request: HttpRequest, actor: Actor, yard: Yard, known: people.Resident | None, form: Form, status: int = 200
) -> HttpResponse:
    shown = frame(request, yard, "cards") | {
        "form": form,
        "card": known,
        "masked": {name: getattr(known, name) for name in FIELDS} if known else {},
        "chosen": form.values.get("languages", "").split(),
        "languages": people.LANGUAGES,
        "may_health": anywhere(actor, "people.health"),
    }
    response = render(request, "desk/card_form.html", shown, status=status)
    patch_cache_control(response, no_store=True)
    return response
