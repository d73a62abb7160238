"""Renovations on the desk: the list, and one with its drawings, its next step, its visits and noise beside it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.renovating import ACTS
from yuanba.interfaces.renovating import badge_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.money import format_yuan
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ADVISES = "renovation.advise"
OFTEN = ("walls", "waterproof", "gas")  # ticked where nobody has chosen yet


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The newest first; narrowed by how they stand."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, of = desk_yard(actor, code, ADVISES), request.GET.get("of", "")
    page = cases.renovations(actor, yard, of, request.GET.get("after", ""))
    shown = frame(request, yard, "renovations") | {
        "rows": [(one, badge_of(one)) for one in page.rows],
        "more": page.more,
        "query": f"of={of}",
        "of": of,
        "states": {
            "": _("All"),
            "asked": _("To decide"),
            "running": _("Approved, not over"),
            "refused": _("Not approved"),
            "closed": _("Finished"),
        },
        "works": cases.renovation.WORKS,
    }
    return render(request, "desk/renovations.html", shown)


@require_safe
def show(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """One."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    return _page(request, code, case_id, "", Form())


def _page(request: HttpRequest, code: str, case_id: UUID, verb: str, form: Form, status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    yard, case, story = _opened(actor, code, case_id)
    found = story.renovation
    shown: dict[str, Any] = frame(request, yard, "renovations") | {
        "case": case,
        "story": story,
        "r": found,
        "badge": badge_of(found),
        "kept": cases.drawings_for(found.home),
        "noise": cases.noise_beside(actor, found),
        "verb": verb,
        "forms": {verb: form} if verb else {},
        "typed_number": request.POST.get("number", ""),
        "ticked": request.POST.getlist("untouchable") or list(found.untouchable) or list(OFTEN),
        "first": _begun(found),
        "blank": Form({"stage": _stage(found)}),
        "done": request.GET.get("done", ""),
        "link": f"/desk/{code}/renovations/{case_id}/",
        "works": cases.renovation.WORKS,
        "untouchable": cases.renovation.UNTOUCHABLE,
        "stages": cases.renovation.STAGES,
    }
    return render(request, "desk/renovation.html", shown, status=status)


def _opened(actor: Actor, code: str, case_id: UUID) -> tuple[Yard, cases.Case, cases.RenovationStory]:
    yard = desk_yard(actor, code, ADVISES)
    case = cases.case_to_read(actor, yard, case_id)
    story = cases.renovation_of(case)
    if story is None:
        raise absent()
    check(actor, ADVISES, story.renovation.home)
    return yard, case, story


def _begun(found: cases.Renovation) -> Form:
    """What the form of approval begins with: what was asked for, or what holds."""
    deposit = format_yuan(found.deposit_fen).replace(",", "") if found.deposit_fen else ""
    return Form(
        {
            "starts_on": found.starts_on.isoformat(),
            "ends_on": found.ends_on.isoformat(),
            "hours": found.hours or _("Monday to Friday 9:00–12:00 and 14:00–18:00"),
            "deposit": deposit,
            "advice": found.advice,
        }
    )


def _stage(found: cases.Renovation) -> str:
    today = clock.today()
    return "before" if today < found.starts_on else "during" if today <= found.ends_on else "after"


@require_POST
def do(request: HttpRequest, code: str, case_id: UUID, verb: str) -> HttpResponse:
    """Say something about a drawing, keep one, decide, or write down a visit."""
    link = f"/desk/{code}/renovations/{case_id}/"
    stands_at(request, link)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if verb not in ACTS:
        raise absent()
    yard, case, story = _opened(actor, code, case_id)
    try:
        ACTS[verb](request, actor, cases.Target(yard, case.id), story.renovation)
    except Refusal as refusal:
        if refusal.status not in (409, 413, 422):
            raise
        return _page(request, code, case_id, verb, refused(typed(request), refusal), refusal.status)
    return redirect(f"{link}?done={verb}#{'drawings' if verb in ('drawing', 'keep') else 'act'}")
