"""Taking two requests of one matter together, letting them apart again, and making two of one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, target_of, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.telling import badge_of
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can, check
from yuanba.ui.forms import Form, refused

SHOWN_AGAIN = (409, 422)


def beside(actor: Actor, case: cases.Case) -> dict[str, Any]:
    """What the page of a case says of others: into which it was taken, which were taken into it, likely doubles;
    what neighbours gave when they joined.
    """
    is_open = case.state in cases.states.OPEN
    doubles = cases.likely_doubles(actor, case) if is_open and can(actor, "case.merge", case) else []
    return {
        "main": cases.main_of(case) if case.main_id else None,
        "taken": cases.taken_into(actor, case) if case.taken_in else [],
        "doubles": [(one.case, badge_of(one.case)) for one in doubles],
        "brought": cases.privacy.brought(actor, case),
        "voices": cases.privacy.voices(actor, case),
        "joiner_key": new_key(),
        "may_merge": cases.states.after("merge", case.state) is not None and can(actor, "case.merge", case),
        "may_split": cases.states.after("split", case.state) is not None and can(actor, "case.split", case),
        "may_unmerge": case.state == cases.states.MERGED and can(actor, "case.unmerge", case),
    }


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """Which other one it is, and why; of one that was taken into another: apart again."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "case.read")
    case = cases.case_to_read(actor, yard, case_id)
    apart = case.state == cases.states.MERGED
    check(actor, "case.unmerge" if apart else "case.merge", case)
    form, status = Form({"key": new_key(), "other": request.GET.get("other", "")[:40]}), 200
    if request.method == "POST":
        try:
            stays = _apart(request, actor, case) if apart else _together(request, actor, case)
            return redirect(f"/desk/{code}/{stays}/?done=merge#title")
        except Refusal as refusal:
            if refusal.status not in SHOWN_AGAIN:
                raise
            form, status = refused({**typed(request), "key": new_key()}, refusal), refusal.status
    shown = frame(request, yard, "all") | beside(actor, case) | {"case": case, "form": form, "apart": apart}
    return render(request, "desk/together.html", shown, status=status)


def _apart(request: HttpRequest, actor: Actor, case: cases.Case) -> UUID:
    target = target_of(request, case.yard, case.id)
    return cases.unmerge(actor=actor, target=target, reason=request.POST.get("text", "")).id


def _together(request: HttpRequest, actor: Actor, case: cases.Case) -> UUID:
    """The later into the earlier, whichever of the two the page is about; returns the one that goes on."""
    other = _other(request, actor, case)
    reason, target = request.POST.get("text", ""), target_of(request, case.yard, case.id)
    if other.reported_at <= case.reported_at:
        cases.merge(actor=actor, target=target, into=other.id, reason=reason)
        return other.id
    target = cases.Target(case.yard, other.id, None, target.key)
    cases.merge(actor=actor, target=target, into=case.id, reason=reason)
    return case.id


def _other(request: HttpRequest, actor: Actor, case: cases.Case) -> cases.Case:
    """The one chosen, or the one whose number was typed."""
    typed_number = request.POST.get("number", "").strip()[:20] or request.POST.get("other", "")[:40]
    found = cases.case_numbered(case.yard, typed_number)
    if found is None:
        raise Refusal("invalid", fields={"number": "main-unknown"})
    if found == case.id:
        raise Refusal("invalid", fields={"number": "main-same"})
    try:
        return cases.case_to_read(actor, case.yard, found)
    except Refusal:
        raise Refusal("invalid", fields={"number": "main-unknown"}) from None


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """What the part is about, where it is, its kind and level."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "case.read")
    case = cases.case_to_read(actor, yard, case_id)
    check(actor, "case.split", case)
    form, status = Form({"key": new_key(), "kind": case.kind, "level": case.level}), 200
    if request.method == "POST":
        try:
            part = _part(request, actor, case)
            return redirect(f"/desk/{code}/{part.id if can(actor, 'case.read', part) else case_id}/?done=split#title")
        except Refusal as refusal:
            if refusal.status not in SHOWN_AGAIN:
                raise
            form, status = refused({**typed(request), "key": new_key()}, refusal), refusal.status
    shown = frame(request, yard, "all") | {
        "case": case,
        "form": form,
        "places": places.places_to_choose(yard),
        "kinds": cases.vocabulary.KINDS,
        "levels": cases.vocabulary.LEVELS,
        "groups": cases.units.plan_of(yard).groups(),
    }
    return render(request, "desk/split.html", shown, status=status)


def _part(request: HttpRequest, actor: Actor, case: cases.Case) -> cases.Case:
    said = request.POST.get("place", "").strip()[:120]
    place = places.find_place(case.yard, said) if said else case.place
    if place is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    chosen = {name: request.POST.get(name, "") for name in ("text", "kind", "level", "category")}
    return cases.split(actor=actor, target=target_of(request, case.yard, case.id), place=place, **chosen)
