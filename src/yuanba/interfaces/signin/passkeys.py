"""Passkeys: the own list, and signing in by one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, address_of, stands_at, to_sign_in, uuid_or_absent
from yuanba.interfaces.devices import kind_of, words_of
from yuanba.interfaces.signin.asked import asked_anew, challenge_of, site_of
from yuanba.interfaces.signin.begin import come_in
from yuanba.interfaces.signin.recent import kept_words, recent
from yuanba.interfaces.staffed import owe_anew
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.ui.forms import Form, refused

LIST = "/my/passkeys/"
TOLD = (409, 422, 429)


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """By a passkey alone: the browser shows which it has."""
    target = request.POST.get("next") or request.GET.get("next", "")
    form, status = Form(), 200
    if request.method == "POST":
        try:
            account = people.sign_in_by_passkey(
                actor=actor_of(request),
                said=request.POST.get("said", ""),
                challenge=challenge_of(request, "sign-in"),
                site=site_of(request),
                address=address_of(request),
            )
            return come_in(request, account, target)
        except Refusal as refusal:
            form, status = refused({}, refusal), refusal.status
    options = people.proving.options_to_use(site_of(request), asked_anew(request, "sign-in"))
    return render(request, "signin/passkey.html", {"form": form, "options": options, "next": target}, status=status)


@require_http_methods(["GET", "POST"])
@recent
def keys(request: HttpRequest) -> HttpResponse:
    """The own passkeys, and adding one."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if request.method == "GET":
        return _page(request, actor.account, Form())
    try:
        _added(request, actor)
        return redirect(f"{LIST}?done=1")
    except Refusal as refusal:
        if refusal.status not in TOLD:
            raise
        form = refused({"name": request.POST.get("name", "")}, refusal)
        return _page(request, actor.account, form, refusal.status)


def _added(request: HttpRequest, actor: Actor) -> None:
    people.proving.add_passkey(
        actor=actor,
        said=request.POST.get("said", ""),
        challenge=challenge_of(request, "add"),
        site=site_of(request),
        name=request.POST.get("name", "").strip() or _called(request),
    )
    owe_anew(request, actor)


@require_POST
@recent(back=LIST)
def remove(request: HttpRequest) -> HttpResponse:
    """Take one off the list."""
    stands_at(request, LIST)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    try:
        people.proving.remove_passkey(actor=actor, passkey_id=uuid_or_absent(request.POST.get("which", "")))
        return redirect(f"{LIST}?done=1")
    except Refusal as refusal:
        if refusal.status not in TOLD:
            raise
        return _page(request, actor.account, refused({}, refusal), refusal.status)


def _called(request: HttpRequest) -> str:
    return words_of(kind_of(request.headers.get("User-Agent", "")))


def _page(request: HttpRequest, account_id: UUID, form: Form, status: int = 200) -> HttpResponse:
    if "name" not in form.values:
        form = Form({"name": _called(request)} | kept_words(request), form.errors, form.problem)
    options = people.proving.options_to_add(account_id, site_of(request), asked_anew(request, "add"))
    shown = {
        "form": form,
        "rows": people.proving.own_passkeys(account_id),
        "options": options,
        "done": "done" in request.GET,
    }
    return render(request, "signin/passkeys.html", shown, status=status)
