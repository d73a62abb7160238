"""The own account: where it is signed in, and its password."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, uuid_or_absent
from yuanba.interfaces.devices import device_of, words_of
from yuanba.interfaces.signin.begin import begin
from yuanba.kernel.errors import Refusal, absent
from yuanba.ui.forms import Form, refused

DEVICES = "/my/devices/"


@require_safe
def devices(request: HttpRequest) -> HttpResponse:
    """Every browser in which the account is signed in."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    here = device_of(request)
    rows = [(one, words_of(one.kind), one.id == here) for one in people.own_devices(actor.account)]
    shown = {"rows": rows, "others": any(not is_here for *_, is_here in rows), "done": "done" in request.GET}
    shown["has_wechat"] = people.identity_port() is not None
    return render(request, "signin/devices.html", shown | {"account": people.account(actor.account)})


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """One device is signed out, or all but this one."""
    stands_at(request, DEVICES)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if request.POST.get("which") == "others":
        people.end_other_devices(actor=actor, keep=device_of(request))
    else:
        people.end_device(actor=actor, device_id=uuid_or_absent(request.POST.get("which", "")))
    return redirect(f"{DEVICES}?done=1")


@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; every other device is signed out, this one goes on with a new session."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    account = people.account(actor.account)
    if account is None or not account.password:
        raise absent()
    form, status = Form(), 200
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in ("old", "new")}
        try:
            begin(request, people.change_password(actor=actor, **given))
            return redirect(f"{DEVICES}?done=1")
        except Refusal as refusal:
            form, status = refused({}, refusal), refusal.status
    return render(request, "signin/password.html", {"form": form, "account": account}, status=status)
