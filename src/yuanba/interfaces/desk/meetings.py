"""Joint meetings on the desk: called over what is ticked or over a whole choice, and what each item decided."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.dates import day_or_none
from yuanba.interfaces.desk.problems import measure_typed, narrowed, readable
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.mediating import number_typed
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.kernel.paging import part_of
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def meet(request: HttpRequest, code: str) -> HttpResponse:
    """Called over what is ticked, page by page, or over all of a choice; turning a page keeps what was typed."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    check(actor, "problem.meet", yard)
    form, status, narrow = Form({"key": new_key()}), 200, _narrowed(request)
    if "turn" in request.POST:
        form = Form(typed(request))
    elif request.method == "POST":
        try:
            made = _called(request, actor, yard, narrow)
            return redirect(f"/desk/{code}/meetings/{made.number}/?done=1")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "problems") | {"form": form, "fields": cases.ledger.FIELDS}
    shown |= _agenda(request, actor, yard, narrow)
    shown |= {"below": cases.to_take_up(actor, yard), "ticked_below": request.POST.getlist("below")}
    return render(request, "desk/meeting_new.html", shown, status=status)


def _narrowed(request: HttpRequest) -> dict[str, str]:
    """The choice of an address: problems that are not solved."""
    narrow = narrowed(request)
    return narrow | {"state": "open" if narrow["state"] in ("", cases.ledger.SOLVED) else narrow["state"]}


def _agenda(request: HttpRequest, actor: Actor, yard: Yard, narrow: dict[str, str]) -> dict[str, Any]:
    """A page of what is open, how many there are in all, and what is ticked here and elsewhere."""
    page = cases.problems(actor, yard, **narrow, after=request.POST.get("turn", ""))
    ticked, count = _ticked(request), cases.count_open(actor, yard, **narrow)
    here, is_short = {one.number for one in page.rows}, count <= len(page.rows)
    if request.method == "GET" and is_short:
        ticked = sorted(here)  # a short list is the agenda as it stands
    return narrow | {
        "rows": page.rows,
        "more": page.more,
        "count": count,
        "most": cases.ledger.MOST_ITEMS,
        "is_short": is_short,
        "ticked": ticked,
        "elsewhere": [one for one in ticked if one not in here],
        "states": cases.ledger.STATES,
        "query": urlencode(narrow),
        "turned": bool(request.POST.get("turn")),
    }


def _ticked(request: HttpRequest) -> list[int]:
    found = (int(one) for one in request.POST.getlist("problem") if one.isascii() and one.isdecimal() and len(one) < 9)
    return list(dict.fromkeys(found))


def _called(request: HttpRequest, actor: Actor, yard: Yard, narrow: dict[str, str]) -> cases.JointMeeting:
    given = typed(request)
    day = day_or_none(given.get("day", ""), "day")
    if day is None:
        raise Refusal("invalid", fields={"day": "day-please"})
    is_all = bool(given.get("batch"))
    return cases.call_meeting(
        actor=actor,
        yard=yard,
        title=given.get("title", ""),
        day=day,
        where=given.get("where", ""),
        who=given.get("who", ""),
        problems=[] if is_all else _ticked(request),
        of_estates=[_of_estate(one) for one in request.POST.getlist("below")],
        batch=cases.Batch(number_typed(given, "batch"), **narrow) if is_all else None,
        client_key=given.get("key", "")[:64],
    )


def _of_estate(text: str) -> tuple[Yard, int]:
    """JG-P7: an estate and a number of its ledger; refused as absent."""
    code, _sign, number = text.rpartition("-P")
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        raise absent()
    return by_code(code), int(number)


@require_http_methods(["GET", "POST"])
def meeting(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One joint meeting: its agenda to print, and what it decided, item by item."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    form, status, after = Form(), 200, request.GET.get("after", "")
    if request.method == "POST":
        check(actor, "problem.meet", yard)
        given = typed(request)
        measure = measure_typed(given) if given.get("measure", "").strip() else None
        try:
            of, said = number_typed(given, "problem"), given.get("outcome", "")
            cases.minute_item(actor=actor, yard=yard, meeting=number, problem=of, outcome=said, measure=measure)
            return redirect(f"/desk/{code}/meetings/{number}/?{urlencode({'done': 1, 'after': after})}")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(given, refusal), refusal.status
    story = cases.meeting_story(actor, yard, number)
    page = part_of(story.items, lambda item: str(item.order), after)
    shown = frame(request, yard, "problems") | {
        "m": story,
        "items": page.rows,
        "more": page.more,
        "form": form,
        "blank": Form(),
        "done": "done" in request.GET,
        "may_meet": can(actor, "problem.meet", yard),
        "fields": cases.ledger.FIELDS,
        "states": cases.ledger.STATES,
    }
    return render(request, "desk/meeting.html", shown, status=status)
