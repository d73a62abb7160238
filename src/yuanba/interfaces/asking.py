"""Reading what a browser sends: who asks, pictures, the key that makes a repeat harmless."""

from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.carried import carried
from yuanba.kernel import clock
from yuanba.kernel.days import field_day, field_moment
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register("home-unknown", 422, "There is no such home there. Write it as 3-2-902.")
register("spot-unknown", 422, "No place is registered under this name. Write it as 3-2, garage, or leave it empty.")
register("date-unreadable", 422, "Please choose a day and a time.")
register("day-unreadable", 422, "Please choose a day.")
HOUR_SECONDS = 3600


def actor_of(request: HttpRequest) -> Actor:
    """Whoever asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def ip_of(request: HttpRequest) -> str:
    """The whole network address: with YUANBA_BEHIND_PROXY what the proxy saw."""
    if settings.YUANBA_BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def address_of(request: HttpRequest) -> str:
    """The network address, for counting tries: of IPv6 the household."""
    address = ip_of(request)
    return ":".join(address.split(":")[:4]) if address.count(":") > 3 and "." not in address else address


def count_report(request: HttpRequest) -> None:
    """Anonymous intake has a limit per address and hour; refused as `too-many`."""
    throttle.hit(f"report:{address_of(request)}", limit=settings.YUANBA_REPORTS_PER_HOUR, seconds=HOUR_SECONDS)


def count_upload(request: HttpRequest) -> None:
    """So has uploading pictures before a report is sent."""
    throttle.hit(f"upload:{address_of(request)}", limit=4 * settings.YUANBA_REPORTS_PER_HOUR, seconds=HOUR_SECONDS)


def count_word(case: cases.Case) -> None:
    """And so has what a reporter says to one case: the history is not to be talked full."""
    throttle.hit(f"word:{case.id}", limit=20, seconds=HOUR_SECONDS)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """The way to the sign-in page and back."""
    way_back = getattr(request, "page", request.get_full_path())
    return redirect(f"/sign-in/?{urlencode({'next': way_back})}")


def stands_at(request: HttpRequest, page: str) -> None:
    """The address a form's answer is shown for: that of its page, which can be asked for again."""
    request.page = page  # type: ignore[attr-defined]


def typed(request: HttpRequest) -> dict[str, str]:
    """What was typed, as it was typed, and the pictures that came with it."""
    return {name: value for name, value in request.POST.items() if isinstance(value, str)} | carried(request).seals


def uuid_or_absent(text: str) -> UUID:
    """An id as typed into an address; refused as absent."""
    try:
        return UUID(text)
    except ValueError:
        raise absent() from None


def home_called(yard: Yard, text: str) -> places.Place:
    """A home as people write it, 3-2-902; refused at the field `home`."""
    home = places.find_place(yard, text[:120])
    if home is None:
        raise Refusal("invalid", fields={"home": "home-unknown"})
    return home


def place_typed(yard: Yard, text: str) -> UUID | None:
    """A registered place as people write it, None where nothing was; refused at the field `place`."""
    try:
        return home_called(yard, text.strip()).id if text.strip() else None
    except Refusal:
        raise Refusal("invalid", fields={"place": "spot-unknown"}) from None


def number_typed(text: str, otherwise: int = 0) -> int:
    """A whole number of at most nine figures; `otherwise` for everything else."""
    said = text.strip()
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else otherwise


def day_typed(given: Mapping[str, str], name: str) -> date:
    """A day as a form sends it; refused at its field."""
    try:
        return field_day(given.get(name, ""))
    except ValueError:
        raise Refusal("invalid", fields={name: "day-unreadable"}) from None


def moment_typed(given: Mapping[str, str], name: str) -> datetime:
    """A day and a time as a form sends them, of this city; refused at its field."""
    try:
        return clock.local(field_moment(given.get(name, "")))
    except ValueError:
        raise Refusal("invalid", fields={name: "date-unreadable"}) from None


def target_of(request: HttpRequest, yard: Yard, case_id: UUID) -> cases.Target:
    """The case a form is about, the version its page showed, and the form's key."""
    version = request.POST.get("version", "")
    seen = int(version) if version.isdecimal() and len(version) < 9 else None
    return cases.Target(yard, case_id, seen, request.POST.get("key", "")[:64])
