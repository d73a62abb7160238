"""The sign-in page, for all ways that end there."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yuanba.domains.people import public as people
from yuanba.interfaces.signin.binding import waiting
from yuanba.interfaces.signin.guests import offered
from yuanba.ui.forms import Form


def target_of(request: HttpRequest) -> str:
    """The page that was asked for."""
    return request.POST.get("next") or request.GET.get("next", "")


def sign_in_page(
    request: HttpRequest, form: Form, status: int = 200, target: str | None = None, **more: Any
) -> HttpResponse:
    """Phone first, other ways folded below; a WeChat that waits for its account is named above."""
    shown: dict[str, Any] = {"form": form, "next": target_of(request) if target is None else target}
    shown |= {"is_demo": settings.YUANBA_DEMO, "codes_work": people.codes_work(), "binds": waiting(request)}
    port, inside = people.identity_port(), "MicroMessenger" in request.headers.get("User-Agent", "")
    shown |= {"wechat": port is not None and port.fits(inside=inside), "in_wechat": inside}
    shown["offered"] = offered() if settings.YUANBA_DEMO else []
    return render(request, "signin/sign_in.html", shown | more, status=status)
