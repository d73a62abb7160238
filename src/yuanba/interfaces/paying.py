"""An order that is paid by telephone, for pages: how it is paid from here, and what its page shows."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.safestring import mark_safe

from yuanba.domains.finance.public import online
from yuanba.domains.people.public import own_identities
from yuanba.domains.places.public import door_image
from yuanba.interfaces.asking import actor_of, ip_of
from yuanba.interfaces.papers.words import site_of


def code_of(address: str) -> str:
    """The code of an address, as a picture in the page."""
    return mark_safe(door_image(address))  # noqa: S308  made here, of an address


def is_inside(request: HttpRequest) -> bool:
    """Whether the browser is WeChat's own."""
    return "MicroMessenger" in request.headers.get("User-Agent", "")


def way_of(request: HttpRequest, yard: str) -> tuple[str, str]:
    """Kind and payer: inside WeChat as who it knows, on another telephone from its address, elsewhere by a code."""
    if is_inside(request):
        actor, port = actor_of(request), online.port_of(yard)
        subjects = [one.subject for one in own_identities(actor.account)] if actor.account and port else []
        return "jsapi", port.known_as(subjects) if port else ""
    return ("h5", ip_of(request)) if "Mobi" in request.headers.get("User-Agent", "") else ("native", "")


def shown_of(request: HttpRequest, sheet: online.OrderSheet) -> dict[str, Any]:
    """The order, and while it is open what leads to paying it."""
    order, port = sheet.order, online.port_of(sheet.order.yard.code)
    shown: dict[str, Any] = {
        "sheet": sheet,
        "order": order,
        "states": online.STATES,
        "odd": online.ODD,
        "refunds": online.REFUNDS,
        "is_open": order.state in online.OPEN,
        "is_on": port is not None,
    }
    if not shown["is_open"] or not order.link:
        return shown
    if order.kind == "native":
        shown["image"] = code_of(order.link)
    elif order.kind == "h5":
        back = urlencode({"redirect_url": f"{site_of(request)}{request.path}"})
        shown["go"] = f"{order.link}{'&' if '?' in order.link else '?'}{back}"
    elif port is not None:
        shown["handed"] = port.handed(order.link)
    return shown
