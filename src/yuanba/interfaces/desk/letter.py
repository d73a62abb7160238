"""A letter by which somebody of the team sets a password, shown once to whoever wrote it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.team import RIGHT, words
from yuanba.interfaces.signin.recent import recent
from yuanba.kernel.errors import Refusal, absent
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
@recent
def letter(request: HttpRequest, code: str, post_id: UUID) -> HttpResponse:
    """What a letter does; sent, the letter itself, which is nowhere afterwards."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, RIGHT)
    duty = people.duty(actor, yard, post_id)
    if duty is None or not duty.may_end:
        raise absent()
    shown: dict[str, Any] = frame(request, yard, "team") | words() | {"duty": duty, "form": Form(), "made": None}
    status = 200
    if request.method == "POST":
        try:
            shown["made"] = people.write_letter(actor=actor, yard=yard, post_id=post_id)
        except Refusal as refusal:
            if refusal.status != 409:
                raise
            shown["form"], status = refused({}, refusal), refusal.status
    shown["parts"] = shown["made"].code.split("-") if shown["made"] else []
    shown["site"] = settings.YUANBA_PUBLIC_URL or f"{request.scheme}://{request.get_host()}"
    response = render(request, "desk/letter.html", shown, status=status)
    response["Cache-Control"] = "no-store"
    return response
