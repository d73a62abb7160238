"""The offices there are, and founding one over a division of the tree; estates one by one; a new division."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.backoffice.estates import founder
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

SHOWN = 50
KINDS = {
    "estate": _("Estate"),
    "community": _("Community office"),
    "street": _("Street office"),
    "district": _("District office"),
    "association": _("Association"),
}
LEVELS = {"city": _("City"), "district": _("District"), "street": _("Street"), "community": _("Community")}
FIELDS = ("kind", "name", "name_en", "phone", "address", "company")


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """The offices in order of their place, a page at a time."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    rows = places.offices_page(founder(request), request.GET.get("after", "")[:200], SHOWN)
    shown = {"rows": rows, "more": rows[-1].yard.path if len(rows) == SHOWN else "", "kinds": KINDS}
    return render(request, "backoffice/offices.html", shown | {"done": _done(request)})


def _done(request: HttpRequest) -> places.Profile | None:
    """What was founded a moment ago, so that somebody is appointed there next."""
    code = request.GET.get("done", "")[:12]
    yard = by_code(code) if code else None
    return places.profiles([yard.id]).get(yard.id) if yard else None


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Where: a division by its name or code."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    said = request.GET.get("q", "")[:60]
    found = places.divisions_called(founder(request), said)
    return render(request, "backoffice/divisions.html", {"found": found, "q": said, "levels": LEVELS})


@require_http_methods(["GET", "POST"])
def found_in(request: HttpRequest, division: str) -> HttpResponse:
    """One division: an office or an estate is founded there, or a division added below."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor = founder(request)
    line = places.division_to_found_in(actor, division)
    if request.method != "POST":
        return _page(request, line, Form(), Form())
    form, act = request.POST, request.POST.get("act", "")
    if act not in ("found", "add"):
        raise absent()
    try:
        if act == "add":
            return _added(request, line)
        said = {name: form.get(name, "").strip()[:60] for name in FIELDS}
        code = form.get("code", "").strip().upper()[:16]
        yard = places.found_yard(actor=actor, code=code, division=line.division, **said)
    except Refusal as refusal:
        again = refused(typed(request), refusal)
        pair = (Form(), again) if act == "add" else (again, Form())
        return _page(request, line, *pair, status=refusal.status)
    return redirect(f"/backoffice/offices/?done={yard.code}")


def _added(request: HttpRequest, line: places.DivisionLine) -> HttpResponse:
    form = request.POST
    made = places.add_division(
        actor=actor_of(request),
        code=form.get("code", "").strip()[:16],
        level=places.level_below(line.division.level),
        name=form.get("name", "").strip()[:60],
        name_en=form.get("name_en", "").strip()[:80],
        parent=line.division,
    )
    return redirect(f"/backoffice/offices/new/{made.code}/")


def _page(request: HttpRequest, line: places.DivisionLine, found: Form, added: Form, status: int = 200) -> HttpResponse:
    level = line.division.level
    shown: dict[str, Any] = {"line": line, "found": found, "added": added, "kinds": KINDS, "levels": LEVELS}
    shown |= {"open_to": places.KINDS_OF_YARDS[level], "below": places.level_below(level)}
    return render(request, "backoffice/found.html", shown, status=status)
