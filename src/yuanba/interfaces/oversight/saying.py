"""One notice for several estates below: written once, said in each; its delivery is seen estate by estate."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.audiences import day_of
from yuanba.interfaces.oversight.views import frame, overseer
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor
from yuanba.ui.forms import Form, refused

WEEK = timedelta(days=7)
WHO = {"": _("Everybody who lives there"), "owner co-owner": _("Owners only")}


@require_http_methods(["GET", "POST"])
def say(request: HttpRequest) -> HttpResponse:
    """Choose estates and write; sent, it is said in each of them."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor = overseer(request)
    estates = notices.estates_to_tell(actor)
    if request.method == "GET":
        today = clock.today()
        form = Form({"key": new_key(), "since": today.isoformat(), "until": (today + WEEK).isoformat()})
        return _page(request, estates, form)
    try:
        _said(request, actor)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        form = refused(typed(request) | {"estates": " ".join(request.POST.getlist("estates"))}, refusal)
        return _page(request, estates, form, refusal.status)
    return redirect("/oversight/delivery/?of=running")


def _said(request: HttpRequest, actor: Actor) -> None:
    form, codes = request.POST, request.POST.getlist("estates")
    chosen = notices.estates_to_tell(actor, codes=codes) if codes else []
    if len(chosen) != len(set(codes)) and len(codes) <= notices.MOST_TOLD:
        raise absent()
    who = form.get("who", "")
    draft = notices.Draft(
        title=form.get("title", ""),
        text=form.get("text", ""),
        title_en=form.get("title_en", ""),
        text_en=form.get("text_en", ""),
        since=day_of(form, "since"),
        until=day_of(form, "until"),
        audience=notices.Audience(roles=tuple(who.split()) if who in WHO else ()),
    )
    yards = [one.yard for one in chosen]
    notices.say_in_estates(actor=actor, yards=yards, draft=draft, client_key=form.get("key", "")[:64])


def _page(request: HttpRequest, estates: list[places.Profile], form: Form, status: int = 200) -> HttpResponse:
    ticked = form.values.get("estates", "").split()
    shown = frame(request, "delivery") | {"estates": estates, "form": form, "ticked": ticked, "who": WHO}
    return render(request, "oversight/say.html", shown, status=status)
