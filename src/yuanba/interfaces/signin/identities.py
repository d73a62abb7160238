"""The own account elsewhere: linked and unlinked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, uuid_or_absent
from yuanba.interfaces.signin.recent import recent
from yuanba.interfaces.signin.wechat import is_inside
from yuanba.kernel.errors import Refusal
from yuanba.ui.forms import Form, refused

LIST = "/my/identities/"


@require_safe
def identities(request: HttpRequest) -> HttpResponse:
    """What is linked, and the way to link WeChat."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    return _page(request, Form())


@require_POST
@recent(back=LIST)
def unlink(request: HttpRequest) -> HttpResponse:
    """Take one off."""
    stands_at(request, LIST)
    try:
        people.unlink_identity(actor=actor_of(request), identity_id=uuid_or_absent(request.POST.get("which", "")))
        return redirect(f"{LIST}?done=1")
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        return _page(request, refused({}, refusal), refusal.status)


def _page(request: HttpRequest, form: Form, status: int = 200) -> HttpResponse:
    account, port = actor_of(request).account, people.identity_port()
    rows = people.own_identities(account) if account else []
    can = port is not None and port.fits(inside=is_inside(request))
    shown = {"form": form, "rows": rows, "can": can, "is_on": port is not None, "done": "done" in request.GET}
    return render(request, "signin/identities.html", shown, status=status)
