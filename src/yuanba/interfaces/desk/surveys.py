"""Surveys on the desk: opened once a year; what homes say at the door or on the telephone is written down."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.evaluation import public as evaluation
from yuanba.interfaces.asking import actor_of, home_called, to_sign_in, typed
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.surveying import marks_typed
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ENTERS, OPENS = "survey.enter", "survey.open"


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """How far the running one is, what the others came to, and the form for a new one."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ENTERS)
    today = clock.today()
    form, status = Form({"year": str(today.year), "minimum": str(evaluation.USUAL)}), 200
    if request.method == "POST":
        try:
            _open(request, actor, yard)
            return redirect(f"/desk/{code}/surveys/?done=opened")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    page = evaluation.results(yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "surveys") | {
        "rows": page.rows,
        "more": page.more,
        "form": form,
        "years": (today.year, today.year - 1),
        "may_open": can(actor, OPENS, yard),
        "opened": "done" in request.GET,
        "questions": evaluation.QUESTIONS,
        "ways": evaluation.WAYS,
    }
    return render(request, "desk/surveys.html", shown, status=status)


def _open(request: HttpRequest, actor: Actor, yard: Yard) -> evaluation.Survey:
    check(actor, OPENS, yard)
    given = typed(request)
    return evaluation.open_survey(
        actor=actor,
        yard=yard,
        year=_number(given, "year"),
        closes_on=day_of(given.get("closes_on", ""), "closes_on"),
        minimum=_number(given, "minimum"),
    )


def _number(given: dict[str, str], name: str) -> int:
    text = given.get(name, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """One home after the other: where, how, seven faces; then the next one is ready."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ENTERS)
    survey = evaluation.survey_of(yard, year)
    way = request.GET.get("way", "")
    form, status = Form({"key": new_key(), "way": way if way in evaluation.BY_STAFF else "door"}), 200
    if request.method == "POST":
        try:
            turn = _entered(request, actor, yard, year)
            return redirect(f"/desk/{code}/surveys/{year}/enter/?done={turn.home_id}&way={turn.way}")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown: dict[str, Any] = frame(request, yard, "surveys") | {
        "survey": survey,
        "over": clock.today() > survey.closes_on,
        "form": form,
        "chosen": marks_typed(form.values),
        "done": "done" in request.GET,
        "questions": evaluation.QUESTIONS,
        "faces": evaluation.MARKS,
        "ways": {name: evaluation.WAYS[name] for name in evaluation.BY_STAFF},
    }
    return render(request, "desk/survey_entry.html", shown, status=status)


def _entered(request: HttpRequest, actor: Actor, yard: Yard, year: int) -> evaluation.Turn:
    given = typed(request)
    return evaluation.answer_survey(
        actor=actor,
        home=home_called(yard, given.get("home", "")),
        year=year,
        marks=marks_typed(given),
        way=given.get("way", "") or "none",
        client_key=(given.get("key") or new_key())[:64],
    )
