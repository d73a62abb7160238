"""The ledger of problems on the desk: the list with its figures, a new entry, one problem with its next step."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.dates import day_or_none
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.mediating import version_typed
from yuanba.interfaces.naming import estate_named
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

Given = dict[str, str]
RIGHTS = {"measure": "problem.measure", "done": "problem.done", "verify": "problem.verify", "back": "problem.verify"}


def readable(request: HttpRequest, code: str) -> tuple[Actor, Yard]:
    """Who asks, and the yard whose ledger they may read; refused as absent."""
    actor, yard = actor_of(request), by_code(code)
    check(actor, "problem.read", yard)
    return actor, yard


def narrowed(request: HttpRequest) -> dict[str, str]:
    """Field, state and company of an address; refused as absent where somebody made them up."""
    found = {name: request.GET.get(name, "") for name in ("field", "state", "company")}
    known = {"field": ("", *cases.ledger.FIELDS), "state": ("", "open", "late", *cases.ledger.STATES)}
    if any(found[name] not in choices for name, choices in known.items()):
        raise absent()
    return found


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The newest first; narrowed by field, state and company."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    narrow = narrowed(request)
    field, state = narrow["field"], narrow["state"]
    page = cases.problems(actor, yard, **narrow, after=request.GET.get("after", ""))
    shown = frame(request, yard, "problems") | {
        "rows": page.rows,
        "more": page.more,
        "query": urlencode(narrow),
        "field": field,
        "state": state,
        "company": narrow["company"],
        "companies": cases.problem_companies(actor, yard),
        "figures": cases.problem_figures(yard),
        "meetings": cases.meetings(actor, yard, after=request.GET.get("before", "")),
        "chosen": _agenda_of(actor, yard, narrow),
        "may_enter": can(actor, "problem.enter", yard),
        "may_meet": can(actor, "problem.meet", yard),
        "fields": cases.ledger.FIELDS,
        "states": cases.ledger.STATES,
    }
    return render(request, "desk/problems.html", shown)


def _agenda_of(actor: Actor, yard: Yard, narrow: dict[str, str]) -> int:
    """How many of this list one agenda would take."""
    return cases.count_open(actor, yard, **narrow) if can(actor, "problem.meet", yard) else 0


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """A new entry."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    check(actor, "problem.enter", yard)
    form, status = Form({"key": new_key(), "source": request.GET.get("source", "")}), 200
    if request.method == "POST":
        try:
            made = _entered(request, actor, yard)
            return redirect(f"/desk/{code}/problems/{made.number}/?done=enter")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "problems") | {"form": form, "fields": cases.ledger.FIELDS}
    shown |= {"sources": cases.ledger.SOURCES, "estates": estates_of(yard)}
    return render(request, "desk/problem_new.html", shown, status=status)


def estates_of(yard: Yard) -> list[places.Profile]:
    """The estates an office may name, in order of name; none for an estate."""
    if yard.kind == Yard.Kind.ESTATE:
        return []
    below = places.estates_under((yard.path.rpartition("/")[0],))
    return sorted(places.profiles([one.id for one in below]).values(), key=lambda one: one.name)


def _entered(request: HttpRequest, actor: Actor, yard: Yard) -> cases.Problem:
    given = typed(request)
    entry = cases.Entry(
        field=given.get("field", ""),
        title=given.get("title", ""),
        text=given.get("text", ""),
        source=given.get("source", ""),
        company=given.get("company", ""),
        estate=estate_named(given.get("estate", "")),
        cases=_numbers(given.get("cases", ""), yard.code),
    )
    return cases.enter_problem(actor=actor, yard=yard, entry=entry, client_key=given.get("key", "")[:64])


def _numbers(text: str, code: str) -> tuple[int, ...]:
    """Numbers of requests as people write them: JG-12, 14."""
    parts = re.split(r"[\s,，、]+", text.upper().replace(f"{code}-", ""))
    return tuple(int(one) for one in parts if one.isascii() and one.isdecimal() and len(one) < 9)


@require_http_methods(["GET", "POST"])
def problem(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One problem; one form for each act."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = readable(request, code)
    form, status, act = Form(), 200, request.POST.get("act", "")
    if request.method == "POST":
        if act not in ACTS or not can(actor, RIGHTS[act], yard):
            raise absent()
        try:
            ACTS[act](typed(request), actor, yard, number)
            return redirect(f"/desk/{code}/problems/{number}/?done={act}#act")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown: dict[str, Any] = frame(request, yard, "problems") | {
        "story": cases.problem_story(actor, yard, number),
        "form": form,
        "act": act,
        "done": request.GET.get("done", ""),
        "may": {name: can(actor, right, yard) for name, right in RIGHTS.items()},
        "fields": cases.ledger.FIELDS,
        "states": cases.ledger.STATES,
        "sources": cases.ledger.SOURCES,
        "steps": STEPS,
    }
    return render(request, "desk/problem.html", shown, status=status)


def measure_typed(given: Given) -> cases.Measure:
    """Who does what by when, as a form says it."""
    return cases.Measure(
        given.get("responsible", ""), given.get("measure", ""), day_or_none(given.get("due_on", ""), "due_on")
    )


def _measure(given: Given, actor: Actor, yard: Yard, number: int) -> object:
    said, version = measure_typed(given), version_typed(given)
    return cases.set_measure(actor=actor, yard=yard, number=number, measure=said, version=version)


def _done(given: Given, actor: Actor, yard: Yard, number: int) -> object:
    text, version = given.get("text", ""), version_typed(given)
    return cases.say_problem_done(actor=actor, yard=yard, number=number, text=text, version=version)


def _verify(given: Given, actor: Actor, yard: Yard, number: int) -> object:
    text, version, solved = given.get("text", ""), version_typed(given), given.get("act") == "verify"
    return cases.verify_problem(actor=actor, yard=yard, number=number, solved=solved, text=text, version=version)


ACTS: dict[str, Callable[[Given, Actor, Yard, int], object]] = {
    "measure": _measure,
    "done": _done,
    "verify": _verify,
    "back": _verify,
}
STEPS = cases.ledger.STEPS
