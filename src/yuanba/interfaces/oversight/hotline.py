"""The way from oversight to the page of the own office where the hotline's files are taken in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from yuanba.domains.people.public import own_posts
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import can


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The first office in which one may; refused as absent where there is none."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yards = (post.yard for post in own_posts(actor.account))
    yard = next((one for one in yards if can(actor, "case.hotline", one)), None)
    if yard is None:
        raise absent()
    return redirect(f"/desk/{yard.code}/hotline/")
